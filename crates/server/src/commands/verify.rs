//! `parchemin verify FILE`: a certificate, the PDF that carries it, or a badge, without a network.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use domain::locale::Locale;
use web_shell::verify::{Verdict, judge, unreadable};

/// What is checked, and with what.
#[derive(Debug, Args)]
pub struct VerifyOptions {
    /// The PDF of a certificate, its signed file or its badge, as downloaded.
    file: PathBuf,
    /// The public keys of the issuer: its address /.well-known/jwks.json, saved as a file.
    #[arg(long, value_name = "FILE")]
    keys: Option<PathBuf>,
    /// The list of revocation that the badge names, saved as a file.
    #[arg(long, value_name = "FILE")]
    status: Option<PathBuf>,
    /// The language of the answer, fr or en; otherwise that of the environment.
    #[arg(long)]
    lang: Option<String>,
}

/// Runs it: 0 genuine, 1 not genuine, 2 not readable.
pub fn run(options: &VerifyOptions) -> ExitCode {
    let spoken = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
    let spoken = options.lang.clone().into_iter().chain(spoken).find(|code| !code.is_empty());
    let (verdict, sentences) =
        answer(options, Locale::from_code(spoken.as_deref().unwrap_or_default())).unwrap_or_else(|told| told);
    for sentence in sentences {
        println!("{sentence}");
    }
    ExitCode::from(verdict as u8)
}

type Told = (Verdict, Vec<String>);

fn answer(options: &VerifyOptions, locale: Locale) -> Result<Told, Told> {
    let read = |path: &Path| {
        std::fs::read(path).map_err(|e| unreadable(&path.display().to_string(), &e.to_string(), locale))
    };
    let optional = |path: &Option<PathBuf>| path.as_deref().map(read).transpose();
    let file = read(&options.file)?;
    let (keys, status) = (optional(&options.keys)?, optional(&options.status)?);
    Ok(judge(&file, keys.as_deref(), status.as_deref(), locale))
}
