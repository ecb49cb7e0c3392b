title = My competences
hello = Hello { $name }
certifiable = You can be certified
not-certifiable = Not ready for certification yet
reached =
    { $count ->
        [0] No competence at level 1 yet. You need { $needed }.
        [one] 1 competence at level 1 or above. You need { $needed }.
       *[other] { $count } competences at level 1 or above. You need { $needed }.
    }
running-title = Your test is running
running-text = It ends for you at { $hour }. Placement opens again after the test.
running-way = Back to the test
joined-title = Your certification
joined-when = { $day } at { $hour }
fact-when = When
fact-where = Where
fact-bring = Bring
bring = Proof of identity, your username and your password
joined-way = Go to the session
unseen-title = Your test is over
unseen-text = Call the invigilator: they must see the end screen before you leave.
unseen-way = See the end screen
waiting-title = Test sat, result to come
waiting-text = You sat the certification { $day }, { $centre }. The result appears here once the jury has finished with the whole session.
waiting-way = See my certifications
later-title = Next certification possible from { $day }
later-text = Some time must lie between two certifications. Until then, go on with your competences: each level that you gain will count.
later-way = See my results
ready-title = You can take the certification
ready-text = Your school enrols you and gives you an invitation. On the day of the test, enter the session number that the invigilator gives.
ready-way = Join a session
missing-title =
    { $count ->
        [one] 1 more competence to bring to level 1
       *[other] { $count } more competences to bring to level 1
    }
missing-text = Choose a competence and answer the questions: they adapt to your answers. You can stop and come back whenever you like.
missing-way = Choose a competence
where-you-are = Where you are
out-of = out of { $max }
out-of-competences = out of 16
stat-points =
    { $count ->
        [one] point
       *[other] points
    }
stat-begun =
    { $count ->
        [one] competence begun
       *[other] competences begun
    }
stat-to-finish =
    { $count ->
        [one] placement to finish
       *[other] placements to finish
    }
competences-title = Your 16 competences
ruler-legend = One box of the ruler is one level. Level { $top } is the highest today.
ruler-label =
    { $points ->
        [one] 1 point, level { $level } out of { $top }
       *[other] { $points } points, level { $level } out of { $top }
    }
ruler-none = Not begun yet
level = Level { $level }
level-none = Below level 1
not-begun = To discover
lessons = Lessons
start = Start
continue = Continue
retake = Try again
retake-from = From { $day }
complete = All shown
