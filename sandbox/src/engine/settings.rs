use std::fmt;
use std::net::IpAddr;

use super::ReturnCode;
use super::mobile::masked;

/// What an account may do. The default restricts nothing.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Settings {
    /// How many messages are left; `None` is no end. None left is 50014.
    pub quota: Option<u64>,
    /// Whether the account has the SMS service; without it sending is 50008. Default: true.
    pub has_sms_service: bool,
    /// Whether the application is blocked: 50036 to everything.
    pub is_blocked: bool,
    /// The addresses that may call; others get 50035. Empty: all.
    pub allowed_ips: Vec<IpAddr>,
    /// A text with one of these is refused: 50037.
    pub black_words: Vec<String>,
    /// Numbers that want no messages: 50024.
    pub unsubscribed: Vec<String>,
    /// What becomes of a template that is handed in.
    pub audit: Audit,
}

/// What becomes of a template that is handed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Audit {
    /// It waits to be approved or rejected.
    #[default]
    Manual,
    /// It is approved at once.
    Approve,
    /// It is rejected at once.
    Reject,
}

impl Audit {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Manual => "manual",
            Self::Approve => "approve",
            Self::Reject => "reject",
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        [Self::Manual, Self::Approve, Self::Reject].into_iter().find(|audit| audit.name() == name)
    }
}

impl Settings {
    /// Whether the account may call at all, from this address.
    pub(super) fn check_caller(&self, address: IpAddr) -> Result<(), ReturnCode> {
        if self.is_blocked {
            return Err(ReturnCode::APP_IN_BLACK);
        }
        if !self.allowed_ips.is_empty() && !self.allowed_ips.contains(&address.to_canonical()) {
            return Err(ReturnCode::ILLEGAL_IP);
        }
        Ok(())
    }

    pub(super) fn check_service(&self) -> Result<(), ReturnCode> {
        if self.has_sms_service { Ok(()) } else { Err(ReturnCode::NO_SMS_CODE_AUTH) }
    }

    pub(super) fn check_subscription(&self, mobile: &str) -> Result<(), ReturnCode> {
        if self.unsubscribed.iter().any(|number| number == mobile) {
            return Err(ReturnCode::UNSUBSCRIBED_MOBILE);
        }
        Ok(())
    }

    pub(super) fn check_words(&self, text: &str) -> Result<(), ReturnCode> {
        if self.black_words.iter().any(|word| text.contains(word.as_str())) {
            return Err(ReturnCode::HAS_BLACK_WORD);
        }
        Ok(())
    }

    pub(super) fn check_quota(&self) -> Result<(), ReturnCode> {
        if self.quota == Some(0) { Err(ReturnCode::NO_MONEY) } else { Ok(()) }
    }

    pub(super) fn spend(&mut self) {
        self.quota = self.quota.map(|left| left.saturating_sub(1));
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            quota: None,
            has_sms_service: true,
            is_blocked: false,
            allowed_ips: Vec::new(),
            black_words: Vec::new(),
            unsubscribed: Vec::new(),
            audit: Audit::Manual,
        }
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unsubscribed: Vec<_> = self.unsubscribed.iter().map(|mobile| masked(mobile)).collect();
        f.debug_struct("Settings")
            .field("quota", &self.quota)
            .field("has_sms_service", &self.has_sms_service)
            .field("is_blocked", &self.is_blocked)
            .field("allowed_ips", &self.allowed_ips)
            .field("black_words", &self.black_words)
            .field("unsubscribed", &unsubscribed)
            .field("audit", &self.audit)
            .finish()
    }
}
