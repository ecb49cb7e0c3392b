title-add = Ajouter un candidat
title-change = { $first } { $last }
title-import = Importer une liste de candidats
back = Revenir à la session
cancel = Annuler
send-add = Ajouter le candidat
send-change = Enregistrer
remove-title = Retirer de la liste
remove-text = À faire si le candidat ne passe pas cette session. Sa ligne est effacée tout de suite, avec ce qui y est écrit. Il pourra être inscrit de nouveau.
remove = Retirer ce candidat
unlink-title = Détacher le compte
unlink-text = À faire si quelqu’un d’autre a rejoint la session sous ce nom. La présence cochée est retirée avec lui, et le candidat rejoint de nouveau avec son compte.
unlink = Détacher ce compte
extra-title = Temps majoré
extra-text = Il peut être réglé jusqu’à la finalisation, aussi pendant le test : l’heure de fin change aussitôt. Le procès-verbal dit de combien, et pourquoi.
extra-percent = En % de la durée, 0 pour aucun
extra-reason = Raison, par exemple : attestation apportée le jour même
extra-set = Régler le temps majoré
extra-percent-fault = Écrivez un nombre entier de 0 à 200 : 33 pour un tiers temps, 0 pour aucun.
extra-reason-empty = Écrivez la raison en quelques mots.
extra-reason-long = La raison dépasse { $max } caractères. Raccourcissez-la.
extra-reason-control = La raison contient un caractère invisible. Écrivez-la à nouveau sans copier-coller.
refused-extra-ended = Son test est fini depuis { $hour } : le temps majoré n’y change plus rien. Signalez-le (C2) à la finalisation.
refused-extra-used = Ce candidat a déjà travaillé plus longtemps que cela : le temps majoré ne peut pas descendre sous { $lowest } %.
kept-as-typed = Ce lieu de naissance n’est pas reconnu. Il est gardé comme vous l’avez écrit.
group-identity = Identité
group-birth = Lieu de naissance
group-birth-text = En France, donnez une seule de ces trois choses : le code Insee de la commune, ou le code postal et la commune, ou le département et la commune. À l’étranger, écrivez la ville, et 99 comme code Insee.
group-birth-school = Facultatif pour un établissement scolaire. En France : FRANCE comme pays, puis le code Insee, ou le code postal et la commune, ou le département et la commune. À l’étranger : le pays, la ville, et 99 comme code Insee.
group-contact = Correspondance et aménagement
group-billing = Tarification
label-last_name = Nom de naissance
label-first_name = Prénom
label-birth_date = Date de naissance
label-sex = Sexe
label-birth_country = Pays
label-birth_insee = Code Insee
label-birth_postal = Code postal
label-birth_department = Département
label-birth_city = Commune
label-results_email = Adresse du destinataire des résultats
label-convocation_email = Adresse de convocation
label-local_id = Identifiant local
label-extra_time = Temps majoré
label-billing = Tarification
label-prepayment_code = Code de prépaiement
hint-last_name = Comme sur la pièce d’identité.
hint-birth_date = Par exemple 04/07/2011.
hint-birth_insee = 5 caractères, par exemple 35238. 99 pour une naissance à l’étranger.
hint-birth_department = Par exemple 35, 2A ou 972. 99 pour une naissance à l’étranger.
hint-results_email = Celle du prescripteur (enseignant, formateur), jamais celle du candidat.
hint-local_id = Un numéro ou une classe, pour votre usage.
hint-extra_time = Confidentiel. Seule l’heure de fin du candidat est montrée.
hint-prepayment_code = Seulement si la tarification est prépayée.
choice-sex-F = F
choice-sex-M = M
choice-sex-none = Non renseigné
choice-billing-FREE = Gratuite
choice-billing-PAID = Payante
choice-billing-PREPAID = Prépayée
refused-joined = Ce candidat a rejoint la session avec un compte : sa ligne ne peut plus être changée. Si une information est fausse, signalez-la (C1 ou C2) à la finalisation.
refused-unlink = Son test a commencé à { $hour } avec ce compte : il ne se détache plus. Arrêtez le test depuis l’espace surveillant et signalez-le (C2).
refused-has_incidents = Un signalement porte sur ce candidat : sa ligne doit rester. Retirez d’abord le signalement à la finalisation.
refused-on_list = Cette personne est déjà sur la liste : même nom, même prénom, même date de naissance. Rien n’a été ajouté.
refused-by_centre = Ici, un surveillant ne peut pas ajouter de candidat : le centre le fait.
empty = (vide)
quoted = « { $value } »
colon = { " : " }
why-required = { $field } : cette information manque.
why-too_long = { $field } : { $len } caractères, il en faut { $max } au plus.
why-control_character = { $field } : ce texte contient un caractère invisible. Retapez-le.
why-no_letter = { $field } : { $value } ne contient aucune lettre.
why-not_a_sex_code = Sexe : écrivez F ou M. Lu : { $value }.
why-date_format = Date de naissance : { $value } ne se lit pas. Écrivez-la jj/mm/aaaa.
why-no_such_day = La date { $value } n’existe pas.
why-date_too_old = La date { $value } est antérieure à 1900. Vérifiez l’année.
why-date_in_future = La date { $value } n’est pas encore passée. Vérifiez l’année.
why-email_format = { $field } : { $value } n’est pas une adresse complète, comme nom@exemple.fr.
why-not_a_number = Temps majoré : écrivez un pourcentage, par exemple 33. Lu : { $value }.
why-ratio_for_percent = Temps majoré : écrivez 33, pas 0,33. Lu : { $value }.
why-out_of_range = Temps majoré : de 0 à { $max } %. Lu : { $value }.
why-not_a_billing_mode = Tarification : écrivez Gratuite, Payante ou Prépayée. Lu : { $value }.
why-prepayment_code_required = Prépayée : donnez le code de prépaiement.
why-prepayment_code_forbidden = Ce candidat n’est pas prépayé : laissez le code de prépaiement vide. Lu : { $value }.
why-country_unknown = Le pays { $value } n’est pas connu. Écrivez son nom en français.
why-postal_forbidden = Naissance à l’étranger : laissez le code postal vide. Lu : { $value }.
why-insee_must_be_99 = Naissance à l’étranger : écrivez 99. Lu : { $value }.
why-one_code_required = Naissance en France : donnez le code Insee, ou le code postal avec la commune, ou le département avec la commune.
why-only_one_code = Donnez un seul code : Insee, postal ou département.
why-city_must_be_empty = Le code Insee dit la commune : laissez la commune vide. Lu : { $value }.
why-insee_unknown = Le code Insee { $value } n’est celui d’aucune commune.
why-postal_unknown = Le code postal { $value } n’est celui d’aucune commune. Il a cinq chiffres.
why-department_unknown = Le département { $value } n’existe pas.
why-city_not_of_postal = La commune { $value } n’a pas ce code postal.
why-city_not_of_department = La commune { $value } n’est pas dans ce département.
same-as = Même nom, prénom et naissance qu’à la ligne { $row }.
import-lead = Un fichier est lu en entier, ou pas du tout : ODS, Excel ou CSV.
file-lead = Fichier « { $name } ».
read-lead =
    { $count ->
        [one] Fichier « { $name } », une ligne lue.
       *[other] Fichier « { $name } », { $count } lignes lues.
    }
nothing-imported = Rien n’a été importé.
imported =
    { $count ->
        [one] Un candidat importé.
       *[other] { $count } candidats importés.
    }
kept-title =
    { $count ->
        [one] Une cellule n’est pas reconnue.
       *[other] { $count } cellules ne sont pas reconnues.
    }
kept-text = Le lieu de naissance n’est pas demandé aux établissements scolaires : ces cellules sont gardées comme vous les avez écrites.
see-list = Voir la liste
cells-title =
    { $count ->
        [one] Une cellule à corriger.
       *[other] { $count } cellules à corriger.
    }
cells-more =
    { $count ->
        [one] Et une autre cellule. Corrigez d’abord celles-ci.
       *[other] Et { $count } autres cellules. Corrigez d’abord celles-ci : la même erreur est souvent dans toute une colonne.
    }
cells-right =
    { $count ->
        [one] L’autre ligne est juste.
       *[other] Les { $count } autres lignes sont justes.
    }
rows-right = Sans erreur
extract = Votre fichier, aux lignes concernées
how = Ce qu’il faut savoir
how-columns = Gardez la ligne des titres. L’ordre des colonnes est libre, et les colonnes que vous ajoutez sont ignorées.
how-dates = Les dates s’écrivent jj/mm/aaaa.
how-birth = Naissance en France : FRANCE comme pays, puis le code Insee seul, ou le code postal ou le département (75, 972, 2A) avec la commune. À l’étranger : 99 comme code Insee, la ville et le pays.
how-email = L’adresse du destinataire des résultats est celle du prescripteur, jamais celle du candidat.
how-extra = Le temps majoré est un pourcentage. Laissez vide s’il n’y en a pas.
begin = En deux étapes
go-on = Pour continuer
step-fill = Remplissez la liste
step-fill-text = Le fichier contient déjà les candidats inscrits et 20 lignes libres.
step-send = Déposez-la ici
step-mend = Corrigez le fichier
step-mend-text = Dans votre tableur, aux cellules indiquées. Ou repartez d’une liste neuve.
step-again = Déposez-le de nouveau
step-again-text = Nous relisons tout. Rien n’est importé à moitié.
template = Télécharger la liste (ODS)
file = Déposez le fichier rempli
template-or = { " ou " }
file-limits = ODS, XLSX ou CSV, 10 Mo et 2 000 candidats au plus
send-import = Vérifier et importer
by-hand = Saisir les candidats à la main
file-none = Aucun fichier n’est arrivé.
file-none-do = Choisissez le fichier que vous avez rempli, puis recommencez.
file-other_session = Cette liste est celle de la session n° { $other }, et non de celle-ci (n° { $own }).
file-other_session-do = Déposez-la dans la session n° { $other }. Pour inscrire ici les mêmes personnes, téléchargez la liste de cette session-ci et recopiez-y leurs lignes.
file-too_large = Ce fichier pèse plus de 10 Mo.
file-too_large-do = Une liste de candidats pèse quelques dizaines de Ko. Retirez les images et les feuilles en trop, ou recopiez vos lignes dans une liste neuve.
file-pdf = C’est un fichier PDF.
file-pdf-do = Un PDF ne se remplit pas. Téléchargez la liste à remplir (ODS), complétez-la dans un tableur, puis déposez-la ici.
file-bomb = Ce fichier, une fois ouvert, est bien plus gros qu’une liste de candidats.
file-bomb-do = Par sécurité, nous ne l’ouvrons pas. Recopiez vos lignes dans une liste neuve et déposez-la.
file-protected = Ce fichier est protégé par un mot de passe.
file-protected-do = Dans votre tableur, enregistrez-le sans mot de passe, puis déposez-le de nouveau.
file-unreadable = Ce fichier est abîmé ou incomplet.
file-unreadable-do = Ouvrez-le dans votre tableur. S’il s’ouvre, enregistrez-le de nouveau et déposez-le. Sinon, repartez d’une liste neuve.
file-no_header = La première feuille ne contient pas la ligne des titres.
file-no_header-do = Repartez de la liste à télécharger : les titres de ses colonnes (« Nom de naissance », « Prénom »…) servent à la lire. Mettez-la en première feuille.
file-missing_columns = Il manque des colonnes : { $columns }.
file-missing_columns-do = Remettez ces titres comme dans la liste à télécharger, même si la colonne reste vide. Nous ne devinons pas les colonnes absentes.
file-no_rows = La liste est vide : aucun candidat sous les titres.
file-no_rows-do = Remplissez au moins une ligne. La liste actuelle de la session n’a pas changé.
file-too_many_rows = La liste compte plus de 2 000 candidats.
file-too_many_rows-do = Une session en accueille bien moins. Répartissez les candidats entre plusieurs sessions.
title-school = Inscrire des élèves de l’établissement
whole-class = Toute la classe, sauf qui est déjà inscrit
whole-class-listed = toute la classe est inscrite
no-class = Sans classe
pupils =
    { $count ->
        [one] Choisir parmi { $count } élève
       *[other] Choisir parmi { $count } élèves
    }
listed = déjà inscrit
enrol = Inscrire
enrol-more = Inscrire d’autres élèves
no-pupils = Aucun élève connu
no-pupils-text = L’établissement de ce centre n’a pas encore donné la liste de ses élèves. Les candidats s’inscrivent par une liste, ou à la main.
fault-nobody = Choisissez une classe ou des élèves.
enrolled =
    { $count ->
        [0] Personne n’a été inscrit.
        [one] Un élève inscrit
       *[other] { $count } élèves inscrits
    }
skipped =
    { $count ->
        [one] Un élève n’a pas été inscrit
       *[other] { $count } élèves n’ont pas été inscrits
    }
already =
    { $count ->
        [one] Un élève était déjà sur la liste de cette session
       *[other] { $count } élèves étaient déjà sur la liste de cette session
    }
skipped-namesake = une ligne saisie porte les mêmes nom, prénom et date de naissance. Si c’est la même personne, il n’y a rien à faire. Si c’est un homonyme, donnez un identifiant local aux deux lignes.
way-row = Voir sa ligne
way-by_hand = Ajouter à la main
too-soon =
    { $count ->
        [one] Un candidat de la liste a passé la certification il y a trop peu de temps : il ne pourra pas commencer ce jour-là.
       *[other] { $count } candidats de la liste ont passé la certification il y a trop peu de temps : ils ne pourront pas commencer ce jour-là.
    }
see-eligibility = Voir qui, et à partir de quel jour
carry = Déplacer ou inscrire dans une autre session
why-city_ambiguous = Plusieurs communes portent ce nom : { $choices }. Écrivez le code Insee de la bonne, et laissez la commune vide.
why-perhaps = Peut-être : { $choices }.
label-birth_commune = De quelle commune s’agit-il ?
hint-birth_commune = Choisissez-la : son code Insee remplace ce qui est écrit plus bas. Les communes d’avant une fusion en sont aussi.
choice-commune-none = Aucune de celles-ci
title-preview = Ce que cette liste change
preview-again = Comparée à la liste telle qu’elle est maintenant.
preview-changed = La liste de la session a changé depuis que vous l’avez comparée. Rien n’a encore été fait : relisez ce qui suit.
preview-none = Rien ne change : la liste dit déjà cela.
preview-nothing = (rien)
preview-same =
    { $count ->
        [0] Aucun candidat ne reste tel quel.
        [one] Un candidat reste tel quel.
       *[other] { $count } candidats restent tels quels.
    }
preview-added =
    { $count ->
        [one] Un candidat ajouté
       *[other] { $count } candidats ajoutés
    }
preview-changes =
    { $count ->
        [one] Un candidat modifié
       *[other] { $count } candidats modifiés
    }
preview-gone =
    { $count ->
        [one] Un candidat retiré de la liste
       *[other] { $count } candidats retirés de la liste
    }
preview-gone-text = Ils ne sont plus dans votre fichier. S’ils passent cette session, remettez-les dans le fichier avant de confirmer.
preview-closed =
    { $count ->
        [one] Un candidat a rejoint la session : sa ligne n’est pas changée
       *[other] { $count } candidats ont rejoint la session : leurs lignes ne sont pas changées
    }
preview-closed-text = Si une information est fausse, signalez-la (C1 ou C2) à la finalisation. Le temps majoré se règle sur la page du candidat.
preview-held =
    { $count ->
        [one] Un candidat absent du fichier reste sur la liste
       *[other] { $count } candidats absents du fichier restent sur la liste
    }
preview-confirm = Confirmer
preview-other = Choisir un autre fichier
stays-joined = a rejoint la session
stays-present = est coché présent
stays-reported = un signalement porte sur ce candidat
compares =
    { $count ->
        [one] Un candidat est déjà sur la liste : ce qui change vous est montré avant d’être gardé.
       *[other] { $count } candidats sont déjà sur la liste : ce qui change vous est montré avant d’être gardé.
    }
file-old_excel = C’est un classeur d’un ancien Excel (.xls).
file-old_excel-do = Dans votre tableur, choisissez « Enregistrer sous », puis le format .xlsx, .ods ou .csv. Déposez ce nouveau fichier.
file-not_a_sheet = Ce fichier n’est ni une feuille de calcul (.ods, .xlsx) ni un fichier CSV.
file-not_a_sheet-do = Téléchargez la liste à remplir, complétez-la dans un tableur, enregistrez-la, puis déposez-la ici.
asking-title = Certifications complémentaires
asking-text = Le candidat passe le test commun. Ce qui est coché ici dit à quoi il se présente en plus, et n’est pas encore obtenu.
asking-which = Le candidat demande
asking-lapsed = (le centre n’y est plus habilité ce jour-là)
asking-send = Enregistrer les certifications complémentaires
asking-refused = Le centre n’est pas habilité le { $day } à cette certification : { $certification }. Rien n’a changé. L’administrateur de la plateforme donne les habilitations.
needs-title = Autres aménagements
needs-text = Confidentiel : seuls le référent et le surveillant de cette session les voient. Ils n’apparaissent sur aucune liste imprimée et sont effacés trois mois après la publication.
needs-which = Ce qui est mis en place
needs-break = Minutes de pause
needs-words = Précisions pour le surveillant
needs-words-hint = Ce qu’il doit préparer ou savoir. N’écrivez jamais de diagnostic.
needs-send = Enregistrer les aménagements
needs-minutes-fault = Minutes de pause : écrivez un nombre entier de 0 à { $max }, ou laissez vide.
needs-words-long = Les précisions dépassent { $max } caractères. Raccourcissez-les.
needs-words-control = Les précisions contiennent un caractère invisible. Retapez-les sans copier-coller.
history-title = Historique
history-other = une autre personne
history-enrol_candidate = Inscription à la main
history-enrol_learners = Inscription depuis l’établissement
history-import_candidates = Inscription par une liste
history-change_candidate = Modification
history-set_extra_time = Temps majoré
history-set_accommodations = Aménagements notés
history-ask_complementary = Certifications complémentaires notées
history-join_session = A rejoint la session
history-unlink_candidate = Compte détaché
