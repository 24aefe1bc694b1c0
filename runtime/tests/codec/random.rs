//! Random documents: no panic, and agreement with serde_json on what is JSON.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::p;
use super::sample::{Batch, BatchAnswer, Echo, Login, Search, read};

/// A small generator with a fixed seed: the same documents on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }

    fn value(&mut self, depth: usize, output: &mut String) {
        match self.below(if depth == 0 { 5 } else { 8 }) {
            0 => output.push_str(self.pick(&["null", "true", "false", "", "nul", "NaN"])),
            1 | 2 => output.push_str(self.pick(&[
                "0",
                "-0",
                "1",
                "7",
                "255",
                "256",
                "-129",
                "1.5",
                "1e3",
                "1e999",
                "01",
                "-",
                "9223372036854775808",
                "18446744073709551616",
                "123456789012345678901234567890",
            ])),
            3 | 4 => output.push_str(self.pick(&[
                "\"\"",
                "\"OK\"",
                "\"LIMIT\"",
                "\"12\"",
                "\"\\u0041\"",
                "\"\\ud800\"",
                "\"\\ud83d\\ude00\"",
                "\"极\"",
                "\"\\x\"",
                "\"open",
                "\"13812345678\"",
                "\"\u{1}\"",
            ])),
            5 => self.list(depth, output),
            _ => self.object(depth, output),
        }
    }

    fn list(&mut self, depth: usize, output: &mut String) {
        output.push('[');
        for index in 0..self.below(4) {
            output.push_str(if index == 0 { "" } else { self.pick(&[",", ",", ",", ", ", "", ",,"]) });
            self.value(depth - 1, output);
        }
        output.push_str(self.pick(&["]", "]", "]", "]", "]", "}", "", ",]"]));
    }

    fn object(&mut self, depth: usize, output: &mut String) {
        output.push('{');
        for index in 0..self.below(6) {
            output.push_str(if index == 0 { "" } else { self.pick(&[",", ",", ",", ",", "\n,", ""]) });
            output.push_str(self.pick(&[
                "\"rows\"",
                "\"rows\"",
                "\"totals\"",
                "\"next\"",
                "\"id\"",
                "\"error_code\"",
                "\"level\"",
                "\"count\"",
                "\"code\"",
                "\"note\"",
                "\"r\\u006fws\"",
                "\"msgId\"",
                "\"x\"",
                "x",
                "\"\\ud800\"",
            ]));
            output.push_str(self.pick(&[":", ":", ":", ":", " : ", "", "::"]));
            self.value(depth - 1, output);
        }
        output.push_str(self.pick(&["}", "}", "}", "}", "}", "]", ""]));
    }
}

fn read_everything(body: &Bytes) -> usize {
    let headers = HeaderMap::new();
    let mut successes = 0;
    for status in [StatusCode::OK, StatusCode::NO_CONTENT, StatusCode::FORBIDDEN, StatusCode::BAD_GATEWAY] {
        let batch = p::read_response::<Batch>(status, &headers, body);
        successes += usize::from(batch.is_ok());
        if let Err(error) = batch {
            assert!(!format!("{error}{error:?}").contains("13812345678"));
        }
        successes += usize::from(p::read_response::<Search>(status, &headers, body).is_ok());
        successes += usize::from(p::read_response::<Login>(status, &headers, body).is_ok());
    }
    successes
}

#[test]
fn random_documents_never_panic() {
    let mut random = Random(1);
    let mut successes = 0;
    for _ in 0..20_000 {
        let mut text = String::new();
        if random.below(3) == 0 {
            random.value(4, &mut text)
        } else {
            random.object(4, &mut text)
        }
        if serde_json::from_str::<serde_core::de::IgnoredAny>(&text).is_err() {
            assert!(read::<Batch>(&text).is_err(), "{text}");
        }
        successes += read_everything(&Bytes::from(text));
    }
    assert!(successes > 100, "the documents are so wrong that they test nothing: {successes}");
}

#[test]
fn random_bytes_never_panic() {
    let mut random = Random(2);
    for _ in 0..20_000 {
        let length = random.below(40);
        let bytes: Vec<u8> = (0..length).map(|_| u8::try_from(random.below(256)).unwrap()).collect();
        read_everything(&bytes.into());
    }
}

#[test]
fn a_valid_answer_with_a_byte_changed_never_panics() {
    let body = r#"{"rows":[{"id":"1","error_code":"LIMIT","level":1,"count":2}],"totals":{"a":1},"next":{"rows":[]}}"#;
    assert!(read::<Batch>(body).is_ok());
    for index in 0..body.len() {
        for byte in *b"\0\t\n \"'+,-./019:[\\]_enu{}\x7f\x80\xbf\xc3\xed\xf0\xff" {
            let mut bytes = body.as_bytes().to_vec();
            bytes[index] = byte;
            read_everything(&bytes.into());
        }
    }
}

#[test]
fn every_truncation_is_an_error() {
    let body = r#"{"rows":[{"id":18446744073709551616,"error_code":"LIMIT"}],"totals":{"a":1}}"#;
    assert!(read::<Batch>(body).is_ok());
    for end in 0..body.len() {
        assert!(read::<Batch>(&body[..end]).is_err(), "{}", &body[..end]);
    }
}

#[test]
fn a_value_is_the_same_however_its_integers_are_read() {
    let rows = r#"[{"id":"a\"b","count":"3"},{"id":5,"level":-1},{"error_code":7}]"#;
    let plain: BatchAnswer = read::<Batch>(&format!(r#"{{"rows":{rows}}}"#)).unwrap();
    let exact =
        read::<Batch>(&format!(r#"{{"rows":{rows},"next":{{"rows":[{{"id":99999999999999999999}}]}}}}"#))
            .unwrap();
    assert_eq!(plain.rows, exact.rows);
}

/// What is written as few digits, and what is written as many more than a double holds.
#[test]
fn a_float_is_read_to_the_last_bit() {
    let mut random = Random(7);
    for _ in 0..20_000 {
        let bits = (0..4).fold(0, |bits, _| bits << 16 | random.below(1 << 16) as u64);
        let number = f64::from_bits(bits);
        if !number.is_finite() {
            continue;
        }
        for text in [number.to_string(), format!("{number:e}"), format!("{number:.40e}")] {
            let body = Bytes::from(format!(r#"{{"type":1,"recipients":[],"ratio":{text}}}"#));
            let batch = p::read_response::<Echo>(StatusCode::OK, &HeaderMap::new(), &body).unwrap();
            assert_eq!(batch.ratio.map(f64::to_bits), Some(bits), "{text}");
        }
    }
}
