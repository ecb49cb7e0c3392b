//! How the question that is shown has worked in the sessions that were published, release by release: whether it is the
//! question that is at fault.

use domain::certification::question_use::{ENOUGH, Figures, QuestionUse};
use web_shell::Texts;

use crate::room::duration;

/// The figures of one release.
pub struct Row {
    pub release: String,
    /// The release of this test.
    pub here: bool,
    pub figures: [(&'static str, String); 6],
}

/// What is known of the question.
pub struct Usage {
    pub rows: Vec<Row>,
    /// Releases in which it was asked too seldom, or that it was never counted.
    pub note: Option<String>,
}

/// Puts the counts of a question into words.
pub fn of(t: &Texts, release: &str, found: &[(String, QuestionUse)]) -> Usage {
    let told: Vec<(&String, Figures)> =
        found.iter().filter_map(|(release, all)| Some((release, all.figures()?))).collect();
    let percent = |n: u8| t.n("usage-percent", "percent", n);
    let row = |(code, figures): &(&String, Figures)| Row {
        release: (*code).clone(),
        here: code.as_str() == release,
        figures: [
            (t.s("usage-asked"), figures.asked.to_string()),
            (t.s("usage-right"), percent(figures.right_percent)),
            (t.s("usage-passed"), percent(figures.passed_percent)),
            (t.s("usage-median"), duration(t.locale, figures.median_seconds.into())),
            (t.s("usage-reported"), figures.reported.to_string()),
            (t.s("usage-neutralised"), figures.neutralised.to_string()),
        ],
    };
    let few: u32 = found.iter().filter(|(_, all)| all.figures().is_none()).map(|(_, all)| all.asked).sum();
    let note = match (told.is_empty(), few) {
        (true, 0) => Some(t.s("usage-never").to_owned()),
        (_, 0) => None,
        (_, few) => Some(
            t.with("usage-few", &[("count", i64::from(few).into()), ("enough", i64::from(ENOUGH).into())]),
        ),
    };
    Usage { rows: told.iter().map(row).collect(), note }
}

#[cfg(test)]
mod tests {
    use domain::locale::Locale;

    use super::super::TEXTS;
    use super::*;

    fn counted(asked: u32, right: u32) -> QuestionUse {
        let seconds = vec![75; usize::try_from(asked).expect("few")];
        QuestionUse { asked, right, passed: 1, reported: 2, neutralised: 0, seconds }
    }

    #[test]
    fn figures_are_told_where_there_are_enough_of_them() {
        let t = TEXTS.of(Locale::Fr);
        let found = [("2026.2".to_owned(), counted(40, 30)), ("2026.1".to_owned(), counted(3, 0))];
        let usage = of(&t, "2026.2", &found);
        assert_eq!(usage.rows.len(), 1);
        assert!(usage.rows[0].here);
        let words: Vec<&str> = usage.rows[0].figures.iter().map(|(_, value)| value.as_str()).collect();
        assert_eq!(words, ["40", "75\u{a0}%", "3\u{a0}%", "1 min 15", "2", "0"]);
        assert!(usage.note.is_some_and(|note| note.contains('3') && note.contains("20")));
        assert!(of(&t, "2026.2", &[]).note.is_some(), "never counted is said");
    }
}
