//! Scalars, enums and error codes of examples.

use super::super::{limit, values};
use super::Fit;
use crate::diagnostic::{Code, Log};
use crate::json::{Json, Value};
use crate::model::{CodeKind, CodeValue, Enum, Rule, Scalar};
use crate::type_expr;

/// How many values of an enum a message shows.
const SHOWN: usize = 8;

impl Fit<'_> {
    /// Checks a scalar; `loose` reads the other JSON type as well.
    pub(super) fn scalar(
        &self,
        json: &Json,
        scalar: Scalar,
        loose: bool,
        rule: &Rule,
        path: &str,
        log: &mut Log,
    ) {
        match (scalar, &json.value) {
            (Scalar::Bool, Value::Bool(_)) => {}
            (Scalar::String, Value::Text(text)) => self.text(json, text, rule, path, log),
            (Scalar::String, Value::Number(digits)) if loose && is_integer(digits) => {
                self.text(json, digits, rule, path, log);
            }
            (Scalar::F64, Value::Number(digits)) => self.float(json, digits, rule, path, log),
            (Scalar::F64, Value::Text(digits)) if loose && is_number(digits) => {
                self.float(json, digits, rule, path, log);
            }
            (Scalar::Bool | Scalar::String | Scalar::F64, _) => self.expected(json, scalar, path, log),
            (integer, Value::Number(digits)) => self.integer(json, digits, integer, rule, path, log),
            (integer, Value::Text(digits)) if loose && is_integer(digits) => {
                self.integer(json, digits, integer, rule, path, log);
            }
            (integer, _) => self.expected(json, integer, path, log),
        }
    }

    pub(super) fn enum_value(&self, json: &Json, name: &str, shape: &Enum, path: &str, log: &mut Log) {
        let value = match (&json.value, shape.kind) {
            (Value::Number(digits), CodeKind::Integer) => digits.parse().ok().map(CodeValue::Integer),
            (Value::Text(digits), CodeKind::Integer) if shape.loose => {
                digits.parse().ok().map(CodeValue::Integer)
            }
            (Value::Text(text), CodeKind::Text) => Some(CodeValue::Text(text.clone())),
            _ => {
                let expected = if shape.kind == CodeKind::Integer { "an integer" } else { "a text" };
                let what = format!("`{name}` is {expected}, found {}", json.kind());
                return self.wrong(json, path, &what, log);
            }
        };
        let is_known = value.is_some_and(|value| shape.variants.iter().any(|variant| variant.value == value));
        if !is_known && !self.known.is_partial {
            let mut values: Vec<_> =
                shape.variants.iter().map(|variant| values::show(&variant.value)).collect();
            if values.len() > SHOWN {
                values.truncate(SHOWN);
                values.push("…".to_owned());
            }
            self.wrong(json, path, &format!("not a value of `{name}`, which has {}", values.join(", ")), log);
        }
    }

    pub(super) fn error_code(&self, json: &Json, path: &str, log: &mut Log) {
        match code(json) {
            None => self.wrong(json, path, &format!("expected an error code, found {}", json.kind()), log),
            Some(_) if self.known.is_partial => {}
            Some(code) if self.known.codes.iter().any(|known| is_same(known, &code)) => {}
            Some(_) => {
                let at = self.text.part(json.at.clone());
                log.error(
                    Code::ExampleFailure,
                    at,
                    format!("the example has an undocumented code in `{path}`"),
                )
                .label("not in `[error.codes]`")
                .help("describe the code in `[error.codes]`, or mend the example");
            }
        }
    }

    fn expected(&self, json: &Json, scalar: Scalar, path: &str, log: &mut Log) {
        let expected = match scalar {
            Scalar::Bool => "a boolean",
            Scalar::String => "a text",
            Scalar::F64 => "a number",
            _ => "an integer",
        };
        self.wrong(json, path, &format!("expected {expected}, found {}", json.kind()), log);
    }

    fn integer(&self, json: &Json, digits: &str, scalar: Scalar, rule: &Rule, path: &str, log: &mut Log) {
        let (least, most) = limit::extent(scalar);
        match digits.parse::<i128>() {
            Ok(value) if (least..=most).contains(&value) => self.range(json, value, rule, path, log),
            _ => {
                let name = type_expr::scalar_name(scalar);
                self.wrong(json, path, &format!("not within `{name}`, {least} to {most}"), log);
            }
        }
    }

    fn float(&self, json: &Json, digits: &str, rule: &Rule, path: &str, log: &mut Log) {
        match digits.parse::<f64>() {
            Ok(value) if value.is_finite() => self.float_range(json, value, rule, path, log),
            _ => self.wrong(json, path, "not within `f64`", log),
        }
    }
}

/// An error code, if a value can be one.
pub(in super::super) fn code(json: &Json) -> Option<CodeValue> {
    match &json.value {
        Value::Number(digits) => digits.parse().ok().map(CodeValue::Integer),
        Value::Text(text) => Some(CodeValue::Text(text.clone())),
        _ => None,
    }
}

/// Whether two codes are the same: a text of digits equals its integer.
pub(in super::super) fn is_same(a: &CodeValue, b: &CodeValue) -> bool {
    match (a, b) {
        (CodeValue::Integer(number), CodeValue::Text(text))
        | (CodeValue::Text(text), CodeValue::Integer(number)) => text.parse() == Ok(*number),
        (a, b) => a == b,
    }
}

/// Whether a text is one that a client reads as a number.
fn is_number(digits: &str) -> bool {
    let begins = digits.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    begins && digits.parse().is_ok_and(f64::is_finite)
}

fn is_integer(digits: &str) -> bool {
    let digits = digits.strip_prefix('-').unwrap_or(digits);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}
