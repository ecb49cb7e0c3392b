//! A candidate before the exam: an account, and placement in a few competences.

use serde::Deserialize;

use super::{Stage, answers};
use crate::http::Client;
use crate::pace::PLACEMENT_ANSWER;
use crate::page::{Form, Kind, form, forms};
use crate::people::{PASSWORD, Pupil};
use crate::trouble::Trouble;

/// Competences in which everybody reaches level 1: without them nobody is certifiable.
const NEEDED: usize = 5;
/// Questions in one competence after which something is wrong.
const MANY: usize = 60;

/// What is right for the question that waits.
#[derive(Debug, Deserialize)]
struct Solution {
    level: Option<u8>,
    values: Vec<String>,
}

/// Signs up and does the placement.
pub async fn prepare(stage: &Stage, pupil: &Pupil) -> Result<(), Trouble> {
    let mut client = stage.browser();
    client.get("sign-up page", "/inscription").await?.ok()?;
    let typed = [
        ("first_name", pupil.first_name),
        ("last_name", &pupil.last_name),
        ("login", &pupil.login),
        ("password", PASSWORD),
        ("terms", "yes"),
        ("suite", ""),
    ];
    client.act("sign up", "/inscription", &typed).await?;
    let home = client.get("home page", "/candidat").await?.ok()?;
    let competences: Vec<String> = forms(home.html())
        .iter()
        .filter_map(|form| form.action.strip_prefix("/candidat/positionnement/").map(str::to_owned))
        .collect();
    if competences.len() < NEEDED {
        return Err(Trouble::page("home page", "too few competences to begin", home.html()));
    }
    let mut dice = pupil.dice.branch("placement", 0);
    for number in 0..pupil.competences.min(competences.len()) {
        let level = if number < NEEDED { pupil.level } else { 1 + u8::try_from(dice.below(3)).unwrap_or(0) };
        let competence = &competences[(pupil.first_competence + number) % competences.len()];
        place(stage, &mut client, competence, level, &mut dice).await?;
    }
    Ok(())
}

async fn place(
    stage: &Stage,
    client: &mut Client,
    competence: &str,
    level: u8,
    dice: &mut crate::chance::Dice,
) -> Result<(), Trouble> {
    let path = format!("/candidat/positionnement/{competence}");
    let mut onward = client.act("placement start", &path, &[]).await?;
    for _ in 0..MANY {
        let page = client.get("placement page", &onward).await?.ok()?;
        let Some(asked) = form(page.html(), "/reponse") else { return Ok(()) };
        let reply = client.get("solution", &format!("/repetition/solution/{competence}")).await?.ok()?;
        let solution: Solution = serde_json::from_slice(&reply.body)
            .map_err(|e| Trouble::play("solution: the reply is not understood", e.to_string()))?;
        stage.memory.learn(page.html(), &asked, &solution.values);
        stage.pace.pause(dice, PLACEMENT_ANSWER).await;
        let knows = solution.level.is_none_or(|asked| asked <= level);
        let values = if knows { solution.values } else { wrong(&asked, &solution.values, dice) };
        let sent = answers::answer_fields(&asked, &values);
        onward = client.post("placement answer", &asked.action, &sent).await?.onward()?;
    }
    Err(Trouble::play("placement page: it never ends", path))
}

/// An answer that is not right: another choice, or a guess.
fn wrong(asked: &Form, right: &[String], dice: &mut crate::chance::Dice) -> Vec<String> {
    let choices: Vec<_> =
        asked.named("r").filter(|f| matches!(f.kind, Kind::Radio | Kind::Checkbox)).collect();
    let others: Vec<_> = choices.iter().filter(|f| !right.contains(&f.value)).collect();
    if choices.is_empty() {
        return answers::guess(asked, dice);
    }
    if others.is_empty() { vec![choices[0].value.clone()] } else { vec![dice.pick(&others).value.clone()] }
}
