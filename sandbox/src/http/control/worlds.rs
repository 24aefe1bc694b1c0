use serde_json::{Value, json};

use super::args::{self, Args};
use super::{Mistake, Reply, encode};
use crate::account::{Credentials, TooMany};
use crate::engine::{Audit, Engine, Settings, magic_codes};
use crate::http::Service;

pub(super) fn codes(args: &mut Args) -> Reply {
    args.finish()?;
    let codes: Vec<_> = magic_codes().iter().map(encode::code).collect();
    Ok(Some(json!({ "codes": codes })))
}

pub(super) fn settings(service: &Service, args: &mut Args) -> Reply {
    each(service, args, "settings", |engine| encode::settings(engine))
}

pub(super) fn set_settings(service: &Service, args: &mut Args) -> Reply {
    let audit = args.text("audit")?.map_or(Ok(Audit::Manual), |name| {
        Audit::from_name(&name)
            .ok_or_else(|| Mistake::Invalid("audit: not manual, approve or reject".to_owned()))
    })?;
    let allowed_ips = args.texts("allowed_ips")?.into_iter().map(|address| {
        address.parse().map_err(|_| Mistake::Invalid("allowed_ips: one is no IP address".to_owned()))
    });
    let settings = Settings {
        quota: args.number("quota")?,
        voice_quota: args.number("voice_quota")?,
        industry_quota: args.number("industry_quota")?,
        market_quota: args.number("market_quota")?,
        has_sms_service: args.bool("has_sms_service")?.unwrap_or(true),
        is_blocked: args.bool("is_blocked")?.unwrap_or_default(),
        allowed_ips: allowed_ips.collect::<Result<_, _>>()?,
        black_words: args.texts("black_words")?,
        unsubscribed: args.texts("unsubscribed")?,
        audit,
        receipt_status: match args.number("receipt_status")? {
            None => Settings::default().receipt_status,
            Some(0) => None,
            status => status,
        },
    };
    let reply = each(service, args, "settings", |engine| {
        engine.set_settings(settings.clone());
        encode::settings(engine)
    });
    service.state.feed.control();
    reply
}

pub(super) fn list(service: &Service, args: &mut Args) -> Reply {
    each(service, args, "worlds", |engine| encode::world(engine))
}

pub(super) fn create(service: &Service, app_key: &str, args: &mut Args) -> Reply {
    let app_key = named(app_key)?;
    let master_secret = args.text("master_secret")?;
    args.finish()?;
    let master_secret = master_secret.ok_or_else(|| Mistake::Invalid("master_secret: missing".to_owned()))?;
    let credentials = Credentials::new(app_key, master_secret);
    if let Some(defect) = credentials.defect() {
        return Err(Mistake::Invalid(defect.to_owned()));
    }
    let world = service.state.create_world(&credentials).map_err(|TooMany| Mistake::TooMany("worlds"))?;
    let shown = encode::world(&world.engine());
    Ok(Some(shown))
}

pub(super) fn delete(service: &Service, app_key: &str, args: &mut Args) -> Reply {
    args.finish()?;
    if service.state.delete_world(&named(app_key)?) { Ok(None) } else { Err(Mistake::NotFound("world")) }
}

pub(super) fn reset(service: &Service, args: &mut Args) -> Reply {
    let app_key = args.query("app_key");
    args.finish()?;
    service.state.reset(app_key.as_deref())?;
    Ok(None)
}

fn named(segment: &str) -> Result<String, Mistake> {
    args::segment(segment).ok_or_else(|| Mistake::Invalid("app_key: no UTF-8".to_owned()))
}

fn each(service: &Service, args: &mut Args, name: &str, show: impl Fn(&mut Engine) -> Value) -> Reply {
    let worlds = super::worlds(service, args)?;
    let shown: Vec<_> = worlds.iter().map(|world| show(&mut world.engine())).collect();
    Ok(Some(json!({ name: shown })))
}
