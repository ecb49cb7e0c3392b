title = Is this computer ready?
lead = An exam asks to download a file, to hear a sound, to open a window. Check it here, some ten days before: five minutes a computer.
lead-for = Your centre, { $centre }, checks its computers. Answer from the computer itself: five minutes.
nothing-personal = Nothing is asked about you.
to-needs = Sites to allow and software to install
name-title = This computer
name = Name of the computer
name-hint = The one on its label, room then number, for instance B204-07.
file-title = File
file-text = Download this file into a folder of your own, open it in a spreadsheet program, and read the word in it.
file-get = Download the file
file-word = Word read in the file
file-no = The file does not download or does not open
sound-title = Sound
sound-text = Put the headphones on, listen, and count the beeps.
sound-get = Open the sound in another page
sound-number = Number of beeps heard
sound-no = I hear nothing
window-title = Second window
window-text = Some questions open a page in a second window.
window-open = Open a second window
window-question = Did the second window appear?
window-here = This window has opened
window-close = Close it, and go back to the first one.
window-back = Go to the check of the computer
ecran-title = Screen
ecran-said = Measured: … in pixels.
screen-question = Do you see this page in its whole width?
horloge-title = Clock
horloge-said = Difference measured with the server: … s.
clock-question = This page was made at { $hour } ({ $place }). Does the clock of the computer say the same?
reseau-title = Network
reseau-said = Answer of the server: … ms.
network-question = Did this page appear in less than three seconds?
unsure = I do not know
yes = Yes
no = No
send = Send to the centre
see = See the result
sent = Received: { $name }, for { $centre }.
not-sent = This result is kept nowhere. For a centre to receive it, open the link that it gives.
result-title = Result of the check
all-fine = This computer is ready
to-mend =
    { $count ->
        [one] One thing to see to on this computer
       *[other] { $count } things to see to on this computer
    }
again = Check again
wait =
    { $minutes ->
        [one] Many checks arrive. Wait one minute, then send this one: nothing is lost.
       *[other] Many checks arrive. Wait { $minutes } minutes, then send this one: nothing is lost.
    }
why-empty = Write the name of this computer, for instance B204-07.
why-too_long = The name of a computer has 24 characters at most. Keep the room and the number.
why-signs = The name of a computer has letters, digits, spaces, hyphens and points. Remove the other signs.
why-no_digit = The name of a computer has a number, for instance B204-07. Do not write the name of a person.
why-full = This centre has a thousand checked computers already. It must remove some from its list before it receives others.
needs-title = What a room must allow
needs-lead = For the network’s administrator: what the questions in force need.
needs-release = Version of the questions: { $release }, { $questions } of them.
needs-sites = Sites to allow
needs-software = Software to install
needs-settings = Settings
needs-column-what = To allow
needs-column-why = Why
needs-column-kind = Kind
needs-print = Print this page with the browser, or download it:
needs-text = Download (text)
needs-csv = Download (CSV)
needs-check = Check a computer
needs-sheet = Needs
site-own = The whole exam: pages, files and sounds come from this site, and from it only.
site-none = No question in force sends to another site.
site-web = The web
site-web-why =
    { $count ->
        [one] One question sends people to search the web.
       *[other] { $count } questions send people to search the web.
    }
questions =
    { $count ->
        [one] One question needs it.
       *[other] { $count } questions need it.
    }
browsers = { $list }, or a later version
browsers-why = The pages of the exam. An older browser draws them wrongly.
software-spreadsheet = Spreadsheet program for .ods and .csv files, for instance LibreOffice Calc
software-text = Word processor for .odt and .txt files, for instance LibreOffice Writer
software-pdf = PDF reader; that of the browser is enough
software-archive = Program that opens .zip archives; that of the system is enough
software-mail = Program that opens a saved mail (.eml), for instance Thunderbird
software-image = Viewer of .png images; that of the system is enough
software-browser = Second tab of the browser, for .html files
setting-script = Scripts allowed for this site
setting-sound = Sound allowed, headphones for each computer
setting-download = Downloads into a folder of the pupil’s own, and opening of files
setting-download-why = Questions with a file.
setting-window = New tabs and windows allowed for this site
setting-window-why = Files that open in the browser, the notice, the help.
setting-clock = Clock set by a time server
setting-clock-why = The hours that are shown, and secure connections.
