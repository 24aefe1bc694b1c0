use std::fmt;
use std::net::IpAddr;

use super::ReturnCode;
use super::frequency::Rule;
use super::mobile::masked;

/// The report of a message that reached its phone.
const DELIVERED: u32 = 4_001;

/// What an account may do. The default restricts nothing.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Settings {
    /// How many messages are left to the application, of any kind that has no number of its own below; `None`: none are
    /// allocated to it, and it sends without end from what the developer has. 0 left is 50014.
    pub quota: Option<u64>,
    /// How many voice codes are left; `None`: they are paid from `quota`.
    pub voice_quota: Option<u64>,
    /// How many verification codes and notifications are left; `None`: they are paid from `quota`.
    pub industry_quota: Option<u64>,
    /// How many marketing messages are left; `None`: they are paid from `quota`.
    pub market_quota: Option<u64>,
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
    /// What becomes of a template or a signature that is handed in.
    pub audit: Audit,
    /// What the delivery report of a message says; `None`: there is none until one is handed in. Default: 4001,
    /// delivered.
    pub receipt_status: Option<u32>,
}

/// What becomes of a template or a signature that is handed in.
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

    pub(super) fn check_quota(&self, rule: Rule) -> Result<(), ReturnCode> {
        let left = match rule {
            Rule::VoiceCode => self.voice_quota,
            Rule::TextCode | Rule::Notification => self.industry_quota,
            Rule::Marketing => self.market_quota,
        };
        if left.or(self.quota) == Some(0) { Err(ReturnCode::NO_MONEY) } else { Ok(()) }
    }

    pub(super) fn spend(&mut self, rule: Rule) {
        let own = match rule {
            Rule::VoiceCode => &mut self.voice_quota,
            Rule::TextCode | Rule::Notification => &mut self.industry_quota,
            Rule::Marketing => &mut self.market_quota,
        };
        let purse = if own.is_some() { own } else { &mut self.quota };
        *purse = purse.map(|left| left.saturating_sub(1));
    }

    /// Refuses the question for what is left where nothing is allocated.
    pub(super) fn check_allocation(&self) -> Result<(), ReturnCode> {
        let allocated = [self.quota, self.voice_quota, self.industry_quota, self.market_quota];
        if allocated.iter().all(Option::is_none) {
            return Err(ReturnCode::APP_QUOTA_NOT_ASSIGNED);
        }
        Ok(())
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            quota: None,
            voice_quota: None,
            industry_quota: None,
            market_quota: None,
            has_sms_service: true,
            is_blocked: false,
            allowed_ips: Vec::new(),
            black_words: Vec::new(),
            unsubscribed: Vec::new(),
            audit: Audit::Manual,
            receipt_status: Some(DELIVERED),
        }
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unsubscribed: Vec<_> = self.unsubscribed.iter().map(|mobile| masked(mobile)).collect();
        f.debug_struct("Settings")
            .field("quota", &self.quota)
            .field("voice_quota", &self.voice_quota)
            .field("industry_quota", &self.industry_quota)
            .field("market_quota", &self.market_quota)
            .field("has_sms_service", &self.has_sms_service)
            .field("is_blocked", &self.is_blocked)
            .field("allowed_ips", &self.allowed_ips)
            .field("black_words", &self.black_words)
            .field("unsubscribed", &unsubscribed)
            .field("audit", &self.audit)
            .field("receipt_status", &self.receipt_status)
            .finish()
    }
}
