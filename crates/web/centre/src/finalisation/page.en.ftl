title = Finalise the session
back = Back to the session
keep = Refresh the page
intro = Carry over what the invigilator noted: end screens seen, reports, reasons of unfinished tests. The jury examines only what is reported here.
colon = { ": " }
choose = Choose
summary-finished =
    { $count ->
        [one] finished test
       *[other] finished tests
    }
summary-unfinished =
    { $count ->
        [one] unfinished test
       *[other] unfinished tests
    }
summary-not_started =
    { $count ->
        [one] present, test not started
       *[other] present, test not started
    }
summary-absent =
    { $count ->
        [one] absent candidate
       *[other] absent candidates
    }
summary-incidents =
    { $count ->
        [one] report
       *[other] reports
    }
sitters = Candidates who took the test
sitters-none = Nobody started the test.
state-finished = Test finished
state-running = Taking the test
state-standing = Test standing still
state-unfinished = Test not finished
note-left =
    { $left ->
        [one] One question of { $questions } has no answer.
       *[other] { $left } questions of { $questions } have no answer.
    }
note-held = { $left } Their time stands still. To let it go on, enter the room with the number and the password of the kit.
note-wait = { $left } This candidate has time until { $hour }.
running = These tests are not over. Wait for their end, or tick “End this test with the session” for each:
ending = End this test with the session
ending-means = It stops at the moment you finalise. Answers that are saved count; one that comes after is refused, and the candidate reads so on the screen.
end-seen = End screen seen by { $by } at { $hour }.
end-tick = End screen of the test seen
by-centre = the centre
reason = Why is this test not finished?
reason-running = Why does this test stop before its end?
reason-candidate = Given up: out of time or left
reason-candidate-means = Questions without an answer count as missed.
reason-technical = Technical problem
reason-technical-means = Questions without an answer do not count. If too few remain, the certification is cancelled and can be taken again.
filed = Reports
filed-question = { $kind }, question { $question }
filed-by = By { $by }, at { $hour }
remove = Remove
not-started = Present, test not started
not-started-text = The invigilator ticked them present. Like those who were absent, they have no result: enrol them in another session. If a problem kept them from starting, tick “Candidates who were present could not join the session” below.
absent = Absent candidates
absent-text = They did not start the test. Enrol them in another session.
report = Add a report
report-text = One report per fact. The codes are those of the incident report on paper.
report-candidate = Candidate
report-kind = What happened
report-question = Number of the question
report-question-hint = Needed for E codes: the one that the candidate saw on screen.
report-description = Description
report-description-hint = Needed for C codes, except C6. 500 characters at most.
report-add = Add this report
kinds-candidate = The candidate or the room (C)
kinds-question = A question of the test (E)
kind-C1 = C1, name, first name or date of birth to correct
kind-C2 = C2, extra time to add or correct
kind-C4 = C4, present but did not sign, or on the wrong line
kind-C6 = C6, suspected fraud
kind-C7 = C7, technical incident without consequence
kind-C8 = C8, incident due to the candidate without consequence
kind-E1 = E1, an image did not show
kind-E2 = E2, an application or a simulator did not work
kind-E3 = E3, a file did not download or open
kind-E4 = E4, a site was down
kind-E5 = E5, a site was blocked by the network
kind-E8 = E8, extra time: the timer of the question was too short
kind-E9 = E9, a program of the machine did not work
kind-E10 = E10, forced out of a focused question
kind-E11 = E11, an error page forced the question to be passed
kind-E12 = E12, question not accessible to the candidate
receipt-added = Report added.
receipt-removed = Report removed.
whole = The session as a whole
had-incident = An incident touched the room, candidates could finish their test.
had-joining-issue = Candidates who were present could not join the session.
remark = Closing remark
remark-hint = Only if something touched the whole session: the jury reads it before publishing. { $max } characters at most.
unseen-confirm = I finalise although not every end screen was seen.
unseen-means = A test whose end nobody saw may be rejected by the jury.
final = The jury receives the file as soon as you finalise. After that the centre can no longer change anything.
send = Finalise the session
later = Keep and come back later
begun = You find here what was kept on { $when }. Nothing is sent yet.
late-title = This session is finalised already
late-by = { $by } finalised it on { $when }.
late-text = What you have just sent was not taken into account.
late-lost = What was not kept
late-ticked = Ticked
late-way = If the jury must know it, write to it, and give the number of the session.
why-candidate-required = Choose the candidate whom the report is about.
why-kind-unknown = Choose what happened.
why-kind-retired = This code is no longer used. Choose another one in the list.
why-description-required = Describe what happened: this code needs a few words.
why-description-too_long = The description is longer than 500 characters. Shorten it.
why-description-control_character = The description holds an invisible character. Type it again.
why-question-not_a_question_number = Give the number of the question, from 1 to 500. Without it the report cannot count.
why-question-beyond_test = This test has { $questions } questions. Give a number from 1 to { $questions }, the one that the candidate saw on the screen.
why-draft = A report was begun and not added. Add it, or empty its fields.
why-unseen =
    { $count ->
        [one] One end screen is not ticked. Tick it if it was seen, or confirm at the bottom of the page.
       *[other] { $count } end screens are not ticked. Tick those that were seen, or confirm at the bottom of the page.
    }
why-remark-too_long = The remark has { $len } characters, at most 500 fit.
why-remark-control_character = The remark holds an invisible character. Type it again.
why-still_running = The test of { $name } is not over: there is time left until { $hour }. Wait, or tick “End this test with the session”.
why-reason_missing = The test of { $name } is not finished. Say why: the score depends on it.
room-note = { $hour }: { $words }
scans = Scanned papers
scans-missing = There is no scan of these papers. You can finalise without them: the jury will see that they are missing.
scans-way = Deposit or remove a paper
scans-tab = Opens in another tab: what you have typed here stays.
