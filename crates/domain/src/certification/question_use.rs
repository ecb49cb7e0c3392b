//! How a question has worked so far: counted session by session when results are published, and put together for the jury,
//! which asks whether a question is at fault before it neutralises it.

/// Answers below which a question's figures say more about chance than about the question.
pub const ENOUGH: u32 = 20;

/// How often one question was asked in one session, and what came of it. Cancelled and fraudulent tests are not in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QuestionUse {
    /// Answers, passes included.
    pub asked: u32,
    /// Right ones, those lost by time or focus not among them.
    pub right: u32,
    /// Passed.
    pub passed: u32,
    /// Reports about it.
    pub reported: u32,
    /// Times that it was left out of a score.
    pub neutralised: u32,
    /// Seconds from the question to its answer, one for each answer, the time that stood still not counted.
    pub seconds: Vec<u32>,
}

impl QuestionUse {
    /// Adds what another session counted.
    pub fn add(&mut self, other: &Self) {
        self.asked += other.asked;
        self.right += other.right;
        self.passed += other.passed;
        self.reported += other.reported;
        self.neutralised += other.neutralised;
        self.seconds.extend(&other.seconds);
    }

    /// The figures, once there are [`ENOUGH`] answers.
    #[must_use]
    pub fn figures(&self) -> Option<Figures> {
        if self.asked < ENOUGH {
            return None;
        }
        let percent = |part: u32| {
            u8::try_from((u64::from(part) * 200 + u64::from(self.asked)) / (2 * u64::from(self.asked)))
                .unwrap_or(100)
        };
        Some(Figures {
            asked: self.asked,
            right_percent: percent(self.right),
            passed_percent: percent(self.passed),
            median_seconds: median(&self.seconds),
            reported: self.reported,
            neutralised: self.neutralised,
        })
    }
}

/// The middle of the times; of two middles the lower.
fn median(seconds: &[u32]) -> u32 {
    let mut sorted = seconds.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len().saturating_sub(1) / 2).copied().unwrap_or_default()
}

/// What is told of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// Answers, passes included.
    pub asked: u32,
    /// Right ones, in percent, rounded half up.
    pub right_percent: u8,
    /// Passed, in percent, rounded half up.
    pub passed_percent: u8,
    /// Half of the answers took no longer.
    pub median_seconds: u32,
    /// Reports about it.
    pub reported: u32,
    /// Times that it was left out of a score.
    pub neutralised: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_come_from_enough_answers_of_several_sessions() {
        let mut all = QuestionUse {
            asked: 19,
            right: 6,
            passed: 1,
            reported: 1,
            neutralised: 0,
            seconds: vec![30; 19],
        };
        assert_eq!(all.figures(), None, "one answer is missing");
        let more =
            QuestionUse { asked: 5, right: 3, passed: 2, reported: 0, neutralised: 1, seconds: vec![90; 5] };
        all.add(&more);
        let figures = Figures {
            asked: 24,
            // 9 of 24 is 37.5.
            right_percent: 38,
            passed_percent: 13,
            median_seconds: 30,
            reported: 1,
            neutralised: 1,
        };
        assert_eq!(all.figures(), Some(figures));
    }

    #[test]
    fn the_median_is_the_middle() {
        assert_eq!(median(&[]), 0);
        assert_eq!(median(&[7]), 7);
        assert_eq!(median(&[9, 1]), 1);
        assert_eq!(median(&[5, 100, 3]), 5);
    }
}
