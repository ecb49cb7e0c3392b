title = Pupils of the school
title-preview = What this export changes
which-school = Choose the school.
no-school = No school is tied to your centres. To have one tied, write to the administrator of the platform.
back-sessions = See the sessions
empty-title = No pupil known
empty-text = Drop the export of your software: pupils are then enrolled in sessions class by class.
no-class = Without a class
colon = { ": " }
search = Look for a pupil
search-send = Search
search-none = No pupil is called “{ $words }”. Try with a part of the name.
col-name = Name
col-birth = Born on
col-class = Class
col-known = Known by
known-account = their account
known-school = the export of the school
known-typed = what was typed
import-title = Update the list
import-text = What changes is shown to you before it is kept.
file = Drop the export
file-limits = XML of SIECLE (or its .zip archive), or CSV of agricultural schools, 10 MB at most
send = Read the export
how = Where to find the export
how-siecle = SIECLE: Consultation et export, Exportation en XML, “Élèves sans adresse”. Drop the .zip file as it is.
how-agriculture = Agricultural schools: the CSV export of learners, with its titles.
how-left = Who is no longer in the export has left the school: their results stay, and they are no longer proposed for enrolment.
how-birth = The place of birth never hinders: a code that nobody knows is kept as it is.
nothing-imported = Nothing was imported.
file-lead = File “{ $name }”.
again-lead = Compared with the list as it is now.
changed-meanwhile = The list of the school has changed since you compared it. Nothing was done yet: read what follows again.
nothing-changes = Nothing changes: the list says this already.
nothing = (nothing)
names = See the names
left-text = They are no longer in the export: they are marked as having left the school. Their results stay.
left-gone = left the school on { $day }
left-no_id = has no national identifier: complete it in your software
left-no_class = is in no class
unknown-text = These places are kept as they are. You can be more precise on the candidate’s row.
see-list = See the list
confirm = Confirm
cancel = Cancel
field-national_id = National identifier
field-last_name = Family name
field-first_name = First name
field-birth_date = Date of birth
field-division = Class
field-sex = Sex
field-birth_place = Place of birth
fault-same = Pupil no. { $place }, { $name }: the national identifier { $value } is already that of { $other }.
fault-required = Pupil no. { $place }, { $name }: { $field } is missing.
fault-date_format = Pupil no. { $place }, { $name }: the date of birth “{ $value }” cannot be read. Write it dd/mm/yyyy.
fault-no_such_day = Pupil no. { $place }, { $name }: the date “{ $value }” does not exist.
fault-date_in_future = Pupil no. { $place }, { $name }: the date “{ $value }” is still to come.
fault-date_too_old = Pupil no. { $place }, { $name }: the date “{ $value }” is before 1900.
fault-other = Pupil no. { $place }, { $name }: { $field } cannot be read (“{ $value }”).
pupils-do = Correct these files in your software, export again, then drop the new file.
file-too_large = This file, or what is in it, is too large.
file-too_large-do = Choose the export “Élèves sans adresse”, which weighs less than 10 MB.
file-not_one_xml = This archive does not hold exactly one XML file.
file-not_one_xml-do = Drop the archive as SIECLE made it, or the XML file in it.
file-unreadable = This file is damaged, incomplete, or no export.
file-unreadable-do = Export again from your software, then drop the file without opening or saving it.
file-encoding = This file is not written in the encoding that it announces ({ $words }).
file-encoding-do = Export again from your software, then drop the file without opening or saving it.
file-not_siecle = This XML file is not an export of pupils of SIECLE.
file-not_siecle-do = In SIECLE: Consultation et export, Exportation en XML, “Élèves sans adresse”.
file-missing_columns = Columns are missing: { $words }.
file-missing_columns-do = Export the list of learners again, with all its titles.
file-empty = This file holds no pupil.
file-empty-do = Check the school year that was chosen for the export. The list of the school has not changed.
file-too_many = This file holds more than 10,000 pupils.
file-too_many-do = Drop the export of one school only.
file-other_school = This export is that of the school { $words }, not of yours ({ $own }).
file-other_school-do = Export the list of your own school, or ask the administrator to correct its number (UAI).
all =
    { $count ->
        [one] One pupil
       *[other] { $count } pupils
    }
more =
    { $count ->
        [one] And one more pupil. Look for them by name.
       *[other] And { $count } more pupils. Look for them by name.
    }
left-school =
    { $count ->
        [one] One pupil has left the school.
       *[other] { $count } pupils have left the school.
    }
done =
    { $count ->
        [one] The list is up to date: one pupil.
       *[other] The list is up to date: { $count } pupils.
    }
same =
    { $count ->
        [0] No pupil stays as they are.
        [one] One pupil stays as they are.
       *[other] { $count } pupils stay as they are.
    }
added =
    { $count ->
        [one] One new pupil
       *[other] { $count } new pupils
    }
changed =
    { $count ->
        [one] One pupil changed
       *[other] { $count } pupils changed
    }
back =
    { $count ->
        [one] One pupil is back
       *[other] { $count } pupils are back
    }
left =
    { $count ->
        [one] One pupil has left
       *[other] { $count } pupils have left
    }
left-out =
    { $count ->
        [one] One pupil of the file is not taken
       *[other] { $count } pupils of the file are not taken
    }
unknown =
    { $count ->
        [one] One place of birth is not known
       *[other] { $count } places of birth are not known
    }
pupils-title =
    { $count ->
        [one] One thing to correct.
       *[other] { $count } things to correct.
    }
pupils-more =
    { $count ->
        [one] And one more. Correct these first.
       *[other] And { $count } more. Correct these first.
    }
