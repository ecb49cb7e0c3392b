//! Simulated screens as they were written: what they show, what must be true at the end, and what must be refused.

use domain::screen::{Goal, Screen};
use toml::{Table, Value};

use crate::typography::french;
use crate::written::Kind;

/// States that a person can reach, the start among them: fewer would be a choice in disguise.
const STATES: usize = 5;

/// A screen and its goals.
#[derive(Debug, PartialEq)]
pub(crate) struct Simulated {
    pub screen: Screen,
    pub goals: Vec<Goal>,
    /// What may be changed without need, as `thing.property`.
    pub free: Vec<String>,
    wrong: Vec<Vec<Goal>>,
}

impl Simulated {
    /// Understands `[screen]`, `[[goal]]` and `[[wrong_state]]`; `None` for other kinds, or when a fault is told.
    pub(crate) fn read(
        kind: Kind,
        screen: Option<Value>,
        goals: Vec<Table>,
        wrong: Vec<Table>,
        why: &mut Vec<String>,
    ) -> Option<Self> {
        if kind != Kind::Screen {
            for (key, there) in [
                ("screen", screen.is_some()),
                ("goal", !goals.is_empty()),
                ("wrong_state", !wrong.is_empty()),
            ] {
                if there {
                    why.push(format!("« {key} » ne va pas avec ce genre de question. Retirez-le."));
                }
            }
            return None;
        }
        let Some(screen) = screen else {
            why.push("Il manque [screen].".to_owned());
            return None;
        };
        let screen: Screen = match spaced(screen).try_into() {
            Ok(screen) => screen,
            Err(error) => {
                why.push(format!("[screen] ne se lit pas : {}.", error.message()));
                return None;
            }
        };
        let before = why.len();
        let goals: Vec<Goal> = goals.into_iter().flat_map(|goal| read_goal(goal, why)).collect();
        if goals.is_empty() && why.len() == before {
            why.push("Il manque au moins un [[goal]].".to_owned());
        }
        let wrong = wrong.into_iter().map(|state| read_state(state, why)).collect();
        (why.len() == before).then_some(Self { screen, goals, free: Vec::new(), wrong })
    }

    /// The same, with what may be changed without need.
    pub(crate) fn with_free(self, free: Vec<String>) -> Self {
        Self { free, ..self }
    }

    /// What can be understood and still may not be served.
    pub(crate) fn faults(&self) -> Vec<String> {
        let mut why = Vec::new();
        let (mut given, called) = self.screen.names();
        given.sort_unstable();
        for [twin, _] in given.array_windows().filter(|[one, other]| one == other) {
            why.push(format!("[screen] : deux choses s’appellent « {twin} »."));
        }
        for name in called.iter().filter(|name| !given.contains(name)) {
            why.push(format!("[screen] : rien ne s’appelle « {name} »."));
        }
        if !self.screen.is_possible() {
            why.push(
                "[screen] : le départ ne peut pas être ainsi. Deux noms pareils au même endroit, un dossier qui n’existe pas, une valeur hors de « options » ?"
                    .to_owned(),
            );
        }
        if self.screen.acts() + 1 < STATES {
            let states = self.screen.acts() + 1;
            why.push(format!("[screen] : on y atteint {states} états. Il en faut {STATES}."));
        }
        if !why.is_empty() {
            return why;
        }
        for goal in
            self.goals.iter().chain(self.wrong.iter().flatten()).filter(|goal| !self.screen.knows(goal))
        {
            why.push(format!(
                "« {}.{} » : l’écran n’a pas cela, ou cela ne peut pas devenir « {} ».",
                goal.what,
                goal.property,
                goal.any.join(" », « ")
            ));
        }
        if !why.is_empty() {
            return why;
        }
        let is_right = |state: &str| self.screen.judge(&self.goals, &self.free, state).is_right();
        if is_right("{}") {
            why.push("Rien n’est à faire : les [[goal]] sont vrais au départ.".to_owned());
        }
        if !is_right(&self.screen.solved(&self.goals)) {
            why.push("Les [[goal]] ne peuvent pas être vrais ensemble.".to_owned());
        }
        for (number, state) in (1..).zip(&self.wrong) {
            if is_right(&self.screen.solved(state)) {
                why.push(format!("[[wrong_state]] n° {number} est accepté."));
            }
        }
        why
    }
}

/// French spaces in every text of a screen; where there is nothing to space nothing changes.
pub(crate) fn spaced(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(french(&text)),
        Value::Array(list) => Value::Array(list.into_iter().map(spaced).collect()),
        Value::Table(table) => {
            Value::Table(table.into_iter().map(|(key, inner)| (key, spaced(inner))).collect())
        }
        other => other,
    }
}

/// `what = "facture"`, and each other key a property.
fn read_goal(mut goal: Table, why: &mut Vec<String>) -> Vec<Goal> {
    let Some(Value::String(what)) = goal.remove("what") else {
        why.push("Un [[goal]] dit de quoi il parle : what = \"…\".".to_owned());
        return Vec::new();
    };
    if goal.is_empty() {
        why.push(format!("Le [[goal]] de « {what} » ne demande rien."));
    }
    properties(&what, goal, why)
}

fn read_state(state: Table, why: &mut Vec<String>) -> Vec<Goal> {
    let mut goals = Vec::new();
    for (what, facts) in state {
        match facts {
            Value::Table(facts) => goals.extend(properties(&what, facts, why)),
            _ => why.push(format!("[[wrong_state]] s’écrit {what} = {{ propriété = \"valeur\" }}.")),
        }
    }
    goals
}

fn properties(what: &str, facts: Table, why: &mut Vec<String>) -> Vec<Goal> {
    let mut goals = Vec::new();
    for (property, value) in facts {
        let any = match value {
            Value::String(text) => Some(vec![text]),
            list @ Value::Array(_) => list.try_into().ok().filter(|any: &Vec<String>| !any.is_empty()),
            _ => None,
        };
        match any {
            Some(any) => goals.push(Goal { what: what.to_owned(), property, any }),
            None => why.push(format!("« {what}.{property} » veut un texte ou une liste de textes.")),
        }
    }
    goals
}
