title = Papiers numérisés
missing = Il manque la numérisation de :
there =
    { $count ->
        [0] Aucun papier déposé
        [one] Un papier déposé
       *[other] { $count } papiers déposés
    }
remove = Retirer
add = Déposer un papier
kind = Papier
choose = Choisir
file = Fichier
file-hint = PDF, JPEG, PNG ou WebP, 10 Mo au plus par fichier, { $max } fichiers au plus par session.
send = Déposer
made-again = Une image est refaite à partir de ses pixels : le lieu, l’appareil et la date qu’elle cachait ne sont pas gardés. Seuls le centre et le jury de cette session ouvrent ces fichiers.
to-finalise = Aller à la finalisation
back = Revenir à la session
why-kind = Choisissez de quel papier il s’agit.
why-empty = Choisissez un fichier : celui qui est arrivé est vide.
why-too_large = Ce fichier pèse plus de 10 Mo, ou les pèserait une fois refait. Numérisez en 200 ou 300 points par pouce.
why-other_kind = Ce fichier n’est ni un PDF, ni une image JPEG, PNG ou WebP, quel que soit son nom. Numérisez ou photographiez le papier.
why-damaged = Ce fichier est abîmé ou incomplet. Numérisez le papier à nouveau.
why-too_many_pixels = Cette image a trop de pixels : 40 millions au plus. Numérisez en 300 points par pouce.
why-too_many_pages = Ce PDF a plus de 60 pages, ou trop d’éléments. Déposez-le en plusieurs fichiers.
why-unfolds_too_much = Ce PDF est comprimé d’une façon que nous ne prenons pas. Numérisez le papier à nouveau, ou envoyez une image.
why-protected = Ce PDF est protégé par un mot de passe. Enregistrez-le sans protection.
why-active = Ce PDF contient un programme ou un formulaire actif. Imprimez-le en PDF, ou envoyez une image.
why-holds_files = Ce PDF contient d’autres fichiers. Imprimez-le en PDF, ou envoyez une image.
why-too_many = Cette session a déjà { $max } fichiers. Retirez-en un, ou rassemblez plusieurs pages dans un PDF.
why-too_heavy = Les fichiers de cette session pèseraient plus de 60 Mo. Numérisez en 200 points par pouce, ou en noir et blanc.
why-not_open = Les papiers se déposent à partir de l’ouverture de la salle.
why-published = Les résultats sont publiés : le dossier est clos.
why-kept = La session est finalisée : ce qui est déposé reste au dossier. Un papier oublié peut encore être ajouté jusqu’à la publication.
