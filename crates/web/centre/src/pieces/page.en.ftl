title = Scanned papers
missing = There is no scan of:
there =
    { $count ->
        [0] No paper deposited
        [one] One paper deposited
       *[other] { $count } papers deposited
    }
remove = Remove
add = Deposit a paper
kind = Paper
choose = Choose
file = File
file-hint = PDF, JPEG, PNG or WebP, at most 10 MB per file, at most { $max } files per session.
send = Deposit
made-again = A picture is made again from its pixels: the place, camera and date that it held are not kept. Only the centre and the jury of this session open these files.
to-finalise = Go to the finalisation
back = Back to the session
why-kind = Choose which paper it is.
why-empty = Choose a file: what arrived is empty.
why-too_large = This file weighs more than 10 MB, or would once made again. Scan at 200 or 300 points per inch.
why-other_kind = This file is neither a PDF nor a JPEG, PNG or WebP picture, whatever its name. Scan the paper, or take a photo of it.
why-damaged = This file is damaged or incomplete. Scan the paper again.
why-too_many_pixels = This picture has too many pixels: 40 million at most. Scan at 300 points per inch.
why-too_many_pages = This PDF has more than 60 pages, or too many elements. Deposit it as several files.
why-unfolds_too_much = This PDF is compressed in a way that we do not take. Scan the paper again, or send a picture.
why-protected = This PDF is protected by a password. Save it without protection.
why-active = This PDF holds a program or an active form. Print it to PDF, or send a picture.
why-holds_files = This PDF holds other files. Print it to PDF, or send a picture.
why-too_many = This session has { $max } files already. Remove one, or put several pages into one PDF.
why-too_heavy = The files of this session would weigh more than 60 MB. Scan at 200 points per inch, or in black and white.
why-not_open = Papers are deposited from the opening of the room on.
why-published = The results are published: the file is closed.
why-kept = The session is finalised: what was deposited stays in the file. A forgotten paper can still be added until the publication.
