use std::fmt::Write as _;

/// How many recipients a batch has.
const RECIPIENTS: usize = 1_000;

/// The answers, written once.
pub(crate) struct Answers {
    sent: Vec<u8>,
    batch: Vec<u8>,
    template: Vec<u8>,
    refused: Vec<u8>,
    unknown: Vec<u8>,
}

impl Answers {
    pub(crate) fn new() -> Self {
        Self {
            sent: message("200 OK", r#"{"msg_id":"288193860302"}"#),
            batch: message("200 OK", &batch()),
            template: message("200 OK", TEMPLATE),
            refused: message("403 Forbidden", r#"{"error":{"code":50009,"message":"out of freq"}}"#),
            unknown: message("404 Not Found", r#"{"error":{"code":50016,"message":"api not found"}}"#),
        }
    }

    /// The answer to a request, and whether it is to be held back.
    pub(crate) fn to(&self, request: &[u8]) -> (&[u8], bool) {
        let (target, held) = match request.strip_prefix(b"POST /hold") {
            Some(rest) => (rest, true),
            None => (request.strip_prefix(b"POST ").unwrap_or(request), false),
        };
        let answer = match target {
            rest if rest.starts_with(b"/v1/codes ") => &self.sent,
            rest if rest.starts_with(b"/v1/messages/batch ") => &self.batch,
            rest if rest.starts_with(b"GET /v1/templates/") => &self.template,
            rest if rest.starts_with(b"/refuse/v1/codes ") => &self.refused,
            _ => &self.unknown,
        };
        (answer, held)
    }
}

const TEMPLATE: &str = r#"{"temp_id":37582,"template":"您好，您的验证码是{{code}}，5分钟内有效！","type":1,"ttl":300,"remark":"此模板用于用户注册","status":1}"#;

/// What became of a batch: every tenth recipient was refused, with all that a refused row has.
fn batch() -> String {
    let failed = RECIPIENTS / 10;
    let mut json =
        format!(r#"{{"success_count":{},"failure_count":{failed},"recipients":["#, RECIPIENTS - failed);
    for index in 0..RECIPIENTS {
        let separator = if index == 0 { "" } else { "," };
        let _ =
            write!(json, r#"{separator}{{"msg_id":"{}","mobile":"138{index:08}""#, 274_887_115_920 + index);
        if index % 10 == 9 {
            let _ = write!(
                json,
                r#","error_code":"50006","error_message":"invalid mobile","temp_para":{{"number":"{:06}"}}"#,
                741_627 + index
            );
        }
        json.push('}');
    }
    json.push_str("]}");
    json
}

fn message(status: &str, body: &str) -> Vec<u8> {
    format!(
        "HTTP/1.1 {status}\r\nserver: bench\r\ndate: Thu, 01 Jan 2026 00:00:00 GMT\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}
