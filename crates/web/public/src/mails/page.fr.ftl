title = Courriels
count =
    { $count ->
        [0] Aucun courriel
        [one] 1 courriel
       *[other] { $count } courriels
    }
kept-here = Aucun serveur de messagerie n’est réglé : les courriels ne partent pas, ils se lisent ici.
none = Les courriels écrits par la plateforme apparaîtront ici.
subject = Objet
recipient = Destinataire
at = Écrit le
state = État
sent = Envoyé
waiting = En attente
trouble = À renvoyer
back = Tous les courriels
left = Le texte ne se lit que dans la messagerie du destinataire : il peut contenir un lien qui ouvre son compte.
