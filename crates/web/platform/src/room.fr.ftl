room = Plateforme
nav-overview = Centres
nav-accounts = Comptes
nav-operator = Exploitant
nav-cpf = CPF
nav-keys = Clés
nav-state = État
nav-mails = Courriels
