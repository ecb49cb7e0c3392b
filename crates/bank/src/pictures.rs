//! Pictures of questions: each says in words what it is, and its shapes can be told from what they lie on.

use domain::locale::Locale;

use crate::files::image::Colour;
use crate::recipe::{Recipe, What};
use crate::written::Shape;

/// The contrast of a shape with what it lies on: WCAG 2.2, criterion 1.4.11.
const CONTRAST: f64 = 3.0;
/// Lines up to that many pixels are not what a shape lies on, even where they pass under its middle.
const THIN: u32 = 4;
/// Words without which a text tells nothing of a picture.
const WORDS: usize = 3;

/// Everything that is wrong with a picture, in French; nothing for other files.
pub(crate) fn faults(recipe: &Recipe) -> Vec<String> {
    let What::Image { background, shapes, .. } = &recipe.what else { return Vec::new() };
    let mut why = Vec::new();
    let said = |locale| {
        let about = recipe.about.as_ref().map(|about| about.get(locale));
        about.is_some_and(|text| text.split_whitespace().count() >= WORDS)
    };
    if !Locale::ALL.into_iter().all(said) {
        why.push(format!(
            "Donnez à l’image « {} » un « about » qui dit en quelques mots ce qu’elle montre.",
            recipe.name
        ));
    }
    for (place, (shape, colour)) in shapes.iter().enumerate() {
        let beneath = beneath(*background, &shapes[..place], shape);
        let contrast = colour.contrast(beneath);
        if *colour != beneath && contrast < CONTRAST {
            why.push(format!(
                "Une forme « {} » se distingue mal de ce qui est dessous : contraste {contrast:.1}, il faut {CONTRAST}.",
                shape.color
            ));
        }
    }
    why
}

/// The colour under the middle of a shape before it is painted.
fn beneath(background: Colour, painted: &[(Shape, Colour)], shape: &Shape) -> Colour {
    let middle = |from: i64, length: u32| from.saturating_add(i64::from(length) / 2);
    let (x, y) = (middle(shape.x, shape.w), middle(shape.y, shape.h));
    let covers = |other: &Shape| {
        if other.w.min(other.h) <= THIN {
            return false;
        }
        let within =
            |at: i64, from: i64, length: u32| at >= from && at < from.saturating_add(i64::from(length));
        within(x, other.x, other.w) && within(y, other.y, other.h)
    };
    painted.iter().rev().find(|(other, _)| covers(other)).map_or(background, |(_, colour)| *colour)
}
