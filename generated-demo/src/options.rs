//! The command line.

use std::env;
use std::ffi::OsString;
use std::net::IpAddr;

use lexopt::{Arg, Parser, ValueExt};

use crate::sms::Credentials;

/// What to do.
pub(crate) enum Options {
    /// Run the demonstration.
    Run(Server),
    /// Print this and stop.
    Print(String),
}

/// The server to demonstrate against.
pub(crate) enum Server {
    /// The sandbox, in this process.
    Embedded,
    /// Another server on this machine: the whole tour.
    Loopback {
        /// Where it is.
        base_url: String,
        /// Whose account.
        credentials: Credentials,
    },
    /// Any other server: one code to one number.
    Live {
        /// Where it is.
        base_url: String,
        /// Whose account.
        credentials: Credentials,
        /// Who gets the code.
        mobile: String,
    },
}

const HELP: &str = "\
Shows the Jiguang SMS client that sms_api!() generates, at work.

usage: generated-demo [--base-url URL] [--app-key KEY --master-secret SECRET] [--live --mobile NUMBER]

  (no option)               start a local sandbox, call every endpoint, provoke the important refusals
  --base-url URL            do the same against another server on this machine
  --base-url URL --live --mobile NUMBER
                            against any server: send ONE code to that number, ask for it, verify it
  --app-key KEY             credentials for --base-url; or the variables SMS_APP_KEY and
  --master-secret SECRET    SMS_MASTER_SECRET, which keep the secret out of the list of processes
  --help, --version

Exit code: 0 if every answer was as documented, 1 if not, 2 if the command line is wrong.";

/// Reads the command line; the error says what is wrong and what to do.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Options, String> {
    let mut parser = Parser::from_iter(arguments);
    let (mut base_url, mut app_key, mut master_secret, mut mobile, mut live) =
        (None, None, None, None, false);
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        match argument {
            Arg::Long("base-url") => base_url = Some(text(&mut parser)?),
            Arg::Long("app-key") => app_key = Some(text(&mut parser)?),
            Arg::Long("master-secret") => master_secret = Some(text(&mut parser)?),
            Arg::Long("mobile") => mobile = Some(text(&mut parser)?),
            Arg::Long("live") => live = true,
            Arg::Long("help") | Arg::Short('h') => return Ok(Options::Print(HELP.to_owned())),
            Arg::Long("version") | Arg::Short('V') => {
                return Ok(Options::Print(concat!("generated-demo ", env!("CARGO_PKG_VERSION")).to_owned()));
            }
            other => return Err(other.unexpected().to_string()),
        }
    }

    let Some(base_url) = base_url else {
        return if live || mobile.is_some() || app_key.is_some() || master_secret.is_some() {
            Err("--live, --mobile, --app-key and --master-secret need --base-url: which server?".to_owned())
        } else {
            Ok(Options::Run(Server::Embedded))
        };
    };
    match (live, mobile) {
        (true, Some(mobile)) => {
            let credentials = credentials(app_key, master_secret)?;
            Ok(Options::Run(Server::Live { base_url, credentials, mobile }))
        }
        (true, None) => Err("--live needs --mobile NUMBER: who gets the code?".to_owned()),
        (false, Some(_)) => {
            Err("--mobile goes with --live; without it, the sandbox's own numbers are used".to_owned())
        }
        (false, None) if !is_loopback(&base_url) => Err(format!(
            "{base_url} is not on this machine, and the whole tour would text strangers; \
             with --live --mobile NUMBER, one code goes to that number and nothing else"
        )),
        (false, None) => {
            let credentials = credentials(app_key, master_secret)?;
            Ok(Options::Run(Server::Loopback { base_url, credentials }))
        }
    }
}

fn text(parser: &mut Parser) -> Result<String, String> {
    parser.value().and_then(|value| value.string()).map_err(|error| error.to_string())
}

fn credentials(app_key: Option<String>, master_secret: Option<String>) -> Result<Credentials, String> {
    let or_variable = |given: Option<String>, variable: &str| {
        given.or_else(|| env::var(variable).ok()).filter(|value| !value.is_empty())
    };
    match (or_variable(app_key, "SMS_APP_KEY"), or_variable(master_secret, "SMS_MASTER_SECRET")) {
        (Some(app_key), Some(master_secret)) => Ok(Credentials::new(app_key, master_secret)),
        (app_key, _) => Err(format!(
            "no {}: give --app-key and --master-secret, or set SMS_APP_KEY and SMS_MASTER_SECRET",
            if app_key.is_none() { "app key" } else { "master secret" }
        )),
    }
}

/// Whether the URL's host is this machine, by its name or its address.
fn is_loopback(base_url: &str) -> bool {
    let authority = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    let authority = authority.split(['/', '?', '#']).next().unwrap_or_default();
    if authority.contains('@') {
        return false;
    }
    let host = match authority.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => authority.split(':').next().unwrap_or_default(),
    };
    host.eq_ignore_ascii_case("localhost")
        || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::is_loopback;

    #[test]
    fn only_this_machine_is_loopback() {
        for url in
            ["http://127.0.0.1:8025/v1", "http://localhost", "HTTP://LocalHost:1/", "http://[::1]:80/v1"]
        {
            assert!(is_loopback(url), "{url}");
        }
        for url in [
            "https://api.sms.jpush.cn/v1",
            "http://127.0.0.1.example.com/",
            "http://localhost.example.com/",
            "http://localhost@example.com/",
            "http://example.com/127.0.0.1",
            "http://example.com#@127.0.0.1/",
        ] {
            assert!(!is_loopback(url), "{url}");
        }
    }
}
