crumb = Breadcrumb
room = Room
title = End of the session
lead = This page stops nothing: it fills the minutes with what the room noted.
closed = End noted at { $hour } by { $name }. You can still correct it.
step-left = What remains
nobody-left = All tests are over and all end screens were seen.
started-over = All tests that started are over and all end screens were seen.
no-test = No test has started.
waiting = Present, test not started
waiting-text = Each person’s page says what is missing. A tick made by mistake is taken back there.
left =
    { $count ->
        [one] One candidate has not left.
       *[other] { $count } candidates have not left.
    }
left-calls = calls, their time stands still
left-screen = end screen to be seen
left-runs = test running
step-start = Real start
began = Noted: { $hour }.
not-began = Not noted yet.
change-start = Note or correct
step-end = Real end, and what remains in the room
ended = Hour of the end
files = The candidates’ files are wiped
files-text = Shared folders, downloads, desktops: wiped, or there were none.
sheets = Sheets of draft paper collected
sheets-hint = 0 if there were none.
handed = Who takes the papers
handed-hint = Attendance sheet, minutes, drafts: the referent or the head of the centre.
keep = Save the end
step-papers = Print and sign
papers-text = Filled with what was noted. Read again, correct by hand if need be, sign.
paper-minutes = Minutes of the session
paper-incidents = Incident report
journal = Digest of the end of the journal, printed on both:
step-leave = Leave the room
leave-text = Hand the papers over, then leave the room at the foot of the page on each device. The referent finalises the session.
fault-hour = Write an hour between { $opened }, when the room was opened, and { $now }, now.
fault-files = Wipe the files that the candidates left, then tick the box.
fault-sheets = Write the number of sheets, from 0 to { $max }.
fault-handed-empty = Write the name of the person who takes the papers.
fault-handed = This name does not fit: { $max } characters at most, no invisible character.
