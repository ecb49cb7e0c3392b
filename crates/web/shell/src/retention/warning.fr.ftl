subject = Votre compte sera effacé le { $day }
body =
    Bonjour { $name },

    Votre compte n’a pas servi depuis près de { $length }. Il sera effacé le { $day }, comme la loi le demande.

    Pour le garder, connectez-vous une fois avant ce jour : { $link }
    Mot de passe oublié : { $forgotten }

    Si vous ne faites rien, le compte et votre profil sont effacés. Vos certificats restent valides : téléchargez-les avant, ou demandez-les plus tard ici : { $lost }
