//! The référent: sessions, lists, papers, finalisation.

use super::room::Room;
use super::{Credential, Stage};
use crate::changes::Changes;
use crate::http::Client;
use crate::ods::{self, Row};
use crate::page::{all_between, form, text};
use crate::people::Pupil;
use crate::trouble::Trouble;

/// The référent at their computer.
#[derive(Debug)]
pub struct Referent<'a> {
    stage: &'a Stage,
    client: Client,
    today: String,
}

impl<'a> Referent<'a> {
    /// Signs in.
    pub async fn enter(stage: &'a Stage, who: &Credential, today: String) -> Result<Self, Trouble> {
        let mut client = stage.browser();
        let home = super::sign_in(&mut client, &who.login, &who.password).await?;
        client.get("sessions page", &home).await?.ok()?;
        Ok(Self { stage, client, today })
    }

    /// Makes a session in a room of that name; the address of its page.
    pub async fn open_session(&mut self, room: &str) -> Result<String, Trouble> {
        let blank = self.client.get("session form", "/centre/sessions/nouvelle").await?.ok()?;
        let asked = form(blank.html(), "/centre/sessions/nouvelle");
        let asked = asked.ok_or_else(|| Trouble::page("session form", "no form", blank.html()))?;
        let room = format!("{room} ({})", self.stage.run);
        let typed = [
            ("site", "Répétition"),
            ("room", room.as_str()),
            ("date", self.today.as_str()),
            ("time", "08:00"),
            ("invigilators", "Camille Riou"),
            ("remarks", ""),
        ];
        self.client.post("create session", &asked.action, &asked.filled(&typed)).await?.onward()
    }

    /// Fills in the list of a session and imports it.
    pub async fn import(
        &mut self,
        step: &'static str,
        session: &str,
        pupils: &[Pupil],
    ) -> Result<(), Trouble> {
        let list = format!("{session}/candidats/liste.ods");
        let list = self.client.get("list template", &list).await?.ok()?;
        let told = |why: String| Trouble::play("list template: not understood", why);
        let headers = ods::headers(&list.body).map_err(told)?;
        let rows: Vec<Row<'_>> = pupils.iter().map(row).collect();
        let filled = ods::write(&headers, &rows).map_err(told)?;
        let import = format!("{session}/candidats/importer");
        self.client.get("import page", &import).await?.ok()?;
        self.client.upload(step, &import, "liste.ods", &filled).await?.onward().map(drop)
    }

    /// Makes the session of a room and imports its list; prints the papers of the first one.
    pub async fn create(&mut self, number: usize, pupils: &[Pupil]) -> Result<Room, Trouble> {
        let made = self.open_session(&format!("Salle {}", number + 1)).await?;
        let session = made.rsplit('/').next().unwrap_or_default().to_owned();
        self.import("import", &made, pupils).await?;
        let page = self.client.get("session page", &made).await?.ok()?;
        let codes: Vec<String> = all_between(page.html(), "<code>", "</code>").map(text).collect();
        let [number_code, password, access, ..] = codes.as_slice() else {
            return Err(Trouble::page("session page", "no codes", page.html()));
        };
        if number == 0 {
            self.print(&made).await?;
        }
        Ok(Room {
            session,
            path: made,
            number: number_code.clone(),
            password: password.clone(),
            access_code: access.clone(),
            line: None,
            boards: 0,
            changes: Changes::default(),
        })
    }

    async fn print(&mut self, session: &str) -> Result<(), Trouble> {
        for paper in ["emargement.pdf", "incidents.pdf", "kit.pdf"] {
            let file = self.client.get("paper", &format!("{session}/{paper}")).await?.ok()?;
            if !file.body.starts_with(b"%PDF-") {
                return Err(Trouble::play("paper: not a PDF", paper));
            }
        }
        Ok(())
    }

    /// Finalises the session of a room: every test is over and every end screen seen.
    pub async fn finalise(&mut self, room: &Room) -> Result<(), Trouble> {
        let path = format!("{}/finaliser", room.path);
        let page = self.client.get("finalisation page", &path).await?.ok()?;
        let asked = form(page.html(), "/finaliser");
        let asked = asked.ok_or_else(|| Trouble::page("finalisation page", "no form", page.html()))?;
        let sent = asked.filled(&[("do", "finalise")]);
        self.client.post("finalise", &path, &sent).await?.onward().map(drop)
    }
}

fn row(pupil: &Pupil) -> Row<'_> {
    Row {
        last_name: &pupil.last_name,
        first_name: pupil.first_name,
        birth_date: &pupil.birth_date,
        sex: pupil.sex,
    }
}
