title = Rendre la session { $number } au centre
crumb = Rendre au centre
effect = Le centre peut de nouveau signaler, corriger et finaliser. La session quitte le jury jusque-là ; ce qui est décidé et réglé reste.
reason = Ce que le centre doit compléter
reason-hint = Le centre lit ces mots dans son espace et par courriel. 1 000 caractères au plus.
reopen = Rendre au centre
stay = Garder la session
why-empty = Dites au centre ce qui manque.
why-too_long = Le texte dépasse 1 000 caractères. Raccourcissez-le.
why-control_character = Le texte contient un caractère invisible. Retapez-le.
mail-subject = Session { $number } à compléter
mail-body =
    Bonjour,

    Le jury vous rend la session { $number } du { $date } ({ $centre }) : il manque quelque chose.

    { $reason }

    Complétez-la et finalisez-la de nouveau ici : { $address }
