//! Nothing that is printed shows a secret or a full mobile number.

mod other_side;

use std::collections::BTreeSet;
use std::fmt::Display;
use std::fs;
use std::future::IntoFuture as _;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE};
use sms_api::CallOptions;
use sms_api_codegen::{Options, Source, generate};
use sms_api_tests::{Authority, Identity, Script, Server, Step};

use crate::api::{APP_KEY, Client, Credentials, Error, MOBILE, SECRET, builder, client, credentials};
use crate::contract::{Expect, Seen, contracts};
use crate::reactor::alone;
use crate::shown::Shown;

const TOKEN: &str = "dev-token-9f8e7d6c";

contracts![
    (no_failure_shows_a_secret, "secrets in Debug, Display, panics and trace logs", PRINTS, failures),
    (no_trace_shows_a_secret, "secrets in Debug, Display, panics and trace logs", PRINTS, traces),
    (
        no_mistake_of_a_caller_is_repeated,
        "secrets in Debug, Display, panics and trace logs",
        REFUSED,
        mistakes
    ),
];

const PRINTS: Expect = Expect::ENDS.executed_between(0, 1);
const REFUSED: Expect = Expect::invalid();

/// What must not be found.
fn secrets() -> Vec<String> {
    let mut secrets = vec![SECRET.to_owned(), TOKEN.to_owned(), MOBILE.to_owned()];
    for plain in [SECRET, &format!("{APP_KEY}:{SECRET}"), &format!(":{SECRET}"), TOKEN] {
        secrets.extend([STANDARD.encode(plain), STANDARD_NO_PAD.encode(plain), URL_SAFE.encode(plain)]);
    }
    secrets
}

/// The header of HTTP Basic.
fn basic(name: &str, secret: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{name}:{secret}")))
}

fn assert_clean(shown: &Shown) {
    let found = shown.containing(&secrets());
    assert!(found.is_empty(), "{found:#?}");
}

/// Answers and ends that bring the mobile number with them, in every place where a server could put it.
fn scripts() -> Vec<Script> {
    let json = |status: &str, body: String| {
        let head = format!("HTTP/1.1 {status}\r\ncontent-type: application/json\r\n");
        Script::executing().send(format!("{head}content-length: {}\r\n\r\n{body}", body.len()))
    };
    let refusal = |message: &str| format!("{{\"error\":{{\"code\":50009,\"message\":\"{message}\"}}}}");
    vec![
        json("200 OK", format!("{{\"receipt\":\"r\",\"details\":{{\"mobile\":\"{MOBILE}\"}}}}")),
        json("200 OK", format!("{{\"receipt\":[\"{MOBILE}\"]}}")),
        json("200 OK", format!("{{\"receipt\":\"r\",\"count\":\"{MOBILE}\"}}")),
        json("200 OK", format!("{{\"receipt\":\"r\",\"count\":-{MOBILE}}}")),
        json("200 OK", format!("{{\"receipt\":\"r\",\"details\":{MOBILE}}}")),
        json("200 OK", format!("{{\"{MOBILE}\":1,\"{MOBILE}\":2}}")),
        json("200 OK", format!("{MOBILE} is no JSON")),
        json("200 OK", format!("\"{MOBILE}\"")),
        json("403 Forbidden", refusal(&format!("{MOBILE} is out of luck"))),
        json("403 Forbidden", refusal(&format!("out of luck:{MOBILE}"))),
        json("500 Internal Server Error", refusal(MOBILE)),
        json("502 Bad Gateway", format!("<p>{MOBILE}</p>")),
        json(&format!("404 {MOBILE}"), String::new()),
        json(&format!("302 Found\r\nlocation: /{MOBILE}/{SECRET}"), String::new()),
        json(&format!("200 OK\r\ncontent-encoding: {MOBILE}"), "x".to_owned()),
        Script::executing()
            .send(format!("HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{MOBILE}"))
            .step(Step::Fin),
        Script::executing().send(format!("HTTP/1.1 {MOBILE}\r\n\r\n")).step(Step::Fin),
        Script::executing().send(format!("{MOBILE}\r\n\r\n")).step(Step::Fin),
        Script::executing().send(format!("HTTP/1.1 200 OK\r\n{MOBILE}\r\n\r\n")).step(Step::Fin),
        Script::executing().step(Step::Reset),
        Script::default().step(Step::Reset),
    ]
}

fn failures() -> Vec<Seen> {
    let shown = Shown::default();
    let rounds = alone(play(&shown));
    assert_clean(&shown);
    rounds
}

fn traces() -> Vec<Seen> {
    let shown = Shown::default();
    let rounds = tracing::subscriber::with_default(shown.clone(), || alone(play(&Shown::default())));
    assert!(shown.count("span") >= rounds.len(), "every call has a span, {}", shown.count("span"));
    assert!(shown.count("event") >= rounds.len(), "every attempt is told, {}", shown.count("event"));
    assert_clean(&shown);
    rounds
}

/// Calls an endpoint of each kind with the number in its body, path, query or header, and prints whatever
/// can be printed.
async fn play(shown: &Shown) -> Vec<Seen> {
    let mut rounds = Vec::new();
    let mut note = |name: String, result: Result<(), Error>, server: &Server, key: &str| {
        if let Err(error) = &result {
            shown.error(error);
            shown.debug(&error.violations().to_vec());
        }
        rounds.push(Seen::new(name, result, server.events().executions(key)));
    };
    for script in scripts() {
        let server = Server::start(script.clone());
        let hook = shown.clone();
        let credentials = credentials().dev(TOKEN);
        shown.debug(&credentials);
        let builder = Client::builder(credentials).base_url(&server.base_url()).unwrap().retries(false);
        let builder = builder.on_attempt(move |attempt| hook.debug(attempt));
        shown.debug(&builder);
        let client = builder.build().unwrap();
        shown.debug(&client);

        let call = client.send_once("1", MOBILE);
        shown.debug(&call);
        let pending = call.into_future();
        shown.debug(&pending);
        let result = pending.await;
        if let Ok(response) = &result {
            shown.debug(response);
        }
        note(format!("{script:?}"), result.map(drop), &server, "1");
        note(format!("{script:?}"), client.announce("2").await, &server, "2");
        note(format!("{script:?}"), client.store("3", MOBILE).tag(MOBILE).await.map(drop), &server, "3");
        note(format!("{script:?}"), client.look(MOBILE, "name").await.map(drop), &server, MOBILE);
    }

    let authority = Authority::new();
    let server = Server::start_tls(authority.acceptor(Identity::Expired), Script::silent());
    let client = builder(&server).add_root_certificate_pem(authority.pem()).unwrap().build().unwrap();
    note("expired".to_owned(), client.send_once("4", MOBILE).await.map(drop), &server, "4");
    rounds
}

/// Values that are refused before anything is sent; the refusal names them and does not repeat them.
fn mistakes() -> Vec<Seen> {
    let shown = Shown::default();
    let server = Server::start(Script::silent());
    let client = client(&server);
    let broken = |text: &str| format!("{text}\r\n");
    let build = || Client::builder(credentials());
    let refused: Vec<Error> = vec![
        Client::new(Credentials::new(APP_KEY, broken(SECRET))).unwrap_err(),
        Client::new(Credentials::new(broken(SECRET), SECRET)).unwrap_err(),
        Client::new(Credentials::new(format!("a:{SECRET}"), SECRET)).unwrap_err(),
        Client::new(credentials().dev(broken(TOKEN))).unwrap_err(),
        build().base_url(&format!("https://{APP_KEY}:{SECRET}@faults.invalid")).unwrap_err(),
        build().base_url(&format!("https://faults.invalid/?secret={SECRET}")).unwrap_err(),
        build().base_url(&format!("https://faults.invalid:{SECRET}/")).unwrap_err(),
        build().base_url(&format!("{SECRET}://faults.invalid")).unwrap_err(),
        build().user_agent(broken(SECRET)).build().unwrap_err(),
        build().add_root_certificate_pem(SECRET).unwrap_err(),
        alone(client.send_once(broken(MOBILE), MOBILE).into_future()).unwrap_err(),
        alone(client.announce(MOBILE).into_future()).unwrap_err(),
    ];
    let seen = |error: Error| {
        shown.error(&error);
        error.violations().iter().for_each(|violation| shown.display(violation));
        Seen::new("mistake", Err(error), 0)
    };
    let rounds = refused.into_iter().map(seen).collect();
    assert_clean(&shown);
    assert!(server.events().all().is_empty());
    rounds
}

/// The client of the bundled spec, which has codes and parameters beside numbers.
#[allow(unused, reason = "not every item is printed by hand")]
mod sms {
    sms_api::sms_api!(callbacks, server);
}

#[test]
fn every_public_type_was_printed_and_shows_no_secret() {
    const CODE: &str = "739164";

    let shown = Shown::default();
    generated(&shown, CODE);
    runtime(&shown);
    other_side::server(&shown, CODE);
    let mut secrets = other_side::callbacks(&shown, CODE);
    secrets.extend(self::secrets());
    secrets.push(CODE.to_owned());
    let found = shown.containing(&secrets);
    assert!(found.is_empty(), "{found:#?}");
    let missing: Vec<_> = public_types().difference(&shown.types()).cloned().collect();
    assert!(missing.is_empty(), "these were not printed: {missing:?}");
}

/// Prints everything that the bundled spec generates.
fn generated(shown: &Shown, code: &str) {
    let answers = [
        "{\"msg_id\":\"m\"}".to_owned(),
        "{\"is_valid\":false,\"error\":{\"code\":50010,\"message\":\"no\"}}".to_owned(),
        format!(
            "{{\"success_count\":0,\"failure_count\":1,\"recipients\":[{{\"mobile\":\"{MOBILE}\",\"error_code\":\
             \"50009\",\"error_message\":\"no\",\"temp_para\":{{\"code\":\"{code}\"}}}}]}}"
        ),
        "{\"temp_id\":7}".to_owned(),
        "{\"temp_id\":7,\"template\":\"t\",\"type\":1,\"ttl\":1,\"remark\":\"r\",\"status\":9}".to_owned(),
        "{\"schedule_id\":\"s\"}".to_owned(),
        format!(
            "{{\"schedule_id\":\"s\",\"success_count\":0,\"failure_count\":1,\"failure_recipients\":[{{\"mobile\":\
             \"{MOBILE}\",\"error_code\":\"50009\",\"error_message\":\"no\",\"temp_para\":{{\"code\":\"{code}\"}}}}]}}"
        ),
        format!(
            "{{\"schedule_id\":\"s\",\"send_time\":\"2030-01-01 00:00:00\",\"temp_id\":1,\"recipients\":[{{\"mobile\":\
             \"{MOBILE}\",\"msg_id\":\"m\",\"temp_para\":{{\"code\":\"{code}\"}}}}]}}"
        ),
        "{\"app_balance\":1}".to_owned(),
        "{\"dev_balance\":1}".to_owned(),
        "{\"sign_id\":1}".to_owned(),
        "{\"sign_id\":1,\"sign\":\"s\",\"status\":1,\"is_default\":0,\"use_status\":1}".to_owned(),
        format!("[{{\"msgId\":\"m\",\"phone\":\"{MOBILE}\",\"receiveTime\":1500000000000,\"status\":4001}}]"),
        format!("[{{\"phone\":\"{MOBILE}\",\"replyTime\":1500000000000,\"content\":\"{code}\"}}]"),
    ];
    let script = answers.iter().fold(Script::default(), |script, body| {
        script
            .step(Step::Request)
            .send(format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len()))
    });
    let server = Server::start(script);
    let credentials = sms::Credentials::new(APP_KEY, SECRET).dev(APP_KEY, TOKEN);
    shown.debug(&credentials);
    let client = sms::Client::builder(credentials).base_url(&server.base_url()).unwrap().build().unwrap();
    shown.debug(&client);

    let recipient = || sms::Recipient::new(MOBILE).temp_para([("code", code)]);
    shown.debug(&recipient());
    shown.debug(&sms::SendCode::new(MOBILE, 1));
    shown.debug(&sms::SendVoiceCode { code: Some(code.into()), ..sms::SendVoiceCode::new(MOBILE) });
    shown.debug(&sms::VerifyCode::new("m", code));
    let temp_para = Some([("code".to_owned(), code.to_owned())].into());
    shown.debug(&sms::SendMessage { temp_para, ..sms::SendMessage::new(MOBILE, 1) });
    shown.debug(&sms::SendBatch::new(1, [recipient()]));
    shown.debug(&sms::CreateTemplate::new("t", sms::TemplateType::Notification));
    shown.debug(&sms::UpdateTemplate::new(1, "t", sms::TemplateType::Notification));
    shown.debug(&sms::GetTemplate::new(1));
    shown.debug(&sms::DeleteTemplate::new(1));
    shown.debug(&sms::ScheduleMessage::new("2030-01-01 00:00:00", MOBILE, 1));
    shown.debug(&sms::ScheduleBatch::new("2030-01-01 00:00:00", 1, [recipient()]));
    shown.debug(&sms::UpdateSchedule::new("s", "2030-01-01 00:00:00", MOBILE, 1));
    shown.debug(&sms::UpdateScheduleBatch::new("s", "2030-01-01 00:00:00", 1, [recipient()]));
    shown.debug(&sms::GetSchedule::new("s"));
    shown.debug(&sms::DeleteSchedule::new("s"));
    shown.debug(&sms::GetAppBalance::new());
    shown.debug(&sms::GetDevBalance::new());
    shown.debug(&sms::TakeReports::new());
    shown.debug(&sms::TakeReplies::new());
    shown.debug(&sms::CreateSign::new("some"));
    shown.debug(&sms::UpdateSign::new(1, "some"));
    shown.debug(&sms::GetSign::new(1));
    shown.debug(&sms::DeleteSign::new(1));
    let poller = client.take_reports().poll();
    shown.debug(&poller);
    shown.debug(&poller.stopper());
    shown.debug(&sms::SignAudit { sign_id: 1.into(), status: 9.into(), refuse_reason: None });
    shown.debug(&sms::TemplateAudit { temp_id: 1.into(), status: 9.into(), refuse_reason: None });
    shown.debug(&sms::ScheduleId::from("s"));
    shown.debug(&sms::SendTime::from("2030-01-01 00:00:00"));
    shown.debug(&sms::ReceiptTime::from(1));
    shown.debug(&sms::ReportStatus::from(1));
    shown.debug(&sms::SignStatus::from(1));
    shown.debug(&sms::SignType::from(1));
    shown.debug(&sms::YesNo::from(1));
    shown.debug(&client.verify_code("m", code));
    shown.debug(&client.verify_code("m", code).into_future());
    shown.debug(&sms::Mobile::from(MOBILE));
    shown.display(&sms::Mobile::from(MOBILE));
    shown.debug(&sms::MsgId::from("m"));
    shown.debug(&sms::TempId::from(1));
    shown.debug(&sms::SignId::from(1));
    shown.debug(&sms::VoiceLang::Chinese);
    shown.debug(&sms::TemplateType::Verification);
    shown.debug(&sms::ErrorCode::OutOfFreq);

    alone(async {
        shown.debug(&client.send_code(MOBILE, 1).await.unwrap());
        let verdict = client.verify_code("m", code).await.unwrap();
        shown.debug(&verdict);
        shown.debug(verdict.reason.as_ref().unwrap());
        let batch = client.send_batch(1, [recipient()]).await.unwrap();
        shown.debug(&batch);
        shown.debug(&batch.recipients[0]);
        shown.debug(&client.create_template("t", sms::TemplateType::Notification).await.unwrap());
        let template = client.get_template(7).await.unwrap();
        shown.debug(&template);
        shown.debug(&template.status);
        let time = "2030-01-01 00:00:00";
        shown.debug(&client.schedule_message(time, MOBILE, 1).await.unwrap());
        let batch = client.schedule_batch(time, 1, [recipient()]).await.unwrap();
        shown.debug(&batch);
        shown.debug(&batch.failure_recipients.unwrap()[0]);
        let schedule = client.get_schedule("s").await.unwrap();
        shown.debug(&schedule);
        shown.debug(&schedule.recipients[0]);
        shown.debug(&client.get_app_balance().await.unwrap());
        shown.debug(&client.get_dev_balance().await.unwrap());
        shown.debug(&client.create_sign("some").await.unwrap());
        shown.debug(&client.get_sign(1).await.unwrap());
        shown.debug(&client.take_reports().await.unwrap()[0]);
        shown.debug(&client.take_replies().await.unwrap()[0]);
        let error: sms::Error =
            client.send_voice_code(MOBILE).code(format!("{code}\u{0}")).await.unwrap_err();
        shown.error(&error);
    });
}

/// Prints everything that the runtime makes public by itself.
fn runtime(shown: &Shown) {
    let attempts = shown.clone();
    let builder =
        Client::builder(credentials().dev(TOKEN)).on_attempt(move |attempt| attempts.debug(attempt));
    let port = crate::port::closed_port();
    let base_url = format!("http://{}", crate::port::address(&port));
    let builder = builder.base_url(&base_url).unwrap().retries(false);
    shown.debug(&builder);
    let client = builder.build().unwrap();
    shown.panic(Err(&client));
    let error = alone(client.send_once("1", MOBILE).into_future()).unwrap_err();
    shown.panic(Err(&error));
    shown.error(&error);
    shown.debug(&error.kind());
    shown.debug(&error.delivery());
    shown.debug(&error.phase());
    shown.display(&error.phase());
    shown.debug(&CallOptions::new());
    shown.debug(&sms_api::File::new(MOBILE, "image/png", SECRET));
    shown.debug(&sms_api::Moment::from_unix_seconds(1));

    let error = alone(client.send_once("1\n", MOBILE).into_future()).unwrap_err();
    shown.debug(&error.violations()[0]);
    let unknown = crate::api::ErrorCode::from(59_999);
    let crate::api::ErrorCode::Unknown(unknown) = unknown else { panic!("{unknown:?}") };
    shown.debug(&unknown);
    let channel = crate::api::Channel::from("pigeon");
    let crate::api::Channel::Unknown(channel) = channel else { panic!("{channel:?}") };
    shown.debug(&channel);
}

/// The names of what the bundled spec's module, and the runtime itself, make public; those of the runtime's modules
/// behind the module's name. A type that is added there is found here, and missed by the test until it is printed.
fn public_types() -> BTreeSet<String> {
    let options =
        Options { krate: quote_path("sms_api"), server: true, callbacks: true, ..Options::default() };
    let module = generate(&Source::new("api.toml", sms_api_spec::API_TOML), &options);
    let mut types = BTreeSet::new();
    collect_generated(syn::parse2::<syn::File>(module).unwrap().items, &mut types);
    assert!(types.len() > 20 && types.contains("Notification") && types.contains("Endpoint"), "{types:?}");

    let mut public = BTreeSet::new();
    collect_runtime(Path::new("lib.rs"), "", &mut public);
    for name in NO_TYPES {
        assert!(public.remove(*name), "{name} is public no more");
    }
    assert!(public.contains("File") && public.contains("server::Claim"), "{public:?}");
    types.append(&mut public);
    types
}

/// A trait, and a unit behind a feature that is off here.
const NO_TYPES: &[&str] = &["callbacks::Event", "MomentOutOfRange"];

fn collect_generated(items: Vec<syn::Item>, types: &mut BTreeSet<String>) {
    for item in items {
        match item {
            syn::Item::Struct(item) if is_shown(&item.vis, &item.attrs) => {
                types.insert(item.ident.to_string());
            }
            syn::Item::Enum(item) if is_shown(&item.vis, &item.attrs) => {
                types.insert(item.ident.to_string());
            }
            syn::Item::Mod(item) => collect_generated(item.content.unwrap().1, types),
            _ => {}
        }
    }
}

/// What a file of the runtime makes public, and the public modules that are files of their own.
fn collect_runtime(file: &Path, prefix: &str, types: &mut BTreeSet<String>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/src").join(file);
    let mut add = |name: &dyn Display| _ = types.insert(format!("{prefix}{name}"));
    let mut modules = Vec::new();
    for item in syn::parse_file(&fs::read_to_string(path).unwrap()).unwrap().items {
        match item {
            syn::Item::Use(item) if is_shown(&item.vis, &item.attrs) => leaves(&item.tree, &mut add),
            syn::Item::Struct(item) if is_shown(&item.vis, &item.attrs) => add(&item.ident),
            syn::Item::Enum(item) if is_shown(&item.vis, &item.attrs) => add(&item.ident),
            syn::Item::Mod(item) if is_shown(&item.vis, &item.attrs) && item.content.is_none() => {
                modules.push(item.ident.to_string());
            }
            _ => {}
        }
    }
    for module in modules {
        assert!(prefix.is_empty(), "a module in a module, which `Shown::types` does not name");
        collect_runtime(Path::new(&format!("{module}.rs")), &format!("{module}::"), types);
    }
}

/// Whether it is public, and not hidden from the documentation.
fn is_shown(vis: &syn::Visibility, attributes: &[syn::Attribute]) -> bool {
    let is_hidden = |attribute: &syn::Attribute| {
        attribute.path().is_ident("doc")
            && attribute.parse_args::<syn::Ident>().is_ok_and(|word| word == "hidden")
    };
    matches!(vis, syn::Visibility::Public(_)) && !attributes.iter().any(is_hidden)
}

fn leaves(tree: &syn::UseTree, add: &mut impl FnMut(&dyn Display)) {
    match tree {
        syn::UseTree::Path(path) => leaves(&path.tree, add),
        syn::UseTree::Group(group) => group.items.iter().for_each(|tree| leaves(tree, add)),
        syn::UseTree::Name(name) => add(&name.ident),
        syn::UseTree::Rename(rename) => add(&rename.rename),
        syn::UseTree::Glob(_) => panic!("what a glob makes public cannot be listed"),
    }
}

fn quote_path(name: &str) -> proc_macro2::TokenStream {
    format!("::{name}").parse().unwrap()
}
