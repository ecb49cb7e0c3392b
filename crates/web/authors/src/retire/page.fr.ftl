title = Retirer ou remplacer une question
crumb-here = Retrait
lead = Une question retirée n’est plus tirée, ni en positionnement ni dans un test qui commence. Les tests commencés la gardent, et rien ne change dans les résultats passés. Vous pourrez la remettre en service.
left =
    { $count ->
        [0] Aucune autre question de cet acquis n’est en service.
        [one] Une autre question de cet acquis reste en service.
       *[other] { $count } autres questions de cet acquis restent en service.
    }
reason = Raison
reason-hint = Les autres auteurs la liront.
successor = Question qui la remplace (facultatif)
successor-hint = Une question en service de la même compétence.
none = Aucune
retire = Retirer la question
back = Ne rien changer
why-no-words = Écrivez pourquoi la question est retirée : les autres auteurs le liront.
why-last-of-skill = C’est la dernière question en service de cet acquis : sans elle, ni le positionnement ni les tests ne pourraient plus l’interroger. Écrivez ou remettez d’abord une autre question du même acquis. Rien n’a changé.
why-successor-unknown = La banque n’a pas cette question. Choisissez-en une dans la liste, ou aucune.
why-successor-itself = Une question ne se remplace pas elle-même. Choisissez-en une autre, ou aucune.
why-successor-retired = Cette question est retirée aussi. Choisissez-en une en service, ou aucune.
