scan-attendance = Attendance sheet
scan-minutes = Minutes of the session
scan-incident = Incident report
scan-fraud = Fraud report
scan-photo = Photo
about-pdf =
    { $pages ->
        [one] PDF, 1 page, { $size } kB
       *[other] PDF, { $pages } pages, { $size } kB
    }
about-picture = Picture, { $size } kB
