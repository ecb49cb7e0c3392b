//! `parchemin content check`: reads a bank, renders and judges its variants, and tells what it holds. It speaks French, as
//! the authors of questions do, in Markdown, so that its report can be kept (docs/bank.md). `parchemin content preview`
//! shows a bank that is being written in the browser.

use std::io::Write as _;
use std::net::SocketAddr;
use std::path::PathBuf;

use bank::{Bank, Fault, Report};
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
        "Aperçu de {shown}\nOuvrez http://{address}/auteurs (Ctrl+C pour arrêter)"
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
