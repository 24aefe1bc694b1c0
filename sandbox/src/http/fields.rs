use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::refusal::Refusal;
use crate::engine::{Recipient, ReturnCode, TemplateDraft, TemplateKind, VoiceLang};

/// How long a voice code lives when nothing is said, in seconds.
const VOICE_TTL: u64 = 60;

/// A JSON object, read as clients in other languages write it: numbers as strings and strings as numbers,
/// `null` for absent, and unknown fields.
pub(super) struct Fields<'a>(&'a Map<String, Value>);

enum Whole {
    Absent,
    Number(u64),
    Other,
}

impl<'a> Fields<'a> {
    pub(super) fn new(fields: &'a Map<String, Value>) -> Self {
        Self(fields)
    }

    pub(super) fn mobile(&self) -> Result<String, Refusal> {
        self.text("mobile")?.filter(|mobile| !mobile.is_empty()).ok_or(ReturnCode::MISSING_MOBILE.into())
    }

    pub(super) fn temp_id(&self) -> Result<u64, Refusal> {
        match self.whole("temp_id") {
            Whole::Number(temp_id) => Ok(temp_id),
            Whole::Absent => Err(ReturnCode::MISSING_TEMP_ID.into()),
            Whole::Other => Err(Refusal::new(ReturnCode::INVALID_TEMP_ID, "temp_id is no whole number")),
        }
    }

    pub(super) fn sign_id(&self) -> Result<Option<u64>, Refusal> {
        match self.whole("sign_id") {
            Whole::Number(sign_id) => Ok(Some(sign_id)),
            Whole::Absent => Ok(None),
            Whole::Other => Err(Refusal::new(ReturnCode::INVALID_BODY, "sign_id is no whole number")),
        }
    }

    /// The code to verify.
    pub(super) fn code(&self) -> Result<String, Refusal> {
        self.text("code")?.filter(|code| !code.is_empty()).ok_or(ReturnCode::MISSING_CODE.into())
    }

    /// The code to be spoken, if the caller made one.
    pub(super) fn voice_code(&self) -> Result<Option<String>, Refusal> {
        self.text("code")
    }

    pub(super) fn voice_lang(&self) -> Result<VoiceLang, Refusal> {
        match self.whole("voice_lang") {
            Whole::Absent => Some(VoiceLang::Chinese),
            Whole::Number(number) => VoiceLang::from_number(number),
            Whole::Other => None,
        }
        .ok_or(ReturnCode::INVALID_VOICE_LANGUAGE_TYPE.into())
    }

    pub(super) fn voice_ttl(&self) -> Result<u64, Refusal> {
        Ok(self.ttl()?.unwrap_or(VOICE_TTL))
    }

    pub(super) fn tag(&self) -> Result<Option<String>, Refusal> {
        self.text("tag")
    }

    pub(super) fn recipient(&self) -> Result<Recipient, Refusal> {
        Ok(Recipient { mobile: self.mobile()?, temp_para: self.temp_para()? })
    }

    /// A row that cannot be read refuses the batch, before anything is sent.
    pub(super) fn recipients(&self) -> Result<Vec<Recipient>, Refusal> {
        match self.0.get("recipients") {
            None | Some(Value::Null) => Ok(Vec::new()),
            Some(Value::Array(rows)) => rows
                .iter()
                .map(|row| match row {
                    Value::Object(fields) => Self(fields).recipient(),
                    _ => Err(Refusal::new(ReturnCode::INVALID_BODY, "a recipient is no object")),
                })
                .collect(),
            Some(_) => Err(Refusal::new(ReturnCode::INVALID_BODY, "recipients is no list")),
        }
    }

    pub(super) fn template_draft(&self) -> Result<TemplateDraft, Refusal> {
        let kind = match self.whole("type") {
            Whole::Number(number) => TemplateKind::from_number(number),
            Whole::Absent | Whole::Other => None,
        };
        Ok(TemplateDraft {
            text: self.text("template")?.unwrap_or_default(),
            kind: kind.ok_or_else(|| Refusal::new(ReturnCode::INVALID_BODY, "type must be 1, 2 or 3"))?,
            ttl: self.ttl()?,
            remark: self.text("remark")?,
        })
    }

    /// The numbers that a call names, whether or not it is right otherwise.
    pub(super) fn mobiles(&self) -> Vec<String> {
        let rows = match self.0.get("recipients") {
            Some(Value::Array(rows)) => rows.as_slice(),
            _ => &[],
        };
        let named = rows.iter().filter_map(|row| row.get("mobile")).chain(self.0.get("mobile"));
        named.filter_map(scalar).collect()
    }

    fn ttl(&self) -> Result<Option<u64>, Refusal> {
        match self.whole("ttl") {
            Whole::Number(seconds) => Ok(Some(seconds)),
            Whole::Absent => Ok(None),
            Whole::Other => Err(Refusal::new(ReturnCode::INVALID_TTL_VALUE, "ttl is no whole number")),
        }
    }

    fn temp_para(&self) -> Result<BTreeMap<String, String>, Refusal> {
        match self.0.get("temp_para") {
            None | Some(Value::Null) => Ok(BTreeMap::new()),
            Some(Value::Object(values)) => {
                let values = values.iter().filter(|(_, value)| !value.is_null());
                values
                    .map(|(name, value)| match scalar(value) {
                        Some(text) => Ok((name.clone(), text)),
                        None => Err(Refusal::new(
                            ReturnCode::INVALID_BODY,
                            "a value of temp_para is a list or an object",
                        )),
                    })
                    .collect()
            }
            Some(_) => Err(Refusal::new(ReturnCode::INVALID_BODY, "temp_para is no object")),
        }
    }

    fn text(&self, name: &'static str) -> Result<Option<String>, Refusal> {
        match self.0.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::Bool(_)) => Err(not_text(name)),
            Some(value) => scalar(value).map(Some).ok_or_else(|| not_text(name)),
        }
    }

    fn whole(&self, name: &str) -> Whole {
        let number = match self.0.get(name) {
            None | Some(Value::Null) => return Whole::Absent,
            Some(Value::String(text)) if text.is_empty() => return Whole::Absent,
            Some(Value::String(text)) if text.bytes().all(|byte| byte.is_ascii_digit()) => text.parse().ok(),
            Some(Value::Number(number)) => number.as_u64(),
            Some(_) => None,
        };
        number.map_or(Whole::Other, Whole::Number)
    }
}

fn not_text(name: &str) -> Refusal {
    Refusal::new(ReturnCode::INVALID_BODY, format!("{name} is no text"))
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(answer) => Some(answer.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}
