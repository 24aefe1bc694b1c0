//! Which requests came, and how often each was executed.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::hash::{BuildHasher, RandomState};
use std::time::SystemTime;

use bytes::Bytes;

use crate::endpoint::Endpoint;
use crate::hashed::Hashed;
use crate::name::name;

/// How many different requests are remembered.
const LIMIT: usize = 10_000;

/// How much of a body is kept, in bytes.
const BODY_BYTES: usize = 1_024;

/// How much of a path and of an app key is kept, in bytes.
const NAME_BYTES: usize = 256;

/// Requests in the order they first came; full, it forgets the oldest.
#[derive(Default)]
pub(crate) struct Ledger {
    entries: VecDeque<LedgerEntry>,
    /// By a request's hash, its number: how many different ones came before it.
    numbers: Hashed<u64>,
    /// The number of the oldest entry.
    first: u64,
    dropped: u64,
    hasher: RandomState,
}

/// A request as it arrived.
pub(crate) struct Arrival<'a> {
    pub(crate) app_key: Option<String>,
    pub(crate) endpoint: Option<Endpoint>,
    pub(crate) method: &'static str,
    pub(crate) path: &'a str,
    pub(crate) body: &'a Bytes,
    pub(crate) mobile: Option<String>,
}

/// What became of it.
#[derive(Default)]
pub(crate) struct Outcome {
    pub(crate) is_executed: bool,
    pub(crate) is_struck: bool,
    pub(crate) status: Option<u16>,
    pub(crate) code: Option<u32>,
    pub(crate) deviations: Vec<String>,
}

/// Requests that are the same byte for byte, and what became of them.
#[derive(Clone)]
pub(crate) struct LedgerEntry {
    hash: u64,
    pub(crate) app_key: Option<String>,
    pub(crate) endpoint: Option<Endpoint>,
    pub(crate) method: &'static str,
    pub(crate) path: Cow<'static, str>,
    pub(crate) mobile: Option<String>,
    /// Its beginning.
    pub(crate) body: Bytes,
    pub(crate) received: u64,
    pub(crate) executed: u64,
    pub(crate) faults: u64,
    pub(crate) status: Option<u16>,
    pub(crate) code: Option<u32>,
    pub(crate) first_at: SystemTime,
    pub(crate) last_at: SystemTime,
    pub(crate) deviations: Vec<String>,
}

impl Ledger {
    pub(crate) fn record(&mut self, arrival: Arrival<'_>, outcome: Outcome) {
        let now = SystemTime::now();
        let Some(entry) = self.entry(arrival, now) else { return };
        entry.received += 1;
        entry.executed += u64::from(outcome.is_executed);
        entry.faults += u64::from(outcome.is_struck);
        entry.status = outcome.status;
        entry.code = outcome.code;
        entry.last_at = now;
        entry.deviations = outcome.deviations;
    }

    /// That of the same request, or a new one.
    fn entry(&mut self, arrival: Arrival<'_>, now: SystemTime) -> Option<&mut LedgerEntry> {
        let Arrival { app_key, endpoint, method, path, body, mobile } = arrival;
        let hash = self.hasher.hash_one((&app_key, method, path, body));
        if let Some(number) = self.numbers.get(&hash) {
            return self.entries.get_mut(usize::try_from(number - self.first).ok()?);
        }
        if self.entries.len() == LIMIT {
            self.forget_oldest();
        }
        self.numbers.insert(hash, self.first + self.entries.len() as u64);
        self.entries.push_back(LedgerEntry {
            hash,
            app_key: app_key.map(shortened),
            endpoint,
            method,
            path: name(beginning(path)),
            mobile,
            // A slice would keep the whole.
            body: body.get(..BODY_BYTES).map_or_else(|| body.clone(), Bytes::copy_from_slice),
            received: 0,
            executed: 0,
            faults: 0,
            status: None,
            code: None,
            first_at: now,
            last_at: now,
            deviations: Vec::new(),
        });
        self.entries.back_mut()
    }

    /// Newest first.
    pub(crate) fn entries(&self) -> impl Iterator<Item = &LedgerEntry> {
        self.entries.iter().rev()
    }

    pub(crate) fn dropped(&self) -> u64 {
        self.dropped
    }

    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Forgets the requests with one app key.
    pub(crate) fn clear_app_key(&mut self, app_key: &str) {
        self.entries.retain(|entry| entry.app_key.as_deref() != Some(app_key));
        let numbered = self.entries.iter().zip(self.first..);
        self.numbers = numbered.map(|(entry, number)| (entry.hash, number)).collect();
    }

    fn forget_oldest(&mut self) {
        if let Some(oldest) = self.entries.pop_front() {
            self.numbers.remove(&oldest.hash);
            self.first += 1;
            self.dropped += 1;
        }
    }
}

fn shortened(mut text: String) -> String {
    text.truncate(beginning(&text).len());
    text
}

fn beginning(text: &str) -> &str {
    if text.len() <= NAME_BYTES {
        return text;
    }
    let end = (0..=NAME_BYTES).rev().find(|end| text.is_char_boundary(*end));
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arrival(body: &Bytes) -> Arrival<'_> {
        let endpoint = Some(Endpoint::SendCode);
        Arrival {
            app_key: Some("key".into()),
            endpoint,
            method: "POST",
            path: "/v1/codes",
            body,
            mobile: None,
        }
    }

    #[test]
    fn the_same_request_is_counted_and_another_is_another_entry() {
        let mut ledger = Ledger::default();
        for is_executed in [true, false] {
            ledger.record(arrival(&"a".into()), Outcome { is_executed, ..Outcome::default() });
        }
        ledger.record(arrival(&"b".into()), Outcome::default());
        let counts: Vec<_> =
            ledger.entries().map(|entry| (&*entry.body, entry.received, entry.executed)).collect();
        assert_eq!(counts, [(&b"b"[..], 1, 0), (b"a", 2, 1)]);
        ledger.clear_app_key("other");
        assert_eq!(ledger.entries().count(), 2);
        ledger.clear_app_key("key");
        assert_eq!(ledger.entries().count(), 0);
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let mut ledger = Ledger::default();
        for number in 0..LIMIT + 5 {
            ledger.record(arrival(&number.to_string().into()), Outcome::default());
        }
        ledger.record(arrival(&"字".repeat(100_000).into()), Outcome::default());
        assert_eq!((ledger.entries().count(), ledger.dropped()), (LIMIT, 6));
        assert_eq!(ledger.entries().next().unwrap().body.len(), BODY_BYTES);
    }
}
