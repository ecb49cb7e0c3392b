title = Results by class
class-title = Results: { $class }
crumbs = Where you are
lead = { $centre }: the pupils whom the school enrolled from its list, and their latest exam. A result appears once the jury has published it.
no-school = None of your centres belongs to a school. The operator of the platform can make this link.
no-pupils = The school has no pupil on its list yet.
back-sessions = See the sessions
which-school = Choose a school.
no-class = Without a class
col-class = Class
col-pupils = Pupils
col-sat = Sat the test
col-obtained = Obtained
col-not_obtained = Not obtained
col-cancelled = Cancelled
col-awaited = Awaited
col-last = Last name
col-first = First name
col-birth = Born
col-day = Exam
col-status = Result
col-points = Score
awaited = Awaited
not-sat = Did not sit the test
files = Download
files-text = Only published results are in them. These are personal data: keep them within the school.
file-all = Results of the whole school
file-class = Results of the class
file-record = School record
file-certificates =
    { $count ->
        [one] The certificate of the class, to print
       *[other] The { $count } certificates of the class, one page each
    }
file-archive = One file for each certificate
too-many = There are more than { $most } certificates: they do not fit in one file. Divide the pupils into classes.
