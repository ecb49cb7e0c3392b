title =
    { $count ->
        [0] No appeal waits for the jury
        [one] One appeal waits for the jury
       *[other] { $count } appeals wait for the jury
    }
empty-title = No appeal
empty-text = Appeals about your published sessions appear here, the oldest first.
empty-way = See the sessions
caption = The appeals, those that wait for the jury first
col-candidate = Candidate
col-kind = Request
col-session = Session
col-age = Since
col-state = Where it stands
see-test = See the test
steps = What was said
identity-corrected = The identity was corrected on { $when }. A certificate in circulation was replaced.
identity-not_yet = The identity is not corrected. A president proposes it on the page of the test, another person of the jury confirms; only then accept the request.
identity-way = Open the identity on the page of the test
closed = Nobody has anything left to do here: the appeal is closed.
centre-first = The centre has until { $until } to say what it knows. You answer afterwards.
effect-title = Effect on the score
effect-text = An answer may change one question of the published test. Look at the effect before you answer. To cancel, reject or give back a certification is decided by two people on the page of the test.
effect-label = Decision
effect-none = Change nothing
effect-neutralise = Neutralise a question
effect-restore = Restore a question
effect-count_right = Count an answer as right
effect-as_given = Count an answer as it was judged
effect-see = See the effect
question-label = Number of the question
becomes = becomes
told =
    { $points ->
        [one] 1 point ({ $status })
       *[other] { $points } points ({ $status })
    }
answer-title = Answer
answer-with = The answer takes this decision: { $what }. The certificate in circulation is replaced if the score changes.
answer-without = The answer does not change the score.
verdict = The request is
verdict-accepted = Accepted: what was asked is done
verdict-partly = Accepted in part
verdict-refused = Refused: nothing changes
answer-words = The reasons
answer-hint = The candidate reads them: plain words, no abbreviations. At most { $max } characters.
answer = Send the answer
later = Later
fault-verdict = Choose an answer.
fault-words_empty = Write the reasons: the candidate must understand.
fault-words_long = The reasons are longer than 1,000 characters. Shorten them.
fault-words_signs = The reasons hold an invisible character. Type them again.
fault-question = Give the number of the question.
fault-no_such_question = The test has no question of that number.
fault-nothing_changes = It is so already: this decision would change nothing.
fault-takes_away = This decision would take something from the candidate: an appeal never lowers a result.
fault-refused_with_effect = A refusal changes nothing. Take the decision out, or accept at least in part.
fault-not_corrected = The identity is not corrected yet. Correct it by two people on the page of the test, then accept the request.
fault-changed = Something was decided meanwhile. Read again, then answer again.
