title = Entrer dans la salle
lead = Pour la personne qui surveille. Le numéro et le mot de passe sont dans le kit du surveillant, remis par le référent du centre.
errors =
    { $count ->
        [one] Un point à corriger. Vous n’êtes pas encore dans la salle.
       *[other] { $count } points à corriger. Vous n’êtes pas encore dans la salle.
    }
inside = Cet appareil est dans une salle : { $room }.
back-inside = Revenir dans la salle
number = Numéro de session
number-hint = 7 chiffres, par exemple 425 1834.
number-empty = Écrivez le numéro de session : 7 chiffres.
number-digits =
    { $digits ->
        [one] Le numéro de session a 7 chiffres, vous en avez écrit un seul.
       *[other] Le numéro de session a 7 chiffres, vous en avez écrit { $digits }.
    }
number-character = « { $character } » n’est pas un chiffre : le numéro de session n’a que des chiffres.
number-mistyped = Un chiffre est mal tapé, ou deux chiffres sont échangés : relisez le numéro de session.
password = Mot de passe de surveillance
password-hint = 5 lettres et chiffres après « C- ». Minuscules ou majuscules.
password-empty = Écrivez le mot de passe de surveillance : 5 lettres et chiffres.
password-length =
    { $len ->
        [one] Le mot de passe a 5 lettres et chiffres après « C- », vous en avez écrit un seul.
       *[other] Le mot de passe a 5 lettres et chiffres après « C- », vous en avez écrit { $len }.
    }
password-character = Aucun mot de passe ne contient « { $character } » : relisez-le, un caractère lui ressemble.
name = Votre nom
name-hint = Prénom et nom. Il sera inscrit au journal de la session à côté de ce que vous ferez.
name-empty = Écrivez votre prénom et votre nom : le journal doit savoir qui agit.
name-too-long = Le nom dépasse 100 caractères. Raccourcissez-le.
name-control = Le nom contient un caractère invisible. Écrivez-le à nouveau sans copier-coller.
wrong-pair = Aucune salle n’a ce numéro et ce mot de passe. Relisez les deux, ou demandez-les au référent du centre.
cancelled = Cette session est annulée : personne n’y est attendu. Demandez au référent du centre quelle session la remplace.
finalised = Cette session est finalisée : la salle est fermée. Pour un ajout, voyez le référent du centre.
wait =
    { $seconds ->
        [one] Trop d’essais à la suite. Attendez une seconde, puis recommencez.
       *[other] Trop d’essais à la suite. Attendez { $seconds } secondes, puis recommencez.
    }
enter = Entrer
try = Première fois ?
try-text = Essayez les mêmes écrans avec des candidats inventés : cinq minutes, sans compte ni numéro de session.
try-begin = Commencer l’essai
try-what = De quoi s’agit-il ?
