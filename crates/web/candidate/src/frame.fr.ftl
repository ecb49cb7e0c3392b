room = Candidat
nav-skills = Mes compétences
nav-certification = Certification
nav-results = Mes certifications
