//! Appeals of the demonstration: one that was answered, and one that waits for the centre.

use acts::certification::{AnswerAppeal, AskAppeal, StateAppeal};
use domain::certification::appeal::{AppealKind, Verdict};
use domain::certification::attempt::Attempt;
use domain::certification::session::Session;
use domain::id::Id;
use domain::journal::Actor;
use store::appeals::About;
use web_shell::appeal::Letter;

use super::people::{Pupil, Staff};
use super::{Demo, stopped};

const DAY: i64 = 24 * 60;

/// Makes them, about a published session: so many minutes ago it was published.
pub async fn make(
    demo: &Demo<'_>,
    staff: &Staff,
    session: Id<Session>,
    published: i64,
    sat: &[(&Pupil, Id<Attempt>)],
) -> Result<(), String> {
    let [one, other, ..] = sat else { return Err("nobody sat the published session".to_owned()) };
    let answered = ask(
        demo,
        session,
        *one,
        (AppealKind::Room, published - DAY),
        "Une alarme a sonné pendant la question 4. J’ai perdu du temps et je n’ai pas pu finir de lire.",
    )
    .await?;
    let store = &demo.app.store;
    let public_url = &demo.app.config.public_url;
    let statement = StateAppeal {
        doing: demo.doing(Actor::Account(staff.referent), published - 3 * DAY, "statement"),
        session,
        appeal: answered.id,
        words: "L’alarme a sonné à 9 h 25 pendant deux minutes. Le PV le dit. Le temps de chaque poste a été arrêté.".into(),
        mail: Letter::Stated.written(public_url, &answered),
    };
    store.act(statement).await.map_err(stopped)?;
    let answer = AnswerAppeal {
        doing: demo.doing(Actor::Account(staff.jury[0]), published - 6 * DAY, "answer"),
        president: true,
        session,
        appeal: answered.id,
        verdict: Verdict::Refused,
        words: "Nous avons relu le journal de votre test. Pendant l’alarme, votre temps était arrêté : vous avez \
                eu toutes vos minutes. Votre réponse à la question 4 a été enregistrée après l’alarme. Le \
                résultat reste le même."
            .into(),
        decision: None,
        certificate: None,
        key: demo.app.keys.kept(&demo.app.keys.certificates),
        mail: Letter::Answered.written(public_url, &answered),
    };
    store.act(answer).await.map_err(stopped)?;
    let open = (AppealKind::Identity, 3 * DAY);
    ask(demo, session, *other, open, "Il manque un accent à mon prénom sur le certificat.").await?;
    Ok(())
}

async fn ask(
    demo: &Demo<'_>,
    session: Id<Session>,
    (pupil, attempt): (&Pupil, Id<Attempt>),
    (kind, minutes_ago): (AppealKind, i64),
    words: &str,
) -> Result<About, String> {
    let doing = demo.doing(Actor::Account(pupil.account), minutes_ago, &format!("appeal {attempt}"));
    let id = Id::from_seed(&doing.seed, "appeal");
    let about = About { id, session, attempt, account: pupil.account, kind };
    let act = AskAppeal {
        doing,
        account: pupil.account,
        attempt,
        appeal: id,
        kind,
        words: words.to_owned(),
        mail: Letter::Asked.written(&demo.app.config.public_url, &about),
    };
    demo.app.store.act(act).await.map_err(stopped)?;
    Ok(about)
}
