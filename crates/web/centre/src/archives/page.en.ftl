title = Archives of the sessions
lead = The signed papers of a session are kept for { $length } after the day of the session.
source = Rule:
due =
    { $count ->
        [one] The papers of one session are to be destroyed.
       *[other] The papers of { $count } sessions are to be destroyed.
    }
to-list = Open the list of destruction
none = No session is finalised yet.
col-session = Session
col-day = Day
col-place = Room and site
col-papers = Papers to keep
col-destroyed = Papers to destroy
col-standing = Term
col-since = To destroy since
erased = The file is erased; the papers may still be in the cupboard.
no-papers = Nobody sat the test.
scanned = scanned
not-scanned = without a scan
missing = Scan missing
standing-kept = To keep until { $day }
standing-due = To destroy since { $day }
standing-held = To keep: a dispute is open
standing-destroyed = Destruction noted on { $day }
pages = Pages of the list
back = Back to the sessions
list-title = List of destruction
list-lead = As of { $day }. Papers whose time of keeping, { $length }, is over and that no dispute holds back.
list-none = No paper is to be destroyed today.
all-papers = All papers of the session
how = Destroy the papers of these sessions with a shredder or by a company that proves it. Keep this list, signed.
sign-head = Head of school or centre lead: name, date, signature
sign-witness = Person who destroys: name, date, signature
note-title = Once the papers are destroyed
note-text = Print this page, have it signed, destroy the papers, then note it. The journal of the centre keeps a record, and these sessions leave the list.
note-tick = The papers of all sessions of this list have been destroyed
note-do = Note the destruction
note-referent = The centre lead notes the destruction.
back-archives = Back to the archives
why-unticked = Tick that the papers have been destroyed, or come back once they are.
why-held = A dispute holds back the papers of one of these sessions. Nothing was noted: open the list again, it no longer holds that one.
why-early = The papers of one of these sessions are kept until { $day }. Nothing was noted: open the list again.
