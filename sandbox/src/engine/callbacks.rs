use std::collections::VecDeque;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

use super::clock::later;
use super::template::Status;
use super::{CallbackUrl, Engine, PhoneReply, Receipt};

/// How many deliveries wait; the oldest are dropped.
const LIMIT: usize = 10_000;

/// How many deliveries that are over are remembered.
const REMEMBERED: usize = 100;

/// Between a delivery that failed and the next one; after the last the event is given up.
const PAUSES: [Duration; 3] =
    [Duration::from_secs(3 * 60), Duration::from_secs(60 * 60), Duration::from_secs(12 * 60 * 60)];

/// What the user's server is told of.
#[derive(Clone, Debug)]
pub(crate) enum Event {
    Report(Receipt),
    Reply(PhoneReply),
    Template { temp_id: u64, status: Status, reason: Option<String> },
    Signature { sign_id: u64, status: Status, reason: Option<String> },
}

impl Event {
    /// As the form names it.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Report(_) => "SMS_REPORT",
            Self::Reply(_) => "SMS_REPLY",
            Self::Template { .. } => "SMS_TEMPLATE",
            Self::Signature { .. } => "SMS_SIGN",
        }
    }

    /// The JSON that the form carries as a text.
    pub(crate) fn data(&self) -> Value {
        match self {
            Self::Report(Receipt { msg_id, phone, receive_time, status }) => json!({
                "msgId": msg_id, "phone": phone, "receiveTime": millis(*receive_time), "status": status,
            }),
            Self::Reply(PhoneReply { phone, reply_time, content }) => {
                json!({ "content": content, "phone": phone, "replyTime": millis(*reply_time) })
            }
            Self::Template { temp_id, status, reason } => {
                json!({ "tempId": temp_id, "status": *status as u8, "refuseReason": reason })
            }
            Self::Signature { sign_id, status, reason } => {
                json!({ "signId": sign_id, "status": *status as u8, "refuseReason": reason })
            }
        }
    }
}

/// An event on its way.
#[derive(Clone, Debug)]
pub(crate) struct Delivery {
    pub(crate) event: Event,
    /// How often it was tried.
    pub(crate) attempts: usize,
    pub(crate) due: SystemTime,
}

/// A delivery that is over.
pub(crate) struct Delivered {
    pub(crate) kind: &'static str,
    pub(crate) attempts: usize,
    /// Whether the user's server took it.
    pub(crate) is_taken: bool,
}

/// The events of one account that go to the user's server.
#[derive(Default)]
pub(super) struct Callbacks {
    url: Option<CallbackUrl>,
    waiting: VecDeque<Delivery>,
    over: VecDeque<Delivered>,
    dropped: u64,
}

impl Callbacks {
    pub(super) fn to(url: Option<CallbackUrl>) -> Self {
        Self { url, ..Self::default() }
    }

    pub(super) fn is_set(&self) -> bool {
        self.url.is_some()
    }

    fn push(&mut self, delivery: Delivery) {
        if self.waiting.len() == LIMIT {
            self.waiting.pop_front();
            self.dropped += 1;
        }
        self.waiting.push_back(delivery);
    }
}

impl Engine {
    pub(crate) fn callback_url(&self) -> Option<&CallbackUrl> {
        self.callbacks.url.as_ref()
    }

    /// Sends events there from now on. Without one, what waits is dropped.
    pub(crate) fn set_callback_url(&mut self, url: Option<CallbackUrl>) {
        if url.is_none() {
            self.callbacks.waiting.clear();
        }
        self.callbacks.url = url;
    }

    /// The deliveries that wait, oldest first.
    pub(crate) fn deliveries(&self) -> impl ExactSizeIterator<Item = &Delivery> {
        self.callbacks.waiting.iter()
    }

    /// The last deliveries that are over, oldest first.
    pub(crate) fn delivered(&self) -> impl ExactSizeIterator<Item = &Delivered> {
        self.callbacks.over.iter()
    }

    pub(crate) fn dropped_deliveries(&self) -> u64 {
        self.callbacks.dropped
    }

    /// When the next delivery is due.
    pub(crate) fn next_delivery(&self) -> Option<SystemTime> {
        self.callbacks.waiting.iter().map(|delivery| delivery.due).min()
    }

    /// Takes a delivery that is due out. Whoever does says afterwards what became of it.
    pub(crate) fn take_delivery(&mut self) -> Option<(CallbackUrl, Delivery)> {
        let url = self.callbacks.url.clone()?;
        let now = self.clock.now();
        let place = self.callbacks.waiting.iter().position(|delivery| delivery.due <= now)?;
        Some((url, self.callbacks.waiting.remove(place)?))
    }

    /// Notes what became of a delivery; one that failed is tried again in 3 minutes, in 1 hour, in 12 hours.
    pub(crate) fn put_delivery(&mut self, delivery: Delivery, is_taken: bool) {
        if !self.callbacks.is_set() {
            return;
        }
        let pause = PAUSES.get(delivery.attempts).filter(|_| !is_taken);
        let attempts = delivery.attempts + 1;
        if let Some(pause) = pause {
            let due = later(self.clock.now(), *pause);
            return self.callbacks.push(Delivery { attempts, due, ..delivery });
        }
        let over = &mut self.callbacks.over;
        if over.len() == REMEMBERED {
            over.pop_front();
        }
        over.push_back(Delivered { kind: delivery.event.kind(), attempts, is_taken });
    }

    pub(super) fn call_back(&mut self, event: Event) {
        if self.callbacks.is_set() {
            self.callbacks.push(Delivery { event, attempts: 0, due: self.clock.now() });
        }
    }
}

/// Milliseconds since 1970.
fn millis(time: SystemTime) -> u64 {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
