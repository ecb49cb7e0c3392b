title = Board
crumbs = Breadcrumb
sessions = Sessions
lead = Figures of the school year; each opens the list that it counts.
others = Your other centres:
people = Candidates
people-certifiables = Certifiable pupils
people-inscrits = Enrolled
people-presents = Took the test
people-absents = Absent
people-a-rattraper = To catch up
hint-certifiables = Pupils of the school whose profile has at least 5 competences at level 1.
hint-inscrits = Enrolments in sessions that are not cancelled.
hint-presents = Candidates who started the test.
hint-absents = Enrolled in a finalised session, without having started the test.
hint-a-rattraper = Absent, or enrolled in a cancelled session, and in no other session since.
sessions-to_prepare = To come
sessions-open = In progress
sessions-to_finalise = To finalise
sessions-late = Late
sessions-papers = Papers to scan
hint-to_prepare = Their room is not open yet.
hint-open = The room is open.
hint-to_finalise = Over for less than 48 hours.
hint-late = Over for more than 48 hours and not finalised.
hint-papers = The scan of a paper is missing, and can still come.
clock-title = The 48 hours
clock-none = No session waits to be finalised.
clock = Session { $number }, { $room }, { $date }
due = To finalise before { $stamp }: { $left }.
left-minutes =
    { $count ->
        [0] less than a minute left
        [one] one minute left
       *[other] { $count } minutes left
    }
left-hours = { $count } hours left
late-minutes =
    { $count ->
        [0] less than a minute late
        [one] one minute late
       *[other] { $count } minutes late
    }
late-hours = { $count } hours late
again = Enrol again
catch-up = Session { $number }, { $room }, { $date }
row = { $number }, { $room }, { $date }
nobody = Nobody on this list
back = Back to the board
count =
    { $count ->
        [one] One person
       *[other] { $count } people, by class
    }
col-name = Name
col-class = Class
col-birth = Born
col-session = Session
