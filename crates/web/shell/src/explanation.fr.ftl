pending = Le résultat n’est pas encore connu : des questions sont sans réponse, et personne n’a dit pourquoi.
cancelled = Le jury a annulé cette certification.
fraud = Le jury a rejeté cette certification pour fraude.
nothing-left = Aucune compétence ne garde de point : il ne reste rien à certifier.
too-few = { $counted } questions sur { $asked } comptent, il en faut { $needed } : la certification est annulée et peut être repassée.
right =
    { $right ->
        [0] Aucune réponse juste, sur { $counted } questions qui comptent.
        [one] 1 réponse juste sur { $counted } questions qui comptent.
       *[other] { $right } réponses justes sur { $counted } questions qui comptent.
    }
neutralised =
    { $count ->
        [one] La question { $positions } ne compte pas : un problème l’a touchée.
       *[other] Les questions { $positions } ne comptent pas : un problème les a touchées.
    }
unreached =
    { $count ->
        [one] Le test s’est arrêté avant la question { $positions } : elle ne compte pas.
       *[other] Le test s’est arrêté avant les questions { $positions } : elles ne comptent pas.
    }
missed =
    { $count ->
        [one] La question { $positions }, restée sans réponse, compte comme manquée.
       *[other] Les questions { $positions }, restées sans réponse, comptent comme manquées.
    }
doubled =
    { $count ->
        [one] La question { $positions } compte double : la compétence a moins de trois questions.
       *[other] Les questions { $positions } comptent double : leur compétence a moins de trois questions.
    }
rule-strict-majority = plus de la moitié de réponses justes
rule-rounded-half = au moins 50 % de réponses justes, après arrondi
pass-mark-reached = Pour obtenir la certification, il faut { $rule } (règle en vigueur depuis le { $since }). C’est le cas.
pass-mark-missed = Pour obtenir la certification, il faut { $rule } (règle en vigueur depuis le { $since }). Ce n’est pas le cas.
capped = { $name } : le niveau { $placed } du positionnement est ramené à { $highest }, le plus haut qui se certifie.
lowered = { $name } : niveau { $level }, un de moins. { $right } sur { $counted } justes ; le niveau entier demande { $percent } % de réponses justes dans tout le test.
lost = { $name } : non certifiée. { $right } sur { $counted } justes, c’est trop peu.
