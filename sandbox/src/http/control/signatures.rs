use std::cmp::Reverse;

use serde_json::json;

use super::args::Args;
use super::{Mistake, Reply, encode, worlds};
use crate::engine::{Engine, UnknownSignature};
use crate::http::Service;

pub(super) fn list(service: &Service, args: &mut Args) -> Reply {
    let mut found = Vec::new();
    for world in worlds(service, args)? {
        let engine = world.engine();
        for (sign_id, signature) in engine.signatures() {
            found.push((sign_id, encode::signature(engine.app_key(), sign_id, signature)));
        }
    }
    found.sort_by_key(|(sign_id, _)| Reverse(*sign_id));
    let signatures: Vec<_> = found.into_iter().map(|(_, signature)| signature).collect();
    Ok(Some(json!({ "signatures": signatures })))
}

pub(super) fn approve(service: &Service, sign_id: &str, args: &mut Args) -> Reply {
    audit(service, sign_id, args, Engine::approve_signature)
}

pub(super) fn reject(service: &Service, sign_id: &str, args: &mut Args) -> Reply {
    let reason = args.text("reason")?;
    audit(service, sign_id, args, |engine, sign_id| engine.reject_signature(sign_id, reason.clone()))
}

fn audit(
    service: &Service,
    sign_id: &str,
    args: &mut Args,
    verdict: impl Fn(&mut Engine, u64) -> Result<(), UnknownSignature>,
) -> Reply {
    let unknown = || Mistake::NotFound("signature");
    let sign_id: u64 = sign_id.parse().map_err(|_| unknown())?;
    let worlds = worlds(service, args)?;
    let audited = service.state.audit_signature(&worlds, sign_id, |engine| verdict(engine, sign_id));
    audited.map_err(|UnknownSignature(_)| unknown())?;
    let shown = worlds.iter().find_map(|world| {
        let engine = world.engine();
        let signature = engine.signature(sign_id).ok()?;
        Some(encode::signature(engine.app_key(), sign_id, signature))
    });
    shown.map(Some).ok_or_else(unknown)
}
