//! The candidates of a rehearsal: made up, with what they can do and how they behave.

use crate::chance::Dice;

const FIRST: [&str; 24] = [
    "Inès", "Hugo", "Zoé", "Malik", "Jeanne", "Théo", "Aïcha", "Loïc", "Camille", "Noé", "Fatou", "Maël",
    "Élise", "Yanis", "Louise", "Gaël", "Nour", "Sacha", "Anaïs", "Raphaël", "Salomé", "Ilyès", "Maëlys",
    "Côme",
];
const LAST: [&str; 24] = [
    "Benali",
    "Le Goff",
    "Martin",
    "D’Angelo",
    "Nguyen",
    "Rousseau",
    "Da Silva",
    "Kouassi",
    "Lefèvre",
    "Müller",
    "Petit-Jean",
    "Traoré",
    "Girard",
    "Ferrandi",
    "Hoarau",
    "Castex",
    "Öztürk",
    "Lambert",
    "Ramos",
    "Delaunay",
    "Sow",
    "Weber",
    "Château",
    "Morel",
];
/// What everybody in a rehearsal signs in with, beside their login.
pub const PASSWORD: &str = "Repetition-2026";

/// Of so many candidates, the computer of one breaks down during the exam: one in a room of that size.
const BREAKS_DOWN: usize = 20;
/// The last question at which that happens.
const LAST_BREAK: usize = 12;

/// A candidate.
#[derive(Debug, Clone)]
pub struct Pupil {
    /// First name.
    pub first_name: &'static str,
    /// Birth name.
    pub last_name: String,
    /// `2011-09-05`.
    pub birth_date: String,
    /// `F` or `M`.
    pub sex: &'static str,
    /// What they sign in with.
    pub login: String,
    /// The place of the first competence that they are placed in. Groups of five share it: they learn from each other.
    pub first_competence: usize,
    /// Competences that they are placed in, at least five.
    pub competences: usize,
    /// Levels up to which they answer right in placement: 2 or 3.
    pub level: u8,
    /// How often they answer right in the exam what the class has learnt.
    pub care: f64,
    /// The question of the exam at which their computer breaks down, if it does.
    pub breaks_at: Option<u32>,
    /// Their chance.
    pub dice: Dice,
}

impl Pupil {
    /// The candidate of that number in a run.
    pub fn new(run: &str, number: usize, dice: &Dice) -> Self {
        let mut dice = dice.branch("pupil", number);
        let mut breaks = dice.branch("break", 0);
        let last = *dice.pick(&LAST);
        // Namesakes with the same birthday are kept apart by the number that ends their name.
        let last_name = format!("{last} {}", roman(number));
        Self {
            first_name: FIRST[number % FIRST.len()],
            last_name,
            birth_date: format!(
                "{}-{:02}-{:02}",
                2010 + dice.below(2),
                1 + dice.below(12),
                1 + dice.below(28)
            ),
            sex: if dice.happens(0.5) { "F" } else { "M" },
            login: format!("rep.{run}.{number}"),
            first_competence: number / 5 * 5,
            competences: 5 + dice.below(4),
            level: if dice.happens(0.6) { 3 } else { 2 },
            care: 0.55 + 0.45 * dice.fraction(),
            breaks_at: (number % BREAKS_DOWN == 1)
                .then(|| 1 + u32::try_from(breaks.below(LAST_BREAK)).unwrap_or(0)),
            dice,
        }
    }

    /// The date of birth as people type it: `05/09/2011`.
    pub fn typed_birth_date(&self) -> String {
        let mut parts = self.birth_date.split('-').rev();
        [parts.next(), parts.next(), parts.next()].map(Option::unwrap_or_default).join("/")
    }
}

/// Numbers as names carry them: digits would be no name.
fn roman(number: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = number + 1;
    let mut made = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            made.push_str(sign);
            rest -= value;
        }
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_has_a_name_of_their_own() {
        let dice = Dice::new(1);
        let pupils: Vec<Pupil> = (0..500).map(|number| Pupil::new("run", number, &dice)).collect();
        let names: std::collections::BTreeSet<_> =
            pupils.iter().map(|p| (&p.first_name, &p.last_name)).collect();
        assert_eq!(names.len(), 500);
        assert!(pupils.iter().all(|p| (5..=8).contains(&p.competences)));
        let breaks: Vec<u32> = pupils.iter().filter_map(|p| p.breaks_at).collect();
        assert_eq!(breaks.len(), 25, "one of twenty");
        assert!(breaks.iter().all(|at| (1..=12).contains(at)) && breaks.iter().any(|at| *at > 1));
        assert_eq!(roman(1993), "MCMXCIV");
    }

    #[test]
    fn a_birth_date_as_typed() {
        let mut pupil = Pupil::new("run", 0, &Dice::new(1));
        pupil.birth_date = "2011-09-05".into();
        assert_eq!(pupil.typed_birth_date(), "05/09/2011");
    }
}
