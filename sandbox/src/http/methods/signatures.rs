//! Signatures.

use serde_json::json;
use sms_api::File;
use sms_api::jiguang::server::Refusal;
use sms_api::jiguang::{SignId, SignType};

use super::{Call, verbatim};
use crate::engine::{Image, ReturnCode, SignatureDraft};

/// What one is made of, or changed to.
pub(super) struct Form {
    pub(super) sign: String,
    pub(super) kind: Option<SignType>,
    pub(super) remark: Option<String>,
    pub(super) legal_person_name: Option<String>,
    pub(super) legal_person_id_number: Option<String>,
    /// With the names that the form has for them.
    pub(super) images: [(&'static str, Option<File>); 7],
}

impl Call<'_> {
    pub(super) fn put_signature(&self, known: Option<SignId>, form: Form) -> Result<u64, Refusal> {
        let draft = form.draft()?;
        let mut engine = self.account.engine();
        match known {
            None => Ok(engine.create_signature(draft)?),
            Some(sign_id) => {
                let sign_id = number(sign_id)?;
                engine.update_signature(sign_id, draft)?;
                Ok(sign_id)
            }
        }
    }

    pub(super) fn read_signature(&self, sign_id: SignId) -> Result<Refusal, Refusal> {
        let sign_id = number(sign_id)?;
        let engine = self.account.engine();
        let signature = engine.signature(sign_id)?;
        Ok(verbatim(&json!({
            "sign_id": sign_id,
            "sign": signature.sign(),
            "status": signature.status() as u8,
            "is_default": u8::from(signature.is_default()),
            "use_status": u8::from(signature.is_used()),
        })))
    }

    pub(super) fn delete_signature(&self, sign_id: SignId) -> Result<(), Refusal> {
        Ok(self.account.engine().delete_signature(number(sign_id)?)?)
    }
}

impl Form {
    /// What is submitted for audit; a part of the form of September 2025 makes it that form.
    fn draft(self) -> Result<SignatureDraft, Refusal> {
        let is_there = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.trim().is_empty());
        let has_legal_person = is_there(&self.legal_person_name) && is_there(&self.legal_person_id_number);
        let images: Vec<_> = self
            .images
            .iter()
            .filter_map(|(part, file)| {
                let file = file.as_ref()?;
                Some(Image::new(*part, file.bytes().map_or(&[][..], |bytes| bytes), file.len()))
            })
            .collect();
        let is_current = |image: &Image| image.part != "image0";
        let is_current_form = self.legal_person_name.is_some()
            || self.legal_person_id_number.is_some()
            || images.iter().any(is_current);
        let kind = self.kind.map(|kind| u64::try_from(kind.value())).transpose();
        let kind = kind.map_err(|_| Refusal::from(ReturnCode::INVALID_BODY).because("type is no kind"))?;
        let (sign, remark) = (self.sign, self.remark);
        Ok(SignatureDraft { sign, kind, remark, images, is_current_form, has_legal_person })
    }
}

fn number(sign_id: SignId) -> Result<u64, ReturnCode> {
    u64::try_from(i64::from(sign_id)).map_err(|_| ReturnCode::INVALID_SIGN_ID)
}
