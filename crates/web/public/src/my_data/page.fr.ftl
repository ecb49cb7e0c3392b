title = Mes données
lead = Voyez ce que la plateforme garde de vous, emportez-le, ou faites effacer votre compte.
file-title = Emporter mes données
file-text = Une archive ZIP : un résumé lisible, toutes vos données pour un programme (JSON) et vos certificats.
file-not = N’y sont pas : les questions de l’examen et ce qui y est juste ou faux, les résultats non publiés, et ce que d’autres personnes ont écrit.
file-way = Télécharger l’archive
correct-title = Faire corriger une erreur
correct-text = Le nom et la date de naissance d’un examen se corrigent par votre centre, avec une pièce d’identité. Pour le reste, écrivez à l’exploitant.
erase-title = Effacer mon compte
erase-now = Tout de suite, sans retour possible :
now-1 = votre nom, votre adresse, votre mot de passe et vos choix d’apparence ;
now-2 = vos positionnements et votre profil ;
now-3 = les courriels gardés pour vous ;
now-4 = le contenu du journal de votre compte.
erase-stays = Restent, car un examen doit pouvoir être prouvé et contesté :
stays-what = Quoi
stays-clock = À partir de
stays-length = Pendant
certificate-first = Sans compte, vous ne pourrez plus télécharger vos certificats ici : emportez-les d’abord. Leur code reste vérifiable par tous.
password = Votre mot de passe
password-hint = Pour être sûr que c’est bien vous.
password-fault = Ce n’est pas votre mot de passe. Rien n’est effacé : écrivez-le à nouveau.
must-wait =
    { $seconds ->
        [one] Trop d’essais. Réessayez dans { $seconds } seconde. Rien n’est effacé.
       *[other] Trop d’essais. Réessayez dans { $seconds } secondes. Rien n’est effacé.
    }
erase-way = Effacer mon compte
keep-way = Garder mon compte
erased-title = Votre compte est effacé
erased-text = Ce qui devait rester s’efface seul à sa date. Merci d’être venu.
still-title = Votre compte existe toujours
still-text = Rien n’est effacé tant que vous ne l’avez pas confirmé.
still-way = Voir mes données
front = Aller à l’accueil
