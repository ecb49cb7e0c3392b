//! The test of one candidate: answers, second thoughts, double clicks, lost connections, another computer.

use std::time::{Duration, Instant};

use hyper::StatusCode;

use super::answers::{answer_fields, guess, values_of};
use super::losses::Losses;
use super::mishap::Mishap;
use super::room::{self, Room, Sat};
use super::{Stage, sign_in};
use crate::chance::Dice;
use crate::clock;
use crate::figures::{ANSWER, NO_BODY};
use crate::http::{Client, Cut, Reply};
use crate::ledger::Account;
use crate::memory::as_kept;
use crate::pace::{EXAM_ANSWER, TAP};
use crate::page::{Form, all_between, attribute, form, has, has_form, receipt, stands_still};
use crate::people::{PASSWORD, Pupil};
use crate::trouble::Trouble;

/// Questions in a test after which something is wrong: 16 competences with 3 each.
const MANY: usize = 400;
/// Looks at the end screen until somebody has seen it, and at a test that stands still until it goes on.
const MANY_LOOKS: usize = 5_000;
/// How many browsers run no scripts: their forms post by themselves.
const WITHOUT_SCRIPT: f64 = 0.1;
/// The step from the button of one question to the next one on the screen, with whatever its page brings.
pub const QUESTION_SHOWN: &str = "question shown";
/// The step of the page alone.
pub const QUESTION_PAGE: &str = "question page";

/// Where a test stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stand {
    Runs,
    Ended,
}

/// A test under way.
pub struct Test<'a> {
    stage: &'a Stage,
    room: &'a Room,
    pupil: &'a Pupil,
    client: Client,
    path: String,
    attempt: String,
    dice: Dice,
    /// The question from which on the computer no longer works, until the test goes on at another.
    breaks_at: Option<u32>,
    /// Whether the browser runs the page's script, which is given the next page with the acknowledgement of an answer.
    runs_script: bool,
    /// The page that came with the last answer's acknowledgement.
    brought: Option<Reply>,
    losses: Losses,
    /// When a button was pressed, and as which step the page that comes of it counts.
    pressed: Option<(&'static str, Instant)>,
}

impl<'a> Test<'a> {
    /// A test that has just started, at its address; `pressed` when, and as which step its first page counts.
    pub fn new(
        stage: &'a Stage,
        room: &'a Room,
        pupil: &'a Pupil,
        client: Client,
        path: String,
        pressed: (&'static str, Instant),
    ) -> Self {
        let dice = pupil.dice.branch("exam", 0);
        let (losses, pressed) = (Losses::of_candidate(&dice), Some(pressed));
        let attempt = path.rsplit('/').next().unwrap_or_default().to_owned();
        let runs_script = !dice.branch("script", 0).happens(WITHOUT_SCRIPT);
        let breaks_at = pupil.breaks_at;
        let brought = None;
        Self {
            stage,
            room,
            pupil,
            client,
            path,
            attempt,
            dice,
            breaks_at,
            runs_script,
            brought,
            losses,
            pressed,
        }
    }

    /// Answers until the end screen.
    pub async fn take(&mut self) -> Result<(), Trouble> {
        for _ in 0..MANY {
            let gone_on = self.go_on().await;
            match self.stage.persist(&mut self.losses, gone_on).await? {
                Some(Stand::Ended) => return Ok(()),
                Some(Stand::Runs) => {}
                // What took so long was not the page.
                None => self.pressed = None,
            }
        }
        Err(Trouble::play("question page: it never ends", self.path.clone()))
    }

    /// Sees the first question, and thinks about it later.
    pub async fn see_first(&mut self) -> Result<(), Trouble> {
        let seen = self.look().await;
        if self.stage.persist(&mut self.losses, seen).await?.is_none() {
            self.pressed = None;
        }
        Ok(())
    }

    async fn go_on(&mut self) -> Result<Stand, Trouble> {
        let page = self.look().await?;
        let Some(asked) = form(page.html(), "/reponse") else {
            self.acknowledge(u32::MAX);
            return Ok(Stand::Ended);
        };
        let said = receipt(page.html()).unwrap_or(0);
        self.acknowledge(said);
        self.answer(&page, &asked, said + 1).await?;
        Ok(Stand::Runs)
    }

    /// The page of the test: a question, or the end screen. Where a change of computer broke off half way, the test is
    /// resumed here first. A test stands still once a request for the invigilator has arrived, be it one whose reply was lost: its
    /// page looks again by itself until it goes on.
    async fn look(&mut self) -> Result<Reply, Trouble> {
        for _ in 0..MANY_LOOKS {
            let page = match self.brought.take() {
                Some(page) => page,
                None => self.page().await?,
            };
            self.stage.reached(&mut self.losses);
            if !stands_still(page.html()) {
                return self.shown(page);
            }
            // What takes so long is not the page.
            self.pressed = None;
            self.stage.pace.refresh().await;
        }
        Err(Trouble::play("question page: the test never goes on", self.path.clone()))
    }

    async fn page(&mut self) -> Result<Reply, Trouble> {
        let mut page = self.client.get(QUESTION_PAGE, &self.path).await?;
        if page.status == StatusCode::CONFLICT {
            room::ask_to_resume(self.room, &mut self.client).await?;
            room::start(self.stage, self.room, &mut self.client, "start again").await?;
            page = self.client.get(QUESTION_PAGE, &self.path).await?;
        }
        page.ok()
    }

    fn shown(&mut self, page: Reply) -> Result<Reply, Trouble> {
        if let Some((step, pressed)) = self.pressed.take() {
            self.stage.figures.took(step, pressed.elapsed(), NO_BODY);
        }
        if has_form(page.html(), "/reponse") || has(page.html(), "class=\"far-page") {
            Ok(page)
        } else {
            Err(Trouble::page(QUESTION_PAGE, "neither a question nor the end", page.html()))
        }
    }

    fn account<T>(&self, with: impl FnOnce(&mut Account) -> T) -> T {
        self.stage.book.account(&self.room.session, &self.attempt, with)
    }

    fn acknowledge(&self, up_to: u32) {
        for _ in 0..self.account(|account| account.acknowledge_up_to(up_to)) {
            self.stage.figures.acknowledged();
        }
    }

    /// Answers one question, with what may befall it. Whatever was sent before for it is sent again.
    async fn answer(&mut self, page: &Reply, asked: &Form, position: u32) -> Result<(), Trouble> {
        let again = self.account(|account| account.sent(position).cloned());
        let mishap = if again.is_some() { Mishap::None } else { Mishap::draw(&mut self.dice) };
        if again.is_none() {
            self.open_files(page.html()).await?;
            self.stage.pace.pause(&mut self.dice, EXAM_ANSWER).await;
        }
        if mishap == Mishap::Reloads {
            return self.reload(asked).await;
        }
        if again.is_none() && self.breaks_at.take_if(|at| position >= *at).is_some() {
            return self.change_place(asked).await;
        }
        let passes = again.as_ref().map_or(mishap == Mishap::Passes, Option::is_none);
        let fields = if passes {
            self.account(|account| account.send(position, None));
            let Some(fields) = self.confirm_pass(asked).await? else { return Ok(()) };
            fields
        } else {
            let values = match again.flatten() {
                Some(kept) => values_of(asked, &kept),
                None => self.choose(page.html(), asked),
            };
            self.account(|account| account.send(position, Some(as_kept(&values))));
            answer_fields(asked, &values)
        };
        // The page on which a pass is confirmed holds nothing.
        let holds = asked.holds.as_deref().filter(|_| !passes);
        self.send((&asked.action, holds), &fields, mishap).await
    }

    async fn send(
        &mut self,
        (path, holds): (&str, Option<&str>),
        fields: &[(String, String)],
        mishap: Mishap,
    ) -> Result<(), Trouble> {
        let sent = clock::now();
        match mishap {
            Mishap::ClicksTwice => {
                let mut other = self.client.second_window();
                let both = tokio::join!(
                    self.client.post(ANSWER, path, fields),
                    other.post("answer (second click)", path, fields)
                );
                let (first, second) = (is_taken(&both.0?)?, is_taken(&both.1?)?);
                if first || second {
                    self.room.changes.acknowledged(sent);
                }
            }
            Mishap::CutBefore => {
                let after = Duration::from_micros(self.dice.below(4_000) as u64);
                self.client.post_and_cut(path, fields, Cut::Before(after)).await?;
            }
            Mishap::CutDuring => self.client.post_and_cut(path, fields, Cut::During).await?,
            Mishap::CutAfter => self.client.post_and_cut(path, fields, Cut::After).await?,
            _ => {
                let reply = self.post((path, holds), fields).await?;
                if !is_taken(&reply)? {
                    // It is sent again when the test goes on.
                    return Ok(());
                }
                self.room.changes.acknowledged(sent);
                if reply.shows.is_some() {
                    self.stage.figures.weighed(QUESTION_PAGE, reply.came);
                    self.brought = (mishap != Mishap::PageCut).then_some(reply);
                    self.pressed = self.brought.as_ref().map(|_| (QUESTION_SHOWN, sent));
                } else if mishap == Mishap::PageCut {
                    self.client.get_and_cut(&self.path, Cut::During).await?;
                } else {
                    self.pressed = Some((QUESTION_SHOWN, sent));
                }
            }
        }
        Ok(())
    }

    async fn post(
        &mut self,
        (path, holds): (&str, Option<&str>),
        fields: &[(String, String)],
    ) -> Result<Reply, Trouble> {
        if self.runs_script {
            self.client.post_for_page(ANSWER, path, fields, holds).await
        } else {
            self.client.post(ANSWER, path, fields).await
        }
    }

    /// « Je passe », and the form of the page that asks whether that is meant; nothing when the question is gone,
    /// or the test stands still: it is passed again when the test goes on.
    async fn confirm_pass(&mut self, asked: &Form) -> Result<Option<Vec<(String, String)>>, Trouble> {
        let reply = self.client.post("pass", &asked.action, &asked.filled(&[("passe", "1")])).await?;
        if reply.location.is_some() {
            return Ok(None);
        }
        let page = reply.ok()?;
        if stands_still(page.html()) {
            return Ok(None);
        }
        let confirm = form(page.html(), "/reponse")
            .ok_or_else(|| Trouble::page("pass", "not asked back", page.html()))?;
        self.stage.pace.pause(&mut self.dice, TAP).await;
        Ok(Some(confirm.untouched()))
    }

    /// What the candidate knows, or guesses.
    fn choose(&mut self, html: &str, asked: &Form) -> Vec<String> {
        let known = self.stage.memory.recall(html, asked).filter(|_| self.dice.happens(self.pupil.care));
        known.unwrap_or_else(|| guess(asked, &mut self.dice))
    }

    /// Downloads the files of a question.
    async fn open_files(&mut self, html: &str) -> Result<(), Trouble> {
        let links = all_between(html, "<div class=\"file\">", "</div>\n").filter_map(|file| {
            let tag = file.split("<a ").nth(1)?.split('>').next()?;
            attribute(&format!(" {tag}"), "href").map(std::borrow::Cow::into_owned)
        });
        for link in links.collect::<Vec<_>>() {
            self.client.get("question file", &link).await?.ok()?;
        }
        Ok(())
    }

    /// The same question must be there again.
    async fn reload(&mut self, asked: &Form) -> Result<(), Trouble> {
        let page = self.look().await?;
        self.is_same(asked, &page, "reload")
    }

    fn is_same(&self, asked: &Form, page: &Reply, step: &'static str) -> Result<(), Trouble> {
        let now = form(page.html(), "/reponse");
        if now.as_ref().and_then(|form| form.value("serving")) == asked.value("serving") {
            Ok(())
        } else {
            Err(Trouble::play(format!("{step}: another question"), self.path.clone()))
        }
    }

    /// The computer breaks: the test goes on at another one, once the invigilator has allowed it, with the same
    /// question; the first one is told so.
    async fn change_place(&mut self, asked: &Form) -> Result<(), Trouble> {
        let mut other = self.room.browser(self.stage);
        sign_in(&mut other, &self.pupil.login, PASSWORD).await?;
        room::ask_to_resume(self.room, &mut other).await?;
        let path = room::start(self.stage, self.room, &mut other, "start elsewhere").await?;
        if path != self.path {
            return Err(Trouble::play("start elsewhere: another test", path));
        }
        std::mem::swap(&mut self.client, &mut other);
        let page = self.look().await?;
        self.is_same(asked, &page, "start elsewhere")?;
        let told = other.get("test left behind", &self.path).await?;
        if told.status == StatusCode::CONFLICT { Ok(()) } else { Err(told.unexpected()) }
    }

    /// Has the end screen seen: on this screen, or on the invigilator's board.
    pub async fn leave(mut self) -> Result<Sat, Trouble> {
        let shows_it = self.dice.happens(0.5);
        self.stage.pace.pause(&mut self.dice, 5.0 * TAP).await;
        for _ in 0..MANY_LOOKS {
            let seen = self.is_seen(shows_it).await;
            if self.stage.persist(&mut self.losses, seen).await? == Some(true) {
                let last_name = self.pupil.last_name.clone();
                return Ok(Sat { attempt: self.attempt, client: self.client, last_name });
            }
            self.stage.pace.refresh().await;
        }
        Err(Trouble::play("end page: nobody sees it", self.path))
    }

    /// Looks whether the end screen is seen; who shows it to the invigilator has it confirmed on this very screen.
    async fn is_seen(&mut self, shows_it: bool) -> Result<bool, Trouble> {
        let mut page = self.client.get("end page", &self.path).await?.ok()?;
        if let Some(asked) = form(page.html(), "/ecran-vu").filter(|_| shows_it) {
            let sent = asked.filled(&[("vu", "oui")]);
            let onward = self.client.post("end screen", &asked.action, &sent).await?.onward()?;
            page = self.client.get("end page", &onward).await?.ok()?;
        }
        Ok(has(page.html(), "class=\"far-page calm\""))
    }
}

/// Whether an answer was taken. A test that stands still, or that another computer holds, takes none: its page says so.
fn is_taken(reply: &Reply) -> Result<bool, Trouble> {
    if reply.shows.is_some() && reply.status == StatusCode::OK {
        return Ok(true);
    }
    if reply.status == StatusCode::CONFLICT {
        return Ok(false);
    }
    reply.onward().map(|_| true)
}

#[cfg(test)]
#[path = "exam_tests.rs"]
mod tests;
