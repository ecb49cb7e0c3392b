//! `/surveillant/consignes`: what is read aloud before the test, and what the invigilator does (seeds 001, 002, 004).

use askama::Template;
use axum::response::IntoResponse as _;
use domain::certification::exam::{MINUTES, PER_COMPETENCE};
use web_shell::{Answer, Chrome, Page, Texts};

use crate::inside::{Here, Inside, Top};

web_shell::texts!(TEXTS, "page");

#[derive(Template)]
#[template(path = "reading/page.html")]
struct ReadingPage {
    chrome: Chrome,
    t: Texts,
    top: Top,
    aloud: Vec<(&'static str, String)>,
    before: Vec<&'static str>,
    during: Vec<&'static str>,
    after: Vec<&'static str>,
}

/// `GET /surveillant/consignes`.
pub(crate) async fn show(inside: Inside) -> Answer {
    let t = TEXTS.of(inside.visit.locale);
    let figures = [
        ("hours", (MINUTES / 60).into()),
        ("minutes", (MINUTES % 60).into()),
        ("each", i64::try_from(PER_COMPETENCE).unwrap_or_default().into()),
    ];
    let aloud = ["who", "long", "forward", "web", "alone", "trouble", "cut", "files", "end"];
    let lines = |keys: &[&str]| keys.iter().map(|key| t.s(key)).collect();
    let page = ReadingPage {
        chrome: inside.chrome(t.s("title"), Here::Reading),
        t,
        top: inside.top(),
        aloud: aloud
            .iter()
            .map(|key| (t.s(&format!("aloud-{key}")), t.with(&format!("aloud-{key}-text"), &figures)))
            .collect(),
        before: lines(&["before-identity", "before-sign", "before-ready", "before-code"]),
        during: lines(&["during-walk", "during-reload", "during-cut", "during-fraud", "during-time"]),
        after: lines(&["after-screen", "after-sign-out", "after-files", "after-sheet"]),
    };
    Ok(Page(page).into_response())
}

#[cfg(test)]
mod tests {
    use domain::locale::Locale;

    #[test]
    fn what_to_do_about_a_question_is_read_the_same_from_the_paper_and_from_the_screen() {
        let paper = include_str!("../../../../documents/templates/instructions.json");
        for locale in Locale::ALL {
            let t = super::TEXTS.of(locale);
            let told = format!("**{}** {}", t.s("aloud-trouble"), t.s("aloud-trouble-text"));
            assert!(paper.contains(&told), "{told}");
        }
    }
}
