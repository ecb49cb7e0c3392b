//! `parchemin serve`: opens the data, prepares the demonstration on a first start, listens, and stops without losing
//! anybody's answer.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum_server::Handle;
use bank::Bank;
use parking_lot::RwLock;
use store::{Store, settings};
use web_shell::clock::Clock;
use web_shell::hasher::Hasher;
use web_shell::keys::Keys;
use web_shell::{App, Config, Shared};

use crate::config::{self, ServeOptions};
use crate::{demo, jobs, tls};

/// How long requests may go on once the program is asked to stop.
const GRACE: Duration = Duration::from_secs(10);

/// Serves until asked to stop.
pub async fn run(options: ServeOptions) -> Result<(), String> {
    options.check()?;
    if store::SABOTAGED {
        return Err("this program was built with a fault for tests: it serves nobody".into());
    }
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_default_env()
                .unwrap_or_else(|_| "warn,parchemin=info".into()),
        )
        .with_writer(std::io::stderr)
        .init();
    let store = config::open(&options.data).await?;
    println!("Parchemin {} – {}", env!("CARGO_PKG_VERSION"), store.engine());
    let app = wire(&options, store).await?;
    if app.config.demo {
        demo::load(&app).await?;
    }
    let jobs = jobs::start(&app, &options)?;
    let served = listen(&options, &app).await;
    jobs.abort();
    served
}

async fn wire(options: &ServeOptions, store: Store) -> Result<Shared, String> {
    let folder = &options.data.data;
    let keys = Keys::from_root(config::root_key(folder)?);
    let demo = has_demo(&store, options).await?;
    let config = Config {
        public_url: options.public_url(options.listen),
        secure: options.is_secure(),
        loopback: options.listen.ip().is_loopback() && options.public_url.is_none(),
        demo,
        smtp: options.smtp.is_some(),
        rehearsal_key: Some(config::rehearsal_key(folder)?),
    };
    Ok(Arc::new(App {
        store,
        bank: Bank::embedded(),
        releases: RwLock::new(HashMap::new()),
        clock: Clock::System,
        keys,
        hasher: Hasher::for_machine(),
        config,
        release_body: OnceLock::new(),
    }))
}

/// The demonstration is offered at the first start only, and then stays.
async fn has_demo(store: &Store, options: &ServeOptions) -> Result<bool, String> {
    let told = |e: store::Failure| e.to_string();
    let mut reader = store.read().await.map_err(told)?;
    let kept = settings::get(&mut reader.conn(), "demo").await.map_err(told)?;
    let private = options.listen.ip().is_loopback() && options.public_url.is_none();
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
    let wanted = !options.no_demo && private;
    let act = acts::upkeep::KeepSetting { name: "demo", value: if wanted { "yes" } else { "no" }.into() };
    store.act(act).await.map_err(|e| format!("{e:?}"))?;
    Ok(wanted)
}

async fn listen(options: &ServeOptions, app: &Shared) -> Result<(), String> {
    let told = |e: std::io::Error| format!("{} cannot be listened on: {e}", options.listen);
    let handle = Handle::new();
    tokio::spawn(stop_on_signal(handle.clone()));
    let router = web_app::router(Arc::clone(app));
    announce(options, app);
    if let Some(config) = tls::settings(options).await? {
        let server = axum_server::bind_rustls(options.listen, config).handle(handle);
        server.serve(router.into_make_service()).await.map_err(told)
    } else {
        let server = axum_server::bind(options.listen).handle(handle);
        server.serve(router.into_make_service()).await.map_err(told)
    }
}

fn announce(options: &ServeOptions, app: &Shared) {
    println!("  {} questions, version {}", app.bank.challenges().count(), app.bank.release);
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

/// Stops on Ctrl+C or SIGTERM: no new request, those under way end.
async fn stop_on_signal(handle: Handle<std::net::SocketAddr>) {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
        match terminate {
            Ok(mut terminate) => {
                tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
            }
            Err(_) => drop(interrupt.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupt.await);
    handle.graceful_shutdown(Some(GRACE));
}
