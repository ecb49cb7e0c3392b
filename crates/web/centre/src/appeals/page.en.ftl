title =
    { $count ->
        [0] Appeals
        [one] One appeal waits for the centre
       *[other] { $count } appeals wait for the centre
    }
lead = What your candidates ask for after the publication. The centre says what it knows within 7 days, then the jury answers.
empty-title = No appeal
empty-text = When a candidate contests a result or tells of an error, the request appears here.
sessions = See the sessions
nothing-waits = Nothing waits for the centre.
caption = The appeals, those that wait for the centre first
col-candidate = Candidate
col-kind = Request
col-session = Session
col-centre = Centre
col-asked = Asked on
col-state = Where it stands
crumbs = Breadcrumb
appeals = Appeals
born = Born on { $date }.
steps = What was said
say-title = What the centre knows
say-text = Tell the facts: what happened in the room, what the attendance sheet and the report say, the identity paper that you have seen. The candidate and the jury read these words.
say-words = The facts
say-hint = At most { $max } characters. For an identity, say which paper you have seen, without copying its number.
say-send = Send to the jury
say-later = Later
back = Back to the appeals
fault-empty = Write what the centre knows. If it knows nothing, say so.
fault-long = The text is longer than 2,000 characters. Shorten it.
fault-signs = The text holds an invisible character. Type it again.
fault-not_there = The appeal has moved on meanwhile: the centre has nothing left to say. Nothing has changed.
lost =
    { $count ->
        [0] Lost certificates: none to hand out
        [one] Lost certificates: 1 to hand out
       *[other] Lost certificates: { $count } to hand out
    }
