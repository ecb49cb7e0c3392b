title = Import sessions
title-preview = Sessions read in the file
crumbs = Breadcrumb
sessions = Sessions
lead = Create or change many sessions at once, with an ODS, XLSX or CSV file. You will see what is to be written before you confirm.
get = 1. The file to fill in
get-text = It holds the sessions to come. Change their lines to change them, add lines without a number to create some. A line that is deleted deletes nothing.
get-ods = ODS file
get-xlsx = XLSX file
get-csv = CSV file
send-title = 2. The file filled in
centre = Centre
file = ODS, XLSX or CSV file, 150 sessions at most
send = Read the file
cancel = Cancel
colon = { ": " }
cells =
    { $count ->
        [one] One cell does not fit: nothing was written.
       *[other] { $count } cells do not fit: nothing was written.
    }
cells-text = Correct the file, then send it again.
why-number = This is no session number: it has 7 digits. Leave the cell empty to create a session.
why-unknown_number = This centre has no session of this number. Leave the cell empty to create a session.
why-same_number = This number is on line { $row } already. Keep one line per session.
why-same_place = This room is taken at this hour by line { $row } already.
why-into_the_past = This day is past, and the session is planned for { $day }. Check that the day and the month have not changed places.
file-none = You have not chosen a file.
file-none-do = Choose the file that you have filled in, then try again.
file-too_large = This file is too heavy.
file-too_large-do = Start from the file to fill in, without pictures.
file-not_a_table = This file is neither an ODS or XLSX workbook nor a CSV file.
file-not_a_table-do = In your spreadsheet program, choose “Save as”, then ODS, XLSX or CSV.
file-bomb = This file holds far more than a list of sessions.
file-bomb-do = Start from the file to fill in.
file-protected = This file is protected by a password.
file-protected-do = Save it without a password, then try again.
file-unreadable = This file is damaged or incomplete.
file-unreadable-do = Open it in your spreadsheet program, save it again, then try again.
file-no_header = The line of headers is not found.
file-no_header-do = Start from the file to fill in: its headers (“Site”, “Salle”, “Date”…) serve to read it.
file-missing_columns = Columns are missing: { $columns }.
file-missing_columns-do = Put these headers back as in the file to fill in.
file-no_rows = No session is filled in below the headers.
file-no_rows-do = Fill in at least one line, then try again.
file-too_many_rows = This file has more than 150 sessions.
file-too_many_rows-do = Cut it into two files.
preview-lead = Nothing is written yet.
makes = New
changes = Changes
col-what = Session
col-day = Day
col-hour = Hour
col-room = Room
col-site = Site
col-invigilators = Invigilators
col-remarks = Remarks
nothing = –
same =
    { $count ->
        [one] One session stays as it is.
       *[other] { $count } sessions stay as they are.
    }
see-sessions = See the sessions
confirm = Create { $new } and change { $changed }
again = Choose another file
quoted = “{ $value }”
