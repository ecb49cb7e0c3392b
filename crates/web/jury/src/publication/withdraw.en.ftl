title = Withdraw the publication of session { $number }
crumb = Withdrawal
effect =
    { $count ->
        [0] Candidates will no longer see their result. No certificate is in circulation.
        [one] Candidates will no longer see their result, and one certificate will no longer be valid. A new publication restores it under the same code, or replaces it if what it says has changed.
       *[other] Candidates will no longer see their result, and { $count } certificates will no longer be valid. A new publication restores them under the same codes, or replaces those that would say something else.
    }
reason = Reason
reason-hint = Kept in the journal of the session, with your name. Another president of the jury confirms.
withdraw = Propose the withdrawal
waiting = A withdrawal waits for a second president
signed = Proposed by { $by }, on { $when }.
confirm = Withdraw the publication
dismiss = Set aside
take-back = Take my proposal back
own = Another president of the jury confirms: not you.
back = Back to the session
fault-waits = A withdrawal is proposed already. Nothing has changed.
fault-erased = The answers of this session are erased, because the time to appeal is over: it can no longer be judged again. Nothing has changed.
fault-not_waiting = No withdrawal waits any longer: it was confirmed or set aside. Nothing has changed.
fault-same_person = You have proposed this withdrawal: another president of the jury confirms it.
stay = Leave it published
fault-reason = Write the reason of the withdrawal. Nothing has changed.
fault-reason_long = The reason has { $len } characters. It may have { $max } at most.
fault-reason_signs = The reason holds a sign that cannot be read. Delete what was pasted and type it.
