use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::{Method, Response, StatusCode, Uri};
use zeroize::Zeroizing;

use super::error::text;
use super::form::Form;
use super::hash::is_hash;
use super::seen::{Look, Seen};
use super::{Event, Piece, Reason, Refused, Service, UnknownEvent};
use crate::json::{self, Root};

/// What is echoed at most, in bytes.
const ECHO: usize = 1024;
/// The longest text that tells requests apart, in bytes.
const NONCE: usize = 256;

/// Reads the callbacks that come to one address, checks where they come from, and answers them.
///
/// Clones share what they remember. One handler should serve a process: another one does not know which
/// requests came to the first.
pub struct Handler<E> {
    secrets: Arc<[Zeroizing<String>]>,
    seen: Arc<Mutex<Seen>>,
    clock: Arc<dyn Fn() -> SystemTime + Send + Sync>,
    max_age: Duration,
    max_body: usize,
    event: PhantomData<fn() -> E>,
}

/// What came.
#[derive(Debug)]
#[non_exhaustive]
pub enum Received<E> {
    /// The API asks whether someone is here: to be answered with exactly this text.
    Echo(String),
    /// An event, and what gives it back.
    Event(E, Ticket),
}

/// That an event was taken. Whoever could not keep the event [gives it back](Ticket::give_back), so that the
/// API's next try is not taken for a repetition; dropping this does nothing.
pub struct Ticket {
    seen: Arc<Mutex<Seen>>,
    signed: u64,
    nonce: Box<str>,
}

impl<E: Event> Handler<E> {
    #[doc(hidden)]
    #[must_use]
    pub fn new<const N: usize>(secrets: [String; N]) -> Self {
        Self {
            secrets: secrets.into_iter().map(Zeroizing::new).collect(),
            seen: Arc::default(),
            clock: Arc::new(SystemTime::now),
            max_age: E::CALLBACK.signature.max_age,
            max_body: 256 * 1024,
            event: PhantomData,
        }
    }

    /// How long after its signing a callback is taken, and how far in the future its signing may seem to be;
    /// what the spec says unless set.
    #[must_use]
    pub fn max_age(self, limit: Duration) -> Self {
        Self { max_age: limit, ..self }
    }

    /// How many bytes a callback's body may have; 256 KiB unless set.
    #[must_use]
    pub fn max_body(self, bytes: usize) -> Self {
        Self { max_body: bytes, ..self }
    }

    /// Takes the time from here instead of from the system.
    #[must_use]
    pub fn clock(self, now: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        Self { clock: Arc::new(now), ..self }
    }

    /// Reads a request: its method, its address (only the query counts) and its whole body.
    ///
    /// An event is handed out once: the same request, read again, is [`Reason::Replayed`].
    ///
    /// # Errors
    /// Whatever the request is not taken for; [`Refused::answer`] is what to answer then.
    pub fn read(&self, method: &Method, uri: &Uri, body: &[u8]) -> Result<Received<E>, Refused> {
        let echo = E::CALLBACK.echo;
        if *method == Method::GET && !echo.is_empty() {
            let form = Form::parse(uri.query().unwrap_or_default())?;
            let text = form.only(echo)?;
            if text.len() > ECHO {
                return Err(Refused::new(Reason::TooLarge, format!("`{echo}` has more than {ECHO} bytes")));
            }
            return Ok(Received::Echo(text.to_owned()));
        }
        if *method != Method::POST {
            return Err(Refused::new(Reason::Method, "a callback is a POST, or a GET that is echoed"));
        }
        self.check_length(body.len())?;
        let body = std::str::from_utf8(body)
            .map_err(|_| Refused::new(Reason::Malformed, "the body is not UTF-8"))?;
        self.read_event(&Form::parse(body)?)
    }

    /// Reads a request, hands its event to `keep`, and tells what to answer: 200 once the event is kept, 500
    /// where `keep` failed (the event may come again then), else what [`Refused::answer`] says.
    ///
    /// Dropped before `keep` has ended, it gives the event back.
    pub async fn answer<F, K, X>(&self, method: &Method, uri: &Uri, body: &[u8], keep: F) -> Response<String>
    where
        F: FnOnce(E) -> K,
        K: Future<Output = Result<(), X>>,
    {
        let (event, ticket) = match self.read(method, uri, body) {
            Ok(Received::Echo(echo)) => return text(StatusCode::OK, echo),
            Ok(Received::Event(event, ticket)) => (event, ticket),
            Err(refused) => return refused.answer(),
        };
        let held = Held(Some(ticket));
        match keep(event).await {
            Ok(()) => {
                held.keep();
                text(StatusCode::OK, String::new())
            }
            Err(_) => text(StatusCode::INTERNAL_SERVER_ERROR, "the event was not kept\n".to_owned()),
        }
    }

    /// A service of hyper that does what [`answer`](Handler::answer) does. `keep` is called for each event.
    #[must_use]
    pub fn service<F, K, X>(self, keep: F) -> Service<E, F>
    where
        F: Fn(E) -> K,
        K: Future<Output = Result<(), X>>,
    {
        Service::new(self, keep)
    }

    pub(super) fn body_limit(&self) -> usize {
        self.max_body
    }

    pub(super) fn check_length(&self, length: usize) -> Result<(), Refused> {
        if length > self.max_body {
            return Err(Refused::new(
                Reason::TooLarge,
                format!("the body has more than {} bytes", self.max_body),
            ));
        }
        Ok(())
    }

    fn read_event(&self, form: &Form<'_>) -> Result<Received<E>, Refused> {
        let callback = E::CALLBACK;
        let kind = form.only(callback.kind)?;
        let data = form.only(callback.data)?;
        let ticket = self.check_signature(form)?;
        let Some(mut event) = E::blank(kind) else {
            return Ok(Received::Event(E::unknown(UnknownEvent::new(kind, data)), ticket));
        };
        match json::read(&Bytes::copy_from_slice(data.as_bytes()), event.place(), Root::default()) {
            Ok(_) => Ok(Received::Event(event, ticket)),
            Err(mistake) => {
                ticket.give_back();
                let text = format!("the data are not what the spec describes: {mistake}");
                Err(Refused::new(Reason::Undecodable, text).with_event(UnknownEvent::new(kind, data)))
            }
        }
    }

    /// Whether it is genuine, timely and new.
    fn check_signature(&self, form: &Form<'_>) -> Result<Ticket, Refused> {
        let signature = &E::CALLBACK.signature;
        let nonce = form.only(signature.nonce)?;
        let timestamp = form.only(signature.timestamp)?;
        let given = form.only(signature.field)?;
        if nonce.len() > NONCE {
            let text = format!("`{}` has more than {NONCE} bytes", signature.nonce);
            return Err(Refused::new(Reason::Malformed, text));
        }
        let mut parts = Vec::with_capacity(signature.text.len());
        for piece in signature.text {
            parts.push(match *piece {
                Piece::Literal(text) => text,
                Piece::Secret(index) => self.secrets.get(index).map_or("", |secret| secret.as_str()),
                Piece::Field(name) => form.only(name)?,
            });
        }
        if !is_hash(signature.hash, parts.into_iter(), given) {
            return Err(Refused::new(Reason::Forged, "the signature is not that of these secrets"));
        }
        let signed: u64 = timestamp.parse().map_err(|_| {
            Refused::new(Reason::Malformed, format!("`{}` is not a time", signature.timestamp))
        })?;

        let per_second = signature.unit.per_second();
        let in_units = |time: Duration| {
            let seconds = time.as_secs().saturating_mul(per_second);
            seconds.saturating_add(u64::from(time.subsec_millis()) * per_second / 1000)
        };
        let now = (self.clock)().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let (now, max_age) = (in_units(now), in_units(self.max_age));
        let oldest = now.saturating_sub(max_age);
        if signed < oldest {
            return Err(Refused::new(Reason::TooOld, "it was signed too long ago"));
        }
        if signed > now.saturating_add(max_age) {
            return Err(Refused::new(Reason::TooNew, "it was signed in the future; is the clock right?"));
        }
        let look = self.seen.lock().unwrap_or_else(PoisonError::into_inner).look(signed, nonce, oldest);
        match look {
            Look::New => Ok(Ticket { seen: Arc::clone(&self.seen), signed, nonce: nonce.into() }),
            Look::Known => Err(Refused::new(Reason::Replayed, "it came before")),
            Look::Forgotten => Err(Refused::new(
                Reason::TooOld,
                "too many came since it was signed to know whether it is new",
            )),
        }
    }
}

impl Ticket {
    /// Forgets that the event came, so that it can come again.
    pub fn give_back(self) {
        let Self { seen, signed, nonce } = self;
        seen.lock().unwrap_or_else(PoisonError::into_inner).forget(signed, nonce);
    }
}

/// A ticket that is given back unless the event was kept.
struct Held(Option<Ticket>);

impl Held {
    fn keep(mut self) {
        self.0 = None;
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(ticket) = self.0.take() {
            ticket.give_back();
        }
    }
}

impl<E> Clone for Handler<E> {
    fn clone(&self) -> Self {
        Self {
            secrets: Arc::clone(&self.secrets),
            seen: Arc::clone(&self.seen),
            clock: Arc::clone(&self.clock),
            max_age: self.max_age,
            max_body: self.max_body,
            event: PhantomData,
        }
    }
}

impl<E: Event> fmt::Debug for Handler<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Handler")
            .field("callback", &E::CALLBACK.name)
            .field("max_age", &self.max_age)
            .field("max_body", &self.max_body)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ticket").finish_non_exhaustive()
    }
}
