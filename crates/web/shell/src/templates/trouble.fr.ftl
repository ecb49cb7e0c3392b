sign-in-title = Connectez-vous pour continuer
sign-in-text = Cette action demande un compte. Ce que vous avez écrit n’a pas été envoyé : connectez-vous, puis recommencez.
sign-in-way = Se connecter
enter-room-title = Entrez d’abord dans la salle
enter-room-text = Cet appareil n’est plus dans l’espace surveillant. Entrez à nouveau le numéro de session et le mot de passe de surveillance : rien n’est perdu.
enter-room-way = Entrer dans la salle
forbidden-title = Cette page ne vous est pas ouverte
forbidden-text = Votre compte n’a pas ce rôle. Si vous devriez l’avoir, demandez-le au référent de votre centre ou à l’administrateur de la plateforme.
forbidden-way = Revenir à mon espace
exam-runs-title = Votre test de certification est en cours
exam-runs-text = Les questions avec leurs réponses restent fermées pendant le test. Revenez-y d’abord ; cette page rouvre dès qu’il est fini.
exam-runs-way = Revenir à ma certification
not-found-title = Rien à cette adresse
not-found-text = L’adresse est incomplète, ou ce que vous cherchez ne vous est pas accessible. Repartez de votre espace.
not-found-way = Revenir à mon espace
stale-form-title = Ce formulaire a expiré
stale-form-text = Il vient d’une page trop ancienne ou d’une autre connexion. Rien n’a changé. Rouvrez la page et recommencez.
stale-form-way = Revenir à mon espace
bad-request-title = La demande est incomplète
bad-request-text = Le navigateur n’a pas envoyé ce que la page demande. Rien n’a changé. Rouvrez la page et recommencez.
bad-request-way = Revenir à mon espace
too-large-title = Le texte est trop long
too-large-text = Il dépasse de loin ce que la page accepte. Rien n’a été enregistré. Revenez en arrière et raccourcissez-le.
too-large-way = Revenir à mon espace
busy-title = Le serveur reçoit beaucoup de demandes
busy-text = Rien n’est perdu et rien n’a changé. Attendez quelques secondes, puis actualisez cette page.
busy-way = Revenir à mon espace
wait-title = Trop d’essais à la suite
wait-text =
    { $seconds ->
        [one] Attendez une seconde, puis recommencez.
       *[other] Attendez { $seconds } secondes, puis recommencez.
    }
wait-way = Revenir à mon espace
failed-title = Nous n’avons pas pu traiter la demande
failed-text = Ce qui était enregistré le reste. Réessayez. Si cela recommence, donnez le repère ci-dessous à l’assistance.
failed-way = Revenir à mon espace
trouble-request = Repère : { $request }
