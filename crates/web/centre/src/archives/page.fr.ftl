title = Archives des sessions
lead = Les papiers signés d’une session se gardent { $length } après le jour de la session.
source = Règle :
due =
    { $count ->
        [one] Les papiers d’une session sont à détruire.
       *[other] Les papiers de { $count } sessions sont à détruire.
    }
to-list = Ouvrir la liste de destruction
none = Aucune session n’est encore finalisée.
col-session = Session
col-day = Jour
col-place = Salle et site
col-papers = Papiers à garder
col-destroyed = Papiers à détruire
col-standing = Échéance
col-since = À détruire depuis
erased = Le dossier est effacé ; les papiers peuvent encore être dans l’armoire.
no-papers = Personne n’a passé le test.
scanned = numérisé
not-scanned = sans numérisation
missing = Numérisation manquante
standing-kept = À garder jusqu’au { $day }
standing-due = À détruire depuis le { $day }
standing-held = À garder : un litige est ouvert
standing-destroyed = Destruction notée le { $day }
pages = Pages de la liste
back = Revenir aux sessions
list-title = Liste de destruction
list-lead = État au { $day }. Papiers dont le temps de garde, { $length }, est passé et qu’aucun litige ne retient.
list-none = Aucun papier n’est à détruire aujourd’hui.
all-papers = Tous les papiers de la session
how = Détruisez les papiers de ces sessions par broyage ou par une entreprise qui en donne la preuve. Gardez cette liste signée.
sign-head = Chef d’établissement ou référent : nom, date, signature
sign-witness = Personne qui détruit : nom, date, signature
note-title = Une fois les papiers détruits
note-text = Imprimez cette page, faites-la signer, détruisez les papiers, puis notez-le. Le journal du centre en garde la trace, et ces sessions sortent de la liste.
note-tick = Les papiers de toutes les sessions de cette liste ont été détruits
note-do = Noter la destruction
note-referent = Le référent du centre note la destruction.
back-archives = Revenir aux archives
why-unticked = Cochez que les papiers ont été détruits, ou revenez quand ils le seront.
why-held = Un litige retient les papiers d’une de ces sessions. Rien n’a été noté : rouvrez la liste, elle ne la contient plus.
why-early = Les papiers d’une de ces sessions se gardent jusqu’au { $day }. Rien n’a été noté : rouvrez la liste.
