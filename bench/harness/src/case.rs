use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use crate::Peer;

/// How many recipients a batch has.
pub const RECIPIENTS: usize = 1_000;

/// The time limit of a call. Generous: under valgrind a batch takes its time.
pub const TIME_LIMIT: Duration = Duration::from_secs(30);

/// The largest answer read, in bytes.
pub const BODY_LIMIT: usize = 1 << 20;

/// The recipients of a batch: their mobile number, and the value of their one variable, `number`.
pub fn recipients() -> impl Iterator<Item = (String, String)> {
    (0..RECIPIENTS).map(|index| (format!("138{index:08}"), format!("{:06}", 741_627 + index)))
}

/// What is measured.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Case {
    SendCode,
    SendBatch,
    GetTemplate,
    Refused,
    /// Only makes the recipients: what of `SendBatch` is not the client's.
    Recipients,
}

impl Case {
    pub(crate) async fn call<P: Peer>(self, peer: &P) {
        match self {
            Self::SendCode => assert_eq!(peer.send_code().await, "288193860302"),
            Self::SendBatch => {
                let batch = peer.send_batch(P::recipients()).await;
                assert_eq!(P::rows(&batch), (RECIPIENTS - RECIPIENTS / 10, RECIPIENTS / 10));
            }
            Self::GetTemplate => assert!(peer.get_template().await.ends_with("5分钟内有效！")),
            Self::Refused => assert_eq!(peer.refused().await, 50009),
            Self::Recipients => drop(std::hint::black_box(P::recipients())),
        }
    }

    /// The path below which the server answers so.
    pub(crate) fn path(self) -> &'static str {
        match self {
            Self::Refused => "/refuse",
            _ => "",
        }
    }
}

impl FromStr for Case {
    type Err = UnknownCase;

    fn from_str(name: &str) -> Result<Self, UnknownCase> {
        Ok(match name {
            "send_code" => Self::SendCode,
            "send_batch" => Self::SendBatch,
            "get_template" => Self::GetTemplate,
            "refused" => Self::Refused,
            "recipients" => Self::Recipients,
            _ => return Err(UnknownCase(name.to_owned())),
        })
    }
}

#[derive(Debug)]
pub(crate) struct UnknownCase(String);

impl fmt::Display for UnknownCase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no case `{}`", self.0)
    }
}

impl std::error::Error for UnknownCase {}
