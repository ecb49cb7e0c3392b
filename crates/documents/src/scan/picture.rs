//! Pictures: decoded under limits, turned as the camera held them, and made again.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits, RgbImage, imageops};

use super::CannotScan;

/// Most pixels that are decoded: a page of A4 at 600 points per inch has 35 million.
pub const PIXELS_MAX: u64 = 40_000_000;
/// Longest side that is decoded, in pixels.
pub const SIDE_MAX: u32 = 12_000;
/// Bytes that a decoder may take.
const MEMORY_MAX: u64 = 256 * 1024 * 1024;
/// Longest side that is kept, in pixels: A4 at 300 points per inch.
const KEPT_SIDE: u32 = 3_508;
/// Quality of what is kept, in percent.
const QUALITY: u8 = 85;

/// The format by its first bytes, of those that are taken.
pub(super) fn format(bytes: &[u8]) -> Option<ImageFormat> {
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] => Some(ImageFormat::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some(ImageFormat::Png),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(ImageFormat::WebP),
        _ => None,
    }
}

/// The picture made again as JPEG from its pixels alone.
pub(super) fn made_again(bytes: &[u8], format: ImageFormat) -> Result<Vec<u8>, CannotScan> {
    if format == ImageFormat::Jpeg && !jpeg_ends(bytes) {
        return Err(CannotScan::Damaged);
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE_MAX);
    limits.max_image_height = Some(SIDE_MAX);
    limits.max_alloc = Some(MEMORY_MAX);
    reader.limits(limits);
    let told = |why: image::ImageError| match why {
        image::ImageError::Limits(_) => CannotScan::TooManyPixels,
        _ => CannotScan::Damaged,
    };
    let mut decoder = reader.into_decoder().map_err(told)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PIXELS_MAX {
        return Err(CannotScan::TooManyPixels);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(told)?;
    if width.max(height) > KEPT_SIDE {
        picture = picture.resize(KEPT_SIDE, KEPT_SIDE, imageops::FilterType::Triangle);
    }
    picture.apply_orientation(orientation);
    let mut made = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut made, QUALITY);
    on_white(&picture).write_with_encoder(encoder).map_err(told)?;
    Ok(made)
}

/// What shines through is paper.
fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let pixels = picture.to_rgba8();
    let mixed = |channel: u8, alpha: u8| {
        let sum = u16::from(channel) * u16::from(alpha) + 255 * (255 - u16::from(alpha));
        u8::try_from(sum / 255).unwrap_or(u8::MAX)
    };
    RgbImage::from_fn(pixels.width(), pixels.height(), |x, y| {
        let [red, green, blue, alpha] = pixels.get_pixel(x, y).0;
        image::Rgb([red, green, blue].map(|channel| mixed(channel, alpha)))
    })
}

/// A JPEG has its end after its last scan: decoders fill what was cut off with grey, and say nothing. Thumbnails have ends of
/// their own, before; what cameras append comes after.
fn jpeg_ends(bytes: &[u8]) -> bool {
    let last = |marker: u8| bytes.windows(2).rposition(|pair| pair == [0xFF, marker]);
    let scan = last(0xDA);
    scan.is_some_and(|scan| bytes[scan..].windows(2).any(|pair| pair == [0xFF, 0xD9]))
}
