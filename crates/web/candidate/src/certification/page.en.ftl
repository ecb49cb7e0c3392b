room = Candidate
nav-skills = My competences
nav-certification = Certification
nav-results = My certifications
title = Join a certification session
go-on = Go on
joined-session = Session { $number }, { $room }, on { $day } at { $time }
certifiable =
    { $count ->
        [one] Your profile is certifiable: 1 competence at level 1 or more.
       *[other] Your profile is certifiable: { $count } competences at level 1 or more.
    }
not-certifiable = { $needed } competences at level 1 are needed. You have { $count }.
not-certifiable-way = Go on placing yourself:
not-certifiable-title = Your profile is not certifiable yet
not-certifiable-room = Tell the invigilator: your seat stays reserved. Your placement stays open.
intro = The invigilator gives the session number. Write your identity as it stands on your convocation.
number = Session number
number-hint = 7 digits, on the board or on the convocation.
first-name = First name
first-name-hint = The first one, as on the list.
last-name = Name at birth
last-name-hint = The one on the list, even if you use another.
birth-date = Date of birth
birth-date-hint = Day, month, year, for example 05/09/2011.
local-id = Local identifier
local-id-hint = The number or the class that your convocation bears.
join = Join the session
why-number-empty = Write the session number. It is on the board or on your convocation.
why-number-digits =
    { $digits ->
        [one] A session number has 7 digits. You wrote 1.
       *[other] A session number has 7 digits. You wrote { $digits }.
    }
why-number-sign = A session number has digits only. The sign “{ $sign }” is not one.
why-number-check = One digit of this number is mistyped. Check it on the board.
why-no-session = No session has the number { $number }. Check it on the board, then call the invigilator.
why-session-cancelled = Session { $number } is cancelled: nobody is expected. Ask your school for the number of the one that replaces it.
why-session-over = Session { $number } is over: it takes no more candidates. Call the invigilator.
why-not-on-list = Your name is not on the list of session { $number }. Check the number on the board, then call the invigilator.
why-otherwise-first_name = You are on the list with another first name. Write the one on your convocation. The invigilator will note the correction.
why-otherwise-last_name = You are on the list with another name at birth. Write the one on your convocation. The invigilator will note the correction.
why-otherwise-birth_date = You are on the list with another date of birth. Write the one on your convocation. The invigilator will note the correction.
why-swapped = Your first name and your name at birth are swapped. Exchange them, then try again.
why-several = Several candidates of the list have these names and this date of birth. Write your local identifier too: it is on your convocation, or the invigilator gives it to you.
why-taken = Another account has already joined the session under this name. Call the invigilator: if it is a mistake, they can detach that account, and you try again here.
why-too-many =
    { $minutes ->
        [one] You have tried too often to join this session. Wait 1 minute, or call the invigilator: they check with you what the list says.
       *[other] You have tried too often to join this session. Wait { $minutes } minutes, or call the invigilator: they check with you what the list says.
    }
why-staff = You are a member of the centre that holds this session: nobody is certified where they work. Enrol in another centre; the directory shows them.
why-already = Your account has already joined this session as another candidate. Call the invigilator.
why-other-account = Your placement was done with another account, { $login }. Sign out, then sign in with that account.
why-required = Fill in this field.
why-too_long = This text is too long: 255 signs at most.
why-control_character = This text holds an invisible sign. Type it on the keyboard.
why-no_letter = A name has at least one letter.
why-date_format = This date cannot be read. Write it like 05/09/2011.
why-no_such_day = This day is not in the calendar. Check day and month.
why-date_too_old = This date is too long ago. Check the year.
why-date_in_future = This date has not come yet. Check the year.
why-unreadable = This field cannot be read. Write it as on the convocation.
waiting-title = You are in: wait here
waiting-text = There is nothing to do. This page moves on by itself once the invigilator has seen you and opened the room.
code-title = Everything is ready
code-text = Write the access code when the invigilator gives it.
code = Access code
code-hint = 4 letters and 2 digits.
consent = By starting, you accept that your identity and your answers go to the jury and, if there is one, to your prescriber.
start = Start the test
not-started = The test has not started
permission-title = Your test is open on another computer
permission-text = Your answers are saved. To go on here, the invigilator must allow it. The test resumes at the same question.
permission-ask = Ask the invigilator
permission-asked = The invigilator has been told. This page moves on by itself.
over-title = This session is over
over-text = Your result will appear among your certifications after the jury.
why-wrong-code = This is not the code of this session. Check it on the board: 4 letters, then 2 digits.
why-room-not-open = The room is not open. Wait for the invigilator, then write the code again.
why-paused = The room is paused: the test will start when the invigilator resumes it. Keep this page and confirm the code again.
why-not-ticked = The invigilator has not marked you present yet. Raise your hand, then write the code again.
why-runs-elsewhere = Another test is running with your account. Finish it or call the invigilator.
why-not-certifiable = Your profile does not give a test yet: 5 competences at level 1 are needed. Tell the invigilator.
why-not-allowed = The invigilator has not allowed you to resume on this computer yet. Raise your hand.
rules-title = Instructions
rule-questions = At most 3 questions per certifiable competence, from the hardest to the easiest.
rule-time = 1 h 45 of test. The end time that you see is your own.
rule-pass = There is no way back to a question that was submitted or skipped.
rule-pace = A few questions have a time of their own, or are answered without changing windows: the page tells you beforehand.
rule-web = You may search the Web and use the software of the computer, unless the question says otherwise.
rule-trouble = A problem: “Call the invigilator”, below each question. Your time stands still until they reply.
rule-end = At the end, the invigilator must see your screen before you leave.
fact-person = Who
fact-place = Place
fact-start = Start
step-joined = Session joined
step-present = Marked present by the invigilator
step-open = Room open
step-code = Code given
why-wait =
    { $seconds ->
        [one] Too many wrong codes. Wait 1 second, check the code shown in the room, then try again.
       *[other] Too many wrong codes. Wait { $seconds } seconds, check the code shown in the room, then try again.
    }
rules-read = I have read and I accept the instructions.
why-not-read = Read the instructions below, then tick the box.
resume = Resume the test
waiting-text-paper = There is nothing to do. This page moves on by itself when the room is open.
checks-title = Your computer
check-script-ok = JavaScript works: this computer also gets the questions to be handled on screen.
check-script-bad = JavaScript is off.
check-cookies-ok = Cookies are accepted.
check-cookies-bad = Cookies are refused: call the invigilator, the test cannot stay open here.
check-storage-ok = This computer can keep a draft if the network fails.
check-storage-bad = This computer keeps no draft: submit each answer without waiting.
check-files-ok = The files of questions can be downloaded.
check-files-bad = This browser downloads no file: tell the invigilator.
check-clock-ok = The clock of this computer is right. Only that of the server counts.
check-clock-bad = The clock of this computer is wrong: no harm, only that of the server counts.
check-no-script = JavaScript is off: the questions that need it are replaced by others. Everything else works.
why-too-soon = You sat the certification too short a time ago. You can sit it again from { $day }: ask your centre for a session on that day or later.
why-no-campaign = You have not finished a placement yet. Tell the invigilator: your place is kept.
files-title = Try a file
files-lead = Some questions come with a file to download and open. Check that this computer can do it.
files-text = Download this file, open it in a spreadsheet program, and read the word in it.
files-get = Download the file
files-word = Word read in the file
files-send = Check the word
files-no-text = The questions that need a file will be replaced by others, wherever your profile allows it. You may also call the invigilator: they can give you another computer.
files-no = The file does not download or does not open
files-back = Back to the waiting room
files-untried = Opening a file: not tried on this computer yet.
files-opened = Opening a file: this computer can do it.
files-unopened = Opening a file: this computer cannot do it. The questions with a file are replaced where your profile allows it.
files-try = Try a file
why-files-empty = Write the word read in the file, or say below that the file does not open.
why-files-wrong = This is not the word of this file. Read it again, or say below that the file does not open.
