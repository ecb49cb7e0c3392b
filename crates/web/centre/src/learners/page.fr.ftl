title = Élèves de l’établissement
title-preview = Ce que cet export change
which-school = Choisissez l’établissement.
no-school = Aucun établissement n’est rattaché à vos centres. Pour en rattacher un, écrivez à l’administrateur de la plateforme.
back-sessions = Voir les sessions
empty-title = Aucun élève connu
empty-text = Déposez l’export de votre logiciel : les élèves s’inscriront ensuite aux sessions classe par classe.
no-class = Sans classe
colon = { " : " }
search = Chercher un élève
search-send = Chercher
search-none = Aucun élève ne s’appelle « { $words } ». Essayez avec une partie du nom.
col-name = Nom et prénom
col-birth = Né le
col-class = Classe
col-known = Connu par
known-account = son compte
known-school = l’export de l’établissement
known-typed = une saisie
import-title = Mettre à jour la liste
import-text = Ce qui change vous est montré avant d’être gardé.
file = Déposez l’export
file-limits = XML de SIECLE (ou son archive .zip), ou CSV de l’enseignement agricole, 10 Mo au plus
send = Lire l’export
how = Où trouver l’export
how-siecle = SIECLE : Consultation et export, Exportation en XML, « Élèves sans adresse ». Déposez le fichier .zip tel quel.
how-agriculture = Enseignement agricole : l’export CSV des apprenants, avec ses titres.
how-left = Qui n’est plus dans l’export a quitté l’établissement : ses résultats restent, il n’est plus proposé à l’inscription.
how-birth = Le lieu de naissance n’est jamais un obstacle : un code que personne ne connaît est gardé tel quel.
nothing-imported = Rien n’a été importé.
file-lead = Fichier « { $name } ».
again-lead = Comparé à la liste telle qu’elle est maintenant.
changed-meanwhile = La liste de l’établissement a changé depuis que vous l’avez comparée. Rien n’a encore été fait : relisez ce qui suit.
nothing-changes = Rien ne change : la liste dit déjà cela.
nothing = (rien)
names = Voir les noms
left-text = Ils ne sont plus dans l’export : ils sont marqués comme ayant quitté l’établissement. Leurs résultats restent.
left-gone = a quitté l’établissement le { $day }
left-no_id = n’a pas d’identifiant national : complétez-le dans votre logiciel
left-no_class = n’est dans aucune classe
unknown-text = Ces lieux sont gardés tels quels. Vous pourrez les préciser sur la ligne du candidat.
see-list = Voir la liste
confirm = Confirmer
cancel = Annuler
field-national_id = Identifiant national
field-last_name = Nom de famille
field-first_name = Prénom
field-birth_date = Date de naissance
field-division = Classe
field-sex = Sexe
field-birth_place = Lieu de naissance
fault-same = Élève n° { $place }, { $name } : { $other } porte déjà l’identifiant national { $value }.
fault-required = Élève n° { $place }, { $name } : { $field } manque.
fault-date_format = Élève n° { $place }, { $name } : la date de naissance « { $value } » ne se lit pas. Écrivez-la jj/mm/aaaa.
fault-no_such_day = Élève n° { $place }, { $name } : la date « { $value } » n’existe pas.
fault-date_in_future = Élève n° { $place }, { $name } : la date « { $value } » n’est pas encore passée.
fault-date_too_old = Élève n° { $place }, { $name } : la date « { $value } » est antérieure à 1900.
fault-other = Élève n° { $place }, { $name } : { $field } ne se lit pas (« { $value } »).
pupils-do = Corrigez ces fiches dans votre logiciel, exportez de nouveau, puis déposez le nouveau fichier.
file-too_large = Ce fichier, ou ce qu’il contient, est trop gros.
file-too_large-do = Choisissez l’export « Élèves sans adresse », qui pèse moins de 10 Mo.
file-not_one_xml = Cette archive ne contient pas un seul fichier XML.
file-not_one_xml-do = Déposez l’archive telle que SIECLE l’a faite, ou le fichier XML qu’elle contient.
file-unreadable = Ce fichier est abîmé, incomplet, ou n’est pas un export.
file-unreadable-do = Exportez de nouveau depuis votre logiciel, puis déposez le fichier sans l’ouvrir ni l’enregistrer.
file-encoding = Ce fichier n’est pas écrit dans l’encodage qu’il annonce ({ $words }).
file-encoding-do = Exportez de nouveau depuis votre logiciel, puis déposez le fichier sans l’ouvrir ni l’enregistrer.
file-not_siecle = Ce fichier XML n’est pas un export d’élèves de SIECLE.
file-not_siecle-do = Dans SIECLE : Consultation et export, Exportation en XML, « Élèves sans adresse ».
file-missing_columns = Il manque des colonnes : { $words }.
file-missing_columns-do = Exportez de nouveau la liste des apprenants, avec tous ses titres.
file-empty = Ce fichier ne contient aucun élève.
file-empty-do = Vérifiez l’année scolaire choisie au moment de l’export. La liste de l’établissement n’a pas changé.
file-too_many = Ce fichier compte plus de 10 000 élèves.
file-too_many-do = Déposez l’export d’un seul établissement.
file-other_school = Cet export est celui de l’établissement { $words }, et non du vôtre ({ $own }).
file-other_school-do = Exportez la liste de votre établissement, ou demandez à l’administrateur de corriger son numéro (UAI).
all =
    { $count ->
        [one] Un élève
       *[other] { $count } élèves
    }
more =
    { $count ->
        [one] Et un autre élève. Cherchez-le par son nom.
       *[other] Et { $count } autres élèves. Cherchez-les par leur nom.
    }
left-school =
    { $count ->
        [one] Un élève a quitté l’établissement.
       *[other] { $count } élèves ont quitté l’établissement.
    }
done =
    { $count ->
        [one] La liste est à jour : un élève.
       *[other] La liste est à jour : { $count } élèves.
    }
same =
    { $count ->
        [0] Aucun élève ne reste tel quel.
        [one] Un élève reste tel quel.
       *[other] { $count } élèves restent tels quels.
    }
added =
    { $count ->
        [one] Un nouvel élève
       *[other] { $count } nouveaux élèves
    }
changed =
    { $count ->
        [one] Un élève modifié
       *[other] { $count } élèves modifiés
    }
back =
    { $count ->
        [one] Un élève revenu
       *[other] { $count } élèves revenus
    }
left =
    { $count ->
        [one] Un élève parti
       *[other] { $count } élèves partis
    }
left-out =
    { $count ->
        [one] Un élève du fichier n’est pas repris
       *[other] { $count } élèves du fichier ne sont pas repris
    }
unknown =
    { $count ->
        [one] Un lieu de naissance n’est pas reconnu
       *[other] { $count } lieux de naissance ne sont pas reconnus
    }
pupils-title =
    { $count ->
        [one] Une information à corriger.
       *[other] { $count } informations à corriger.
    }
pupils-more =
    { $count ->
        [one] Et une autre. Corrigez d’abord celles-ci.
       *[other] Et { $count } autres. Corrigez d’abord celles-ci.
    }
