room-name = Certification centre
room-sessions = Sessions
room-appeals = Appeals
room-classes = Results by class
room-requests = Requests
room-invigilator = Invigilator’s space
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
refused-has_linked =
    { $count ->
        [one] One candidate has already joined the session: the list can no longer be replaced as a whole. Add or correct candidates one by one.
       *[other] { $count } candidates have already joined the session: the list can no longer be replaced as a whole. Add or correct candidates one by one.
    }
