title = Give session { $number } back to the centre
crumb = Back to the centre
effect = The centre can report, correct and finalise again. Until then the session leaves the jury; what is decided and settled stays.
reason = What the centre has to complete
reason-hint = The centre reads these words in its room and by mail. 1,000 characters at most.
reopen = Give back to the centre
stay = Keep the session
why-empty = Tell the centre what is missing.
why-too_long = The text is longer than 1,000 characters. Shorten it.
why-control_character = The text holds an invisible character. Type it again.
mail-subject = Session { $number } to complete
mail-body =
    Hello,

    The jury gives session { $number } of { $date } ({ $centre }) back to you: something is missing.

    { $reason }

    Complete it and finalise it again here: { $address }
