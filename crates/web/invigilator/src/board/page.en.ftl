title =
    { $count ->
        [0] Nobody needs you
        [1] 1 candidate needs you
       *[other] { $count } candidates need you
    }
title-begins = The room is open
title-over = All tests are finished
sum-running = { $count } at work
sum-waiting = { $count } not started
sum-ended = { $count } finished
sum-absent = { $count } absent
usual-end = Everyone ends at { $hour }, unless noted
usual-ends = Tests end between { $from } and { $to }, unless noted
silent = No answer from the room for { $minutes } minutes.
silent-advice = Check the network. Answers that were validated are saved.
tried = Somebody has tried too often to join the session (last try at { $hour }). Look for who does not manage, and compare what they write with the list.
begins-advice = Are the instructions read? Give the access code: each starts by typing it on their machine.
show-code = Show the code
show-reading = Read the instructions again
over-advice = All end screens are seen. Hand the attendance sheet to the lead of the centre, who finalises the session.
todo = To settle, the most urgent first
calm = Requests appear here, the most urgent first.
everyone = The whole room
allow = Allow resumption
decline = Decline
tick = Tick present
end-seen = Screen seen, may leave
what-hinders = See what hinders
see-candidate = See their page
advice-resume = The test goes on at the question where it stopped.
advice-enter = Check the identity before you tick.
advice-time-up = The questions that remain can only be passed, one by one, up to the end screen.
advice-quiet = A long question, a machine that failed or a cut network: go and see.
age = { $hour }, up to date { $seconds } s ago
late = No news for { $seconds } s: the network does not answer
lost = Not sent: the network does not answer. Try again.
roll-call-title = Roll call: { $present } of { $listed } present
roll-call-advice = Check the identity card, then tap the name. Tap it again to correct. Ready means: present, and in the session on their machine.
nobody-listed = Nobody is enrolled in this session. The lead of the centre enrols candidates, even now.
born = Born { $day }
ticked = Present at { $hour }
ready = Ready, present at { $hour }
tick-joined = Tick, in the session
ready-count = { $count } ready
has-started = Has started
opening = Ticked candidates will be able to start, and you will see the access code to give them.
open-room = Open the room
early = This session is planned for { $day } at { $hour }. Open the room only if the exam starts now.
