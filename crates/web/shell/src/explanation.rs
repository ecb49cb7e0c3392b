//! The words for why a result is what it is, for whoever reads it: the candidate, their parents, the centre, the jury.

use domain::certification::explanation::Fact;
use domain::framework::Framework;
use domain::locale::Locale;

use crate::when;

crate::texts!(TEXTS, "explanation");

/// One sentence for each fact, in its order.
#[must_use]
pub fn sentences(locale: Locale, framework: &Framework, facts: &[Fact]) -> Vec<String> {
    facts.iter().map(|fact| sentence(locale, framework, fact)).collect()
}

fn sentence(locale: Locale, framework: &Framework, fact: &Fact) -> String {
    let t = TEXTS.of(locale);
    let name = |code: &domain::framework::CompetenceCode| {
        let title = framework.competence(code.as_str()).map_or("", |c| c.title.get(locale));
        format!("{code} {title}")
    };
    match fact {
        Fact::Pending => t.s("pending").to_owned(),
        Fact::Cancelled => t.s("cancelled").to_owned(),
        Fact::Fraud => t.s("fraud").to_owned(),
        Fact::NothingLeft => t.s("nothing-left").to_owned(),
        Fact::TooFew { counted, needed, asked } => {
            let counts = [("counted", *counted), ("needed", *needed), ("asked", *asked)];
            t.with("too-few", &counts.map(|(name, count)| (name, i64::from(count).into())))
        }
        Fact::Right { right, counted } => {
            t.with("right", &[("right", i64::from(*right).into()), ("counted", i64::from(*counted).into())])
        }
        Fact::Neutralised { positions } => {
            t.with("neutralised", &[("count", number(positions)), ("positions", list(positions).into())])
        }
        Fact::Unreached { positions } => {
            t.with("unreached", &[("count", number(positions)), ("positions", list(positions).into())])
        }
        Fact::Doubled { positions } => {
            t.with("doubled", &[("count", number(positions)), ("positions", list(positions).into())])
        }
        Fact::Missed { positions } => {
            t.with("missed", &[("count", number(positions)), ("positions", list(positions).into())])
        }
        Fact::PassMark { set, reached } => {
            let key = if *reached { "pass-mark-reached" } else { "pass-mark-missed" };
            let rule = t.s(&format!("rule-{}", set.code().split('/').next().unwrap_or_default()));
            t.ww(key, ("rule", rule), ("since", &when::date(locale, set.since())))
        }
        Fact::Capped { competence, placed, highest } => {
            let levels = [("placed", i64::from(*placed).into()), ("highest", i64::from(*highest).into())];
            t.with("capped", &[&[("name", name(competence).into())][..], &levels].concat())
        }
        Fact::Lowered { competence, level, right, counted, keeps_from } => {
            let counts = [
                ("level", i64::from(*level)),
                ("right", i64::from(*right)),
                ("counted", i64::from(*counted)),
                ("percent", i64::from(*keeps_from)),
            ];
            let counts = counts.map(|(name, count)| (name, count.into()));
            t.with("lowered", &[&[("name", name(competence).into())][..], &counts].concat())
        }
        Fact::Lost { competence, right, counted } => {
            let counts = [("right", i64::from(*right).into()), ("counted", i64::from(*counted).into())];
            t.with("lost", &[&[("name", name(competence).into())][..], &counts].concat())
        }
    }
}

fn number<'a>(positions: &[u16]) -> fluent_bundle::FluentValue<'a> {
    i64::try_from(positions.len()).unwrap_or(i64::MAX).into()
}

fn list(positions: &[u16]) -> String {
    positions.iter().map(u16::to_string).collect::<Vec<_>>().join(", ")
}
