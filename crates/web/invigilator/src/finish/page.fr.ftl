crumb = Fil d’Ariane
room = Salle
title = Fin de la session
lead = Rien n’est arrêté par cette page : elle remplit le procès-verbal avec ce que la salle a noté.
closed = Fin notée à { $hour } par { $name }. Vous pouvez encore corriger.
step-left = Ce qui reste
nobody-left = Tous les tests sont finis et tous les écrans de fin sont vus.
started-over = Tous les tests commencés sont finis et tous les écrans de fin sont vus.
no-test = Aucun test n’a commencé.
waiting = Présents, test pas commencé
waiting-text = La fiche de chacun dit ce qui manque. Une présence cochée par erreur s’y retire.
left =
    { $count ->
        [one] Un candidat n’est pas sorti.
       *[other] { $count } candidats ne sont pas sortis.
    }
left-calls = appelle, son temps est arrêté
left-screen = écran de fin à voir
left-runs = test en cours
step-start = Début réel
began = Noté : { $hour }.
not-began = Pas encore noté.
change-start = Noter ou corriger
step-end = Fin réelle et ce qui reste dans la salle
ended = Heure de fin
files = Les fichiers des candidats sont effacés
files-text = Dossiers communs, téléchargements, bureaux : effacés, ou il n’y en avait pas.
sheets = Feuilles de brouillon ramassées
sheets-hint = 0 s’il n’y en avait pas.
handed = Qui prend les documents
handed-hint = Feuille d’émargement, procès-verbal, brouillons : le référent ou le chef d’établissement.
keep = Enregistrer la fin
step-papers = Imprimer et signer
papers-text = Remplis avec ce qui est noté. Relisez, corrigez à la main si besoin, signez.
paper-minutes = Procès-verbal de session
paper-incidents = Procès-verbal d’incident
journal = Empreinte de fin du journal, imprimée sur les deux :
step-leave = Quitter la salle
leave-text = Remettez les documents, puis quittez la salle en bas de page sur chaque appareil. Le référent finalise la session.
fault-hour = Écrivez une heure entre { $opened }, l’ouverture de la salle, et { $now }, maintenant.
fault-files = Effacez les fichiers laissés par les candidats, puis cochez la case.
fault-sheets = Écrivez le nombre de feuilles, de 0 à { $max }.
fault-handed-empty = Écrivez le nom de la personne qui prend les documents.
fault-handed = Ce nom ne va pas : { $max } caractères au plus, sans caractère invisible.
