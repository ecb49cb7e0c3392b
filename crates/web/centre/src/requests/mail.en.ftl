mail-asked-subject = A certification session is asked for
mail-asked-body =
    Hello,

    A teacher of your school asks for a certification session for a class.

    Answer here: { $address }
mail-accepted-subject = Your certification session is made
mail-accepted-body =
    Hello,

    The session that you asked for is made. Check the day and the hour: the référent may have moved them.

    You will find it here, with its number and its papers: { $address }
mail-refused-subject = Your request for a session was not accepted
mail-refused-body =
    Hello,

    The référent could not accept the session that you asked for. The reason is here: { $address }
