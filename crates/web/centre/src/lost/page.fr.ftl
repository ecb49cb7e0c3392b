title =
    { $count ->
        [0] Certificats perdus
        [one] 1 certificat perdu à remettre
       *[other] { $count } certificats perdus à remettre
    }
lead = Des personnes ont demandé leur certificat sans compte, et aucune adresse n’est connue pour elles. Elles se présentent avec une pièce d’identité.
crumb = Réclamations
crumbs = Vous êtes ici
here = Certificats perdus
empty = Personne n’attend un certificat.
to-appeals = Voir les réclamations
caption = Demandes de certificats perdus
col-person = Personne
col-session = Session
col-centre = Centre
col-asked = Demandé le
col-state = Remise
born = née ou né le { $date }
unread = Certificat illisible
pdf = Imprimer le certificat
seen = J’ai vu une pièce d’identité à ce nom.
handed = Remis
closed = Remis le { $date }
revoked = Révoqué depuis : rien à remettre. Cochez pour classer la demande.
fault-seen = Cochez la case : un certificat se remet à la personne qu’il nomme.
