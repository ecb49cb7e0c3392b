title = Publier la session { $number }
crumb = Publication
rehearsal = C’est une répétition : les certificats porteront cette mention et ne vaudront rien.
hindered = Ce qui empêche de publier
contested = Deux personnes du jury ne sont pas d’accord.
contested-todo = Un président du jury publie cette session.
obtained =
    { $count ->
        [0] Aucune certification obtenue
        [one] Une certification obtenue
       *[other] { $count } certifications obtenues
    }
obtained-caption = Certifications obtenues, chacune avec un certificat
others =
    { $count ->
        [0] Toutes sont obtenues
        [one] Une certification sans certificat
       *[other] { $count } certifications sans certificat
    }
others-text = Leur résultat est publié aussi, sans points.
others-caption = Certifications sans certificat
col-name = Candidat
col-status = Résultat
col-points = Points
what = Ce que fait la publication
what-results = Chaque candidat voit son résultat dans son compte.
what-certificates =
    { $count ->
        [0] Aucun certificat n’est émis.
        [one] Un certificat est signé et devient vérifiable par son code.
       *[other] { $count } certificats sont signés et deviennent vérifiables par leur code.
    }
what-certificates-again =
    { $count ->
        [0] Aucun certificat n’est émis.
        [one] Un certificat est signé. Il retrouve son ancien code si son contenu n’a pas changé, et en reçoit un nouveau sinon.
       *[other] { $count } certificats sont signés. Ceux dont le contenu n’a pas changé retrouvent leur ancien code, les autres en reçoivent un nouveau.
    }
what-mails =
    { $count ->
        [0] Aucun message n’est envoyé : aucun candidat n’a de destinataire des résultats.
        [one] Un message part, avec un lien de 30 jours vers les résultats des seuls candidats de ce destinataire. Il va à :
       *[other] { $count } messages partent, chacun avec un lien de 30 jours vers les résultats des seuls candidats de son destinataire. Ils vont à :
    }
remark = Remarque du centre
remark-read = J’ai lu la remarque du centre.
publish = Publier les résultats
publish-note = Pour retirer une publication, il faut deux présidents du jury : l’un propose, l’autre confirme.
not-yet = Le bouton paraît ici quand plus rien ne l’empêche.
fault-remark = Cochez que vous avez lu la remarque du centre. Rien n’est publié.
fault-changed = Une décision a été prise pendant que vous lisiez. Rien n’est publié. Relisez la liste, puis publiez.
fault-hindered = Quelque chose empêche encore de publier : lisez ci-dessous. Rien n’est publié.
