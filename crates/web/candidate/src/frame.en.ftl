room = Candidate
nav-skills = My competences
nav-certification = Certification
nav-results = My certifications
