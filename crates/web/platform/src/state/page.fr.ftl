title = État du serveur
at = Vu le { $moment }, { $place }.
demo = La démonstration est chargée : ses comptes et ses mots de passe sont publics sur cette machine.
not-secure = Les pages voyagent sans chiffrement (http). C’est bien pour un essai sur cette machine, pas pour une session.
program = Programme
misses = Quelqu’un essaie des codes de certificats : { $count } inconnus à la suite, le dernier le { $last }. Les recherches sont ralenties d’elles-mêmes ; aucun de ces codes n’est gardé. Si cela dure, arrêtez l’expéditeur en amont du serveur.
version = Version
address = Adresse
memory = Mémoire
engine = Moteur
statements = Requêtes depuis le démarrage
bank = Questions
release = Version de la banque
since = Servie depuis
from = Origine
own = celles du programme
refused = { $count ->
    [one] Les questions du dossier sont refusées : un défaut
   *[other] Les questions du dossier sont refusées : { $count } défauts
}
refused-way = La dernière version sans défaut reste en service, et les tests continuent. Corrigez ces fichiers, vérifiez-les, puis redémarrez le programme :
questions = Questions
skills = Acquis
mail = Courriels
sending = Envoi
by-smtp = par le serveur de messagerie
kept-here = gardés ici, aucun serveur réglé
waiting = En attente
keys = Clés
signing = Clé qui signe les certificats
