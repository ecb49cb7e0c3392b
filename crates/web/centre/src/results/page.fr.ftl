title = { $session } : résultats
not-yet = Les résultats ne sont pas encore publiés. Ils paraissent ici quand le jury a fini avec toute la session.
back = Revenir à la session
published = Publiés le { $at }.
count-sat = ont passé le test
count-obtained = certifications obtenues
count-not_obtained = non obtenues
count-cancelled = annulées
count-awaited = réexaminées par le jury
count-absent = n’ont pas passé le test
files = Télécharger les résultats
files-text = Une ligne par candidat, avec le niveau de chaque compétence. Ce sont des données personnelles : gardez-les dans l’établissement.
file-csv = Résultats pour tout tableur
file-ods = Résultats pour LibreOffice
file-xlsx = Résultats pour Excel
results = Résultats des candidats
nobody = Personne n’a passé le test dans cette session.
col-last = Nom
col-first = Prénom
col-birth = Naissance
col-status = Résultat
col-points = Points
sent = Destinataires des résultats
sent-nobody = Aucun candidat n’a de destinataire des résultats : personne n’a reçu de message.
sent-text =
    { $days ->
        [one] Chacun a reçu un lien d’un jour vers les résultats de ses candidats.
       *[other] Chacun a reçu un lien de { $days } jours vers les résultats de ses candidats.
    }
candidates =
    { $count ->
        [one] un candidat
       *[other] { $count } candidats
    }
