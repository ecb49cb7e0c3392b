room = Candidat
nav-skills = Mes compétences
nav-certification = Certification
nav-results = Mes certifications
title = Rejoindre une session de certification
go-on = Continuer
joined-session = Session { $number }, { $room }, le { $day } à { $time }
certifiable =
    { $count ->
        [one] Votre profil est certifiable : { $count } compétence au niveau 1 ou plus.
       *[other] Votre profil est certifiable : { $count } compétences au niveau 1 ou plus.
    }
not-certifiable = Il faut { $needed } compétences au niveau 1. Vous en avez { $count }.
not-certifiable-way = Continuez votre positionnement :
not-certifiable-title = Votre profil n’est pas encore certifiable
not-certifiable-room = Prévenez le surveillant : votre place reste réservée. Votre positionnement reste ouvert.
intro = Le surveillant donne le numéro de session. Écrivez votre identité telle qu’elle figure sur votre convocation.
number = Numéro de session
number-hint = 7 chiffres, écrits au tableau ou sur la convocation.
first-name = Prénom
first-name-hint = Le premier, comme sur la liste.
last-name = Nom de naissance
last-name-hint = Celui de la liste, même si vous en utilisez un autre.
birth-date = Date de naissance
birth-date-hint = Par exemple 05/09/2011.
local-id = Identifiant local
local-id-hint = Le numéro ou la classe que porte votre convocation.
join = Rejoindre la session
why-number-empty = Écrivez le numéro de session. Il est au tableau ou sur votre convocation.
why-number-digits =
    { $digits ->
        [one] Un numéro de session a 7 chiffres. Vous en avez écrit { $digits }.
       *[other] Un numéro de session a 7 chiffres. Vous en avez écrit { $digits }.
    }
why-number-sign = Un numéro de session n’a que des chiffres. Le signe « { $sign } » n’en est pas un.
why-number-check = Un chiffre de ce numéro est mal recopié. Vérifiez-le au tableau.
why-no-session = Aucune session n’a le numéro { $number }. Vérifiez-le au tableau, puis appelez le surveillant.
why-session-cancelled = La session { $number } est annulée : personne n’y est attendu. Demandez à votre établissement le numéro de celle qui la remplace.
why-session-over = La session { $number } est terminée : elle ne prend plus de candidat. Appelez le surveillant.
why-not-on-list = Votre nom n’est pas sur la liste de la session { $number }. Vérifiez le numéro au tableau, puis appelez le surveillant.
why-otherwise-first_name = Vous êtes sur la liste avec un autre prénom. Écrivez celui de votre convocation. Le surveillant notera la correction.
why-otherwise-last_name = Vous êtes sur la liste avec un autre nom de naissance. Écrivez celui de votre convocation. Le surveillant notera la correction.
why-otherwise-birth_date = Vous êtes sur la liste avec une autre date de naissance. Écrivez celle de votre convocation. Le surveillant notera la correction.
why-swapped = Votre prénom et votre nom de naissance sont inversés. Échangez-les, puis recommencez.
why-several = Plusieurs candidats de la liste ont ces noms et cette date de naissance. Écrivez aussi votre identifiant local : il est sur votre convocation, ou le surveillant vous le donne.
why-taken = Un autre compte a déjà rejoint la session sous ce nom. Appelez le surveillant : si c’est une erreur, il peut détacher ce compte, et vous recommencerez ici.
why-too-many =
    { $minutes ->
        [one] Vous avez essayé trop souvent de rejoindre cette session. Attendez { $minutes } minute, ou appelez le surveillant : il vérifie avec vous ce que dit la liste.
       *[other] Vous avez essayé trop souvent de rejoindre cette session. Attendez { $minutes } minutes, ou appelez le surveillant : il vérifie avec vous ce que dit la liste.
    }
why-staff = Vous êtes membre du centre qui organise cette session : personne ne se fait certifier là où il travaille. Inscrivez-vous dans un autre centre ; l’annuaire les montre.
why-already = Votre compte a déjà rejoint cette session comme un autre candidat. Appelez le surveillant.
why-other-account = Votre positionnement a été fait avec un autre compte, { $login }. Déconnectez-vous, puis connectez-vous avec ce compte.
why-required = Remplissez ce champ.
why-too_long = Ce texte est trop long : 255 signes au plus.
why-control_character = Ce texte contient un signe invisible. Écrivez-le au clavier.
why-no_letter = Un nom contient au moins une lettre.
why-date_format = Cette date ne se lit pas. Écrivez-la comme 05/09/2011.
why-no_such_day = Ce jour n’existe pas dans le calendrier. Vérifiez le jour et le mois.
why-date_too_old = Cette date est trop ancienne. Vérifiez l’année.
why-date_in_future = Cette date n’est pas encore arrivée. Vérifiez l’année.
why-unreadable = Ce champ ne se lit pas. Écrivez-le comme sur la convocation.
waiting-title = Vous êtes bien inscrit : attendez ici
waiting-text = Il n’y a rien à faire. Cette page avance seule quand le surveillant vous a vu et a ouvert la salle.
code-title = Tout est prêt
code-text = Écrivez le code d’accès quand le surveillant le donne.
code = Code d’accès
code-hint = 4 lettres et 2 chiffres.
consent = En commençant, vous acceptez que votre identité et vos réponses soient transmises au jury et, s’il y en a un, à votre prescripteur.
start = Commencer le test
not-started = Le test n’a pas commencé
permission-title = Votre test est ouvert sur un autre poste
permission-text = Vos réponses sont enregistrées. Pour continuer ici, le surveillant doit l’autoriser. Le test reprend à la même question.
permission-ask = Demander au surveillant
permission-asked = Le surveillant est prévenu. Cette page avance seule.
over-title = Cette session est terminée
over-text = Votre résultat paraîtra dans vos certifications après le jury.
why-wrong-code = Ce code n’est pas celui de cette session. Vérifiez-le au tableau : 4 lettres, puis 2 chiffres.
why-room-not-open = La salle n’est pas ouverte. Attendez le surveillant, puis écrivez à nouveau le code.
why-paused = La salle est en pause : le test commencera quand le surveillant la relancera. Gardez cette page et validez à nouveau le code.
why-not-ticked = Le surveillant ne vous a pas encore noté présent. Levez la main, puis écrivez à nouveau le code.
why-runs-elsewhere = Un autre test est en cours avec votre compte. Terminez-le ou appelez le surveillant.
why-not-certifiable = Votre profil ne permet pas encore de composer un test : il faut 5 compétences au niveau 1. Prévenez le surveillant.
why-not-allowed = Le surveillant n’a pas encore autorisé la reprise sur ce poste. Levez la main.
rules-title = Consignes
rule-questions = Au plus 3 questions par compétence certifiable, de la plus difficile à la plus facile.
rule-time = 1 h 45 de test. L’heure de fin affichée est la vôtre.
rule-pass = On ne revient pas sur une question validée ou passée.
rule-pace = Quelques questions ont leur propre temps, ou se font sans changer de fenêtre : la page vous prévient avant.
rule-web = Vous pouvez chercher sur le Web et utiliser les logiciels du poste, sauf mention contraire.
rule-trouble = Un problème : « Appeler le surveillant », sous chaque question. Votre temps est suspendu jusqu’à sa réponse.
rule-end = À la fin, le surveillant doit voir votre écran avant votre départ.
fact-person = Candidat
fact-place = Lieu
fact-start = Début
step-joined = Session rejointe
step-present = Présence notée par le surveillant
step-open = Salle ouverte
step-code = Code d’accès
why-wait =
    { $seconds ->
        [one] Trop de codes erronés. Attendez { $seconds } seconde, vérifiez le code affiché dans la salle, puis recommencez.
       *[other] Trop de codes erronés. Attendez { $seconds } secondes, vérifiez le code affiché dans la salle, puis recommencez.
    }
rules-read = J’ai lu et j’accepte les consignes.
why-not-read = Lisez les consignes ci-dessous, puis cochez la case.
resume = Reprendre le test
waiting-text-paper = Il n’y a rien à faire. Cette page avance seule quand la salle est ouverte.
checks-title = Votre poste
check-script-ok = JavaScript fonctionne : ce poste recevra aussi les questions à manipuler.
check-script-bad = JavaScript est coupé.
check-cookies-ok = Les cookies sont acceptés.
check-cookies-bad = Les cookies sont refusés : appelez le surveillant, le test ne peut pas rester ouvert ici.
check-storage-ok = Ce poste peut garder un brouillon si le réseau tombe.
check-storage-bad = Ce poste ne garde pas de brouillon : validez chaque réponse sans attendre.
check-files-ok = Les fichiers des questions peuvent être téléchargés.
check-files-bad = Ce navigateur ne télécharge pas de fichier : prévenez le surveillant.
check-clock-ok = L’heure de ce poste est juste. Seule celle du serveur compte.
check-clock-bad = L’heure de ce poste est fausse : ce n’est pas grave, seule celle du serveur compte.
check-no-script = JavaScript est coupé : les questions qui en ont besoin sont remplacées par d’autres. Tout le reste fonctionne.
why-too-soon = Vous avez passé la certification il y a trop peu de temps. Vous pourrez la repasser à partir du { $day } : demandez à votre centre une session de ce jour ou d’après.
why-no-campaign = Vous n’avez pas encore terminé de positionnement. Prévenez le surveillant : votre place reste réservée.
files-title = Essayer un fichier
files-lead = Des questions se font avec un fichier à télécharger et à ouvrir. Vérifiez que ce poste sait le faire.
files-text = Téléchargez ce fichier, ouvrez-le dans un tableur, et lisez le mot qui s’y trouve.
files-get = Télécharger le fichier
files-word = Mot lu dans le fichier
files-send = Valider le mot
files-no-text = Les questions qui ont besoin d’un fichier seront remplacées par d’autres, chaque fois que votre profil le permet. Vous pouvez aussi appeler le surveillant : il peut vous changer de poste.
files-no = Le fichier ne se télécharge pas ou ne s’ouvre pas
files-back = Revenir à la salle d’attente
files-untried = Ouvrir un fichier : pas encore essayé sur ce poste.
files-opened = Ouvrir un fichier : ce poste sait le faire.
files-unopened = Ouvrir un fichier : ce poste ne sait pas le faire. Les questions avec un fichier sont remplacées quand votre profil le permet.
files-try = Essayer un fichier
why-files-empty = Écrivez le mot lu dans le fichier, ou dites plus bas que le fichier ne s’ouvre pas.
why-files-wrong = Ce n’est pas le mot de ce fichier. Relisez-le, ou dites plus bas que le fichier ne s’ouvre pas.
