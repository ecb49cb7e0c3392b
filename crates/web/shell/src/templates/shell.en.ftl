shell-skip = Skip to content
shell-nav = Main navigation
shell-menu = Menu
shell-sign-in = Sign in
shell-sign-out = Sign out
shell-verify = Check a certificate
shell-lost = Lost certificate
shell-framework = What is certified
shell-statistics = Statistics
shell-directory = Directory of centres
shell-help = Help
shell-accessibility = Accessibility
shell-legal = Legal notice and data
shell-looks = Appearance
shell-other-language = Français
shell-errors =
    { $count ->
        [one] One thing to correct. Nothing was saved.
       *[other] { $count } things to correct. Nothing was saved.
    }
shell-optional = (optional)
question-download = Download
question-file = { $about }, { $size }
question-bytes = { $size } bytes
question-kilobytes = { $size } kB
question-one = Your answer: one box only
question-several = Your answer: one or several boxes
question-other-language = This question exists in French only for now.
question-number = Write a number, for example 128.50.
question-choose = Choose
question-place = Position
order-hint = Your answer: put the lines in order, the first on top. Drag them, or use the buttons.
order-up = Move up
order-down = Move down
order-moved = “…” is now in position # of ##.
question-order = Your answer: give each line its position, 1 for the first
question-passages = Your answer: tick the passage or passages
question-screen = A screen to act in. What was done there is told below.
question-screen-title = This question needs JavaScript.
question-screen-text = It shows a small application, and your browser does not run it. You can skip this question with the “Skip” button.
question-spot = Your answer: one place in the picture
shell-data = My data
