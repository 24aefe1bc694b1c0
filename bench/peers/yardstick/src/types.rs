//! What goes over the wire; the hand-written peers share it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SendCode {
    pub mobile: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sign_id: Option<i64>,
    pub temp_id: i64,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SendVoiceCode {
    pub mobile: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voice_lang: Option<VoiceLang>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ttl: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct VerifyCode {
    pub code: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SendMessage {
    pub mobile: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sign_id: Option<i64>,
    pub temp_id: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub temp_para: Option<BTreeMap<String, String>>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SendBatch {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sign_id: Option<i64>,
    pub temp_id: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    pub recipients: Vec<Recipient>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Recipient {
    pub mobile: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub temp_para: Option<BTreeMap<String, String>>,
}

/// A template to create, or to put in another's place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NewTemplate {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub temp_id: Option<i64>,
    pub template: String,
    #[serde(rename = "type")]
    pub kind: TemplateType,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ttl: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SentMessage {
    #[serde(deserialize_with = "text_or_integer")]
    pub msg_id: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Validity {
    pub is_valid: bool,
    pub error: Option<Reason>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Reason {
    #[serde(default, deserialize_with = "code")]
    pub code: Option<i64>,
    pub message: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SentBatch {
    pub success_count: u32,
    pub failure_count: u32,
    pub recipients: Vec<RecipientResult>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct RecipientResult {
    pub mobile: String,
    pub msg_id: Option<String>,
    #[serde(default, deserialize_with = "code")]
    pub error_code: Option<i64>,
    pub error_message: Option<String>,
    pub temp_para: Option<BTreeMap<String, String>>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SavedTemplate {
    pub temp_id: i64,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Template {
    pub temp_id: i64,
    pub template: String,
    #[serde(rename = "type")]
    pub kind: TemplateType,
    pub ttl: Option<u32>,
    pub remark: Option<String>,
    pub status: TemplateStatus,
}

/// The object in which a failed answer tells why.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Failure {
    pub error: Reason,
}

macro_rules! open_enum {
    ($name:ident { $($variant:ident = $value:literal,)+ }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(from = "i64", into = "i64")]
        pub enum $name {
            $($variant,)+
            Unknown(i64),
        }

        impl From<i64> for $name {
            fn from(value: i64) -> Self {
                match value {
                    $($value => Self::$variant,)+
                    other => Self::Unknown(other),
                }
            }
        }

        impl From<$name> for i64 {
            fn from(value: $name) -> Self {
                match value {
                    $($name::$variant => $value,)+
                    $name::Unknown(other) => other,
                }
            }
        }
    };
}

open_enum!(VoiceLang { Chinese = 0, English = 1, Mixed = 2, });
open_enum!(TemplateType { Verification = 1, Notification = 2, Marketing = 3, });
open_enum!(TemplateStatus { Auditing = 0, Approved = 1, Rejected = 2, });

/// Some answers carry an id as a number.
fn text_or_integer<'de, D: serde::Deserializer<'de>>(input: D) -> Result<String, D::Error> {
    struct Visitor;

    impl serde::de::Visitor<'_> for Visitor {
        type Value = String;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a text or an integer")
        }

        fn visit_str<E>(self, text: &str) -> Result<String, E> {
            Ok(text.to_owned())
        }

        fn visit_u64<E>(self, number: u64) -> Result<String, E> {
            Ok(number.to_string())
        }
    }

    input.deserialize_any(Visitor)
}

/// Some answers carry a code as a text.
fn code<'de, D: serde::Deserializer<'de>>(input: D) -> Result<Option<i64>, D::Error> {
    struct Visitor;

    impl serde::de::Visitor<'_> for Visitor {
        type Value = i64;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("an integer or a text of digits")
        }

        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<i64, E> {
            text.parse().map_err(E::custom)
        }

        fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<i64, E> {
            i64::try_from(number).map_err(E::custom)
        }

        fn visit_i64<E>(self, number: i64) -> Result<i64, E> {
            Ok(number)
        }
    }

    input.deserialize_any(Visitor).map(Some)
}
