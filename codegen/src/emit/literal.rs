//! Numbers as a person would write them: digits in groups of three.

use proc_macro2::Literal;

use super::Root;
use super::text::Text;
use crate::model::CodeValue;

pub(super) fn integer(value: i128) -> Text {
    signed(value < 0, &grouped(&value.unsigned_abs().to_string()))
}

/// A bound; the one that stands for "no upper bound" by its name.
pub(super) fn count(p: &Root, value: u64) -> Text {
    if value == u64::MAX { format!("{p}::u64::MAX").into() } else { integer(value.into()) }
}

/// A bound of any integer; those that stand for "no bound" by their names.
pub(super) fn bound(p: &Root, value: i128) -> Text {
    match value {
        i128::MIN => format!("{p}::i128::MIN").into(),
        i128::MAX => format!("{p}::i128::MAX").into(),
        value => integer(value),
    }
}

pub(super) fn float(p: &Root, value: f64) -> Text {
    if value.is_nan() {
        return format!("{p}::f64::NAN").into();
    }
    if value.is_infinite() {
        return if value > 0.0 {
            format!("{p}::f64::INFINITY").into()
        } else {
            format!("{p}::f64::NEG_INFINITY").into()
        };
    }
    let text = format!("{:?}", value.abs());
    let text = match text.split_once('.') {
        Some((whole, fraction)) => format!("{}.{fraction}", grouped(whole)),
        None => text,
    };
    signed(value.is_sign_negative(), &text)
}

/// The value of an enum or an error code.
pub(super) fn value(value: &CodeValue) -> Text {
    match value {
        CodeValue::Integer(value) => integer((*value).into()),
        CodeValue::Text(text) => format!("{text:?}").into(),
    }
}

/// The value of an enum or an error code, as text.
pub(super) fn text(value: &CodeValue) -> String {
    match value {
        CodeValue::Integer(value) => value.to_string(),
        CodeValue::Text(text) => text.clone(),
    }
}

/// The index of a field or a credential set.
pub(super) fn index(index: usize) -> Literal {
    Literal::usize_unsuffixed(index)
}

fn signed(negative: bool, digits: &str) -> Text {
    let sign = if negative { "-" } else { "" };
    format!("{sign}{digits}").into()
}

fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    text
}
