use std::borrow::Cow;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::request::Parts;

use super::blame::{Flaw, Flaws, Wrong, limits};
use super::half::Failure;
use super::multipart::{self, Part};
use super::path::Captures;
use super::pour::pour;
use super::refusal::{Cause, Denial};
use super::tree::{self, Tree};
use crate::file::File;
use crate::form;
use crate::json::{self, Root};
use crate::meta::{Body, Meta};
use crate::record::{
    At, Field, Need, Place, RecordPlace, RecordView, Step, Travel, check, fill_from_text, is_text,
};
use crate::wire::{read_header, read_texts};

/// A request as it came, and how it is to be read.
pub(super) struct Parcel<'a> {
    pub(super) meta: &'a Meta,
    pub(super) head: &'a Parts,
    pub(super) captures: &'a Captures,
    pub(super) body: &'a Bytes,
    /// Whether the address was found without the slash at its end.
    pub(super) has_slash: bool,
    /// Whether deviations are passed over.
    pub(super) is_tolerant: bool,
    /// Whether limits are looked at.
    pub(super) checks_limits: bool,
}

impl Parcel<'_> {
    /// Reads all parts of the request into a blank record.
    pub(super) fn read(&self, record: &mut dyn RecordPlace) -> Result<Flaws, Denial> {
        let mut flaws = Flaws::default();
        if self.has_slash {
            flaws.deviations.push("the path ends with a slash".into());
        }
        self.read_path(record, &mut flaws);
        self.read_query(record, &mut flaws)?;
        self.read_headers(record, &mut flaws);
        match self.meta.body {
            Body::None if self.body.is_empty() => {}
            Body::None => flaws.deviations.push(format!("a {} has a body", self.meta.method())),
            Body::Json => self.read_json(record, &mut flaws)?,
            Body::Form => self.read_form(record, &mut flaws)?,
            Body::Multipart => self.read_multipart(record, &mut flaws)?,
        }
        Ok(flaws)
    }

    /// Looks at what was read, and decides.
    pub(super) fn check(&self, record: &dyn RecordView, mut flaws: Flaws) -> Result<(), Denial> {
        if flaws.wrong.is_empty() {
            self.compare(record, &mut flaws);
            if self.checks_limits && !check(record, true).is_empty() {
                flaws.wrong.extend(limits(record));
            }
        }
        let is_strict = !self.is_tolerant && !flaws.deviations.is_empty();
        let Some(first) = flaws.wrong.first().filter(|_| !is_strict) else {
            return if is_strict { Err(deviates(flaws)) } else { Ok(()) };
        };
        let cause = first.code.map_or(Cause::Failure(Failure::InvalidBody), Cause::Documented);
        let mut denial = Denial::new(cause);
        denial.0.reasons = flaws.wrong.into_iter().map(|flaw| flaw.text).collect();
        Err(denial)
    }

    fn read_path(&self, record: &mut dyn RecordPlace, flaws: &mut Flaws) {
        for (index, text) in self.captures {
            let Some(field) = record.fields().get(*index) else { continue };
            if let Err(problem) = fill_from_text(record.field_mut(*index), text) {
                flaws.wrong.push(flaw(field, Wrong::Kind, &problem.to_string()));
            }
        }
    }

    fn read_query(&self, record: &mut dyn RecordPlace, flaws: &mut Flaws) -> Result<(), Denial> {
        let query = self.head.uri.query();
        let is_described = record.fields().iter().any(|field| field.travel.has(Travel::QUERY));
        if !is_described {
            if query.is_some() {
                flaws.deviations.push("the address has a query".into());
            }
            return Ok(());
        }
        let Some(pairs) = form::parse(query.unwrap_or_default()) else {
            return Err(invalid("the query cannot be decoded"));
        };
        read_pairs(&pairs, "the query", Travel::QUERY, record, flaws);
        Ok(())
    }

    fn read_headers(&self, record: &mut dyn RecordPlace, flaws: &mut Flaws) {
        for (index, field) in record.fields().iter().enumerate() {
            if !field.travel.has(Travel::HEADER) {
                continue;
            }
            let is_missing =
                matches!(field.need, Need::Required) && !self.head.headers.contains_key(field.name());
            // Whatever else it travels in tells as well.
            if is_missing && field.travel == Travel::HEADER {
                flaws.wrong.push(flaw(field, Wrong::Missing, "is missing"));
            } else if is_missing {
                flaws.deviations.push(format!("there is no header {}", field.name()));
            } else if let Err(problem) = read_header(&self.head.headers, field, record.field_mut(index)) {
                flaws.wrong.push(flaw(field, Wrong::Kind, &problem));
            }
        }
    }

    fn read_json(&self, record: &mut dyn RecordPlace, flaws: &mut Flaws) -> Result<(), Denial> {
        match self.media_type() {
            None => flaws.deviations.push("there is no Content-Type".into()),
            Some(kind) if kind == "application/json" || kind.ends_with("+json") => {}
            Some(kind) if matches!(&*kind, "" | "text/json" | "text/plain") => {
                flaws.deviations.push("the Content-Type is not application/json".into());
            }
            Some(_) => return Err(Denial::of(Failure::MediaType).because("send application/json")),
        }
        // What is right needs no second look, if only what is wrong is to be found.
        if self.is_tolerant && json::read(self.body, Place::Record(&mut *record), Root::default()).is_ok() {
            return Ok(());
        }
        let text = self.body.strip_prefix("\u{feff}".as_bytes());
        if text.is_some() {
            flaws.deviations.push("the body begins with a byte order mark".into());
        }
        if text.unwrap_or(self.body).trim_ascii().is_empty() {
            if is_told_in_path(record) {
                flaws.deviations.push("there is no body".into());
                return Ok(());
            }
            return Err(Denial::of(Failure::MissingBody));
        }
        match tree::parse(self.body) {
            Ok(Tree::Object(members)) => pour(&members, record, flaws),
            Ok(Tree::Null) => return Err(Denial::of(Failure::MissingBody)),
            Ok(_) => return Err(invalid("the body is JSON but not an object")),
            Err(problem) => return Err(invalid(format!("the body is {problem}"))),
        }
        Ok(())
    }

    fn read_form(&self, record: &mut dyn RecordPlace, flaws: &mut Flaws) -> Result<(), Denial> {
        match self.media_type() {
            None => flaws.deviations.push("there is no Content-Type".into()),
            Some(kind) if kind == "application/x-www-form-urlencoded" => {}
            Some(kind) if kind.is_empty() => flaws.deviations.push("the Content-Type is empty".into()),
            Some(_) => {
                return Err(Denial::of(Failure::MediaType).because("send application/x-www-form-urlencoded"));
            }
        }
        let text = std::str::from_utf8(self.body).map_err(|_| invalid("the body is not UTF-8"))?;
        if text.is_empty() && !may_be_empty(record) {
            return Err(Denial::of(Failure::MissingBody));
        }
        let pairs = form::parse(text).ok_or_else(|| invalid("the body is no form"))?;
        read_pairs(&pairs, "the body", Travel::BODY, record, flaws);
        Ok(())
    }

    fn read_multipart(&self, record: &mut dyn RecordPlace, flaws: &mut Flaws) -> Result<(), Denial> {
        match self.media_type() {
            Some(kind) if kind == "multipart/form-data" => {}
            _ => return Err(Denial::of(Failure::MediaType).because("send multipart/form-data")),
        }
        if self.body.is_empty() {
            return Err(Denial::of(Failure::MissingBody));
        }
        let value = self.head.headers.get(CONTENT_TYPE).map_or(&[][..], |value| value.as_bytes());
        let form = multipart::parse(&String::from_utf8_lossy(value), self.body);
        let form = form.map_err(|problem| invalid(format!("the body {problem}")))?;
        flaws.deviations.extend(form.deviations.into_iter().map(str::to_owned));
        read_parts(form.parts, record, flaws);
        Ok(())
    }

    /// What stands in the path and elsewhere must be the same.
    fn compare(&self, record: &dyn RecordView, flaws: &mut Flaws) {
        for (index, text) in self.captures {
            let Some(field) = record.fields().get(*index) else { continue };
            if field.travel != Travel::PATH && !is_text(record.field(*index), text) {
                flaws.wrong.push(flaw(field, Wrong::Kind, "differs between the path and elsewhere"));
            }
        }
    }

    /// In lower case, without parameters.
    fn media_type(&self) -> Option<String> {
        let value = self.head.headers.get(CONTENT_TYPE)?.as_bytes();
        let essence = value.split(|byte| *byte == b';').next().unwrap_or_default();
        Some(String::from_utf8_lossy(essence.trim_ascii()).to_ascii_lowercase())
    }
}

/// Whether the body has to say something, and the path says all of it.
fn is_told_in_path(record: &dyn RecordPlace) -> bool {
    let mut required = required_in_body(record).peekable();
    required.peek().is_some() && required.all(|field| field.travel.has(Travel::PATH))
}

/// Whether a form without a pair can say it all: an empty list has none.
fn may_be_empty(record: &mut dyn RecordPlace) -> bool {
    let fields = record.fields();
    fields.iter().enumerate().all(|(index, field)| {
        let is_due = matches!(field.need, Need::Required) && field.travel.has(Travel::BODY);
        !is_due || field.travel.has(Travel::PATH) || matches!(record.field_mut(index), Place::List(_))
    })
}

fn required_in_body(record: &dyn RecordPlace) -> impl Iterator<Item = &'static Field> {
    record
        .fields()
        .iter()
        .filter(|field| matches!(field.need, Need::Required) && field.travel.has(Travel::BODY))
}

fn read_pairs(
    pairs: &[(Cow<'_, str>, Cow<'_, str>)],
    whole: &str,
    travel: Travel,
    record: &mut dyn RecordPlace,
    flaws: &mut Flaws,
) {
    let fields = record.fields();
    for (index, field) in fields.iter().enumerate().filter(|(_, field)| field.travel.has(travel)) {
        let is_list = matches!(record.field_mut(index), Place::List(_));
        let texts = pairs.iter().filter(|(name, _)| *name == field.name()).map(|(_, value)| &**value);
        let texts: Vec<_> = texts.collect();
        if texts.is_empty() {
            if field.travel.has(Travel::PATH) {
                flaws.deviations.push(format!("{} stands in the path alone", field.name()));
            } else if matches!(field.need, Need::Required) && !is_list {
                flaws.wrong.push(flaw(field, Wrong::Missing, "is missing"));
            }
        } else if let Err(problem) = read_texts(record.field_mut(index), &texts) {
            flaws.wrong.push(flaw(field, Wrong::Kind, &problem));
        }
    }
    let is_known = |name: &str| fields.iter().any(|field| field.travel.has(travel) && field.name() == name);
    let unknown = pairs.iter().filter(|(name, _)| !is_known(name)).count();
    if unknown > 0 {
        let names = fields.iter().filter(|field| field.travel.has(travel)).map(|field| field.name());
        let names = names.collect::<Vec<_>>().join(", ");
        flaws.deviations.push(format!("{whole} has {unknown} unknown fields; there are {names}"));
    }
}

/// The name without the brackets that PHP wants behind a list's.
fn unbracketed(name: &str) -> &str {
    name.strip_suffix(']').and_then(|name| name.rsplit_once('[')).map_or(name, |(name, _)| name)
}

fn read_parts(mut parts: Vec<Part>, record: &mut dyn RecordPlace, flaws: &mut Flaws) {
    let fields = record.fields();
    for (index, field) in fields.iter().enumerate().filter(|(_, field)| field.travel.has(Travel::BODY)) {
        let is_list = matches!(record.field_mut(index).innermost(), Place::List(_));
        let is_own =
            |part: &Part| part.name == field.name() || is_list && unbracketed(&part.name) == field.name();
        let own: Vec<_> = parts.extract_if(.., |part| is_own(part)).collect();
        // Reading it made it a blank one.
        if let Place::Option(option) = record.field_mut(index) {
            option.clear();
        }
        if let Err(problem) = read_part(record.field_mut(index), field, own, flaws) {
            flaws.wrong.push(flaw(field, problem.0, &problem.1));
        }
    }
    if !parts.is_empty() {
        let names = fields.iter().filter(|field| field.travel.has(Travel::BODY)).map(|field| field.name());
        let names = names.collect::<Vec<_>>().join(", ");
        flaws.deviations.push(format!("the body has {} unknown parts; there are {names}", parts.len()));
    }
}

fn read_part(
    mut place: Place<'_>,
    field: &Field,
    mut parts: Vec<Part>,
    flaws: &mut Flaws,
) -> Result<(), (Wrong, String)> {
    let is_file = match place.reborrow().innermost() {
        Place::File(_) => true,
        Place::List(list) => {
            let is_file = matches!(list.push(), Place::File(_));
            list.clear();
            is_file
        }
        _ => false,
    };
    if let Place::Option(option) = &mut place {
        option.clear();
    }
    if is_file {
        // Neither a name nor a byte is what a browser sends where no file was chosen.
        parts.retain(|part| {
            part.filename.as_deref().is_some_and(|name| !base_name(name).is_empty())
                || !part.content.is_empty()
        });
    }
    let is_list = matches!(place, Place::List(_));
    if parts.is_empty() {
        if field.travel.has(Travel::PATH) {
            flaws.deviations.push(format!("{} stands in the path alone", field.name()));
            return Ok(());
        }
        let is_missing = matches!(field.need, Need::Required) && !is_list;
        return if is_missing { Err((Wrong::Missing, "is missing".into())) } else { Ok(()) };
    }
    if !is_file {
        let texts =
            parts.iter().map(|part| std::str::from_utf8(&part.content)).collect::<Result<Vec<_>, _>>();
        let texts = texts.map_err(|_| (Wrong::Kind, "is not UTF-8".into()))?;
        return read_texts(place, &texts).map_err(|problem| (Wrong::Kind, problem));
    }
    let files = parts.into_iter().map(|part| file(part, field, flaws));
    match place.innermost() {
        Place::List(list) => files.for_each(|file| {
            if let Place::File(to) = list.push() {
                *to = file;
            }
        }),
        Place::File(to) => {
            let mut files: Vec<_> = files.collect();
            match (files.pop(), files.is_empty()) {
                (Some(file), true) => *to = file,
                _ => return Err((Wrong::Kind, "appears more than once".into())),
            }
        }
        _ => {}
    }
    Ok(())
}

fn file(part: Part, field: &Field, flaws: &mut Flaws) -> File {
    let Part { filename, media_type, content, .. } = part;
    if filename.is_none() {
        flaws.deviations.push(format!("{} has no file name", field.name()));
    }
    let told = media_type.filter(|told| !told.eq_ignore_ascii_case("application/octet-stream"));
    let media_type = told.unwrap_or_else(|| {
        let found = multipart::sniff(&content);
        if !field.rule.media.is_empty() && found.is_some() {
            flaws.deviations.push(format!("{} does not tell its media type", field.name()));
        }
        found.unwrap_or("application/octet-stream").to_owned()
    });
    File::new(base_name(&filename.unwrap_or_default()), media_type, content)
}

/// A browser of old sends a path.
fn base_name(filename: &str) -> &str {
    filename.rsplit(['/', '\\']).next().unwrap_or_default()
}

fn flaw(field: &Field, wrong: Wrong, problem: &str) -> Flaw {
    Flaw::new(&At::new(None, Step::Field(field.name())), wrong, problem, field.blame)
}

fn invalid(reason: impl Into<String>) -> Denial {
    Denial::of(Failure::InvalidBody).because(reason)
}

fn deviates(flaws: Flaws) -> Denial {
    let mut denial = Denial::of(Failure::InvalidBody);
    denial.0.reasons = flaws.deviations;
    denial.0.reasons.extend(flaws.wrong.into_iter().map(|flaw| flaw.text));
    denial.0.deviates = true;
    denial
}
