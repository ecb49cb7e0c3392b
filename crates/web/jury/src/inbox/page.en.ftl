title-all =
    { $count ->
        [0] No session is waiting
        [one] One session waits for the jury
       *[other] { $count } sessions wait for the jury
    }
title-mine =
    { $count ->
        [0] You have taken no session
        [one] You have one session
       *[other] You have { $count } sessions
    }
title-published = Published sessions
title-found =
    { $count ->
        [0] No session found
        [one] One session found
       *[other] { $count } sessions found
    }
search-label = Session number, centre or name
search = Search
tabs = Sessions
tab-all = To decide
tab-mine = Mine
tab-published = Published
seconds-title =
    { $count ->
        [one] One decision waits for you to confirm it
       *[other] { $count } decisions wait for you to confirm them
    }
second = { $what }: { $candidate }, session { $number }, proposed by { $by }
second-withdrawal = Withdrawal of the publication: session { $number }, proposed by { $by }
empty-all-title = Everything is published
empty-all-text = A session arrives here as soon as its centre has finalised it.
empty-mine-title = No session in your name
empty-mine-text = Open a session to decide, then take it.
empty-published-title = Nothing published
empty-published-text = Published sessions stay readable here.
empty-found-title = Nothing for “{ $search }”
empty-found-text = A session number has 7 digits. Names of candidates are searched in the sessions that you have taken.
col-session = Session
col-centre = Centre
col-since = Since
col-attempts = Tests
col-needs = To look at
col-owner = With
place = { $site }, { $date }
published-at = Published on { $when }
finalised-ago = Finalised { $age } ago
owner-you = you
owner-none = nobody
rehearsal = Rehearsal
needs-incidents =
    { $count ->
        [one] 1 report to decide
       *[other] { $count } reports to decide
    }
needs-second =
    { $count ->
        [one] 1 decision waits for a second person
       *[other] { $count } decisions wait for a second person
    }
needs-nothing = Nothing to decide
batch = Publish several sessions
col-level = Order
filter-level = Reading order
filter-holder = With
filter-any = All
filter = Filter
holder-personne = Nobody
holder-moi = Me
holder-autres = Somebody else
empty-filter-title = No session answers these choices
empty-filter-way = All sessions to decide
search-more = Search by date, state, result or certificate code
pages = Pages of the list
