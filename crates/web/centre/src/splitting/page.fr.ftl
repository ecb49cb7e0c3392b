title = Répartir des classes
title-proposal = Répartition proposée
crumbs = Fil d’Ariane
sessions = Sessions
lead = Choisissez des classes et des salles : vous verrez qui va où avant de créer quoi que ce soit.
others = Vos autres centres :
no-pupils = Aucun élève connu
no-pupils-text = Ce centre n’appartient à aucun établissement dont les élèves sont connus. Créez une session, puis ajoutez ses candidats.
by-hand = Nouvelle session
classes = Classes
no-class = Sans classe
pupils =
    { $count ->
        [one] un élève
       *[other] { $count } élèves
    }
when = Lieu, jour, heure
label-site = Site
label-date = Jour
label-time = Heure de début
rooms = Salles
rooms-text = Une session par salle : au plus un candidat par ordinateur, et 20 par surveillant. Laissez vides les salles dont vous n’avez pas besoin.
room-number = Salle { $number }
label-room = Nom de la salle
label-capacity = Ordinateurs
label-invigilators = Surveillants, séparés par des virgules
label-email = E-mail du destinataire des résultats
hint-email = Un enseignant ou l’établissement, jamais le candidat.
propose = Proposer une répartition
cancel = Annuler
fault-classes = Cochez au moins une classe.
fault-email = Cette adresse n’est pas complète. Écrivez-la comme nom@etablissement.fr.
fault-capacity = Écrivez combien d’ordinateurs la salle compte, de 1 à 200.
fault-places = Il n’y a que { $places } places pour { $people } élèves. Ajoutez une salle, des ordinateurs ou un surveillant.
elsewhere = est déjà dans la session n° { $number } de ce jour-là, { $room }.
unfit = sa date de naissance ou son nom ne peuvent pas être justes. Faites-les corriger dans la base de l’établissement, ou ajoutez ce candidat à la main.
proposal-lead = { $date } à { $hour }, { $site }. Rien n’est encore créé.
proposal-nobody = Il n’y a personne à inscrire.
changed = Des inscriptions ont changé depuis la proposition : voici la nouvelle. Rien n’a été créé.
room-count = { $count } candidats pour { $places } places.
watched = Surveillance : { $invigilators }.
longer = temps majoré
left-out =
    { $count ->
        [one] Un élève ne sera pas inscrit
       *[other] { $count } élèves ne seront pas inscrits
    }
colon = { " : " }
confirm =
    { $sessions ->
        [one] Créer une session et inscrire { $people } candidats
       *[other] Créer { $sessions } sessions et inscrire { $people } candidats
    }
again = Recommencer
