title = Finaliser la session
back = Revenir à la session
keep = Actualiser la page
intro = Reportez ici ce que le surveillant a noté : écrans de fin vus, signalements, raisons des tests non terminés. Seuls les faits reportés seront examinés par le jury.
colon = { " : " }
choose = Choisir
summary-finished =
    { $count ->
        [one] test terminé
       *[other] tests terminés
    }
summary-unfinished =
    { $count ->
        [one] test non terminé
       *[other] tests non terminés
    }
summary-not_started =
    { $count ->
        [one] présent, test pas commencé
       *[other] présents, test pas commencé
    }
summary-absent =
    { $count ->
        [one] absent
       *[other] absents
    }
summary-incidents =
    { $count ->
        [one] signalement
       *[other] signalements
    }
sitters = Candidats qui ont passé le test
sitters-none = Personne n’a commencé le test.
state-finished = Test terminé
state-running = Test en cours
state-standing = Test arrêté
state-unfinished = Test non terminé
note-left =
    { $left ->
        [one] Une question sur { $questions } est sans réponse.
       *[other] { $left } questions sur { $questions } sont sans réponse.
    }
note-held = { $left } Son temps est arrêté. Pour le faire repartir, entrez dans la salle avec le numéro et le mot de passe du kit.
note-wait = { $left } Ce candidat a du temps jusqu’à { $hour }.
running = Ces tests ne sont pas terminés. Attendez leur fin, ou cochez pour chacun « Terminer ce test avec la session » :
ending = Terminer ce test avec la session
ending-means = Il s’arrête au moment où vous finalisez. Les réponses enregistrées comptent ; une réponse qui arrive après est refusée, et le candidat le lit à l’écran.
end-seen = Écran de fin vu par { $by } à { $hour }.
end-tick = Écran de fin de test vu
by-centre = le centre
reason = Pourquoi ce test n’est-il pas terminé ?
reason-running = Pourquoi ce test s’arrête-t-il avant la fin ?
reason-candidate = Abandon : manque de temps ou départ
reason-candidate-means = Les questions sans réponse comptent comme manquées.
reason-technical = Problème technique
reason-technical-means = Les questions sans réponse ne comptent pas. S’il en reste trop peu, la certification est annulée et peut être repassée.
filed = Signalements
filed-question = { $kind }, question { $question }
filed-by = Par { $by }, à { $hour }
remove = Retirer
not-started = Présents, test pas commencé
not-started-text = Le surveillant les a cochés présents. Comme les absents, ils n’ont pas de résultat : inscrivez-les à une autre session. Si un problème les a empêchés de commencer, cochez plus bas « Des candidats présents n’ont pas pu rejoindre la session ».
absent = Candidats absents
absent-text = Ils n’ont pas commencé le test. Inscrivez-les à une autre session.
report = Ajouter un signalement
report-text = Un signalement par fait. Les codes sont ceux du procès-verbal d’incident.
report-candidate = Candidat
report-kind = Ce qui s’est passé
report-question = Numéro de la question
report-question-hint = Obligatoire pour les codes E, celui que le candidat voyait à l’écran.
report-description = Description
report-description-hint = Obligatoire pour les codes C, sauf C6. 500 caractères au plus.
report-add = Ajouter ce signalement
kinds-candidate = Le candidat ou la salle (C)
kinds-question = Une question du test (E)
kind-C1 = C1, nom, prénom ou date de naissance à corriger
kind-C2 = C2, temps majoré à ajouter ou à corriger
kind-C4 = C4, présent mais n’a pas signé, ou sur la mauvaise ligne
kind-C6 = C6, suspicion de fraude
kind-C7 = C7, incident technique sans conséquence
kind-C8 = C8, incident lié au candidat sans conséquence
kind-E1 = E1, une image ne s’affichait pas
kind-E2 = E2, une application ou un simulateur ne marchait pas
kind-E3 = E3, un fichier ne se téléchargeait ou ne s’ouvrait pas
kind-E4 = E4, un site était en panne
kind-E5 = E5, un site était bloqué par le réseau
kind-E8 = E8, temps majoré : le minuteur de la question était trop court
kind-E9 = E9, un logiciel du poste ne marchait pas
kind-E10 = E10, sorti malgré lui d’une question en mode focus
kind-E11 = E11, une page d’erreur l’a obligé à passer la question
kind-E12 = E12, question inaccessible au candidat
receipt-added = Signalement ajouté.
receipt-removed = Signalement retiré.
whole = La session dans son ensemble
had-incident = Un incident a touché la salle, les candidats ont pu terminer leur test.
had-joining-issue = Des candidats présents n’ont pas pu rejoindre la session.
remark = Commentaire global
remark-hint = Seulement si un fait a touché toute la session : le jury le lit avant de publier. { $max } caractères au plus.
unseen-confirm = Je finalise sans que tous les écrans de fin aient été vus.
unseen-means = Un test dont personne n’a vu la fin peut être rejeté par le jury.
final = Le jury reçoit le dossier dès que vous finalisez. Ensuite, le centre ne peut plus rien changer.
send = Finaliser la session
later = Garder et revenir plus tard
begun = Vous retrouvez ici ce qui a été gardé le { $when }. Rien n’est encore envoyé.
late-title = Cette session est déjà finalisée
late-by = { $by } l’a finalisée le { $when }.
late-text = Ce que vous venez d’envoyer n’a pas été pris en compte.
late-lost = Ce qui n’a pas été gardé
late-ticked = Coché
late-way = Si le jury doit le savoir, écrivez-lui en donnant le numéro de la session.
why-candidate-required = Choisissez le candidat concerné par le signalement.
why-kind-unknown = Choisissez ce qui s’est passé.
why-kind-retired = Ce code n’est plus utilisé. Choisissez-en un autre dans la liste.
why-description-required = Décrivez ce qui s’est passé : ce code demande quelques mots.
why-description-too_long = La description dépasse 500 caractères. Raccourcissez-la.
why-description-control_character = La description contient un caractère invisible. Retapez-la.
why-question-not_a_question_number = Donnez le numéro de la question, de 1 à 500. Sans lui, le signalement ne peut pas être pris en compte.
why-question-beyond_test = Ce test a { $questions } questions. Donnez un numéro de 1 à { $questions }, celui que le candidat voyait à l’écran.
why-draft = Un signalement est commencé et n’est pas ajouté. Ajoutez-le, ou videz ses champs.
why-unseen =
    { $count ->
        [one] Un écran de fin n’est pas coché. Cochez-le s’il a été vu, ou confirmez en bas de page.
       *[other] { $count } écrans de fin ne sont pas cochés. Cochez ceux qui ont été vus, ou confirmez en bas de page.
    }
why-remark-too_long = Le commentaire compte { $len } caractères, il en faut 500 au plus.
why-remark-control_character = Le commentaire contient un caractère invisible. Retapez-le.
why-still_running = { $name } n’a pas terminé son test : il lui reste du temps jusqu’à { $hour }. Attendez, ou cochez « Terminer ce test avec la session ».
why-reason_missing = { $name } n’a pas fini son test. Dites pourquoi : le score en dépend.
room-note = { $hour } : { $words }
scans = Papiers numérisés
scans-missing = Il manque la numérisation de ces papiers. Vous pouvez finaliser sans eux : le jury verra qu’ils manquent.
scans-way = Déposer ou retirer un papier
scans-tab = S’ouvre dans un autre onglet : ce que vous avez saisi ici reste.
