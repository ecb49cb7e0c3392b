kind = Genre
level = Niveau
language = Langues
state = État
any = Tout
french-only = français seulement
reported = Signalées
filter = Filtrer
all = Tout revoir
found =
    { $count ->
        [0] Aucune question ne correspond.
        [one] 1 question.
       *[other] { $count } questions.
    }
draws = Les variantes sont comptées sur { $count } tirages.
