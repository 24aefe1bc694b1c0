/// A refusal: of the documents' table of return codes, or of the later codes for templates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ReturnCode {
    code: u32,
    status: u16,
    message: &'static str,
}

impl ReturnCode {
    pub(crate) const fn new(code: u32, status: u16, message: &'static str) -> Self {
        Self { code, status, message }
    }

    /// The number in `error.code`.
    pub(crate) fn code(self) -> u32 {
        self.code
    }

    /// The HTTP status that the documents give it.
    pub(crate) fn status(self) -> u16 {
        self.status
    }

    /// The text in `error.message`.
    pub(crate) fn message(self) -> &'static str {
        self.message
    }
}

macro_rules! return_codes {
    ($($name:ident = $code:literal, $status:literal, $message:literal;)*) => {
        impl ReturnCode {
            $(pub(crate) const $name: Self = Self::new($code, $status, $message);)*

            /// All that the service refuses with by itself.
            pub(crate) const ALL: &[Self] = &[$(Self::$name),*];
        }
    };
}

return_codes! {
    MISSING_AUTH = 50001, 400, "missing auth";
    AUTH_FAILED = 50002, 401, "auth failed";
    MISSING_BODY = 50003, 400, "missing body";
    MISSING_MOBILE = 50004, 400, "missing mobile";
    MISSING_TEMP_ID = 50005, 400, "missing temp_id";
    INVALID_MOBILE = 50006, 403, "invalid mobile";
    INVALID_BODY = 50007, 403, "invalid body";
    NO_SMS_CODE_AUTH = 50008, 403, "no sms code auth";
    OUT_OF_FREQ = 50009, 403, "out of freq";
    INVALID_CODE = 50010, 403, "invalid code";
    EXPIRED_CODE = 50011, 403, "expired code";
    VERIFIED_CODE = 50012, 403, "verified code";
    INVALID_TEMP_ID = 50013, 403, "invalid temp_id";
    NO_MONEY = 50014, 403, "no money";
    MISSING_CODE = 50015, 400, "missing code";
    API_NOT_FOUND = 50016, 404, "api not found";
    MEDIA_NOT_SUPPORTED = 50017, 415, "media not supported";
    METHOD_NOT_SUPPORTED = 50018, 405, "request method not support";
    SERVER_ERROR = 50019, 500, "server error";
    TEMPLATE_AUDITING = 50020, 403, "template auditing";
    TEMPLATE_NOT_PASS = 50021, 403, "template not pass";
    PARAMETERS_NOT_ALL_REPLACED = 50022, 403, "parameters not all replaced";
    PARAMETERS_IS_EMPTY = 50023, 403, "parameters is empty";
    UNSUBSCRIBED_MOBILE = 50024, 403, "unsubscribed mobile";
    WRONG_TEMPLATE_TYPE = 50025, 403, "wrong template type";
    WRONG_MSG_ID = 50026, 403, "wrong msg_id";
    INVALID_SEND_TIME = 50027, 403, "invalid send_time";
    INVALID_SCHEDULE_ID = 50028, 403, "invalid schedule_id";
    WRONG_SCHEDULE_STATUS = 50029, 403, "wrong schedule status";
    RECIPIENTS_IS_EMPTY = 50030, 403, "recipients is empty";
    TOO_MUCH_RECIPIENTS = 50031, 403, "too much recipients";
    APP_QUOTA_NOT_ASSIGNED = 50033, 403, "app quota not assigned";
    REPEAT_SEND = 50034, 403, "repeat send";
    ILLEGAL_IP = 50035, 403, "illegal IP";
    APP_IN_BLACK = 50036, 403, "app in black";
    HAS_BLACK_WORD = 50037, 403, "has black word";
    INVALID_CONTENT_LENGTH = 50038, 403, "invalid content length";
    INVALID_CODE_TYPE = 50039, 403, "invalid code type";
    INVALID_VOICE_LANGUAGE_TYPE = 50040, 403, "invalid voice language type";
    INVALID_TTL_VALUE = 50041, 403, "invalid ttl value";
    TEMPLATE_IS_EMPTY = 50042, 403, "template is empty";
    TEMPLATE_TOO_LONG = 50043, 403, "template too long";
    TEMPLATE_PARAMETER_INVALID = 50044, 403, "template parameter invalid";
    REMARK_TOO_LONG = 50045, 403, "remark too long";
    SIGNATURE_NOT_SET = 50046, 403, "signature not set";
    MODIFY_TEMPLATE_NOT_ALLOW = 50047, 403, "modify template not allow";
    TEMPLATE_CONTAINS_SPECIAL_SYMBOL = 50052, 403, "template contains special symbol";
    SPECIAL_PARAMETER_NEEDS_REMARK = 50053, 403,
        "special template parameter need extra remark for confirmation";
    CONTENT_CONTAINS_SPECIAL_SYMBOL = 50054, 403, "content contains special symbol";
    INVALID_IMAGE = 50101, 403, "invalid image";
    INVALID_SIGN_ID = 50102, 403, "invalid sign id";
    OTHER_SIGNATURES_IN_THE_AUDIT = 50103, 403, "other signatures in the audit";
    INVALID_SIGNATURE = 50104, 403, "invalid signature";
    DEFAULT_SIGNATURE_CANNOT_BE_DELETED = 50105, 403, "default signature cannot be deleted";
}
