//! `parchemin admin create`: the first administrator. Never prompts without a terminal.

use std::io::{BufRead as _, IsTerminal as _};

use acts::Doing;
use acts::people::{CannotCreateAccount, CreateAccount};
use clap::Subcommand;
use domain::journal::Actor;
use domain::locale::Locale;
use domain::people::{Login, Role, check_password};
use store::Stop;
use web_shell::clock::{Clock, draw_seed};
use web_shell::hasher::Hasher;

use crate::config::DataOptions;
use crate::folder;

/// `parchemin admin …`.
#[derive(Debug, Subcommand)]
pub enum AdminCommand {
    /// Makes an administrator. The password is asked at the terminal, or read from standard input.
    Create {
        #[command(flatten)]
        data: DataOptions,
        /// What they sign in with: an e-mail address or a username.
        #[arg(long)]
        login: String,
        /// First name.
        #[arg(long)]
        first_name: String,
        /// Last name.
        #[arg(long)]
        last_name: String,
    },
}

/// Runs it.
pub async fn run(command: AdminCommand) -> Result<(), String> {
    let AdminCommand::Create { data, login, first_name, last_name } = command;
    let login =
        Login::parse(&login).map_err(|_| format!("{login} is neither an e-mail address nor a username"))?;
    let password = password()?;
    check_password(&password).map_err(|_| {
        "the password needs 8 characters at least, with an upper-case letter, a lower-case letter and a digit".to_owned()
    })?;
    let (store, made) = folder::open(&data).await?;
    if made {
        println!("A new data folder was made: {}", data.data.display());
    }
    let seed = draw_seed();
    let password_hash =
        Hasher::for_machine().hash(password, &seed).await.map_err(|_| "the machine is too busy")?;
    let act = CreateAccount {
        doing: Doing { at: Clock::System.now(), by: Actor::Program, seed },
        first_name,
        last_name,
        login: login.clone(),
        password_hash,
        locale: Locale::Fr,
        roles: vec![Role::Admin],
        rehearsal: false,
    };
    match store.act(act).await {
        Ok(_) => {
            println!("{} may now administer the platform.", login.as_str());
            Ok(())
        }
        Err(Stop::Refused(CannotCreateAccount::LoginTaken)) => {
            Err(format!("{} is taken: choose another login", login.as_str()))
        }
        Err(stop) => Err(format!("{stop:?}")),
    }
}

fn password() -> Result<String, String> {
    if std::io::stdin().is_terminal() {
        return rpassword::prompt_password("Password: ").map_err(|e| e.to_string());
    }
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).map_err(|e| e.to_string())?;
    let typed = line.trim_end_matches(['\r', '\n']).to_owned();
    if typed.is_empty() { Err("no terminal: give the password on standard input".into()) } else { Ok(typed) }
}
