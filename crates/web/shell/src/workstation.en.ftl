check-browser = Browser
check-script = Scripts
check-download = File downloaded and opened
check-sound = Sound
check-window = Second window
check-screen = Screen
check-clock = Clock
check-network = Network
verdict-fine = In order
verdict-unknown = Not checked
verdict-weak = To improve
verdict-fails = To mend
measure-clock =
    { $seconds ->
        [0] same as the server
        [one] { $seconds } second apart
       *[other] { $seconds } seconds apart
    }
measure-network = { $ms } milliseconds
advice-browser = Update Firefox, Chrome, Edge or Safari: to a version that is less than two years old.
advice-script = Allow scripts for this site. Without them the exam works, with other questions.
advice-download = Allow downloads, give the pupil a folder of their own, and install an office suite (LibreOffice for instance).
advice-sound = Plug in headphones or loudspeakers, turn the volume up, and allow sound for this site.
advice-window = Allow pop-up windows and new tabs for this site.
advice-screen = Choose a screen of at least 1024 × 600 pixels, and a zoom of 100%.
advice-clock = Set the clock of the computer by a time server.
advice-network = Move the computer nearer to an access point or plug in a cable; ask the network’s administrator to open this site without a filter.
column-room = Room
column-computer = Computer
column-when = Checked on
sheet = Computers
word-sheet = Word
word-head = The word is
