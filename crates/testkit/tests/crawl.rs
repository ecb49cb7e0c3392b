//! Every page that a person can reach by links, as every person, in both languages: it is there, it is sound, it loads what
//! it names, and French is set as French.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use testkit::walker::{Browser, Page};
use testkit::world::{Town, World};

/// No room has more pages than this in the small town: beyond, a crawl goes round in circles.
const MOST: usize = 250;

/// Where one page of a kind is enough: pages that differ by an identifier only look the same.
fn kind(address: &str) -> String {
    let path = address.split('?').next().unwrap_or_default();
    let is_id =
        |part: &&str| part.len() == 13 && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    // The author's pages of one question look like those of another.
    let of_question = path.starts_with("/auteurs/");
    let kind = |(place, part): (usize, &'_ str)| {
        if is_id(&part) || of_question && (3..6).contains(&place) { "*".to_owned() } else { part.to_owned() }
    };
    path.split('/').enumerate().map(kind).collect::<Vec<_>>().join("/")
}

/// What is wrong with a page besides its form.
fn troubles(page: &Page) -> Vec<String> {
    let mut found = Vec::new();
    if !page.status.is_success() {
        found.push(page.status.to_string());
    }
    if !page.is_html() || page.attributes("html", "lang") != ["fr"] {
        return found;
    }
    // The text has plain spaces only; what stands in the source with a plain space too can be torn apart at a line's end.
    let (text, source) = (page.all("main").concat(), page.source());
    if text.contains(" !") {
        found.push("an exclamation mark".into());
    }
    for mark in [" ?", " ;", " :", " »", "« "].into_iter().filter(|mark| text.contains(mark)) {
        if let Some(at) = source.find(mark) {
            let before: String = source[..at].chars().rev().take(20).collect();
            let before: String = before.chars().rev().collect();
            found.push(format!("a breakable space after « {before}{mark} »"));
        }
    }
    found
}

/// What every crawl finds beside pages.
#[derive(Default)]
struct Found {
    /// Assets, and a page that names each.
    assets: BTreeMap<String, String>,
    /// Papers and archives: they take long to typeset, so one of a kind is fetched once.
    papers: BTreeSet<String>,
}

impl Found {
    /// Whether nobody fetched this paper yet; other addresses are always new.
    fn is_new(&mut self, address: &str) -> bool {
        let path = address.split('?').next().unwrap_or_default();
        let typeset = path.rsplit_once('.').is_some_and(|(_, ending)| matches!(ending, "pdf" | "zip"));
        !typeset || self.papers.insert(kind(address))
    }
}

async fn crawl(mut browser: Browser, from: &str, found: &mut Found) -> Vec<String> {
    let mut waiting = VecDeque::from([from.to_owned()]);
    let (mut known, mut wrong) = (BTreeSet::from([kind(from)]), Vec::new());
    while let Some(address) = waiting.pop_front() {
        let page = browser.visit(&address).await.clone();
        wrong.extend(troubles(&page).into_iter().map(|trouble| format!("{address}: {trouble}")));
        for next in page.addresses() {
            if next.starts_with("/statique/") {
                found.assets.entry(next).or_insert_with(|| address.clone());
            } else if !next.starts_with("/langue/") && known.insert(kind(&next)) && found.is_new(&next) {
                waiting.push_back(next);
            }
        }
        assert!(known.len() < MOST, "more than {MOST} kinds of pages from {from}: {known:#?}");
    }
    wrong
}

#[tokio::test]
async fn every_page_is_there_and_sound() {
    let town = Town::build(World::new().await).await;
    let (world, mut wrong, mut beside) = (&town.world, Vec::new(), Found::default());
    let people = [
        (&town.pupils[0][0], "/candidat"),
        (&town.pupils[0][1], "/candidat"),
        (&town.centres[0].referent, "/centre"),
        (&town.centres[0].member, "/centre"),
        (&town.jury[0], "/jury"),
        (&town.president, "/jury"),
        (&town.admin, "/plateforme"),
        (&town.author, "/auteurs"),
    ];
    for language in ["fr", "en"] {
        let mut visits = vec![("nobody".to_owned(), world.fresh_browser(), "/")];
        for (person, home) in people {
            visits.push((person.name(), world.signed_in(person).await, home));
        }
        visits.push((
            "the invigilator".into(),
            world.invigilating(&town.today[0], "Nadia Cissé").await,
            "/surveillant/salle",
        ));
        for (who, mut browser, home) in visits {
            browser.speak(language);
            let found = crawl(browser, home, &mut beside).await;
            wrong.extend(found.into_iter().map(|trouble| format!("{who} ({language}): {trouble}")));
        }
    }
    let mut browser = world.fresh_browser();
    for (address, page) in &beside.assets {
        if browser.send(http::Method::GET, address, None).await.status != http::StatusCode::OK {
            wrong.push(format!("{address}, named on {page}, is not there"));
        }
    }
    assert!(wrong.is_empty(), "{} troubles:\n{}", wrong.len(), wrong.join("\n"));
}
