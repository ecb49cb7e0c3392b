session = session { $number }
nav = La salle
nav-board = Salle
nav-roll-call = Appel
nav-code = Code
nav-reading = Consignes
person = Vous surveillez sous le nom de { $name }.
leave = Quitter la salle
