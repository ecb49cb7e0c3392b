//! An answer sent as the page's script sends it (ADR 0052).

use acts::certification::{AllowResumption, EnterAttempt};

use testkit::walker::Page;

use super::{Current, Day, day, nadia};

#[tokio::test]
async fn an_answer_brings_the_page_that_it_leads_to_when_asked() {
    let mut day = day().await;
    day.browser.prefer_pages();
    let path = format!("/candidat/test/{}", day.test);
    let mut questions = 0;
    loop {
        let right = day.right().await;
        let page = day.post("reponse", &right).await;
        page.expect_status(200);
        let told = |name: &str| page.headers.get(name).and_then(|value| value.to_str().ok());
        assert_eq!(told("content-location"), Some(path.as_str()), "where this page is");
        assert_eq!(told("preference-applied"), Some("return=representation"));
        questions += 1;
        page.expect(&format!("Réponse n° {questions} enregistrée"));
        // Sent once more from the page of before, it changes nothing and shows the same.
        let again = day.post("reponse", &right).await;
        assert_eq!((again.status, again.source()), (page.status, page.source()));
        assert_eq!(day.reload().await.source(), page.source(), "the page as it is");
        if page.says("Vous avez presque terminé") {
            break;
        }
    }
    let Current { kept, .. } = day.current().await;
    assert_eq!((questions, day.answers().await.len()), (kept.questions, kept.questions as usize));
}

/// The markup of a part of a page, with what `before` holds in its places, as the page's script puts it there.
fn put_together(next: &Page, before: &Page, part: &str) -> String {
    next.attributes("[data-held]", "id").iter().fold(next.markup(part).concat(), |whole, id| {
        let [place, held] = [next, before].map(|page| page.markup(&format!("#{id}")).concat());
        assert!(!held.is_empty(), "the page of before holds no {id}");
        whole.replace(&place, &held)
    })
}

/// Without the ends of lines between elements, which nobody sees.
fn on_one_line(markup: &str) -> String {
    markup.replace('\n', "")
}

#[tokio::test]
async fn the_next_page_comes_without_what_the_browser_holds() {
    let mut day = day().await;
    let holds = |page: &Page| page.attributes("#exam", "data-holds").concat();
    let name = holds(day.browser.page());
    assert!(name.contains(".fr."), "{name}");
    let mut questions = 0;
    loop {
        let right = day.right().await;
        let before = day.browser.page().clone();
        day.browser.hold(&name);
        let next = day.post("reponse", &right).await;
        // A page of another build, or in another language, holds nothing of use.
        day.browser.speak("en");
        let english = day.post("reponse", &right).await;
        assert_eq!(english.attributes("html", "lang"), ["en"]);
        assert!(!english.source().contains("data-held"), "what it holds is French");
        day.browser.speak("fr");
        day.browser.hold("another.fr.");
        let again = day.post("reponse", &right).await;
        let whole = day.reload().await.clone();
        assert_eq!(again.source(), whole.source());
        questions += 1;
        if next.says("Vous avez presque terminé") {
            assert_eq!(next.source(), whole.source(), "the end is whole");
            break;
        }
        next.expect_status(200);
        assert_eq!(next.attributes("[data-held]", "id"), ["words", "rescue", "aids", "call"]);
        let script = "body > script[src$='/exam.js']";
        assert_eq!(next.attributes("body > script", "src"), whole.attributes(script, "src"));
        for part in ["title", "body > :not(script)"] {
            let (made, wanted) = (put_together(&next, &before, part), whole.markup(part).concat());
            assert_eq!(on_one_line(&made), on_one_line(&wanted), "{part}");
        }
        assert_eq!(holds(&next), name, "what it still holds");
        assert!(
            next.bytes.len() + 3_500 < whole.bytes.len(),
            "{} of {}",
            next.bytes.len(),
            whole.bytes.len()
        );
    }
    assert_eq!(questions, day.current().await.kept.questions);
}

#[tokio::test]
async fn what_hinders_an_answer_is_no_page_that_it_leads_to() {
    let mut day = day().await;
    let name = day.browser.page().attributes("#exam", "data-holds").concat();
    day.browser.hold(&name);
    let right = day.right().await;
    for (fields, status) in [("r=", 422), ("passe=1", 200), ("r=1&brouillon=1", 200)] {
        let page = day.post("reponse", fields).await;
        page.expect_status(status);
        assert!(!page.headers.contains_key("content-location"), "{}", page.described());
        assert!(!page.source().contains("data-held"), "it is whole");
    }
    day.pause().await;
    let still = day.post("reponse", &right).await;
    still.expect_status(409).expect("La salle est en pause");
    assert!(!still.headers.contains_key("content-location"), "nothing was kept");
    assert!(day.answers().await.is_empty());
}

impl Day {
    /// The invigilator lets the candidate go on at this machine.
    async fn resume_at(&self, device: [u8; 32]) {
        let (session, candidate) = (self.session.id, self.session.candidates[0]);
        let doing = self.world.doing(nadia());
        self.world.act(AllowResumption { doing, session, candidate, allowed: true }).await;
        let doing = self.world.doing_as(self.ines.id);
        let account = self.ines.id;
        let act = EnterAttempt { doing, account, session, device, code_is_right: true, forgive: Vec::new() };
        self.world.act(act).await;
    }
}

/// Seen in a review: it was answered with the question, as if it had been taken.
#[tokio::test]
async fn an_answer_from_before_a_resumption_stays_in_the_page() {
    let mut day = day().await;
    let right = day.right().await;
    let Current { kept, .. } = day.current().await;
    day.resume_at([9; 32]).await;
    day.resume_at(kept.device).await;
    for prefers in [false, true] {
        if prefers {
            day.browser.prefer_pages();
        }
        let page = day.post("reponse", &right).await;
        page.expect_status(422).expect("validez-la à nouveau");
        assert!(!page.headers.contains_key("content-location"), "nothing was kept");
        assert!(page.source().contains("name=\"fence\" value=\"3\""), "the form is one of now");
        assert!(day.answers().await.is_empty());
    }
    day.reload().await.expect("Question 1");
    day.post("reponse", &right).await.expect_status(200).expect("Réponse n° 1 enregistrée");
    // A machine that no longer holds the test is told so, and not that its answer led anywhere.
    day.resume_at([9; 32]).await;
    let page = day.post("reponse", &day.right().await).await;
    page.expect_status(409).expect("ne prend plus de réponse");
    assert!(!page.headers.contains_key("content-location"));
    assert_eq!(day.answers().await.len(), 1);
}
