is-retired = Cette question n’est plus tirée.
retired-by = Retirée le { $when } par { $who }.
replaced-by = Remplacée par
correction = Correction de cette réponse
given = Réponse donnée
nothing = rien
expected = Réponse attendue
trace = Pourquoi ce résultat
is-right = Juste
is-partial = Juste en partie
is-wrong = Faux
correct = Corriger cette réponse
try = Essayer une variante
number = Numéro du tirage
language = Langue de la question
french = Français
english = Anglais
not-yet = (pas encore écrit)
theme = Thème
theme-own = Celui de votre appareil
theme-clair = Clair
theme-sombre = Sombre
theme-contraste = Clair, contraste renforcé
theme-contraste-sombre = Sombre, contraste renforcé
size = Taille
percent = { $count } %
show = Afficher
previous = Tirage précédent
next = Tirage suivant
random = Au hasard
card = La question
skill = Acquis
kind = Genre
languages = Langues
time = Temps
seconds =
    { $count ->
        [one] { $count } seconde
       *[other] { $count } secondes
    }
focus = Fenêtre
focused = la quitter compte pendant le test
author = Auteur
licence = Licence
file = Fichier
report = Signaler un problème
retire = Retirer ou remplacer
change-retirement = Modifier le retrait
put-back = Remettre en service
explanation = Explication
lesson = Leçon de l’acquis
draws = Les premiers tirages
draw = Tirage
answers =
    { $count ->
        [one] { $count } réponse attendue différente,
       *[other] { $count } réponses attendues différentes,
    }
trace-no-choice = Aucune case n’est cochée : une réponse vide n’est jamais juste.
trace-chosen = Case cochée : n° { $number }.
trace-right = Case juste, dans l’ordre affiché : n° { $number }.
trace-chosen-set = Cases cochées : { $numbers }.
trace-right-set = Cases justes, dans l’ordre affiché : { $numbers }. Il les faut toutes, et elles seules.
trace-extra = En trop : { $numbers }.
trace-missing = Manque : { $numbers }.
trace-treated = Réponse comparée, après les traitements : « { $text } ».
trace-forgives = Différences pardonnées : { $what }.
trace-forgives-nothing = Aucune différence n’est pardonnée : le texte doit être exact.
trace-fold = majuscules, accents et espaces
trace-punctuation = ponctuation et signes
trace-typos = fautes de frappe, jusqu’à une lettre sur quatre
trace-nothing-typed = Rien à comparer : une réponse vide n’est jamais juste.
trace-nearest = Réponse acceptée la plus proche : « { $accepted } », comparée comme « { $treated } ».
trace-same =
    { $count ->
        [0] Les deux textes sont les mêmes : c’est juste.
       *[other] Les deux textes sont tenus pour les mêmes, écart de { $count } : c’est juste.
    }
trace-typed-wrong =
    { $count ->
        [one] Une lettre d’écart, tenue pour une faute de frappe : c’est juste.
       *[other] { $count } lettres d’écart, tenues pour des fautes de frappe : c’est juste.
    }
trace-figures =
    { $count ->
        [one] Un caractère d’écart, mais un chiffre diffère : une faute de frappe n’y est jamais pardonnée.
       *[other] { $count } caractères d’écart, mais un chiffre diffère : une faute de frappe n’y est jamais pardonnée.
    }
trace-different =
    { $count ->
        [one] Une lettre d’écart : c’est trop pour cette réponse.
       *[other] { $count } lettres d’écart : c’est trop pour cette réponse.
    }
trace-number = Nombre lu : { $number }.
trace-no-number = Aucun nombre n’a pu être lu.
trace-number-expected = Nombre attendu : { $number }. Écart admis : { $tolerance }.
trace-distance = Écart constaté : { $distance }.
trace-field-right = Champ n° { $number } : « { $given } » est juste.
trace-field-wrong = Champ n° { $number } : « { $given } » est faux.
trace-field-empty = Champ n° { $number } : vide.
trace-no-order = L’ordre n’est pas complet : chaque place doit être donnée une fois.
trace-order = Places données, dans l’ordre affiché : { $places }.
trace-order-right = Places justes : { $places }.
broken-title = { $code } ne peut pas s’afficher
broken-lead = Le fichier a des défauts. Corrigez-le dans votre éditeur, puis actualisez : le dossier est relu à chaque page.
broken-here = Ligne citée :
broken-again = Relire le fichier
trace-odd = Cet état de l’écran ne peut pas être atteint dans la page.
trace-goals = Points atteints : { $held } sur { $goals }.
trace-touched = Changé sans que ce soit demandé : { $things }.
