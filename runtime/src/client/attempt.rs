use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;

use crate::delivery::{Delivery, Phase};

/// One attempt of a call, as [`Builder::on_attempt`](crate::Builder::on_attempt) is told of it when it is
/// over.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Attempt {
    /// The endpoint's name in the spec.
    pub endpoint: &'static str,
    /// 1 for the first attempt of a call; 0 where the call failed before one began.
    pub number: u32,
    /// How long it took.
    pub elapsed: Duration,
    /// The status of its answer, where one came.
    pub status: Option<StatusCode>,
    /// How it failed; `None` where the call succeeded by it.
    pub failure: Option<(Phase, Delivery)>,
    /// After how long the next attempt follows; `None` where none does.
    pub retry_in: Option<Duration>,
}

#[derive(Clone)]
pub(super) struct Hook(Arc<dyn Fn(&Attempt) + Send + Sync>);

impl Hook {
    pub(super) fn new(hook: impl Fn(&Attempt) + Send + Sync + 'static) -> Self {
        Self(Arc::new(hook))
    }

    pub(super) fn tell(&self, attempt: &Attempt) {
        (self.0)(attempt);
    }
}

impl fmt::Debug for Hook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("..")
    }
}
