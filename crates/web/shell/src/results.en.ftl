sheet = Results
col-division = Class
col-certification = Certification number
col-first = First name
col-last = Last name
col-birth = Date of birth
col-place = Place of birth
col-local = External identifier
col-status = Status
col-points = Number of points
col-comment = Comment of the jury for the organisation
col-session = Exam session
col-centre = Certification centre
col-sat = Date of the certification
status-validated = Obtained
status-rejected = Rejected
status-cancelled = Cancelled
status-pending = Under review
comment-rejected = More than half of the answers must be right: the certification is not obtained.
comment-levels = More than half of the answers are right, but the errors cost every level: the certification is not obtained.
comment-fraud = Rejected by decision of the jury.
comment-cancelled = Cancelled by decision of the jury: the exam did not take place as it should. The candidate can take a certification again.
comment-few = Too few questions count for the result to mean anything. The candidate can take a certification again.
comment-pending = The jury is looking at this result again.
mail-subject = Results published: session { $number }
mail-body =
    Hello,

    The results of session { $number } ({ $centre }, { $date }) are published.

    { $count ->
        [one] Those of the candidate who concerns you are here:
       *[other] Those of the { $count } candidates who concern you are here:
    }
    { $link }

    This link shows personal data: do not pass it on. It opens without an account, until { $until }. After that day, ask the centre for the results.

    This message contains no result.
