title = S’entraîner à surveiller
lead = Les mêmes écrans qu’un jour d’examen, avec des candidats inventés. Cinq minutes, sans compte.
crumb = Fil d’Ariane
entrance = Entrer dans la salle
refused = Pas de salle d’essai pour l’instant
full =
    { $minutes ->
        [one] Toutes les salles d’essai sont prises. Une se libère dans une minute au plus tard : essayez alors.
       *[other] Toutes les salles d’essai sont prises. Une se libère dans { $minutes } minutes au plus tard : essayez alors.
    }
wait =
    { $minutes ->
        [one] Trop d’essais à la suite. Attendez une minute, puis recommencez.
       *[other] Trop d’essais à la suite. Attendez { $minutes } minutes, puis recommencez.
    }
what-people = Douze candidats inventés arrivent, répondent, appellent, perdent le réseau et finissent d’eux-mêmes.
what-alone = Vous cochez, ouvrez la salle et répondez comme le jour venu : vous ne pouvez rien abîmer.
what-note = Une note dit quoi essayer, et coche ce qui est fait.
what-gone = Rien n’est gardé : la salle disparaît au bout de deux heures, ou quand vous recommencez.
inside = Cet appareil surveille la salle { $room } : il y reste. Pour vous entraîner, prenez un autre appareil ou un autre navigateur.
back-inside = Revenir dans la salle
begin = Commencer l’essai
room = Salle d’essai (rien n’est réel)
you = Surveillant à l’essai
note = Essai
mark = Essai.
mark-text = Les candidats sont inventés, rien ici ne compte et rien n’est gardé.
tasks = À essayer : { $done } sur { $all }
done = Fait :
task-tick = Faites l’appel : touchez le nom de trois candidats au moins, à mesure qu’ils arrivent.
task-open = Ouvrez la salle. Ceux qui sont cochés commencent.
task-call = Bilal appelle : choisissez « Traiter l’appel », puis ce que vous faites de la question.
task-minutes = Donnez des minutes, à tous ou à un seul, avec une raison.
task-resume = Chloé a perdu le réseau, puis demande à reprendre : autorisez la reprise.
task-end-screen = Alma et Gaëlle finissent tôt : notez que vous avez vu un écran de fin.
task-finish = Ouvrez « Fin » et enregistrez la fin de la session.
over = Vous avez tout essayé. Le jour venu, ce sont les mêmes écrans.
