use std::time::Duration;

use super::clock::later;
use super::frequency::Rule;
use super::message::Draft;
use super::template::{Kind, TTL};
use super::{Engine, MessageKind, ReturnCode, magic};

/// `POST /codes`
pub(crate) struct SendCode {
    pub(crate) mobile: String,
    pub(crate) sign_id: Option<u64>,
    pub(crate) temp_id: u64,
}

/// `POST /voice_codes`
pub(crate) struct SendVoiceCode {
    pub(crate) mobile: String,
    pub(crate) code: Option<String>,
    pub(crate) voice_lang: VoiceLang,
    /// In seconds.
    pub(crate) ttl: u64,
}

/// The language that a voice code is spoken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum VoiceLang {
    Chinese,
    English,
    Mixed,
}

impl VoiceLang {
    pub(crate) fn from_number(number: u64) -> Option<Self> {
        match number {
            0 => Some(Self::Chinese),
            1 => Some(Self::English),
            2 => Some(Self::Mixed),
            _ => None,
        }
    }

    fn speak(self, code: &str) -> String {
        match self {
            Self::Chinese => format!("您的验证码是{code}"),
            Self::English => format!("Your verification code is {code}"),
            Self::Mixed => format!("您的验证码是{code}. Your verification code is {code}"),
        }
    }
}

impl Engine {
    /// Makes up a code and sends it; it lives as long as its template says.
    pub(crate) fn send_code(&mut self, request: SendCode) -> Result<u64, ReturnCode> {
        let SendCode { mobile, sign_id, temp_id } = request;
        self.check_recipient(&mobile)?;
        let now = self.clock.now();
        let code = self.random.code();
        let template = self.template(temp_id)?;
        if template.kind() != Kind::Verification {
            return Err(ReturnCode::WRONG_TEMPLATE_TYPE);
        }
        template.check_usable()?;
        let ttl = Duration::from_secs(template.ttl().unwrap_or_default());
        let text = self.signed(sign_id, &template.render_code(&code)?)?;
        let draft = Draft {
            kind: MessageKind::TextCode,
            rule: Rule::TextCode,
            mobile,
            text,
            code: Some(code),
            temp_id: Some(temp_id),
            sign_id,
            tag: None,
            expires_at: Some(later(now, ttl)),
        };
        self.admit(&draft, now)?;
        Ok(self.deliver(draft, now))
    }

    pub(crate) fn send_voice_code(&mut self, request: SendVoiceCode) -> Result<u64, ReturnCode> {
        let SendVoiceCode { mobile, code, voice_lang, ttl } = request;
        self.check_recipient(&mobile)?;
        if let Some(code) = &code {
            check_voice_code(code)?;
        }
        if !TTL.contains(&ttl) {
            return Err(ReturnCode::INVALID_TTL_VALUE);
        }
        let now = self.clock.now();
        let code = code.unwrap_or_else(|| self.random.code());
        let draft = Draft {
            kind: MessageKind::VoiceCode,
            rule: Rule::VoiceCode,
            mobile,
            text: voice_lang.speak(&code),
            code: Some(code),
            temp_id: None,
            sign_id: None,
            tag: None,
            expires_at: Some(later(now, Duration::from_secs(ttl))),
        };
        self.admit(&draft, now)?;
        Ok(self.deliver(draft, now))
    }

    /// Accepts a code once.
    pub(crate) fn verify_code(&mut self, msg_id: u64, code: &str) -> Result<(), ReturnCode> {
        let now = self.clock.now();
        let unknown = || magic::provoked(msg_id).unwrap_or(ReturnCode::WRONG_MSG_ID);
        let sent = self.log.verification(msg_id).ok_or_else(unknown)?;
        magic::check_verification(sent.mobile)?;
        if *sent.is_verified {
            Err(ReturnCode::VERIFIED_CODE)
        } else if now >= sent.expires_at {
            Err(ReturnCode::EXPIRED_CODE)
        } else if sent.code != code {
            Err(ReturnCode::INVALID_CODE)
        } else {
            *sent.is_verified = true;
            Ok(())
        }
    }
}

fn check_voice_code(code: &str) -> Result<(), ReturnCode> {
    if !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(ReturnCode::INVALID_CODE_TYPE);
    }
    if !(4..=8).contains(&code.len()) {
        return Err(ReturnCode::INVALID_CONTENT_LENGTH);
    }
    Ok(())
}
