title = Calendar and rules
lead = What changes from year to year is set here, without touching the program. Each change is written in the journal. What was decided keeps the name of its rules.
crumb = Breadcrumb
windows = Opening windows
windows-text = A centre creates or moves a session within the windows of its kind of school. A school year without a window is open every day, as is a centre without a kind.
no-window = No window: every day is open.
whose = For whom
col-days = Days
action = Actions
catch-up-pill = Catch-up
change = Change
end = Withdraw
open-title = Add a window
choose = Choose
one-centre = A single centre (exception)
centre = That centre, for an exception
centre-hint = Its national number (UAI), or its exact name.
centre-name = Centre
centre-required = Write the national number or the name of the centre.
centre-unknown = No centre has the national number or the name “{ $typed }”. Copy it from the list of centres.
centre-several = Several centres are called “{ $typed }”. Write the national number of the one you want.
opens = First day
opens-hint = Included, by the clock of the place of the session.
closes = Last day
closes-hint = Included, in the same school year.
catch-up = Catch-up week
source = Origin
source-hint = The text that says so, or that asks for the exception.
source-fault = Write where this decision comes from, in 255 characters at most.
whose-fault = Choose a kind of school, or a single centre.
day-required = Choose a day.
day-not_a_date = This day does not exist. Write it dd/mm/yyyy.
day-ends_before = The last day is before the first. Swap them.
day-two_years = The window goes past 31 August. Make one for each school year.
day-ahead = Choose a day from tomorrow on: what was decided does not change.
meets = This window meets another one, { $days }. Change that one, or choose other days.
open = Add the window
days = from { $opens } to { $closes }
exception = { $centre } (exception)
kind-college = Lower secondary schools (collèges)
kind-lycee = Upper secondary schools (lycées)
kind-agricultural = Schools of agriculture
kind-abroad = Schools abroad
kind-other = Other schools
rules = Dated rules
rules-text = The value in force today. A new value holds from a day on, tomorrow at the earliest.
rule = Rule
value = Value
since = Since
not-set-here = This value changes with the program only.
later = { $value } from { $since }
rule-days_between = Delay between two sittings
rule-first_campaign = First campaign
rule-per_invigilator = Candidates per invigilator
rule-slot_minutes = Time for which the room is taken
rule-test_minutes = Length of the test
rule-finalise_hours = Time to finalise
rule-archive_years = Keeping of the papers
rule-fee = Fee for a private person
unit-days_between =
    { $count ->
        [0] No delay
        [one] 1 day
       *[other] { $count } days
    }
unit-per_invigilator = { $count } at most
unit-slot_minutes = { $count } minutes
unit-test_minutes = { $count } minutes
unit-finalise_hours = { $count } hours
unit-archive_years =
    { $count ->
        [one] 1 year
       *[other] { $count } years
    }
unit-fee = €{ $value } all taxes included
strict-off = Not asked for
strict-warn = Asked for: the centre is warned
strict-block = Required: without it the test does not start
source-seed-002 = Webinar for leads of centres, 8 March 2021
source-seed-003 = Training slides of the regional digital office for education
source-seed-004 = Course of the certification, before, during and after the session
value-since = since { $since }, { $source }
value-hint = A whole number.
value-hint-fee = In euros, for instance 45 or 45.50.
out-of-range = Write a value between “{ $least }” and “{ $greatest }”.
set-title = Give another value
since-field = From
since-hint = Tomorrow at the earliest. A session follows the rules of its day.
holds-already = This value is in force: it is withdrawn no more. Give another one from a day to come.
back = Back to the calendar
change-title = Change a window
change-text = Sessions that are planned already stay: their centre is warned if their day is no longer in a window.
save = Save
cancel = Cancel
schools = Kinds of centres
schools-text = The kind says which windows hold for a centre. A collège that is a lycée too follows the lycée. Without a kind a centre is never blocked.
untold =
    { $count ->
        [one] One school centre has no kind yet.
       *[other] { $count } school centres have no kind yet.
    }
school = Kind of school
no-kind = None: always open
school-fault = Choose a kind of the list.
other-centre = Another centre
