title = Practise invigilating
lead = The same screens as on the day of an exam, with invented candidates. Five minutes, no account.
crumb = Breadcrumb
entrance = Enter the room
refused = No practice room for the moment
full =
    { $minutes ->
        [one] All practice rooms are in use. One is free in a minute at the latest: try then.
       *[other] All practice rooms are in use. One is free in { $minutes } minutes at the latest: try then.
    }
wait =
    { $minutes ->
        [one] Too many tries in a row. Wait a minute, then start again.
       *[other] Too many tries in a row. Wait { $minutes } minutes, then start again.
    }
what-people = Twelve invented candidates arrive, answer, call, lose the network and finish by themselves.
what-alone = You tick, open the room and answer as on the day: you cannot break anything.
what-note = A note says what to try, and ticks off what is done.
what-gone = Nothing is kept: the room is gone after two hours, or when you start again.
inside = This device watches over room { $room }: it stays there. To practise, take another device or another browser.
back-inside = Back into the room
begin = Start practising
room = Practice room (nothing is real)
you = Invigilator in practice
note = Practice
mark = Practice.
mark-text = The candidates are invented, nothing here counts and nothing is kept.
tasks = To try: { $done } of { $all } done
done = Done:
task-tick = Call the roll: touch the names of three candidates at least, as they arrive.
task-open = Open the room. Those who are ticked start.
task-call = Bilal calls: choose “Settle the call”, then what you do about the question.
task-minutes = Give minutes, to everyone or to one, with a reason.
task-resume = Chloé has lost the network, then asks to resume: allow it.
task-end-screen = Alma and Gaëlle finish early: note that you have seen an end screen.
task-finish = Open “End” and save the end of the session.
over = You have tried everything. On the day the screens are the same.
