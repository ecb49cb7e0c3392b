subject = Session { $number } à finaliser
body =
    Bonjour,

    La session { $number } du { $date } ({ $centre }, { $room }) n’est pas encore finalisée.
    Le jury attend ce que le centre a à dire avant le { $due } : sans finalisation, aucun résultat n’est publié.

    Finalisez-la ici : { $address }
