title =
    { $count ->
        [0] Aucune réclamation n’attend le jury
        [one] Une réclamation attend le jury
       *[other] { $count } réclamations attendent le jury
    }
empty-title = Aucune réclamation
empty-text = Les réclamations sur vos sessions publiées paraissent ici, les plus anciennes d’abord.
empty-way = Voir les sessions
caption = Les réclamations, celles qui attendent le jury d’abord
col-candidate = Candidat
col-kind = Demande
col-session = Session
col-age = Depuis
col-state = Où elle en est
see-test = Voir le test
steps = Ce qui a été dit
identity-corrected = L’identité a été corrigée le { $when }. Un certificat en circulation a été remplacé.
identity-not_yet = L’identité n’est pas corrigée. Un président la propose sur la page du test, une autre personne du jury la confirme ; ensuite seulement, acceptez la demande.
identity-way = Ouvrir l’identité sur la page du test
closed = Personne n’a plus rien à faire ici : la réclamation est close.
centre-first = Le centre a jusqu’au { $until } pour dire ce qu’il sait. Vous répondrez ensuite.
effect-title = Effet sur le score
effect-text = Une réponse peut changer une question du test publié. Regardez l’effet avant de répondre. Annuler, rejeter ou rétablir une certification se décide à deux sur la page du test.
effect-label = Décision
effect-none = Ne rien changer
effect-neutralise = Neutraliser une question
effect-restore = Rétablir une question
effect-count_right = Compter une réponse juste
effect-as_given = Compter une réponse comme elle a été jugée
effect-see = Voir l’effet
question-label = Numéro de la question
becomes = devient
told =
    { $points ->
        [one] { $points } point, { $status }
       *[other] { $points } points, { $status }
    }
answer-title = Répondre
answer-with = La réponse prend cette décision : { $what }. Le certificat en circulation est remplacé si le score change.
answer-without = La réponse ne change pas le score.
verdict = La demande est
verdict-accepted = Acceptée : ce qui était demandé est fait
verdict-partly = Acceptée en partie
verdict-refused = Refusée : rien ne change
answer-words = Les raisons
answer-hint = Le candidat les lit : des mots simples, sans sigle. { $max } caractères au plus.
answer = Envoyer la réponse
later = Plus tard
fault-verdict = Choisissez une réponse.
fault-words_empty = Écrivez les raisons : le candidat doit comprendre.
fault-words_long = Les raisons dépassent 1 000 caractères. Raccourcissez-les.
fault-words_signs = Les raisons contiennent un caractère invisible. Retapez-les.
fault-question = Donnez le numéro de la question.
fault-no_such_question = Le test n’a pas de question à ce numéro.
fault-nothing_changes = C’est déjà ainsi : cette décision ne changerait rien.
fault-takes_away = Cette décision enlèverait quelque chose au candidat : une réclamation ne fait jamais baisser un résultat.
fault-refused_with_effect = Un refus ne change rien. Retirez la décision, ou acceptez au moins en partie.
fault-not_corrected = L’identité n’est pas encore corrigée. Corrigez-la à deux sur la page du test, puis acceptez la demande.
fault-changed = Quelque chose a été décidé entre-temps. Relisez, puis répondez de nouveau.
