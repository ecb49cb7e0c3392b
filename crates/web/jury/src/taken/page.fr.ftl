title = Ce que vous avez écrit n’est pas enregistré
nothing = Rien n’a été enregistré
hint = Vous retrouvez ces mots dans leur page quand la session est à vous. Rien n’est encore décidé.
back = Aller à la session
