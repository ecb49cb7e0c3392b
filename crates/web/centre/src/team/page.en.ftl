title = Team of the centre
which-centre = Choose the centre.
role-referent = référent of the centre
role-member = member
remove-open = Remove from the centre
remove-reason = Why
remove-text = What this person did stays in the journal under their name. They no longer see the sessions of the centre.
remove = Remove
reason-fault = Write why, in one line: the journal of the centre keeps it.
refused-referent = This person is the référent of the centre: hand the role over first.
invite-title = Invite a member
email = Professional e-mail address
email-fault = “{ $typed }” is not a complete address, like name@example.org.
invite = Send the invitation
waiting = Invitations without an answer
invited-until = Invited by { $by }, valid until { $until }
invited-over = The invitation is no longer valid since { $until }
revoke = Take the invitation back
revoke-over = Take off the list
refused-member = This address is that of a member of the centre.
hand-title = Hand the role of référent over
hand-nobody = Invite your successor first: the role goes to a member of the centre.
hand-text = A centre always has one référent, and only one. As soon as you hand the role over, your successor sees the access codes, finalises the sessions and looks after the team.
hand-to = To whom
hand-then = Afterwards
hand-stay = I stay a member of the centre
hand-leave = I leave the centre
hand = Hand the role over
successor-fault = Choose who succeeds you.
successor-gone = This person is no longer a member of the centre. Choose somebody else.
mail-subject = Invitation to join { $centre }
mail-body =
    Hello,

    { $by } invites you to join the certification centre “{ $centre }”.

    Follow this link, then sign in or open an account:
    { $link }

    The link works once, until { $until }. If you did not expect this invitation, do nothing.
members =
    { $count ->
        [one] One member
       *[other] { $count } members
    }
invite-text =
    { $days ->
        [one] The invitation carries a personal link, which works for a day and only once.
       *[other] The invitation carries a personal link, which works for { $days } days and only once.
    }
refused-too_many =
    { $max ->
        [one] One invitation waits for an answer already. Take it back first.
       *[other] { $max } invitations wait for an answer already. Take some back first.
    }
no-smtp = This installation sends no mail itself: the invitation waits with the administrator. Ask them to pass it on.
