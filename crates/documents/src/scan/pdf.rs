//! PDF files: what scanners and office programs write passes, the rest is refused. The file is kept as it came, because no
//! library at hand makes a PDF again; that is why so little is allowed in it, and why it is only ever downloaded.
//!
//! First the bytes: where the file begins and ends, and what each stream unfolds to, measured before anything is parsed. Then
//! every object that the cross-reference table reaches: a key, a kind of action or a kind of annotation that is not allowed,
//! however its name is written, refuses the whole file.

use std::io::Read as _;

use flate2::read::ZlibDecoder;
use hayro_syntax::object::{Dict, MaybeRef, Name, Object};
use hayro_syntax::{LoadPdfError, Pdf};

use super::CannotScan;

/// Most pages.
pub const PAGES_MAX: usize = 60;
/// Most objects.
pub const OBJECTS_MAX: usize = 50_000;
/// Most bytes that one stream may unfold to: a page of A4 in colours at 400 points per inch has 46 million.
const STREAM_MAX: u64 = 64 * 1024 * 1024;
/// Most bytes that all streams may unfold to.
const STREAMS_MAX: u64 = 512 * 1024 * 1024;
/// How deep objects may lie in each other.
const DEPTH_MAX: usize = 64;
/// The farthest that a stream's own description may begin before it.
const BEFORE_STREAM: usize = 64 * 1024;
/// The farthest from its end at which an archive has its table.
const ARCHIVE_END: usize = 66_000;

/// Keys that no paper needs: scripts, actions that run by themselves, files inside, forms that send, passwords.
const KEYS: [&[u8]; 11] = [
    b"JS",
    b"JavaScript",
    b"AA",
    b"EmbeddedFiles",
    b"EmbeddedFile",
    b"EF",
    b"XFA",
    b"RichMediaContent",
    b"RichMediaSettings",
    b"Encrypt",
    b"Launch",
];
/// What a link may do: go to a place of the same file, or open an address.
const ACTIONS: [&[u8]; 2] = [b"GoTo", b"URI"];
/// Every action that the format knows, to tell one from another dictionary with the key `S`.
const EVERY_ACTION: [&[u8]; 20] = [
    b"GoTo",
    b"GoToR",
    b"GoToE",
    b"GoToDp",
    b"GoTo3DView",
    b"Launch",
    b"Thread",
    b"URI",
    b"Sound",
    b"Movie",
    b"Hide",
    b"Named",
    b"SubmitForm",
    b"ResetForm",
    b"ImportData",
    b"SetOCGState",
    b"Rendition",
    b"Trans",
    b"JavaScript",
    b"RichMediaExecute",
];
/// Annotations that hold files, sound or film.
const ANNOTATIONS: [&[u8]; 6] = [b"FileAttachment", b"Sound", b"Movie", b"Screen", b"RichMedia", b"3D"];
/// Ways to pack a stream that cannot be measured here, by long and short name; papers do not need them.
const FILTERS: [&[u8]; 8] =
    [b"LZW", b"RunLength", b"ASCIIHex", b"ASCII85", b"/AHx", b"/A85", b"/RL", b"/Crypt"];

/// The pages of a PDF in which nothing is forbidden.
pub(super) fn pages(bytes: &[u8]) -> Result<u32, CannotScan> {
    edges(bytes)?;
    measure(bytes, (STREAM_MAX, STREAMS_MAX))?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|why| match why {
        LoadPdfError::Decryption(_) => CannotScan::Protected,
        LoadPdfError::Invalid => CannotScan::Damaged,
    })?;
    if pdf.len() > OBJECTS_MAX {
        return Err(CannotScan::TooManyPages);
    }
    for object in pdf.objects() {
        check(&object, 0)?;
    }
    match pdf.pages().len() {
        0 => Err(CannotScan::Damaged),
        pages if pages > PAGES_MAX => Err(CannotScan::TooManyPages),
        pages => u32::try_from(pages).map_err(|_| CannotScan::TooManyPages),
    }
}

/// It ends as a PDF, with nothing after it, is no archive as well, and says of no password.
fn edges(bytes: &[u8]) -> Result<(), CannotScan> {
    const END: &[u8] = b"%%EOF";
    let end = rfind(bytes, END).ok_or(CannotScan::Damaged)?;
    if bytes[end + END.len()..].iter().any(|byte| !byte.is_ascii_whitespace() && *byte != 0) {
        return Err(CannotScan::HoldsFiles);
    }
    let tail = &bytes[bytes.len().saturating_sub(ARCHIVE_END)..];
    if contains(tail, b"PK\x05\x06") {
        return Err(CannotScan::HoldsFiles);
    }
    if contains(bytes, b"/Encrypt") { Err(CannotScan::Protected) } else { Ok(()) }
}

/// What each stream unfolds to, and all of them, at most; wherever the word `stream` stands: who hides one from us hides it
/// from the reader too.
pub(super) fn measure(bytes: &[u8], (one_max, all_max): (u64, u64)) -> Result<(), CannotScan> {
    let mut all = 0_u64;
    let mut from = 0;
    while let Some(found) = find(&bytes[from..], b"stream") {
        let word = from + found;
        from = word + b"stream".len();
        if bytes[..word].ends_with(b"end") {
            continue;
        }
        let ([b'\r', b'\n', data @ ..] | [b'\n' | b'\r', data @ ..]) = &bytes[from..] else { continue };
        if !is_measurable(&bytes[word.saturating_sub(BEFORE_STREAM)..word]) {
            return Err(CannotScan::UnfoldsTooMuch);
        }
        let unfolded = unfold(data, one_max.min(all_max - all) + 1);
        all += unfolded.size;
        if unfolded.size > one_max || all > all_max || unfolded.is_packed_again {
            return Err(CannotScan::UnfoldsTooMuch);
        }
    }
    Ok(())
}

/// Whether the description of a stream names only packings that [`unfold`] measures, or that hold pictures, and names them
/// plainly: written out, not by reference, without letters in disguise.
fn is_measurable(before: &[u8]) -> bool {
    let Some(own) = own_description(before) else { return false };
    let disguised = own.windows(3).any(|three| {
        let hex = |digit: u8| char::from(digit).to_digit(16);
        let letter = hex(three[1]).zip(hex(three[2])).map(|(high, low)| u8::try_from(high * 16 + low));
        three[0] == b'#' && matches!(letter, Some(Ok(letter)) if letter.is_ascii_alphanumeric())
    });
    let by_reference = find(own, b"/Filter").is_some_and(|at| {
        let value = own[at + b"/Filter".len()..].iter().find(|byte| !byte.is_ascii_whitespace());
        value.is_some_and(u8::is_ascii_digit)
    });
    !disguised && !by_reference && FILTERS.iter().all(|filter| !contains(own, filter))
}

/// The description of the stream that begins after these bytes: from « 12 0 obj » at the beginning of a line, with every
/// bracket closed that was opened in it. A heading within a string or a comment is none.
fn own_description(before: &[u8]) -> Option<&[u8]> {
    let mut end = before.len();
    let own = loop {
        let at = rfind(&before[..end], b" obj")?;
        let line = before[..at].iter().rposition(|byte| matches!(byte, b'\n' | b'\r')).map_or(0, |n| n + 1);
        let numbers = &before[line..at];
        if !numbers.is_empty() && numbers.iter().all(|byte| byte.is_ascii_digit() || *byte == b' ') {
            break &before[at + b" obj".len()..];
        }
        end = at;
    };
    let (mut strings, mut angles, mut bytes) = (0_i32, 0_i32, own.iter());
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' => drop(bytes.next()),
            b'(' => strings += 1,
            b')' => strings -= 1,
            b'<' => angles += 1,
            b'>' => angles -= 1,
            _ => {}
        }
        if strings < 0 || angles < 0 {
            return None;
        }
    }
    (strings == 0 && angles == 0).then_some(own)
}

/// What a packed stream unfolds to.
struct Unfolded {
    size: u64,
    /// What comes out is packed once more.
    is_packed_again: bool,
}

/// Unfolds a stream, at most `max` bytes of it; one that is not packed in this way unfolds to nothing.
fn unfold(data: &[u8], max: u64) -> Unfolded {
    let mut decoder = ZlibDecoder::new(data).take(max);
    let (mut size, mut first) = (0_u64, Vec::new());
    let mut chunk = [0_u8; 16 * 1024];
    // What does not hold together ends here; what came out until then counts.
    while let Ok(read) = decoder.read(&mut chunk) {
        if read == 0 {
            break;
        }
        size += read as u64;
        if first.len() < chunk.len() {
            first.extend_from_slice(&chunk[..read]);
        }
    }
    let mut again = Vec::new();
    let is_packed_again =
        ZlibDecoder::new(first.as_slice()).take(1).read_to_end(&mut again).is_ok_and(|read| read > 0);
    Unfolded { size, is_packed_again }
}

/// An object with all that lies in it; what it refers to is an object of its own.
fn check(object: &Object<'_>, depth: usize) -> Result<(), CannotScan> {
    if depth > DEPTH_MAX {
        return Err(CannotScan::Damaged);
    }
    match object {
        Object::Dict(dict) => check_dict(dict, depth),
        Object::Stream(stream) => check_dict(stream.dict(), depth),
        Object::Array(array) => array.raw_iter().try_for_each(|one| check_raw(&one, depth)),
        _ => Ok(()),
    }
}

fn check_raw(raw: &MaybeRef<Object<'_>>, depth: usize) -> Result<(), CannotScan> {
    match raw {
        MaybeRef::NotRef(object) => check(object, depth + 1),
        MaybeRef::Ref(_) => Ok(()),
    }
}

fn check_dict(dict: &Dict<'_>, depth: usize) -> Result<(), CannotScan> {
    if KEYS.iter().any(|key| dict.contains_key(key)) {
        let files = [&b"EF"[..], b"EmbeddedFile", b"EmbeddedFiles"];
        let holds = files.iter().any(|key| dict.contains_key(key));
        return Err(if holds { CannotScan::HoldsFiles } else { CannotScan::Active });
    }
    let name = |key: &[u8]| dict.get::<Name<'_>>(key);
    let is_one = |name: &Option<Name<'_>>, list: &[&[u8]]| {
        name.as_ref().is_some_and(|name| list.contains(&name.as_ref()))
    };
    let (kind, subtype, action) = (name(b"Type"), name(b"Subtype"), name(b"S"));
    if is_one(&kind, &[b"EmbeddedFile", b"Filespec"]) || is_one(&subtype, &ANNOTATIONS) {
        return Err(CannotScan::HoldsFiles);
    }
    let acts = is_one(&kind, &[b"Action"]) || is_one(&action, &EVERY_ACTION);
    if acts && !is_one(&action, &ACTIONS) {
        return Err(CannotScan::Active);
    }
    let mut values = dict.keys().filter_map(|key| dict.get_raw::<Object<'_>>(&*key));
    values.try_for_each(|raw| check_raw(&raw, depth))
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

fn rfind(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).rposition(|window| window == part)
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    find(bytes, part).is_some()
}
