//! The open statistics as a page and as files, for everybody and, without anything withheld, for the jury (ADR 0037).

use documents::table::{Cell, Table, TableFormat};
use domain::certification::statistics::disclosure::{BandCount, Period, Rule, Statistics, Told, shown};
use domain::framework::Framework;
use domain::locale::Locale;
use domain::moment::Zone;
use jiff::civil::Date;
use serde_json::{Value, json};
use store::statistics::{self, Counts};
use store::{Conn, Failure};

use crate::{Texts, Visit, when};

crate::texts!(TEXTS, "statistics");

/// The licence of the figures.
pub const LICENCE: &str = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/";
/// How long anything between may keep them, in seconds.
pub const KEPT_SECONDS: u32 = 600;

/// The statistics of this installation under a rule.
#[derive(Debug, Clone)]
pub struct Figures {
    told: Statistics,
    counts: Counts,
}

impl Figures {
    /// Reads them: for everybody, or without anything withheld.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn read(db: &mut Conn<'_>, visit: &Visit, everything: bool) -> Result<Self, Failure> {
        let counts = statistics::all(db).await?;
        let rule = Rule::on(visit.at.local(&Zone::paris()).date());
        let rule = if everything { rule.everything() } else { rule };
        Ok(Self { told: shown(&counts.months, rule), counts })
    }

    /// Nothing was published yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.counts.months.is_empty()
    }

    /// The day since which the rule about small numbers holds.
    #[must_use]
    pub const fn since(&self) -> Date {
        self.told.rule.since
    }

    /// The smallest count of persons that is shown.
    #[must_use]
    pub const fn fewest(&self) -> u64 {
        self.told.rule.fewest
    }

    fn centres(&self, season: i16) -> u64 {
        self.counts.centres.get(&season).copied().unwrap_or(0)
    }

    /// Every period with its code: `all`, `2026-2027`.
    fn periods(&self) -> Vec<(String, u64, &Period)> {
        let whole = [("all".to_owned(), self.counts.every_centre, &self.told.overall)];
        let seasons = self.told.seasons.iter().rev();
        let seasons = seasons.map(|(year, period)| (season_code(*year), self.centres(*year), period));
        whole.into_iter().chain(seasons).collect()
    }

    /// One line for each figure, as files have them.
    fn data(&self) -> Vec<Datum> {
        let mut data = Vec::new();
        for (code, centres, period) in self.periods() {
            let mut put = |measure, category: String, value| {
                data.push(Datum { period: code.clone(), measure, category, value });
            };
            put("centres", String::new(), Some(Figure::Whole(centres)));
            for (measure, value) in measures(&period.told) {
                put(measure, String::new(), value);
            }
            for band in &period.bands {
                put("obtained_by_level", levels(*band), Some(Figure::Whole(band.count)));
            }
            for (competence, certified, mean) in &period.competences {
                put("competence_certified", competence.to_string(), Some(Figure::Whole(*certified)));
                put("competence_mean_level", competence.to_string(), Some(Figure::Hundredths(*mean)));
            }
            for (kind, count) in &period.incidents {
                put("reports", kind.clone(), count.map(Figure::Whole));
            }
            for (month, told) in &period.months {
                for (measure, value) in measures(told) {
                    data.push(Datum { period: month.code(), measure, category: String::new(), value });
                }
            }
        }
        data
    }

    /// The figures as CSV: a line for each, an empty value where it is withheld.
    #[must_use]
    pub fn csv(&self) -> Vec<u8> {
        let heads = ["period", "measure", "category", "value"];
        let row = |datum: Datum| {
            let value = match datum.value {
                None => Cell::text(""),
                Some(Figure::Whole(count)) => Cell::Number(u32::try_from(count).unwrap_or(u32::MAX)),
                Some(Figure::Hundredths(mean)) => Cell::text(&format!("{},{:02}", mean / 100, mean % 100)),
            };
            vec![Cell::text(&datum.period), Cell::text(datum.measure), Cell::text(&datum.category), value]
        };
        let table = Table {
            name: "statistiques".to_owned(),
            columns: heads.map(|head| (head.to_owned(), 30)).to_vec(),
            rows: self.data().into_iter().map(row).collect(),
        };
        table.file(TableFormat::Csv)
    }

    /// The same as JSON, with the licence, the rule about small numbers, and what each measure is.
    #[must_use]
    pub fn json(&self, locale: Locale) -> Value {
        let t = TEXTS.of(locale);
        let row = |datum: Datum| {
            let value = match datum.value {
                None => Value::Null,
                Some(Figure::Whole(count)) => json!(count),
                Some(Figure::Hundredths(mean)) => json!(f64::from(u32::try_from(mean).unwrap_or(0)) / 100.0),
            };
            let Datum { period, measure, category, .. } = datum;
            json!({ "period": period, "measure": measure, "category": category, "value": value })
        };
        let fields: serde_json::Map<String, Value> = MEASURES
            .iter()
            .map(|name| ((*name).to_owned(), t.s(&format!("measure-{name}")).into()))
            .collect();
        json!({
            "licence": LICENCE,
            "fewestPersonsShown": self.fewest(),
            "ruleSince": self.since(),
            "measures": fields,
            "rows": self.data().into_iter().map(row).collect::<Vec<_>>(),
        })
    }
}

/// Every measure, in the order of the files.
pub const MEASURES: [&str; 11] = [
    "centres",
    "sessions",
    "results",
    "obtained",
    "obtained_percent",
    "mean_score",
    "delay_days",
    "obtained_by_level",
    "competence_certified",
    "competence_mean_level",
    "reports",
];

/// A figure of a file.
struct Datum {
    period: String,
    measure: &'static str,
    category: String,
    value: Option<Figure>,
}

#[derive(Clone, Copy)]
enum Figure {
    Whole(u64),
    Hundredths(u64),
}

fn measures(told: &Told) -> [(&'static str, Option<Figure>); 6] {
    [
        ("sessions", Some(told.sessions)),
        ("results", told.judged),
        ("obtained", told.obtained),
        ("obtained_percent", told.rate()),
        ("mean_score", told.mean),
        ("delay_days", Some(told.delay)),
    ]
    .map(|(name, value)| (name, value.map(Figure::Whole)))
}

/// `2026-2027`.
fn season_code(year: i16) -> String {
    format!("{year}-{}", year.saturating_add(1))
}

/// The global levels of merged bands: `0`, `1-2`, `3-8`.
fn levels(band: BandCount) -> String {
    let first = if band.from == 0 { 0 } else { 2 * band.from - 1 };
    let last = 2 * band.to;
    if first == last { first.to_string() } else { format!("{first}-{last}") }
}

/// The statistics as a page shows them.
pub struct View {
    /// The words.
    pub t: Texts,
    /// Nothing was published yet.
    pub empty: bool,
    /// All seasons, then season by season from the latest.
    pub periods: Vec<PeriodView>,
    /// What files hold: name, meaning.
    pub measures: Vec<(&'static str, &'static str)>,
}

/// A season, or all of them.
pub struct PeriodView {
    /// Its code, for anchors.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Label and figure.
    pub facts: Vec<(&'static str, String)>,
    /// The distribution.
    pub bands: Vec<BandView>,
    /// The height of its chart.
    pub height: usize,
    /// Code, title, how many, mean level.
    pub competences: Vec<(String, String, u64, String)>,
    /// Category and count.
    pub incidents: Vec<(String, String)>,
    /// Month and its figures: sessions, results, obtained, rate, mean score, days.
    pub months: Vec<(String, [String; 6])>,
}

/// A bar of a chart.
pub struct BandView {
    /// What it counts.
    pub label: String,
    /// How many.
    pub count: u64,
    /// Of all of the distribution, in percent.
    pub percent: u64,
    /// Where its row begins.
    pub y: usize,
    /// Where its text stands.
    pub base: usize,
    /// How long it is.
    pub length: u64,
}

/// The height of a row of a chart, in its units.
const ROW: usize = 34;

impl View {
    /// The statistics in the language of the visit.
    #[must_use]
    pub fn of(figures: &Figures, framework: &Framework, locale: Locale) -> Self {
        let t = TEXTS.of(locale);
        let shown = |value: Option<u64>| value.map_or_else(|| t.s("withheld").to_owned(), |v| v.to_string());
        let made = |(id, centres, period): (String, u64, &Period)| {
            let title = if id == "all" { t.s("all-seasons").to_owned() } else { t.w("season", "years", &id) };
            let told = &period.told;
            let facts = vec![
                (t.s("fact-obtained"), shown(told.obtained)),
                (t.s("fact-results"), shown(told.judged)),
                (
                    t.s("fact-rate"),
                    told.rate().map_or_else(|| shown(None), |rate| t.n("percent", "value", rate)),
                ),
                (t.s("fact-mean"), shown(told.mean)),
                (t.s("fact-sessions"), told.sessions.to_string()),
                (t.s("fact-centres"), centres.to_string()),
                (t.s("fact-delay"), t.n("days", "count", told.delay)),
            ];
            let title_of =
                |code: &str| framework.competence(code).map_or("", |c| c.title.get(locale)).to_owned();
            let competences = period.competences.iter().map(|(code, certified, mean)| {
                (code.to_string(), title_of(code.as_str()), *certified, decimal(locale, *mean))
            });
            let incidents = period.incidents.iter().map(|(kind, count)| {
                let name = t.find(&format!("kind-{kind}")).unwrap_or_default();
                (format!("{kind}, {name}"), shown(*count))
            });
            let months = period.months.iter().rev().map(|(month, told)| {
                let rate = told.rate().map_or_else(|| shown(None), |rate| t.n("percent", "value", rate));
                let [mean, judged, obtained] = [told.mean, told.judged, told.obtained].map(shown);
                let (sessions, delay) = (told.sessions.to_string(), told.delay.to_string());
                let first = Date::new(month.year, month.month, 1).unwrap_or(Date::MIN);
                (when::month(locale, first), [sessions, judged, obtained, rate, mean, delay])
            });
            let bands = bands(&t, &period.bands);
            PeriodView {
                title,
                facts,
                height: bands.len() * ROW,
                bands,
                competences: competences.collect(),
                incidents: incidents.collect(),
                months: months.collect(),
                id,
            }
        };
        let measures = MEASURES.map(|name| (name, t.s(&format!("measure-{name}"))));
        let periods = figures.periods().into_iter().map(made).collect();
        Self { t, empty: figures.is_empty(), periods, measures: measures.to_vec() }
    }
}

fn bands(t: &Texts, counted: &[BandCount]) -> Vec<BandView> {
    let all: u64 = counted.iter().map(|band| band.count).sum();
    let most = counted.iter().map(|band| band.count).max().unwrap_or(0).max(1);
    let name = |band: usize| t.s(&format!("band-{band}"));
    let one = |(at, band): (usize, &BandCount)| BandView {
        label: if band.from == band.to {
            name(band.from).to_owned()
        } else {
            t.ww("bands", ("from", name(band.from)), ("to", name(band.to)))
        },
        count: band.count,
        percent: (200 * band.count + all.max(1)) / (2 * all.max(1)),
        y: at * ROW + 5,
        base: at * ROW + 22,
        length: band.count * 300 / most,
    };
    counted.iter().enumerate().map(one).collect()
}

fn decimal(locale: Locale, hundredths: u64) -> String {
    let sign = if locale == Locale::Fr { ',' } else { '.' };
    format!("{}{sign}{:02}", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_are_named_by_their_levels() {
        let named = |from, to| levels(BandCount { from, to, count: 1 });
        assert_eq!([named(0, 0), named(1, 1), named(4, 4)], ["0", "1-2", "7-8"]);
        assert_eq!([named(0, 2), named(2, 4)], ["0-4", "3-8"]);
    }

    #[test]
    fn every_measure_of_a_file_is_explained_in_both_languages() {
        for locale in [Locale::Fr, Locale::En] {
            let t = TEXTS.of(locale);
            for name in MEASURES {
                assert!(t.find(&format!("measure-{name}")).is_some(), "{name} in {}", locale.code());
            }
            for kind in domain::certification::incident::IncidentKind::ALL {
                assert!(
                    t.find(&format!("kind-{}", kind.code())).is_some(),
                    "{} in {}",
                    kind.code(),
                    locale.code()
                );
            }
        }
        assert_eq!((decimal(Locale::Fr, 305), decimal(Locale::En, 1200)), ("3,05".into(), "12.00".into()));
    }
}
