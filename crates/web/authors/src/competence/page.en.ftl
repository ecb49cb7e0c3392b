kind = Kind
level = Level
language = Languages
state = State
any = All
french-only = French only
reported = Reported
filter = Filter
all = Show all again
found =
    { $count ->
        [0] No question fits.
        [one] 1 question.
       *[other] { $count } questions.
    }
draws = Variants are counted over { $count } draws.
