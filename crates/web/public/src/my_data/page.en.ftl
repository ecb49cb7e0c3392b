title = My data
lead = See what the platform keeps of you, take it with you, or have your account erased.
file-title = Take my data with me
file-text = A ZIP archive: a summary to read, all your data for a program (JSON), and your certificates.
file-not = Not in it: the questions of the exam and what is right or wrong there, results that are not published, and what other people wrote.
file-way = Download the archive
correct-title = Have a mistake corrected
correct-text = The name and date of birth of an exam are corrected by your centre, with a proof of identity. For anything else, write to the operator.
erase-title = Erase my account
erase-now = At once, with no way back:
now-1 = your name, your address, your password and your choice of appearance;
now-2 = your placements and your profile;
now-3 = the mails kept for you;
now-4 = what the journal of your account says.
erase-stays = What stays, because an exam must be provable and open to appeal:
stays-what = What
stays-clock = From
stays-length = For
certificate-first = Without an account you can no longer download your certificates here: take them with you first. Anybody can still check their code.
password = Your password
password-hint = To be sure that it is you.
password-fault = This is not your password. Nothing is erased: type it again.
must-wait =
    { $seconds ->
        [one] Too many tries. Try again in 1 second. Nothing is erased.
       *[other] Too many tries. Try again in { $seconds } seconds. Nothing is erased.
    }
erase-way = Erase my account
keep-way = Keep my account
erased-title = Your account is erased
erased-text = What had to stay erases itself on its day. Thank you for coming.
still-title = Your account is still there
still-text = Nothing is erased as long as you have not confirmed it.
still-way = See my data
front = Go to the front page
