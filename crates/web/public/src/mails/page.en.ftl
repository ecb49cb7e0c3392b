title = Mails
count =
    { $count ->
        [0] No mail
        [one] 1 mail
       *[other] { $count } mails
    }
kept-here = No mail server is set: mails do not leave, they are read here.
none = Mails written by the platform will appear here.
subject = Subject
recipient = Recipient
at = Written on
state = State
sent = Sent
waiting = Waiting
trouble = To be sent again
back = All mails
left = The text is read in the mailbox of the recipient only: it may hold a link that opens their account.
