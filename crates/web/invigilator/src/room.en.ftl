session = session { $number }
nav = The room
nav-board = Room
nav-roll-call = Roll call
nav-code = Code
nav-reading = Instructions
person = You invigilate under the name { $name }.
leave = Leave the room
