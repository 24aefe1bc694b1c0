//! What `tracing` is told: an allow-list.

use std::fmt::{Debug, Write as _};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, Once};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::api::{self, KEY, SECRET};
use crate::server::Server;

/// Has somebody listen in the whole process before anything is told. tracing asks who listens when a place is
/// reached for the first time; a test that reaches it while nobody does may switch it off for all the others.
pub fn somebody_listens() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| tracing::subscriber::set_global_default(Deaf).unwrap());
}

/// Listens to everything and keeps nothing.
struct Deaf;

impl Subscriber for Deaf {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, _: &Event<'_>) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// Writes everything down, at every level.
#[derive(Clone, Default)]
struct Everything(Arc<Shared>);

#[derive(Default)]
struct Shared {
    spans: AtomicU64,
    text: Mutex<String>,
}

struct Writer<'a>(&'a mut String);

impl Visit for Writer<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0, " {field}={value:?}").unwrap();
    }
}

impl Everything {
    fn write(&self, what: &str, fields: impl FnOnce(&mut Writer<'_>)) {
        let mut text = self.0.text.lock().unwrap();
        text.push_str(what);
        fields(&mut Writer(&mut text));
        text.push('\n');
    }

    fn text(&self) -> String {
        self.0.text.lock().unwrap().clone()
    }
}

impl Subscriber for Everything {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.write(&format!("span {}", span.metadata().name()), |writer| span.record(writer));
        Id::from_u64(self.0.spans.fetch_add(1, Ordering::SeqCst) + 1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        self.write("record", |writer| values.record(writer));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        self.write(&format!("event {}", event.metadata().target()), |writer| event.record(writer));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn a_call_is_a_span_and_an_attempt_an_event() {
    let log = Everything::default();
    let _guard = tracing::subscriber::set_default(log.clone());
    let server = Server::start(|mut connection| async move {
        connection.execute().await;
        if connection.number > 0 {
            connection.reply("200 OK", "").await;
        }
    });
    server.client().keep("x").await.unwrap();
    let text = log.text();
    let lines: Vec<_> = text.lines().collect();
    let [span, first, second, end @ ..] = &lines[..] else { panic!("{text}") };
    assert_eq!(*span, r#"span call api="sample" endpoint="keep" method="PUT""#);
    for part in
        ["event sms_api", "message=attempt", "number=1", "phase=wait", "delivery=unknown", "retry_in_ms="]
    {
        assert!(first.contains(part), "{part}: {first}");
    }
    for part in ["number=2", "status=200", "elapsed_ms="] {
        assert!(second.contains(part), "{part}: {second}");
    }
    assert!(!second.contains("delivery"), "{second}");
    assert_eq!(end[..2], ["record attempts=2", "record status=200"]);
    assert!(end[2].starts_with("record elapsed_ms="), "{end:?}");
}

#[tokio::test]
async fn nothing_secret_is_told_at_any_level() {
    let mobile = "13812345678";
    let log = Everything::default();
    let _guard = tracing::subscriber::set_default(log.clone());
    let server = Server::start(move |mut connection| async move {
        connection.execute().await;
        let body = format!(r#"{{"error":{{"code":1,"message":"{mobile} {SECRET}"}}}}"#);
        connection.reply_with("403 Forbidden", &format!("x-echo: {SECRET}\r\n"), &body).await;
    });
    let client = server.client();
    client.send(mobile).await.unwrap_err();
    client.call(api::Look { text: Some(mobile.to_owned()) }).await.unwrap_err();
    let text = log.text();
    assert!(text.contains("status=403") && text.contains("delivery=refused"), "{text}");
    for secret in [KEY, SECRET, "a2V5LTdkNDMxZTQyOnNlY3JldC01ZTk4N2FjNg", mobile, "look?", "x-echo"] {
        assert!(!text.contains(secret), "{secret} is in {text}");
    }
}
