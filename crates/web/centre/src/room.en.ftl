room-name = Certification centre
room-sessions = Sessions
room-appeals = Appeals
room-learners = Pupils
room-classes = Results by class
room-team = Team
room-requests = Requests
room-billing = Billing
room-invigilator = Invigilator’s space
room-choose = Choose your centre.
room-workstations = Checked computers
room-archives = Archives
room-directory = Directory
room-more = Around sessions
room-crumbs = Breadcrumb
head-name = Session { $number }
head-title = Session { $number }, { $room }
head-lead = { $date } at { $hour }, { $zone }. { $site }. Invigilation: { $invigilators }.
state-to_prepare = To come
state-never_opened = Never opened
state-open = Under way
state-to_finalise = To finalise
state-late = Overdue
state-finalised = Finalised
state-in_jury = Before the jury
state-published = Results published
refused-finalised = The session is finalised: the centre can no longer change it. Nothing has changed. For a correction, write to the jury.
refused-published = The results of the session are published: the centre can no longer change it. Nothing has changed.
refused-not_open = No invigilator has opened the room: nobody took the test, there is nothing to finalise. If the session was not held, delete it.
refused-has_attempts =
    { $count ->
        [one] One candidate has started the test: the session can no longer be deleted. Finalise it.
       *[other] { $count } candidates have started the test: the session can no longer be deleted. Finalise it.
    }
refused-outside_window = This day is outside of the windows that are open to your school. The nearest one goes { $days }. Choose one of those days, or ask the platform’s administrator for an exception.
window-days = from { $opens } to { $closes }
window-catch_up = { $days } (catch-up)
windows-open = Days open to your school: { $windows }.
windows-over = No window is open to your school any more before the next school year. For an exception, write to the platform’s administrator.
state-cancelled = Cancelled
refused-cancelled = The session is cancelled: it changes no more. Nothing has changed. To hold it another day, duplicate it.
refused-already_open = The room is open: the session has begun and can no longer be cancelled. Nothing has changed. Finalise it when it is over.
