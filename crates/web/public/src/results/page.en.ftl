title = Results of session { $number }
lead =
    { $count ->
        [one] { $centre }, { $date }: the candidate whose result you receive.
       *[other] { $centre }, { $date }: the { $count } candidates whose results you receive.
    }
private = This page shows personal data. Its link opens without an account: do not pass it on. It holds until { $until }.
col-name = Candidate
col-birth = Born
col-status = Result
col-points = Score
files = Keep these results
files-text = One row per candidate, with the level of each competence.
file-csv = CSV file
file-ods = ODS file
file-xlsx = XLSX file
altered-title = This link opens nothing
altered-text = It is incomplete, or you no longer receive these results. Copy it in full from the message, in one line. If it still does not open, ask the centre for the results.
expired-title = This link is no longer valid
expired-text = A link holds 30 days. Ask the centre for the results: it has them in its space and can give you the file.
withdrawn-title = These results are no longer published
withdrawn-text = The jury has withdrawn the publication of this session to look at it again. A new message will reach you when it is published again. Do not use the results that you downloaded.
help = Help
