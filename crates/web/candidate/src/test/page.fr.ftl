question-title = Question { $number } sur { $of }
question = Question { $number }
of = sur { $of }
time = Heure
ends-for-you = Fin pour vous à
hour = { $h } h { $m }
minutes-left =
    { $minutes ->
        [one] il reste 1 min
       *[other] il reste { $minutes } min
    }
progress = Avancement : { $done } réponses sur { $of }
receipt = Réponse n° { $number } enregistrée à { $time }
first = Première question. Rien n’est encore enregistré.
kept-on-server = Chaque réponse validée est enregistrée aussitôt.
offline = Plus de réseau. Votre réponse reste dans la page et partira seule.
sending = Envoi en cours
not-sent = La réponse n’est pas partie. Elle reste dans la page : nouvel essai dans un instant.
signed-out = Vous n’êtes plus connecté. Votre réponse reste dans la page : connectez-vous dans un autre onglet, elle partira seule.
not-saved = Cette réponse n’est pas enregistrée
why-empty = Choisissez ou écrivez une réponse. Si vous ne savez pas, utilisez « Je passe ».
why-session = La session est terminée : aucune réponse n’est plus prise. Appelez le surveillant.
why-suspended = Votre test est suspendu. Attendez que le surveillant le relance.
why-time-is-up = Votre temps est écoulé. Passez les questions restantes pour arriver à l’écran de fin.
why-not-taken = Le test était terminé quand votre réponse à la question { $number } est arrivée : elle n’a pas été prise. Dites-le au surveillant, il peut le signaler.
why-busy = Le serveur est très sollicité. Votre réponse est toujours dans la page : validez à nouveau dans quelques secondes.
why-not-ticked = Le surveillant coche la case après avoir vu cet écran.
time-is-up-title = Votre temps est écoulé
time-is-up-text = Vos réponses sont enregistrées. Utilisez « Je passe » jusqu’à l’écran de fin, puis appelez le surveillant.
time-warning =
    { $minutes ->
        [one] Il reste 1 minute. Vos réponses sont enregistrées.
       *[other] Il reste { $minutes } minutes. Vos réponses sont enregistrées.
    }
timed-title =
    { $seconds ->
        [one] Question chronométrée : 1 seconde
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
        [one] La question suivante est chronométrée : 1 seconde, comptée dès que vous validez ou passez celle-ci.
       *[other] La question suivante est chronométrée : { $seconds } secondes, comptées dès que vous validez ou passez celle-ci.
    }
ahead-focused = La question suivante se fait sans quitter sa page : préparez votre poste avant de valider ou de passer celle-ci.
focused-title = Question sans autre fenêtre
focused-text = Restez dans cette page jusqu’à votre réponse. Si vous devez la quitter, prévenez d’abord le surveillant. Les aides techniques ne comptent pas.
submit = Valider ma réponse
pass = Je passe
no-return = Vous ne pourrez pas revenir sur cette question.
trouble-title = Un souci avec cette question ?
trouble-text = Actualisez la page. Si rien ne change, levez la main : le surveillant note le numéro de la question.
session = Session { $number }
server-clock = Horloge du serveur : { $time }
pass-title = Passer cette question ?
pass-text = Vous ne pourrez pas y revenir. Elle comptera comme une réponse manquante.
pass-yes = Passer la question
pass-no = Revenir à la question
elsewhere-title = Votre test continue sur un autre poste
elsewhere-text = Vos réponses sont enregistrées. Un seul poste peut répondre à la fois. Pour reprendre ici, demandez au surveillant d’autoriser la reprise.
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
