//! What a server does while a file is sent: it closes, answers, or is gone before.

use std::future::IntoFuture as _;
use std::pin::pin;

use sms_api::{Delivery, ErrorKind, File, Phase};
use sms_api_tests::{Authority, Gate, Identity, Script, Server, Step};

use crate::api::{Asked, Client, Error, GOOD, LARGE, builder, client, upload};
use crate::content::{Act, hanging, stream, watched, whole};
use crate::contract::{Expect, Seen, contracts};
use crate::file::{PART, is_marked, reading, rounds};
use crate::reactor::{alone, drive, is_pending};
use crate::stale::{self, Attention};
use crate::time::settled;
use crate::tls::trusting;
use crate::waits::Waits;

const ROUNDS: usize = 20;

/// More than the kernel takes from a client whose server does not read.
const HUGE: u64 = LARGE.len() as u64 * (1 << 20);
const SOME: u64 = 100_000;

contracts![
    (a_close_inside_of_a_file_is_in_doubt, CUT, LOST, || cuts(&[Step::Fin])),
    (a_reset_inside_of_a_file_is_in_doubt, CUT, LOST, || cuts(&[Step::Reset])),
    (a_half_close_inside_of_a_file_is_in_doubt, CUT, LOST, || cuts(&[Step::HalfClose, Step::Drain])),
    (a_reset_inside_of_a_file_over_tls_is_in_doubt, CUT, LOST, || alone(tls_cut("", Step::Reset))),
    (bytes_in_memory_are_sent_again_where_the_call_may_be, CUT, Expect::ANSWER, || {
        alone(in_memory(Asked::Store, &[Step::Reset]))
    }),
    (bytes_in_memory_are_not_sent_again_where_the_call_must_not_be, CUT, LOST, || {
        alone(in_memory(Asked::Once, &[Step::Reset]))
    }),
    (an_untouched_stream_is_sent_again_where_the_call_may_be, CUT, Expect::ANSWER, || {
        alone(untouched(Asked::Store))
    }),
    (an_untouched_stream_is_not_sent_again_where_the_call_must_not_be, CUT, LOST, || {
        alone(untouched(Asked::Once))
    }),
    (a_close_after_a_whole_file_is_in_doubt, AFTER, UNANSWERED, || {
        rounds(|asked| unanswered(asked, Step::Fin))
    }),
    (a_reset_after_a_whole_file_is_in_doubt, AFTER, UNANSWERED, || {
        rounds(|asked| unanswered(asked, Step::Reset))
    }),
    (whole_files_in_memory_are_sent_again_where_the_call_may_be, AFTER, Expect::ANSWER.executed(2), || {
        alone(executed_in_memory())
    }),
    (a_refusal_inside_of_a_file_is_refused, EARLY, REFUSED, || answers(REFUSAL)),
    (a_refusal_with_a_close_inside_of_a_file_is_refused, EARLY, REFUSED, || answers(LAST_REFUSAL)),
    (a_refusal_that_ends_with_its_connection_inside_of_a_file_is_refused, EARLY, REFUSED, || {
        let half_closed = [Step::Send(ENDLESS_REFUSAL.into()), Step::HalfClose];
        let ends = [Step::Drain, Step::Fin, Step::Reset];
        ends.into_iter().flat_map(|end| cuts(&[&half_closed[..], &[end]].concat())).collect()
    }),
    (a_refusal_inside_of_a_file_over_tls_is_refused, EARLY, REFUSED, || {
        alone(tls_cut(REFUSAL, Step::Reset))
    }),
    (a_page_inside_of_a_file_is_in_doubt, EARLY, PAGE, || answers(TOO_LARGE)),
    (a_success_inside_of_a_file_is_the_answer, EARLY, SUCCESS, || answers(GOOD)),
    (too_many_requests_inside_of_a_file_is_refused, EARLY, TOO_MANY, || answers(LATER)),
    (a_refusal_cut_inside_of_a_file_is_in_doubt, EARLY, HALF, || alone(half_an_answer())),
    (a_file_that_fails_while_its_answer_comes_is_told, EARLY, FAILED, || {
        alone(fails_beside_its_answer())
    }),
    (a_stream_is_not_read_for_a_closed_connection, STALE, Expect::ANSWER.replaced(), || {
        stale_rounds(&stale::fin())
    }),
    (a_stream_is_not_read_for_a_reset_connection, STALE, Expect::ANSWER.replaced(), || {
        stale_rounds(&stale::reset())
    }),
    (a_stream_is_not_read_for_a_connection_with_a_stale_408, STALE, Expect::ANSWER.replaced(), || {
        stale_rounds(&stale::timeout().step(Step::Fin))
    }),
    (a_stream_is_not_read_for_a_closed_tls_connection, STALE, Expect::ANSWER.replaced(), || {
        alone(stale_tls())
    }),
];

const CUT: &str = "close or reset inside of a file";
const AFTER: &str = "reset or EOF after the whole request";
const EARLY: &str = "answer before the end of a file";
const STALE: &str = "stale pooled connection";

const REFUSAL: &str = "HTTP/1.1 403 Forbidden\r\ncontent-length: 48\r\n\r\n\
    {\"error\":{\"code\":50009,\"message\":\"out of freq\"}}";
const LAST_REFUSAL: &str = "HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 48\r\n\r\n\
    {\"error\":{\"code\":50009,\"message\":\"out of freq\"}}";
const ENDLESS_REFUSAL: &str = "HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n\
    {\"error\":{\"code\":50009,\"message\":\"out of freq\"}}";
const TOO_LARGE: &str =
    "HTTP/1.1 413 Content Too Large\r\nconnection: close\r\ncontent-length: 9\r\n\r\n<p>No</p>";
const LATER: &str = "HTTP/1.1 429 Too Many Requests\r\nretry-after: 0\r\ncontent-length: 0\r\n\r\n";

const LOST: Expect = Expect::unanswered(Phase::Send).executed(0).attempts(1);
const UNANSWERED: Expect = Expect::unanswered(Phase::Wait).attempts(1);
const REFUSED: Expect = Expect::refused().executed(0).attempts(1).replaced();
const PAGE: Expect = Expect::undescribed().executed(0).attempts(1).replaced();
const SUCCESS: Expect = Expect::ANSWER.executed(0).replaced();
const TOO_MANY: Expect = Expect::failure(ErrorKind::Unexpected, Phase::Decode, Delivery::Refused)
    .executed(0)
    .attempts(1)
    .replaced();
const HALF: Expect = Expect::unanswered(Phase::Body).executed(0).attempts(1);
const FAILED: Expect =
    Expect::failure(ErrorKind::File, Phase::Send, Delivery::Unknown).executed(0).attempts(1).replaced();

/// A server that reads a part of a file, does this, and is done with the connection.
async fn cut(asked: Asked, file: File, deed: &[Step]) -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    server.next(deed.iter().cloned().fold(reading(PART), Script::step));
    let client = client(&server);
    let result = upload(asked, &client, "call", file).await;
    settled("cut", result, &server, &client).await
}

/// While the file comes as fast as it is read, and while it hangs.
fn cuts(deed: &[Step]) -> Vec<Seen> {
    let flowing = (0..ROUNDS).flat_map(|_| rounds(|asked| cut(asked, whole(HUGE), deed)));
    let hanging = (0..ROUNDS).flat_map(|_| rounds(|asked| cut(asked, hanging(SOME), deed)));
    flowing.chain(hanging).collect()
}

/// An answer inside of a file, and whatever a server may do then.
fn answers(answer: &'static str) -> Vec<Seen> {
    let send = Step::Send(answer.into());
    let silent = || Step::Pass(Gate::shut());
    let flowing = [&[send.clone(), silent()][..], &[send.clone(), Step::HalfClose, silent()]];
    let hanging = [&[send.clone(), Step::Drain][..], &[send.clone(), Step::HalfClose, Step::Drain]];
    let mut seen: Vec<_> =
        flowing.iter().flat_map(|deed| rounds(|asked| cut(asked, whole(HUGE), deed))).collect();
    seen.extend(hanging.iter().flat_map(|deed| rounds(|asked| cut(asked, hanging_file(), deed))));
    seen.extend(cuts(&[send.clone(), Step::Fin]));
    seen.extend(cuts(&[send, Step::Reset]));
    seen
}

fn hanging_file() -> File {
    hanging(SOME)
}

async fn tls_cut(answer: &'static str, end: Step) -> Vec<Seen> {
    let authority = Authority::new();
    let server = Server::start_tls(authority.acceptor(Identity::Genuine), Script::answering(GOOD));
    let mut seen = Vec::new();
    for round in 0..ROUNDS {
        server.next(reading(PART).send(answer).step(end.clone()));
        let file = if round % 2 == 0 { whole(HUGE) } else { hanging(SOME) };
        // What is to happen here happens on a new connection, and another one rests.
        let client = trusting(&server, &authority);
        let result = upload(Asked::Store, &client, "call", file).await;
        seen.extend(settled("tls", result, &server, &client).await);
    }
    seen
}

async fn in_memory(asked: Asked, deed: &[Step]) -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    server.next(deed.iter().cloned().fold(reading(PART), Script::step));
    let mut waits = Waits::freeze();
    let client = waits.watch(builder(&server)).build().unwrap();
    let file = File::new("a.png", "image/png", LARGE.repeat(1 << 20));
    let result = waits.skip(upload(asked, &client, "call", file)).await;
    assert_eq!(waits.seen.len(), if asked == Asked::Store { 2 } else { 1 });
    settled("in memory", result, &server, &client).await
}

async fn executed_in_memory() -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    server.next(Script::executing().step(Step::Fin));
    let mut waits = Waits::freeze();
    let client = waits.watch(builder(&server)).build().unwrap();
    let file = File::new("a.png", "image/png", LARGE.repeat(1 << 10));
    let result = waits.skip(upload(Asked::Store, &client, "call", file)).await;
    settled("in memory", result, &server, &client).await
}

/// The server ends the connection inside of a file in memory, behind which a stream follows.
async fn untouched(asked: Asked) -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    server.next(reading(PART).step(Step::Reset));
    let (file, watch) = watched(SOME, [Act::Give(SOME)]);
    let mut waits = Waits::freeze();
    let watched = watch.clone();
    let builder = waits.watch_and(builder(&server), move |attempt| {
        assert!(attempt.failure.is_none() || watched.read() == Some(0), "it was touched");
    });
    let client = builder.build().unwrap();
    let before = File::new("b.png", "image/png", LARGE.repeat(1 << 20));
    let result = match asked {
        Asked::Store => {
            waits.skip(client.set_file("call", file).before(before).into_future()).await.map(drop)
        }
        _ => waits.skip(client.add_file("call", file).before(before).into_future()).await.map(drop),
    };
    assert_eq!(waits.seen.len(), if asked == Asked::Store { 2 } else { 1 });
    settled("untouched", result, &server, &client).await
}

async fn unanswered(asked: Asked, end: Step) -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    let mut seen = Vec::new();
    for round in 0..ROUNDS {
        let client = client(&server);
        let mut script = Script::default();
        if round % 2 == 0 {
            script = Script::executing().send(GOOD);
        }
        server.next(script.then(Script::executing()).step(end.clone()));
        if round % 2 == 0 {
            Asked::Once.of(&client, "first").await.unwrap();
        }
        let key = format!("call {round}");
        let result = upload(asked, &client, &key, whole(SOME)).await;
        let executions = server.events().executions(&key);
        let round = settled(&key, result, &server, &client).await;
        seen.extend(round.into_iter().map(|seen| Seen { executions, ..seen }));
    }
    seen
}

/// The answer's head and a part of its body have come when the connection ends.
async fn half_an_answer() -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    let gate = Gate::shut();
    let script = reading(PART).send(&REFUSAL[..60]).step(Step::Mark("half")).step(Step::Pass(gate.clone()));
    server.next(script.step(Step::Fin));
    let client = client(&server);
    let mut call = pin!(upload(Asked::Store, &client, "call", hanging(SOME)));
    drive(call.as_mut(), server.events().reached_times(2, is_marked)).await;
    assert!(is_pending(call.as_mut()).await);
    gate.open();
    let result = call.await;
    settled("half", result, &server, &client).await
}

async fn fails_beside_its_answer() -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    let script = reading(PART).send(&REFUSAL[..60]).step(Step::Mark("half")).step(Step::Drain);
    server.next(script);
    let client = client(&server);
    let gate = Gate::shut();
    let file = stream(2 * SOME, [Act::Give(SOME), Act::Pass(gate.clone()), Act::Fail]);
    let mut call = pin!(upload(Asked::Store, &client, "call", file));
    drive(call.as_mut(), server.events().reached_times(2, is_marked)).await;
    assert!(is_pending(call.as_mut()).await);
    gate.open();
    let result = call.await;
    assert_eq!(result.as_ref().unwrap_err().status().unwrap().as_u16(), 403);
    settled("beside", result, &server, &client).await
}

/// A small file, which is read in one go if it is read at all.
async fn send_stream(client: &Client, key: &str) -> Result<(), Error> {
    upload(Asked::Once, client, key, whole(5_000)).await
}

fn stale_rounds(deed: &Script) -> Vec<Seen> {
    let play = |attention| {
        let server = Server::start(Script::answering(GOOD));
        let deed = deed.clone();
        alone(async { stale::play(50, &server, || client(&server), deed, attention, send_stream).await })
    };
    [Attention::Noticed, Attention::Unnoticed].into_iter().flat_map(play).collect()
}

async fn stale_tls() -> Vec<Seen> {
    let authority = Authority::new();
    let mut seen = Vec::new();
    for end in [Step::CloseNotify, Step::Fin, Step::Reset] {
        let server = Server::start_tls(authority.acceptor(Identity::Genuine), Script::answering(GOOD));
        let deed = Script::default().step(end);
        let trusting = || trusting(&server, &authority);
        seen.extend(stale::play(10, &server, trusting, deed, Attention::Unnoticed, send_stream).await);
    }
    seen
}
