crumb = Fil d’Ariane
title = Comptes
new = Ouvrir un compte
new-lead = Pour un membre du jury ou un autre exploitant. Un mot de passe provisoire s’affichera une fois.
search = Chercher un compte
search-hint = Le début d’un nom, d’un prénom ou des deux, ou le début de l’adresse ou de l’identifiant.
find = Chercher
found =
    { $count ->
        [0] Aucun compte ne correspond
        [one] 1 compte trouvé
       *[other] { $count } comptes trouvés
    }
person = Personne
login = Identifiant
state = État
one-time = Mot de passe provisoire
offices =
    { $count ->
        [one] { $count } fonction
       *[other] { $count } fonctions
    }
staff = Rôles sur la plateforme
roles = Rôles
roles-hint = Plusieurs rôles sont possibles. Le référent d’un centre se nomme depuis la page du centre.
role-admin = Exploitant
role-jury-member = Membre du jury
role-jury-president = Président du jury
role-author = Auteur
about-admin = Ouvre des centres, donne des rôles, voit l’état du serveur.
about-jury_member = Prend des sessions, lit leurs tests, décide et publie. Confirme ou écarte ce que d’autres du jury ont décidé.
about-jury_president = Décide dans toutes les sessions. Propose de corriger une identité, publie quand deux avis diffèrent, retire une publication avec un autre président.
about-author = Essaie les questions, règle les signalements, retire ou remplace une question.
open = Ouvrir le compte
has-role = Donné
give = Donner ce rôle
take = Retirer ce rôle
last-administrator = C’est le dernier exploitant : sans lui, plus personne ne pourrait administrer la plateforme. Donnez d’abord ce rôle à une autre personne. Rien n’a changé.
centres = Centres
no-centre = Cette personne n’est membre d’aucun centre.
is-lead = référent
is-member = membre
password = Mot de passe
password-text = Un mot de passe provisoire remplace l’actuel et ferme toutes les connexions de la personne. Elle en choisira un autre à sa prochaine connexion.
password-set = Donner un mot de passe provisoire
no-login = Ce compte ne se connecte pas avec un mot de passe. Rien n’a changé.
journal = Journal du compte
act-create-account = Compte ouvert
act-choose-password = Mot de passe choisi
act-set-one-time-password = Mot de passe provisoire donné
act-send-reset-link = Lien de remplacement envoyé
act-grant-role = Rôle donné
act-withdraw-role = Rôle retiré
data = Données personnelles
data-text = Si la personne vous écrit parce qu’elle ne peut plus se connecter.
data-way = Voir ou effacer ses données
data-title = Données personnelles
data-lead = Pour { $name }, qui en fait la demande. Vérifiez d’abord que c’est bien cette personne qui écrit.
data-file = Remettre le fichier entier
data-file-text = Une archive ZIP avec un résumé, toutes les données (JSON) et les certificats. Le journal garde la raison.
data-reason = Raison, sans nom de personne
data-reason-fault = Écrivez la raison, en une ligne.
data-take = Télécharger l’archive
data-erase = Effacer le compte
data-erase-text = Le nom, l’adresse, le mot de passe, les positionnements et le profil partent tout de suite. Les listes de session, les réponses d’examen et les certificats s’effacent à leur date.
data-hinders = Pas encore. Ce que la personne lirait :
data-sure = La personne l’a demandé, et sait que cela ne se défait pas.
data-sure-fault = Cochez la case pour confirmer. Rien n’est effacé.
data-erase-way = Effacer ce compte
