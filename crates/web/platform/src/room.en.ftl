room = Platform
nav-overview = Centres
nav-accounts = Accounts
nav-operator = Operator
nav-state = State
nav-mails = Mails
nav-retention = Retention
