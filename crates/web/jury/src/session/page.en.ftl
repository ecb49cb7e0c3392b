lead = { $place }, { $room }. { $date } at { $hour }, { $zone }.
state-published = Published
state-in_jury = Taken by the jury
state-finalised = Nobody has taken it
rehearsal = Rehearsal, worth nothing
take = Take this session
take-over = Take this session over
refused = Nothing has changed
published = Published on { $when }
head-text = End of the journal, to copy into the minutes of the jury:
remark-title = Remark of the centre
tests =
    { $count ->
        [one] 1 test
       *[other] { $count } tests
    }
tests-caption = Tests of the session, by name
no-tests = Nobody sat the test in this session. It can be published as it is.
col-candidate = Candidate
col-status = Result
col-points = Points
col-right = Right
col-needs = To look at
share = { $right } / { $counted }, { $rate }%
unfinished = Not finished
unfinished-why = Not finished, { $why }
end-not-seen = End screen not seen
needs-incidents =
    { $count ->
        [one] 1 report to decide
       *[other] { $count } reports to decide
    }
needs-second = Waits for a second person
needs-president = Opinions differ
reports =
    { $count ->
        [0] No report
        [one] 1 report
       *[other] { $count } reports
    }
question = question { $number }
filed = Reported by { $by }, on { $when }
ready = Ready to publish
ready-text = Nothing hinders it. You read the list once more before publishing.
hindered =
    { $count ->
        [one] One thing hinders the publication
       *[other] { $count } things hinder the publication
    }
prepare = Prepare the publication
facts = The session
fact-finalised = Finalised
finalised-by = on { $when }, by { $by }
fact-owner = With
nobody = nobody
fact-invigilators = Invigilators announced
fact-room = Invigilator’s space
room-invigilated = used during the exam
room-not_invigilated = nobody entered it
fact-said = The centre reports
said-had_incident = an incident, candidates could finish
said-had_joining_issue = people who were present could not join the session
fact-absent = Without a test
absent =
    { $count ->
        [0] nobody
        [one] 1 person enrolled
       *[other] { $count } people enrolled
    }
journal = Read the journal
withdraw = Withdraw the publication
withdrawn = Publication withdrawn
withdrawn-by = on { $when }, by { $by }
withdrawn-proposed = Withdrawal proposed by { $by }, for this reason:
fact-withdrawn = Publication withdrawn
ready-again = To publish again
ready-again-text = Nothing stands in the way. First read why the publication was withdrawn, and decide what has to be decided.
withdrawal-waits = A withdrawal waits for a second president
reopen = Give back to the centre
risk = Reading order:
risk-none = Nothing out of the ordinary.
pieces =
    { $count ->
        [0] No scanned paper
        [one] One scanned paper
       *[other] { $count } scanned papers
    }
pieces-missing = Missing:
