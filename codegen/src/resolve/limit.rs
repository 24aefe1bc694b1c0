//! Limits: `length`, `range`, `items`, `chars`, and their merging with the limits of named types.

use crate::diagnostic::{Code, Log};
use crate::model::{Chars, Rule, Scalar};
use crate::range::{self, Bound, Bounds};
use crate::raw::CharKind;
use crate::read::{Slot, Spanned, Text};
use crate::source::Span;
use crate::type_expr;

/// The keys that limit values.
pub(super) struct Limits<'r> {
    pub(super) length: &'r Slot<Text>,
    pub(super) range: &'r Slot<Text>,
    pub(super) items: &'r Slot<Text>,
    pub(super) size: &'r Slot<Text>,
    pub(super) media: &'r Slot<Spanned<Vec<Text>>>,
    pub(super) chars: &'r Slot<Spanned<CharKind>>,
    pub(super) sensitive: &'r Slot<bool>,
}

/// What is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Text,
    Integer(Scalar),
    Float,
    List,
    Map,
    File,
    /// Something without limits, in words.
    Other(&'static str),
    /// Something broken: no limit is complained about.
    Unknown,
}

impl Target {
    pub(super) fn of(scalar: Scalar) -> Self {
        match scalar {
            Scalar::String => Self::Text,
            Scalar::Bool => Self::Other("a truth value"),
            Scalar::F64 => Self::Float,
            integer => Self::Integer(integer),
        }
    }

    fn words(self) -> String {
        match self {
            Self::Text => "a text".to_owned(),
            Self::Integer(scalar) => format!("a number (`{}`)", type_expr::scalar_name(scalar)),
            Self::Float => "a number (`f64`)".to_owned(),
            Self::List => "a list".to_owned(),
            Self::Map => "a map".to_owned(),
            Self::File => "a file".to_owned(),
            Self::Other(words) => words.to_owned(),
            Self::Unknown => String::new(),
        }
    }
}

/// The limits, merged into those that the type has anyway.
pub(super) fn resolve(limits: &Limits<'_>, target: Target, mut rule: Rule, log: &mut Log) -> Rule {
    rule.sensitive |= limits.sensitive.given().copied().unwrap_or(false);
    if let Some(text) = limits.length.given()
        && fits(text.span, "length", target == Target::Text, target, log)
    {
        rule.length = counts(text, rule.length, log);
    }
    if let Some(text) = limits.items.given()
        && fits(text.span, "items", matches!(target, Target::List | Target::Map), target, log)
    {
        rule.items = counts(text, rule.items, log);
    }
    if let Some(text) = limits.range.given() {
        match target {
            Target::Integer(scalar) => rule.range = integers(text, scalar, rule.range, log),
            Target::Float => rule.float_range = floats(text, rule.float_range, log),
            _ => {
                fits(text.span, "range", false, target, log);
            }
        }
    }
    if let Some(text) = limits.size.given()
        && fits(text.span, "size", target == Target::File, target, log)
    {
        rule.size = counts(text, rule.size, log);
    }
    if let Some(types) = limits.media.given()
        && fits(types.span, "media", target == Target::File, target, log)
    {
        rule.media = media(types, log);
    }
    if let Some(chars) = limits.chars.given()
        && fits(chars.span, "chars", target == Target::Text, target, log)
    {
        rule.chars = both(rule.chars, chars, log);
    }
    rule
}

/// Whether a limit says something about a value; noted if not.
fn fits(at: Span, key: &str, fits: bool, target: Target, log: &mut Log) -> bool {
    if fits || target == Target::Unknown {
        return fits;
    }
    let (limited, help) = match (key, target) {
        ("size" | "media", Target::Text) => ("files", "texts have a `length`".to_owned()),
        ("size" | "media", Target::List) => (
            "files",
            "`items` limits how many there are; what is within a list has no limits of its own".to_owned(),
        ),
        ("size" | "media", _) => ("files", "leave it out".to_owned()),
        (_, Target::File) => (
            match key {
                "length" | "chars" => "texts",
                "items" => "lists and maps",
                _ => "numbers",
            },
            "files have a `size`, in bytes".to_owned(),
        ),
        ("length" | "chars", Target::List | Target::Map) => (
            "texts",
            format!(
                "`items` limits how many there are; for what is within, give a named type a `{key}` and use it here"
            ),
        ),
        ("length" | "chars", Target::Integer(_) | Target::Float) => {
            ("texts", "leave it out: what limits numbers is their `range`".to_owned())
        }
        ("length" | "chars", _) => ("texts", "leave it out".to_owned()),
        ("items", Target::Text) => ("lists and maps", "texts have a `length`".to_owned()),
        ("items", _) => ("lists and maps", "leave it out".to_owned()),
        (_, Target::Text) => ("numbers", "texts have a `length`".to_owned()),
        (_, Target::List | Target::Map) => ("numbers", "lists and maps have `items`".to_owned()),
        _ => ("numbers", "leave it out".to_owned()),
    };
    let message = format!("`{key}` limits {limited}, and this is {}", target.words());
    log.error(Code::LimitMismatch, at, message).label(format!("limits {limited}")).help(help);
    false
}

fn counts(text: &Text, inherited: Option<(u64, u64)>, log: &mut Log) -> Option<(u64, u64)> {
    let bounds = parse::<i128>(text, log)?;
    let negative = bounds.0.is_some_and(|low| low < 0) || bounds.1.is_some_and(|high| high < 0);
    if negative {
        log.error(Code::RangeOutside, text.span, "a count is never negative").label("below 0");
        return None;
    }
    let count =
        |bound: Option<i128>, open| bound.map_or(open, |bound| u64::try_from(bound).unwrap_or(u64::MAX));
    let own = (count(bounds.0, 0), count(bounds.1, u64::MAX));
    Some(intersect(text, own, inherited, log))
}

fn integers(
    text: &Text,
    scalar: Scalar,
    inherited: Option<(i128, i128)>,
    log: &mut Log,
) -> Option<(i128, i128)> {
    let bounds = parse::<i128>(text, log)?;
    let (least, most) = extent(scalar);
    let outside = |bound: i128| bound < least || bound > most;
    if bounds.0.is_some_and(outside) || bounds.1.is_some_and(outside) {
        let name = type_expr::scalar_name(scalar);
        let range = range::show((Some(least), Some(most)));
        log.error(Code::RangeOutside, text.span, format!("the range is wider than `{name}`"))
            .label(format!("`{name}` is {range}"))
            .help("widen the type, or narrow the range");
        return None;
    }
    let own = (bounds.0.unwrap_or(i128::MIN), bounds.1.unwrap_or(i128::MAX));
    Some(intersect(text, own, inherited, log))
}

fn floats(text: &Text, inherited: Option<(f64, f64)>, log: &mut Log) -> Option<(f64, f64)> {
    let bounds = parse::<f64>(text, log)?;
    let own = (bounds.0.unwrap_or(f64::NEG_INFINITY), bounds.1.unwrap_or(f64::INFINITY));
    Some(intersect(text, own, inherited, log))
}

/// Media types, in lower case.
fn media(types: &Spanned<Vec<Text>>, log: &mut Log) -> Vec<String> {
    if types.value.is_empty() {
        log.error(Code::Media, types.span, "`media` names no media type")
            .label("admits no file")
            .help("leave it out, or name types such as `image/png`");
    }
    for text in &types.value {
        let is_token = |part: &str| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&b))
        };
        if !text.value.split_once('/').is_some_and(|(kind, sub)| is_token(kind) && is_token(sub)) {
            let named =
                NAMED.iter().find(|(name, _)| text.value.trim_start_matches('.').eq_ignore_ascii_case(name));
            log.error(Code::Media, text.span, format!("`{}` is not a media type", text.value.escape_debug()))
                .label("expected a type and a subtype, such as `image/png`")
                .help_if(named.map(|(_, media)| format!("did you mean `{media}`?")));
        }
    }
    types.value.iter().map(|text| text.value.to_ascii_lowercase()).collect()
}

/// What files are called by their endings.
const NAMED: &[(&str, &str)] = &[
    ("csv", "text/csv"),
    ("gif", "image/gif"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("json", "application/json"),
    ("mp4", "video/mp4"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain"),
    ("webp", "image/webp"),
    ("zip", "application/zip"),
];

/// The values of an integer type.
pub(super) fn extent(scalar: Scalar) -> (i128, i128) {
    match scalar {
        Scalar::U8 => (0, u8::MAX.into()),
        Scalar::U16 => (0, u16::MAX.into()),
        Scalar::U32 => (0, u32::MAX.into()),
        Scalar::U64 => (0, u64::MAX.into()),
        Scalar::I8 => (i8::MIN.into(), i8::MAX.into()),
        Scalar::I16 => (i16::MIN.into(), i16::MAX.into()),
        Scalar::I32 => (i32::MIN.into(), i32::MAX.into()),
        Scalar::I64 => (i64::MIN.into(), i64::MAX.into()),
        Scalar::Bool | Scalar::String | Scalar::F64 => (i128::MIN, i128::MAX),
    }
}

/// Whether a character is one of a set.
pub(super) fn consists_of(c: char, chars: Chars) -> bool {
    match chars {
        Chars::Digits => c.is_ascii_digit(),
        Chars::Letters => c.is_ascii_alphabetic(),
        Chars::Alphanumeric => c.is_ascii_alphanumeric(),
        Chars::Ascii => matches!(c, ' '..='~'),
    }
}

fn parse<T: Bound>(text: &Text, log: &mut Log) -> Option<Bounds<T>> {
    range::parse(&text.value)
        .map_err(|wrong| {
            let (code, message) = if wrong.empty {
                (Code::RangeEmpty, format!("the range `{}` has no values", text.value))
            } else {
                (Code::RangeSyntax, format!("`{}` is not a range", text.value.escape_debug()))
            };
            let draft = log.error(code, text.part(wrong.at), message);
            draft.label(wrong.what);
            if let Some(range) = meant(&text.value).filter(|_| !wrong.empty) {
                draft.help(format!("write `\"{range}\"`"));
            } else if !wrong.empty {
                draft.help("ranges are Rust's: `\"1..=1000\"`, `\"1..\"`, `\"..=100\"`, `\"0..10\"`, or one value, `\"11\"`");
            }
        })
        .ok()
}

/// The range that two numbers in another notation stand for: `1-5`, `1 to 5`, `1,5`.
fn meant(text: &str) -> Option<String> {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let (low, high, rest) = (numbers.next()?, numbers.next()?, numbers.next());
    (rest.is_none() && !text.contains('.')).then(|| format!("{low}..={high}"))
}

fn intersect<T: PartialOrd + Copy>(
    text: &Text,
    own: (T, T),
    inherited: Option<(T, T)>,
    log: &mut Log,
) -> (T, T) {
    let Some(inherited) = inherited else { return own };
    let low = if inherited.0 > own.0 { inherited.0 } else { own.0 };
    let high = if inherited.1 < own.1 { inherited.1 } else { own.1 };
    if low > high {
        log.error(Code::RangeEmpty, text.span, "no value is within both the field's range and its type's")
            .label("leaves nothing of what the type allows");
        return own;
    }
    (low, high)
}

/// What two character sets have in common.
fn both(inherited: Option<Chars>, own: &Spanned<CharKind>, log: &mut Log) -> Option<Chars> {
    let set = match own.value {
        CharKind::Digits => Chars::Digits,
        CharKind::Letters => Chars::Letters,
        CharKind::Alphanumeric => Chars::Alphanumeric,
        CharKind::Ascii => Chars::Ascii,
    };
    let width = |chars| match chars {
        Chars::Digits | Chars::Letters => 0,
        Chars::Alphanumeric => 1,
        Chars::Ascii => 2,
    };
    match inherited {
        Some(other) if other != set && width(other) == width(set) => {
            log.error(
                Code::RangeEmpty,
                own.span,
                "no text is within both the field's `chars` and its type's",
            );
            Some(set)
        }
        Some(other) if width(other) < width(set) => Some(other),
        _ => Some(set),
    }
}
