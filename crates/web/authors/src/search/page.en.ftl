title = Search a question
label = Words to find
hint = In titles, statements and explanations, in French and English. Accents and capitals do not count. A code works too.
found =
    { $count ->
        [0] No question holds all these words.
        [one] 1 question found.
       *[other] { $count } questions found.
    }
first =
    { $count ->
        [one] The first one is shown.
       *[other] The first { $count } are shown.
    }
