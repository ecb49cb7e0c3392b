title =
    { $count ->
        [0] Personne n’a besoin de vous
        [1] 1 candidat a besoin de vous
       *[other] { $count } candidats ont besoin de vous
    }
title-begins = La salle est ouverte
title-over = Tous les tests sont finis
sum-running = { $count } en cours
sum-waiting =
    { $count ->
        [1] 1 pas commencé
       *[other] { $count } pas commencés
    }
sum-ended =
    { $count ->
        [1] 1 terminé
       *[other] { $count } terminés
    }
sum-absent =
    { $count ->
        [1] 1 absent
       *[other] { $count } absents
    }
usual-end = Fin pour tous à { $hour }, sauf mention
usual-ends = Fin entre { $from } et { $to }, sauf mention
silent = Aucune réponse de la salle depuis { $minutes } minutes.
silent-advice = Vérifiez le réseau. Les réponses déjà validées sont enregistrées.
tried = Quelqu’un a essayé trop souvent de rejoindre la session (dernier essai à { $hour }). Cherchez qui n’y arrive pas, et comparez ce qu’il écrit avec la liste.
begins-advice = Les consignes sont lues ? Donnez le code d’accès : chacun commence en l’écrivant sur son poste.
show-code = Afficher le code
show-reading = Relire les consignes
over-advice = Tous les écrans de fin sont vus. Remettez la feuille d’émargement au référent : il finalise la session.
todo = À traiter, le plus urgent d’abord
calm = Les demandes s’affichent ici, la plus urgente d’abord.
everyone = Toute la salle
allow = Autoriser la reprise
decline = Refuser
tick = Cocher présent
end-seen = Écran vu, laisser sortir
what-hinders = Voir ce qui bloque
see-candidate = Voir sa fiche
advice-resume = Le test reprendra à la question où il s’est arrêté.
advice-enter = Vérifiez l’identité avant de cocher.
advice-time-up = Les questions qui restent ne peuvent plus qu’être passées, une par une, jusqu’à l’écran de fin.
advice-quiet = Longue question, poste en panne ou réseau coupé : allez voir.
age = { $hour }, à jour il y a { $seconds } s
late = Pas de nouvelles depuis { $seconds } s : le réseau ne répond pas
lost = Pas envoyé : le réseau ne répond pas. Recommencez.
roll-call-title =
    { $present ->
        [0] Appel : aucun présent sur { $listed }
        [1] Appel : 1 présent sur { $listed }
       *[other] Appel : { $present } présents sur { $listed }
    }
roll-call-advice = Vérifiez la pièce d’identité, puis touchez le nom. Touchez-le encore pour corriger. Prêt veut dire : présent, et entré dans la session sur son poste.
nobody-listed = Personne n’est inscrit à cette session. Le référent du centre inscrit les candidats, même maintenant.
born = Naissance : { $day }
ticked = Présent à { $hour }
ready = Prêt, présent à { $hour }
tick-joined = Cocher, dans la session
ready-count =
    { $count ->
        [0] aucun prêt
        [1] 1 prêt
       *[other] { $count } prêts
    }
has-started = A commencé
opening = Les candidats cochés pourront commencer, et vous verrez le code d’accès à leur donner.
open-room = Ouvrir la salle
early = Cette session est prévue le { $day } à { $hour }. Ouvrez la salle seulement si l’examen commence maintenant.
advice-cut-off = Ses réponses déjà validées sont enregistrées. Vérifiez son câble ou son Wi-Fi.
said = Question { $position } : { $kind }.
said-other = autre problème
said-words = « { $words } »
settle = Traiter l’appel
paused = La salle est en pause depuis { $hour }.
paused-advice = Le temps de chacun est arrêté. Il repartira avec exactement ce qui restait.
go-on = Reprendre l’épreuve
watching = Dans la salle : { $names }.
watches = { $name } depuis { $hour }
handed-over = { $name } à { $hour } : « { $words } »
read-notes = Ce qui est noté
dock = Pour toute la salle
dock-minutes = Minutes
dock-note = Noter
dock-end = Fin
dock-pause = Pause
signal = Son
cut-title = Le serveur ne répond pas
cut-text = Vous voyez le dernier état connu. Ce qui suit est gardé sur cet appareil et part de lui-même au retour du réseau. Sur papier : la carte « Si le réseau tombe » du dossier imprimé.
cut-label = Noter un fait de la salle
cut-keep = Garder la note
newcomer = Quelqu’un n’est pas sur la liste
