//! `parchemin serve`: opens the data, prepares the demonstration on a first start, listens, and stops without losing
//! anybody's answer.

use std::collections::HashMap;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;

use parking_lot::RwLock;
use store::{Store, settings};
use tokio::task::JoinHandle;
use web_shell::clock::Clock;
use web_shell::hasher::Hasher;
use web_shell::live::Live;
use web_shell::press::Press;
use web_shell::{App, Config, Shared};

use crate::config::ServeOptions;
use crate::{demo, folder, identity, jobs, release, tls};

/// Open files below which a full room is in danger.
const FILES: u64 = 4_096;

/// Serves until asked to stop.
pub async fn run(options: ServeOptions) -> Result<(), String> {
    options.check()?;
    let mailer = jobs::mailer(&options)?;
    if store::SABOTAGED {
        return Err("this program was built with a fault for tests: it serves nobody".into());
    }
    log()?;
    raise_open_files();
    let mut stopping = on_signal()?;
    let (store, _) = folder::open(&options.data).await?;
    println!("Parchemin {} – {}", env!("CARGO_PKG_VERSION"), store.engine());
    // Before anything is made or printed: whoever reads the address can open it.
    let listener = bind(options.listen)?;
    let listening = listener.local_addr().map_err(|e| e.to_string())?;
    let app = wire(&options, store, listening).await?;
    if app.config.demo {
        tokio::select! {
            made = demo::load(&app) => made?,
            _ = &mut stopping => return Ok(()),
        }
    }
    // What an outage took is given back before anybody looks at the clock.
    jobs::beat(&app).await;
    let jobs = jobs::start(&app, mailer, options.erase_due);
    let served = serve(&options, &app, listener, stopping).await;
    for job in jobs {
        job.abort();
    }
    served
}

/// The operator's log. The driver of the database stays silent about what it sends: there are names in it.
fn log() -> Result<(), String> {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env();
    let filter = filter.unwrap_or_else(|_| "warn,parchemin=info".into());
    let quiet = "tokio_postgres=warn".parse().map_err(|e| format!("the log: {e}"))?;
    tracing_subscriber::fmt()
        .with_env_filter(filter.add_directive(quiet))
        .with_writer(std::io::stderr)
        .init();
    Ok(())
}

/// Every browser holds a socket; the shell often grants a thousand files.
fn raise_open_files() {
    match rlimit::increase_nofile_limit(u64::from(u16::MAX)) {
        Ok(files) if files >= FILES => {}
        Ok(files) => tracing::warn!(files, "few files may be open at once: raise the limit (LimitNOFILE)"),
        Err(why) => tracing::warn!(%why, "the number of files that may be open could not be raised"),
    }
}

fn bind(address: SocketAddr) -> Result<TcpListener, String> {
    let told = |e: std::io::Error| format!("{address} cannot be listened on: {e}");
    let listener = TcpListener::bind(address).map_err(told)?;
    listener.set_nonblocking(true).map_err(told)?;
    Ok(listener)
}

async fn wire(options: &ServeOptions, store: Store, listening: SocketAddr) -> Result<Shared, String> {
    let folder = &options.data.data;
    let now = Clock::System.now();
    // Before anything is made: a first start with broken questions leaves no half of an installation.
    let (bank, standing) = release::open(&store, options.content.as_deref(), now).await?;
    let keys = identity::keys(&store, folder, options.new_key, now).await?;
    let demo = has_demo(&store, options).await?;
    let config = Config {
        public_url: options.public_url(listening),
        secure: options.is_secure(),
        loopback: options.is_private(),
        demo,
        smtp: options.smtp.is_some(),
        rehearsal_key: Some(folder::rehearsal_key(folder)?),
    };
    Ok(Arc::new(App {
        store,
        bank,
        standing,
        releases: RwLock::new(HashMap::new()),
        clock: Clock::System,
        keys,
        hasher: Hasher::for_machine(),
        press: Press::new(),
        live: Live::default(),
        config,
        counting: web_shell::forecast::Counting::default(),
    }))
}

/// The demonstration is offered at the first start only, and then stays.
async fn has_demo(store: &Store, options: &ServeOptions) -> Result<bool, String> {
    let told = |e: store::Failure| e.to_string();
    let mut reader = store.read().await.map_err(told)?;
    let kept = settings::get(&mut reader.conn(), "demo").await.map_err(told)?;
    let private = options.is_private();
    if let Some(kept) = kept {
        if kept == "yes" && !private {
            return Err(
                "this data folder holds the demonstration, whose passwords are public: it is served on this \
                        machine only. Take another folder with --data."
                    .into(),
            );
        }
        return Ok(kept == "yes");
    }
    drop(reader);
    let wanted = !options.no_demo && private && options.content.is_none();
    let act = acts::upkeep::KeepSetting { name: "demo", value: if wanted { "yes" } else { "no" }.into() };
    store.act(act).await.map_err(|e| format!("{e:?}"))?;
    Ok(wanted)
}

async fn serve(
    options: &ServeOptions,
    app: &Shared,
    listener: TcpListener,
    stopping: JoinHandle<()>,
) -> Result<(), String> {
    let secure = tls::settings(options).await?;
    announce(options, app);
    let served = web_app::listen(app, listener, secure, async { drop(stopping.await) }).await;
    served.map_err(|e| format!("{} cannot be listened on: {e}", options.listen))
}

fn announce(options: &ServeOptions, app: &Shared) {
    println!("  {} questions, version {}", app.bank.challenges().count(), app.bank.release);
    if let Some(folder) = &app.standing.folder {
        println!("  questions du dossier : {}", folder.display());
    }
    if !app.standing.refused.is_empty() {
        println!("  questions du dossier refusées, défauts : {}", app.standing.refused.len());
    }
    println!("  données : {}", options.data.data.display());
    if app.config.demo {
        println!("  démonstration : les comptes sont sur la page d’accueil");
    }
    println!(
        "  répétition : parchemin rehearse --data {} {}",
        options.data.data.display(),
        app.config.public_url
    );
    println!("Ouvrez {}", app.config.public_url);
}

/// Ends on Ctrl+C or SIGTERM; both are caught from the call on.
#[cfg(unix)]
fn on_signal() -> Result<JoinHandle<()>, String> {
    use tokio::signal::unix::{SignalKind, signal};
    let told = |e: std::io::Error| format!("signals cannot be caught: {e}");
    let mut interrupt = signal(SignalKind::interrupt()).map_err(told)?;
    let mut terminate = signal(SignalKind::terminate()).map_err(told)?;
    Ok(tokio::spawn(async move {
        tokio::select! { _ = interrupt.recv() => {}, _ = terminate.recv() => {} }
    }))
}

#[cfg(not(unix))]
fn on_signal() -> Result<JoinHandle<()>, String> {
    Ok(tokio::spawn(async { drop(tokio::signal::ctrl_c().await) }))
}
