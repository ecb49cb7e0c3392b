//! The figures of an account: summed by mode, by code, by month and by session.

use std::collections::BTreeMap;

use domain::certification::billing::{Mode, Tally, fee_on};
use domain::certification::enrolment::Billing;
use domain::certification::session::Session;
use domain::id::Id;
use jiff::civil::Date;
use store::billing::Billed;
use web_shell::{Texts, when};

use super::{Account, Line, Part, euros};
use crate::room::address;

impl Account {
    /// How a group is billed.
    pub(super) const fn mode(&self, billed: &Billed) -> Mode {
        Mode::of(billed.billing.as_ref(), self.kind)
    }

    /// What a group comes to.
    pub(super) fn tally(&self, billed: &Billed) -> Tally {
        Tally::of(self.mode(billed), &billed.group, fee_on(billed.group.day, &self.changes))
    }

    /// Sums what fits by a key.
    fn by<K: Ord>(&self, key: impl Fn(&Billed) -> Option<K>) -> BTreeMap<K, Tally> {
        let mut sums: BTreeMap<K, Tally> = BTreeMap::new();
        for billed in &self.billed {
            if let Some(key) = key(billed) {
                *sums.entry(key).or_default() += self.tally(billed);
            }
        }
        sums
    }

    /// The sessions in their order, each with its groups.
    pub(super) fn sessions(&self) -> Vec<&[Billed]> {
        self.billed.chunk_by(|one, next| one.session == next.session).collect()
    }
}

/// The code under which a group was paid before.
pub(super) fn code(billed: &Billed) -> Option<String> {
    match &billed.billing {
        Some(Billing::Prepaid { code }) => Some(code.clone()),
        _ => None,
    }
}

fn line(t: &Texts, name: String, sum: &Tally) -> Line {
    Line {
        href: None,
        name,
        enrolled: sum.enrolled(),
        counted: sum.counted,
        waived: sum.waived,
        absent: sum.absent,
        awaited: sum.awaited,
        amount: euros(t, sum.cents),
    }
}

/// The tables of an account; none where there is no session with candidates.
pub(super) fn parts(t: &Texts, account: &Account) -> Vec<Part> {
    if account.billed.is_empty() {
        return Vec::new();
    }
    let part = |id: &'static str, lines: Vec<Line>| Part {
        id,
        title: t.s(&format!("part-{id}")),
        head: t.s(&format!("head-{id}")),
        lines,
    };
    let mut whole = Tally::default();
    let modes = account.by(|billed| Some(account.mode(billed)));
    for sum in modes.values() {
        whole += *sum;
    }
    let in_order = Mode::ALL.into_iter().filter_map(|mode| modes.get(&mode).map(|sum| (mode, sum)));
    let by_mode = in_order.map(|(mode, sum)| line(t, t.s(&format!("mode-{}", mode.code())).to_owned(), sum));
    let total = line(t, t.s("total").to_owned(), &whole);
    let mut parts = vec![part("modes", by_mode.chain([total]).collect())];
    let codes = account.by(code);
    if !codes.is_empty() {
        parts.push(part("codes", codes.into_iter().map(|(code, sum)| line(t, code, &sum)).collect()));
    }
    let months = account.by(|billed| Some(billed.group.day.first_of_month()));
    if months.len() > 1 {
        let month = |(first, sum): (Date, Tally)| line(t, when::month(t.locale, first), &sum);
        parts.push(part("months", months.into_iter().map(month).collect()));
    }
    let sums = account.by(|billed| Some(billed.session));
    let sessions = account.sessions().into_iter().filter_map(|groups| groups.first());
    parts.push(part("sessions", sessions.map(|one| session(t, one, &sums)).collect()));
    parts
}

fn session(t: &Texts, one: &Billed, sums: &BTreeMap<Id<Session>, Tally>) -> Line {
    let words = [
        ("number", one.number.grouped().into()),
        ("day", when::short(one.group.day).into()),
        ("room", one.room.clone().into()),
    ];
    let sum = sums.get(&one.session).copied().unwrap_or_default();
    Line { href: Some(address(one.session, "")), ..line(t, t.with("session", &words), &sum) }
}
