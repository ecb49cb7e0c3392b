page-title = Question { $number }, competence { $code }
crumb = Where you are
home = My competences
question = Question { $number }
known =
    { $count ->
        [0] No skill placed out of { $of }
        [one] 1 skill placed out of { $of }
       *[other] { $count } skills placed out of { $of }
    }
not-saved = This answer is not saved
why-empty = Choose or write an answer. If you do not know, use “Skip”.
why-number = Write a number in digits, for example 128.50, without words or units. If you do not know, use “Skip”.
receipt = Question { $number } saved.
was-right = Right answer
was-wrong = That was not the answer
was-passed = Question skipped
see-why = See why
correction-of = Question { $number }: { $title }
your-answer = Your answer
right-answer = Expected answer
to-improve = To improve:
decimal-sign = .
focused = In the exam, this question is answered without leaving the page. Here you are free.
timed =
    { $seconds ->
        [one] In the exam, this question is answered within 1 second. Here, take your time.
       *[other] In the exam, this question is answered within { $seconds } seconds. Here, take your time.
    }
script = This question needs JavaScript, which is off in this browser. Allow it and reload the page, or skip the question.
submit = Submit my answer
pass = Skip
stop-text = Your answers are saved one by one. You can stop and go on later.
stop = Back to my competences
author = Question by { $author }, licence CC BY-SA 4.0
exam-title = Your certification test is running
exam-text = Placement is closed during the test. It opens again as soon as the test is over; nothing in it is lost.
exam-way = Back to the test
result-title = Result, competence { $code }
result-heading = { $competence }
level = Level { $level }
level-none = Below level 1
ruler-label =
    { $points ->
        [one] 1 point, level { $level } out of { $top }
       *[other] { $points } points, level { $level } out of { $top }
    }
points =
    { $count ->
        [0] No point yet.
        [one] 1 point.
       *[other] { $count } points.
    }
to-next =
    { $count ->
        [one] 1 more point to the next level.
       *[other] { $count } more points to the next level.
    }
answers =
    { $right ->
        [0] No right answer out of { $asked } questions asked.
        [one] 1 right answer out of { $asked } questions asked.
       *[other] { $right } right answers out of { $asked } questions asked.
    }
shown-title = What your answers show
skill-shown = Held, by your answer
skill-inferred = Held, by inference
skill-missed = To work on
skill-above = Beyond reach for now
skill-unknown = Not placed yet
next-title = And now
result-reached =
    { $count ->
        [0] No competence at level 1 yet. You need { $needed } for the certification.
        [one] You have 1 competence at level 1 or above. You need { $needed } for the certification.
       *[other] You have { $count } competences at level 1 or above. You need { $needed } for the certification.
    }
retake-complete = You have shown all that this competence asks today.
retake-from = You can try this competence again from { $day }. Until then, read the explanations again and practise.
retake-now = You can try this competence again: only what was missed comes back, with other data.
retake = Try again
lessons = Read the lessons
back-home = Choose another competence
reset = Start again from nothing
reset-open = You can also take everything again from the beginning.
reset-title = Put competence { $code } back to nothing
reset-loss =
    { $points ->
        [0] You have no point in this competence. What is known of it will be forgotten.
        [one] You will lose 1 point.
       *[other] You will lose { $points } points.
    }
reset-loss-level =
    { $points ->
        [one] You will lose 1 point and level { $level }.
       *[other] You will lose { $points } points and level { $level }.
    }
reset-text = You will begin this competence as if for the first time. This cannot be undone. Your certificates do not change.
reset-yes = Put this competence back to nothing
reset-no = Keep my level
reset-back = Back to the result
reset-wait =
    { $days ->
        [one] It can be put back to nothing in 1 day.
       *[other] It can be put back to nothing in { $days } days.
    }
to-certification = Join a certification session
why-too_soon =
    { $days ->
        [one] It is too early to try again: 1 more day. Your result stays the same.
       *[other] It is too early to try again: { $days } more days. Your result stays the same.
    }
why-nothing_to_ask = There is no question left to ask in this competence. Your result stays the same.
was-partial = Part of the answer is right
report = Report a problem
report-title = Report a problem with question { $number }
report-competence = Competence { $code }
report-lead = An author will read your report with the question as you saw it. Your result does not change.
report-category = What is it about?
report-is-statement = The statement has a mistake
report-is-answer = The expected answer is disputed
report-is-file = A file does not open
report-is-access = I cannot use the question (keyboard, screen reader, size, contrast)
report-is-outdated = It is no longer true
report-is-other = Something else
report-words = Details
report-words-hint = Optional, but for something else. Write nobody’s name.
report-send = Send the report
report-back = Back to the question
report-sent = Your report is kept. An author will read it.
report-on = Go on
report-no-category = Choose what it is about.
report-no-words = Write a sentence or two: without them nobody would know what to mend.
report-too-long = The text has more than 1,000 characters. Shorten it.
report-unreadable = The text holds a character that cannot be shown. Type it instead of pasting it.
