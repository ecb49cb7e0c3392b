//! Publication of a session of the demonstration: the certificates are signed as the jury's page does.

use std::collections::HashMap;

use acts::Doing;
use acts::certification::PublishSession;
use acts::certification::signing::{Issuing, certificates};
use domain::certification::session::Session;
use domain::id::Id;
use store::dossiers;
use web_shell::results;

use super::{Demo, failed, stopped};

/// The centre of the demonstration.
const CENTRE: &str = "Collège des Tilleuls";

/// Publishes a session.
pub async fn publish(demo: &Demo<'_>, session: Id<Session>, president: Doing) -> Result<(), String> {
    let app = demo.app;
    let mut reader = app.store.read().await.map_err(failed)?;
    let found = dossiers::by_id(&mut reader.conn(), session).await.map_err(failed)?;
    let dossier = found.ok_or("a session of the demonstration is gone")?;
    drop(reader);
    let count = u32::try_from(app.bank.framework.competences().count()).map_err(|e| e.to_string())?;
    let issuing = Issuing {
        at: president.at,
        seed: &president.seed,
        centre: CENTRE,
        competences: &HashMap::from([(app.bank.release.clone(), count)]),
        former: &HashMap::new(),
        key: &app.keys.certificates.id,
        sign: &|bytes| app.keys.certificates.sign(bytes),
    };
    let certificates = certificates(&dossier, &issuing).map_err(|e| format!("{e:?}"))?;
    let act = PublishSession {
        president: true,
        session,
        remark_read: true,
        certificates,
        key: app.keys.kept(&app.keys.certificates),
        mails: results::mails((&app.keys, &app.config.public_url), &dossier, CENTRE, president.at),
        doing: president,
    };
    app.store.act(act).await.map(drop).map_err(stopped)
}
