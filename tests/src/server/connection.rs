use std::io;

use super::request::Request;
use super::stream::Stream;
use crate::{Close, Event, Events, Script, Step};

/// One connection and how far its script has come.
#[derive(Debug)]
pub(super) struct Connection {
    index: usize,
    stream: Stream,
    events: Events,
    /// Bytes behind the last request.
    unread: Vec<u8>,
    request: Option<Request>,
}

/// Why a script ended before its last step.
enum End {
    ByClient,
    ByServer(Close),
}

impl Connection {
    pub(super) fn new(index: usize, stream: Stream, events: Events) -> Self {
        Self { index, stream, events, unread: Vec::new(), request: None }
    }

    pub(super) async fn play(mut self, script: Script) {
        let mut steps = script.steps.iter().chain(script.tail.iter().cycle());
        let end = loop {
            let Some(step) = steps.next() else { break End::ByServer(Close::Fin) };
            match self.take(step).await {
                Ok(None) => {}
                Ok(Some(end)) => break end,
                Err(_) => break End::ByClient,
            }
        };
        let Self { index, stream, events, .. } = self;
        drop(stream);
        events.write(match end {
            End::ByClient => Event::Left(index),
            End::ByServer(close) => Event::Closed(index, close),
        });
    }

    async fn take(&mut self, step: &Step) -> io::Result<Option<End>> {
        match step {
            Step::Request => match Request::read(&mut self.stream, &mut self.unread).await? {
                Some(request) => {
                    self.events.write(Event::Received(self.index, request.key(), request.line()));
                    self.request = Some(request);
                }
                None => return Ok(Some(End::ByClient)),
            },
            Step::Part(count) => {
                if !Request::begin(&mut self.stream, &mut self.unread, *count).await? {
                    return Ok(Some(End::ByClient));
                }
            }
            Step::Touch => {
                if self.stream.touch().await? == 0 {
                    return Ok(Some(End::ByClient));
                }
            }
            Step::Execute => {
                let key = self.request.as_ref().map(Request::key).expect("a request before its execution");
                self.events.write(Event::Executed(self.index, key));
            }
            Step::Send(bytes) => {
                self.stream.send(bytes).await?;
                self.events.write(Event::Sent(self.index));
            }
            Step::Raw(bytes) => {
                self.stream.send_raw(bytes).await?;
                self.events.write(Event::Sent(self.index));
            }
            Step::Drip(bytes) => {
                for byte in bytes {
                    self.stream.send(&[*byte]).await?;
                    tokio::task::yield_now().await;
                }
                self.events.write(Event::Sent(self.index));
            }
            Step::Flood(bytes) => loop {
                self.stream.send(bytes).await?;
                tokio::task::yield_now().await;
            },
            Step::Pass(gate) => gate.passed().await,
            Step::Mark(mark) => self.events.write(Event::Marked(self.index, mark)),
            Step::Drain => {
                let mut block = [0; 4096];
                while self.stream.read(&mut block).await? > 0 {}
                return Ok(Some(End::ByClient));
            }
            Step::HalfClose => {
                self.stream.half_close()?;
                self.events.write(Event::Closed(self.index, Close::Half));
            }
            Step::CloseNotify => {
                self.stream.close_notify().await?;
                return Ok(Some(End::ByServer(Close::Fin)));
            }
            Step::Fin => return Ok(Some(End::ByServer(Close::Fin))),
            Step::Reset => {
                self.stream.reset_on_drop()?;
                return Ok(Some(End::ByServer(Close::Reset)));
            }
        }
        Ok(None)
    }
}
