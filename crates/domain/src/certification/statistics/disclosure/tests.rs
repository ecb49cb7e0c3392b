//! Small numbers are neither shown nor to be computed from what is shown.

use super::*;

const TEN: Rule = Rule { since: jiff::civil::date(2026, 1, 1), fewest: 10 };

fn rows(of: &[[u64; 2]]) -> Vec<Vec<u64>> {
    of.iter().map(|row| row.to_vec()).collect()
}

#[test]
fn a_small_row_takes_the_next_smallest_with_it() {
    assert_eq!(withheld(&rows(&[[400, 40], [300, 4], [90, 20]]), TEN), [false, true, true]);
    assert_eq!(withheld(&rows(&[[400, 40], [90, 20]]), TEN), [false, false], "nothing is small");
    assert_eq!(withheld(&rows(&[[3, 0]]), TEN), [true], "alone it cannot be helped: its total is small too");
}

#[test]
fn rows_are_withheld_until_their_sum_is_no_small_number() {
    // 4 and 2 are 6: still small, so the third follows.
    assert_eq!(withheld(&rows(&[[4, 0], [2, 0], [30, 0], [50, 0]]), TEN), [true, true, true, false]);
    assert_eq!(withheld(&rows(&[[8, 0], [9, 0], [30, 0]]), TEN), [true, true, false], "17 tells of nobody");
    assert_eq!(
        withheld(&rows(&[[30, 3], [0, 0], [50, 20]]), TEN),
        [true, false, true],
        "a row of nobody hides nobody"
    );
}

#[test]
fn no_difference_of_what_is_shown_is_small() {
    // Every table of three rows of two counts from this list.
    let counts = [0, 3, 9, 10, 40];
    let mut tried = 0;
    for table in 0..counts.len().pow(6) {
        let digit = |place: u32| counts[table / counts.len().pow(place) % counts.len()];
        let rows: Vec<Vec<u64>> = (0..3).map(|row| vec![digit(2 * row), digit(2 * row + 1)]).collect();
        let hidden = withheld(&rows, TEN);
        let within: Vec<&Vec<u64>> =
            rows.iter().zip(&hidden).filter(|(_, h)| **h).map(|(row, _)| row).collect();
        for (row, hidden) in rows.iter().zip(&hidden) {
            assert!(*hidden || row.iter().all(|count| !TEN.hides(*count)), "{rows:?} shows {row:?}");
        }
        // Unless everything is withheld, what is left of the totals tells of nobody.
        if within.len() < rows.len() && !within.is_empty() {
            assert!(within.len() > 1, "{rows:?} withholds one alone");
            for column in 0..2 {
                assert!(!TEN.hides(within.iter().map(|row| row[column]).sum()), "{rows:?}: {hidden:?}");
            }
        }
        tried += 1;
    }
    assert_eq!(tried, 15_625);
}

fn sums(obtained: u64, not_obtained: u64, bands: [u64; BANDS]) -> Sums {
    let certified = CompetenceCode::new("1.1");
    let levels = Levels { certified: obtained, levels: obtained * 3 };
    Sums {
        sessions: 4,
        obtained,
        not_obtained,
        cancelled: 1,
        points: obtained * 200,
        bands,
        competences: [(certified, levels)].into(),
        incidents: [("E1".to_owned(), not_obtained)].into(),
        delay_days: 50,
    }
}

fn statistics(months: &[(&str, Sums)], rule: Rule) -> Statistics {
    let all = months.iter().map(|(code, sums)| (Month::from_code(code).expect("a month"), sums.clone()));
    shown(&all.collect(), rule)
}

#[test]
fn what_is_large_enough_is_told() {
    let told = statistics(
        &[("2026-11", sums(100, 20, [10, 30, 60, 0, 0])), ("2027-02", sums(60, 15, [20, 20, 20, 0, 0]))],
        TEN,
    );
    let [(2026, season)] = told.seasons.as_slice() else { panic!("one season: {told:?}") };
    assert_eq!(
        (season.told.judged, season.told.obtained, season.told.rate()),
        (Some(195), Some(160), Some(82))
    );
    assert_eq!((season.told.mean, season.told.delay, season.told.sessions), (Some(200), 13, 8));
    let counts: Vec<_> = season.bands.iter().map(|band| (band.from, band.to, band.count)).collect();
    assert_eq!(counts, [(0, 0, 30), (1, 1, 50), (2, 2, 80), (3, 3, 0), (4, 4, 0)]);
    assert_eq!(season.competences, [(CompetenceCode::new("1.1"), 160, 300)]);
    assert_eq!(season.incidents, [("E1".to_owned(), Some(35))]);
    assert_eq!(season.months.len(), 2);
    assert_eq!(season.months[1].1.rate(), Some(80));
    assert_eq!(told.overall.told, season.told);
    assert_eq!(told.overall.bands, season.bands);
}

#[test]
fn a_small_month_is_withheld_with_another_and_the_season_is_told() {
    let told = statistics(
        &[
            ("2026-11", sums(100, 20, [100, 0, 0, 0, 0])),
            ("2026-12", sums(30, 4, [30, 0, 0, 0, 0])),
            ("2027-01", sums(50, 12, [50, 0, 0, 0, 0])),
        ],
        TEN,
    );
    let season = &told.seasons[0].1;
    let obtained: Vec<_> = season.months.iter().map(|(_, month)| (month.judged, month.obtained)).collect();
    assert_eq!(obtained, [(Some(120), Some(100)), (Some(34), None), (Some(62), None)]);
    assert_eq!(season.told.obtained, Some(180));
    let tiny = statistics(&[("2026-11", sums(3, 0, [3, 0, 0, 0, 0]))], TEN);
    assert_eq!((tiny.overall.told.judged, tiny.overall.told.mean), (None, None));
    assert!(tiny.overall.bands.is_empty() && tiny.overall.competences.is_empty());
    let all = statistics(&[("2026-11", sums(3, 0, [3, 0, 0, 0, 0]))], TEN.everything());
    assert_eq!(all.overall.told.obtained, Some(3), "the jury reads the results themselves");
}

#[test]
fn a_season_that_is_withheld_withholds_its_months() {
    let told = statistics(
        &[
            ("2025-11", sums(60, 4, [60, 0, 0, 0, 0])),
            ("2026-11", sums(40, 20, [40, 0, 0, 0, 0])),
            ("2027-11", sums(400, 40, [400, 0, 0, 0, 0])),
        ],
        TEN,
    );
    let shown: Vec<_> = told.seasons.iter().map(|(_, season)| season.told.obtained).collect();
    assert_eq!(shown, [None, None, Some(400)]);
    for (_, season) in &told.seasons[..2] {
        assert!(season.months.iter().all(|(_, month)| month.obtained.is_none()));
        assert!(season.bands.is_empty());
    }
    assert_eq!(told.overall.bands[0].count, 400, "only of seasons whose distribution is shown");
    assert_eq!(told.overall.told.obtained, Some(500));
}

#[test]
fn small_bands_merge_with_their_neighbours_in_every_season() {
    let told = statistics(
        &[("2025-11", sums(60, 10, [2, 30, 28, 0, 0])), ("2026-11", sums(83, 10, [20, 30, 30, 0, 3]))],
        TEN,
    );
    let counts = |period: &Period| -> Vec<(usize, usize, u64)> {
        period.bands.iter().map(|band| (band.from, band.to, band.count)).collect()
    };
    assert_eq!(counts(&told.seasons[0].1), [(0, 1, 32), (2, 2, 28), (3, 3, 0), (4, 4, 0)]);
    assert_eq!(counts(&told.seasons[1].1), [(0, 0, 20), (1, 1, 30), (2, 4, 33)]);
    assert_eq!(counts(&told.overall), [(0, 1, 82), (2, 4, 61)], "no more than the seasons tell");
}

#[test]
fn reports_of_a_category_cannot_be_computed() {
    let told = statistics(
        &[
            ("2024-11", sums(60, 30, [60, 0, 0, 0, 0])),
            ("2025-11", sums(60, 4, [60, 0, 0, 0, 0])),
            ("2026-11", sums(60, 12, [60, 0, 0, 0, 0])),
        ],
        TEN,
    );
    let of: Vec<_> = told.seasons.iter().map(|(_, season)| season.incidents[0].1).collect();
    assert_eq!(of, [Some(30), None, None]);
    assert_eq!(told.overall.incidents, [("E1".to_owned(), Some(46))]);
}

#[test]
fn a_rule_has_its_day() {
    assert_eq!(Rule::on(jiff::civil::date(2027, 5, 1)), TEN);
    assert_eq!(Rule::on(jiff::civil::date(2020, 1, 1)), Rule::ALL[0], "before the first: the first");
}
