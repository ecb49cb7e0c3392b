title = Spread classes over rooms
title-proposal = Proposal
crumbs = Breadcrumb
sessions = Sessions
lead = Choose classes and rooms: you will see who goes where before anything is created.
others = Your other centres:
no-pupils = No pupil known
no-pupils-text = This centre belongs to no school whose pupils are known. Create a session, then add its candidates.
by-hand = New session
classes = Classes
no-class = Without a class
pupils =
    { $count ->
        [one] one pupil
       *[other] { $count } pupils
    }
when = Place, day, hour
label-site = Site
label-date = Day
label-time = Starting hour
rooms = Rooms
rooms-text = One session per room: at most one candidate per computer, and 20 per invigilator. Leave empty the rooms that you do not need.
room-number = Room { $number }
label-room = Name of the room
label-capacity = Computers
label-invigilators = Invigilators, separated by commas
label-email = E-mail address for the results
hint-email = A teacher or the school, never the candidate.
propose = Propose
cancel = Cancel
fault-classes = Tick at least one class.
fault-email = This address is not complete. Write it as name@school.org.
fault-capacity = Write how many computers the room has, from 1 to 200.
fault-places = There are only { $places } places for { $people } pupils. Add a room, computers or an invigilator.
elsewhere = is already in session { $number } of that day, { $room }.
unfit = their date of birth or their name cannot be right. Have them corrected in the school’s data base, or add this candidate by hand.
proposal-lead = { $date } at { $hour }, { $site }. Nothing is created yet.
proposal-nobody = There is nobody to enrol.
changed = Enrolments have changed since the proposal: here is the new one. Nothing was created.
room-count = { $count } candidates for { $places } places.
watched = Invigilation: { $invigilators }.
longer = extra time
left-out =
    { $count ->
        [one] One pupil will not be enrolled
       *[other] { $count } pupils will not be enrolled
    }
colon = { ": " }
confirm =
    { $sessions ->
        [one] Create one session and enrol { $people } candidates
       *[other] Create { $sessions } sessions and enrol { $people } candidates
    }
again = Start again
