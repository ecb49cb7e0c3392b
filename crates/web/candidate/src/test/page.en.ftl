question-title = Question { $number } of { $of }
question = Question no. { $number }
of = of { $of }
time = Time
ends-for-you = You end at
hour = { $h }:{ $m }
minutes-left =
    { $minutes ->
        [one] 1 min left
       *[other] { $minutes } min left
    }
progress = Progress: { $done } answers of { $of }
receipt = Answer no. { $number } saved at { $time }
first = First question. Nothing is saved yet.
kept-on-server = Each answer is saved as soon as you submit it.
offline = No network: kept on this computer, next try in … s.
sending = Sending…
not-sent = Not saved yet: the server does not reply. Kept on this computer, next try in … s.
signed-out = Not saved yet: you are no longer signed in. Keep this page open and call the invigilator: your answer is still in it (next try in … s).
not-saved = This answer is not saved
why-empty = Choose or write an answer. If you do not know, use “Skip”.
why-number = Write a number in digits, for example 128.50, without words or units. If you do not know, use “Skip”.
why-session = The session is over: no answer is taken any more. Call the invigilator.
why-time-is-up = Your time is up. Skip the remaining questions to reach the end screen.
why-not-taken = The test had ended when your answer to question { $number } arrived: it was not taken. Tell the invigilator, who can report it.
why-not-taken-finalised = The session was finalised when your answer to question { $number } arrived: it was not taken. Tell the centre, which can inform the jury.
why-busy = The server is very busy. Your answer is still on the page: submit again in a few seconds.
why-resumed = The test was resumed on this machine in the meantime. Your answer is still on the page: submit it again.
why-not-ticked = The invigilator ticks the box after seeing this screen.
time-is-up-title = Your time is up
time-is-up-text = Your answers are saved. Use “Skip” until the end screen, then call the invigilator.
time-warning =
    { $minutes ->
        [one] 1 minute left. Your answers are saved.
       *[other] { $minutes } minutes left. Your answers are saved.
    }
timed-title =
    { $seconds ->
        [one] Timed question: 1 second
       *[other] Timed question: { $seconds } seconds
    }
timed-until = You have until { $time } (server time).
timed-left = Time left: { $time }
timed-over = The time of this question is over. You can still answer or skip it.
timed-text = A right answer that arrives after that time does not count. The other questions have no time of their own.
timed-ended = The time of this question ended at { $time } (server time). You can still answer or skip it.
script-title = This browser cannot show the whole of this question
script-text = It needs JavaScript, which is off here. Allow it and reload the page. Otherwise call the invigilator, who can let you resume on another computer. You can also skip it.
ahead-timed =
    { $seconds ->
        [one] The next question is timed: 1 second, counted as soon as you submit or skip this one.
       *[other] The next question is timed: { $seconds } seconds, counted as soon as you submit or skip this one.
    }
ahead-focused = The next question is answered without leaving its page: get your computer ready before you submit or skip this one.
focused-title = Question without any other window
focused-text = Stay on this page until you have answered. If you must leave it, tell the invigilator first. Assistive tools do not count.
submit = Submit my answer
pass = Skip
no-return = You cannot come back to this question.
trouble-title = A problem with this question?
trouble-text = Your time stands still as soon as the invigilator is told.
session = Session no. { $number }
server-clock = Server clock: { $time }
pass-title = Skip this question?
pass-text = You cannot come back to it. It will count as a missing answer.
pass-yes = Skip the question
pass-no = Back to the question
elsewhere-title = Your test goes on on another computer
elsewhere-text = Your answers are saved. Only one computer can answer at a time: this page takes no answer any more. To come back here, ask the invigilator to allow it.
elsewhere-way = Ask to resume here
end-title = You are almost done
end-call = Call the invigilator
end-text = They must see this screen before you leave. All your answers are saved.
end-by-invigilator = The invigilator ended your test.
end-finalised = The session is finalised. You can sign out.
for-invigilator = For the invigilator
seen-box = The invigilator has seen this screen
seen-submit = Confirm
seen-title = You are done
seen-receipt = End screen seen at { $hour }
seen-text = Your result will appear in your space, under “My certifications”, after the jury. Sign out before you leave this computer.
sign-out = Sign out
not-yet-saved = Not saved yet
saved-at = Saved at { $time }
minutes-word = … min left
time-warning-script = … minutes left. Your answers are saved.
call = Call the invigilator
rescue-title = Still no network
rescue-text = Your answer is kept in this page, which keeps trying. If the invigilator asks you to, save an emergency file: it is encrypted, only they can hand it in.
rescue-save = Save an emergency file
replaced-title = The invigilator replaced this question
replaced-text = Your answer was for the question before: it was not sent. Answer the new question. Here is what you had answered, if you want to copy it.
still-title = Your test is paused
still-left =
    { $minutes ->
        [one] You have 1 minute left: this time does not run. Your answers are saved.
       *[other] You have { $minutes } minutes left: this time does not run. Your answers are saved.
    }
still-room = The room is paused
still-room-text = Your test goes on by itself when the invigilator lets the room go on.
still-stopped = The invigilator stopped your time
still-stopped-text = Your test goes on by itself when they let it.
still-called = The invigilator is told
still-called-text = Since { $hour }. You reported: { $what }.
still-waiting = Somebody asks to resume this test on another computer
still-waiting-text = If it is you, go to the other computer. If you stay here, continue here.
still-stay = Continue here
still-withdraw = All is well: take the call back
still-again = Check now
still-alone = This page moves on by itself.
unsent-title = Your answer: not saved yet
unsent-text = It arrived during the pause. It is kept in this page and goes as soon as the test goes on.
unsent-pass = You skip this question.
unsent-send = Send my answer
draft-title = Your answer: not submitted yet
draft-text = It is kept in this page. You will find it in the question.
draft-back = Back to my answer
call-title = What is happening?
call-text = The invigilator is told as soon as you send this. Your time stands still until they reply.
call-not-sent = The invigilator is not told yet
call-what = What is wrong
call-words = In a few words
call-words-hint = Needed for “Something else”.
call-send = Tell the invigilator
why-nothing-chosen = Choose what is wrong, or “Something else”.
why-words-missing = Say in a few words what is wrong.
why-words-long = This text is too long: { $most } characters at most.
why-words = This text contains an invisible sign. Type it with the keyboard.

kind-E1 = The picture does not show
kind-E2 = The page to work on does not work
kind-E3 = The file does not open
kind-E5 = The site that is asked for is blocked here
kind-E9 = The software of this computer does not work
kind-E8 = The time of the question is too short for me
kind-E10 = Another window made me leave the page
kind-E12 = I cannot read or handle this question
kind-other = Something else

kit-code = Code of the kit
kit-code-hint = 4 digits, on the invigilator’s kit.
why-kit-code-empty = The invigilator types the 4-digit code of their kit.
why-kit-code = This is not the code of this session’s kit. The invigilator checks it and types it again.
why-kit-wait =
    { $seconds ->
        [one] Too many wrong codes. Wait 1 second, then try again.
       *[other] Too many wrong codes. Wait { $seconds } seconds, then try again.
    }
sign-out-soon = This computer signs out by itself in one minute.
aids = Reading comfort
aid-size = Size
aid-size-system = Usual
aid-size-large = Large
aid-size-larger = Very large
aid-spacing = Spacing
aid-spacing-system = Usual
aid-spacing-wide = Wide
aid-font = Font
aid-font-system = Parchemin’s
aid-font-own = This device
aid-ruler = Ruler
aid-ruler-system = Without
aid-ruler-on = With
aid-theme = Colours
aid-theme-system = This device
aid-theme-light = Light
aid-theme-dark = Dark
aid-aloud = Read aloud
aid-quiet = Stop reading
aid-apply = Apply
aid-first = Apply before you answer: the page reloads.
