//! Whether a candidate can sit on the day, told before the day: the account, the first campaign, the profile, the delay, and
//! what is to be done (certification rules §4; seeds 000, 002 and 003).
//!
//! Nothing of health is in it: extra time hinders nobody.

use jiff::civil::Date;

use super::calendar::{Rules, Strictness, decide_delay};
use crate::id::Id;
use crate::people::Account;
use crate::placement::Certifiability;

/// An account that may be a candidate's, and what it was used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// Which account.
    pub account: Id<Account>,
    /// Placements that were finished in it.
    pub placements: u32,
    /// Competences at level 1 or more.
    pub competences: usize,
}

/// What is known of a candidate.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The account that has joined the session.
    pub joined: Option<Id<Account>>,
    /// The accounts that may be theirs, that one included.
    pub known: &'a [Known],
    /// When they sat last, as far as that makes them wait.
    pub sat_on: Option<Date>,
    /// The day of the session.
    pub day: Date,
}

/// What hinders a candidate, with what mends it. In the order in which it is mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// They sat too short a time ago: another session.
    Delay {
        /// The first day on which they may sit.
        from: Date,
    },
    /// No account is known.
    Account,
    /// They joined with another account than the one of their placements.
    WrongAccount {
        /// The one of their placements.
        to: Id<Account>,
    },
    /// Several accounts, and none has joined: the one of the placements is to be used.
    SeveralAccounts {
        /// That one.
        to: Id<Account>,
    },
    /// No first campaign is done.
    Campaign {
        /// Without it the test does not start.
        blocks: bool,
    },
    /// The profile is not certifiable.
    Profile(Certifiability),
}

impl Need {
    /// The name of the need in texts.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Delay { .. } => "delay",
            Self::Account => "account",
            Self::WrongAccount { .. } => "wrong_account",
            Self::SeveralAccounts { .. } => "several_accounts",
            Self::Campaign { .. } => "campaign",
            Self::Profile(_) => "profile",
        }
    }

    /// The names of all needs, the most pressing first.
    pub const CODES: [&'static str; 6] =
        ["delay", "account", "wrong_account", "several_accounts", "campaign", "profile"];

    /// The place of the need among all: the most pressing first.
    #[must_use]
    pub fn rank(&self) -> usize {
        Self::CODES.iter().position(|code| *code == self.code()).unwrap_or(Self::CODES.len())
    }
}

/// The account to use on the day: the one with the most placements, then with the most competences; among equals the one that
/// has joined, then the first.
#[must_use]
pub fn account_to_use(facts: &Facts<'_>) -> Option<Known> {
    let joined = |known: &Known| facts.joined == Some(known.account);
    let mut best: Option<Known> = None;
    for known in facts.known {
        let worth = |known: &Known| (known.placements, known.competences, joined(known));
        if best.is_none_or(|best| worth(known) > worth(&best)) {
            best = Some(*known);
        }
    }
    best
}

/// What is to be done before the day, the most pressing first; nothing for somebody who is ready.
#[must_use]
pub fn needs(facts: &Facts<'_>, rules: &Rules) -> Vec<Need> {
    let mut needs = Vec::new();
    if let Err(from) = decide_delay(facts.sat_on, facts.day, rules) {
        needs.push(Need::Delay { from });
    }
    let Some(used) = account_to_use(facts) else {
        needs.push(Need::Account);
        return needs;
    };
    match facts.joined {
        Some(joined) if joined != used.account => needs.push(Need::WrongAccount { to: used.account }),
        None if facts.known.len() > 1 => needs.push(Need::SeveralAccounts { to: used.account }),
        _ => {}
    }
    let campaign = rules.first_campaign();
    if used.placements == 0 && campaign != Strictness::Off {
        needs.push(Need::Campaign { blocks: campaign == Strictness::Block });
    }
    let profile = Certifiability::of(used.competences);
    if !profile.certifiable {
        needs.push(Need::Profile(profile));
    }
    needs
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::calendar::{Rule, RuleName, Source};
    use super::*;

    const DAY: Date = date(2026, 11, 27);

    fn known(number: i64, placements: u32, competences: usize) -> Known {
        Known { account: Id::from_raw(number), placements, competences }
    }

    fn rules() -> Rules {
        Rules::on(DAY, &[])
    }

    fn facts(known: &[Known]) -> Facts<'_> {
        Facts { joined: None, known, sat_on: None, day: DAY }
    }

    #[test]
    fn who_has_one_account_and_a_profile_is_ready() {
        let one = [known(1, 6, 5)];
        assert_eq!(needs(&facts(&one), &rules()), []);
        let joined = Facts { joined: Some(Id::from_raw(1)), ..facts(&one) };
        assert_eq!(needs(&joined, &rules()), []);
    }

    #[test]
    fn without_an_account_nothing_else_can_be_told_but_the_delay() {
        assert_eq!(needs(&facts(&[]), &rules()), [Need::Account]);
        let sat = Facts { sat_on: Some(date(2026, 11, 20)), ..facts(&[]) };
        assert_eq!(needs(&sat, &rules()), [Need::Delay { from: date(2026, 12, 5) }, Need::Account]);
    }

    #[test]
    fn the_account_of_the_placements_is_the_one_to_use() {
        let two = [known(1, 0, 0), known(2, 6, 7)];
        let to = Id::from_raw(2);
        assert_eq!(needs(&facts(&two), &rules()), [Need::SeveralAccounts { to }]);
        let wrong = Facts { joined: Some(Id::from_raw(1)), ..facts(&two) };
        assert_eq!(needs(&wrong, &rules()), [Need::WrongAccount { to }]);
        let right = Facts { joined: Some(to), ..facts(&two) };
        assert_eq!(needs(&right, &rules()), []);
        let alike = [known(1, 2, 5), known(2, 2, 5)];
        let second = Facts { joined: Some(to), ..facts(&alike) };
        assert_eq!(needs(&second, &rules()), [], "among equals the one that has joined");
        assert_eq!(account_to_use(&facts(&alike)), Some(alike[0]), "otherwise the first");
    }

    #[test]
    fn a_profile_wants_five_competences() {
        let four = Need::Profile(Certifiability::of(4));
        assert_eq!(needs(&facts(&[known(1, 3, 4)]), &rules()), [four]);
    }

    #[test]
    fn a_first_campaign_is_wanted_as_the_rule_of_the_day_says() {
        let with = |value| {
            let source = Source::Told("Note".into());
            Rules::on(DAY, &[Rule { name: RuleName::FirstCampaign, since: date(2026, 9, 1), value, source }])
        };
        let none = Need::Profile(Certifiability::of(0));
        let told = |value| needs(&facts(&[known(1, 0, 0)]), &with(value));
        assert_eq!(told(0), [none]);
        assert_eq!(told(1), [Need::Campaign { blocks: false }, none]);
        assert_eq!(told(2), [Need::Campaign { blocks: true }, none]);
    }

    #[test]
    fn needs_are_ranked_as_they_are_told() {
        let from = DAY;
        let all = [
            Need::Delay { from },
            Need::Account,
            Need::WrongAccount { to: Id::from_raw(1) },
            Need::SeveralAccounts { to: Id::from_raw(1) },
            Need::Campaign { blocks: true },
            Need::Profile(Certifiability::of(1)),
        ];
        assert_eq!(all.map(|need| need.rank()), [0, 1, 2, 3, 4, 5]);
    }
}
