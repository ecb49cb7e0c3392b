title = Platform
heading =
    { $count ->
        [0] No certification centre
        [one] 1 certification centre
       *[other] { $count } certification centres
    }
lead = Sessions prepared: { $sessions }. Candidates enrolled: { $candidates }.
new-centre = Open a centre
new-organisation = Add an organisation
figures = Figures of the platform
accounts =
    { $count ->
        [one] account
       *[other] accounts
    }
organisations =
    { $count ->
        [one] organisation
       *[other] organisations
    }
running =
    { $count ->
        [one] test at work
       *[other] tests at work
    }
attempts =
    { $count ->
        [one] test started
       *[other] tests started
    }
certificates =
    { $count ->
        [one] certificate in force
       *[other] certificates in force
    }
centres-title = Certification centres
find-centre = Find a centre
find-centre-hint = Part of the name, or the UAI.
find = Find
more-centres = The first { $count } in alphabetical order: search for a name or a UAI to see others.
no-such-centre = No centre is called “{ $words }”.
all-centres = See all centres
no-centre = A centre holds sessions and has a lead. Open the first one.
name = Name
kind = Kind
uai = School number
organisation = Organisation
members = Members
sessions = Sessions
none = none
organisations-title = Organisations
no-organisation = An organisation is a school that prescribes: its pupils can be enrolled by its centre. None for now.
