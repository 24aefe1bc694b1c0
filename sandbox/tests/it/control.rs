//! The control API through the client that is generated from its description.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use sms_api_sandbox::control::{Audit, Client, ClockItem, Effect, ErrorCode, MessageKind, TemplateStatus};
use sms_api_sandbox::{Credentials, SAMPLE_APP_KEY, Sandbox};

use crate::wire::{AUTHORIZATION, MOBILE, SOON, call, post, send, start, start_as};

const OTHER: &str = "18603050709";

fn with<T>(sandbox: &Sandbox, test: impl AsyncFnOnce(Client) -> T) -> T {
    crate::wire::block_on(async { test(sandbox.control().unwrap()).await })
}
