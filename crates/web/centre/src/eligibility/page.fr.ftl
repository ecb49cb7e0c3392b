title = Éligibilité des candidats
classes-title = Éligibilité, classe par classe
classes-text = Une feuille par classe, pour le professeur principal. Imprimez cette page.
classes-back = Revenir à l’éligibilité
by-class = Imprimer par classe
nobody = Aucun candidat n’est inscrit : inscrivez-les d’abord.
caption = Les candidats, ceux à aider d’abord
col-candidate = Candidat
col-class = Classe
col-account = Compte
col-placements = Première campagne
col-competences = Compétences au niveau 1
col-advice = À faire
class = Classe { $name }
no-class = Sans classe
ready =
    { $count ->
        [0] Aucun candidat sur { $all } n’est prêt.
        [one] 1 candidat sur { $all } est prêt.
       *[other] { $count } candidats sur { $all } sont prêts.
    }
count-delay =
    { $count ->
        [one] Un candidat a passé la certification il y a trop peu de temps.
       *[other] { $count } candidats ont passé la certification il y a trop peu de temps.
    }
count-account =
    { $count ->
        [one] Un candidat n’a pas de compte connu.
       *[other] { $count } candidats n’ont pas de compte connu.
    }
count-wrong_account =
    { $count ->
        [one] Un candidat a rejoint la session avec un autre compte que celui de ses positionnements.
       *[other] { $count } candidats ont rejoint la session avec un autre compte que celui de leurs positionnements.
    }
count-several_accounts =
    { $count ->
        [one] Un candidat a plusieurs comptes.
       *[other] { $count } candidats ont plusieurs comptes.
    }
count-campaign =
    { $count ->
        [one] Un candidat n’a pas fait de première campagne.
       *[other] { $count } candidats n’ont pas fait de première campagne.
    }
count-profile =
    { $count ->
        [one] Un candidat n’est pas encore certifiable.
       *[other] { $count } candidats ne sont pas encore certifiables.
    }
standing-ready = Prêt
standing-started = A commencé
standing-hindered = Ne pourra pas commencer
standing-to-do = À aider
unknown = –
account-joined = { $login }, a rejoint la session
account-portal = compte sans mot de passe
placements =
    { $count ->
        [0] Non
        [one] Oui, 1 positionnement
       *[other] Oui, { $count } positionnements
    }
competences = { $count } sur { $needed }
need-delay = Il faut { $days } jours entre deux passages : inscrivez cette personne dans une session à partir du { $from }.
need-account = Compte inconnu : faites rejoindre la session { $number } dès maintenant, avec le compte des positionnements.
need-wrong_account = Les positionnements sont dans le compte { $login } : détachez l’autre compte depuis la fiche du candidat, puis faites rejoindre la session avec celui-là.
need-several_accounts = Plusieurs comptes : les positionnements sont dans { $login }. Dites d’utiliser celui-là le jour de la session, et de se déconnecter de l’autre.
need-campaign-warn = Aucun positionnement terminé : faites-en terminer un avant la session.
need-campaign-block = Aucun positionnement terminé : sans lui, le test ne commencera pas. Faites-en terminer un avant la session.
need-profile =
    { $missing ->
        [one] Il manque { $missing } compétence au niveau 1 : faites continuer le positionnement avant la session.
       *[other] Il manque { $missing } compétences au niveau 1 : faites continuer le positionnement avant la session.
    }
outside = Le jour de la session n’est pas dans une période ouverte à votre établissement. La plus proche va { $days }.
what-is-told = Les identifiants sont masqués : leur titulaire les reconnaît. Cette page ne dit rien des aménagements.
back = Revenir à la session
