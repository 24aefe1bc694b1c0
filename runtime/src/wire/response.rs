use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};

use super::refusal::{self, Refusal};
use crate::delivery::{Delivery, Phase};
use crate::error::{ErrorKind, Excerpt, Fault, Foreign, OwnedCode, Summary};
use crate::json::{self, Mistake, Root};
use crate::meta::{Answer, Verdict};
use crate::plan::Plan;
use crate::record::{Need, Place, Safe, Travel};

/// Reads an answer into a blank place, which on an error holds nothing that counts.
///
/// A failure object is one whatever the status. On a successful status it costs no second pass: reading the
/// answer notices whether it is there.
pub(crate) fn read(
    plan: &Plan,
    status: StatusCode,
    headers: &HeaderMap,
    body: &Bytes,
    place: Place<'_>,
) -> Result<(), Box<Fault>> {
    let received = Received { plan, status, headers, body };
    match plan.read_verdict {
        Some((verdict, read)) if !received.is_blank() => read(&received, verdict, place),
        _ => received.read_plain(place),
    }
}

pub(crate) struct Received<'a> {
    plan: &'a Plan,
    status: StatusCode,
    headers: &'a HeaderMap,
    body: &'a Bytes,
}

impl Received<'_> {
    fn read_plain(&self, mut place: Place<'_>) -> Result<(), Box<Fault>> {
        if !self.status.is_success() {
            return Err(self.failed());
        }
        if self.is_blank() {
            if !self.may_be_blank(&mut place) {
                return Err(self.unexpected("an empty body where JSON is due".into()));
            }
        } else if self.plan.answer == Answer::Empty || matches!(place, Place::Unit) {
            self.find_refusal().map_or(Ok(()), |refusal| Err(self.refused(refusal)))?;
        } else {
            match self.read_body(place.reborrow()) {
                Ok(false) => {}
                Ok(true) => match self.find_refusal() {
                    Some(refusal) if !self.is_own_field(&mut place, &refusal) => {
                        return Err(self.refused(refusal));
                    }
                    _ => {}
                },
                Err(mistake) => {
                    return Err(match self.find_refusal() {
                        Some(refusal) => self.refused(refusal),
                        None => self.undescribed(&mistake),
                    });
                }
            }
        }
        self.read_headers(place)
    }

    /// The code has decided some fields, so that they need not be there; the others are read as ever.
    fn read_decided(&self, verdict: &Verdict, mut place: Place<'_>) -> Result<(), Box<Fault>> {
        let root = Root { watch: [None; 2], decided: verdict.sets };
        if let Err(mistake) = json::read(self.body, place.reborrow(), root) {
            // The failure object may have other fields of the same names.
            if !clear_optional(&mut place, verdict.sets) {
                return Err(self.undescribed(&mistake));
            }
        }
        if let Place::Record(record) = &mut place {
            for &(index, value) in verdict.sets {
                force(record.field_mut(index), value);
            }
        }
        self.read_other_headers(place, verdict.sets)
    }

    fn read_body(&self, place: Place<'_>) -> Result<bool, Mistake> {
        let root = Root { watch: refusal::keys(self.plan.api), decided: &[] };
        json::read(self.body, place, root)
    }

    fn read_headers(&self, place: Place<'_>) -> Result<(), Box<Fault>> {
        self.read_other_headers(place, &[])
    }

    fn read_other_headers(&self, place: Place<'_>, decided: &[(usize, bool)]) -> Result<(), Box<Fault>> {
        match (place, self.plan.read_headers) {
            (Place::Record(record), Some(read)) => read(self.headers, record, decided).map_err(|problem| {
                self.unexpected(format!("the answer is not what the spec describes: {problem}"))
            }),
            _ => Ok(()),
        }
    }

    fn find_refusal(&self) -> Option<Refusal> {
        refusal::find(self.plan.api, self.status, self.body)
    }

    /// Whether what stands where a code would is a field or an entry of the answer: the spec gives it one of that
    /// name, and does not know such a code.
    fn is_own_field(&self, place: &mut Place<'_>, refusal: &Refusal) -> bool {
        let &[name] = self.plan.api.failure.code else { return false };
        let has_field = match place {
            Place::Record(record) => {
                record.fields().iter().any(|field| field.name() == name && field.travel.has(Travel::BODY))
            }
            Place::Map(_) => true,
            _ => false,
        };
        has_field && refusal.code.as_ref().is_none_or(|code| !self.is_documented(code))
    }

    fn is_documented(&self, code: &OwnedCode) -> bool {
        self.plan.api.codes.iter().any(|known| known.code == code.as_wire())
    }

    fn is_blank(&self) -> bool {
        let body = self.body.strip_prefix("\u{feff}".as_bytes()).unwrap_or(self.body);
        body.iter().all(u8::is_ascii_whitespace)
    }

    fn may_be_blank(&self, place: &mut Place<'_>) -> bool {
        self.plan.answer == Answer::Empty
            || match place {
                Place::Unit => true,
                Place::Record(record) => !record
                    .fields()
                    .iter()
                    .any(|field| matches!(field.need, Need::Required) && field.travel.has(Travel::BODY)),
                _ => false,
            }
    }

    #[cold]
    fn failed(&self) -> Box<Fault> {
        if self.status.is_redirection() {
            return self.unexpected(format!("{}, a redirect, which is never followed", self.status_text()));
        }
        match self.find_refusal() {
            Some(refusal) => self.refused(refusal),
            None => self.unexpected(format!("{} without the API's error object", self.status_text())),
        }
    }

    #[cold]
    fn undescribed(&self, mistake: &Mistake) -> Box<Fault> {
        self.unexpected(format!("the answer is not what the spec describes: {mistake}"))
    }

    #[cold]
    fn unexpected(&self, mut summary: String) -> Box<Fault> {
        if let Some(media_type) = self.foreign_media_type() {
            summary.push_str(&format!(" ({}, {} bytes)", Safe(media_type), self.body.len()));
        }
        self.fault(ErrorKind::Unexpected, Delivery::Unknown, summary)
    }

    #[cold]
    fn refused(&self, refusal: Refusal) -> Box<Fault> {
        /// A message is a sentence; what is longer is cut.
        const LONGEST: usize = 4096;

        let delivery = if self.status.is_server_error() { Delivery::Unknown } else { Delivery::Refused };
        let documented = match (&refusal.message, &refusal.code) {
            (None, Some(code)) => {
                let known = self.plan.api.codes.iter().find(|known| known.code == code.as_wire());
                known.map(|known| known.message)
            }
            _ => None,
        };
        let mut fault = self.fault(ErrorKind::Api, delivery, Summary::Refused { documented });
        fault.code = refusal.code;
        fault.message = refusal.message.map(|mut message| {
            if message.len() > LONGEST
                && let Some((end, _)) = message.char_indices().nth(LONGEST)
            {
                message.truncate(end);
            }
            Foreign(message.into())
        });
        fault
    }

    fn fault(&self, kind: ErrorKind, delivery: Delivery, summary: impl Into<Summary>) -> Box<Fault> {
        let mut fault = Fault::new(kind, Phase::Decode, delivery, summary);
        fault.endpoint = Some(self.plan.name);
        fault.status = Some(self.status);
        fault.body = Some(Excerpt(self.body.clone()));
        fault
    }

    fn status_text(&self) -> String {
        format!("HTTP {}", self.status.as_u16())
    }

    /// The body's type where it is not JSON: a proxy's page, as a rule.
    fn foreign_media_type(&self) -> Option<&str> {
        let media_type = self.headers.get(CONTENT_TYPE)?.to_str().ok()?;
        let media_type = media_type.split(';').next()?.trim();
        (!media_type.to_ascii_lowercase().ends_with("json")).then_some(media_type)
    }
}

/// The code first, whatever the status, since it is the API's own word; where the spec does not know
/// it, the answer's fields. A yes beside a failure is a failure.
pub(crate) fn read_verdict(
    received: &Received<'_>,
    verdict: &Verdict,
    mut place: Place<'_>,
) -> Result<(), Box<Fault>> {
    if received.status.is_redirection() {
        return Err(received.failed());
    }
    let result = received.read_body(place.reborrow());
    if received.status.is_success() && result == Ok(false) {
        return received.read_headers(place);
    }
    let refusal = received.find_refusal();
    if let Some(code) = refusal.as_ref().and_then(|refusal| refusal.code.as_ref()) {
        if verdict.codes.contains(&code.as_wire()) {
            return received.read_decided(verdict, place);
        }
        if received.is_documented(code) {
            return Err(refusal.map_or_else(|| received.failed(), |refusal| received.refused(refusal)));
        }
    }
    let is_negative = result.is_ok() && holds(&mut place, verdict.sets);
    match (refusal, result) {
        (_, Ok(_)) if is_negative && !received.status.is_server_error() => received.read_headers(place),
        (Some(refusal), _) => Err(received.refused(refusal)),
        (None, _) if !received.status.is_success() => Err(received.failed()),
        (None, Err(mistake)) => Err(received.undescribed(&mistake)),
        (None, Ok(_)) => received.read_headers(place),
    }
}

/// Leaves out what need not be there; tells whether that is all but the decided fields.
fn clear_optional(place: &mut Place<'_>, decided: &[(usize, bool)]) -> bool {
    let Place::Record(record) = place else { return false };
    let mut is_all = true;
    for (index, field) in record.fields().iter().enumerate() {
        match record.field_mut(index) {
            Place::Option(option) => option.clear(),
            _ if decided.iter().any(|(at, _)| *at == index) || !field.travel.has(Travel::BODY) => {}
            _ => is_all = false,
        }
    }
    is_all
}

fn force(place: Place<'_>, value: bool) {
    match place {
        Place::Bool(to) => *to = value,
        Place::Option(option) => force(option.fill(), value),
        _ => {}
    }
}

/// Whether the fields have these values.
fn holds(place: &mut Place<'_>, sets: &[(usize, bool)]) -> bool {
    let Place::Record(record) = place else { return false };
    sets.iter().all(|&(index, value)| is(record.field_mut(index), value))
}

fn is(place: Place<'_>, value: bool) -> bool {
    match place {
        Place::Bool(found) => *found == value,
        Place::Option(option) => option.filled().is_some_and(|found| is(found, value)),
        _ => false,
    }
}
