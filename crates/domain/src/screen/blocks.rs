//! A robot on a grid, and the blocks that drive it.
//!
//! The one thing is the [`ROBOT`], with `program`: `F` goes one cell ahead, `L` and `R` turn left and right, `4(…)` does what is
//! inside four times (two to nine). A goal asks where it `ends`, as `column,row` from the top left, with everything gathered on
//! its way that lies about; a robot that would leave the grid or walk into a wall ends nowhere. A right program is found by
//! search: the shortest way folded into as few blocks as can be, else a pattern that is repeated.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde::{Deserialize, Serialize};

use super::{App, Facts, fact, set};

/// What is driven.
const ROBOT: &str = "robot";
/// Repeats stand in one another at most so deep.
const DEPTH: usize = 3;
/// A robot goes at most so many steps.
const STEPS: usize = 400;
/// The letters of the longest pattern that is looked for.
const LETTERS: usize = 6;
/// How many texts of so many letters there are.
const LETTER_TEXTS: [usize; LETTERS + 1] = [1, 3, 9, 27, 81, 243, 729];
/// The longest way that is folded.
const WAY: usize = 60;

/// What the grid shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Blocks {
    /// What the window is called.
    pub title: String,
    /// Columns of the grid, at most 12.
    pub columns: u8,
    /// Rows of the grid, at most 12.
    pub rows: u8,
    /// Where the robot stands, column and row from 1.
    pub robot: Cell,
    /// Where it looks.
    pub facing: Facing,
    /// The cell to reach, which the page marks.
    pub target: Cell,
    /// Cells that cannot be entered.
    #[serde(default)]
    pub walls: Vec<Cell>,
    /// Cells where something lies that must be gathered, at most four.
    #[serde(default)]
    pub stones: Vec<Cell>,
    /// So many blocks are there to use.
    pub blocks: usize,
}

/// A cell of the grid: column and row from 1, written `column,row`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Cell {
    /// The column, from the left.
    pub column: u8,
    /// The row, from the top.
    pub row: u8,
}

impl TryFrom<String> for Cell {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let cell = text.split_once(',').and_then(|(column, row)| {
            Some(Self { column: column.trim().parse().ok()?, row: row.trim().parse().ok()? })
        });
        cell.ok_or_else(|| format!("« {text} » n’est pas une case : écrivez \"3,5\", colonne puis ligne"))
    }
}

impl From<Cell> for String {
    fn from(Cell { column, row }: Cell) -> Self {
        format!("{column},{row}")
    }
}

/// Where a robot looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Facing {
    /// To the top.
    North,
    /// To the right.
    East,
    /// To the bottom.
    South,
    /// To the left.
    West,
}

impl Facing {
    const ALL: [Self; 4] = [Self::North, Self::East, Self::South, Self::West];

    fn turned(self, by: usize) -> Self {
        let place = Self::ALL.iter().position(|one| *one == self).unwrap_or(0);
        Self::ALL[(place + by) % 4]
    }
}

/// Where a robot is and what it has gathered, a bit for each stone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Spot {
    at: Cell,
    facing: Facing,
    gathered: u32,
}

/// What a program says.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Block {
    Step(char),
    Repeat(usize, Vec<Self>),
}

/// Reads a program; nothing when it is none.
fn read(program: &str) -> Option<Vec<Block>> {
    let mut open: Vec<(usize, Vec<Block>)> = vec![(1, Vec::new())];
    let mut signs = program.chars();
    while let Some(sign) = signs.next() {
        match sign {
            'F' | 'L' | 'R' => open.last_mut()?.1.push(Block::Step(sign)),
            '2'..='9' if signs.next() == Some('(') && open.len() <= DEPTH => {
                open.push((sign.to_digit(10)? as usize, Vec::new()));
            }
            ')' if open.len() > 1 => {
                let (times, inside) = open.pop()?;
                open.last_mut()?.1.push(Block::Repeat(times, inside));
            }
            _ => return None,
        }
    }
    let (_, whole) = open.pop()?;
    open.is_empty().then_some(whole)
}

fn count(blocks: &[Block]) -> usize {
    let of = |block: &Block| match block {
        Block::Step(_) => 1,
        Block::Repeat(_, inside) => 1 + count(inside),
    };
    blocks.iter().map(of).sum()
}

/// The single steps of a program, one more than [`STEPS`] at most.
fn unfold(blocks: &[Block], steps: &mut Vec<char>) {
    for block in blocks {
        match block {
            Block::Step(step) => steps.push(*step),
            Block::Repeat(times, inside) => {
                for _ in 0..*times {
                    unfold(inside, steps);
                }
            }
        }
        if steps.len() > STEPS {
            steps.truncate(STEPS + 1);
            return;
        }
    }
}

/// The fewest blocks that do these steps: each stretch is the best of its two parts, or a repeat of its first part.
fn folded(steps: &str) -> String {
    let length = steps.len();
    let mut best: BTreeMap<(usize, usize), (usize, String)> = BTreeMap::new();
    for size in 1..=length {
        for from in 0..=length - size {
            let (to, stretch) = (from + size, &steps[from..from + size]);
            let mut found = (size, stretch.to_owned());
            for cut in from + 1..to {
                let (left, right) = (&best[&(from, cut)], &best[&(cut, to)]);
                if left.0 + right.0 < found.0 {
                    found = (left.0 + right.0, format!("{}{}", left.1, right.1));
                }
            }
            for times in (2..=9).filter(|times| size % times == 0) {
                let part = size / times;
                let (cost, text) = best.get(&(from, from + part)).cloned().unwrap_or_default();
                if stretch == steps[from..from + part].repeat(times) && cost > 0 && cost + 1 < found.0 {
                    found = (cost + 1, format!("{times}({text})"));
                }
            }
            best.insert((from, to), found);
        }
    }
    best.remove(&(0, length)).map(|(_, text)| text).unwrap_or_default()
}

impl Blocks {
    fn first(&self) -> Spot {
        Spot { at: self.robot, facing: self.facing, gathered: self.gathers(self.robot) }
    }

    fn gathers(&self, at: Cell) -> u32 {
        let stones = self.stones.iter().take(4).enumerate();
        stones.filter(|(_, stone)| **stone == at).fold(0, |all, (place, _)| all | 1 << place)
    }

    fn is_free(&self, cell: Cell) -> bool {
        (1..=self.columns).contains(&cell.column)
            && (1..=self.rows).contains(&cell.row)
            && !self.walls.contains(&cell)
    }

    /// Where one step leads; nothing where it cannot be done.
    fn after(&self, spot: Spot, step: char) -> Option<Spot> {
        let Cell { column, row } = spot.at;
        let at = match (step, spot.facing) {
            ('L', facing) => return Some(Spot { facing: facing.turned(3), ..spot }),
            ('R', facing) => return Some(Spot { facing: facing.turned(1), ..spot }),
            (_, Facing::North) => Cell { column, row: row.checked_sub(1)? },
            (_, Facing::South) => Cell { column, row: row.checked_add(1)? },
            (_, Facing::East) => Cell { column: column.checked_add(1)?, row },
            (_, Facing::West) => Cell { column: column.checked_sub(1)?, row },
        };
        self.is_free(at).then(|| Spot { at, gathered: spot.gathered | self.gathers(at), ..spot })
    }

    fn has_all(&self, spot: Spot) -> bool {
        spot.gathered.count_ones() as usize == self.stones.len()
    }

    /// Where a program ends, with everything gathered.
    fn end(&self, program: &str) -> Option<Cell> {
        let mut steps = Vec::new();
        unfold(&read(program)?, &mut steps);
        if steps.len() > STEPS {
            return None;
        }
        let last = steps.into_iter().try_fold(self.first(), |spot, step| self.after(spot, step))?;
        self.has_all(last).then_some(last.at)
    }

    /// The fewest steps to a cell with everything gathered.
    fn way(&self, to: Cell) -> Option<String> {
        let mut seen = BTreeSet::from([self.first()]);
        let mut waiting = VecDeque::from([(self.first(), String::new())]);
        while let Some((spot, way)) = waiting.pop_front() {
            if spot.at == to && self.has_all(spot) {
                return Some(way);
            }
            for step in ['F', 'L', 'R'] {
                let next = self.after(spot, step).filter(|_| way.len() < WAY);
                if let Some(next) = next.filter(|next| seen.insert(*next)) {
                    waiting.push_back((next, format!("{way}{step}")));
                }
            }
        }
        None
    }
}

/// One of the texts of so many letters, by its number.
fn letters_of(number: usize, letters: usize) -> String {
    (0..letters).map(|at| ['F', 'L', 'R'][number / LETTER_TEXTS[at] % 3]).collect()
}

impl Blocks {
    /// A program of no more blocks than there are: the shortest way folded, else letters of which some are repeated.
    fn solution(&self, to: Cell) -> Option<String> {
        let fits = |program: &String| read(program).is_some_and(|blocks| count(&blocks) <= self.blocks);
        self.way(to).map(|way| folded(&way)).filter(fits).or_else(|| self.pattern(to))
    }

    /// The first program of letters, some of them repeated, that ends there.
    fn pattern(&self, to: Cell) -> Option<String> {
        let most = self.blocks.saturating_sub(1).min(LETTERS);
        let mut texts =
            (1..=most).flat_map(|letters| (0..LETTER_TEXTS[letters]).map(move |n| letters_of(n, letters)));
        texts.find_map(|text| self.repeated(&text, to))
    }

    /// The first program that repeats a stretch of this text and ends there.
    fn repeated(&self, text: &str, to: Cell) -> Option<String> {
        let stretches =
            (0..text.len()).flat_map(|from| (from + 1..=text.len()).map(move |until| (from, until)));
        let mut programs = stretches.flat_map(|(from, until)| {
            let [before, inside, after] = [&text[..from], &text[from..until], &text[until..]];
            (2..=9).map(move |times| format!("{before}{times}({inside}){after}"))
        });
        programs.find(|program| self.end(program) == Some(to))
    }
}

impl App for Blocks {
    fn start(&self) -> Facts {
        let mut facts = Facts::new();
        set(&mut facts, ROBOT, "program", "");
        facts
    }

    fn allows(&self, _now: &Facts, what: &str, property: &str, value: &str) -> bool {
        what == ROBOT
            && property == "program"
            && read(value).is_some_and(|blocks| count(&blocks) <= self.blocks)
    }

    /// The grid is not too big, and robot and target stand in it.
    fn is_possible(&self, _now: &Facts) -> bool {
        self.columns <= 12
            && self.rows <= 12
            && self.stones.len() <= 4
            && self.stones.iter().chain([&self.robot, &self.target]).all(|at| self.is_free(*at))
    }

    fn told(&self, now: &Facts, what: &str, property: &str) -> Vec<String> {
        let Some(program) = fact(now, what, "program") else { return Vec::new() };
        match property {
            "program" => vec![program.to_owned()],
            "ends" => self.end(program).map(String::from).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    fn reach(&self, now: &mut Facts, what: &str, property: &str, value: &str) {
        let to = Cell::try_from(value.to_owned()).ok().filter(|_| property == "ends");
        let program = to.and_then(|to| self.solution(to)).unwrap_or_else(|| value.to_owned());
        set(now, what, "program", &program);
    }

    /// The program is the way to where it ends.
    fn is_on_the_way(&self, _now: &Facts, _what: &str, property: &str, goals: &[super::Goal]) -> bool {
        property == "program" && goals.iter().any(|goal| goal.property == "ends")
    }

    fn name(&self, _now: &Facts, _what: &str) -> String {
        self.title.clone()
    }

    fn names(&self) -> (Vec<&str>, Vec<&str>) {
        (vec![ROBOT], Vec::new())
    }

    /// Each block that may come first, and each that may come second behind it.
    fn acts(&self) -> usize {
        if self.blocks > 1 { 3 + 9 } else { 3 }
    }
}
