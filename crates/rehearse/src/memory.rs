//! What the class learnt in placement: which answers were right, by what the question said. The server never tells the
//! answer of an exam; who remembers a question of placement can answer it there, as pupils do.

use std::collections::HashMap;

use parking_lot::Mutex;

use crate::page::{Field, Form, Kind, between, text};

/// Right answers by question.
#[derive(Debug, Default)]
pub struct Memory(Mutex<HashMap<String, Vec<String>>>);

/// What a question says, up to its files: their addresses differ from person to person.
fn question(html: &str) -> Option<&str> {
    let statement = between(html, "<div class=\"statement\">", "</div>")?;
    Some(statement.split("<div class=\"file\">").next().unwrap_or(statement))
}

/// The fields with which a question is answered.
fn choices(form: &Form) -> Vec<&Field> {
    form.named("r").collect()
}

/// The text of a choice, by which it is known again in another order.
fn said(field: &Field) -> String {
    text(&field.label)
}

impl Memory {
    /// Learns that these values were right for the question of this page.
    pub fn learn(&self, html: &str, form: &Form, right: &[String]) {
        let Some(question) = question(html) else { return };
        let fields = choices(form);
        let learnt = if fields.iter().any(|f| matches!(f.kind, Kind::Radio | Kind::Checkbox)) {
            fields.iter().filter(|f| right.contains(&f.value)).map(|f| said(f)).collect()
        } else {
            right.to_vec()
        };
        self.0.lock().insert(question.to_owned(), learnt);
    }

    /// The values that are right for the question of this page, as far as the class knows.
    pub fn recall(&self, html: &str, form: &Form) -> Option<Vec<String>> {
        let known = self.0.lock().get(question(html)?).cloned()?;
        let fields = choices(form);
        if fields.iter().any(|f| matches!(f.kind, Kind::Radio | Kind::Checkbox)) {
            let right = fields.iter().filter(|f| known.contains(&said(f)));
            let right: Vec<String> = right.map(|f| f.value.clone()).collect();
            Some(right).filter(|right| !right.is_empty())
        } else {
            Some(known)
        }
    }
}

/// What the server makes of these values: `3`, `1,3`, or the text without the spaces around it; the ledger compares several
/// fields in one line.
pub fn as_kept(values: &[String]) -> String {
    values.join(",").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(choices: &[&str]) -> String {
        let choice = |(number, label): (usize, &&str)| {
            format!(
                "<label class=\"choice\"><input type=\"checkbox\" name=\"r\" value=\"{number}\"><span>{label}</span></label>"
            )
        };
        let choices: String = (1..).zip(choices).map(choice).collect();
        format!(
            "<form method=\"post\" action=\"/x/reponse\"><div class=\"statement\"><h1>Deux</h1><p>Cochez.</p></div>{choices}</form>"
        )
    }

    #[test]
    fn choices_are_known_again_in_another_order() {
        let (seen, asked) = (page(&["rouge", "vert", "bleu"]), page(&["bleu", "rouge", "vert"]));
        let (memory, form) =
            (Memory::default(), |html: &str| crate::page::form(html, "/reponse").expect("a form"));
        memory.learn(&seen, &form(&seen), &["1".into(), "3".into()]);
        assert_eq!(memory.recall(&asked, &form(&asked)), Some(vec!["1".into(), "2".into()]));
        assert_eq!(as_kept(&["1".into(), "2".into()]), "1,2");
    }

    #[test]
    fn another_question_is_not_known() {
        let (memory, seen) = (Memory::default(), page(&["rouge"]));
        let other = seen.replace("Deux", "Trois");
        let form = crate::page::form(&seen, "/reponse").expect("a form");
        memory.learn(&seen, &form, &["1".into()]);
        assert_eq!(memory.recall(&other, &form), None);
    }
}
