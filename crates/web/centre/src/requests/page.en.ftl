title = Requests for sessions
title-one = Request for class { $class }
crumbs = Breadcrumb
lead = Teachers of the school ask for a session for their class. You accept, move or refuse.
to-teachers = Teachers
empty-title = No request waits
empty-text = When a teacher asks for a session, it appears here and you get a mail. Name the teachers who may ask.
waiting =
    { $count ->
        [one] One request waits for your answer
       *[other] { $count } requests wait for your answer
    }
answered = Answers given
wish = { $day } at { $hour }
state-open = Waiting
state-accepted = Accepted
state-refused = Refused
state-withdrawn = Withdrawn
fact-teacher = Asked by
fact-division = Class
fact-wish = Wish
fact-room = Room wished
fact-remark = Remark
fact-asked = Asked on
fact-reason = Reason of the refusal
accept-title = Accept
accept-text = The session is made with its number and codes, and the teacher is told. Change the day, the hour or the room if the wish does not suit: the teacher will see what was moved.
ready =
    { $count ->
        [0] No pupil of this class is in the school’s list: enrol them afterwards, by hand or from a file.
        [one] One pupil of this class will be enrolled.
       *[other] { $count } pupils of this class will be enrolled.
    }
unfit =
    { $count ->
        [one] One pupil cannot be enrolled as the list has them. Add them by hand afterwards:
       *[other] { $count } pupils cannot be enrolled as the list has them. Add them by hand afterwards:
    }
accept = Accept and make the session
refuse-title = Refuse
refuse = Refuse the request
label-reason = Reason
hint-reason = The teacher reads it. 500 characters at most.
label-site = Site
label-room = Room
label-date = Day
label-time = Hour
label-invigilators = Invigilators
hint-time = When the candidates arrive, { $place }.
see-session = See the session
see-messages = Write a message
gone = The session made for this request was deleted.
back = Back to the requests
why-too_many = Too many requests wait already.
why-open = This request still waits.
why-accepted = This request is accepted already. Nothing has changed.
why-refused = This request is refused already. Nothing has changed.
why-withdrawn = The teacher has withdrawn this request. Nothing has changed.
why-reason = Say why, in 500 characters at most.
why-date-required = Choose the day of the session.
why-date-day_is_past = This day is past. Choose another day, or refuse the request.
why-room-required = Say in which room: the room is empty.
why-site-required = Say where the session takes place: the site is empty.
why-invigilators-required = Name at least one invigilator.
why-text-required = This is needed.
why-text-too_long = This text is too long. Shorten it.
why-text-control_character = This text holds an invisible character. Type it again.
why-text-not_a_date = This day does not exist. Write it dd/mm/yyyy.
why-text-not_a_time = Write the hour of the start, for instance 09:00.
why-text-unknown_zone = The time zone of the centre is not known. Tell the administrator of the platform.
