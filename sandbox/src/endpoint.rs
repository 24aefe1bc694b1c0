use std::fmt;
use std::str::FromStr;

/// An endpoint of the API, named as the generated client names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Endpoint {
    /// `POST /codes`
    SendCode,
    /// `POST /voice_codes`
    SendVoiceCode,
    /// `POST /codes/{msg_id}/valid`
    VerifyCode,
    /// `POST /messages`
    SendMessage,
    /// `POST /messages/batch`
    SendBatch,
    /// `POST /templates`
    CreateTemplate,
    /// `PUT /templates/{temp_id}`
    UpdateTemplate,
    /// `GET /templates/{temp_id}`
    GetTemplate,
    /// `DELETE /templates/{temp_id}`
    DeleteTemplate,
}

impl Endpoint {
    /// Every endpoint, in the order of the documents.
    pub const ALL: &'static [Self] = &[
        Self::SendCode,
        Self::SendVoiceCode,
        Self::VerifyCode,
        Self::SendMessage,
        Self::SendBatch,
        Self::CreateTemplate,
        Self::UpdateTemplate,
        Self::GetTemplate,
        Self::DeleteTemplate,
    ];

    /// Its name: `send_code`.
    pub fn name(self) -> &'static str {
        match self {
            Self::SendCode => "send_code",
            Self::SendVoiceCode => "send_voice_code",
            Self::VerifyCode => "verify_code",
            Self::SendMessage => "send_message",
            Self::SendBatch => "send_batch",
            Self::CreateTemplate => "create_template",
            Self::UpdateTemplate => "update_template",
            Self::GetTemplate => "get_template",
            Self::DeleteTemplate => "delete_template",
        }
    }

    pub(crate) fn has_body(self) -> bool {
        !matches!(self, Self::GetTemplate | Self::DeleteTemplate)
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Endpoint {
    type Err = UnknownEndpoint;

    fn from_str(name: &str) -> Result<Self, UnknownEndpoint> {
        Self::ALL.iter().copied().find(|endpoint| endpoint.name() == name).ok_or(UnknownEndpoint)
    }
}

/// No endpoint has this name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownEndpoint;

impl fmt::Display for UnknownEndpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = Endpoint::ALL.iter().map(|endpoint| endpoint.name()).collect();
        write!(f, "no endpoint has this name; there are {}", names.join(", "))
    }
}

impl std::error::Error for UnknownEndpoint {}
