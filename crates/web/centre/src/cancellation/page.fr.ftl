title = Annuler la session
consequence =
    { $count ->
        [0] La session reste dans la liste, marquée annulée, avec son motif. Personne n’y est inscrit.
        [one] La session reste dans la liste, marquée annulée, avec son motif. Son candidat n’y est plus attendu.
       *[other] La session reste dans la liste, marquée annulée, avec son motif. Ses { $count } candidats n’y sont plus attendus.
    }
joined =
    { $count ->
        [one] Un candidat l’avait déjà rejointe : son compte en est détaché.
       *[other] { $count } candidats l’avaient déjà rejointe : leurs comptes en sont détachés.
    }
way = Vous pourrez inscrire ses candidats dans une autre session, ou la dupliquer. Une annulation ne se reprend pas.
label = Motif
hint = Une phrase, par exemple : panne du réseau, reportée à la semaine suivante. Sans nom de candidat.
why-required = Dites pourquoi la session est annulée.
why-too_long = Ce motif est trop long : 200 caractères au plus.
why-control_character = Ce motif contient un caractère invisible. Retapez-le.
send = Annuler la session
keep = Garder la session
back = Revenir à la session
