use std::sync::atomic::{AtomicU32, Ordering};

const FULL: u32 = 500;
const COST: u32 = 5;

/// What a client may spend on sending again: a hundred times out of a full purse, and afterwards once for
/// every five calls that succeeded. A server in trouble is not buried under the retries of those it failed.
pub(crate) struct Budget(AtomicU32);

impl Budget {
    pub(crate) fn new() -> Self {
        Self(AtomicU32::new(FULL))
    }

    /// Pays for one more attempt; `false` where the purse is empty.
    pub(crate) fn withdraw(&self) -> bool {
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(COST)).is_ok()
    }

    /// What was paid for did not happen.
    pub(crate) fn give_back(&self) {
        let _ =
            self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| Some((left + COST).min(FULL)));
    }

    /// A call succeeded.
    pub(crate) fn deposit(&self) {
        // Full is the usual case, and a load is cheaper than an exchange.
        if self.0.load(Ordering::Relaxed) < FULL {
            let _ = self
                .0
                .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| (left < FULL).then_some(left + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outage_empties_it_and_successes_fill_it_again() {
        let budget = Budget::new();
        assert_eq!((0..1_000).filter(|_| budget.withdraw()).count(), 100);
        for _ in 0..4 {
            budget.deposit();
            assert!(!budget.withdraw());
        }
        budget.deposit();
        assert!(budget.withdraw());
    }

    #[test]
    fn an_attempt_that_was_not_made_is_not_paid_for() {
        let budget = Budget::new();
        for _ in 0..1_000 {
            assert!(budget.withdraw());
            budget.give_back();
        }
        budget.give_back();
        assert_eq!((0..1_000).filter(|_| budget.withdraw()).count(), 100);
    }

    #[test]
    fn it_never_holds_more_than_a_full_purse() {
        let budget = Budget::new();
        for _ in 0..100 {
            budget.deposit();
        }
        assert_eq!((0..1_000).filter(|_| budget.withdraw()).count(), 100);
    }
}
