title = Numéro de session et code d’accès
nav = La salle
back = Retour à la salle
number = Numéro de session
code = Code d’accès
how = { $address }, puis « Certification », « Rejoindre une session ». Levez la main si votre nom est refusé.
