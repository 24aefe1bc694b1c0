use super::args::Args;
use super::{Reply, encode};
use crate::developer::DeveloperBalance;
use crate::http::Service;

pub(super) fn get(service: &Service, args: &mut Args) -> Reply {
    args.finish()?;
    Ok(Some(encode::developer(&service.state.developer().balance)))
}

pub(super) fn set(service: &Service, args: &mut Args) -> Reply {
    let balance = DeveloperBalance {
        all: args.number("balance")?,
        voice: args.number("voice")?,
        industry: args.number("industry")?,
        market: args.number("market")?,
    };
    args.finish()?;
    service.state.developer().balance = balance;
    service.state.feed.control();
    Ok(Some(encode::developer(&balance)))
}
