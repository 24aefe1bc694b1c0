//! What `tracing` is told: an allow-list. Endpoint, host, status, attempt, phase, delivery and durations; never a
//! path, a header, a body, or an error's text.

#[cfg(feature = "tracing")]
pub(super) use on::Span;

#[cfg(not(feature = "tracing"))]
pub(super) use off::Span;

#[cfg(feature = "tracing")]
mod on {
    use http::StatusCode;
    use tokio::time::Instant;
    use tracing::field::{Empty, display};

    use crate::client::Attempt;
    use crate::client::core::Core;
    use crate::error::Fault;
    use crate::plan::Plan;

    pub(in crate::client) struct Span(tracing::Span);

    impl Span {
        pub(in crate::client) fn call(core: &Core, plan: &Plan) -> Self {
            Self(tracing::debug_span!(
                target: "sms_api",
                "call",
                api = core.api.name,
                endpoint = plan.name,
                method = plan.method.as_str(),
                attempts = Empty,
                status = Empty,
                delivery = Empty,
                elapsed_ms = Empty,
            ))
        }

        pub(in crate::client) fn wants_attempts(&self) -> bool {
            !self.0.is_disabled()
        }

        pub(in crate::client) fn attempted(&self, attempt: &Attempt) {
            tracing::debug!(
                target: "sms_api",
                parent: &self.0,
                number = attempt.number,
                elapsed_ms = millis(attempt.elapsed),
                status = attempt.status.map(|status| status.as_u16()),
                phase = attempt.failure.map(|(phase, _)| display(phase)),
                delivery = attempt.failure.map(|(_, delivery)| display(delivery)),
                retry_in_ms = attempt.retry_in.map(millis),
                "attempt"
            );
        }

        pub(in crate::client) fn succeeded(
            &self,
            attempts: u32,
            status: StatusCode,
            started: Option<Instant>,
        ) {
            self.0.record("attempts", attempts).record("status", status.as_u16());
            if let Some(started) = started {
                self.0.record("elapsed_ms", millis(started.elapsed()));
            }
        }

        pub(in crate::client) fn failed(&self, fault: &Fault) {
            self.0
                .record("attempts", fault.attempts)
                .record("status", fault.status.map(|status| status.as_u16()))
                .record("delivery", display(fault.delivery))
                .record("elapsed_ms", millis(fault.elapsed));
        }
    }

    fn millis(duration: std::time::Duration) -> u64 {
        u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
    }
}

#[cfg(not(feature = "tracing"))]
mod off {
    use http::StatusCode;
    use tokio::time::Instant;

    use crate::client::Attempt;
    use crate::client::core::Core;
    use crate::error::Fault;
    use crate::plan::Plan;

    pub(in crate::client) struct Span;

    impl Span {
        pub(in crate::client) fn call(_: &Core, _: &Plan) -> Self {
            Self
        }

        pub(in crate::client) fn wants_attempts(&self) -> bool {
            false
        }

        pub(in crate::client) fn attempted(&self, _: &Attempt) {}

        pub(in crate::client) fn succeeded(&self, _: u32, _: StatusCode, _: Option<Instant>) {}

        pub(in crate::client) fn failed(&self, _: &Fault) {}
    }
}
