//! What scripts measure, read and judged.

use serde::{Deserialize, Serialize};

use super::Verdict;

/// A browser as it calls itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Browser {
    /// Its name.
    pub name: String,
    /// Its version, the first number of it.
    pub version: u32,
}

/// How old a browser may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Oldest {
    /// The name of the browser.
    pub name: &'static str,
    /// What stands before the version where the browser names itself.
    mark: &'static str,
    /// Older ones draw our pages wrongly (nested style rules, `:has`).
    pub works: u32,
    /// Older ones are more than two years old (seed 001), and no longer mended.
    pub recent: u32,
}

/// The browsers that we know, as of 27 November 2026. The first whose mark is found is it: those below borrow marks.
pub const BROWSERS: [Oldest; 4] = [
    Oldest { name: "Edge", mark: "Edg/", works: 120, recent: 131 },
    Oldest { name: "Firefox", mark: "Firefox/", works: 121, recent: 128 },
    Oldest { name: "Chrome", mark: "Chrome/", works: 120, recent: 131 },
    Oldest { name: "Safari", mark: "Version/", works: 17, recent: 18 },
];

impl Browser {
    /// The browser behind what it calls itself, when it is one of [`BROWSERS`].
    #[must_use]
    pub fn of_agent(agent: &str) -> Option<Self> {
        BROWSERS.iter().find_map(|known| {
            let (_, after) = agent.split_once(known.mark)?;
            let digits: String = after.chars().take_while(char::is_ascii_digit).take(5).collect();
            Some(Self { name: known.name.to_owned(), version: digits.parse().ok()? })
        })
    }

    /// Whether it is recent enough.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match BROWSERS.iter().find(|known| known.name == self.name) {
            None => Verdict::Unknown,
            Some(known) if self.version < known.works => Verdict::Fails,
            Some(known) if self.version < known.recent => Verdict::Weak,
            Some(_) => Verdict::Fine,
        }
    }
}

/// Width and height; nothing for what no screen has.
pub(super) fn screen(text: &str) -> Option<(u32, u32)> {
    let (width, height) = text.trim().split_once('x')?;
    let side = |text: &str| text.parse().ok().filter(|side| (100..=20_000).contains(side));
    Some((side(width)?, side(height)?))
}

/// Pages work at 360 pixels; questions with a file beside them want a screen of a computer.
pub(super) const fn screen_verdict((width, height): (u32, u32)) -> Verdict {
    if width >= 1_024 && height >= 600 {
        Verdict::Fine
    } else if width >= 360 {
        Verdict::Weak
    } else {
        Verdict::Fails
    }
}

/// Seconds by which a clock is ahead; nothing for what is no number, or more than ten years.
pub(super) fn clock(text: &str) -> Option<i64> {
    const TEN_YEARS: i64 = 315_360_000;
    let seconds = text.trim().parse::<i64>().ok()? / 1_000;
    (-TEN_YEARS..=TEN_YEARS).contains(&seconds).then_some(seconds)
}

/// Two minutes change nothing. At ten, hours on screens are wrong for people; farther off, secure connections break.
pub(super) const fn clock_verdict(seconds: i64) -> Verdict {
    match seconds.unsigned_abs() {
        0..=120 => Verdict::Fine,
        121..=600 => Verdict::Weak,
        _ => Verdict::Fails,
    }
}

/// A few small requests.
pub(super) struct Network {
    sent: usize,
    lost: usize,
    /// The middle time of those that came back, in milliseconds.
    pub(super) middle: Option<u32>,
}

impl Network {
    /// Reads times; nothing where there is a word that is none, or no time at all.
    pub(super) fn of(text: &str) -> Option<Self> {
        let times: Option<Vec<i32>> =
            text.split_whitespace().take(20).map(|time| time.parse().ok()).collect();
        let times = times.filter(|times| !times.is_empty())?;
        let mut back: Vec<u32> = times.iter().filter_map(|time| u32::try_from(*time).ok()).collect();
        back.sort_unstable();
        let middle = back.get(back.len() / 2).copied();
        Some(Self { sent: times.len(), lost: times.len() - back.len(), middle })
    }

    /// An answer is sent in one small request, and its page waits for the next: half a second is felt, two are too many.
    pub(super) fn verdict(&self) -> Verdict {
        match self.middle {
            Some(..=500) if self.lost == 0 => Verdict::Fine,
            Some(..=2_000) if self.lost * 3 <= self.sent => Verdict::Weak,
            _ => Verdict::Fails,
        }
    }
}
