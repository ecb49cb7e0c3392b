//! An answer sent as the page's script sends it (ADR 0052).

use super::{Current, day};

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

#[tokio::test]
async fn what_hinders_an_answer_is_no_page_that_it_leads_to() {
    let mut day = day().await;
    day.browser.prefer_pages();
    let right = day.right().await;
    for (fields, status) in [("r=", 422), ("passe=1", 200), ("r=1&brouillon=1", 200)] {
        let page = day.post("reponse", fields).await;
        page.expect_status(status);
        assert!(!page.headers.contains_key("content-location"), "{}", page.described());
    }
    day.pause().await;
    let still = day.post("reponse", &right).await;
    still.expect_status(409).expect("La salle est en pause");
    assert!(!still.headers.contains_key("content-location"), "nothing was kept");
    assert!(day.answers().await.is_empty());
}
