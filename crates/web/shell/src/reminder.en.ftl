subject = Session { $number } to finalise
body =
    Hello,

    The session { $number } of { $date } ({ $centre }, { $room }) is not finalised yet.
    The jury waits for what the centre has to say before { $due }: without it no result is published.

    Finalise it here: { $address }
