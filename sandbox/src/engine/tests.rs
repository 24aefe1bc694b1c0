use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::template::Status;
use super::*;

mod after_sending;
mod planned;
mod signing;

const MOBILE: &str = "13812345678";
const OTHER: &str = "18603050709";

struct World {
    engine: Engine,
    clock: Clock,
}

impl World {
    fn new() -> Self {
        Self::with_message_limit(100)
    }

    fn with_message_limit(limit: usize) -> Self {
        let clock = Clock::manual(SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000));
        let engine = Engine::new(Start {
            app_key: "app".to_owned(),
            clock: clock.clone(),
            ids: Arc::new(Ids::default()),
            message_limit: limit,
            settings: Settings::default(),
            callback_url: None,
        });
        Self { engine, clock }
    }

    fn pass(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
    }

    fn send_code(&mut self, mobile: &str, temp_id: u64) -> Result<u64, ReturnCode> {
        self.engine.send_code(SendCode { mobile: mobile.into(), sign_id: None, temp_id })
    }

    fn speak(&mut self, code: Option<&str>, ttl: u64) -> Result<u64, ReturnCode> {
        let (code, voice_lang) = (code.map(str::to_owned), VoiceLang::Chinese);
        self.engine.send_voice_code(SendVoiceCode { mobile: MOBILE.into(), code, voice_lang, ttl })
    }

    fn send(&mut self, temp_id: u64, values: &[(&str, &str)]) -> Result<u64, ReturnCode> {
        let recipient = recipient(MOBILE, values);
        self.engine.send_message(SendMessage { recipient, sign_id: None, temp_id })
    }

    fn send_batch(&mut self, recipients: Vec<Recipient>) -> Result<Vec<BatchRow>, ReturnCode> {
        self.engine.send_batch(SendBatch { recipients, sign_id: None, temp_id: 1_250, tag: None })
    }

    fn approved(&mut self, kind: TemplateKind, text: &str) -> u64 {
        let temp_id = self.engine.create_template(draft(kind, text)).unwrap();
        self.engine.approve_template(temp_id).unwrap();
        temp_id
    }

    fn last(&self) -> Message {
        self.engine.messages().next_back().unwrap().clone()
    }

    fn last_code(&self) -> String {
        self.last().code.unwrap()
    }
}

fn recipient(mobile: &str, values: &[(&str, &str)]) -> Recipient {
    let values = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Recipient { mobile: mobile.into(), temp_para: values.collect::<BTreeMap<_, _>>() }
}

fn draft(kind: TemplateKind, text: &str) -> TemplateDraft {
    let ttl = (kind == TemplateKind::Verification).then_some(60);
    TemplateDraft { text: text.into(), kind, ttl, remark: None }
}

/// Other digits than those of `code`.
fn wrong(code: &str) -> &'static str {
    if code == "000000" { "111111" } else { "000000" }
}

#[test]
fn a_code_is_accepted_once() {
    let mut world = World::new();
    let msg_id = world.send_code(MOBILE, 1).unwrap();
    let code = world.last_code();
    assert_eq!(world.engine.verify_code(msg_id, wrong(&code)), Err(ReturnCode::INVALID_CODE));
    assert_eq!(world.engine.verify_code(msg_id, &code), Ok(()));
    assert_eq!(world.engine.verify_code(msg_id, &code), Err(ReturnCode::VERIFIED_CODE));
    world.pass(301);
    assert_eq!(world.engine.verify_code(msg_id, &code), Err(ReturnCode::VERIFIED_CODE));
}

#[test]
fn a_text_code_lives_as_long_as_its_template_says() {
    let mut world = World::new();
    let msg_id = world.send_code(MOBILE, 1).unwrap();
    let code = world.last_code();
    world.pass(299);
    assert_eq!(world.engine.verify_code(msg_id, wrong(&code)), Err(ReturnCode::INVALID_CODE));
    world.pass(1);
    assert_eq!(world.engine.verify_code(msg_id, &code), Err(ReturnCode::EXPIRED_CODE));
    assert_eq!(world.engine.verify_code(msg_id, wrong(&code)), Err(ReturnCode::EXPIRED_CODE));
}

#[test]
fn only_a_message_with_a_code_of_the_service_can_be_verified() {
    let mut world = World::new();
    assert_eq!(world.engine.verify_code(1, "123456"), Err(ReturnCode::WRONG_MSG_ID));
    let own_code = world.send(1, &[("code", "123456")]).unwrap();
    assert_eq!(world.engine.verify_code(own_code, "123456"), Err(ReturnCode::WRONG_MSG_ID));
}

#[test]
fn a_text_code_takes_an_approved_verification_template() {
    let mut world = World::new();
    let auditing = world.engine.create_template(draft(TemplateKind::Verification, "{{code}}")).unwrap();
    for (temp_id, code) in [
        (999_999, ReturnCode::INVALID_TEMP_ID),
        (1_250, ReturnCode::WRONG_TEMPLATE_TYPE),
        (37_582, ReturnCode::TEMPLATE_NOT_PASS),
        (auditing, ReturnCode::TEMPLATE_AUDITING),
    ] {
        assert_eq!(world.send_code(MOBILE, temp_id), Err(code), "{temp_id}");
    }
    world.engine.approve_template(auditing).unwrap();
    assert!(world.send_code(MOBILE, auditing).is_ok());
    assert_eq!(world.last().text, format!("【极光短信】{}", world.last_code()));
    assert_eq!(world.send_code("12345", 1), Err(ReturnCode::INVALID_MOBILE));
}

#[test]
fn one_number_gets_200_text_codes_in_24_hours() {
    let mut world = World::with_message_limit(300);
    for _ in 0..200 {
        world.send_code(MOBILE, 1).unwrap();
    }
    assert_eq!(world.send_code(MOBILE, 1), Err(ReturnCode::OUT_OF_FREQ));
    assert_eq!(world.send(1, &[("code", "123456")]), Err(ReturnCode::OUT_OF_FREQ));
    assert!(world.send_code(OTHER, 1).is_ok());
    world.pass(24 * 60 * 60 - 1);
    assert_eq!(world.send_code(MOBILE, 1), Err(ReturnCode::OUT_OF_FREQ));
    world.pass(1);
    assert!(world.send_code(MOBILE, 1).is_ok());
}

#[test]
fn a_voice_code_has_4_to_8_digits_and_keeps_its_zeros() {
    let mut world = World::new();
    for (code, refusal) in [
        ("", ReturnCode::INVALID_CONTENT_LENGTH),
        ("123", ReturnCode::INVALID_CONTENT_LENGTH),
        ("123456789", ReturnCode::INVALID_CONTENT_LENGTH),
        ("12a4", ReturnCode::INVALID_CODE_TYPE),
        ("１２３４", ReturnCode::INVALID_CODE_TYPE),
    ] {
        assert_eq!(world.speak(Some(code), 60), Err(refusal), "{code:?}");
    }
    let msg_id = world.speak(Some("0042"), 60).unwrap();
    assert_eq!(world.last().text, "您的验证码是0042");
    assert_eq!(world.engine.verify_code(msg_id, "42"), Err(ReturnCode::INVALID_CODE));
    assert_eq!(world.engine.verify_code(msg_id, "0042"), Ok(()));
}

#[test]
fn a_voice_code_lives_as_long_as_it_was_asked_to() {
    let mut world = World::new();
    assert_eq!(world.speak(None, 0), Err(ReturnCode::INVALID_TTL_VALUE));
    assert_eq!(world.speak(None, 86_401), Err(ReturnCode::INVALID_TTL_VALUE));
    let msg_id = world.speak(None, 30).unwrap();
    let code = world.last_code();
    world.pass(30);
    assert_eq!(world.engine.verify_code(msg_id, &code), Err(ReturnCode::EXPIRED_CODE));
}

#[test]
fn voice_codes_to_one_number_are_20_seconds_apart() {
    let mut world = World::new();
    world.speak(None, 60).unwrap();
    world.pass(19);
    assert_eq!(world.speak(None, 60), Err(ReturnCode::OUT_OF_FREQ));
    world.pass(1);
    assert!(world.speak(None, 60).is_ok());
}

#[test]
fn a_message_replaces_every_variable_of_its_template() {
    let mut world = World::new();
    let temp_id = world.approved(TemplateKind::Notification, "{{name}}，您好：{{text}}");
    assert_eq!(world.send(temp_id, &[]), Err(ReturnCode::PARAMETERS_IS_EMPTY));
    assert_eq!(world.send(temp_id, &[("name", "Ada")]), Err(ReturnCode::PARAMETERS_NOT_ALL_REPLACED));
    assert_eq!(world.send(temp_id, &[("name", "Ada"), ("text", "")]), Err(ReturnCode::PARAMETERS_IS_EMPTY));
    let special = world.send(temp_id, &[("name", "Ada"), ("text", "【x】")]);
    assert_eq!(special, Err(ReturnCode::CONTENT_CONTAINS_SPECIAL_SYMBOL));
    world.send(temp_id, &[("name", "\"艾达\""), ("text", "é"), ("more", "ignored")]).unwrap();
    assert_eq!(world.last().text, "【极光短信】\"艾达\"，您好：é");
    let fixed = world.approved(TemplateKind::Notification, "no variable");
    assert!(world.send(fixed, &[]).is_ok());
}

#[test]
fn a_text_is_at_most_500_characters_with_its_signature() {
    let mut world = World::new();
    let temp_id = world.approved(TemplateKind::Notification, "{{t}}");
    assert!(world.send(temp_id, &[("t", &"字".repeat(494))]).is_ok());
    assert_eq!(world.send(temp_id, &[("t", &"字".repeat(495))]), Err(ReturnCode::INVALID_CONTENT_LENGTH));
}

#[test]
fn a_message_takes_any_approved_template() {
    let mut world = World::new();
    assert_eq!(world.send(37_582, &[("code", "1")]), Err(ReturnCode::TEMPLATE_NOT_PASS));
    assert_eq!(world.send(5, &[]), Err(ReturnCode::INVALID_TEMP_ID));
    world.send(1, &[("code", "483920")]).unwrap();
    assert_eq!(world.last().code.as_deref(), Some("483920"));
}

#[test]
fn the_same_notification_and_any_marketing_go_out_3_times_in_10_minutes() {
    let mut world = World::new();
    let marketing = world.approved(TemplateKind::Marketing, "sale {{n}}");
    for n in ["1", "2", "3"] {
        world.send(1_250, &[("number", "7")]).unwrap();
        world.send(marketing, &[("n", n)]).unwrap();
    }
    assert_eq!(world.send(1_250, &[("number", "7")]), Err(ReturnCode::OUT_OF_FREQ));
    assert!(world.send(1_250, &[("number", "8")]).is_ok());
    assert_eq!(world.send(marketing, &[("n", "4")]), Err(ReturnCode::OUT_OF_FREQ));
    world.pass(600);
    assert!(world.send(1_250, &[("number", "7")]).is_ok());
    assert!(world.send(marketing, &[("n", "4")]).is_ok());
}

#[test]
fn a_batch_refuses_its_rows_one_by_one() {
    let mut world = World::new();
    let rows = world.send_batch(vec![
        recipient(MOBILE, &[("number", "1")]),
        recipient("12345", &[("number", "1")]),
        recipient(MOBILE, &[("number", "1")]),
        recipient(MOBILE, &[("number", "2")]),
        recipient(OTHER, &[("nummer", "1")]),
    ]);
    let outcomes: Vec<_> = rows.unwrap().iter().map(|row| row.refusal).collect();
    let refused = [
        None,
        Some(ReturnCode::INVALID_MOBILE),
        Some(ReturnCode::REPEAT_SEND),
        None,
        Some(ReturnCode::PARAMETERS_NOT_ALL_REPLACED),
    ];
    assert_eq!(outcomes, refused);
    assert_eq!(world.engine.messages().count(), 2);
}

#[test]
fn a_batch_has_1_to_1000_recipients() {
    let mut world = World::with_message_limit(2_000);
    let rows =
        |count: u32| (0..count).map(|n| recipient(&format!("138{n:08}"), &[("number", "1")])).collect();
    let code = |result: Result<Vec<BatchRow>, ReturnCode>| result.map(|rows| rows.len());
    assert_eq!(code(world.send_batch(rows(0))), Err(ReturnCode::RECIPIENTS_IS_EMPTY));
    assert_eq!(code(world.send_batch(rows(1_001))), Err(ReturnCode::TOO_MUCH_RECIPIENTS));
    assert_eq!(code(world.send_batch(rows(1_000))), Ok(1_000));
    assert_eq!(world.engine.messages().count(), 1_000);
}

#[test]
fn a_template_is_held_against_the_rules_for_contents() {
    use TemplateKind::{Marketing, Notification, Verification};
    let mut world = World::new();
    for (draft, code) in [
        (draft(Notification, " \n"), ReturnCode::TEMPLATE_IS_EMPTY),
        (draft(Notification, &"字".repeat(501)), ReturnCode::TEMPLATE_TOO_LONG),
        (draft(Notification, "【x】"), ReturnCode::TEMPLATE_CONTAINS_SPECIAL_SYMBOL),
        (draft(Verification, "no variable"), ReturnCode::TEMPLATE_PARAMETER_INVALID),
        (draft(Verification, "{{number}}"), ReturnCode::TEMPLATE_PARAMETER_INVALID),
        (draft(Verification, "{{code}} {{code}}"), ReturnCode::TEMPLATE_PARAMETER_INVALID),
        (draft(Notification, "{{a b}}"), ReturnCode::TEMPLATE_PARAMETER_INVALID),
        (draft(Notification, "{{名}}"), ReturnCode::TEMPLATE_PARAMETER_INVALID),
        (draft(Marketing, "{{}}"), ReturnCode::TEMPLATE_PARAMETER_INVALID),
        (draft(Marketing, "{{open"), ReturnCode::TEMPLATE_PARAMETER_INVALID),
        (draft(Marketing, "see {{url}}"), ReturnCode::SPECIAL_PARAMETER_NEEDS_REMARK),
        (TemplateDraft { ttl: None, ..draft(Verification, "{{code}}") }, ReturnCode::INVALID_TTL_VALUE),
        (TemplateDraft { ttl: Some(0), ..draft(Verification, "{{code}}") }, ReturnCode::INVALID_TTL_VALUE),
        (TemplateDraft { ttl: Some(86_401), ..draft(Notification, "x") }, ReturnCode::INVALID_TTL_VALUE),
        (
            TemplateDraft { remark: Some("字".repeat(101)), ..draft(Notification, "x") },
            ReturnCode::REMARK_TOO_LONG,
        ),
    ] {
        let shown = format!("{draft:?}");
        assert_eq!(world.engine.create_template(draft), Err(code), "{shown}");
    }
    for draft in [
        draft(Notification, &"字".repeat(500)),
        draft(Notification, "{{a1}} and {{B}} and {{a1}}"),
        TemplateDraft { remark: Some("字".repeat(100)), ..draft(Marketing, "see {{url}}") },
        TemplateDraft { ttl: Some(86_400), ..draft(Verification, "{{code}}") },
    ] {
        assert!(world.engine.create_template(draft).is_ok());
    }
}

#[test]
fn only_a_rejected_template_can_be_changed_and_it_is_audited_again() {
    let mut world = World::new();
    let new = || draft(TemplateKind::Verification, "new {{code}}");
    let temp_id = world.engine.create_template(new()).unwrap();
    assert_eq!(world.engine.update_template(temp_id, new()), Err(ReturnCode::MODIFY_TEMPLATE_NOT_ALLOW));
    world.engine.approve_template(temp_id).unwrap();
    assert_eq!(world.engine.update_template(temp_id, new()), Err(ReturnCode::MODIFY_TEMPLATE_NOT_ALLOW));
    world.engine.reject_template(temp_id, None).unwrap();
    let broken = world.engine.update_template(temp_id, draft(TemplateKind::Marketing, ""));
    assert_eq!(broken, Err(ReturnCode::TEMPLATE_IS_EMPTY));
    assert_eq!(world.engine.template(temp_id).unwrap().status(), Status::Rejected);
    assert_eq!(world.engine.update_template(temp_id, new()), Ok(()));
    let template = world.engine.template(temp_id).unwrap();
    assert_eq!((template.text(), template.status()), ("new {{code}}", Status::Auditing));
    assert_eq!(world.engine.update_template(temp_id, new()), Err(ReturnCode::MODIFY_TEMPLATE_NOT_ALLOW));
    assert_eq!(world.engine.update_template(5, new()), Err(ReturnCode::INVALID_TEMP_ID));
}

#[test]
fn a_deletion_is_final_and_template_1_stays() {
    let mut world = World::new();
    assert_eq!(world.engine.delete_template(37_582), Ok(()));
    assert_eq!(world.engine.delete_template(37_582), Err(ReturnCode::INVALID_TEMP_ID));
    assert!(world.engine.template(37_582).is_err());
    assert_eq!(world.engine.approve_template(37_582), Err(UnknownTemplate(37_582)));
    assert_eq!(world.engine.delete_template(1), Err(ReturnCode::MODIFY_TEMPLATE_NOT_ALLOW));
    world.engine.reject_template(1, None).unwrap();
    let update = world.engine.update_template(1, draft(TemplateKind::Verification, "{{code}}"));
    assert_eq!(update, Err(ReturnCode::MODIFY_TEMPLATE_NOT_ALLOW));
}

#[test]
fn a_full_log_drops_its_oldest_messages_and_counts_them() {
    let mut world = World::with_message_limit(2);
    let first = world.send_code(MOBILE, 1).unwrap();
    let code = world.last_code();
    world.send_code(MOBILE, 1).unwrap();
    assert_eq!(world.engine.dropped_messages(), 0);
    let last = world.send_code(OTHER, 1).unwrap();
    assert_eq!((world.engine.messages().count(), world.engine.dropped_messages()), (2, 1));
    assert_eq!(world.engine.verify_code(first, &code), Err(ReturnCode::WRONG_MSG_ID));
    assert_eq!(world.last().msg_id, last.to_string());
}

#[test]
fn a_message_hides_number_text_and_code_from_debug_output() {
    let mut world = World::new();
    world.send_code(MOBILE, 1).unwrap();
    let message = world.last();
    let shown = format!("{message:?}");
    assert!(shown.contains("138****5678"), "{shown}");
    assert!(!shown.contains(MOBILE) && !shown.contains(&format!("\"{}\"", world.last_code())), "{shown}");
    assert!(!shown.contains("验证码"), "{shown}");
}
