use crate::meta::{Api, CodeInfo, Meta};
use crate::record::Field;

/// What generated code states about a server half.
#[derive(Debug)]
pub struct Half {
    /// The API.
    pub api: &'static Api,
    /// Its endpoints, in the order of their indices.
    pub endpoints: &'static [Described],
    /// Which documented codes stand for failures that no method decides.
    pub failures: Failures,
}

/// An endpoint as a server has it.
#[derive(Debug)]
pub struct Described {
    /// What the client half knows of it.
    pub meta: Meta,
    /// The fields of its request.
    pub fields: &'static [Field],
    /// The HTTP status of its success.
    pub status: u16,
}

/// Documented codes, as indices into [`Api::codes`]; where there is none, HTTP's own status stands alone.
#[derive(Clone, Copy, Debug)]
pub struct Failures {
    /// No credentials.
    pub missing_credentials: Option<usize>,
    /// Credentials that are not accepted, or cannot be read.
    pub wrong_credentials: Option<usize>,
    /// No body where one is due.
    pub missing_body: Option<usize>,
    /// A body, or another part of the request, that is not as described.
    pub invalid_body: Option<usize>,
    /// A body of a type that is not read.
    pub media_type: Option<usize>,
    /// No such address.
    pub not_found: Option<usize>,
    /// An address that has no such method.
    pub method: Option<usize>,
    /// The server failed.
    pub failed: Option<usize>,
}

/// A failure that no method decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    MissingCredentials,
    WrongCredentials,
    MissingBody,
    InvalidBody,
    MediaType,
    NotFound,
    Method,
    Failed,
}

impl Failure {
    /// The status where no documented code has one.
    pub(super) fn status(self) -> u16 {
        match self {
            Self::MissingCredentials | Self::WrongCredentials => 401,
            Self::MissingBody | Self::InvalidBody => 400,
            Self::MediaType => 415,
            Self::NotFound => 404,
            Self::Method => 405,
            Self::Failed => 500,
        }
    }

    pub(super) fn words(self) -> &'static str {
        match self {
            Self::MissingCredentials => "the credentials are missing",
            Self::WrongCredentials => "the credentials are wrong",
            Self::MissingBody => "the body is missing",
            Self::InvalidBody => "the request is not as described",
            Self::MediaType => "the media type is not read here",
            Self::NotFound => "there is no such address",
            Self::Method => "there is no such method at this address",
            Self::Failed => "the server failed",
        }
    }
}

impl Described {
    /// How many bytes the files of a request may have, where the spec says it.
    pub(super) fn files(&self) -> usize {
        let most = self.fields.iter().filter_map(|field| field.rule.size).map(|(_, most)| most);
        let total = most.filter(|most| *most != u64::MAX).fold(0, u64::saturating_add);
        usize::try_from(total).unwrap_or(usize::MAX)
    }
}

impl Half {
    pub(super) fn code(&self, failure: Failure) -> Option<&'static CodeInfo> {
        let failures = &self.failures;
        let index = match failure {
            Failure::MissingCredentials => failures.missing_credentials,
            Failure::WrongCredentials => failures.wrong_credentials,
            Failure::MissingBody => failures.missing_body,
            Failure::InvalidBody => failures.invalid_body,
            Failure::MediaType => failures.media_type,
            Failure::NotFound => failures.not_found,
            Failure::Method => failures.method,
            Failure::Failed => failures.failed,
        };
        self.api.codes.get(index?)
    }
}
