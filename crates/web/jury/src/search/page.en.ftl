title = Search
lead = In all finalised sessions. Candidates and their results are searched in the sessions that you have taken; presidents search in all of them.
of-session = The session
number = Session number
number-hint = 7 digits
centre = Centre
from = Exam from
to = Exam until
state = State
any = All
of-test = The certification
name = Candidate
name-hint = The beginning of a name, a first name or both.
code = Verification code
code-hint = 12 characters, as they stand on the certificate
result = Result
search = Search
state-finalised = Nobody has taken it
state-in_jury = Taken by the jury
state-published = Published
with = With { $name }
found-sessions =
    { $count ->
        [0] No session found
        [one] One session
       *[other] { $count } sessions on this page
    }
found-tests =
    { $count ->
        [0] No certification found
        [one] One certification
       *[other] { $count } certifications on this page
    }
nothing = Nothing answers these choices. Take one away.
not-published = { $result }, not published yet
col-session = Session
col-day = Day
col-tests = Tests
before = Page before
after = Next page
why-empty = Fill in at least one field.
why-number = A session number has 7 digits. Check this one.
why-code = A verification code has 12 characters. Copy it from the certificate.
why-day = Write a day that exists, for instance 12/03/2026.
why-order = The last day comes before the first. Swap them.
why-centres = More than { $max } centres have these words. Add one.
not-searched =
    { $count ->
        [one] One point to correct. Nothing was searched.
       *[other] { $count } points to correct. Nothing was searched.
    }
