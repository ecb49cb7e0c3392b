title = Certification sessions
new = New session
session = Session
late =
    { $count ->
        [one] One session has been waiting for more than 48 hours to be finalised.
       *[other] { $count } sessions have been waiting for more than 48 hours to be finalised.
    }
late-why = Candidates do not have their results until the centre has finalised.
late-line = Session { $number }, { $room }, { $date }
requests =
    { $count ->
        [one] A teacher asks for a session for a class.
       *[other] { $count } requests of teachers for sessions wait for your answer.
    }
requests-see = See the requests
empty-title = No session yet
empty-text = Create a session: a place, a day, an hour. You will receive its number and its codes, then you will enrol the candidates.
caption = Sessions, from the latest to the oldest
col-number = Number
col-day = Day
col-hour = Hour
col-place = Room and site
col-centre = Centre
col-state = State
col-enrolled = Enrolled
col-sat = Took the test
pages = Pages of the list
day-papers = Papers of a whole day
moved =
    { $count ->
        [one] The day of one session is no longer in a window that is open to your school.
       *[other] The day of { $count } sessions is no longer in a window that is open to your school.
    }
moved-why = The calendar has changed. Move them, or ask the platform’s administrator for an exception.
board = Board
search = Search
search-label = Number, room, site or invigilator
filter-state = State
filter-period = Period
filter-any = All
state-to_prepare = To come
state-open = In progress
state-to_finalise = To finalise
state-late = Late
state-finalised = Finalised
state-published = Results published
state-cancelled = Cancelled
state-never_opened = Never opened
state-papers = Papers to scan
period-annee = This school year
period-avenir = Today and later
period-mois = The next 31 days
period-tout = All
found =
    { $count ->
        [one] One session found.
       *[other] { $count } sessions found.
    }
found-some = Here are the 50 latest: narrow the search to see the others.
none-title = No session fits
none-text = Try another word, another state or another period.
none-way = See all sessions
split = Spread classes
made =
    { $count ->
        [0] No session was created.
        [one] One session created, with its candidates.
       *[other] { $count } sessions created, with their candidates.
    }
mass = Import sessions
written =
    { $count ->
        [0] The sessions are as in the file already.
        [one] One session created or changed from the file.
       *[other] { $count } sessions created or changed from the file.
    }
