use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

use super::exchange::{Exchange, Exchanges};
use super::frequency::Rule;
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
    /// The scheduled send that it came of; none where it was sent at once.
    pub schedule_id: Option<String>,
    /// What its last delivery report says, as 4001; none before the first.
    pub receipt_status: Option<u32>,
    /// When it was accepted, by the sandbox's clock; for a scheduled one, when it was due.
    pub accepted_at: SystemTime,
    /// Its place among all messages of the sandbox. That of a scheduled one is not its identifier, which is older.
    pub(crate) arrival: u64,
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
            .field("schedule_id", &self.schedule_id)
            .field("receipt_status", &self.receipt_status)
            .field("accepted_at", &self.accepted_at)
            .finish()
    }
}

/// A message before it has an identifier and a time.
#[derive(Clone)]
pub(super) struct Draft {
    pub(super) kind: MessageKind,
    /// The limit that it counts towards, and by it what pays for it.
    pub(super) rule: Rule,
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

/// When and as what a message arrives.
pub(super) struct Arrival {
    pub(super) number: u64,
    pub(super) msg_id: u64,
    pub(super) app_key: String,
    pub(super) at: SystemTime,
    pub(super) schedule_id: Option<String>,
    pub(super) receipt_status: Option<u32>,
}

/// The messages of one account in the order they arrived; full, it forgets the oldest.
pub(super) struct MessageLog {
    entries: VecDeque<Message>,
    /// The arrivals of messages whose identifier is older than their arrival.
    scheduled: HashMap<u64, u64>,
    exchanges: Exchanges,
    limit: usize,
    dropped: u64,
}

impl MessageLog {
    pub(super) fn new(limit: usize) -> Self {
        Self {
            entries: VecDeque::new(),
            scheduled: HashMap::new(),
            exchanges: Exchanges::default(),
            limit: limit.max(1),
            dropped: 0,
        }
    }

    pub(super) fn messages(&self) -> impl DoubleEndedIterator<Item = &Message> + ExactSizeIterator {
        self.entries.iter()
    }

    /// The messages that arrived later than this, oldest first.
    pub(super) fn messages_after(&self, arrival: u64) -> impl DoubleEndedIterator<Item = &Message> {
        let from = self.entries.partition_point(|message| message.arrival <= arrival);
        self.entries.range(from..)
    }

    pub(super) fn message(&self, msg_id: u64) -> Option<&Message> {
        self.entries.get(self.place(msg_id)?)
    }

    pub(super) fn message_mut(&mut self, msg_id: u64) -> Option<&mut Message> {
        let place = self.place(msg_id)?;
        self.entries.get_mut(place)
    }

    /// When the message of this identifier arrived, if it is one that was scheduled.
    pub(super) fn scheduled_arrival(&self, msg_id: u64) -> Option<u64> {
        self.scheduled.get(&msg_id).copied()
    }

    /// The last arrival; 0 before the first message.
    pub(super) fn latest(&self) -> u64 {
        self.entries.back().map_or(0, |message| message.arrival)
    }

    pub(super) fn dropped(&self) -> u64 {
        self.dropped
    }

    pub(super) fn push(&mut self, arrival: Arrival, draft: Draft) {
        if self.entries.len() == self.limit {
            self.forget_oldest();
        }
        let Arrival { number, msg_id, app_key, at, schedule_id, receipt_status } = arrival;
        let Draft { kind, rule: _, mobile, text, code, temp_id, sign_id, tag, expires_at } = draft;
        if number != msg_id {
            self.scheduled.insert(msg_id, number);
        }
        self.entries.push_back(Message {
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
            schedule_id,
            receipt_status,
            accepted_at: at,
            arrival: number,
        });
    }

    /// Tells which exchange the messages from one arrival to another came of.
    pub(super) fn attach(&mut self, first: u64, last: u64, exchange: Exchange) {
        if last >= first {
            self.exchanges.push(first, last, exchange);
            let oldest = self.entries.front().map_or(0, |message| message.arrival);
            self.exchanges.forget_before(oldest);
        }
    }

    pub(super) fn exchange(&self, arrival: u64) -> Option<&Arc<Exchange>> {
        self.exchanges.find(arrival)
    }

    /// The verification that a message awaits, if it is one that carries a code of the service.
    pub(super) fn verification(&mut self, msg_id: u64) -> Option<Verification<'_>> {
        let Message { mobile, code, expires_at, is_verified, .. } = self.message_mut(msg_id)?;
        Some(Verification { mobile, code: code.as_deref()?, expires_at: (*expires_at)?, is_verified })
    }

    fn place(&self, msg_id: u64) -> Option<usize> {
        let arrival = self.scheduled_arrival(msg_id).unwrap_or(msg_id);
        let place = self.entries.binary_search_by_key(&arrival, |message| message.arrival).ok()?;
        self.entries.get(place).filter(|message| message.msg_id == msg_id.to_string()).map(|_| place)
    }

    fn forget_oldest(&mut self) {
        if let Some(oldest) = self.entries.pop_front() {
            self.dropped += 1;
            if let Ok(msg_id) = oldest.msg_id.parse() {
                self.scheduled.remove(&msg_id);
            }
        }
    }
}
