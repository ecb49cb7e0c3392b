since =
    { $minutes ->
        [0] just now
       *[other] for { $minutes } min
    }
asks-to-resume = Asks to resume
asks-to-resume-short = Wants to resume
asks-to-enter = Asks to enter
asks-to-enter-short = Wants to enter
end-screen = End screen to see
end-screen-short = End screen
time-up = Time is up
not-started = Present, not started
not-started-short = Not started
quiet = Nothing for { $minutes } min
present = Present
not-joined = Not in the session yet
not-joined-short = Not joined
absent = Absent
not-ticked = Not ticked yet
question = Question { $position } of { $questions }
ended-seen = Finished, screen seen
ended-by-invigilator = Stopped in the room
resumption-allowed = Resumption allowed
own-end = Ends { $hour }
calls = Calls
cut-off =
    { $minutes ->
        [0] Offline
       *[other] Offline for { $minutes } min
    }
cut-off-short = Offline
still-room = Room paused
still-invigilator = Stopped by the room
still-waiting = Waits to come back
on-the-spot = Added on the spot
on-the-spot-short = Added
