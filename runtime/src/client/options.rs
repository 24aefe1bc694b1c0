use std::time::Duration;

/// Options of one call, in place of those of its client.
///
/// ```
/// use std::time::Duration;
/// use sms_api::CallOptions;
///
/// let options = CallOptions::new().timeout(Duration::from_secs(3)).retries(false);
/// ```
#[derive(Clone, Debug, Default)]
#[must_use = "options do nothing until a call gets them"]
pub struct CallOptions {
    pub(super) timeout: Option<Duration>,
    pub(super) attempt_timeout: Option<Duration>,
    pub(super) connect_timeout: Option<Duration>,
    pub(super) max_attempts: Option<u32>,
}

/// The limits of one call.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    pub(super) timeout: Duration,
    pub(super) attempt_timeout: Duration,
    pub(super) connect_timeout: Duration,
    pub(super) max_attempts: u32,
}

impl CallOptions {
    /// The client's options.
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// The limit of the whole call: waiting for a connection, all attempts and the waits between them.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.timeout = Some(limit);
        self
    }

    /// The limit of one attempt, from opening or taking a connection to the last byte of the answer.
    pub fn attempt_timeout(mut self, limit: Duration) -> Self {
        self.attempt_timeout = Some(limit);
        self
    }

    /// The limit of opening a connection: name, socket and TLS together.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.connect_timeout = Some(limit);
        self
    }

    /// How many times the request may be sent at most; 0 means 1.
    pub fn max_attempts(mut self, most: u32) -> Self {
        self.max_attempts = Some(most);
        self
    }

    /// `false` is `max_attempts(1)`, `true` the client's number.
    pub fn retries(self, retries: bool) -> Self {
        Self { max_attempts: (!retries).then_some(1), ..self }
    }
}

impl Limits {
    pub(super) fn with(self, options: &CallOptions) -> Self {
        Self {
            timeout: options.timeout.unwrap_or(self.timeout),
            attempt_timeout: options.attempt_timeout.unwrap_or(self.attempt_timeout),
            connect_timeout: options.connect_timeout.unwrap_or(self.connect_timeout),
            max_attempts: options.max_attempts.unwrap_or(self.max_attempts).max(1),
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(30),
            attempt_timeout: Duration::from_secs(10),
            connect_timeout: Duration::from_secs(5),
            max_attempts: 3,
        }
    }
}
