//! Contracts about what a server answers: the bytes, and whether the connection outlives them.

use bytes::Bytes;
use sms_api_tests::{Event, Gate, Script, Server, Step};

use crate::api::{Asked, GOOD, MOBILE, SendOnceResponse, builder};
use crate::contract::{Fate, Seen};
use crate::reactor::{self, alone};

/// The answer to one call.
#[derive(Clone)]
pub(crate) struct Reply {
    asked: Asked,
    pub(crate) bytes: Bytes,
    then: Option<Step>,
    /// How many bytes of body the client takes; its default unless set.
    most: Option<usize>,
    check: fn(&SendOnceResponse),
}

/// How the bytes of an answer reach the client.
#[derive(Clone, Copy, Debug)]
enum Pieces {
    Whole,
    /// One at a time.
    Single,
    /// In two, the client having seen the first before the second is sent.
    Two(usize),
}

/// An answer that leaves the connection open.
pub(crate) fn reply(bytes: impl Into<Bytes>) -> Reply {
    Reply { asked: Asked::Once, bytes: bytes.into(), then: None, most: None, check: |_| {} }
}

/// A successful answer with this body.
pub(crate) fn body(body: impl AsRef<[u8]>) -> Reply {
    let body = body.as_ref();
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    reply([head.as_bytes(), body].concat())
}

impl Reply {
    pub(crate) fn to(self, asked: Asked) -> Self {
        Self { asked, ..self }
    }

    /// And then closes.
    pub(crate) fn fin(self) -> Self {
        self.then(Step::Fin)
    }

    /// And then these bytes until the client has had enough.
    pub(crate) fn flood(self, bytes: impl Into<Bytes>) -> Self {
        self.then(Step::Flood(bytes.into()))
    }

    /// To a client that takes no more than so many bytes of body.
    pub(crate) fn limited(self, most: usize) -> Self {
        Self { most: Some(most), ..self }
    }

    pub(crate) fn then(self, step: Step) -> Self {
        Self { then: Some(step), ..self }
    }

    /// What must be true of the response.
    pub(crate) fn gives(self, check: fn(&SendOnceResponse)) -> Self {
        Self { check, ..self }
    }

    /// Plays it whole, byte by byte, and cut in two at each byte; then asks for something else.
    pub(crate) fn play(self) -> Vec<Seen> {
        let server = Server::start(Script::answering(GOOD));
        alone(async {
            let mut rounds = Vec::new();
            for pieces in pieces(self.bytes.len()) {
                rounds.push(self.round(&server, pieces).await);
            }
            rounds
        })
    }

    /// Plays it whole only: one of many that differ in what does not depend on where they are cut.
    pub(crate) fn play_whole(self) -> Vec<Seen> {
        let server = Server::start(Script::answering(GOOD));
        vec![alone(self.round(&server, Pieces::Whole))]
    }

    async fn round(&self, server: &Server, pieces: Pieces) -> Seen {
        let name = format!("{pieces:?}");
        let cut = Gate::shut();
        server.next(self.script(pieces, &cut));
        let mut builder = builder(server);
        if let Some(most) = self.most {
            builder = builder.max_response_body(most);
        }
        let client = builder.build().unwrap();
        let before = server.events().count(|_| true);
        let own = server.events().count(|event| matches!(event, Event::Accepted(_)));
        let call = async {
            match self.asked {
                Asked::Once => client.send_once(&name, MOBILE).await.map(|response| (self.check)(&response)),
                asked => asked.of(&client, &name).await,
            }
        };
        let pace = async {
            if matches!(pieces, Pieces::Two(_)) {
                server.events().reached_after(before, |event| matches!(event, Event::Marked(_, "cut"))).await;
                reactor::turn().await;
                cut.open();
            }
        };
        let (result, ()) = tokio::join!(call, pace);
        let is_over = |event: &Event| match event {
            Event::Marked(index, mark) => *index == own && *mark == "end",
            Event::Closed(index, _) | Event::Left(index) => *index == own,
            _ => false,
        };
        server.events().reached_after(before, is_over).await;

        let next = format!("after {name}");
        Asked::Forget.of(&client, &next).await.expect("the client outlives the fault");
        let is_reused = server.events().count(|event| *event == Event::Executed(own, next.clone())) > 0;
        let fate = if is_reused { Fate::Reused } else { Fate::Replaced };
        let executions = server.events().executions(&name);
        assert_eq!(server.events().executions(&next), 1, "the next call of {name}");
        Seen::new(name, result, executions).connection(fate)
    }

    fn script(&self, pieces: Pieces, cut: &Gate) -> Script {
        let script = match pieces {
            Pieces::Whole => Script::executing().send(self.bytes.clone()),
            Pieces::Single => Script::executing().step(Step::Drip(self.bytes.clone())),
            Pieces::Two(at) => Script::executing()
                .send(self.bytes.slice(..at))
                .step(Step::Mark("cut"))
                .step(Step::Pass(cut.clone()))
                .send(self.bytes.slice(at..)),
        };
        let script = match &self.then {
            Some(step @ (Step::Drain | Step::Flood(_))) => {
                return script.step(Step::Mark("end")).step(step.clone());
            }
            Some(step) => script.step(step.clone()),
            None => script,
        };
        script.step(Step::Mark("end")).then_answering(GOOD)
    }
}

/// Every way for a short answer; for one of kilobytes, every cut near its ends and some between.
fn pieces(length: usize) -> Vec<Pieces> {
    const EACH: usize = 512;
    const ENDS: usize = 8;

    let mut pieces = vec![Pieces::Whole];
    if length <= 8 * EACH {
        pieces.push(Pieces::Single);
    }
    let step = if length <= EACH { 1 } else { length / ENDS };
    let is_near_an_end = |at: usize| at < ENDS || at + ENDS > length;
    pieces.extend((1..length).filter(|at| is_near_an_end(*at) || at % step == 0).map(Pieces::Two));
    pieces
}
