//! Pictures made of rectangles and discs, as PNG with a palette.

use std::collections::BTreeMap;

use png::{BitDepth, ColorType, Compression, Encoder, Filter};

use crate::written::{Shape, ShapeKind};

/// The longest side, in pixels: an uncompressed picture of one byte per pixel stays below 4 MB.
const MAX_SIDE: u32 = 2_000;
/// The most pixels that all shapes of a picture paint together: ten times the largest picture.
const MAX_PAINTED: u64 = 40_000_000;

/// Red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Colour([u8; 3]);

impl Colour {
    /// Reads `#rrggbb`; tells and gives black when it cannot.
    pub(crate) fn read(text: &str, why: &mut Vec<String>) -> Self {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii());
        let value = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        if value.is_none() {
            why.push(format!("« {text} » n’est pas une couleur. Écrivez #rrvvbb, comme #1a7f5c."));
        }
        let [_, red, green, blue] = value.unwrap_or(0).to_be_bytes();
        Self([red, green, blue])
    }
}

impl Colour {
    /// How well two colours are told apart, from 1 to 21: WCAG 2.2, « contrast ratio ».
    pub(crate) fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// WCAG 2.2, « relative luminance ».
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

/// The rules of pictures, told in French.
pub(crate) fn refuse_what_does_not_fit(
    width: u32,
    height: u32,
    shapes: &[(Shape, Colour)],
    notes: &BTreeMap<String, String>,
    why: &mut Vec<String>,
) {
    if !(1..=MAX_SIDE).contains(&width) || !(1..=MAX_SIDE).contains(&height) {
        why.push(format!("Une image a de 1 à {MAX_SIDE} pixels de côté. Lu : {width} × {height}."));
    }
    let mut colours: Vec<Colour> = shapes.iter().map(|(_, colour)| *colour).collect();
    colours.sort();
    colours.dedup();
    if colours.len() > 255 {
        why.push("Une image a au plus 255 couleurs.".to_owned());
    }
    let painted = shapes.iter().map(|(shape, _)| {
        u64::from(shape.w.min(width.min(MAX_SIDE))) * u64::from(shape.h.min(height.min(MAX_SIDE)))
    });
    if painted.sum::<u64>() > MAX_PAINTED {
        why.push("Les formes de l’image se recouvrent trop souvent. Retirez-en.".to_owned());
    }
    for key in notes.keys() {
        // Keywords of PNG text: 1 to 79 characters (PNG specification § 11.3.4).
        if key.is_empty() || key.len() > 79 || !key.is_ascii() {
            why.push(format!(
                "« {key} » ne peut pas nommer un texte de l’image : 1 à 79 lettres sans accent."
            ));
        }
    }
}

/// Paints the shapes in order and writes the picture.
pub(crate) fn write(
    (width, height): (u32, u32),
    background: Colour,
    shapes: &[(Shape, Colour)],
    notes: &BTreeMap<String, String>,
) -> Vec<u8> {
    let mut palette = vec![background];
    for (_, colour) in shapes {
        if !palette.contains(colour) {
            palette.push(*colour);
        }
    }
    let mut pixels = vec![0_u8; width as usize * height as usize];
    for (shape, colour) in shapes {
        let number = palette.iter().position(|one| one == colour).and_then(|place| u8::try_from(place).ok());
        paint(&mut pixels, (width, height), shape, number.unwrap_or(0));
    }
    let (depth, bits) = match palette.len() {
        0..=2 => (BitDepth::One, 1),
        3..=4 => (BitDepth::Two, 2),
        5..=16 => (BitDepth::Four, 4),
        _ => (BitDepth::Eight, 8),
    };
    let rows: Vec<u8> = pixels.chunks(width as usize).flat_map(|row| packed(row, bits)).collect();
    encode((width, height), depth, &palette, notes, &rows).expect("a picture in memory can be written")
}

fn encode(
    (width, height): (u32, u32),
    depth: BitDepth,
    palette: &[Colour],
    notes: &BTreeMap<String, String>,
    rows: &[u8],
) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(depth);
    encoder.set_palette(palette.iter().flat_map(|colour| colour.0).collect::<Vec<u8>>());
    encoder.set_compression(Compression::NoCompression);
    encoder.set_filter(Filter::NoFilter);
    for (key, text) in notes {
        if text.chars().all(|c| u32::from(c) < 256) {
            encoder.add_text_chunk(key.clone(), text.clone())?;
        } else {
            encoder.add_itxt_chunk(key.clone(), text.clone())?;
        }
    }
    let mut writer = encoder.write_header()?;
    writer.write_image_data(rows)?;
    writer.finish()?;
    Ok(bytes)
}

fn paint(pixels: &mut [u8], (width, height): (u32, u32), shape: &Shape, colour: u8) {
    let inside = |from: i64, length: u32, limit: u32| {
        from.clamp(0, i64::from(limit))..from.saturating_add(i64::from(length)).clamp(0, i64::from(limit))
    };
    for y in inside(shape.y, shape.h, height) {
        for x in inside(shape.x, shape.w, width) {
            let place = usize::try_from(y * i64::from(width) + x);
            if shape.kind == ShapeKind::Rect || in_ellipse(shape, x, y) {
                place
                    .ok()
                    .and_then(|place| pixels.get_mut(place))
                    .into_iter()
                    .for_each(|pixel| *pixel = colour);
            }
        }
    }
}

/// Whether the middle of a pixel lies in the ellipse of the shape's box, in whole numbers (everything doubled).
fn in_ellipse(shape: &Shape, x: i64, y: i64) -> bool {
    let (w, h) = (i128::from(shape.w), i128::from(shape.h));
    let from_middle = |at: i64, from: i64, length: i128| 2 * (i128::from(at) - i128::from(from)) + 1 - length;
    let (dx, dy) = (from_middle(x, shape.x, w), from_middle(y, shape.y, h));
    dx * dx * h * h + dy * dy * w * w <= w * w * h * h
}

/// Pixels of one row, several to a byte, the first in the high bits.
fn packed(row: &[u8], bits: usize) -> Vec<u8> {
    let pack = |pixels: &[u8]| {
        let shifted = pixels.iter().enumerate().map(|(place, pixel)| pixel << (8 - bits * (place + 1)));
        shifted.fold(0, |byte, pixel| byte | pixel)
    };
    row.chunks(8 / bits).map(pack).collect()
}
