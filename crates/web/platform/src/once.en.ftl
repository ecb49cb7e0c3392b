title = One-time password
once = This password will not be shown again.
note = Write it down, or print this page to hand it over in person.
person = Person
login = Login
password = Password
first = At their first sign-in, the person chooses their own password. This one serves for nothing else.
onward = Noted, go on
