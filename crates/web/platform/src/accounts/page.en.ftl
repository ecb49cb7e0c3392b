crumb = Breadcrumb
title = Accounts
new = Open an account
new-lead = For a jury member or another operator. A one-time password will be shown once.
search = Find an account
search-hint = The beginning of a name, a first name or both, or the beginning of the address or username.
find = Find
found =
    { $count ->
        [0] No account matches
        [one] 1 account found
       *[other] { $count } accounts found
    }
person = Person
login = Login
state = State
one-time = One-time password
offices =
    { $count ->
        [one] 1 office
       *[other] { $count } offices
    }
staff = Roles on the platform
roles = Roles
roles-hint = Several roles are possible. The lead of a centre is named from the page of the centre.
role-admin = Operator
role-jury-member = Jury member
role-jury-president = Jury president
role-author = Author
about-admin = Opens centres, gives roles, sees the state of the server.
about-jury_member = Takes sessions, reads their tests, decides and publishes. Confirms or sets aside what others of the jury have decided.
about-jury_president = Decides in every session. Proposes to correct an identity, publishes when two opinions differ, withdraws a publication with another president.
about-author = Tries the questions, settles reports, retires or replaces a question.
open = Open the account
has-role = Given
give = Give this role
take = Take this role away
last-administrator = This is the last operator: without them nobody could administrate the platform. Give this role to another person first. Nothing has changed.
centres = Centres
no-centre = This person is a member of no centre.
is-lead = lead
is-member = member
password = Password
password-text = A one-time password takes the place of the present one and ends every sign-in of the person. They will choose another one at their next sign-in.
password-set = Give a one-time password
no-login = This account does not sign in with a password. Nothing has changed.
journal = Journal of the account
act-create-account = Account opened
act-choose-password = Password chosen
act-set-one-time-password = One-time password given
act-send-reset-link = Replacement link sent
act-grant-role = Role given
act-withdraw-role = Role taken away
data = Personal data
data-text = Where the person writes to you because they can no longer sign in.
data-way = See or erase their data
data-title = Personal data
data-lead = For { $name }, who asks for it. Make sure first that it is this person who writes.
data-file = Hand out the whole file
data-file-text = A ZIP archive with a summary, all the data (JSON) and the certificates. The journal keeps the reason.
data-reason = Reason, without anybody’s name
data-reason-fault = Write the reason, in one line.
data-take = Download the archive
data-erase = Erase the account
data-erase-text = Name, address, password, placements and profile go at once. Lists of sessions, answers of exams and certificates are erased on their day.
data-hinders = Not yet. What the person would read:
data-sure = The person asked for it, and knows that it cannot be undone.
data-sure-fault = Tick the box to confirm. Nothing is erased.
data-erase-way = Erase this account
