scan-attendance = Feuille d’émargement
scan-minutes = Procès-verbal de session
scan-incident = Procès-verbal d’incident
scan-fraud = Procès-verbal de fraude
scan-photo = Photo
about-pdf =
    { $pages ->
        [one] PDF, { $pages } page, { $size } ko
       *[other] PDF, { $pages } pages, { $size } ko
    }
about-picture = Image, { $size } ko
