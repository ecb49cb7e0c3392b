//! Placements of the pupils, by the real acts: each pupil has an ability per competence and answers accordingly.

use acts::placement::preparing::{self, Material};
use acts::placement::{AnswerPlacement, StartPlacement};
use domain::framework::CompetenceCode;
use domain::id::Id;
use domain::journal::Actor;
use domain::locale::Locale;
use domain::needs::Means;
use domain::placement::Placement;
use domain::question::Expected;
use domain::seed::Dice;
use store::placements::{self, Kept};

use super::people::{Pupil, Staff};
use super::{Demo, failed, stopped};

/// Pupils (by number) who are not certifiable: they have begun, no more.
const NOT_CERTIFIABLE: [usize; 4] = [12, 17, 28, 59];

/// Places every pupil; pupils work side by side, as a class does.
pub async fn make(demo: &Demo<'_>, staff: &Staff) -> Result<(), String> {
    let all = staff.pupils.iter().enumerate().map(|(number, pupil)| place(demo, number, pupil));
    futures_util::future::try_join_all(all).await.map(drop)
}

/// The highest level that a pupil masters in each competence that they have worked on.
fn abilities(demo: &Demo<'_>, number: usize) -> Vec<(CompetenceCode, u8)> {
    let mut dice = demo.seed.branch(&format!("abilities {number}")).dice();
    let mut codes: Vec<CompetenceCode> =
        demo.app.bank.framework.competences().map(|(_, c)| c.code.clone()).collect();
    dice.shuffle(&mut codes);
    let done = if NOT_CERTIFIABLE.contains(&number) { 2 + dice.below(2) } else { 6 + dice.below(6) };
    codes.truncate(done);
    codes.into_iter().map(|code| (code, 1 + u8::try_from(dice.below(3)).unwrap_or(0))).collect()
}

async fn place(demo: &Demo<'_>, number: usize, pupil: &Pupil) -> Result<(), String> {
    for (nth, (competence, ability)) in abilities(demo, number).into_iter().enumerate() {
        let minutes_ago = 50 * 24 * 60 - i64::try_from(nth).unwrap_or(0) * 60;
        one(demo, pupil, competence, ability, minutes_ago).await?;
    }
    Ok(())
}

/// What earlier placements taught, and which questions were seen.
async fn material(demo: &Demo<'_>, pupil: &Pupil, run: Id<Placement>) -> Result<Material, String> {
    let mut reader = demo.app.store.read().await.map_err(failed)?;
    let db = &mut reader.conn();
    Ok(Material {
        knowledge: placements::knowledge_of(db, pupil.account).await.map_err(failed)?,
        learnt_here: placements::learnt_in(db, pupil.account, run).await.map_err(failed)?,
        seen: placements::seen_challenges(db, pupil.account).await.map_err(failed)?,
        retired: store::content::retired(db).await.map_err(failed)?,
    })
}

async fn one(
    demo: &Demo<'_>,
    pupil: &Pupil,
    competence: CompetenceCode,
    ability: u8,
    minutes_ago: i64,
) -> Result<(), String> {
    let (app, by) = (demo.app, Actor::Account(pupil.account));
    let mut doing = demo.doing(by, minutes_ago, &format!("placement {} {competence}", pupil.account));
    let release = app.bank.release.clone();
    let run = Kept {
        id: preparing::id(&doing.seed),
        account: pupil.account,
        competence: competence.clone(),
        release,
        locale: Locale::Fr,
        seed: doing.seed.clone(),
        started_at: doing.at,
        ended_at: None,
        serving: 1,
    };
    let known = material(demo, pupil, run.id).await?;
    let first = preparing::question(app.bank, &run, &known, 0, Means::default()).map_err(failed)?;
    let start = StartPlacement { doing: doing.clone(), account: pupil.account, new: run, first };
    let id = app.store.act(start).await.map_err(stopped)?;
    loop {
        let mut reader = app.store.read().await.map_err(failed)?;
        let db = &mut reader.conn();
        let latest = placements::latest_of(db, pupil.account, competence.as_str()).await.map_err(failed)?;
        let Some(run) = latest.filter(|run| run.ended_at.is_none()) else { return Ok(()) };
        let served =
            placements::served(db, id, run.serving).await.map_err(failed)?.ok_or("no question waits")?;
        drop(reader);
        let level = app.bank.skill(served.skill.as_str()).map_or(8, |s| s.level);
        let value = (level <= ability).then(|| served.expected.right_value());
        let known = material(demo, pupil, id).await?;
        doing.at = doing.at.plus_seconds(45);
        let new = preparing::answer(app.bank, &run, &served, known, value, doing.at, Means::default())
            .map_err(failed)?;
        let act = AnswerPlacement {
            doing: doing.clone(),
            account: pupil.account,
            placement: id,
            number: run.serving,
            new,
        };
        app.store.act(act).await.map_err(stopped)?;
    }
}

/// An answer of the form's kind that is not right.
pub fn wrong(expected: &Expected, dice: &mut Dice) -> String {
    match expected {
        Expected::SingleChoice { right } => (1 + right % 4).to_string(),
        Expected::MultipleChoice { right } if right.len() > 1 => right[0].to_string(),
        Expected::MultipleChoice { right } => format!("{},{}", right[0], 1 + right[0] % 4),
        Expected::ShortText { .. } => ["je ne sais plus", "un fichier", "la page"][dice.below(3)].to_owned(),
        Expected::Number { value, .. } => format!("1{value}"),
        Expected::Blanks { fields, .. } => vec!["je ne sais plus"; fields.len()].join("\n"),
        Expected::Screen { .. } => "{}".to_owned(),
        Expected::Ordering { places } => places
            .iter()
            .map(|place| (1 + *place as usize % places.len()).to_string())
            .collect::<Vec<_>>()
            .join(","),
    }
}
