use http::HeaderMap;
use http::uri::PathAndQuery;

use super::Outgoing;
use crate::plan::Plan;

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
    pub(crate) fn of(plan: &Plan, written: &Outgoing) -> Self {
        let has_target = plan.write_segment.is_none() && plan.write_query.is_none();
        Self {
            target: has_target.then(|| written.target.clone()),
            headers: plan.write_headers.is_none().then(|| written.headers.clone()),
        }
    }
}
