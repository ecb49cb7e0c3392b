nav = Session
back = Retour à la session
read-only = Vous suivez la salle. Seul le surveillant y agit.
calm = Personne n’a besoin du surveillant.
not-open = La salle n’est pas encore ouverte
todo = Qui a besoin du surveillant, le plus urgent d’abord
everyone = Toute la salle
