#[doc(hidden)]
use ::sms_api::__private as __sms_api;
#[allow(unused_imports, reason = "a module without `no_implicit_prelude` has it anyway")]
use __sms_api::Clone as _;
#[allow(unused_imports, reason = "not every module has a record")]
use __sms_api::Row as _;
#[allow(unused_imports, reason = "not every module has a record")]
use __sms_api::RowMut as _;
/// The client of 极光短信 · Jiguang SMS.
///
/// 极光短信 REST API：发送文本、语音验证码短信，验证验证码，发送单条、批量模板短信，定时发送，管理短信模板，查询余量，获取送达状态和上行短信。
///
/// Text messages by Jiguang: send and verify codes, send template messages to one number or to many, now or at a set time, manage templates, ask for balances, fetch delivery receipts and replies.
///
/// 使用 HTTP Basic Authentication 的方式做访问授权。`appKey`、`masterSecret` 可以在控制台应用设置中查看。
///
/// [The vendor's page](<https://docs.jiguang.cn/jsms>)
///
/// It calls <https://api.sms.jpush.cn/v1> unless [`Client::builder`] is told otherwise.
///
/// Cheap to clone: clones share their connections, and one client serves a whole process.
#[derive(__sms_api::Clone, __sms_api::fmt::Debug)]
pub struct Client(__sms_api::Client);
impl Client {
    const API: &'static __sms_api::Api = &__sms_api::Api {
        name: "jiguang-sms",
        base_url: "https://api.sms.jpush.cn/v1",
        auth: &[
            __sms_api::AuthSet {
                name: "app",
                scheme: __sms_api::Scheme::Basic {
                    username: "app_key",
                    password: "master_secret",
                },
            },
            __sms_api::AuthSet {
                name: "dev",
                scheme: __sms_api::Scheme::Basic {
                    username: "dev_key",
                    password: "api_dev_secret",
                },
            },
        ],
        failure: __sms_api::Failure {
            code: &["error", "code"],
            message: &["error", "message"],
            success: &[__sms_api::WireCode::Int(50_000)],
        },
        codes: &[
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_001),
                status: __sms_api::Some(400),
                message: "missing auth",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_002),
                status: __sms_api::Some(401),
                message: "auth failed",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_003),
                status: __sms_api::Some(400),
                message: "missing body",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_004),
                status: __sms_api::Some(400),
                message: "missing mobile",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_005),
                status: __sms_api::Some(400),
                message: "missing temp_id",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_006),
                status: __sms_api::Some(403),
                message: "invalid mobile",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_007),
                status: __sms_api::Some(403),
                message: "invalid body",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_008),
                status: __sms_api::Some(403),
                message: "no sms code auth",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_009),
                status: __sms_api::Some(403),
                message: "out of freq",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_010),
                status: __sms_api::Some(403),
                message: "invalid code",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_011),
                status: __sms_api::Some(403),
                message: "expired code",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_012),
                status: __sms_api::Some(403),
                message: "verified code",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_013),
                status: __sms_api::Some(403),
                message: "invalid temp_id",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_014),
                status: __sms_api::Some(403),
                message: "no money",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_015),
                status: __sms_api::Some(400),
                message: "missing code",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_016),
                status: __sms_api::Some(404),
                message: "api not found",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_017),
                status: __sms_api::Some(415),
                message: "media not supported",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_018),
                status: __sms_api::Some(405),
                message: "request method not support",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_019),
                status: __sms_api::Some(500),
                message: "server error",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_020),
                status: __sms_api::Some(403),
                message: "template auditing",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_021),
                status: __sms_api::Some(403),
                message: "template not pass",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_022),
                status: __sms_api::Some(403),
                message: "parameters not all replaced",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_023),
                status: __sms_api::Some(403),
                message: "parameters is empty",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_024),
                status: __sms_api::Some(403),
                message: "unsubscribed mobile",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_025),
                status: __sms_api::Some(403),
                message: "wrong template type",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_026),
                status: __sms_api::Some(403),
                message: "wrong msg_id",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_027),
                status: __sms_api::Some(403),
                message: "invalid send_time",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_028),
                status: __sms_api::Some(403),
                message: "invalid schedule_id",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_029),
                status: __sms_api::Some(403),
                message: "wrong schedule status",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_030),
                status: __sms_api::Some(403),
                message: "recipients is empty",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_031),
                status: __sms_api::Some(403),
                message: "too much recipients",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_033),
                status: __sms_api::Some(403),
                message: "app quota not assigned",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_034),
                status: __sms_api::Some(403),
                message: "repeat send",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_035),
                status: __sms_api::Some(403),
                message: "illegal IP",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_036),
                status: __sms_api::Some(403),
                message: "app in black",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_037),
                status: __sms_api::Some(403),
                message: "has black word",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_038),
                status: __sms_api::Some(403),
                message: "invalid content length",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_039),
                status: __sms_api::Some(403),
                message: "invalid code type",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_040),
                status: __sms_api::Some(403),
                message: "invalid voice language type",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_041),
                status: __sms_api::Some(403),
                message: "invalid ttl value",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_042),
                status: __sms_api::Some(403),
                message: "template is empty",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_043),
                status: __sms_api::Some(403),
                message: "template too long",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_044),
                status: __sms_api::Some(403),
                message: "template parameter invalid",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_045),
                status: __sms_api::Some(403),
                message: "remark too long",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_046),
                status: __sms_api::Some(403),
                message: "signature not set",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_047),
                status: __sms_api::Some(403),
                message: "modify template not allow",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_052),
                status: __sms_api::Some(403),
                message: "template contains special symbol",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_053),
                status: __sms_api::Some(403),
                message: "special template parameter need extra remark for confirmation",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_054),
                status: __sms_api::Some(403),
                message: "content contains special symbol",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_101),
                status: __sms_api::Some(403),
                message: "invalid image",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_102),
                status: __sms_api::Some(403),
                message: "invalid sign id",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_103),
                status: __sms_api::Some(403),
                message: "other signatures in the audit",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_104),
                status: __sms_api::Some(403),
                message: "invalid signature",
            },
            __sms_api::CodeInfo {
                code: __sms_api::WireCode::Int(50_105),
                status: __sms_api::Some(403),
                message: "default signature cannot be deleted",
            },
        ],
    };
    /// A client with the defaults.
    ///
    /// # Errors
    ///
    /// Where no client can be made, such as with credentials that no header can hold.
    pub fn new(credentials: Credentials) -> __sms_api::Result<Self, Error> {
        Self::builder(credentials).build()
    }
    /// A client that differs from the default one, to be made with `build`.
    #[must_use = "a builder does nothing until `build` is called"]
    pub fn builder(credentials: Credentials) -> Builder {
        __sms_api::Builder::new(Self::API, credentials.0)
    }
    /// A call with this request, the same as the method of its endpoint makes.
    pub fn send<E: __sms_api::Endpoint<Client = Self>>(&self, request: E) -> Call<E> {
        Call(__sms_api::Call::new(&self.0, request))
    }
    /// `POST /codes`
    ///
    /// 发送文本验证码短信。
    ///
    /// Sends a verification code in a text message. The service makes up the code; verify what the user types in with the `msg_id` that is answered.
    ///
    /// Once it may have been executed, it is not sent again by itself.
    ///
    /// # Arguments
    ///
    /// - `mobile`: 手机号码。The mobile number.
    /// - `temp_id`: 模板ID。The template, of the verification type.
    ///
    /// Optional, as methods of the call: `sign_id`.
    ///
    /// # Answer
    ///
    /// [`SentMessage`]
    ///
    /// [`SendCode`] shows it on the wire.
    pub fn send_code(
        &self,
        mobile: impl __sms_api::Into<Mobile>,
        temp_id: impl __sms_api::Into<TempId>,
    ) -> Call<SendCode> {
        self.send(SendCode::new(mobile, temp_id))
    }
    /// `POST /voice_codes`
    ///
    /// 发送语音验证码短信。
    ///
    /// Reads a verification code out in a call. Calls to one number are at least 20 seconds apart.
    ///
    /// Once it may have been executed, it is not sent again by itself.
    ///
    /// # Arguments
    ///
    /// - `mobile`: 手机号码。The mobile number.
    ///
    /// Optional, as methods of the call: `code`, `voice_lang`, `ttl`.
    ///
    /// # Answer
    ///
    /// [`SentMessage`]
    ///
    /// [`SendVoiceCode`] shows it on the wire.
    pub fn send_voice_code(
        &self,
        mobile: impl __sms_api::Into<Mobile>,
    ) -> Call<SendVoiceCode> {
        self.send(SendVoiceCode::new(mobile))
    }
    /// `POST /codes/{msg_id}/valid`
    ///
    /// 验证验证码是否有效。`msg_id` 为调用发送验证码 API 的返回值。
    ///
    /// Tells whether a code is valid. Not valid is an answer, not an error: look at `is_valid`. A code is valid once.
    ///
    /// Once it may have been executed, it is not sent again by itself.
    ///
    /// # Arguments
    ///
    /// - `msg_id`: 调用发送验证码 API 的返回值。The id that sending the code answered.
    /// - `code`: 验证码。What the user typed in; leading zeros count.
    ///
    /// # Answer
    ///
    /// [`VerifyCodeResponse`]
    ///
    /// These error codes are an answer here, whatever the HTTP status:
    ///
    /// - [`ErrorCode::InvalidCode`][]: 验证码无效。The verification code is wrong.
    /// - [`ErrorCode::ExpiredCode`][]: 验证码过期。The verification code has expired.
    /// - [`ErrorCode::VerifiedCode`][]: 验证码已验证通过。The verification code was used before.
    ///
    /// [`VerifyCode`] shows it on the wire.
    pub fn verify_code(
        &self,
        msg_id: impl __sms_api::Into<MsgId>,
        code: impl __sms_api::Into<__sms_api::String>,
    ) -> Call<VerifyCode> {
        self.send(VerifyCode::new(msg_id, code))
    }
    /// `POST /messages`
    ///
    /// 发送单条模板短信。
    ///
    /// Sends a template message to one number.
    ///
    /// Once it may have been executed, it is not sent again by itself.
    ///
    /// # Arguments
    ///
    /// - `mobile`: 手机号码。The mobile number.
    /// - `temp_id`: 模板ID。The template.
    ///
    /// Optional, as methods of the call: `sign_id`, `temp_para`.
    ///
    /// # Answer
    ///
    /// [`SentMessage`]
    ///
    /// [`SendMessage`] shows it on the wire.
    pub fn send_message(
        &self,
        mobile: impl __sms_api::Into<Mobile>,
        temp_id: impl __sms_api::Into<TempId>,
    ) -> Call<SendMessage> {
        self.send(SendMessage::new(mobile, temp_id))
    }
    /// `POST /messages/batch`
    ///
    /// 发送批量模板短信。
    ///
    /// Sends a template message to as many as 1,000 numbers. The call succeeds even where single recipients fail: look at each row of `recipients`.
    ///
    /// Once it may have been executed, it is not sent again by itself.
    ///
    /// # Arguments
    ///
    /// - `temp_id`: 模板ID。The template.
    /// - `recipients`: 接收者列表。The recipients. (1 to 1000 items)
    ///
    /// Optional, as methods of the call: `sign_id`, `tag`.
    ///
    /// # Answer
    ///
    /// [`SendBatchResponse`]
    ///
    /// [`SendBatch`] shows it on the wire.
    pub fn send_batch(
        &self,
        temp_id: impl __sms_api::Into<TempId>,
        recipients: impl __sms_api::IntoIterator<Item = Recipient>,
    ) -> Call<SendBatch> {
        self.send(SendBatch::new(temp_id, recipients))
    }
    /// `POST /templates`
    ///
    /// 创建短信模板。
    ///
    /// Creates a template and hands it in for audit.
    ///
    /// Once it may have been executed, it is not sent again by itself.
    ///
    /// # Arguments
    ///
    /// - `template`: 模板内容。 (at most 500 characters)
    /// - `kind`: 模板类型，1为验证码类，2为通知类，3为营销类。What it is for.
    ///
    /// Optional, as methods of the call: `ttl`, `remark`.
    ///
    /// # Answer
    ///
    /// [`SavedTemplate`]
    ///
    /// [`CreateTemplate`] shows it on the wire.
    pub fn create_template(
        &self,
        template: impl __sms_api::Into<__sms_api::String>,
        kind: impl __sms_api::Into<TemplateType>,
    ) -> Call<CreateTemplate> {
        self.send(CreateTemplate::new(template, kind))
    }
    /// `PUT /templates/{temp_id}`
    ///
    /// 修改审核不通过的模板，并再次提交审核。
    ///
    /// Changes a rejected template and hands it in for audit again. Any other template is refused, so is a repeated change.
    ///
    /// Once it may have been executed, it is not sent again by itself.
    ///
    /// # Arguments
    ///
    /// - `temp_id`: 模板ID。The template.
    /// - `template`: 模板内容。 (at most 500 characters)
    /// - `kind`: 模板类型，1为验证码类，2为通知类，3为营销类。What it is for.
    ///
    /// Optional, as methods of the call: `ttl`, `remark`.
    ///
    /// # Answer
    ///
    /// [`SavedTemplate`]
    ///
    /// [`UpdateTemplate`] shows it on the wire.
    pub fn update_template(
        &self,
        temp_id: impl __sms_api::Into<TempId>,
        template: impl __sms_api::Into<__sms_api::String>,
        kind: impl __sms_api::Into<TemplateType>,
    ) -> Call<UpdateTemplate> {
        self.send(UpdateTemplate::new(temp_id, template, kind))
    }
    /// `GET /templates/{temp_id}`
    ///
    /// 查询短信模板。
    ///
    /// Reads a template and how far its audit is.
    ///
    /// It only reads: sending it again is harmless.
    ///
    /// # Arguments
    ///
    /// - `temp_id`: 模板ID。The template.
    ///
    /// # Answer
    ///
    /// [`Template`]
    ///
    /// [`GetTemplate`] shows it on the wire.
    pub fn get_template(
        &self,
        temp_id: impl __sms_api::Into<TempId>,
    ) -> Call<GetTemplate> {
        self.send(GetTemplate::new(temp_id))
    }
    /// `DELETE /templates/{temp_id}`
    ///
    /// 删除短信模板。
    ///
    /// Deletes a template, for good.
    ///
    /// Once it may have been executed, it is not sent again by itself.
    ///
    /// # Arguments
    ///
    /// - `temp_id`: 模板ID。The template.
    ///
    /// # Answer
    ///
    /// Nothing: `()`.
    ///
    /// [`DeleteTemplate`] shows it on the wire.
    pub fn delete_template(
        &self,
        temp_id: impl __sms_api::Into<TempId>,
    ) -> Call<DeleteTemplate> {
        self.send(DeleteTemplate::new(temp_id))
    }
    /// `POST /schedule`
    ///
    /// 提交单条定时短信。
    ///
    /// Sends a template message to one number at a set time. Until then it can be changed and deleted.
    ///
    /// Once it may have been executed, it is not sent again by itself.
    ///
    /// # Arguments
    ///
    /// - `send_time`: 定时发送的时间，格式为 yyyy-MM-dd HH:mm:ss。When to send it. (`yyyy-MM-dd HH:mm:ss` at UTC+08:00)
    /// - `mobile`: 手机号码。The mobile number.
    /// - `temp_id`: 模板ID。The template.
    ///
    /// Optional, as methods of the call: `sign_id`, `temp_para`.
    ///
    /// # Answer
    ///
    /// [`ScheduledMessage`]
    ///
    /// [`ScheduleMessage`] shows it on the wire.
    pub fn schedule_message(
        &self,
        send_time: impl __sms_api::Into<SendTime>,
        mobile: impl __sms_api::Into<Mobile>,
        temp_id: impl __sms_api::Into<TempId>,
    ) -> Call<ScheduleMessage> {
        self.send(ScheduleMessage::new(send_time, mobile, temp_id))
    }
    /// `POST /schedule/batch`
    ///
    /// 提交批量定时短信。
    ///
    /// Sends a template message to as many as 1,000 numbers at a set time. The call succeeds even where single recipients are refused: look at `failure_recipients`.
    ///
    /// Once it may have been executed, it is not sent again by itself.
    ///
    /// # Arguments
    ///
    /// - `send_time`: 定时发送的时间，格式为 yyyy-MM-dd HH:mm:ss。When to send them. (`yyyy-MM-dd HH:mm:ss` at UTC+08:00)
    /// - `temp_id`: 模板ID。The template.
    /// - `recipients`: 接收者列表。The recipients. (1 to 1000 items)
    ///
    /// Optional, as methods of the call: `sign_id`, `tag`.
    ///
    /// # Answer
    ///
    /// [`ScheduledBatch`]
    ///
    /// [`ScheduleBatch`] shows it on the wire.
    pub fn schedule_batch(
        &self,
        send_time: impl __sms_api::Into<SendTime>,
        temp_id: impl __sms_api::Into<TempId>,
        recipients: impl __sms_api::IntoIterator<Item = Recipient>,
    ) -> Call<ScheduleBatch> {
        self.send(ScheduleBatch::new(send_time, temp_id, recipients))
    }
    /// `PUT /schedule/{schedule_id}`
    ///
    /// 修改单条定时短信。
    ///
    /// Changes a scheduled message that was not sent yet: all of it, as if it were made anew.
    ///
    /// Once it may have been executed, it is not sent again by itself.
    ///
    /// # Arguments
    ///
    /// - `schedule_id`: 定时任务 ID。The scheduled message.
    /// - `send_time`: 定时发送的时间，格式为 yyyy-MM-dd HH:mm:ss。When to send it. (`yyyy-MM-dd HH:mm:ss` at UTC+08:00)
    /// - `mobile`: 手机号码。The mobile number.
    /// - `temp_id`: 模板ID。The template.
    ///
    /// Optional, as methods of the call: `sign_id`, `temp_para`.
    ///
    /// # Answer
    ///
    /// [`ScheduledMessage`]
    ///
    /// [`UpdateSchedule`] shows it on the wire.
    pub fn update_schedule(
        &self,
        schedule_id: impl __sms_api::Into<ScheduleId>,
        send_time: impl __sms_api::Into<SendTime>,
        mobile: impl __sms_api::Into<Mobile>,
        temp_id: impl __sms_api::Into<TempId>,
    ) -> Call<UpdateSchedule> {
        self.send(UpdateSchedule::new(schedule_id, send_time, mobile, temp_id))
    }
    /// `PUT /schedule/batch/{schedule_id}`
    ///
    /// 修改批量定时短信。
    ///
    /// Changes a scheduled batch that was not sent yet: all of it, as if it were made anew.
    ///
    /// Once it may have been executed, it is not sent again by itself.
    ///
    /// # Arguments
    ///
    /// - `schedule_id`: 定时任务 ID。The scheduled batch.
    /// - `send_time`: 定时发送的时间，格式为 yyyy-MM-dd HH:mm:ss。When to send them. (`yyyy-MM-dd HH:mm:ss` at UTC+08:00)
    /// - `temp_id`: 模板ID。The template.
    /// - `recipients`: 接收者列表。The recipients. (1 to 1000 items)
    ///
    /// Optional, as methods of the call: `sign_id`, `tag`.
    ///
    /// # Answer
    ///
    /// [`ScheduledBatch`]
    ///
    /// [`UpdateScheduleBatch`] shows it on the wire.
    pub fn update_schedule_batch(
        &self,
        schedule_id: impl __sms_api::Into<ScheduleId>,
        send_time: impl __sms_api::Into<SendTime>,
        temp_id: impl __sms_api::Into<TempId>,
        recipients: impl __sms_api::IntoIterator<Item = Recipient>,
    ) -> Call<UpdateScheduleBatch> {
        self.send(UpdateScheduleBatch::new(schedule_id, send_time, temp_id, recipients))
    }
    /// `GET /schedule/{schedule_id}`
    ///
    /// 查询定时短信。
    ///
    /// Reads a scheduled message or batch.
    ///
    /// It only reads: sending it again is harmless.
    ///
    /// # Arguments
    ///
    /// - `schedule_id`: 定时任务 ID。The scheduled message.
    ///
    /// # Answer
    ///
    /// [`Schedule`]
    ///
    /// [`GetSchedule`] shows it on the wire.
    pub fn get_schedule(
        &self,
        schedule_id: impl __sms_api::Into<ScheduleId>,
    ) -> Call<GetSchedule> {
        self.send(GetSchedule::new(schedule_id))
    }
    /// `DELETE /schedule/{schedule_id}`
    ///
    /// 删除定时短信。
    ///
    /// Deletes a scheduled message or batch that was not sent yet.
    ///
    /// Once it may have been executed, it is not sent again by itself.
    ///
    /// # Arguments
    ///
    /// - `schedule_id`: 定时任务 ID。The scheduled message.
    ///
    /// # Answer
    ///
    /// Nothing: `()`.
    ///
    /// [`DeleteSchedule`] shows it on the wire.
    pub fn delete_schedule(
        &self,
        schedule_id: impl __sms_api::Into<ScheduleId>,
    ) -> Call<DeleteSchedule> {
        self.send(DeleteSchedule::new(schedule_id))
    }
    /// `GET /accounts/app`
    ///
    /// 查询应用余量。
    ///
    /// Reads what the application has left. An application without a quota of its own is refused: `app_quota_not_assigned`.
    ///
    /// It only reads: sending it again is harmless.
    ///
    /// # Answer
    ///
    /// [`AppBalance`]
    ///
    /// [`GetAppBalance`] shows it on the wire.
    #[inline]
    pub fn get_app_balance(&self) -> Call<GetAppBalance> {
        self.send(GetAppBalance::new())
    }
    /// `GET /accounts/dev`
    ///
    /// 查询账号余量，使用 `devKey:apiDevSecret` 鉴权。
    ///
    /// Reads what the account has left. It needs the developer's credentials: `Credentials::dev`.
    ///
    /// It only reads: sending it again is harmless.
    ///
    /// # Answer
    ///
    /// [`DevBalance`]
    ///
    /// [`GetDevBalance`] shows it on the wire.
    #[inline]
    pub fn get_dev_balance(&self) -> Call<GetDevBalance> {
        self.send(GetDevBalance::new())
    }
    /// `GET /report`
    ///
    /// 获取送达状态，每条回执只返回一次，每次最多返回500条，5秒内只能调用一次；设置回调后不可用。
    ///
    /// Takes delivery receipts out of the service: as many as 500, each handed out once. It may be called once in 5 seconds, and not at all once callbacks are set. `poll` does it again and again.
    ///
    /// Once it may have been executed, it is not sent again by itself.
    ///
    /// # Answer
    ///
    /// A list of [`Report`]
    ///
    /// [`TakeReports`] shows it on the wire.
    #[inline]
    pub fn take_reports(&self) -> Call<TakeReports> {
        self.send(TakeReports::new())
    }
    /// `GET /reply`
    ///
    /// 获取上行短信，每条只返回一次，每次最多返回500条，5秒内只能调用一次；设置回调后不可用。
    ///
    /// Takes what people sent back out of the service: as many as 500 messages, each handed out once. It may be called once in 5 seconds, and not at all once callbacks are set. `poll` does it again and again.
    ///
    /// Once it may have been executed, it is not sent again by itself.
    ///
    /// # Answer
    ///
    /// A list of [`Reply`]
    ///
    /// [`TakeReplies`] shows it on the wire.
    #[inline]
    pub fn take_replies(&self) -> Call<TakeReplies> {
        self.send(TakeReplies::new())
    }
    /// `POST /sign`
    ///
    /// 创建签名。
    ///
    /// Creates a signature and hands it in for audit.
    ///
    /// 2025 年 9 月起须同时提交法定代表人信息及相应材料（`legalPersonName` 等）。Since September 2025 the form wants the legal representative and documents as well, beginning with `legalPersonName`; without that it is the older form.
    ///
    /// Once it may have been executed, it is not sent again by itself.
    ///
    /// # Arguments
    ///
    /// - `sign`: 签名内容，2-8 个字，不含【】。The text, without 【】. (2 to 8 characters)
    ///
    /// Optional, as methods of the call: `kind`, `image0`, `remark`, `legal_person_name`, `legal_person_id_number`, `id_card_image`, `business_license_image`, `icp_app_screenshot`, `trademark_image`, `third_party_auth_image`, `other_image`.
    ///
    /// # Answer
    ///
    /// [`SavedSign`]
    ///
    /// [`CreateSign`] shows it on the wire.
    pub fn create_sign(
        &self,
        sign: impl __sms_api::Into<__sms_api::String>,
    ) -> Call<CreateSign> {
        self.send(CreateSign::new(sign))
    }
    /// `POST /sign/{sign_id}`
    ///
    /// 修改审核不通过的签名，并再次提交审核。
    ///
    /// Changes a rejected signature and hands it in for audit again. Any other signature is refused, so is a repeated change.
    ///
    /// 2025 年 9 月起须同时提交法定代表人信息及相应材料（`legalPersonName` 等）。Since September 2025 the form wants the legal representative and documents as well, beginning with `legalPersonName`; without that it is the older form.
    ///
    /// Once it may have been executed, it is not sent again by itself.
    ///
    /// # Arguments
    ///
    /// - `sign_id`: 签名 ID。The signature.
    /// - `sign`: 签名内容，2-8 个字，不含【】。The text, without 【】. (2 to 8 characters)
    ///
    /// Optional, as methods of the call: `kind`, `image0`, `remark`, `legal_person_name`, `legal_person_id_number`, `id_card_image`, `business_license_image`, `icp_app_screenshot`, `trademark_image`, `third_party_auth_image`, `other_image`.
    ///
    /// # Answer
    ///
    /// [`SavedSign`]
    ///
    /// [`UpdateSign`] shows it on the wire.
    pub fn update_sign(
        &self,
        sign_id: impl __sms_api::Into<SignId>,
        sign: impl __sms_api::Into<__sms_api::String>,
    ) -> Call<UpdateSign> {
        self.send(UpdateSign::new(sign_id, sign))
    }
    /// `GET /sign/{sign_id}`
    ///
    /// 查询签名。
    ///
    /// Reads a signature and how far its audit is.
    ///
    /// It only reads: sending it again is harmless.
    ///
    /// # Arguments
    ///
    /// - `sign_id`: 签名 ID。The signature.
    ///
    /// # Answer
    ///
    /// [`Sign`]
    ///
    /// [`GetSign`] shows it on the wire.
    pub fn get_sign(&self, sign_id: impl __sms_api::Into<SignId>) -> Call<GetSign> {
        self.send(GetSign::new(sign_id))
    }
    /// `DELETE /sign/{sign_id}`
    ///
    /// 删除签名。
    ///
    /// Deletes a signature, for good. The application's default one cannot be deleted.
    ///
    /// Once it may have been executed, it is not sent again by itself.
    ///
    /// # Arguments
    ///
    /// - `sign_id`: 签名 ID。The signature.
    ///
    /// # Answer
    ///
    /// Nothing: `()`.
    ///
    /// [`DeleteSign`] shows it on the wire.
    pub fn delete_sign(
        &self,
        sign_id: impl __sms_api::Into<SignId>,
    ) -> Call<DeleteSign> {
        self.send(DeleteSign::new(sign_id))
    }
}
impl __sms_api::Facade for Client {
    type Code = ErrorCode;
    const MANNERS: &'static [__sms_api::Manner] = &[
        __sms_api::Manner {
            api: Self::API,
            idempotency: __sms_api::Idempotency::None,
            auth: __sms_api::Some(0),
            headers: &[("content-type", "application/json")],
            body: __sms_api::Body::Json,
            answer: __sms_api::Answer::Json,
            verdict: __sms_api::None,
            poll: __sms_api::None,
            max_response_body: __sms_api::None,
        },
        __sms_api::Manner {
            api: Self::API,
            idempotency: __sms_api::Idempotency::None,
            auth: __sms_api::Some(0),
            headers: &[("content-type", "application/json")],
            body: __sms_api::Body::Json,
            answer: __sms_api::Answer::Json,
            verdict: __sms_api::Some(
                &__sms_api::Verdict {
                    codes: &[
                        __sms_api::WireCode::Int(50_010),
                        __sms_api::WireCode::Int(50_011),
                        __sms_api::WireCode::Int(50_012),
                    ],
                    sets: &[(0, false)],
                },
            ),
            poll: __sms_api::None,
            max_response_body: __sms_api::None,
        },
        __sms_api::Manner {
            api: Self::API,
            idempotency: __sms_api::Idempotency::Safe,
            auth: __sms_api::Some(0),
            headers: &[("content-type", "application/json")],
            body: __sms_api::Body::None,
            answer: __sms_api::Answer::Json,
            verdict: __sms_api::None,
            poll: __sms_api::None,
            max_response_body: __sms_api::None,
        },
        __sms_api::Manner {
            api: Self::API,
            idempotency: __sms_api::Idempotency::None,
            auth: __sms_api::Some(0),
            headers: &[("content-type", "application/json")],
            body: __sms_api::Body::None,
            answer: __sms_api::Answer::Empty,
            verdict: __sms_api::None,
            poll: __sms_api::None,
            max_response_body: __sms_api::None,
        },
        __sms_api::Manner {
            api: Self::API,
            idempotency: __sms_api::Idempotency::Safe,
            auth: __sms_api::Some(1),
            headers: &[("content-type", "application/json")],
            body: __sms_api::Body::None,
            answer: __sms_api::Answer::Json,
            verdict: __sms_api::None,
            poll: __sms_api::None,
            max_response_body: __sms_api::None,
        },
        __sms_api::Manner {
            api: Self::API,
            idempotency: __sms_api::Idempotency::None,
            auth: __sms_api::Some(0),
            headers: &[("content-type", "application/json")],
            body: __sms_api::Body::None,
            answer: __sms_api::Answer::Json,
            verdict: __sms_api::None,
            poll: __sms_api::Some(__sms_api::millis(5_000)),
            max_response_body: __sms_api::Some(4_194_304),
        },
        __sms_api::Manner {
            api: Self::API,
            idempotency: __sms_api::Idempotency::None,
            auth: __sms_api::Some(0),
            headers: &[("content-type", "application/json")],
            body: __sms_api::Body::None,
            answer: __sms_api::Answer::Json,
            verdict: __sms_api::None,
            poll: __sms_api::Some(__sms_api::millis(5_000)),
            max_response_body: __sms_api::Some(67_108_864),
        },
        __sms_api::Manner {
            api: Self::API,
            idempotency: __sms_api::Idempotency::None,
            auth: __sms_api::Some(0),
            headers: &[],
            body: __sms_api::Body::Multipart,
            answer: __sms_api::Answer::Json,
            verdict: __sms_api::None,
            poll: __sms_api::None,
            max_response_body: __sms_api::None,
        },
    ];
    fn from_core(client: __sms_api::Client) -> Self {
        Self(client)
    }
}
/// The credentials of 极光短信 · Jiguang SMS.
///
/// `Debug` shows none of their secrets.
#[derive(__sms_api::Clone, __sms_api::fmt::Debug)]
pub struct Credentials(__sms_api::Credentials);
impl Credentials {
    /// The credential set `app`, sent as HTTP Basic authentication.
    ///
    /// `base64(appKey:masterSecret)`；`appKey`、`masterSecret` 可以在控制台应用设置中查看。
    ///
    /// The application's key and master secret, from the console's application settings.
    #[must_use]
    pub fn new(
        app_key: impl __sms_api::Into<__sms_api::String>,
        master_secret: impl __sms_api::Into<__sms_api::String>,
    ) -> Self {
        Self(
            __sms_api::Credentials::new(Client::API)
                .with(0, [app_key.into(), master_secret.into()]),
        )
    }
    /// The credential set `dev`, sent as HTTP Basic authentication.
    ///
    /// `base64(devKey:apiDevSecret)`；开发者标识和接口密钥，在控制台查看；仅用于查询账号余量。
    ///
    /// The developer's key and secret, from the console: for the balance of the account only.
    #[must_use]
    pub fn dev(
        self,
        dev_key: impl __sms_api::Into<__sms_api::String>,
        api_dev_secret: impl __sms_api::Into<__sms_api::String>,
    ) -> Self {
        Self(self.0.with(1, [dev_key.into(), api_dev_secret.into()]))
    }
}
/// Makes a [`Client`] that differs from the default one.
pub type Builder = __sms_api::Builder<Client>;
/// Why a call, or the making of a [`Client`], failed.
pub type Error = __sms_api::Error<ErrorCode>;
/// A call that was not made yet: give it its optional parameters, then await it.
#[derive(__sms_api::fmt::Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<E>(__sms_api::Call<E>);
impl<E> Call<E> {
    /// With options of its own instead of the client's.
    pub fn with(self, options: __sms_api::CallOptions) -> Self {
        Self(self.0.with(options))
    }
    /// The request with what was set of it, as a value to keep or to compare; [`Client::send`] makes a call
    /// of it again.
    #[must_use]
    pub fn into_request(self) -> E {
        self.0.request
    }
}
impl<E: __sms_api::Endpoint> __sms_api::IntoFuture for Call<E> {
    type Output = __sms_api::Result<E::Response, __sms_api::Error<__sms_api::CodeOf<E>>>;
    type IntoFuture = __sms_api::Pending<E>;
    fn into_future(self) -> Self::IntoFuture {
        __sms_api::IntoFuture::into_future(self.0)
    }
}
/// An error code of 极光短信 · Jiguang SMS.
///
/// Codes that the API does not document are kept as `Unknown`.
#[derive(__sms_api::Clone, __sms_api::Copy, __sms_api::fmt::Debug, __sms_api::PartialEq)]
#[non_exhaustive]
pub enum ErrorCode {
    /// `50001`, HTTP 400: `missing auth`
    ///
    /// `auth` 为空。No authorization was sent.
    MissingAuth,
    /// `50002`, HTTP 401: `auth failed`
    ///
    /// `auth` 鉴权失败。The key or the secret is wrong.
    AuthFailed,
    /// `50003`, HTTP 400: `missing body`
    ///
    /// `body` 为空。The request has no body.
    MissingBody,
    /// `50004`, HTTP 400: `missing mobile`
    ///
    /// 手机号码为空。No mobile number.
    MissingMobile,
    /// `50005`, HTTP 400: `missing temp_id`
    ///
    /// 模版ID 为空。No template.
    MissingTempId,
    /// `50006`, HTTP 403: `invalid mobile`
    ///
    /// 手机号码无效。Not a valid mobile number.
    InvalidMobile,
    /// `50007`, HTTP 403: `invalid body`
    ///
    /// `body` 无效。The body is not valid.
    InvalidBody,
    /// `50008`, HTTP 403: `no sms code auth`
    ///
    /// 未开通短信业务。The application has no SMS service.
    NoSmsCodeAuth,
    /// `50009`, HTTP 403: `out of freq`
    ///
    /// 下发超频。Sent too often: to one number at most 200 codes in 24 hours, and the same notification or marketing text 3 times in 10 minutes.
    OutOfFreq,
    /// `50010`, HTTP 403: `invalid code`
    ///
    /// 验证码无效。The verification code is wrong.
    InvalidCode,
    /// `50011`, HTTP 403: `expired code`
    ///
    /// 验证码过期。The verification code has expired.
    ExpiredCode,
    /// `50012`, HTTP 403: `verified code`
    ///
    /// 验证码已验证通过。The verification code was used before.
    VerifiedCode,
    /// `50013`, HTTP 403: `invalid temp_id`
    ///
    /// 模版ID 无效。No such template.
    InvalidTempId,
    /// `50014`, HTTP 403: `no money`
    ///
    /// 可发短信余量不足。No messages left in the account.
    NoMoney,
    /// `50015`, HTTP 400: `missing code`
    ///
    /// 验证码为空。No verification code.
    MissingCode,
    /// `50016`, HTTP 404: `api not found`
    ///
    /// API 不存在。No such address.
    ApiNotFound,
    /// `50017`, HTTP 415: `media not supported`
    ///
    /// 媒体类型不支持。The media type is not supported.
    MediaNotSupported,
    /// `50018`, HTTP 405: `request method not support`
    ///
    /// 请求方法不支持。The method is not supported.
    RequestMethodNotSupport,
    /// `50019`, HTTP 500: `server error`
    ///
    /// 服务端异常。The server failed; whether it did what was asked is not known.
    ServerError,
    /// `50020`, HTTP 403: `template auditing`
    ///
    /// 模板审核中。The template is being audited.
    TemplateAuditing,
    /// `50021`, HTTP 403: `template not pass`
    ///
    /// 模板审核未通过。The template was rejected.
    TemplateNotPass,
    /// `50022`, HTTP 403: `parameters not all replaced`
    ///
    /// 模板中参数未全部替换。A variable of the template has no value.
    ParametersNotAllReplaced,
    /// `50023`, HTTP 403: `parameters is empty`
    ///
    /// 参数为空。The parameters are empty.
    ParametersIsEmpty,
    /// `50024`, HTTP 403: `unsubscribed mobile`
    ///
    /// 手机号码已退订。The number has unsubscribed.
    UnsubscribedMobile,
    /// `50025`, HTTP 403: `wrong template type`
    ///
    /// 该 API 不支持此模版类型。This call does not take a template of this type.
    WrongTemplateType,
    /// `50026`, HTTP 403: `wrong msg_id`
    ///
    /// `msg_id` 无效。No such message.
    WrongMsgId,
    /// `50027`, HTTP 403: `invalid send_time`
    ///
    /// `send_time` 无效。Not a valid time to send at.
    InvalidSendTime,
    /// `50028`, HTTP 403: `invalid schedule_id`
    ///
    /// `schedule_id` 无效。No such scheduled message.
    InvalidScheduleId,
    /// `50029`, HTTP 403: `wrong schedule status`
    ///
    /// 定时任务状态错误。The scheduled message was sent or deleted.
    WrongScheduleStatus,
    /// `50030`, HTTP 403: `recipients is empty`
    ///
    /// `recipients` 为空。No recipients.
    RecipientsIsEmpty,
    /// `50031`, HTTP 403: `too much recipients`
    ///
    /// `recipients` 短信接收者数量超过1000。More than 1,000 recipients.
    TooMuchRecipients,
    /// `50033`, HTTP 403: `app quota not assigned`
    ///
    /// 应用未分配余量。The application has no quota of its own.
    AppQuotaNotAssigned,
    /// `50034`, HTTP 403: `repeat send`
    ///
    /// 重复发送。The same number with the same content, twice.
    RepeatSend,
    /// `50035`, HTTP 403: `illegal IP`
    ///
    /// 非法 IP 请求。The address that asks is not on the application's list.
    IllegalIp,
    /// `50036`, HTTP 403: `app in black`
    ///
    /// 应用被列为黑名单。The application is blocked.
    AppInBlack,
    /// `50037`, HTTP 403: `has black word`
    ///
    /// 短信内容存在敏感词汇。The text has a forbidden word.
    HasBlackWord,
    /// `50038`, HTTP 403: `invalid content length`
    ///
    /// 短信内容长度错误，文本短信长度不超过350个字，语音短信验证码长度4~8数字。The length is wrong: a text has at most 350 characters, a voice code 4 to 8 digits.
    InvalidContentLength,
    /// `50039`, HTTP 403: `invalid code type`
    ///
    /// 语音验证码内容错误，验证码仅支持数字。A voice code consists of digits only.
    InvalidCodeType,
    /// `50040`, HTTP 403: `invalid voice language type`
    ///
    /// 语音验证码播报语言类型错误。No such language for a voice code.
    InvalidVoiceLanguageType,
    /// `50041`, HTTP 403: `invalid ttl value`
    ///
    /// 验证码有效期错误。The lifetime of the code is wrong.
    InvalidTtlValue,
    /// `50042`, HTTP 403: `template is empty`
    ///
    /// 模板内容为空。The template has no text.
    TemplateIsEmpty,
    /// `50043`, HTTP 403: `template too long`
    ///
    /// 模板内容长度错误。The template's text is too long.
    TemplateTooLong,
    /// `50044`, HTTP 403: `template parameter invalid`
    ///
    /// 模板参数无效。A variable of the template is not allowed.
    TemplateParameterInvalid,
    /// `50045`, HTTP 403: `remark too long`
    ///
    /// 备注过长。The remark has more than 100 characters.
    RemarkTooLong,
    /// `50046`, HTTP 403: `signature not set`
    ///
    /// 未设置签名。The application has no signature.
    SignatureNotSet,
    /// `50047`, HTTP 403: `modify template not allow`
    ///
    /// 模板不支持修改，仅审核不通过的模板可修改。Only a rejected template may be changed.
    ModifyTemplateNotAllow,
    /// `50052`, HTTP 403: `template contains special symbol`
    ///
    /// 模板不能含有特殊符号，如【】。The template may not have special symbols such as 【】.
    TemplateContainsSpecialSymbol,
    /// `50053`, HTTP 403: `special template parameter need extra remark for confirmation`
    ///
    /// 模板中含有特殊变量，需在 `remark` 中备注说明。A special variable, such as a link, must be declared in the remark.
    SpecialTemplateParameterNeedExtraRemarkForConfirmation,
    /// `50054`, HTTP 403: `content contains special symbol`
    ///
    /// 短信正文不能含有特殊符号，如【】。The text may not have special symbols such as 【】.
    ContentContainsSpecialSymbol,
    /// `50101`, HTTP 403: `invalid image`
    ///
    /// 图片无效。Not a usable image.
    InvalidImage,
    /// `50102`, HTTP 403: `invalid sign id`
    ///
    /// 签名 ID 无效。No such signature.
    InvalidSignId,
    /// `50103`, HTTP 403: `other signatures in the audit`
    ///
    /// 有其他签名正在审核中。Another signature is being audited.
    OtherSignaturesInTheAudit,
    /// `50104`, HTTP 403: `invalid signature`
    ///
    /// 签名无效。Not a valid signature.
    InvalidSignature,
    /// `50105`, HTTP 403: `default signature cannot be deleted`
    ///
    /// 默认签名不可删除。The default signature stays.
    DefaultSignatureCannotBeDeleted,
    /// A value that the API does not document.
    Unknown(__sms_api::UnknownInteger),
}
impl ErrorCode {
    /// Every documented value, in the order of the API's documentation.
    pub const ALL: &'static [Self] = &[
        Self::MissingAuth,
        Self::AuthFailed,
        Self::MissingBody,
        Self::MissingMobile,
        Self::MissingTempId,
        Self::InvalidMobile,
        Self::InvalidBody,
        Self::NoSmsCodeAuth,
        Self::OutOfFreq,
        Self::InvalidCode,
        Self::ExpiredCode,
        Self::VerifiedCode,
        Self::InvalidTempId,
        Self::NoMoney,
        Self::MissingCode,
        Self::ApiNotFound,
        Self::MediaNotSupported,
        Self::RequestMethodNotSupport,
        Self::ServerError,
        Self::TemplateAuditing,
        Self::TemplateNotPass,
        Self::ParametersNotAllReplaced,
        Self::ParametersIsEmpty,
        Self::UnsubscribedMobile,
        Self::WrongTemplateType,
        Self::WrongMsgId,
        Self::InvalidSendTime,
        Self::InvalidScheduleId,
        Self::WrongScheduleStatus,
        Self::RecipientsIsEmpty,
        Self::TooMuchRecipients,
        Self::AppQuotaNotAssigned,
        Self::RepeatSend,
        Self::IllegalIp,
        Self::AppInBlack,
        Self::HasBlackWord,
        Self::InvalidContentLength,
        Self::InvalidCodeType,
        Self::InvalidVoiceLanguageType,
        Self::InvalidTtlValue,
        Self::TemplateIsEmpty,
        Self::TemplateTooLong,
        Self::TemplateParameterInvalid,
        Self::RemarkTooLong,
        Self::SignatureNotSet,
        Self::ModifyTemplateNotAllow,
        Self::TemplateContainsSpecialSymbol,
        Self::SpecialTemplateParameterNeedExtraRemarkForConfirmation,
        Self::ContentContainsSpecialSymbol,
        Self::InvalidImage,
        Self::InvalidSignId,
        Self::OtherSignaturesInTheAudit,
        Self::InvalidSignature,
        Self::DefaultSignatureCannotBeDeleted,
    ];
    /// The value on the wire.
    #[must_use]
    #[inline]
    pub const fn value(self) -> __sms_api::i64 {
        match self {
            Self::MissingAuth => 50_001,
            Self::AuthFailed => 50_002,
            Self::MissingBody => 50_003,
            Self::MissingMobile => 50_004,
            Self::MissingTempId => 50_005,
            Self::InvalidMobile => 50_006,
            Self::InvalidBody => 50_007,
            Self::NoSmsCodeAuth => 50_008,
            Self::OutOfFreq => 50_009,
            Self::InvalidCode => 50_010,
            Self::ExpiredCode => 50_011,
            Self::VerifiedCode => 50_012,
            Self::InvalidTempId => 50_013,
            Self::NoMoney => 50_014,
            Self::MissingCode => 50_015,
            Self::ApiNotFound => 50_016,
            Self::MediaNotSupported => 50_017,
            Self::RequestMethodNotSupport => 50_018,
            Self::ServerError => 50_019,
            Self::TemplateAuditing => 50_020,
            Self::TemplateNotPass => 50_021,
            Self::ParametersNotAllReplaced => 50_022,
            Self::ParametersIsEmpty => 50_023,
            Self::UnsubscribedMobile => 50_024,
            Self::WrongTemplateType => 50_025,
            Self::WrongMsgId => 50_026,
            Self::InvalidSendTime => 50_027,
            Self::InvalidScheduleId => 50_028,
            Self::WrongScheduleStatus => 50_029,
            Self::RecipientsIsEmpty => 50_030,
            Self::TooMuchRecipients => 50_031,
            Self::AppQuotaNotAssigned => 50_033,
            Self::RepeatSend => 50_034,
            Self::IllegalIp => 50_035,
            Self::AppInBlack => 50_036,
            Self::HasBlackWord => 50_037,
            Self::InvalidContentLength => 50_038,
            Self::InvalidCodeType => 50_039,
            Self::InvalidVoiceLanguageType => 50_040,
            Self::InvalidTtlValue => 50_041,
            Self::TemplateIsEmpty => 50_042,
            Self::TemplateTooLong => 50_043,
            Self::TemplateParameterInvalid => 50_044,
            Self::RemarkTooLong => 50_045,
            Self::SignatureNotSet => 50_046,
            Self::ModifyTemplateNotAllow => 50_047,
            Self::TemplateContainsSpecialSymbol => 50_052,
            Self::SpecialTemplateParameterNeedExtraRemarkForConfirmation => 50_053,
            Self::ContentContainsSpecialSymbol => 50_054,
            Self::InvalidImage => 50_101,
            Self::InvalidSignId => 50_102,
            Self::OtherSignaturesInTheAudit => 50_103,
            Self::InvalidSignature => 50_104,
            Self::DefaultSignatureCannotBeDeleted => 50_105,
            Self::Unknown(value) => value.value(),
        }
    }
}
impl __sms_api::Eq for ErrorCode {}
impl __sms_api::Hash for ErrorCode {
    #[inline]
    fn hash<H: __sms_api::Hasher>(&self, state: &mut H) {
        __sms_api::Hash::hash(&self.value(), state);
    }
}
impl __sms_api::From<__sms_api::i64> for ErrorCode {
    #[inline]
    fn from(value: __sms_api::i64) -> Self {
        match value {
            50_001 => Self::MissingAuth,
            50_002 => Self::AuthFailed,
            50_003 => Self::MissingBody,
            50_004 => Self::MissingMobile,
            50_005 => Self::MissingTempId,
            50_006 => Self::InvalidMobile,
            50_007 => Self::InvalidBody,
            50_008 => Self::NoSmsCodeAuth,
            50_009 => Self::OutOfFreq,
            50_010 => Self::InvalidCode,
            50_011 => Self::ExpiredCode,
            50_012 => Self::VerifiedCode,
            50_013 => Self::InvalidTempId,
            50_014 => Self::NoMoney,
            50_015 => Self::MissingCode,
            50_016 => Self::ApiNotFound,
            50_017 => Self::MediaNotSupported,
            50_018 => Self::RequestMethodNotSupport,
            50_019 => Self::ServerError,
            50_020 => Self::TemplateAuditing,
            50_021 => Self::TemplateNotPass,
            50_022 => Self::ParametersNotAllReplaced,
            50_023 => Self::ParametersIsEmpty,
            50_024 => Self::UnsubscribedMobile,
            50_025 => Self::WrongTemplateType,
            50_026 => Self::WrongMsgId,
            50_027 => Self::InvalidSendTime,
            50_028 => Self::InvalidScheduleId,
            50_029 => Self::WrongScheduleStatus,
            50_030 => Self::RecipientsIsEmpty,
            50_031 => Self::TooMuchRecipients,
            50_033 => Self::AppQuotaNotAssigned,
            50_034 => Self::RepeatSend,
            50_035 => Self::IllegalIp,
            50_036 => Self::AppInBlack,
            50_037 => Self::HasBlackWord,
            50_038 => Self::InvalidContentLength,
            50_039 => Self::InvalidCodeType,
            50_040 => Self::InvalidVoiceLanguageType,
            50_041 => Self::InvalidTtlValue,
            50_042 => Self::TemplateIsEmpty,
            50_043 => Self::TemplateTooLong,
            50_044 => Self::TemplateParameterInvalid,
            50_045 => Self::RemarkTooLong,
            50_046 => Self::SignatureNotSet,
            50_047 => Self::ModifyTemplateNotAllow,
            50_052 => Self::TemplateContainsSpecialSymbol,
            50_053 => Self::SpecialTemplateParameterNeedExtraRemarkForConfirmation,
            50_054 => Self::ContentContainsSpecialSymbol,
            50_101 => Self::InvalidImage,
            50_102 => Self::InvalidSignId,
            50_103 => Self::OtherSignaturesInTheAudit,
            50_104 => Self::InvalidSignature,
            50_105 => Self::DefaultSignatureCannotBeDeleted,
            value => Self::Unknown(__sms_api::UnknownInteger::new(value)),
        }
    }
}
impl __sms_api::Value for ErrorCode {
    #[inline]
    fn __blank() -> Self {
        Self::Unknown(__sms_api::UnknownInteger::new(0))
    }
    #[inline]
    fn __view(&self) -> __sms_api::View<'_> {
        __sms_api::View::Int(self.value())
    }
    #[inline]
    fn __place(&mut self) -> __sms_api::Place<'_> {
        __sms_api::Place::Enum(self)
    }
}
impl ErrorCode {
    /// The documented HTTP status that the code comes with.
    #[must_use]
    pub fn status(self) -> __sms_api::Option<__sms_api::u16> {
        __sms_api::Option::and_then(
            __sms_api::code_info(Client::API, __sms_api::WireCode::Int(self.value())),
            |info| info.status,
        )
    }
    /// The documented message.
    #[must_use]
    pub fn message(self) -> __sms_api::Option<&'static __sms_api::str> {
        __sms_api::Option::map(
            __sms_api::code_info(Client::API, __sms_api::WireCode::Int(self.value())),
            |info| info.message,
        )
    }
}
impl __sms_api::fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::display_code(Client::API, __sms_api::WireCode::Int(self.value()), f)
    }
}
impl __sms_api::Code for ErrorCode {
    fn from_wire(code: __sms_api::WireCode<'_>) -> __sms_api::Option<Self> {
        __sms_api::Option::map(
            __sms_api::code_from_int(Client::API, code),
            __sms_api::From::from,
        )
    }
}
impl __sms_api::EnumPlace for ErrorCode {
    fn set_int(&mut self, value: __sms_api::i64) -> __sms_api::Fit {
        __sms_api::set_code(self, __sms_api::WireCode::Int(value))
    }
    fn set_str(&mut self, value: &__sms_api::str) -> __sms_api::Fit {
        __sms_api::set_code(self, __sms_api::WireCode::Text(value))
    }
}
/// A value of 极光短信 · Jiguang SMS that has a type of its own, such as an identifier.
///
/// `K` tells which: one kind is never taken for another.
pub struct Newtype<K: __sms_api::Kind>(K::Scalar);
impl<K: __sms_api::Kind> Newtype<K>
where
    K::Scalar: __sms_api::Copy,
{
    /// The value on the wire.
    #[must_use]
    #[inline]
    pub const fn value(self) -> K::Scalar {
        self.0
    }
}
impl<K: __sms_api::Kind<Scalar = __sms_api::String>> Newtype<K> {
    /// The text, as it stands on the wire.
    #[must_use]
    #[inline]
    pub const fn as_str(&self) -> &__sms_api::str {
        self.0.as_str()
    }
}
impl<K: __sms_api::Kind<Scalar = __sms_api::String>> __sms_api::From<&__sms_api::str>
for Newtype<K> {
    #[inline]
    fn from(text: &__sms_api::str) -> Self {
        Self(__sms_api::From::from(text))
    }
}
impl<K: __sms_api::Kind<Scalar = __sms_api::String>> __sms_api::From<__sms_api::String>
for Newtype<K> {
    #[inline]
    fn from(value: __sms_api::String) -> Self {
        Self(value)
    }
}
impl<K: __sms_api::Kind<Scalar = __sms_api::String>> __sms_api::From<Newtype<K>>
for __sms_api::String {
    #[inline]
    fn from(value: Newtype<K>) -> Self {
        value.0
    }
}
impl<K: __sms_api::Kind<Scalar = __sms_api::i64>> __sms_api::From<__sms_api::i64>
for Newtype<K> {
    #[inline]
    fn from(value: __sms_api::i64) -> Self {
        Self(value)
    }
}
impl<K: __sms_api::Kind<Scalar = __sms_api::i64>> __sms_api::From<Newtype<K>>
for __sms_api::i64 {
    #[inline]
    fn from(value: Newtype<K>) -> Self {
        value.0
    }
}
impl<K: __sms_api::Kind> __sms_api::FromStr for Newtype<K> {
    type Err = <K::Scalar as __sms_api::FromStr>::Err;
    #[inline]
    fn from_str(text: &__sms_api::str) -> __sms_api::Result<Self, Self::Err> {
        __sms_api::Result::map(__sms_api::FromStr::from_str(text), Self)
    }
}
impl<K: __sms_api::Kind> __sms_api::Clone for Newtype<K> {
    #[inline]
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}
impl<K: __sms_api::Kind> __sms_api::Copy for Newtype<K>
where
    K::Scalar: __sms_api::Copy,
{}
impl<K: __sms_api::Kind> __sms_api::PartialEq for Newtype<K> {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::PartialEq::eq(&self.0, &other.0)
    }
}
impl<K: __sms_api::Kind> __sms_api::Eq for Newtype<K>
where
    K::Scalar: __sms_api::Eq,
{}
impl<K: __sms_api::Kind> __sms_api::PartialOrd for Newtype<K> {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> __sms_api::Option<__sms_api::Ordering> {
        __sms_api::PartialOrd::partial_cmp(&self.0, &other.0)
    }
}
impl<K: __sms_api::Kind> __sms_api::Ord for Newtype<K>
where
    K::Scalar: __sms_api::Ord,
{
    #[inline]
    fn cmp(&self, other: &Self) -> __sms_api::Ordering {
        __sms_api::Ord::cmp(&self.0, &other.0)
    }
}
impl<K: __sms_api::Kind> __sms_api::Hash for Newtype<K>
where
    K::Scalar: __sms_api::Hash,
{
    #[inline]
    fn hash<H: __sms_api::Hasher>(&self, state: &mut H) {
        __sms_api::Hash::hash(&self.0, state);
    }
}
impl<K: __sms_api::Kind> __sms_api::fmt::Debug for Newtype<K> {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_kind::<K>(&self.0, f)
    }
}
impl<K: __sms_api::Kind> __sms_api::fmt::Display for Newtype<K> {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::display_kind::<K>(&self.0, f)
    }
}
impl<K: __sms_api::Kind> __sms_api::Value for Newtype<K> {
    const __IS_REAL: __sms_api::bool = <K::Scalar as __sms_api::Value>::__IS_REAL;
    #[inline]
    fn __blank() -> Self {
        Self(__sms_api::Value::__blank())
    }
    #[inline]
    fn __view(&self) -> __sms_api::View<'_> {
        __sms_api::Value::__view(&self.0)
    }
    #[inline]
    fn __place(&mut self) -> __sms_api::Place<'_> {
        __sms_api::place_of_kind::<K>(&mut self.0)
    }
}
/// 手机号码。A mobile number.
///
/// Masked in `Debug` and `Display`.
pub type Mobile = Newtype<__Mobile>;
#[doc(hidden)]
pub enum __Mobile {}
impl __sms_api::Kind for __Mobile {
    type Scalar = __sms_api::String;
    const NAME: &'static __sms_api::str = "Mobile";
    const IS_SENSITIVE: __sms_api::bool = true;
}
/// 消息 ID。The id of a sent message; opaque.
pub type MsgId = Newtype<__MsgId>;
#[doc(hidden)]
pub enum __MsgId {}
impl __sms_api::Kind for __MsgId {
    type Scalar = __sms_api::String;
    const NAME: &'static __sms_api::str = "MsgId";
    const IS_LOOSE: __sms_api::bool = true;
}
/// 模板 ID。The id of a template; `1` is an approved template that every account has.
pub type TempId = Newtype<__TempId>;
#[doc(hidden)]
pub enum __TempId {}
impl __sms_api::Kind for __TempId {
    type Scalar = __sms_api::i64;
    const NAME: &'static __sms_api::str = "TempId";
}
/// 签名 ID。The id of a signature.
pub type SignId = Newtype<__SignId>;
#[doc(hidden)]
pub enum __SignId {}
impl __sms_api::Kind for __SignId {
    type Scalar = __sms_api::i64;
    const NAME: &'static __sms_api::str = "SignId";
}
/// 语音验证码播报语言。The language in which a voice code is read out.
///
/// Values that the API does not document are kept as `Unknown`.
#[derive(__sms_api::Clone, __sms_api::Copy, __sms_api::fmt::Debug, __sms_api::PartialEq)]
#[non_exhaustive]
pub enum VoiceLang {
    /// 中文播报。Chinese.
    ///
    /// `0` on the wire.
    Chinese,
    /// 英文播报。English.
    ///
    /// `1` on the wire.
    English,
    /// 中英混合播报。Chinese and English.
    ///
    /// `2` on the wire.
    Mixed,
    /// A value that the API does not document.
    Unknown(__sms_api::UnknownInteger),
}
impl VoiceLang {
    /// Every documented value, in the order of the API's documentation.
    pub const ALL: &'static [Self] = &[Self::Chinese, Self::English, Self::Mixed];
    /// The value on the wire.
    #[must_use]
    #[inline]
    pub const fn value(self) -> __sms_api::i64 {
        match self {
            Self::Chinese => 0,
            Self::English => 1,
            Self::Mixed => 2,
            Self::Unknown(value) => value.value(),
        }
    }
}
impl __sms_api::Eq for VoiceLang {}
impl __sms_api::Hash for VoiceLang {
    #[inline]
    fn hash<H: __sms_api::Hasher>(&self, state: &mut H) {
        __sms_api::Hash::hash(&self.value(), state);
    }
}
impl __sms_api::From<__sms_api::i64> for VoiceLang {
    #[inline]
    fn from(value: __sms_api::i64) -> Self {
        match value {
            0 => Self::Chinese,
            1 => Self::English,
            2 => Self::Mixed,
            value => Self::Unknown(__sms_api::UnknownInteger::new(value)),
        }
    }
}
impl __sms_api::Value for VoiceLang {
    #[inline]
    fn __blank() -> Self {
        Self::Unknown(__sms_api::UnknownInteger::new(0))
    }
    #[inline]
    fn __view(&self) -> __sms_api::View<'_> {
        __sms_api::View::Int(self.value())
    }
    #[inline]
    fn __place(&mut self) -> __sms_api::Place<'_> {
        __sms_api::Place::Enum(self)
    }
}
impl __sms_api::EnumPlace for VoiceLang {
    fn set_int(&mut self, value: __sms_api::i64) -> __sms_api::Fit {
        *self = __sms_api::From::from(value);
        __sms_api::Fit::Taken
    }
}
/// 模板类型。What a template is for.
///
/// Values that the API does not document are kept as `Unknown`.
#[derive(__sms_api::Clone, __sms_api::Copy, __sms_api::fmt::Debug, __sms_api::PartialEq)]
#[non_exhaustive]
pub enum TemplateType {
    /// 验证码类。Verification codes: exactly one variable, `{{code}}`.
    ///
    /// `1` on the wire.
    Verification,
    /// 通知类。Notifications.
    ///
    /// `2` on the wire.
    Notification,
    /// 营销类。Marketing.
    ///
    /// `3` on the wire.
    Marketing,
    /// A value that the API does not document.
    Unknown(__sms_api::UnknownInteger),
}
impl TemplateType {
    /// Every documented value, in the order of the API's documentation.
    pub const ALL: &'static [Self] = &[
        Self::Verification,
        Self::Notification,
        Self::Marketing,
    ];
    /// The value on the wire.
    #[must_use]
    #[inline]
    pub const fn value(self) -> __sms_api::i64 {
        match self {
            Self::Verification => 1,
            Self::Notification => 2,
            Self::Marketing => 3,
            Self::Unknown(value) => value.value(),
        }
    }
}
impl __sms_api::Eq for TemplateType {}
impl __sms_api::Hash for TemplateType {
    #[inline]
    fn hash<H: __sms_api::Hasher>(&self, state: &mut H) {
        __sms_api::Hash::hash(&self.value(), state);
    }
}
impl __sms_api::From<__sms_api::i64> for TemplateType {
    #[inline]
    fn from(value: __sms_api::i64) -> Self {
        match value {
            1 => Self::Verification,
            2 => Self::Notification,
            3 => Self::Marketing,
            value => Self::Unknown(__sms_api::UnknownInteger::new(value)),
        }
    }
}
impl __sms_api::Value for TemplateType {
    #[inline]
    fn __blank() -> Self {
        Self::Unknown(__sms_api::UnknownInteger::new(0))
    }
    #[inline]
    fn __view(&self) -> __sms_api::View<'_> {
        __sms_api::View::Int(self.value())
    }
    #[inline]
    fn __place(&mut self) -> __sms_api::Place<'_> {
        __sms_api::Place::Enum(self)
    }
}
impl __sms_api::EnumPlace for TemplateType {
    fn set_int(&mut self, value: __sms_api::i64) -> __sms_api::Fit {
        *self = __sms_api::From::from(value);
        __sms_api::Fit::Taken
    }
}
/// 模板状态。How far the audit of a template is.
///
/// Values that the API does not document are kept as `Unknown`.
#[derive(__sms_api::Clone, __sms_api::Copy, __sms_api::fmt::Debug, __sms_api::PartialEq)]
#[non_exhaustive]
pub enum TemplateStatus {
    /// 审核中。Being audited.
    ///
    /// `0` on the wire.
    Auditing,
    /// 审核通过。Approved: messages can be sent with it.
    ///
    /// `1` on the wire.
    Approved,
    /// 审核不通过。Rejected: only such a template may be changed.
    ///
    /// `2` on the wire.
    Rejected,
    /// A value that the API does not document.
    Unknown(__sms_api::UnknownInteger),
}
impl TemplateStatus {
    /// Every documented value, in the order of the API's documentation.
    pub const ALL: &'static [Self] = &[Self::Auditing, Self::Approved, Self::Rejected];
    /// The value on the wire.
    #[must_use]
    #[inline]
    pub const fn value(self) -> __sms_api::i64 {
        match self {
            Self::Auditing => 0,
            Self::Approved => 1,
            Self::Rejected => 2,
            Self::Unknown(value) => value.value(),
        }
    }
}
impl __sms_api::Eq for TemplateStatus {}
impl __sms_api::Hash for TemplateStatus {
    #[inline]
    fn hash<H: __sms_api::Hasher>(&self, state: &mut H) {
        __sms_api::Hash::hash(&self.value(), state);
    }
}
impl __sms_api::From<__sms_api::i64> for TemplateStatus {
    #[inline]
    fn from(value: __sms_api::i64) -> Self {
        match value {
            0 => Self::Auditing,
            1 => Self::Approved,
            2 => Self::Rejected,
            value => Self::Unknown(__sms_api::UnknownInteger::new(value)),
        }
    }
}
impl __sms_api::Value for TemplateStatus {
    #[inline]
    fn __blank() -> Self {
        Self::Unknown(__sms_api::UnknownInteger::new(0))
    }
    #[inline]
    fn __view(&self) -> __sms_api::View<'_> {
        __sms_api::View::Int(self.value())
    }
    #[inline]
    fn __place(&mut self) -> __sms_api::Place<'_> {
        __sms_api::Place::Enum(self)
    }
}
impl __sms_api::EnumPlace for TemplateStatus {
    fn set_int(&mut self, value: __sms_api::i64) -> __sms_api::Fit {
        *self = __sms_api::From::from(value);
        __sms_api::Fit::Taken
    }
}
/// 定时任务 ID。The id of a scheduled message; opaque.
pub type ScheduleId = Newtype<__ScheduleId>;
#[doc(hidden)]
pub enum __ScheduleId {}
impl __sms_api::Kind for __ScheduleId {
    type Scalar = __sms_api::String;
    const NAME: &'static __sms_api::str = "ScheduleId";
}
/// 定时发送的时间（北京时间）。When a scheduled message is sent, on Beijing's clock.
///
/// Limits: `yyyy-MM-dd HH:mm:ss` at UTC+08:00.
pub type SendTime = Newtype<__SendTime>;
#[doc(hidden)]
pub enum __SendTime {}
impl __sms_api::Kind for __SendTime {
    type Scalar = __sms_api::String;
    const NAME: &'static __sms_api::str = "SendTime";
}
impl SendTime {
    const FORMAT: &'static __sms_api::TimeFormat = &__sms_api::TimeFormat::Text {
        pattern: "yyyy-MM-dd HH:mm:ss",
        offset: 28_800,
    };
    /// The moment that it stands for; `None` where it is no date and time, or none that exists.
    #[must_use]
    pub fn moment(&self) -> __sms_api::Option<__sms_api::Moment> {
        __sms_api::moment_of_text(Self::FORMAT, &self.0)
    }
}
impl __sms_api::From<__sms_api::Moment> for SendTime {
    fn from(moment: __sms_api::Moment) -> Self {
        Self(__sms_api::text_of_moment(Self::FORMAT, moment))
    }
}
impl __sms_api::From<__sms_api::SystemTime> for SendTime {
    fn from(time: __sms_api::SystemTime) -> Self {
        __sms_api::From::from(
            <__sms_api::Moment as __sms_api::From<__sms_api::SystemTime>>::from(time),
        )
    }
}
/// 时间戳，毫秒。A time.
///
/// Limits: milliseconds since 1970 in UTC.
pub type ReceiptTime = Newtype<__ReceiptTime>;
#[doc(hidden)]
pub enum __ReceiptTime {}
impl __sms_api::Kind for __ReceiptTime {
    type Scalar = __sms_api::i64;
    const NAME: &'static __sms_api::str = "ReceiptTime";
    const IS_LOOSE: __sms_api::bool = true;
}
impl ReceiptTime {
    const FORMAT: &'static __sms_api::TimeFormat = &__sms_api::TimeFormat::UnixMillis;
    /// The moment that it stands for.
    #[must_use]
    pub fn moment(self) -> __sms_api::Moment {
        __sms_api::moment_of_count(Self::FORMAT, self.0)
    }
}
impl __sms_api::From<__sms_api::Moment> for ReceiptTime {
    fn from(moment: __sms_api::Moment) -> Self {
        Self(__sms_api::count_of_moment(Self::FORMAT, moment))
    }
}
impl __sms_api::From<__sms_api::SystemTime> for ReceiptTime {
    fn from(time: __sms_api::SystemTime) -> Self {
        __sms_api::From::from(
            <__sms_api::Moment as __sms_api::From<__sms_api::SystemTime>>::from(time),
        )
    }
}
/// 短信送达状态。What became of a message on the way to its telephone.
///
/// Values that the API does not document are kept as `Unknown`.
#[derive(__sms_api::Clone, __sms_api::Copy, __sms_api::fmt::Debug, __sms_api::PartialEq)]
#[non_exhaustive]
pub enum ReportStatus {
    /// 发送成功。Delivered.
    ///
    /// `4001` on the wire.
    Delivered,
    /// 被运营商列为黑名单。The carrier has the number on its black list.
    ///
    /// `4002` on the wire.
    CarrierBlacklist,
    /// 手机终端问题。The telephone could not take it: switched off, out of service, full.
    ///
    /// `4003` on the wire.
    HandsetFailure,
    /// 空号。There is no such number.
    ///
    /// `4004` on the wire.
    NoSuchNumber,
    /// 手机号码欠费停机。The number's account has no credit.
    ///
    /// `4005` on the wire.
    NoCredit,
    /// 运营商流控。Sent too often for the carrier.
    ///
    /// `4006` on the wire.
    CarrierFrequency,
    /// 无人接听（语音）。Nobody took the call.
    ///
    /// `4007` on the wire.
    NoAnswer,
    /// 用户忙（语音）。The number was busy.
    ///
    /// `4008` on the wire.
    Busy,
    /// 无法接通（语音）。The number could not be reached.
    ///
    /// `4009` on the wire.
    Unreachable,
    /// 含敏感词。The text has a forbidden word.
    ///
    /// `4010` on the wire.
    SensitiveWord,
    /// 其他错误。Another failure.
    ///
    /// `4100` on the wire.
    Other,
    /// A value that the API does not document.
    Unknown(__sms_api::UnknownInteger),
}
impl ReportStatus {
    /// Every documented value, in the order of the API's documentation.
    pub const ALL: &'static [Self] = &[
        Self::Delivered,
        Self::CarrierBlacklist,
        Self::HandsetFailure,
        Self::NoSuchNumber,
        Self::NoCredit,
        Self::CarrierFrequency,
        Self::NoAnswer,
        Self::Busy,
        Self::Unreachable,
        Self::SensitiveWord,
        Self::Other,
    ];
    /// The value on the wire.
    #[must_use]
    #[inline]
    pub const fn value(self) -> __sms_api::i64 {
        match self {
            Self::Delivered => 4_001,
            Self::CarrierBlacklist => 4_002,
            Self::HandsetFailure => 4_003,
            Self::NoSuchNumber => 4_004,
            Self::NoCredit => 4_005,
            Self::CarrierFrequency => 4_006,
            Self::NoAnswer => 4_007,
            Self::Busy => 4_008,
            Self::Unreachable => 4_009,
            Self::SensitiveWord => 4_010,
            Self::Other => 4_100,
            Self::Unknown(value) => value.value(),
        }
    }
}
impl __sms_api::Eq for ReportStatus {}
impl __sms_api::Hash for ReportStatus {
    #[inline]
    fn hash<H: __sms_api::Hasher>(&self, state: &mut H) {
        __sms_api::Hash::hash(&self.value(), state);
    }
}
impl __sms_api::From<__sms_api::i64> for ReportStatus {
    #[inline]
    fn from(value: __sms_api::i64) -> Self {
        match value {
            4_001 => Self::Delivered,
            4_002 => Self::CarrierBlacklist,
            4_003 => Self::HandsetFailure,
            4_004 => Self::NoSuchNumber,
            4_005 => Self::NoCredit,
            4_006 => Self::CarrierFrequency,
            4_007 => Self::NoAnswer,
            4_008 => Self::Busy,
            4_009 => Self::Unreachable,
            4_010 => Self::SensitiveWord,
            4_100 => Self::Other,
            value => Self::Unknown(__sms_api::UnknownInteger::new(value)),
        }
    }
}
impl __sms_api::Value for ReportStatus {
    #[inline]
    fn __blank() -> Self {
        Self::Unknown(__sms_api::UnknownInteger::new(0))
    }
    #[inline]
    fn __view(&self) -> __sms_api::View<'_> {
        __sms_api::View::Int(self.value())
    }
    #[inline]
    fn __place(&mut self) -> __sms_api::Place<'_> {
        __sms_api::Place::Enum(self)
    }
}
impl __sms_api::EnumPlace for ReportStatus {
    fn set_int(&mut self, value: __sms_api::i64) -> __sms_api::Fit {
        *self = __sms_api::From::from(value);
        __sms_api::Fit::Taken
    }
    fn set_str(&mut self, value: &__sms_api::str) -> __sms_api::Fit {
        __sms_api::set_digits(self, value)
    }
}
/// 一条已提交的短信。A message that was accepted.
#[non_exhaustive]
pub struct SentMessage {
    /// 消息 ID；验证验证码时使用。The message's id, asked for when a code is verified.
    pub msg_id: MsgId,
}
impl __sms_api::Value for SentMessage {
    const __WORDS: &'static [&'static __sms_api::str] = &["msg_id"];
    #[inline]
    fn __blank() -> Self {
        Self {
            msg_id: __sms_api::Value::__blank(),
        }
    }
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.msg_id,).__at(index)
    }
    #[inline]
    fn __field_mut(&mut self, index: __sms_api::usize) -> __sms_api::Place<'_> {
        (&mut self.msg_id,).__at_mut(index)
    }
}
impl __sms_api::Clone for SentMessage {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            msg_id: self.msg_id.clone(),
        }
    }
}
impl __sms_api::PartialEq for SentMessage {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for SentMessage {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
/// 批量短信的一个接收者。One recipient of a batch.
#[non_exhaustive]
pub struct Recipient {
    /// 手机号码。The mobile number.
    ///
    /// Masked in `Debug`.
    pub mobile: Mobile,
    /// 模板参数，需要替换的参数名和 value 的键值对。The values of the template's variables.
    ///
    /// Masked in `Debug`.
    pub temp_para: __sms_api::Option<
        __sms_api::BTreeMap<__sms_api::String, __sms_api::String>,
    >,
}
impl Recipient {
    /// Of what is required; the optional fields are empty.
    #[must_use]
    pub fn new(mobile: impl __sms_api::Into<Mobile>) -> Self {
        Self {
            mobile: mobile.into(),
            temp_para: __sms_api::None,
        }
    }
    /// Sets [`temp_para`](#structfield.temp_para).
    #[must_use]
    pub fn temp_para(
        mut self,
        temp_para: impl __sms_api::IntoIterator<
            Item = (
                impl __sms_api::Into<__sms_api::String>,
                impl __sms_api::Into<__sms_api::String>,
            ),
        >,
    ) -> Self {
        self.temp_para = __sms_api::some_map(temp_para);
        self
    }
}
impl __sms_api::Value for Recipient {
    const __FIELDS: &'static [__sms_api::Field] = &[
        __sms_api::Field(
            "mobile",
            &__sms_api::REQUIRED.rule(&__sms_api::Rule::NONE.sensitive()),
        ),
        __sms_api::Field(
            "temp_para",
            &__sms_api::OPTIONAL.rule(&__sms_api::Rule::NONE.sensitive()),
        ),
    ];
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.mobile, &self.temp_para).__at(index)
    }
}
impl __sms_api::Clone for Recipient {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            mobile: self.mobile.clone(),
            temp_para: self.temp_para.clone(),
        }
    }
}
impl __sms_api::PartialEq for Recipient {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for Recipient {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
/// 批量短信对一个接收者的结果。What became of one recipient: it succeeded when `error_code` is `None`.
#[non_exhaustive]
pub struct RecipientResult {
    /// 手机号码。The mobile number.
    ///
    /// Masked in `Debug`.
    pub mobile: Mobile,
    /// 消息 ID。The message's id.
    pub msg_id: __sms_api::Option<MsgId>,
    /// 失败时的返回码。Why it failed; `None` where it did not.
    pub error_code: __sms_api::Option<ErrorCode>,
    /// 失败时的说明。The failure in words.
    pub error_message: __sms_api::Option<__sms_api::String>,
    /// 失败时返回的模板参数。The values that were sent, echoed where it failed.
    ///
    /// Masked in `Debug`.
    pub temp_para: __sms_api::Option<
        __sms_api::BTreeMap<__sms_api::String, __sms_api::String>,
    >,
}
impl __sms_api::Value for RecipientResult {
    const __FIELDS: &'static [__sms_api::Field] = &[
        __sms_api::Field(
            "mobile",
            &__sms_api::REQUIRED.rule(&__sms_api::Rule::NONE.sensitive()),
        ),
        __sms_api::Field("msg_id", __sms_api::OPTIONAL),
        __sms_api::Field("error_code", __sms_api::OPTIONAL),
        __sms_api::Field("error_message", __sms_api::OPTIONAL),
        __sms_api::Field(
            "temp_para",
            &__sms_api::OPTIONAL.rule(&__sms_api::Rule::NONE.sensitive()),
        ),
    ];
    #[inline]
    fn __blank() -> Self {
        Self {
            mobile: __sms_api::Value::__blank(),
            msg_id: __sms_api::None,
            error_code: __sms_api::None,
            error_message: __sms_api::None,
            temp_para: __sms_api::None,
        }
    }
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (
            &self.mobile,
            &self.msg_id,
            &self.error_code,
            &self.error_message,
            &self.temp_para,
        )
            .__at(index)
    }
    #[inline]
    fn __field_mut(&mut self, index: __sms_api::usize) -> __sms_api::Place<'_> {
        (
            &mut self.mobile,
            &mut self.msg_id,
            &mut self.error_code,
            &mut self.error_message,
            &mut self.temp_para,
        )
            .__at_mut(index)
    }
}
impl __sms_api::Clone for RecipientResult {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            mobile: self.mobile.clone(),
            msg_id: self.msg_id.clone(),
            error_code: self.error_code,
            error_message: self.error_message.clone(),
            temp_para: self.temp_para.clone(),
        }
    }
}
impl __sms_api::PartialEq for RecipientResult {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for RecipientResult {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
/// 一条已提交的定时短信。A scheduled message that was accepted.
#[non_exhaustive]
pub struct ScheduledMessage {
    /// 定时任务 ID，修改、查询、删除时使用。The id by which it is changed, read and deleted.
    pub schedule_id: ScheduleId,
}
impl __sms_api::Value for ScheduledMessage {
    const __WORDS: &'static [&'static __sms_api::str] = &["schedule_id"];
    #[inline]
    fn __blank() -> Self {
        Self {
            schedule_id: __sms_api::Value::__blank(),
        }
    }
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.schedule_id,).__at(index)
    }
    #[inline]
    fn __field_mut(&mut self, index: __sms_api::usize) -> __sms_api::Place<'_> {
        (&mut self.schedule_id,).__at_mut(index)
    }
}
impl __sms_api::Clone for ScheduledMessage {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            schedule_id: self.schedule_id.clone(),
        }
    }
}
impl __sms_api::PartialEq for ScheduledMessage {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for ScheduledMessage {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
/// 定时批量短信中提交失败的一个接收者。A recipient of a scheduled batch who was refused; the row has no `msg_id`.
#[non_exhaustive]
pub struct FailedRecipient {
    /// 手机号码。The mobile number.
    ///
    /// Masked in `Debug`.
    pub mobile: Mobile,
    /// 返回码。Why it was refused.
    pub error_code: __sms_api::Option<ErrorCode>,
    /// 说明。The refusal in words.
    pub error_message: __sms_api::Option<__sms_api::String>,
    /// 模板参数。The values that were sent, echoed.
    ///
    /// Masked in `Debug`.
    pub temp_para: __sms_api::Option<
        __sms_api::BTreeMap<__sms_api::String, __sms_api::String>,
    >,
}
impl __sms_api::Value for FailedRecipient {
    const __FIELDS: &'static [__sms_api::Field] = &[
        __sms_api::Field(
            "mobile",
            &__sms_api::REQUIRED.rule(&__sms_api::Rule::NONE.sensitive()),
        ),
        __sms_api::Field("error_code", __sms_api::OPTIONAL),
        __sms_api::Field("error_message", __sms_api::OPTIONAL),
        __sms_api::Field(
            "temp_para",
            &__sms_api::OPTIONAL.rule(&__sms_api::Rule::NONE.sensitive()),
        ),
    ];
    #[inline]
    fn __blank() -> Self {
        Self {
            mobile: __sms_api::Value::__blank(),
            error_code: __sms_api::None,
            error_message: __sms_api::None,
            temp_para: __sms_api::None,
        }
    }
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.mobile, &self.error_code, &self.error_message, &self.temp_para)
            .__at(index)
    }
    #[inline]
    fn __field_mut(&mut self, index: __sms_api::usize) -> __sms_api::Place<'_> {
        (
            &mut self.mobile,
            &mut self.error_code,
            &mut self.error_message,
            &mut self.temp_para,
        )
            .__at_mut(index)
    }
}
impl __sms_api::Clone for FailedRecipient {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            mobile: self.mobile.clone(),
            error_code: self.error_code,
            error_message: self.error_message.clone(),
            temp_para: self.temp_para.clone(),
        }
    }
}
impl __sms_api::PartialEq for FailedRecipient {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for FailedRecipient {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
/// 已提交的定时批量短信。A scheduled batch that was accepted, perhaps without some recipients: look at `failure_recipients`.
#[non_exhaustive]
pub struct ScheduledBatch {
    /// 定时任务 ID。The id by which it is changed, read and deleted.
    pub schedule_id: ScheduleId,
    /// 成功数。How many recipients were accepted.
    pub success_count: __sms_api::u32,
    /// 失败数。How many were refused.
    pub failure_count: __sms_api::u32,
    /// 提交失败的接收者。Those who were refused.
    pub failure_recipients: __sms_api::Option<__sms_api::Vec<FailedRecipient>>,
}
impl __sms_api::Value for ScheduledBatch {
    const __WORDS: &'static [&'static __sms_api::str] = &[
        "schedule_id",
        "success_count",
        "failure_count",
        "?",
        "failure_recipients",
    ];
    #[inline]
    fn __blank() -> Self {
        Self {
            schedule_id: __sms_api::Value::__blank(),
            success_count: __sms_api::Value::__blank(),
            failure_count: __sms_api::Value::__blank(),
            failure_recipients: __sms_api::None,
        }
    }
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (
            &self.schedule_id,
            &self.success_count,
            &self.failure_count,
            &self.failure_recipients,
        )
            .__at(index)
    }
    #[inline]
    fn __field_mut(&mut self, index: __sms_api::usize) -> __sms_api::Place<'_> {
        (
            &mut self.schedule_id,
            &mut self.success_count,
            &mut self.failure_count,
            &mut self.failure_recipients,
        )
            .__at_mut(index)
    }
}
impl __sms_api::Clone for ScheduledBatch {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            schedule_id: self.schedule_id.clone(),
            success_count: self.success_count,
            failure_count: self.failure_count,
            failure_recipients: self.failure_recipients.clone(),
        }
    }
}
impl __sms_api::PartialEq for ScheduledBatch {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for ScheduledBatch {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
/// 定时短信的一个接收者。One recipient of a scheduled message.
#[non_exhaustive]
pub struct ScheduledRecipient {
    /// 手机号码。The mobile number.
    ///
    /// Masked in `Debug`.
    pub mobile: Mobile,
    /// 消息 ID。The message's id.
    pub msg_id: __sms_api::Option<MsgId>,
    /// 模板参数。The values of the template's variables.
    ///
    /// Masked in `Debug`.
    pub temp_para: __sms_api::Option<
        __sms_api::BTreeMap<__sms_api::String, __sms_api::String>,
    >,
}
impl __sms_api::Value for ScheduledRecipient {
    const __FIELDS: &'static [__sms_api::Field] = &[
        __sms_api::Field(
            "mobile",
            &__sms_api::REQUIRED.rule(&__sms_api::Rule::NONE.sensitive()),
        ),
        __sms_api::Field("msg_id", __sms_api::OPTIONAL),
        __sms_api::Field(
            "temp_para",
            &__sms_api::OPTIONAL.rule(&__sms_api::Rule::NONE.sensitive()),
        ),
    ];
    #[inline]
    fn __blank() -> Self {
        Self {
            mobile: __sms_api::Value::__blank(),
            msg_id: __sms_api::None,
            temp_para: __sms_api::None,
        }
    }
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.mobile, &self.msg_id, &self.temp_para).__at(index)
    }
    #[inline]
    fn __field_mut(&mut self, index: __sms_api::usize) -> __sms_api::Place<'_> {
        (&mut self.mobile, &mut self.msg_id, &mut self.temp_para).__at_mut(index)
    }
}
impl __sms_api::Clone for ScheduledRecipient {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            mobile: self.mobile.clone(),
            msg_id: self.msg_id.clone(),
            temp_para: self.temp_para.clone(),
        }
    }
}
impl __sms_api::PartialEq for ScheduledRecipient {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for ScheduledRecipient {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
/// 定时短信。A scheduled message, as it stands.
#[non_exhaustive]
pub struct Schedule {
    /// 定时任务 ID。Its id.
    pub schedule_id: ScheduleId,
    /// 定时发送的时间。When it is sent.
    ///
    /// `yyyy-MM-dd HH:mm:ss` at UTC+08:00.
    pub send_time: SendTime,
    /// 模板 ID。The template.
    pub temp_id: TempId,
    /// 接收者列表。The recipients.
    pub recipients: __sms_api::Vec<ScheduledRecipient>,
}
impl __sms_api::Value for Schedule {
    const __FIELDS: &'static [__sms_api::Field] = &[
        __sms_api::Field("schedule_id", __sms_api::REQUIRED),
        __sms_api::Field(
            "send_time",
            &__sms_api::REQUIRED
                .rule(
                    &__sms_api::Rule::NONE
                        .time(
                            &__sms_api::TimeFormat::Text {
                                pattern: "yyyy-MM-dd HH:mm:ss",
                                offset: 28_800,
                            },
                        ),
                ),
        ),
        __sms_api::Field("temp_id", __sms_api::REQUIRED),
        __sms_api::Field("recipients", __sms_api::REQUIRED),
    ];
    #[inline]
    fn __blank() -> Self {
        Self {
            schedule_id: __sms_api::Value::__blank(),
            send_time: __sms_api::Value::__blank(),
            temp_id: __sms_api::Value::__blank(),
            recipients: __sms_api::Value::__blank(),
        }
    }
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.schedule_id, &self.send_time, &self.temp_id, &self.recipients).__at(index)
    }
    #[inline]
    fn __field_mut(&mut self, index: __sms_api::usize) -> __sms_api::Place<'_> {
        (
            &mut self.schedule_id,
            &mut self.send_time,
            &mut self.temp_id,
            &mut self.recipients,
        )
            .__at_mut(index)
    }
}
impl __sms_api::Clone for Schedule {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            schedule_id: self.schedule_id.clone(),
            send_time: self.send_time.clone(),
            temp_id: self.temp_id,
            recipients: self.recipients.clone(),
        }
    }
}
impl __sms_api::PartialEq for Schedule {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for Schedule {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
/// 一条送达回执。What became of one message.
#[non_exhaustive]
pub struct Report {
    /// 消息 ID。The id that sending the message answered.
    ///
    /// `msgId` on the wire.
    pub msg_id: MsgId,
    /// 手机号码。The mobile number.
    ///
    /// Masked in `Debug`.
    pub phone: Mobile,
    /// 送达时间。When it reached the telephone, or failed to.
    ///
    /// `receiveTime` on the wire. Milliseconds since 1970 in UTC.
    pub receive_time: ReceiptTime,
    /// 送达状态。What became of it.
    pub status: ReportStatus,
}
impl __sms_api::Value for Report {
    const __FIELDS: &'static [__sms_api::Field] = &[
        __sms_api::Field("msgId", &__sms_api::REQUIRED.ident("msg_id")),
        __sms_api::Field(
            "phone",
            &__sms_api::REQUIRED.rule(&__sms_api::Rule::NONE.sensitive()),
        ),
        __sms_api::Field("receiveTime", &__sms_api::REQUIRED.ident("receive_time")),
        __sms_api::Field("status", __sms_api::REQUIRED),
    ];
    #[inline]
    fn __blank() -> Self {
        Self {
            msg_id: __sms_api::Value::__blank(),
            phone: __sms_api::Value::__blank(),
            receive_time: __sms_api::Value::__blank(),
            status: __sms_api::Value::__blank(),
        }
    }
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.msg_id, &self.phone, &self.receive_time, &self.status).__at(index)
    }
    #[inline]
    fn __field_mut(&mut self, index: __sms_api::usize) -> __sms_api::Place<'_> {
        (&mut self.msg_id, &mut self.phone, &mut self.receive_time, &mut self.status)
            .__at_mut(index)
    }
}
impl __sms_api::Clone for Report {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            msg_id: self.msg_id.clone(),
            phone: self.phone.clone(),
            receive_time: self.receive_time,
            status: self.status,
        }
    }
}
impl __sms_api::PartialEq for Report {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for Report {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
/// 一条上行短信。A text message that somebody sent back.
#[non_exhaustive]
pub struct Reply {
    /// 手机号码。The number that sent it.
    ///
    /// Masked in `Debug`.
    pub phone: Mobile,
    /// 回复时间。When it was sent.
    ///
    /// `replyTime` on the wire. Milliseconds since 1970 in UTC.
    pub reply_time: ReceiptTime,
    /// 回复内容。Its text.
    ///
    /// Masked in `Debug`.
    pub content: __sms_api::String,
}
impl __sms_api::Value for Reply {
    const __FIELDS: &'static [__sms_api::Field] = &[
        __sms_api::Field(
            "phone",
            &__sms_api::REQUIRED.rule(&__sms_api::Rule::NONE.sensitive()),
        ),
        __sms_api::Field("replyTime", &__sms_api::REQUIRED.ident("reply_time")),
        __sms_api::Field(
            "content",
            &__sms_api::REQUIRED.rule(&__sms_api::Rule::NONE.sensitive()),
        ),
    ];
    #[inline]
    fn __blank() -> Self {
        Self {
            phone: __sms_api::Value::__blank(),
            reply_time: __sms_api::Value::__blank(),
            content: __sms_api::Value::__blank(),
        }
    }
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.phone, &self.reply_time, &self.content).__at(index)
    }
    #[inline]
    fn __field_mut(&mut self, index: __sms_api::usize) -> __sms_api::Place<'_> {
        (&mut self.phone, &mut self.reply_time, &mut self.content).__at_mut(index)
    }
}
impl __sms_api::Clone for Reply {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            phone: self.phone.clone(),
            reply_time: self.reply_time,
            content: self.content.clone(),
        }
    }
}
impl __sms_api::PartialEq for Reply {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for Reply {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
/// 验证不通过的原因。Why a code is not valid.
#[non_exhaustive]
pub struct Reason {
    /// 返回码。The return code.
    pub code: __sms_api::Option<ErrorCode>,
    /// 说明。The reason in words.
    pub message: __sms_api::Option<__sms_api::String>,
}
impl __sms_api::Value for Reason {
    const __WORDS: &'static [&'static __sms_api::str] = &["?", "code", "?", "message"];
    #[inline]
    fn __blank() -> Self {
        Self {
            code: __sms_api::None,
            message: __sms_api::None,
        }
    }
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.code, &self.message).__at(index)
    }
    #[inline]
    fn __field_mut(&mut self, index: __sms_api::usize) -> __sms_api::Place<'_> {
        (&mut self.code, &mut self.message).__at_mut(index)
    }
}
impl __sms_api::Clone for Reason {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            code: self.code,
            message: self.message.clone(),
        }
    }
}
impl __sms_api::PartialEq for Reason {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for Reason {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
/// 已提交审核的模板。A template that was handed in for audit.
#[non_exhaustive]
pub struct SavedTemplate {
    /// 模板 ID。The template's id.
    pub temp_id: TempId,
}
impl __sms_api::Value for SavedTemplate {
    const __WORDS: &'static [&'static __sms_api::str] = &["temp_id"];
    #[inline]
    fn __blank() -> Self {
        Self {
            temp_id: __sms_api::Value::__blank(),
        }
    }
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.temp_id,).__at(index)
    }
    #[inline]
    fn __field_mut(&mut self, index: __sms_api::usize) -> __sms_api::Place<'_> {
        (&mut self.temp_id,).__at_mut(index)
    }
}
impl __sms_api::Clone for SavedTemplate {
    #[inline]
    fn clone(&self) -> Self {
        Self { temp_id: self.temp_id }
    }
}
impl __sms_api::PartialEq for SavedTemplate {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for SavedTemplate {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
/// 短信模板。A template.
#[non_exhaustive]
pub struct Template {
    /// 模板 ID。The template's id.
    pub temp_id: TempId,
    /// 模板内容。The text, with its variables as `{{name}}`.
    pub template: __sms_api::String,
    /// 模板类型。What it is for.
    ///
    /// `type` on the wire.
    pub kind: TemplateType,
    /// 验证码有效期，单位为秒。How long its codes live, in seconds.
    pub ttl: __sms_api::Option<__sms_api::u32>,
    /// 发送场景及发送对象。What it is sent for, and to whom.
    pub remark: __sms_api::Option<__sms_api::String>,
    /// 状态。How far its audit is.
    pub status: TemplateStatus,
}
impl __sms_api::Value for Template {
    const __FIELDS: &'static [__sms_api::Field] = &[
        __sms_api::Field("temp_id", __sms_api::REQUIRED),
        __sms_api::Field("template", __sms_api::REQUIRED),
        __sms_api::Field("type", &__sms_api::REQUIRED.ident("kind")),
        __sms_api::Field("ttl", __sms_api::OPTIONAL),
        __sms_api::Field("remark", __sms_api::OPTIONAL),
        __sms_api::Field("status", __sms_api::REQUIRED),
    ];
    #[inline]
    fn __blank() -> Self {
        Self {
            temp_id: __sms_api::Value::__blank(),
            template: __sms_api::Value::__blank(),
            kind: __sms_api::Value::__blank(),
            ttl: __sms_api::None,
            remark: __sms_api::None,
            status: __sms_api::Value::__blank(),
        }
    }
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (
            &self.temp_id,
            &self.template,
            &self.kind,
            &self.ttl,
            &self.remark,
            &self.status,
        )
            .__at(index)
    }
    #[inline]
    fn __field_mut(&mut self, index: __sms_api::usize) -> __sms_api::Place<'_> {
        (
            &mut self.temp_id,
            &mut self.template,
            &mut self.kind,
            &mut self.ttl,
            &mut self.remark,
            &mut self.status,
        )
            .__at_mut(index)
    }
}
impl __sms_api::Clone for Template {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            temp_id: self.temp_id,
            template: self.template.clone(),
            kind: self.kind,
            ttl: self.ttl,
            remark: self.remark.clone(),
            status: self.status,
        }
    }
}
impl __sms_api::PartialEq for Template {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for Template {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
/// 应用余量。What an application has left; `None` where nothing was allocated to it.
#[non_exhaustive]
pub struct AppBalance {
    /// 全类型短信余量。Messages of every kind.
    pub app_balance: __sms_api::Option<__sms_api::i64>,
    /// 语音短信余量。Voice codes.
    pub app_voice: __sms_api::Option<__sms_api::i64>,
    /// 行业短信余量。Codes and notifications.
    pub app_industry: __sms_api::Option<__sms_api::i64>,
    /// 营销短信余量。Marketing messages.
    pub app_market: __sms_api::Option<__sms_api::i64>,
}
impl __sms_api::Value for AppBalance {
    const __WORDS: &'static [&'static __sms_api::str] = &[
        "?",
        "app_balance",
        "?",
        "app_voice",
        "?",
        "app_industry",
        "?",
        "app_market",
    ];
    #[inline]
    fn __blank() -> Self {
        Self {
            app_balance: __sms_api::None,
            app_voice: __sms_api::None,
            app_industry: __sms_api::None,
            app_market: __sms_api::None,
        }
    }
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.app_balance, &self.app_voice, &self.app_industry, &self.app_market)
            .__at(index)
    }
    #[inline]
    fn __field_mut(&mut self, index: __sms_api::usize) -> __sms_api::Place<'_> {
        (
            &mut self.app_balance,
            &mut self.app_voice,
            &mut self.app_industry,
            &mut self.app_market,
        )
            .__at_mut(index)
    }
}
impl __sms_api::Clone for AppBalance {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            app_balance: self.app_balance,
            app_voice: self.app_voice,
            app_industry: self.app_industry,
            app_market: self.app_market,
        }
    }
}
impl __sms_api::PartialEq for AppBalance {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for AppBalance {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
/// 账号余量。What an account has left; `None` where nothing was allocated to it.
#[non_exhaustive]
pub struct DevBalance {
    /// 全类型短信余量。Messages of every kind.
    pub dev_balance: __sms_api::Option<__sms_api::i64>,
    /// 语音短信余量。Voice codes.
    pub dev_voice: __sms_api::Option<__sms_api::i64>,
    /// 行业短信余量。Codes and notifications.
    pub dev_industry: __sms_api::Option<__sms_api::i64>,
    /// 营销短信余量。Marketing messages.
    pub dev_market: __sms_api::Option<__sms_api::i64>,
}
impl __sms_api::Value for DevBalance {
    const __WORDS: &'static [&'static __sms_api::str] = &[
        "?",
        "dev_balance",
        "?",
        "dev_voice",
        "?",
        "dev_industry",
        "?",
        "dev_market",
    ];
    #[inline]
    fn __blank() -> Self {
        Self {
            dev_balance: __sms_api::None,
            dev_voice: __sms_api::None,
            dev_industry: __sms_api::None,
            dev_market: __sms_api::None,
        }
    }
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.dev_balance, &self.dev_voice, &self.dev_industry, &self.dev_market)
            .__at(index)
    }
    #[inline]
    fn __field_mut(&mut self, index: __sms_api::usize) -> __sms_api::Place<'_> {
        (
            &mut self.dev_balance,
            &mut self.dev_voice,
            &mut self.dev_industry,
            &mut self.dev_market,
        )
            .__at_mut(index)
    }
}
impl __sms_api::Clone for DevBalance {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            dev_balance: self.dev_balance,
            dev_voice: self.dev_voice,
            dev_industry: self.dev_industry,
            dev_market: self.dev_market,
        }
    }
}
impl __sms_api::PartialEq for DevBalance {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for DevBalance {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
/// 签名类型。Whose name a signature is.
///
/// Values that the API does not document are kept as `Unknown`.
#[derive(__sms_api::Clone, __sms_api::Copy, __sms_api::fmt::Debug, __sms_api::PartialEq)]
#[non_exhaustive]
pub enum SignType {
    /// 公司名称。A company's.
    ///
    /// `1` on the wire.
    Company,
    /// 工信部备案的网站。A web site's, with an ICP record.
    ///
    /// `2` on the wire.
    Website,
    /// APP 应用。An app's.
    ///
    /// `3` on the wire.
    App,
    /// 公众号或小程序。A `WeChat` account's.
    ///
    /// `4` on the wire.
    WechatAccount,
    /// 电商平台店铺名。A shop's.
    ///
    /// `5` on the wire.
    Shop,
    /// 商标名。A trademark.
    ///
    /// `6` on the wire.
    Trademark,
    /// 其它。Another.
    ///
    /// `7` on the wire.
    Other,
    /// A value that the API does not document.
    Unknown(__sms_api::UnknownInteger),
}
impl SignType {
    /// Every documented value, in the order of the API's documentation.
    pub const ALL: &'static [Self] = &[
        Self::Company,
        Self::Website,
        Self::App,
        Self::WechatAccount,
        Self::Shop,
        Self::Trademark,
        Self::Other,
    ];
    /// The value on the wire.
    #[must_use]
    #[inline]
    pub const fn value(self) -> __sms_api::i64 {
        match self {
            Self::Company => 1,
            Self::Website => 2,
            Self::App => 3,
            Self::WechatAccount => 4,
            Self::Shop => 5,
            Self::Trademark => 6,
            Self::Other => 7,
            Self::Unknown(value) => value.value(),
        }
    }
}
impl __sms_api::Eq for SignType {}
impl __sms_api::Hash for SignType {
    #[inline]
    fn hash<H: __sms_api::Hasher>(&self, state: &mut H) {
        __sms_api::Hash::hash(&self.value(), state);
    }
}
impl __sms_api::From<__sms_api::i64> for SignType {
    #[inline]
    fn from(value: __sms_api::i64) -> Self {
        match value {
            1 => Self::Company,
            2 => Self::Website,
            3 => Self::App,
            4 => Self::WechatAccount,
            5 => Self::Shop,
            6 => Self::Trademark,
            7 => Self::Other,
            value => Self::Unknown(__sms_api::UnknownInteger::new(value)),
        }
    }
}
impl __sms_api::Value for SignType {
    #[inline]
    fn __blank() -> Self {
        Self::Unknown(__sms_api::UnknownInteger::new(0))
    }
    #[inline]
    fn __view(&self) -> __sms_api::View<'_> {
        __sms_api::View::Int(self.value())
    }
    #[inline]
    fn __place(&mut self) -> __sms_api::Place<'_> {
        __sms_api::Place::Enum(self)
    }
}
impl __sms_api::EnumPlace for SignType {
    fn set_int(&mut self, value: __sms_api::i64) -> __sms_api::Fit {
        *self = __sms_api::From::from(value);
        __sms_api::Fit::Taken
    }
}
/// 签名状态。How far the audit of a signature is.
///
/// Values that the API does not document are kept as `Unknown`.
#[derive(__sms_api::Clone, __sms_api::Copy, __sms_api::fmt::Debug, __sms_api::PartialEq)]
#[non_exhaustive]
pub enum SignStatus {
    /// 审核中。Being audited.
    ///
    /// `0` on the wire.
    Auditing,
    /// 审核通过。Approved: messages can be sent with it.
    ///
    /// `1` on the wire.
    Approved,
    /// 审核不通过。Rejected: only such a signature may be changed.
    ///
    /// `2` on the wire.
    Rejected,
    /// A value that the API does not document.
    Unknown(__sms_api::UnknownInteger),
}
impl SignStatus {
    /// Every documented value, in the order of the API's documentation.
    pub const ALL: &'static [Self] = &[Self::Auditing, Self::Approved, Self::Rejected];
    /// The value on the wire.
    #[must_use]
    #[inline]
    pub const fn value(self) -> __sms_api::i64 {
        match self {
            Self::Auditing => 0,
            Self::Approved => 1,
            Self::Rejected => 2,
            Self::Unknown(value) => value.value(),
        }
    }
}
impl __sms_api::Eq for SignStatus {}
impl __sms_api::Hash for SignStatus {
    #[inline]
    fn hash<H: __sms_api::Hasher>(&self, state: &mut H) {
        __sms_api::Hash::hash(&self.value(), state);
    }
}
impl __sms_api::From<__sms_api::i64> for SignStatus {
    #[inline]
    fn from(value: __sms_api::i64) -> Self {
        match value {
            0 => Self::Auditing,
            1 => Self::Approved,
            2 => Self::Rejected,
            value => Self::Unknown(__sms_api::UnknownInteger::new(value)),
        }
    }
}
impl __sms_api::Value for SignStatus {
    #[inline]
    fn __blank() -> Self {
        Self::Unknown(__sms_api::UnknownInteger::new(0))
    }
    #[inline]
    fn __view(&self) -> __sms_api::View<'_> {
        __sms_api::View::Int(self.value())
    }
    #[inline]
    fn __place(&mut self) -> __sms_api::Place<'_> {
        __sms_api::Place::Enum(self)
    }
}
impl __sms_api::EnumPlace for SignStatus {
    fn set_int(&mut self, value: __sms_api::i64) -> __sms_api::Fit {
        *self = __sms_api::From::from(value);
        __sms_api::Fit::Taken
    }
}
/// 是或否，以 1 和 0 表示。Yes or no, as 1 and 0.
///
/// Values that the API does not document are kept as `Unknown`.
#[derive(__sms_api::Clone, __sms_api::Copy, __sms_api::fmt::Debug, __sms_api::PartialEq)]
#[non_exhaustive]
pub enum YesNo {
    /// 否。No.
    ///
    /// `0` on the wire.
    No,
    /// 是。Yes.
    ///
    /// `1` on the wire.
    Yes,
    /// A value that the API does not document.
    Unknown(__sms_api::UnknownInteger),
}
impl YesNo {
    /// Every documented value, in the order of the API's documentation.
    pub const ALL: &'static [Self] = &[Self::No, Self::Yes];
    /// The value on the wire.
    #[must_use]
    #[inline]
    pub const fn value(self) -> __sms_api::i64 {
        match self {
            Self::No => 0,
            Self::Yes => 1,
            Self::Unknown(value) => value.value(),
        }
    }
}
impl __sms_api::Eq for YesNo {}
impl __sms_api::Hash for YesNo {
    #[inline]
    fn hash<H: __sms_api::Hasher>(&self, state: &mut H) {
        __sms_api::Hash::hash(&self.value(), state);
    }
}
impl __sms_api::From<__sms_api::i64> for YesNo {
    #[inline]
    fn from(value: __sms_api::i64) -> Self {
        match value {
            0 => Self::No,
            1 => Self::Yes,
            value => Self::Unknown(__sms_api::UnknownInteger::new(value)),
        }
    }
}
impl __sms_api::Value for YesNo {
    #[inline]
    fn __blank() -> Self {
        Self::Unknown(__sms_api::UnknownInteger::new(0))
    }
    #[inline]
    fn __view(&self) -> __sms_api::View<'_> {
        __sms_api::View::Int(self.value())
    }
    #[inline]
    fn __place(&mut self) -> __sms_api::Place<'_> {
        __sms_api::Place::Enum(self)
    }
}
impl __sms_api::EnumPlace for YesNo {
    fn set_int(&mut self, value: __sms_api::i64) -> __sms_api::Fit {
        *self = __sms_api::From::from(value);
        __sms_api::Fit::Taken
    }
}
/// 已提交审核的签名。A signature that was handed in for audit.
#[non_exhaustive]
pub struct SavedSign {
    /// 签名 ID。The signature's id.
    pub sign_id: SignId,
}
impl __sms_api::Value for SavedSign {
    const __WORDS: &'static [&'static __sms_api::str] = &["sign_id"];
    #[inline]
    fn __blank() -> Self {
        Self {
            sign_id: __sms_api::Value::__blank(),
        }
    }
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.sign_id,).__at(index)
    }
    #[inline]
    fn __field_mut(&mut self, index: __sms_api::usize) -> __sms_api::Place<'_> {
        (&mut self.sign_id,).__at_mut(index)
    }
}
impl __sms_api::Clone for SavedSign {
    #[inline]
    fn clone(&self) -> Self {
        Self { sign_id: self.sign_id }
    }
}
impl __sms_api::PartialEq for SavedSign {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for SavedSign {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
/// 短信签名。A signature.
#[non_exhaustive]
pub struct Sign {
    /// 签名 ID。The signature's id.
    pub sign_id: SignId,
    /// 签名内容。The text, without 【】.
    pub sign: __sms_api::String,
    /// 状态。How far its audit is.
    pub status: SignStatus,
    /// 是否为默认签名。Whether it is the application's default one.
    pub is_default: __sms_api::Option<YesNo>,
    /// 是否正在使用。Whether it is in use.
    pub use_status: __sms_api::Option<YesNo>,
}
impl __sms_api::Value for Sign {
    const __WORDS: &'static [&'static __sms_api::str] = &[
        "sign_id",
        "sign",
        "status",
        "?",
        "is_default",
        "?",
        "use_status",
    ];
    #[inline]
    fn __blank() -> Self {
        Self {
            sign_id: __sms_api::Value::__blank(),
            sign: __sms_api::Value::__blank(),
            status: __sms_api::Value::__blank(),
            is_default: __sms_api::None,
            use_status: __sms_api::None,
        }
    }
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.sign_id, &self.sign, &self.status, &self.is_default, &self.use_status)
            .__at(index)
    }
    #[inline]
    fn __field_mut(&mut self, index: __sms_api::usize) -> __sms_api::Place<'_> {
        (
            &mut self.sign_id,
            &mut self.sign,
            &mut self.status,
            &mut self.is_default,
            &mut self.use_status,
        )
            .__at_mut(index)
    }
}
impl __sms_api::Clone for Sign {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            sign_id: self.sign_id,
            sign: self.sign.clone(),
            status: self.status,
            is_default: self.is_default,
            use_status: self.use_status,
        }
    }
}
impl __sms_api::PartialEq for Sign {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for Sign {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
/// 模板审核结果。What the audit of a template came to.
#[non_exhaustive]
pub struct TemplateAudit {
    /// 模板 ID。The template.
    ///
    /// `tempId` on the wire.
    pub temp_id: TempId,
    /// 审核状态。Approved or rejected.
    pub status: TemplateStatus,
    /// 审核不通过的原因。Why it was rejected.
    ///
    /// `refuseReason` on the wire.
    pub refuse_reason: __sms_api::Option<__sms_api::String>,
}
impl __sms_api::Value for TemplateAudit {
    const __FIELDS: &'static [__sms_api::Field] = &[
        __sms_api::Field("tempId", &__sms_api::REQUIRED.ident("temp_id")),
        __sms_api::Field("status", __sms_api::REQUIRED),
        __sms_api::Field("refuseReason", &__sms_api::OPTIONAL.ident("refuse_reason")),
    ];
    #[inline]
    fn __blank() -> Self {
        Self {
            temp_id: __sms_api::Value::__blank(),
            status: __sms_api::Value::__blank(),
            refuse_reason: __sms_api::None,
        }
    }
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.temp_id, &self.status, &self.refuse_reason).__at(index)
    }
    #[inline]
    fn __field_mut(&mut self, index: __sms_api::usize) -> __sms_api::Place<'_> {
        (&mut self.temp_id, &mut self.status, &mut self.refuse_reason).__at_mut(index)
    }
}
impl __sms_api::Clone for TemplateAudit {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            temp_id: self.temp_id,
            status: self.status,
            refuse_reason: self.refuse_reason.clone(),
        }
    }
}
impl __sms_api::PartialEq for TemplateAudit {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for TemplateAudit {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
/// 签名审核结果。What the audit of a signature came to.
#[non_exhaustive]
pub struct SignAudit {
    /// 签名 ID。The signature.
    ///
    /// `signId` on the wire.
    pub sign_id: SignId,
    /// 审核状态。Approved or rejected.
    pub status: SignStatus,
    /// 审核不通过的原因。Why it was rejected.
    ///
    /// `refuseReason` on the wire.
    pub refuse_reason: __sms_api::Option<__sms_api::String>,
}
impl __sms_api::Value for SignAudit {
    const __FIELDS: &'static [__sms_api::Field] = &[
        __sms_api::Field("signId", &__sms_api::REQUIRED.ident("sign_id")),
        __sms_api::Field("status", __sms_api::REQUIRED),
        __sms_api::Field("refuseReason", &__sms_api::OPTIONAL.ident("refuse_reason")),
    ];
    #[inline]
    fn __blank() -> Self {
        Self {
            sign_id: __sms_api::Value::__blank(),
            status: __sms_api::Value::__blank(),
            refuse_reason: __sms_api::None,
        }
    }
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.sign_id, &self.status, &self.refuse_reason).__at(index)
    }
    #[inline]
    fn __field_mut(&mut self, index: __sms_api::usize) -> __sms_api::Place<'_> {
        (&mut self.sign_id, &mut self.status, &mut self.refuse_reason).__at_mut(index)
    }
}
impl __sms_api::Clone for SignAudit {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            sign_id: self.sign_id,
            status: self.status,
            refuse_reason: self.refuse_reason.clone(),
        }
    }
}
impl __sms_api::PartialEq for SignAudit {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for SignAudit {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
/// `POST /codes`
///
/// 发送文本验证码短信。
///
/// Sends a verification code in a text message. The service makes up the code; verify what the user types in with the `msg_id` that is answered.
///
/// The request of [`Client::send_code`], as a value: it can be stored, compared, printed, and sent with [`Client::send`]. What is optional is set by its field, or by the call: [`Call::into_request`].
///
/// # On the wire
///
/// `POST /codes`
///
/// ```json
/// {"mobile": "13812345678", "sign_id": 1, "temp_id": 1}
/// ```
///
/// The answer, HTTP 200:
///
/// ```json
/// {"msg_id": "288193860302"}
/// ```
#[non_exhaustive]
pub struct SendCode {
    /// 手机号码。The mobile number.
    ///
    /// Masked in `Debug`.
    pub mobile: Mobile,
    /// 签名ID，该字段为空则使用应用默认签名。The signature; the application's default one where it is left out.
    pub sign_id: __sms_api::Option<SignId>,
    /// 模板ID。The template, of the verification type.
    pub temp_id: TempId,
}
impl SendCode {
    /// Of what is required; the optional fields are empty.
    #[must_use]
    pub fn new(
        mobile: impl __sms_api::Into<Mobile>,
        temp_id: impl __sms_api::Into<TempId>,
    ) -> Self {
        Self {
            mobile: mobile.into(),
            sign_id: __sms_api::None,
            temp_id: temp_id.into(),
        }
    }
}
impl __sms_api::Value for SendCode {
    const __WORDS: &'static [&'static __sms_api::str] = &[
        "!",
        "send_code",
        "POST",
        "/codes",
        "0",
    ];
    const __FIELDS: &'static [__sms_api::Field] = &[
        __sms_api::Field(
            "mobile",
            &__sms_api::REQUIRED.rule(&__sms_api::Rule::NONE.sensitive()),
        ),
        __sms_api::Field("sign_id", __sms_api::OPTIONAL),
        __sms_api::Field("temp_id", __sms_api::REQUIRED),
    ];
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.mobile, &self.sign_id, &self.temp_id).__at(index)
    }
}
impl __sms_api::Clone for SendCode {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            mobile: self.mobile.clone(),
            sign_id: self.sign_id,
            temp_id: self.temp_id,
        }
    }
}
impl __sms_api::PartialEq for SendCode {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for SendCode {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
impl Call<SendCode> {
    /// 签名ID，该字段为空则使用应用默认签名。The signature; the application's default one where it is left out.
    pub fn sign_id(mut self, sign_id: impl __sms_api::Into<SignId>) -> Self {
        self.0.request.sign_id = __sms_api::some(sign_id);
        self
    }
}
impl __sms_api::Endpoint for SendCode {
    type Client = Client;
    type Response = SentMessage;
}
/// `POST /voice_codes`
///
/// 发送语音验证码短信。
///
/// Reads a verification code out in a call. Calls to one number are at least 20 seconds apart.
///
/// The request of [`Client::send_voice_code`], as a value: it can be stored, compared, printed, and sent with [`Client::send`]. What is optional is set by its field, or by the call: [`Call::into_request`].
///
/// # On the wire
///
/// `POST /voice_codes`
///
/// ```json
/// {"mobile": "13812345678", "ttl": 60}
/// ```
///
/// The answer, HTTP 200:
///
/// ```json
/// {"msg_id": "288193860302"}
/// ```
#[non_exhaustive]
pub struct SendVoiceCode {
    /// 手机号码。The mobile number.
    ///
    /// Masked in `Debug`.
    pub mobile: Mobile,
    /// 语音验证码的值，验证码仅支持 4-8 个数字。The code; the service makes one up where it is left out.
    ///
    /// 4 to 8 characters, digits only. Masked in `Debug`.
    pub code: __sms_api::Option<__sms_api::String>,
    /// 语音验证码播报语言选择，0：中文播报，1：英文播报，2：中英混合播报。The language.
    pub voice_lang: __sms_api::Option<VoiceLang>,
    /// 验证码有效期，默认为60秒。How long the code lives, in seconds; 60 where it is left out.
    pub ttl: __sms_api::Option<__sms_api::u32>,
}
impl SendVoiceCode {
    /// Of what is required; the optional fields are empty.
    #[must_use]
    pub fn new(mobile: impl __sms_api::Into<Mobile>) -> Self {
        Self {
            mobile: mobile.into(),
            code: __sms_api::None,
            voice_lang: __sms_api::None,
            ttl: __sms_api::None,
        }
    }
}
impl __sms_api::Value for SendVoiceCode {
    const __WORDS: &'static [&'static __sms_api::str] = &[
        "!",
        "send_voice_code",
        "POST",
        "/voice_codes",
        "0",
    ];
    const __FIELDS: &'static [__sms_api::Field] = &[
        __sms_api::Field(
            "mobile",
            &__sms_api::REQUIRED.rule(&__sms_api::Rule::NONE.sensitive()),
        ),
        __sms_api::Field(
            "code",
            &__sms_api::OPTIONAL
                .rule(
                    &__sms_api::Rule::NONE
                        .length(4, 8)
                        .chars(__sms_api::Chars::Digits)
                        .sensitive(),
                ),
        ),
        __sms_api::Field("voice_lang", __sms_api::OPTIONAL),
        __sms_api::Field("ttl", __sms_api::OPTIONAL),
    ];
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.mobile, &self.code, &self.voice_lang, &self.ttl).__at(index)
    }
}
impl __sms_api::Clone for SendVoiceCode {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            mobile: self.mobile.clone(),
            code: self.code.clone(),
            voice_lang: self.voice_lang,
            ttl: self.ttl,
        }
    }
}
impl __sms_api::PartialEq for SendVoiceCode {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for SendVoiceCode {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
impl Call<SendVoiceCode> {
    /// 语音验证码的值，验证码仅支持 4-8 个数字。The code; the service makes one up where it is left out.
    ///
    /// 4 to 8 characters, digits only. Masked in `Debug`.
    pub fn code(mut self, code: impl __sms_api::Into<__sms_api::String>) -> Self {
        self.0.request.code = __sms_api::some(code);
        self
    }
    /// 语音验证码播报语言选择，0：中文播报，1：英文播报，2：中英混合播报。The language.
    pub fn voice_lang(mut self, voice_lang: impl __sms_api::Into<VoiceLang>) -> Self {
        self.0.request.voice_lang = __sms_api::some(voice_lang);
        self
    }
    /// 验证码有效期，默认为60秒。How long the code lives, in seconds; 60 where it is left out.
    #[inline]
    pub fn ttl(mut self, ttl: __sms_api::u32) -> Self {
        self.0.request.ttl = __sms_api::Some(ttl);
        self
    }
}
impl __sms_api::Endpoint for SendVoiceCode {
    type Client = Client;
    type Response = SentMessage;
}
/// `POST /codes/{msg_id}/valid`
///
/// 验证验证码是否有效。`msg_id` 为调用发送验证码 API 的返回值。
///
/// Tells whether a code is valid. Not valid is an answer, not an error: look at `is_valid`. A code is valid once.
///
/// The request of [`Client::verify_code`], as a value: it can be stored, compared, printed, and sent with [`Client::send`].
///
/// # On the wire
///
/// 验证通过
///
/// `POST /codes/288193860302/valid`
///
/// ```json
/// {"code": "123456"}
/// ```
///
/// The answer, HTTP 200:
///
/// ```json
/// {"is_valid": true}
/// ```
///
/// 验证不通过
///
/// `POST /codes/288193860302/valid`
///
/// ```json
/// {"code": "123456"}
/// ```
///
/// The answer, HTTP 403:
///
/// ```json
/// {"is_valid": false, "error": {"code": 50010, "message": "invalid code"}}
/// ```
#[non_exhaustive]
pub struct VerifyCode {
    /// 调用发送验证码 API 的返回值。The id that sending the code answered.
    ///
    /// Travels in the path.
    pub msg_id: MsgId,
    /// 验证码。What the user typed in; leading zeros count.
    ///
    /// Masked in `Debug`.
    pub code: __sms_api::String,
}
impl VerifyCode {
    /// Of what is required; the optional fields are empty.
    #[must_use]
    pub fn new(
        msg_id: impl __sms_api::Into<MsgId>,
        code: impl __sms_api::Into<__sms_api::String>,
    ) -> Self {
        Self {
            msg_id: msg_id.into(),
            code: code.into(),
        }
    }
}
impl __sms_api::Value for VerifyCode {
    const __WORDS: &'static [&'static __sms_api::str] = &[
        "!",
        "verify_code",
        "POST",
        "/codes/{0}/valid",
        "1",
    ];
    const __FIELDS: &'static [__sms_api::Field] = &[
        __sms_api::Field(
            "msg_id",
            &__sms_api::REQUIRED.travels(__sms_api::Travel::PATH),
        ),
        __sms_api::Field(
            "code",
            &__sms_api::REQUIRED.rule(&__sms_api::Rule::NONE.sensitive()),
        ),
    ];
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.msg_id, &self.code).__at(index)
    }
}
impl __sms_api::Clone for VerifyCode {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            msg_id: self.msg_id.clone(),
            code: self.code.clone(),
        }
    }
}
impl __sms_api::PartialEq for VerifyCode {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for VerifyCode {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
impl __sms_api::Endpoint for VerifyCode {
    type Client = Client;
    type Response = VerifyCodeResponse;
}
/// What [`Client::verify_code`] answers: the answer to `POST /codes/{msg_id}/valid`.
#[must_use = "`is_valid` decides: a login that ignores it lets everybody in"]
#[non_exhaustive]
pub struct VerifyCodeResponse {
    /// 验证是否通过。Whether the code is valid.
    pub is_valid: __sms_api::bool,
    /// 验证不通过的原因。Why it is not.
    ///
    /// `error` on the wire.
    pub reason: __sms_api::Option<Reason>,
}
impl __sms_api::Value for VerifyCodeResponse {
    const __FIELDS: &'static [__sms_api::Field] = &[
        __sms_api::Field("is_valid", __sms_api::REQUIRED),
        __sms_api::Field("error", &__sms_api::OPTIONAL.ident("reason")),
    ];
    #[inline]
    fn __blank() -> Self {
        Self {
            is_valid: __sms_api::Value::__blank(),
            reason: __sms_api::None,
        }
    }
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.is_valid, &self.reason).__at(index)
    }
    #[inline]
    fn __field_mut(&mut self, index: __sms_api::usize) -> __sms_api::Place<'_> {
        (&mut self.is_valid, &mut self.reason).__at_mut(index)
    }
}
impl __sms_api::Clone for VerifyCodeResponse {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            is_valid: self.is_valid,
            reason: self.reason.clone(),
        }
    }
}
impl __sms_api::PartialEq for VerifyCodeResponse {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for VerifyCodeResponse {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
/// `POST /messages`
///
/// 发送单条模板短信。
///
/// Sends a template message to one number.
///
/// The request of [`Client::send_message`], as a value: it can be stored, compared, printed, and sent with [`Client::send`]. What is optional is set by its field, or by the call: [`Call::into_request`].
///
/// # On the wire
///
/// `POST /messages`
///
/// ```json
/// {"mobile": "13812345678", "sign_id": 1, "temp_id": 1, "temp_para": {"xxxx": "xxxx"}}
/// ```
///
/// The answer, HTTP 200:
///
/// ```json
/// {"msg_id": 288193860302}
/// ```
#[non_exhaustive]
pub struct SendMessage {
    /// 手机号码。The mobile number.
    ///
    /// Masked in `Debug`.
    pub mobile: Mobile,
    /// 签名ID，该字段为空则使用应用默认签名。The signature; the application's default one where it is left out.
    pub sign_id: __sms_api::Option<SignId>,
    /// 模板ID。The template.
    pub temp_id: TempId,
    /// 模板参数，需要替换的参数名和 value 的键值对。The values of the template's variables.
    ///
    /// Masked in `Debug`.
    pub temp_para: __sms_api::Option<
        __sms_api::BTreeMap<__sms_api::String, __sms_api::String>,
    >,
}
impl SendMessage {
    /// Of what is required; the optional fields are empty.
    #[must_use]
    pub fn new(
        mobile: impl __sms_api::Into<Mobile>,
        temp_id: impl __sms_api::Into<TempId>,
    ) -> Self {
        Self {
            mobile: mobile.into(),
            sign_id: __sms_api::None,
            temp_id: temp_id.into(),
            temp_para: __sms_api::None,
        }
    }
}
impl __sms_api::Value for SendMessage {
    const __WORDS: &'static [&'static __sms_api::str] = &[
        "!",
        "send_message",
        "POST",
        "/messages",
        "0",
    ];
    const __FIELDS: &'static [__sms_api::Field] = &[
        __sms_api::Field(
            "mobile",
            &__sms_api::REQUIRED.rule(&__sms_api::Rule::NONE.sensitive()),
        ),
        __sms_api::Field("sign_id", __sms_api::OPTIONAL),
        __sms_api::Field("temp_id", __sms_api::REQUIRED),
        __sms_api::Field(
            "temp_para",
            &__sms_api::OPTIONAL.rule(&__sms_api::Rule::NONE.sensitive()),
        ),
    ];
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.mobile, &self.sign_id, &self.temp_id, &self.temp_para).__at(index)
    }
}
impl __sms_api::Clone for SendMessage {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            mobile: self.mobile.clone(),
            sign_id: self.sign_id,
            temp_id: self.temp_id,
            temp_para: self.temp_para.clone(),
        }
    }
}
impl __sms_api::PartialEq for SendMessage {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for SendMessage {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
impl Call<SendMessage> {
    /// 签名ID，该字段为空则使用应用默认签名。The signature; the application's default one where it is left out.
    pub fn sign_id(mut self, sign_id: impl __sms_api::Into<SignId>) -> Self {
        self.0.request.sign_id = __sms_api::some(sign_id);
        self
    }
    /// 模板参数，需要替换的参数名和 value 的键值对。The values of the template's variables.
    ///
    /// Masked in `Debug`.
    pub fn temp_para(
        mut self,
        temp_para: impl __sms_api::IntoIterator<
            Item = (
                impl __sms_api::Into<__sms_api::String>,
                impl __sms_api::Into<__sms_api::String>,
            ),
        >,
    ) -> Self {
        self.0.request.temp_para = __sms_api::some_map(temp_para);
        self
    }
}
impl __sms_api::Endpoint for SendMessage {
    type Client = Client;
    type Response = SentMessage;
}
/// `POST /messages/batch`
///
/// 发送批量模板短信。
///
/// Sends a template message to as many as 1,000 numbers. The call succeeds even where single recipients fail: look at each row of `recipients`.
///
/// The request of [`Client::send_batch`], as a value: it can be stored, compared, printed, and sent with [`Client::send`]. What is optional is set by its field, or by the call: [`Call::into_request`].
///
/// # On the wire
///
/// `POST /messages/batch`
///
/// ```json
/// {
///     "sign_id": 1,
///     "temp_id": 1250,
///     "tag": "标签",
///     "recipients": [
///         {"mobile": "13812345678", "temp_para": {"number": "741627"}},
///         {"mobile": "18603050709", "temp_para": {"number": "147721"}}
///     ]
/// }
/// ```
///
/// The answer, HTTP 200:
///
/// ```json
/// {
///     "success_count": 1,
///     "failure_count": 1,
///     "recipients": [
///         {"msg_id": "274887115920", "mobile": "13812345678"},
///         {
///             "error_code": "50006",
///             "error_message": "invalid mobile",
///             "msg_id": "275421247364",
///             "mobile": "18603050709",
///             "temp_para": {"number": "147721"}
///         }
///     ]
/// }
/// ```
#[non_exhaustive]
pub struct SendBatch {
    /// 签名ID，该字段为空则使用应用默认签名。The signature; the application's default one where it is left out.
    pub sign_id: __sms_api::Option<SignId>,
    /// 模板ID。The template.
    pub temp_id: TempId,
    /// 标签。A tag.
    pub tag: __sms_api::Option<__sms_api::String>,
    /// 接收者列表。The recipients.
    ///
    /// 1 to 1000 items.
    pub recipients: __sms_api::Vec<Recipient>,
}
impl SendBatch {
    /// Of what is required; the optional fields are empty.
    #[must_use]
    pub fn new(
        temp_id: impl __sms_api::Into<TempId>,
        recipients: impl __sms_api::IntoIterator<Item = Recipient>,
    ) -> Self {
        Self {
            sign_id: __sms_api::None,
            temp_id: temp_id.into(),
            tag: __sms_api::None,
            recipients: __sms_api::list(recipients),
        }
    }
}
impl __sms_api::Value for SendBatch {
    const __WORDS: &'static [&'static __sms_api::str] = &[
        "!",
        "send_batch",
        "POST",
        "/messages/batch",
        "0",
    ];
    const __FIELDS: &'static [__sms_api::Field] = &[
        __sms_api::Field("sign_id", __sms_api::OPTIONAL),
        __sms_api::Field("temp_id", __sms_api::REQUIRED),
        __sms_api::Field("tag", __sms_api::OPTIONAL),
        __sms_api::Field(
            "recipients",
            &__sms_api::REQUIRED.rule(&__sms_api::Rule::NONE.items(1, 1_000)),
        ),
    ];
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.sign_id, &self.temp_id, &self.tag, &self.recipients).__at(index)
    }
}
impl __sms_api::Clone for SendBatch {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            sign_id: self.sign_id,
            temp_id: self.temp_id,
            tag: self.tag.clone(),
            recipients: self.recipients.clone(),
        }
    }
}
impl __sms_api::PartialEq for SendBatch {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for SendBatch {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
impl Call<SendBatch> {
    /// 签名ID，该字段为空则使用应用默认签名。The signature; the application's default one where it is left out.
    pub fn sign_id(mut self, sign_id: impl __sms_api::Into<SignId>) -> Self {
        self.0.request.sign_id = __sms_api::some(sign_id);
        self
    }
    /// 标签。A tag.
    pub fn tag(mut self, tag: impl __sms_api::Into<__sms_api::String>) -> Self {
        self.0.request.tag = __sms_api::some(tag);
        self
    }
}
impl __sms_api::Endpoint for SendBatch {
    type Client = Client;
    type Response = SendBatchResponse;
}
/// What [`Client::send_batch`] answers: the answer to `POST /messages/batch`.
#[non_exhaustive]
pub struct SendBatchResponse {
    /// 成功数。How many succeeded.
    pub success_count: __sms_api::u32,
    /// 失败数。How many failed.
    pub failure_count: __sms_api::u32,
    /// 每个接收者的结果。What became of each.
    pub recipients: __sms_api::Vec<RecipientResult>,
}
impl __sms_api::Value for SendBatchResponse {
    const __WORDS: &'static [&'static __sms_api::str] = &[
        "success_count",
        "failure_count",
        "recipients",
    ];
    #[inline]
    fn __blank() -> Self {
        Self {
            success_count: __sms_api::Value::__blank(),
            failure_count: __sms_api::Value::__blank(),
            recipients: __sms_api::Value::__blank(),
        }
    }
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.success_count, &self.failure_count, &self.recipients).__at(index)
    }
    #[inline]
    fn __field_mut(&mut self, index: __sms_api::usize) -> __sms_api::Place<'_> {
        (&mut self.success_count, &mut self.failure_count, &mut self.recipients)
            .__at_mut(index)
    }
}
impl __sms_api::Clone for SendBatchResponse {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            success_count: self.success_count,
            failure_count: self.failure_count,
            recipients: self.recipients.clone(),
        }
    }
}
impl __sms_api::PartialEq for SendBatchResponse {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for SendBatchResponse {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
/// `POST /templates`
///
/// 创建短信模板。
///
/// Creates a template and hands it in for audit.
///
/// The request of [`Client::create_template`], as a value: it can be stored, compared, printed, and sent with [`Client::send`]. What is optional is set by its field, or by the call: [`Call::into_request`].
///
/// # On the wire
///
/// `POST /templates`
///
/// ```json
/// {
///     "template": "您好，您的验证码是{{code}}，2分钟内有效！",
///     "type": 1,
///     "ttl": 120,
///     "remark": "此模板用于用户注册"
/// }
/// ```
///
/// The answer, HTTP 200:
///
/// ```json
/// {"temp_id": 37582}
/// ```
#[non_exhaustive]
pub struct CreateTemplate {
    /// 模板内容。
    ///
    /// 1. 短信内容不超过350个字（现为500），短信内容包括：签名、正文、退订方式（仅营销短信），创建模版时请预留签名等文字的字数
    /// 2. 验证码模版仅支持设置一个变量，且变量名必须为 code
    /// 3. 通知、营销短信中，变量名仅支持英文及数字，若含有链接变量，变量名必须为 url，为避免短信发送时因进入人工审核而导致发送延迟，请在 remark 参数中填写链接以报备，支持不设置参数
    ///
    /// The text, with its variables as `{{name}}`. The limit counts the signature too.
    ///
    /// At most 500 characters.
    pub template: __sms_api::String,
    /// 模板类型，1为验证码类，2为通知类，3为营销类。What it is for.
    ///
    /// `type` on the wire.
    pub kind: TemplateType,
    /// 验证码有效期，必须大于 0 且不超过 86400，单位为秒（当模板类型为1时必传）。How long its codes live, in seconds.
    ///
    /// 1 to 86400. Required if `kind` is `verification`.
    pub ttl: __sms_api::Option<__sms_api::u32>,
    /// 请简略描述正文模版的发送场景及发送对象，不超过100字。What it is sent for, and to whom.
    ///
    /// At most 100 characters.
    pub remark: __sms_api::Option<__sms_api::String>,
}
impl CreateTemplate {
    /// Of what is required; the optional fields are empty.
    #[must_use]
    pub fn new(
        template: impl __sms_api::Into<__sms_api::String>,
        kind: impl __sms_api::Into<TemplateType>,
    ) -> Self {
        Self {
            template: template.into(),
            kind: kind.into(),
            ttl: __sms_api::None,
            remark: __sms_api::None,
        }
    }
}
impl __sms_api::Value for CreateTemplate {
    const __WORDS: &'static [&'static __sms_api::str] = &[
        "!",
        "create_template",
        "POST",
        "/templates",
        "0",
    ];
    const __FIELDS: &'static [__sms_api::Field] = &[
        __sms_api::Field(
            "template",
            &__sms_api::REQUIRED.rule(&__sms_api::Rule::NONE.length(0, 500)),
        ),
        __sms_api::Field("type", &__sms_api::REQUIRED.ident("kind")),
        __sms_api::Field(
            "ttl",
            &__sms_api::OPTIONAL
                .when(1, &["1"])
                .rule(&__sms_api::Rule::NONE.range(1, 86_400)),
        ),
        __sms_api::Field(
            "remark",
            &__sms_api::OPTIONAL.rule(&__sms_api::Rule::NONE.length(0, 100)),
        ),
    ];
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.template, &self.kind, &self.ttl, &self.remark).__at(index)
    }
}
impl __sms_api::Clone for CreateTemplate {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            template: self.template.clone(),
            kind: self.kind,
            ttl: self.ttl,
            remark: self.remark.clone(),
        }
    }
}
impl __sms_api::PartialEq for CreateTemplate {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for CreateTemplate {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
impl Call<CreateTemplate> {
    /// 验证码有效期，必须大于 0 且不超过 86400，单位为秒（当模板类型为1时必传）。How long its codes live, in seconds.
    ///
    /// 1 to 86400. Required if `kind` is `verification`.
    #[inline]
    pub fn ttl(mut self, ttl: __sms_api::u32) -> Self {
        self.0.request.ttl = __sms_api::Some(ttl);
        self
    }
    /// 请简略描述正文模版的发送场景及发送对象，不超过100字。What it is sent for, and to whom.
    ///
    /// At most 100 characters.
    pub fn remark(mut self, remark: impl __sms_api::Into<__sms_api::String>) -> Self {
        self.0.request.remark = __sms_api::some(remark);
        self
    }
}
impl __sms_api::Endpoint for CreateTemplate {
    type Client = Client;
    type Response = SavedTemplate;
}
/// `PUT /templates/{temp_id}`
///
/// 修改审核不通过的模板，并再次提交审核。
///
/// Changes a rejected template and hands it in for audit again. Any other template is refused, so is a repeated change.
///
/// The request of [`Client::update_template`], as a value: it can be stored, compared, printed, and sent with [`Client::send`]. What is optional is set by its field, or by the call: [`Call::into_request`].
///
/// # On the wire
///
/// `PUT /templates/37582`
///
/// ```json
/// {
///     "temp_id": 37582,
///     "template": "您好，您的验证码是{{code}}，5分钟内有效！",
///     "type": 1,
///     "ttl": 300,
///     "remark": "此模板用于用户注册"
/// }
/// ```
///
/// The answer, HTTP 200:
///
/// ```json
/// {"temp_id": 37582}
/// ```
#[non_exhaustive]
pub struct UpdateTemplate {
    /// 模板ID。The template.
    ///
    /// Travels in the path and in the body.
    pub temp_id: TempId,
    /// 模板内容。
    ///
    /// 1. 短信内容不超过350个字（现为500），短信内容包括：签名、正文、退订方式（仅营销短信），创建模版时请预留签名等文字的字数
    /// 2. 验证码模版仅支持设置一个变量，且变量名必须为 code
    /// 3. 通知、营销短信中，变量名仅支持英文及数字，若含有链接变量，变量名必须为 url，为避免短信发送时因进入人工审核而导致发送延迟，请在 remark 参数中填写链接以报备，支持不设置参数
    ///
    /// The text, with its variables as `{{name}}`. The limit counts the signature too.
    ///
    /// At most 500 characters.
    pub template: __sms_api::String,
    /// 模板类型，1为验证码类，2为通知类，3为营销类。What it is for.
    ///
    /// `type` on the wire.
    pub kind: TemplateType,
    /// 验证码有效期，必须大于 0 且不超过 86400，单位为秒（当模板类型为1时必传）。How long its codes live, in seconds.
    ///
    /// 1 to 86400. Required if `kind` is `verification`.
    pub ttl: __sms_api::Option<__sms_api::u32>,
    /// 请简略描述正文模版的发送场景及发送对象，不超过100字。What it is sent for, and to whom.
    ///
    /// At most 100 characters.
    pub remark: __sms_api::Option<__sms_api::String>,
}
impl UpdateTemplate {
    /// Of what is required; the optional fields are empty.
    #[must_use]
    pub fn new(
        temp_id: impl __sms_api::Into<TempId>,
        template: impl __sms_api::Into<__sms_api::String>,
        kind: impl __sms_api::Into<TemplateType>,
    ) -> Self {
        Self {
            temp_id: temp_id.into(),
            template: template.into(),
            kind: kind.into(),
            ttl: __sms_api::None,
            remark: __sms_api::None,
        }
    }
}
impl __sms_api::Value for UpdateTemplate {
    const __WORDS: &'static [&'static __sms_api::str] = &[
        "!",
        "update_template",
        "PUT",
        "/templates/{0}",
        "0",
    ];
    const __FIELDS: &'static [__sms_api::Field] = &[
        __sms_api::Field(
            "temp_id",
            &__sms_api::REQUIRED
                .travels(__sms_api::Travel::PATH.and(__sms_api::Travel::BODY)),
        ),
        __sms_api::Field(
            "template",
            &__sms_api::REQUIRED.rule(&__sms_api::Rule::NONE.length(0, 500)),
        ),
        __sms_api::Field("type", &__sms_api::REQUIRED.ident("kind")),
        __sms_api::Field(
            "ttl",
            &__sms_api::OPTIONAL
                .when(2, &["1"])
                .rule(&__sms_api::Rule::NONE.range(1, 86_400)),
        ),
        __sms_api::Field(
            "remark",
            &__sms_api::OPTIONAL.rule(&__sms_api::Rule::NONE.length(0, 100)),
        ),
    ];
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.temp_id, &self.template, &self.kind, &self.ttl, &self.remark).__at(index)
    }
}
impl __sms_api::Clone for UpdateTemplate {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            temp_id: self.temp_id,
            template: self.template.clone(),
            kind: self.kind,
            ttl: self.ttl,
            remark: self.remark.clone(),
        }
    }
}
impl __sms_api::PartialEq for UpdateTemplate {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for UpdateTemplate {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
impl Call<UpdateTemplate> {
    /// 验证码有效期，必须大于 0 且不超过 86400，单位为秒（当模板类型为1时必传）。How long its codes live, in seconds.
    ///
    /// 1 to 86400. Required if `kind` is `verification`.
    #[inline]
    pub fn ttl(mut self, ttl: __sms_api::u32) -> Self {
        self.0.request.ttl = __sms_api::Some(ttl);
        self
    }
    /// 请简略描述正文模版的发送场景及发送对象，不超过100字。What it is sent for, and to whom.
    ///
    /// At most 100 characters.
    pub fn remark(mut self, remark: impl __sms_api::Into<__sms_api::String>) -> Self {
        self.0.request.remark = __sms_api::some(remark);
        self
    }
}
impl __sms_api::Endpoint for UpdateTemplate {
    type Client = Client;
    type Response = SavedTemplate;
}
/// `GET /templates/{temp_id}`
///
/// 查询短信模板。
///
/// Reads a template and how far its audit is.
///
/// The request of [`Client::get_template`], as a value: it can be stored, compared, printed, and sent with [`Client::send`].
///
/// # On the wire
///
/// `GET /templates/37582`
///
/// The answer, HTTP 200:
///
/// ```json
/// {
///     "temp_id": 37582,
///     "template": "您好，您的验证码是{{code}}，5分钟内有效！",
///     "type": 1,
///     "ttl": 300,
///     "remark": "此模板用于用户注册",
///     "status": 1
/// }
/// ```
#[non_exhaustive]
pub struct GetTemplate {
    /// 模板ID。The template.
    ///
    /// Travels in the path.
    pub temp_id: TempId,
}
impl GetTemplate {
    /// Of what is required; the optional fields are empty.
    #[must_use]
    pub fn new(temp_id: impl __sms_api::Into<TempId>) -> Self {
        Self { temp_id: temp_id.into() }
    }
}
impl __sms_api::Value for GetTemplate {
    const __WORDS: &'static [&'static __sms_api::str] = &[
        "!",
        "get_template",
        "GET",
        "/templates/{0}",
        "2",
    ];
    const __FIELDS: &'static [__sms_api::Field] = &[
        __sms_api::Field(
            "temp_id",
            &__sms_api::REQUIRED.travels(__sms_api::Travel::PATH),
        ),
    ];
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.temp_id,).__at(index)
    }
}
impl __sms_api::Clone for GetTemplate {
    #[inline]
    fn clone(&self) -> Self {
        Self { temp_id: self.temp_id }
    }
}
impl __sms_api::PartialEq for GetTemplate {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for GetTemplate {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
impl __sms_api::Endpoint for GetTemplate {
    type Client = Client;
    type Response = Template;
}
/// `DELETE /templates/{temp_id}`
///
/// 删除短信模板。
///
/// Deletes a template, for good.
///
/// The request of [`Client::delete_template`], as a value: it can be stored, compared, printed, and sent with [`Client::send`].
///
/// # On the wire
///
/// `DELETE /templates/37582`
///
/// The answer, HTTP 200, has no body.
#[non_exhaustive]
pub struct DeleteTemplate {
    /// 模板ID。The template.
    ///
    /// Travels in the path.
    pub temp_id: TempId,
}
impl DeleteTemplate {
    /// Of what is required; the optional fields are empty.
    #[must_use]
    pub fn new(temp_id: impl __sms_api::Into<TempId>) -> Self {
        Self { temp_id: temp_id.into() }
    }
}
impl __sms_api::Value for DeleteTemplate {
    const __WORDS: &'static [&'static __sms_api::str] = &[
        "!",
        "delete_template",
        "DELETE",
        "/templates/{0}",
        "3",
    ];
    const __FIELDS: &'static [__sms_api::Field] = &[
        __sms_api::Field(
            "temp_id",
            &__sms_api::REQUIRED.travels(__sms_api::Travel::PATH),
        ),
    ];
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.temp_id,).__at(index)
    }
}
impl __sms_api::Clone for DeleteTemplate {
    #[inline]
    fn clone(&self) -> Self {
        Self { temp_id: self.temp_id }
    }
}
impl __sms_api::PartialEq for DeleteTemplate {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for DeleteTemplate {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
impl __sms_api::Endpoint for DeleteTemplate {
    type Client = Client;
    type Response = ();
}
/// `POST /schedule`
///
/// 提交单条定时短信。
///
/// Sends a template message to one number at a set time. Until then it can be changed and deleted.
///
/// The request of [`Client::schedule_message`], as a value: it can be stored, compared, printed, and sent with [`Client::send`]. What is optional is set by its field, or by the call: [`Call::into_request`].
///
/// # On the wire
///
/// `POST /schedule`
///
/// ```json
/// {"send_time": "2017-07-20 16:17:00", "mobile": "13812345678", "sign_id": 1, "temp_id": 1, "temp_para": {"code": "123456"}}
/// ```
///
/// The answer, HTTP 200:
///
/// ```json
/// {"schedule_id": "4c1bbd2c-63c0-4d66-a5e1-6a4d4b7c1f2e"}
/// ```
#[non_exhaustive]
pub struct ScheduleMessage {
    /// 定时发送的时间，格式为 yyyy-MM-dd HH:mm:ss。When to send it.
    ///
    /// `yyyy-MM-dd HH:mm:ss` at UTC+08:00.
    pub send_time: SendTime,
    /// 手机号码。The mobile number.
    ///
    /// Masked in `Debug`.
    pub mobile: Mobile,
    /// 签名ID，该字段为空则使用应用默认签名。The signature; the application's default one where it is left out.
    pub sign_id: __sms_api::Option<SignId>,
    /// 模板ID。The template.
    pub temp_id: TempId,
    /// 模板参数，需要替换的参数名和 value 的键值对。The values of the template's variables.
    ///
    /// Masked in `Debug`.
    pub temp_para: __sms_api::Option<
        __sms_api::BTreeMap<__sms_api::String, __sms_api::String>,
    >,
}
impl ScheduleMessage {
    /// Of what is required; the optional fields are empty.
    #[must_use]
    pub fn new(
        send_time: impl __sms_api::Into<SendTime>,
        mobile: impl __sms_api::Into<Mobile>,
        temp_id: impl __sms_api::Into<TempId>,
    ) -> Self {
        Self {
            send_time: send_time.into(),
            mobile: mobile.into(),
            sign_id: __sms_api::None,
            temp_id: temp_id.into(),
            temp_para: __sms_api::None,
        }
    }
}
impl __sms_api::Value for ScheduleMessage {
    const __WORDS: &'static [&'static __sms_api::str] = &[
        "!",
        "schedule_message",
        "POST",
        "/schedule",
        "0",
    ];
    const __FIELDS: &'static [__sms_api::Field] = &[
        __sms_api::Field(
            "send_time",
            &__sms_api::REQUIRED
                .rule(
                    &__sms_api::Rule::NONE
                        .time(
                            &__sms_api::TimeFormat::Text {
                                pattern: "yyyy-MM-dd HH:mm:ss",
                                offset: 28_800,
                            },
                        ),
                ),
        ),
        __sms_api::Field(
            "mobile",
            &__sms_api::REQUIRED.rule(&__sms_api::Rule::NONE.sensitive()),
        ),
        __sms_api::Field("sign_id", __sms_api::OPTIONAL),
        __sms_api::Field("temp_id", __sms_api::REQUIRED),
        __sms_api::Field(
            "temp_para",
            &__sms_api::OPTIONAL.rule(&__sms_api::Rule::NONE.sensitive()),
        ),
    ];
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.send_time, &self.mobile, &self.sign_id, &self.temp_id, &self.temp_para)
            .__at(index)
    }
}
impl __sms_api::Clone for ScheduleMessage {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            send_time: self.send_time.clone(),
            mobile: self.mobile.clone(),
            sign_id: self.sign_id,
            temp_id: self.temp_id,
            temp_para: self.temp_para.clone(),
        }
    }
}
impl __sms_api::PartialEq for ScheduleMessage {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for ScheduleMessage {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
impl Call<ScheduleMessage> {
    /// 签名ID，该字段为空则使用应用默认签名。The signature; the application's default one where it is left out.
    pub fn sign_id(mut self, sign_id: impl __sms_api::Into<SignId>) -> Self {
        self.0.request.sign_id = __sms_api::some(sign_id);
        self
    }
    /// 模板参数，需要替换的参数名和 value 的键值对。The values of the template's variables.
    ///
    /// Masked in `Debug`.
    pub fn temp_para(
        mut self,
        temp_para: impl __sms_api::IntoIterator<
            Item = (
                impl __sms_api::Into<__sms_api::String>,
                impl __sms_api::Into<__sms_api::String>,
            ),
        >,
    ) -> Self {
        self.0.request.temp_para = __sms_api::some_map(temp_para);
        self
    }
}
impl __sms_api::Endpoint for ScheduleMessage {
    type Client = Client;
    type Response = ScheduledMessage;
}
/// `POST /schedule/batch`
///
/// 提交批量定时短信。
///
/// Sends a template message to as many as 1,000 numbers at a set time. The call succeeds even where single recipients are refused: look at `failure_recipients`.
///
/// The request of [`Client::schedule_batch`], as a value: it can be stored, compared, printed, and sent with [`Client::send`]. What is optional is set by its field, or by the call: [`Call::into_request`].
///
/// # On the wire
///
/// `POST /schedule/batch`
///
/// ```json
/// {
///     "send_time": "2017-07-20 16:17:00",
///     "sign_id": 1,
///     "temp_id": 1250,
///     "tag": "标签",
///     "recipients": [
///         {"mobile": "13812345678", "temp_para": {"number": "741627"}},
///         {"mobile": "18603050709", "temp_para": {"number": "147721"}}
///     ]
/// }
/// ```
///
/// The answer, HTTP 200:
///
/// ```json
/// {
///     "schedule_id": "4c1bbd2c-63c0-4d66-a5e1-6a4d4b7c1f2e",
///     "success_count": 1,
///     "failure_count": 1,
///     "failure_recipients": [
///         {"error_code": "50006", "error_message": "invalid mobile", "mobile": "18603050709", "temp_para": {"number": "147721"}}
///     ]
/// }
/// ```
#[non_exhaustive]
pub struct ScheduleBatch {
    /// 定时发送的时间，格式为 yyyy-MM-dd HH:mm:ss。When to send them.
    ///
    /// `yyyy-MM-dd HH:mm:ss` at UTC+08:00.
    pub send_time: SendTime,
    /// 签名ID，该字段为空则使用应用默认签名。The signature; the application's default one where it is left out.
    pub sign_id: __sms_api::Option<SignId>,
    /// 模板ID。The template.
    pub temp_id: TempId,
    /// 标签，不超过10个字符。A tag.
    ///
    /// At most 10 characters.
    pub tag: __sms_api::Option<__sms_api::String>,
    /// 接收者列表。The recipients.
    ///
    /// 1 to 1000 items.
    pub recipients: __sms_api::Vec<Recipient>,
}
impl ScheduleBatch {
    /// Of what is required; the optional fields are empty.
    #[must_use]
    pub fn new(
        send_time: impl __sms_api::Into<SendTime>,
        temp_id: impl __sms_api::Into<TempId>,
        recipients: impl __sms_api::IntoIterator<Item = Recipient>,
    ) -> Self {
        Self {
            send_time: send_time.into(),
            sign_id: __sms_api::None,
            temp_id: temp_id.into(),
            tag: __sms_api::None,
            recipients: __sms_api::list(recipients),
        }
    }
}
impl __sms_api::Value for ScheduleBatch {
    const __WORDS: &'static [&'static __sms_api::str] = &[
        "!",
        "schedule_batch",
        "POST",
        "/schedule/batch",
        "0",
    ];
    const __FIELDS: &'static [__sms_api::Field] = &[
        __sms_api::Field(
            "send_time",
            &__sms_api::REQUIRED
                .rule(
                    &__sms_api::Rule::NONE
                        .time(
                            &__sms_api::TimeFormat::Text {
                                pattern: "yyyy-MM-dd HH:mm:ss",
                                offset: 28_800,
                            },
                        ),
                ),
        ),
        __sms_api::Field("sign_id", __sms_api::OPTIONAL),
        __sms_api::Field("temp_id", __sms_api::REQUIRED),
        __sms_api::Field(
            "tag",
            &__sms_api::OPTIONAL.rule(&__sms_api::Rule::NONE.length(0, 10)),
        ),
        __sms_api::Field(
            "recipients",
            &__sms_api::REQUIRED.rule(&__sms_api::Rule::NONE.items(1, 1_000)),
        ),
    ];
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.send_time, &self.sign_id, &self.temp_id, &self.tag, &self.recipients)
            .__at(index)
    }
}
impl __sms_api::Clone for ScheduleBatch {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            send_time: self.send_time.clone(),
            sign_id: self.sign_id,
            temp_id: self.temp_id,
            tag: self.tag.clone(),
            recipients: self.recipients.clone(),
        }
    }
}
impl __sms_api::PartialEq for ScheduleBatch {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for ScheduleBatch {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
impl Call<ScheduleBatch> {
    /// 签名ID，该字段为空则使用应用默认签名。The signature; the application's default one where it is left out.
    pub fn sign_id(mut self, sign_id: impl __sms_api::Into<SignId>) -> Self {
        self.0.request.sign_id = __sms_api::some(sign_id);
        self
    }
    /// 标签，不超过10个字符。A tag.
    ///
    /// At most 10 characters.
    pub fn tag(mut self, tag: impl __sms_api::Into<__sms_api::String>) -> Self {
        self.0.request.tag = __sms_api::some(tag);
        self
    }
}
impl __sms_api::Endpoint for ScheduleBatch {
    type Client = Client;
    type Response = ScheduledBatch;
}
/// `PUT /schedule/{schedule_id}`
///
/// 修改单条定时短信。
///
/// Changes a scheduled message that was not sent yet: all of it, as if it were made anew.
///
/// The request of [`Client::update_schedule`], as a value: it can be stored, compared, printed, and sent with [`Client::send`]. What is optional is set by its field, or by the call: [`Call::into_request`].
///
/// # On the wire
///
/// `PUT /schedule/4c1bbd2c-63c0-4d66-a5e1-6a4d4b7c1f2e`
///
/// ```json
/// {"send_time": "2017-07-20 17:17:00", "mobile": "13812345678", "temp_id": 1, "temp_para": {"code": "123456"}}
/// ```
///
/// The answer, HTTP 200:
///
/// ```json
/// {"schedule_id": "4c1bbd2c-63c0-4d66-a5e1-6a4d4b7c1f2e"}
/// ```
#[non_exhaustive]
pub struct UpdateSchedule {
    /// 定时任务 ID。The scheduled message.
    ///
    /// Travels in the path.
    pub schedule_id: ScheduleId,
    /// 定时发送的时间，格式为 yyyy-MM-dd HH:mm:ss。When to send it.
    ///
    /// `yyyy-MM-dd HH:mm:ss` at UTC+08:00.
    pub send_time: SendTime,
    /// 手机号码。The mobile number.
    ///
    /// Masked in `Debug`.
    pub mobile: Mobile,
    /// 签名ID，该字段为空则使用应用默认签名。The signature; the application's default one where it is left out.
    pub sign_id: __sms_api::Option<SignId>,
    /// 模板ID。The template.
    pub temp_id: TempId,
    /// 模板参数，需要替换的参数名和 value 的键值对。The values of the template's variables.
    ///
    /// Masked in `Debug`.
    pub temp_para: __sms_api::Option<
        __sms_api::BTreeMap<__sms_api::String, __sms_api::String>,
    >,
}
impl UpdateSchedule {
    /// Of what is required; the optional fields are empty.
    #[must_use]
    pub fn new(
        schedule_id: impl __sms_api::Into<ScheduleId>,
        send_time: impl __sms_api::Into<SendTime>,
        mobile: impl __sms_api::Into<Mobile>,
        temp_id: impl __sms_api::Into<TempId>,
    ) -> Self {
        Self {
            schedule_id: schedule_id.into(),
            send_time: send_time.into(),
            mobile: mobile.into(),
            sign_id: __sms_api::None,
            temp_id: temp_id.into(),
            temp_para: __sms_api::None,
        }
    }
}
impl __sms_api::Value for UpdateSchedule {
    const __WORDS: &'static [&'static __sms_api::str] = &[
        "!",
        "update_schedule",
        "PUT",
        "/schedule/{0}",
        "0",
    ];
    const __FIELDS: &'static [__sms_api::Field] = &[
        __sms_api::Field(
            "schedule_id",
            &__sms_api::REQUIRED.travels(__sms_api::Travel::PATH),
        ),
        __sms_api::Field(
            "send_time",
            &__sms_api::REQUIRED
                .rule(
                    &__sms_api::Rule::NONE
                        .time(
                            &__sms_api::TimeFormat::Text {
                                pattern: "yyyy-MM-dd HH:mm:ss",
                                offset: 28_800,
                            },
                        ),
                ),
        ),
        __sms_api::Field(
            "mobile",
            &__sms_api::REQUIRED.rule(&__sms_api::Rule::NONE.sensitive()),
        ),
        __sms_api::Field("sign_id", __sms_api::OPTIONAL),
        __sms_api::Field("temp_id", __sms_api::REQUIRED),
        __sms_api::Field(
            "temp_para",
            &__sms_api::OPTIONAL.rule(&__sms_api::Rule::NONE.sensitive()),
        ),
    ];
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (
            &self.schedule_id,
            &self.send_time,
            &self.mobile,
            &self.sign_id,
            &self.temp_id,
            &self.temp_para,
        )
            .__at(index)
    }
}
impl __sms_api::Clone for UpdateSchedule {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            schedule_id: self.schedule_id.clone(),
            send_time: self.send_time.clone(),
            mobile: self.mobile.clone(),
            sign_id: self.sign_id,
            temp_id: self.temp_id,
            temp_para: self.temp_para.clone(),
        }
    }
}
impl __sms_api::PartialEq for UpdateSchedule {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for UpdateSchedule {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
impl Call<UpdateSchedule> {
    /// 签名ID，该字段为空则使用应用默认签名。The signature; the application's default one where it is left out.
    pub fn sign_id(mut self, sign_id: impl __sms_api::Into<SignId>) -> Self {
        self.0.request.sign_id = __sms_api::some(sign_id);
        self
    }
    /// 模板参数，需要替换的参数名和 value 的键值对。The values of the template's variables.
    ///
    /// Masked in `Debug`.
    pub fn temp_para(
        mut self,
        temp_para: impl __sms_api::IntoIterator<
            Item = (
                impl __sms_api::Into<__sms_api::String>,
                impl __sms_api::Into<__sms_api::String>,
            ),
        >,
    ) -> Self {
        self.0.request.temp_para = __sms_api::some_map(temp_para);
        self
    }
}
impl __sms_api::Endpoint for UpdateSchedule {
    type Client = Client;
    type Response = ScheduledMessage;
}
/// `PUT /schedule/batch/{schedule_id}`
///
/// 修改批量定时短信。
///
/// Changes a scheduled batch that was not sent yet: all of it, as if it were made anew.
///
/// The request of [`Client::update_schedule_batch`], as a value: it can be stored, compared, printed, and sent with [`Client::send`]. What is optional is set by its field, or by the call: [`Call::into_request`].
///
/// # On the wire
///
/// `PUT /schedule/batch/4c1bbd2c-63c0-4d66-a5e1-6a4d4b7c1f2e`
///
/// ```json
/// {"send_time": "2017-07-20 17:17:00", "temp_id": 1250, "recipients": [{"mobile": "13812345678", "temp_para": {"number": "741627"}}]}
/// ```
///
/// The answer, HTTP 200:
///
/// ```json
/// {"schedule_id": "4c1bbd2c-63c0-4d66-a5e1-6a4d4b7c1f2e", "success_count": 1, "failure_count": 0, "failure_recipients": []}
/// ```
#[non_exhaustive]
pub struct UpdateScheduleBatch {
    /// 定时任务 ID。The scheduled batch.
    ///
    /// Travels in the path.
    pub schedule_id: ScheduleId,
    /// 定时发送的时间，格式为 yyyy-MM-dd HH:mm:ss。When to send them.
    ///
    /// `yyyy-MM-dd HH:mm:ss` at UTC+08:00.
    pub send_time: SendTime,
    /// 签名ID，该字段为空则使用应用默认签名。The signature; the application's default one where it is left out.
    pub sign_id: __sms_api::Option<SignId>,
    /// 模板ID。The template.
    pub temp_id: TempId,
    /// 标签，不超过10个字符。A tag.
    ///
    /// At most 10 characters.
    pub tag: __sms_api::Option<__sms_api::String>,
    /// 接收者列表。The recipients.
    ///
    /// 1 to 1000 items.
    pub recipients: __sms_api::Vec<Recipient>,
}
impl UpdateScheduleBatch {
    /// Of what is required; the optional fields are empty.
    #[must_use]
    pub fn new(
        schedule_id: impl __sms_api::Into<ScheduleId>,
        send_time: impl __sms_api::Into<SendTime>,
        temp_id: impl __sms_api::Into<TempId>,
        recipients: impl __sms_api::IntoIterator<Item = Recipient>,
    ) -> Self {
        Self {
            schedule_id: schedule_id.into(),
            send_time: send_time.into(),
            sign_id: __sms_api::None,
            temp_id: temp_id.into(),
            tag: __sms_api::None,
            recipients: __sms_api::list(recipients),
        }
    }
}
impl __sms_api::Value for UpdateScheduleBatch {
    const __WORDS: &'static [&'static __sms_api::str] = &[
        "!",
        "update_schedule_batch",
        "PUT",
        "/schedule/batch/{0}",
        "0",
    ];
    const __FIELDS: &'static [__sms_api::Field] = &[
        __sms_api::Field(
            "schedule_id",
            &__sms_api::REQUIRED.travels(__sms_api::Travel::PATH),
        ),
        __sms_api::Field(
            "send_time",
            &__sms_api::REQUIRED
                .rule(
                    &__sms_api::Rule::NONE
                        .time(
                            &__sms_api::TimeFormat::Text {
                                pattern: "yyyy-MM-dd HH:mm:ss",
                                offset: 28_800,
                            },
                        ),
                ),
        ),
        __sms_api::Field("sign_id", __sms_api::OPTIONAL),
        __sms_api::Field("temp_id", __sms_api::REQUIRED),
        __sms_api::Field(
            "tag",
            &__sms_api::OPTIONAL.rule(&__sms_api::Rule::NONE.length(0, 10)),
        ),
        __sms_api::Field(
            "recipients",
            &__sms_api::REQUIRED.rule(&__sms_api::Rule::NONE.items(1, 1_000)),
        ),
    ];
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (
            &self.schedule_id,
            &self.send_time,
            &self.sign_id,
            &self.temp_id,
            &self.tag,
            &self.recipients,
        )
            .__at(index)
    }
}
impl __sms_api::Clone for UpdateScheduleBatch {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            schedule_id: self.schedule_id.clone(),
            send_time: self.send_time.clone(),
            sign_id: self.sign_id,
            temp_id: self.temp_id,
            tag: self.tag.clone(),
            recipients: self.recipients.clone(),
        }
    }
}
impl __sms_api::PartialEq for UpdateScheduleBatch {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for UpdateScheduleBatch {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
impl Call<UpdateScheduleBatch> {
    /// 签名ID，该字段为空则使用应用默认签名。The signature; the application's default one where it is left out.
    pub fn sign_id(mut self, sign_id: impl __sms_api::Into<SignId>) -> Self {
        self.0.request.sign_id = __sms_api::some(sign_id);
        self
    }
    /// 标签，不超过10个字符。A tag.
    ///
    /// At most 10 characters.
    pub fn tag(mut self, tag: impl __sms_api::Into<__sms_api::String>) -> Self {
        self.0.request.tag = __sms_api::some(tag);
        self
    }
}
impl __sms_api::Endpoint for UpdateScheduleBatch {
    type Client = Client;
    type Response = ScheduledBatch;
}
/// `GET /schedule/{schedule_id}`
///
/// 查询定时短信。
///
/// Reads a scheduled message or batch.
///
/// The request of [`Client::get_schedule`], as a value: it can be stored, compared, printed, and sent with [`Client::send`].
///
/// # On the wire
///
/// `GET /schedule/4c1bbd2c-63c0-4d66-a5e1-6a4d4b7c1f2e`
///
/// The answer, HTTP 200:
///
/// ```json
/// {
///     "schedule_id": "4c1bbd2c-63c0-4d66-a5e1-6a4d4b7c1f2e",
///     "send_time": "2017-07-20 16:17:00",
///     "temp_id": 1250,
///     "recipients": [
///         {"msg_id": "274887115920", "mobile": "13812345678", "temp_para": {"number": "741627"}}
///     ]
/// }
/// ```
#[non_exhaustive]
pub struct GetSchedule {
    /// 定时任务 ID。The scheduled message.
    ///
    /// Travels in the path.
    pub schedule_id: ScheduleId,
}
impl GetSchedule {
    /// Of what is required; the optional fields are empty.
    #[must_use]
    pub fn new(schedule_id: impl __sms_api::Into<ScheduleId>) -> Self {
        Self {
            schedule_id: schedule_id.into(),
        }
    }
}
impl __sms_api::Value for GetSchedule {
    const __WORDS: &'static [&'static __sms_api::str] = &[
        "!",
        "get_schedule",
        "GET",
        "/schedule/{0}",
        "2",
    ];
    const __FIELDS: &'static [__sms_api::Field] = &[
        __sms_api::Field(
            "schedule_id",
            &__sms_api::REQUIRED.travels(__sms_api::Travel::PATH),
        ),
    ];
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.schedule_id,).__at(index)
    }
}
impl __sms_api::Clone for GetSchedule {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            schedule_id: self.schedule_id.clone(),
        }
    }
}
impl __sms_api::PartialEq for GetSchedule {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for GetSchedule {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
impl __sms_api::Endpoint for GetSchedule {
    type Client = Client;
    type Response = Schedule;
}
/// `DELETE /schedule/{schedule_id}`
///
/// 删除定时短信。
///
/// Deletes a scheduled message or batch that was not sent yet.
///
/// The request of [`Client::delete_schedule`], as a value: it can be stored, compared, printed, and sent with [`Client::send`].
///
/// # On the wire
///
/// `DELETE /schedule/4c1bbd2c-63c0-4d66-a5e1-6a4d4b7c1f2e`
///
/// The answer, HTTP 200, has no body.
#[non_exhaustive]
pub struct DeleteSchedule {
    /// 定时任务 ID。The scheduled message.
    ///
    /// Travels in the path.
    pub schedule_id: ScheduleId,
}
impl DeleteSchedule {
    /// Of what is required; the optional fields are empty.
    #[must_use]
    pub fn new(schedule_id: impl __sms_api::Into<ScheduleId>) -> Self {
        Self {
            schedule_id: schedule_id.into(),
        }
    }
}
impl __sms_api::Value for DeleteSchedule {
    const __WORDS: &'static [&'static __sms_api::str] = &[
        "!",
        "delete_schedule",
        "DELETE",
        "/schedule/{0}",
        "3",
    ];
    const __FIELDS: &'static [__sms_api::Field] = &[
        __sms_api::Field(
            "schedule_id",
            &__sms_api::REQUIRED.travels(__sms_api::Travel::PATH),
        ),
    ];
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.schedule_id,).__at(index)
    }
}
impl __sms_api::Clone for DeleteSchedule {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            schedule_id: self.schedule_id.clone(),
        }
    }
}
impl __sms_api::PartialEq for DeleteSchedule {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for DeleteSchedule {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
impl __sms_api::Endpoint for DeleteSchedule {
    type Client = Client;
    type Response = ();
}
/// `GET /accounts/app`
///
/// 查询应用余量。
///
/// Reads what the application has left. An application without a quota of its own is refused: `app_quota_not_assigned`.
///
/// The request of [`Client::get_app_balance`], as a value: it can be stored, compared, printed, and sent with [`Client::send`].
///
/// # On the wire
///
/// `GET /accounts/app`
///
/// The answer, HTTP 200:
///
/// ```json
/// {"app_balance": 100, "app_voice": null, "app_industry": 200, "app_market": 0}
/// ```
///
/// 应用未分配余量
///
/// `GET /accounts/app`
///
/// The answer, HTTP 403:
///
/// ```json
/// {"error": {"code": 50033, "message": "app quota not assigned"}}
/// ```
#[non_exhaustive]
pub struct GetAppBalance {}
impl GetAppBalance {
    /// Of what is required; the optional fields are empty.
    #[must_use]
    #[inline]
    pub const fn new() -> Self {
        Self {}
    }
}
impl __sms_api::Default for GetAppBalance {
    #[inline]
    fn default() -> Self {
        Self::new()
    }
}
impl __sms_api::Value for GetAppBalance {
    const __WORDS: &'static [&'static __sms_api::str] = &[
        "!",
        "get_app_balance",
        "GET",
        "/accounts/app",
        "2",
    ];
}
impl __sms_api::Clone for GetAppBalance {
    #[inline]
    fn clone(&self) -> Self {
        Self {}
    }
}
impl __sms_api::PartialEq for GetAppBalance {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for GetAppBalance {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
impl __sms_api::Endpoint for GetAppBalance {
    type Client = Client;
    type Response = AppBalance;
}
/// `GET /accounts/dev`
///
/// 查询账号余量，使用 `devKey:apiDevSecret` 鉴权。
///
/// Reads what the account has left. It needs the developer's credentials: `Credentials::dev`.
///
/// The request of [`Client::get_dev_balance`], as a value: it can be stored, compared, printed, and sent with [`Client::send`].
///
/// # On the wire
///
/// `GET /accounts/dev`
///
/// The answer, HTTP 200:
///
/// ```json
/// {"dev_balance": 100, "dev_voice": 10, "dev_industry": null, "dev_market": 0}
/// ```
#[non_exhaustive]
pub struct GetDevBalance {}
impl GetDevBalance {
    /// Of what is required; the optional fields are empty.
    #[must_use]
    #[inline]
    pub const fn new() -> Self {
        Self {}
    }
}
impl __sms_api::Default for GetDevBalance {
    #[inline]
    fn default() -> Self {
        Self::new()
    }
}
impl __sms_api::Value for GetDevBalance {
    const __WORDS: &'static [&'static __sms_api::str] = &[
        "!",
        "get_dev_balance",
        "GET",
        "/accounts/dev",
        "4",
    ];
}
impl __sms_api::Clone for GetDevBalance {
    #[inline]
    fn clone(&self) -> Self {
        Self {}
    }
}
impl __sms_api::PartialEq for GetDevBalance {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for GetDevBalance {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
impl __sms_api::Endpoint for GetDevBalance {
    type Client = Client;
    type Response = DevBalance;
}
/// `GET /report`
///
/// 获取送达状态，每条回执只返回一次，每次最多返回500条，5秒内只能调用一次；设置回调后不可用。
///
/// Takes delivery receipts out of the service: as many as 500, each handed out once. It may be called once in 5 seconds, and not at all once callbacks are set. `poll` does it again and again.
///
/// The request of [`Client::take_reports`], as a value: it can be stored, compared, printed, and sent with [`Client::send`].
///
/// # On the wire
///
/// `GET /report`
///
/// The answer, HTTP 200:
///
/// ```json
/// [{"msgId": "288193860302", "phone": "13812345678", "receiveTime": 1500000000000, "status": 4001}]
/// ```
#[non_exhaustive]
pub struct TakeReports {}
impl TakeReports {
    /// Of what is required; the optional fields are empty.
    #[must_use]
    #[inline]
    pub const fn new() -> Self {
        Self {}
    }
}
impl __sms_api::Default for TakeReports {
    #[inline]
    fn default() -> Self {
        Self::new()
    }
}
impl __sms_api::Value for TakeReports {
    const __WORDS: &'static [&'static __sms_api::str] = &[
        "!",
        "take_reports",
        "GET",
        "/report",
        "5",
    ];
}
impl __sms_api::Clone for TakeReports {
    #[inline]
    fn clone(&self) -> Self {
        Self {}
    }
}
impl __sms_api::PartialEq for TakeReports {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for TakeReports {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
impl Call<TakeReports> {
    /// Makes this call again and again, 5s after each answer, and hands out what [`Client::take_reports`] answers item by item.
    #[inline]
    pub fn poll(self) -> __sms_api::Poller<TakeReports, Report> {
        __sms_api::Poller::new(self.0)
    }
}
impl __sms_api::Endpoint for TakeReports {
    type Client = Client;
    type Response = __sms_api::Vec<Report>;
}
/// `GET /reply`
///
/// 获取上行短信，每条只返回一次，每次最多返回500条，5秒内只能调用一次；设置回调后不可用。
///
/// Takes what people sent back out of the service: as many as 500 messages, each handed out once. It may be called once in 5 seconds, and not at all once callbacks are set. `poll` does it again and again.
///
/// The request of [`Client::take_replies`], as a value: it can be stored, compared, printed, and sent with [`Client::send`].
///
/// # On the wire
///
/// `GET /reply`
///
/// The answer, HTTP 200:
///
/// ```json
/// [{"phone": "13812345678", "replyTime": 1500000000000, "content": "TD"}]
/// ```
#[non_exhaustive]
pub struct TakeReplies {}
impl TakeReplies {
    /// Of what is required; the optional fields are empty.
    #[must_use]
    #[inline]
    pub const fn new() -> Self {
        Self {}
    }
}
impl __sms_api::Default for TakeReplies {
    #[inline]
    fn default() -> Self {
        Self::new()
    }
}
impl __sms_api::Value for TakeReplies {
    const __WORDS: &'static [&'static __sms_api::str] = &[
        "!",
        "take_replies",
        "GET",
        "/reply",
        "6",
    ];
}
impl __sms_api::Clone for TakeReplies {
    #[inline]
    fn clone(&self) -> Self {
        Self {}
    }
}
impl __sms_api::PartialEq for TakeReplies {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for TakeReplies {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
impl Call<TakeReplies> {
    /// Makes this call again and again, 5s after each answer, and hands out what [`Client::take_replies`] answers item by item.
    #[inline]
    pub fn poll(self) -> __sms_api::Poller<TakeReplies, Reply> {
        __sms_api::Poller::new(self.0)
    }
}
impl __sms_api::Endpoint for TakeReplies {
    type Client = Client;
    type Response = __sms_api::Vec<Reply>;
}
/// `POST /sign`
///
/// 创建签名。
///
/// Creates a signature and hands it in for audit.
///
/// 2025 年 9 月起须同时提交法定代表人信息及相应材料（`legalPersonName` 等）。Since September 2025 the form wants the legal representative and documents as well, beginning with `legalPersonName`; without that it is the older form.
///
/// The request of [`Client::create_sign`], as a value: it can be stored, compared, printed, and sent with [`Client::send`]. What is optional is set by its field, or by the call: [`Call::into_request`].
///
/// # On the wire
///
/// 旧版。The older form.
///
/// `POST /sign`
///
/// ```json
/// {"sign": "极光推送", "type": 1, "image0": "license.png", "remark": "公司简称"}
/// ```
///
/// The answer, HTTP 200:
///
/// ```json
/// {"sign_id": 37582}
/// ```
#[non_exhaustive]
pub struct CreateSign {
    /// 签名内容，2-8 个字，不含【】。The text, without 【】.
    ///
    /// 2 to 8 characters.
    pub sign: __sms_api::String,
    /// 签名类型。Whose name it is.
    ///
    /// `type` on the wire.
    pub kind: __sms_api::Option<SignType>,
    /// 资质证件图片，png 或 jpg，不超过 2 MB。A picture that proves it.
    ///
    /// At most 2097152 bytes, image/png or image/jpeg.
    pub image0: __sms_api::Option<__sms_api::File>,
    /// 申请说明，不超过100字。What it is for.
    ///
    /// At most 100 characters.
    pub remark: __sms_api::Option<__sms_api::String>,
    /// 法定代表人姓名（新版必填）。The legal representative; the current form wants it.
    ///
    /// `legalPersonName` on the wire. Required with `legal_person_id_number` or `id_card_image` or `business_license_image` or `icp_app_screenshot` or `trademark_image` or `third_party_auth_image` or `other_image`. Masked in `Debug`.
    pub legal_person_name: __sms_api::Option<__sms_api::String>,
    /// 法定代表人身份证号（新版必填）。Their identity number; the current form wants it.
    ///
    /// `legalPersonIdNumber` on the wire. Required with `legal_person_name` or `id_card_image` or `business_license_image` or `icp_app_screenshot` or `trademark_image` or `third_party_auth_image` or `other_image`. Masked in `Debug`.
    pub legal_person_id_number: __sms_api::Option<__sms_api::String>,
    /// 身份证图片（新版必填）。Their identity card; the current form wants it.
    ///
    /// `idCardImage` on the wire. At most 2097152 bytes, image/png or image/jpeg. Required with `legal_person_name` or `legal_person_id_number` or `business_license_image` or `icp_app_screenshot` or `trademark_image` or `third_party_auth_image` or `other_image`. Masked in `Debug`.
    pub id_card_image: __sms_api::Option<__sms_api::File>,
    /// 营业执照图片，视签名类型而定。The business licence, by the signature's type.
    ///
    /// `businessLicenseImage` on the wire. At most 2097152 bytes, image/png or image/jpeg.
    pub business_license_image: __sms_api::Option<__sms_api::File>,
    /// ICP 备案截图，视签名类型而定。A screenshot of the ICP record, by the signature's type.
    ///
    /// `icpAppScreenshot` on the wire. At most 2097152 bytes, image/png or image/jpeg.
    pub icp_app_screenshot: __sms_api::Option<__sms_api::File>,
    /// 商标注册证图片，视签名类型而定。The trademark's certificate, by the signature's type.
    ///
    /// `trademarkImage` on the wire. At most 2097152 bytes, image/png or image/jpeg.
    pub trademark_image: __sms_api::Option<__sms_api::File>,
    /// 第三方授权书图片，视签名类型而定。A third party's authorization, by the signature's type.
    ///
    /// `thirdPartyAuthImage` on the wire. At most 2097152 bytes, image/png or image/jpeg.
    pub third_party_auth_image: __sms_api::Option<__sms_api::File>,
    /// 其它材料图片。Another document.
    ///
    /// `otherImage` on the wire. At most 2097152 bytes, image/png or image/jpeg.
    pub other_image: __sms_api::Option<__sms_api::File>,
}
impl CreateSign {
    /// Of what is required; the optional fields are empty.
    #[must_use]
    pub fn new(sign: impl __sms_api::Into<__sms_api::String>) -> Self {
        Self {
            sign: sign.into(),
            kind: __sms_api::None,
            image0: __sms_api::None,
            remark: __sms_api::None,
            legal_person_name: __sms_api::None,
            legal_person_id_number: __sms_api::None,
            id_card_image: __sms_api::None,
            business_license_image: __sms_api::None,
            icp_app_screenshot: __sms_api::None,
            trademark_image: __sms_api::None,
            third_party_auth_image: __sms_api::None,
            other_image: __sms_api::None,
        }
    }
}
impl __sms_api::Value for CreateSign {
    const __WORDS: &'static [&'static __sms_api::str] = &[
        "!",
        "create_sign",
        "POST",
        "/sign",
        "7",
    ];
    const __FIELDS: &'static [__sms_api::Field] = &[
        __sms_api::Field(
            "sign",
            &__sms_api::REQUIRED.rule(&__sms_api::Rule::NONE.length(2, 8)),
        ),
        __sms_api::Field("type", &__sms_api::OPTIONAL.ident("kind")),
        __sms_api::Field(
            "image0",
            &__sms_api::OPTIONAL
                .rule(
                    &__sms_api::Rule::NONE
                        .size(0, 2_097_152)
                        .media(&["image/png", "image/jpeg"]),
                ),
        ),
        __sms_api::Field(
            "remark",
            &__sms_api::OPTIONAL.rule(&__sms_api::Rule::NONE.length(0, 100)),
        ),
        __sms_api::Field(
            "legalPersonName",
            &__sms_api::OPTIONAL
                .with(&[5, 6, 7, 8, 9, 10, 11])
                .ident("legal_person_name")
                .rule(&__sms_api::Rule::NONE.sensitive()),
        ),
        __sms_api::Field(
            "legalPersonIdNumber",
            &__sms_api::OPTIONAL
                .with(&[4, 6, 7, 8, 9, 10, 11])
                .ident("legal_person_id_number")
                .rule(&__sms_api::Rule::NONE.sensitive()),
        ),
        __sms_api::Field(
            "idCardImage",
            &__sms_api::OPTIONAL
                .with(&[4, 5, 7, 8, 9, 10, 11])
                .ident("id_card_image")
                .rule(
                    &__sms_api::Rule::NONE
                        .size(0, 2_097_152)
                        .media(&["image/png", "image/jpeg"])
                        .sensitive(),
                ),
        ),
        __sms_api::Field(
            "businessLicenseImage",
            &__sms_api::OPTIONAL
                .ident("business_license_image")
                .rule(
                    &__sms_api::Rule::NONE
                        .size(0, 2_097_152)
                        .media(&["image/png", "image/jpeg"]),
                ),
        ),
        __sms_api::Field(
            "icpAppScreenshot",
            &__sms_api::OPTIONAL
                .ident("icp_app_screenshot")
                .rule(
                    &__sms_api::Rule::NONE
                        .size(0, 2_097_152)
                        .media(&["image/png", "image/jpeg"]),
                ),
        ),
        __sms_api::Field(
            "trademarkImage",
            &__sms_api::OPTIONAL
                .ident("trademark_image")
                .rule(
                    &__sms_api::Rule::NONE
                        .size(0, 2_097_152)
                        .media(&["image/png", "image/jpeg"]),
                ),
        ),
        __sms_api::Field(
            "thirdPartyAuthImage",
            &__sms_api::OPTIONAL
                .ident("third_party_auth_image")
                .rule(
                    &__sms_api::Rule::NONE
                        .size(0, 2_097_152)
                        .media(&["image/png", "image/jpeg"]),
                ),
        ),
        __sms_api::Field(
            "otherImage",
            &__sms_api::OPTIONAL
                .ident("other_image")
                .rule(
                    &__sms_api::Rule::NONE
                        .size(0, 2_097_152)
                        .media(&["image/png", "image/jpeg"]),
                ),
        ),
    ];
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        match index {
            0..8 => {
                (
                    &self.sign,
                    &self.kind,
                    &self.image0,
                    &self.remark,
                    &self.legal_person_name,
                    &self.legal_person_id_number,
                    &self.id_card_image,
                    &self.business_license_image,
                )
                    .__at(index)
            }
            8..12 => {
                (
                    &self.icp_app_screenshot,
                    &self.trademark_image,
                    &self.third_party_auth_image,
                    &self.other_image,
                )
                    .__at(index - 8)
            }
            _ => __sms_api::View::Absent,
        }
    }
}
impl __sms_api::Clone for CreateSign {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            sign: self.sign.clone(),
            kind: self.kind,
            image0: self.image0.clone(),
            remark: self.remark.clone(),
            legal_person_name: self.legal_person_name.clone(),
            legal_person_id_number: self.legal_person_id_number.clone(),
            id_card_image: self.id_card_image.clone(),
            business_license_image: self.business_license_image.clone(),
            icp_app_screenshot: self.icp_app_screenshot.clone(),
            trademark_image: self.trademark_image.clone(),
            third_party_auth_image: self.third_party_auth_image.clone(),
            other_image: self.other_image.clone(),
        }
    }
}
impl __sms_api::PartialEq for CreateSign {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for CreateSign {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
impl Call<CreateSign> {
    /// 签名类型。Whose name it is.
    ///
    /// `type` on the wire.
    pub fn kind(mut self, kind: impl __sms_api::Into<SignType>) -> Self {
        self.0.request.kind = __sms_api::some(kind);
        self
    }
    /// 资质证件图片，png 或 jpg，不超过 2 MB。A picture that proves it.
    ///
    /// At most 2097152 bytes, image/png or image/jpeg.
    #[inline]
    pub fn image0(mut self, image0: __sms_api::File) -> Self {
        self.0.request.image0 = __sms_api::Some(image0);
        self
    }
    /// 申请说明，不超过100字。What it is for.
    ///
    /// At most 100 characters.
    pub fn remark(mut self, remark: impl __sms_api::Into<__sms_api::String>) -> Self {
        self.0.request.remark = __sms_api::some(remark);
        self
    }
    /// 法定代表人姓名（新版必填）。The legal representative; the current form wants it.
    ///
    /// `legalPersonName` on the wire. Required with `legal_person_id_number` or `id_card_image` or `business_license_image` or `icp_app_screenshot` or `trademark_image` or `third_party_auth_image` or `other_image`. Masked in `Debug`.
    pub fn legal_person_name(
        mut self,
        legal_person_name: impl __sms_api::Into<__sms_api::String>,
    ) -> Self {
        self.0.request.legal_person_name = __sms_api::some(legal_person_name);
        self
    }
    /// 法定代表人身份证号（新版必填）。Their identity number; the current form wants it.
    ///
    /// `legalPersonIdNumber` on the wire. Required with `legal_person_name` or `id_card_image` or `business_license_image` or `icp_app_screenshot` or `trademark_image` or `third_party_auth_image` or `other_image`. Masked in `Debug`.
    pub fn legal_person_id_number(
        mut self,
        legal_person_id_number: impl __sms_api::Into<__sms_api::String>,
    ) -> Self {
        self.0.request.legal_person_id_number = __sms_api::some(legal_person_id_number);
        self
    }
    /// 身份证图片（新版必填）。Their identity card; the current form wants it.
    ///
    /// `idCardImage` on the wire. At most 2097152 bytes, image/png or image/jpeg. Required with `legal_person_name` or `legal_person_id_number` or `business_license_image` or `icp_app_screenshot` or `trademark_image` or `third_party_auth_image` or `other_image`. Masked in `Debug`.
    #[inline]
    pub fn id_card_image(mut self, id_card_image: __sms_api::File) -> Self {
        self.0.request.id_card_image = __sms_api::Some(id_card_image);
        self
    }
    /// 营业执照图片，视签名类型而定。The business licence, by the signature's type.
    ///
    /// `businessLicenseImage` on the wire. At most 2097152 bytes, image/png or image/jpeg.
    #[inline]
    pub fn business_license_image(
        mut self,
        business_license_image: __sms_api::File,
    ) -> Self {
        self.0.request.business_license_image = __sms_api::Some(business_license_image);
        self
    }
    /// ICP 备案截图，视签名类型而定。A screenshot of the ICP record, by the signature's type.
    ///
    /// `icpAppScreenshot` on the wire. At most 2097152 bytes, image/png or image/jpeg.
    #[inline]
    pub fn icp_app_screenshot(mut self, icp_app_screenshot: __sms_api::File) -> Self {
        self.0.request.icp_app_screenshot = __sms_api::Some(icp_app_screenshot);
        self
    }
    /// 商标注册证图片，视签名类型而定。The trademark's certificate, by the signature's type.
    ///
    /// `trademarkImage` on the wire. At most 2097152 bytes, image/png or image/jpeg.
    #[inline]
    pub fn trademark_image(mut self, trademark_image: __sms_api::File) -> Self {
        self.0.request.trademark_image = __sms_api::Some(trademark_image);
        self
    }
    /// 第三方授权书图片，视签名类型而定。A third party's authorization, by the signature's type.
    ///
    /// `thirdPartyAuthImage` on the wire. At most 2097152 bytes, image/png or image/jpeg.
    #[inline]
    pub fn third_party_auth_image(
        mut self,
        third_party_auth_image: __sms_api::File,
    ) -> Self {
        self.0.request.third_party_auth_image = __sms_api::Some(third_party_auth_image);
        self
    }
    /// 其它材料图片。Another document.
    ///
    /// `otherImage` on the wire. At most 2097152 bytes, image/png or image/jpeg.
    #[inline]
    pub fn other_image(mut self, other_image: __sms_api::File) -> Self {
        self.0.request.other_image = __sms_api::Some(other_image);
        self
    }
}
impl __sms_api::Endpoint for CreateSign {
    type Client = Client;
    type Response = SavedSign;
}
/// `POST /sign/{sign_id}`
///
/// 修改审核不通过的签名，并再次提交审核。
///
/// Changes a rejected signature and hands it in for audit again. Any other signature is refused, so is a repeated change.
///
/// 2025 年 9 月起须同时提交法定代表人信息及相应材料（`legalPersonName` 等）。Since September 2025 the form wants the legal representative and documents as well, beginning with `legalPersonName`; without that it is the older form.
///
/// The request of [`Client::update_sign`], as a value: it can be stored, compared, printed, and sent with [`Client::send`]. What is optional is set by its field, or by the call: [`Call::into_request`].
///
/// # On the wire
///
/// `POST /sign/37582`
///
/// ```json
/// {"sign": "极光推送", "type": 1, "image0": "license.png"}
/// ```
///
/// The answer, HTTP 200:
///
/// ```json
/// {"sign_id": 37582}
/// ```
#[non_exhaustive]
pub struct UpdateSign {
    /// 签名 ID。The signature.
    ///
    /// Travels in the path.
    pub sign_id: SignId,
    /// 签名内容，2-8 个字，不含【】。The text, without 【】.
    ///
    /// 2 to 8 characters.
    pub sign: __sms_api::String,
    /// 签名类型。Whose name it is.
    ///
    /// `type` on the wire.
    pub kind: __sms_api::Option<SignType>,
    /// 资质证件图片，png 或 jpg，不超过 2 MB。A picture that proves it.
    ///
    /// At most 2097152 bytes, image/png or image/jpeg.
    pub image0: __sms_api::Option<__sms_api::File>,
    /// 申请说明，不超过100字。What it is for.
    ///
    /// At most 100 characters.
    pub remark: __sms_api::Option<__sms_api::String>,
    /// 法定代表人姓名（新版必填）。The legal representative; the current form wants it.
    ///
    /// `legalPersonName` on the wire. Required with `legal_person_id_number` or `id_card_image` or `business_license_image` or `icp_app_screenshot` or `trademark_image` or `third_party_auth_image` or `other_image`. Masked in `Debug`.
    pub legal_person_name: __sms_api::Option<__sms_api::String>,
    /// 法定代表人身份证号（新版必填）。Their identity number; the current form wants it.
    ///
    /// `legalPersonIdNumber` on the wire. Required with `legal_person_name` or `id_card_image` or `business_license_image` or `icp_app_screenshot` or `trademark_image` or `third_party_auth_image` or `other_image`. Masked in `Debug`.
    pub legal_person_id_number: __sms_api::Option<__sms_api::String>,
    /// 身份证图片（新版必填）。Their identity card; the current form wants it.
    ///
    /// `idCardImage` on the wire. At most 2097152 bytes, image/png or image/jpeg. Required with `legal_person_name` or `legal_person_id_number` or `business_license_image` or `icp_app_screenshot` or `trademark_image` or `third_party_auth_image` or `other_image`. Masked in `Debug`.
    pub id_card_image: __sms_api::Option<__sms_api::File>,
    /// 营业执照图片，视签名类型而定。The business licence, by the signature's type.
    ///
    /// `businessLicenseImage` on the wire. At most 2097152 bytes, image/png or image/jpeg.
    pub business_license_image: __sms_api::Option<__sms_api::File>,
    /// ICP 备案截图，视签名类型而定。A screenshot of the ICP record, by the signature's type.
    ///
    /// `icpAppScreenshot` on the wire. At most 2097152 bytes, image/png or image/jpeg.
    pub icp_app_screenshot: __sms_api::Option<__sms_api::File>,
    /// 商标注册证图片，视签名类型而定。The trademark's certificate, by the signature's type.
    ///
    /// `trademarkImage` on the wire. At most 2097152 bytes, image/png or image/jpeg.
    pub trademark_image: __sms_api::Option<__sms_api::File>,
    /// 第三方授权书图片，视签名类型而定。A third party's authorization, by the signature's type.
    ///
    /// `thirdPartyAuthImage` on the wire. At most 2097152 bytes, image/png or image/jpeg.
    pub third_party_auth_image: __sms_api::Option<__sms_api::File>,
    /// 其它材料图片。Another document.
    ///
    /// `otherImage` on the wire. At most 2097152 bytes, image/png or image/jpeg.
    pub other_image: __sms_api::Option<__sms_api::File>,
}
impl UpdateSign {
    /// Of what is required; the optional fields are empty.
    #[must_use]
    pub fn new(
        sign_id: impl __sms_api::Into<SignId>,
        sign: impl __sms_api::Into<__sms_api::String>,
    ) -> Self {
        Self {
            sign_id: sign_id.into(),
            sign: sign.into(),
            kind: __sms_api::None,
            image0: __sms_api::None,
            remark: __sms_api::None,
            legal_person_name: __sms_api::None,
            legal_person_id_number: __sms_api::None,
            id_card_image: __sms_api::None,
            business_license_image: __sms_api::None,
            icp_app_screenshot: __sms_api::None,
            trademark_image: __sms_api::None,
            third_party_auth_image: __sms_api::None,
            other_image: __sms_api::None,
        }
    }
}
impl __sms_api::Value for UpdateSign {
    const __WORDS: &'static [&'static __sms_api::str] = &[
        "!",
        "update_sign",
        "POST",
        "/sign/{0}",
        "7",
    ];
    const __FIELDS: &'static [__sms_api::Field] = &[
        __sms_api::Field(
            "sign_id",
            &__sms_api::REQUIRED.travels(__sms_api::Travel::PATH),
        ),
        __sms_api::Field(
            "sign",
            &__sms_api::REQUIRED.rule(&__sms_api::Rule::NONE.length(2, 8)),
        ),
        __sms_api::Field("type", &__sms_api::OPTIONAL.ident("kind")),
        __sms_api::Field(
            "image0",
            &__sms_api::OPTIONAL
                .rule(
                    &__sms_api::Rule::NONE
                        .size(0, 2_097_152)
                        .media(&["image/png", "image/jpeg"]),
                ),
        ),
        __sms_api::Field(
            "remark",
            &__sms_api::OPTIONAL.rule(&__sms_api::Rule::NONE.length(0, 100)),
        ),
        __sms_api::Field(
            "legalPersonName",
            &__sms_api::OPTIONAL
                .with(&[6, 7, 8, 9, 10, 11, 12])
                .ident("legal_person_name")
                .rule(&__sms_api::Rule::NONE.sensitive()),
        ),
        __sms_api::Field(
            "legalPersonIdNumber",
            &__sms_api::OPTIONAL
                .with(&[5, 7, 8, 9, 10, 11, 12])
                .ident("legal_person_id_number")
                .rule(&__sms_api::Rule::NONE.sensitive()),
        ),
        __sms_api::Field(
            "idCardImage",
            &__sms_api::OPTIONAL
                .with(&[5, 6, 8, 9, 10, 11, 12])
                .ident("id_card_image")
                .rule(
                    &__sms_api::Rule::NONE
                        .size(0, 2_097_152)
                        .media(&["image/png", "image/jpeg"])
                        .sensitive(),
                ),
        ),
        __sms_api::Field(
            "businessLicenseImage",
            &__sms_api::OPTIONAL
                .ident("business_license_image")
                .rule(
                    &__sms_api::Rule::NONE
                        .size(0, 2_097_152)
                        .media(&["image/png", "image/jpeg"]),
                ),
        ),
        __sms_api::Field(
            "icpAppScreenshot",
            &__sms_api::OPTIONAL
                .ident("icp_app_screenshot")
                .rule(
                    &__sms_api::Rule::NONE
                        .size(0, 2_097_152)
                        .media(&["image/png", "image/jpeg"]),
                ),
        ),
        __sms_api::Field(
            "trademarkImage",
            &__sms_api::OPTIONAL
                .ident("trademark_image")
                .rule(
                    &__sms_api::Rule::NONE
                        .size(0, 2_097_152)
                        .media(&["image/png", "image/jpeg"]),
                ),
        ),
        __sms_api::Field(
            "thirdPartyAuthImage",
            &__sms_api::OPTIONAL
                .ident("third_party_auth_image")
                .rule(
                    &__sms_api::Rule::NONE
                        .size(0, 2_097_152)
                        .media(&["image/png", "image/jpeg"]),
                ),
        ),
        __sms_api::Field(
            "otherImage",
            &__sms_api::OPTIONAL
                .ident("other_image")
                .rule(
                    &__sms_api::Rule::NONE
                        .size(0, 2_097_152)
                        .media(&["image/png", "image/jpeg"]),
                ),
        ),
    ];
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        match index {
            0..8 => {
                (
                    &self.sign_id,
                    &self.sign,
                    &self.kind,
                    &self.image0,
                    &self.remark,
                    &self.legal_person_name,
                    &self.legal_person_id_number,
                    &self.id_card_image,
                )
                    .__at(index)
            }
            8..13 => {
                (
                    &self.business_license_image,
                    &self.icp_app_screenshot,
                    &self.trademark_image,
                    &self.third_party_auth_image,
                    &self.other_image,
                )
                    .__at(index - 8)
            }
            _ => __sms_api::View::Absent,
        }
    }
}
impl __sms_api::Clone for UpdateSign {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            sign_id: self.sign_id,
            sign: self.sign.clone(),
            kind: self.kind,
            image0: self.image0.clone(),
            remark: self.remark.clone(),
            legal_person_name: self.legal_person_name.clone(),
            legal_person_id_number: self.legal_person_id_number.clone(),
            id_card_image: self.id_card_image.clone(),
            business_license_image: self.business_license_image.clone(),
            icp_app_screenshot: self.icp_app_screenshot.clone(),
            trademark_image: self.trademark_image.clone(),
            third_party_auth_image: self.third_party_auth_image.clone(),
            other_image: self.other_image.clone(),
        }
    }
}
impl __sms_api::PartialEq for UpdateSign {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for UpdateSign {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
impl Call<UpdateSign> {
    /// 签名类型。Whose name it is.
    ///
    /// `type` on the wire.
    pub fn kind(mut self, kind: impl __sms_api::Into<SignType>) -> Self {
        self.0.request.kind = __sms_api::some(kind);
        self
    }
    /// 资质证件图片，png 或 jpg，不超过 2 MB。A picture that proves it.
    ///
    /// At most 2097152 bytes, image/png or image/jpeg.
    #[inline]
    pub fn image0(mut self, image0: __sms_api::File) -> Self {
        self.0.request.image0 = __sms_api::Some(image0);
        self
    }
    /// 申请说明，不超过100字。What it is for.
    ///
    /// At most 100 characters.
    pub fn remark(mut self, remark: impl __sms_api::Into<__sms_api::String>) -> Self {
        self.0.request.remark = __sms_api::some(remark);
        self
    }
    /// 法定代表人姓名（新版必填）。The legal representative; the current form wants it.
    ///
    /// `legalPersonName` on the wire. Required with `legal_person_id_number` or `id_card_image` or `business_license_image` or `icp_app_screenshot` or `trademark_image` or `third_party_auth_image` or `other_image`. Masked in `Debug`.
    pub fn legal_person_name(
        mut self,
        legal_person_name: impl __sms_api::Into<__sms_api::String>,
    ) -> Self {
        self.0.request.legal_person_name = __sms_api::some(legal_person_name);
        self
    }
    /// 法定代表人身份证号（新版必填）。Their identity number; the current form wants it.
    ///
    /// `legalPersonIdNumber` on the wire. Required with `legal_person_name` or `id_card_image` or `business_license_image` or `icp_app_screenshot` or `trademark_image` or `third_party_auth_image` or `other_image`. Masked in `Debug`.
    pub fn legal_person_id_number(
        mut self,
        legal_person_id_number: impl __sms_api::Into<__sms_api::String>,
    ) -> Self {
        self.0.request.legal_person_id_number = __sms_api::some(legal_person_id_number);
        self
    }
    /// 身份证图片（新版必填）。Their identity card; the current form wants it.
    ///
    /// `idCardImage` on the wire. At most 2097152 bytes, image/png or image/jpeg. Required with `legal_person_name` or `legal_person_id_number` or `business_license_image` or `icp_app_screenshot` or `trademark_image` or `third_party_auth_image` or `other_image`. Masked in `Debug`.
    #[inline]
    pub fn id_card_image(mut self, id_card_image: __sms_api::File) -> Self {
        self.0.request.id_card_image = __sms_api::Some(id_card_image);
        self
    }
    /// 营业执照图片，视签名类型而定。The business licence, by the signature's type.
    ///
    /// `businessLicenseImage` on the wire. At most 2097152 bytes, image/png or image/jpeg.
    #[inline]
    pub fn business_license_image(
        mut self,
        business_license_image: __sms_api::File,
    ) -> Self {
        self.0.request.business_license_image = __sms_api::Some(business_license_image);
        self
    }
    /// ICP 备案截图，视签名类型而定。A screenshot of the ICP record, by the signature's type.
    ///
    /// `icpAppScreenshot` on the wire. At most 2097152 bytes, image/png or image/jpeg.
    #[inline]
    pub fn icp_app_screenshot(mut self, icp_app_screenshot: __sms_api::File) -> Self {
        self.0.request.icp_app_screenshot = __sms_api::Some(icp_app_screenshot);
        self
    }
    /// 商标注册证图片，视签名类型而定。The trademark's certificate, by the signature's type.
    ///
    /// `trademarkImage` on the wire. At most 2097152 bytes, image/png or image/jpeg.
    #[inline]
    pub fn trademark_image(mut self, trademark_image: __sms_api::File) -> Self {
        self.0.request.trademark_image = __sms_api::Some(trademark_image);
        self
    }
    /// 第三方授权书图片，视签名类型而定。A third party's authorization, by the signature's type.
    ///
    /// `thirdPartyAuthImage` on the wire. At most 2097152 bytes, image/png or image/jpeg.
    #[inline]
    pub fn third_party_auth_image(
        mut self,
        third_party_auth_image: __sms_api::File,
    ) -> Self {
        self.0.request.third_party_auth_image = __sms_api::Some(third_party_auth_image);
        self
    }
    /// 其它材料图片。Another document.
    ///
    /// `otherImage` on the wire. At most 2097152 bytes, image/png or image/jpeg.
    #[inline]
    pub fn other_image(mut self, other_image: __sms_api::File) -> Self {
        self.0.request.other_image = __sms_api::Some(other_image);
        self
    }
}
impl __sms_api::Endpoint for UpdateSign {
    type Client = Client;
    type Response = SavedSign;
}
/// `GET /sign/{sign_id}`
///
/// 查询签名。
///
/// Reads a signature and how far its audit is.
///
/// The request of [`Client::get_sign`], as a value: it can be stored, compared, printed, and sent with [`Client::send`].
///
/// # On the wire
///
/// `GET /sign/37582`
///
/// The answer, HTTP 200:
///
/// ```json
/// {"sign_id": 37582, "sign": "极光推送", "status": 1, "is_default": 0, "use_status": 1}
/// ```
#[non_exhaustive]
pub struct GetSign {
    /// 签名 ID。The signature.
    ///
    /// Travels in the path.
    pub sign_id: SignId,
}
impl GetSign {
    /// Of what is required; the optional fields are empty.
    #[must_use]
    pub fn new(sign_id: impl __sms_api::Into<SignId>) -> Self {
        Self { sign_id: sign_id.into() }
    }
}
impl __sms_api::Value for GetSign {
    const __WORDS: &'static [&'static __sms_api::str] = &[
        "!",
        "get_sign",
        "GET",
        "/sign/{0}",
        "2",
    ];
    const __FIELDS: &'static [__sms_api::Field] = &[
        __sms_api::Field(
            "sign_id",
            &__sms_api::REQUIRED.travels(__sms_api::Travel::PATH),
        ),
    ];
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.sign_id,).__at(index)
    }
}
impl __sms_api::Clone for GetSign {
    #[inline]
    fn clone(&self) -> Self {
        Self { sign_id: self.sign_id }
    }
}
impl __sms_api::PartialEq for GetSign {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for GetSign {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
impl __sms_api::Endpoint for GetSign {
    type Client = Client;
    type Response = Sign;
}
/// `DELETE /sign/{sign_id}`
///
/// 删除签名。
///
/// Deletes a signature, for good. The application's default one cannot be deleted.
///
/// The request of [`Client::delete_sign`], as a value: it can be stored, compared, printed, and sent with [`Client::send`].
///
/// # On the wire
///
/// `DELETE /sign/37582`
///
/// The answer, HTTP 200, has no body.
#[non_exhaustive]
pub struct DeleteSign {
    /// 签名 ID。The signature.
    ///
    /// Travels in the path.
    pub sign_id: SignId,
}
impl DeleteSign {
    /// Of what is required; the optional fields are empty.
    #[must_use]
    pub fn new(sign_id: impl __sms_api::Into<SignId>) -> Self {
        Self { sign_id: sign_id.into() }
    }
}
impl __sms_api::Value for DeleteSign {
    const __WORDS: &'static [&'static __sms_api::str] = &[
        "!",
        "delete_sign",
        "DELETE",
        "/sign/{0}",
        "3",
    ];
    const __FIELDS: &'static [__sms_api::Field] = &[
        __sms_api::Field(
            "sign_id",
            &__sms_api::REQUIRED.travels(__sms_api::Travel::PATH),
        ),
    ];
    #[inline]
    fn __field(&self, index: __sms_api::usize) -> __sms_api::View<'_> {
        (&self.sign_id,).__at(index)
    }
}
impl __sms_api::Clone for DeleteSign {
    #[inline]
    fn clone(&self) -> Self {
        Self { sign_id: self.sign_id }
    }
}
impl __sms_api::PartialEq for DeleteSign {
    #[inline]
    fn eq(&self, other: &Self) -> __sms_api::bool {
        __sms_api::same_record(self, other)
    }
}
impl __sms_api::fmt::Debug for DeleteSign {
    #[inline]
    fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
        __sms_api::debug_record(self, f)
    }
}
impl __sms_api::Endpoint for DeleteSign {
    type Client = Client;
    type Response = ();
}
