title = Plateforme
heading =
    { $count ->
        [0] Aucun centre de certification
        [one] 1 centre de certification
       *[other] { $count } centres de certification
    }
lead = Sessions préparées : { $sessions }. Candidats inscrits : { $candidates }.
new-centre = Ouvrir un centre
new-organisation = Ajouter une organisation
figures = Chiffres de la plateforme
accounts =
    { $count ->
        [0] compte
        [one] compte
       *[other] comptes
    }
organisations =
    { $count ->
        [0] organisation
        [one] organisation
       *[other] organisations
    }
running =
    { $count ->
        [0] test en cours
        [one] test en cours
       *[other] tests en cours
    }
attempts =
    { $count ->
        [0] test commencé
        [one] test commencé
       *[other] tests commencés
    }
certificates =
    { $count ->
        [0] certificat en vigueur
        [one] certificat en vigueur
       *[other] certificats en vigueur
    }
centres-title = Centres de certification
find-centre = Chercher un centre
find-centre-hint = Une partie du nom, ou l’UAI.
find = Chercher
more-centres = Les { $count } premiers par ordre alphabétique : cherchez un nom ou un UAI pour en voir d’autres.
no-such-centre = Aucun centre ne s’appelle « { $words } ».
all-centres = Voir tous les centres
no-centre = Un centre tient des sessions et a un référent. Ouvrez le premier.
name = Nom
kind = Type
uai = UAI
organisation = Organisation
members = Membres
sessions = Sessions
none = aucune
organisations-title = Organisations
no-organisation = Une organisation est un établissement qui prescrit : ses élèves peuvent être inscrits par son centre. Aucune pour l’instant.
