//! Doors: every route with who may pass. The list is computed from the same declarations that make the router, so that
//! a test can walk every route with every actor and compare with the policy written by hand.

use axum::Router;
use axum::extract::Request;
use axum::handler::Handler;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{MethodRouter, get, post};
use domain::people::Role;

use crate::app::Shared;
use crate::outcome::Trouble;
use crate::visit::{self, Visit};

/// Who may pass a door. What they see behind it is scoped again by the queries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Who {
    /// Anybody.
    Anyone,
    /// Anybody who is signed in.
    SignedIn,
    /// A member of a centre.
    CentreMember,
    /// The référent of a centre.
    CentreReferent,
    /// A person let into an invigilator's room.
    Invigilator,
    /// A jury member or president.
    Jury,
    /// A jury president.
    JuryPresident,
    /// An author of questions.
    Author,
    /// An administrator of the platform.
    Admin,
}

impl Who {
    /// Lets the visit pass, or says why not.
    ///
    /// # Errors
    /// The trouble that becomes the person's page.
    pub fn admit(self, visit: &Visit) -> Result<(), Trouble> {
        if self == Self::Anyone {
            return Ok(());
        }
        if self == Self::Invigilator {
            return visit.room().map(drop);
        }
        let account = visit.account()?;
        let passes = match self {
            Self::Anyone | Self::Invigilator | Self::SignedIn => true,
            Self::CentreMember => !account.centres.is_empty(),
            Self::CentreReferent => account.centres.iter().any(|m| m.referent),
            Self::Jury => visit.is(Role::JuryMember) || visit.is(Role::JuryPresident),
            Self::JuryPresident => visit.is(Role::JuryPresident),
            Self::Author => visit.is(Role::Author),
            Self::Admin => visit.is(Role::Admin),
        };
        if passes { Ok(()) } else { Err(Trouble::Forbidden) }
    }
}

/// One route of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Door {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path with its parameters, as declared.
    pub path: &'static str,
    /// Who may pass.
    pub who: Who,
}

/// The doors of a room.
#[derive(Default)]
pub struct Doors {
    router: Router<Shared>,
    list: Vec<Door>,
}

impl Doors {
    /// No door yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A page.
    #[must_use]
    pub fn get<H: Handler<T, Shared>, T: 'static>(self, path: &'static str, who: Who, handler: H) -> Self {
        self.door("GET", path, who, get(handler))
    }

    /// An act.
    #[must_use]
    pub fn post<H: Handler<T, Shared>, T: 'static>(self, path: &'static str, who: Who, handler: H) -> Self {
        self.door("POST", path, who, post(handler))
    }

    fn door(mut self, method: &'static str, path: &'static str, who: Who, to: MethodRouter<Shared>) -> Self {
        let guard = move |request: Request, next: Next| guarded(who, path, request, next);
        self.list.push(Door { method, path, who });
        self.router = self.router.route(path, to.route_layer(from_fn(guard)));
        self
    }

    /// The doors of another room beside these.
    #[must_use]
    pub fn with(mut self, other: Self) -> Self {
        self.list.extend(other.list);
        self.router = self.router.merge(other.router);
        self
    }

    /// The list and the router.
    pub fn open(self) -> (Vec<Door>, Router<Shared>) {
        (self.list, self.router)
    }
}

async fn guarded(who: Who, path: &'static str, request: Request, next: Next) -> Response {
    let admitted = visit::of(&request).and_then(|visit| {
        visit.route.get_or_init(|| path);
        who.admit(&visit)
    });
    match admitted {
        Ok(()) => next.run(request).await,
        Err(trouble) => trouble.into_response(),
    }
}
