title = Transmission to the training fund
lead = The Caisse des Dépôts (CPF) receives the certifications obtained each month, three months after their publication. Each is sent once only; a correction or a cancellation goes out with the next batch, under the same identifier.
ready-title = To send
ready =
    { $count ->
        [0] No certification waits.
        [one] 1 certification waits.
       *[other] { $count } certifications wait.
    }
among = Among them: { $what }.
among-these = ({ $what })
corrections =
    { $count ->
        [one] 1 correction
       *[other] { $count } corrections
    }
cancellations =
    { $count ->
        [one] 1 cancellation
       *[other] { $count } cancellations
    }
what-first = First transmission refused.
what-correction = Correction refused: the Caisse des Dépôts keeps what was sent before.
what-cancellation = Cancellation refused: the Caisse des Dépôts still takes the certification for valid.
full = This is a whole batch: make others afterwards.
until = Published until
until-hint = A date, for instance 31/08/2026. Usually the end of the month three months before.
until-fault = Write a date, for instance 31/08/2026.
make = Prepare a batch
nothing = Nothing is to be sent up to this date.
changed = Another batch was prepared a moment ago. Look at the list, then try again.
no-sender = Say first who sends the batches.
files-title = The batches
no-files = No batch was prepared.
file = Batch
file-number = Batch { $number }
made = Prepared on
passages = Certifications
accepted = Accepted
refused = Refused
report = Report
no-report = awaited
report-file = Report of the Caisse des Dépôts
report-hint = The XML file of the certifiers’ space, 20 MB at most.
read-report = Read the report
report-told = Report read: { $accepted } accepted, { $refused } refused.
report-unknown-lines =
    { $count ->
        [one] One line belongs to no passage of this batch, or a later batch has sent it again:
       *[other] { $count } lines belong to no passage of this batch, or a later batch has sent them again:
    }
report-large = This file is larger than 20 MB. Send the report of one batch.
report-not-xml = This file is no report in XML, or it is cut off. Download it again.
report-no-flux = The report does not say which batch it is about (idFlux).
report-empty = The report tells of no passage.
report-no-passage = Line { $line }: the identifier of the passage is missing (idTechnique).
report-no-reason = Line { $line }: the passage is refused without a reason (messageErreur).
report-unknown = No batch from here has the identifier { $flux }.
left-title = Left out for lack of data
left =
    { $count ->
        [0] Nobody is left out.
        [one] 1 person is left out. The jury corrects an identity; the rest is completed at the next enrolment.
       *[other] { $count } people are left out. The jury corrects an identity; the rest is completed at the next enrolment.
    }
person = Person
session = Session
why = Why
action = Action
missing-sex = The sex is not known.
missing-birth-place = The place of birth is missing or is not in the official lists.
missing-name = A name holds a sign that the Caisse des Dépôts refuses.
missing-level = No European level follows from the certified levels.
troubled-title = Refused, and those who do not want it
no-trouble = No refusal.
fund-says = The Caisse des Dépôts answers:
unwanted = The person does not want to be sent.
send-again = Send again
take-back = Send after all
certificate = Code of the certificate of a person who does not want to be sent
certificate-hint = For instance P-BCDF-2346.
certificate-missing = Write the code of the certificate.
certificate-fault = No certificate has the code “{ $typed }”. Copy it from the certificate.
certificate-told = This certification was sent already. Ask the Caisse des Dépôts to take it back.
set-aside = Do not send
sender-title = Who sends
sender-lead = These three values stand in the agreement with the Caisse des Dépôts.
client = Identifier of the client
client-fault = Write the identifier of the client: letters and digits, 20 at most.
contract = Identifier of the contract
contract-fault = Write the identifier of the contract: letters and digits, 20 at most.
code = Number in the national register
code-hint = For instance RS5875.
code-fault = Write RS, then the number, for instance RS5875.
keep = Save
counted = Counted on { $moment }.
counting = A count is under way. It goes on by itself.
look-again = See whether it is ready
not-counted = Not counted yet
