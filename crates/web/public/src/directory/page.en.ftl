title = Directory of centres
lead = The certification centres that wished to appear here. To enrol, one turns to the centre.
search = Name, town or number of the school
do-search = Search
none = No centre has wished to appear in the directory yet.
none-found = No centre has that name. Try a part of the name, or the town.
all = See all centres
sessions = Sessions to come
session =
    { $left ->
        [0] { $day }, { $site }: full
        [one] { $day }, { $site }: one place
       *[other] { $day }, { $site }: { $left } places
    }
no-session = No session to come.
more = There are other centres: write a part of the name or the town to find them.
staff = Nobody is certified where they work: a member of the staff enrols in a centre other than their own.
kind-SCO = School
kind-SUP = Higher education
kind-PRO = Professional body
held = Accredited for: { $certifications }
