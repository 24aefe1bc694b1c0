use std::collections::BTreeSet;

/// How many requests are remembered at most.
const MOST: usize = 65_536;

/// Which requests have come: a request is known by the time and the text that its signature covers.
///
/// What is forgotten for want of room is not taken again: nothing that was signed before it is.
#[derive(Default)]
pub(super) struct Seen {
    requests: BTreeSet<(u64, Box<str>)>,
    /// Requests signed at this time or before may have been forgotten.
    floor: Option<u64>,
}

/// What became of a request that was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    New,
    Known,
    /// It may have come before.
    Forgotten,
}

impl Seen {
    /// Remembers a request, and forgets those that were signed before `oldest`, which age alone keeps out.
    pub(super) fn look(&mut self, signed: u64, nonce: &str, oldest: u64) -> Look {
        if self.floor.is_some_and(|floor| signed <= floor) {
            return Look::Forgotten;
        }
        let request = (signed, Box::from(nonce));
        if self.requests.contains(&request) {
            return Look::Known;
        }
        while self.requests.first().is_some_and(|(signed, _)| *signed < oldest) {
            self.requests.pop_first();
        }
        self.requests.insert(request);
        if self.requests.len() > MOST
            && let Some((first, _)) = self.requests.pop_first()
        {
            self.floor = Some(first);
        }
        Look::New
    }

    /// Forgets a request, so that it can come again.
    pub(super) fn forget(&mut self, signed: u64, nonce: Box<str>) {
        self.requests.remove(&(signed, nonce));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_new_once() {
        let mut seen = Seen::default();
        assert_eq!(seen.look(5, "a", 0), Look::New);
        assert_eq!(seen.look(5, "a", 0), Look::Known);
        assert_eq!(seen.look(5, "b", 0), Look::New);
        assert_eq!(seen.look(6, "a", 0), Look::New);
        seen.forget(5, "a".into());
        assert_eq!(seen.look(5, "a", 0), Look::New);
    }

    #[test]
    fn memory_is_bounded_and_nothing_forgotten_comes_again() {
        let mut seen = Seen::default();
        let many = u64::try_from(MOST).unwrap() + 1000;
        for signed in 1..=many {
            assert_eq!(seen.look(signed, "n", 0), Look::New);
            assert!(seen.requests.len() <= MOST);
        }
        for signed in 1..=many {
            assert_ne!(seen.look(signed, "n", 0), Look::New);
        }
    }

    #[test]
    fn what_age_keeps_out_is_not_remembered() {
        let mut seen = Seen::default();
        for signed in 0..100 {
            assert_eq!(seen.look(signed, "n", signed), Look::New);
            assert_eq!(seen.requests.len(), 1);
        }
    }
}
