//! The catalogue, the form (V37–V40) and the incidents that settle themselves (M32–M34).

use super::*;

/// Written by hand from §8.1: code, about a question, wants a description, impactful.
const CATALOGUE: &str = "\
C1 . d i
C2 . d .
C4 . d .
C6 . . i
C7 . d .
C8 . d .
E1 q . i
E2 q . i
E3 q . i
E4 q . i
E5 q . i
E8 q . i
E9 q . i
E10 q . i
E11 q . i
E12 q . i
";

#[test]
fn the_catalogue_is_that_of_the_field() {
    let flag = |is: bool, letter: &'static str| if is { letter } else { "." };
    let mut ours = String::new();
    for kind in IncidentKind::ALL {
        let flags = [
            flag(kind.is_about_a_question(), "q"),
            flag(kind.wants_description(), "d"),
            flag(kind.is_impactful(), "i"),
        ];
        ours.extend([kind.code(), " ", flags[0], " ", flags[1], " ", flags[2], "\n"]);
    }
    assert_eq!(ours, CATALOGUE);
    for kind in IncidentKind::ALL {
        assert_eq!(IncidentKind::parse(&kind.code().to_lowercase()), Ok(kind));
        assert_eq!(serde_json::to_value(kind).expect("text"), kind.code());
    }
    for retired in ["C3", "C5", "E6", "E7"] {
        assert_eq!(IncidentKind::parse(retired), Err(KindFault::Retired), "V39 {retired}");
    }
    assert_eq!(IncidentKind::parse("E13"), Err(KindFault::Unknown));
}

fn draft(kind: &str, description: &str, question: &str) -> Result<NewIncident, Vec<IncidentFault>> {
    IncidentDraft { kind: kind.into(), description: description.into(), question: question.into() }
        .parse(None)
}

#[test]
fn the_form_is_read_whole() {
    for question in ["0", "501", "", "-1", "deux"] {
        assert_eq!(draft("E1", "", question), Err(vec![IncidentFault::Question]), "V37 {question}");
    }
    for question in ["1", " 500 "] {
        assert!(draft("E1", "", question).is_ok(), "V37 {question}");
    }
    assert_eq!(draft("C7", "  ", ""), Err(vec![IncidentFault::Description(TextFault::Empty)]), "V38");
    let fraud = draft("C6", "", "12").expect("V40");
    assert_eq!((fraud.description, fraud.question), (None, None), "a number belongs to E incidents only");
    let both = draft("E9", &"x".repeat(501), "0").expect_err("two faults");
    assert_eq!(
        both,
        [IncidentFault::Description(TextFault::TooLong { max: 500, len: 501 }), IncidentFault::Question]
    );
    assert_eq!(both[1].codes(), ("question", "not_a_question_number"));
    assert_eq!(draft("", "", ""), Err(vec![IncidentFault::Kind(KindFault::Unknown)]));
}

#[test]
fn a_question_is_one_of_the_test() {
    let about = |kind: &str, description: &str, question: &str| {
        let draft =
            IncidentDraft { kind: kind.into(), description: description.into(), question: question.into() };
        draft.parse(Some(25)).map(|told| told.question)
    };
    assert_eq!(about("E1", "", "25"), Ok(Some(25)));
    assert_eq!(about("E1", "", "26"), Err(vec![IncidentFault::BeyondTest { questions: 25 }]));
    assert_eq!(about("C6", "", "26"), Ok(None), "it is not about a question");
    let both = about("E9", &"x".repeat(501), "26").expect_err("both at once");
    assert_eq!(
        both,
        [
            IncidentFault::Description(TextFault::TooLong { max: 500, len: 501 }),
            IncidentFault::BeyondTest { questions: 25 }
        ]
    );
}

fn asked(outcome: Outcome) -> AskedQuestion {
    AskedQuestion {
        position: 2,
        outcome: Some(outcome),
        has_image_or_embed: true,
        has_file: true,
        timed: true,
        focused: true,
    }
}

fn settled(kind: IncidentKind, question: AskedQuestion) -> Option<(Resolution, Effect)> {
    let incident = NewIncident { kind, description: None, question: Some(2) };
    settle(&incident, &[question]).map(|s| (s.resolution, s.effect))
}

/// Written by hand: kind, then what comes of a right, partial, wrong, passed, late and unfocused answer
/// (= nothing, n neutralised, r counted right).
const STRATEGIES: [(IncidentKind, &str); 10] = [
    (IncidentKind::ImageMissing, "=nnnnn"),
    (IncidentKind::EmbedMissing, "=nnnnn"),
    (IncidentKind::FileNotOpening, "=nnnnn"),
    (IncidentKind::SiteDown, "=nnnnn"),
    (IncidentKind::SiteBlocked, "=nnnnn"),
    (IncidentKind::TimerTooShort, "=nnnrn"),
    (IncidentKind::SoftwareFailed, "=nnnnn"),
    (IncidentKind::ForcedFocusOut, "===n=r"),
    (IncidentKind::ErrorPage, "=nnnnn"),
    (IncidentKind::Inaccessible, "=nnnnn"),
];

#[test]
fn every_incident_on_every_outcome() {
    let outcomes = [
        Outcome::Right,
        Outcome::Partial,
        Outcome::Wrong,
        Outcome::Passed,
        Outcome::TimedOut,
        Outcome::FocusedOut,
    ];
    for (kind, expected) in STRATEGIES {
        let ours: String = outcomes
            .into_iter()
            .map(|outcome| match settled(kind, asked(outcome)) {
                Some((_, Effect::None)) => '=',
                Some((Resolution::Neutralised, Effect::Neutralise(2))) => 'n',
                Some((Resolution::CountedRight, Effect::CountRight(2))) => 'r',
                other => panic!("{kind:?} {outcome:?}: {other:?}"),
            })
            .collect();
        assert_eq!(ours, expected, "{kind:?}");
    }
}

#[test]
fn incidents_without_effect_say_why() {
    let kind = IncidentKind::SiteDown;
    assert_eq!(settled(kind, asked(Outcome::Right)), Some((Resolution::AnswerIsRight, Effect::None)), "M32");
    let elsewhere = AskedQuestion { position: 66, ..asked(Outcome::Wrong) };
    assert_eq!(settled(kind, elsewhere), Some((Resolution::NoSuchAnswer, Effect::None)), "M33");
    let unanswered = AskedQuestion { outcome: None, ..asked(Outcome::Wrong) };
    assert_eq!(settled(kind, unanswered), Some((Resolution::NoSuchAnswer, Effect::None)));
    let bare = AskedQuestion {
        has_image_or_embed: false,
        has_file: false,
        timed: false,
        focused: false,
        ..asked(Outcome::Wrong)
    };
    for kind in [
        IncidentKind::ImageMissing,
        IncidentKind::EmbedMissing,
        IncidentKind::FileNotOpening,
        IncidentKind::TimerTooShort,
        IncidentKind::ForcedFocusOut,
    ] {
        assert_eq!(settled(kind, bare), Some((Resolution::NotConcerned, Effect::None)), "{kind:?}");
    }
    let focus = settled(IncidentKind::ForcedFocusOut, asked(Outcome::Wrong));
    assert_eq!(focus, Some((Resolution::OtherReason, Effect::None)));
    for kind in IncidentKind::ALL.into_iter().filter(|k| !k.is_about_a_question()) {
        assert_eq!(settled(kind, asked(Outcome::Wrong)), None, "{kind:?} is left to people");
    }
}

#[test]
fn counting_right_goes_before_leaving_out() {
    let out = Settlement { resolution: Resolution::Neutralised, effect: Effect::Neutralise(3) };
    let right = Settlement { resolution: Resolution::CountedRight, effect: Effect::CountRight(3) };
    assert_eq!((out.counts_right(), right.counts_right()), (None, Some(3)));
    assert_eq!(out.after(|position| position == 3), right);
    assert_eq!(out.after(|position| position == 4), out);
    assert_eq!(right.after(|_| true), right);
}
