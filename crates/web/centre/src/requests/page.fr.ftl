title = Demandes de session
title-one = Demande pour la classe { $class }
crumbs = Fil d’Ariane
lead = Les enseignants de l’établissement demandent une session pour leur classe. Vous acceptez, déplacez ou refusez.
to-teachers = Enseignants
empty-title = Aucune demande n’attend
empty-text = Quand un enseignant demande une session, elle paraît ici et vous recevez un courriel. Nommez les enseignants qui peuvent demander.
waiting =
    { $count ->
        [one] Une demande attend votre réponse
       *[other] { $count } demandes attendent votre réponse
    }
answered = Réponses données
wish = { $day } à { $hour }
state-open = En attente
state-accepted = Acceptée
state-refused = Refusée
state-withdrawn = Retirée
fact-teacher = Demandée par
fact-division = Classe
fact-wish = Souhait
fact-room = Salle souhaitée
fact-remark = Remarque
fact-asked = Demandée le
fact-reason = Raison du refus
accept-title = Accepter
accept-text = La session est créée avec son numéro et ses codes, et l’enseignant est prévenu. Changez le jour, l’heure ou la salle si le souhait ne convient pas : il verra ce qui a été déplacé.
ready =
    { $count ->
        [0] Aucun élève de cette classe n’est dans la liste de l’établissement : inscrivez-les ensuite, à la main ou par fichier.
        [one] Un élève de cette classe sera inscrit.
       *[other] { $count } élèves de cette classe seront inscrits.
    }
unfit =
    { $count ->
        [one] Un élève ne peut pas être inscrit tel qu’il est dans la liste. Ajoutez-le ensuite à la main :
       *[other] { $count } élèves ne peuvent pas être inscrits tels qu’ils sont dans la liste. Ajoutez-les ensuite à la main :
    }
accept = Accepter et créer la session
refuse-title = Refuser
refuse = Refuser la demande
label-reason = Raison
hint-reason = L’enseignant la lit. 500 caractères au plus.
label-site = Site
label-room = Salle
label-date = Jour
label-time = Heure
label-invigilators = Surveillants
hint-time = Heure d’arrivée des candidats, { $place }.
see-session = Voir la session
see-messages = Écrire un message
gone = La session créée pour cette demande a été supprimée.
back = Revenir aux demandes
why-too_many = Trop de demandes attendent déjà.
why-open = Cette demande attend encore.
why-accepted = Cette demande est déjà acceptée. Rien n’a changé.
why-refused = Cette demande est déjà refusée. Rien n’a changé.
why-withdrawn = L’enseignant a retiré cette demande. Rien n’a changé.
why-reason = Dites pourquoi, en 500 caractères au plus.
why-date-required = Choisissez le jour de la session.
why-date-day_is_past = Ce jour est passé. Choisissez un autre jour, ou refusez la demande.
why-room-required = Dites dans quelle salle : la salle est vide.
why-site-required = Dites où se passe la session : le site est vide.
why-invigilators-required = Nommez au moins un surveillant.
why-text-required = Cette information est obligatoire.
why-text-too_long = Ce texte est trop long. Raccourcissez-le.
why-text-control_character = Ce texte contient un caractère invisible. Retapez-le.
why-text-not_a_date = Ce jour n’existe pas. Écrivez-le jj/mm/aaaa.
why-text-not_a_time = Écrivez l’heure de début, par exemple 09:00.
why-text-unknown_zone = Le fuseau horaire du centre n’est pas connu. Prévenez l’administrateur de la plateforme.
