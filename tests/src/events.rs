use std::collections::HashMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};

use tokio::sync::watch;

/// Something that happened at the server. Connections are counted from 0, in the order of their acceptance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A connection was accepted.
    Accepted(usize),
    /// A whole request was read; the texts are its key and its request line.
    Received(usize, String, String),
    /// A request was carried out.
    Executed(usize, String),
    /// Everything that one step had to send was handed to the kernel.
    Sent(usize),
    /// The script passed this mark.
    Marked(usize, &'static str),
    /// The server closed.
    Closed(usize, Close),
    /// The client closed, reset, or cut the TLS handshake.
    Left(usize),
}

/// How a server closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Close {
    /// Both directions, by FIN.
    Fin,
    /// By RST.
    Reset,
    /// Its own direction only.
    Half,
}

/// What happened at a server, in order. Clones are the same log.
#[derive(Clone, Debug, Default)]
pub struct Events(Arc<Log>);

#[derive(Debug, Default)]
struct Log {
    state: Mutex<State>,
    grown: Condvar,
    length: watch::Sender<usize>,
}

#[derive(Debug, Default)]
struct State {
    events: Vec<Event>,
    executions: HashMap<String, usize>,
}

impl Events {
    /// All of them so far.
    #[must_use]
    pub fn all(&self) -> Vec<Event> {
        self.state().events.clone()
    }

    /// How many of them answer to `which`.
    #[must_use]
    pub fn count(&self, which: impl Fn(&Event) -> bool) -> usize {
        self.state().events.iter().filter(|event| which(event)).count()
    }

    /// How often the request with this key was carried out.
    #[must_use]
    pub fn executions(&self, key: &str) -> usize {
        self.state().executions.get(key).copied().unwrap_or(0)
    }

    /// How many requests were carried out, repeated ones counted each time.
    #[must_use]
    pub fn executions_of_all(&self) -> usize {
        self.state().executions.values().sum()
    }

    /// Waits for an event, without blocking the runtime. One that is already there counts.
    pub async fn reached(&self, which: impl Fn(&Event) -> bool) {
        self.wait(0, 1, which).await;
    }

    /// Waits until `times` events answer to `which`.
    pub async fn reached_times(&self, times: usize, which: impl Fn(&Event) -> bool) {
        self.wait(0, times, which).await;
    }

    /// Waits for an event behind the first `skip` ones.
    pub async fn reached_after(&self, skip: usize, which: impl Fn(&Event) -> bool) {
        self.wait(skip, 1, which).await;
    }

    /// Waits for an event and blocks this thread, its reactor included: the client's half of a surprise.
    pub fn reached_unnoticed(&self, which: impl Fn(&Event) -> bool) {
        let mut state = self.state();
        while !state.events.iter().any(&which) {
            state = self.0.grown.wait(state).expect("nobody panics while writing the log");
        }
    }

    pub(crate) fn write(&self, event: Event) {
        let mut state = self.state();
        if let Event::Executed(_, key) = &event {
            *state.executions.entry(key.clone()).or_default() += 1;
        }
        state.events.push(event);
        let length = state.events.len();
        drop(state);
        self.0.grown.notify_all();
        self.0.length.send_replace(length);
    }

    async fn wait(&self, skip: usize, times: usize, which: impl Fn(&Event) -> bool) {
        let mut length = self.0.length.subscribe();
        let mut seen = skip;
        let mut found = 0;
        loop {
            length.mark_unchanged();
            {
                let state = self.state();
                found += state.events[seen..].iter().filter(|event| which(event)).count();
                seen = state.events.len();
            }
            if found >= times {
                return;
            }
            length.changed().await.expect("the log holds its own sender");
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().expect("nobody panics while writing the log")
    }
}
