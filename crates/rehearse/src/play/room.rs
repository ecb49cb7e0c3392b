//! One room on the day of the exam: its invigilator, and its candidates from the door to the end screen.

use std::sync::Arc;
use std::time::Instant;

use tokio::sync::watch;
use tokio::task::JoinSet;

use super::losses::Losses;
use super::{Stage, board, exam};
use crate::changes::Changes;
use crate::clock;
use crate::figures::NO_BODY;
use crate::herd::Place;
use crate::http::{Client, Reply};
use crate::line::Line;
use crate::pace::TAP;
use crate::page::{Form, form, forms};
use crate::people::{PASSWORD, Pupil};
use crate::trouble::Trouble;

/// Looks at the waiting page before giving up; at any pace far more than a room needs.
const MANY_LOOKS: usize = 5_000;
/// The step from the first request of a room to the last file of its last machine's first page.
pub const ROOM_LOADED: &str = "room: first load";
/// The step of a start in the herd, and up to its first question.
pub const HERD_START: &str = "herd: start";
/// The step from the button to the first question in the herd.
pub const HERD_QUESTION: &str = "herd: start to question";

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
    /// The line of its machines, when it has one of its own.
    pub line: Option<Line>,
    /// Boards that follow it.
    pub boards: usize,
    /// What changed in it.
    pub changes: Changes,
}

impl Room {
    /// A fresh browser on a machine of the room. On a line it matters what pages bring with them.
    pub fn browser(&self, stage: &Stage) -> Client {
        let target = self.line.as_ref().map_or(&stage.target, |line| &line.target);
        let browser = Client::new(target, &stage.figures);
        if stage.plan.line.is_some() { browser.loading_files() } else { browser }
    }
}

/// Somebody who comes to sit the exam.
#[derive(Debug)]
pub struct Guest {
    /// Who.
    pub pupil: Pupil,
    /// Their place in the start herd, if there is one.
    pub place: Option<Place>,
}

/// A guest at a machine of the room, who has joined the session.
#[derive(Debug)]
struct Arrived {
    guest: Guest,
    client: Client,
    /// When the machine asked for its first page, and when that page with its files was there.
    first_page: (Instant, Instant),
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
pub async fn hold(stage: &Arc<Stage>, room: &Arc<Room>, guests: Vec<Guest>) -> Result<Vec<Sat>, Trouble> {
    let mut invigilator = Invigilator::enter(stage, room, "Camille Riou").await?;
    // They end with this function.
    let mut boards = JoinSet::new();
    for number in 0..room.boards {
        let (stage, room) = (Arc::clone(stage), Arc::clone(room));
        boards.spawn(async move { stage.note(board::follow(&stage, &room, number).await) });
    }
    let (says_open, open) = watch::channel(false);
    let mut tests = JoinSet::new();
    for arrived in arrive_all(stage, room, guests).await {
        let (stage, room, open) = (Arc::clone(stage), Arc::clone(room), open.clone());
        tests.spawn(async move {
            tokio::select! {
                sat = sit(&stage, &room, arrived, open) => stage.note(sat),
                () = stage.is_over() => None,
            }
        });
    }
    let mut losses = Losses::of_staff(&stage.dice.branch(&room.session, 0));
    while stage.persist(&mut losses, invigilator.call_the_roll().await).await?.is_none() {}
    says_open.send_replace(true);
    let mut sat = Vec::new();
    loop {
        tokio::select! {
            done = tests.join_next() => match done {
                Some(Ok(one)) => sat.extend(one.flatten()),
                Some(Err(panic)) => stage.figures.error("a client broke down".into(), panic.to_string()),
                None => return Ok(sat),
            },
            () = stage.pace.refresh() => drop(stage.overlook(invigilator.look_around().await)),
        }
    }
}

/// Everybody comes in; those who have joined. On a line the first load of the whole room is measured.
async fn arrive_all(stage: &Arc<Stage>, room: &Arc<Room>, guests: Vec<Guest>) -> Vec<Arrived> {
    let mut arrivals = JoinSet::new();
    for guest in guests {
        let (stage, room) = (Arc::clone(stage), Arc::clone(room));
        arrivals.spawn(async move {
            let _turn = stage.turn().await;
            stage.note(arrive(&stage, &room, guest).await)
        });
    }
    let mut present: Vec<Arrived> = Vec::new();
    while let Some(arrived) = arrivals.join_next().await {
        present.extend(arrived.ok().flatten());
    }
    let first = present.iter().map(|arrived| arrived.first_page.0).min();
    let last = present.iter().map(|arrived| arrived.first_page.1).max();
    if let (Some(first), Some(last), Some(_)) = (first, last, stage.plan.line) {
        stage.figures.took(ROOM_LOADED, last - first, NO_BODY);
    }
    present
}

/// A candidate comes in: signs in at a computer of the room and joins the session.
async fn arrive(stage: &Stage, room: &Room, guest: Guest) -> Result<Arrived, Trouble> {
    let pupil = &guest.pupil;
    let mut dice = pupil.dice.branch("arrival", 0);
    let mut client = room.browser(stage);
    stage.pace.pause(&mut dice, TAP).await;
    let asked = clock::now();
    client.get("sign-in page", "/connexion").await?.ok()?;
    let first_page = (asked, clock::now());
    if stage.plan.line.is_some() {
        stage.figures.took("first page, with files", first_page.1 - asked, NO_BODY);
    }
    let home = super::sign_in_here(&mut client, &pupil.login, PASSWORD).await?;
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
    Ok(Arrived { guest, client, first_page })
}

/// A candidate waits for the code, takes the test and has the end screen seen; nothing on a day that ends with the herd.
async fn sit(
    stage: &Stage,
    room: &Room,
    arrived: Arrived,
    mut open: watch::Receiver<bool>,
) -> Result<Option<Sat>, Trouble> {
    let Arrived { guest: Guest { pupil, mut place }, mut client, .. } = arrived;
    let mut losses = Losses::of_candidate(&pupil.dice);
    while !*open.borrow_and_update() {
        let looked = client.get("waiting page", &waiting_path(room)).await.and_then(Reply::ok);
        stage.persist(&mut losses, looked).await?;
        tokio::select! {
            said = open.changed() => said.map_err(|_| Trouble::play("the room never opened", room.session.clone()))?,
            () = stage.pace.refresh() => {}
        }
    }
    let mut dice = pupil.dice.branch("start", 0);
    // Who is in a herd starts when it is their moment, and waits for a turn after that.
    let (step, turn) = if place.is_some() { (HERD_START, None) } else { ("start", stage.turn().await) };
    stage.pace.pause(&mut dice, 3.0 * TAP).await;
    let (attempt, pressed) = loop {
        let started = start_in_turn(stage, room, &mut client, step, &mut place).await;
        if let Some(started) = stage.persist(&mut losses, started).await? {
            break started;
        }
    };
    let shown = if step == HERD_START { HERD_QUESTION } else { "start to question" };
    let mut test = exam::Test::new(stage, room, &pupil, client, attempt, (shown, pressed));
    if turn.is_none() {
        test.see_first().await?;
    }
    if stage.plan.ends_with_herd() {
        return Ok(None);
    }
    let turn = if turn.is_some() { turn } else { stage.turn().await };
    test.take().await?;
    drop(turn);
    test.leave().await.map(Some)
}

/// The address of the waiting page.
fn waiting_path(room: &Room) -> String {
    format!("/candidat/certification/{}", room.session)
}

/// What the waiting page leads to.
enum Door {
    /// It asks for the code.
    Asks(Form),
    /// The test runs at this computer already: the reply to the code was lost.
    Runs(String),
}

/// Waits until the waiting page asks for the code.
async fn wait_for_code(
    stage: &Stage,
    room: &Room,
    client: &mut Client,
    step: &'static str,
) -> Result<Door, Trouble> {
    for _ in 0..MANY_LOOKS {
        let page = client.get("waiting page", &waiting_path(room)).await?;
        if let Some(test) = page.onward().ok().filter(|path| path.starts_with("/candidat/test/")) {
            return Ok(Door::Runs(test));
        }
        let page = page.ok()?;
        if let Some(asked) = form(page.html(), "/commencer") {
            return Ok(Door::Asks(asked));
        }
        stage.pace.refresh().await;
    }
    Err(Trouble::play(format!("{step}: the code is never asked for"), room.session.clone()))
}

/// Types the code as soon as the waiting page asks for it; the address of the test.
pub async fn start(
    stage: &Stage,
    room: &Room,
    client: &mut Client,
    step: &'static str,
) -> Result<String, Trouble> {
    start_in_turn(stage, room, client, step, &mut None).await.map(|(path, _)| path)
}

/// The same, waiting with the code typed for the moment of the herd; with the moment at which the button was pressed.
async fn start_in_turn(
    stage: &Stage,
    room: &Room,
    client: &mut Client,
    step: &'static str,
    place: &mut Option<Place>,
) -> Result<(String, Instant), Trouble> {
    match wait_for_code(stage, room, client, step).await? {
        Door::Runs(path) => Ok((path, clock::now())),
        Door::Asks(asked) => {
            if let Some(place) = place.take() {
                place.ready().await;
            }
            let pressed = clock::now();
            let sent = asked.filled(&[("code", &room.access_code), ("consignes", "oui")]);
            client.post(step, &asked.action, &sent).await?.onward().map(|path| (path, pressed))
        }
    }
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
pub struct Invigilator {
    /// The phone.
    pub client: Client,
}

impl Invigilator {
    /// Enters the room by its number and password, and a name.
    pub async fn enter(stage: &Stage, room: &Room, name: &str) -> Result<Self, Trouble> {
        let mut client = room.browser(stage);
        client.get("room door", "/surveillant").await?.ok()?;
        let typed =
            [("numero", room.number.as_str()), ("mot_de_passe", room.password.as_str()), ("nom", name)];
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
