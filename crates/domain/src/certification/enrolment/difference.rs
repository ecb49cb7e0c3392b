//! What a list given again would change: who is new, who changes, who is gone, and who stays whatever it says.

use std::collections::{HashMap, HashSet};

use super::{Changed, Entry, NewCandidate, PersonKey, changes};

/// Why a row stays although a list given again would change it or leaves it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stays {
    /// Somebody has joined as this candidate: what is wrong goes through an incident C1 or C2.
    Joined,
    /// They are ticked present: the row may change, it does not go.
    Present,
    /// An incident was reported about them: the row may change, it does not go.
    Reported,
}

/// A row of the list as it is.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Who it is.
    pub entry: Entry,
    /// What it says.
    pub row: NewCandidate,
    /// Why it stays, where it does.
    pub stays: Option<Stays>,
}

/// What a list given again would do. Rows and listed ones by their place from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// Rows that are nobody listed.
    pub added: Vec<usize>,
    /// Rows that say something else of somebody listed: row, listed, what.
    pub changed: Vec<(usize, usize, Vec<Changed>)>,
    /// The same of somebody who has joined: it is not changed.
    pub closed: Vec<(usize, usize, Vec<Changed>)>,
    /// Who is listed, and no longer in the list.
    pub gone: Vec<usize>,
    /// The same, but they stay.
    pub held: Vec<(usize, Stays)>,
    /// How many say what they said before.
    pub same: usize,
}

impl Difference {
    /// Whether nothing would be done.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.gone.is_empty()
    }
}

/// Compares a list given again with the one before. A row is somebody listed by names and date of birth, otherwise by the
/// centre's own identifier together with one of the three: a name that was mistyped is corrected, not exchanged.
#[must_use]
pub fn difference(rows: &[(Entry, NewCandidate)], listed: &[Listed]) -> Difference {
    let mut found = Difference::default();
    let of = pairs(rows, listed);
    let mut met = HashSet::new();
    for (place, (_, row)) in rows.iter().enumerate() {
        let Some(&known) = of.get(&place) else {
            found.added.push(place);
            continue;
        };
        met.insert(known);
        let changed = changes(&listed[known].row, row);
        match (changed.is_empty(), listed[known].stays) {
            (true, _) => found.same += 1,
            (false, Some(Stays::Joined)) => found.closed.push((place, known, changed)),
            (false, _) => found.changed.push((place, known, changed)),
        }
    }
    for (place, one) in listed.iter().enumerate().filter(|(place, _)| !met.contains(place)) {
        match one.stays {
            Some(why) => found.held.push((place, why)),
            None => found.gone.push(place),
        }
    }
    found
}

/// Which row is who: by names and date with the same identifier, then by names and date, then by the identifier.
fn pairs(rows: &[(Entry, NewCandidate)], listed: &[Listed]) -> HashMap<usize, usize> {
    let mut by_key: HashMap<&PersonKey, Vec<usize>> = HashMap::new();
    let mut by_number: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, one) in listed.iter().enumerate() {
        by_key.entry(&one.entry.key).or_default().push(place);
        if let Some(number) = one.entry.local_id.as_deref() {
            by_number.entry(number).or_default().push(place);
        }
    }
    let (mut of, mut taken) = (HashMap::new(), HashSet::new());
    let mut take = |of: &mut HashMap<usize, usize>,
                    row: usize,
                    homonyms: Option<&Vec<usize>>,
                    fits: &dyn Fn(&Listed) -> bool| {
        let free =
            homonyms.into_iter().flatten().find(|place| !taken.contains(*place) && fits(&listed[**place]));
        if let Some(&place) = free {
            taken.insert(place);
            of.insert(row, place);
        }
    };
    for (row, (entry, _)) in rows.iter().enumerate() {
        take(&mut of, row, by_key.get(&entry.key), &|one| one.entry.local_id == entry.local_id);
    }
    for (row, (entry, _)) in rows.iter().enumerate().filter(|(_, (entry, _))| by_key.contains_key(&entry.key))
    {
        if !of.contains_key(&row) {
            take(&mut of, row, by_key.get(&entry.key), &|one| one.entry.is_same_person(entry));
        }
    }
    for (row, (entry, new)) in rows.iter().enumerate() {
        let Some(number) = entry.local_id.as_deref().filter(|_| !of.contains_key(&row)) else { continue };
        take(&mut of, row, by_number.get(number), &|one| {
            let alike = [
                one.row.last_name == new.last_name,
                one.row.first_name == new.first_name,
                one.row.birth_date == new.birth_date,
            ];
            alike.contains(&true)
        });
    }
    of
}

#[cfg(test)]
mod tests {
    use super::super::FieldName;
    use super::*;

    fn person(last: &str, first: &str, number: Option<&str>) -> NewCandidate {
        NewCandidate {
            first_name: first.into(),
            last_name: last.into(),
            sex: None,
            birth_date: jiff::civil::date(2011, 7, 4),
            birth_place: None,
            results_email: None,
            convocation_email: None,
            local_id: number.map(str::to_owned),
            extra_time_percent: 0,
            billing: None,
            notices: Vec::new(),
        }
    }

    fn entry(row: &NewCandidate) -> Entry {
        let key = PersonKey::new(&row.first_name, &row.last_name, row.birth_date);
        Entry { key, local_id: row.local_id.clone(), learner: None }
    }

    fn listed(row: NewCandidate, stays: Option<Stays>) -> Listed {
        Listed { entry: entry(&row), row, stays }
    }

    fn rows(all: Vec<NewCandidate>) -> Vec<(Entry, NewCandidate)> {
        all.into_iter().map(|row| (entry(&row), row)).collect()
    }

    #[test]
    fn who_is_new_who_changes_and_who_is_gone() {
        let before = [
            listed(person("Benali", "Inès", None), None),
            listed(person("Petit", "Hugo", None), None),
            listed(person("Roux", "Ana", None), None),
        ];
        let extra = NewCandidate { extra_time_percent: 33, ..person("PETIT", "Hugo", None) };
        let found =
            difference(&rows(vec![person("Diop", "Léo", None), extra, person("Roux", "Ana", None)]), &before);
        assert_eq!((found.added, found.gone, found.same), (vec![0], vec![0], 1));
        let [(1, 1, changed)] = found.changed.as_slice() else { panic!("Hugo changes: {:?}", found.changed) };
        let told: Vec<_> = changed.iter().map(|c| (c.field, c.before.as_str(), c.after.as_str())).collect();
        assert_eq!(told, [(FieldName::LastName, "Petit", "PETIT"), (FieldName::ExtraTime, "", "33\u{a0}%")]);
        assert!(difference(&rows(vec![person("Benali", "Inès", None)]), &before[..1]).is_empty());
    }

    #[test]
    fn nobody_who_has_joined_is_changed_or_lost() {
        let before = [
            listed(person("Benali", "Inès", None), Some(Stays::Joined)),
            listed(person("Petit", "Hugo", None), Some(Stays::Joined)),
            listed(person("Roux", "Ana", None), Some(Stays::Present)),
            listed(person("Diop", "Léo", None), Some(Stays::Reported)),
        ];
        let rows = rows(vec![
            NewCandidate { extra_time_percent: 50, ..person("Benali", "Inès", None) },
            NewCandidate { extra_time_percent: 50, ..person("Roux", "Ana", None) },
        ]);
        let found = difference(&rows, &before);
        assert_eq!((found.added.len(), found.gone.len()), (0, 0));
        assert_eq!(found.closed.iter().map(|(row, known, _)| (*row, *known)).collect::<Vec<_>>(), [(0, 0)]);
        assert_eq!(found.changed.iter().map(|(row, known, _)| (*row, *known)).collect::<Vec<_>>(), [(1, 2)]);
        assert_eq!(found.held, [(1, Stays::Joined), (3, Stays::Reported)]);
    }

    #[test]
    fn a_mistyped_name_is_corrected_by_the_identifier_and_homonyms_keep_theirs() {
        let before = [
            listed(person("Benali", "Inès", Some("7")), None),
            listed(person("Benali", "Inès", Some("8")), None),
            listed(person("Petti", "Hugo", Some("9")), None),
            listed(person("Roux", "Ana", Some("10")), None),
        ];
        let again = rows(vec![
            person("Benali", "Inès", Some("8")),
            person("Benali", "Inès", Some("7")),
            person("Petit", "Hugo", Some("9")),
            NewCandidate { birth_date: jiff::civil::date(2011, 1, 1), ..person("Autre", "Léo", Some("10")) },
        ]);
        let found = difference(&again, &before);
        assert_eq!(found.same, 2, "two homonyms, each as they were");
        let [(2, 2, changed)] = found.changed.as_slice() else { panic!("{:?}", found.changed) };
        assert_eq!((changed[0].field, changed[0].after.as_str()), (FieldName::LastName, "Petit"));
        assert_eq!((found.added, found.gone), (vec![3], vec![3]), "a number given to somebody else");
    }
}
