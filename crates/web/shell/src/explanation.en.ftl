pending = The result is not known yet: questions have no answer, and nobody has said why.
cancelled = The jury has cancelled this certification.
fraud = The jury has rejected this certification for fraud.
nothing-left = No competence keeps a point: nothing is left to certify.
too-few = { $counted } of { $asked } questions count, { $needed } are needed: the certification is cancelled and can be taken again.
right =
    { $right ->
        [0] No right answer, of { $counted } questions that count.
        [one] 1 right answer of { $counted } questions that count.
       *[other] { $right } right answers of { $counted } questions that count.
    }
neutralised =
    { $count ->
        [one] Question { $positions } does not count: it was touched by a problem.
       *[other] Questions { $positions } do not count: they were touched by a problem.
    }
unreached =
    { $count ->
        [one] The test stopped before question { $positions }: it does not count.
       *[other] The test stopped before questions { $positions }: they do not count.
    }
missed =
    { $count ->
        [one] Question { $positions }, left without an answer, counts as missed.
       *[other] Questions { $positions }, left without an answer, count as missed.
    }
doubled =
    { $count ->
        [one] Question { $positions } counts twice: its competence has fewer than three questions.
       *[other] Questions { $positions } count twice: their competence has fewer than three questions.
    }
rule-strict-majority = more than half of right answers
rule-rounded-half = at least 50% of right answers, rounded
pass-mark-reached = The certification asks for { $rule } (a rule since { $since }). That is so.
pass-mark-missed = The certification asks for { $rule } (a rule since { $since }). That is not so.
capped = { $name }: level { $placed } of the placement is taken as { $highest }, the highest that is certified.
lowered = { $name }: level { $level }, one less. { $right } of { $counted } right; the whole level asks for { $percent }% of right answers in the whole test.
lost = { $name }: not certified. { $right } of { $counted } right, which is too few.
