title = Calendrier et règles
lead = Ce qui change d’une année à l’autre se règle ici, sans toucher au programme. Chaque changement est écrit au journal. Ce qui a été décidé garde le nom de ses règles.
crumb = Fil d’Ariane
windows = Périodes d’ouverture
windows-text = Un centre crée ou déplace une session dans les périodes de son type d’établissement. Une année scolaire sans période est ouverte tous les jours, comme un centre sans type.
no-window = Aucune période : tous les jours sont ouverts.
whose = Pour qui
col-days = Jours
action = Actions
catch-up-pill = Rattrapage
change = Modifier
end = Retirer
open-title = Ajouter une période
choose = Choisir
one-centre = Un seul centre (exception)
centre = Ce centre, pour une exception
centre-hint = Son UAI, ou son nom exact.
centre-name = Centre
centre-required = Écrivez l’UAI ou le nom du centre.
centre-unknown = Aucun centre n’a l’UAI ou le nom « { $typed } ». Recopiez-le depuis la liste des centres.
centre-several = Plusieurs centres s’appellent « { $typed } ». Écrivez l’UAI de celui que vous voulez.
opens = Premier jour
opens-hint = Compris, à l’heure du lieu de la session.
closes = Dernier jour
closes-hint = Compris, dans la même année scolaire.
catch-up = Semaine de rattrapage
source = Origine
source-hint = Le texte qui le dit, ou qui demande l’exception.
source-fault = Écrivez d’où vient cette décision, en 255 caractères au plus.
whose-fault = Choisissez un type d’établissement, ou un seul centre.
day-required = Choisissez un jour.
day-not_a_date = Ce jour n’existe pas. Écrivez-le jj/mm/aaaa.
day-ends_before = Le dernier jour est avant le premier. Échangez-les.
day-two_years = La période passe le 31 août. Faites-en une par année scolaire.
day-ahead = Choisissez un jour à partir de demain : ce qui a été décidé ne change pas.
meets = Cette période en recouvre une autre, { $days }. Modifiez celle-là, ou choisissez d’autres jours.
open = Ajouter la période
days = du { $opens } au { $closes }
exception = { $centre } (exception)
kind-college = Collèges
kind-lycee = Lycées
kind-agricultural = Établissements agricoles
kind-abroad = Établissements à l’étranger
kind-other = Autres établissements
rules = Règles datées
rules-text = La valeur en vigueur aujourd’hui. Une nouvelle valeur vaut à partir d’un jour, demain au plus tôt.
rule = Règle
value = Valeur
since = Depuis
not-set-here = Cette valeur ne change qu’avec le programme.
later = { $value } à partir du { $since }
rule-days_between = Délai entre deux passages
rule-first_campaign = Première campagne
rule-per_invigilator = Candidats par surveillant
rule-slot_minutes = Durée d’occupation de la salle
rule-test_minutes = Durée du test
rule-finalise_hours = Délai de finalisation
rule-archive_years = Conservation des papiers
rule-fee = Tarif pour un particulier
unit-days_between =
    { $count ->
        [0] Aucun délai
        [one] 1 jour
       *[other] { $count } jours
    }
unit-per_invigilator = { $count } au plus
unit-slot_minutes = { $count } minutes
unit-test_minutes = { $count } minutes
unit-finalise_hours = { $count } heures
unit-archive_years =
    { $count ->
        [one] { $count } an
       *[other] { $count } ans
    }
unit-fee = { $value } € TTC
strict-off = Non demandée
strict-warn = Demandée : le centre est averti
strict-block = Obligatoire : sans elle, le test ne commence pas
source-seed-002 = Webinaire de formation des référents, 8 mars 2021
source-seed-003 = Support de formation de la délégation régionale au numérique pour l’éducation
source-seed-004 = Déroulé de la certification, avant, pendant et après la session
value-since = depuis le { $since }, { $source }
value-hint = Un nombre entier.
value-hint-fee = En euros, par exemple 45 ou 45,50.
out-of-range = Écrivez une valeur entre « { $least } » et « { $greatest } ».
set-title = Donner une autre valeur
since-field = À partir du
since-hint = Demain au plus tôt. Une session suit les règles de son jour.
holds-already = Cette valeur est en vigueur : elle ne se retire plus. Donnez-en une autre à partir d’un jour à venir.
back = Revenir au calendrier
change-title = Modifier une période
change-text = Les sessions déjà prévues restent : leur centre est averti si leur jour n’est plus dans une période.
save = Enregistrer
cancel = Annuler
schools = Types des centres
schools-text = Le type dit quelles périodes valent pour un centre. Un collège qui est aussi un lycée suit le lycée. Sans type, un centre n’est jamais bloqué.
untold =
    { $count ->
        [one] Un centre scolaire n’a pas encore de type.
       *[other] { $count } centres scolaires n’ont pas encore de type.
    }
school = Type d’établissement
no-kind = Aucun : toujours ouvert
school-fault = Choisissez un type de la liste.
other-centre = Un autre centre
