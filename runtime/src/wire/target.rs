use bytes::Bytes;
use http::uri::PathAndQuery;

use super::encode::push_scalar;
use super::pairs::push_pairs;
use crate::error::Violation;
use crate::meta::Segment;
use crate::plan::Plan;
use crate::record::{RecordView, Travel, View};

/// Writes the path and query of a request. What a path cannot carry goes to `violations`; the result then
/// counts for nothing.
pub(super) fn write(
    plan: &Plan,
    request: &dyn RecordView,
    base_path: &str,
    violations: &mut Vec<Violation>,
) -> Option<PathAndQuery> {
    let mut target = String::with_capacity(base_path.len() + 64);
    target.push_str(base_path.trim_end_matches('/'));
    for segment in plan.path.segments() {
        match segment {
            Segment::Literal(text) => target.push_str(text),
            Segment::Field(index) => {
                if let Some(push) = plan.write_segment {
                    push(&mut target, request, index, violations);
                }
            }
        }
    }
    if target.is_empty() {
        target.push('/');
    }
    if let Some(push) = plan.write_query {
        push(&mut target, request);
    }
    if target.len() > usize::from(u16::MAX - 1) {
        violations.push(Violation::new(plan.name.into(), "the path and query are longer than 65534 bytes"));
        return None;
    }
    let target = PathAndQuery::from_maybe_shared(Bytes::from(target));
    if target.is_err() {
        violations.push(Violation::new(plan.name.into(), "the path and query are not those of a URI"));
    }
    target.ok()
}

/// Appends one segment. An empty one, `.` and `..` would change which resource is meant, encoded or not:
/// servers and proxies normalise paths before and after decoding them.
pub(crate) fn push_segment(
    target: &mut String,
    request: &dyn RecordView,
    index: usize,
    violations: &mut Vec<Violation>,
) {
    let view = request.field(index);
    let problem = match view {
        View::Absent | View::Str("") => "must not be empty in a path",
        View::Str("." | "..") => "must not be `.` or `..` in a path",
        _ if push_scalar(target, view) => return,
        _ => "cannot stand in a path",
    };
    let name = request.fields().get(index).map_or("", |field| field.name());
    violations.push(Violation::new(name.into(), problem));
}

pub(crate) fn push_query(target: &mut String, request: &dyn RecordView) {
    let separator = if target.contains('?') { '&' } else { '?' };
    target.push(separator);
    let before = target.len();
    push_pairs(target, request, Travel::QUERY);
    if target.len() == before {
        target.pop();
    }
}
