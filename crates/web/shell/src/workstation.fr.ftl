check-browser = Navigateur
check-script = JavaScript
check-download = Fichier téléchargé et ouvert
check-sound = Son
check-window = Seconde fenêtre
check-screen = Écran
check-clock = Horloge
check-network = Réseau
verdict-fine = En ordre
verdict-unknown = Non vérifié
verdict-weak = À améliorer
verdict-fails = À corriger
measure-clock =
    { $seconds ->
        [0] à l’heure du serveur
        [one] { $seconds } seconde d’écart
       *[other] { $seconds } secondes d’écart
    }
measure-network = { $ms } ms
advice-browser = Mettez à jour Firefox, Chrome, Edge ou Safari : une version de moins de deux ans.
advice-script = Autorisez JavaScript pour ce site. Sans lui, l’examen fonctionne, avec d’autres questions.
advice-download = Autorisez le téléchargement, donnez un dossier personnel à l’élève, et installez une suite bureautique (LibreOffice par exemple).
advice-sound = Branchez un casque ou des haut-parleurs, montez le volume, et autorisez le son pour ce site.
advice-window = Autorisez les fenêtres surgissantes et les nouveaux onglets pour ce site.
advice-screen = Choisissez un écran d’au moins 1024 × 600, et un zoom de 100 %.
advice-clock = Réglez l’horloge du poste sur un serveur de temps.
advice-network = Rapprochez le poste d’une borne ou branchez-le par câble ; demandez à l’administrateur du réseau d’ouvrir ce site sans filtre.
column-room = Salle
column-computer = Poste
column-when = Vérifié le
sheet = Postes
word-sheet = Mot
word-head = Le mot est
