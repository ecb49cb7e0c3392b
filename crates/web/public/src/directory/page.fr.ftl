title = Annuaire des centres
lead = Les centres de certification qui ont souhaité paraître ici. Pour s’inscrire, on s’adresse au centre.
search = Nom, ville ou numéro d’établissement
do-search = Chercher
none = Aucun centre n’a encore souhaité paraître dans l’annuaire.
none-found = Aucun centre ne porte ce nom. Essayez une partie du nom, ou la ville.
all = Voir tous les centres
sessions = Sessions à venir
session =
    { $left ->
        [0] { $day }, { $site } : complet
        [one] { $day }, { $site } : une place
       *[other] { $day }, { $site } : { $left } places
    }
no-session = Aucune session à venir.
more = Il y a d’autres centres : écrivez une partie du nom ou la ville pour les trouver.
staff = Personne ne se fait certifier là où il travaille : un membre du personnel s’inscrit dans un autre centre que le sien.
kind-SCO = Établissement scolaire
kind-SUP = Enseignement supérieur
kind-PRO = Organisme professionnel
held = Habilité à : { $certifications }
