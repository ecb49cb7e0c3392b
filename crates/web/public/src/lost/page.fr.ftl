title = Retrouver un certificat perdu
lead = Le nom, le prénom et la date de naissance inscrits le jour de l’examen suffisent.
account = Vous avez encore accès à votre compte ?
account-link = Le certificat s’y télécharge.
last = Nom de naissance
last-hint = Sans accent ni majuscule si vous voulez.
first = Prénom
first-hint = Comme sur la liste de la session.
birth = Date de naissance
birth-hint = Par exemple 04/07/2011.
fault-last = Écrivez le nom de naissance.
fault-first = Écrivez le prénom.
fault-birth = Écrivez la date de naissance comme 04/07/2011 : le jour, le mois et l’année, avec des barres.
fault-birth-day = Ce jour n’existe pas dans le calendrier. Vérifiez le jour et le mois.
fault-birth-year = Cette date est trop ancienne ou pas encore arrivée. Vérifiez l’année.
must-wait =
    { $minutes ->
        [one] Trop de demandes viennent d’être faites. Recommencez dans une minute.
       *[other] Trop de demandes viennent d’être faites. Recommencez dans { $minutes } minutes.
    }
ask = Demander le certificat
privacy = Personne n’apprend ici si quelqu’un a un certificat : la réponse est la même pour tous.
asked-title = Votre demande est enregistrée
asked-text = Pour la sécurité de chacun, cette page ne dit pas si un certificat existe. Voici ce qui se passe.
asked-mail =
    { $days ->
        [one] Un certificat existe et une adresse est connue : un courriel y part, avec un lien valable un jour.
       *[other] Un certificat existe et une adresse est connue : un courriel y part, avec un lien valable { $days } jours.
    }
asked-centre = Un certificat existe sans adresse connue : le centre où l’examen a été passé reçoit la demande. Présentez-vous avec une pièce d’identité, il vous remet le certificat.
asked-nothing = Rien n’arrive ? Vérifiez l’orthographe et la date, ou demandez au centre où l’examen a été passé.
verify = Vérifier un certificat
mail-subject = Votre certificat
mail-body =
    Bonjour,

    Quelqu’un a demandé un certificat perdu à votre nom. Si c’est vous, il se télécharge ici :

    { $links }

    Le lien vaut jusqu’au { $until }. Ne le transmettez à personne. Si ce n’est pas vous, n’en faites rien : personne d’autre ne l’a reçu.
mail-line =
    Examen du { $date }, { $centre } :
    { $link }
found-title = Votre certificat
found-text = Le certificat { $code } est valide.
found-pdf = Télécharger le certificat (PDF)
found-until = Ce lien vaut jusqu’au { $until }. Gardez le fichier en lieu sûr.
found-verify = Voir ce que lit un employeur avec le code
gone-title = Ce lien n’ouvre plus rien
gone-text = Il est trop ancien, incomplet, ou le certificat a été remplacé ou révoqué depuis.
gone-again = Demander à nouveau
