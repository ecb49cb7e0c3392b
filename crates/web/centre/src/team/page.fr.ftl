title = Équipe du centre
which-centre = Choisissez le centre.
role-referent = référent
role-member = membre
remove-open = Retirer du centre
remove-reason = Pourquoi
remove-text = Ce que cette personne a fait reste au journal sous son nom. Elle ne verra plus les sessions du centre.
remove = Retirer
reason-fault = Écrivez pourquoi, en une ligne : le journal du centre le garde.
refused-referent = Cette personne est le référent du centre : transmettez d’abord son rôle.
invite-title = Inviter un membre
email = Adresse e-mail professionnelle
email-fault = « { $typed } » n’est pas une adresse complète, comme nom@exemple.fr.
invite = Envoyer l’invitation
waiting = Invitations sans réponse
invited-until = Invitation envoyée par { $by }, valable jusqu’au { $until }
invited-over = L’invitation n’est plus valable depuis le { $until }
revoke = Annuler l’invitation
revoke-over = Retirer de la liste
refused-member = Cette adresse est celle d’un membre du centre.
hand-title = Transmettre le rôle de référent
hand-nobody = Invitez d’abord la personne qui vous succède : le rôle se transmet à un membre du centre.
hand-text = Un centre a toujours un référent, et un seul. Dès que vous transmettez le rôle, votre successeur voit les codes d’accès, finalise les sessions et gère l’équipe.
hand-to = À qui
hand-then = Ensuite
hand-stay = Je reste membre du centre
hand-leave = Je quitte le centre
hand = Transmettre le rôle
successor-fault = Choisissez la personne qui vous succède.
successor-gone = Cette personne n’est plus membre du centre. Choisissez-en une autre.
mail-subject = Invitation à rejoindre { $centre }
mail-body =
    Bonjour,

    { $by } vous invite à rejoindre le centre de certification « { $centre } ».

    Suivez ce lien, puis connectez-vous ou ouvrez un compte :
    { $link }

    Le lien ne sert qu’une fois, jusqu’au { $until }. Si vous n’attendiez pas cette invitation, ne faites rien.
members =
    { $count ->
        [one] Un membre
       *[other] { $count } membres
    }
invite-text =
    { $days ->
        [one] L’invitation porte un lien personnel, valable un jour et une seule fois.
       *[other] L’invitation porte un lien personnel, valable { $days } jours et une seule fois.
    }
refused-too_many =
    { $max ->
        [one] Une invitation attend déjà une réponse. Annulez-la d’abord.
       *[other] { $max } invitations attendent déjà une réponse. Annulez-en d’abord.
    }
no-smtp = Cette installation n’envoie pas de courriels elle-même : l’invitation attend chez l’administrateur. Demandez-lui de la transmettre.
