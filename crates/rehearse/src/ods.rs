//! The candidate list filled in: the headers are read from the file that the centre downloads, and a small spreadsheet
//! with them and the candidates is written.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::page::{all_between, text};

/// The header of the column of birth names, by which the row of headers is found.
const BIRTH_NAME: &str = "Nom de naissance";
const MIMETYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// What is filled in for one candidate.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// Birth name.
    pub last_name: &'a str,
    /// First name.
    pub first_name: &'a str,
    /// `2011-09-05`.
    pub birth_date: &'a str,
    /// `F` or `M`.
    pub sex: &'a str,
}

/// The headers of a downloaded list, in order.
pub fn headers(file: &[u8]) -> Result<Vec<String>, String> {
    let told = |e: zip::result::ZipError| format!("the downloaded list is no spreadsheet: {e}");
    let mut archive = ZipArchive::new(Cursor::new(file)).map_err(told)?;
    let mut content = String::new();
    let mut entry = archive.by_name("content.xml").map_err(told)?;
    entry.read_to_string(&mut content).map_err(|e| format!("the downloaded list cannot be read: {e}"))?;
    let row =
        all_between(&content, "<table:table-row", "</table:table-row>").find(|row| row.contains(BIRTH_NAME));
    let row = row.ok_or_else(|| format!("the downloaded list has no row with « {BIRTH_NAME} »"))?;
    let cells = all_between(row, "<table:table-cell", "</table:table-cell>");
    let headers = cells.map(|cell| text(cell.split_once('>').map_or("", |(_, inside)| inside)));
    Ok(headers.filter(|header| !header.is_empty()).collect())
}

/// A spreadsheet with these headers and rows.
pub fn write(headers: &[String], rows: &[Row<'_>]) -> Result<Vec<u8>, String> {
    let mut table = String::new();
    let head: Vec<String> = headers.iter().map(|header| cell(header)).collect();
    put_row(&mut table, &head);
    for row in rows {
        let cells: Vec<String> = headers.iter().map(|header| filled(header, row)).collect();
        put_row(&mut table, &cells);
    }
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.3\"><office:body>\
         <office:spreadsheet><table:table table:name=\"Liste\">{table}</table:table></office:spreadsheet>\
         </office:body></office:document-content>"
    );
    let manifest = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><manifest:manifest \
         xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">\
         <manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"{MIMETYPE}\"/>\
         <manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>"
    );
    pack(&content, &manifest).map_err(|e| format!("the list cannot be written: {e}"))
}

fn put_row(table: &mut String, cells: &[String]) {
    table.push_str("<table:table-row>");
    table.push_str(&cells.concat());
    table.push_str("</table:table-row>");
}

fn filled(header: &str, row: &Row<'_>) -> String {
    if header.contains(BIRTH_NAME) {
        cell(row.last_name)
    } else if header.contains("Prénom") {
        cell(row.first_name)
    } else if header.contains("Date de naissance") {
        let date = row.birth_date;
        format!(
            "<table:table-cell office:value-type=\"date\" office:date-value=\"{date}\"><text:p>{date}</text:p></table:table-cell>"
        )
    } else if header.contains("Sexe") {
        cell(row.sex)
    } else {
        "<table:table-cell/>".to_owned()
    }
}

fn cell(said: &str) -> String {
    let mut escaped = String::new();
    for character in said.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            other => escaped.push(other),
        }
    }
    format!("<table:table-cell office:value-type=\"string\"><text:p>{escaped}</text:p></table:table-cell>")
}

fn pack(content: &str, manifest: &str) -> zip::result::ZipResult<Vec<u8>> {
    let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("mimetype", plain)?;
    archive.write_all(MIMETYPE.as_bytes())?;
    archive.start_file("content.xml", packed)?;
    archive.write_all(content.as_bytes())?;
    archive.start_file("META-INF/manifest.xml", packed)?;
    archive.write_all(manifest.as_bytes())?;
    Ok(archive.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_headers_of_a_written_list_are_read_back() {
        let headers: Vec<String> = [
            "* Nom de naissance",
            "* Prénom",
            "* Date de naissance (format : jj/mm/aaaa)",
            "* Sexe (M ou F)",
            "Pays",
        ]
        .map(str::to_owned)
        .to_vec();
        let row =
            Row { last_name: "D’Ormesson & Cie", first_name: "Zoé", birth_date: "2011-09-05", sex: "F" };
        let file = write(&headers, &[row]).expect("a list");
        assert_eq!(super::headers(&file), Ok(headers));
        let mut archive = ZipArchive::new(Cursor::new(file)).expect("an archive");
        assert_eq!(archive.by_index(0).expect("a first entry").name().expect("its name"), "mimetype");
        let mut content = String::new();
        archive.by_name("content.xml").expect("its content").read_to_string(&mut content).expect("text");
        assert!(content.contains("<text:p>D’Ormesson &amp; Cie</text:p>"), "{content}");
        assert!(content.contains("office:date-value=\"2011-09-05\""), "{content}");
    }

    #[test]
    fn another_file_has_no_headers() {
        assert!(headers(b"Nom;Prenom").is_err());
    }
}
