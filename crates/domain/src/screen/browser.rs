//! A browser: pages that lead to one another, an address field, bookmarks, choices in the pages, files to fetch.
//!
//! The browser itself, called [`BROWSER`], has `page`: the page that is seen. A page has `bookmark` (`on`, `off`), a choice has
//! `value` (empty until something is chosen), a file has `fetched` (`yes`, `no`). Where a person looks is a way to see: it
//! counts only where a goal asks for it.

use serde::{Deserialize, Serialize};

use super::{App, Facts, Goal, fact, set};

/// What facts about the whole browser belong to.
const BROWSER: &str = "browser";

/// What the browser shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Browser {
    /// The pages; the first is seen at the start.
    #[serde(rename = "page")]
    pub pages: Vec<BrowserPage>,
}

/// A page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BrowserPage {
    /// What links and goals call it.
    pub id: String,
    /// Its address, as the address field shows it.
    pub address: String,
    /// Its title.
    pub title: String,
    /// What stands on it, from the top.
    #[serde(rename = "part")]
    pub parts: Vec<Part>,
}

/// A part of a page: words, a link (`to`), a choice (`options`), or a file to fetch (`size`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// What goals call a choice or a file.
    pub id: Option<String>,
    /// Its heading, the words of the link, the question of the choice, or the name of the file.
    pub label: Option<String>,
    /// Words under it.
    pub text: Option<String>,
    /// The page to which a link leads.
    pub to: Option<String>,
    /// What can be chosen.
    pub options: Option<Vec<String>>,
    /// What is chosen at the start.
    pub value: Option<String>,
    /// The size of a file, as it is shown.
    pub size: Option<String>,
    /// The choice stands over the page until it is made.
    #[serde(default)]
    pub banner: bool,
    /// The part is shown once this choice …
    pub when: Option<String>,
    /// … has this value.
    pub is: Option<String>,
}

impl Browser {
    fn parts(&self) -> impl Iterator<Item = &Part> {
        self.pages.iter().flat_map(|page| &page.parts)
    }

    fn named(&self) -> impl Iterator<Item = (&str, &Part)> {
        self.parts().filter_map(|part| Some((part.id.as_deref()?, part)))
    }

    fn page(&self, id: &str) -> Option<&BrowserPage> {
        self.pages.iter().find(|page| page.id == id)
    }
}

impl App for Browser {
    fn start(&self) -> Facts {
        let mut facts = Facts::new();
        set(&mut facts, BROWSER, "page", self.pages.first().map_or("", |page| &page.id));
        for page in &self.pages {
            set(&mut facts, &page.id, "bookmark", "off");
        }
        for (id, part) in self.named() {
            if part.options.is_some() {
                set(&mut facts, id, "value", part.value.as_deref().unwrap_or_default());
            } else {
                set(&mut facts, id, "fetched", "no");
            }
        }
        facts
    }

    fn allows(&self, _now: &Facts, what: &str, property: &str, value: &str) -> bool {
        let part = self.named().find(|(id, _)| *id == what).map(|(_, part)| part);
        match property {
            "page" => what == BROWSER && self.page(value).is_some(),
            "bookmark" => self.page(what).is_some() && ["on", "off"].contains(&value),
            "value" => part.is_some_and(|part| {
                let at_first = part.value.as_deref().unwrap_or_default() == value;
                at_first || part.options.iter().flatten().any(|option| option == value)
            }),
            "fetched" => part.is_some_and(|part| part.options.is_none()) && ["yes", "no"].contains(&value),
            _ => false,
        }
    }

    fn told(&self, now: &Facts, what: &str, property: &str) -> Vec<String> {
        let Some(value) = fact(now, what, property) else { return Vec::new() };
        let page = self.page(value).filter(|_| property == "page");
        [value.to_owned()].into_iter().chain(page.map(|page| page.title.clone())).collect()
    }

    fn is_on_the_way(&self, _now: &Facts, what: &str, property: &str, goals: &[Goal]) -> bool {
        property == "page" && !goals.iter().any(|goal| goal.what == what && goal.property == property)
    }

    fn name(&self, _now: &Facts, what: &str) -> String {
        let page = self.page(what).map(|page| format!("{} ({})", page.title, page.address));
        let mut parts = self.pages.iter().flat_map(|page| page.parts.iter().map(move |part| (page, part)));
        let part = parts.find(|(_, part)| part.id.as_deref() == Some(what)).map(|(page, part)| {
            let label = part.label.as_deref().unwrap_or(what);
            format!("{label} ({})", page.address)
        });
        part.or(page).unwrap_or_else(|| what.to_owned())
    }

    fn names(&self) -> (Vec<&str>, Vec<&str>) {
        let pages = self.pages.iter().map(|page| page.id.as_str());
        let given = pages.chain(self.named().map(|(id, _)| id)).chain([BROWSER]).collect();
        let called = self.parts().flat_map(|part| [part.to.as_deref(), part.when.as_deref()]);
        (given, called.flatten().collect())
    }

    fn acts(&self) -> usize {
        let choices = self.named().map(|(_, part)| part.options.as_ref().map_or(1, Vec::len));
        self.pages.len() + choices.sum::<usize>()
    }
}
