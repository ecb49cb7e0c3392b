room-name = Centre de certification
room-sessions = Sessions
room-classes = Résultats par classe
room-appeals = Réclamations
room-requests = Demandes
room-invigilator = Espace surveillant
room-crumbs = Fil d’Ariane
head-name = Session { $number }
head-title = Session n° { $number }, { $room }
head-lead = { $date } à { $hour }, { $zone }. { $site }. Surveillance : { $invigilators }.
state-to_prepare = À venir
state-never_opened = Jamais ouverte
state-open = En cours
state-to_finalise = À finaliser
state-late = En retard
state-finalised = Finalisée
state-in_jury = Devant le jury
state-published = Résultats publiés
refused-finalised = La session est finalisée : le centre ne peut plus la changer. Rien n’a changé. Pour une correction, écrivez au jury.
refused-published = Les résultats de la session sont publiés : le centre ne peut plus la changer. Rien n’a changé.
refused-not_open = Aucun surveillant n’a ouvert la salle : personne n’a passé le test, il n’y a rien à finaliser. Si la session n’a pas eu lieu, supprimez-la.
refused-has_attempts =
    { $count ->
        [one] Un candidat a commencé le test : la session ne peut plus être supprimée. Finalisez-la.
       *[other] { $count } candidats ont commencé le test : la session ne peut plus être supprimée. Finalisez-la.
    }
refused-has_linked =
    { $count ->
        [one] Un candidat a déjà rejoint la session : la liste ne peut plus être remplacée en entier. Ajoutez ou corrigez les candidats un par un.
       *[other] { $count } candidats ont déjà rejoint la session : la liste ne peut plus être remplacée en entier. Ajoutez ou corrigez les candidats un par un.
    }
