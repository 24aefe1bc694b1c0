//! Numbers as a person would write them: digits in groups of three.

use std::str::FromStr;

use proc_macro2::{Literal, Punct, Spacing, TokenStream};
use quote::{ToTokens, quote};

use super::Root;
use crate::model::CodeValue;

pub(super) fn integer(value: i128) -> TokenStream {
    signed(value < 0, &grouped(&value.unsigned_abs().to_string()))
}

/// A bound; the one that stands for "no upper bound" by its name.
pub(super) fn count(p: &Root, value: u64) -> TokenStream {
    if value == u64::MAX { quote!(#p::u64::MAX) } else { integer(value.into()) }
}

/// A bound of any integer; those that stand for "no bound" by their names.
pub(super) fn bound(p: &Root, value: i128) -> TokenStream {
    match value {
        i128::MIN => quote!(#p::i128::MIN),
        i128::MAX => quote!(#p::i128::MAX),
        value => integer(value),
    }
}

pub(super) fn float(p: &Root, value: f64) -> TokenStream {
    if value.is_nan() {
        return quote!(#p::f64::NAN);
    }
    if value.is_infinite() {
        return if value > 0.0 { quote!(#p::f64::INFINITY) } else { quote!(#p::f64::NEG_INFINITY) };
    }
    let text = format!("{:?}", value.abs());
    let text = match text.split_once('.') {
        Some((whole, fraction)) => format!("{}.{fraction}", grouped(whole)),
        None => text,
    };
    signed(value.is_sign_negative(), &text)
}

/// The value of an enum or an error code.
pub(super) fn value(value: &CodeValue) -> TokenStream {
    match value {
        CodeValue::Integer(value) => integer((*value).into()),
        CodeValue::Text(text) => text.to_token_stream(),
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

fn signed(negative: bool, digits: &str) -> TokenStream {
    let mut tokens = TokenStream::new();
    if negative {
        Punct::new('-', Spacing::Alone).to_tokens(&mut tokens);
    }
    if let Ok(literal) = Literal::from_str(digits) {
        literal.to_tokens(&mut tokens);
    }
    tokens
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
