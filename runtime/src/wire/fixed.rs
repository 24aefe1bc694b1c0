use http::HeaderMap;
use http::uri::PathAndQuery;

use super::Outgoing;
use crate::meta::{Meta, Segment};
use crate::record::{RecordView, Travel};

/// What all requests of an endpoint have in common, kept from an earlier one: writing it again each time costs
/// more than the body does.
#[derive(Clone, Default)]
pub(crate) struct Fixed {
    /// `None` where a field of the request stands in path or query.
    pub(super) target: Option<PathAndQuery>,
    /// `None` where a field of the request travels in a header.
    pub(crate) headers: Option<HeaderMap>,
}

impl Fixed {
    /// What of a written request holds for the next one too.
    pub(crate) fn of(meta: &Meta, request: &dyn RecordView, written: &Outgoing) -> Self {
        let travels = |way| request.fields().iter().any(|field| field.travel.has(way));
        let in_target = meta.path.iter().any(|segment| matches!(segment, Segment::Field(_)));
        Self {
            target: (!in_target && !travels(Travel::QUERY)).then(|| written.target.clone()),
            headers: (!travels(Travel::HEADER)).then(|| written.headers.clone()),
        }
    }
}
