title = Publish several sessions
crumb = Publish several sessions
refused = Nothing is published
why-none = Choose at least one session.
ready =
    { $count ->
        [0] No session is ready
        [one] One session is ready
       *[other] { $count } sessions are ready
    }
ready-none = Nothing hinders a publication once everything is decided. Sessions that still wait are below.
none = No session of yours waits to be published. Open a session to decide, then take it.
choose = Sessions to publish
publish = Publish the chosen sessions
note = Each session is published by itself: if one is held back, the others are published all the same.
left =
    { $count ->
        [one] One session still waits
       *[other] { $count } sessions still wait
    }
left-out =
    { $count ->
        [one] One session was left out
       *[other] { $count } sessions were left out
    }
done =
    { $count ->
        [0] No session published
        [one] One session published
       *[other] { $count } sessions published
    }
contested = Two members of the jury disagree: a president publishes this session.
remark = The centre left a remark: read it, then publish this session from its file.
withdrawn = Its publication was withdrawn: read why, then publish this session from its file.
back = My sessions
