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
