//! Messages of a session, on both engines: filled for each reader, sent once, with a receipt; in the centre's own words; and
//! never with a secret.

use acts::certification::{
    ChangeCandidate, CreateSession, EnrolCandidate, FilledMail, KeepMessageText, SendMessage,
};
use acts::upkeep::{NoteSent, NoteTrouble};
use domain::certification::enrolment::NewCandidate;
use domain::certification::message::{CannotSend, MessageKind, MessageText, Secret};
use domain::certification::session::SessionDraft;
use domain::id::Id;
use domain::locale::Locale;
use store::mails::{self, Kept};
use store::{Stop, sessions};
use testkit::engines::{Fresh, each_fresh};
use testkit::walker::Browser;
use testkit::world::{Centre, World};

fn below(id: Id<domain::certification::session::Session>, path: &str) -> String {
    format!("/centre/sessions/{id}{path}")
}

/// A session on a Friday, looked at on the Wednesday before: Inès has an address and more time, Hugo has neither.
struct House {
    world: World,
    centre: Centre,
    session: sessions::Kept,
    claire: Browser,
}

fn person(last: &str, first: &str, address: Option<&str>, extra_time_percent: u8) -> NewCandidate {
    NewCandidate {
        first_name: first.into(),
        last_name: last.into(),
        sex: None,
        birth_date: "2011-07-04".parse().expect("a date"),
        birth_place: None,
        results_email: None,
        convocation_email: address.map(str::to_owned),
        local_id: None,
        extra_time_percent,
        billing: None,
        notices: Vec::new(),
    }
}

impl House {
    async fn on(fresh: Fresh) -> Self {
        let world = World::on(fresh).await;
        world.turn_to("2026-11-18", "10:00");
        let centre = world.centre_with_referent("Lycée des Tilleuls").await;
        let draft = SessionDraft {
            site: "Bâtiment C".into(),
            room: "Salle B204".into(),
            invigilators: "Nadia Cissé".into(),
            date: "2026-11-20".into(),
            time: "09:00".into(),
            ..SessionDraft::default()
        };
        let doing = world.doing_as(centre.referent.id);
        let act = CreateSession {
            id: Id::from_seed(&doing.seed, "session"),
            doing,
            account: centre.referent.id,
            centre: centre.id,
            session: draft.parse(None).expect("a session"),
            rehearsal: false,
        };
        let id = world.act(act).await;
        for new in [person("Benali", "Inès", Some("ines@exemple.fr"), 33), person("Petit", "Hugo", None, 0)]
        {
            let doing = world.doing_as(centre.referent.id);
            let key = Id::from_seed(&doing.seed, "candidate");
            world.act(EnrolCandidate { doing, session: id, id: key, new }).await;
        }
        let mut reader = world.store().read().await.expect("a reader");
        let session = sessions::by_id(&mut reader.conn(), id).await.expect("read").expect("just made");
        drop(reader);
        let claire = world.signed_in(&centre.referent).await;
        Self { world, centre, session, claire }
    }

    fn address(&self, below: &str) -> String {
        format!("/centre/sessions/{}/messages{below}", self.session.id)
    }

    async fn mails(&self) -> Vec<Kept> {
        let mut reader = self.world.store().read().await.expect("a reader");
        mails::list(&mut reader.conn(), 50).await.expect("mails")
    }

    fn sending(&self, key: &str, kind: MessageKind, body: &str) -> SendMessage {
        let mail = FilledMail {
            recipient: "nadia@exemple.fr".into(),
            subject: "Surveillance".into(),
            body: body.into(),
        };
        SendMessage {
            doing: self.world.doing_as(self.centre.member.id),
            session: self.session.id,
            message: Id::from_seed(&domain::seed::Seed::from_bytes([7; 32]), key),
            kind,
            mails: vec![mail],
            addressless: 0,
        }
    }
}

#[tokio::test]
async fn a_convocation_goes_once_to_who_has_an_address_and_again_when_it_changes() {
    each_fresh(async |fresh| {
        let mut house = House::on(fresh).await;
        let address = house.address("/convocation");
        house.claire.visit(&house.address("")).await.expect("Rien n’a encore été envoyé");
        let page = house.claire.click("Convocation").await.expect_status(200);
        // The preview is that of the first of the list: her own end, and not why.
        page.expect("Bonjour Inès Benali").expect("vendredi 20 novembre 2026").expect("9\u{a0}h\u{a0}00");
        page.expect("Bâtiment C, Salle B204").expect("11\u{a0}h\u{a0}34").expect_not("majoré");
        page.expect("Un courriel à envoyer").expect("Un candidat n’a pas d’adresse de convocation");
        page.expect("Petit Hugo").expect_not(house.session.access_code.as_str());
        house.claire.click("Imprimer leurs lettres").await.expect("Bonjour Hugo Petit").expect_not("Inès");
        let hugo = house.claire.visit(&address).await.attributes("#pour option", "value").remove(1);
        let page = house.claire.visit(&format!("{address}?pour={hugo}")).await;
        page.expect("Bonjour Hugo Petit").expect("11\u{a0}h\u{a0}00");

        house.claire.visit(&address).await;
        let page = house.claire.fill("Envoyer").submit_twice().await.expect_status(200);
        page.expect("Convocation, le 18 novembre 2026").expect("Un courriel, un attend son départ");
        page.expect("un candidat sans adresse");
        let sent = house.mails().await;
        assert_eq!(sent.len(), 1, "the form sent twice is one message");
        assert_eq!(sent[0].recipient, "ines@exemple.fr");
        assert!(sent[0].body.contains("Bonjour Inès Benali") && sent[0].body.contains("11\u{a0}h\u{a0}34"));
        assert!(!sent[0].body.contains(house.session.access_code.as_str()));
        let page = house.claire.visit(&address).await.expect("Aucun courriel à envoyer");
        page.expect("Un candidat a déjà reçu ce message tel quel");
        assert!(page.all("section form[method=post] button").is_empty(), "there is nothing to press");

        let at = house.world.now();
        let trouble = NoteTrouble { mail: sent[0].id, trouble: "550".into(), again_at: at };
        house.world.act(trouble).await;
        house.claire.visit(&house.address("")).await.expect("un est refusé pour l’instant");
        house.world.act(NoteSent { mail: sent[0].id, at }).await;
        house.claire.visit(&house.address("")).await.expect("un est parti").expect_not("attend son départ");
        // What the outbox forgets, the receipt remembers.
        house.world.pass_minutes(9 * 24 * 60);
        house.world.act(acts::upkeep::Sweep { at: house.world.now() }).await;
        assert!(house.mails().await.is_empty());
        house.world.turn_to("2026-11-18", "11:00");
        house.claire = house.world.signed_in(&house.centre.referent).await;
        house.claire.visit(&house.address("")).await.expect("un est parti");

        // The room changes, and Hugo is given an address.
        house.claire.visit(&below(house.session.id, "/modifier")).await;
        house.claire.fill("Enregistrer").set("room", "C12").submit().await.expect_status(200);
        let mut reader = house.world.store().read().await.expect("a reader");
        let list = store::candidates::of_session(&mut reader.conn(), house.session.id).await.expect("a list");
        drop(reader);
        let change = ChangeCandidate {
            doing: house.world.doing_as(house.centre.referent.id),
            session: house.session.id,
            candidate: list[1].id,
            new: person("Petit", "Hugo", Some("hugo@exemple.fr"), 0),
        };
        house.world.act(change).await;
        house.claire.visit(&address).await.expect("2 courriels à envoyer");
        house.claire.fill("Envoyer").submit().await.expect("2 courriels, 2 attendent leur départ");
        assert_eq!(house.mails().await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn two_members_who_send_at_once_send_once() {
    each_fresh(async |fresh| {
        let house = House::on(fresh).await;
        let kind = MessageKind::Invigilators;
        let one = house.sending("one", kind, "Bonjour.");
        let two = house.sending("two", kind, "Bonjour.");
        let (one, two) = tokio::join!(house.world.attempt(one), house.world.attempt(two));
        let counts = [one.expect("it goes"), two.expect("it is told as done")];
        assert_eq!(counts.iter().sum::<u32>(), 1, "{counts:?}");
        assert_eq!(house.mails().await.len(), 1);
        let again = house.sending("three", kind, "Bonjour.");
        assert_eq!(house.world.attempt(again).await.expect("nothing new"), 0);
    })
    .await;
}

#[tokio::test]
async fn no_message_tells_a_secret_or_comes_at_the_wrong_time() {
    each_fresh(async |fresh| {
        let house = House::on(fresh).await;
        let code = format!("Le code : {}", house.session.access_code.as_str().to_lowercase());
        let password = format!("Le mot de passe : {}", house.session.invigilator_password.shown());
        let refused = async |kind, body: &str| match house.world.attempt(house.sending("x", kind, body)).await
        {
            Err(Stop::Refused(why)) => Some(why),
            other => panic!("{other:?}"),
        };
        let (to_all, to_staff) = (MessageKind::Reminder, MessageKind::Invigilators);
        assert_eq!(refused(to_staff, &code).await, Some(CannotSend::Secret(Secret::AccessCode)));
        assert_eq!(refused(to_all, &code).await, Some(CannotSend::Secret(Secret::AccessCode)));
        assert_eq!(refused(to_all, &password).await, Some(CannotSend::Secret(Secret::Password)));
        assert_eq!(refused(MessageKind::After, "Bravo.").await, Some(CannotSend::TooEarly));
        assert!(house.mails().await.is_empty(), "nothing went");
        house.world.turn_to("2026-11-20", "08:00");
        house.world.act(house.sending("on the day", to_staff, &code)).await;
        house.world.turn_to("2026-11-21", "08:00");
        assert_eq!(refused(to_all, "Demain.").await, Some(CannotSend::TooLate));
        house.world.act(house.sending("after", MessageKind::After, "Bravo.")).await;
        assert_eq!(house.mails().await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn addresses_are_typed_for_those_whose_are_not_known() {
    each_fresh(async |fresh| {
        let mut house = House::on(fresh).await;
        house.claire.visit(&house.address("/surveillants")).await.expect("Vous surveillez la session");
        house.claire.fill("Envoyer").submit().await.expect_status(422).expect("Écrivez au moins une adresse");
        let typed = "Nadia Cissé <nadia@exemple.fr>; paul@exemple.fr\nnadia@exemple.fr, pas une adresse";
        let page = house.claire.fill("Envoyer").set("addresses", typed).submit().await.expect_status(422);
        page.expect("« pas une adresse » n’est pas une adresse de courriel");
        assert!(house.mails().await.is_empty());
        let typed = typed.replace(", pas une adresse", "");
        house
            .claire
            .fill("Envoyer")
            .set("addresses", &typed)
            .submit()
            .await
            .expect("2 courriels, 2 attendent");
        let to: Vec<String> = house.mails().await.into_iter().map(|mail| mail.recipient).collect();
        assert!(to.contains(&"nadia@exemple.fr".into()) && to.contains(&"paul@exemple.fr".into()), "{to:?}");
    })
    .await;
}

#[tokio::test]
async fn a_centre_writes_its_own_words_and_goes_back_to_ours() {
    each_fresh(async |fresh| {
        let mut house = House::on(fresh).await;
        house.claire.visit(&house.address("/rappel")).await;
        house.claire.click("Changer le texte").await.expect("{prenom}").expect("prénom du candidat");
        let form =
            house.claire.fill("Enregistrer").set("subject", "").set("body", "Le {jour}\nà {heure\n{salle}");
        let page = form.submit().await.expect_status(422).expect("3 points à corriger");
        page.expect("« {jour} » n’est pas un champ").expect("Ligne 2").expect("n’est pas fermée");
        let form = house
            .claire
            .fill("Enregistrer")
            .set("subject", "À {Prénom}")
            .set("body", "Salle {salle}, à {heure}.");
        let page = form.submit().await.expect_status(200);
        page.expect("À Inès").expect("Salle Salle B204, à 9\u{a0}h\u{a0}00.").expect("son propre texte");
        house.claire.visit(&house.address("")).await.expect("Texte du centre");
        // It is in French only: the other language keeps its own words, and so does another centre.
        house.claire.speak("en");
        house.claire.visit(&house.address("/rappel")).await.expect("The certification is near");
        house.claire.speak("fr");
        let other = house.world.centre_with_referent("Collège voisin").await;
        let session = house.world.session_of(&other, &[]).await;
        let mut stranger = house.world.signed_in(&other.member).await;
        stranger.visit(&below(session.id, "/messages/rappel")).await.expect("La certification approche");
        stranger.visit(&house.address("/rappel")).await.expect_status(404);
        stranger.visit(&below(session.id, "/messages/rien")).await.expect_status(404);

        house.claire.visit(&house.address("/rappel/texte")).await.expect("Salle {salle}, à {heure}.");
        house.claire.press("Revenir au texte d’origine").await.expect("La certification approche");
        let text = MessageText { subject: "À {prenom}".into(), body: "Salle {salle}.".into() };
        let keep = |text: Option<MessageText>| KeepMessageText {
            doing: house.world.doing_as(house.centre.member.id),
            centre: house.centre.id,
            kind: MessageKind::Reminder,
            locale: Locale::Fr,
            text,
        };
        let kept = async || {
            let mut reader = house.world.store().read().await.expect("a reader");
            let kind = MessageKind::Reminder;
            store::messages::text(&mut reader.conn(), house.centre.id, kind, Locale::Fr).await.expect("read")
        };
        for wanted in [Some(text.clone()), Some(text), None, None] {
            house.world.act(keep(wanted.clone())).await;
            assert_eq!(kept().await, wanted);
        }
    })
    .await;
}
