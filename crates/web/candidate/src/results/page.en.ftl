title = My certifications
none-title = No certification yet
none-text = Your exams and their results will appear here. You first need 5 competences at level 1.
none-way = See my competences
intro = A result appears once the jury has finished with the whole session.
day = Exam
centre = Centre
state = Result
score = Score
action = Next
go-on = Back to the test
see = See the result
after-jury = After the jury
points =
    { $count ->
        [one] 1 point
       *[other] { $count } points
    }
state-running = Test running
state-waiting = Result awaited
state-validated = Certification obtained
state-rejected = Certification not obtained
state-fraud = Certification rejected
state-cancelled = Certification cancelled
crumb = Where you are
rehearsal = This session was a rehearsal. Nothing is certified by it.
result-title = Result of { $day }
heading-state-validated = You have obtained the certification
heading-state-rejected = The certification is not obtained this time
heading-state-fraud = The jury has rejected this certification
heading-state-cancelled = This certification is cancelled
heading-state-waiting = The jury is looking at this result again
sat = Exam of { $day }, { $centre }. Result published on { $published }.
your-score = Your score
out-of = points out of { $max }
global-level = Level { $level }, “{ $name }”
global-0 = First steps
global-1 = Novice
global-2 = Novice
global-3 = Independent
global-4 = Independent
global-5 = Advanced
global-6 = Advanced
global-7 = Expert
global-8 = Expert
download = Download the certificate (PDF, 1 page)
badge = Download the badge (Open Badges 3.0)
badge-text = The badge is a file for online portfolios. It tells your name and your levels, never your date of birth.
badge-name = Certificate of digital skills
badge-description = Attests levels in the competences of the French framework of digital skills (CRCN), observed in an invigilated exam.
badge-criteria = More than half of the answers right in an invigilated exam that checks the profile of the person, competence by competence. The results are validated by a jury.
badge-score = Score
badge-evidence = Invigilated exam, { $centre }.
proof-title = To prove this result
proof-text = Give this code to whoever asks. The certificate is signed: anybody can check it, without an account.
proof-way = See the public page of this certificate
jury-title = The jury tells you
how-title = How to read this result
how-levels = The exam checks the profile that you had that day, competence by competence. A competence that is confirmed keeps its level. With errors, it loses one level or is not certified. A competence below level 1 is not asked.
how-ceiling = On the day of the exam the highest level that can be certified was level { $level }, which is { $max } points for all competences.
how-points = A level is worth 8 points. The score is the sum of the points of the certified competences.
how-cancelled = The exam did not go as it should: its result does not count, neither for you nor against you.
how-fraud = The jury found cheating: there is neither a score nor a certificate. Only this page says so, and only you can read it.
how-pending = It will appear here again once the jury has decided.
next-title = What next
next-download = Download the certificate and keep the file: it can be verified even if this site no longer exists.
next-share = Give the code to whoever asks for proof: a school, a college, an employer.
next-badge = Add the badge to your online portfolio, if you have one.
next-practise = Go on with the placement: each level that you gain will count in the next certification.
next-practise-lost = Go on with the placement: competences that lost a level are the first to look at again.
next-profile = See my competences
next-again = You can sit another certification from { $day }, { $days } days after your last exam. Ask your centre for a date.
next-again-now = You can sit another certification. Ask your centre for a date.
next-profile-stays = Your profile stays as it is: this result takes nothing away from you.
next-centre = Ask your centre what happened and when you can sit the exam again.
next-explain = Ask your centre for explanations, with your parents if you are under age.
next-wait = You have nothing to do: come back to this page.
column-competence = Competence
column-placed = Level of the profile
column-certified = Certified level
column-why = Why
levels-title = The levels, competence by competence
ruler-label =
    { $points ->
        [one] Level { $level }, 1 point
       *[other] Level { $level }, { $points } points
    }
level = Level { $level }
level-none = Below level 1
not-certified = Not certified
not-asked = Not asked
why-capped = The level of the profile is brought down to { $highest }, the highest that can be certified.
why-kept =
    { $right ->
        [one] 1 right answer out of { $counted }: level { $level } of the profile is confirmed.
       *[other] { $right } right answers out of { $counted }: level { $level } of the profile is confirmed.
    }
why-downgraded =
    { $right ->
        [one] 1 right answer out of { $counted }: one level less than the { $level } of the profile.
       *[other] { $right } right answers out of { $counted }: one level less than the { $level } of the profile.
    }
why-invalidated =
    { $right ->
        [0] No right answer out of { $counted }: level { $level } of the profile is not confirmed.
        [one] 1 right answer out of { $counted }: level { $level } of the profile is not confirmed.
       *[other] { $right } right answers out of { $counted }: level { $level } of the profile is not confirmed.
    }
appeals-title = Appeals
appeals-text = You do not agree, your name is wrong, or your certificate is lost? Ask the jury to look.
appeals-ask = Make an appeal
