use std::collections::VecDeque;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasher, RandomState};
use std::time::{Duration, SystemTime};

use super::ReturnCode;
use crate::hashed::Hashed;

/// How many sends are remembered. Past it the oldest are forgotten, and with them their limits.
const REMEMBERED: usize = 20_000;

/// A documented limit on what one number receives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Rule {
    /// 200 verification codes in 24 hours.
    TextCode,
    /// One voice call in 20 seconds.
    VoiceCode,
    /// 3 notifications of the same content in 10 minutes.
    Notification,
    /// 3 marketing messages in 10 minutes.
    Marketing,
}

impl Rule {
    fn limit(self) -> usize {
        match self {
            Self::TextCode => 200,
            Self::VoiceCode => 1,
            Self::Notification | Self::Marketing => 3,
        }
    }

    fn window(self) -> Duration {
        match self {
            Self::TextCode => Duration::from_secs(24 * 60 * 60),
            Self::VoiceCode => Duration::from_secs(20),
            Self::Notification | Self::Marketing => Duration::from_secs(10 * 60),
        }
    }

    fn depends_on_content(self) -> bool {
        self == Self::Notification
    }
}

/// When each number was sent to: the times by a hash of rule, number and content, and the hashes in order.
#[derive(Default)]
pub(crate) struct Frequency {
    times: Hashed<Times>,
    order: VecDeque<u64>,
    hasher: RandomState,
}

/// Oldest first. Most numbers are sent to once, which takes no memory of its own.
enum Times {
    One(SystemTime),
    Many(VecDeque<SystemTime>),
}

impl Frequency {
    /// Counts one send, or refuses it. A refused send does not count.
    pub(crate) fn admit(
        &mut self,
        rule: Rule,
        mobile: &str,
        content: &str,
        now: SystemTime,
    ) -> Result<(), ReturnCode> {
        let key = self.hasher.hash_one((rule, mobile, rule.depends_on_content().then_some(content)));
        match self.times.entry(key) {
            Entry::Vacant(vacant) => drop(vacant.insert(Times::One(now))),
            Entry::Occupied(mut sent) => sent.get_mut().admit(rule, now)?,
        }
        self.order.push_back(key);
        if self.order.len() > REMEMBERED {
            self.forget_oldest();
        }
        Ok(())
    }

    fn forget_oldest(&mut self) {
        let Some(key) = self.order.pop_front() else { return };
        if let Entry::Occupied(mut times) = self.times.entry(key)
            && times.get_mut().forget_oldest()
        {
            times.remove();
        }
    }
}

impl Times {
    fn admit(&mut self, rule: Rule, now: SystemTime) -> Result<(), ReturnCode> {
        if let Self::One(time) = *self {
            *self = Self::Many(VecDeque::from([time]));
        }
        let Self::Many(times) = self else { return Ok(()) };
        let recent = times.iter().rev().take_while(|sent| is_within(**sent, rule.window(), now)).count();
        if recent >= rule.limit() {
            return Err(ReturnCode::OUT_OF_FREQ);
        }
        times.push_back(now);
        Ok(())
    }

    /// Whether none is left.
    fn forget_oldest(&mut self) -> bool {
        match self {
            Self::One(_) => true,
            Self::Many(times) => {
                times.pop_front();
                times.is_empty()
            }
        }
    }
}

fn is_within(sent: SystemTime, window: Duration, now: SystemTime) -> bool {
    now.duration_since(sent).is_ok_and(|age| age < window)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOBILE: &str = "13812345678";

    fn at(seconds: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
    }

    #[test]
    fn a_limit_opens_again_when_its_window_has_passed() {
        let mut frequency = Frequency::default();
        for second in 0..3 {
            assert_eq!(frequency.admit(Rule::Marketing, MOBILE, "a", at(second)), Ok(()));
        }
        assert_eq!(frequency.admit(Rule::Marketing, MOBILE, "b", at(599)), Err(ReturnCode::OUT_OF_FREQ));
        assert_eq!(frequency.admit(Rule::Marketing, MOBILE, "b", at(600)), Ok(()));
        assert_eq!(frequency.admit(Rule::Marketing, MOBILE, "b", at(600)), Err(ReturnCode::OUT_OF_FREQ));
    }

    #[test]
    fn numbers_rules_and_for_notifications_contents_count_apart() {
        let mut frequency = Frequency::default();
        for _ in 0..3 {
            assert_eq!(frequency.admit(Rule::Notification, MOBILE, "a", at(0)), Ok(()));
        }
        assert_eq!(frequency.admit(Rule::Notification, MOBILE, "a", at(1)), Err(ReturnCode::OUT_OF_FREQ));
        assert_eq!(frequency.admit(Rule::Notification, MOBILE, "b", at(1)), Ok(()));
        assert_eq!(frequency.admit(Rule::Notification, "13912345678", "a", at(1)), Ok(()));
        assert_eq!(frequency.admit(Rule::Marketing, MOBILE, "a", at(1)), Ok(()));
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let mut frequency = Frequency::default();
        for number in 0..REMEMBERED + 100 {
            let mobile = format!("138{number:08}");
            assert_eq!(frequency.admit(Rule::TextCode, &mobile, "", at(0)), Ok(()));
        }
        assert_eq!((frequency.order.len(), frequency.times.len()), (REMEMBERED, REMEMBERED));
    }
}
