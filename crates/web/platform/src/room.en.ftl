room = Platform
nav-overview = Centres
nav-accounts = Accounts
nav-operator = Operator
nav-cpf = Training fund
nav-keys = Keys
nav-state = State
nav-mails = Mails
