title = Papiers à imprimer
whole = Tout le dossier
whole-text =
    { $count ->
        [0] Personne n’est encore inscrit : chaque papier sort vierge, à remplir à la main.
        [one] Tous les papiers de la session, pour un candidat, dans l’ordre où ils servent. Un PDF chacun, dans une archive.
       *[other] Tous les papiers de la session, pour { $count } candidats, dans l’ordre où ils servent. Un PDF chacun, dans une archive.
    }
whole-get = Télécharger le dossier (ZIP)
whole-day = Le dossier de toute une journée
without-kit = Le kit du surveillant n’y est pas : il porte le code d’accès, et seul le référent l’imprime.
minutes-later = Le procès-verbal de session s’ajoute quand la salle a été ouverte.
phase-before = Avant le jour
phase-day = Le jour, dans la salle
phase-after = Après
by-class = Par classe :
without-end-screen = Sans la colonne « Écran de fin vu » (PDF)
preview = Aperçu
one-letter = Une seule convocation
on-paper = Au format A4, lisibles en noir et blanc. Les noms y sont entiers, dans toutes les écritures.
back = Revenir à la session
view-text = Cette page s’imprime telle quelle. Le PDF est mis en page pour l’A4.
view-pdf = Ouvrir le PDF
view-back = Tous les papiers
session = Session
day = Date
hours = Horaires
from-to = { $start } à { $end }
room = Salle
invigilation = Surveillance
day-title = Papiers d’une journée
day-lead = Tous les papiers de toutes les sessions d’un jour, un dossier par session.
day-none = Aucune session de vos centres le { $day }. Choisissez un autre jour.
day-nothing = Aucune session à venir dans vos centres.
day-sessions =
    { $count ->
        [one] Une session.
       *[other] { $count } sessions.
    }
day-candidates =
    { $count ->
        [0] Aucun candidat.
        [one] Un candidat.
       *[other] { $count } candidats.
    }
day-grows = Le fichier arrive session par session : votre navigateur le montre grandir.
day-get = Télécharger la journée (ZIP)
day-caption = Sessions du jour
day-centre = Centre
day-listed = Candidats
day-open = Ouvrir
day-others = Les jours à venir
day-back = Revenir aux sessions
doc-convocations = Convocations
use-convocations = Une lettre par candidat, avec son heure de fin et un talon à rendre.
whom-convocations = aux candidats, 10 jours avant
doc-remise = Remise des convocations
use-remise = Une feuille par classe : qui a reçu sa convocation, avec sa signature.
whom-remise = à qui distribue
doc-identifiants = Identifiants de connexion
use-identifiants = À découper : l’adresse et l’identifiant, quand l’établissement le connaît. Jamais de mot de passe.
whom-identifiants = aux candidats
doc-salle = Contrôle de la salle
use-salle = Ce qu’il faut dans la salle, une semaine avant et le jour même, puis poste par poste.
whom-salle = à qui prépare la salle
doc-kit = Kit du surveillant
use-kit = Les codes de la session et quoi faire, de la porte à l’enveloppe. À remettre en main propre.
whom-kit = au surveillant, par le référent seul
doc-emargement = Feuille d’émargement
use-emargement = 20 candidats par page au plus, à signer à l’entrée.
whom-emargement = au surveillant
doc-appel = Liste de la salle
use-appel = Qui s’assoit où. Une place et un nom, rien de plus.
whom-appel = sur la porte
doc-etiquettes = Étiquettes de table
use-etiquettes = À découper : la place en grand, le nom, la session.
whom-etiquettes = sur chaque table
doc-notice = Rejoindre la session
use-notice = Les étapes du candidat, à projeter ou à poser près du poste.
whom-notice = dans la salle, comptes de la plateforme
doc-notice-portail = Rejoindre la session par le portail
use-notice-portail = Les mêmes étapes, en passant par le portail de l’établissement.
whom-notice-portail = dans la salle, si l’on passe par le portail
doc-consignes = Consignes à lire
use-consignes = À lire à voix haute avant le code d’accès.
whom-consignes = au surveillant
doc-incidents = Procès-verbal d’incident
use-incidents = Les codes, des lignes à remplir, et ce qui est déjà noté.
whom-incidents = au surveillant
doc-fraude = Procès-verbal de fraude
use-fraude = Les faits, ce que dit le candidat, les signatures. Deux par salle suffisent.
whom-fraude = au surveillant
doc-seance = Procès-verbal de session
use-seance = Rempli avec ce que la salle a noté, à signer.
whom-seance = au surveillant, puis au centre
doc-retour = Bordereau de retour
use-retour = Ce que contient l’enveloppe, compté devant qui la reçoit.
whom-retour = au surveillant, puis au centre
