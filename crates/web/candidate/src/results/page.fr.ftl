title = Mes certifications
none-title = Aucune certification pour l’instant
none-text = Vos examens et leurs résultats paraîtront ici. Il faut d’abord 5 compétences au niveau 1.
none-way = Voir mes compétences
intro = Un résultat paraît quand le jury a fini avec toute la session.
day = Examen
centre = Centre
state = Résultat
score = Score
action = Suite
go-on = Revenir au test
see = Voir le résultat
after-jury = Après le jury
points =
    { $count ->
        [one] { $count } point
       *[other] { $count } points
    }
state-running = Test en cours
state-waiting = En attente du résultat
state-validated = Certification obtenue
state-rejected = Certification non obtenue
state-fraud = Certification rejetée
state-cancelled = Certification annulée
crumb = Où vous êtes
rehearsal = Cette session était une répétition. Rien n’y est certifié.
result-title = Résultat du { $day }
heading-state-validated = Vous avez obtenu la certification
heading-state-rejected = La certification n’est pas obtenue cette fois
heading-state-fraud = Le jury a rejeté cette certification
heading-state-cancelled = Cette certification est annulée
heading-state-waiting = Le jury réexamine ce résultat
sat = Examen du { $day }, { $centre }. Résultat publié le { $published }.
your-score = Votre score
out-of = points sur { $max }
global-level = Niveau { $level }, « { $name } »
global-0 = Premiers acquis
global-1 = Novice
global-2 = Novice
global-3 = Indépendant
global-4 = Indépendant
global-5 = Avancé
global-6 = Avancé
global-7 = Expert
global-8 = Expert
download = Télécharger le certificat (PDF, 1 page)
badge = Télécharger le badge (Open Badges 3.0)
badge-text = Le badge est un fichier pour les portfolios en ligne. Il dit votre nom et vos niveaux, jamais votre date de naissance.
badge-name = Certificat de compétences numériques
badge-description = Atteste des niveaux dans les compétences du cadre de référence des compétences numériques (CRCN), constatés pendant un examen surveillé.
badge-criteria = Plus de la moitié des réponses justes à un examen surveillé qui vérifie le profil de la personne, compétence par compétence. Les résultats sont validés par un jury.
badge-score = Score
badge-evidence = Examen surveillé, { $centre }.
proof-title = Pour prouver ce résultat
proof-text = Donnez ce code à qui vous le demande. Le certificat est signé : chacun peut le vérifier, sans compte.
proof-way = Voir la page publique de ce certificat
jury-title = Le jury vous dit
how-title = Comment lire ce résultat
how-levels = L’examen vérifie le profil que vous aviez ce jour-là, compétence par compétence. Une compétence confirmée garde son niveau. Avec des erreurs, elle perd un niveau ou n’est pas certifiée. Une compétence sous le niveau 1 n’a pas d’épreuve.
how-ceiling = Le jour de l’examen, le niveau le plus haut qui se certifie était le niveau { $level }, soit { $max } points pour toutes les compétences.
how-points = Un niveau vaut 8 points. Le score est la somme des points des compétences certifiées.
how-cancelled = L’examen ne s’est pas déroulé comme il faut : son résultat ne compte pas, ni pour vous ni contre vous.
how-fraud = Le jury a constaté une fraude : il n’y a ni score ni certificat. Cette page est la seule à le dire, et vous êtes seul à la lire.
how-pending = Il paraîtra à nouveau ici dès que le jury aura décidé.
next-title = Et maintenant
next-download = Téléchargez le certificat et gardez le fichier : il se vérifie même si ce site n’existe plus.
next-share = Donnez le code à qui vous demande une preuve : un lycée, une école, un employeur.
next-badge = Ajoutez le badge à votre portfolio en ligne, si vous en avez un.
next-practise = Continuez le positionnement : chaque niveau gagné comptera à la prochaine certification.
next-practise-lost = Continuez le positionnement : les compétences qui ont perdu un niveau sont les premières à revoir.
next-profile = Voir mes compétences
next-again = Vous pourrez repasser une certification à partir du { $day }, { $days } jours après votre dernier examen. Demandez une date à votre centre.
next-again-now = Vous pouvez repasser une certification. Demandez une date à votre centre.
next-profile-stays = Votre profil reste le même : ce résultat ne vous retire rien.
next-centre = Demandez à votre centre ce qui s’est passé et quand vous pourrez repasser l’examen.
next-explain = Demandez des explications à votre centre, avec vos parents si vous êtes mineur.
next-wait = Vous n’avez rien à faire : revenez sur cette page.
column-competence = Compétence
column-placed = Niveau du profil
column-certified = Niveau certifié
column-why = Pourquoi
levels-title = Les niveaux, compétence par compétence
ruler-label =
    { $points ->
        [one] Niveau { $level }, { $points } point
       *[other] Niveau { $level }, { $points } points
    }
level = Niveau { $level }
level-none = Sous le niveau 1
not-certified = Non certifiée
not-asked = Pas d’épreuve
why-capped = Le niveau du profil est ramené à { $highest }, le plus haut qui se certifie.
why-kept =
    { $right ->
        [one] { $right } bonne réponse sur { $counted } : le niveau { $level } du profil est confirmé.
       *[other] { $right } bonnes réponses sur { $counted } : le niveau { $level } du profil est confirmé.
    }
why-downgraded =
    { $right ->
        [one] { $right } bonne réponse sur { $counted } : un niveau de moins que le niveau { $level } du profil.
       *[other] { $right } bonnes réponses sur { $counted } : un niveau de moins que le niveau { $level } du profil.
    }
why-invalidated =
    { $right ->
        [0] Aucune bonne réponse sur { $counted } : le niveau { $level } du profil n’est pas confirmé.
        [one] 1 bonne réponse sur { $counted } : le niveau { $level } du profil n’est pas confirmé.
       *[other] { $right } bonnes réponses sur { $counted } : le niveau { $level } du profil n’est pas confirmé.
    }
appeals-title = Réclamations
appeals-text = Vous n’êtes pas d’accord, votre nom est faux, ou votre certificat est perdu ? Demandez au jury de regarder.
appeals-ask = Faire une réclamation
