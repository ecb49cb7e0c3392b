//! Publication of a session of the demonstration: the certificates are signed as the jury's page does.

use std::collections::HashMap;

use acts::Doing;
use acts::certification::PublishSession;
use acts::certification::signing::{Issuing, certificates};
use domain::certification::session::Session;
use domain::id::Id;
use store::dossiers;

use super::{Demo, failed, stopped};

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
        centre: "Collège des Tilleuls",
        competences: &HashMap::from([(app.bank.release.clone(), count)]),
        former: &HashMap::new(),
        key: &app.keys.certificates.id,
        sign: &|bytes| app.keys.certificates.sign(bytes),
    };
    let certificates = certificates(&dossier, &issuing).map_err(|e| format!("{e:?}"))?;
    let number = dossier.session.number.grouped();
    let act = PublishSession {
        doing: president,
        president: true,
        session,
        remark_read: true,
        certificates,
        key: app.keys.kept(&app.keys.certificates),
        mail: (
            format!("Session {number} : les résultats sont publiés"),
            format!(
                "Les résultats de la session {number} (Collège des Tilleuls) sont publiés.\n\n{}",
                app.config.public_url
            ),
        ),
    };
    app.store.act(act).await.map(drop).map_err(stopped)
}
