nav = Session
back = Back to the session
read-only = You watch the room. Only the invigilator acts in it.
calm = Nobody needs the invigilator.
not-open = The room is not open yet
todo = Who needs the invigilator, the most urgent first
everyone = The whole room
