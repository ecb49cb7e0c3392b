title = La salle est fermée
finalised = Le centre a finalisé la session { $number } le { $stamp }.
published = Les résultats de la session { $number } sont publiés.
cancelled = La session { $number } est annulée par le centre.
advice = Tout ce qui a été fait dans la salle est enregistré. Pour un ajout ou une correction, voyez le référent du centre.
leave = Quitter cette salle
