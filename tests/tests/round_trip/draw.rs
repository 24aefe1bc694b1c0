use bytes::Bytes;
use fastrand::Rng;
use http::{HeaderValue, Request};
use sms_api::__private::{
    Chars, Field, Fit, Moment, Need, Number, Place, RecordPlace, Rule, Travel, text_of_moment,
};
use sms_api::File;

/// Below it, what may be left out is.
const DEPTH: u32 = 3;

const TOKENS: &[u8] = b"{}[]\",:0-9.eE+nulltrue%&=/?\\ ";

/// How a value travels: what of it HTTP would lose.
#[derive(Clone, Copy, Default)]
struct Way {
    /// As plain text, in which an empty list is none.
    plain: bool,
    path: bool,
    header: bool,
}

/// Draws a record, each field within its limits. Fields of these names are left out if they can be.
pub(crate) fn record(record: &mut dyn RecordPlace, is_form: bool, without: &[&str], rng: &mut Rng) {
    fields(record, is_form, without, DEPTH, rng);
}

/// Draws any value.
pub(crate) fn value(place: Place<'_>, without: &[&str], rng: &mut Rng) {
    match place {
        Place::Record(inner) => fields(inner, false, without, DEPTH, rng),
        place => draw(place, &Rule::NONE, Way::default(), DEPTH, rng),
    }
}

/// The same with some bytes changed; nothing where HTTP itself would refuse it.
pub(crate) fn damaged(request: Request<Bytes>, rng: &mut Rng) -> Option<Request<Bytes>> {
    let (mut head, body) = request.into_parts();
    let mut body = body.to_vec();
    for _ in 0..rng.usize(..4) {
        harm(&mut body, rng);
    }
    if rng.bool() {
        let mut target = head.uri.to_string().into_bytes();
        harm(&mut target, rng);
        head.uri = String::from_utf8(target).ok()?.parse().ok()?;
    }
    for value in head.headers.values_mut() {
        if rng.u8(..8) > 0 {
            continue;
        }
        let mut bytes = value.as_bytes().to_vec();
        harm(&mut bytes, rng);
        *value = HeaderValue::from_bytes(&bytes).ok()?;
    }
    Some(Request::from_parts(head, Bytes::from(body)))
}

/// Changes, removes, doubles or cuts; by what matters to a reader, as a rule.
fn harm(bytes: &mut Vec<u8>, rng: &mut Rng) {
    if bytes.is_empty() {
        return bytes.push(b'{');
    }
    let at = rng.usize(..bytes.len());
    match rng.u8(..5) {
        0 => bytes[at] = rng.u8(..),
        1 => bytes[at] = TOKENS[rng.usize(..TOKENS.len())],
        2 => _ = bytes.remove(at),
        3 => bytes.insert(at, bytes[at]),
        _ => bytes.truncate(at),
    }
}

fn fields(record: &mut dyn RecordPlace, is_form: bool, without: &[&str], depth: u32, rng: &mut Rng) {
    for (index, field) in record.fields().iter().enumerate() {
        let may_be_left_out = matches!(field.need, Need::Optional);
        let is_left_out = without.contains(&field.name()) || depth == 0 || rng.bool();
        if !(may_be_left_out && is_left_out) {
            draw(record.field_mut(index), field.rule, way(field, is_form), depth, rng);
        }
    }
}

fn way(field: &Field, is_form: bool) -> Way {
    let plain = field.travel != Travel::BODY || is_form;
    Way { plain, path: field.travel.has(Travel::PATH), header: field.travel.has(Travel::HEADER) }
}

fn draw(place: Place<'_>, rule: &Rule, way: Way, depth: u32, rng: &mut Rng) {
    match place {
        Place::Bool(to) => *to = rng.bool(),
        Place::Number { to, .. } => number(to, rule, rng),
        Place::Str { to, .. } => *to = text(rule, way, rng),
        Place::Enum(to) => {
            let word = format!("v{}", rng.u16(..));
            if to.set_str(&word) != Fit::Taken {
                assert_eq!(to.set_int(rng.i64(1000..9_000)), Fit::Taken);
            }
        }
        Place::Option(option) => {
            let mut rule = *rule;
            // Nothing and an empty list are the same in plain text.
            if way.plain {
                rule.items = rule.items.map(|(least, most)| (least.max(1), most)).or(Some((1, 3)));
            }
            draw(option.fill(), &rule, way, depth, rng);
        }
        Place::List(list) => {
            for _ in 0..count(rule.items, depth, rng) {
                draw(list.push(), rule.each.unwrap_or(&Rule::NONE), way, depth.saturating_sub(1), rng);
            }
        }
        Place::Map(map) => {
            for nth in 0..count(rule.items, depth, rng) {
                let key = format!("{nth}{}", text(&Rule::NONE, Way::default(), rng));
                let place = map.insert(key).unwrap();
                draw(place, rule.each.unwrap_or(&Rule::NONE), way, depth.saturating_sub(1), rng);
            }
        }
        Place::File(to) => *to = file(rule, rng),
        Place::Record(record) => fields(record, false, &[], depth.saturating_sub(1), rng),
        _ => {}
    }
}

/// A name as browsers send one, which cannot tell a quote from its encoding.
fn file(rule: &Rule, rng: &mut Rng) -> File {
    let (least, most) = rule.size.unwrap_or((0, u64::MAX));
    let length = rng.u64(least..=most.min(least + 300));
    let content: Vec<u8> =
        (0..length).map(|_| if rng.bool() { rng.u8(..) } else { b"\r\n--"[rng.usize(..4)] }).collect();
    let name: String = (0..rng.u8(1..9)).map(|_| one_of("a1-;=\"é签. ", rng)).collect();
    let media = if rule.media.is_empty() { "x/y; z=1" } else { rule.media[rng.usize(..rule.media.len())] };
    File::new(name, media, content)
}

fn count(items: Option<(u64, u64)>, depth: u32, rng: &mut Rng) -> u64 {
    let (least, most) = items.unwrap_or((0, 3));
    if depth == 0 { least } else { rng.u64(least..=most.min(least + 3)) }
}

fn text(rule: &Rule, way: Way, rng: &mut Rng) -> String {
    if let Some(time) = rule.time {
        return text_of_moment(
            time.format,
            Moment::from_unix_seconds(rng.i64(-4_000_000_000..4_000_000_000)),
        );
    }
    let (least, most) = rule.length.unwrap_or((0, 12));
    let least = if way.path { least.max(1) } else { least };
    let length = rng.u64(least..=most.min(least + 8).max(least));
    let text: String = (0..length).map(|_| character(rule.chars, way, rng)).collect();
    if way.path && matches!(text.as_str(), "." | "..") { "x".repeat(text.len()) } else { text }
}

fn character(chars: Option<Chars>, way: Way, rng: &mut Rng) -> char {
    match chars {
        Some(Chars::Digits) => rng.digit(10),
        Some(Chars::Letters) => rng.alphabetic(),
        Some(Chars::Alphanumeric) => rng.alphanumeric(),
        Some(Chars::Ascii) if way.header => rng.char('!'..='~'),
        Some(_) => rng.char(' '..='~'),
        // A header loses spaces at its ends, and carries no control characters.
        None if way.header => one_of("a1-;=\"é签", rng),
        None => one_of("ab1 /%?#&=+;.\"\\\n\t\0é签\u{1f600}\u{feff}", rng),
    }
}

fn one_of(characters: &str, rng: &mut Rng) -> char {
    characters.chars().nth(rng.usize(..characters.chars().count())).unwrap()
}

fn number(to: Number<'_>, rule: &Rule, rng: &mut Rng) {
    let (least, most) = rule.range.unwrap_or((i128::MIN, i128::MAX));
    macro_rules! within {
        ($to:ident, $type:ident, $draw:ident) => {{
            let least = $type::try_from(least).unwrap_or($type::MIN);
            let most = $type::try_from(most).unwrap_or($type::MAX);
            *$to = match rng.u8(0..4) {
                0 => least,
                1 => most,
                _ => rng.$draw(least..=most),
            };
        }};
    }
    match to {
        Number::U8(to) => within!(to, u8, u8),
        Number::U16(to) => within!(to, u16, u16),
        Number::U32(to) => within!(to, u32, u32),
        Number::U64(to) => within!(to, u64, u64),
        Number::I8(to) => within!(to, i8, i8),
        Number::I16(to) => within!(to, i16, i16),
        Number::I32(to) => within!(to, i32, i32),
        Number::I64(to) => within!(to, i64, i64),
        Number::F64(to) => {
            let (least, most) = rule.float_range.unwrap_or((-1e300, 1e300));
            let (least, most) = (least.max(-1e300), most.min(1e300));
            to.set(match rng.u8(0..4) {
                0 => least,
                1 => most,
                _ => (rng.f64() * (most - least) + least).clamp(least, most),
            });
        }
        _ => panic!("a number of another width"),
    }
}
