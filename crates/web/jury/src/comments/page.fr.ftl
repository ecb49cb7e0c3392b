title =
    { $count ->
        [0] Aucun commentaire
        [one] Un commentaire
       *[other] { $count } commentaires
    }
to-candidate = Au candidat
to-centre = Au centre
to-jury = Entre nous
for-candidate = Le candidat
for-centre = Le centre
for-jury = Le jury seulement
hint-candidate = À côté de son résultat, dès la publication.
hint-centre = Ce qu’il peut mieux faire aux prochaines sessions. Affiché sur sa page et envoyé par courriel, dès la publication.
hint-jury = Jamais montré à personne d’autre.
signed = Par { $by }, le { $when }.
back = Repris par { $by }, le { $when }.
mailed = Courriel envoyé
take-back = Reprendre ce commentaire
write = Écrire un commentaire
who = Qui le lit
words = Commentaire
words-hint = { $max } caractères au plus. Il est daté et signé de votre nom ; il ne se corrige pas, il se reprend.
send = Garder ce commentaire
why-session = La session n’est pas devant le jury.
why-audience = Choisissez qui lit ce commentaire.
why-empty = Écrivez le commentaire.
why-too_long = Le commentaire a { $len } caractères. Il en faut { $max } au plus : raccourcissez-le, il est toujours dans la page.
why-signs = Le commentaire contient un signe illisible. Effacez ce qui a été collé et écrivez-le au clavier.
why-too_many = Cette session a déjà 500 commentaires. Reprenez plutôt une décision, ou écrivez au centre.
mail-subject = Session { $number } : pour vos prochaines sessions
mail-body =
    Bonjour,

    Le jury a écrit ceci au sujet de la session { $number } du { $date }, tenue par { $centre } :

    { $words }

    Vous le retrouvez sur la page de la session : { $address }
