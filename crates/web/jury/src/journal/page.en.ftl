title = Journal of session { $number }
crumb = Journal
whole = The chain is whole
whole-text =
    { $count ->
        [0] Each act follows the one before it, with nothing removed or changed.
        [one] Each act follows the one before it, with nothing removed or changed, here and in the test of the session.
       *[other] Each act follows the one before it, with nothing removed or changed, here and in the { $count } tests of the session.
    }
head = End of the journal, to compare with the minutes:
not-whole = The chain is broken
not-whole-text = Do not publish. Tell the administrator of the platform: a backup allows a comparison.
broken = { $stream }: act { $number }, or one before it, was changed or removed.
truncated = { $stream }: the end of the journal is missing.
stream-session = Journal of the session
stream-test = Test of { $name }
col-number = No.
col-time = Time
col-who = Who
col-what = What
act-create_session = Session created
act-change_session = Session changed
act-enrol_candidate = Candidate enrolled
act-change_candidate = Enrolment changed
act-remove_candidate = Candidate removed from the list
act-enrol_learners = Pupils enrolled from the school’s list
act-import_candidates = List of candidates imported
act-join_session = Account linked to the list
act-unlink_candidate = Account taken off the list
act-enter_room = Entered the invigilator’s space
act-leave_room = Left the invigilator’s space
act-open_room = Room opened
act-tick_candidate = Roll call
act-allow_resumption = Return to the test allowed
act-start_attempt = Test started
act-end_attempt = Test ended
act-file_incident = Report
act-remove_incident = Report removed
act-keep_finalisation = Finalisation begun
act-finalise_session = Session finalised
act-assign_session = Session taken by the jury
act-propose_correction = Correction of the identity proposed
act-correct_identity = Identity corrected
act-dismiss_correction = Correction of the identity set aside
act-decide_attempt = Decision
act-confirm_decision = Decision confirmed
act-dismiss_decision = Decision set aside
act-publish_session = Results published
act-propose_withdrawal = Withdrawal of the publication proposed
act-dismiss_withdrawal = Withdrawal set aside
act-withdraw_publication = Publication withdrawn
