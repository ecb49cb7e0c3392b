page-title = Question { $number }, compétence { $code }
crumb = Où vous êtes
home = Mes compétences
question = Question { $number }
known =
    { $count ->
        [0] Aucun savoir-faire situé sur { $of }
        [one] 1 savoir-faire situé sur { $of }
       *[other] { $count } savoir-faire situés sur { $of }
    }
not-saved = Cette réponse n’est pas enregistrée
why-empty = Choisissez ou écrivez une réponse. Si vous ne savez pas, utilisez « Je passe ».
why-number = Écrivez un nombre en chiffres, par exemple 128,50, sans mot ni unité. Si vous ne savez pas, utilisez « Je passe ».
receipt = Question { $number } enregistrée.
was-right = Bonne réponse
was-wrong = Ce n’était pas la réponse
was-passed = Question passée
see-why = Voir l’explication
correction-of = Question { $number } : { $title }
your-answer = Votre réponse
right-answer = Réponse attendue
to-improve = Pour progresser :
decimal-sign = ,
focused = En certification, cette question se fait sans quitter la page. Ici, vous êtes libre.
timed =
    { $seconds ->
        [one] En certification, cette question se fait en { $seconds } seconde. Ici, prenez votre temps.
       *[other] En certification, cette question se fait en { $seconds } secondes. Ici, prenez votre temps.
    }
script = Cette question a besoin de JavaScript, qui est coupé dans ce navigateur. Autorisez-le et actualisez la page, ou passez la question.
submit = Valider ma réponse
pass = Je passe
stop-text = Vos réponses sont enregistrées une à une. Vous pouvez vous arrêter et reprendre plus tard.
stop = Revenir à mes compétences
author = Question de { $author }, licence CC BY-SA 4.0
exam-title = Votre test de certification est en cours
exam-text = Le positionnement est fermé pendant le test. Il rouvre dès que le test est fini ; rien n’y est perdu.
exam-way = Revenir au test
result-title = Résultat, compétence { $code }
result-heading = { $competence }
level = Niveau { $level }
level-none = Sous le niveau 1
ruler-label =
    { $points ->
        [one] { $points } point, niveau { $level } sur { $top }
       *[other] { $points } points, niveau { $level } sur { $top }
    }
points =
    { $count ->
        [0] Aucun point pour l’instant.
        [one] 1 point.
       *[other] { $count } points.
    }
to-next =
    { $count ->
        [one] Encore { $count } point jusqu’au niveau suivant.
       *[other] Encore { $count } points jusqu’au niveau suivant.
    }
answers =
    { $right ->
        [0] Aucune bonne réponse sur { $asked } questions posées.
        [one] 1 bonne réponse sur { $asked } questions posées.
       *[other] { $right } bonnes réponses sur { $asked } questions posées.
    }
shown-title = Ce que vos réponses montrent
skill-shown = Acquis, par votre réponse
skill-inferred = Acquis, par déduction
skill-missed = À travailler
skill-above = Au-delà pour l’instant
skill-unknown = Pas encore situé
next-title = Et maintenant
result-reached =
    { $count ->
        [0] Aucune compétence au niveau 1 pour l’instant. Il en faut { $needed } pour la certification.
        [one] Vous avez 1 compétence au niveau 1 ou plus. Il en faut { $needed } pour la certification.
       *[other] Vous avez { $count } compétences au niveau 1 ou plus. Il en faut { $needed } pour la certification.
    }
retake-complete = Vous avez montré tout ce que cette compétence demande aujourd’hui.
retake-from = Vous pourrez retenter cette compétence dès le { $day }. D’ici là, relisez les explications et entraînez-vous.
retake-now = Vous pouvez retenter cette compétence : seules les questions manquées reviennent, avec d’autres données.
retake = Retenter
lessons = Lire les leçons
back-home = Choisir une autre compétence
reset = Remettre à zéro
reset-open = Vous pouvez aussi tout reprendre depuis le début.
reset-title = Remettre à zéro la compétence { $code }
reset-loss =
    { $points ->
        [0] Vous n’avez aucun point dans cette compétence. Ce qui en est connu sera oublié.
        [one] Vous perdrez 1 point.
       *[other] Vous perdrez { $points } points.
    }
reset-loss-level =
    { $points ->
        [one] Vous perdrez { $points } point et le niveau { $level }.
       *[other] Vous perdrez { $points } points et le niveau { $level }.
    }
reset-text = Vous recommencerez cette compétence comme la première fois. Ce choix ne peut pas être annulé. Vos certifications ne changent pas.
reset-yes = Remettre cette compétence à zéro
reset-no = Garder mon niveau
reset-back = Revenir au résultat
reset-wait =
    { $days ->
        [one] La remise à zéro sera possible dans { $days } jour.
       *[other] La remise à zéro sera possible dans { $days } jours.
    }
to-certification = Rejoindre une session de certification
why-too_soon =
    { $days ->
        [one] Il est trop tôt pour retenter : encore { $days } jour. Votre résultat reste le même.
       *[other] Il est trop tôt pour retenter : encore { $days } jours. Votre résultat reste le même.
    }
why-nothing_to_ask = Il n’y a plus de question à poser dans cette compétence. Votre résultat reste le même.
was-partial = Une partie de la réponse est juste
report = Signaler un problème
report-title = Signaler un problème avec la question { $number }
report-competence = Compétence { $code }
report-lead = Un auteur lira votre signalement avec la question telle que vous l’avez vue. Votre résultat ne change pas.
report-category = De quoi s’agit-il ?
report-is-statement = L’énoncé contient une erreur
report-is-answer = La réponse attendue se discute
report-is-file = Un fichier ne s’ouvre pas
report-is-access = Je ne peux pas utiliser la question (clavier, lecteur d’écran, taille, contraste)
report-is-outdated = Ce n’est plus vrai aujourd’hui
report-is-other = Autre chose
report-words = Précisions
report-words-hint = Facultatif, sauf pour autre chose. N’écrivez le nom de personne.
report-send = Envoyer le signalement
report-back = Revenir à la question
report-sent = Votre signalement est enregistré. Il sera lu par un auteur.
report-on = Continuer
report-no-category = Choisissez de quoi il s’agit.
report-no-words = Écrivez une phrase ou deux : sans elles, personne ne saurait quoi corriger.
report-too-long = Le texte dépasse 1 000 caractères. Raccourcissez-le.
report-unreadable = Le texte contient un caractère qui ne s’affiche pas. Tapez-le au clavier plutôt que de le coller.
