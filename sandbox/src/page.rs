//! What a browser finds at `/`.

/// A file that a browser gets.
pub(crate) struct Asset {
    pub(crate) content_type: &'static str,
    pub(crate) body: &'static [u8],
}

/// Finds the file of a path.
pub(crate) fn find(path: &str) -> Option<Asset> {
    match path {
        "/" => Some(Asset { content_type: "text/plain; charset=utf-8", body: TEXT.as_bytes() }),
        _ => None,
    }
}

const TEXT: &str = "\
sms-sandbox: a local Jiguang SMS (极光短信). Nothing is sent to anyone.

API        /v1
messages   /_sandbox/messages
codes      /_sandbox/codes

Templates of every account: 1 (verification, approved), 1250 (notification with {{number}}, approved),
37582 (verification, rejected, so that it can be updated).
";
