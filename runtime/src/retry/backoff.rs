use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

const FIRST: Duration = Duration::from_millis(200);
const LONGEST: Duration = Duration::from_secs(5);

/// The wait before an attempt: anything between nothing and a ceiling that doubles ("full jitter"), so that
/// clients that failed together do not come back together.
pub(crate) struct Backoff {
    state: AtomicU64,
}

impl Backoff {
    /// Seeded by the standard library's own hash keys, which differ from process to process and from call to
    /// call.
    pub(crate) fn new() -> Self {
        Self { state: AtomicU64::new(RandomState::new().hash_one(0_u8)) }
    }

    /// The wait after so many failed attempts.
    pub(crate) fn wait(&self, failed: u32) -> Duration {
        ceiling(failed).mul_f64(self.fraction())
    }

    /// At least 0, below 1 (splitmix64).
    fn fraction(&self) -> f64 {
        const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
        let mut bits = self.state.fetch_add(STEP, Ordering::Relaxed).wrapping_add(STEP);
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^= bits >> 31;
        f64::from((bits >> 32) as u32) / (f64::from(u32::MAX) + 1.0)
    }
}

fn ceiling(failed: u32) -> Duration {
    let doubled = 1_u32.checked_shl(failed.saturating_sub(1)).unwrap_or(u32::MAX);
    FIRST.saturating_mul(doubled).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ceiling_doubles_up_to_a_limit() {
        assert_eq!(ceiling(1), FIRST);
        assert_eq!(ceiling(2), FIRST * 2);
        assert_eq!(ceiling(3), FIRST * 4);
        assert_eq!(ceiling(u32::MAX), LONGEST);
    }

    #[test]
    fn waits_spread_over_the_whole_range() {
        let backoff = Backoff::new();
        let waits: Vec<_> = (0..1_000).map(|_| backoff.wait(1)).collect();
        assert!(waits.iter().all(|wait| *wait < FIRST));
        let low = waits.iter().filter(|wait| **wait < FIRST / 2).count();
        assert!((300..700).contains(&low), "{low} of 1000 lie in the lower half");
    }

    #[test]
    fn two_clients_do_not_wait_alike() {
        let (a, b) = (Backoff::new(), Backoff::new());
        let differ = (0..100).filter(|_| a.wait(3) != b.wait(3)).count();
        assert!(differ > 90, "{differ}");
    }
}
