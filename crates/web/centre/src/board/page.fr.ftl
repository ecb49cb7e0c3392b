title = Tableau de bord
crumbs = Fil d’Ariane
sessions = Sessions
lead = Chiffres de l’année scolaire ; chacun ouvre la liste qu’il compte.
others = Vos autres centres :
people = Candidats
people-certifiables = Élèves certifiables
people-inscrits = Inscrits
people-presents = Ont passé le test
people-absents = Absents
people-a-rattraper = À rattraper
hint-certifiables = Élèves de l’établissement dont le profil compte au moins 5 compétences au niveau 1.
hint-inscrits = Inscriptions dans les sessions non annulées.
hint-presents = Candidats qui ont commencé le test.
hint-absents = Inscrits d’une session finalisée qui n’ont pas commencé le test.
hint-a-rattraper = Absents, ou inscrits d’une session annulée, qui ne sont dans aucune autre session depuis.
sessions-to_prepare = À venir
sessions-open = En cours
sessions-to_finalise = À finaliser
sessions-late = En retard
sessions-papers = Papiers à numériser
hint-to_prepare = Leur salle n’est pas encore ouverte.
hint-open = La salle est ouverte.
hint-to_finalise = Terminées depuis moins de 48 heures.
hint-late = Terminées depuis plus de 48 heures et pas finalisées.
hint-papers = Il manque la numérisation d’un papier, et elle peut encore venir.
clock-title = Délai de 48 heures
clock-none = Aucune session n’attend sa finalisation.
clock = Session n° { $number }, { $room }, { $date }
due = À finaliser avant le { $stamp } : { $left }.
left-minutes =
    { $count ->
        [0] il reste moins d’une minute
        [one] il reste une minute
       *[other] il reste { $count } minutes
    }
left-hours = il reste { $count } heures
late-minutes =
    { $count ->
        [0] moins d’une minute de retard
        [one] une minute de retard
       *[other] { $count } minutes de retard
    }
late-hours = { $count } heures de retard
again = Inscrire de nouveau
catch-up = Session n° { $number }, { $room }, { $date }
row = n° { $number }, { $room }, { $date }
nobody = Personne dans cette liste
back = Revenir au tableau de bord
count =
    { $count ->
        [one] Une personne
       *[other] { $count } personnes, par classe
    }
col-name = Nom et prénom
col-class = Classe
col-birth = Naissance
col-session = Session
