//! The technical check of a computer before an exam: what its browser tells or its person answers, and what that means
//! (ecosystem and documents §7; seeds 001 and 003). Nothing that comes from a browser is believed to be in order: what is not
//! understood counts as not tried.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::id::Id;
use crate::seed::Seed;
use crate::text::normalise_name;

mod measures;
mod name;

pub use measures::{BROWSERS, Browser, Oldest};
pub use name::{NAME_MAX, NameFault, WorkstationName};

/// A computer of a room. Noun of the identifier from which the word and the sound of one check are drawn.
#[derive(Debug, Clone, Copy)]
pub struct Workstation;

/// The link by which checks reach a centre. Noun of `Id<CheckLink>`.
#[derive(Debug, Clone, Copy)]
pub struct CheckLink;

/// Days for which the last check of a computer is kept: a computer changes, and an old check proves nothing.
pub const KEPT_DAYS: i64 = 90;
/// Most computers of one centre.
pub const MOST: u32 = 1_000;

/// One thing that is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// The browser is recent enough.
    Browser,
    /// Scripts run.
    Script,
    /// A file can be downloaded and opened.
    Download,
    /// A sound is heard.
    Sound,
    /// A second window opens.
    Window,
    /// The screen is large enough.
    Screen,
    /// The clock is that of the server.
    Clock,
    /// The server answers fast and always.
    Network,
}

impl Check {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 8] = [
        Self::Browser,
        Self::Script,
        Self::Download,
        Self::Sound,
        Self::Window,
        Self::Screen,
        Self::Clock,
        Self::Network,
    ];

    /// The code of texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Browser => "browser",
            Self::Script => "script",
            Self::Download => "download",
            Self::Sound => "sound",
            Self::Window => "window",
            Self::Screen => "screen",
            Self::Clock => "clock",
            Self::Network => "network",
        }
    }
}

/// What came of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// As it should be.
    Fine,
    /// Not tried, or not understood.
    Unknown,
    /// The exam works, less well.
    Weak,
    /// Some questions cannot be answered here.
    Fails,
}

impl Verdict {
    /// The code of texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::Unknown => "unknown",
            Self::Weak => "weak",
            Self::Fails => "fails",
        }
    }
}

/// The words that a file may hold: common, without accents, unlike each other, the same in no two checks in a row.
const WORDS: [&str; 16] = [
    "ABRICOT", "BALCON", "CANARD", "DRAGON", "FARINE", "GUITARE", "HORLOGE", "JARDIN", "LANTERNE", "MOULIN",
    "NUAGE", "ORANGE", "PARASOL", "RENARD", "SOLEIL", "TAMBOUR",
];

/// What the file and the sound of one check hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drawn {
    /// The word in the file.
    pub word: &'static str,
    /// How many beeps are heard: 3 to 7.
    pub beeps: u8,
}

impl Drawn {
    /// What belongs to a check.
    #[must_use]
    pub fn of(check: Id<Workstation>) -> Self {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&check.raw().to_be_bytes());
        let mut dice = Seed::from_bytes(bytes).branch("workstation").dice();
        let word = *dice.pick(&WORDS);
        Self { word, beeps: *dice.pick(&[3, 4, 5, 6, 7]) }
    }

    /// Whether somebody who typed this has read the word.
    #[must_use]
    pub fn is_read_as(self, typed: &str) -> bool {
        normalise_name(typed) == self.word
    }
}

/// What came from a browser, as it came. Measures are written by a script; where there is none, their person answers.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// A script has run.
    pub script: bool,
    /// What the browser calls itself.
    pub agent: String,
    /// The word that was read in the file.
    pub word: String,
    /// « Le fichier ne s’ouvre pas ».
    pub unopened: bool,
    /// How many beeps were heard.
    pub beeps: String,
    /// « Je n’entends rien ».
    pub unheard: bool,
    /// `yes` or `no`: a second window came.
    pub window: String,
    /// `1366x768`, or `yes` or `no`: the whole page fits.
    pub screen: String,
    /// Milliseconds from the clock of the server to that of the computer, or `yes` or `no`: they are the same.
    pub clock: String,
    /// Milliseconds of each small request, -1 for one that was lost, or `yes` or `no`: the page came at once.
    pub network: String,
}

/// What was found about a computer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Report {
    /// What came of each check.
    pub verdicts: BTreeMap<Check, Verdict>,
    /// The browser, when it is one that we know.
    pub browser: Option<Browser>,
    /// Width and height of the screen, in pixels of pages.
    pub screen: Option<(u32, u32)>,
    /// Seconds by which the clock is ahead.
    pub clock_seconds: Option<i64>,
    /// Milliseconds that the server takes to answer: the middle one of several.
    pub network_ms: Option<u32>,
}

impl Report {
    /// What came of one check.
    #[must_use]
    pub fn of(&self, check: Check) -> Verdict {
        self.verdicts.get(&check).copied().unwrap_or(Verdict::Unknown)
    }

    /// What came of the worst.
    #[must_use]
    pub fn worst(&self) -> Verdict {
        Check::ALL.into_iter().map(|check| self.of(check)).max().unwrap_or(Verdict::Unknown)
    }
}

fn answered(text: &str) -> Option<Verdict> {
    match text.trim() {
        "yes" => Some(Verdict::Fine),
        "no" => Some(Verdict::Fails),
        _ => None,
    }
}

/// What was tried: it did not go at all, nothing was typed, or what was typed is right or wrong.
fn tried(stopped: bool, typed: &str, right: bool, wrong: Verdict) -> Verdict {
    if !stopped && typed.is_empty() {
        Verdict::Unknown
    } else if !stopped && right {
        Verdict::Fine
    } else {
        wrong
    }
}

/// Judges what came from a browser. Without sound the exam works where no question in force plays any.
#[must_use]
pub fn judge(told: &Told, drawn: Drawn, sound_needed: bool) -> Report {
    let browser = Browser::of_agent(&told.agent);
    let screen = measures::screen(&told.screen);
    let clock_seconds = measures::clock(&told.clock);
    let network = measures::Network::of(&told.network);
    let word = normalise_name(&told.word);
    let download = tried(told.unopened, &word, drawn.is_read_as(&told.word), Verdict::Fails);
    let silent = if sound_needed { Verdict::Fails } else { Verdict::Weak };
    let beeps = told.beeps.trim();
    let sound = tried(told.unheard, beeps, beeps.parse() == Ok(drawn.beeps), silent);
    let by_hand = |measured: Option<Verdict>, typed: &str| {
        measured.or_else(|| answered(typed)).unwrap_or(Verdict::Unknown)
    };
    let network_verdict = network.as_ref().map(measures::Network::verdict);
    let verdicts = BTreeMap::from([
        (Check::Browser, browser.as_ref().map_or(Verdict::Unknown, Browser::verdict)),
        (Check::Script, if told.script { Verdict::Fine } else { Verdict::Weak }),
        (Check::Download, download),
        (Check::Sound, sound),
        (Check::Window, by_hand(None, &told.window)),
        (Check::Screen, by_hand(screen.map(measures::screen_verdict), &told.screen)),
        (Check::Clock, by_hand(clock_seconds.map(measures::clock_verdict), &told.clock)),
        (Check::Network, by_hand(network_verdict, &told.network)),
    ]);
    Report {
        verdicts,
        browser,
        screen,
        clock_seconds,
        network_ms: network.and_then(|network| network.middle),
    }
}

#[cfg(test)]
mod tests;
