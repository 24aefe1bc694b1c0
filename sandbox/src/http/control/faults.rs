use serde_json::json;

use super::args::Args;
use super::{Mistake, Reply, encode};
use crate::fault::{TooMany, from_pairs};
use crate::http::Service;

pub(super) fn list(service: &Service, args: &mut Args) -> Reply {
    args.finish()?;
    let faults: Vec<_> = service.state.faults().iter().map(encode::fault).collect();
    Ok(Some(json!({ "faults": faults })))
}

pub(super) fn add(service: &Service, args: &mut Args) -> Reply {
    let pairs = args.rest()?;
    args.finish()?;
    let fault = from_pairs(pairs).map_err(|mistake| Mistake::Invalid(mistake.to_string()))?;
    let mut faults = service.state.faults();
    let added = faults.add(fault).map(encode::fault).map_err(|TooMany| Mistake::TooMany("faults"))?;
    drop(faults);
    service.state.feed.control();
    Ok(Some(added))
}

pub(super) fn clear(service: &Service, args: &mut Args) -> Reply {
    args.finish()?;
    service.state.faults().clear();
    service.state.feed.control();
    Ok(None)
}

pub(super) fn remove(service: &Service, id: &str, args: &mut Args) -> Reply {
    args.finish()?;
    let existed = id.parse().is_ok_and(|id| service.state.faults().remove(id));
    service.state.feed.control();
    if existed { Ok(None) } else { Err(Mistake::NotFound("fault")) }
}
