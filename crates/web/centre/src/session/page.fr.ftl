delete = Supprimer
change = Modifier
finalise = Finaliser la session
tabs = Parties de la session
tab-candidates = Candidats
tab-details = Détails
tab-finalise = Finalisation
tab-results = Résultats
notice-never-opened = L’heure de la session est passée et aucun surveillant n’a ouvert la salle. Si elle est reportée, modifiez le jour. Si elle n’a pas lieu, supprimez-la.
notice-late = La finalisation était attendue avant le { $due }. Les candidats n’ont pas leurs résultats tant que le centre n’a pas finalisé.
notice-to-finalise = La session est terminée. Il reste à la finaliser avant le { $due }.
notice-open = La salle est ouverte depuis le { $at }. Vous pouvez encore ajouter un candidat oublié.
notice-finalised = Finalisée le { $at }. Le dossier attend le jury. Le centre ne peut plus le changer.
notice-in-jury = Un membre du jury examine le dossier. Le centre ne peut plus le changer.
notice-published = Résultats publiés le { $at }. Les candidats les lisent dans leur espace.
codes = Codes de la session
code-number = Numéro de session
code-number-who = Aux surveillants et aux candidats, à l’arrivée dans la salle.
code-password = Mot de passe de surveillance
code-password-who = Aux surveillants seulement, avant la session. Il ouvre l’espace surveillant.
code-access = Code d’accès
code-access-who = Au surveillant, qui le donne aux candidats quand tous sont prêts et que les consignes sont lues.
code-access-hidden = Le référent du centre le donne au surveillant, dans le kit. Les candidats le reçoivent au moment de commencer.
path = Déroulé
step-done = Fait :
step-list = Inscriptions
step-list-text =
    { $count ->
        [0] Aucun candidat pour l’instant
        [one] Un candidat inscrit
       *[other] { $count } candidats inscrits
    }
step-exam = Épreuve
step-exam-text = { $day }, de { $from } à { $to }
step-finalise = Finalisation
step-finalise-text = Avant le { $due }
step-jury = Jury et résultats
step-jury-text = Quelques jours après la finalisation
step-published = Publiés le { $at }
papers = Documents à imprimer
papers-text =
    { $years ->
        [one] Lisibles en noir et blanc. À conserver { $years } an.
       *[other] Lisibles en noir et blanc. À conserver { $years } ans.
    }
papers-all = Tous les papiers
paper-journal = Journal de la session
paper-attendance = Feuille d’émargement
paper-incidents = Procès-verbal d’incident
paper-kit = Kit du surveillant
paper-list = Liste des candidats
import = Importer une liste
from-school = Depuis l’établissement
add = Ajouter
add-first = Ajouter un candidat
imported =
    { $count ->
        [one] Un candidat importé. La liste est à jour.
       *[other] { $count } candidats importés. La liste est à jour.
    }
again = La liste est à jour : { $what }.
again-added =
    { $count ->
        [one] un candidat ajouté
       *[other] { $count } candidats ajoutés
    }
again-changed =
    { $count ->
        [one] un candidat modifié
       *[other] { $count } candidats modifiés
    }
again-removed =
    { $count ->
        [one] un candidat retiré
       *[other] { $count } candidats retirés
    }
empty-title = Aucun candidat inscrit
empty-text = Téléchargez la liste à remplir, puis importez-la, ou ajoutez les candidats un par un.
caption =
    { $count ->
        [one] Un candidat inscrit
       *[other] { $count } candidats inscrits, par nom
    }
col-number = N°
col-last = Nom de naissance
col-first = Prénom
col-birth = Naissance
col-standing = Situation
namesake = Homonyme
own-end = Fin à { $hour }
standing-enrolled = Inscrit
standing-joined = A rejoint la session
standing-present = Présent
standing-running = Test en cours
standing-suspended = A appelé
standing-held = Temps arrêté
standing-waiting = Attend de revenir
standing-paused = Salle en pause
standing-ended = Test terminé
standing-not_seen = Écran de fin à voir
standing-never_seen = Écran de fin non vu
standing-unfinished = Test non terminé
standing-not_started = Présent, test pas commencé
standing-absent = Absent
no-import = Des candidats ont rejoint la session : la liste se corrige candidat par candidat.
fact-site = Site
fact-room = Salle
fact-day = Jour
fact-hour = Heure
fact-invigilators = Surveillants
fact-remarks = Observations
fact-opened = Salle ouverte
fact-finalised = Finalisée
fact-closing = Commentaire de fin
none = –
only-referent = Seul le référent du centre finalise ou supprime une session.
delete-title = Supprimer la session
delete-consequence =
    { $count ->
        [0] La session et ses codes disparaissent. Son numéro ne sera plus accepté. Ce choix ne peut pas être annulé.
        [one] La session, ses codes et l’inscription d’un candidat disparaissent. Prévenez-le s’il a reçu une convocation. Ce choix ne peut pas être annulé.
       *[other] La session, ses codes et l’inscription de { $count } candidats disparaissent. Prévenez-les s’ils ont reçu une convocation. Ce choix ne peut pas être annulé.
    }
delete-yes = Supprimer la session
delete-no = Garder la session
delete-back = Revenir à la session
on-the-spot = Ajouté en séance
open-paper = Session sur papier
open-paper-text = Le surveillant n’a pas d’appareil : c’est vous qui ouvrez la salle, depuis ici, à l’heure dite. Ensuite le code d’accès seul fait entrer et revenir, et le code du kit confirme chaque écran de fin.
open = Ouvrir la salle
watch = Suivre la salle
paper-minutes = Procès-verbal de session
reports = Signalements, et ce qu’ils sont devenus
report-question = { $kind }, question { $question }
became-no_such_answer = Réglé par les règles : la personne n’a pas répondu à une question de ce numéro.
became-not_concerned = Réglé par les règles : la question n’a pas ce qui est signalé.
became-answer_is_right = Réglé par les règles : la réponse est juste, rien n’est à réparer.
became-other_reason = Réglé par les règles : la réponse est fausse pour une autre raison.
became-neutralised = Réglé par les règles : la question ne compte pas.
became-counted_right = Réglé par les règles : la réponse compte comme juste.
became-jury = Réglé par le jury.
became-waits = Le jury décide.
became-no_effect = Noté, sans effet sur le résultat.
notice-given-back = Le jury vous a rendu cette session le { $when } : { $reason } Complétez-la, puis finalisez-la de nouveau.
paper-messages = Messages à envoyer
paper-scans = Papiers numérisés
advice = Le jury, pour vos prochaines sessions
tab-eligibility = Éligibilité
fact-rules = Règles suivies
rules-since = en vigueur depuis le { $day }
fact-accreditations = Habilitations ce jour-là
fact-fee = Tarif par candidat
fee = { $euros } € TTC
warning-catch-up = Semaine de rattrapage : elle est pour les absents et pour ceux qu’un problème technique a arrêtés.
warning-outside = Le jour de la session n’est plus dans une période ouverte à votre établissement. La plus proche va { $days }. Modifiez le jour, ou demandez une exception à l’administrateur de la plateforme.
warning-invigilators =
    { $wanted ->
        [one] Il faut un surveillant. Nommez-le dans « Modifier ».
       *[other] Il faut { $wanted } surveillants pour cette liste. Nommez-les dans « Modifier », ou répartissez les candidats.
    }
warning-too-soon =
    { $count ->
        [one] Un candidat a passé la certification il y a trop peu de temps : il ne pourra pas commencer. L’onglet « Éligibilité » dit lequel, et à partir de quel jour.
       *[other] { $count } candidats ont passé la certification il y a trop peu de temps : ils ne pourront pas commencer. L’onglet « Éligibilité » dit lesquels, et à partir de quel jour.
    }
cancel-session = Annuler la session
duplicate = Dupliquer
notice-cancelled = Session annulée le { $at } : { $because }
standing-not_expected = N’est plus attendu
carry-move = Déplacer des candidats vers une autre session
carry-again = Inscrire dans une autre session ceux qui n’ont pas passé le test
came =
    { $count ->
        [0] Ils étaient déjà sur cette liste : rien n’a changé.
        [one] Un candidat inscrit ici.
       *[other] { $count } candidats inscrits ici.
    }
history = Ce qui a changé
was = Jusqu’au { $when } : { $date } à { $hour }, { $room }, { $site }. Surveillance : { $invigilators }.
