title = Publish session { $number }
crumb = Publication
rehearsal = This is a rehearsal: the certificates will say so and be worth nothing.
hindered = What hinders the publication
contested = Two people of the jury do not agree.
contested-todo = A president of the jury publishes this session.
obtained =
    { $count ->
        [0] No certification obtained
        [one] One certification obtained
       *[other] { $count } certifications obtained
    }
obtained-caption = Certifications obtained, each with a certificate
others =
    { $count ->
        [0] All are obtained
        [one] One certification without a certificate
       *[other] { $count } certifications without a certificate
    }
others-text = Their result is published too, without points.
others-caption = Certifications without a certificate
col-name = Candidate
col-status = Result
col-points = Points
what = What the publication does
what-results = Each candidate sees their result in their account.
what-certificates =
    { $count ->
        [0] No certificate is issued.
        [one] One certificate is signed and can be verified by its code.
       *[other] { $count } certificates are signed and can be verified by their codes.
    }
what-certificates-again =
    { $count ->
        [0] No certificate is issued.
        [one] One certificate is signed. It gets its old code back if its content is the same, and a new one otherwise.
       *[other] { $count } certificates are signed. Those whose content is the same get their old codes back, the others get new ones.
    }
what-mails =
    { $count ->
        [0] No message is sent: no candidate has anybody who receives the results.
        [one] One message is sent, with a link of 30 days to the results of that recipient’s candidates only. It goes to:
       *[other] { $count } messages are sent, each with a link of 30 days to the results of its recipient’s candidates only. They go to:
    }
remark = Remark of the centre
remark-read = I have read the centre’s remark.
publish = Publish the results
publish-note = To withdraw a publication takes two presidents of the jury: one proposes, the other confirms.
not-yet = The button appears here once nothing hinders it.
fault-remark = Tick that you have read the centre’s remark. Nothing is published.
fault-changed = A decision was taken while you were reading. Nothing is published. Read the list again, then publish.
fault-hindered = Something still hinders the publication: read below. Nothing is published.
