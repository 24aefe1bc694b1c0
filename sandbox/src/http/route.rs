use ::http::Method;

use crate::endpoint::Endpoint;

/// What a path names.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Route<'a> {
    /// Under `/_sandbox`: the rest of the path, without slashes at its ends.
    Control(&'a str),
    /// Under `/v1`; none where there is no such address.
    Api(Option<Resource<'a>>),
    /// Anything else.
    Page,
}

/// A path of the API.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Resource<'a> {
    Codes,
    Valid { msg_id: &'a str },
    VoiceCodes,
    Messages,
    Batch,
    Templates,
    Template { temp_id: &'a str },
}

/// A path of the API together with its method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Call {
    SendCode,
    SendVoiceCode,
    VerifyCode { msg_id: Option<u64> },
    SendMessage,
    SendBatch,
    CreateTemplate,
    UpdateTemplate { temp_id: Option<u64> },
    GetTemplate { temp_id: Option<u64> },
    DeleteTemplate { temp_id: Option<u64> },
}

/// Finds what a path names; one slash at the end does no harm.
pub(super) fn find(path: &str) -> Route<'_> {
    let trimmed = path.strip_suffix('/').unwrap_or(path);
    match trimmed.strip_prefix('/').map(|path| path.split_once('/').unwrap_or((path, ""))) {
        Some(("v1", rest)) => Route::Api(resource(rest)),
        Some(("_sandbox", rest)) => Route::Control(rest),
        _ => Route::Page,
    }
}

fn resource(path: &str) -> Option<Resource<'_>> {
    let segments: Vec<_> = path.split('/').take(4).collect();
    match *segments {
        ["codes"] => Some(Resource::Codes),
        ["codes", msg_id, "valid"] if !msg_id.is_empty() => Some(Resource::Valid { msg_id }),
        ["voice_codes"] => Some(Resource::VoiceCodes),
        ["messages"] => Some(Resource::Messages),
        ["messages", "batch"] => Some(Resource::Batch),
        ["templates"] => Some(Resource::Templates),
        ["templates", temp_id] if !temp_id.is_empty() => Some(Resource::Template { temp_id }),
        _ => None,
    }
}

impl Resource<'_> {
    pub(super) fn call(&self, method: &Method) -> Option<Call> {
        match (self, method) {
            (Self::Codes, &Method::POST) => Some(Call::SendCode),
            (Self::Valid { msg_id }, &Method::POST) => Some(Call::VerifyCode { msg_id: identifier(msg_id) }),
            (Self::VoiceCodes, &Method::POST) => Some(Call::SendVoiceCode),
            (Self::Messages, &Method::POST) => Some(Call::SendMessage),
            (Self::Batch, &Method::POST) => Some(Call::SendBatch),
            (Self::Templates, &Method::POST) => Some(Call::CreateTemplate),
            (Self::Template { temp_id }, method) => {
                let temp_id = identifier(temp_id);
                match *method {
                    Method::PUT => Some(Call::UpdateTemplate { temp_id }),
                    Method::GET => Some(Call::GetTemplate { temp_id }),
                    Method::DELETE => Some(Call::DeleteTemplate { temp_id }),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// The `Allow` header of a refusal.
    pub(super) fn allow(&self) -> &'static str {
        match self {
            Self::Template { .. } => "GET, PUT, DELETE",
            _ => "POST",
        }
    }
}

impl Call {
    pub(super) fn endpoint(self) -> Endpoint {
        match self {
            Self::SendCode => Endpoint::SendCode,
            Self::SendVoiceCode => Endpoint::SendVoiceCode,
            Self::VerifyCode { .. } => Endpoint::VerifyCode,
            Self::SendMessage => Endpoint::SendMessage,
            Self::SendBatch => Endpoint::SendBatch,
            Self::CreateTemplate => Endpoint::CreateTemplate,
            Self::UpdateTemplate { .. } => Endpoint::UpdateTemplate,
            Self::GetTemplate { .. } => Endpoint::GetTemplate,
            Self::DeleteTemplate { .. } => Endpoint::DeleteTemplate,
        }
    }
}

/// An identifier as the sandbox itself writes it, and in no other spelling.
fn identifier(segment: &str) -> Option<u64> {
    let number: u64 = segment.parse().ok()?;
    (number.to_string() == segment).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_documented_path_is_found_with_and_without_a_slash_at_its_end() {
        for (path, resource) in [
            ("/v1/codes", Resource::Codes),
            ("/v1/codes/288193860302/valid", Resource::Valid { msg_id: "288193860302" }),
            ("/v1/voice_codes", Resource::VoiceCodes),
            ("/v1/messages", Resource::Messages),
            ("/v1/messages/batch", Resource::Batch),
            ("/v1/templates", Resource::Templates),
            ("/v1/templates/37582", Resource::Template { temp_id: "37582" }),
        ] {
            assert_eq!(find(&format!("{path}/")), find(path));
            assert_eq!(find(path), Route::Api(Some(resource)));
        }
    }

    #[test]
    fn any_other_path_is_unknown() {
        for path in [
            "/v1",
            "/v1/",
            "/v1/codes//valid",
            "/v1//codes",
            "/v1/codes/1",
            "/v1/codes/1/valid/2",
            "/v1/codes//",
            "/v1/templates/1/2",
            "/v1/templates/1/2/3",
            "/v1/schedule",
        ] {
            assert_eq!(find(path), Route::Api(None), "{path}");
        }
        for path in ["/", "/v2/codes", "/codes", "/v1codes", "//", "*", ""] {
            assert_eq!(find(path), Route::Page, "{path}");
        }
    }

    #[test]
    fn the_control_api_has_its_own_addresses() {
        for (path, rest) in [
            ("/_sandbox", ""),
            ("/_sandbox/", ""),
            ("/_sandbox/messages/", "messages"),
            ("/_sandbox/a/b", "a/b"),
        ] {
            assert_eq!(find(path), Route::Control(rest), "{path}");
        }
    }

    #[test]
    fn an_identifier_has_one_spelling() {
        assert_eq!(identifier("37582"), Some(37_582));
        for other in ["037582", "+37582", "37582%20", "-1", "99999999999999999999", "x"] {
            assert_eq!(identifier(other), None, "{other}");
        }
    }
}
