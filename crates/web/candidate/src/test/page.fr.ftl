question-title = Question { $number } sur { $of }
question = Question { $number }
of = sur { $of }
time = Heure
ends-for-you = Fin pour vous à
hour = { $h } h { $m }
minutes-left =
    { $minutes ->
        [one] il reste { $minutes } min
       *[other] il reste { $minutes } min
    }
progress = Avancement : { $done } réponses sur { $of }
receipt = Réponse n° { $number } enregistrée à { $time }
first = Première question. Rien n’est encore enregistré.
kept-on-server = Chaque réponse validée est enregistrée aussitôt.
offline = Pas de réseau : gardé sur ce poste, nouvel essai dans … s.
sending = Envoi…
not-sent = Pas encore enregistré : le serveur ne répond pas. Gardé sur ce poste, nouvel essai dans … s.
signed-out = Pas encore enregistré : vous n’êtes plus connecté. Gardez cette page ouverte et appelez le surveillant : votre réponse y est toujours (nouvel essai dans … s).
not-saved = Cette réponse n’est pas enregistrée
why-empty = Choisissez ou écrivez une réponse. Si vous ne savez pas, utilisez « Je passe ».
why-number = Écrivez un nombre en chiffres, par exemple 128,50, sans mot ni unité. Si vous ne savez pas, utilisez « Je passe ».
why-session = La session est terminée : aucune réponse n’est plus prise. Appelez le surveillant.
why-time-is-up = Votre temps est écoulé. Passez les questions restantes pour arriver à l’écran de fin.
why-not-taken = Le test était terminé quand votre réponse à la question { $number } est arrivée : elle n’a pas été prise. Dites-le au surveillant, il peut le signaler.
why-not-taken-finalised = La session était finalisée quand votre réponse à la question { $number } est arrivée : elle n’a pas été prise. Dites-le au centre, il peut en informer le jury.
why-busy = Le serveur est très sollicité. Votre réponse est toujours dans la page : validez à nouveau dans quelques secondes.
why-resumed = Le test a été repris sur ce poste entre-temps. Votre réponse est toujours dans la page : validez-la à nouveau.
why-not-ticked = Le surveillant coche la case après avoir vu cet écran.
time-is-up-title = Votre temps est écoulé
time-is-up-text = Vos réponses sont enregistrées. Utilisez « Je passe » jusqu’à l’écran de fin, puis appelez le surveillant.
time-warning =
    { $minutes ->
        [one] Il reste { $minutes } minute. Vos réponses sont enregistrées.
       *[other] Il reste { $minutes } minutes. Vos réponses sont enregistrées.
    }
timed-title =
    { $seconds ->
        [one] Question chronométrée : { $seconds } seconde
       *[other] Question chronométrée : { $seconds } secondes
    }
timed-until = Vous avez jusqu’à { $time } (heure du serveur).
timed-left = Temps restant : { $time }
timed-over = Le temps de cette question est écoulé. Vous pouvez encore répondre ou passer.
timed-text = Une réponse juste qui arrive après cette heure ne compte pas. Les autres questions n’ont pas de temps à elles.
timed-ended = Le temps de cette question s’est écoulé à { $time } (heure du serveur). Vous pouvez encore répondre ou passer.
script-title = Ce navigateur ne peut pas afficher cette question en entier
script-text = Elle a besoin de JavaScript, qui est coupé ici. Autorisez-le et actualisez la page. Sinon, appelez le surveillant : il peut vous faire reprendre sur un autre poste. Vous pouvez aussi la passer.
ahead-timed =
    { $seconds ->
        [one] La question suivante est chronométrée : { $seconds } seconde, comptée dès que vous validez ou passez celle-ci.
       *[other] La question suivante est chronométrée : { $seconds } secondes, comptées dès que vous validez ou passez celle-ci.
    }
ahead-focused = La question suivante se fait sans quitter sa page : préparez votre poste avant de valider ou de passer celle-ci.
focused-title = Question sans autre fenêtre
focused-text = Restez dans cette page jusqu’à votre réponse. Si vous devez la quitter, prévenez d’abord le surveillant. Les aides techniques ne comptent pas.
submit = Valider ma réponse
pass = Je passe
no-return = Vous ne pourrez pas revenir sur cette question.
trouble-title = Un souci avec cette question ?
trouble-text = Votre temps est suspendu dès que le surveillant est prévenu.
session = Session { $number }
server-clock = Horloge du serveur : { $time }
pass-title = Passer cette question ?
pass-text = Vous ne pourrez pas y revenir. Elle comptera comme une réponse manquante.
pass-yes = Passer la question
pass-no = Revenir à la question
elsewhere-title = Votre test continue sur un autre poste
elsewhere-text = Vos réponses sont enregistrées. Un seul poste peut répondre à la fois : cette page ne prend plus de réponse. Pour revenir ici, demandez au surveillant d’autoriser la reprise.
elsewhere-way = Demander à reprendre ici
end-title = Vous avez presque terminé
end-call = Appelez le surveillant
end-text = Il doit voir cet écran avant votre départ. Toutes vos réponses sont enregistrées.
end-by-invigilator = Le surveillant a mis fin à votre test.
end-finalised = La session est finalisée. Vous pouvez vous déconnecter.
for-invigilator = Pour le surveillant
seen-box = Le surveillant a bien vu cet écran
seen-submit = Confirmer
seen-title = C’est terminé
seen-receipt = Écran de fin vu à { $hour }
seen-text = Votre résultat paraîtra dans votre espace, rubrique « Mes certifications », après le jury. Déconnectez-vous avant de quitter ce poste.
sign-out = Se déconnecter
not-yet-saved = Pas encore enregistré
saved-at = Enregistré à { $time }
minutes-word = il reste … min
time-warning-script = Il reste … minutes. Vos réponses sont enregistrées.
call = Appeler le surveillant
rescue-title = Toujours pas de réseau
rescue-text = Votre réponse est gardée dans cette page, qui continue d’essayer. Si le surveillant vous le demande, enregistrez un fichier de secours : il est chiffré, lui seul peut le remettre.
rescue-save = Enregistrer un fichier de secours
replaced-title = Le surveillant a remplacé cette question
replaced-text = Votre réponse était pour la question précédente : elle n’a pas été envoyée. Répondez à la nouvelle question. Voici ce que vous aviez répondu, si vous voulez le recopier.
still-title = Votre test est en pause
still-left =
    { $minutes ->
        [one] Il vous reste { $minutes } minute : ce temps ne baisse pas. Vos réponses sont enregistrées.
       *[other] Il vous reste { $minutes } minutes : ce temps ne baisse pas. Vos réponses sont enregistrées.
    }
still-room = La salle est en pause
still-room-text = Votre test reprendra seul quand le surveillant relancera la salle.
still-stopped = Le surveillant a arrêté votre temps
still-stopped-text = Votre test reprendra seul quand il le relancera.
still-called = Le surveillant est prévenu
still-called-text = Depuis { $hour }. Vous avez signalé : { $what }.
still-waiting = Quelqu’un demande à reprendre ce test sur un autre poste
still-waiting-text = Si c’est vous, allez à l’autre poste. Si vous restez ici, continuez ici.
still-stay = Continuer ici
still-withdraw = Tout va bien : retirer l’appel
still-again = Vérifier maintenant
still-alone = Cette page avance seule.
unsent-title = Votre réponse : pas encore enregistrée
unsent-text = Elle est arrivée pendant la pause. Elle est gardée dans cette page et partira dès que le test reprendra.
unsent-pass = Vous passez cette question.
unsent-send = Envoyer ma réponse
draft-title = Votre réponse : pas encore validée
draft-text = Elle est gardée dans cette page. Vous la retrouverez dans la question.
draft-back = Revenir à ma réponse
call-title = Que se passe-t-il ?
call-text = Le surveillant est prévenu dès que vous envoyez. Votre temps est suspendu jusqu’à sa réponse.
call-not-sent = Le surveillant n’est pas encore prévenu
call-what = Ce qui ne va pas
call-words = En quelques mots
call-words-hint = Nécessaire pour « Autre chose ».
call-send = Prévenir le surveillant
why-nothing-chosen = Choisissez ce qui ne va pas, ou « Autre chose ».
why-words-missing = Dites en quelques mots ce qui ne va pas.
why-words-long = Ce texte est trop long : { $most } signes au plus.
why-words = Ce texte contient un signe invisible. Écrivez-le au clavier.

kind-E1 = L’image ne s’affiche pas
kind-E2 = La page à manipuler ne marche pas
kind-E3 = Le fichier ne s’ouvre pas
kind-E5 = Le site demandé est bloqué ici
kind-E9 = Le logiciel du poste ne marche pas
kind-E8 = Le temps de la question est trop court pour moi
kind-E10 = Une autre fenêtre m’a fait quitter la page
kind-E12 = Je ne peux pas lire ou manipuler cette question
kind-other = Autre chose

kit-code = Code de la pochette
kit-code-hint = 4 chiffres, sur la pochette du surveillant.
why-kit-code-empty = Le surveillant écrit le code à 4 chiffres de sa pochette.
why-kit-code = Ce code n’est pas celui de la pochette de cette session. Le surveillant le vérifie et l’écrit à nouveau.
why-kit-wait =
    { $seconds ->
        [one] Trop de codes erronés. Attendez { $seconds } seconde, puis recommencez.
       *[other] Trop de codes erronés. Attendez { $seconds } secondes, puis recommencez.
    }
sign-out-soon = Ce poste se déconnecte seul dans une minute.
aids = Confort de lecture
aid-size = Taille
aid-size-system = Habituelle
aid-size-large = Grande
aid-size-larger = Très grande
aid-spacing = Espacement
aid-spacing-system = Habituel
aid-spacing-wide = Large
aid-font = Police
aid-font-system = Celle de Parchemin
aid-font-own = Ce poste
aid-ruler = Règle
aid-ruler-system = Sans
aid-ruler-on = Avec
aid-theme = Couleurs
aid-theme-system = Ce poste
aid-theme-light = Claires
aid-theme-dark = Sombres
aid-aloud = Lire à voix haute
aid-quiet = Arrêter la lecture
aid-apply = Appliquer
aid-first = Appliquez avant de répondre : la page se recharge.
