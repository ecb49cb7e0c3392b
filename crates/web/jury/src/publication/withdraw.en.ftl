title = Withdraw the publication of session { $number }
crumb = Withdrawal
effect =
    { $count ->
        [0] Candidates will no longer see their result. No certificate is in circulation.
        [one] Candidates will no longer see their result, and one certificate will no longer be valid. A new publication restores it under the same code.
       *[other] Candidates will no longer see their result, and { $count } certificates will no longer be valid. A new publication restores them under the same codes.
    }
reason = Reason
reason-hint = Kept in the journal of the session, with your name.
withdraw = Withdraw the publication
stay = Leave it published
fault-reason = Write the reason of the withdrawal. Nothing has changed.
fault-reason_long = The reason has { $len } characters. It may have { $max } at most.
fault-reason_signs = The reason holds a sign that cannot be read. Delete what was pasted and type it.
