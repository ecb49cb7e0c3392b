title = Résultats de la session { $number }
lead =
    { $count ->
        [one] { $centre }, { $date } : le candidat dont vous recevez le résultat.
       *[other] { $centre }, { $date } : les { $count } candidats dont vous recevez les résultats.
    }
private = Cette page montre des données personnelles. Son lien s’ouvre sans compte : ne le transmettez pas. Il vaut jusqu’au { $until }.
col-name = Candidat
col-birth = Naissance
col-status = Résultat
col-points = Points
files = Garder ces résultats
files-text = Une ligne par candidat, avec le niveau de chaque compétence.
file-csv = Fichier CSV
file-ods = Fichier ODS
file-xlsx = Fichier XLSX
altered-title = Ce lien n’ouvre rien
altered-text = Il est incomplet, ou vous n’êtes plus le destinataire de ces résultats. Copiez-le en entier depuis le message reçu, en une seule ligne. S’il ne s’ouvre toujours pas, demandez les résultats au centre.
expired-title = Ce lien n’est plus valable
expired-text = Un lien vaut 30 jours. Demandez les résultats au centre : il les a dans son espace et peut vous en remettre le fichier.
withdrawn-title = Ces résultats ne sont plus publiés
withdrawn-text = Le jury a retiré la publication de cette session pour la réexaminer. Un nouveau message vous parviendra quand elle sera publiée à nouveau. N’utilisez pas les résultats déjà téléchargés.
help = Aide
