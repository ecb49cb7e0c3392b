title = Mes compétences
hello = Bonjour { $name }
certifiable = Vous êtes certifiable
not-certifiable = Pas encore certifiable
reached =
    { $count ->
        [0] Aucune compétence au niveau 1 pour l’instant. Il en faut { $needed }.
        [one] 1 compétence au niveau 1 ou plus. Il en faut { $needed }.
       *[other] { $count } compétences au niveau 1 ou plus. Il en faut { $needed }.
    }
running-title = Votre test est en cours
running-text = Il se termine pour vous à { $hour }. Le positionnement rouvre après le test.
running-way = Revenir au test
joined-title = Votre certification
joined-when = { $day } à { $hour }
fact-when = Quand
fact-where = Où
fact-bring = À apporter
bring = Une pièce d’identité, votre identifiant et votre mot de passe
joined-way = Aller à la session
unseen-title = Votre test est fini
unseen-text = Appelez le surveillant : il doit voir l’écran de fin avant que vous partiez.
unseen-way = Voir l’écran de fin
waiting-title = Test passé, résultat en attente
waiting-text = Vous avez passé la certification { $day }, { $centre }. Le résultat paraît ici quand le jury a terminé avec toute la session.
waiting-way = Voir mes certifications
later-title = Prochaine certification possible à partir du { $day }
later-text = Un délai sépare deux certifications. D’ici là, continuez vos compétences : chaque niveau gagné comptera.
later-way = Voir mes résultats
ready-title = Vous pouvez passer la certification
ready-text = Votre établissement vous inscrit et vous remet une convocation. Le jour du test, entrez le numéro de session donné par le surveillant.
ready-way = Rejoindre une session
missing-title =
    { $count ->
        [one] Encore { $count } compétence à amener au niveau 1
       *[other] Encore { $count } compétences à amener au niveau 1
    }
missing-text = Choisissez une compétence et répondez aux questions : elles s’adaptent à vos réponses. Vous pouvez vous arrêter et reprendre quand vous voulez.
missing-way = Choisir une compétence
where-you-are = Où vous en êtes
out-of = sur { $max }
out-of-competences = sur 16
stat-points =
    { $count ->
        [0] points
        [one] point
       *[other] points
    }
stat-begun =
    { $count ->
        [0] compétences commencées
        [one] compétence commencée
       *[other] compétences commencées
    }
stat-to-finish =
    { $count ->
        [one] positionnement à terminer
       *[other] positionnements à terminer
    }
competences-title = Vos 16 compétences
ruler-legend = Une case de la réglette vaut un niveau. Le niveau { $top } est le plus haut aujourd’hui.
ruler-label =
    { $points ->
        [one] { $points } point, niveau { $level } sur { $top }
       *[other] { $points } points, niveau { $level } sur { $top }
    }
ruler-none = Pas encore commencée
level = Niveau { $level }
level-none = Sous le niveau 1
not-begun = À découvrir
lessons = Leçons
start = Commencer
continue = Continuer
retake = Retenter
retake-from = Dès le { $day }
complete = Tout est acquis
