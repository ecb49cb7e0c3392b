title = Enter the room
lead = For the person who invigilates. The number and the password are in the invigilator’s kit, given by the lead of the centre.
errors =
    { $count ->
        [one] One thing to correct. You are not in the room yet.
       *[other] { $count } things to correct. You are not in the room yet.
    }
inside = This device is in the room: { $room }.
back-inside = Back to the room
number = Session number
number-hint = 7 digits, for example 425 1834.
number-empty = Write the session number: 7 digits.
number-digits =
    { $digits ->
        [one] The session number has 7 digits, you wrote one.
       *[other] The session number has 7 digits, you wrote { $digits }.
    }
number-character = “{ $character }” is not a digit: the session number has digits only.
number-mistyped = One digit is mistyped, or two are exchanged: read the session number again.
password = Invigilation password
password-hint = 5 letters and digits after “C-”. Capitals or not.
password-empty = Write the invigilation password: 5 letters and digits.
password-length =
    { $len ->
        [one] The password has 5 letters and digits after “C-”, you wrote one.
       *[other] The password has 5 letters and digits after “C-”, you wrote { $len }.
    }
password-character = No password holds “{ $character }”: read it again, some character looks like it.
name = Your name
name-hint = First and last name. It will stand in the journal of the session beside what you do.
name-empty = Write your first and last name: the journal must know who acts.
name-too-long = The name is longer than 100 characters. Shorten it.
name-control = The name holds an invisible character. Write it again without copying.
wrong-pair = No room has this number and this password. Read both again, or ask the lead of the centre for them.
cancelled = This session is cancelled: nobody is expected. Ask the centre’s lead which session replaces it.
finalised = This session is finalised: the room is closed. To add something, see the lead of the centre.
wait =
    { $seconds ->
        [one] Too many tries in a row. Wait one second, then try again.
       *[other] Too many tries in a row. Wait { $seconds } seconds, then try again.
    }
enter = Enter
try = First time?
try-text = Try the same screens with invented candidates: five minutes, no account and no session number.
try-begin = Start practising
try-what = What is that?
