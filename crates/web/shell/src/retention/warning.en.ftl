subject = Your account will be erased on { $day }
body =
    Hello { $name },

    Your account has not been used for nearly { $length }. It will be erased on { $day }, as the law demands.

    To keep it, sign in once before that day: { $link }
    Forgotten password: { $forgotten }

    If you do nothing, the account and your profile are erased. Your certificates stay valid: download them before, or ask for them later here: { $lost }
