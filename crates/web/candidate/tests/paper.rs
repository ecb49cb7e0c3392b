//! A session on paper as its candidate meets it: nobody ticks, nobody allows, and the kit confirms the end.

use acts::certification::{CreateSession, EnrolCandidate};
use domain::certification::attempt::Attempt;
use domain::certification::enrolment::NewCandidate;
use domain::certification::session::{SessionDraft, kit_code};
use domain::id::Id;
use domain::moment::Zone;
use http::Method;
use testkit::walker::Page;
use testkit::world::{Centre, Person, Session, World};

/// A session held with paper lists, with one candidate.
async fn on_paper(world: &World, centre: &Centre, ines: &Person) -> Session {
    let local = world.now().local(&Zone::paris());
    let draft = SessionDraft {
        site: centre.name.clone(),
        room: "CDI".into(),
        invigilators: "Nadia Cissé".into(),
        date: local.date().to_string(),
        time: local.strftime("%H:%M").to_string(),
        on_paper: true,
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
    let new = NewCandidate {
        first_name: ines.first_name.clone(),
        last_name: ines.last_name.clone(),
        sex: None,
        birth_date: ines.birth_date,
        birth_place: None,
        results_email: None,
        convocation_email: None,
        local_id: None,
        extra_time_percent: 0,
        billing: None,
        notices: Vec::new(),
    };
    let doing = world.doing_as(centre.referent.id);
    let key = Id::from_seed(&doing.seed, "candidate");
    let candidates = vec![world.act(EnrolCandidate { doing, session: id, id: key, new }).await];
    let mut reader = world.store().read().await.expect("a reader");
    let kept = store::sessions::by_id(&mut reader.conn(), id).await.expect("read").expect("just made");
    let (number, access_code, password) = (kept.number, kept.access_code, kept.invigilator_password);
    Session { id, number, access_code, password, candidates }
}

#[tokio::test]
async fn on_paper_the_code_alone_lets_in_and_the_kit_confirms_the_end() {
    let world = World::new().await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let ines = world.placed_account("Inès", "Benali", 2).await;
    let session = on_paper(&world, &centre, &ines).await;
    world.join(&session, &ines).await;
    let waiting = format!("/candidat/certification/{}", session.id);
    let mut first = world.signed_in(&ines).await;
    first.visit(&waiting).await.expect("quand la salle est ouverte").expect_not("Présence notée");
    let stage = |page: &Page| page.attributes("[data-etat]", "data-was").concat();
    assert_eq!(stage(first.page()), "room");
    world.open_room(&session).await;
    let told = first.send(Method::GET, &format!("{waiting}/etat"), None).await;
    assert_eq!(told.source(), r#"{"now":"code"}"#);
    let code = session.access_code.as_str().to_owned();
    first.visit(&waiting).await;
    let form = first.fill_form("/commencer").set("code", "BCDF23");
    form.submit().await.expect_status(422).expect("cochez la case").expect_not("n’est pas celui");
    let form = first.fill_form("/commencer").tick("consignes").set("code", &code);
    form.submit().await.expect("Question 1");
    // Another machine comes back in with the code alone.
    let mut second = world.signed_in(&ines).await;
    second.visit(&waiting).await.expect("Reprendre le test");
    second.fill_form("/commencer").set("code", &code).submit().await.expect("Question 1");
    let action = second.page().attributes("#exam", "action").concat();
    let test: Id<Attempt> = action.split('/').nth(3).and_then(|id| id.parse().ok()).expect("a test");
    while world.answer(test, &ines, false).await {}
    second.visit(&format!("/candidat/test/{test}")).await.expect("Code de la pochette");
    let right = kit_code(session.id, &session.password);
    let wrong = if right == "0000" { "0001" } else { "0000" };
    let end = |code: &str| second.clone().fill_form("/ecran-vu").tick("vu").set("code", code).names().len();
    assert_eq!(end(""), 2, "a box and a code");
    for (typed, sentence) in [("", "4 chiffres de sa pochette"), (wrong, "n’est pas celui de la pochette")]
    {
        let form = second.fill_form("/ecran-vu").tick("vu").set("code", typed);
        form.submit().await.expect_status(422).expect(sentence);
    }
    for _ in 0..4 {
        second.fill_form("/ecran-vu").tick("vu").set("code", wrong).submit().await.expect_status(422);
    }
    let form = second.fill_form("/ecran-vu").tick("vu").set("code", &right);
    form.submit().await.expect_status(422).expect("Trop de codes erronés");
    world.pass_minutes(1);
    let form = second.fill_form("/ecran-vu").tick("vu").set("code", &right);
    form.submit().await.expect_status(200).expect("C’est terminé");
}
