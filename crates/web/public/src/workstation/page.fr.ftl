title = Ce poste est-il prêt ?
lead = Un examen demande de télécharger un fichier, d’entendre un son, d’ouvrir une fenêtre. Vérifiez-le ici, une dizaine de jours avant : cinq minutes par poste.
lead-for = Votre centre, { $centre }, vérifie ses postes. Répondez depuis le poste lui-même : cinq minutes.
nothing-personal = Rien n’est demandé sur vous.
to-needs = Sites à autoriser et logiciels à installer
name-title = Ce poste
name = Nom du poste
name-hint = Celui de l’étiquette, salle puis numéro, par exemple B204-07.
file-title = Fichier
file-text = Téléchargez ce fichier dans un dossier personnel, ouvrez-le dans un tableur, et lisez le mot qui s’y trouve.
file-get = Télécharger le fichier
file-word = Mot lu dans le fichier
file-no = Le fichier ne se télécharge pas ou ne s’ouvre pas
sound-title = Son
sound-text = Mettez le casque, écoutez, et comptez les bips.
sound-get = Ouvrir le son dans une autre page
sound-number = Nombre de bips entendus
sound-no = Je n’entends rien
window-title = Seconde fenêtre
window-text = Certaines questions ouvrent une page dans une seconde fenêtre.
window-open = Ouvrir une seconde fenêtre
window-question = La seconde fenêtre est-elle apparue ?
window-here = Cette fenêtre s’est ouverte
window-close = Fermez-la, et revenez à la première.
window-back = Aller à la vérification du poste
ecran-title = Écran
ecran-said = Mesuré : … pixels.
screen-question = Voyez-vous cette page sur toute sa largeur ?
horloge-title = Horloge
horloge-said = Écart mesuré avec le serveur : … s.
clock-question = Cette page a été faite à { $hour } ({ $place }). L’horloge du poste dit-elle la même heure ?
reseau-title = Réseau
reseau-said = Réponse du serveur : … ms.
network-question = Cette page est-elle apparue en moins de trois secondes ?
unsure = Je ne sais pas
yes = Oui
no = Non
send = Envoyer au centre
see = Voir le résultat
sent = Reçu : { $name }, pour { $centre }.
not-sent = Ce résultat n’est gardé nulle part. Pour qu’un centre le reçoive, ouvrez le lien qu’il donne.
result-title = Résultat de la vérification
all-fine = Ce poste est prêt
to-mend =
    { $count ->
        [one] Un point à voir sur ce poste
       *[other] { $count } points à voir sur ce poste
    }
again = Vérifier à nouveau
wait =
    { $minutes ->
        [one] Beaucoup de vérifications arrivent. Attendez une minute, puis envoyez celle-ci : rien n’est perdu.
       *[other] Beaucoup de vérifications arrivent. Attendez { $minutes } minutes, puis envoyez celle-ci : rien n’est perdu.
    }
why-empty = Écrivez le nom de ce poste, par exemple B204-07.
why-too_long = Le nom d’un poste a 24 caractères au plus. Gardez la salle et le numéro.
why-signs = Le nom d’un poste a des lettres, des chiffres, des espaces, des tirets et des points. Retirez les autres signes.
why-no_digit = Le nom d’un poste a un numéro, par exemple B204-07. N’écrivez pas le nom d’une personne.
why-full = Ce centre a déjà mille postes vérifiés. Il doit en retirer de sa liste avant d’en recevoir d’autres.
needs-title = Ce qu’une salle doit permettre
needs-lead = Pour l’administrateur du réseau : ce dont les questions en vigueur ont besoin.
needs-release = Version des questions : { $release }, { $questions } questions.
needs-sites = Sites à autoriser
needs-software = Logiciels à installer
needs-settings = Réglages
needs-column-what = À permettre
needs-column-why = Pourquoi
needs-column-kind = Genre
needs-print = Imprimer cette page avec le navigateur, ou la télécharger :
needs-text = Télécharger (texte)
needs-csv = Télécharger (CSV)
needs-check = Vérifier un poste
needs-sheet = Besoins
site-own = Tout l’examen : pages, fichiers et sons viennent de ce site, et de lui seul.
site-none = Aucune question en vigueur n’envoie sur un autre site.
site-web = Le web
site-web-why =
    { $count ->
        [one] Une question envoie chercher sur le web.
       *[other] { $count } questions envoient chercher sur le web.
    }
questions =
    { $count ->
        [one] Une question en a besoin.
       *[other] { $count } questions en ont besoin.
    }
browsers = { $list }, ou une version plus récente
browsers-why = Les pages de l’examen. Un navigateur plus ancien les dessine mal.
software-spreadsheet = Tableur pour fichiers .ods et .csv, par exemple LibreOffice Calc
software-text = Traitement de texte pour fichiers .odt et .txt, par exemple LibreOffice Writer
software-pdf = Lecteur de PDF ; celui du navigateur suffit
software-archive = Programme qui ouvre les archives .zip ; celui du système suffit
software-mail = Programme qui ouvre un courriel enregistré (.eml), par exemple Thunderbird
software-image = Visionneuse d’images .png ; celle du système suffit
software-browser = Second onglet du navigateur, pour des fichiers .html
setting-script = JavaScript autorisé pour ce site
setting-sound = Son autorisé, un casque par poste
setting-download = Téléchargement dans un dossier personnel de l’élève, et ouverture des fichiers
setting-download-why = Les questions à fichier.
setting-window = Nouveaux onglets et fenêtres autorisés pour ce site
setting-window-why = Les fichiers qui s’ouvrent dans le navigateur, la notice, l’aide.
setting-clock = Horloge réglée par un serveur de temps
setting-clock-why = Les heures affichées, et les connexions sûres.
