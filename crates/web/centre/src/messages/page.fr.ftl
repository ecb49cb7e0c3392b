title = Messages
lead = Écrire aux candidats, aux familles, aux professeurs et aux surveillants de cette session. Chaque message est prêt : relisez-le, adaptez-le, envoyez-le ou copiez-le.
kinds = Messages de la session
kind-convocation = Convocation
kind-preparation = Préparer l’épreuve
kind-rappel = Rappel avant l’épreuve
kind-resultats = Après l’épreuve
kind-familles = Lettre aux familles
kind-professeurs = Note aux professeurs principaux
kind-surveillants = Courriel aux surveillants
readers-candidates = À chaque candidat, à l’adresse de convocation
readers-invigilators = Aux adresses que vous écrivez
readers-teachers = Aux enseignants de l’établissement, ou aux adresses que vous écrivez
own = Texte du centre
sent = Envois
sent-none = Rien n’a encore été envoyé pour cette session.
receipt = { $what }, le { $when } par { $who }
receipt-mails =
    { $count ->
        [0] Aucun courriel
        [one] Un courriel
       *[other] { $count } courriels
    }
receipt-delivered =
    { $count ->
        [one] un est parti
       *[other] { $count } sont partis
    }
receipt-waiting =
    { $count ->
        [one] un attend son départ
       *[other] { $count } attendent leur départ
    }
receipt-troubled =
    { $count ->
        [one] un est refusé pour l’instant par le serveur de courriel et sera réessayé
       *[other] { $count } sont refusés pour l’instant par le serveur de courriel et seront réessayés
    }
receipt-lost =
    { $count ->
        [one] un n’est jamais parti
       *[other] { $count } ne sont jamais partis
    }
receipt-addressless =
    { $count ->
        [one] un candidat sans adresse
       *[other] { $count } candidats sans adresse
    }
no-smtp = Cette installation n’envoie pas de courriels elle-même : ils attendent chez l’administrateur. Copiez le texte pour l’envoyer autrement.
preview = Aperçu
preview-of = Aperçu rempli pour
see = Voir
subject = Objet
body = Texte
copy = Texte à copier
copy-hint = Rempli pour la personne choisie plus haut. Sélectionnez tout, puis copiez.
copy-hint-all = Sélectionnez tout, puis copiez.
change-words = Changer le texte
to-send = Envoyer
fresh =
    { $count ->
        [0] Aucun courriel à envoyer.
        [one] Un courriel à envoyer.
       *[other] { $count } courriels à envoyer.
    }
already =
    { $count ->
        [one] Un candidat a déjà reçu ce message tel quel : il ne le reçoit pas deux fois.
       *[other] { $count } candidats ont déjà reçu ce message tel quel : ils ne le reçoivent pas deux fois.
    }
without =
    { $count ->
        [one] Un candidat n’a pas d’adresse de convocation :
       *[other] { $count } candidats n’ont pas d’adresse de convocation :
    }
print-letters = Imprimer leurs lettres
addresses = Adresses
addresses-hint = Une par ligne, { $max } au plus. Chacune reçoit son propre courriel. Les adresses ne sont gardées que jusqu’au départ des courriels.
teachers = Enseignants de l’établissement
send = Envoyer
back = Revenir aux messages
why-access_code = Ce texte contient le code d’accès de la session, et le jour n’est pas venu. Retirez-le : il se donne dans la salle.
why-password = Ce texte contient le mot de passe de surveillance. Retirez-le : il n’est que pour les surveillants.
why-too_early = La session n’a pas encore eu lieu. Ce message s’envoie à partir de ce jour.
why-too_late = La session a eu lieu : ce message n’annonce plus rien.
why-nobody = Personne à qui envoyer. Donnez une adresse de convocation aux candidats, ou imprimez leurs lettres.
why-address = « { $typed } » n’est pas une adresse de courriel. Corrigez-la ou retirez-la.
why-no-address = Écrivez au moins une adresse.
why-too-many = Plus de { $max } adresses. Envoyez en plusieurs fois.
all-have-it = Rien n’est parti : tout le monde a déjà reçu ce message tel quel.
words-title = Changer le texte
words-lead = Ces mots servent à toutes les sessions du centre, en français. Un nom entre accolades est remplacé pour chaque message.
words-own = Le centre utilise son propre texte.
words-original = Revenir au texte d’origine
words-save = Enregistrer
words-cancel = Annuler
words-fields = Ce que vous pouvez mettre entre accolades
field-prenom = prénom du candidat
field-nom = nom de naissance du candidat
field-classe = classe du candidat
field-date = jour de la session
field-heure = heure d’arrivée
field-debut = début du test
field-fin = fin du temps, celle du candidat quand le message lui est adressé
field-site = site
field-salle = salle
field-centre = nom du centre
field-numero = numéro de la session
field-surveillants = surveillants annoncés
field-referent = prénom et nom du référent
field-nombre = nombre de candidats inscrits
field-adresse = adresse de ce site
no-code = Aucun champ ne donne le code d’accès : il se donne dans la salle. Rien ne dit pourquoi quelqu’un a plus de temps.
field-unknown = Ligne { $line } : « { $near } » n’est pas un champ. Choisissez dans la liste sous le texte.
field-personal = Ligne { $line } : « { $near } » parle d’un candidat, et ce message ne s’adresse pas à un candidat. Choisissez dans la liste sous le texte.
field-unclosed = Ligne { $line } : l’accolade de « { $near } » n’est pas fermée. Ajoutez {"}"} après le nom du champ, ou retirez-la.
text-empty = Ce texte est vide. Écrivez-le, ou revenez au texte d’origine.
text-too_long = Ce texte est trop long : { $max } caractères au plus.
text-control = Ce texte contient un caractère invisible. Retapez-le.
letters-title = Lettres à imprimer
letters-lead =
    { $count ->
        [0] Tous les candidats ont une adresse : il n’y a pas de lettre à imprimer.
        [one] Une lettre, pour le candidat sans adresse de convocation. Imprimez cette page.
       *[other] { $count } lettres, pour les candidats sans adresse de convocation, une par feuille. Imprimez cette page.
    }
