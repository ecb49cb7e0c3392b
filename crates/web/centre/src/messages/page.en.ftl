title = Messages
lead = Write to the candidates, families, teachers and invigilators of this session. Each message is ready: read it, adapt it, send it or copy it.
kinds = Messages of the session
kind-convocation = Convocation
kind-preparation = Getting ready for the exam
kind-rappel = Reminder before the exam
kind-resultats = After the exam
kind-familles = Letter to the families
kind-professeurs = Note to the form teachers
kind-surveillants = Mail to the invigilators
readers-candidates = To each candidate, at the address for the convocation
readers-invigilators = To the addresses that you type
readers-teachers = To teachers of the school, or to the addresses that you type
own = Words of the centre
sent = What was sent
sent-none = Nothing was sent for this session yet.
receipt = { $what }, on { $when } by { $who }
receipt-mails =
    { $count ->
        [0] No mail
        [one] One mail
       *[other] { $count } mails
    }
receipt-delivered =
    { $count ->
        [one] one has left
       *[other] { $count } have left
    }
receipt-waiting =
    { $count ->
        [one] one waits to leave
       *[other] { $count } wait to leave
    }
receipt-troubled =
    { $count ->
        [one] one is refused by the mail server for now and will be tried again
       *[other] { $count } are refused by the mail server for now and will be tried again
    }
receipt-lost =
    { $count ->
        [one] one never left
       *[other] { $count } never left
    }
receipt-addressless =
    { $count ->
        [one] one candidate without an address
       *[other] { $count } candidates without an address
    }
no-smtp = This installation sends no mail itself: mails wait with the administrator. Copy the text to send it in another way.
preview = Preview
preview-of = Preview filled for
see = See
subject = Subject
body = Text
copy = Text to copy
copy-hint = Filled for the person chosen above. Select everything, then copy.
copy-hint-all = Select everything, then copy.
change-words = Change the text
to-send = Send
fresh =
    { $count ->
        [0] No mail to send.
        [one] One mail to send.
       *[other] { $count } mails to send.
    }
already =
    { $count ->
        [one] One candidate has had this very message: it is not sent twice.
       *[other] { $count } candidates have had this very message: it is not sent twice.
    }
without =
    { $count ->
        [one] One candidate has no address for the convocation:
       *[other] { $count } candidates have no address for the convocation:
    }
print-letters = Print their letters
addresses = Addresses
addresses-hint = One a line, { $max } at most. Each gets a mail of its own. The addresses are kept only until the mails have left.
teachers = Teachers of the school
send = Send
back = Back to the messages
why-access_code = This text holds the access code of the session, and the day has not come. Take it out: it is given in the room.
why-password = This text holds the password of the invigilators. Take it out: it is for them only.
why-too_early = The session has not been held yet. This message is sent from that day on.
why-too_late = The session was held: this message announces nothing any more.
why-nobody = Nobody to send it to. Give the candidates an address for the convocation, or print their letters.
why-address = “{ $typed }” is not an e-mail address. Correct it or take it out.
why-no-address = Write at least one address.
why-too-many = More than { $max } addresses. Send in several goes.
all-have-it = Nothing was sent: everybody has had this very message.
words-title = Change the text
words-lead = These words serve for all sessions of the centre, in English. A name in braces is replaced for each message.
words-own = The centre uses its own words.
words-original = Back to the original text
words-save = Save
words-cancel = Cancel
words-fields = What you can put in braces
field-prenom = first name of the candidate
field-nom = name at birth of the candidate
field-classe = class of the candidate
field-date = day of the session
field-heure = hour of arrival
field-debut = start of the test
field-fin = end of the time, the candidate's own when the message is for a candidate
field-site = site
field-salle = room
field-centre = name of the centre
field-numero = number of the session
field-surveillants = invigilators announced
field-referent = first and last name of the référent
field-nombre = number of candidates enrolled
field-adresse = address of this site
no-code = No field gives the access code: it is given in the room. Nothing says why somebody has more time.
field-unknown = Line { $line }: “{ $near }” is no field. Choose from the list beneath the text.
field-personal = Line { $line }: “{ $near }” tells of a candidate, and this message is not for a candidate. Choose from the list beneath the text.
field-unclosed = Line { $line }: the brace of “{ $near }” is not closed. Add {"}"} after the name of the field, or take it out.
text-empty = This text is empty. Write it, or go back to the original text.
text-too_long = This text is too long: { $max } characters at most.
text-control = This text holds an invisible character. Type it again.
letters-title = Letters to print
letters-lead =
    { $count ->
        [0] Every candidate has an address: there is no letter to print.
        [one] One letter, for the candidate without an address for the convocation. Print this page.
       *[other] { $count } letters, for the candidates without an address for the convocation, one on each sheet. Print this page.
    }
