//! Fields that must be there because of others: refused before sending, and by the server half too.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use api::server::{Caller, Refusal, Server};
use api::{Book, BookResponse, Call, Client, Credentials, Error, ErrorCode, Find, FindResponse, Kind, Span};
use sms_api::{Delivery, ErrorKind};

mod api {
    sms_api::sms_api!("specs/conditions.toml", server);
}

/// Counts what reaches it.
#[derive(Clone, Default)]
struct Fake(Arc<AtomicUsize>);

impl Fake {
    fn reached(&self) -> usize {
        self.0.fetch_add(1, Ordering::Relaxed) + 1
    }
}

impl Server for Fake {
    async fn book(&self, request: Book, _: &Caller) -> Result<BookResponse, Refusal> {
        self.reached();
        Ok(BookResponse::new(request.room))
    }

    async fn find(&self, _: Find, _: &Caller) -> Result<FindResponse, Refusal> {
        self.reached();
        Ok(FindResponse::new([]))
    }
}

struct Booking {
    fake: Fake,
    _server: sms_api::server::Running,
    /// One that checks what it sends, and one that leaves that to the server.
    checking: Client,
    trusting: Client,
}

impl Booking {
    async fn open() -> Self {
        let fake = Fake::default();
        let credentials = || Credentials::new("desk");
        let server = api::server::router(fake.clone()).accept(credentials()).start().await.unwrap();
        let client = |checks| {
            let builder = Client::builder(credentials()).base_url(&server.base_url()).unwrap();
            builder.check_requests(checks).build().unwrap()
        };
        let (checking, trusting) = (client(true), client(false));
        Self { fake, _server: server, checking, trusting }
    }

    /// What a meeting needs; the tests add to it.
    fn meeting(&self) -> Call<Book> {
        self.checking.book(7_u32, Kind::Meeting)
    }

    /// Sends a booking from both clients, and asserts that it arrives.
    async fn takes(&self, call: Call<Book>) {
        let request = call.into_request();
        let before = self.fake.0.load(Ordering::Relaxed);
        for client in [&self.checking, &self.trusting] {
            assert_eq!(client.send(request.clone()).await.unwrap().booking, request.room);
        }
        assert_eq!(self.fake.0.load(Ordering::Relaxed), before + 2);
    }

    /// Sends it from both, and asserts that neither reaches the method: the path of what is missing, and the code of
    /// the server's refusal.
    async fn refuses(&self, call: Call<Book>, path: &str, problem: &str, code: ErrorCode) {
        let request = call.into_request();
        let before = self.fake.0.load(Ordering::Relaxed);
        let error = self.checking.send(request.clone()).await.unwrap_err();
        assert_refused_here(&error, path, problem);
        let error = self.trusting.send(request).await.unwrap_err();
        assert_eq!((error.code(), error.delivery()), (Some(code), Delivery::Refused));
        let message = error.message().unwrap_or_default();
        assert!(message.contains(path), "{path} is not in {message:?}");
        assert_eq!(self.fake.0.load(Ordering::Relaxed), before);
    }
}

fn assert_refused_here(error: &Error, path: &str, problem: &str) {
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Invalid, Delivery::NotSent));
    let [violation] = error.violations() else { panic!("one violation, and not {:?}", error.violations()) };
    assert_eq!((violation.path(), violation.problem()), (path, problem));
}

#[tokio::test]
async fn a_field_may_be_left_out_with_all_that_ask_for_it() {
    let booking = Booking::open().await;
    booking.takes(booking.meeting()).await;
    booking.takes(booking.meeting().span(Span::new())).await;
    booking.takes(booking.meeting().span(Span::new().until(9_u32))).await;
    booking.takes(booking.meeting().mail("a@b.example")).await;
    booking.checking.find().await.unwrap();
}

#[tokio::test]
async fn a_field_may_be_there_with_those_that_ask_for_it() {
    let booking = Booking::open().await;
    booking.takes(booking.meeting().phone("1").mail("a@b.example")).await;
    booking.takes(booking.meeting().name("Ada").phone("1").mail("a@b.example")).await;
    booking.takes(booking.meeting().span(Span::new().from(8_u32).until(9_u32))).await;
    booking.takes(booking.checking.book(7_u32, Kind::Party).guests(30_u32)).await;
    booking.checking.find().latitude(22.5).longitude(114.0).await.unwrap();
}

#[tokio::test]
async fn a_field_of_the_body_is_missed_with_any_that_asks_for_it() {
    let booking = Booking::open().await;
    let with_phone = booking.meeting().phone("1");
    booking.refuses(with_phone, "mail", "is required with `phone`", ErrorCode::NoMail).await;
    let with_name = booking.meeting().name("Ada");
    booking.refuses(with_name, "mail", "is required with `name`", ErrorCode::NoMail).await;
}

#[tokio::test]
async fn a_field_of_a_nested_record_is_missed_at_its_path() {
    let booking = Booking::open().await;
    let request = booking.meeting().span(Span::new().from(8_u32));
    booking.refuses(request, "span.until", "is required with `from`", ErrorCode::Incomplete).await;
}

#[tokio::test]
async fn a_field_is_missed_with_the_value_that_asks_for_it() {
    let booking = Booking::open().await;
    let request = booking.checking.book(7_u32, Kind::Party);
    booking.refuses(request, "guests", "is required when `kind` is party", ErrorCode::Incomplete).await;
}

#[tokio::test]
async fn a_parameter_of_the_query_is_missed_in_both_directions() {
    let booking = Booking::open().await;
    type Half = fn(Call<Find>) -> Call<Find>;
    let halves: [(Half, &str, &str); 2] = [
        (|call| call.longitude(114.0), "latitude", "is required with `longitude`"),
        (|call| call.latitude(22.5), "longitude", "is required with `latitude`"),
    ];
    for (half, path, problem) in halves {
        assert_refused_here(&half(booking.checking.find()).await.unwrap_err(), path, problem);
        let error = half(booking.trusting.find()).await.unwrap_err();
        assert_eq!((error.code(), error.delivery()), (Some(ErrorCode::Incomplete), Delivery::Refused));
    }
    assert_eq!(booking.fake.reached(), 1);
}
