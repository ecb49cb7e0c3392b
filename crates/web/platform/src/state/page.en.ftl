title = State of the server
at = Seen on { $moment }, { $place }.
demo = The demonstration is loaded: its accounts and passwords are public on this machine.
not-secure = Pages travel unencrypted (http). This is fine for a trial on this machine, not for a session.
program = Program
misses = Somebody tries codes of certificates: { $count } unknown ones in a row, the last on { $last }. Look-ups are slowed by themselves; none of these codes is kept. If it lasts, stop the sender before the server.
version = Version
address = Address
memory = Memory
engine = Engine
statements = Statements since the start
bank = Questions
release = Release of the bank
since = Served since
from = Origin
own = those of the program
refused = { $count ->
    [one] The questions of the folder are refused: one fault
   *[other] The questions of the folder are refused: { $count } faults
}
refused-way = The last release without a fault stays in service, and tests go on. Mend these files, check them, then start the program again:
questions = Questions
skills = Skills
mail = Mails
sending = Sending
by-smtp = by the mail server
kept-here = kept here, no server set
waiting = Waiting
keys = Keys
signing = Key that signs certificates
