title-add = Add a candidate
title-change = { $first } { $last }
title-import = Import a list of candidates
back = Back to the session
cancel = Cancel
send-add = Add the candidate
send-change = Save
remove-title = Take off the list
remove-text = For a candidate who does not sit in this session. Their row is deleted at once, with what is written in it. They can be enrolled again.
remove = Take this candidate off
unlink-title = Detach the account
unlink-text = To be done if somebody else has joined the session under this name. The tick of presence goes with it, and the candidate joins again with their account.
unlink = Detach this account
extra-title = Extra time
extra-text = It can be set until the finalisation, also while the test runs: the end changes at once. The minutes of the session say by how much, and why.
extra-percent = In % of the duration, 0 for none
extra-reason = Reason, for instance: certificate brought on the day
extra-set = Set the extra time
extra-percent-fault = Write a whole number from 0 to 200: 33 for a third, 0 for none.
extra-reason-empty = Write the reason in a few words.
extra-reason-long = The reason is longer than { $max } characters. Shorten it.
extra-reason-control = The reason contains an invisible character. Type it again without pasting.
refused-extra-ended = Their test ended at { $hour }: extra time changes nothing any more. Report it (C2) at the finalisation.
refused-extra-used = This candidate has already worked for longer than that: the extra time cannot go below { $lowest } %.
kept-as-typed = This place of birth is not known. It is kept as you wrote it.
group-identity = Identity
group-birth = Place of birth
group-birth-text = In France, give one of these three only: the INSEE code of the commune, or the postal code and the commune, or the department and the commune. Abroad, write the town, and 99 as INSEE code.
group-birth-school = Optional for a school. In France: FRANCE as the country, then the INSEE code, or the postal code and the commune, or the department and the commune. Abroad: the country, the town, and 99 as INSEE code.
group-contact = Correspondence and accommodations
group-billing = Billing
label-last_name = Birth name
label-first_name = First name
label-birth_date = Date of birth
label-sex = Sex
label-birth_country = Country
label-birth_insee = INSEE code
label-birth_postal = Postal code
label-birth_department = Department
label-birth_city = Commune
label-results_email = Address of who receives the results
label-convocation_email = Address for the convocation
label-local_id = Local identifier
label-extra_time = Extra time
label-billing = Billing
label-prepayment_code = Prepayment code
hint-last_name = As on the identity document.
hint-birth_date = For instance 04/07/2011.
hint-birth_insee = 5 characters, for instance 35238. 99 for a birth abroad.
hint-birth_department = For instance 35, 2A or 972. 99 for a birth abroad.
hint-results_email = That of the prescriber (teacher, trainer), never that of the candidate.
hint-local_id = A number or a class, for your own use.
hint-extra_time = Confidential. Only the candidate’s own end time is shown.
hint-prepayment_code = Only if prepaid.
choice-sex-F = F
choice-sex-M = M
choice-sex-none = Not given
choice-billing-FREE = Free
choice-billing-PAID = Paid
choice-billing-PREPAID = Prepaid
refused-joined = This candidate has joined the session with an account: the row can no longer be changed. If something is wrong, report it (C1 or C2) at the finalisation.
refused-unlink = Their test started at { $hour } with this account: it can no longer be detached. End the test from the invigilators’ room and report it (C2).
refused-has_incidents = A report is about this candidate: the row must stay. Remove the report first, at the finalisation.
refused-on_list = This person is on the list already: same name, same first name, same date of birth. Nothing was added.
refused-by_centre = Whoever watches over a room cannot add candidates here: the centre does.
empty = (empty)
quoted = “{ $value }”
colon = { ": " }
why-required = { $field }: this is missing.
why-too_long = { $field }: { $len } characters, at most { $max } fit.
why-control_character = { $field }: this text holds an invisible character. Type it again.
why-no_letter = { $field }: { $value } holds no letter.
why-not_a_sex_code = Sex: write F or M. Read: { $value }.
why-date_format = Date of birth: { $value } cannot be read. Write it dd/mm/yyyy.
why-no_such_day = The date { $value } does not exist.
why-date_too_old = The date { $value } is before 1900. Check the year.
why-date_in_future = The date { $value } is still to come. Check the year.
why-email_format = { $field }: { $value } is not a whole address, like name@example.org.
why-not_a_number = Extra time: write a percentage, for instance 33. Read: { $value }.
why-ratio_for_percent = Extra time: write 33, not 0.33. Read: { $value }.
why-out_of_range = Extra time: from 0 to { $max } %. Read: { $value }.
why-not_a_billing_mode = Billing: write Gratuite, Payante or Prépayée. Read: { $value }.
why-prepayment_code_required = Prepaid: give the prepayment code.
why-prepayment_code_forbidden = This candidate is not prepaid: leave the prepayment code empty. Read: { $value }.
why-country_unknown = The country { $value } is not known. Write its name in French.
why-postal_forbidden = Born abroad: leave the postal code empty. Read: { $value }.
why-insee_must_be_99 = Born abroad: write 99. Read: { $value }.
why-one_code_required = Birth in France: give the Insee code, or the postal code with the commune, or the department with the commune.
why-only_one_code = Give one code only: INSEE, postal or department.
why-city_must_be_empty = The INSEE code tells the commune: leave the commune empty. Read: { $value }.
why-insee_unknown = The INSEE code { $value } is that of no commune.
why-postal_unknown = The postal code { $value } is that of no commune. It has five digits.
why-department_unknown = The department { $value } does not exist.
why-city_not_of_postal = The commune { $value } does not have this postal code.
why-city_not_of_department = The commune { $value } is not in this department.
same-as = Same name, first name and birth as on row { $row }.
import-lead = A file is read whole, or not at all: ODS, Excel or CSV.
file-lead = File “{ $name }”.
read-lead =
    { $count ->
        [one] File “{ $name }”, one row read.
       *[other] File “{ $name }”, { $count } rows read.
    }
nothing-imported = Nothing was imported.
imported =
    { $count ->
        [one] One candidate imported.
       *[other] { $count } candidates imported.
    }
kept-title =
    { $count ->
        [one] One cell is not known.
       *[other] { $count } cells are not known.
    }
kept-text = Schools are not asked for the place of birth: these cells are kept as you wrote them.
see-list = See the list
cells-title =
    { $count ->
        [one] One cell to correct.
       *[other] { $count } cells to correct.
    }
cells-more =
    { $count ->
        [one] And one more cell. Correct these first.
       *[other] And { $count } more cells. Correct these first: the same mistake is often in a whole column.
    }
cells-right =
    { $count ->
        [one] The other row is right.
       *[other] The other { $count } rows are right.
    }
rows-right = No mistake
extract = Your file, at the rows concerned
how = What to know
how-columns = Keep the row of titles. Columns may stand in any order, and columns that you add are ignored.
how-dates = Dates are written dd/mm/yyyy.
how-birth = Born in France: FRANCE as the country, then the INSEE code alone, or the postal code or the department (75, 972, 2A) with the commune. Abroad: 99 as INSEE code, the town and the country.
how-email = The address of who receives the results is that of the prescriber, never that of the candidate.
how-extra = Extra time is a percentage. Leave it empty if there is none.
begin = In two steps
go-on = To go on
step-fill = Fill in the list
step-fill-text = The file already holds the enrolled candidates and 20 free rows.
step-send = Drop it here
step-mend = Correct the file
step-mend-text = In your spreadsheet, at the cells shown. Or start again from a fresh list.
step-again = Drop it again
step-again-text = We read everything again. Nothing is imported by halves.
template = Download the list (ODS)
file = Drop the filled-in file
template-or = { " or " }
file-limits = ODS, XLSX or CSV, 10 MB and 2,000 candidates at most
send-import = Check and import
by-hand = Enter candidates by hand
file-none = No file arrived.
file-none-do = Choose the file that you have filled in, then try again.
file-other_session = This list is that of session { $other }, not of this one ({ $own }).
file-other_session-do = Give it in session { $other }. To enrol the same people here, download the list of this session and copy their rows into it.
file-too_large = This file is larger than 10 MB.
file-too_large-do = A list of candidates takes some tens of KB. Remove pictures and spare sheets, or copy your rows into a fresh list.
file-pdf = This is a PDF file.
file-pdf-do = A PDF cannot be filled in. Download the list to fill in (ODS), complete it in a spreadsheet, then drop it here.
file-bomb = Once opened, this file is far bigger than a list of candidates.
file-bomb-do = For safety we do not open it. Copy your rows into a fresh list and drop that.
file-protected = This file is protected by a password.
file-protected-do = In your spreadsheet, save it without a password, then drop it again.
file-unreadable = This file is damaged or incomplete.
file-unreadable-do = Open it in your spreadsheet. If it opens, save it again and drop it. Otherwise start again from a fresh list.
file-no_header = The first sheet does not hold the row of titles.
file-no_header-do = Start again from the list to download: the titles of its columns (“Nom de naissance”, “Prénom”…) are used to read it. Make it the first sheet.
file-missing_columns = Columns are missing: { $columns }.
file-missing_columns-do = Put these titles back as in the list to download, even if the column stays empty. We do not guess missing columns.
file-no_rows = The list is empty: no candidate below the titles.
file-no_rows-do = Fill in at least one row. The current list of the session has not changed.
file-too_many_rows = The list holds more than 2,000 candidates.
file-too_many_rows-do = A session takes far fewer. Spread the candidates over several sessions.
title-school = Enrol pupils of the school
whole-class = The whole class, but for those enrolled already
whole-class-listed = the whole class is enrolled
no-class = Without a class
pupils =
    { $count ->
        [one] Choose from 1 pupil
       *[other] Choose from { $count } pupils
    }
listed = enrolled already
enrol = Enrol
enrol-more = Enrol more pupils
no-pupils = No pupil known
no-pupils-text = The school of this centre has not given its list of pupils yet. Candidates are enrolled by a list, or by hand.
fault-nobody = Choose a class or pupils.
enrolled =
    { $count ->
        [0] Nobody was enrolled.
        [one] One pupil enrolled
       *[other] { $count } pupils enrolled
    }
skipped =
    { $count ->
        [one] One pupil was not enrolled
       *[other] { $count } pupils were not enrolled
    }
already =
    { $count ->
        [one] One pupil was on the list of this session already
       *[other] { $count } pupils were on the list of this session already
    }
skipped-namesake = a row that was typed has the same names and date of birth. If it is the same person, there is nothing to do. If it is a namesake, give both rows a local identifier.
way-row = See the row
way-by_hand = Add by hand
too-soon =
    { $count ->
        [one] One candidate of the list sat the certification too short a time ago: they will not be able to start on that day.
       *[other] { $count } candidates of the list sat the certification too short a time ago: they will not be able to start on that day.
    }
see-eligibility = See who, and from which day on
carry = Move or enrol in another session
why-city_ambiguous = Several communes have this name: { $choices }. Write the INSEE code of the right one, and leave the commune empty.
why-perhaps = Perhaps: { $choices }.
label-birth_commune = Which commune is it?
hint-birth_commune = Choose it: its INSEE code replaces what is written below. Communes of before a merger are among them.
choice-commune-none = None of these
title-preview = What this list changes
preview-again = Compared with the list as it is now.
preview-changed = The list of the session has changed since you compared it. Nothing was done yet: read what follows again.
preview-none = Nothing changes: the list says this already.
preview-nothing = (nothing)
preview-same =
    { $count ->
        [0] No candidate stays as they are.
        [one] One candidate stays as they are.
       *[other] { $count } candidates stay as they are.
    }
preview-added =
    { $count ->
        [one] One candidate added
       *[other] { $count } candidates added
    }
preview-changes =
    { $count ->
        [one] One candidate changed
       *[other] { $count } candidates changed
    }
preview-gone =
    { $count ->
        [one] One candidate taken off the list
       *[other] { $count } candidates taken off the list
    }
preview-gone-text = They are no longer in your file. If they sit in this session, put them back into the file before you confirm.
preview-closed =
    { $count ->
        [one] One candidate has joined the session: their row is not changed
       *[other] { $count } candidates have joined the session: their rows are not changed
    }
preview-closed-text = If something is wrong, report it (C1 or C2) at the finalisation. Extra time is set on the candidate’s page.
preview-held =
    { $count ->
        [one] One candidate who is not in the file stays on the list
       *[other] { $count } candidates who are not in the file stay on the list
    }
preview-confirm = Confirm
preview-other = Choose another file
stays-joined = has joined the session
stays-present = is ticked present
stays-reported = an incident was reported about this candidate
compares =
    { $count ->
        [one] One candidate is on the list already: what changes is shown to you before it is kept.
       *[other] { $count } candidates are on the list already: what changes is shown to you before it is kept.
    }
file-old_excel = This is a workbook of an old Excel (.xls).
file-old_excel-do = In your spreadsheet, choose “Save as”, then the format .xlsx, .ods or .csv. Drop that new file here.
file-not_a_sheet = This file is neither a spreadsheet (.ods, .xlsx) nor a CSV file.
file-not_a_sheet-do = Download the list to fill in, complete it in a spreadsheet, save it, then drop it here.
asking-title = Complementary certifications
asking-text = The candidate sits the common test. What is ticked here tells what they present themselves for beside it, and is not obtained yet.
asking-which = The candidate asks for
asking-lapsed = (the centre is no longer accredited for it on that day)
asking-send = Save the complementary certifications
asking-refused = On { $day } the centre is not accredited for this certification: { $certification }. Nothing has changed. The administrator of the platform gives accreditations.
needs-title = Other accommodations
needs-text = Confidential: only the référent and the invigilator of this session see them. They stand on no printed list and are erased three months after the publication.
needs-which = What is provided
needs-break = Minutes of break
needs-words = For the invigilator to know
needs-words-hint = What they have to prepare or to know. Never write a diagnosis.
needs-send = Save the accommodations
needs-minutes-fault = Minutes of break: write a whole number from 0 to { $max }, or leave it empty.
needs-words-long = These words are longer than { $max } characters. Shorten them.
needs-words-control = These words contain an invisible character. Type them again without pasting.
history-title = History
history-other = somebody else
history-enrol_candidate = Enrolled by hand
history-enrol_learners = Enrolled from the school
history-import_candidates = Enrolled by a list
history-change_candidate = Changed
history-set_extra_time = Extra time
history-set_accommodations = Accommodations noted
history-ask_complementary = Complementary certifications noted
history-join_session = Joined the session
history-unlink_candidate = Account detached
