title = Checked computers
lead = Which computer is ready, and what is to be mended before the session?
link-title = Link of the check
link-text = Open this address on each computer, or give it to who looks after them. It asks for no account, and sends here what it finds.
link-none = Make a link, and open it on each computer: it asks for no account, and sends here what it finds.
link-make = Make the link
link-again = Make another link (this one will no longer work)
needs = Sites to allow and software to install, for the network’s administrator
none = No computer has been checked yet.
count =
    { $count ->
        [one] One checked computer
       *[other] { $count } checked computers
    }
all-fine = All of them are ready.
to-mend =
    { $count ->
        [one] One computer has something to see to.
       *[other] { $count } computers have something to see to.
    }
kept = A check is kept for { $days } days.
no-room = Without a room
col-name = Computer
col-wrong = To see to
col-browser = Browser
col-when = Checked on
col-action = Remove
fine = Ready
remove = Remove
remove-all = Empty the list
remove-all-text = The checks of all computers are erased. The link stays the same.
remove-all-do = Erase all checks
back = Back to the sessions
