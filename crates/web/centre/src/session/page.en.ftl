delete = Delete
change = Change
finalise = Finalise the session
tabs = Parts of the session
tab-candidates = Candidates
tab-details = Details
tab-finalise = Finalisation
tab-results = Results
notice-never-opened = The hour of the session is past and no invigilator has opened the room. If it is postponed, change the day. If it is not held, delete it.
notice-late = Finalisation was due before { $due }. Candidates do not have their results until the centre has finalised.
notice-to-finalise = The session is over. It remains to be finalised before { $due }.
notice-open = The room has been open since { $at }. You can still add a candidate who was forgotten.
notice-finalised = Finalised on { $at }. The file waits for the jury. The centre can no longer change it.
notice-in-jury = A member of the jury is examining the file. The centre can no longer change it.
notice-published = Results published on { $at }. Candidates read them in their space.
codes = Codes of the session
code-number = Session number
code-number-who = For invigilators and candidates, on arrival in the room.
code-password = Invigilation password
code-password-who = For invigilators only, before the session. It opens the invigilator’s space.
code-access = Access code
code-access-who = For the invigilator, who gives it to candidates when all are ready and the instructions have been read.
code-access-hidden = The centre’s lead gives it to the invigilator, in the kit. Candidates receive it when the test begins.
path = Steps
step-done = Done:
step-list = Enrolment
step-list-text =
    { $count ->
        [0] No candidate yet
        [one] One candidate enrolled
       *[other] { $count } candidates enrolled
    }
step-exam = Exam
step-exam-text = { $day }, from { $from } to { $to }
step-finalise = Finalisation
step-finalise-text = Before { $due }
step-jury = Jury and results
step-jury-text = A few days after the finalisation
step-published = Published on { $at }
papers = Papers to print
papers-text =
    { $years ->
        [one] Readable in black and white. To be kept for 1 year.
       *[other] Readable in black and white. To be kept for { $years } years.
    }
papers-all = All papers
paper-journal = Journal of the session
paper-attendance = Attendance sheet
paper-incidents = Incident report
paper-kit = Invigilator’s kit
paper-list = List of candidates
import = Import a list
from-school = From the school
add = Add
add-first = Add a candidate
imported =
    { $count ->
        [one] One candidate imported. The list is up to date.
       *[other] { $count } candidates imported. The list is up to date.
    }
again = The list is up to date: { $what }.
again-added =
    { $count ->
        [one] one candidate added
       *[other] { $count } candidates added
    }
again-changed =
    { $count ->
        [one] one candidate changed
       *[other] { $count } candidates changed
    }
again-removed =
    { $count ->
        [one] one candidate removed
       *[other] { $count } candidates removed
    }
empty-title = No candidate enrolled
empty-text = Download the list to fill in, then import it, or add candidates one by one.
caption =
    { $count ->
        [one] One candidate enrolled
       *[other] { $count } candidates enrolled, by name
    }
col-number = No.
col-last = Birth name
col-first = First name
col-birth = Born
col-standing = Situation
namesake = Namesake
own-end = Ends at { $hour }
standing-enrolled = Enrolled
standing-joined = Joined the session
standing-present = Present
standing-running = Taking the test
standing-suspended = Has called
standing-held = Time stopped
standing-waiting = Waits to come back
standing-paused = Room paused
standing-ended = Test finished
standing-not_seen = End screen to see
standing-never_seen = End screen not seen
standing-unfinished = Test not finished
standing-not_started = Present, test not started
standing-absent = Absent
no-import = Candidates have joined the session: the list is corrected candidate by candidate.
fact-site = Site
fact-room = Room
fact-day = Day
fact-hour = Hour
fact-invigilators = Invigilators
fact-remarks = Remarks
fact-opened = Room opened
fact-finalised = Finalised
fact-closing = Closing remark
none = –
only-referent = Only the centre’s lead finalises or deletes a session.
delete-title = Delete the session
delete-consequence =
    { $count ->
        [0] The session and its codes disappear. Its number will no longer be accepted. This cannot be undone.
        [one] The session, its codes and the enrolment of one candidate disappear. Tell them if they received a convocation. This cannot be undone.
       *[other] The session, its codes and the enrolment of { $count } candidates disappear. Tell them if they received a convocation. This cannot be undone.
    }
delete-yes = Delete the session
delete-no = Keep the session
delete-back = Back to the session
on-the-spot = Added on the spot
open-paper = Session on paper
open-paper-text = The invigilator has no device: you open the room, from here, at the agreed hour. From then on the access code alone lets candidates in and back in, and the kit code confirms each end screen.
open = Open the room
watch = Watch the room
paper-minutes = Minutes of the session
reports = Reports, and what became of them
report-question = { $kind }, question { $question }
became-no_such_answer = Settled by the rules: the person answered no question of this number.
became-not_concerned = Settled by the rules: the question has nothing of what is reported.
became-answer_is_right = Settled by the rules: the answer is right, nothing is to be repaired.
became-other_reason = Settled by the rules: the answer is wrong for another reason.
became-neutralised = Settled by the rules: the question does not count.
became-counted_right = Settled by the rules: the answer counts as right.
became-jury = Settled by the jury.
became-waits = The jury decides.
became-no_effect = Noted, without effect on the result.
notice-given-back = The jury gave this session back to you on { $when }: { $reason } Complete it, then finalise it again.
paper-messages = Messages to send
paper-scans = Scanned papers
advice = The jury, for your next sessions
tab-eligibility = Eligibility
fact-rules = Rules followed
rules-since = in force since { $day }
fact-accreditations = Accreditations on that day
fact-fee = Fee for each candidate
fee = €{ $euros } all taxes included
warning-catch-up = Catch-up week: it is for those who were absent and for those whom a technical problem stopped.
warning-outside = The day of the session is no longer in a window that is open to your school. The nearest one goes { $days }. Change the day, or ask the platform’s administrator for an exception.
warning-invigilators =
    { $wanted ->
        [one] One invigilator is needed. Name them under “Change”.
       *[other] { $wanted } invigilators are needed for this list. Name them under “Change”, or spread the candidates.
    }
warning-too-soon =
    { $count ->
        [one] One candidate sat the certification too short a time ago: they will not be able to start. The tab “Eligibility” says who, and from which day on.
       *[other] { $count } candidates sat the certification too short a time ago: they will not be able to start. The tab “Eligibility” says who, and from which day on.
    }
cancel-session = Cancel the session
duplicate = Duplicate
notice-cancelled = Session cancelled on { $at }: { $because }
standing-not_expected = No longer expected
carry-move = Move candidates to another session
carry-again = Enrol in another session those who did not take the test
came =
    { $count ->
        [0] They were on this list already: nothing has changed.
        [one] One candidate enrolled here.
       *[other] { $count } candidates enrolled here.
    }
history = What has changed
was = Until { $when }: { $date } at { $hour }, { $room }, { $site }. Invigilation: { $invigilators }.
