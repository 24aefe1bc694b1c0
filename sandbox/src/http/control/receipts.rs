use std::ops::RangeInclusive;

use serde_json::json;

use super::args::Args;
use super::{Mistake, Reply, encode, worlds};
use crate::http::Service;

/// How many items are shown when nothing is said.
const PAGE: u64 = 100;

const ITEMS: RangeInclusive<u64> = 1..=1_000;

/// The longest reply, in bytes.
const CONTENT_BYTES: usize = 4_096;

pub(super) fn list(service: &Service, args: &mut Args) -> Reply {
    let limit = usize::try_from(args.query_within("limit", ITEMS)?.unwrap_or(PAGE)).unwrap_or(usize::MAX);
    let (mut receipts, mut total, mut dropped) = (Vec::new(), 0, 0);
    for world in worlds(service, args)? {
        let engine = world.engine();
        total += engine.receipts().len();
        dropped += engine.dropped_receipts();
        receipts.extend(engine.receipts().take(limit).map(|one| encode::receipt(engine.app_key(), one)));
    }
    receipts.truncate(limit);
    Ok(Some(json!({ "receipts": receipts, "total": total, "dropped": dropped })))
}

pub(super) fn list_replies(service: &Service, args: &mut Args) -> Reply {
    let limit = usize::try_from(args.query_within("limit", ITEMS)?.unwrap_or(PAGE)).unwrap_or(usize::MAX);
    let (mut replies, mut total) = (Vec::new(), 0);
    for world in worlds(service, args)? {
        let engine = world.engine();
        total += engine.replies().len();
        replies.extend(engine.replies().take(limit).map(|one| encode::reply(engine.app_key(), one)));
    }
    replies.truncate(limit);
    Ok(Some(json!({ "replies": replies, "total": total })))
}

pub(super) fn add(service: &Service, args: &mut Args) -> Reply {
    let msg_id: Option<u64> = args.number("msg_id")?;
    let msg_id = msg_id.ok_or_else(|| Mistake::Invalid("msg_id: missing".to_owned()))?;
    let status = args.number("status")?.unwrap_or(4_001);
    let reported = worlds(service, args)?.iter().any(|world| world.engine().report(msg_id, status));
    service.state.feed.messages();
    service.state.feed.chores();
    if reported { Ok(None) } else { Err(Mistake::NotFound("message")) }
}

pub(super) fn add_reply(service: &Service, args: &mut Args) -> Reply {
    let mobile = args.text("mobile")?.ok_or_else(|| Mistake::Invalid("mobile: missing".to_owned()))?;
    let content = args.text("content")?.ok_or_else(|| Mistake::Invalid("content: missing".to_owned()))?;
    if content.len() > CONTENT_BYTES {
        return Err(Mistake::Invalid(format!("content: over {CONTENT_BYTES} bytes")));
    }
    for world in worlds(service, args)? {
        let replied = world.engine().reply(&mobile, content.clone());
        replied.map_err(|_| Mistake::Invalid("mobile: no mobile number".to_owned()))?;
    }
    service.state.feed.control();
    Ok(None)
}
