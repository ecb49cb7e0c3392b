//! After the publication: the candidate reads the result and downloads the certificate; anybody verifies its code.

use super::Stage;
use super::room::Sat;
use crate::page::between;
use crate::trouble::Trouble;

/// Reads a result; whether there was a certificate, which is then verified. `prints` downloads it as PDF too.
pub async fn read(stage: &Stage, mut sat: Sat, prints: bool) -> Result<bool, Trouble> {
    let list = sat.client.get("results page", "/candidat/certifications").await?.ok()?;
    let path = format!("/candidat/certifications/{}", sat.attempt);
    if !list.html().contains(&path) {
        return Err(Trouble::page("results page", "no result", list.html()));
    }
    let result = sat.client.get("result page", &path).await?.ok()?;
    let Some(code) = between(result.html(), "href=\"/verifier/", "\"").map(str::to_owned) else {
        return Ok(false);
    };
    if prints {
        let file = sat.client.get("certificate PDF", &format!("{path}/certificat.pdf")).await?.ok()?;
        if !file.body.starts_with(b"%PDF-") {
            return Err(Trouble::play("certificate PDF: not a PDF", path));
        }
    }
    let verified = stage.browser().get("verify", &format!("/verifier/{code}")).await?.ok()?;
    let said = verified.html();
    if !said.contains(&code) || !said.contains(&sat.last_name) {
        return Err(Trouble::page("verify", "another certificate", said));
    }
    if !said.to_lowercase().contains("répétition") {
        return Err(Trouble::page("verify", "a rehearsal is shown as a certificate", said));
    }
    Ok(true)
}
