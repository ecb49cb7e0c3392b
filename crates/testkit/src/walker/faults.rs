//! What is broken on a page, whatever it says: checked on every page that a journey meets.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html};

use super::Page;
use super::filling::label_of;
use super::page::{css, text_of};

impl Page {
    /// Every mistake of form on an HTML page; nothing for files.
    #[must_use]
    pub fn faults(&self) -> Vec<String> {
        if !self.is_html() {
            return Vec::new();
        }
        let html = self.html();
        let mut faults = Vec::new();
        skeleton(&html, &mut faults);
        identifiers(&html, &mut faults);
        fields(&html, &mut faults);
        for form in html.select(&css("form[method=post]")) {
            let token = form.select(&css("input[type=hidden][name=csrf]")).next();
            if token.and_then(|t| t.attr("value")).unwrap_or("").is_empty() {
                faults.push(format!("the form to {:?} brings no token back", form.attr("action")));
            }
        }
        for element in html.select(&css("*")) {
            let mut bad =
                element.value().attrs().filter(|(name, _)| *name == "style" || name.starts_with("on"));
            if let Some((name, _)) = bad.next() {
                faults.push(format!(
                    "<{}> has the attribute {name}, which the content policy forbids",
                    element.value().name()
                ));
            }
        }
        faults
    }
}

fn skeleton(html: &Html, faults: &mut Vec<String>) {
    for selector in ["html[lang]", "head > title", "main", "h1"] {
        let found = html.select(&css(selector)).count();
        if found != 1 {
            faults.push(format!("{found} × {selector} instead of one"));
        }
    }
    if html.select(&css("head > title")).next().is_none_or(|title| text_of(title).is_empty()) {
        faults.push("the title is empty".into());
    }
    for element in html.select(&css("a[href], button")) {
        let said = element.attr("aria-label").map_or_else(|| text_of(element), str::to_owned);
        let pictured = element.select(&css("img[alt], svg[role=img][aria-label]")).next().is_some();
        if said.trim().is_empty() && !pictured {
            faults.push(format!("a link or button says nothing: {}", short(element)));
        }
    }
    for image in html.select(&css("img:not([alt])")) {
        faults.push(format!("a picture has no alternative: {}", short(image)));
    }
}

fn identifiers(html: &Html, faults: &mut Vec<String>) {
    let mut known = BTreeSet::new();
    for element in html.select(&css("[id]")) {
        let id = element.attr("id").unwrap_or_default();
        if !known.insert(id.to_owned()) {
            faults.push(format!("two elements are called #{id}"));
        }
    }
    for attribute in ["for", "aria-describedby", "aria-labelledby", "aria-controls"] {
        for element in html.select(&css(&format!("[{attribute}]"))) {
            for id in element.attr(attribute).unwrap_or_default().split_whitespace() {
                if !known.contains(id) {
                    faults.push(format!("{attribute} names #{id}, which is not there"));
                }
            }
        }
    }
    for link in html.select(&css("a[href^='#']")) {
        let id = link.attr("href").unwrap_or_default().trim_start_matches('#');
        if !known.contains(id) {
            faults.push(format!("a link leads to #{id}, which is not there"));
        }
    }
}

fn fields(html: &Html, faults: &mut Vec<String>) {
    let fields = "input:not([type=hidden]):not([type=submit]):not([type=button]), select, textarea";
    for field in html.select(&css(fields)) {
        if label_of(html, field).is_empty() {
            faults.push(format!("a field has no label: {}", short(field)));
        }
    }
    for group in html.select(&css("fieldset")) {
        if group.select(&css("legend")).next().is_none() {
            faults.push("a group of fields has no legend".into());
        }
    }
}

fn short(element: ElementRef<'_>) -> String {
    element.html().chars().take(120).collect()
}
