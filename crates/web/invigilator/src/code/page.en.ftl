title = Session number and access code
nav = The room
back = Back to the room
number = Session number
code = Access code
how = { $address }, then “Certification”, “Join a session”. Raise your hand if your name is refused.
