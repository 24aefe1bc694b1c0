use std::collections::BTreeMap;

use super::template::Status;
use super::{Image, ReturnCode};

/// The highest identifier that a new account's signatures have.
pub(super) const LAST_SEEDED: u64 = 37_582;

/// The signature of messages that ask for none.
pub(super) const DEFAULT: u64 = 1;

const REMARK_LIMIT: usize = 100;

/// What a caller submits for audit.
#[derive(Clone, Debug, Default)]
pub(crate) struct SignatureDraft {
    /// What stands between 【 and 】.
    pub(crate) sign: String,
    /// What it is the name of, 1 to 7.
    pub(crate) kind: Option<u64>,
    pub(crate) remark: Option<String>,
    pub(crate) images: Vec<Image>,
    /// Whether the form is the one of September 2025.
    pub(crate) is_current_form: bool,
    /// Whether the legal person is named, with the number of an identity card. Who it is is not kept.
    pub(crate) has_legal_person: bool,
}

impl SignatureDraft {
    /// Holds it against the rules for contents.
    fn check(&self) -> Result<(), ReturnCode> {
        let length = self.sign.chars().count();
        if !(2..=8).contains(&length) || !self.sign.chars().all(char::is_alphanumeric) {
            return Err(ReturnCode::INVALID_SIGNATURE);
        }
        if self.kind.is_some_and(|kind| !(1..=7).contains(&kind)) {
            return Err(ReturnCode::INVALID_BODY);
        }
        if self.remark.as_ref().is_some_and(|remark| remark.chars().count() > REMARK_LIMIT) {
            return Err(ReturnCode::REMARK_TOO_LONG);
        }
        if self.is_current_form && !self.has_legal_person {
            return Err(ReturnCode::INVALID_BODY);
        }
        if self.is_current_form && !self.images.iter().any(|image| image.part == "idCardImage") {
            return Err(ReturnCode::INVALID_IMAGE);
        }
        self.images.iter().try_for_each(Image::check)
    }
}

/// A signature whose contents keep the rules.
#[derive(Clone, Debug)]
pub(crate) struct Signature {
    draft: SignatureDraft,
    status: Status,
    refuse_reason: Option<String>,
    is_default: bool,
    is_used: bool,
}

impl Signature {
    /// Takes a draft for audit.
    pub(super) fn submit(draft: SignatureDraft) -> Result<Self, ReturnCode> {
        draft.check()?;
        let status = Status::Auditing;
        Ok(Self { draft, status, refuse_reason: None, is_default: false, is_used: false })
    }

    pub(crate) fn sign(&self) -> &str {
        &self.draft.sign
    }

    pub(crate) fn kind(&self) -> Option<u64> {
        self.draft.kind
    }

    pub(crate) fn remark(&self) -> Option<&str> {
        self.draft.remark.as_deref()
    }

    pub(crate) fn images(&self) -> &[Image] {
        &self.draft.images
    }

    pub(crate) fn status(&self) -> Status {
        self.status
    }

    pub(crate) fn refuse_reason(&self) -> Option<&str> {
        self.refuse_reason.as_deref()
    }

    /// Whether messages that ask for no signature have this one.
    pub(crate) fn is_default(&self) -> bool {
        self.is_default
    }

    /// Whether it is in use: the default one is, and any that a message was sent with.
    pub(crate) fn is_used(&self) -> bool {
        self.is_default || self.is_used
    }

    pub(super) fn set_used(&mut self) {
        self.is_used = true;
    }

    pub(super) fn set_status(&mut self, status: Status, refuse_reason: Option<String>) {
        self.status = status;
        self.refuse_reason = refuse_reason;
    }
}

/// The signatures of a new account: the default one, one to choose, and one to change.
pub(super) fn seeded() -> BTreeMap<u64, Signature> {
    let signature = |sign: &str, status, is_default| Signature {
        draft: SignatureDraft { sign: sign.to_owned(), kind: Some(1), ..SignatureDraft::default() },
        status,
        refuse_reason: (status == Status::Rejected).then(|| "资质不全".to_owned()),
        is_default,
        is_used: false,
    };
    BTreeMap::from([
        (DEFAULT, signature("极光短信", Status::Approved, true)),
        (42, signature("签名42", Status::Approved, false)),
        (LAST_SEEDED, signature("极光推送", Status::Rejected, false)),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signatures_of_a_new_account_keep_the_rules_themselves() {
        for (id, signature) in seeded() {
            assert_eq!(signature.draft.check(), Ok(()), "{id}");
        }
    }

    #[test]
    fn a_signature_is_held_against_the_rules_for_contents() {
        let draft = |sign: &str| SignatureDraft { sign: sign.to_owned(), ..SignatureDraft::default() };
        let png = |part| Image::new(part, b"\x89PNG\r\n\x1a\n", 100);
        for sign in ["极光", "Jiguang8", "极光短信推送服务"] {
            assert_eq!(draft(sign).check(), Ok(()), "{sign}");
        }
        for sign in ["", "极", "极光短信推送服务商", "【极光】", "极光（北京）", "[极光]", "极 光", "a.b"]
        {
            assert_eq!(draft(sign).check(), Err(ReturnCode::INVALID_SIGNATURE), "{sign}");
        }
        for kind in [0, 8] {
            let wrong = SignatureDraft { kind: Some(kind), ..draft("极光") };
            assert_eq!(wrong.check(), Err(ReturnCode::INVALID_BODY));
        }
        let long = SignatureDraft { remark: Some("字".repeat(101)), ..draft("极光") };
        assert_eq!(long.check(), Err(ReturnCode::REMARK_TOO_LONG));
        let gif = SignatureDraft { images: vec![Image::new("image0", b"GIF89a", 9)], ..draft("极光") };
        assert_eq!(gif.check(), Err(ReturnCode::INVALID_IMAGE));

        let current = SignatureDraft { is_current_form: true, has_legal_person: true, ..draft("极光") };
        assert_eq!(current.check(), Err(ReturnCode::INVALID_IMAGE));
        let current = SignatureDraft { images: vec![png("idCardImage"), png("otherImage")], ..current };
        assert_eq!(current.check(), Ok(()));
        let nameless = SignatureDraft { has_legal_person: false, ..current };
        assert_eq!(nameless.check(), Err(ReturnCode::INVALID_BODY));
    }
}
