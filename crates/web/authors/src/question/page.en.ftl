is-retired = This question is drawn no more.
retired-by = Retired on { $when } by { $who }.
replaced-by = Replaced by
correction = Correction of this answer
given = Answer given
nothing = nothing
expected = Expected answer
trace = Why this result
is-right = Right
is-partial = Partly right
is-wrong = Wrong
correct = Correct this answer
try = Try a variant
number = Number of the draw
language = Language of the question
french = French
english = English
not-yet = (not written yet)
theme = Theme
theme-own = The one of your device
theme-clair = Light
theme-sombre = Dark
theme-contraste = Light, more contrast
theme-contraste-sombre = Dark, more contrast
size = Size
percent = { $count }%
show = Show
previous = Previous draw
next = Next draw
random = At random
card = The question
skill = Skill
kind = Kind
languages = Languages
time = Time
seconds =
    { $count ->
        [one] 1 second
       *[other] { $count } seconds
    }
focus = Window
focused = leaving it counts during the test
author = Author
licence = Licence
file = File
report = Report a problem
retire = Retire or replace
change-retirement = Change the retirement
put-back = Put back into service
explanation = Explanation
lesson = Lesson of the skill
draws = The first draws
draw = Draw
answers =
    { $count ->
        [one] 1 different expected answer,
       *[other] { $count } different expected answers,
    }
trace-no-choice = No box is ticked: an empty answer is never right.
trace-chosen = Box ticked: no. { $number }.
trace-right = Right box, in the order shown: no. { $number }.
trace-chosen-set = Boxes ticked: { $numbers }.
trace-right-set = Right boxes, in the order shown: { $numbers }. All of them are needed, and no others.
trace-extra = Too many: { $numbers }.
trace-missing = Missing: { $numbers }.
trace-treated = Answer as compared, after the treatments: “{ $text }”.
trace-forgives = Differences forgiven: { $what }.
trace-forgives-nothing = No difference is forgiven: the text must be exact.
trace-fold = capitals, accents and spaces
trace-punctuation = punctuation and signs
trace-typos = typing errors, up to one letter in four
trace-nothing-typed = Nothing to compare: an empty answer is never right.
trace-nearest = Nearest accepted answer: “{ $accepted }”, compared as “{ $treated }”.
trace-same =
    { $count ->
        [0] Both texts are the same: it is right.
       *[other] Both texts are taken for the same, { $count } apart: it is right.
    }
trace-typed-wrong =
    { $count ->
        [one] One letter apart, taken for a typing error: it is right.
       *[other] { $count } letters apart, taken for typing errors: it is right.
    }
trace-figures =
    { $count ->
        [one] One character apart, but a figure differs: typing errors are never forgiven there.
       *[other] { $count } characters apart, but a figure differs: typing errors are never forgiven there.
    }
trace-different =
    { $count ->
        [one] One letter apart: too much for this answer.
       *[other] { $count } letters apart: too much for this answer.
    }
trace-number = Number read: { $number }.
trace-no-number = No number could be read.
trace-number-expected = Expected number: { $number }. Distance allowed: { $tolerance }.
trace-distance = Distance found: { $distance }.
trace-field-right = Field no. { $number }: “{ $given }” is right.
trace-field-wrong = Field no. { $number }: “{ $given }” is wrong.
trace-field-empty = Field no. { $number }: empty.
trace-no-order = The order is not complete: each place must be given once.
trace-order = Places given, in the order shown: { $places }.
trace-order-right = Right places: { $places }.
broken-title = { $code } cannot be shown
broken-lead = The file has faults. Mend it in your editor, then reload: the folder is read again for each page.
broken-here = Line named:
broken-again = Read the file again
trace-odd = The page cannot come into this state of the screen.
trace-goals = Points reached: { $held } of { $goals }.
trace-touched = Changed without being asked: { $things }.
