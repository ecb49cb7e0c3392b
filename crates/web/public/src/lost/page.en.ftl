title = Find a lost certificate
lead = The name, the first name and the date of birth as they were on the day of the exam are enough.
account = Can you still use your account?
account-link = The certificate is downloaded there.
last = Name at birth
last-hint = Without accents or capitals if you like.
first = First name
first-hint = As on the list of the session.
birth = Date of birth
birth-hint = For instance 04/07/2011.
fault-last = Write the name at birth.
fault-first = Write the first name.
fault-birth = Write the date of birth like 04/07/2011: day, month and year, with slashes.
fault-birth-day = This day is not in the calendar. Check day and month.
fault-birth-year = This date is too long ago or has not come yet. Check the year.
must-wait =
    { $minutes ->
        [one] Too many requests were made just now. Try again in a minute.
       *[other] Too many requests were made just now. Try again in { $minutes } minutes.
    }
ask = Ask for the certificate
privacy = Nobody learns here whether somebody has a certificate: the answer is the same for all.
asked-title = Your request is noted
asked-text = For everybody’s safety this page does not say whether a certificate exists. This is what happens.
asked-mail =
    { $days ->
        [one] A certificate exists and an address is known: a mail goes there, with a link that holds one day.
       *[other] A certificate exists and an address is known: a mail goes there, with a link that holds { $days } days.
    }
asked-centre = A certificate exists without a known address: the centre where the exam was sat gets the request. Go there with an identity document, and it hands the certificate out to you.
asked-nothing = Nothing comes? Check the spelling and the date, or ask the centre where the exam was sat.
verify = Check a certificate
mail-subject = Your certificate
mail-body =
    Hello,

    Somebody has asked for a lost certificate in your name. If it was you, it is downloaded here:

    { $links }

    The link holds until { $until }. Pass it on to nobody. If it was not you, do nothing: nobody else has received it.
mail-line =
    Exam of { $date }, { $centre }:
    { $link }
found-title = Your certificate
found-text = The certificate { $code } is valid.
found-pdf = Download the certificate (PDF)
found-until = This link holds until { $until }. Keep the file in a safe place.
found-verify = See what an employer reads with the code
gone-title = This link opens nothing any more
gone-text = It is too old, incomplete, or the certificate was replaced or revoked since.
gone-again = Ask again
