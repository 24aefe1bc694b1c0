//! What no server can bring about: resting connections that take no byte, and requests that can be written once.

use std::future::IntoFuture;
use std::io::{Cursor, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use tokio::runtime::Handle;
use tokio::time::Instant;

use super::{Attempt, Builder, Call, Client, Credentials, Facade};
use crate::code::Code;
use crate::endpoint::Endpoint;
use crate::meta::{Answer, Api, Body, Failure, Idempotency, Manner, Meta, WireCode};
use crate::record::{Facts, Field, Value, View};
use crate::{Delivery, ErrorKind, File, Phase};

static API: Api = Api {
    name: "sample",
    base_url: "http://127.0.0.1",
    auth: &[],
    failure: Failure { code: &[], message: &[], success: &[] },
    codes: &[],
};

const MANNER: Manner = Manner {
    api: &API,
    idempotency: Idempotency::None,
    auth: None,
    headers: &[],
    body: Body::None,
    answer: Answer::Empty,
    verdict: None,
    poll: None,
    max_response_body: None,
};

struct Sample(Client);

#[derive(Clone, Debug, PartialEq)]
struct NoCode;

struct Ping;

struct Upload(File);

/// Can be read so many times before it cannot be written any more, and may be repeated.
struct Fickle(Arc<AtomicUsize>);

impl Facade for Sample {
    type Code = NoCode;

    fn from_core(core: Client) -> Self {
        Self(core)
    }
}

impl Code for NoCode {
    fn from_wire(_: WireCode<'_>) -> Option<Self> {
        None
    }
}

impl Value for Ping {
    fn __blank() -> Self {
        Self
    }
}

impl Value for Upload {
    const __FIELDS: &'static [Field] = &[Field("file", Facts::REQUIRED)];

    fn __blank() -> Self {
        Self(Value::__blank())
    }

    fn __field(&self, _: usize) -> View<'_> {
        self.0.__view()
    }
}

impl Value for Fickle {
    const __FIELDS: &'static [Field] = &[Field("word", Facts::REQUIRED)];

    fn __blank() -> Self {
        Self(Arc::new(AtomicUsize::new(usize::MAX)))
    }

    fn __field(&self, _: usize) -> View<'_> {
        let one_less = |left: usize| left.checked_sub(1);
        let is_good = self.0.fetch_update(Ordering::SeqCst, Ordering::SeqCst, one_less).is_ok();
        View::Str(if is_good { "word" } else { ".." })
    }
}

impl Endpoint for Ping {
    type Client = Sample;
    type Response = ();
    const META: Meta = Meta("ping", "POST", "/ping", &MANNER);
}

impl Endpoint for Upload {
    type Client = Sample;
    type Response = ();
    const META: Meta = Meta("upload", "POST", "/ping", &Manner { body: Body::Multipart, ..MANNER });
}

impl Endpoint for Fickle {
    type Client = Sample;
    type Response = ();
    const META: Meta =
        Meta("fickle", "POST", "/{0}", &Manner { idempotency: Idempotency::Idempotent, ..MANNER });
}

fn builder(listener: &TcpListener) -> Builder<Sample> {
    let url = format!("http://{}", listener.local_addr().unwrap());
    Builder::new(&API, Credentials::new(&API)).base_url(&url).unwrap()
}

/// Puts a connection to rest that looks alive and takes no byte; gives the server's end of it.
async fn rest_deaf(listener: &TcpListener, client: &Client) -> TcpStream {
    let socket = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    socket.shutdown(Shutdown::Write).unwrap();
    socket.set_nonblocking(true).unwrap();
    let socket = tokio::net::TcpStream::from_std(socket).unwrap();
    let lane = client.0.connector.open_over(socket, &Handle::current()).await;
    client.0.pool.put(lane, &Handle::current(), Instant::now());
    listener.accept().unwrap().0
}

#[tokio::test]
async fn a_resting_connection_that_takes_no_byte_costs_nothing() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let client = builder(&listener).retries(false).build().unwrap().0;
    let _deaf = [rest_deaf(&listener, &client).await, rest_deaf(&listener, &client).await];
    let server = std::thread::spawn(move || {
        let mut stream = listener.accept().unwrap().0;
        let read = stream.read(&mut [0; 1024]).unwrap();
        stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").unwrap();
        read
    });
    Call::new(&client, Ping).into_future().await.unwrap();
    assert!(server.join().unwrap() > 0);
}

#[tokio::test]
async fn a_file_read_for_a_connection_that_takes_no_byte_is_not_sent_and_not_read_again() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let client = builder(&listener).build().unwrap().0;
    let _deaf = rest_deaf(&listener, &client).await;
    let file = File::stream("a", "image/png", 5, Cursor::new(*b"bytes"));
    let error = Call::new(&client, Upload(file)).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.phase(), error.delivery()),
        (ErrorKind::Transport, Phase::Send, Delivery::NotSent)
    );
    assert_eq!((error.endpoint(), error.attempts(), error.is_retryable()), (Some("upload"), 1, false));
    listener.set_nonblocking(true).unwrap();
    assert!(listener.accept().is_err(), "no other connection was opened");
}

#[tokio::test]
async fn a_request_that_cannot_be_written_again_keeps_its_doubt() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let told = Arc::new(Mutex::new(Vec::<Attempt>::new()));
    let hook = Arc::clone(&told);
    let client = builder(&listener).on_attempt(move |attempt| hook.lock().unwrap().push(attempt.clone()));
    let client = client.build().unwrap().0;
    let request = Fickle::__blank();
    let reads_left = Arc::clone(&request.0);
    let server = std::thread::spawn(move || {
        let mut stream = listener.accept().unwrap().0;
        let read = stream.read(&mut [0; 1024]).unwrap();
        reads_left.store(0, Ordering::SeqCst);
        read
    });
    let error = Call::new(&client, request).await.unwrap_err();
    assert!(server.join().unwrap() > 0);
    assert_eq!(
        (error.kind(), error.phase(), error.delivery()),
        (ErrorKind::Transport, Phase::Wait, Delivery::Unknown)
    );
    assert_eq!((error.endpoint(), error.attempts(), error.is_retryable()), (Some("fickle"), 1, false));
    assert!(!error.elapsed().is_zero());
    let told = told.lock().unwrap();
    assert_eq!(told.len(), 1);
    assert_eq!(
        (told[0].number, told[0].failure, told[0].retry_in),
        (1, Some((Phase::Wait, Delivery::Unknown)), None)
    );
}

#[tokio::test]
async fn a_request_that_cannot_be_written_for_another_connection_is_not_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let client = builder(&listener).build().unwrap().0;
    let _deaf = rest_deaf(&listener, &client).await;
    let request = Fickle::__blank();
    let reads_left = Arc::clone(&request.0);
    let reads = || {
        let before = reads_left.load(Ordering::SeqCst);
        client.0.write(Fickle::PLAN, &request).unwrap();
        before - reads_left.load(Ordering::SeqCst)
    };
    // The first one also finds out what can be kept for the next.
    let _ = reads();
    reads_left.store(reads(), Ordering::SeqCst);
    let error = Call::new(&client, request).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.phase(), error.delivery()),
        (ErrorKind::Transport, Phase::Send, Delivery::NotSent)
    );
    assert_eq!((error.endpoint(), error.attempts(), error.is_retryable()), (Some("fickle"), 1, false));
}

/// A span makes it larger.
#[cfg(not(feature = "tracing"))]
mod size {
    use super::*;
    use crate::client::call::Carrier;
    use crate::client::flight::launch;
    use crate::client::options::CallOptions;

    /// From here on the C library's allocator leaves its fast path.
    const SMALL: usize = 1032;

    #[test]
    fn the_future_of_a_call_is_small() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let client = builder(&listener).build().unwrap().0;
        let carrier = Carrier { client, options: CallOptions::new() };
        let aloft = launch(carrier, Ping::PLAN, &Ping).ok().unwrap();
        assert!(size_of_val(&*aloft) <= SMALL, "{} bytes", size_of_val(&*aloft));
    }
}
