use std::collections::VecDeque;
use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

use super::exchange::{Exchange, Exchanges};
use super::mobile::masked;

/// A message as the phone received it.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Message {
    /// The identifier that the answer to the send carried.
    pub msg_id: String,
    /// The app key of the account that sent it.
    pub app_key: String,
    /// Which endpoint sent it.
    pub kind: MessageKind,
    /// The number it went to.
    pub mobile: String,
    /// What the phone shows, signature included, or what the voice says.
    pub text: String,
    /// The verification code in it: the one that `verify_code` accepts for text and voice codes, the value of the
    /// variable `code` for template messages.
    pub code: Option<String>,
    /// Whether the code was verified.
    pub is_verified: bool,
    /// Until when the code can be verified; none where it never can.
    pub expires_at: Option<SystemTime>,
    /// The template it was made from; none for a voice code.
    pub temp_id: Option<u64>,
    /// The signature asked for.
    pub sign_id: Option<u64>,
    /// The tag of the batch it belongs to.
    pub tag: Option<String>,
    /// When it was accepted, by the sandbox's clock.
    pub accepted_at: SystemTime,
}

/// The endpoint that a message came by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MessageKind {
    /// `POST /codes`
    TextCode,
    /// `POST /voice_codes`
    VoiceCode,
    /// `POST /messages`
    Single,
    /// `POST /messages/batch`
    Batch,
}

impl MessageKind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::TextCode => "text_code",
            Self::VoiceCode => "voice_code",
            Self::Single => "single",
            Self::Batch => "batch",
        }
    }
}

impl fmt::Debug for Message {
    /// Masks what a log must not hold: the number, the code and the text.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Message")
            .field("msg_id", &self.msg_id)
            .field("app_key", &self.app_key)
            .field("kind", &self.kind)
            .field("mobile", &format_args!("{}", masked(&self.mobile)))
            .field("text", &format_args!("<{} characters>", self.text.chars().count()))
            .field("code", &self.code.as_ref().map(|_| format_args!("****")))
            .field("is_verified", &self.is_verified)
            .field("expires_at", &self.expires_at)
            .field("temp_id", &self.temp_id)
            .field("sign_id", &self.sign_id)
            .field("tag", &self.tag)
            .field("accepted_at", &self.accepted_at)
            .finish()
    }
}

/// A message before it has an identifier and a time.
pub(super) struct Draft {
    pub(super) kind: MessageKind,
    pub(super) mobile: String,
    pub(super) text: String,
    pub(super) code: Option<String>,
    pub(super) temp_id: Option<u64>,
    pub(super) sign_id: Option<u64>,
    pub(super) tag: Option<String>,
    /// Until when `verify_code` takes the code; none where it never does.
    pub(super) expires_at: Option<SystemTime>,
}

/// What is needed to verify the code of a message.
pub(super) struct Verification<'a> {
    pub(super) mobile: &'a str,
    pub(super) code: &'a str,
    pub(super) expires_at: SystemTime,
    pub(super) is_verified: &'a mut bool,
}

struct Entry {
    msg_id: u64,
    message: Message,
}

/// The messages of one account in the order of their identifiers; full, it forgets the oldest.
pub(super) struct MessageLog {
    entries: VecDeque<Entry>,
    exchanges: Exchanges,
    limit: usize,
    dropped: u64,
}

impl MessageLog {
    pub(super) fn new(limit: usize) -> Self {
        Self { entries: VecDeque::new(), exchanges: Exchanges::default(), limit: limit.max(1), dropped: 0 }
    }

    pub(super) fn messages(&self) -> impl DoubleEndedIterator<Item = &Message> + ExactSizeIterator {
        self.entries.iter().map(|entry| &entry.message)
    }

    /// The messages with greater identifiers than this, oldest first.
    pub(super) fn messages_after(&self, msg_id: u64) -> impl DoubleEndedIterator<Item = &Message> {
        let from = self.entries.partition_point(|entry| entry.msg_id <= msg_id);
        self.entries.range(from..).map(|entry| &entry.message)
    }

    pub(super) fn message(&self, msg_id: u64) -> Option<&Message> {
        let place = self.entries.binary_search_by_key(&msg_id, |entry| entry.msg_id).ok()?;
        self.entries.get(place).map(|entry| &entry.message)
    }

    /// The greatest identifier; 0 before the first message.
    pub(super) fn latest_id(&self) -> u64 {
        self.entries.back().map_or(0, |entry| entry.msg_id)
    }

    pub(super) fn dropped(&self) -> u64 {
        self.dropped
    }

    pub(super) fn push(&mut self, msg_id: u64, app_key: String, accepted_at: SystemTime, draft: Draft) {
        if self.entries.len() == self.limit {
            self.entries.pop_front();
            self.dropped += 1;
        }
        let Draft { kind, mobile, text, code, temp_id, sign_id, tag, expires_at } = draft;
        let message = Message {
            msg_id: msg_id.to_string(),
            app_key,
            kind,
            mobile,
            text,
            code,
            is_verified: false,
            expires_at,
            temp_id,
            sign_id,
            tag,
            accepted_at,
        };
        self.entries.push_back(Entry { msg_id, message });
    }

    /// Tells which exchange the messages after this identifier came of.
    pub(super) fn attach(&mut self, first: u64, last: u64, exchange: Exchange) {
        if last >= first {
            self.exchanges.push(first, last, exchange);
            let oldest = self.entries.front().map_or(0, |entry| entry.msg_id);
            self.exchanges.forget_before(oldest);
        }
    }

    pub(super) fn exchange(&self, msg_id: u64) -> Option<&Arc<Exchange>> {
        self.exchanges.find(msg_id)
    }

    /// The verification that a message awaits, if it is one that carries a code of the service.
    pub(super) fn verification(&mut self, msg_id: u64) -> Option<Verification<'_>> {
        let place = self.entries.binary_search_by_key(&msg_id, |entry| entry.msg_id).ok()?;
        let Message { mobile, code, expires_at, is_verified, .. } = &mut self.entries.get_mut(place)?.message;
        Some(Verification { mobile, code: code.as_deref()?, expires_at: (*expires_at)?, is_verified })
    }
}
