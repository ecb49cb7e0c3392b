convocation-subject = Convocation to the certification, { $date }
convocation-body =
    Hello { $prenom } { $nom },

    This is your convocation to the certification of digital skills.

    Day: { $date }
    Arrival: { $heure }
    Start of the test: { $debut }
    End of your time: { $fin }
    Place: { $site }, { $salle }

    Bring an identity document with a photo, and the login and password of the account that holds your profile. The session number and the access code are given in the room. Phones stay switched off and put away.

    If you cannot come, tell { $referent } as soon as possible, so that another date can be looked for.

    { $referent }
    { $centre }
preparation-subject = Getting ready for the certification, { $date }
preparation-body =
    Hello { $prenom },

    The certification takes place on { $date } at { $heure }, { $site }, { $salle }.

    Before that day:
    1. Sign in at { $adresse } and check that your profile is certifiable: at least five competences at level 1.
    2. Keep this account until the exam: the test starts from the profile that it holds.
    3. Find your password again, and prepare an identity document with a photo.

    On the day, the invigilator checks your identity, gives the session number and reads the instructions. The access code is given when everybody is ready. A question that was passed does not come back. If something breaks down, call: the test goes on where it stopped. At the end, stay on the end screen until the invigilator has seen it.

    A question? Ask { $referent }.

    { $centre }
rappel-subject = Reminder: certification, { $date } at { $heure }
rappel-body =
    Hello { $prenom },

    The certification is near: { $date }. Arrive at { $heure }, { $site }, { $salle }. The test starts at { $debut } and your time ends at { $fin }.

    Bring an identity document with a photo, your login and your password. Who comes late may not be able to start.

    { $referent }
    { $centre }
resultats-subject = Your certification results
resultats-body =
    Hello { $prenom },

    You have sat the certification: { $date }. The jury reads what was reported during the exam, then publishes the results.

    You will read them in your space, at { $adresse }. If the certification is obtained, you will download a certificate with a code there: whoever you show it to can verify it. It belongs into a CV and into an application.

    If a result surprises you, you will be able to ask at the same place for it to be looked at again.

    { $centre }
familles-subject = Digital certification of { $prenom } { $nom }
familles-body =
    Dear Sir or Madam,

    { $prenom } { $nom } sits the certification of digital skills: { $date }, from { $heure } to { $fin }, { $site }, { $salle }.

    This test shows what each person can do with a computer and on the internet. There is nothing to buy and nothing to learn by heart. You can help: check together that the login and the password of the account are known, and that an identity document with a photo is ready.

    If something prevents it, tell { $referent }: another date will be looked for.

    { $centre }
professeurs-subject = Certification to prepare with your class: { $date }
professeurs-body =
    Hello,

    A certification session brings { $nombre } candidates together: { $date } at { $heure }, { $site }, { $salle }.

    Until then, please:
    1. hand over the convocations against a signature, and return the hand-over sheet to { $referent };
    2. check that everybody finds the login and the password of the account used in class;
    3. tell { $referent } who is not certifiable yet: at least five competences at level 1;
    4. show the class how the session goes, with the notice projected.

    { $referent }
    { $centre }
surveillants-subject = Invigilating the certification: { $date }
surveillants-body =
    Hello,

    You watch over session { $numero }: { $date }, { $site }, { $salle }. Candidates expected at { $heure }: { $nombre }. The test starts at { $debut }. Most candidates have until { $fin }; everybody's own time is on the screen and on the attendance sheet.

    Before the test
    1. Check the identity of each candidate and have the sheet signed.
    2. Read the instructions aloud.
    3. Give the session number and then, when everybody is ready, the access code, which { $referent } hands to you.

    During the test
    1. What happens is noted at once, with the number of the question.
    2. A page that no longer answers is loaded again. Who has left the test comes back to where it stopped, when you allow it.
    3. A doubt about fraud is described by facts.

    At the end
    1. See the end screen of each candidate, and confirm it.
    2. Ask everybody to sign out.
    3. Return the sheets on the same day to { $referent }.

    Thank you for your help.

    { $centre }
