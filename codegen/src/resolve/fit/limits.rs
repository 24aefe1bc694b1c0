//! Limits on the values of examples.

use super::super::limit::consists_of;
use super::Fit;
use crate::diagnostic::Log;
use crate::json::Json;
use crate::model::{Chars, Rule, TimeFormat};
use crate::{range, time_pattern};

impl Fit<'_> {
    pub(super) fn text(&self, json: &Json, text: &str, rule: &Rule, path: &str, log: &mut Log) {
        if let Some(TimeFormat::Text { pattern, .. }) = &rule.time
            && !time_pattern::fits(pattern, text)
        {
            self.wrong(json, path, &format!("not a date and time as `{pattern}`"), log);
        }
        let count = text.chars().count() as u64;
        if let Some((least, most)) = rule.length
            && !(least..=most).contains(&count)
        {
            self.wrong(
                json,
                path,
                &format!("{count} characters, where {} are due", counts((least, most))),
                log,
            );
        }
        if let Some(chars) = rule.chars
            && !text.chars().all(|c| consists_of(c, chars))
        {
            let chars = match chars {
                Chars::Digits => "digits",
                Chars::Letters => "ASCII letters",
                Chars::Alphanumeric => "ASCII letters and digits",
                Chars::Ascii => "printable ASCII",
            };
            self.wrong(json, path, &format!("consists of more than {chars}"), log);
        }
    }

    pub(super) fn range(&self, json: &Json, value: i128, rule: &Rule, path: &str, log: &mut Log) {
        if let Some((least, most)) = rule.range
            && !(least..=most).contains(&value)
        {
            let bounds =
                (Some(least).filter(|low| *low > i128::MIN), Some(most).filter(|high| *high < i128::MAX));
            self.wrong(json, path, &format!("not within {}", range::show(bounds)), log);
        }
    }

    pub(super) fn float_range(&self, json: &Json, value: f64, rule: &Rule, path: &str, log: &mut Log) {
        if let Some((least, most)) = rule.float_range
            && !(least..=most).contains(&value)
        {
            let bounds =
                (Some(least).filter(|low| low.is_finite()), Some(most).filter(|high| high.is_finite()));
            self.wrong(json, path, &format!("not within {}", range::show(bounds)), log);
        }
    }

    pub(super) fn items(&self, json: &Json, count: usize, rule: &Rule, path: &str, log: &mut Log) {
        if let Some((least, most)) = rule.items
            && !(least..=most).contains(&(count as u64))
        {
            self.wrong(json, path, &format!("{count} items, where {} are due", counts((least, most))), log);
        }
    }
}

fn counts(bounds: (u64, u64)) -> String {
    match bounds {
        (least, most) if least == most => least.to_string(),
        (least, u64::MAX) => format!("at least {least}"),
        (0, most) => format!("at most {most}"),
        (least, most) => format!("{least} to {most}"),
    }
}
