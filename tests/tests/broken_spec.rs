//! A spec that is broken, or not there, gives its own mistakes and no others, whatever the code around the
//! macro does with the client.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::fs;

use serde_json::Value;
use sms_api_codegen::{Source, Style, check};
use sms_api_tests::{Scratch, workspace};

/// Uses everything that the macro makes of the bundled spec.
const LIB: &str = r#"#![deny(warnings)]

mod sms {
    jsms::sms_api!("specs/sms.toml");
}

use std::collections::HashMap;

use sms::{Call, Client, Credentials, Error, ErrorCode, MsgId, Recipient, SendCode, TemplateType};

#[derive(Clone, Debug)]
pub struct Service {
    client: Client,
    sent: HashMap<MsgId, SendCode>,
}

impl Service {
    pub fn new(key: &str, secret: &str) -> Result<Self, Error> {
        let credentials = Credentials::new(key, secret);
        let client = Client::builder(credentials).base_url("http://127.0.0.1:8025/v1")?.build()?;
        Ok(Self { client, sent: HashMap::new() })
    }

    pub async fn send(&mut self, mobile: &str) -> Result<MsgId, Error> {
        let mut request = SendCode::new(mobile, 1);
        request.sign_id = Some(42.into());
        let sent = self.client.send(request.clone()).await?;
        self.sent.insert(sent.msg_id.clone(), request);
        Ok(sent.msg_id)
    }

    pub async fn verify(&self, id: &MsgId, code: &str) -> Result<bool, Box<dyn std::error::Error>> {
        let answer = self.client.verify_code(id.clone(), code).await?;
        if let Some(reason) = answer.reason {
            println!("{}: {:?}", reason.message.unwrap_or_default(), reason.code);
        }
        Ok(answer.is_valid)
    }

    pub async fn batch(&self) -> u32 {
        let recipients = vec![Recipient::new("13812345678").temp_para([("name", "Ada")])];
        match self.client.send_batch(1250, recipients).tag("welcome").await {
            Ok(batch) => {
                for row in &batch.recipients {
                    println!("{} {:?}", row.mobile, row.error_code);
                }
                batch.success_count
            }
            Err(error) if error.code() == Some(ErrorCode::OutOfFreq) => 0,
            Err(error) => match error.code() {
                Some(ErrorCode::NoMoney | ErrorCode::Unknown(_)) => 1,
                _ => panic!("{error}"),
            },
        }
    }

    pub fn template(&self) -> Call<sms::CreateTemplate> {
        self.client.create_template("{{code}}", TemplateType::Verification).ttl(60)
    }
}
"#;

#[test]
fn a_broken_spec_gives_its_own_mistakes_only() {
    let scratch = scratch("broken-spec");
    let spec = sms_api_spec::API_TOML.replacen("items = \"1..=1000\"", "items = \"1..=ten\"", 1).replacen(
        "type = \"VoiceLang\"",
        "type = \"VoiceLanguage\"",
        1,
    );
    scratch.write("specs/sms.toml", &spec);
    let errors = errors(&scratch);
    assert_eq!(errors.len(), 2, "{errors:#?}");
    for (error, words) in errors.iter().zip(["VoiceLanguage", "1..=ten"]) {
        assert!(error.contains(words) && error.contains("--> specs/sms.toml:"), "{error}");
        assert!(error.contains("--> src/lib.rs:4:20"), "it points at the path: {error}");
    }
}

/// What any client is used for; of a broken spec the compiler takes it as it is.
const USE: &str = "
    pub async fn use_it(client: &Client, row: Error) -> u32 {
        let call = client.not_told(1, \"a\").some_setter(client.clone());
        match call.await {
            Ok(answer) => answer.count.len() + row.other,
            Err(error) if error.code() == Some(ErrorCode::Anything) => 0,
            Err(_) => 1,
        }
    }
";

#[test]
fn every_wrong_spec_gives_the_compiler_what_it_gives_the_checker() {
    let scratch = scratch("wrong-specs");
    let folder = workspace().join("codegen/tests/wrong");
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> =
        entries.filter(|path| path.extension().is_some_and(|end| end == "toml")).collect();
    paths.sort();
    let (mut lib, mut expected) = (String::new(), Vec::new());
    for path in &paths {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let file = format!("wrong/{name}.toml");
        let bytes = fs::read(path).unwrap();
        fs::create_dir_all(scratch.folder().join("wrong")).unwrap();
        fs::write(scratch.folder().join(&file), &bytes).unwrap();
        writeln!(lib, "pub mod r#{name} {{\n    jsms::sms_api!(\"{file}\");{USE}}}").unwrap();
        let source = Source::new(file, bytes);
        let diagnostics = check(&source).diagnostics;
        assert!(!diagnostics.is_empty(), "{name}");
        expected.extend(diagnostics.iter().map(|one| one.render(&source, Style::Plain)));
    }
    scratch.write("src/lib.rs", &lib);
    let errors = errors(&scratch);
    assert_eq!(errors.len(), expected.len());
    // rustc tells them in an order of its own, and indents what has several lines.
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let told: Vec<_> = errors.iter().map(|error| words(error)).collect();
    for one in expected {
        let one = words(&one);
        assert!(told.iter().any(|error| error.contains(&one)), "the compiler does not say: {one}");
    }
}

#[test]
fn a_whole_spec_compiles_in_the_same_crate() {
    let scratch = scratch("whole-spec");
    scratch.write("specs/sms.toml", sms_api_spec::API_TOML);
    assert_eq!(errors(&scratch), [""; 0]);
}

#[test]
fn a_spec_that_is_not_there_is_looked_for_in_one_place_only() {
    let scratch = scratch("missing-spec");
    scratch.write("src/lib.rs", "jsms::sms_api!(\"specs/sms.toml\");\n");
    scratch.write("specs/smss.toml", sms_api_spec::API_TOML);
    scratch.write("sms.toml", sms_api_spec::API_TOML);
    let errors = errors(&scratch);
    assert_eq!(errors.len(), 1, "{errors:#?}");
    assert!(errors[0].contains("no spec at `specs/sms.toml`"), "{}", errors[0]);
    assert!(errors[0].contains("missing-spec: near it is smss.toml\n"), "{}", errors[0]);
    assert!(errors[0].contains("--> src/lib.rs:1:16"), "{}", errors[0]);
}

fn scratch(name: &str) -> Scratch {
    let scratch = Scratch::new(env!("CARGO_TARGET_TMPDIR"), name);
    let scratch = scratch.package("2024", &workspace().join("runtime"));
    scratch.write("src/lib.rs", LIB);
    scratch
}

/// What rustc says, error by error.
fn errors(scratch: &Scratch) -> Vec<String> {
    let cargo = scratch.cargo(&["check", "--message-format=json", "--quiet"]);
    let messages = cargo.stdout.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    messages
        .filter(|message| message["message"]["level"] == "error")
        .map(|message| message["message"]["rendered"].as_str().unwrap().to_owned())
        .filter(|error| {
            !error.starts_with("error: aborting") && !error.starts_with("error: could not compile")
        })
        .collect()
}
