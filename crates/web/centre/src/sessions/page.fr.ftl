title = Sessions de certification
new = Nouvelle session
session = Session
late =
    { $count ->
        [one] Une session attend sa finalisation depuis plus de 48 heures.
       *[other] { $count } sessions attendent leur finalisation depuis plus de 48 heures.
    }
late-why = Les candidats n’ont pas leurs résultats tant que le centre n’a pas finalisé.
late-line = Session n° { $number }, { $room }, { $date }
requests =
    { $count ->
        [one] Un enseignant demande une session pour sa classe.
       *[other] { $count } demandes de session d’enseignants attendent votre réponse.
    }
requests-see = Voir les demandes
empty-title = Aucune session pour l’instant
empty-text = Créez une session : un lieu, un jour, une heure. Vous recevrez son numéro et ses codes, puis vous inscrirez les candidats.
caption = Sessions, de la plus récente à la plus ancienne
col-number = Numéro
col-day = Jour
col-hour = Heure
col-place = Salle et site
col-centre = Centre
col-state = État
col-enrolled = Inscrits
col-sat = Présents au test
pages = Pages de la liste
