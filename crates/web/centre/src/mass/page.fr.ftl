title = Importer des sessions
title-preview = Sessions lues dans le fichier
crumbs = Fil d’Ariane
sessions = Sessions
lead = Créez ou modifiez beaucoup de sessions en une fois, avec un fichier ODS, XLSX ou CSV. Vous verrez ce qui sera écrit avant de confirmer.
get = 1. Le fichier à remplir
get-text = Il contient les sessions à venir. Changez leurs lignes pour les modifier, ajoutez des lignes sans numéro pour en créer. Une ligne effacée ne supprime rien.
get-ods = fichier ODS
get-xlsx = fichier XLSX
get-csv = fichier CSV
send-title = 2. Le fichier rempli
centre = Centre
file = Fichier ODS, XLSX ou CSV, 150 sessions au plus
send = Lire le fichier
cancel = Annuler
colon = { " : " }
cells =
    { $count ->
        [one] Une cellule ne convient pas : rien n’a été écrit.
       *[other] { $count } cellules ne conviennent pas : rien n’a été écrit.
    }
cells-text = Corrigez le fichier, puis envoyez-le de nouveau.
why-number = Ce n’est pas un numéro de session : il a 7 chiffres. Laissez la cellule vide pour créer une session.
why-unknown_number = Ce centre n’a pas de session de ce numéro. Laissez la cellule vide pour créer une session.
why-same_number = Ce numéro est déjà à la ligne { $row }. Gardez une seule ligne par session.
why-same_place = Cette salle est déjà prise à cette heure par la ligne { $row }.
why-into_the_past = Ce jour est passé, et la session est prévue le { $day }. Vérifiez que le jour et le mois ne sont pas inversés.
file-none = Vous n’avez pas choisi de fichier.
file-none-do = Choisissez le fichier rempli, puis recommencez.
file-too_large = Ce fichier est trop lourd.
file-too_large-do = Repartez du fichier à remplir, sans image.
file-not_a_table = Ce fichier n’est ni un classeur ODS ou XLSX, ni un fichier CSV.
file-not_a_table-do = Dans votre tableur, choisissez « Enregistrer sous », puis ODS, XLSX ou CSV.
file-bomb = Ce fichier contient bien plus qu’une liste de sessions.
file-bomb-do = Repartez du fichier à remplir.
file-protected = Ce fichier est protégé par un mot de passe.
file-protected-do = Enregistrez-le sans mot de passe, puis recommencez.
file-unreadable = Ce fichier est abîmé ou incomplet.
file-unreadable-do = Ouvrez-le dans votre tableur, enregistrez-le de nouveau, puis recommencez.
file-no_header = La ligne des titres est introuvable.
file-no_header-do = Repartez du fichier à remplir : ses titres (« Site », « Salle », « Date »…) servent à le lire.
file-missing_columns = Il manque des colonnes : { $columns }.
file-missing_columns-do = Remettez ces titres comme dans le fichier à remplir.
file-no_rows = Aucune session n’est remplie sous les titres.
file-no_rows-do = Remplissez au moins une ligne, puis recommencez.
file-too_many_rows = Ce fichier a plus de 150 sessions.
file-too_many_rows-do = Coupez-le en deux fichiers.
preview-lead = Rien n’est encore écrit.
makes = Nouvelle
changes = Modifie
col-what = Session
col-day = Jour
col-hour = Heure
col-room = Salle
col-site = Site
col-invigilators = Surveillants
col-remarks = Observations
nothing = –
same =
    { $count ->
        [one] Une session reste telle quelle.
       *[other] { $count } sessions restent telles quelles.
    }
see-sessions = Voir les sessions
confirm = Créer { $new } et modifier { $changed }
again = Choisir un autre fichier
quoted = « { $value } »
