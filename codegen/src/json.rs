//! JSON with places: what examples are checked with.
//!
//! Every value keeps the bytes it stands at, numbers keep their digits, and keys keep their order; a mistake
//! is an offset and a sentence.

use std::ops::Range;

/// A value and where it stands in its text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Json {
    pub(crate) at: Range<usize>,
    pub(crate) value: Value,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Null,
    Bool(bool),
    /// A number as it is written.
    Number(String),
    Text(String),
    List(Vec<Json>),
    Record(Vec<Member>),
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Member {
    pub(crate) key: String,
    /// Where the key stands, quotes included.
    pub(crate) at: Range<usize>,
    pub(crate) value: Json,
}

/// Why a text is not JSON, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wrong {
    pub(crate) at: Range<usize>,
    pub(crate) what: &'static str,
}

/// Reads one value and nothing behind it.
pub(crate) fn parse(text: &str) -> Result<Json, Wrong> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(DEPTH)?;
    reader.skip_space();
    match reader.peek() {
        None => Ok(value),
        Some(_) => reader.wrong("nothing may follow the value"),
    }
}

impl Json {
    /// The value of a key, if this is a record that has it.
    pub(crate) fn member(&self, key: &str) -> Option<&Self> {
        match &self.value {
            Value::Record(members) => {
                members.iter().find(|member| member.key == key).map(|member| &member.value)
            }
            _ => None,
        }
    }

    /// The value a JSON pointer leads to, by its parts.
    pub(crate) fn pointer(&self, parts: &[String]) -> Option<&Self> {
        parts.iter().try_fold(self, |value, part| match &value.value {
            Value::List(items) => items.get(part.parse::<usize>().ok()?),
            _ => value.member(part),
        })
    }

    /// What the value is, with its article.
    pub(crate) fn kind(&self) -> &'static str {
        match &self.value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::Text(_) => "a text",
            Value::List(_) => "an array",
            Value::Record(_) => "an object",
        }
    }
}

const DEPTH: usize = 64;

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    fn value(&mut self, depth: usize) -> Result<Json, Wrong> {
        self.skip_space();
        let start = self.at;
        let value = match self.peek() {
            None => return self.wrong("a value is missing"),
            Some(b'{' | b'[') if depth == 0 => return self.wrong("nested too deep"),
            Some(b'{') => self.record(depth - 1)?,
            Some(b'[') => self.list(depth - 1)?,
            Some(b'"') => Value::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(_) => self.word()?,
        };
        Ok(Json { at: start..self.at, value })
    }

    fn record(&mut self, depth: usize) -> Result<Value, Wrong> {
        let mut members: Vec<Member> = Vec::new();
        let mut keys = std::collections::HashSet::new();
        self.at += 1;
        if self.taken(b'}') {
            return Ok(Value::Record(members));
        }
        loop {
            self.skip_space();
            let start = self.at;
            if self.peek() != Some(b'"') {
                return self.wrong("a key in quotes is missing here");
            }
            let key = self.string()?;
            let at = start..self.at;
            if !keys.insert(key.clone()) {
                return Err(Wrong { at, what: "the key stands here a second time" });
            }
            if !self.taken(b':') {
                return self.wrong("`:` is missing here");
            }
            let value = self.value(depth)?;
            members.push(Member { key, at, value });
            if self.taken(b'}') {
                return Ok(Value::Record(members));
            }
            if !self.taken(b',') {
                return self.wrong("`,` or `}` is missing here");
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<Value, Wrong> {
        let mut items = Vec::new();
        self.at += 1;
        if self.taken(b']') {
            return Ok(Value::List(items));
        }
        loop {
            items.push(self.value(depth)?);
            if self.taken(b']') {
                return Ok(Value::List(items));
            }
            if !self.taken(b',') {
                return self.wrong("`,` or `]` is missing here");
            }
        }
    }

    fn string(&mut self) -> Result<String, Wrong> {
        let start = self.at;
        let mut text = String::new();
        self.at += 1;
        loop {
            let plain = self.text[self.at..].find(|c: char| c == '"' || c == '\\' || c < ' ');
            let Some(plain) = plain else {
                return Err(Wrong { at: start..self.text.len(), what: "the text has no end" });
            };
            text.push_str(&self.text[self.at..self.at + plain]);
            self.at += plain;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => text.push(self.escape()?),
                _ => return self.wrong("a control character must be escaped"),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Wrong> {
        let start = self.at;
        let sign = self.text.as_bytes().get(start + 1).copied();
        self.at += 2;
        Ok(match sign {
            Some(sign @ (b'"' | b'\\' | b'/')) => char::from(sign),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(start),
            _ => {
                self.at = start;
                return self.wrong("not an escape");
            }
        })
    }

    fn unicode(&mut self, start: usize) -> Result<char, Wrong> {
        let mut code = self.unit(start + 2);
        if let Some(high @ 0xD800..=0xDBFF) = code
            && self.text[self.at..].starts_with("\\u")
        {
            let low = self.unit(self.at + 2).filter(|low| (0xDC00..=0xDFFF).contains(low));
            code = low.map(|low| 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
        }
        code.and_then(char::from_u32)
            .ok_or(Wrong { at: start..start + 2, what: "not an escape of a Unicode character" })
    }

    /// The four hexadecimal digits that begin at `at`.
    fn unit(&mut self, at: usize) -> Option<u32> {
        let digits = self.text.get(at..at + 4)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        self.at = at + 4;
        u32::from_str_radix(digits, 16).ok()
    }

    fn number(&mut self) -> Result<Value, Wrong> {
        let start = self.at;
        self.take_if(b"-");
        if self.take_if(b"0") {
            if matches!(self.peek(), Some(b'0'..=b'9')) {
                return Err(Wrong { at: start..self.at, what: "a number must not begin with `0`" });
            }
        } else {
            self.digits()?;
        }
        if self.take_if(b".") {
            self.digits()?;
        }
        if self.take_if(b"eE") {
            self.take_if(b"+-");
            self.digits()?;
        }
        Ok(Value::Number(self.text[start..self.at].to_owned()))
    }

    fn digits(&mut self) -> Result<(), Wrong> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == start { self.wrong("a digit is missing here") } else { Ok(()) }
    }

    fn word(&mut self) -> Result<Value, Wrong> {
        let rest = &self.text[self.at..];
        for (word, value) in
            [("null", Value::Null), ("true", Value::Bool(true)), ("false", Value::Bool(false))]
        {
            if rest.starts_with(word) {
                self.at += word.len();
                return Ok(value);
            }
        }
        if rest.starts_with([',', ']', '}', '\'', '/', '#']) {
            return self.wrong("a value is missing here");
        }
        let len = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len()).max(1);
        let len = (len..=rest.len()).find(|len| rest.is_char_boundary(*len)).unwrap_or(rest.len());
        Err(Wrong { at: self.at..self.at + len, what: "not a JSON value" })
    }

    fn taken(&mut self, byte: u8) -> bool {
        self.skip_space();
        self.take_if(&[byte])
    }

    fn take_if(&mut self, bytes: &[u8]) -> bool {
        let found = self.peek().is_some_and(|byte| bytes.contains(&byte));
        self.at += usize::from(found);
        found
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The mistake at the character that comes next.
    fn wrong<T>(&self, what: &'static str) -> Result<T, Wrong> {
        let rest = &self.text[self.at..];
        let what = match rest.as_bytes() {
            [b'#', ..] | [b'/', b'/' | b'*', ..] => "JSON has no comments",
            [b'\'', ..] => "keys and texts stand in double quotes",
            [b'}' | b']', ..] if self.text[..self.at].trim_end().ends_with(',') => {
                "the comma before it is one too many"
            }
            _ => what,
        };
        let len = self.text[self.at..].chars().next().map_or(0, char::len_utf8);
        Err(Wrong { at: self.at..self.at + len, what })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Value {
        parse(text).unwrap().value
    }

    #[test]
    fn every_value_has_its_place_and_its_digits() {
        let json = parse(" {\"名\": [1e2, null]} ").unwrap();
        assert_eq!(json.at, 1..21);
        let list = json.member("名").unwrap();
        assert_eq!(list.at, 9..20);
        let Value::List(items) = &list.value else { panic!("{list:?}") };
        assert_eq!(items[0].value, Value::Number("1e2".to_owned()));
        assert_eq!((items[1].at.clone(), &items[1].value), (15..19, &Value::Null));
    }

    #[test]
    fn escapes_are_decoded() {
        assert_eq!(parsed(r#""\"\\\/\b\f\n\r\t""#), Value::Text("\"\\/\u{8}\u{c}\n\r\t".to_owned()));
        assert_eq!(parsed(r#""\u4e2d\uD83D\uDE00""#), Value::Text("中😀".to_owned()));
        for broken in [
            r#""\x""#,
            r#""\u12""#,
            r#""\uD83D""#,
            r#""\uD83Dx""#,
            r#""\uDE00""#,
            r#""\uD83D\u0041""#,
            r#""\"#,
        ] {
            assert!(parse(broken).is_err(), "{broken}");
        }
    }

    #[test]
    fn a_pointer_leads_through_objects_and_arrays() {
        let json = parse(r#"{"a": [{"b": 1}]}"#).unwrap();
        let parts = ["a", "0", "b"].map(str::to_owned);
        assert_eq!(json.pointer(&parts).map(|found| &found.value), Some(&Value::Number("1".to_owned())));
        assert_eq!(json.pointer(&["b".to_owned()]), None);
    }

    #[test]
    fn a_key_twice_and_bottomless_nesting_are_refused() {
        assert_eq!(parse(r#"{"a":1,"a":2}"#).unwrap_err().at, 7..10);
        assert!(parse(&"[".repeat(100_000)).is_err());
    }

    /// What is JSON is decided by serde_json; only a key twice is refused here and not there.
    #[test]
    fn the_same_texts_are_json_as_for_serde_json() {
        let seed = r#" {"a": [-1, 0.5, 1e-9, 0, 12], "b": {"c": "x\n\u00e9"}, "d": true, "e": null} "#;
        let replacements =
            ["", "\"", "\\", "{", "]", ",", ":", "0", "-", ".", "e", " ", "\n", "\u{1}", "中", "//"];
        let starts: Vec<usize> = (0..=seed.len()).collect();
        for start in starts {
            for len in 0..=2.min(seed.len() - start) {
                for replacement in replacements {
                    let mutant = [&seed[..start], replacement, &seed[start + len..]].concat();
                    let theirs = serde_json::from_str::<serde_json::Value>(&mutant).is_ok();
                    let ours = parse(&mutant);
                    let is_repeated =
                        ours.as_ref().is_err_and(|wrong| wrong.what == "the key stands here a second time");
                    assert!(ours.is_ok() == theirs || is_repeated, "{mutant}: {ours:?}");
                }
            }
        }
    }
}
