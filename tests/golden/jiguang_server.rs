/// A server of 极光短信 · Jiguang SMS: for a fake in a test, or for a service of one's own.
pub mod server {
    #[doc(hidden)]
    use ::sms_api::__private as __sms_api;
    #[allow(
        unused_imports,
        reason = "a module without `no_implicit_prelude` has it anyway"
    )]
    use __sms_api::Clone as _;
    #[allow(unused_imports, reason = "not every module has a record")]
    use __sms_api::Row as _;
    #[allow(unused_imports, reason = "not every module has a record")]
    use __sms_api::RowMut as _;
    /// What a server of 极光短信 · Jiguang SMS does: one method for each endpoint.
    ///
    /// A method that is not implemented refuses, and says so. [`router`] makes a server of it.
    pub trait Server: __sms_api::Send + __sms_api::Sync + 'static {
        /// `POST /codes`
        ///
        /// 发送文本验证码短信。
        ///
        /// Sends a verification code in a text message. The service makes up the code; verify what the user types in with the `msg_id` that is answered.
        ///
        /// # Errors
        ///
        /// Where it refuses: an error code, or an HTTP status. As long as it is not implemented, always.
        fn send_code(
            &self,
            request: super::SendCode,
            caller: &Caller,
        ) -> impl __sms_api::Future<
            Output = __sms_api::Result<super::SentMessage, Refusal>,
        > + __sms_api::Send {
            let _ = (request, caller);
            async { __sms_api::Err(Refusal::not_implemented("send_code")) }
        }
        /// `POST /voice_codes`
        ///
        /// 发送语音验证码短信。
        ///
        /// Reads a verification code out in a call. Calls to one number are at least 20 seconds apart.
        ///
        /// # Errors
        ///
        /// Where it refuses: an error code, or an HTTP status. As long as it is not implemented, always.
        fn send_voice_code(
            &self,
            request: super::SendVoiceCode,
            caller: &Caller,
        ) -> impl __sms_api::Future<
            Output = __sms_api::Result<super::SentMessage, Refusal>,
        > + __sms_api::Send {
            let _ = (request, caller);
            async { __sms_api::Err(Refusal::not_implemented("send_voice_code")) }
        }
        /// `POST /codes/{msg_id}/valid`
        ///
        /// 验证验证码是否有效。`msg_id` 为调用发送验证码 API 的返回值。
        ///
        /// Tells whether a code is valid. Not valid is an answer, not an error: look at `is_valid`. A code is valid once.
        ///
        /// # Errors
        ///
        /// Where it refuses: an error code, or an HTTP status. As long as it is not implemented, always.
        fn verify_code(
            &self,
            request: super::VerifyCode,
            caller: &Caller,
        ) -> impl __sms_api::Future<
            Output = __sms_api::Result<super::VerifyCodeResponse, Refusal>,
        > + __sms_api::Send {
            let _ = (request, caller);
            async { __sms_api::Err(Refusal::not_implemented("verify_code")) }
        }
        /// `POST /messages`
        ///
        /// 发送单条模板短信。
        ///
        /// Sends a template message to one number.
        ///
        /// # Errors
        ///
        /// Where it refuses: an error code, or an HTTP status. As long as it is not implemented, always.
        fn send_message(
            &self,
            request: super::SendMessage,
            caller: &Caller,
        ) -> impl __sms_api::Future<
            Output = __sms_api::Result<super::SentMessage, Refusal>,
        > + __sms_api::Send {
            let _ = (request, caller);
            async { __sms_api::Err(Refusal::not_implemented("send_message")) }
        }
        /// `POST /messages/batch`
        ///
        /// 发送批量模板短信。
        ///
        /// Sends a template message to as many as 1,000 numbers. The call succeeds even where single recipients fail: look at each row of `recipients`.
        ///
        /// # Errors
        ///
        /// Where it refuses: an error code, or an HTTP status. As long as it is not implemented, always.
        fn send_batch(
            &self,
            request: super::SendBatch,
            caller: &Caller,
        ) -> impl __sms_api::Future<
            Output = __sms_api::Result<super::SendBatchResponse, Refusal>,
        > + __sms_api::Send {
            let _ = (request, caller);
            async { __sms_api::Err(Refusal::not_implemented("send_batch")) }
        }
        /// `POST /templates`
        ///
        /// 创建短信模板。
        ///
        /// Creates a template and hands it in for audit.
        ///
        /// # Errors
        ///
        /// Where it refuses: an error code, or an HTTP status. As long as it is not implemented, always.
        fn create_template(
            &self,
            request: super::CreateTemplate,
            caller: &Caller,
        ) -> impl __sms_api::Future<
            Output = __sms_api::Result<super::SavedTemplate, Refusal>,
        > + __sms_api::Send {
            let _ = (request, caller);
            async { __sms_api::Err(Refusal::not_implemented("create_template")) }
        }
        /// `PUT /templates/{temp_id}`
        ///
        /// 修改审核不通过的模板，并再次提交审核。
        ///
        /// Changes a rejected template and hands it in for audit again. Any other template is refused, so is a repeated change.
        ///
        /// # Errors
        ///
        /// Where it refuses: an error code, or an HTTP status. As long as it is not implemented, always.
        fn update_template(
            &self,
            request: super::UpdateTemplate,
            caller: &Caller,
        ) -> impl __sms_api::Future<
            Output = __sms_api::Result<super::SavedTemplate, Refusal>,
        > + __sms_api::Send {
            let _ = (request, caller);
            async { __sms_api::Err(Refusal::not_implemented("update_template")) }
        }
        /// `GET /templates/{temp_id}`
        ///
        /// 查询短信模板。
        ///
        /// Reads a template and how far its audit is.
        ///
        /// # Errors
        ///
        /// Where it refuses: an error code, or an HTTP status. As long as it is not implemented, always.
        fn get_template(
            &self,
            request: super::GetTemplate,
            caller: &Caller,
        ) -> impl __sms_api::Future<
            Output = __sms_api::Result<super::Template, Refusal>,
        > + __sms_api::Send {
            let _ = (request, caller);
            async { __sms_api::Err(Refusal::not_implemented("get_template")) }
        }
        /// `DELETE /templates/{temp_id}`
        ///
        /// 删除短信模板。
        ///
        /// Deletes a template, for good.
        ///
        /// # Errors
        ///
        /// Where it refuses: an error code, or an HTTP status. As long as it is not implemented, always.
        fn delete_template(
            &self,
            request: super::DeleteTemplate,
            caller: &Caller,
        ) -> impl __sms_api::Future<
            Output = __sms_api::Result<(), Refusal>,
        > + __sms_api::Send {
            let _ = (request, caller);
            async { __sms_api::Err(Refusal::not_implemented("delete_template")) }
        }
        /// `POST /schedule`
        ///
        /// 提交单条定时短信。
        ///
        /// Sends a template message to one number at a set time. Until then it can be changed and deleted.
        ///
        /// # Errors
        ///
        /// Where it refuses: an error code, or an HTTP status. As long as it is not implemented, always.
        fn schedule_message(
            &self,
            request: super::ScheduleMessage,
            caller: &Caller,
        ) -> impl __sms_api::Future<
            Output = __sms_api::Result<super::ScheduledMessage, Refusal>,
        > + __sms_api::Send {
            let _ = (request, caller);
            async { __sms_api::Err(Refusal::not_implemented("schedule_message")) }
        }
        /// `POST /schedule/batch`
        ///
        /// 提交批量定时短信。
        ///
        /// Sends a template message to as many as 1,000 numbers at a set time. The call succeeds even where single recipients are refused: look at `failure_recipients`.
        ///
        /// # Errors
        ///
        /// Where it refuses: an error code, or an HTTP status. As long as it is not implemented, always.
        fn schedule_batch(
            &self,
            request: super::ScheduleBatch,
            caller: &Caller,
        ) -> impl __sms_api::Future<
            Output = __sms_api::Result<super::ScheduledBatch, Refusal>,
        > + __sms_api::Send {
            let _ = (request, caller);
            async { __sms_api::Err(Refusal::not_implemented("schedule_batch")) }
        }
        /// `PUT /schedule/{schedule_id}`
        ///
        /// 修改单条定时短信。
        ///
        /// Changes a scheduled message that was not sent yet: all of it, as if it were made anew.
        ///
        /// # Errors
        ///
        /// Where it refuses: an error code, or an HTTP status. As long as it is not implemented, always.
        fn update_schedule(
            &self,
            request: super::UpdateSchedule,
            caller: &Caller,
        ) -> impl __sms_api::Future<
            Output = __sms_api::Result<super::ScheduledMessage, Refusal>,
        > + __sms_api::Send {
            let _ = (request, caller);
            async { __sms_api::Err(Refusal::not_implemented("update_schedule")) }
        }
        /// `PUT /schedule/batch/{schedule_id}`
        ///
        /// 修改批量定时短信。
        ///
        /// Changes a scheduled batch that was not sent yet: all of it, as if it were made anew.
        ///
        /// # Errors
        ///
        /// Where it refuses: an error code, or an HTTP status. As long as it is not implemented, always.
        fn update_schedule_batch(
            &self,
            request: super::UpdateScheduleBatch,
            caller: &Caller,
        ) -> impl __sms_api::Future<
            Output = __sms_api::Result<super::ScheduledBatch, Refusal>,
        > + __sms_api::Send {
            let _ = (request, caller);
            async { __sms_api::Err(Refusal::not_implemented("update_schedule_batch")) }
        }
        /// `GET /schedule/{schedule_id}`
        ///
        /// 查询定时短信。
        ///
        /// Reads a scheduled message or batch.
        ///
        /// # Errors
        ///
        /// Where it refuses: an error code, or an HTTP status. As long as it is not implemented, always.
        fn get_schedule(
            &self,
            request: super::GetSchedule,
            caller: &Caller,
        ) -> impl __sms_api::Future<
            Output = __sms_api::Result<super::Schedule, Refusal>,
        > + __sms_api::Send {
            let _ = (request, caller);
            async { __sms_api::Err(Refusal::not_implemented("get_schedule")) }
        }
        /// `DELETE /schedule/{schedule_id}`
        ///
        /// 删除定时短信。
        ///
        /// Deletes a scheduled message or batch that was not sent yet.
        ///
        /// # Errors
        ///
        /// Where it refuses: an error code, or an HTTP status. As long as it is not implemented, always.
        fn delete_schedule(
            &self,
            request: super::DeleteSchedule,
            caller: &Caller,
        ) -> impl __sms_api::Future<
            Output = __sms_api::Result<(), Refusal>,
        > + __sms_api::Send {
            let _ = (request, caller);
            async { __sms_api::Err(Refusal::not_implemented("delete_schedule")) }
        }
        /// `GET /accounts/app`
        ///
        /// 查询应用余量。
        ///
        /// Reads what the application has left. An application without a quota of its own is refused: `app_quota_not_assigned`.
        ///
        /// # Errors
        ///
        /// Where it refuses: an error code, or an HTTP status. As long as it is not implemented, always.
        fn get_app_balance(
            &self,
            request: super::GetAppBalance,
            caller: &Caller,
        ) -> impl __sms_api::Future<
            Output = __sms_api::Result<super::AppBalance, Refusal>,
        > + __sms_api::Send {
            let _ = (request, caller);
            async { __sms_api::Err(Refusal::not_implemented("get_app_balance")) }
        }
        /// `GET /accounts/dev`
        ///
        /// 查询账号余量，使用 `devKey:apiDevSecret` 鉴权。
        ///
        /// Reads what the account has left. It needs the developer's credentials: `Credentials::dev`.
        ///
        /// # Errors
        ///
        /// Where it refuses: an error code, or an HTTP status. As long as it is not implemented, always.
        fn get_dev_balance(
            &self,
            request: super::GetDevBalance,
            caller: &Caller,
        ) -> impl __sms_api::Future<
            Output = __sms_api::Result<super::DevBalance, Refusal>,
        > + __sms_api::Send {
            let _ = (request, caller);
            async { __sms_api::Err(Refusal::not_implemented("get_dev_balance")) }
        }
        /// `GET /report`
        ///
        /// 获取送达状态，每条回执只返回一次，每次最多返回500条，5秒内只能调用一次；设置回调后不可用。
        ///
        /// Takes delivery receipts out of the service: as many as 500, each handed out once. It may be called once in 5 seconds, and not at all once callbacks are set. `poll` does it again and again.
        ///
        /// # Errors
        ///
        /// Where it refuses: an error code, or an HTTP status. As long as it is not implemented, always.
        fn take_reports(
            &self,
            request: super::TakeReports,
            caller: &Caller,
        ) -> impl __sms_api::Future<
            Output = __sms_api::Result<__sms_api::Vec<super::Report>, Refusal>,
        > + __sms_api::Send {
            let _ = (request, caller);
            async { __sms_api::Err(Refusal::not_implemented("take_reports")) }
        }
        /// `GET /reply`
        ///
        /// 获取上行短信，每条只返回一次，每次最多返回500条，5秒内只能调用一次；设置回调后不可用。
        ///
        /// Takes what people sent back out of the service: as many as 500 messages, each handed out once. It may be called once in 5 seconds, and not at all once callbacks are set. `poll` does it again and again.
        ///
        /// # Errors
        ///
        /// Where it refuses: an error code, or an HTTP status. As long as it is not implemented, always.
        fn take_replies(
            &self,
            request: super::TakeReplies,
            caller: &Caller,
        ) -> impl __sms_api::Future<
            Output = __sms_api::Result<__sms_api::Vec<super::Reply>, Refusal>,
        > + __sms_api::Send {
            let _ = (request, caller);
            async { __sms_api::Err(Refusal::not_implemented("take_replies")) }
        }
        /// `POST /sign`
        ///
        /// 创建签名。
        ///
        /// Creates a signature and hands it in for audit.
        ///
        /// 2025 年 9 月起须同时提交法定代表人信息及相应材料（`legalPersonName` 等）。Since September 2025 the form wants the legal representative and documents as well, beginning with `legalPersonName`; without that it is the older form.
        ///
        /// # Errors
        ///
        /// Where it refuses: an error code, or an HTTP status. As long as it is not implemented, always.
        fn create_sign(
            &self,
            request: super::CreateSign,
            caller: &Caller,
        ) -> impl __sms_api::Future<
            Output = __sms_api::Result<super::SavedSign, Refusal>,
        > + __sms_api::Send {
            let _ = (request, caller);
            async { __sms_api::Err(Refusal::not_implemented("create_sign")) }
        }
        /// `POST /sign/{sign_id}`
        ///
        /// 修改审核不通过的签名，并再次提交审核。
        ///
        /// Changes a rejected signature and hands it in for audit again. Any other signature is refused, so is a repeated change.
        ///
        /// 2025 年 9 月起须同时提交法定代表人信息及相应材料（`legalPersonName` 等）。Since September 2025 the form wants the legal representative and documents as well, beginning with `legalPersonName`; without that it is the older form.
        ///
        /// # Errors
        ///
        /// Where it refuses: an error code, or an HTTP status. As long as it is not implemented, always.
        fn update_sign(
            &self,
            request: super::UpdateSign,
            caller: &Caller,
        ) -> impl __sms_api::Future<
            Output = __sms_api::Result<super::SavedSign, Refusal>,
        > + __sms_api::Send {
            let _ = (request, caller);
            async { __sms_api::Err(Refusal::not_implemented("update_sign")) }
        }
        /// `GET /sign/{sign_id}`
        ///
        /// 查询签名。
        ///
        /// Reads a signature and how far its audit is.
        ///
        /// # Errors
        ///
        /// Where it refuses: an error code, or an HTTP status. As long as it is not implemented, always.
        fn get_sign(
            &self,
            request: super::GetSign,
            caller: &Caller,
        ) -> impl __sms_api::Future<
            Output = __sms_api::Result<super::Sign, Refusal>,
        > + __sms_api::Send {
            let _ = (request, caller);
            async { __sms_api::Err(Refusal::not_implemented("get_sign")) }
        }
        /// `DELETE /sign/{sign_id}`
        ///
        /// 删除签名。
        ///
        /// Deletes a signature, for good. The application's default one cannot be deleted.
        ///
        /// # Errors
        ///
        /// Where it refuses: an error code, or an HTTP status. As long as it is not implemented, always.
        fn delete_sign(
            &self,
            request: super::DeleteSign,
            caller: &Caller,
        ) -> impl __sms_api::Future<
            Output = __sms_api::Result<(), Refusal>,
        > + __sms_api::Send {
            let _ = (request, caller);
            async { __sms_api::Err(Refusal::not_implemented("delete_sign")) }
        }
    }
    /// An endpoint, by its name.
    #[derive(
        __sms_api::Clone,
        __sms_api::Copy,
        __sms_api::fmt::Debug,
        __sms_api::PartialEq,
        __sms_api::Eq,
        __sms_api::Hash
    )]
    #[non_exhaustive]
    pub enum Endpoint {
        /// `POST /codes`
        SendCode,
        /// `POST /voice_codes`
        SendVoiceCode,
        /// `POST /codes/{msg_id}/valid`
        VerifyCode,
        /// `POST /messages`
        SendMessage,
        /// `POST /messages/batch`
        SendBatch,
        /// `POST /templates`
        CreateTemplate,
        /// `PUT /templates/{temp_id}`
        UpdateTemplate,
        /// `GET /templates/{temp_id}`
        GetTemplate,
        /// `DELETE /templates/{temp_id}`
        DeleteTemplate,
        /// `POST /schedule`
        ScheduleMessage,
        /// `POST /schedule/batch`
        ScheduleBatch,
        /// `PUT /schedule/{schedule_id}`
        UpdateSchedule,
        /// `PUT /schedule/batch/{schedule_id}`
        UpdateScheduleBatch,
        /// `GET /schedule/{schedule_id}`
        GetSchedule,
        /// `DELETE /schedule/{schedule_id}`
        DeleteSchedule,
        /// `GET /accounts/app`
        GetAppBalance,
        /// `GET /accounts/dev`
        GetDevBalance,
        /// `GET /report`
        TakeReports,
        /// `GET /reply`
        TakeReplies,
        /// `POST /sign`
        CreateSign,
        /// `POST /sign/{sign_id}`
        UpdateSign,
        /// `GET /sign/{sign_id}`
        GetSign,
        /// `DELETE /sign/{sign_id}`
        DeleteSign,
    }
    impl Endpoint {
        /// All of them, in the order of the description.
        pub const ALL: &'static [Self] = &[
            Self::SendCode,
            Self::SendVoiceCode,
            Self::VerifyCode,
            Self::SendMessage,
            Self::SendBatch,
            Self::CreateTemplate,
            Self::UpdateTemplate,
            Self::GetTemplate,
            Self::DeleteTemplate,
            Self::ScheduleMessage,
            Self::ScheduleBatch,
            Self::UpdateSchedule,
            Self::UpdateScheduleBatch,
            Self::GetSchedule,
            Self::DeleteSchedule,
            Self::GetAppBalance,
            Self::GetDevBalance,
            Self::TakeReports,
            Self::TakeReplies,
            Self::CreateSign,
            Self::UpdateSign,
            Self::GetSign,
            Self::DeleteSign,
        ];
        /// The name in the description, which is that of the method.
        #[must_use]
        pub const fn name(self) -> &'static __sms_api::str {
            match self {
                Self::SendCode => "send_code",
                Self::SendVoiceCode => "send_voice_code",
                Self::VerifyCode => "verify_code",
                Self::SendMessage => "send_message",
                Self::SendBatch => "send_batch",
                Self::CreateTemplate => "create_template",
                Self::UpdateTemplate => "update_template",
                Self::GetTemplate => "get_template",
                Self::DeleteTemplate => "delete_template",
                Self::ScheduleMessage => "schedule_message",
                Self::ScheduleBatch => "schedule_batch",
                Self::UpdateSchedule => "update_schedule",
                Self::UpdateScheduleBatch => "update_schedule_batch",
                Self::GetSchedule => "get_schedule",
                Self::DeleteSchedule => "delete_schedule",
                Self::GetAppBalance => "get_app_balance",
                Self::GetDevBalance => "get_dev_balance",
                Self::TakeReports => "take_reports",
                Self::TakeReplies => "take_replies",
                Self::CreateSign => "create_sign",
                Self::UpdateSign => "update_sign",
                Self::GetSign => "get_sign",
                Self::DeleteSign => "delete_sign",
            }
        }
    }
    impl __sms_api::fmt::Display for Endpoint {
        fn fmt(&self, f: &mut __sms_api::fmt::Formatter<'_>) -> __sms_api::fmt::Result {
            f.write_str(self.name())
        }
    }
    impl __sms_api::FromStr for Endpoint {
        type Err = __sms_api::UnknownEndpoint;
        fn from_str(
            name: &__sms_api::str,
        ) -> __sms_api::Result<Self, __sms_api::UnknownEndpoint> {
            __sms_api::find_endpoint(name, Self::ALL, Self::name)
        }
    }
    /// Who calls, and everything of a request that its fields do not say.
    pub type Caller = __sms_api::Caller;
    /// A "no": made of an error code by `into`, or of an HTTP status.
    pub type Refusal = __sms_api::Refusal<super::ErrorCode>;
    /// Routes, checks, decodes, lets the methods answer, and encodes.
    pub type Router = __sms_api::Router;
    /// Makes a server of its methods.
    #[must_use]
    pub fn router(server: impl Server) -> Router {
        static HALF: __sms_api::Half = __sms_api::Half {
            api: super::Client::API,
            endpoints: &[
                __sms_api::Described {
                    meta: <super::SendCode as __sms_api::Endpoint>::META,
                    fields: <super::SendCode as __sms_api::Value>::__FIELDS,
                    status: 200,
                },
                __sms_api::Described {
                    meta: <super::SendVoiceCode as __sms_api::Endpoint>::META,
                    fields: <super::SendVoiceCode as __sms_api::Value>::__FIELDS,
                    status: 200,
                },
                __sms_api::Described {
                    meta: <super::VerifyCode as __sms_api::Endpoint>::META,
                    fields: <super::VerifyCode as __sms_api::Value>::__FIELDS,
                    status: 200,
                },
                __sms_api::Described {
                    meta: <super::SendMessage as __sms_api::Endpoint>::META,
                    fields: <super::SendMessage as __sms_api::Value>::__FIELDS,
                    status: 200,
                },
                __sms_api::Described {
                    meta: <super::SendBatch as __sms_api::Endpoint>::META,
                    fields: <super::SendBatch as __sms_api::Value>::__FIELDS,
                    status: 200,
                },
                __sms_api::Described {
                    meta: <super::CreateTemplate as __sms_api::Endpoint>::META,
                    fields: <super::CreateTemplate as __sms_api::Value>::__FIELDS,
                    status: 200,
                },
                __sms_api::Described {
                    meta: <super::UpdateTemplate as __sms_api::Endpoint>::META,
                    fields: <super::UpdateTemplate as __sms_api::Value>::__FIELDS,
                    status: 200,
                },
                __sms_api::Described {
                    meta: <super::GetTemplate as __sms_api::Endpoint>::META,
                    fields: <super::GetTemplate as __sms_api::Value>::__FIELDS,
                    status: 200,
                },
                __sms_api::Described {
                    meta: <super::DeleteTemplate as __sms_api::Endpoint>::META,
                    fields: <super::DeleteTemplate as __sms_api::Value>::__FIELDS,
                    status: 200,
                },
                __sms_api::Described {
                    meta: <super::ScheduleMessage as __sms_api::Endpoint>::META,
                    fields: <super::ScheduleMessage as __sms_api::Value>::__FIELDS,
                    status: 200,
                },
                __sms_api::Described {
                    meta: <super::ScheduleBatch as __sms_api::Endpoint>::META,
                    fields: <super::ScheduleBatch as __sms_api::Value>::__FIELDS,
                    status: 200,
                },
                __sms_api::Described {
                    meta: <super::UpdateSchedule as __sms_api::Endpoint>::META,
                    fields: <super::UpdateSchedule as __sms_api::Value>::__FIELDS,
                    status: 200,
                },
                __sms_api::Described {
                    meta: <super::UpdateScheduleBatch as __sms_api::Endpoint>::META,
                    fields: <super::UpdateScheduleBatch as __sms_api::Value>::__FIELDS,
                    status: 200,
                },
                __sms_api::Described {
                    meta: <super::GetSchedule as __sms_api::Endpoint>::META,
                    fields: <super::GetSchedule as __sms_api::Value>::__FIELDS,
                    status: 200,
                },
                __sms_api::Described {
                    meta: <super::DeleteSchedule as __sms_api::Endpoint>::META,
                    fields: <super::DeleteSchedule as __sms_api::Value>::__FIELDS,
                    status: 200,
                },
                __sms_api::Described {
                    meta: <super::GetAppBalance as __sms_api::Endpoint>::META,
                    fields: <super::GetAppBalance as __sms_api::Value>::__FIELDS,
                    status: 200,
                },
                __sms_api::Described {
                    meta: <super::GetDevBalance as __sms_api::Endpoint>::META,
                    fields: <super::GetDevBalance as __sms_api::Value>::__FIELDS,
                    status: 200,
                },
                __sms_api::Described {
                    meta: <super::TakeReports as __sms_api::Endpoint>::META,
                    fields: <super::TakeReports as __sms_api::Value>::__FIELDS,
                    status: 200,
                },
                __sms_api::Described {
                    meta: <super::TakeReplies as __sms_api::Endpoint>::META,
                    fields: <super::TakeReplies as __sms_api::Value>::__FIELDS,
                    status: 200,
                },
                __sms_api::Described {
                    meta: <super::CreateSign as __sms_api::Endpoint>::META,
                    fields: <super::CreateSign as __sms_api::Value>::__FIELDS,
                    status: 200,
                },
                __sms_api::Described {
                    meta: <super::UpdateSign as __sms_api::Endpoint>::META,
                    fields: <super::UpdateSign as __sms_api::Value>::__FIELDS,
                    status: 200,
                },
                __sms_api::Described {
                    meta: <super::GetSign as __sms_api::Endpoint>::META,
                    fields: <super::GetSign as __sms_api::Value>::__FIELDS,
                    status: 200,
                },
                __sms_api::Described {
                    meta: <super::DeleteSign as __sms_api::Endpoint>::META,
                    fields: <super::DeleteSign as __sms_api::Value>::__FIELDS,
                    status: 200,
                },
            ],
            failures: __sms_api::Failures {
                missing_credentials: __sms_api::Some(0),
                wrong_credentials: __sms_api::Some(1),
                missing_body: __sms_api::Some(2),
                invalid_body: __sms_api::Some(6),
                media_type: __sms_api::Some(16),
                not_found: __sms_api::Some(15),
                method: __sms_api::Some(17),
                failed: __sms_api::Some(18),
            },
        };
        __sms_api::Router::new(&HALF, __sms_api::Arc::new(Methods(server)))
    }
    struct Methods<S>(S);
    #[allow(clippy::too_many_lines, reason = "one arm for each endpoint")]
    impl<S: Server> __sms_api::Serve for Methods<S> {
        fn serve(
            self: __sms_api::Arc<Self>,
            visit: __sms_api::Visit,
        ) -> __sms_api::Serving {
            match visit.endpoint() {
                0 => {
                    __sms_api::Box::pin(async move {
                        let answer = match visit.read() {
                            __sms_api::Ok(request) => {
                                Server::send_code(&self.0, request, visit.caller()).await
                            }
                            __sms_api::Err(refusal) => __sms_api::Err(refusal),
                        };
                        visit.answer::<super::SendCode>(answer)
                    })
                }
                1 => {
                    __sms_api::Box::pin(async move {
                        let answer = match visit.read() {
                            __sms_api::Ok(request) => {
                                Server::send_voice_code(&self.0, request, visit.caller())
                                    .await
                            }
                            __sms_api::Err(refusal) => __sms_api::Err(refusal),
                        };
                        visit.answer::<super::SendVoiceCode>(answer)
                    })
                }
                2 => {
                    __sms_api::Box::pin(async move {
                        let answer = match visit.read() {
                            __sms_api::Ok(request) => {
                                Server::verify_code(&self.0, request, visit.caller()).await
                            }
                            __sms_api::Err(refusal) => __sms_api::Err(refusal),
                        };
                        visit.answer::<super::VerifyCode>(answer)
                    })
                }
                3 => {
                    __sms_api::Box::pin(async move {
                        let answer = match visit.read() {
                            __sms_api::Ok(request) => {
                                Server::send_message(&self.0, request, visit.caller()).await
                            }
                            __sms_api::Err(refusal) => __sms_api::Err(refusal),
                        };
                        visit.answer::<super::SendMessage>(answer)
                    })
                }
                4 => {
                    __sms_api::Box::pin(async move {
                        let answer = match visit.read() {
                            __sms_api::Ok(request) => {
                                Server::send_batch(&self.0, request, visit.caller()).await
                            }
                            __sms_api::Err(refusal) => __sms_api::Err(refusal),
                        };
                        visit.answer::<super::SendBatch>(answer)
                    })
                }
                5 => {
                    __sms_api::Box::pin(async move {
                        let answer = match visit.read() {
                            __sms_api::Ok(request) => {
                                Server::create_template(&self.0, request, visit.caller())
                                    .await
                            }
                            __sms_api::Err(refusal) => __sms_api::Err(refusal),
                        };
                        visit.answer::<super::CreateTemplate>(answer)
                    })
                }
                6 => {
                    __sms_api::Box::pin(async move {
                        let answer = match visit.read() {
                            __sms_api::Ok(request) => {
                                Server::update_template(&self.0, request, visit.caller())
                                    .await
                            }
                            __sms_api::Err(refusal) => __sms_api::Err(refusal),
                        };
                        visit.answer::<super::UpdateTemplate>(answer)
                    })
                }
                7 => {
                    __sms_api::Box::pin(async move {
                        let answer = match visit.read() {
                            __sms_api::Ok(request) => {
                                Server::get_template(&self.0, request, visit.caller()).await
                            }
                            __sms_api::Err(refusal) => __sms_api::Err(refusal),
                        };
                        visit.answer::<super::GetTemplate>(answer)
                    })
                }
                8 => {
                    __sms_api::Box::pin(async move {
                        let answer = match visit.read() {
                            __sms_api::Ok(request) => {
                                Server::delete_template(&self.0, request, visit.caller())
                                    .await
                            }
                            __sms_api::Err(refusal) => __sms_api::Err(refusal),
                        };
                        visit.answer::<super::DeleteTemplate>(answer)
                    })
                }
                9 => {
                    __sms_api::Box::pin(async move {
                        let answer = match visit.read() {
                            __sms_api::Ok(request) => {
                                Server::schedule_message(&self.0, request, visit.caller())
                                    .await
                            }
                            __sms_api::Err(refusal) => __sms_api::Err(refusal),
                        };
                        visit.answer::<super::ScheduleMessage>(answer)
                    })
                }
                10 => {
                    __sms_api::Box::pin(async move {
                        let answer = match visit.read() {
                            __sms_api::Ok(request) => {
                                Server::schedule_batch(&self.0, request, visit.caller())
                                    .await
                            }
                            __sms_api::Err(refusal) => __sms_api::Err(refusal),
                        };
                        visit.answer::<super::ScheduleBatch>(answer)
                    })
                }
                11 => {
                    __sms_api::Box::pin(async move {
                        let answer = match visit.read() {
                            __sms_api::Ok(request) => {
                                Server::update_schedule(&self.0, request, visit.caller())
                                    .await
                            }
                            __sms_api::Err(refusal) => __sms_api::Err(refusal),
                        };
                        visit.answer::<super::UpdateSchedule>(answer)
                    })
                }
                12 => {
                    __sms_api::Box::pin(async move {
                        let answer = match visit.read() {
                            __sms_api::Ok(request) => {
                                Server::update_schedule_batch(
                                        &self.0,
                                        request,
                                        visit.caller(),
                                    )
                                    .await
                            }
                            __sms_api::Err(refusal) => __sms_api::Err(refusal),
                        };
                        visit.answer::<super::UpdateScheduleBatch>(answer)
                    })
                }
                13 => {
                    __sms_api::Box::pin(async move {
                        let answer = match visit.read() {
                            __sms_api::Ok(request) => {
                                Server::get_schedule(&self.0, request, visit.caller()).await
                            }
                            __sms_api::Err(refusal) => __sms_api::Err(refusal),
                        };
                        visit.answer::<super::GetSchedule>(answer)
                    })
                }
                14 => {
                    __sms_api::Box::pin(async move {
                        let answer = match visit.read() {
                            __sms_api::Ok(request) => {
                                Server::delete_schedule(&self.0, request, visit.caller())
                                    .await
                            }
                            __sms_api::Err(refusal) => __sms_api::Err(refusal),
                        };
                        visit.answer::<super::DeleteSchedule>(answer)
                    })
                }
                15 => {
                    __sms_api::Box::pin(async move {
                        let answer = match visit.read() {
                            __sms_api::Ok(request) => {
                                Server::get_app_balance(&self.0, request, visit.caller())
                                    .await
                            }
                            __sms_api::Err(refusal) => __sms_api::Err(refusal),
                        };
                        visit.answer::<super::GetAppBalance>(answer)
                    })
                }
                16 => {
                    __sms_api::Box::pin(async move {
                        let answer = match visit.read() {
                            __sms_api::Ok(request) => {
                                Server::get_dev_balance(&self.0, request, visit.caller())
                                    .await
                            }
                            __sms_api::Err(refusal) => __sms_api::Err(refusal),
                        };
                        visit.answer::<super::GetDevBalance>(answer)
                    })
                }
                17 => {
                    __sms_api::Box::pin(async move {
                        let answer = match visit.read() {
                            __sms_api::Ok(request) => {
                                Server::take_reports(&self.0, request, visit.caller()).await
                            }
                            __sms_api::Err(refusal) => __sms_api::Err(refusal),
                        };
                        visit.answer::<super::TakeReports>(answer)
                    })
                }
                18 => {
                    __sms_api::Box::pin(async move {
                        let answer = match visit.read() {
                            __sms_api::Ok(request) => {
                                Server::take_replies(&self.0, request, visit.caller()).await
                            }
                            __sms_api::Err(refusal) => __sms_api::Err(refusal),
                        };
                        visit.answer::<super::TakeReplies>(answer)
                    })
                }
                19 => {
                    __sms_api::Box::pin(async move {
                        let answer = match visit.read() {
                            __sms_api::Ok(request) => {
                                Server::create_sign(&self.0, request, visit.caller()).await
                            }
                            __sms_api::Err(refusal) => __sms_api::Err(refusal),
                        };
                        visit.answer::<super::CreateSign>(answer)
                    })
                }
                20 => {
                    __sms_api::Box::pin(async move {
                        let answer = match visit.read() {
                            __sms_api::Ok(request) => {
                                Server::update_sign(&self.0, request, visit.caller()).await
                            }
                            __sms_api::Err(refusal) => __sms_api::Err(refusal),
                        };
                        visit.answer::<super::UpdateSign>(answer)
                    })
                }
                21 => {
                    __sms_api::Box::pin(async move {
                        let answer = match visit.read() {
                            __sms_api::Ok(request) => {
                                Server::get_sign(&self.0, request, visit.caller()).await
                            }
                            __sms_api::Err(refusal) => __sms_api::Err(refusal),
                        };
                        visit.answer::<super::GetSign>(answer)
                    })
                }
                22 => {
                    __sms_api::Box::pin(async move {
                        let answer = match visit.read() {
                            __sms_api::Ok(request) => {
                                Server::delete_sign(&self.0, request, visit.caller()).await
                            }
                            __sms_api::Err(refusal) => __sms_api::Err(refusal),
                        };
                        visit.answer::<super::DeleteSign>(answer)
                    })
                }
                _ => visit.nobody(),
            }
        }
    }
    impl __sms_api::From<super::Credentials> for __sms_api::Credentials {
        fn from(credentials: super::Credentials) -> Self {
            credentials.0
        }
    }
}
/// 短信送达状态、上行短信、模板与签名审核结果的回调。
///
/// What the service tells of by itself: delivery receipts, replies, and the audits of templates and signatures. The address is set in the console; when it is, the service asks for it with `echostr`.
///
/// Callbacks of 极光短信 · Jiguang SMS; [`handler`](Self::handler) makes what reads them.
#[derive(__sms_api::Clone, __sms_api::fmt::Debug, __sms_api::PartialEq)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant, reason = "the API's events are of any size")]
pub enum Notification {
    /// 短信送达状态。What became of a message.
    ///
    /// `SMS_REPORT` on the wire.
    Report(Report),
    /// 上行短信。Somebody sent a message back.
    ///
    /// `SMS_REPLY` on the wire.
    Reply(Reply),
    /// 模板审核结果。The audit of a template has ended.
    ///
    /// `SMS_TEMPLATE` on the wire.
    Template(TemplateAudit),
    /// 签名审核结果。The audit of a signature has ended.
    ///
    /// `SMS_SIGN` on the wire.
    Sign(SignAudit),
    /// An event of a kind that the API does not document, as it came.
    Unknown(__sms_api::UnknownEvent),
}
impl Notification {
    /// What reads, checks and answers these callbacks, with the secrets that they are signed with.
    #[must_use]
    pub fn handler(
        app_key: impl __sms_api::Into<__sms_api::String>,
        master_secret: impl __sms_api::Into<__sms_api::String>,
    ) -> __sms_api::Handler<Self> {
        __sms_api::Handler::new([app_key.into(), master_secret.into()])
    }
}
impl __sms_api::Event for Notification {
    const CALLBACK: &'static __sms_api::Callback = &__sms_api::Callback {
        name: "notification",
        echo: "echostr",
        kind: "type",
        data: "data",
        signature: __sms_api::Signature {
            field: "signature",
            hash: __sms_api::HashKind::Sha1,
            text: &[
                __sms_api::Piece::Literal("appKey="),
                __sms_api::Piece::Secret(0),
                __sms_api::Piece::Literal("&appMasterSecret="),
                __sms_api::Piece::Secret(1),
                __sms_api::Piece::Literal("&nonce="),
                __sms_api::Piece::Field("nonce"),
                __sms_api::Piece::Literal("&timestamp="),
                __sms_api::Piece::Field("timestamp"),
            ],
            timestamp: "timestamp",
            unit: __sms_api::Unit::Milliseconds,
            nonce: "nonce",
            max_age: __sms_api::millis(300_000),
        },
    };
    fn blank(kind: &__sms_api::str) -> __sms_api::Option<Self> {
        if kind == "SMS_REPORT" {
            return __sms_api::Some(Self::Report(__sms_api::Value::__blank()));
        }
        if kind == "SMS_REPLY" {
            return __sms_api::Some(Self::Reply(__sms_api::Value::__blank()));
        }
        if kind == "SMS_TEMPLATE" {
            return __sms_api::Some(Self::Template(__sms_api::Value::__blank()));
        }
        if kind == "SMS_SIGN" {
            return __sms_api::Some(Self::Sign(__sms_api::Value::__blank()));
        }
        __sms_api::None
    }
    fn place(&mut self) -> __sms_api::Place<'_> {
        match self {
            Self::Report(data) => __sms_api::Value::__place(data),
            Self::Reply(data) => __sms_api::Value::__place(data),
            Self::Template(data) => __sms_api::Value::__place(data),
            Self::Sign(data) => __sms_api::Value::__place(data),
            Self::Unknown(_) => __sms_api::Place::Nowhere,
        }
    }
    fn unknown(event: __sms_api::UnknownEvent) -> Self {
        Self::Unknown(event)
    }
}
