//! One room on the day of the exam: its invigilator, and its candidates from the door to the end screen.

use std::sync::Arc;

use tokio::sync::watch;
use tokio::task::JoinSet;

use super::{Stage, exam};
use crate::http::{Client, Reply};
use crate::pace::TAP;
use crate::page::{Form, form, forms};
use crate::people::{PASSWORD, Pupil};
use crate::trouble::Trouble;

/// Looks at the waiting page before giving up; at any pace far more than a room needs.
const MANY_LOOKS: usize = 5_000;

/// A room with what is written on the board.
#[derive(Debug)]
pub struct Room {
    /// Which session.
    pub session: String,
    /// The référent's page of it.
    pub path: String,
    /// The number that people type.
    pub number: String,
    /// The invigilators' password.
    pub password: String,
    /// The code that is given when the test begins.
    pub access_code: String,
}

/// A candidate who has seen the end screen.
#[derive(Debug)]
pub struct Sat {
    /// Their test.
    pub attempt: String,
    /// Their browser.
    pub client: Client,
    /// Their name, as certificates print it.
    pub last_name: String,
}

/// Plays the day of a room.
pub async fn hold(stage: &Arc<Stage>, room: &Arc<Room>, pupils: Vec<Pupil>) -> Result<Vec<Sat>, Trouble> {
    let mut invigilator = Invigilator::enter(stage, room).await?;
    let (says_open, open) = watch::channel(false);
    let mut arrivals = JoinSet::new();
    for pupil in pupils {
        let (stage, room) = (Arc::clone(stage), Arc::clone(room));
        arrivals.spawn(async move {
            let _turn = stage.turn().await;
            stage.note(arrive(&stage, &room, pupil).await)
        });
    }
    let mut present = Vec::new();
    while let Some(arrived) = arrivals.join_next().await {
        present.extend(arrived.ok().flatten());
    }
    let mut tests = JoinSet::new();
    for (pupil, client) in present {
        let (stage, room, open) = (Arc::clone(stage), Arc::clone(room), open.clone());
        tests.spawn(async move { stage.note(sit(&stage, &room, pupil, client, open).await) });
    }
    let mut losses = 0;
    while stage.persist(&mut losses, invigilator.call_the_roll().await).await?.is_none() {}
    says_open.send_replace(true);
    let mut sat = Vec::new();
    loop {
        tokio::select! {
            done = tests.join_next() => match done {
                Some(Ok(one)) => sat.extend(one),
                Some(Err(panic)) => stage.figures.error("a client broke down".into(), panic.to_string()),
                None => return Ok(sat),
            },
            () = stage.pace.refresh() => drop(stage.note(invigilator.look_around().await)),
        }
    }
}

/// A candidate comes in: signs in at a computer of the room and joins the session.
async fn arrive(stage: &Stage, room: &Room, pupil: Pupil) -> Result<(Pupil, Client), Trouble> {
    let mut dice = pupil.dice.branch("arrival", 0);
    let mut client = stage.browser();
    stage.pace.pause(&mut dice, TAP).await;
    let home = super::sign_in(&mut client, &pupil.login, PASSWORD).await?;
    client.get("home page", &home).await?.ok()?;
    client.get("join page", "/candidat/certification").await?.ok()?;
    stage.pace.pause(&mut dice, 4.0 * TAP).await;
    let birth_date = pupil.typed_birth_date();
    let typed = [
        ("number", room.number.as_str()),
        ("first_name", pupil.first_name),
        ("last_name", &pupil.last_name),
        ("birth_date", &birth_date),
    ];
    client.act("join", "/candidat/certification", &typed).await?;
    Ok((pupil, client))
}

/// A candidate waits for the code, takes the test and has the end screen seen.
async fn sit(
    stage: &Stage,
    room: &Room,
    pupil: Pupil,
    mut client: Client,
    mut open: watch::Receiver<bool>,
) -> Result<Sat, Trouble> {
    let mut losses = 0;
    while !*open.borrow_and_update() {
        let looked = client.get("waiting page", &waiting_path(room)).await.and_then(Reply::ok);
        stage.persist(&mut losses, looked).await?;
        tokio::select! {
            said = open.changed() => said.map_err(|_| Trouble::play("the room never opened", room.session.clone()))?,
            () = stage.pace.refresh() => {}
        }
    }
    let mut dice = pupil.dice.branch("start", 0);
    let turn = stage.turn().await;
    stage.pace.pause(&mut dice, 3.0 * TAP).await;
    let attempt = loop {
        let started = start(stage, room, &mut client, "start").await;
        if let Some(attempt) = stage.persist(&mut losses, started).await? {
            break attempt;
        }
    };
    let mut test = exam::Test::new(stage, room, &pupil, client, attempt);
    test.take().await?;
    drop(turn);
    test.leave().await
}

/// The address of the waiting page.
fn waiting_path(room: &Room) -> String {
    format!("/candidat/certification/{}", room.session)
}

/// Types the code as soon as the waiting page asks for it; the address of the test.
pub async fn start(
    stage: &Stage,
    room: &Room,
    client: &mut Client,
    step: &'static str,
) -> Result<String, Trouble> {
    for _ in 0..MANY_LOOKS {
        let page = client.get("waiting page", &waiting_path(room)).await?;
        // The test runs at this computer already: the reply to the code was lost.
        if let Some(test) = page.onward().ok().filter(|path| path.starts_with("/candidat/test/")) {
            return Ok(test);
        }
        let page = page.ok()?;
        if let Some(asked) = form(page.html(), "/commencer") {
            let sent = asked.filled(&[("code", &room.access_code), ("consignes", "oui")]);
            return client.post(step, &asked.action, &sent).await?.onward();
        }
        stage.pace.refresh().await;
    }
    Err(Trouble::play(format!("{step}: the code is never asked for"), room.session.clone()))
}

/// Asks the invigilator to be let in on this device, if that was not allowed before.
pub async fn ask_to_resume(room: &Room, client: &mut Client) -> Result<(), Trouble> {
    let page = client.get("waiting page", &waiting_path(room)).await?.ok()?;
    if form(page.html(), "/commencer").is_some() {
        return Ok(());
    }
    let asked = form(page.html(), "/reprendre");
    let asked = asked.ok_or_else(|| Trouble::page("resume", "cannot be asked for", page.html()))?;
    client.post("resume", &asked.action, &asked.untouched()).await?.onward().map(drop)
}

/// The invigilator with a phone.
struct Invigilator {
    client: Client,
}

impl Invigilator {
    async fn enter(stage: &Stage, room: &Room) -> Result<Self, Trouble> {
        let mut client = stage.browser();
        client.get("room door", "/surveillant").await?.ok()?;
        let typed = [
            ("numero", room.number.as_str()),
            ("mot_de_passe", room.password.as_str()),
            ("nom", "Camille Riou"),
        ];
        let onward = client.act("enter room", "/surveillant", &typed).await?;
        client.get("board", &onward).await?.ok()?;
        Ok(Self { client })
    }

    /// Ticks everybody who has come, opens the room and shows the code.
    async fn call_the_roll(&mut self) -> Result<(), Trouble> {
        let page = self.client.get("roll call", "/surveillant/salle").await?.ok()?;
        for tick in forms(page.html()).iter().filter(|form| form.action.ends_with("/present")) {
            if tick.value("present") == Some("1") {
                self.press("tick", tick).await?;
            }
        }
        let page = self.client.get("roll call", "/surveillant/salle").await?.ok()?;
        if let Some(open) = form(page.html(), "/ouvrir") {
            self.press("open room", &open).await?;
        }
        // Only an open room shows its code.
        self.client.get("code page", "/surveillant/code").await?.ok().map(drop)
    }

    /// Does what the board calls for: lets back in who asks, and sees the end screens.
    async fn look_around(&mut self) -> Result<(), Trouble> {
        let page = self.client.get("board", "/surveillant/salle").await?.ok()?;
        for call in forms(page.html()) {
            if call.action.ends_with("/reprise") && call.value("autorise") == Some("1") {
                self.press("allow", &call).await?;
            } else if call.action.ends_with("/ecran-vu") {
                self.press("see end screen", &call).await?;
            }
        }
        Ok(())
    }

    async fn press(&mut self, step: &'static str, form: &Form) -> Result<(), Trouble> {
        let onward = self.client.post(step, &form.action, &form.untouched()).await?.onward()?;
        let path = onward.split('#').next().unwrap_or(&onward).to_owned();
        self.client.get(if step == "tick" { "roll call" } else { "board" }, &path).await?.ok()?;
        Ok(())
    }
}
