title = Papers to print
whole = The whole pack
whole-text =
    { $count ->
        [0] Nobody is enrolled yet: every paper comes out blank, to fill in by hand.
        [one] Every paper of the session, for one candidate, in the order of use. A PDF each, in one archive.
       *[other] Every paper of the session, for { $count } candidates, in the order of use. A PDF each, in one archive.
    }
whole-get = Download the pack (ZIP)
whole-day = The pack of a whole day
without-kit = The invigilator’s kit is not in it: it holds the access code, and only the referent prints it.
minutes-later = The minutes of the session join it once the room was opened.
phase-before = Before the day
phase-day = On the day, in the room
phase-after = Afterwards
by-class = By class:
without-end-screen = Without the column “End screen seen” (PDF)
preview = Preview
one-letter = One convocation only
on-paper = On A4, legible in black and white. Names stand in full, in every script.
back = Back to the session
view-text = This page prints as it is. The PDF is set for A4.
view-pdf = Open the PDF
view-back = All papers
session = Session
day = Date
hours = Times
from-to = { $start } to { $end }
room = Room
invigilation = Invigilators
day-title = Papers of a day
day-lead = Every paper of every session of a day, a folder for each session.
day-none = No session of your centres on { $day }. Choose another day.
day-nothing = No session to come in your centres.
day-sessions =
    { $count ->
        [one] One session.
       *[other] { $count } sessions.
    }
day-candidates =
    { $count ->
        [0] No candidate.
        [one] One candidate.
       *[other] { $count } candidates.
    }
day-grows = The file arrives session by session: your browser shows it grow.
day-get = Download the day (ZIP)
day-caption = Sessions of the day
day-centre = Centre
day-listed = Candidates
day-open = Open
day-others = The days to come
day-back = Back to the sessions
doc-convocations = Convocations
use-convocations = A letter for each candidate, with their own end time and a receipt.
whom-convocations = to the candidates, 10 days before
doc-remise = Handing over the convocations
use-remise = A sheet for each class: who got the letter, with a signature.
whom-remise = to whoever hands them out
doc-identifiants = Logins
use-identifiants = To cut out: the address and the login, where the school knows it. Never a password.
whom-identifiants = to the candidates
doc-salle = Check of the room
use-salle = What the room must have, a week before and on the day, then computer by computer.
whom-salle = to whoever prepares the room
doc-kit = Invigilator’s kit
use-kit = The codes of the session and what to do, from the door to the envelope. Hand it over in person.
whom-kit = to the invigilator, from the referent only
doc-emargement = Attendance sheet
use-emargement = At most 20 candidates a page, signed on entering.
whom-emargement = to the invigilator
doc-appel = List of the room
use-appel = Who sits where. A place and a name, nothing more.
whom-appel = on the door
doc-etiquettes = Table labels
use-etiquettes = To cut out: the place in large, the name, the session.
whom-etiquettes = on each table
doc-notice = Join the session
use-notice = The candidate’s steps, to project or to lay beside the computer.
whom-notice = in the room, accounts of the platform
doc-notice-portail = Join the session through the portal
use-notice-portail = The same steps, through the portal of the school.
whom-notice-portail = in the room, where one comes through the portal
doc-consignes = Instructions to read
use-consignes = To read aloud before the access code.
whom-consignes = to the invigilator
doc-incidents = Incident report
use-incidents = The codes, lines to fill in, and what is noted already.
whom-incidents = to the invigilator
doc-fraude = Fraud report
use-fraude = The facts, what the candidate says, the signatures. Two in each room are enough.
whom-fraude = to the invigilator
doc-seance = Minutes of the session
use-seance = Filled in with what the room noted, to be signed.
whom-seance = to the invigilator, then to the centre
doc-retour = Return slip
use-retour = What the envelope holds, counted in front of whoever takes it.
whom-retour = to the invigilator, then to the centre
