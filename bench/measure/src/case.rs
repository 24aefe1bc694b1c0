/// A measured call, as `harness` names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    SendCode,
    SendBatch,
    GetTemplate,
    Refused,
    /// Only makes the recipients of a batch.
    Recipients,
}

impl Case {
    /// Those that call.
    pub const CALLS: [Self; 4] = [Self::SendCode, Self::SendBatch, Self::GetTemplate, Self::Refused];

    pub fn name(self) -> &'static str {
        match self {
            Self::SendCode => "send_code",
            Self::SendBatch => "send_batch",
            Self::GetTemplate => "get_template",
            Self::Refused => "refused",
            Self::Recipients => "recipients",
        }
    }

    /// As a table has it.
    pub fn title(self) -> &'static str {
        match self {
            Self::SendCode => "send_code",
            Self::SendBatch => "send_batch of 1,000",
            Self::GetTemplate => "get_template",
            Self::Refused => "refused (403, 50009)",
            Self::Recipients => "making the recipients",
        }
    }

    /// Two run lengths; what happens once, or at the first calls, is in both.
    pub(crate) fn lengths(self) -> (usize, usize) {
        match self {
            Self::SendBatch | Self::Recipients => (3, 13),
            Self::SendCode | Self::GetTemplate | Self::Refused => (100, 600),
        }
    }
}
