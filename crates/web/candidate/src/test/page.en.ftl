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
offline = No network. Your answer stays on the page and will go by itself.
sending = Sending
not-sent = The answer did not go. It stays on the page: another try in a moment.
signed-out = You are no longer signed in. Your answer stays in the page: sign in again in another tab, and it leaves by itself.
not-saved = This answer is not saved
why-empty = Choose or write an answer. If you do not know, use “Skip”.
why-session = The session is over: no answer is taken any more. Call the invigilator.
why-suspended = Your test is suspended. Wait until the invigilator restarts it.
why-time-is-up = Your time is up. Skip the remaining questions to reach the end screen.
why-not-taken = The test had ended when your answer to question { $number } arrived: it was not taken. Tell the invigilator, who can report it.
why-busy = The server is very busy. Your answer is still on the page: submit again in a few seconds.
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
trouble-text = Reload the page. If nothing changes, raise your hand: the invigilator notes the number of the question.
session = Session no. { $number }
server-clock = Server clock: { $time }
pass-title = Skip this question?
pass-text = You cannot come back to it. It will count as a missing answer.
pass-yes = Skip the question
pass-no = Back to the question
elsewhere-title = Your test goes on on another computer
elsewhere-text = Your answers are saved. Only one computer can answer at a time. To resume here, ask the invigilator to allow it.
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
