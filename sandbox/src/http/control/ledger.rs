use serde_json::json;

use super::args::Args;
use super::{Mistake, Reply, encode};
use crate::endpoint::Endpoint;
use crate::http::Service;

/// How many entries a call gives when nothing is said.
const PAGE: u64 = 100;

pub(super) fn get(service: &Service, args: &mut Args) -> Reply {
    let app_key = args.query("app_key");
    let mobile = args.query("mobile");
    let endpoint = args.query("endpoint").map(|name| name.parse::<Endpoint>()).transpose();
    let endpoint = endpoint.map_err(|unknown| Mistake::Invalid(format!("endpoint: {unknown}")))?;
    let limit = args.query_within("limit", 1..=10_000)?.unwrap_or(PAGE);
    args.finish()?;
    let ledger = service.state.ledger();
    let matching = || {
        ledger.entries().filter(|entry| {
            app_key.as_ref().is_none_or(|app_key| entry.app_key.as_ref() == Some(app_key))
                && mobile.as_ref().is_none_or(|mobile| entry.mobile.as_ref() == Some(mobile))
                && endpoint.is_none_or(|endpoint| entry.endpoint == Some(endpoint))
        })
    };
    let shown = matching().take(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(Some(json!({
        "entries": shown.map(encode::ledger_entry).collect::<Vec<_>>(),
        "received": matching().map(|entry| entry.received).sum::<u64>(),
        "executed": matching().map(|entry| entry.executed).sum::<u64>(),
        "dropped": ledger.dropped(),
    })))
}
