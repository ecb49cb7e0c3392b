//! `parchemin content check`: reads a bank, renders and judges its variants, and tells what it holds. It speaks French, as
//! the authors of questions do, in Markdown, so that its report can be kept (docs/bank.md).

use std::io::Write as _;
use std::path::PathBuf;

use bank::{Bank, Fault, Needed, Report};
use clap::Subcommand;

/// `parchemin content …`.
#[derive(Debug, Subcommand)]
pub enum ContentCommand {
    /// Checks every question of the bank, and every variant of so many seeds.
    Check {
        /// A folder of questions in the place of the program's own.
        #[arg(long)]
        content: Option<PathBuf>,
        /// Seeds with which each question is tried.
        #[arg(long, default_value_t = 20)]
        seeds: u32,
        /// The report for machines.
        #[arg(long)]
        json: bool,
    },
}

/// Runs it.
pub fn run(command: &ContentCommand) -> Result<(), String> {
    let ContentCommand::Check { content, seeds, json } = command;
    let read = match content {
        Some(folder) => Bank::read(folder),
        None => Bank::read_embedded(),
    };
    let bank = read.map_err(|faults| listed(&faults))?;
    let report = bank.survey(*seeds);
    let text =
        if *json { serde_json::to_string(&report).map_err(|e| e.to_string())? } else { told(&bank, &report) };
    // Whoever reads only the first lines (a pipe to `head`) is no failure.
    drop(writeln!(std::io::stdout(), "{text}"));
    if report.faults.is_empty() { Ok(()) } else { Err(listed(&report.faults)) }
}

fn listed(faults: &[Fault]) -> String {
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    let count = if faults.len() == 1 { "1 défaut".to_owned() } else { format!("{} défauts", faults.len()) };
    format!("{}\n{count}", lines.join("\n"))
}

fn told(bank: &Bank, report: &Report) -> String {
    let totals = &report.totals;
    let mut lines = vec![
        format!("# La banque, version {}\n", bank.release),
        "| Sujets | Acquis | Questions | dont tirées au sort | avec un fichier | en anglais | Variantes vues |".to_owned(),
        "|---|---|---|---|---|---|---|".to_owned(),
        format!(
            "| {} | {} | {} | {} | {} | {} | {} |\n",
            totals.topics, totals.skills, totals.questions, totals.templates, totals.with_files, totals.english, totals.variants
        ),
        format!("Chaque question a été rendue et jugée avec {} tirages.\n", totals.seeds),
        "## Acquis, questions, variantes\n".to_owned(),
        "| Compétence | Niveau | Acquis | Questions | dont tirées au sort | Variantes vues |".to_owned(),
        "|---|---|---|---|---|---|".to_owned(),
    ];
    lines.extend(report.coverage.iter().map(|cell| {
        let (competence, level) = (&cell.competence, cell.level);
        format!(
            "| {competence} | {level} | {} | {} | {} | {} |",
            cell.skills, cell.questions, cell.templates, cell.variants
        )
    }));
    lines.extend(needed(&report.needs));
    lines.push("\n## Répondre sans savoir\n".to_owned());
    lines.push("Part des choix uniques réussis, en pour cent.\n".to_owned());
    lines.push("| Compétence | Essais | Hasard | Toujours le premier | Le plus long | Le plus proche de la consigne |".to_owned());
    lines.push("|---|---|---|---|---|---|".to_owned());
    lines.extend(report.baselines.iter().map(|line| {
        format!(
            "| {} | {} | {:.0} | {:.0} | {:.0} | {:.0} |",
            line.competence, line.tried, line.chance, line.first, line.longest, line.nearest
        )
    }));
    lines.join("\n")
}

/// What questions need, and whom they do not suit, in the words of the authors' guide.
fn needed(needs: &Needed) -> Vec<String> {
    let mut lines = vec![
        "\n## Ce que les questions demandent\n".to_owned(),
        "| Ce qu’il faut | Questions |".to_owned(),
        "|---|---|".to_owned(),
    ];
    let rows = [
        ("des scripts (`script`)", needs.script),
        ("du son (`sound`)", needs.sound),
        ("un site (`website`)", needs.website),
        ("du temps compté (`seconds`)", needs.timed),
        ("rester dans la page (`focused`)", needs.focused),
    ];
    lines.extend(rows.iter().map(|(what, count)| format!("| {what} | {count} |")));
    lines.extend(needs.software.iter().map(|(word, count)| format!("| un logiciel : `{word}` | {count} |")));
    lines.extend(
        needs.unsuited.iter().map(|(word, count)| format!("| ne convient pas : `{word}` | {count} |")),
    );
    lines
}
