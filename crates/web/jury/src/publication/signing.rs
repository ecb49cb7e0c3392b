//! Signing the certificates of a session with the key of this installation, before the act that keeps them.

use std::collections::HashMap;

use acts::certification::Signed;
use acts::certification::signing::{Issuing, certificates, in_force};
use store::dossiers::Dossier;
use web_shell::{Shared, Trouble, Visit};

use crate::room::Desk;

/// One signed certificate for each obtained certification; fresh codes are drawn from another branch in each round.
pub async fn sign(app: &Shared, visit: &Visit, desk: &Desk, round: u32) -> Result<Vec<Signed>, Trouble> {
    files(app, visit, &desk.dossier, &desk.centre.name, round).await
}

/// The same for the files of a dossier, or for some of them.
pub async fn files(
    app: &Shared,
    visit: &Visit,
    dossier: &Dossier,
    centre: &str,
    round: u32,
) -> Result<Vec<Signed>, Trouble> {
    let mut competences = HashMap::new();
    for file in &dossier.files {
        let release = &file.attempt.exam.release;
        if !competences.contains_key(release) {
            let bank = app.bank_of(release).await?;
            let count = u32::try_from(bank.framework.competences().count()).map_err(Trouble::failed)?;
            competences.insert(release.clone(), count);
        }
    }
    let signer = app.keys.signer(dossier.session.rehearsal);
    let mut reader = app.store.read().await?;
    let kept = store::certificates::of_session(&mut reader.conn(), dossier.session.id).await?;
    let issuing = Issuing {
        at: visit.at,
        seed: &visit.seed.branch(&format!("certificates {round}")),
        centre,
        competences: &competences,
        former: &in_force(kept),
        key: &signer.id,
        sign: &|bytes| signer.sign(bytes),
    };
    certificates(dossier, &issuing).map_err(Trouble::failed)
}
