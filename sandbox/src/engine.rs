//! The behaviour of the service with its state in memory: no HTTP, no runtime, no clock of its own.
//!
//! One engine is the world of one account. Everything that arrives here is well formed; whether it is
//! *allowed* is decided here, and a refusal is a [`ReturnCode`] of the documents.

mod clock;
mod codes;
mod exchange;
mod frequency;
mod magic;
mod message;
mod messages;
mod mobile;
mod random;
mod return_code;
mod settings;
mod template;
mod templates;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

pub use self::clock::Clock;
pub(crate) use self::codes::{SendCode, SendVoiceCode, VoiceLang};
pub(crate) use self::exchange::Exchange;
use self::frequency::{Frequency, Rule};
pub(crate) use self::magic::{MagicCode, all as magic_codes, code as documented};
use self::message::{Draft, MessageLog};
pub use self::message::{Message, MessageKind};
pub(crate) use self::messages::{BatchRow, Recipient, SendBatch, SendMessage};
pub(crate) use self::mobile::masked;
pub(crate) use self::random::Random;
pub(crate) use self::return_code::ReturnCode;
pub use self::settings::{Audit, Settings};
pub(crate) use self::template::{Draft as TemplateDraft, Kind as TemplateKind, Template};
pub use self::templates::UnknownTemplate;

/// One account's world.
pub(crate) struct Engine {
    start: Start,
    clock: Clock,
    random: Random,
    settings: Settings,
    templates: BTreeMap<u64, Template>,
    log: MessageLog,
    frequency: Frequency,
}

/// What a world begins with, and begins anew with.
#[derive(Clone)]
pub(crate) struct Start {
    pub(crate) app_key: String,
    /// The clock that the world's own follows.
    pub(crate) clock: Clock,
    pub(crate) ids: Arc<Ids>,
    pub(crate) message_limit: usize,
    pub(crate) settings: Settings,
}

impl Engine {
    pub(crate) fn new(start: Start) -> Self {
        Self {
            clock: Clock::following(&start.clock),
            random: Random::new(),
            settings: start.settings.clone(),
            templates: template::seeded(),
            log: MessageLog::new(start.message_limit),
            frequency: Frequency::default(),
            start,
        }
    }

    /// Begins anew.
    pub(crate) fn reset(&mut self) {
        *self = Self::new(self.start.clone());
    }

    pub(crate) fn app_key(&self) -> &str {
        &self.start.app_key
    }

    pub(crate) fn clock(&self) -> &Clock {
        &self.clock
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.settings
    }

    pub(crate) fn set_settings(&mut self, settings: Settings) {
        self.settings = settings;
    }

    /// Whether the account may call at all, from this address.
    pub(crate) fn check_caller(&self, address: IpAddr) -> Result<(), ReturnCode> {
        self.settings.check_caller(address)
    }

    /// What the phones received, oldest first.
    pub(crate) fn messages(&self) -> impl DoubleEndedIterator<Item = &Message> + ExactSizeIterator {
        self.log.messages()
    }

    /// What the phones received after this message, oldest first.
    pub(crate) fn messages_after(&self, msg_id: u64) -> impl DoubleEndedIterator<Item = &Message> {
        self.log.messages_after(msg_id)
    }

    pub(crate) fn message(&self, msg_id: u64) -> Option<&Message> {
        self.log.message(msg_id)
    }

    /// The greatest identifier of a message; 0 before the first.
    pub(crate) fn latest_id(&self) -> u64 {
        self.log.latest_id()
    }

    /// How many messages were forgotten because the log was full.
    pub(crate) fn dropped_messages(&self) -> u64 {
        self.log.dropped()
    }

    /// Tells which exchange the messages from one identifier to another came of.
    pub(crate) fn attach(&mut self, first: u64, last: u64, exchange: Exchange) {
        self.log.attach(first, last, exchange);
    }

    /// The exchange that a message came of, if it is not forgotten.
    pub(crate) fn exchange(&self, msg_id: u64) -> Option<&Arc<Exchange>> {
        self.log.exchange(msg_id)
    }

    fn check_recipient(&self, mobile: &str) -> Result<(), ReturnCode> {
        mobile::check(mobile)?;
        magic::check_send(mobile)?;
        self.settings.check_service()?;
        self.settings.check_subscription(mobile)
    }

    /// What is asked last, since a send that passes has been counted.
    fn admit(&mut self, rule: Rule, mobile: &str, text: &str) -> Result<(), ReturnCode> {
        self.settings.check_words(text)?;
        self.settings.check_quota()?;
        self.frequency.admit(rule, mobile, text, self.clock.now())
    }

    fn deliver(&mut self, draft: Draft) -> u64 {
        let msg_id = self.start.ids.next_message();
        self.settings.spend();
        self.log.push(msg_id, self.start.app_key.clone(), self.clock.now(), draft);
        msg_id
    }
}

/// The counters that all accounts of one sandbox share, so that an id names one thing only.
pub(crate) struct Ids {
    message: AtomicU64,
    template: AtomicU64,
}

impl Ids {
    fn next_message(&self) -> u64 {
        self.message.fetch_add(1, Ordering::Relaxed)
    }

    fn next_template(&self) -> u64 {
        self.template.fetch_add(1, Ordering::Relaxed)
    }
}

impl Default for Ids {
    /// Starts where the documents' examples are.
    fn default() -> Self {
        Self { message: AtomicU64::new(288_193_860_302), template: AtomicU64::new(template::LAST_SEEDED + 1) }
    }
}
