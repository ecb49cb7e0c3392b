title = Transmission au CPF
lead = La Caisse des Dépôts reçoit chaque mois les certifications obtenues, trois mois après leur publication. Chacune est transmise une seule fois ; une correction ou une annulation part aussitôt dans le lot suivant, sous le même identifiant.
ready-title = À transmettre
ready =
    { $count ->
        [0] Aucune certification n’attend.
        [one] 1 certification attend.
       *[other] { $count } certifications attendent.
    }
among = Dont { $what }.
among-these = (dont { $what })
corrections =
    { $count ->
        [one] { $count } correction
       *[other] { $count } corrections
    }
cancellations =
    { $count ->
        [one] { $count } annulation
       *[other] { $count } annulations
    }
what-first = Première transmission refusée.
what-correction = Correction refusée : la Caisse des Dépôts garde ce qui a été transmis avant.
what-cancellation = Annulation refusée : la Caisse des Dépôts croit la certification encore valide.
full = C’est un lot entier : faites-en d’autres ensuite.
until = Publiées jusqu’au
until-hint = Une date, par exemple 31/08/2026. D’habitude la fin du mois, trois mois plus tôt.
until-fault = Écrivez une date, par exemple 31/08/2026.
make = Préparer un lot
nothing = Rien n’est à transmettre jusqu’à cette date.
changed = Un autre lot vient d’être préparé. Regardez la liste, puis recommencez.
no-sender = Dites d’abord qui expédie les lots.
files-title = Les lots
no-files = Aucun lot n’a été préparé.
file = Lot
file-number = Lot { $number }
made = Préparé le
passages = Passages
accepted = Acceptés
refused = Refusés
report = Compte rendu
no-report = attendu
report-file = Compte rendu de la Caisse des Dépôts
report-hint = Le fichier XML de l’espace des certificateurs, 20 Mo au plus.
read-report = Lire le compte rendu
report-told = Compte rendu lu : { $accepted } acceptés, { $refused } refusés.
report-unknown-lines =
    { $count ->
        [one] Une ligne ne correspond à aucun passage de ce lot, ou un lot plus récent l’a transmise à nouveau :
       *[other] { $count } lignes ne correspondent à aucun passage de ce lot, ou un lot plus récent les a transmises à nouveau :
    }
report-large = Ce fichier dépasse 20 Mo. Envoyez le compte rendu d’un seul lot.
report-not-xml = Ce fichier n’est pas un compte rendu en XML, ou il est coupé. Téléchargez-le à nouveau.
report-no-flux = Le compte rendu ne dit pas de quel lot il parle (idFlux).
report-empty = Le compte rendu ne parle d’aucun passage.
report-no-passage = Ligne { $line } : il manque l’identifiant du passage (idTechnique).
report-no-reason = Ligne { $line } : le passage est refusé sans motif (messageErreur).
report-unknown = Aucun lot d’ici ne porte l’identifiant { $flux }.
left-title = Écartés faute de données
left =
    { $count ->
        [0] Personne n’est écarté.
        [one] 1 personne est écartée. Le jury corrige une identité ; le reste se complète à la prochaine inscription.
       *[other] { $count } personnes sont écartées. Le jury corrige une identité ; le reste se complète à la prochaine inscription.
    }
person = Personne
session = Session
why = Pourquoi
action = À faire
missing-sex = Le sexe n’est pas connu.
missing-birth-place = Le lieu de naissance manque ou n’est pas dans les listes officielles.
missing-name = Un nom contient un signe que la Caisse des Dépôts refuse.
missing-level = Aucun niveau européen ne suit des niveaux certifiés.
troubled-title = Refusés, et ceux qui ne veulent pas
no-trouble = Aucun refus.
fund-says = La Caisse des Dépôts répond :
unwanted = La personne ne veut pas être transmise.
send-again = Transmettre à nouveau
take-back = Transmettre quand même
certificate = Code du certificat d’une personne qui ne veut pas être transmise
certificate-hint = Par exemple P-BCDF-2346.
certificate-missing = Écrivez le code du certificat.
certificate-fault = Aucun certificat n’a le code « { $typed } ». Recopiez-le depuis le certificat.
certificate-told = Cette certification a déjà été transmise. Demandez son retrait à la Caisse des Dépôts.
set-aside = Ne pas transmettre
sender-title = Qui expédie
sender-lead = Ces trois valeurs figurent dans la convention avec la Caisse des Dépôts.
client = Identifiant du client
client-fault = Écrivez l’identifiant du client : des lettres et des chiffres, 20 au plus.
contract = Identifiant du contrat
contract-fault = Écrivez l’identifiant du contrat : des lettres et des chiffres, 20 au plus.
code = Numéro au Répertoire spécifique
code-hint = Par exemple RS5875.
code-fault = Écrivez RS, puis le numéro, par exemple RS5875.
keep = Enregistrer
counted = Compté le { $moment }.
counting = Un comptage est en cours. Il continue seul.
look-again = Voir s’il est prêt
not-counted = Pas encore compté
