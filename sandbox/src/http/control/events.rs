use std::time::Duration;

use ::http::{Response, StatusCode};
use bytes::Bytes;
use serde_json::json;
use tokio::sync::{mpsc, watch};
use tokio::time::{sleep, timeout};

use crate::feed::Changes;
use crate::http::Service;
use crate::http::answer;
use crate::http::body::Outgoing;
use crate::http::server::{Stop, told};

/// Changes closer together than this are one event.
const PACE: Duration = Duration::from_millis(100);

/// A sign of life in silence: it finds out whether anyone still listens.
const BEAT: Duration = Duration::from_secs(15);

/// `GET /_sandbox/events`: an event now, and one after every change.
pub(super) fn stream(service: &Service) -> Response<Outgoing> {
    let (sender, receiver) = mpsc::channel(1);
    tokio::spawn(send(sender, service.state.feed.subscribe(), service.stop.clone()));
    answer::with_body(StatusCode::OK, "text/event-stream", Bytes::new()).map(|_| Outgoing::Events(receiver))
}

async fn send(
    sender: mpsc::Sender<Bytes>,
    mut changes: watch::Receiver<Changes>,
    mut stop: watch::Receiver<Stop>,
) {
    let mut next = format!("retry: 1000\n\n{}", event(*changes.borrow_and_update()));
    loop {
        let sent = tokio::select! {
            sent = sender.send(Bytes::from(next)) => sent,
            () = told(&mut stop) => return,
        };
        if sent.is_err() {
            return;
        }
        let changed = tokio::select! {
            changed = async {
                sleep(PACE).await;
                timeout(BEAT, changes.changed()).await
            } => changed,
            () = told(&mut stop) => return,
        };
        next = match changed {
            Ok(Ok(())) => event(*changes.borrow_and_update()),
            Ok(Err(_)) => return,
            Err(_) => ": still here\n\n".to_owned(),
        };
    }
}

fn event(changes: Changes) -> String {
    let Changes { messages, templates, signatures, schedules, control, resets } = changes;
    let revision = messages + templates + signatures + schedules + control + resets;
    let data = json!({
        "revision": revision,
        "messages": messages,
        "templates": templates,
        "signatures": signatures,
        "schedules": schedules,
        "control": control,
        "resets": resets,
    });
    format!("event: change\nid: {revision}\ndata: {data}\n\n")
}
