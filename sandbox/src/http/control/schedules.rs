use serde_json::json;

use super::args::Args;
use super::{Mistake, Reply, encode, worlds};
use crate::engine::UnknownSchedule;
use crate::http::Service;

/// How many scheduled sends are shown when nothing is said.
const PAGE: u64 = 100;

pub(super) fn list(service: &Service, args: &mut Args) -> Reply {
    let limit = args.query_within("limit", 1..=1_000)?.unwrap_or(PAGE);
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut schedules = Vec::new();
    for world in worlds(service, args)? {
        let engine = world.engine();
        schedules.extend(engine.schedules().take(limit).map(|one| encode::schedule(engine.app_key(), one)));
    }
    schedules.truncate(limit);
    Ok(Some(json!({ "schedules": schedules })))
}

pub(super) fn fire(service: &Service, id: &str, args: &mut Args) -> Reply {
    let fired = worlds(service, args)?.into_iter().find_map(|world| {
        let mut engine = world.engine();
        engine.fire_schedule(id).map_err(|UnknownSchedule| ()).ok()?;
        let schedule = engine.schedule(id).ok()?;
        Some(encode::schedule(engine.app_key(), schedule))
    });
    // Whoever keeps the clocks tells that something was sent.
    service.state.feed.schedules();
    fired.map(Some).ok_or(Mistake::NotFound("scheduled send that waits"))
}
