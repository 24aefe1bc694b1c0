use bytes::Bytes;

use crate::Gate;

/// What a server does with one connection, step by step. When the client leaves, the script ends; when the
/// script ends, the connection is closed by FIN.
#[derive(Clone, Debug, Default)]
pub struct Script {
    pub(crate) steps: Vec<Step>,
    /// Played after `steps`, again and again.
    pub(crate) tail: Vec<Step>,
}

/// One step.
#[derive(Clone, Debug)]
pub enum Step {
    /// Reads a request to its last byte.
    Request,
    /// Reads a request's head and so many bytes of its body, or more, and leaves them to a later `Request`.
    Part(usize),
    /// Waits until some bytes have come, and leaves them where they are.
    Touch,
    /// Carries out the request that was read last.
    Execute,
    /// Sends these bytes.
    Send(Bytes),
    /// Sends these bytes past TLS, as they are.
    Raw(Bytes),
    /// Sends these bytes one at a time.
    Drip(Bytes),
    /// Sends these bytes again and again until the client leaves.
    Flood(Bytes),
    /// Waits.
    Pass(Gate),
    /// Writes a mark into the events.
    Mark(&'static str),
    /// Reads and discards until the client leaves.
    Drain,
    /// Shuts down the sending direction.
    HalfClose,
    /// Ends the TLS session as its standard asks, and closes.
    CloseNotify,
    /// Closes by FIN; over TLS without a word before.
    Fin,
    /// Closes by RST.
    Reset,
}

impl Script {
    /// Accepts, and does nothing until the client leaves.
    #[must_use]
    pub fn silent() -> Self {
        Self::default().step(Step::Drain)
    }

    /// Carries out every request and answers it with `reply`, for as long as the client stays.
    #[must_use]
    pub fn answering(reply: impl Into<Bytes>) -> Self {
        Self::default().then_answering(reply)
    }

    /// Reads one request and carries it out.
    #[must_use]
    pub fn executing() -> Self {
        Self::default().step(Step::Request).step(Step::Execute)
    }

    /// And then this step.
    #[must_use]
    pub fn step(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }

    /// And then these bytes.
    #[must_use]
    pub fn send(self, bytes: impl Into<Bytes>) -> Self {
        self.step(Step::Send(bytes.into()))
    }

    /// And then what `next` does.
    #[must_use]
    pub fn then(mut self, next: Self) -> Self {
        self.steps.extend(next.steps);
        Self { tail: next.tail, ..self }
    }

    /// And then carries out and answers whatever else is asked.
    #[must_use]
    pub fn then_answering(mut self, reply: impl Into<Bytes>) -> Self {
        self.tail = vec![Step::Request, Step::Execute, Step::Send(reply.into())];
        self
    }
}
