title = Retention of data
lead = Each kind of data has its time. Rules of { $since }.
running = A run of erasure goes on. It continues by itself, even if you leave this page.
again = See how far it is
rules = Rules
what = What
length = Time
from = Since: { $clock }
then = Then
deleted = Erased
anonymous = Made anonymous
remains = Remains: { $what }
source = Source
due = To erase now
counted = Counted on { $moment }.
counting = A count is under way. It goes on by itself.
look-again = See whether it is ready
not-counted = Not counted yet
held = Held back: { $count }, because { $why }
erase-title =
    { $count ->
        [0] Nothing is to be erased
        [one] 1 item to erase
       *[other] { $count } items to erase
    }
erase-text = Erasure goes on by small steps that do not disturb a running exam. It cannot be undone. Make a backup first, and erase backups older than the time that is told, too.
sure = I understand that these data will not come back.
sure-fault = Tick the box to confirm. Nothing is erased.
erase = Erase what is due
reports = Runs before
no-report = Nothing was erased so far.
began = Began on { $moment }
ended = Over on { $moment }: { $count } items
goes-on = Goes on
report = Signed report
report-check = A report is checked without a network:
holds = Disputes
holds-text = Nothing of a session on hold is erased, nor the accounts of its candidates, while an appeal lasts.
session = Session { $number }
held-since = On hold since { $date }
lift = Let erasure go on
number = Number of the session
number-hint = The one of the minutes.
number-fault = Write the number of the session as it stands on the minutes.
no-session = No finalised session has this number. Check it.
reason = Reason
reason-hint = Without anybody’s name, for instance “appeal of 3 March”.
reason-fault = Write the reason, in one line.
hold = Hold back erasure
