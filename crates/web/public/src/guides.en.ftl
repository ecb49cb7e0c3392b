title-referent = Guide of the centre lead
lead-referent = From the first session to the archives, in the order in which it is done. At the end, what is done all year.
title-invigilator = Guide of the invigilator
lead-invigilator = A session, from coming into the room to handing the papers over.
steps = Steps
to-steps = Certification in 3 steps, for candidates
to-help = All frequent questions
