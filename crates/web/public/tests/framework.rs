//! The framework as everybody reads it.

#[path = "framework/three_steps.rs"]
mod three_steps;

use testkit::world::World;

#[tokio::test]
async fn the_framework_is_shown_with_its_levels_and_its_equivalents() {
    let world = World::new().await;
    let mut browser = world.browser();
    for (language, sentences) in [
        (
            "fr",
            [
                "1.1 Mener une recherche et une veille d’information",
                "1 et 2",
                "Novice",
                "Accomplir des actions élémentaires\u{a0}: d’abord en étant guidé",
                "Très avancé",
                "Évaluer des informations",
                "5.4 Identifier et combler ses besoins de compétences numériques",
                "JRC144121",
            ],
        ),
        (
            "en",
            [
                "1.1 Searching for information and keeping up with it",
                "1 and 2",
                "Independent",
                "Highly specialised",
                "Highly advanced",
                "3.4 Computational thinking and programming",
                "2.5 Netiquette",
                "our reading",
            ],
        ),
    ] {
        browser.speak(language);
        browser.visit("/").await;
        let page = browser.visit("/referentiel").await.expect_status(200);
        for sentence in sentences {
            page.expect(sentence);
        }
    }
}
