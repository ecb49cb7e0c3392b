//! How long each kind of data is kept, as dated data: which clock, which length, what happens, what remains, and whence the
//! figure comes. Rules that change are added with their day; those of before stay readable, and a report names its rules.
//!
//! Every table of the schema is classed in [`TABLES`]: a test finds one that is not.

pub mod papers;
mod rules;

pub use rules::{RULES, RULES_CODE, RULES_SINCE, TABLES};

use jiff::ToSpan as _;

use crate::locale::Locale;
use crate::moment::{Moment, Zone};

/// A short text of the program in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// French.
    pub fr: &'static str,
    /// English.
    pub en: &'static str,
}

impl Said {
    /// The text in one language.
    #[must_use]
    pub const fn get(&self, locale: Locale) -> &'static str {
        match locale {
            Locale::Fr => self.fr,
            Locale::En => self.en,
        }
    }
}

/// How long something is kept after its clock has started, in days, months or years of the calendar of Paris.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// Days.
    Days(i32),
    /// Months.
    Months(i32),
    /// Years.
    Years(i32),
}

impl Length {
    fn span(self) -> jiff::Span {
        match self {
            Self::Days(days) => days.days(),
            Self::Months(months) => months.months(),
            Self::Years(years) => years.years(),
        }
    }

    /// What started before this moment is over at `at`.
    #[must_use]
    pub fn before(self, at: Moment) -> Moment {
        let span = self.span();
        let local = at.local(&Zone::paris());
        let then = local.checked_sub(span).unwrap_or(local);
        Moment::from_millis(then.timestamp().as_millisecond())
    }

    /// When something that started at `from` is over.
    #[must_use]
    pub fn after(self, from: Moment) -> Moment {
        let span = self.span();
        let local = from.local(&Zone::paris());
        let then = local.checked_add(span).unwrap_or(local);
        Moment::from_millis(then.timestamp().as_millisecond())
    }

    /// In words: « 14 mois ».
    #[must_use]
    pub fn said(self, locale: Locale) -> String {
        let (count, one, many) = match (self, locale) {
            (Self::Days(n), Locale::Fr) => (n, "jour", "jours"),
            (Self::Days(n), Locale::En) => (n, "day", "days"),
            (Self::Months(n), Locale::Fr) => (n, "mois", "mois"),
            (Self::Months(n), Locale::En) => (n, "month", "months"),
            (Self::Years(n), Locale::Fr) => (n, "an", "ans"),
            (Self::Years(n), Locale::En) => (n, "year", "years"),
        };
        format!("{count}\u{a0}{}", if count < 2 { one } else { many })
    }
}

/// Days before the erasure of an unused account at which its holder is told, where an address is known (ADR 0048).
pub const WARNING_DAYS: i64 = 30;

/// A kind of data with a clock of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Browsers that are signed in.
    SignIns,
    /// Counts of failed sign-ins.
    Failures,
    /// Mails of the outbox.
    Mails,
    /// What was typed in placements.
    PlacementAnswers,
    /// Accounts that nobody uses any more.
    Accounts,
    /// Pupils whom a school has entered.
    Pupils,
    /// Reports about questions.
    QuestionReports,
    /// Which author looked at which question.
    Previews,
    /// Extra time, which tells of health.
    Accommodations,
    /// Answers of the exam, with what was shown.
    Answers,
    /// Lists, minutes, incidents, notes of a session.
    Papers,
    /// Scores and decisions of the jury.
    Results,
    /// Certificates and badges.
    Certificates,
    /// What the journal says of anything else.
    Journal,
}

impl Kind {
    /// Every kind, in the order in which it is erased: what leans on something goes before it.
    pub const ALL: [Self; 14] = [
        Self::SignIns,
        Self::Failures,
        Self::Mails,
        Self::Previews,
        Self::QuestionReports,
        Self::PlacementAnswers,
        Self::Accommodations,
        Self::Answers,
        Self::Papers,
        Self::Results,
        Self::Certificates,
        Self::Pupils,
        Self::Accounts,
        Self::Journal,
    ];

    /// Its name in reports and in the store.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::SignIns => "sign_ins",
            Self::Failures => "failures",
            Self::Mails => "mails",
            Self::PlacementAnswers => "placement_answers",
            Self::Accounts => "accounts",
            Self::Pupils => "pupils",
            Self::QuestionReports => "question_reports",
            Self::Previews => "previews",
            Self::Accommodations => "accommodations",
            Self::Answers => "answers",
            Self::Papers => "papers",
            Self::Results => "results",
            Self::Certificates => "certificates",
            Self::Journal => "journal",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The rule of this kind.
    ///
    /// # Panics
    /// Never: a test looks for the rule of every kind.
    #[must_use]
    pub fn rule(self) -> &'static Rule {
        RULES.iter().find(|rule| rule.kind == self).expect("every kind has a rule")
    }

    /// What of this kind started before that moment is due at `at`.
    #[must_use]
    pub fn due_before(self, at: Moment) -> Moment {
        self.rule().length.before(at)
    }
}

/// What happens when the time is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Nothing remains.
    Deleted,
    /// What tells who it was goes; this remains.
    Anonymous(Said),
}

/// How long a kind of data is kept, and why.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Which kind.
    pub kind: Kind,
    /// Its name.
    pub name: Said,
    /// What starts its clock.
    pub clock: Said,
    /// How long after that.
    pub length: Length,
    /// What happens then.
    pub fate: Fate,
    /// Where the figure comes from.
    pub source: Said,
}

/// What a table of the schema is to retention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// These kinds of data lie in it: each rule erases its part.
    Holds(&'static [Kind]),
    /// Nobody can be found in it, for this reason.
    NoPerson(&'static str),
}

/// Why something that is due is not erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Held {
    /// The session is not published: its results are still to come.
    Unpublished,
    /// A proposal of the jury waits for its second person.
    Pending,
    /// Somebody forbade it, for a dispute.
    Hold,
    /// The person has an office on the platform.
    Office,
}

impl Held {
    /// Every reason.
    pub const ALL: [Self; 4] = [Self::Unpublished, Self::Pending, Self::Hold, Self::Office];

    /// Its name in reports.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unpublished => "unpublished",
            Self::Pending => "pending",
            Self::Hold => "hold",
            Self::Office => "office",
        }
    }

    /// In words.
    #[must_use]
    pub const fn said(self) -> Said {
        match self {
            Self::Unpublished => {
                Said { fr: "la session n’est pas publiée", en: "the session is not published" }
            }
            Self::Pending => Said {
                fr: "une proposition du jury attend une seconde personne, ou une réclamation est ouverte",
                en: "a proposal of the jury waits for a second person, or an appeal is open",
            },
            Self::Hold => Said { fr: "l’effacement est suspendu", en: "erasure is suspended" },
            Self::Office => Said {
                fr: "la personne a un rôle sur la plateforme",
                en: "the person has a role on the platform",
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn every_kind_has_one_rule_and_a_name_of_its_own() {
        for kind in Kind::ALL {
            assert_eq!(RULES.iter().filter(|rule| rule.kind == kind).count(), 1, "{kind:?}");
            assert_eq!(Kind::from_code(kind.code()), Some(kind));
        }
        assert_eq!(RULES.len(), Kind::ALL.len());
    }

    #[test]
    fn every_rule_erases_something_in_some_table() {
        for kind in Kind::ALL {
            let holds = |class: &Class| matches!(class, Class::Holds(kinds) if kinds.contains(&kind));
            assert!(TABLES.iter().any(|(_, class)| holds(class)), "{kind:?} lies in no table");
        }
    }

    #[test]
    fn a_length_ends_on_the_same_day_of_the_calendar() {
        let paris = Zone::paris();
        let at = |day| Moment::of_local(day, time(9, 0, 0, 0), &paris).expect("a date");
        assert_eq!(Length::Years(2).before(at(date(2028, 11, 20))), at(date(2026, 11, 20)));
        // Over a change of daylight saving the hour of the clock stays.
        assert_eq!(Length::Months(6).before(at(date(2027, 1, 20))), at(date(2026, 7, 20)));
        assert_eq!(Length::Years(1).before(at(date(2028, 2, 29))), at(date(2027, 2, 28)));
        assert_eq!(Length::Months(14).said(Locale::Fr), "14\u{a0}mois");
        assert_eq!(Length::Years(1).said(Locale::En), "1\u{a0}year");
    }
}
