use std::time::Duration;

use serde_json::json;
use tokio::time::timeout;

use super::args::Args;
use super::{Mistake, Reply, encode, worlds};
use crate::engine::Message;
use crate::http::Service;
use crate::state::{Search, State};

/// How many messages a page has when nothing is said.
const PAGE: u64 = 100;

/// How long is waited when nothing is said, in milliseconds.
const WAIT_MS: u64 = 5_000;

pub(super) fn list(service: &Service, args: &mut Args) -> Reply {
    let mobile = args.query("mobile");
    let text = args.query("q").map(|text| text.to_lowercase());
    let (before, after) = (args.query_number("before")?, args.query_number("after")?);
    let limit = args.query_within("limit", 1..=1_000)?.unwrap_or(PAGE);
    let worlds = worlds(service, args)?;
    let arrival = |msg_id| State::arrival(&worlds, msg_id);
    let search = Search { mobile, text, before: before.map(arrival), after: after.map(arrival) };
    let found = State::search(&worlds, &search, usize::try_from(limit).unwrap_or(usize::MAX));
    let messages: Vec<_> = found.messages.iter().map(|message| encode::message(message, None)).collect();
    Ok(Some(json!({ "messages": messages, "total": found.total, "dropped": found.dropped })))
}

pub(super) fn get(service: &Service, msg_id: &str, args: &mut Args) -> Reply {
    let number: Option<u64> = msg_id.parse().ok();
    let worlds = worlds(service, args)?;
    let find = |number| worlds.iter().find_map(|world| world.engine().message(number).cloned());
    let message = number.and_then(find).ok_or(Mistake::NotFound("message"))?;
    Ok(Some(whole(service, &message)))
}

pub(super) fn latest(service: &Service, args: &mut Args) -> Reply {
    let mobile = args.query("mobile");
    let worlds = worlds(service, args)?;
    let message = State::latest(&worlds, mobile.as_deref()).ok_or(Mistake::NotFound("message"))?;
    Ok(Some(whole(service, &message)))
}

pub(super) async fn wait(service: &Service, args: &mut Args) -> Reply {
    let mobile = args.query("mobile").ok_or_else(|| Mistake::Invalid("mobile: missing".to_owned()))?;
    let after = args.query_number("after")?;
    let limit = args.query_within("timeout_ms", 0..=60_000)?.unwrap_or(WAIT_MS);
    let worlds = worlds(service, args)?;
    let waiting = timeout(Duration::from_millis(limit), service.state.wait(&worlds, &mobile, after));
    let message = tokio::select! {
        message = waiting => message.map_err(|_| Mistake::Timeout)?,
        () = service.stopped() => return Err(Mistake::Timeout),
    };
    Ok(Some(whole(service, &message)))
}

fn whole(service: &Service, message: &Message) -> serde_json::Value {
    encode::message(message, service.state.exchange(message).as_deref())
}
