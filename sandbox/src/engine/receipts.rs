use std::collections::VecDeque;
use std::fmt;
use std::time::{Duration, SystemTime};

use super::callbacks::Event;
use super::mobile::{self, masked};
use super::{Engine, ReturnCode, magic};

/// How many items wait to be asked for; the oldest are dropped.
const LIMIT: usize = 10_000;

/// How many a call gives.
const PAGE: usize = 500;

/// Between two calls.
const INTERVAL: Duration = Duration::from_secs(5);

/// What became of a message on its way.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Receipt {
    pub(crate) msg_id: String,
    pub(crate) phone: String,
    pub(crate) receive_time: SystemTime,
    /// 4001 is delivered.
    pub(crate) status: u32,
}

/// What a phone sent.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct PhoneReply {
    pub(crate) phone: String,
    pub(crate) reply_time: SystemTime,
    pub(crate) content: String,
}

impl fmt::Debug for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Receipt({}, {}, {})", self.msg_id, masked(&self.phone), self.status)
    }
}

impl fmt::Debug for PhoneReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PhoneReply({}, <{} characters>)", masked(&self.phone), self.content.chars().count())
    }
}

/// Items that are handed out once each.
pub(super) struct Outbox<T> {
    items: VecDeque<T>,
    taken_at: Option<SystemTime>,
    dropped: u64,
}

impl<T> Default for Outbox<T> {
    fn default() -> Self {
        Self { items: VecDeque::new(), taken_at: None, dropped: 0 }
    }
}

impl<T> Outbox<T> {
    fn push(&mut self, item: T) {
        if self.items.len() == LIMIT {
            self.items.pop_front();
            self.dropped += 1;
        }
        self.items.push_back(item);
    }

    /// The oldest items, for the last time; a call that comes too soon is refused and takes none.
    fn take(&mut self, now: SystemTime, is_open: bool) -> Result<Vec<T>, ReturnCode> {
        let since = self.taken_at.and_then(|taken_at| now.duration_since(taken_at).ok());
        if since.is_some_and(|since| since < INTERVAL) {
            return Err(ReturnCode::OUT_OF_FREQ);
        }
        self.taken_at = Some(now);
        let count = if is_open { self.items.len().min(PAGE) } else { 0 };
        Ok(self.items.drain(..count).collect())
    }
}

impl Engine {
    /// `GET /report`
    pub(crate) fn take_receipts(&mut self) -> Result<Vec<Receipt>, ReturnCode> {
        self.receipts.take(self.clock.now(), !self.callbacks.is_set())
    }

    /// `GET /reply`
    pub(crate) fn take_replies(&mut self) -> Result<Vec<PhoneReply>, ReturnCode> {
        self.replies.take(self.clock.now(), !self.callbacks.is_set())
    }

    /// The delivery reports that wait to be asked for, oldest first.
    pub(crate) fn receipts(&self) -> impl ExactSizeIterator<Item = &Receipt> {
        self.receipts.items.iter()
    }

    /// The replies that wait to be asked for, oldest first.
    pub(crate) fn replies(&self) -> impl ExactSizeIterator<Item = &PhoneReply> {
        self.replies.items.iter()
    }

    /// How many reports and replies were dropped since nobody asked for them.
    pub(crate) fn dropped_receipts(&self) -> u64 {
        self.receipts.dropped + self.replies.dropped
    }

    /// Reports of a message that there is; false where there is none.
    pub(crate) fn report(&mut self, msg_id: u64, status: u32) -> bool {
        let receive_time = self.clock.now();
        let Some(message) = self.log.message_mut(msg_id) else { return false };
        message.receipt_status = Some(status);
        let phone = message.mobile.clone();
        self.hand_in(Receipt { msg_id: msg_id.to_string(), phone, receive_time, status });
        true
    }

    /// A phone answers.
    pub(crate) fn reply(&mut self, phone: &str, content: String) -> Result<(), ReturnCode> {
        mobile::check(phone)?;
        let reply = PhoneReply { phone: phone.to_owned(), reply_time: self.clock.now(), content };
        if self.callbacks.is_set() {
            self.call_back(Event::Reply(reply));
        } else {
            self.replies.push(reply);
        }
        Ok(())
    }

    /// What the report of a message to this number says, if there is one.
    pub(super) fn receipt_status(&self, mobile: &str) -> Option<u32> {
        magic::receipt_status(mobile).or(self.settings.receipt_status)
    }

    pub(super) fn hand_in(&mut self, receipt: Receipt) {
        if self.callbacks.is_set() {
            self.call_back(Event::Report(receipt));
        } else {
            self.receipts.push(receipt);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
    }

    #[test]
    fn each_item_is_handed_out_once_500_at_a_time_and_every_5_seconds() {
        let mut outbox = Outbox::default();
        (0..501).for_each(|item| outbox.push(item));
        assert_eq!(outbox.take(at(0), true).unwrap(), (0..500).collect::<Vec<_>>());
        assert_eq!(outbox.take(at(4), true), Err(ReturnCode::OUT_OF_FREQ));
        assert_eq!(outbox.take(at(5), true), Ok(vec![500]));
        assert_eq!(outbox.take(at(10), true), Ok(vec![]));
    }

    #[test]
    fn a_closed_outbox_keeps_what_it_has() {
        let mut outbox = Outbox::default();
        outbox.push(1);
        assert_eq!(outbox.take(at(0), false), Ok(vec![]));
        assert_eq!(outbox.take(at(5), true), Ok(vec![1]));
    }

    #[test]
    fn what_waits_is_bounded() {
        let mut outbox = Outbox::default();
        (0..LIMIT + 3).for_each(|item| outbox.push(item));
        assert_eq!((outbox.items.len(), outbox.dropped, outbox.items[0]), (LIMIT, 3, 3));
    }
}
