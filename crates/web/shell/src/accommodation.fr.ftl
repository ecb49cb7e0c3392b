need-screen_reader = Lecteur d’écran
need-large_text = Texte agrandi
need-separate_room = Salle à part
need-reader = Lecteur (personne qui lit)
need-writer = Secrétaire (personne qui saisit)
need-sign_language = Interprète en langue des signes
need-own_device = Matériel adapté ou personnel
break-minutes = { $minutes } min de pause
