title = Lessons, competence { $code }
crumb = Where you are
home = My competences
heading = Lessons: { $competence }
lead = One short lesson for each skill, from the simplest to the most advanced. Open the one that you need.
none = The lessons of this competence are not written yet. The explanations after each answer of the placement stand in for them.
level = Level { $level }
back = Back to my competences
