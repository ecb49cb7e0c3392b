//! The convocation: a page for each candidate, with a receipt to tear off (§2.3 of the ecosystem report, first row). Where
//! nobody is on the list yet, one page to fill in by hand.

use super::{Person, PrintPack, by_class, group_label};
use crate::certificate::qr;
use crate::paper::{Block, Paper, Words, clock, full_date, short_date};
use crate::typesetting::CannotTypeset;

pub(crate) const TEXTS: &str = include_str!("../../templates/convocation.json");

/// What is the same on every letter.
struct Letter<'a> {
    pack: &'a PrintPack,
    words: Words,
    /// The code that leads to the check of a computer.
    code: String,
}

/// A letter for each candidate, class by class.
pub(super) fn convocations(pack: &PrintPack) -> Result<Paper, CannotTypeset> {
    let words = Words::of(TEXTS, pack.head.locale);
    let letter = Letter { pack, words, code: qr(&format!("{}/poste", pack.link))? };
    let classes = by_class(pack);
    let people = classes.iter().flat_map(|(_, people)| people);
    let mut sheets: Vec<_> = people.map(|person| letter.to(Some(person))).collect();
    if sheets.is_empty() {
        sheets.push(letter.to(None));
    }
    let begins = (0..sheets.len()).collect();
    Ok(Paper { head: pack.head.clone(), title: letter.words.say("title"), facts: false, begins, sheets })
}

impl Letter<'_> {
    fn to(&self, person: Option<&Person>) -> Vec<Block> {
        let words = &self.words;
        vec![
            self.whom(person),
            Block::text(words.say("intro")),
            Block::Frame { blocks: self.when_and_where(person) },
            Block::Columns {
                columns: vec![
                    vec![Block::title(words.say("bring-title")), Block::bullets(&words.list("bring", &[]))],
                    vec![Block::title(words.say("rules-title")), Block::bullets(&words.list("rules", &[]))],
                ],
            },
            Block::Columns { columns: vec![self.account(person), self.check()] },
            Block::Columns {
                columns: vec![
                    vec![
                        Block::title(words.say("absence-title")),
                        Block::text(words.say("absence")),
                        Block::text(self.contact()),
                    ],
                    vec![Block::boxes([words.say(self.signs())], 24)],
                ],
            },
            Block::Small { text: words.fill("privacy", &[("address", &self.pack.address)]) },
            Block::Bottom { blocks: self.receipt(person) },
        ]
    }

    fn whom(&self, person: Option<&Person>) -> Block {
        let told = |of: fn(&Person) -> String| person.map(of).unwrap_or_default();
        let words = &self.words;
        Block::large_facts(
            2,
            [
                (words.say("birth-name"), told(|p| p.birth_name.clone())),
                (words.say("first-name"), told(|p| p.first_name.clone())),
                (words.say("birth-date"), told(|p| short_date(p.birth_date))),
                (group_label(words, self.pack), told(|p| p.group.clone())),
            ],
        )
    }

    fn when_and_where(&self, person: Option<&Person>) -> Vec<Block> {
        let (words, head) = (&self.words, &self.pack.head);
        let hour = |time| clock(head.locale, time);
        let place: Vec<&str> =
            [head.room.as_str(), head.site.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
        vec![
            Block::large_facts(
                2,
                [
                    (words.say("day"), full_date(head.locale, head.date)),
                    (words.say("place"), place.join(", ")),
                ],
            ),
            Block::large_facts(
                3,
                [
                    (words.say("arrive"), hour(head.start)),
                    (words.say("begins"), hour(self.pack.test)),
                    (words.say("ends"), person.map(|person| hour(person.ends_at)).unwrap_or_default()),
                ],
            ),
        ]
    }

    fn account(&self, person: Option<&Person>) -> Vec<Block> {
        let words = &self.words;
        let mut told = vec![Block::title(words.say("account-title")), Block::text(words.say("account"))];
        if let Some(login) = person.and_then(|person| person.login.as_deref()) {
            told.push(Block::text(words.fill("login", &[("login", login)])));
        }
        told
    }

    fn check(&self) -> Vec<Block> {
        let (words, address) = (&self.words, format!("{}/poste", self.pack.address));
        vec![
            Block::title(words.say("check-title")),
            Block::Code {
                svg: self.code.clone(),
                alt: words.fill("check-alt", &[("address", &address)]),
                text: words.fill("check", &[("address", &address)]),
            },
        ]
    }

    fn contact(&self) -> String {
        match &self.pack.contact {
            Some(contact) => self.words.fill("contact", &[("contact", contact)]),
            None => self.words.say("contact-unknown"),
        }
    }

    const fn signs(&self) -> &'static str {
        if self.pack.school { "head-of-school" } else { "head-of-centre" }
    }

    fn receipt(&self, person: Option<&Person>) -> Vec<Block> {
        let (words, head) = (&self.words, &self.pack.head);
        let name = person.map(super::full_name).unwrap_or_default();
        let date = full_date(head.locale, head.date);
        let said = words.fill("receipt", &[("number", &head.number), ("date", &date)]);
        let mut signing = vec![words.say("signed-on")];
        if self.pack.school {
            signing.push(words.say("family"));
        }
        vec![
            Block::Cut { text: words.say("cut") },
            Block::Columns {
                columns: vec![
                    vec![Block::facts(1, [(words.say("candidate"), name)]), Block::text(said)],
                    vec![Block::boxes(signing, 18)],
                ],
            },
        ]
    }
}
