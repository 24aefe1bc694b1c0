use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::json;

use super::args::Args;
use super::{Mistake, Reply, encode, worlds};
use crate::engine::Clock;
use crate::http::Service;

/// The latest time that a clock can be set to, in milliseconds: the end of the year 9999.
const LAST: i64 = 253_402_300_799_999;

pub(super) fn get(service: &Service, args: &mut Args) -> Reply {
    turn(service, args, |_| {})
}

pub(super) fn freeze(service: &Service, args: &mut Args) -> Reply {
    turn(service, args, Clock::freeze)
}

pub(super) fn run(service: &Service, args: &mut Args) -> Reply {
    turn(service, args, Clock::run)
}

pub(super) fn set(service: &Service, args: &mut Args) -> Reply {
    let now = args.number("now")?.ok_or_else(|| Mistake::Invalid("now: missing".to_owned()))?;
    let now = time(now).ok_or_else(|| Mistake::Invalid(format!("now: not from 0 to {LAST}")))?;
    turn(service, args, |clock| clock.set(now))
}

pub(super) fn advance(service: &Service, args: &mut Args) -> Reply {
    let ms = args.number("ms")?.ok_or_else(|| Mistake::Invalid("ms: missing".to_owned()))?;
    turn(service, args, |clock| clock.advance(Duration::from_millis(ms)))
}

fn turn(service: &Service, args: &mut Args, turn: impl Fn(&Clock)) -> Reply {
    let worlds = worlds(service, args)?;
    let clocks: Vec<_> = worlds
        .iter()
        .map(|world| {
            let engine = world.engine();
            turn(engine.clock());
            encode::clock(&engine)
        })
        .collect();
    service.state.feed.control();
    Ok(Some(json!({ "clocks": clocks })))
}

fn time(millis: i64) -> Option<SystemTime> {
    let since = u64::try_from(millis).ok().filter(|_| millis <= LAST)?;
    UNIX_EPOCH.checked_add(Duration::from_millis(since))
}
