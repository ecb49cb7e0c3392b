//! A file for the training fund, written from what was noted as sent and checked before anybody is given it, and a report of
//! the fund on its way to the act (ADR 0038).

pub use documents::cpf::report::ReportFault;
use documents::cpf::{Flux, report, rules, write};
use domain::certification::cpf::Passage;
use domain::moment::Zone;
use store::cpf::Kept;

/// The file of a batch: its name and its bytes, the same ones each time.
///
/// # Errors
/// What in it is not as the fund wants it: a line for the operator.
pub fn file(batch: &Kept, passages: &[Passage]) -> Result<(String, Vec<u8>), String> {
    let at = batch.made_at.local(&Zone::paris());
    let flux = Flux { id: &batch.flux, at: &at, sender: &batch.sender, passages };
    let bytes = write(&flux).map_err(|e| e.to_string())?;
    rules::check(&bytes).map_err(|faults| {
        let told: Vec<String> = faults.iter().take(20).map(ToString::to_string).collect();
        format!("the file {} of the fund is not as it must be: {}", batch.number, told.join("; "))
    })?;
    Ok((format!("cpf-{:04}-{}.xml", batch.number, at.strftime("%Y%m%d")), bytes))
}

/// A report as the act wants it: the identifier of its file, the number of the fund's work, and its lines.
pub struct Brought {
    /// The identifier of the file.
    pub flux: String,
    /// The number that the fund gave to its work.
    pub treatment: String,
    /// Line by line: the passage, and why it was refused.
    pub lines: Vec<(String, Option<String>)>,
}

/// Reads a report.
///
/// # Errors
/// Everything that cannot be read, at once.
pub fn read(bytes: &[u8]) -> Result<Brought, Vec<ReportFault>> {
    let report = report::read(bytes)?;
    let line = |line: report::Line| {
        let refusal = (!line.errors.is_empty()).then(|| line.errors.join(" ; "));
        (line.passage, refusal)
    };
    let lines = report.lines.into_iter().map(line).collect();
    Ok(Brought { flux: report.flux, treatment: report.treatment, lines })
}
