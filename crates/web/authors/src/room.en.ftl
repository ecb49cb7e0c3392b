room = Authors
room-folder = Preview of a folder
nav-overview = Questions
nav-search = Search
nav-reports = Reports
crumb = Breadcrumb
in-both = French and English
in-french = French
drawn = drawn
fixed = same wording
variants =
    { $count ->
        [one] 1 variant seen
       *[other] { $count } variants seen
    }
on-file = with a file
state-en-service = In service
state-retiree = Retired
state-defaut = Fault
reports =
    { $count ->
        [one] 1 report
       *[other] { $count } reports
    }
kind-single-choice = Single choice
kind-multiple-choice = Multiple choice
kind-short-text = Short answer
kind-number = Number
kind-blanks = Fields to fill in
kind-matching = Matching
kind-ordering = Ordering
kind-select-text = Passages to tick
kind-hotspot = Place in a picture
kind-screen = Simulated screen
level = Level { $level }
category-statement = The statement has a mistake
category-answer = The expected answer is disputed
category-file = A file does not open
category-access = The question is not accessible (keyboard, screen reader, size, contrast)
category-outdated = It is no longer true
category-other = Something else
why-no-category = Choose what it is about.
why-no-words = Write a sentence or two: without them nobody would know what to mend.
why-too-long = The text has more than 1,000 characters. Shorten it.
why-unreadable = The text holds a character that cannot be shown. Type it instead of pasting it.
faults-title =
    { $count ->
        [one] 1 fault to mend
       *[other] { $count } faults to mend
    }
fault-file = File
fault-field = Field
fault-line = Line
fault-why = What is wrong
