//! What is asked for on the command line, and what is played of it.

use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use crate::figure::Figure;
use crate::herd::Herd;
use crate::line::Measure;

/// Candidates of a day for which nothing else is said.
const CANDIDATES: usize = 60;
/// Candidates of a room for which nothing else is said.
const ROOM_SIZE: usize = 20;

/// Options of `parchemin rehearse`.
#[derive(Debug, Clone, clap::Args)]
pub struct Options {
    /// The server: <http://127.0.0.1:8080>.
    pub url: String,
    /// Plays the days of these figures one after the other, and tells each figure beside its limit: PASS or MISSED. With
    /// --candidates they are smaller or larger in proportion, with --pace faster. A figure that is missed is an error.
    #[arg(
        long,
        value_name = "FIGURES",
        value_enum,
        value_delimiter = ',',
        conflicts_with_all = ["room_size", "boards", "line", "outage", "herd", "publish", "import", "until"]
    )]
    pub figure: Vec<Figure>,
    /// How many candidates: 60, or those of the figure.
    #[arg(long)]
    pub candidates: Option<usize>,
    /// Candidates of one room, at most.
    #[arg(long, default_value_t = ROOM_SIZE)]
    pub room_size: usize,
    /// How fast: 1 as people are, 10 ten times faster, 0 without pauses. 1, or the pace of the figure.
    #[arg(long)]
    pub pace: Option<f64>,
    /// Ends the day before its end: `herd` once everybody of the herd sees a question, `outage` once everybody is back, a
    /// number so many minutes after each candidate has answered once, on average. The ledger is compared; nothing is
    /// finalised.
    #[arg(long, value_name = "herd|outage|MINUTES")]
    pub until: Option<Until>,
    /// The server's process, if it runs on this machine: the peak of its memory is told.
    #[arg(long)]
    pub pid: Option<u32>,
    /// Boards that follow the rooms by server-sent events during the exam, spread over the rooms.
    #[arg(long, default_value_t = 0)]
    pub boards: usize,
    /// Every room goes through a line of its own that its machines share: kilobits per second in each direction, and the
    /// round trip in milliseconds (half of it each way). Machines then also fetch style sheets, scripts and fonts, as browsers
    /// do, once. For instance 1000,300.
    #[arg(long, value_name = "KBIT,MS")]
    pub line: Option<Measure>,
    /// In the middle of the exam the network of all rooms is gone for so many seconds.
    #[arg(long, value_name = "SECONDS")]
    pub outage: Option<u32>,
    /// All candidates type the code and wait; once every room is open they start at this rate: 200,10 for 200 per second
    /// during 10 seconds. It takes 2,000 candidates.
    #[arg(long, value_name = "PER_SECOND,SECONDS")]
    pub herd: Option<Herd>,
    /// During the exam the jury publishes so many other candidates, who sat in sessions played beforehand.
    #[arg(long, value_name = "CANDIDATES", default_value_t = 0)]
    pub publish: usize,
    /// During the exam a list of so many pupils is imported into another session.
    #[arg(long, value_name = "PUPILS", default_value_t = 0)]
    pub import: usize,
    /// The data folder of the server, where the rehearsal key lies.
    #[arg(long, env = "PARCHEMIN_DATA", default_value = "parchemin-data")]
    pub data: PathBuf,
    /// The rehearsal key itself, copied from the server's data folder.
    #[arg(long)]
    pub key: Option<PathBuf>,
    /// Candidates at work at the same time: all of them, or 64 without pauses.
    #[arg(long)]
    pub clients: Option<usize>,
    /// Plays the same day again.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// A certificate to trust (PEM): that of a server with --tls-self, for instance.
    #[arg(long)]
    pub ca: Option<PathBuf>,
    /// Plays nothing: removes what rehearsals have made.
    #[arg(long)]
    pub forget: bool,
}

/// When a day ends that is not played to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// Everybody of the start herd sees a question.
    Herd,
    /// Everybody whom the outage cut off is back.
    Outage,
    /// The exam has lasted so long.
    Exam(Duration),
}

impl FromStr for Until {
    type Err = String;

    fn from_str(typed: &str) -> Result<Self, String> {
        match (typed, typed.parse::<u64>()) {
            ("herd", _) => Ok(Self::Herd),
            ("outage", _) => Ok(Self::Outage),
            (_, Ok(minutes @ 1..=600)) => Ok(Self::Exam(Duration::from_secs(60 * minutes))),
            _ => Err("a day ends at herd, at outage, or after minutes of exam: 10".to_owned()),
        }
    }
}

/// What is played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// Candidates of the exam.
    pub candidates: usize,
    /// Candidates of one room, at most.
    pub room_size: usize,
    /// Boards that follow rooms.
    pub boards: usize,
    /// The line of each room.
    pub line: Option<Measure>,
    /// How long the network is gone.
    pub outage: Option<Duration>,
    /// How everybody starts.
    pub herd: Option<Herd>,
    /// Candidates who sat before and are published during the exam.
    pub publish: usize,
    /// Pupils imported during the exam.
    pub import: usize,
    /// When it ends, if it is not played to its end.
    pub until: Option<Until>,
}

impl Plan {
    /// A day on which nothing happens but the exam.
    pub const fn plain(candidates: usize) -> Self {
        Self {
            candidates,
            room_size: ROOM_SIZE,
            boards: 0,
            line: None,
            outage: None,
            herd: None,
            publish: 0,
            import: 0,
            until: None,
        }
    }

    /// What the options ask for.
    ///
    /// # Errors
    /// A sentence, when nothing can come of it.
    pub fn of(options: &Options) -> Result<Self, String> {
        let candidates = options.candidates.unwrap_or(CANDIDATES);
        if candidates == 0 {
            return Err("--candidates 0 leaves nobody to play".to_owned());
        }
        if options.room_size == 0 {
            return Err("--room-size 0 lets nobody into a room".to_owned());
        }
        if options.outage == Some(0) {
            return Err("--outage 0 is none: give its seconds, or leave it out".to_owned());
        }
        if let Some(herd) = options.herd.filter(|herd| herd.size() != candidates) {
            let (rate, seconds, size) = (herd.per_second, herd.seconds, herd.size());
            return Err(format!("--herd {rate},{seconds} takes {size} candidates: add --candidates {size}"));
        }
        match options.until {
            Some(Until::Herd) if options.herd.is_none() => {
                return Err("--until herd wants a herd: add --herd 200,10".to_owned());
            }
            Some(Until::Outage) if options.outage.is_none() => {
                return Err("--until outage wants an outage: add --outage 30".to_owned());
            }
            _ => {}
        }
        Ok(Self {
            candidates,
            room_size: options.room_size,
            boards: options.boards,
            line: options.line,
            outage: options.outage.map(|seconds| Duration::from_secs(seconds.into())),
            herd: options.herd,
            publish: options.publish,
            import: options.import,
            until: options.until,
        })
    }

    /// The sessions of the day before: as many candidates as are published, and nothing else.
    pub fn of_the_day_before(self) -> Self {
        Self { room_size: self.room_size, ..Self::plain(self.publish) }
    }

    /// Whether a list is imported or results are published beside the exam.
    pub const fn works_beside(self) -> bool {
        self.import + self.publish > 0
    }

    /// Whether it ends before anybody answers.
    pub fn ends_with_herd(self) -> bool {
        self.until == Some(Until::Herd)
    }

    /// Whether the rooms have lines of their own.
    pub fn has_lines(self) -> bool {
        self.line.is_some() || self.outage.is_some()
    }

    /// Boards of the room of that number among so many: they are spread evenly.
    pub fn boards_of(self, room: usize, rooms: usize) -> usize {
        let rooms = rooms.max(1);
        self.boards / rooms + usize::from(room < self.boards % rooms)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::Day;

    #[derive(clap::Parser)]
    struct Typed {
        #[command(flatten)]
        options: Options,
    }

    fn days(words: &str) -> Result<Vec<Day>, String> {
        let words = ["rehearse", "http://127.0.0.1:8080"].into_iter().chain(words.split_whitespace());
        let typed = <Typed as clap::Parser>::try_parse_from(words).map_err(|e| e.to_string())?;
        Day::all(&typed.options)
    }

    fn plan(words: &str) -> Result<Plan, String> {
        days(words).map(|days| days[0].plan)
    }

    #[test]
    fn figures_are_days_of_their_own() {
        let days = days("--figure morning,beside --candidates 40").expect("two days");
        let told: Vec<_> = days.iter().map(|day| (day.figure, day.plan.candidates)).collect();
        assert_eq!(told, [(Some(Figure::Morning), 40), (Some(Figure::Beside), 40)]);
        assert_eq!((days[0].plan.boards, days[1].plan.import), (2, 400));
        let until = plan("--until 10").expect("a plan").until;
        assert_eq!(until, Some(Until::Exam(Duration::from_mins(10))));
    }

    #[test]
    fn the_exam_day_as_it_is_typed() {
        let day =
            plan("--candidates 2000 --boards 100 --herd 200,10 --outage 30 --line 1000,300 --room-size 30");
        let day = day.expect("a plan");
        assert_eq!((day.room_size, day.boards, day.outage), (30, 100, Some(Duration::from_secs(30))));
        assert!(day.has_lines() && day.herd.is_some());
        let before = Plan { publish: 40, ..day }.of_the_day_before();
        assert_eq!((before.candidates, before.publish, before.room_size), (40, 0, 30));
        assert!(!before.has_lines() && before.herd.is_none());
    }

    #[test]
    fn what_cannot_be_played_is_told() {
        for (wrong, told) in [
            ("--candidates 0", "nobody"),
            ("--room-size 0", "nobody"),
            ("--outage 0", "none"),
            ("--herd 200,10", "add --candidates 2000"),
            ("--herd 200", "PER_SECOND,SECONDS"),
            ("--line 1000", "KBIT,MS"),
            ("--until herd", "add --herd"),
            ("--until outage", "add --outage"),
            ("--until 0", "minutes of exam"),
            ("--figure herd --boards 3", "cannot be used with"),
            ("--figure noon", "morning"),
        ] {
            let said = plan(wrong).expect_err(wrong);
            assert!(said.contains(told), "{wrong}: {said}");
        }
    }

    #[test]
    fn boards_are_spread_over_the_rooms() {
        let day = plan("--boards 7").expect("a plan");
        assert_eq!((0..3).map(|room| day.boards_of(room, 3)).collect::<Vec<_>>(), [3, 2, 2]);
    }
}
