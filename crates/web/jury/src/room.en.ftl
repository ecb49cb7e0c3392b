room-name = Jury
room-waiting = To decide
room-appeals = Appeals
appeal-open = An appeal is open about this test.
appeal-see = Read the appeal
room-published = Published
room-statistics = Statistics
crumbs = Breadcrumb
session = Session { $number }
somebody = somebody unrelated to the session
program = the program
invigilator = an invigilator
age-minutes =
    { $count ->
        [one] one minute
       *[other] { $count } minutes
    }
age-hours =
    { $count ->
        [one] one hour
       *[other] { $count } hours
    }
age-days =
    { $count ->
        [one] one day
       *[other] { $count } days
    }
not-own_centre = You are a member of the centre that held this session. Another jury member reads it and decides.
not-not_taken = Take this session to read the tests and to decide.
not-taken_by = { $name } has taken this session. Take it over to read the tests and to decide.
status-cancelled = Cancelled
status-rejected_for_fraud = Rejected for fraud
status-cancelled_too_few_answers = Cancelled, too few answers
status-rejected = Not obtained
status-validated = Obtained
status-pending = Score incomplete
outcome-right = Right
outcome-partial = Partly right
outcome-wrong = Wrong
outcome-passed = Passed over
outcome-timed_out = Right, too late
outcome-focused_out = Right, window left
outcome-none = No answer
kind-C1 = Identity to correct
kind-C2 = Extra time to add or change
kind-C4 = Signature missing or on the wrong line
kind-C6 = Suspicion of fraud
kind-C7 = Technical incident, without interruption
kind-C8 = Late, left or reconnected, without interruption
kind-E1 = Image missing
kind-E2 = Application of the question not working
kind-E3 = File that does not open
kind-E4 = Site unavailable
kind-E5 = Site blocked by the local network
kind-E8 = Time of the question too short
kind-E9 = Software of the machine not working
kind-E10 = Forced to leave the window
kind-E11 = Error page
kind-E12 = Question not accessible to the person
resolution-no_such_answer = Settled by the rules: no answer has this number.
resolution-not_concerned = Settled by the rules: the question has nothing of what was reported.
resolution-answer_is_right = Settled by the rules: the answer is right, nothing to repair.
resolution-other_reason = Settled by the rules: the answer is wrong for another reason.
resolution-neutralised = Settled by the rules: question neutralised.
resolution-counted_right = Settled by the rules: the answer counts as right.
resolution-jury = Settled by the jury.
resolution-none = To decide
resolution-no_effect = No effect on the result
done-neutralise = Question { $position } neutralised
done-restore = Question { $position } restored
done-count_right = Question { $position } counted as right
done-as_given = Question { $position } counted as it was judged
done-stopped_by_candidate = Reason of the end corrected: gave up or left
done-stopped_by_technical = Reason of the end corrected: technical problem
done-keep = Report without effect
done-reject_for_fraud = Rejection for fraud
done-lift_rejection = Rejection for fraud lifted
done-cancel = Cancellation
done-uncancel = Cancellation lifted
done-correct_identity = Correction of an identity
paper-identity_card = Identity card
paper-passport = Passport
paper-residence_permit = Residence permit
paper-civil_record = Birth certificate or family record book
paper-school_record = School record
reason-candidate = gave up or left
reason-technical = technical problem
hinders-session = The session is published already, or not finalised yet.
todo-session = Go back to the file of the session.
hinders-remark = The centre has left a remark.
todo-remark = Read it, then tick that you have read it when you publish.
hinders-incidents =
    { $count ->
        [one] One test has a report without a decision.
       *[other] { $count } tests have a report without a decision.
    }
todo-incidents = Decide on each report.
hinders-score =
    { $count ->
        [one] One test has no complete score.
       *[other] { $count } tests have no complete score.
    }
todo-score = Some questions have neither answer nor reason: neutralise them, or cancel the certification.
hinders-reason =
    { $count ->
        [one] Nobody has said why one test is not finished.
       *[other] Nobody has said why { $count } tests are not finished.
    }
todo-reason = Ask the centre for the reason, or cancel the certification.
hinders-end =
    { $count ->
        [one] Without an invigilator in the room’s space, nobody has seen the end of one test.
       *[other] Without an invigilator in the room’s space, nobody has seen the end of { $count } tests.
    }
todo-end = Ask the centre, then cancel the certifications whose end nobody vouches for.
hinders-second =
    { $count ->
        [one] One decision waits for a second person.
       *[other] On { $count } tests, a decision waits for a second person.
    }
todo-second = Another jury member confirms it or sets it aside.
room-search = Search
room-review = Work of the jury
level-high = Read first
level-raised = To look at
level-usual = Ordinary
risk-fraud =
    { $count ->
        [one] One suspicion of fraud
       *[other] { $count } suspicions of fraud
    }
risk-to_second =
    { $count ->
        [one] One decision waits for a second person
       *[other] { $count } decisions wait for a second person
    }
risk-alike =
    { $count ->
        [one] One test with the same wrong answers as another
       *[other] { $count } tests with the same wrong answers
    }
risk-incidents =
    { $count ->
        [one] One report to decide
       *[other] { $count } reports to decide
    }
risk-reopened =
    { $count ->
        [one] Given back to the centre once
       *[other] Given back to the centre { $count } times
    }
risk-withdrawn =
    { $count ->
       *[other] Its publication was withdrawn
    }
risk-unseen =
    { $count ->
        [one] Nobody in the room, one end screen not seen
       *[other] Nobody in the room, { $count } end screens not seen
    }
risk-fast =
    { $count ->
        [one] One very fast test
       *[other] { $count } very fast tests
    }
risk-windows =
    { $count ->
        [one] One test whose window was often left
       *[other] { $count } tests whose window was often left
    }
risk-remark =
    { $count ->
       *[other] The centre has left a remark
    }
risk-unfinished =
    { $count ->
        [one] One unfinished test
       *[other] { $count } unfinished tests
    }
risk-near_mark =
    { $count ->
        [one] One test within one answer of the mark
       *[other] { $count } tests within one answer of the mark
    }
sign-alike = Same wrong answers as { $names }
sign-fast = Very fast
sign-windows = Window left on { $count } questions
sign-near_mark = Within one answer of the mark
seconds = { $seconds } s
minutes = { $minutes } min { $seconds }
hours = { $hours } h { $minutes }
pause-reason = Reason: { $reason }
pause-lasted = Stopped for { $duration }
given-back =
    { $count ->
        [one] Time given back to 1 test: { $most }
       *[other] Time given back to { $count } tests: { $most }
    }
given-back-between = Time given back to { $count } tests: from { $least } to { $most }
given-back-here = Time given back: { $duration }
