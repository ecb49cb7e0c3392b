title =
    { $count ->
        [0] No comment
        [one] One comment
       *[other] { $count } comments
    }
to-candidate = To the candidate
to-centre = To the centre
to-jury = Among ourselves
for-candidate = The candidate
for-centre = The centre
for-jury = The jury only
hint-candidate = Beside their result, from the publication on.
hint-centre = What it can do better in its next sessions. Shown on its page and mailed, from the publication on.
hint-jury = Never shown to anybody else.
signed = By { $by }, { $when }.
back = Taken back by { $by }, { $when }.
mailed = Mail sent
take-back = Take this comment back
write = Write a comment
who = Who reads it
words = Comment
words-hint = At most { $max } characters. It carries the date and your name; it is not corrected, it is taken back.
send = Keep this comment
why-session = The session is not before the jury.
why-audience = Choose who reads this comment.
why-empty = Write the comment.
why-too_long = The comment has { $len } characters. It needs at most { $max }: shorten it, it is still in the page.
why-signs = The comment holds an unreadable sign. Delete what was pasted and type it.
why-too_many = This session has 500 comments already. Take a decision back instead, or write to the centre.
mail-subject = Session { $number }: for your next sessions
mail-body =
    Hello,

    The jury has written this about session { $number } of { $date }, held by { $centre }:

    { $words }

    You find it on the page of the session: { $address }
