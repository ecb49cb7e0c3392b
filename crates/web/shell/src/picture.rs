//! Pictures made of shapes as SVG, and where their zones lie over them.
//!
//! No style is written into the page: a zone takes its place from four classes of `candidate.css`.

use std::fmt::Write as _;

use domain::picture::{Drawn, Picture, Spot};

/// A picture of at most this width, in its own units, is shown whole on a telephone; a wider one slides under the finger,
/// so that its words stay legible.
pub const NARROW: u32 = 800;

/// The picture as safe SVG. Its colours were looked at by the bank; its words are escaped here.
#[must_use]
pub fn svg(picture: &Picture) -> String {
    let (width, height, alt) = (picture.width, picture.height, escaped(&picture.alt));
    let mut svg = format!(
        r#"<svg class="spot-picture" viewBox="0 0 {width} {height}" role="img" aria-label="{alt}"><rect width="{width}" height="{height}" fill="{}"/>"#,
        escaped(&picture.background)
    );
    for shape in &picture.shapes {
        let color = escaped(shape.color());
        // Writing into a text cannot fail.
        let _ = match shape {
            Drawn::Rect { x, y, w, h, .. } => {
                write!(svg, r#"<rect x="{x}" y="{y}" width="{w}" height="{h}" fill="{color}"/>"#)
            }
            Drawn::Disc { x, y, w, h, .. } => write!(
                svg,
                r#"<ellipse cx="{}" cy="{}" rx="{}" ry="{}" fill="{color}"/>"#,
                f64::from(*x) + f64::from(*w) / 2.0,
                f64::from(*y) + f64::from(*h) / 2.0,
                f64::from(*w) / 2.0,
                f64::from(*h) / 2.0
            ),
            Drawn::Text { x, y, size, text, .. } => {
                write!(
                    svg,
                    r#"<text x="{x}" y="{y}" font-size="{size}" fill="{color}">{}</text>"#,
                    escaped(text)
                )
            }
        };
    }
    svg.push_str("</svg>");
    svg
}

/// The classes that put a zone in its place.
#[must_use]
pub fn place(zone: &Spot) -> String {
    format!("zc{} zw{} zr{} zh{}", zone.column, zone.columns, zone.row, zone.rows)
}

fn escaped(text: &str) -> String {
    crate::question::escape(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_picture_are_escaped() {
        let text = Drawn::Text { x: 1, y: 2, size: 3, text: "<script>".into(), color: "#000000".into() };
        let disc = Drawn::Disc { x: 0, y: 0, w: 5, h: 5, color: "#000000".into() };
        let (alt, background) = ("a\"b".to_owned(), "#ffffff".to_owned());
        let svg = svg(&Picture { alt, width: 10, height: 10, background, shapes: vec![text, disc] });
        assert!(!svg.contains("<script>") && svg.contains("a&#34;b") && svg.contains(r#"rx="2.5""#), "{svg}");
        let zone = Spot { id: "z".into(), label: "z".into(), column: 1, row: 2, columns: 3, rows: 4 };
        assert_eq!(place(&zone), "zc1 zw3 zr2 zh4");
    }
}
