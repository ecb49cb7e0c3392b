title = Sign in
login = E-mail address or username
login-hint = The username given by your school, for instance ines.benali0407.
login-empty = Write your e-mail address or your username.
password = Password
password-empty = Write your password.
show-password = Show the password
enter = Sign in
lost = Forgotten password
wrong = This login and this password do not belong together. Check both, capitals included, then try again.
must-wait =
    { $seconds ->
        [one] Several tries for this account did not succeed. Wait one second, then try again. Your account is not locked.
       *[other] Several tries for this account did not succeed. Wait { $seconds } seconds, then try again. Your account is not locked.
    }
crowded = Many people are signing in at this moment.
crowded-way = Your password was not checked yet. Wait a few seconds, then write it again.
no-account = No account yet?
sign-up = Create an account
invigilator = Are you invigilating a room?
invigilator-way = Enter without an account, with the session number
out-title = You are signed out
out-text = Nothing of your visit is left on this computer. Close the browser if others use it.
again = Sign in again
front = Home
still-in-title = Sign out
still-in-text = You are signed in as { $name }.
leave = Sign me out
stay = Stay signed in
