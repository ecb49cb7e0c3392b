previous = Previous
next = Next
needs-incidents =
    { $count ->
        [one] 1 decision expected
       *[other] { $count } decisions expected
    }
needs-second = Waits for a second person
needs-president = Opinions differ
lead-running = Started at { $started }.
lead-ended = From { $started } to { $ended }: { $duration }. { $by }
ended-candidate = Finished by the person.
ended-invigilator = Ended by the invigilator.
ended-finalisation = Ended by the finalisation.
questions =
    { $count ->
        [one] 1 question
       *[other] { $count } questions
    }
answers-nav = Answers, by question
count-right = { $count } right
count-wrong = { $count } wrong
count-late = { $count } right but lost
count-passed = { $count } passed over
count-none = { $count } without answer
count-neutralised = { $count } neutralised
tile-neutralised = neutralised
question-title = Question { $position }, { $code } { $name }
neutralised = Neutralised
counted-missed = Counts as missed
as-seen = The question as the person saw it
ticked = ticked
not-ticked = not ticked
lines = Answer given and answer expected
col-line = Item
col-given = Given
col-expected = Expected
col-judged = Judged
mark-right = right
mark-wrong = wrong
nothing = –
place = place { $place }
never-shown = This question was never shown: the test stopped before it.
given-none = None: the question was still waiting
given-passed = Passed over (“Skip”)
quoted = “{ $text }”
or = { " or " }
within = { $value }, within { $tolerance }
fact-given = Answer given
fact-expected = Expected
fact-why = Why
fact-time = Time
fact-window = Window
fact-file = File
why-nothing = Nothing that compares with an expected answer.
why-same = The same as “{ $text }”, formatting aside.
why-typos =
    { $distance ->
        [one] One letter away from “{ $text }”: a typing error that is forgiven.
       *[other] { $distance } letters away from “{ $text }”: typing errors that are forgiven.
    }
why-figures = Close to “{ $text }”, but a figure differs.
why-different =
    { $distance ->
        [one] One letter away from the nearest, “{ $text }”: too many for so short a word.
       *[other] { $distance } letters away from the nearest, “{ $text }”.
    }
why-no_number = No number can be read in the answer.
why-number = Number read: { $read }. Distance: { $distance }.
time-spent = { $spent }, from { $from } to { $to }
time-shown = Shown at { $from }
window-left = Left at { $at }
window-kept = Never left
file-fetched = { $name }, received at { $at }.
file-announced = { $name }.
file-not_fetched = { $name } was not downloaded.
file-same = Made again for this page, it is the same, byte for byte.
file-differs = Made again for this page, it is not the same: do not judge by it.
reports = Reports
report-question = question { $number }
happened = What happened
event-start_attempt = Test started by { $by }.
event-enter_attempt = Back in the test at question { $position }, from another machine or another browser.
event-end_attempt = Test ended by { $by }.
event-finalise_session = Test ended by the finalisation, by { $by }.
event-confirm_end_screen = End screen seen by { $by }.
event-other = { $act }, by { $by }.
marks = The score, competence by competence
col-competence = Competence
col-placed = Profile
col-answers = Answers
col-verdict = Rule
col-level = Level
col-points = Points
placed = level { $level }, { $points } points
tally =
    { $neutralised ->
        [0] { $right } of { $asked }
       *[other] { $right } of { $asked }, { $neutralised } neutralised
    }
verdict-keep = Confirmed
verdict-downgrade = One level less
verdict-invalidate = Not certified
not-certified = –
decisions =
    { $count ->
        [one] 1 decision
       *[other] { $count } decisions
    }
by-rules = the rules of the finalisation
signed = By { $by }, on { $when }.
confirmed = Confirmed by { $by }, on { $when }.
dismissed = Set aside by { $by }, on { $when }.
waits = Waits for a second person.
confirm = Confirm
dismiss = Set aside
take-back = Take my proposal back
own = Another person of the jury confirms: not you.
nothing-to-decide = Nothing to decide here for now.
your-decision = Your decision
choose-neutralise = Neutralise question { $position }
choose-restore = Restore question { $position }
choose-count_right = Count question { $position } as right
choose-as_given = Count question { $position } as it was judged
choose-stopped_by_candidate = The test stopped because the person gave up or left
choose-stopped_by_technical = The test stopped because of a technical problem
choose-keep = Leave the report without effect
choose-reject_for_fraud = Reject for fraud
choose-lift_rejection = Lift the rejection for fraud
choose-cancel = Cancel the certification
choose-uncancel = Lift the cancellation
hint-neutralise = It no longer counts, neither for nor against.
hint-restore = It counts again; without an answer, as missed.
hint-count_right = Right answer that was lost, or wrongly judged.
hint-as_given = It is no longer counted as right.
hint-stopped_by_candidate = Whatever the centre said: questions without an answer count as missed.
hint-stopped_by_technical = Whatever the centre said: questions without an answer do not count.
hint-keep = What is reported did not prevent an answer.
hint-reject_for_fraud = A second person of the jury must confirm.
hint-lift_rejection = The score counts again. A second person of the jury must confirm.
hint-cancel = The test did not happen as it should. A second person of the jury must confirm.
hint-uncancel = The score counts again. A second person of the jury must confirm.
effect-none = Effect: none, { $points } points
effect = Effect: { $before } → { $after } points, { $status }
effect-title-neutralise = Effect, if you neutralise
effect-title-restore = Effect, if you restore
becomes = becomes
points = points
measure = Measure
before = Before
after = After
line-status = Result
line-right = Right answers
line-rate = Rate
line-level = Level in { $competence }
report = { $kind }, question { $question }
settles = Report settled by this decision
settles-none = None
reason = Reason
reason-hint = The person reads it when the decision changes their result.
decide = Decide
decide-note = Your decision is dated and signed with your name. You can revise it until the publication.
identity = Propose a correction of the identity (C1)
identity-now = Enrolled as { $name }, born on { $date }.
identity-text = Once confirmed, the correction stays in the journal with the former identity. A published certificate is replaced by another, under a new code, and a C1 report is settled.
identity-reason = For example: the centre has sent a copy of a document. Kept in the journal, with your name.
identity-waiting = Correction of the identity proposed
identity-confirm = Confirm the correction
identity-propose = Propose the correction
identity-second = Another person of the jury confirms your proposal.
label-last_name = Name at birth
label-first_name = First name
label-birth_date = Date of birth (dd/mm/yyyy)
line-birth_date = Date of birth
line-first_name = First name
line-last_name = Name at birth
paper-seen = Document seen: { $paper }.
paper-none = Choose a document
paper-hint = The document itself is not kept.
label-paper = Document that you have seen
fault-name = Write this name. Nothing has changed.
fault-birth_date = Write a date of birth that exists and is past, for example 04/07/2011.
fault-on_list = Another candidate of the session has this identity already. Nothing has changed.
fault-identity_not_waiting = This correction no longer waits: it was confirmed, set aside or replaced. Nothing has changed.
fault-identity_same_person = You have proposed this correction: another person of the jury confirms it.
fault-identity_waits = A correction of this identity already waits for a second person. Read it again.
fault-identity_reason = Write why the identity is corrected: the reason stays in the journal.
fault-paper = Choose the document that you have seen. Nothing has changed.
fault-changed = This file changed during the correction. Read it and correct again.
fault-choose = Choose a decision.
fault-which_incident = Choose the report that is left without effect.
fault-own_centre = You are a member of this session’s centre: another person of the jury decides.
fault-not_taken = Take the session first. Your reason is still in the page.
fault-taken_by = Another person of the jury has taken the session. Take it over first.
taken-kept = The session is yours. Your reason is still there: read it again, then decide.
taken-to-reason = Go to the reason
fault-waits = The same decision already waits for a second person: decision { $number }.
fault-needs_certificate = The results are published and this test has no certificate of its present score. Withdraw the publication, decide, then publish again.
fault-published = The results are published. Withdraw the publication to change a score.
fault-session = The session is not before the jury.
fault-reason = Write the reason: the person reads it when the decision changes their result.
fault-reason_long = The reason has { $len } characters. It may have { $max } at most.
fault-reason_signs = The reason holds a sign that cannot be read. Delete what was pasted and type it.
fault-no_such_question = There is no such question in this test.
fault-no_such_incident = This report is settled already, or not of this test. Nothing has changed.
fault-nothing_changes = It is so already. Nothing has changed.
fault-same_person = You have proposed this decision: another person of the jury confirms it.
fault-not_waiting = This decision no longer waits: it was confirmed or set aside. Nothing has changed.
why-fields = { $right } of { $fields } fields right
why-odd = The page cannot come into this state of the screen.
why-goals = { $held } of { $goals } points reached.
why-touched = Changed without being asked: { $things }.
event-pause_room = Time stopped: room paused, by { $by }.
event-resume_room = Time goes on with the room, by { $by }.
event-hold_attempt = Time stopped by { $by }.
event-release_attempt = Time goes on, by { $by }.
event-raise_alert = Call of the candidate, question { $position }. Their time stops.
event-withdraw_alert = Call taken back by the candidate. Their time goes on.
event-settle_alert = Call settled by { $by }. Their time goes on.
event-grant_time = { $minutes } minutes given by { $by }: { $reason }
event-undo_end = End undone by { $by }: { $reason }
event-ask_to_resume = Asks to resume. Their time stops.
event-allow_resumption = Resumption allowed by { $by }.
event-stay_here = Stays at the first computer. Their time goes on.
event-credit_outage = Time of a server outage given back.
event-leave_window = Left the page of a question that must not be left.
event-download_file = File “{ $name }” of question { $position } downloaded.
replaced = Replaced by the invigilator
replaced-before = Before it, the invigilator had this one replaced:
replaced-link = the question as it was shown at { $hour }
replaced-back = Back to the question that counted
why = The result, as explained to the person
threads = What is shown of what happened
thread-essentiel = What matters
thread-tout = Everything
thread-questions = Questions
thread-fenetre = Window
thread-appels = Calls
thread-temps = Time
thread-poste = Machine
thread-fin = End
nothing-happened = Nothing of the kind in this test.
happened-note = At the hours of the session’s place. A draft stays on the candidate’s machine: it is not known here before the answer.
event-shown = Question { $position } shown.
event-passed = Question { $position } passed (“Skip”).
event-answered = Answer to question { $position }: { $outcome }.
event-handed_in = Answer to question { $position }, handed in as a file: { $outcome }.
others =
    { $count ->
        [0] No other test of this account
        [one] One other test of this account
       *[other] { $count } other tests of this account
    }
others-caption = Other tests of the same account, from the latest to the first
col-day = Day
col-where = Session
col-result = Result
other-points = { $status }, { $points } points
other-not_told = Not published yet
other-not_finalised = Not before the jury yet
usage = This question in the other sessions
usage-here = Release { $release }, that of this test
usage-release = Release { $release }
usage-asked = Asked
usage-right = Right answers
usage-passed = Passed
usage-median = Median time
usage-reported = Reports
usage-neutralised = Neutralised
usage-percent = { $percent }%
usage-never = It has not been counted in any published session yet.
usage-few =
    { $count ->
        [one] Only one answer in a release: it takes { $enough } for figures that say something.
       *[other] Only { $count } answers in a release: it takes { $enough } for figures that say something.
    }
usage-note = Counted at the publication, in the latest 1,000 sessions, without cancelled tests and those rejected for fraud.
