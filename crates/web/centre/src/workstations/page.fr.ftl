title = Postes vérifiés
lead = Quel poste est prêt, et que faut-il corriger avant la session ?
link-title = Lien de la vérification
link-text = Ouvrez cette adresse sur chaque poste, ou donnez-la à qui s’en occupe. Elle ne demande pas de compte, et envoie ici ce qu’elle trouve.
link-none = Faites un lien, et ouvrez-le sur chaque poste : il ne demande pas de compte, et envoie ici ce qu’il trouve.
link-make = Faire le lien
link-again = Faire un autre lien (celui-ci ne marchera plus)
needs = Sites à autoriser et logiciels à installer, pour l’administrateur du réseau
none = Aucun poste n’a encore été vérifié.
count =
    { $count ->
        [one] Un poste vérifié
       *[other] { $count } postes vérifiés
    }
all-fine = Tous sont prêts.
to-mend =
    { $count ->
        [one] Un poste a quelque chose à voir.
       *[other] { $count } postes ont quelque chose à voir.
    }
kept = Une vérification est gardée { $days } jours.
no-room = Sans salle
col-name = Poste
col-wrong = À voir
col-browser = Navigateur
col-when = Vérifié le
col-action = Retirer
fine = Prêt
remove = Retirer
remove-all = Vider la liste
remove-all-text = Les vérifications de tous les postes sont effacées. Le lien reste le même.
remove-all-do = Effacer toutes les vérifications
back = Revenir aux sessions
