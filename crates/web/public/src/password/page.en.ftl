ask-title = Forgotten password
ask-lead = We send you a link with which you choose another one.
login = E-mail address or username
login-empty = Write your e-mail address or your username.
login-format = “{ $typed }” is neither an e-mail address nor a username. Check what you wrote.
send = Send the link
back = Back to sign-in
no-email = Your account has no e-mail address? Ask the operator of the platform for a one-time password; your school knows how to reach them.
must-wait =
    { $seconds ->
        [one] Several links were asked for already. Wait one second, then try again.
       *[other] Several links were asked for already. Wait { $seconds } seconds, then try again.
    }
asked-title = Look into your mailbox
asked-text = If an account has the login “{ $login }” and an e-mail address, a link was just sent to it.
asked-way = The link serves once, for a day. Nothing arrives? Look among the unwanted mail, or ask the operator of the platform for a one-time password; your school knows how to reach them.
choose-title = Choose your password
choose-lead = The new password takes the place of the old one. Other devices on which you were signed in will be signed out.
choose-one-time = Your one-time password has served. Now choose your own: only you will know it.
password = New password
password-rules = It needs:
show-password = Show the password
same-password = This is the password that you are replacing. Choose another one.
crowded = Many people are signing in at this moment. Nothing has changed. Wait a few seconds, then try again.
choose = Save and enter
gone-title = This link no longer serves
gone-text = It was used already, or its time is over. Your password has not changed. Ask for a new link, or sign in again with the one-time password.
gone-again = Ask for a new link
mail-subject = Choose a new password
mail-body =
    Hello { $name },

    Open this link to choose a new password:
    { $link }

    It serves once, until { $until } (Paris time).
    You asked for nothing? Ignore this message: your password does not change.

    Parchemin
