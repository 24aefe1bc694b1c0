use std::ops::RangeInclusive;
use std::str::FromStr;

use serde_json::{Map, Value};

use super::Mistake;
use crate::http::payload::Payload;

/// The arguments of a call: its query and its body. What is not taken before [`Args::finish`] is a mistake.
pub(super) struct Args {
    query: Vec<(String, String)>,
    body: Map<String, Value>,
}

impl Args {
    pub(super) fn read(query: Option<&str>, payload: &Payload) -> Result<Self, Mistake> {
        let pairs = query.unwrap_or_default().split('&').filter(|pair| !pair.is_empty());
        let query = pairs.map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            Some((decoded(key)?, decoded(value)?))
        });
        let query = query.collect::<Option<_>>();
        let query = query.ok_or_else(|| Mistake::Invalid("the query is no UTF-8".to_owned()))?;
        let body = if payload.bytes().trim_ascii().is_empty() {
            Map::new()
        } else {
            payload.object().map_err(|refusal| Mistake::Invalid(refusal.hint.into_owned()))?
        };
        Ok(Self { query, body })
    }

    /// An argument of the query; an empty one is none.
    pub(super) fn query(&mut self, key: &str) -> Option<String> {
        let place = self.query.iter().position(|(known, _)| known == key)?;
        Some(self.query.remove(place).1).filter(|value| !value.is_empty())
    }

    pub(super) fn query_number<T: FromStr>(&mut self, key: &str) -> Result<Option<T>, Mistake> {
        let number = self.query(key).map(|text| number(key, &text));
        number.transpose()
    }

    pub(super) fn query_within(
        &mut self,
        key: &str,
        range: RangeInclusive<u64>,
    ) -> Result<Option<u64>, Mistake> {
        match self.query_number(key)? {
            Some(number) if !range.contains(&number) => {
                Err(Mistake::Invalid(format!("{key}: not from {} to {}", range.start(), range.end())))
            }
            number => Ok(number),
        }
    }

    /// A field of the body; null is none.
    pub(super) fn field(&mut self, key: &str) -> Option<Value> {
        self.body.remove(key).filter(|value| !value.is_null())
    }

    pub(super) fn bool(&mut self, key: &str) -> Result<Option<bool>, Mistake> {
        match self.field(key) {
            None => Ok(None),
            Some(Value::Bool(answer)) => Ok(Some(answer)),
            Some(_) => Err(Mistake::Invalid(format!("{key}: not true or false"))),
        }
    }

    pub(super) fn text(&mut self, key: &str) -> Result<Option<String>, Mistake> {
        match self.field(key) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(Mistake::Invalid(format!("{key}: not a text"))),
        }
    }

    pub(super) fn number<T: FromStr>(&mut self, key: &str) -> Result<Option<T>, Mistake> {
        match self.field(key) {
            None => Ok(None),
            Some(Value::Number(value)) => number(key, &value.to_string()).map(Some),
            Some(Value::String(text)) => number(key, &text).map(Some),
            Some(_) => Err(Mistake::Invalid(format!("{key}: not a whole number"))),
        }
    }

    /// A list of texts, at most 1,000; empty where it is left out.
    pub(super) fn texts(&mut self, key: &str) -> Result<Vec<String>, Mistake> {
        let wrong = || Mistake::Invalid(format!("{key}: not a list of at most 1,000 texts"));
        match self.field(key) {
            None => Ok(Vec::new()),
            Some(Value::Array(items)) if items.len() <= 1_000 => {
                let texts = items.into_iter().map(|item| match item {
                    Value::String(text) if !text.is_empty() => Ok(text),
                    _ => Err(wrong()),
                });
                texts.collect()
            }
            Some(_) => Err(wrong()),
        }
    }

    /// The rest of the body as texts: what the command line would give.
    pub(super) fn rest(&mut self) -> Result<Vec<(String, String)>, Mistake> {
        let rest = std::mem::take(&mut self.body).into_iter().filter(|(_, value)| !value.is_null());
        let texts = rest.map(|(key, value)| match value {
            Value::String(text) => Ok((key, text)),
            Value::Number(number) => Ok((key, number.to_string())),
            Value::Bool(answer) => Ok((key, answer.to_string())),
            _ => Err(Mistake::Invalid(format!("{key}: a list or an object"))),
        });
        texts.collect()
    }

    /// Refuses what nobody asked for.
    pub(super) fn finish(&self) -> Result<(), Mistake> {
        let unknown = self.query.iter().map(|(key, _)| key).chain(self.body.keys()).next();
        match unknown {
            None => Ok(()),
            Some(key) => Err(Mistake::Invalid(format!("there is no argument {key:?} here"))),
        }
    }
}

fn number<T: FromStr>(key: &str, text: &str) -> Result<T, Mistake> {
    text.parse().map_err(|_| Mistake::Invalid(format!("{key}: not a whole number in its range")))
}

/// A segment of a path, decoded.
pub(super) fn segment(text: &str) -> Option<String> {
    percent_decoded(text, false)
}

fn decoded(text: &str) -> Option<String> {
    percent_decoded(text, true)
}

fn percent_decoded(text: &str, plus_is_space: bool) -> Option<String> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'%' => {
                let mut digit = || char::from(bytes.next()?).to_digit(16);
                u8::try_from(digit()? * 16 + digit()?).ok()?
            }
            b'+' if plus_is_space => b' ',
            byte => byte,
        });
    }
    String::from_utf8(decoded).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_signs_are_decoded_and_nonsense_is_refused() {
        assert_eq!(decoded("%E9%AA%8C+%2b%2B").as_deref(), Some("验 ++"));
        assert_eq!(segment("a+b%20c").as_deref(), Some("a+b c"));
        for nonsense in ["%", "%2", "%zz", "%ff"] {
            assert_eq!(decoded(nonsense), None, "{nonsense}");
        }
    }
}
