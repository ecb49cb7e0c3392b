title = What you have written is not recorded
nothing = Nothing was recorded
hint = You will find these words in their page once the session is yours. Nothing is decided yet.
back = Go to the session
