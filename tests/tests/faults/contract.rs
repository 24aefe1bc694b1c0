//! A contract: a fault, and what a caller and the server see of it.

use std::fmt;
use std::panic::resume_unwind;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use sms_api::{Delivery, ErrorKind, Phase};

use crate::api::Error;

/// Longer than any contract takes on the most loaded machine: what is not over then hangs. Thirty compilers at work
/// on two processors have made four minutes of a contract that takes two seconds.
pub(crate) const HANG: Duration = Duration::from_secs(3600);

pub(crate) struct Contract {
    pub(crate) name: &'static str,
    /// The row of the page that it belongs to.
    pub(crate) fault: &'static str,
    pub(crate) expect: Expect,
    pub(crate) play: fn() -> Vec<Seen>,
}

/// What every round of a contract must show.
#[derive(Clone, Copy)]
pub(crate) struct Expect {
    pub(crate) outcome: Outcome,
    /// At least and at most, counted at the server.
    pub(crate) executions: (usize, usize),
    pub(crate) attempts: Option<u32>,
    pub(crate) connection: Option<Fate>,
}

#[derive(Clone, Copy)]
pub(crate) enum Outcome {
    /// The call was answered.
    Answer,
    /// The caller dropped the call.
    Dropped,
    /// The call was answered, or failed in whatever way.
    Any,
    Failure(Failure),
}

#[derive(Clone, Copy)]
pub(crate) struct Failure {
    pub(crate) kind: ErrorKind,
    pub(crate) phase: Phase,
    pub(crate) delivery: Delivery,
    /// What it may be as well, where the kernel's timing decides.
    pub(crate) or: &'static [(Phase, Delivery)],
}

/// What becomes of the connection that carried the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// The next call travels on it.
    Reused,
    /// The next call opens another.
    Replaced,
}

/// What one round showed.
pub(crate) struct Seen {
    pub(crate) round: String,
    pub(crate) result: Result<(), Failed>,
    pub(crate) executions: usize,
    pub(crate) connection: Option<Fate>,
}

pub(crate) enum Failed {
    Dropped,
    Error(Error),
}

/// Makes a table of contracts and a test of each.
macro_rules! contracts {
    ($(($name:ident, $fault:expr, $expect:expr, $play:expr $(,)?)),* $(,)?) => {
        pub(crate) const CONTRACTS: &[$crate::contract::Contract] = &[$(
            $crate::contract::Contract {
                name: stringify!($name),
                fault: $fault,
                expect: $expect,
                play: $play,
            }
        ),*];

        $(
            #[test]
            fn $name() {
                $crate::contract::Contract::check(CONTRACTS, stringify!($name));
            }
        )*
    };
}
pub(crate) use contracts;

impl Contract {
    /// Plays the contract of this name and holds what it shows against what is expected.
    pub(crate) fn check(contracts: &'static [Self], name: &str) {
        let contract = contracts.iter().find(|contract| contract.name == name).unwrap();
        let rounds = in_time(HANG, contract.play);
        assert!(!rounds.is_empty(), "it showed nothing");
        for seen in rounds {
            contract.expect.hold(&seen);
        }
    }
}

/// What `run` gives, unless it takes longer than `limit`.
pub(crate) fn in_time<T: Send + 'static>(limit: Duration, run: impl FnOnce() -> T + Send + 'static) -> T {
    let (done, result) = channel();
    let thread = thread::spawn(move || {
        let _ = done.send(run());
    });
    match result.recv_timeout(limit) {
        Ok(result) => result,
        Err(RecvTimeoutError::Timeout) => panic!("it hangs"),
        Err(RecvTimeoutError::Disconnected) => match thread.join() {
            Err(panic) => resume_unwind(panic),
            Ok(()) => unreachable!("it sends what it returns"),
        },
    }
}

impl Expect {
    /// The call succeeds, and was executed once.
    pub(crate) const ANSWER: Self =
        Self { outcome: Outcome::Answer, executions: (1, 1), attempts: None, connection: None };

    /// The call ends, and was executed once.
    pub(crate) const ENDS: Self = Self { outcome: Outcome::Any, ..Self::ANSWER };

    /// The caller gave up, and what was executed is not known beforehand.
    pub(crate) const DROPPED: Self = Self { outcome: Outcome::Dropped, ..Self::ANSWER };

    pub(crate) const fn failure(kind: ErrorKind, phase: Phase, delivery: Delivery) -> Self {
        let executions = match delivery {
            Delivery::NotSent => (0, 0),
            Delivery::Refused | Delivery::Unknown => (1, 1),
        };
        let outcome = Outcome::Failure(Failure { kind, phase, delivery, or: &[] });
        Self { outcome, executions, ..Self::ANSWER }
    }

    /// Refused by the client: nothing was sent.
    pub(crate) const fn invalid() -> Self {
        Self::failure(ErrorKind::Invalid, Phase::Request, Delivery::NotSent).attempts(0)
    }

    /// No connection: nothing was sent.
    pub(crate) const fn unreached(phase: Phase) -> Self {
        Self::failure(ErrorKind::Transport, phase, Delivery::NotSent)
    }

    /// No answer, and the request may have been executed; it was.
    pub(crate) const fn unanswered(phase: Phase) -> Self {
        Self::failure(ErrorKind::Transport, phase, Delivery::Unknown).replaced()
    }

    /// A whole answer that is not what the spec describes.
    pub(crate) const fn undescribed() -> Self {
        Self::failure(ErrorKind::Unexpected, Phase::Decode, Delivery::Unknown)
    }

    pub(crate) const fn refused() -> Self {
        Self::failure(ErrorKind::Api, Phase::Decode, Delivery::Refused)
    }

    pub(crate) const fn or(mut self, others: &'static [(Phase, Delivery)]) -> Self {
        if let Outcome::Failure(failure) = &mut self.outcome {
            failure.or = others;
        }
        self
    }

    pub(crate) const fn executed(self, times: usize) -> Self {
        Self { executions: (times, times), ..self }
    }

    pub(crate) const fn executed_between(self, least: usize, most: usize) -> Self {
        Self { executions: (least, most), ..self }
    }

    pub(crate) const fn attempts(self, attempts: u32) -> Self {
        Self { attempts: Some(attempts), ..self }
    }

    pub(crate) const fn reused(self) -> Self {
        Self { connection: Some(Fate::Reused), ..self }
    }

    pub(crate) const fn replaced(self) -> Self {
        Self { connection: Some(Fate::Replaced), ..self }
    }

    fn hold(&self, seen: &Seen) {
        match (&self.outcome, &seen.result) {
            (Outcome::Answer | Outcome::Any, Ok(()))
            | (Outcome::Dropped, Err(Failed::Dropped))
            | (Outcome::Any, Err(Failed::Error(_))) => {}
            (Outcome::Failure(failure), Err(Failed::Error(error))) => {
                assert_eq!(error.kind(), failure.kind, "kind, {seen}");
                let other = failure.or.iter().find(|other| **other == (error.phase(), error.delivery()));
                let (phase, delivery) = other.copied().unwrap_or((failure.phase, failure.delivery));
                assert_eq!(error.phase(), phase, "phase, {seen}");
                assert_eq!(error.delivery(), delivery, "delivery, {seen}");
                if let Some(attempts) = self.attempts {
                    assert_eq!(error.attempts(), attempts, "attempts, {seen}");
                }
            }
            _ => panic!("outcome, {seen}"),
        }
        if let Err(Failed::Error(error)) = &seen.result {
            let was_sent = error.delivery() != Delivery::NotSent;
            assert!(was_sent || seen.executions == 0, "it was executed and called not sent, {seen}");
            let is_in_doubt = error.delivery() == Delivery::Unknown;
            assert!(!is_in_doubt || !error.is_retryable(), "it is in doubt and called retryable, {seen}");
        }
        let (least, most) = self.executions;
        assert!((least..=most).contains(&seen.executions), "executions, {seen}");
        if let Some(fate) = self.connection {
            assert_eq!(seen.connection, Some(fate), "the connection, {seen}");
        }
    }
}

impl Seen {
    pub(crate) fn new(round: impl Into<String>, result: Result<(), Error>, executions: usize) -> Self {
        Self { round: round.into(), result: result.map_err(Failed::Error), executions, connection: None }
    }

    pub(crate) fn dropped(round: impl Into<String>, executions: usize) -> Self {
        Self { round: round.into(), result: Err(Failed::Dropped), executions, connection: None }
    }

    pub(crate) fn connection(self, fate: Fate) -> Self {
        Self { connection: Some(fate), ..self }
    }
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: executed {} times, ", self.round, self.executions)?;
        match &self.result {
            Ok(()) => f.write_str("answered"),
            Err(Failed::Dropped) => f.write_str("dropped"),
            Err(Failed::Error(error)) => write!(f, "{error} ({error:?})"),
        }
    }
}
