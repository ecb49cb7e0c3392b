//! The people of a centre, for its référent: who is in it, who is invited, and the successor to whom it is handed over.

use acts::people::{
    CannotHandOver, CannotInvite, CannotRemoveMember, HandOverCentre, InviteMember, RemoveCentreMember,
    RevokeInvitation,
};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::id::Id;
use domain::moment::{Moment, Zone};
use domain::people::invitation::{INVITATION_DAYS, INVITATIONS_MAX, Invitation, is_open};
use domain::people::{Account, Centre};
use domain::text::{LINE_MAX, Line, parse_email};
use store::centres::{self, Member};
use store::{Stop, invitations};
use web_shell::outcome::{go, refused};
use web_shell::{
    Answer, Chrome, Doors, Faults, Form, Page, Shared, Texts, Trouble, Visit, Who, cookies, when,
};

use crate::room;

web_shell::texts!(TEXTS, "page");

/// Under this address the people of centres are.
pub const LIST: &str = "/centre/equipe";

#[derive(Template)]
#[template(path = "team/centres.html")]
struct CentresPage {
    chrome: Chrome,
    t: Texts,
    centres: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "team/page.html")]
struct TeamPage {
    chrome: Chrome,
    t: Texts,
    centre: String,
    address: String,
    members: Vec<Member>,
    /// Who is signed in.
    own: Id<Account>,
    waiting: Vec<Waiting>,
    email: String,
    faults: Faults,
    days: i64,
    no_smtp: bool,
}

impl TeamPage {
    /// The members to whom the centre may be handed over.
    fn others(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.account != self.own)
    }
}

/// An invitation that nobody has taken.
struct Waiting {
    id: Id<Invitation>,
    email: String,
    about: String,
    open: bool,
}

/// The doors of this job.
pub fn doors() -> Doors {
    let referent = Who::CentreReferent;
    Doors::new()
        .get("/centre/equipe", referent, list)
        .get("/centre/equipe/{id}", referent, show)
        .post("/centre/equipe/{id}/inviter", referent, invite)
        .post("/centre/equipe/{id}/revoquer", referent, revoke)
        .post("/centre/equipe/{id}/retirer", referent, remove)
        .post("/centre/equipe/{id}/transmettre", referent, hand_over)
}

/// GET /centre/equipe: the visitor's centres.
async fn list(visit: Visit) -> Answer {
    let own = visit.account()?.centres.iter().filter(|membership| membership.referent);
    let centres: Vec<_> = own.map(|m| (format!("{LIST}/{}", m.centre), m.name.clone())).collect();
    if let [(only, _)] = centres.as_slice() {
        return Ok(go(only));
    }
    let t = TEXTS.of(visit.locale);
    Ok(Page(CentresPage { chrome: room::chrome(&visit, t.s("title")), t, centres }).into_response())
}

/// The name of a centre whose référent the visitor is; another centre is absent.
fn own(visit: &Visit, id: Id<Centre>) -> Result<String, Trouble> {
    let membership = visit.member_of(id)?;
    if membership.referent { Ok(membership.name.clone()) } else { Err(Trouble::Forbidden) }
}

async fn page(
    app: &Shared,
    visit: &Visit,
    id: Id<Centre>,
    email: String,
    faults: Faults,
) -> Result<TeamPage, Trouble> {
    let centre = own(visit, id)?;
    let t = TEXTS.of(visit.locale);
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let members = centres::members(db, id).await?;
    let waiting = invitations::waiting(db, id).await?;
    let stamp = |at: Moment| when::stamp(visit.locale, at, &Zone::paris());
    let one = |kept: invitations::Kept| {
        let open = is_open(kept.closed, kept.expires_at, visit.at);
        let about = if open {
            t.ww("invited-until", ("by", &kept.by), ("until", &stamp(kept.expires_at)))
        } else {
            t.w("invited-over", "until", stamp(kept.expires_at))
        };
        Waiting { id: kept.id, email: kept.email, about, open }
    };
    Ok(TeamPage {
        chrome: room::chrome(visit, t.s("title")),
        address: format!("{LIST}/{id}"),
        own: visit.account()?.id,
        waiting: waiting.into_iter().map(one).collect(),
        days: INVITATION_DAYS,
        no_smtp: !app.config.smtp,
        centre,
        members,
        email,
        faults,
        t,
    })
}

/// GET /centre/equipe/{id}
async fn show(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Centre>>) -> Answer {
    Ok(Page(page(&app, &visit, id, String::new(), Faults::none()).await?).into_response())
}

/// The page again with one fault; what was typed stays.
async fn faulty(
    app: &Shared,
    visit: &Visit,
    id: Id<Centre>,
    (field, why): (&str, String),
    email: String,
) -> Answer {
    let mut faults = Faults::none();
    faults.add(field, why);
    Ok(refused(&page(app, visit, id, email, faults).await?))
}

/// An address to invite.
#[derive(serde::Deserialize)]
struct Invited {
    #[serde(default)]
    email: String,
}

/// POST /centre/equipe/{id}/inviter
async fn invite(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Centre>>,
    Form(typed): Form<Invited>,
) -> Answer {
    let centre = own(&visit, id)?;
    let t = TEXTS.of(visit.locale);
    let Ok(email) = parse_email(&typed.email) else {
        return faulty(
            &app,
            &visit,
            id,
            ("email", t.w("email-fault", "typed", typed.email.trim())),
            typed.email,
        )
        .await;
    };
    let token = cookies::token(&visit.seed.branch("invitation"));
    let until = domain::people::invitation::expires(visit.at);
    let words = [
        ("by", visit.account()?.name.clone().into()),
        ("centre", centre.clone().into()),
        ("link", format!("{}/invitation/{token}", app.config.public_url).into()),
        ("until", when::stamp(visit.locale, until, &Zone::paris()).into()),
    ];
    let act = InviteMember {
        doing: room::doing(&visit)?,
        centre: id,
        email,
        token: cookies::hash(&token),
        subject: t.w("mail-subject", "centre", &centre),
        body: t.with("mail-body", &words),
    };
    match app.store.act(act).await {
        Ok(_) => Ok(go(&format!("{LIST}/{id}"))),
        Err(Stop::Refused(why)) => {
            let why = match why {
                CannotInvite::Member => t.s("refused-member").to_owned(),
                CannotInvite::TooMany => {
                    t.n("refused-too_many", "max", i64::try_from(INVITATIONS_MAX).unwrap_or(i64::MAX))
                }
            };
            faulty(&app, &visit, id, ("email", why), typed.email).await
        }
        Err(stop) => Err(stop.into()),
    }
}

/// Which invitation is taken back.
#[derive(serde::Deserialize)]
struct Revoked {
    invitation: Id<Invitation>,
}

/// POST /centre/equipe/{id}/revoquer
async fn revoke(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Centre>>,
    Form(Revoked { invitation }): Form<Revoked>,
) -> Answer {
    own(&visit, id)?;
    app.store.act(RevokeInvitation { doing: room::doing(&visit)?, centre: id, invitation }).await?;
    Ok(go(&format!("{LIST}/{id}")))
}

/// Who leaves, and why.
#[derive(serde::Deserialize)]
struct Leaving {
    compte: Id<Account>,
    #[serde(default)]
    motif: String,
}

/// POST /centre/equipe/{id}/retirer
async fn remove(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Centre>>,
    Form(Leaving { compte, motif }): Form<Leaving>,
) -> Answer {
    own(&visit, id)?;
    let t = TEXTS.of(visit.locale);
    let field = format!("motif-{compte}");
    let Ok(reason) = Line::parse(&motif, LINE_MAX) else {
        return faulty(&app, &visit, id, (&field, t.s("reason-fault").to_owned()), String::new()).await;
    };
    let act = RemoveCentreMember { doing: room::doing(&visit)?, centre: id, account: compte, reason };
    match app.store.act(act).await {
        Ok(()) => Ok(go(&format!("{LIST}/{id}"))),
        Err(Stop::Refused(CannotRemoveMember::IsReferent)) => {
            faulty(&app, &visit, id, (&field, t.s("refused-referent").to_owned()), String::new()).await
        }
        Err(stop) => Err(stop.into()),
    }
}

/// To whom the centre goes.
#[derive(serde::Deserialize)]
struct HandedOver {
    #[serde(default)]
    successeur: String,
    #[serde(default)]
    ensuite: String,
}

/// POST /centre/equipe/{id}/transmettre
async fn hand_over(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Centre>>,
    Form(typed): Form<HandedOver>,
) -> Answer {
    own(&visit, id)?;
    let t = TEXTS.of(visit.locale);
    let Ok(to) = typed.successeur.parse::<Id<Account>>() else {
        return faulty(&app, &visit, id, ("successeur", t.s("successor-fault").to_owned()), String::new())
            .await;
    };
    let leaves = typed.ensuite == "partir";
    let act = HandOverCentre { doing: room::doing(&visit)?, centre: id, to, leaves };
    match app.store.act(act).await {
        Ok(()) if leaves => Ok(go("/")),
        // Who is no longer the référent has no page here any more, and may have another centre.
        Ok(()) | Err(Stop::Refused(CannotHandOver::NotReferent)) => Ok(go("/centre")),
        Err(Stop::Refused(CannotHandOver::NoMember)) => {
            faulty(&app, &visit, id, ("successeur", t.s("successor-gone").to_owned()), String::new()).await
        }
        Err(stop) => Err(stop.into()),
    }
}
