title-referent = Guide du référent
lead-referent = De la première session aux archives, dans l’ordre où on le fait. À la fin, ce qui se fait toute l’année.
title-invigilator = Guide du surveillant
lead-invigilator = Une séance, de l’arrivée dans la salle à la remise des papiers.
steps = Étapes
to-steps = La certification en 3 étapes, pour les candidats
to-help = Toutes les questions fréquentes
