room = Plateforme
nav-overview = Centres
nav-accounts = Comptes
nav-operator = Exploitant
nav-state = État
nav-mails = Courriels
nav-retention = Conservation
