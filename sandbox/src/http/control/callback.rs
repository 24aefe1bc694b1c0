use serde_json::json;

use super::args::Args;
use super::{Mistake, Reply, encode, worlds};
use crate::courier;
use crate::engine::{CallbackUrl, Engine};
use crate::http::Service;

pub(super) fn get(service: &Service, args: &mut Args) -> Reply {
    each(service, args, |_| {})
}

/// Sets it where the server answers, as the vendor's console does.
pub(super) async fn set(service: &Service, args: &mut Args) -> Reply {
    let url = args.text("url")?.ok_or_else(|| Mistake::Invalid("url: missing".to_owned()))?;
    let url: CallbackUrl = url.parse().map_err(|mistake| Mistake::Invalid(format!("url: {mistake}")))?;
    if !courier::confirm(&url).await {
        return Err(Mistake::NotConfirmed);
    }
    each(service, args, |engine| engine.set_callback_url(Some(url.clone())))
}

pub(super) fn clear(service: &Service, args: &mut Args) -> Reply {
    each(service, args, |engine| engine.set_callback_url(None))
}

fn each(service: &Service, args: &mut Args, change: impl Fn(&mut Engine)) -> Reply {
    let shown = worlds(service, args)?.into_iter().map(|world| {
        let mut engine = world.engine();
        change(&mut engine);
        encode::callback(&engine)
    });
    let shown: Vec<_> = shown.collect();
    service.state.feed.control();
    Ok(Some(json!({ "callbacks": shown })))
}
