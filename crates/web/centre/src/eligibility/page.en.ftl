title = Eligibility of the candidates
classes-title = Eligibility, class by class
classes-text = One sheet for each class, for the form teacher. Print this page.
classes-back = Back to eligibility
by-class = Print by class
nobody = Nobody is enrolled: enrol candidates first.
caption = The candidates, those to help first
col-candidate = Candidate
col-class = Class
col-account = Account
col-placements = First campaign
col-competences = Competences at level 1
col-advice = To do
class = Class { $name }
no-class = Without a class
ready =
    { $count ->
        [0] None of the { $all } candidates is ready.
        [one] 1 candidate of { $all } is ready.
       *[other] { $count } candidates of { $all } are ready.
    }
count-delay =
    { $count ->
        [one] One candidate sat the certification too short a time ago.
       *[other] { $count } candidates sat the certification too short a time ago.
    }
count-account =
    { $count ->
        [one] One candidate has no known account.
       *[other] { $count } candidates have no known account.
    }
count-wrong_account =
    { $count ->
        [one] One candidate joined the session with another account than the one of their placements.
       *[other] { $count } candidates joined the session with another account than the one of their placements.
    }
count-several_accounts =
    { $count ->
        [one] One candidate has several accounts.
       *[other] { $count } candidates have several accounts.
    }
count-campaign =
    { $count ->
        [one] One candidate has done no first campaign.
       *[other] { $count } candidates have done no first campaign.
    }
count-profile =
    { $count ->
        [one] One candidate is not certifiable yet.
       *[other] { $count } candidates are not certifiable yet.
    }
standing-ready = Ready
standing-started = Has started
standing-hindered = Will not be able to start
standing-to-do = To be helped
unknown = –
account-joined = { $login }, has joined the session
account-portal = account without a password
placements =
    { $count ->
        [0] No
        [one] Yes, 1 placement
       *[other] Yes, { $count } placements
    }
competences = { $count } of { $needed }
need-delay = { $days } days must lie between two sittings: enrol this person in a session from { $from } on.
need-account = No known account: have them join session { $number } now, with the account of their placements.
need-wrong_account = The placements are in the account { $login }: detach the other account from the candidate’s page, then have them join with that one.
need-several_accounts = Several accounts: the placements are in { $login }. Tell them to use that one on the day, and to sign out of the other.
need-campaign-warn = No finished placement: have one finished before the session.
need-campaign-block = No finished placement: without one the test will not start. Have one finished before the session.
need-profile =
    { $missing ->
        [one] 1 competence at level 1 is missing: have the placement continued before the session.
       *[other] { $missing } competences at level 1 are missing: have the placement continued before the session.
    }
outside = The day of the session is not in a window that is open to your school. The nearest one goes { $days }.
what-is-told = Logins are masked: their holder recognises them. This page tells nothing of accommodations.
back = Back to the session
