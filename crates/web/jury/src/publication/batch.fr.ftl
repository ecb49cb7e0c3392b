title = Publier plusieurs sessions
crumb = Publier plusieurs sessions
refused = Rien n’est publié
why-none = Choisissez au moins une session.
ready =
    { $count ->
        [0] Aucune session prête
        [one] Une session prête
       *[other] { $count } sessions prêtes
    }
ready-none = Rien n’empêche de publier une session quand tout y est décidé. Celles qui attendent encore sont ci-dessous.
none = Aucune session à votre nom n’attend d’être publiée. Ouvrez une session à décider, puis prenez-la.
choose = Sessions à publier
publish = Publier les sessions choisies
note = Chaque session est publiée pour elle-même : si l’une est retenue, les autres le sont quand même.
left =
    { $count ->
        [one] Une session attend encore
       *[other] { $count } sessions attendent encore
    }
left-out =
    { $count ->
        [one] Une session a été laissée de côté
       *[other] { $count } sessions ont été laissées de côté
    }
done =
    { $count ->
        [0] Aucune session publiée
        [one] Une session publiée
       *[other] { $count } sessions publiées
    }
contested = Deux personnes du jury ne sont pas d’accord : un président publie cette session.
remark = Le centre a laissé une remarque : lisez-la, puis publiez cette session depuis son dossier.
withdrawn = Sa publication a été retirée : lisez pourquoi, puis publiez cette session depuis son dossier.
back = Mes sessions
