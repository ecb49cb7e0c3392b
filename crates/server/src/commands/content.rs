//! `parchemin content check`: reads a bank, renders and judges its variants, and tells what it holds. It speaks French, as
//! the authors of questions do, in Markdown, so that its report can be kept (docs/bank.md). `parchemin content preview`
//! shows a bank that is being written in the browser.

use std::io::Write as _;
use std::net::SocketAddr;
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
    /// Shows the questions in the browser of this machine, each variant as a candidate sees it; the folder is read again
    /// when a file changes.
    Preview {
        /// A folder of questions in the place of the program's own.
        #[arg(long)]
        content: Option<PathBuf>,
        /// The address to listen on, of this machine only.
        #[arg(long, default_value = "127.0.0.1:8090")]
        listen: SocketAddr,
    },
}

/// Runs it.
pub async fn run(command: ContentCommand) -> Result<(), String> {
    match command {
        ContentCommand::Check { content, seeds, json } => check(content, seeds, json),
        ContentCommand::Preview { content, listen } => preview(content, listen).await,
    }
}

/// Serves the preview until it is stopped. It has no accounts, so nobody else may reach it.
async fn preview(content: Option<PathBuf>, listen: SocketAddr) -> Result<(), String> {
    if !listen.ip().is_loopback() {
        return Err(format!(
            "{listen} est joignable depuis d’autres machines, et l’aperçu n’a pas de comptes. Écrivez --listen 127.0.0.1:{}.",
            listen.port()
        ));
    }
    if let Some(folder) = content.as_deref().filter(|folder| !folder.is_dir()) {
        return Err(format!(
            "{} n’est pas un dossier. Donnez celui qui contient framework.toml.",
            folder.display()
        ));
    }
    let told = |e: std::io::Error| {
        format!("{listen} ne peut pas être écouté : {e}. Choisissez un autre port avec --listen.")
    };
    let listener = std::net::TcpListener::bind(listen).map_err(told)?;
    listener.set_nonblocking(true).map_err(told)?;
    let address = listener.local_addr().map_err(told)?;
    let shown =
        content.as_ref().map_or_else(|| "les questions du programme".to_owned(), |f| f.display().to_string());
    drop(writeln!(
        std::io::stdout(),
        "Aperçu\u{a0}: {shown}\nOuvrez http://{address}/auteurs (Ctrl+C pour arrêter)"
    ));
    let router = web_app::preview(web_app::Folder::new(content));
    let server = axum_server::from_tcp(listener).map_err(told)?;
    server.serve(router.into_make_service()).await.map_err(told)
}

fn check(content: Option<PathBuf>, seeds: u32, json: bool) -> Result<(), String> {
    let read = match content {
        Some(folder) => Bank::read(&folder),
        None => Bank::read_embedded(),
    };
    let bank = read.map_err(|faults| listed(&faults))?;
    let report = bank.survey(seeds);
    let text =
        if json { serde_json::to_string(&report).map_err(|e| e.to_string())? } else { told(&bank, &report) };
    // Whoever reads only the first lines (a pipe to `head`) is no failure.
    drop(writeln!(std::io::stdout(), "{text}"));
    if report.faults.is_empty() { Ok(()) } else { Err(listed(&report.faults)) }
}

fn listed(faults: &[Fault]) -> String {
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    let count = if faults.len() == 1 { "1 défaut".to_owned() } else { format!("{} défauts", faults.len()) };
    format!("{}\n{count}", lines.join("\n"))
}

/// The report as Markdown: what was tried, what guessing reaches, what is alike, ladders, and coverage at the end.
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
    ];
    lines.extend(files(report));
    lines.extend(baselines(report));
    lines.extend(alike(report));
    lines.extend(ladders(report));
    lines.extend(coverage(report));
    lines.extend(needed(&report.needs));
    lines.join("\n")
}

fn files(report: &Report) -> Vec<String> {
    let files = &report.files;
    vec![
        "## Fichiers rouverts\n".to_owned(),
        "Chaque fichier est rouvert par un autre lecteur que le programme qui l’a écrit, et la réponse y est cherchée.\n".to_owned(),
        "| La réponse est recalculée depuis les cellules | Elle est écrite dans le fichier | Elle se déduit de ce qu’on lit |".to_owned(),
        "|---|---|---|".to_owned(),
        format!("| {} | {} | {} |", files.computed, files.found, files.concluded),
    ]
}

fn baselines(report: &Report) -> Vec<String> {
    let mut lines = vec![
        "\n## Répondre sans savoir\n".to_owned(),
        "Part des choix uniques réussis, en pour cent.\n".to_owned(),
        "| Compétence | Essais | Hasard | Toujours le premier | Le plus long | Le plus proche de la consigne |".to_owned(),
        "|---|---|---|---|---|---|".to_owned(),
    ];
    lines.extend(report.baselines.iter().map(|line| {
        format!(
            "| {} | {} | {:.0} | {:.0} | {:.0} | {:.0} |",
            line.competence, line.tried, line.chance, line.first, line.longest, line.nearest
        )
    }));
    lines
}

fn alike(report: &Report) -> Vec<String> {
    let mut lines = vec!["\n## Énoncés qui se ressemblent\n".to_owned()];
    if report.alike.is_empty() {
        lines.push(
            "Aucun énoncé ne partage la moitié de ses suites de trois mots avec celui d’un autre acquis."
                .to_owned(),
        );
        return lines;
    }
    lines.push("| Question | Autre question | Langue | En commun, % |\n|---|---|---|---|".to_owned());
    lines.extend(
        report
            .alike
            .iter()
            .map(|pair| format!("| {} | {} | {} | {} |", pair.one, pair.other, pair.language, pair.percent)),
    );
    lines
}

fn ladders(report: &Report) -> Vec<String> {
    let mut lines = vec![
        "\n## Niveaux de chaque sujet\n".to_owned(),
        "● un acquis, ○ un niveau sauté.\n".to_owned(),
        "| Compétence | Sujet | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 |".to_owned(),
        "|---|---|---|---|---|---|---|---|---|---|".to_owned(),
    ];
    lines.extend(report.ladders.iter().map(|ladder| {
        let mark = |level: u8| match (ladder.levels.contains(&level), ladder.missing.contains(&level)) {
            (true, _) => "●",
            (_, true) => "○",
            _ => " ",
        };
        let marks: Vec<&str> = (1..=8).map(mark).collect();
        format!("| {} | {} | {} |", ladder.competence, ladder.topic, marks.join(" | "))
    }));
    lines
}

fn coverage(report: &Report) -> Vec<String> {
    let mut lines = vec![
        "\n## Acquis, questions, variantes\n".to_owned(),
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
    lines
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
