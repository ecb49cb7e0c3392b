//! The outbox against a mail server that takes, refuses, hangs up, is slow, or is not there.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};

use domain::id::Id;
use domain::moment::Moment;
use store::mails::{self, Mail};
use store::{Act, Stop, Tx};
use testkit::world::World;

use super::*;

/// What the server does with the next connection.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mood {
    /// It takes the mail.
    Takes,
    /// It knows the recipient for the moment not.
    Refuses,
    /// It takes the mail and hangs up before it says so.
    HangsUp,
    /// It never says a word.
    Sleeps,
}

/// A mail server of one thread. Its moods are told one by one; it gives what it took.
struct Sink {
    url: String,
    moods: Sender<Mood>,
    taken: Receiver<String>,
}

impl Sink {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("smtp://{}", listener.local_addr().expect("its port"));
        let (moods, told) = channel();
        let (gives, taken) = channel();
        std::thread::spawn(move || {
            // Connections on which it says nothing stay open.
            let mut asleep = Vec::new();
            while let (Ok(mood), Ok((stream, _))) = (told.recv(), listener.accept()) {
                if mood == Mood::Sleeps {
                    asleep.push(stream);
                } else {
                    drop(converse(&stream, mood, &gives));
                }
            }
        });
        Self { url, moods, taken }
    }

    fn is(&self, mood: Mood) {
        self.moods.send(mood).expect("the server runs");
    }
}

fn converse(mut stream: &TcpStream, mood: Mood, gives: &Sender<String>) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    stream.write_all(b"220 sink\r\n")?;
    while let Some(line) = lines.next().transpose()? {
        let answer: &[u8] = match line.get(..4).unwrap_or("").to_ascii_uppercase().as_str() {
            "RCPT" if mood == Mood::Refuses => b"450 <lea@tilleuls.example> is not known for the moment\r\n",
            "DATA" => {
                stream.write_all(b"354 go on\r\n")?;
                let text = lines.by_ref().map_while(Result::ok).take_while(|line| line != ".");
                gives.send(text.collect::<Vec<_>>().join("\n")).expect("the test listens");
                if mood == Mood::HangsUp {
                    return Ok(());
                }
                b"250 taken\r\n"
            }
            "QUIT" => return stream.write_all(b"221 bye\r\n"),
            _ => b"250 yes\r\n",
        };
        stream.write_all(answer)?;
    }
    Ok(())
}

/// Writes a mail.
#[derive(Clone)]
struct Write(Id<Mail>, Moment);

impl Act for Write {
    type Done = ();
    type Refusal = std::convert::Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Self::Refusal>> {
        let Self(id, at) = self;
        Ok(mails::insert(tx, id, "lea@tilleuls.example", "Vos résultats", "Bonjour Léa,\nà bientôt.", at)
            .await?)
    }
}

const FROM: &str = "Certification <certification@parchemin.example>";

fn mailer(url: &str) -> Mailer {
    Mailer::new(Some(url), Some(FROM)).expect("an address").expect("a server")
}

async fn mail(world: &World) -> Id<Mail> {
    let id = Id::from_seed(&world.seed(), "mail");
    world.act(Write(id, world.now())).await;
    id
}

async fn kept(world: &World, id: Id<Mail>) -> Kept {
    let mut reader = world.store().read().await.expect("a reader");
    mails::by_id(&mut reader.conn(), id).await.expect("it reads").expect("no mail is lost")
}

/// Minutes until the mail is tried again.
async fn pause(world: &World, id: Id<Mail>) -> i64 {
    let kept = kept(world, id).await;
    assert_eq!(kept.sent_at, None);
    assert!(kept.trouble.is_some(), "the administrator reads why");
    kept.due_at.seconds_since(world.now()) / 60
}

#[tokio::test]
async fn a_mail_that_is_taken_is_whole_and_sent_once() {
    let (world, sink) = (World::new().await, Sink::start());
    let (id, mailer) = (mail(&world).await, mailer(&sink.url));
    sink.is(Mood::Takes);
    mailer.deliver(&world.app).await;
    let text = sink.taken.try_recv().expect("it came");
    assert!(text.contains(&format!("Message-ID: <{id}@parchemin.example>")), "{text}");
    assert!(text.contains("Content-Type: text/plain; charset=utf-8"), "{text}");
    assert!(text.contains("To: lea@tilleuls.example"), "{text}");
    assert_eq!(kept(&world, id).await.sent_at, Some(world.now()));
    world.pass_minutes(600);
    mailer.deliver(&world.app).await;
    assert!(sink.taken.try_recv().is_err(), "once is enough");
}

#[tokio::test]
async fn a_server_that_refuses_is_asked_again_after_growing_pauses() {
    let (world, sink) = (World::new().await, Sink::start());
    let (id, mailer) = (mail(&world).await, mailer(&sink.url));
    let mut pauses = Vec::new();
    for _ in 0..4 {
        sink.is(Mood::Refuses);
        mailer.deliver(&world.app).await;
        pauses.push(pause(&world, id).await);
        mailer.deliver(&world.app).await;
        world.pass_minutes(pauses.last().copied().unwrap_or_default());
    }
    assert!(pauses.is_sorted_by(|a, b| a < b), "{pauses:?}");
    assert!(sink.taken.try_recv().is_err());
    sink.is(Mood::Takes);
    mailer.deliver(&world.app).await;
    assert!(sink.taken.try_recv().is_ok());
    assert!(kept(&world, id).await.sent_at.is_some());
}

#[tokio::test]
async fn where_no_server_listens_mails_wait() {
    let world = World::new().await;
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("smtp://{}", listener.local_addr().expect("its port"));
    drop(listener);
    let ids = [mail(&world).await, mail(&world).await];
    mailer(&url).deliver(&world.app).await;
    let mut tried = 0;
    for id in ids {
        tried += kept(&world, id).await.tries;
    }
    assert_eq!(tried, 1, "the second would fare no better");
}

#[tokio::test]
async fn a_server_that_says_nothing_is_left_and_the_mail_kept() {
    let (world, sink) = (World::new().await, Sink::start());
    let id = mail(&world).await;
    let impatient = Mailer { patience: Duration::from_millis(200), ..mailer(&sink.url) };
    sink.is(Mood::Sleeps);
    impatient.deliver(&world.app).await;
    let minutes = pause(&world, id).await;
    assert!(minutes > 0);
    world.pass_minutes(minutes);
    sink.is(Mood::Takes);
    mailer(&sink.url).deliver(&world.app).await;
    assert!(sink.taken.try_recv().is_ok());
}

#[tokio::test]
async fn a_mail_that_may_have_come_is_sent_again_under_the_same_name() {
    let (world, sink) = (World::new().await, Sink::start());
    let (id, mailer) = (mail(&world).await, mailer(&sink.url));
    sink.is(Mood::HangsUp);
    mailer.deliver(&world.app).await;
    world.pass_minutes(pause(&world, id).await);
    sink.is(Mood::Takes);
    mailer.deliver(&world.app).await;
    let name = format!("Message-ID: <{id}@");
    let texts: Vec<String> = sink.taken.try_iter().collect();
    assert!(texts.len() == 2 && texts.iter().all(|text| text.contains(&name)), "{texts:?}");
}

#[tokio::test]
async fn a_mail_whose_sender_died_comes_back_when_its_lease_ends() {
    let (world, sink) = (World::new().await, Sink::start());
    let (id, mailer) = (mail(&world).await, mailer(&sink.url));
    let until = world.now().plus_minutes(LEASE_MINUTES);
    assert_eq!(world.act(TakeDueMails { at: world.now(), until, limit: 1 }).await.len(), 1);
    world.pass_minutes(LEASE_MINUTES - 1);
    mailer.deliver(&world.app).await;
    assert!(sink.taken.try_recv().is_err(), "it is somebody else's");
    world.pass_minutes(1);
    sink.is(Mood::Takes);
    mailer.deliver(&world.app).await;
    assert!(sink.taken.try_recv().is_ok());
    assert!(kept(&world, id).await.sent_at.is_some());
}

#[test]
fn what_is_logged_names_nobody() {
    let world_of_trouble =
        Refusal::new("the server answered 450", "<lea@tilleuls.example> is not known", false);
    assert!(!world_of_trouble.logged.contains('@'));
    assert!(world_of_trouble.told.contains("lea@"), "the administrator reads it beside the mail");
}

#[test]
fn a_password_is_not_sent_unprotected_and_not_repeated() {
    let tried = |url: &str| Mailer::new(Some(url), Some(FROM)).map(drop);
    for good in ["smtps://n:secret@mail.example", "smtp://mail.example:25", "smtp://n:secret@127.0.0.1:25"] {
        assert_eq!(tried(good), Ok(()), "{good}");
    }
    assert_eq!(tried("smtp://n:secret@mail.example:587?tls=required"), Ok(()));
    for bad in
        ["smtp://n:secret@mail.example", "smtp://n:secret@mail.example?tls=opportunistic", "n:secret@mail"]
    {
        assert!(tried(bad).is_err_and(|why| !why.contains("secret")), "{bad}");
    }
    assert!(Mailer::new(Some("smtp://mail.example"), None).is_err(), "who sends it?");
    assert!(Mailer::new(None, None).is_ok_and(|none| none.is_none()));
}

#[test]
fn pauses_grow_and_stay_bounded() {
    assert_eq!([0, 1, 3, 8, 50].map(pause_minutes), [1, 2, 8, 256, 256]);
}
