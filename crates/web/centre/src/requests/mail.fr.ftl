mail-asked-subject = Une session de certification est demandée
mail-asked-body =
    Bonjour,

    Un enseignant de votre établissement demande une session de certification pour sa classe.

    Répondez ici : { $address }
mail-accepted-subject = Votre session de certification est créée
mail-accepted-body =
    Bonjour,

    La session que vous avez demandée est créée. Vérifiez le jour et l’heure : le référent a pu les déplacer.

    Vous la trouverez ici, avec son numéro et ses papiers : { $address }
mail-refused-subject = Votre demande de session n’a pas été acceptée
mail-refused-body =
    Bonjour,

    Le référent n’a pas pu accepter la session que vous avez demandée. Sa raison est ici : { $address }
