crumb = Breadcrumb
centres = Centres
new-title = Open a centre
name = Name of the centre
name-hint = It is printed on certificates, for instance “Collège Germaine-Tillion, Rennes”.
name-fault = Write the name of the centre, in 255 characters at most.
kind = Kind of centre
kind-SCO = School (SCO)
kind-SUP = Higher education (SUP)
kind-PRO = Professional or other (PRO)
kind-fault = Choose the kind of the centre.
uai = School number, UAI (optional)
uai-hint = Seven digits and a letter, for instance 0351234A.
uai-fault = “{ $typed }” is not a UAI: it has seven digits and a letter. Correct it or empty the field.
zone = Time zone
zone-hint = The hours of sessions are those of this place.
zone-fault = Choose a zone of the list.
organisation = Organisation (optional)
organisation-hint = The centre will be able to enrol the pupils of this school.
no-organisation = None
referent = Lead of the centre
referent-hint = The person who prepares the sessions and answers for the centre. There is one per centre.
create = Open the centre
members =
    { $count ->
        [one] 1 person in this centre
       *[other] { $count } people in this centre
    }
members-title = People of the centre
person = Person
login = Login
role = Role
actions = Actions
is-lead = Lead
is-member = Member
name-lead = Name as lead
remove = Remove
is-referent = This person is the lead. Name another lead first, then remove them. Nothing has changed.
add-title = Add a person
as-lead = As the lead
as-lead-hint = The present lead stays a member of the centre.
add = Add to the centre
