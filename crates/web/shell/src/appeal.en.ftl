kind-result = Contest the result
kind-room = A problem during the exam
kind-identity = A wrong name or date of birth
kind-certificate = A certificate that is lost or missing
kind-other = Something else
hint-result = You think that your score is not right.
hint-room = Something in the room or on the computer got in your way.
hint-identity = This is a request for correction. The jury asks your centre for an identity paper.
hint-certificate = You no longer find your certificate, or somebody uses it in your place.
hint-other = Tell us.
state-with_centre = With the centre
state-with_jury = With the jury
state-accepted = Accepted
state-partly = Accepted in part
state-refused = Refused
state-withdrawn = Withdrawn
due = until { $due }
due-late = late since { $due }
step-asked = The candidate’s request
step-stated = What the centre says
step-accepted = The jury accepts
step-partly = The jury accepts in part
step-refused = The jury refuses
step-again = The candidate asks again
step-withdrawn = The candidate has withdrawn the request
effect-neutralise = Question { $position } no longer counts.
effect-restore = Question { $position } counts again.
effect-count_right = The answer to question { $position } counts as right.
effect-as_given = The answer to question { $position } counts as it was judged.
next-with_centre = The centre says what it knows, by { $due } at the latest. Then the jury answers, by { $answer } at the latest.
next-with_centre-late = The centre was to speak by { $due }. The jury may answer without it, by { $answer } at the latest.
next-with_jury = The jury answers by { $due } at the latest.
next-with_jury-late = The jury was to answer by { $due }. The request stays open, and comes before the others.
next-answered = This is the jury’s last answer.
next-again = The jury has answered. Until { $last } it can be asked once to look at its answer again.
next-withdrawn = The request is withdrawn: nothing changes.
mail-asked-subject = An appeal to complete
mail-asked-body =
    Hello,

    A candidate of your centre has made an appeal. Tell the jury what you know, within 7 days:

    { $address }
mail-stated-subject = Your appeal is with the jury
mail-stated-body =
    Hello,

    Your centre has said what it knows. The jury will answer you. You can follow your appeal here:

    { $address }
mail-answered-subject = The jury has answered your appeal
mail-answered-body =
    Hello,

    The jury has answered your appeal. Read its answer here:

    { $address }
mail-withdrawn-subject = An appeal withdrawn
mail-withdrawn-body =
    Hello,

    A candidate of your centre has withdrawn their appeal. There is nothing left to do for you:

    { $address }
