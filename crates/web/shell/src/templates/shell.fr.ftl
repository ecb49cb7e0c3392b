shell-skip = Aller au contenu
shell-nav = Navigation principale
shell-menu = Menu
shell-sign-in = Se connecter
shell-sign-out = Se déconnecter
shell-verify = Vérifier un certificat
shell-lost = Certificat perdu
shell-framework = Ce que l’on certifie
shell-statistics = Statistiques
shell-directory = Annuaire des centres
shell-help = Aide
shell-accessibility = Accessibilité
shell-legal = Mentions légales et données
shell-looks = Apparence
shell-other-language = English
shell-errors =
    { $count ->
        [one] Un point à corriger. Rien n’a été enregistré.
       *[other] { $count } points à corriger. Rien n’a été enregistré.
    }
shell-optional = (facultatif)
question-download = Télécharger
question-file = { $about }, { $size }
question-bytes = { $size } octets
question-kilobytes = { $size } ko
question-one = Votre réponse : une seule case
question-several = Votre réponse : une ou plusieurs cases
question-other-language = Cette question n’existe pour l’instant qu’en anglais.
question-number = Écrivez un nombre, par exemple 128,50.
question-choose = Choisissez
question-place = Place
order-hint = Votre réponse : mettez les lignes dans l’ordre, la première en haut. Glissez-les, ou utilisez les boutons.
order-up = Monter
order-down = Descendre
order-moved = « … » est maintenant à la place # sur ##.
question-order = Votre réponse : donnez à chaque ligne sa place, 1 pour la première
question-passages = Votre réponse : cochez le ou les passages
question-screen = Un écran à manier. Ce qui y a été fait est dit ci-dessous.
question-screen-title = Cette question a besoin de JavaScript.
question-screen-text = Elle montre une petite application, et votre navigateur ne la fait pas tourner. Vous pouvez passer cette question avec le bouton « Je passe ».
question-spot = Votre réponse : un seul endroit de l’image
shell-data = Mes données
