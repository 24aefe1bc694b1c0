use std::fmt;

use super::Rule;
use super::check::{Between, Checked};

/// A floating-point number, to be read, written and told.
///
/// What reads the digits of one exactly, and what writes them, is large, tables of powers for the most part. Behind this trait
/// it is in a program only if one of its records has such a number.
pub trait Real: Checked + fmt::Debug + fmt::Display {
    /// Its value.
    fn get(&self) -> f64;
    /// Gives it another one.
    fn set(&mut self, number: f64);
    /// Reads it from the text of a number, to the last bit. Tells whether that is one, and not too large.
    fn read(&mut self, text: &str) -> bool;
    /// Whether it is the number of this text.
    fn is(&self, text: &str) -> bool;
    /// Writes it as JSON, which has no word for one that is not finite: that is told, and nothing is written.
    fn write(&self, output: &mut Vec<u8>) -> bool;
}

impl Real for f64 {
    fn get(&self) -> f64 {
        *self
    }

    fn set(&mut self, number: f64) {
        *self = number;
    }

    fn read(&mut self, text: &str) -> bool {
        let begins = text.bytes().next().is_some_and(|byte| byte.is_ascii_digit() || byte == b'-');
        match text.parse() {
            Ok(number) if begins && Self::is_finite(number) => {
                *self = number;
                true
            }
            _ => false,
        }
    }

    fn is(&self, text: &str) -> bool {
        text.parse() == Ok(*self)
    }

    fn write(&self, output: &mut Vec<u8>) -> bool {
        self.is_finite() && serde_json::to_writer(output, self).is_ok()
    }
}

impl Checked for f64 {
    fn problem(&self) -> Option<&'static str> {
        (!self.is_finite()).then_some("must be a finite number")
    }

    fn problems(&self, rule: &Rule) -> [Option<String>; 2] {
        let outside = |&(least, most): &(Self, Self)| *self < least || *self > most;
        [rule.float_range.filter(outside).map(|(least, most)| Between(least, most).to_string()), None]
    }
}
