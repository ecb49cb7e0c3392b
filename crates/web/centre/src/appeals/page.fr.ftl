title =
    { $count ->
        [0] Réclamations
        [one] Une réclamation attend le centre
       *[other] { $count } réclamations attendent le centre
    }
lead = Ce que demandent vos candidats après la publication. Le centre dit ce qu’il sait sous 7 jours, puis le jury répond.
empty-title = Aucune réclamation
empty-text = Quand un candidat conteste un résultat ou signale une erreur, sa demande paraît ici.
sessions = Voir les sessions
nothing-waits = Rien n’attend le centre.
caption = Les réclamations, celles qui attendent le centre d’abord
col-candidate = Candidat
col-kind = Demande
col-session = Session
col-centre = Centre
col-asked = Demandée le
col-state = Où elle en est
crumbs = Fil d’Ariane
appeals = Réclamations
born = Naissance le { $date }.
steps = Ce qui a été dit
say-title = Ce que le centre sait
say-text = Dites les faits : ce qui s’est passé dans la salle, ce que disent la feuille d’émargement et le PV, la pièce d’identité que vous avez vue. Le candidat et le jury lisent ces mots.
say-words = Les faits
say-hint = { $max } caractères au plus. Pour une identité, dites quelle pièce vous avez vue, sans en copier le numéro.
say-send = Transmettre au jury
say-later = Plus tard
back = Revenir aux réclamations
fault-empty = Écrivez ce que le centre sait. S’il ne sait rien, dites-le.
fault-long = Le texte dépasse 2 000 caractères. Raccourcissez-le.
fault-signs = Le texte contient un caractère invisible. Retapez-le.
fault-not_there = La réclamation a avancé entre-temps : le centre n’a plus à parler. Rien n’a changé.
lost =
    { $count ->
        [0] Certificats perdus : aucun à remettre
        [one] Certificats perdus : 1 à remettre
       *[other] Certificats perdus : { $count } à remettre
    }
