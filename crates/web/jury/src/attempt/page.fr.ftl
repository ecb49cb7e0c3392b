previous = Précédent
next = Suivant
needs-incidents =
    { $count ->
        [one] { $count } décision attendue
       *[other] { $count } décisions attendues
    }
needs-second = Attend une seconde personne
needs-president = Avis contraires
lead-running = Commencé à { $started }.
lead-ended = De { $started } à { $ended } : { $duration }. { $by }
ended-candidate = Fini par la personne.
ended-invigilator = Arrêté par le surveillant.
ended-finalisation = Arrêté à la finalisation.
questions =
    { $count ->
        [one] { $count } question
       *[other] { $count } questions
    }
answers-nav = Réponses, par question
count-right =
    { $count ->
        [one] { $count } juste
       *[other] { $count } justes
    }
count-wrong =
    { $count ->
        [one] { $count } fausse
       *[other] { $count } fausses
    }
count-late =
    { $count ->
        [one] { $count } juste, perdue
       *[other] { $count } justes, perdues
    }
count-passed =
    { $count ->
        [one] { $count } passée
       *[other] { $count } passées
    }
count-none = { $count } sans réponse
count-neutralised =
    { $count ->
        [one] { $count } neutralisée
       *[other] { $count } neutralisées
    }
tile-neutralised = neutralisée
question-title = Question { $position }, { $code } { $name }
neutralised = Neutralisée
counted-missed = Compte comme manquée
as-seen = La question, comme la personne l’a vue
ticked = cochée
not-ticked = non cochée
lines = Réponse donnée et réponse attendue
col-line = Élément
col-given = Donné
col-expected = Attendu
col-judged = Jugement
mark-right = juste
mark-wrong = faux
nothing = –
place = en place { $place }
never-shown = Cette question n’a pas été montrée : le test s’est arrêté avant.
given-none = Aucune : la question attendait encore
given-passed = Passée (« Je passe »)
quoted = « { $text } »
or = { " ou " }
within = { $value }, à { $tolerance } près
fact-given = Réponse donnée
fact-expected = Attendu
fact-why = Pourquoi
fact-time = Temps
fact-window = Fenêtre
fact-file = Fichier
why-nothing = Rien qui se compare à une réponse attendue.
why-same = Pareil à « { $text } », une fois la mise en forme écartée.
why-typos =
    { $distance ->
        [one] Une lettre d’écart avec « { $text } » : faute de frappe admise.
       *[other] { $distance } lettres d’écart avec « { $text } » : faute de frappe admise.
    }
why-figures = Proche de « { $text } », mais un chiffre diffère.
why-different =
    { $distance ->
        [one] Une lettre d’écart avec la plus proche, « { $text } » : trop pour un mot si court.
       *[other] { $distance } lettres d’écart avec la plus proche, « { $text } ».
    }
why-no_number = Aucun nombre ne se lit dans la réponse.
why-number = Nombre lu : { $read }. Écart : { $distance }.
time-spent = { $spent }, de { $from } à { $to }
time-shown = Montrée à { $from }
window-left = Quittée à { $at }
window-kept = Jamais quittée
file-fetched = { $name }, reçu à { $at }.
file-announced = { $name }.
file-not_fetched = { $name } n’a pas été téléchargé.
file-same = Refait pour cette page, il est le même, octet pour octet.
file-differs = Refait pour cette page, il n’est pas le même : ne jugez pas d’après lui.
reports = Signalements
report-question = question { $number }
happened = Ce qui s’est passé
event-start_attempt = Test commencé par { $by }.
event-enter_attempt = Retour dans le test à la question { $position }, depuis un autre poste ou un autre navigateur.
event-end_attempt = Test arrêté par { $by }.
event-finalise_session = Test arrêté à la finalisation, par { $by }.
event-confirm_end_screen = Écran de fin vu par { $by }.
event-other = { $act }, par { $by }.
marks = Le score, compétence par compétence
col-competence = Compétence
col-placed = Profil
col-answers = Réponses
col-verdict = Règle
col-level = Niveau
col-points = Points
placed = niveau { $level }, { $points } points
tally =
    { $neutralised ->
        [0] { $right } sur { $asked }
        [one] { $right } sur { $asked }, 1 neutralisée
       *[other] { $right } sur { $asked }, { $neutralised } neutralisées
    }
verdict-keep = Confirmé
verdict-downgrade = Un niveau de moins
verdict-invalidate = Non certifié
not-certified = –
decisions =
    { $count ->
        [one] { $count } décision
       *[other] { $count } décisions
    }
by-rules = les règles de la finalisation
signed = Par { $by }, le { $when }.
confirmed = Confirmé par { $by }, le { $when }.
dismissed = Écarté par { $by }, le { $when }.
waits = Attend une seconde personne.
confirm = Confirmer
dismiss = Écarter
take-back = Reprendre ma proposition
own = Une autre personne du jury confirme : pas vous.
nothing-to-decide = Rien à décider ici pour l’instant.
your-decision = Votre décision
choose-neutralise = Neutraliser la question { $position }
choose-restore = Rétablir la question { $position }
choose-count_right = Compter juste la question { $position }
choose-as_given = Compter la question { $position } comme elle a été jugée
choose-stopped_by_candidate = Le test s’est arrêté par abandon ou départ
choose-stopped_by_technical = Le test s’est arrêté par un problème technique
choose-keep = Laisser le signalement sans suite
choose-reject_for_fraud = Rejeter pour fraude
choose-lift_rejection = Lever le rejet pour fraude
choose-cancel = Annuler la certification
choose-uncancel = Lever l’annulation
hint-neutralise = Elle ne compte plus, ni pour ni contre.
hint-restore = Elle compte à nouveau ; sans réponse, comme manquée.
hint-count_right = Réponse juste perdue, ou mal jugée.
hint-as_given = Elle n’est plus comptée juste.
hint-stopped_by_candidate = Quoi qu’ait dit le centre : les questions sans réponse comptent comme manquées.
hint-stopped_by_technical = Quoi qu’ait dit le centre : les questions sans réponse ne comptent pas.
hint-keep = Ce qui est signalé n’a pas empêché de répondre.
hint-reject_for_fraud = Une seconde personne du jury doit confirmer.
hint-lift_rejection = Le score compte à nouveau. Une seconde personne du jury doit confirmer.
hint-cancel = Le test ne s’est pas déroulé comme il faut. Une seconde personne du jury doit confirmer.
hint-uncancel = Le score compte à nouveau. Une seconde personne du jury doit confirmer.
effect-none = Effet : aucun, { $points } points
effect = Effet : { $before } → { $after } points, { $status }
effect-title-neutralise = Effet, si vous neutralisez
effect-title-restore = Effet, si vous rétablissez
becomes = devient
points = points
measure = Mesure
before = Avant
after = Après
line-status = Résultat
line-right = Réponses justes
line-rate = Taux
line-level = Niveau en { $competence }
report = { $kind }, question { $question }
settles = Signalement réglé par cette décision
settles-none = Aucun
reason = Motif
reason-hint = La personne le lit quand la décision change son résultat.
decide = Décider
decide-note = Votre décision est datée et signée de votre nom. Vous pourrez la reprendre jusqu’à la publication.
identity = Proposer une correction d’identité (C1)
identity-now = Inscrit comme { $name }, naissance le { $date }.
identity-text = Une fois confirmée, la correction reste au journal avec l’ancienne identité. Un certificat publié est remplacé par un autre, avec un nouveau code, et un signalement C1 est réglé.
identity-reason = Par exemple : le centre a envoyé la copie d’une pièce. Gardé au journal, avec votre nom.
identity-waiting = Correction d’identité proposée
identity-confirm = Confirmer la correction
identity-propose = Proposer la correction
identity-second = Une autre personne du jury confirme votre proposition.
label-last_name = Nom de naissance
label-first_name = Prénom
label-birth_date = Date de naissance (jj/mm/aaaa)
line-birth_date = Date de naissance
line-first_name = Prénom
line-last_name = Nom de naissance
paper-seen = Pièce vue : { $paper }.
paper-none = Choisir une pièce
paper-hint = La pièce elle-même n’est pas gardée.
label-paper = Pièce que vous avez vue
fault-name = Écrivez ce nom. Rien n’a changé.
fault-birth_date = Écrivez une date de naissance qui existe et qui est passée, par exemple 04/07/2011.
fault-on_list = Un autre candidat de la session porte déjà cette identité. Rien n’a changé.
fault-identity_not_waiting = Cette correction n’attend plus : elle a été confirmée, écartée ou remplacée. Rien n’a changé.
fault-identity_same_person = Vous avez proposé cette correction : une autre personne du jury la confirme.
fault-identity_waits = Une correction de cette identité attend déjà une seconde personne. Relisez-la.
fault-identity_reason = Écrivez pourquoi l’identité est corrigée : le motif reste au journal.
fault-paper = Choisissez la pièce que vous avez vue. Rien n’a changé.
fault-changed = Ce dossier a changé pendant la correction. Relisez et corrigez à nouveau.
fault-choose = Choisissez une décision.
fault-which_incident = Choisissez le signalement qui reste sans suite.
fault-own_centre = Vous êtes membre du centre de cette session : une autre personne du jury décide.
fault-not_taken = Prenez d’abord la session. Votre motif est toujours dans la page.
fault-taken_by = Une autre personne du jury a pris la session. Reprenez-la d’abord.
taken-kept = La session est à vous. Votre motif est encore là : relisez-le, puis décidez.
taken-to-reason = Aller au motif
fault-waits = La même décision attend déjà une seconde personne : décision { $number }.
fault-needs_certificate = Les résultats sont publiés et ce test n’a pas de certificat de son score actuel. Retirez la publication, décidez, puis publiez à nouveau.
fault-published = Les résultats sont publiés. Retirez la publication pour changer un score.
fault-session = La session n’est pas devant le jury.
fault-reason = Écrivez le motif : la personne le lit quand la décision change son résultat.
fault-reason_long = Le motif a { $len } caractères. Il en faut { $max } au plus.
fault-reason_signs = Le motif contient un signe illisible. Effacez ce qui a été collé et écrivez-le au clavier.
fault-no_such_question = Cette question n’existe pas dans ce test.
fault-no_such_incident = Ce signalement est déjà réglé, ou n’est pas de ce test. Rien n’a changé.
fault-nothing_changes = C’est déjà ainsi. Rien n’a changé.
fault-same_person = Vous avez proposé cette décision : une autre personne du jury la confirme.
fault-not_waiting = Cette décision n’attend plus : elle a été confirmée ou écartée. Rien n’a changé.
why-fields = { $right } champs justes sur { $fields }
why-odd = Cet état de l’écran ne peut pas être atteint dans la page.
why-goals =
    { $goals ->
        [one] { $held } point atteint sur { $goals }.
       *[other] { $held } points atteints sur { $goals }.
    }
why-touched = Changé sans que ce soit demandé : { $things }.
event-pause_room = Temps arrêté : salle en pause, par { $by }.
event-resume_room = Le temps repart avec la salle, par { $by }.
event-hold_attempt = Temps arrêté par { $by }.
event-release_attempt = Temps reparti, par { $by }.
event-raise_alert = Appel du candidat, question { $position }. Son temps s’arrête.
event-withdraw_alert = Appel retiré par le candidat. Son temps repart.
event-settle_alert = Appel traité par { $by }. Son temps repart.
event-grant_time = { $minutes } minutes données par { $by } : { $reason }
event-undo_end = Arrêt annulé par { $by } : { $reason }
event-ask_to_resume = Demande à reprendre. Son temps s’arrête.
event-allow_resumption = Reprise autorisée par { $by }.
event-stay_here = Reste sur le premier poste. Son temps repart.
event-credit_outage = Temps d’une panne du serveur rendu.
event-leave_window = Page d’une question à ne pas quitter, quittée.
event-download_file = Fichier « { $name } » de la question { $position } téléchargé.
replaced = Remplacée par le surveillant
replaced-before = Avant elle, le surveillant a fait remplacer :
replaced-link = la question telle qu’elle était affichée à { $hour }
replaced-back = Revenir à la question qui a compté
why = Le résultat, expliqué à la personne
threads = Ce que l’on voit de ce qui s’est passé
thread-essentiel = L’essentiel
thread-tout = Tout
thread-questions = Questions
thread-fenetre = Fenêtre
thread-appels = Appels
thread-temps = Temps
thread-poste = Poste
thread-fin = Fin
nothing-happened = Rien de tel dans ce test.
happened-note = Aux heures du lieu de la session. Un brouillon reste sur le poste du candidat : il n’est pas connu ici avant la réponse.
event-shown = Question { $position } affichée.
event-passed = Question { $position } passée (« Je passe »).
event-answered = Réponse à la question { $position } : { $outcome }.
event-handed_in = Réponse à la question { $position }, remise par fichier : { $outcome }.
others =
    { $count ->
        [0] Aucun autre test de ce compte
        [one] Un autre test de ce compte
       *[other] { $count } autres tests de ce compte
    }
others-caption = Autres tests du même compte, du plus récent au plus ancien
col-day = Jour
col-where = Session
col-result = Résultat
other-points = { $status }, { $points } points
other-not_told = Pas encore publié
other-not_finalised = Pas encore devant le jury
usage = Cette question dans les autres sessions
usage-here = Version { $release }, celle de ce test
usage-release = Version { $release }
usage-asked = Posée
usage-right = Réponses justes
usage-passed = Passée
usage-median = Temps médian
usage-reported = Signalements
usage-neutralised = Neutralisée
usage-percent = { $percent } %
usage-never = Elle n’a encore été comptée dans aucune session publiée.
usage-few =
    { $count ->
        [one] Une réponse seulement dans une version : il en faut { $enough } pour des chiffres qui disent quelque chose.
       *[other] { $count } réponses seulement dans une version : il en faut { $enough } pour des chiffres qui disent quelque chose.
    }
usage-note = Comptée à la publication, dans les 1 000 dernières sessions, sans les tests annulés ou rejetés pour fraude.
