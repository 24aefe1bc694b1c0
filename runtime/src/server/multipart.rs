//! `multipart/form-data` as clients really send it: quoted or bare boundaries, CRLF or LF, names in either quoting.
//! Nothing is copied but names: a content is a part of the received bytes.

use std::ops::Range;

use bytes::Bytes;

use crate::file::is_media_type;
use crate::form::decode;

/// More parts than this are no form.
const MOST_PARTS: usize = 256;
/// A part's header is shorter than this.
const MOST_HEADER: usize = 8 * 1024;

/// One part.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) name: String,
    /// Where the sender says that it is a file.
    pub(super) filename: Option<String>,
    /// Where it tells one that can be one.
    pub(super) media_type: Option<String>,
    pub(super) content: Bytes,
}

/// What was read, and what of it was not as RFC 7578 has it.
#[derive(Debug, Default)]
pub(super) struct Form {
    pub(super) parts: Vec<Part>,
    pub(super) deviations: Vec<&'static str>,
}

/// Reads a whole body; what is wrong where it is none. The boundary is taken from the body's first line where the
/// `Content-Type` names none.
pub(super) fn parse(content_type: &str, body: &Bytes) -> Result<Form, &'static str> {
    let mut form = Form::default();
    let boundary = match boundary(content_type) {
        Some(boundary) => boundary,
        None => {
            form.deviate("the Content-Type names no boundary");
            let line =
                body.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).find(|line| !line.is_empty());
            let found = line.and_then(|line| line.strip_prefix(b"--")).filter(|found| !found.is_empty());
            found.ok_or("has no boundary")?.to_vec()
        }
    };
    let delimiter = [b"--", &*boundary].concat();
    let mut at = find(body, &delimiter, 0).ok_or("does not have the boundary that its Content-Type names")?;
    for nth in 0.. {
        if body[at.end..].starts_with(b"--") {
            return Ok(form);
        }
        if nth == MOST_PARTS {
            return Err("has more than 256 parts");
        }
        let start = line_end(body, at.end).ok_or("has a boundary that is not alone in its line")?;
        let Some(next) = find(body, &delimiter, start) else {
            form.deviate("the body ends without its last boundary");
            part(body, start..body.len(), &mut form)?;
            return Ok(form);
        };
        part(body, start..content_end(body, start, next.start), &mut form)?;
        at = next;
    }
    Ok(form)
}

impl Form {
    /// Says each thing once, however many parts have it.
    fn deviate(&mut self, what: &'static str) {
        if !self.deviations.contains(&what) {
            self.deviations.push(what);
        }
    }
}

/// The `boundary` of a `Content-Type`; what is quoted in single quotes is as well.
fn boundary(content_type: &str) -> Option<Vec<u8>> {
    let parameters = content_type.split_once(';')?.1;
    let value = parameter(parameters, "boundary")?;
    let value = value.trim_matches('\'');
    (!value.is_empty() && value.len() <= 200).then(|| value.as_bytes().to_vec())
}

/// The next delimiter that stands at the beginning of a line, from `from` on, which is one.
fn find(body: &[u8], delimiter: &[u8], from: usize) -> Option<Range<usize>> {
    let mut start = from;
    loop {
        if body[start..].starts_with(delimiter) && ends_delimiter(&body[start + delimiter.len()..]) {
            return Some(start..start + delimiter.len());
        }
        start += body[start..].iter().position(|byte| *byte == b'\n')? + 1;
    }
}

/// A longer boundary may begin like this one.
fn ends_delimiter(rest: &[u8]) -> bool {
    let rest = rest.strip_prefix(b"--").unwrap_or(rest);
    rest.is_empty() || line_end(rest, 0).is_some()
}

/// Behind the line break after blanks; `None` where something else stands before it.
fn line_end(body: &[u8], from: usize) -> Option<usize> {
    let blank = body[from..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let rest = &body[from + blank..];
    let length = [&b"\r\n"[..], b"\n"].iter().find(|end| rest.starts_with(end))?.len();
    Some(from + blank + length)
}

/// Without the line break that belongs to the delimiter behind it.
fn content_end(body: &[u8], start: usize, delimiter: usize) -> usize {
    let part = &body[start..delimiter];
    let part = part.strip_suffix(b"\n").unwrap_or(part);
    start + part.strip_suffix(b"\r").unwrap_or(part).len()
}

/// Reads a part, its header included.
fn part(body: &Bytes, range: Range<usize>, form: &mut Form) -> Result<(), &'static str> {
    let mut at = range.start;
    let mut disposition = None;
    let mut media_type = None;
    loop {
        let rest = &body[at..range.end];
        let Some(length) = rest.iter().position(|byte| *byte == b'\n') else {
            return Err("has a part without an empty line behind its header");
        };
        let line = rest[..length].trim_ascii();
        at += length + 1;
        if at - range.start > MOST_HEADER {
            return Err("has a part with a header of more than 8192 bytes");
        }
        if line.is_empty() {
            break;
        }
        let line = String::from_utf8_lossy(line);
        let Some((name, value)) = line.split_once(':') else {
            form.deviate("a part has a header line without a name");
            continue;
        };
        match name.trim().to_ascii_lowercase().as_str() {
            "content-disposition" => disposition = Some(value.trim().to_owned()),
            "content-type" => media_type = Some(value.trim().to_owned()).filter(|value| is_media_type(value)),
            "content-transfer-encoding"
                if !["binary", "8bit", "7bit"]
                    .iter()
                    .any(|known| value.trim().eq_ignore_ascii_case(known)) =>
            {
                return Err("has a part in a transfer encoding, which forms do not have");
            }
            _ => {}
        }
    }
    let disposition = disposition.ok_or("has a part without a Content-Disposition")?;
    let parameters = disposition.split_once(';').map_or("", |(_, parameters)| parameters);
    // .NET's forms have such parts where the caller forgot the name.
    let Some(name) = parameter(parameters, "name") else {
        form.deviate("a part has no name");
        return Ok(());
    };
    let extended = parameter(parameters, "filename*").and_then(|value| {
        let (charset, rest) = value.split_once('\'')?;
        let encoded = rest.split_once('\'')?.1;
        if charset.eq_ignore_ascii_case("utf-8") { Some(decode(encoded, false)?.into_owned()) } else { None }
    });
    let filename = extended.or_else(|| parameter(parameters, "filename"));
    form.parts.push(Part { name, filename, media_type, content: body.slice(at..range.end) });
    Ok(())
}

/// A parameter's value, quoted or bare. Inside of quotes a backslash stands before a quote or another backslash, as
/// mail has it, and `%22`, `%0D` and `%0A` for what browsers encode.
fn parameter(parameters: &str, wanted: &str) -> Option<String> {
    let mut rest = parameters;
    loop {
        rest = rest.trim_start_matches([' ', '\t', ';']);
        let (name, behind) = rest.split_once('=')?;
        let behind = behind.trim_start();
        let (value, behind) = match behind.strip_prefix('"') {
            Some(quoted) => unquote(quoted),
            None => {
                let end = behind.find(';').unwrap_or(behind.len());
                (behind[..end].trim_end().to_owned(), &behind[end..])
            }
        };
        if name.trim().eq_ignore_ascii_case(wanted) {
            return Some(value);
        }
        rest = behind;
    }
}

/// What stands before the closing quote, and what behind it.
fn unquote(text: &str) -> (String, &str) {
    let mut value = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return (browsers(&value), &text[at + 1..]),
            '\\' if text[at + 1..].starts_with(['"', '\\']) => value.extend(chars.next().map(|(_, c)| c)),
            c => value.push(c),
        }
    }
    (browsers(&value), "")
}

fn browsers(value: &str) -> String {
    value.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n")
}

/// The media type of a content that begins as files of it do, for senders that do not tell.
pub(super) fn sniff(content: &[u8]) -> Option<&'static str> {
    const BEGINNINGS: &[(&[u8], &str)] = &[
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff", "image/jpeg"),
        (b"GIF8", "image/gif"),
        (b"%PDF-", "application/pdf"),
        (b"PK\x03\x04", "application/zip"),
    ];
    BEGINNINGS.iter().find(|(beginning, _)| content.starts_with(beginning)).map(|(_, media_type)| *media_type)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Name, file name, content.
    type Triple = (String, Option<String>, Vec<u8>);

    fn parts(content_type: &str, body: &[u8]) -> Result<Vec<Triple>, &'static str> {
        let form = parse(content_type, &Bytes::copy_from_slice(body))?;
        Ok(form.parts.into_iter().map(|part| (part.name, part.filename, part.content.to_vec())).collect())
    }

    fn text(name: &str, content: &str) -> Triple {
        (name.to_owned(), None, content.as_bytes().to_vec())
    }

    #[test]
    fn what_curl_sends_is_read() {
        let body = b"--------------------------x\r\nContent-Disposition: form-data; name=\"sign\"\r\n\r\n\xe6\x9e\x81\r\n\
            --------------------------x\r\nContent-Disposition: form-data; name=\"image0\"; filename=\"a\\\"b.png\"\r\n\
            Content-Type: image/png\r\n\r\n\x89PNG\r\n--x\r\n\r\n--------------------------x--\r\n";
        let parts = parts("multipart/form-data; boundary=------------------------x", body).unwrap();
        assert_eq!(parts[0], text("sign", "极"));
        assert_eq!(parts[1], ("image0".into(), Some("a\"b.png".into()), b"\x89PNG\r\n--x\r\n".to_vec()));
    }

    #[test]
    fn odd_boundary_syntax_is_read() {
        let body = b"\r\npreamble\r\n--a b\r\ncontent-disposition:form-data;name=sign\r\n\r\nx\r\n--a b--";
        for content_type in [
            "multipart/form-data;boundary=\"a b\"",
            "multipart/form-data; charset=utf-8; BOUNDARY = a b ; x=y",
            "Multipart/Form-Data; boundary='a b'",
        ] {
            assert_eq!(parts(content_type, body), Ok(vec![text("sign", "x")]), "{content_type}");
        }
        let body = b"--q  \nContent-Disposition: form-data; filename*=UTF-8''%E6%9E%81.png; name=\"f\"\n\n1\n2\n--q--\n";
        for content_type in
            ["multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=q"]
        {
            let parts = parts(content_type, body).unwrap();
            assert_eq!(parts, [("f".into(), Some("极.png".into()), b"1\n2".to_vec())], "{content_type}");
        }
    }

    #[test]
    fn a_boundary_that_begins_another_is_not_taken_for_it() {
        let body = b"--a\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n--ab\r\n--a\r\n\r\n--a--";
        let error = parts("multipart/form-data; boundary=a", body).unwrap_err();
        assert!(error.contains("without"), "{error}");
        let body = b"--a\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n--ab\r\n--a-x\r\n--a--";
        assert_eq!(parts("multipart/form-data; boundary=a", body), Ok(vec![text("x", "--ab\r\n--a-x")]));
    }

    #[test]
    fn a_part_without_a_name_is_passed_over_and_told_once() {
        let body = b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b\r\nContent-Disposition: form-data\r\n\r\ny\r\n\
            --b\r\nContent-Disposition: form-data; name=a\r\n\r\nz\r\n--b--";
        let form = parse("multipart/form-data; boundary=b", &Bytes::from_static(body)).unwrap();
        assert_eq!(form.parts.iter().map(|part| &*part.name).collect::<Vec<_>>(), ["a"]);
        assert_eq!(form.deviations, ["a part has no name"]);
    }

    #[test]
    fn names_are_read_as_browsers_and_as_mail_quote_them() {
        for (quoted, name) in
            [("a%22b", "a\"b"), ("a\\\"b", "a\"b"), ("C:\\dir\\x", "C:\\dir\\x"), ("a;b", "a;b")]
        {
            assert_eq!(parameter(&format!(" name=\"{quoted}\"; filename=x"), "name").as_deref(), Some(name));
            assert_eq!(parameter(&format!("filename=x;name=\"{quoted}\""), "filename").as_deref(), Some("x"));
        }
    }

    #[test]
    fn what_is_no_form_is_refused_and_what_is_cut_is_told() {
        for (body, problem) in [
            (&b""[..], "does not have the boundary"),
            (b"--b\r\n\r\nx\r\n--b--", "Content-Disposition"),
            (b"--b\r\nContent-Disposition: form-data; name=a", "without an empty line"),
            (
                b"--b\r\nContent-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64\r\n\r\nx\r\n--b--",
                "transfer encoding",
            ),
        ] {
            let error = parts("multipart/form-data; boundary=b", body).unwrap_err();
            assert!(error.contains(problem), "{error}");
        }
        let cut = b"--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx";
        let form = parse("multipart/form-data; boundary=b", &Bytes::from_static(cut)).unwrap();
        assert_eq!(form.deviations, ["the body ends without its last boundary"]);
        for disposition in ["form-data; name=a", "form-data"] {
            let many = format!("--b\r\nContent-Disposition: {disposition}\r\n\r\n\r\n");
            let many = |count: usize| [many.repeat(count).as_bytes(), b"--b--"].concat();
            assert!(parts("multipart/form-data; boundary=b", &many(256)).is_ok());
            assert!(parts("multipart/form-data; boundary=b", &many(257)).unwrap_err().contains("256"));
        }
        let long = [b"--b\r\nX: ", &*b"y".repeat(9000), b"\r\n\r\n--b--"].concat();
        assert!(parts("multipart/form-data; boundary=b", &long).unwrap_err().contains("8192"));
    }
}
