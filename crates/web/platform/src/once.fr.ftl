title = Mot de passe provisoire
once = Ce mot de passe ne s’affichera plus.
note = Notez-le, ou imprimez cette page pour la remettre en main propre.
person = Personne
login = Identifiant
password = Mot de passe
first = À sa première connexion, la personne choisit son propre mot de passe. Celui-ci ne sert qu’à cela.
onward = C’est noté, continuer
