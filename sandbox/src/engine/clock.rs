use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use tokio::sync::watch;

/// What time it is in a sandbox. Clones share one clock.
///
/// Expiry, frequency limits, scheduled sends and repeated callbacks are measured on it, so that 24 hours pass in no
/// time.
#[derive(Clone)]
pub struct Clock {
    reading: Arc<Mutex<Reading>>,
    /// Told of every move by hand of this clock, of the one it follows, and of all that follow it.
    moves: Arc<watch::Sender<()>>,
}

/// What a clock shows, and what moves it.
struct Reading {
    shown: SystemTime,
    motion: Motion,
}

enum Motion {
    /// Stands until it is told to move.
    Frozen,
    /// Goes on since then by the machine's monotonic clock: a change of the machine's time does not show.
    Running(Instant),
    /// Goes on as another clock does, which showed this then.
    Following(Clock, SystemTime),
}

impl Clock {
    /// A clock that starts now and goes on by itself. The default.
    pub fn running() -> Self {
        Self::from(Reading { shown: SystemTime::now(), motion: Motion::Running(Instant::now()) })
    }

    /// A clock that stands at `now` until it is advanced.
    pub fn manual(now: SystemTime) -> Self {
        Self::from(Reading { shown: now, motion: Motion::Frozen })
    }

    /// A clock that shows what another shows, until it is told otherwise.
    pub(crate) fn following(other: &Self) -> Self {
        let now = other.now();
        let reading = Reading { shown: now, motion: Motion::Following(other.clone(), now) };
        Self { reading: Arc::new(Mutex::new(reading)), moves: other.moves.clone() }
    }

    /// The time it shows.
    pub fn now(&self) -> SystemTime {
        self.reading().now()
    }

    /// Whether it stands.
    pub fn is_frozen(&self) -> bool {
        matches!(self.reading().motion, Motion::Frozen)
    }

    /// Moves it forward. A jump past the end of representable time is ignored.
    pub fn advance(&self, by: Duration) {
        let mut reading = self.reading();
        // Past the end while it runs would be past the end for ever.
        let margin = Duration::from_secs(100 * 365 * 24 * 60 * 60);
        if by.checked_add(margin).and_then(|far| reading.now().checked_add(far)).is_some() {
            reading.shown = later(reading.shown, by);
        }
        drop(reading);
        self.moves.send_replace(());
    }

    /// Stops it at what it shows.
    pub fn freeze(&self) {
        let mut reading = self.reading();
        *reading = Reading { shown: reading.now(), motion: Motion::Frozen };
        drop(reading);
        self.moves.send_replace(());
    }

    /// Sets it; whether it stands or goes on stays as it is.
    pub fn set(&self, now: SystemTime) {
        let mut reading = self.reading();
        reading.motion = match &reading.motion {
            Motion::Frozen => Motion::Frozen,
            Motion::Running(_) => Motion::Running(Instant::now()),
            Motion::Following(other, _) => Motion::Following(other.clone(), other.now()),
        };
        reading.shown = now;
        drop(reading);
        self.moves.send_replace(());
    }

    /// Lets it go on by itself from what it shows.
    pub fn run(&self) {
        let mut reading = self.reading();
        if matches!(reading.motion, Motion::Frozen) {
            reading.motion = Motion::Running(Instant::now());
        }
        drop(reading);
        self.moves.send_replace(());
    }

    /// Changes whenever somebody moves it, stops it or lets it go on.
    pub(crate) fn moves(&self) -> watch::Receiver<()> {
        self.moves.subscribe()
    }

    /// How long it takes until it shows this time, unless somebody moves it; none where it stands before it.
    pub(crate) fn until(&self, time: SystemTime) -> Option<Duration> {
        let left = time.duration_since(self.now()).unwrap_or_default();
        (left.is_zero() || self.goes_on()).then_some(left)
    }

    fn goes_on(&self) -> bool {
        match &self.reading().motion {
            Motion::Frozen => false,
            Motion::Running(_) => true,
            Motion::Following(other, _) => other.goes_on(),
        }
    }

    fn reading(&self) -> MutexGuard<'_, Reading> {
        self.reading.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Reading {
    fn now(&self) -> SystemTime {
        let passed = match &self.motion {
            Motion::Frozen => Duration::ZERO,
            Motion::Running(since) => since.elapsed(),
            Motion::Following(other, then) => other.now().duration_since(*then).unwrap_or_default(),
        };
        later(self.shown, passed)
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::running()
    }
}

impl From<Reading> for Clock {
    fn from(reading: Reading) -> Self {
        Self { reading: Arc::new(Mutex::new(reading)), moves: Arc::new(watch::Sender::new(())) }
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Clock").field(&self.now()).finish()
    }
}

/// `time` moved forward, or `time` itself where that cannot be represented.
pub(crate) fn later(time: SystemTime, by: Duration) -> SystemTime {
    time.checked_add(by).unwrap_or(time)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
    }

    #[test]
    fn a_manual_clock_moves_only_when_it_is_advanced() {
        let clock = Clock::manual(SystemTime::UNIX_EPOCH);
        let other = clock.clone();
        assert_eq!(clock.now(), SystemTime::UNIX_EPOCH);
        other.advance(Duration::from_secs(7));
        assert_eq!(clock.now(), at(7));
    }

    #[test]
    fn a_running_clock_can_be_advanced_set_and_stopped() {
        let clock = Clock::running();
        let before = clock.now();
        clock.advance(Duration::from_secs(3_600));
        assert!(clock.now() >= before + Duration::from_secs(3_600));
        clock.set(at(1_000));
        assert!(!clock.is_frozen() && clock.now() >= at(1_000) && clock.now() < at(2_000));
        clock.freeze();
        let stopped = clock.now();
        assert!(clock.is_frozen() && clock.now() == stopped);
        clock.set(at(5));
        assert_eq!(clock.now(), at(5));
        clock.run();
        assert!(!clock.is_frozen() && clock.now() >= at(5));
    }

    #[test]
    fn a_following_clock_moves_with_the_other_until_it_is_stopped() {
        let base = Clock::manual(at(100));
        let world = Clock::following(&base);
        base.advance(Duration::from_secs(5));
        assert_eq!(world.now(), at(105));
        world.advance(Duration::from_secs(10));
        assert_eq!((world.now(), base.now()), (at(115), at(105)));
        world.set(at(50));
        base.advance(Duration::from_secs(1));
        assert_eq!(world.now(), at(51));
        world.freeze();
        base.advance(Duration::from_secs(1));
        assert_eq!(world.now(), at(51));
    }

    #[test]
    fn whoever_waits_for_a_time_is_told_how_long_it_takes_and_of_every_move() {
        let base = Clock::manual(at(100));
        let world = Clock::following(&base);
        let mut moves = world.moves();
        assert_eq!((world.until(at(100)), world.until(at(101))), (Some(Duration::ZERO), None));
        base.advance(Duration::from_secs(1));
        assert!(moves.has_changed().unwrap());
        moves.mark_unchanged();
        assert_eq!(world.until(at(101)), Some(Duration::ZERO));
        base.run();
        assert!(moves.has_changed().unwrap());
        assert!(world.until(at(1_000)).is_some_and(|left| left <= Duration::from_secs(899)));
        world.freeze();
        assert_eq!(world.until(at(1_000)), None);
    }

    #[test]
    fn a_jump_past_the_end_of_time_does_no_harm() {
        for clock in [Clock::running(), Clock::manual(SystemTime::UNIX_EPOCH)] {
            clock.advance(Duration::MAX);
            clock.advance(Duration::MAX);
            clock.now();
        }
    }
}
