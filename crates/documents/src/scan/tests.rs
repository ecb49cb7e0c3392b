//! Files as strangers send them: honest ones pass and lose what they need not tell, the others are refused with their reason.

use std::io::{Cursor, Write as _};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::{ImageFormat, Rgb, RgbImage};

use super::*;

/// What an honest camera writes beside the pixels: a place on earth.
const PLACE: &[u8] = b"GPSLatitude 48.8566";

fn picture(format: ImageFormat) -> Vec<u8> {
    let image =
        RgbImage::from_fn(60, 40, |x, _| if x < 30 { Rgb([250, 250, 250]) } else { Rgb([20, 40, 160]) });
    let mut bytes = Vec::new();
    image.write_to(&mut Cursor::new(&mut bytes), format).expect("memory takes it");
    bytes
}

/// A JPEG with a comment that tells where it was taken.
fn photo() -> Vec<u8> {
    let plain = picture(ImageFormat::Jpeg);
    let length = u16::try_from(PLACE.len() + 2).expect("short").to_be_bytes();
    [&plain[..2], &[0xFF, 0xFE], &length, PLACE, &plain[2..]].concat()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("memory takes it");
    encoder.finish().expect("memory takes it")
}

/// A PDF of these objects; the first is the catalogue.
fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(file.len());
        writeln!(file, "{number} 0 obj").expect("memory takes it");
        file.extend_from_slice(object);
        file.extend_from_slice(b"\nendobj\n");
    }
    let table = file.len();
    writeln!(file, "xref\n0 {}\n0000000000 65535 f ", objects.len() + 1).expect("memory takes it");
    for place in places {
        writeln!(file, "{place:010} 00000 n ").expect("memory takes it");
    }
    writeln!(file, "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF", objects.len() + 1)
        .expect("memory takes it");
    file
}

fn stream(description: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<< /Length {} {description} >>\nstream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

/// One page with something more in the catalogue, in the page, and among the objects from the fifth on.
fn paper(catalogue: &str, page: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let mut objects = vec![
        format!("<< /Type /Catalog /Pages 2 0 R {catalogue} >>").into_bytes(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R {page} >>")
            .into_bytes(),
        stream("/Filter /FlateDecode", &packed(b"0 0 m 595 842 l S")),
    ];
    objects.extend_from_slice(more);
    pdf(&objects)
}

#[track_caller]
fn refused(bytes: &[u8], why: CannotScan) {
    assert_eq!(take(bytes), Err(why));
}

#[test]
fn pictures_are_made_again_from_their_pixels() {
    let photo = photo();
    assert!(holds(&photo, PLACE));
    for bytes in [photo, picture(ImageFormat::Png), picture(ImageFormat::WebP)] {
        let taken = take(&bytes).expect("an honest picture");
        assert_eq!((taken.media_type, taken.pages), ("image/jpeg", 1));
        assert!(!holds(&taken.bytes, PLACE), "the place is gone");
        let again = image::load_from_memory(&taken.bytes).expect("a picture").to_rgb8();
        assert_eq!(again.dimensions(), (60, 40));
        let (left, right) = (again.get_pixel(5, 20).0, again.get_pixel(55, 20).0);
        assert!(left[0] > 240 && right[2] > 140 && right[0] < 50, "{left:?} {right:?}");
        assert_eq!(take(&bytes), Ok(taken), "the same file makes the same scan");
    }
}

#[test]
fn a_photo_stands_as_the_camera_held_it() {
    // Orientation 6: the top of the scene is at the right of the sensor.
    let exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let plain = picture(ImageFormat::Jpeg);
    let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
    let turned = [&plain[..2], &[0xFF, 0xE1], &length, exif, &plain[2..]].concat();
    let taken = take(&turned).expect("an honest photo");
    let again = image::load_from_memory(&taken.bytes).expect("a picture");
    assert_eq!((again.width(), again.height()), (40, 60));
}

#[test]
fn what_shines_through_is_paper() {
    let mut bytes = Vec::new();
    let clear = image::RgbaImage::from_pixel(8, 8, image::Rgba([0, 0, 0, 0]));
    clear.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).expect("memory takes it");
    let taken = take(&bytes).expect("a picture");
    let again = image::load_from_memory(&taken.bytes).expect("a picture").to_rgb8();
    assert!(again.get_pixel(4, 4).0[0] > 250);
}

#[test]
fn what_is_appended_to_a_picture_stays_behind() {
    let page = b"<html><script>alert(1)</script></html>";
    for format in [ImageFormat::Jpeg, ImageFormat::Png] {
        let both = [&picture(format)[..], page, b"PK\x05\x06"].concat();
        let taken = take(&both).expect("the picture in it");
        assert!(!holds(&taken.bytes, b"script") && !holds(&taken.bytes, b"PK\x05\x06"));
    }
}

#[test]
fn other_kinds_are_refused_whatever_they_are_called() {
    refused(b"", CannotScan::Empty);
    refused(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", CannotScan::OtherKind);
    refused(b"<!doctype html><script>alert(1)</script>", CannotScan::OtherKind);
    refused(b"GIF89a\x01\0\x01\0\0\0\0;", CannotScan::OtherKind);
    refused(b"PK\x03\x04 an archive", CannotScan::OtherKind);
    refused(b"\n%PDF-1.7 not at its beginning %%EOF", CannotScan::OtherKind);
    refused(&vec![0xFF; SCAN_BYTES_MAX + 1], CannotScan::TooLarge);
    // A page that calls itself a PNG by its first bytes.
    assert!(take(b"\x89PNG\r\n\x1a\n<html><script>alert(1)</script></html>").is_err());
}

#[test]
fn what_was_cut_off_is_refused() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let whole = picture(format);
        refused(&whole[..whole.len() / 2], CannotScan::Damaged);
    }
    // All pixels are there but for the last: only the end is missing, and a thumbnail has one of its own.
    let whole = photo();
    let length = u16::try_from(PLACE.len() + 4).expect("short").to_be_bytes();
    let thumbnail = [&whole[..2], &[0xFF, 0xFE], &length, &[0xFF, 0xD9], PLACE, &whole[2..]].concat();
    for whole in [whole, thumbnail] {
        refused(&whole[..whole.len() - 3], CannotScan::Damaged);
    }
    let whole = paper("", "", &[]);
    refused(&whole[..whole.len() / 2], CannotScan::Damaged);
    refused(b"%PDF-1.7\n%%EOF", CannotScan::Damaged);
}

#[test]
fn a_picture_of_too_many_pixels_is_not_unfolded() {
    // The header of a PNG says how large it is; a few bytes stand for four hundred million pixels.
    let mut bomb = picture(ImageFormat::Png);
    bomb[16..20].copy_from_slice(&20_000_u32.to_be_bytes());
    bomb[20..24].copy_from_slice(&20_000_u32.to_be_bytes());
    let sum = crc(&bomb[12..29]).to_be_bytes();
    bomb[29..33].copy_from_slice(&sum);
    refused(&bomb, CannotScan::TooManyPixels);
    // Within the sides, past the pixels.
    bomb[16..20].copy_from_slice(&11_000_u32.to_be_bytes());
    bomb[20..24].copy_from_slice(&11_000_u32.to_be_bytes());
    let sum = crc(&bomb[12..29]).to_be_bytes();
    bomb[29..33].copy_from_slice(&sum);
    refused(&bomb, CannotScan::TooManyPixels);
}

/// The checksum of a PNG chunk.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(
            sum ^ u32::from(*byte),
            |sum, _| {
                if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 }
            },
        )
    })
}

#[test]
fn an_honest_pdf_passes_as_it_is() {
    let link = "/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://parchemin.example) >> >>]";
    let plain = paper("/OpenAction [3 0 R /Fit]", link, &[]);
    let taken = take(&plain).expect("an honest paper");
    assert_eq!((taken.media_type, taken.pages), ("application/pdf", 1));
    assert_eq!(taken.bytes, plain);
}

#[test]
fn our_own_papers_pass() {
    use crate::samples;
    use crate::session_papers::{attendance_sheet, incident_report, session_minutes};
    let locale = domain::locale::Locale::Fr;
    let papers = [
        attendance_sheet(&samples::attendance(locale)),
        incident_report(&samples::incident(locale)),
        session_minutes(&samples::minutes(locale)),
    ];
    for paper in papers {
        let taken = take(&paper.expect("a paper")).expect("what we print can be given back");
        assert!(taken.pages >= 1);
    }
}

#[test]
fn what_acts_in_a_pdf_is_refused() {
    let script = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>";
    refused(&paper(&format!("/OpenAction {script}"), "", &[]), CannotScan::Active);
    refused(&paper("/OpenAction << /S /#4aavaScript >>", "", &[]), CannotScan::Active);
    refused(&paper("/OpenAction 5 0 R", "", &[script.into()]), CannotScan::Active);
    refused(&paper("/OpenAction << /S /Launch /F (cmd.exe) >>", "", &[]), CannotScan::Active);
    refused(&paper("", "/AA << /O << /S /GoTo >> >>", &[]), CannotScan::Active);
    refused(&paper("/AcroForm << /Fields [] /XFA (x) >>", "", &[]), CannotScan::Active);
    for action in ["SubmitForm", "ImportData", "GoToR", "GoToE", "Rendition", "Named"] {
        let annotation = format!("/Annots [<< /Subtype /Link /A << /S /{action} >> >>]");
        refused(&paper("", &annotation, &[]), CannotScan::Active);
    }
    // Nested as deep as only a machine nests.
    let deep = format!("/X {}{}", "[".repeat(200), "]".repeat(200));
    refused(&paper(&deep, "", &[]), CannotScan::Damaged);
}

#[test]
fn files_in_a_pdf_are_refused() {
    let names = "/Names << /EmbeddedFiles << /Names [(x) 5 0 R] >> >>";
    let file = b"<< /Type /Filespec /F (x.exe) /EF << /F 6 0 R >> >>".to_vec();
    let body = stream("/Type /EmbeddedFile", b"MZ");
    refused(&paper(names, "", &[file.clone(), body.clone()]), CannotScan::HoldsFiles);
    refused(&paper("", "", &[file, body]), CannotScan::HoldsFiles);
    for kind in ["FileAttachment", "RichMedia", "Screen", "Sound", "Movie", "3D"] {
        let annotation = format!("/Annots [<< /Subtype /{kind} /Rect [0 0 9 9] >>]");
        refused(&paper("", &annotation, &[]), CannotScan::HoldsFiles);
    }
}

#[test]
fn a_pdf_that_is_another_file_as_well_is_refused() {
    let plain = paper("", "", &[]);
    refused(&[&plain[..], b"<script>alert(1)</script>"].concat(), CannotScan::HoldsFiles);
    // An archive may have a comment after its table, and a PDF may end in it.
    let archive = [&b"%PDF-1.7\n"[..], b"PK\x03\x04...PK\x05\x06", &[0; 18], &plain[9..]].concat();
    refused(&archive, CannotScan::HoldsFiles);
}

#[test]
fn a_protected_pdf_is_refused() {
    let plain = String::from_utf8_lossy(&paper("", "", &[])).into_owned();
    let protected = plain.replace("/Root 1 0 R", "/Root 1 0 R /Encrypt << /Filter /Standard /V 4 >>");
    refused(protected.as_bytes(), CannotScan::Protected);
}

#[test]
fn a_pdf_that_unfolds_without_end_is_refused_before_it_is_read() {
    let once = packed(&vec![0; 100_000]);
    let of = |count: usize| paper("", "", &vec![stream("/Filter /FlateDecode", &once); count]);
    let limits = (100_000, 250_000);
    assert_eq!(pdf::measure(&of(2), limits), Ok(()));
    assert_eq!(pdf::measure(&of(3), limits), Err(CannotScan::UnfoldsTooMuch), "all together");
    assert_eq!(pdf::measure(&of(1), (99_999, 250_000)), Err(CannotScan::UnfoldsTooMuch), "one of them");
    // Packed twice, the first unfolding is small.
    let twice = packed(&once);
    assert!(twice.len() < 500);
    let object = stream("/Filter [/FlateDecode /FlateDecode]", &twice);
    refused(&paper("", "", &[object]), CannotScan::UnfoldsTooMuch);
    // What cannot be measured is not tried: other packings, by their long and short names, in disguise and by reference.
    for filter in ["/LZWDecode", "/LZW", "/#4cZWDecode", "[/ASCIIHexDecode /FlateDecode]", "/RL", "9 0 R"] {
        let object = stream(&format!("/Filter {filter}"), b"x");
        refused(&paper("", "", &[object]), CannotScan::UnfoldsTooMuch);
    }
    // A heading in a string or a comment does not hide the description before it.
    for hidden in ["(\n9 0 obj <<)", "% \n9 0 obj\n", "(\n9 0 obj << \\( )"] {
        let object = stream(&format!("/Filter /LZWDecode /X {hidden}"), b"x");
        refused(&paper("", "", &[object]), CannotScan::UnfoldsTooMuch);
    }
}

#[test]
fn a_pdf_has_so_many_pages_at_most() {
    let of = |count: usize| {
        let kids: String =
            (3..3 + count).fold(String::new(), |kids, number| kids + &format!("{number} 0 R "));
        let mut objects = vec![
            b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
            format!("<< /Type /Pages /Kids [{kids}] /Count {count} >>").into_bytes(),
        ];
        let page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>".to_vec();
        objects.resize(2 + count, page);
        pdf(&objects)
    };
    assert_eq!(take(&of(pdf::PAGES_MAX)).map(|taken| taken.pages), Ok(60));
    refused(&of(pdf::PAGES_MAX + 1), CannotScan::TooManyPages);
}
