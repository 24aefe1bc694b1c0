use std::cmp::Reverse;

use serde_json::json;

use super::args::Args;
use super::{Mistake, Reply, encode, worlds};
use crate::engine::{Engine, UnknownTemplate};
use crate::http::Service;

pub(super) fn list(service: &Service, args: &mut Args) -> Reply {
    let mut found = Vec::new();
    for world in worlds(service, args)? {
        let engine = world.engine();
        for (temp_id, template) in engine.templates() {
            found.push((temp_id, encode::template(engine.app_key(), temp_id, template)));
        }
    }
    found.sort_by_key(|(temp_id, _)| Reverse(*temp_id));
    let templates: Vec<_> = found.into_iter().map(|(_, template)| template).collect();
    Ok(Some(json!({ "templates": templates })))
}

pub(super) fn approve(service: &Service, temp_id: &str, args: &mut Args) -> Reply {
    audit(service, temp_id, args, Engine::approve_template)
}

pub(super) fn reject(service: &Service, temp_id: &str, args: &mut Args) -> Reply {
    let reason = args.text("reason")?;
    audit(service, temp_id, args, |engine, temp_id| engine.reject_template(temp_id, reason.clone()))
}

fn audit(
    service: &Service,
    temp_id: &str,
    args: &mut Args,
    verdict: impl Fn(&mut Engine, u64) -> Result<(), UnknownTemplate>,
) -> Reply {
    let unknown = || Mistake::NotFound("template");
    let temp_id: u64 = temp_id.parse().map_err(|_| unknown())?;
    let worlds = worlds(service, args)?;
    let audited = service.state.audit(&worlds, temp_id, |engine| verdict(engine, temp_id));
    audited.map_err(|UnknownTemplate(_)| unknown())?;
    let shown = worlds.iter().find_map(|world| {
        let engine = world.engine();
        let template = engine.template(temp_id).ok()?;
        Some(encode::template(engine.app_key(), temp_id, template))
    });
    shown.map(Some).ok_or_else(unknown)
}
