sheet = Résultats
col-division = Classe
col-certification = Numéro de certification
col-first = Prénom
col-last = Nom
col-birth = Date de naissance
col-place = Lieu de naissance
col-local = Identifiant externe
col-status = Statut
col-points = Nombre de points
col-comment = Commentaire du jury pour l’organisation
col-session = Session
col-centre = Centre de certification
col-sat = Date de passage de la certification
status-validated = Validée
status-rejected = Rejetée
status-cancelled = Annulée
status-pending = En examen
comment-rejected = Il faut plus de la moitié de réponses justes : la certification n’est pas obtenue.
comment-levels = Plus de la moitié des réponses sont justes, mais les erreurs ont coûté tous les niveaux : la certification n’est pas obtenue.
comment-fraud = Rejetée par décision du jury.
comment-cancelled = Annulée par décision du jury : l’examen ne s’est pas déroulé comme il faut. Le candidat peut repasser une certification.
comment-few = Trop peu de questions comptent pour que le résultat ait un sens. Le candidat peut repasser une certification.
comment-pending = Le jury réexamine ce résultat.
mail-subject = Résultats publiés : session { $number }
mail-body =
    Bonjour,

    Les résultats de la session { $number } ({ $centre }, { $date }) sont publiés.

    { $count ->
        [one] Ceux du candidat qui vous concerne sont ici :
       *[other] Ceux des { $count } candidats qui vous concernent sont ici :
    }
    { $link }

    Ce lien montre des données personnelles : ne le transmettez pas. Il s’ouvre sans compte, jusqu’au { $until }. Après cette date, demandez les résultats au centre.

    Ce message ne contient aucun résultat.
