room-name = Jury
room-waiting = À décider
room-published = Publiées
room-appeals = Réclamations
appeal-open = Une réclamation est ouverte sur ce test.
appeal-see = Lire la réclamation
room-statistics = Statistiques
crumbs = Fil d’Ariane
session = Session { $number }
somebody = une personne sans lien avec la session
program = le programme
invigilator = un surveillant
age-minutes =
    { $count ->
        [one] une minute
       *[other] { $count } minutes
    }
age-hours =
    { $count ->
        [one] une heure
       *[other] { $count } heures
    }
age-days =
    { $count ->
        [one] un jour
       *[other] { $count } jours
    }
not-own_centre = Vous êtes membre du centre qui a tenu cette session. Un autre membre du jury la lit et en décide.
not-not_taken = Prenez cette session pour lire les tests et décider.
not-taken_by = { $name } a pris cette session. Reprenez-la pour lire les tests et décider.
status-cancelled = Annulée
status-rejected_for_fraud = Rejetée pour fraude
status-cancelled_too_few_answers = Annulée, trop peu de réponses
status-rejected = Non obtenue
status-validated = Obtenue
status-pending = Score incomplet
outcome-right = Juste
outcome-partial = En partie juste
outcome-wrong = Fausse
outcome-passed = Passée
outcome-timed_out = Juste, hors délai
outcome-focused_out = Juste, fenêtre quittée
outcome-none = Sans réponse
kind-C1 = Identité à corriger
kind-C2 = Temps majoré à ajouter ou à changer
kind-C4 = Signature absente ou à la mauvaise ligne
kind-C6 = Suspicion de fraude
kind-C7 = Incident technique, sans interruption
kind-C8 = Retard, sortie ou reconnexion, sans interruption
kind-E1 = Image absente
kind-E2 = Application en panne dans la question
kind-E3 = Fichier qui ne s’ouvre pas
kind-E4 = Site indisponible
kind-E5 = Site bloqué par le réseau du lieu
kind-E8 = Temps de la question trop court
kind-E9 = Logiciel du poste en panne
kind-E10 = Sortie forcée de la fenêtre
kind-E11 = Page d’erreur
kind-E12 = Question non accessible à la personne
resolution-no_such_answer = Réglé par les règles : aucune réponse à ce numéro.
resolution-not_concerned = Réglé par les règles : la question n’a pas l’élément signalé.
resolution-answer_is_right = Réglé par les règles : la réponse est juste, rien à réparer.
resolution-other_reason = Réglé par les règles : la réponse est fausse pour une autre raison.
resolution-neutralised = Réglé par les règles : question neutralisée.
resolution-counted_right = Réglé par les règles : la réponse compte comme juste.
resolution-jury = Réglé par le jury.
resolution-none = À décider
resolution-no_effect = Sans effet sur le résultat
done-neutralise = Question { $position } neutralisée
done-restore = Question { $position } rétablie
done-count_right = Question { $position } comptée juste
done-as_given = Question { $position } comptée comme elle a été jugée
done-stopped_by_candidate = Raison de l’arrêt corrigée : abandon ou départ
done-stopped_by_technical = Raison de l’arrêt corrigée : problème technique
done-keep = Signalement sans suite
done-reject_for_fraud = Rejet pour fraude
done-lift_rejection = Rejet pour fraude levé
done-cancel = Annulation
done-uncancel = Annulation levée
done-correct_identity = Correction d’identité
paper-identity_card = Carte d’identité
paper-passport = Passeport
paper-residence_permit = Titre de séjour
paper-civil_record = Acte de naissance ou livret de famille
paper-school_record = Dossier scolaire
reason-candidate = abandon ou départ
reason-technical = problème technique
hinders-session = La session est déjà publiée, ou pas encore finalisée.
todo-session = Revenez au dossier de la session.
hinders-remark = Le centre a laissé une remarque.
todo-remark = Lisez-la, puis cochez que vous l’avez lue au moment de publier.
hinders-incidents =
    { $count ->
        [one] Un test a un signalement sans décision.
       *[other] { $count } tests ont un signalement sans décision.
    }
todo-incidents = Décidez sur chaque signalement.
hinders-score =
    { $count ->
        [one] Un test n’a pas de score complet.
       *[other] { $count } tests n’ont pas de score complet.
    }
todo-score = Des questions sont sans réponse et sans raison : neutralisez-les, ou annulez la certification.
hinders-reason =
    { $count ->
        [one] Personne n’a dit pourquoi un test n’est pas fini.
       *[other] Personne n’a dit pourquoi { $count } tests ne sont pas finis.
    }
todo-reason = Demandez la raison au centre, ou annulez la certification.
hinders-end =
    { $count ->
        [one] Sans surveillant dans l’espace de la salle, personne n’a vu la fin d’un test.
       *[other] Sans surveillant dans l’espace de la salle, personne n’a vu la fin de { $count } tests.
    }
todo-end = Demandez au centre, puis annulez les certifications dont la fin n’est pas attestée.
hinders-second =
    { $count ->
        [one] Une décision attend une seconde personne.
       *[other] Sur { $count } tests, une décision attend une seconde personne.
    }
todo-second = Un autre membre du jury la confirme ou l’écarte.
room-search = Recherche
room-review = Activité du jury
level-high = À lire d’abord
level-raised = À regarder
level-usual = Ordinaire
risk-fraud =
    { $count ->
        [one] Une suspicion de fraude
       *[other] { $count } suspicions de fraude
    }
risk-to_second =
    { $count ->
        [one] Une décision attend une seconde personne
       *[other] { $count } décisions attendent une seconde personne
    }
risk-alike =
    { $count ->
        [one] Un test aux mêmes réponses fausses qu’un autre
       *[other] { $count } tests aux mêmes réponses fausses
    }
risk-incidents =
    { $count ->
        [one] Un signalement à décider
       *[other] { $count } signalements à décider
    }
risk-reopened =
    { $count ->
        [one] Rendue une fois au centre
       *[other] Rendue { $count } fois au centre
    }
risk-withdrawn =
    { $count ->
       *[other] Sa publication a été retirée
    }
risk-unseen =
    { $count ->
        [one] Personne dans la salle, un écran de fin non vu
       *[other] Personne dans la salle, { $count } écrans de fin non vus
    }
risk-fast =
    { $count ->
        [one] Un test très rapide
       *[other] { $count } tests très rapides
    }
risk-windows =
    { $count ->
        [one] Un test à la fenêtre souvent quittée
       *[other] { $count } tests à la fenêtre souvent quittée
    }
risk-remark =
    { $count ->
       *[other] Le centre a laissé une remarque
    }
risk-unfinished =
    { $count ->
        [one] Un test non fini
       *[other] { $count } tests non finis
    }
risk-near_mark =
    { $count ->
        [one] Un test à une réponse du seuil
       *[other] { $count } tests à une réponse du seuil
    }
sign-alike = Mêmes réponses fausses que { $names }
sign-fast = Très rapide
sign-windows = Fenêtre quittée sur { $count } questions
sign-near_mark = À une réponse du seuil
seconds = { $seconds } s
minutes = { $minutes } min { $seconds }
hours = { $hours } h { $minutes }
pause-reason = Motif : { $reason }
pause-lasted = Arrêt de { $duration }
given-back =
    { $count ->
        [one] Temps rendu à { $count } test : { $most }
       *[other] Temps rendu à { $count } tests : { $most }
    }
given-back-between = Temps rendu à { $count } tests : de { $least } à { $most }
given-back-here = Temps rendu : { $duration }
