title = Retire or replace a question
crumb-here = Retirement
lead = A retired question is drawn no more, neither in placement nor in a test that starts. Tests that have started keep it, and nothing changes in past results. You can put it back into service.
left =
    { $count ->
        [0] No other question of this skill is in service.
        [one] One other question of this skill stays in service.
       *[other] { $count } other questions of this skill stay in service.
    }
reason = Reason
reason-hint = The other authors will read it.
successor = Question that replaces it (optional)
successor-hint = A question in service of the same competence.
none = None
retire = Retire the question
back = Change nothing
why-no-words = Write why the question is retired: the other authors will read it.
why-last-of-skill = It is the last question of this skill in service: without it neither placement nor tests could ask about the skill. Write or put back another question of the same skill first. Nothing has changed.
why-successor-unknown = The bank has no such question. Choose one from the list, or none.
why-successor-itself = A question does not replace itself. Choose another one, or none.
why-successor-retired = That question is retired too. Choose one in service, or none.
