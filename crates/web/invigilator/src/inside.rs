//! Who stands in the room: the guard of every page behind the door, and the frame of those pages.

use acts::Doing;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};
use domain::certification::session::Session;
use domain::id::Id;
use domain::journal::Actor;
use domain::moment::Moment;
use store::sessions;
use store::tryouts::Steps;
use web_shell::guide::Guide;
use web_shell::{Chrome, Nav, Shared, Texts, Trouble, Visit, when};

use crate::closed;
use crate::marks::Seen;
use crate::tryout::note::{self, Note};

web_shell::texts!(TEXTS, "room");

/// A person in the room of a session that the centre has not finalised yet. Once it has, every page of the room is
/// the one that says so: access ends then (certification rules §6, mended).
pub(crate) struct Inside {
    /// The request.
    pub(crate) visit: Visit,
    /// The session of the room.
    pub(crate) session: sessions::Kept,
    /// The person's name, as given at the door.
    pub(crate) name: String,
    /// What has been tried, where nothing is real.
    pub(crate) tried: Option<Steps>,
}

impl FromRequestParts<Shared> for Inside {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Response> {
        let visit = Visit::from_request_parts(parts, app).await.map_err(Trouble::into_response)?;
        let inside = read(app, visit).await.map_err(Trouble::into_response)?;
        match inside.session.state().can_invigilate() {
            Ok(()) => Ok(inside),
            Err(_) => Err(closed::page(&inside)),
        }
    }
}

async fn read(app: &Shared, visit: Visit) -> Result<Inside, Trouble> {
    let room = visit.room()?.clone();
    let mut reader = app.store.read().await?;
    let session = sessions::by_id(&mut reader.conn(), room.session).await?.ok_or(Trouble::NotFound)?;
    let tried = note::tried(&mut reader.conn(), &session).await?;
    Ok(Inside { visit, session, name: room.name, tried })
}

/// The pages of the room's navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Here {
    /// Who needs me, and everyone.
    Board,
    /// The roll call.
    RollCall,
    /// The access code to project.
    Code,
    /// Instructions to read aloud.
    Reading,
    /// What was noted.
    Notes,
    /// The end of the session.
    End,
    /// A page about one candidate, or a job for the whole room.
    Candidate,
}

/// What the header and the footer of the room show.
pub(crate) struct Top {
    /// The texts of the frame.
    pub(crate) t: Texts,
    /// The room.
    pub(crate) room: String,
    /// The session's number, grouped.
    pub(crate) number: String,
    /// The person's name.
    pub(crate) person: String,
    /// The hour at which the page was made.
    pub(crate) hour: String,
    /// The same to the second.
    pub(crate) receipt: String,
    /// The side note of a room in which nothing is real.
    pub(crate) note: Option<Note>,
}

impl Inside {
    /// The session of the room.
    pub(crate) const fn id(&self) -> Id<Session> {
        self.session.id
    }

    /// When the room was opened.
    pub(crate) const fn opened_at(&self) -> Option<Moment> {
        self.session.facts.opened_at
    }

    /// Who does it, when, with which chance.
    pub(crate) fn doing(&self) -> Doing {
        let by = Actor::Invigilator { name: self.name.clone() };
        Doing { at: self.visit.at, by, seed: self.visit.seed.clone() }
    }

    /// An hour in the session's time zone.
    pub(crate) fn hour(&self, at: Moment) -> String {
        when::hour_of(self.visit.locale, at, &self.session.zone)
    }

    /// From where the states of candidates are seen.
    pub(crate) const fn seen(&self) -> Seen<'_> {
        Seen {
            locale: self.visit.locale,
            zone: &self.session.zone,
            now: self.visit.at,
            open_since: self.opened_at(),
        }
    }

    /// The header and footer of the room.
    pub(crate) fn top(&self) -> Top {
        Top {
            t: TEXTS.of(self.visit.locale),
            room: self.session.room.clone(),
            number: self.session.number.grouped(),
            person: self.name.clone(),
            hour: self.hour(self.visit.at),
            receipt: when::receipt(self.visit.at, &self.session.zone),
            note: self.tried.map(|steps| Note::of(self.visit.locale, &steps)),
        }
    }

    /// The step of the guide that a page is about.
    fn step(&self, here: Here) -> &'static str {
        match here {
            Here::Board if self.opened_at().is_some() => "during",
            Here::Board | Here::RollCall => "roll",
            Here::Code | Here::Reading => "code",
            Here::Notes | Here::Candidate => "incident",
            Here::End => "end",
        }
    }

    /// The frame of a page of the room.
    pub(crate) fn chrome(&self, title: impl Into<String>, here: Here) -> Chrome {
        let t = TEXTS.of(self.visit.locale);
        let link = |href: &str, key: &str, page: Here| Nav {
            href: href.to_owned(),
            label: t.s(key).to_owned(),
            here: page == here,
        };
        let mut nav = vec![link("/surveillant/salle", "nav-board", Here::Board)];
        if self.opened_at().is_some() {
            nav.push(link("/surveillant/salle?vue=appel", "nav-roll-call", Here::RollCall));
            nav.push(link("/surveillant/code", "nav-code", Here::Code));
        }
        nav.push(link("/surveillant/consignes", "nav-reading", Here::Reading));
        nav.push(link("/surveillant/salle/notes", "nav-notes", Here::Notes));
        if self.opened_at().is_some() {
            nav.push(link("/surveillant/salle/fin", "nav-end", Here::End));
        }
        let help = Some(Guide::Invigilator.step(self.visit.locale, self.step(here)));
        Chrome { nav, help, ..Chrome::room(&self.visit, title, &self.session.room, &[]).night() }
    }
}
