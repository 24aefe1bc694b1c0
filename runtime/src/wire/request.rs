use http::HeaderMap;
use http::header::CONTENT_TYPE;
use http::uri::PathAndQuery;

use super::pairs::push_pairs;
use super::{Fixed, headers, target};
use crate::delivery::{Delivery, Phase};
use crate::error::{ErrorKind, Fault, Violation, Violations};
use crate::json;
use crate::meta::Body;
use crate::plan::Plan;
use crate::record::{RecordView, Travel, View, check, missing};
use crate::transport::Payload;

/// A written request: all of it but what the transport knows (host, credentials, length).
pub struct Outgoing {
    /// Path and query, the base URL's path included.
    pub target: PathAndQuery,
    /// The spec's constant headers, those of the request's fields, and the body's type.
    pub headers: HeaderMap,
    /// The body, empty where there is none.
    pub body: Payload,
}

/// Writes a request, or tells everything that keeps it from being sent. What is fixed is taken as it is.
pub(crate) fn write(
    plan: &Plan,
    request: &dyn RecordView,
    base_path: &str,
    limits: bool,
    fixed: Fixed,
) -> Result<Outgoing, Box<Fault>> {
    let (body, mut violations) = match write_body(plan, request, limits) {
        Ok(body) => (body, Vec::new()),
        Err(json::Refused) => (Payload::Whole(Vec::new()), check(request, limits)),
    };
    let target = fixed.target.or_else(|| target::write(plan, request, base_path, &mut violations));
    let mut headers = fixed.headers.unwrap_or_else(|| headers::write(plan, request, &mut violations));
    if let Payload::Parts(parts) = &body {
        // It names the boundary, which is another one each time.
        headers.insert(CONTENT_TYPE, parts.media_type().clone());
    }
    match target {
        Some(target) if violations.is_empty() => Ok(Outgoing { target, headers, body }),
        _ => Err(invalid(plan, violations)),
    }
}

/// The limits of a JSON body are checked as it is written, those of the rest before.
fn write_body(plan: &Plan, request: &dyn RecordView, limits: bool) -> Result<Payload, json::Refused> {
    let is_json = matches!(plan.body, Body::Json);
    let sound = request.fields().iter().enumerate().all(|(index, field)| {
        if is_json && field.travel.has(Travel::BODY) {
            return true;
        }
        match request.field(index) {
            View::Absent => !limits || missing(request, field).is_none(),
            View::Bool(_) => true,
            view @ (View::Int(_) | View::UInt(_) | View::Str(_)) => !limits || !field.rule.is_broken(view),
            View::Float(_) | View::File(_) | View::List(_) | View::Map(_) | View::Record(_) => false,
        }
    });
    if !sound && !check(request, limits).is_empty() {
        return Err(json::Refused);
    }
    (plan.write_body)(request, limits)
}

pub(crate) fn write_nothing(_: &dyn RecordView, _: bool) -> Result<Payload, json::Refused> {
    Ok(Payload::Whole(Vec::new()))
}

pub(crate) fn write_json(request: &dyn RecordView, limits: bool) -> Result<Payload, json::Refused> {
    json::write(request, limits).map(Payload::Whole)
}

pub(crate) fn write_form(request: &dyn RecordView, _: bool) -> Result<Payload, json::Refused> {
    let mut output = String::with_capacity(256);
    push_pairs(&mut output, request, Travel::BODY);
    Ok(Payload::Whole(output.into_bytes()))
}

/// Whether the request holds a file that can be read no more.
pub(crate) fn is_spent(request: &dyn RecordView) -> bool {
    fn any(view: View<'_>) -> bool {
        match view {
            View::File(file) => file.file().is_spent(),
            View::List(list) => (0..list.count()).any(|index| any(list.item(index))),
            _ => false,
        }
    }
    (0..request.fields().len()).any(|index| any(request.field(index)))
}

#[cold]
fn invalid(plan: &Plan, violations: Vec<Violation>) -> Box<Fault> {
    let summary = match violations.len() {
        1 => format!("the request was not sent: {}", Violations(&violations)),
        count => format!("the request was not sent, for {count} reasons: {}", Violations(&violations)),
    };
    let mut fault = Fault::new(ErrorKind::Invalid, Phase::Request, Delivery::NotSent, summary);
    fault.endpoint = Some(plan.name);
    fault.violations = violations;
    fault
}
