use std::path::PathBuf;

use measure::{Result, cargo};
use toml::{Table, Value};

/// What was counted when somebody last looked, and how far a count may grow.
///
/// ```toml
/// [tolerance_percent]
/// instructions = 3.0
///
/// [instructions]
/// send_code = 25000.0
/// ```
pub(crate) struct Recorded(Table);

pub(crate) struct Judgement {
    pub(crate) is_well: bool,
    pub(crate) text: String,
}

/// In percent. Instructions vary with the processor (which `memcpy` libc picks) and, by as much as a tenth on a
/// busy machine, with how often an answer is not there at the first look; bytes with the lengths of what the
/// server says. Crates, and what a macro expands to, do not vary.
const TOLERANCES: [(&str, f64); 6] = [
    ("crates", 0.0),
    ("expansion", 2.0),
    ("instructions", 15.0),
    ("instructions_to_yardstick", 15.0),
    ("allocations", 1.0),
    ("allocated_bytes", 3.0),
];

impl Recorded {
    pub(crate) fn new(counts: Vec<(String, f64)>) -> Self {
        let mut table = Table::new();
        let tolerances = TOLERANCES.map(|(name, percent)| (name.to_owned(), Value::Float(percent)));
        table.insert("tolerance_percent".to_owned(), Value::Table(tolerances.into_iter().collect()));
        for (name, count) in counts {
            let (section, key) = split(&name);
            let section = table.entry(section).or_insert_with(|| Value::Table(Table::new()));
            if let Some(section) = section.as_table_mut() {
                section.insert(key.to_owned(), Value::Float((count * 1_000.0).round() / 1_000.0));
            }
        }
        Self(table)
    }

    pub(crate) fn read() -> Result<Self> {
        let path = path();
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(Self(text.parse()?))
    }

    pub(crate) fn write(&self) -> Result<()> {
        Ok(std::fs::write(path(), toml::to_string(&self.0)?)?)
    }

    pub(crate) fn judge(&self, name: &str, now: f64) -> Judgement {
        let (section, key) = split(name);
        let (Some(recorded), Some(percent)) =
            (self.number(section, key), self.number("tolerance_percent", section))
        else {
            return Judgement { is_well: false, text: format!("{now:.3} now, and nothing recorded") };
        };
        let grown = (now / recorded - 1.0) * 100.0;
        // Half a thousandth is what recording rounds away.
        let is_well = now <= recorded * (1.0 + percent / 100.0) + 0.000_5;
        let mut text = format!("{now:.3} now, {recorded:.3} recorded, {grown:+.2} % (at most +{percent} %)");
        if grown < -2.0 * percent.max(1.0) {
            text.push_str("; better: record it");
        }
        Judgement { is_well, text }
    }

    fn number(&self, section: &str, key: &str) -> Option<f64> {
        match self.0.get(section)?.get(key)? {
            Value::Float(number) => Some(*number),
            Value::Integer(number) => Some(*number as f64),
            _ => None,
        }
    }
}

fn split(name: &str) -> (&str, &str) {
    name.split_once('.').unwrap_or(("", name))
}

fn path() -> PathBuf {
    cargo::workspace().join("recorded.toml")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recorded() -> Recorded {
        Recorded::new(vec![
            ("instructions.send_code".into(), 1_000.0),
            ("crates.linked_with_tls".into(), 42.0),
        ])
    }

    #[test]
    fn what_grows_within_its_tolerance_is_well() {
        assert!(recorded().judge("instructions.send_code", 1_149.0).is_well);
        assert!(recorded().judge("instructions.send_code", 700.0).is_well);
    }

    #[test]
    fn what_grows_further_fails_and_both_numbers_are_told() {
        let judgement = recorded().judge("instructions.send_code", 1_160.0);
        assert!(!judgement.is_well);
        assert!(judgement.text.contains("1160.000 now, 1000.000 recorded, +16.00 %"), "{}", judgement.text);
    }

    #[test]
    fn one_more_crate_fails() {
        assert!(recorded().judge("crates.linked_with_tls", 42.0).is_well);
        assert!(!recorded().judge("crates.linked_with_tls", 43.0).is_well);
    }

    #[test]
    fn a_number_that_was_never_recorded_fails() {
        assert!(!recorded().judge("instructions.new_call", 1.0).is_well);
    }
}
