room-name = Centre de certification
room-sessions = Sessions
room-learners = Élèves
room-classes = Résultats par classe
room-appeals = Réclamations
room-team = Équipe
room-requests = Demandes
room-billing = Facturation
room-invigilator = Espace surveillant
room-choose = Choisissez votre centre.
room-workstations = Postes vérifiés
room-archives = Archives
room-directory = Annuaire
room-more = Autour des sessions
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
refused-outside_window = Ce jour est hors des périodes ouvertes à votre établissement. La plus proche va { $days }. Choisissez un de ces jours, ou demandez une exception à l’administrateur de la plateforme.
window-days = du { $opens } au { $closes }
window-catch_up = { $days } (rattrapage)
windows-open = Jours ouverts à votre établissement : { $windows }.
windows-over = Aucune période n’est plus ouverte à votre établissement avant la prochaine année scolaire. Pour une exception, écrivez à l’administrateur de la plateforme.
state-cancelled = Annulée
refused-cancelled = La session est annulée : elle ne change plus. Rien n’a changé. Pour la tenir un autre jour, dupliquez-la.
refused-already_open = La salle est ouverte : la session a commencé et ne peut plus être annulée. Rien n’a changé. Finalisez-la quand elle est terminée.
