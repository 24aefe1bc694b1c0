use std::ffi::OsString;
use std::net::{Ipv4Addr, SocketAddr};

use lexopt::{Arg, Parser, ValueExt as _};
use sms_api_sandbox::{Audit, CallbackUrl, Credentials, Fault, Settings};

pub(crate) const HELP: &str = "\
A local Jiguang SMS (极光短信) to develop and test against. Nothing is sent to anyone.

Usage: sms-sandbox [OPTIONS]

Options:
      --listen ADDR           Where to listen; port 0 picks a free one [default: 127.0.0.1:8025]
      --allow-remote          Allow an ADDR that other machines can reach
      --app-key KEY           Accept this app key too, with the --master-secret that follows it;
                              may be given several times
      --master-secret SECRET  The master secret of the --app-key before it
      --dev-key KEY           Answer the question for the developer's balance to this key, with the
                              --dev-secret that follows it
      --dev-secret SECRET     The secret of the --dev-key before it
      --message-limit N       Keep N messages of each account; full, the oldest are dropped
                              [default: 10000]
      --strict                Refuse what deviates from the documents, and report every deviation
      --quiet                 Write no line for each request
  -h, --help                  Print this
  -V, --version               Print the version

What the service does, all of it open to the control API as well; all but --quota, --audit,
--receipt-status, --callback-url and the two flags may be given several times:
      --fault RULE            Let calls go wrong: effect=NAME[,KEY=VALUE]..., for example
                              effect=reset_after,endpoint=send_code,nth=2
      --quota N               N messages are left to each account, then 50014
      --no-sms-service        The accounts have no SMS service: 50008
      --blocked-app           The applications are blocked: 50036
      --allow-ip ADDRESS      Only these addresses may call; others get 50035
      --black-word WORD       A text with this word is refused: 50037
      --unsubscribed MOBILE   This number wants no messages: 50024
      --audit WHEN            What becomes of a new template or signature: manual, approve or reject
                              [default: manual]
      --receipt-status N      What the delivery reports say; 0: there are none until they are handed in
                              [default: 4001]
      --callback-url URL      Send reports, replies and audits there, http:// on this machine; the
                              server there need not be up yet, and has to echo before its first event
                              [default: nowhere; reports and replies wait to be asked for]

Without any of this, a mobile number of 154000 and a return code provokes that code: a send to
15400050009 is refused with 50009; one of 154000 and a delivery status, as 15400004003, provokes that.

When it is ready it prints one line of JSON with its base_url and inbox_url to standard output, and
then a line for each request to standard error. It always accepts the sample credentials of the
documents, 7d431e42dfa6a6d693ac2d04:5e987ac6d2e04d95a9d8f0d1.
";

const OPTIONS: &str = "--listen, --allow-remote, --app-key, --master-secret, --dev-key, --dev-secret, \
                       --message-limit, --strict, --quiet, --fault, --quota, --no-sms-service, --blocked-app, --allow-ip, --black-word, \
                       --unsubscribed, --audit, --receipt-status, --callback-url, --help, --version";

pub(crate) enum Command {
    Help,
    Version,
    Serve(Box<Serve>),
}

pub(crate) struct Serve {
    pub(crate) listen: SocketAddr,
    pub(crate) allow_remote: bool,
    pub(crate) credentials: Vec<Credentials>,
    pub(crate) developer: Option<Credentials>,
    pub(crate) message_limit: Option<usize>,
    pub(crate) strict: bool,
    pub(crate) quiet: bool,
    pub(crate) faults: Vec<Fault>,
    pub(crate) settings: Settings,
    pub(crate) callback_url: Option<CallbackUrl>,
}

/// Reads the command line, the program's name included; a mistake is told in one sentence.
pub(crate) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Command, String> {
    let mut parser = Parser::from_iter(args);
    let mut serve = Serve {
        listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8025)),
        allow_remote: false,
        credentials: Vec::new(),
        developer: None,
        message_limit: None,
        strict: false,
        quiet: false,
        faults: Vec::new(),
        settings: Settings::default(),
        callback_url: None,
    };
    let mut app_key: Option<String> = None;
    let mut dev_key: Option<String> = None;
    while let Some(arg) = parser.next().map_err(told)? {
        if app_key.is_some() && !matches!(arg, Arg::Long("master-secret")) {
            break;
        }
        if dev_key.is_some() && !matches!(arg, Arg::Long("dev-secret")) {
            break;
        }
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help),
            Arg::Short('V') | Arg::Long("version") => return Ok(Command::Version),
            Arg::Long("allow-remote") => serve.allow_remote = true,
            Arg::Long("listen") => serve.listen = address(&text(&mut parser)?)?,
            Arg::Long("app-key") => app_key = Some(text(&mut parser)?),
            Arg::Long("master-secret") => {
                let app_key = app_key.take().ok_or("--master-secret needs an --app-key before it")?;
                serve.credentials.push(credentials(app_key, text(&mut parser)?)?);
            }
            Arg::Long("dev-key") => dev_key = Some(text(&mut parser)?),
            Arg::Long("dev-secret") => {
                let dev_key = dev_key.take().ok_or("--dev-secret needs a --dev-key before it")?;
                let developer = Credentials::new(dev_key, text(&mut parser)?);
                serve.developer = Some(developer);
            }
            Arg::Long("receipt-status") => {
                let status = number(&mut parser, "--receipt-status")?;
                serve.settings.receipt_status = (status != 0).then_some(status);
            }
            Arg::Long("message-limit") => serve.message_limit = Some(number(&mut parser, "--message-limit")?),
            Arg::Long("strict") => serve.strict = true,
            Arg::Long("quiet") => serve.quiet = true,
            Arg::Long("fault") => serve.faults.push(fault(&text(&mut parser)?)?),
            Arg::Long("quota") => serve.settings.quota = Some(number(&mut parser, "--quota")?),
            Arg::Long("no-sms-service") => serve.settings.has_sms_service = false,
            Arg::Long("blocked-app") => serve.settings.is_blocked = true,
            Arg::Long("allow-ip") => {
                let text = text(&mut parser)?;
                let address =
                    text.parse().map_err(|_| format!("--allow-ip takes an IP address, not {text:?}"));
                serve.settings.allowed_ips.push(address?);
            }
            Arg::Long("black-word") => serve.settings.black_words.push(some(&mut parser, "--black-word")?),
            Arg::Long("unsubscribed") => {
                serve.settings.unsubscribed.push(some(&mut parser, "--unsubscribed")?)
            }
            Arg::Long("audit") => {
                serve.settings.audit = match text(&mut parser)?.as_str() {
                    "manual" => Audit::Manual,
                    "approve" => Audit::Approve,
                    "reject" => Audit::Reject,
                    other => return Err(format!("--audit takes manual, approve or reject, not {other:?}")),
                }
            }
            Arg::Long("callback-url") => {
                let url = text(&mut parser)?.parse();
                serve.callback_url = Some(url.map_err(|mistake| format!("--callback-url: {mistake}"))?);
            }
            Arg::Long(name) => return Err(format!("there is no option --{name}; there are {OPTIONS}")),
            Arg::Short(letter) => return Err(format!("there is no option -{letter}; there are {OPTIONS}")),
            Arg::Value(_) => return Err(format!("only options are taken, which are {OPTIONS}")),
        }
    }
    if app_key.is_some() {
        return Err("--app-key needs a --master-secret after it".to_owned());
    }
    if dev_key.is_some() {
        return Err("--dev-key needs a --dev-secret after it".to_owned());
    }
    if !serve.allow_remote && !serve.listen.ip().to_canonical().is_loopback() {
        return Err(format!(
            "{} can be reached by other machines, and everybody knows the sample credentials; \
             add --allow-remote if that is meant",
            serve.listen
        ));
    }
    Ok(Command::Serve(Box::new(serve)))
}

fn text(parser: &mut Parser) -> Result<String, String> {
    parser.value().map_err(told)?.string().map_err(told)
}

fn some(parser: &mut Parser, option: &str) -> Result<String, String> {
    Some(text(parser)?).filter(|text| !text.is_empty()).ok_or_else(|| format!("{option} must not be empty"))
}

fn number<T: std::str::FromStr>(parser: &mut Parser, option: &str) -> Result<T, String> {
    let text = text(parser)?;
    text.parse().map_err(|_| format!("{option} takes a whole number, not {text:?}"))
}

fn fault(rule: &str) -> Result<Fault, String> {
    rule.parse().map_err(|mistake| format!("--fault {rule}: {mistake}"))
}

fn told(error: lexopt::Error) -> String {
    error.to_string()
}

fn address(text: &str) -> Result<SocketAddr, String> {
    let numeric = match text.strip_prefix("localhost:") {
        Some(port) => format!("127.0.0.1:{port}"),
        None => text.to_owned(),
    };
    numeric.parse().map_err(|_| {
        format!("--listen takes an address and a port like 127.0.0.1:8025 or [::1]:8025, not {text:?}")
    })
}

fn credentials(app_key: String, master_secret: String) -> Result<Credentials, String> {
    if app_key.is_empty() || app_key.contains(':') {
        return Err("--app-key must not be empty and must not contain a colon".to_owned());
    }
    if master_secret.is_empty() {
        return Err("--master-secret must not be empty".to_owned());
    }
    Ok(Credentials::new(app_key, master_secret))
}
