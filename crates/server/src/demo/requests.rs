//! What a teacher of the demonstration asks the centre for: one request waits, one was refused, by the same acts as everything else.

use acts::certification::{RefuseRequest, RequestSession};
use domain::certification::request::{NewRequest, SessionRequest};
use domain::id::Id;
use domain::journal::Actor;
use domain::moment::Zone;
use jiff::ToSpan as _;
use jiff::civil::{Date, Time, Weekday, time};

use super::people::Staff;
use super::{Demo, stopped};

const DAY: i64 = 24 * 60;

/// Makes the requests.
pub async fn make(demo: &Demo<'_>, staff: &Staff) -> Result<(), String> {
    let refused =
        ask(demo, staff, "3e B", 6, (time(8, 0, 0, 0), "Une partie de la classe seulement.")).await?;
    let answer = RefuseRequest {
        doing: demo.doing(Actor::Account(staff.referent), 3 * DAY, "refuse a request"),
        centre: staff.centre,
        request: refused,
        reason: "Les salles sont prises ce matin-là. Proposez un après-midi de la semaine suivante."
            .to_owned(),
        mail: ("Votre demande".to_owned(), "Le référent a répondu.".to_owned()),
    };
    demo.app.store.act(answer).await.map_err(stopped)?;
    ask(demo, staff, "3e B", 16, (time(14, 0, 0, 0), "Salle avec casques, si possible.")).await.map(drop)
}

async fn ask(
    demo: &Demo<'_>,
    staff: &Staff,
    division: &str,
    days: i64,
    (time, remark): (Time, &str),
) -> Result<Id<SessionRequest>, String> {
    let today = demo.now.local(&Zone::paris()).date();
    // Nobody asks for a session on a Saturday or a Sunday.
    let school_day = |date: &Date| !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
    let from = today.checked_add(days.days()).map_err(|e| e.to_string())?;
    let date = from.series(1.day()).find(school_day).unwrap_or(from);
    let doing = demo.doing(Actor::Account(staff.teacher), 5 * DAY - days, &format!("request {days}"));
    let request = Id::from_seed(&doing.seed, "request");
    let wish = NewRequest {
        division: division.to_owned(),
        date,
        time,
        room: "Informatique 2".to_owned(),
        remark: remark.to_owned(),
    };
    let mail = ("Une session est demandée".to_owned(), "Répondez dans l’espace du centre.".to_owned());
    let act = RequestSession { doing, centre: staff.centre, request, wish, mail };
    demo.app.store.act(act).await.map_err(stopped)?;
    Ok(request)
}
