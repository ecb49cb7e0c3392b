title = Rechercher une question
label = Mots cherchés
hint = Dans les titres, les énoncés et les explications, en français et en anglais. Accents et majuscules ne comptent pas. Un code convient aussi.
found =
    { $count ->
        [0] Aucune question ne contient tous ces mots.
        [one] 1 question trouvée.
       *[other] { $count } questions trouvées.
    }
first =
    { $count ->
        [one] La première est affichée.
       *[other] Les { $count } premières sont affichées.
    }
