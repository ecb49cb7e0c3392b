title = Cancel the session
consequence =
    { $count ->
        [0] The session stays in the list, marked as cancelled, with its reason. Nobody is enrolled.
        [one] The session stays in the list, marked as cancelled, with its reason. Its candidate is no longer expected.
       *[other] The session stays in the list, marked as cancelled, with its reason. Its { $count } candidates are no longer expected.
    }
joined =
    { $count ->
        [one] One candidate had joined already: the account is detached.
       *[other] { $count } candidates had joined already: their accounts are detached.
    }
way = You will be able to enrol its candidates in another session, or to duplicate it. A cancellation cannot be undone.
label = Reason
hint = One sentence, for instance: network outage, postponed to next week. No candidate’s name.
why-required = Say why the session is cancelled.
why-too_long = This reason is too long: 200 characters at most.
why-control_character = This reason holds an invisible character. Type it again.
send = Cancel the session
keep = Keep the session
back = Back to the session
