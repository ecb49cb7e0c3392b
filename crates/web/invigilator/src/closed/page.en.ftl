title = The room is closed
finalised = The centre finalised session { $number } on { $stamp }.
published = The results of session { $number } are published.
cancelled = The centre has cancelled session { $number }.
advice = Everything that was done in the room is saved. To add or correct something, see the lead of the centre.
leave = Leave this room
