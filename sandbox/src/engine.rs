//! The behaviour of the service with its state in memory: no HTTP, no runtime, no clock of its own.
//!
//! One engine is the world of one account. Everything that arrives here is well formed; whether it is
//! *allowed* is decided here, and a refusal is a [`ReturnCode`] of the documents.

mod callback_url;
mod callbacks;
mod clock;
mod codes;
mod exchange;
mod frequency;
mod image;
mod magic;
mod message;
mod messages;
mod mobile;
mod random;
mod receipts;
mod return_code;
mod schedule;
mod schedules;
mod send_time;
mod settings;
mod signature;
mod signatures;
mod template;
mod templates;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

pub use self::callback_url::{CallbackUrl, NotLocal};
use self::callbacks::Callbacks;
pub(crate) use self::callbacks::{Delivery, Event};
pub use self::clock::Clock;
pub(crate) use self::codes::{SendCode, SendVoiceCode, VoiceLang};
pub(crate) use self::exchange::Exchange;
use self::frequency::Frequency;
pub(crate) use self::image::Image;
pub(crate) use self::magic::{MagicCode, all as magic_codes, code as documented};
use self::message::{Arrival, Draft, MessageLog};
pub use self::message::{Message, MessageKind};
pub(crate) use self::messages::{BatchRow, Recipient, SendBatch, SendMessage};
pub(crate) use self::mobile::masked;
pub(crate) use self::random::Random;
use self::receipts::Outbox;
pub(crate) use self::receipts::{PhoneReply, Receipt};
pub(crate) use self::return_code::ReturnCode;
pub(crate) use self::schedule::Schedule;
#[cfg(test)]
use self::schedule::ScheduleStatus;
use self::schedule::Schedules;
pub(crate) use self::schedules::{ScheduleBatch, ScheduleMessage, ScheduledBatch, UnknownSchedule};
pub(crate) use self::send_time::format as send_time_text;
pub use self::settings::{Audit, Settings};
pub(crate) use self::signature::{Signature, SignatureDraft};
pub use self::signatures::UnknownSignature;
pub(crate) use self::template::{Draft as TemplateDraft, Kind as TemplateKind, Template};
pub use self::templates::UnknownTemplate;

/// One account's world.
pub(crate) struct Engine {
    start: Start,
    clock: Clock,
    random: Random,
    settings: Settings,
    templates: BTreeMap<u64, Template>,
    signatures: BTreeMap<u64, Signature>,
    schedules: Schedules,
    receipts: Outbox<Receipt>,
    replies: Outbox<PhoneReply>,
    callbacks: Callbacks,
    log: MessageLog,
    frequency: Frequency,
    /// Whether a scheduled send came due that nobody was told of.
    has_fired: bool,
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
    pub(crate) callback_url: Option<CallbackUrl>,
}

impl Engine {
    pub(crate) fn new(start: Start) -> Self {
        Self {
            clock: Clock::following(&start.clock),
            random: Random::new(),
            settings: start.settings.clone(),
            templates: template::seeded(),
            signatures: signature::seeded(),
            schedules: Schedules::default(),
            receipts: Outbox::default(),
            replies: Outbox::default(),
            callbacks: Callbacks::to(start.callback_url.clone()),
            log: MessageLog::new(start.message_limit),
            frequency: Frequency::default(),
            has_fired: false,
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

    /// `GET /accounts/app`: what the settings allocate.
    pub(crate) fn balance(&self) -> Result<&Settings, ReturnCode> {
        self.settings.check_allocation()?;
        Ok(&self.settings)
    }

    /// Whether the account may call at all, from this address.
    pub(crate) fn check_caller(&self, address: IpAddr) -> Result<(), ReturnCode> {
        self.settings.check_caller(address)
    }

    /// What the phones received, oldest first.
    pub(crate) fn messages(&self) -> impl DoubleEndedIterator<Item = &Message> + ExactSizeIterator {
        self.log.messages()
    }

    /// What the phones received after this arrival, oldest first.
    pub(crate) fn messages_after(&self, arrival: u64) -> impl DoubleEndedIterator<Item = &Message> {
        self.log.messages_after(arrival)
    }

    pub(crate) fn message(&self, msg_id: u64) -> Option<&Message> {
        self.log.message(msg_id)
    }

    /// When the message of this identifier arrived, if it is one that was scheduled. That of any other is its identifier.
    pub(crate) fn scheduled_arrival(&self, msg_id: u64) -> Option<u64> {
        self.log.scheduled_arrival(msg_id)
    }

    /// The last arrival; 0 before the first message.
    pub(crate) fn latest_arrival(&self) -> u64 {
        self.log.latest()
    }

    /// How many messages were forgotten because the log was full.
    pub(crate) fn dropped_messages(&self) -> u64 {
        self.log.dropped()
    }

    /// Tells which exchange the messages from one arrival to another came of.
    pub(crate) fn attach(&mut self, first: u64, last: u64, exchange: Exchange) {
        self.log.attach(first, last, exchange);
    }

    /// The exchange that the message of this arrival came of, if it is not forgotten.
    pub(crate) fn exchange(&self, arrival: u64) -> Option<&Arc<Exchange>> {
        self.log.exchange(arrival)
    }

    /// Whether a scheduled send came due since this was asked last.
    pub(crate) fn take_fired(&mut self) -> bool {
        std::mem::take(&mut self.has_fired)
    }

    fn check_recipient(&self, mobile: &str) -> Result<(), ReturnCode> {
        mobile::check(mobile)?;
        magic::check_send(mobile)?;
        self.settings.check_service()?;
        self.settings.check_subscription(mobile)
    }

    /// What is asked last, since a send that passes has been counted.
    fn admit(&mut self, draft: &Draft, at: SystemTime) -> Result<(), ReturnCode> {
        // What a voice says is made of a code alone.
        let text = if draft.kind == MessageKind::VoiceCode { "" } else { &draft.text };
        self.settings.check_words(text)?;
        self.settings.check_quota(draft.rule)?;
        self.frequency.admit(draft.rule, &draft.mobile, text, at)
    }

    fn deliver(&mut self, draft: Draft, at: SystemTime) -> u64 {
        let msg_id = self.start.ids.next_message();
        self.arrive(msg_id, msg_id, at, None, draft);
        msg_id
    }

    /// It has had its identifier since it was scheduled, and arrives among messages of later ones.
    fn deliver_scheduled(&mut self, schedule_id: &str, msg_id: u64, at: SystemTime, draft: Draft) {
        let number = self.start.ids.next_message();
        self.arrive(number, msg_id, at, Some(schedule_id.to_owned()), draft);
    }

    fn arrive(
        &mut self,
        number: u64,
        msg_id: u64,
        at: SystemTime,
        schedule_id: Option<String>,
        draft: Draft,
    ) {
        self.settings.spend(draft.rule);
        self.use_signature(draft.sign_id);
        let receipt_status = self.receipt_status(&draft.mobile);
        if let Some(status) = receipt_status {
            let (msg_id, phone) = (msg_id.to_string(), draft.mobile.clone());
            self.hand_in(Receipt { msg_id, phone, receive_time: at, status });
        }
        let app_key = self.start.app_key.clone();
        self.log.push(Arrival { number, msg_id, app_key, at, schedule_id, receipt_status }, draft);
    }
}

/// The counters that all accounts of one sandbox share, so that an id names one thing only.
pub(crate) struct Ids {
    message: AtomicU64,
    template: AtomicU64,
    signature: AtomicU64,
}

impl Ids {
    fn next_message(&self) -> u64 {
        self.message.fetch_add(1, Ordering::Relaxed)
    }

    fn next_template(&self) -> u64 {
        self.template.fetch_add(1, Ordering::Relaxed)
    }

    fn next_signature(&self) -> u64 {
        self.signature.fetch_add(1, Ordering::Relaxed)
    }
}

impl Default for Ids {
    /// Starts where the documents' examples are.
    fn default() -> Self {
        Self {
            message: AtomicU64::new(288_193_860_302),
            template: AtomicU64::new(template::LAST_SEEDED + 1),
            signature: AtomicU64::new(signature::LAST_SEEDED + 1),
        }
    }
}
