ask-title = Mot de passe oublié
ask-lead = Nous vous envoyons un lien pour en choisir un autre.
login = Adresse e-mail ou identifiant
login-empty = Écrivez votre adresse e-mail ou votre identifiant.
login-format = « { $typed } » n’est ni une adresse e-mail ni un identifiant. Vérifiez ce que vous avez écrit.
send = Envoyer le lien
back = Revenir à la connexion
no-email = Votre compte n’a pas d’adresse e-mail ? Demandez un mot de passe provisoire à l’exploitant de la plateforme ; votre établissement sait le joindre.
must-wait =
    { $seconds ->
        [one] Plusieurs liens ont déjà été demandés. Attendez une seconde, puis recommencez.
       *[other] Plusieurs liens ont déjà été demandés. Attendez { $seconds } secondes, puis recommencez.
    }
asked-title = Regardez votre messagerie
asked-text = Si un compte a pour identifiant « { $login } » et une adresse e-mail, un lien vient de lui être envoyé.
asked-way = Le lien sert une fois, pendant un jour. Rien n’arrive ? Regardez dans les indésirables, ou demandez un mot de passe provisoire à l’exploitant de la plateforme ; votre établissement sait le joindre.
choose-title = Choisir votre mot de passe
choose-lead = Le nouveau mot de passe remplace l’ancien. Les autres appareils où vous étiez connecté seront déconnectés.
choose-one-time = Votre mot de passe provisoire a servi. Choisissez maintenant le vôtre : vous seul le connaîtrez.
password = Nouveau mot de passe
password-rules = Il lui faut :
show-password = Montrer le mot de passe
same-password = C’est le mot de passe que vous remplacez. Choisissez-en un autre.
crowded = Beaucoup de personnes se connectent en ce moment. Rien n’a changé. Attendez quelques secondes, puis recommencez.
choose = Enregistrer et entrer
gone-title = Ce lien ne sert plus
gone-text = Il a déjà été utilisé, ou son temps est passé. Votre mot de passe n’a pas changé. Demandez un nouveau lien, ou connectez-vous à nouveau avec le mot de passe provisoire.
gone-again = Demander un nouveau lien
mail-subject = Choisir un nouveau mot de passe
mail-body =
    Bonjour { $name },

    Ouvrez ce lien pour choisir un nouveau mot de passe :
    { $link }

    Il sert une fois, jusqu’au { $until } (heure de Paris).
    Vous n’avez rien demandé ? Ignorez ce message : votre mot de passe ne change pas.

    Parchemin
