title = Se connecter
login = Adresse e-mail ou identifiant
login-hint = L’identifiant donné par votre établissement, par exemple ines.benali0407.
login-empty = Écrivez votre adresse e-mail ou votre identifiant.
password = Mot de passe
password-empty = Écrivez votre mot de passe.
show-password = Montrer le mot de passe
enter = Se connecter
lost = Mot de passe oublié
wrong = Cet identifiant et ce mot de passe ne vont pas ensemble. Vérifiez les deux, majuscules comprises, puis réessayez.
must-wait =
    { $seconds ->
        [one] Plusieurs essais n’ont pas réussi pour ce compte. Attendez une seconde, puis réessayez. Votre compte n’est pas bloqué.
       *[other] Plusieurs essais n’ont pas réussi pour ce compte. Attendez { $seconds } secondes, puis réessayez. Votre compte n’est pas bloqué.
    }
crowded = Beaucoup de personnes se connectent en ce moment.
crowded-way = Votre mot de passe n’a pas encore été vérifié. Attendez quelques secondes, puis écrivez-le à nouveau.
no-account = Pas encore de compte ?
sign-up = Créer un compte
invigilator = Vous surveillez une salle ?
invigilator-way = Entrez sans compte, avec le numéro de session
out-title = Vous êtes déconnecté
out-text = Il ne reste rien de votre visite sur cet ordinateur. Fermez le navigateur si d’autres s’en servent.
again = Se connecter à nouveau
front = Accueil
still-in-title = Se déconnecter
still-in-text = Vous êtes connecté comme { $name }.
leave = Me déconnecter
stay = Rester connecté
