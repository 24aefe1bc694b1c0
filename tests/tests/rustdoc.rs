//! The generated module's documentation reads like the API's: what the documents say is on its pages. The
//! expectations are from the documents, by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use sms_api_tests::{Scratch, workspace};

/// Method, request type, route.
const ENDPOINTS: &[(&str, &str, &str)] = &[
    ("send_code", "SendCode", "POST /codes"),
    ("send_voice_code", "SendVoiceCode", "POST /voice_codes"),
    ("verify_code", "VerifyCode", "POST /codes/{msg_id}/valid"),
    ("send_message", "SendMessage", "POST /messages"),
    ("send_batch", "SendBatch", "POST /messages/batch"),
    ("create_template", "CreateTemplate", "POST /templates"),
    ("update_template", "UpdateTemplate", "PUT /templates/{temp_id}"),
    ("get_template", "GetTemplate", "GET /templates/{temp_id}"),
    ("delete_template", "DeleteTemplate", "DELETE /templates/{temp_id}"),
];

/// Type, field, and words that must stand beside it.
const FIELDS: &[(&str, &str, &[&str])] = &[
    ("SendCode", "mobile", &["手机号码", "Masked"]),
    ("SendCode", "sign_id", &["签名ID，该字段为空则使用应用默认签名"]),
    ("SendCode", "temp_id", &["模板ID"]),
    ("SendVoiceCode", "mobile", &["手机号码"]),
    ("SendVoiceCode", "code", &["4-8 个数字", "4 to 8 characters, digits only"]),
    ("SendVoiceCode", "voice_lang", &["0：中文播报，1：英文播报，2：中英混合播报"]),
    ("SendVoiceCode", "ttl", &["默认为60秒"]),
    ("VerifyCode", "msg_id", &["调用发送验证码 API 的返回值", "in the path"]),
    ("VerifyCode", "code", &["验证码"]),
    ("VerifyCodeResponse", "is_valid", &["验证是否通过"]),
    ("VerifyCodeResponse", "reason", &["<code>error</code> on the wire"]),
    ("SendMessage", "mobile", &["手机号码"]),
    ("SendMessage", "sign_id", &["签名ID"]),
    ("SendMessage", "temp_id", &["模板ID"]),
    ("SendMessage", "temp_para", &["需要替换的参数名和 value 的键值对"]),
    ("SendBatch", "sign_id", &["签名ID"]),
    ("SendBatch", "temp_id", &["模板ID"]),
    ("SendBatch", "tag", &["标签"]),
    ("SendBatch", "recipients", &["接收者列表", "1 to 1000 items"]),
    ("Recipient", "mobile", &["手机号码"]),
    ("Recipient", "temp_para", &["键值对"]),
    ("SendBatchResponse", "success_count", &[]),
    ("SendBatchResponse", "failure_count", &[]),
    ("SendBatchResponse", "recipients", &[]),
    ("RecipientResult", "msg_id", &[]),
    ("RecipientResult", "mobile", &[]),
    ("RecipientResult", "error_code", &[]),
    ("RecipientResult", "error_message", &[]),
    ("RecipientResult", "temp_para", &[]),
    ("SentMessage", "msg_id", &[]),
    ("CreateTemplate", "template", &["短信内容不超过350个字", "变量名必须为 code", "At most 500 characters"]),
    ("CreateTemplate", "kind", &["1为验证码类，2为通知类，3为营销类", "<code>type</code> on the wire"]),
    ("CreateTemplate", "ttl", &["1 to 86400", "Required if <code>kind</code> is <code>verification</code>"]),
    ("CreateTemplate", "remark", &["不超过100字", "At most 100 characters"]),
    ("UpdateTemplate", "temp_id", &["in the path and in the body"]),
    ("UpdateTemplate", "template", &["At most 500 characters"]),
    ("UpdateTemplate", "kind", &["<code>type</code> on the wire"]),
    ("UpdateTemplate", "ttl", &["1 to 86400"]),
    ("UpdateTemplate", "remark", &["At most 100 characters"]),
    ("GetTemplate", "temp_id", &["in the path"]),
    ("DeleteTemplate", "temp_id", &["in the path"]),
    ("Template", "temp_id", &[]),
    ("Template", "template", &[]),
    ("Template", "kind", &[]),
    ("Template", "ttl", &[]),
    ("Template", "remark", &[]),
    ("Template", "status", &[]),
];

/// Code, HTTP status, message, the document's description.
const CODES: &[(u32, u16, &str, &str)] = &[
    (50001, 400, "missing auth", "为空"),
    (50002, 401, "auth failed", "鉴权失败"),
    (50003, 400, "missing body", "为空"),
    (50004, 400, "missing mobile", "手机号码为空"),
    (50005, 400, "missing temp_id", "模版ID 为空"),
    (50006, 403, "invalid mobile", "手机号码无效"),
    (50007, 403, "invalid body", "无效"),
    (50008, 403, "no sms code auth", "未开通短信业务"),
    (50009, 403, "out of freq", "下发超频"),
    (50010, 403, "invalid code", "验证码无效"),
    (50011, 403, "expired code", "验证码过期"),
    (50012, 403, "verified code", "验证码已验证通过"),
    (50013, 403, "invalid temp_id", "模版ID 无效"),
    (50014, 403, "no money", "可发短信余量不足"),
    (50015, 400, "missing code", "验证码为空"),
    (50016, 404, "api not found", "API 不存在"),
    (50017, 415, "media not supported", "媒体类型不支持"),
    (50018, 405, "request method not support", "请求方法不支持"),
    (50019, 500, "server error", "服务端异常"),
    (50020, 403, "template auditing", "模板审核中"),
    (50021, 403, "template not pass", "模板审核未通过"),
    (50022, 403, "parameters not all replaced", "模板中参数未全部替换"),
    (50023, 403, "parameters is empty", "参数为空"),
    (50024, 403, "unsubscribed mobile", "手机号码已退订"),
    (50025, 403, "wrong template type", "该 API 不支持此模版类型"),
    (50026, 403, "wrong msg_id", "无效"),
    (50030, 403, "recipients is empty", "为空"),
    (50031, 403, "too much recipients", "短信接收者数量超过1000"),
    (50034, 403, "repeat send", "重复发送"),
    (50035, 403, "illegal IP", "非法 IP 请求"),
    (50036, 403, "app in black", "应用被列为黑名单"),
    (50037, 403, "has black word", "短信内容存在敏感词汇"),
    (
        50038,
        403,
        "invalid content length",
        "短信内容长度错误，文本短信长度不超过350个字，语音短信验证码长度4~8数字",
    ),
    (50039, 403, "invalid code type", "语音验证码内容错误，验证码仅支持数字"),
    (50040, 403, "invalid voice language type", "语音验证码播报语言类型错误"),
    (50041, 403, "invalid ttl value", "验证码有效期错误"),
    (50054, 403, "content contains special symbol", "短信正文不能含有特殊符号，如【】"),
];

/// The folder with the pages of the generated module, made once, with every warning an error.
static PAGES: LazyLock<PathBuf> = LazyLock::new(|| {
    let scratch = Scratch::new(env!("CARGO_TARGET_TMPDIR"), "documented");
    let scratch = scratch.package("2024", &workspace().join("runtime"));
    scratch.write(
        "src/lib.rs",
        "//! Has the client, to document it.\n\n/// Text messages.\npub mod sms {\n    jsms::sms_api!();\n}\n",
    );
    scratch.cargo_with(&["doc", "--quiet", "--no-deps"], "-Dwarnings").must_succeed();
    scratch.target().join("doc").join("documented").join("sms")
});

/// The codes beyond the three documents, all with HTTP 403: code and message.
const MORE_CODES: &[(u32, &str)] = &[
    (50027, "invalid send_time"),
    (50028, "invalid schedule_id"),
    (50029, "wrong schedule status"),
    (50033, "app quota not assigned"),
    (50042, "template is empty"),
    (50043, "template too long"),
    (50044, "template parameter invalid"),
    (50045, "remark too long"),
    (50046, "signature not set"),
    (50047, "modify template not allow"),
    (50052, "template contains special symbol"),
    (50053, "special template parameter need extra remark for confirmation"),
    (50101, "invalid image"),
    (50102, "invalid sign id"),
    (50103, "other signatures in the audit"),
    (50104, "invalid signature"),
    (50105, "default signature cannot be deleted"),
];

#[test]
fn every_endpoint_opens_with_its_route() {
    let client = page("struct.Client.html");
    for (method, request, route) in ENDPOINTS {
        let opening = format!("<p><code>{route}</code></p>");
        let documentation = documentation(&client, &format!("method.{method}"));
        assert!(documentation.starts_with(&opening), "{method}: {documentation}");
        let request = page(&format!("struct.{request}.html"));
        let (_, documentation) = request.split_once("<div class=\"docblock\">").unwrap();
        assert!(documentation.starts_with(&opening), "{method}: {request}");
    }
}

#[test]
fn every_field_stands_with_its_limits() {
    for (ty, field, words) in FIELDS {
        let page = page(&format!("struct.{ty}.html"));
        let documentation = documentation(&page, &format!("structfield.{field}"));
        assert!(!documentation.trim().is_empty(), "{ty}.{field}");
        for words in *words {
            assert!(documentation.contains(words), "{ty}.{field} lacks {words}: {documentation}");
        }
    }
}

#[test]
fn every_optional_field_is_a_documented_method_of_the_call() {
    let call = page("struct.Call.html");
    for setter in ["sign_id", "code", "voice_lang", "ttl", "temp_para", "tag", "remark"] {
        let documentation = documentation(&call, &format!("method.{setter}"));
        assert!(!documentation.trim().is_empty(), "{setter}");
    }
}

#[test]
fn every_error_code_stands_with_its_status_and_message() {
    let page = page("enum.ErrorCode.html");
    let variants: Vec<_> = page.split("<section id=\"variant.").skip(1).collect();
    assert_eq!(variants.len(), CODES.len() + MORE_CODES.len() + 1, "the documented failures, and `Unknown`");
    let more = MORE_CODES.iter().map(|(code, message)| (*code, 403, *message, ""));
    for (code, status, message, description) in CODES.iter().copied().chain(more) {
        let opening = format!("<code>{code}</code>, HTTP {status}: <code>{message}</code>");
        let variant = variants.iter().find(|variant| variant.contains(&opening));
        let variant = variant.unwrap_or_else(|| panic!("no `{opening}`"));
        assert!(variant.contains(description), "{code} lacks {description}: {variant}");
    }
    assert!(!page.contains("50000"), "success is no error");
}

#[test]
fn the_documents_examples_are_shown() {
    let verify = page("struct.VerifyCode.html");
    assert!(verify.contains("POST /codes/288193860302/valid") && verify.contains("HTTP 403"));
    assert!(page("struct.SendBatch.html").contains("741627"));
}

fn page(name: &str) -> String {
    let file = PAGES.join(name);
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// What stands behind the item with this anchor, up to the next item.
fn documentation<'p>(page: &'p str, anchor: &str) -> &'p str {
    let (_, rest) = page.split_once(&format!("id=\"{anchor}\"")).unwrap_or_else(|| panic!("no {anchor}"));
    let (_, documentation) = rest.split_once("<div class=\"docblock\">").unwrap_or_default();
    documentation.split_once("</div>").unwrap_or_default().0
}
