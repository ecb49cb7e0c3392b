//! Separated values, as spreadsheets and schools' software save them: semicolons, commas or tabs; UTF-8 with or without its
//! mark, UTF-16, the encoding of French Windows, or that of old Macs.

use encoding_rs::{Encoding, MACINTOSH, UTF_8, WINDOWS_1252};

use super::package::MAX_CELLS;
use super::read::CannotRead;
use super::sheet::SheetRow;

const SEPARATORS: [char; 3] = [';', ',', '\t'];

/// The rows of a file. Separator and encoding are those under which most cells are headers, as `is_header` knows them.
pub(crate) fn rows(bytes: &[u8], is_header: &dyn Fn(&str) -> bool) -> Result<Vec<SheetRow>, CannotRead> {
    let mut best: Option<(usize, Vec<SheetRow>)> = None;
    for text in readings(bytes) {
        for separator in SEPARATORS {
            let rows = split(&text, separator)?;
            let headers = |row: &SheetRow| row.cells.iter().filter(|(_, cell)| is_header(cell)).count();
            let found = rows.iter().take(100).map(headers).max().unwrap_or_default();
            if best.as_ref().is_none_or(|(most, _)| found > *most) {
                best = Some((found, rows));
            }
        }
    }
    best.map(|(_, rows)| rows).ok_or(CannotRead::Unreadable)
}

/// What the bytes may say: one text where they tell their encoding or are UTF-8, otherwise one for each likely encoding.
fn readings(bytes: &[u8]) -> Vec<String> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return vec![encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned()];
    }
    match UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => vec![text.into_owned()],
        None => [WINDOWS_1252, MACINTOSH]
            .map(|encoding| encoding.decode_without_bom_handling(bytes).0.into_owned())
            .into(),
    }
}

/// Cuts a text into rows and cells; a cell in quotation marks may hold separators, line breaks and doubled marks.
fn split(text: &str, separator: char) -> Result<Vec<SheetRow>, CannotRead> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut quoted, mut cells) = (false, 0_u64);
    let mut signs = text.chars().peekable();
    loop {
        let sign = signs.next();
        match sign {
            Some('"') if quoted && signs.peek() == Some(&'"') => {
                signs.next();
                cell.push('"');
            }
            Some('"') if quoted => quoted = false,
            Some('"') if cell.trim().is_empty() => {
                cell.clear();
                quoted = true;
            }
            Some(sign) if quoted => cell.push(sign),
            Some('\r') if signs.peek() == Some(&'\n') => {}
            Some(sign) if sign != separator && !matches!(sign, '\n' | '\r') => cell.push(sign),
            ended => {
                row.push(std::mem::take(&mut cell));
                cells += 1;
                if cells > MAX_CELLS {
                    return Err(CannotRead::TooManyRows);
                }
                if ended != Some(separator) {
                    rows.push(std::mem::take(&mut row));
                }
                if ended.is_none() {
                    break;
                }
            }
        }
    }
    let numbered = (1..).zip(rows).map(|(row, cells)| SheetRow {
        row,
        cells: cells.into_iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()).collect(),
    });
    Ok(numbered.collect())
}
