//! The jury: takes each session, reads its file, publishes.

use std::sync::Arc;

use super::room::Room;
use super::{Credential, Stage};
use crate::page::form;
use crate::trouble::Trouble;

/// Takes and publishes every session; `step` is what a publication counts as.
pub async fn publish(
    stage: &Stage,
    step: &'static str,
    who: &Credential,
    rooms: &[Arc<Room>],
) -> Result<(), Trouble> {
    let mut client = stage.browser();
    let home = super::sign_in(&mut client, &who.login, &who.password).await?;
    let inbox = client.get("inbox", &home).await?.ok()?;
    if let Some(room) = rooms.iter().find(|room| !inbox.html().contains(&room.session)) {
        return Err(Trouble::play("inbox: a finalised session is missing", room.session.clone()));
    }
    for room in rooms {
        let path = format!("/jury/sessions/{}", room.session);
        client.get("session file", &path).await?.ok()?;
        client.act("take session", &format!("{path}/prendre"), &[]).await?;
        let page = client.get("publication page", &format!("{path}/publication")).await?.ok()?;
        let asked = form(page.html(), "/publication");
        let asked = asked.ok_or_else(|| Trouble::page("publication page", "no form", page.html()))?;
        client.post(step, &asked.action, &asked.untouched()).await?.onward()?;
    }
    Ok(())
}
