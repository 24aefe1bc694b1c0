use std::borrow::Cow;

/// A text that is kept for each of thousands of requests, and is nearly always one of a few: those cost no memory.
pub(crate) fn name(text: &str) -> Cow<'static, str> {
    const COMMON: [&str; 6] = [
        "/v1/codes",
        "/v1/voice_codes",
        "/v1/messages",
        "/v1/messages/batch",
        "/v1/templates",
        "application/json",
    ];
    match COMMON.into_iter().find(|common| *common == text) {
        Some(common) => Cow::Borrowed(common),
        None => Cow::Owned(text.to_owned()),
    }
}
