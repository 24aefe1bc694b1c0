use std::borrow::Cow;
use std::collections::VecDeque;
use std::fmt;
use std::sync::Arc;

use bytes::Bytes;

/// How much an account's exchanges may take, in bytes. Past it the oldest are forgotten; their messages stay.
const BUDGET: usize = 32 * 1024 * 1024;

/// What an exchange takes besides its texts.
const OVERHEAD: usize = 256;

/// A request and the answer to it, as they were sent.
pub(crate) struct Exchange {
    pub(crate) method: &'static str,
    pub(crate) path: Cow<'static, str>,
    pub(crate) content_type: Option<Cow<'static, str>>,
    pub(crate) request: Bytes,
    pub(crate) status: u16,
    pub(crate) answer: Bytes,
}

impl Exchange {
    fn size(&self) -> usize {
        let content_type = self.content_type.as_ref().map_or(0, |name| name.len());
        OVERHEAD + self.path.len() + content_type + self.request.len() + self.answer.len()
    }
}

impl fmt::Debug for Exchange {
    /// Without the bodies, which hold numbers and codes.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.method, self.path, self.status)
    }
}

/// Exchanges by the messages that came of them.
#[derive(Default)]
pub(super) struct Exchanges {
    /// In the order of the messages' identifiers.
    spans: VecDeque<Span>,
    size: usize,
}

struct Span {
    first: u64,
    last: u64,
    exchange: Arc<Exchange>,
}

impl Exchanges {
    /// The messages `first` to `last` came of this exchange.
    pub(super) fn push(&mut self, first: u64, last: u64, exchange: Exchange) {
        self.size += exchange.size();
        self.spans.push_back(Span { first, last, exchange: Arc::new(exchange) });
        while self.size > BUDGET {
            self.forget_oldest();
        }
    }

    /// Forgets what belongs to messages before `oldest`.
    pub(super) fn forget_before(&mut self, oldest: u64) {
        while self.spans.front().is_some_and(|span| span.last < oldest) {
            self.forget_oldest();
        }
    }

    pub(super) fn find(&self, msg_id: u64) -> Option<&Arc<Exchange>> {
        let place = self.spans.partition_point(|span| span.last < msg_id);
        let span = self.spans.get(place)?;
        (span.first <= msg_id).then_some(&span.exchange)
    }

    fn forget_oldest(&mut self) {
        if let Some(span) = self.spans.pop_front() {
            self.size -= span.exchange.size();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exchange(request: usize) -> Exchange {
        Exchange {
            method: "POST",
            path: "/v1/codes".into(),
            content_type: None,
            request: vec![b'x'; request].into(),
            status: 200,
            answer: Bytes::new(),
        }
    }

    #[test]
    fn an_exchange_is_found_by_each_of_its_messages() {
        let mut exchanges = Exchanges::default();
        exchanges.push(5, 7, exchange(1));
        exchanges.push(9, 9, exchange(2));
        let found = |id| exchanges.find(id).map(|exchange| exchange.request.len());
        let all: Vec<_> = (4..=10).map(found).collect();
        assert_eq!(all, [None, Some(1), Some(1), Some(1), None, Some(2), None]);
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let mut exchanges = Exchanges::default();
        for id in 0..100 {
            exchanges.push(id, id, exchange(1024 * 1024));
            assert!(exchanges.size <= BUDGET);
        }
        assert!(exchanges.find(99).is_some() && exchanges.find(0).is_none());
        exchanges.forget_before(1_000);
        assert_eq!((exchanges.size, exchanges.spans.len()), (0, 0));
    }
}
