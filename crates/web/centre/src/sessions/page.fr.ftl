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
day-papers = Papiers de toute une journée
moved =
    { $count ->
        [one] Le jour d’une session n’est plus dans une période ouverte à votre établissement.
       *[other] Le jour de { $count } sessions n’est plus dans une période ouverte à votre établissement.
    }
moved-why = Le calendrier a changé. Déplacez-les, ou demandez une exception à l’administrateur de la plateforme.
board = Tableau de bord
search = Chercher
search-label = Numéro, salle, site ou surveillant
filter-state = État
filter-period = Période
filter-any = Tous
state-to_prepare = À venir
state-open = En cours
state-to_finalise = À finaliser
state-late = En retard
state-finalised = Finalisées
state-published = Résultats publiés
state-cancelled = Annulées
state-never_opened = Jamais ouvertes
state-papers = Papiers à numériser
period-annee = Cette année scolaire
period-avenir = Aujourd’hui et après
period-mois = Les 31 prochains jours
period-tout = Toutes
found =
    { $count ->
        [one] Une session trouvée.
       *[other] { $count } sessions trouvées.
    }
found-some = Voici les 50 plus récentes : précisez la recherche pour voir les autres.
none-title = Aucune session ne correspond
none-text = Essayez un autre mot, un autre état ou une autre période.
none-way = Voir toutes les sessions
split = Répartir des classes
made =
    { $count ->
        [0] Aucune session n’a été créée.
        [one] Une session créée, avec ses candidats.
       *[other] { $count } sessions créées, avec leurs candidats.
    }
mass = Importer des sessions
written =
    { $count ->
        [0] Les sessions sont déjà comme dans le fichier.
        [one] Une session créée ou modifiée d’après le fichier.
       *[other] { $count } sessions créées ou modifiées d’après le fichier.
    }
