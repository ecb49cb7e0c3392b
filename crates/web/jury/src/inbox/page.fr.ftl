title-all =
    { $count ->
        [0] Aucune session ne vous attend
        [one] Une session attend le jury
       *[other] { $count } sessions attendent le jury
    }
title-mine =
    { $count ->
        [0] Vous n’avez pris aucune session
        [one] Vous avez une session
       *[other] Vous avez { $count } sessions
    }
title-published = Sessions publiées
title-found =
    { $count ->
        [0] Aucune session trouvée
        [one] Une session trouvée
       *[other] { $count } sessions trouvées
    }
search-label = Numéro de session, centre ou nom
search = Chercher
tabs = Sessions
tab-all = À décider
tab-mine = Les miennes
tab-published = Publiées
seconds-title =
    { $count ->
        [one] Une décision attend votre confirmation
       *[other] { $count } décisions attendent votre confirmation
    }
second = { $what } : { $candidate }, session { $number }, proposé par { $by }
second-withdrawal = Retrait de la publication : session { $number }, proposé par { $by }
empty-all-title = Tout est publié
empty-all-text = Une session arrive ici dès que son centre l’a finalisée.
empty-mine-title = Aucune session à votre nom
empty-mine-text = Ouvrez une session à décider, puis prenez-la.
empty-published-title = Rien de publié
empty-published-text = Les sessions publiées restent lisibles ici.
empty-found-title = Rien pour « { $search } »
empty-found-text = Un numéro de session a 7 chiffres. Un nom de candidat se cherche dans les sessions que vous avez prises.
col-session = Session
col-centre = Centre
col-since = Depuis
col-attempts = Tests
col-needs = À voir
col-owner = Chez
place = { $site }, { $date }
published-at = Publiée le { $when }
finalised-ago = Finalisée il y a { $age }
owner-you = vous
owner-none = personne
rehearsal = Répétition
needs-incidents =
    { $count ->
        [one] { $count } signalement à décider
       *[other] { $count } signalements à décider
    }
needs-second =
    { $count ->
        [one] { $count } décision attend une seconde personne
       *[other] { $count } décisions attendent une seconde personne
    }
needs-nothing = Rien à décider
batch = Publier plusieurs sessions
col-level = Ordre
filter-level = Ordre de lecture
filter-holder = Chez
filter-any = Tous
filter = Filtrer
holder-personne = Personne
holder-moi = Moi
holder-autres = Une autre personne
empty-filter-title = Aucune session ne répond à ces choix
empty-filter-way = Toutes les sessions à décider
search-more = Chercher par date, état, résultat ou code de certificat
pages = Pages de la liste
