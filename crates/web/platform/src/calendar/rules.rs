//! One rule: its values by the day, and another value from a day on.

use acts::calendar::{CannotDropRule, DropRule, SetRule};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::calendar::{BUILT_IN, Rule, RuleFault, RuleName, Strictness};
use domain::people::parse_date;
use domain::text::{LINE_MAX, Line};
use jiff::civil::Date;
use serde::Deserialize;
use store::{Stop, calendar};
use web_shell::outcome::{go, refused};
use web_shell::{Answer, Chrome, Faults, Form, Page, Shared, Texts, Trouble, Visit, when};

use super::{HERE, TEXTS, rule_name, source, today, value};

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    value: String,
    since: String,
    source: String,
}

#[derive(Template)]
#[template(path = "calendar/rule.html")]
struct RulePage {
    chrome: Chrome,
    t: Texts,
    faults: Faults,
    typed: Typed,
    address: String,
    values: Vec<ValueLine>,
    /// The choices of a rule that has names for its values: value, name, chosen.
    choices: Vec<(String, &'static str, bool)>,
    hint: &'static str,
    /// The administrator may give it another value.
    set_here: bool,
}

/// A value of the rule.
struct ValueLine {
    value: String,
    since: String,
    /// Since when, and where it comes from.
    told: String,
    /// The day, to take back a value whose day has not come.
    to_come: Option<String>,
}

async fn made(
    app: &Shared,
    visit: &Visit,
    name: RuleName,
    typed: Typed,
    faults: Faults,
) -> Result<RulePage, Trouble> {
    let changes = calendar::rule_changes(&mut app.store.read().await?.conn()).await?;
    let t = TEXTS.of(visit.locale);
    let today = today(visit);
    let mut all: Vec<&Rule> = BUILT_IN.iter().chain(&changes).filter(|rule| rule.name == name).collect();
    all.sort_by_key(|rule| rule.since);
    let told = |rule: &Rule| changes.contains(rule);
    let values = all.into_iter().map(|rule| {
        let since = when::date(t.locale, rule.since);
        ValueLine {
            value: value(&t, name, rule.value),
            told: t.ww("value-since", ("since", &since), ("source", &source(&t, &rule.source))),
            since,
            to_come: (told(rule) && rule.since > today).then(|| rule.since.to_string()),
        }
    });
    let choices = Strictness::ALL.iter().zip(0..).map(|(strict, n)| {
        (n.to_string(), t.s(&format!("strict-{}", strict.code())), typed.value == n.to_string())
    });
    Ok(RulePage {
        chrome: crate::chrome(visit, rule_name(&t, name)),
        address: format!("{HERE}/regles/{}", name.code()),
        values: values.collect(),
        choices: if name == RuleName::FirstCampaign { choices.collect() } else { Vec::new() },
        hint: t.s(if name == RuleName::Fee { "value-hint-fee" } else { "value-hint" }),
        set_here: name.range().is_some(),
        t,
        faults,
        typed,
    })
}

/// The rule that an address names.
fn named(code: &str) -> Result<RuleName, Trouble> {
    RuleName::from_code(code).ok_or(Trouble::NotFound)
}

/// `GET /plateforme/calendrier/regles/{regle}`.
pub async fn show(State(app): State<Shared>, visit: Visit, Path(code): Path<String>) -> Answer {
    let page = made(&app, &visit, named(&code)?, Typed::default(), Faults::none()).await?;
    Ok(Page(page).into_response())
}

/// A value as it was typed: a whole number, or euros for the fee.
fn number(name: RuleName, typed: &str) -> Option<i64> {
    let typed = typed.trim().replace(['\u{a0}', ' ', '€'], "");
    if name != RuleName::Fee {
        return typed.parse().ok();
    }
    let (euros, cents) = typed.split_once([',', '.']).unwrap_or((&typed, "00"));
    let cents = if cents.len() == 2 { cents.parse::<u8>().ok()? } else { return None };
    euros.parse::<u32>().ok().map(|euros| i64::from(euros) * 100 + i64::from(cents))
}

/// `POST /plateforme/calendrier/regles/{regle}`.
pub async fn set(
    State(app): State<Shared>,
    visit: Visit,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> Answer {
    let (name, t) = (named(&code)?, TEXTS.of(visit.locale));
    let mut faults = Faults::none();
    let since = parse_date(&typed.since).ok();
    if since.is_none() {
        faults
            .add("since", t.s(if typed.since.trim().is_empty() { "day-required" } else { "day-not_a_date" }));
    }
    let source = Line::parse(&typed.source, LINE_MAX).ok();
    if source.is_none() {
        faults.add("source", t.s("source-fault"));
    }
    let value = number(name, &typed.value);
    // What is missing here is told together with what the rule says of the rest.
    let asked = since.unwrap_or(Date::MAX);
    if let (Some(since), Some(source)) = (since, source) {
        let act = SetRule { doing: crate::doing(&visit)?, name, since, value, source };
        match app.store.act(act).await {
            Ok(()) => return Ok(go(HERE)),
            Err(Stop::Refused(found)) => told(&t, name, &found, &mut faults),
            Err(stop) => return Err(stop.map(|_| ()).into()),
        }
    } else if let Err(found) = domain::certification::calendar::decide_rule(name, value, asked, today(&visit))
    {
        told(&t, name, &found, &mut faults);
    }
    Ok(refused(&made(&app, &visit, name, typed, faults).await?))
}

fn told(t: &Texts, name: RuleName, found: &[RuleFault], faults: &mut Faults) {
    for fault in found {
        match fault {
            RuleFault::NotSetHere => faults.add("", t.s("not-set-here")),
            RuleFault::OutOfRange { least, greatest } => {
                let (least, greatest) = (value(t, name, *least), value(t, name, *greatest));
                faults.add("value", t.ww("out-of-range", ("least", &least), ("greatest", &greatest)));
            }
            RuleFault::NotAhead => faults.add("since", t.s("day-ahead")),
        }
    }
}

/// The day of the value to take back.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Dropped {
    since: String,
}

/// `POST /plateforme/calendrier/regles/{regle}/retirer`.
pub async fn drop(
    State(app): State<Shared>,
    visit: Visit,
    Path(code): Path<String>,
    Form(dropped): Form<Dropped>,
) -> Answer {
    let (name, t) = (named(&code)?, TEXTS.of(visit.locale));
    let since = parse_date(&dropped.since).map_err(|_| Trouble::BadRequest)?;
    match app.store.act(DropRule { doing: crate::doing(&visit)?, name, since }).await {
        Ok(()) => Ok(go(HERE)),
        Err(Stop::Refused(CannotDropRule)) => {
            let mut faults = Faults::none();
            faults.add("", t.s("holds-already"));
            Ok(refused(&made(&app, &visit, name, Typed::default(), faults).await?))
        }
        Err(stop) => Err(stop.map(|_| ()).into()),
    }
}
