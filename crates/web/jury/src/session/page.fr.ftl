lead = { $place }, { $room }. { $date } à { $hour }, { $zone }.
state-published = Publiée
state-in_jury = Prise par le jury
state-finalised = Personne ne l’a prise
rehearsal = Répétition, sans valeur
take = Prendre cette session
take-over = Reprendre cette session
refused = Rien n’a changé
published = Publiée le { $when }
head-text = Fin du journal à reporter sur le procès-verbal du jury :
remark-title = Remarque du centre
tests =
    { $count ->
        [one] { $count } test
       *[other] { $count } tests
    }
tests-caption = Tests de la session, par nom
no-tests = Personne n’a passé le test dans cette session. Elle peut être publiée telle quelle.
col-candidate = Candidat
col-status = Résultat
col-points = Points
col-right = Justes
col-needs = À voir
share = { $right } / { $counted }, { $rate } %
unfinished = Non fini
unfinished-why = Non fini, { $why }
end-not-seen = Écran de fin non vu
needs-incidents =
    { $count ->
        [one] { $count } signalement à décider
       *[other] { $count } signalements à décider
    }
needs-second = Attend une seconde personne
needs-president = Avis contraires
reports =
    { $count ->
        [0] Aucun signalement
        [one] 1 signalement
       *[other] { $count } signalements
    }
question = question { $number }
filed = Signalé par { $by }, le { $when }
ready = Prête à publier
ready-text = Rien ne l’empêche. Vous relirez la liste avant de publier.
hindered =
    { $count ->
        [one] Un point empêche de publier
       *[other] { $count } points empêchent de publier
    }
prepare = Préparer la publication
facts = La session
fact-finalised = Finalisée
finalised-by = le { $when }, par { $by }
fact-owner = Chez
nobody = personne
fact-invigilators = Surveillants annoncés
fact-room = Espace surveillant
room-invigilated = utilisé pendant l’examen
room-not_invigilated = personne n’y est entré
fact-said = Le centre signale
said-had_incident = un incident, les candidats ont pu finir
said-had_joining_issue = des personnes présentes n’ont pas pu rejoindre la session
fact-absent = Sans test
absent =
    { $count ->
        [0] personne
        [one] 1 personne inscrite
       *[other] { $count } personnes inscrites
    }
journal = Lire le journal
withdraw = Retirer la publication
withdrawn = Publication retirée
withdrawn-by = le { $when }, par { $by }
withdrawn-proposed = Retrait proposé par { $by }, avec ce motif :
fact-withdrawn = Publication retirée
ready-again = À publier de nouveau
ready-again-text = Rien ne l’empêche. Lisez d’abord pourquoi la publication a été retirée, et décidez ce qui doit l’être.
withdrawal-waits = Un retrait attend un second président
reopen = Rendre au centre
risk = Ordre de lecture :
risk-none = Rien ne sort de l’ordinaire.
pieces =
    { $count ->
        [0] Aucun papier numérisé
        [one] Un papier numérisé
       *[other] { $count } papiers numérisés
    }
pieces-missing = Il manque :
