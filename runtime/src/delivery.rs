use std::fmt;

/// Whether a failed call was executed by the server, for the whole call and all its attempts together.
///
/// It is decided by proof and not by the kind of error: the same "connection closed" stands for a request
/// that never left and for one that was executed. Proofs that nothing was sent are: no connection existed
/// yet; the request came back from the HTTP library untouched; the kernel took none of its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Delivery {
    /// Proven: no attempt was executed. Sending again cannot repeat anything.
    NotSent,
    /// The server said no, and no attempt is in doubt.
    Refused,
    /// At least one attempt may have been executed. Never send again blindly.
    Unknown,
}

/// How far a failed call came in its last attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Phase {
    /// Checking and writing the request; nothing was sent.
    Request,
    /// Waiting for a free connection.
    Pool,
    /// Looking up the host's name.
    Resolve,
    /// Opening a connection.
    Connect,
    /// The TLS handshake.
    Tls,
    /// Sending the request.
    Send,
    /// Waiting for the answer's head.
    Wait,
    /// Receiving the answer's body.
    Body,
    /// Reading the answer.
    Decode,
}

impl fmt::Display for Delivery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotSent => "not sent",
            Self::Refused => "refused",
            Self::Unknown => "unknown",
        })
    }
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Request => "request",
            Self::Pool => "pool",
            Self::Resolve => "resolve",
            Self::Connect => "connect",
            Self::Tls => "tls",
            Self::Send => "send",
            Self::Wait => "wait",
            Self::Body => "body",
            Self::Decode => "decode",
        })
    }
}
