kind-result = Contester le résultat
kind-room = Un problème pendant l’examen
kind-identity = Une erreur de nom ou de date de naissance
kind-certificate = Un certificat perdu ou introuvable
kind-other = Autre chose
hint-result = Vous pensez que votre score n’est pas juste.
hint-room = Quelque chose vous a gêné dans la salle ou sur l’ordinateur.
hint-identity = C’est une demande de correction. Le jury demande une pièce d’identité à votre centre.
hint-certificate = Vous ne trouvez plus votre certificat, ou quelqu’un s’en sert à votre place.
hint-other = Expliquez-nous.
state-with_centre = Chez le centre
state-with_jury = Chez le jury
state-accepted = Acceptée
state-partly = Acceptée en partie
state-refused = Refusée
state-withdrawn = Retirée
due = jusqu’au { $due }
due-late = en retard depuis le { $due }
step-asked = Demande du candidat
step-stated = Ce que dit le centre
step-accepted = Le jury accepte
step-partly = Le jury accepte en partie
step-refused = Le jury refuse
step-again = Nouvelle demande du candidat
step-withdrawn = Le candidat a retiré sa demande
effect-neutralise = La question { $position } ne compte plus.
effect-restore = La question { $position } compte de nouveau.
effect-count_right = La réponse à la question { $position } compte comme juste.
effect-as_given = La réponse à la question { $position } compte comme elle a été jugée.
next-with_centre = Le centre dit ce qu’il sait, au plus tard le { $due }. Puis le jury répond, au plus tard le { $answer }.
next-with_centre-late = Le centre devait parler au plus tard le { $due }. Le jury peut répondre sans lui, au plus tard le { $answer }.
next-with_jury = Le jury répond au plus tard le { $due }.
next-with_jury-late = Le jury devait répondre au plus tard le { $due }. La demande reste ouverte, et passe avant les autres.
next-answered = C’est la dernière réponse du jury.
next-again = Le jury a répondu. Jusqu’au { $last }, il est possible de lui demander une fois de revoir sa réponse.
next-withdrawn = La demande est retirée : rien ne change.
mail-asked-subject = Une réclamation à compléter
mail-asked-body =
    Bonjour,

    Un candidat de votre centre a fait une réclamation. Dites au jury ce que vous savez, dans les 7 jours :

    { $address }
mail-stated-subject = Votre réclamation est chez le jury
mail-stated-body =
    Bonjour,

    Votre centre a dit ce qu’il sait. Le jury va vous répondre. Vous pouvez suivre votre réclamation ici :

    { $address }
mail-answered-subject = Le jury a répondu à votre réclamation
mail-answered-body =
    Bonjour,

    Le jury a répondu à votre réclamation. Lisez sa réponse ici :

    { $address }
mail-withdrawn-subject = Une réclamation retirée
mail-withdrawn-body =
    Bonjour,

    Un candidat de votre centre a retiré sa réclamation. Vous n’avez plus rien à faire :

    { $address }
