title =
    { $count ->
        [0] Lost certificates
        [one] 1 lost certificate to hand out
       *[other] { $count } lost certificates to hand out
    }
lead = People have asked for their certificate without an account, and no address is known for them. They come with an identity document.
crumb = Appeals
crumbs = You are here
here = Lost certificates
empty = Nobody waits for a certificate.
to-appeals = See the appeals
caption = Requests for lost certificates
col-person = Person
col-session = Session
col-centre = Centre
col-asked = Asked on
col-state = Handing out
born = born on { $date }
unread = Certificate that cannot be read
pdf = Print the certificate
seen = I have seen an identity document in this name.
handed = Handed out
closed = Handed out on { $date }
revoked = Revoked since: nothing to hand out. Tick to file the request.
fault-seen = Tick the box: a certificate is handed to the person whom it names.
