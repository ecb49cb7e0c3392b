title = { $session }: results
not-yet = The results are not published yet. They appear here once the jury has finished with the whole session.
back = Back to the session
published = Published on { $at }.
count-sat = sat the test
count-obtained = certifications obtained
count-not_obtained = not obtained
count-cancelled = cancelled
count-awaited = looked at again by the jury
count-absent = did not sit the test
files = Download the results
files-text = One row per candidate, with the level of each competence. These are personal data: keep them within the school.
file-csv = Results for any spreadsheet program
file-ods = Results for LibreOffice
file-xlsx = Results for Excel
results = Results of the candidates
nobody = Nobody sat the test in this session.
col-last = Last name
col-first = First name
col-birth = Born
col-status = Result
col-points = Score
sent = Who receives the results
sent-nobody = No candidate has anybody who receives the results: nobody was sent a message.
sent-text =
    { $days ->
        [one] Each received a link of one day to the results of their candidates.
       *[other] Each received a link of { $days } days to the results of their candidates.
    }
candidates =
    { $count ->
        [one] one candidate
       *[other] { $count } candidates
    }
