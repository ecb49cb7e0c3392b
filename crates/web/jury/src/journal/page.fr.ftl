title = Journal de la session { $number }
crumb = Journal
whole = La chaîne est intacte
whole-text =
    { $count ->
        [0] Chaque acte suit celui d’avant, sans rien de retiré ni de changé.
        [one] Chaque acte suit celui d’avant, sans rien de retiré ni de changé, ici et dans le test de la session.
       *[other] Chaque acte suit celui d’avant, sans rien de retiré ni de changé, ici et dans les { $count } tests de la session.
    }
head = Fin du journal, à comparer au procès-verbal :
not-whole = La chaîne est rompue
not-whole-text = Ne publiez pas. Prévenez l’administrateur de la plateforme : une sauvegarde permet de comparer.
broken = { $stream } : l’acte { $number }, ou un acte avant lui, a été changé ou retiré.
truncated = { $stream } : la fin du journal manque.
stream-session = Journal de la session
stream-test = Test de { $name }
col-number = Nº
col-time = Heure
col-who = Qui
col-what = Quoi
act-create_session = Session créée
act-change_session = Session modifiée
act-enrol_candidate = Candidat inscrit
act-change_candidate = Inscription modifiée
act-remove_candidate = Candidat retiré de la liste
act-enrol_learners = Élèves inscrits depuis la liste de l’établissement
act-import_candidates = Liste de candidats importée
act-join_session = Compte relié à la liste
act-unlink_candidate = Compte détaché de la liste
act-enter_room = Entrée dans l’espace surveillant
act-leave_room = Sortie de l’espace surveillant
act-open_room = Salle ouverte
act-tick_candidate = Appel
act-allow_resumption = Retour dans le test autorisé
act-start_attempt = Test commencé
act-end_attempt = Test arrêté
act-file_incident = Signalement
act-remove_incident = Signalement retiré
act-keep_finalisation = Finalisation commencée
act-finalise_session = Session finalisée
act-assign_session = Session prise par le jury
act-propose_correction = Correction d’identité proposée
act-correct_identity = Identité corrigée
act-dismiss_correction = Correction d’identité écartée
act-decide_attempt = Décision
act-confirm_decision = Décision confirmée
act-dismiss_decision = Décision écartée
act-publish_session = Résultats publiés
act-propose_withdrawal = Retrait de la publication proposé
act-dismiss_withdrawal = Retrait écarté
act-withdraw_publication = Publication retirée
