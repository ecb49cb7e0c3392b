room = Espace auteurs
room-folder = Aperçu d’un dossier
nav-overview = Questions
nav-search = Rechercher
nav-reports = Signalements
crumb = Fil d’Ariane
in-both = français et anglais
in-french = français
drawn = tirée au sort
fixed = énoncé fixe
variants =
    { $count ->
        [one] { $count } variante vue
       *[other] { $count } variantes vues
    }
on-file = avec un fichier
state-en-service = En service
state-retiree = Retirée
state-defaut = Défaut
reports =
    { $count ->
        [one] { $count } signalement
       *[other] { $count } signalements
    }
kind-single-choice = Choix unique
kind-multiple-choice = Choix multiples
kind-short-text = Réponse courte
kind-number = Nombre
kind-blanks = Champs à remplir
kind-matching = Appariement
kind-ordering = Mise en ordre
kind-select-text = Passages à cocher
kind-hotspot = Endroit d’une image
kind-screen = Écran simulé
level = Niveau { $level }
category-statement = L’énoncé contient une erreur
category-answer = La réponse attendue se discute
category-file = Un fichier ne s’ouvre pas
category-access = La question n’est pas accessible (clavier, lecteur d’écran, taille, contraste)
category-outdated = Ce n’est plus vrai aujourd’hui
category-other = Autre chose
why-no-category = Choisissez de quoi il s’agit.
why-no-words = Écrivez une phrase ou deux : sans elles, personne ne saurait quoi corriger.
why-too-long = Le texte dépasse 1 000 caractères. Raccourcissez-le.
why-unreadable = Le texte contient un caractère qui ne s’affiche pas. Tapez-le au clavier plutôt que de le coller.
faults-title =
    { $count ->
        [one] { $count } défaut à corriger
       *[other] { $count } défauts à corriger
    }
fault-file = Fichier
fault-field = Champ
fault-line = Ligne
fault-why = Ce qui ne va pas
