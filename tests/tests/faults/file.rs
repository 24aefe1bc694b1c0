//! Files that do not give what they announced, or not in time.

use std::future::IntoFuture as _;
use std::pin::pin;
use std::time::Duration;

use sms_api::{CallOptions, Delivery, ErrorKind, File, Phase};
use sms_api_tests::{Event, FrozenClock, Gate, Script, Server, Step};

use crate::api::{Asked, GOOD, LARGE, builder, client, limited, upload};
use crate::content::{Act, hanging, stream, watched, whole};
use crate::contract::{Expect, Fate, Seen, contracts};
use crate::reactor::{alone, drive, is_pending};
use crate::time::settled;
use crate::waits::{Waits, ends_after};

const ATTEMPT: Duration = Duration::from_secs(10);

/// What a file gives before its fault, and how much of that the server has read by then.
const GIVEN: u64 = 100_000;
pub(crate) const PART: usize = 64 * 1024;

contracts![
    (a_file_that_cannot_be_read_breaks_the_call_off, BROKEN_FILE, BROKEN, || {
        breaks(GIVEN + 1, &[Act::Fail])
    }),
    (a_file_whose_reader_panics_breaks_the_call_off, BROKEN_FILE, BROKEN, || {
        breaks(GIVEN + 1, &[Act::Panic])
    }),
    (a_file_that_ends_early_breaks_the_call_off, BROKEN_FILE, BROKEN, || breaks(GIVEN + 1, &[])),
    (a_file_that_goes_on_too_long_breaks_the_call_off, BROKEN_FILE, BROKEN, || {
        breaks(GIVEN, &[Act::Give(1)])
    }),
    (a_file_without_end_breaks_the_call_off, BROKEN_FILE, BROKEN, || breaks(GIVEN, &[Act::Give(u64::MAX)])),
    (a_file_of_exabytes_may_be_announced, BROKEN_FILE, BROKEN, || breaks(u64::MAX, &[])),
    (a_file_that_fails_before_a_byte_was_taken_is_not_sent, BROKEN_FILE, UNSENT, || alone(never_begun())),
    (a_file_that_another_call_has_taken_is_not_sent, BROKEN_FILE, Expect::invalid(), || alone(taken())),
    (a_file_taken_by_another_call_between_attempts_is_in_doubt, BROKEN_FILE, TAKEN, || {
        alone(taken_between())
    }),
    (a_file_that_comes_slowly_is_sent, HANGING_FILE, Expect::ANSWER.reused(), || alone(slow())),
    (a_file_that_hangs_is_given_up_at_the_attempt_limit, HANGING_FILE, LATE, || {
        rounds(|asked| stalls(asked, hanging(GIVEN), PART))
    }),
    (a_file_that_never_begins_is_given_up_at_the_attempt_limit, HANGING_FILE, LATE, || {
        rounds(|asked| stalls(asked, hanging(0), 0))
    }),
    (a_file_that_hangs_is_given_up_at_the_whole_limit, HANGING_FILE, LATE, || alone(stalls_in_all())),
    (a_file_that_nobody_reads_is_given_up_at_the_attempt_limit, HANGING_FILE, LATE, || {
        rounds(|asked| stalls(asked, whole(LARGE.len() as u64 * (1 << 20)), PART))
    }),
    (silence_after_a_file_is_given_up_at_the_attempt_limit, HANGING_FILE, UNANSWERED, || {
        rounds(unanswered)
    }),
    (a_call_dropped_inside_of_a_file_ends_its_connection, DROPPED, UNFINISHED, || {
        alone(dropped(hanging(GIVEN), Step::Drain))
    }),
    (a_call_dropped_while_nobody_reads_its_file_ends_its_connection, DROPPED, UNFINISHED, || {
        let file = whole(LARGE.len() as u64 * (1 << 20));
        alone(dropped(file, Step::Pass(Gate::shut())))
    }),
];

const BROKEN_FILE: &str = "file that fails, ends early or goes on too long";
const HANGING_FILE: &str = "file that hangs, or that nobody reads";
const DROPPED: &str = "future dropped before, during, after";

const BROKEN: Expect =
    Expect::failure(ErrorKind::File, Phase::Send, Delivery::Unknown).executed(0).attempts(1).replaced();
const UNSENT: Expect =
    Expect::failure(ErrorKind::File, Phase::Send, Delivery::NotSent).attempts(1).replaced();
const TAKEN: Expect =
    Expect::failure(ErrorKind::File, Phase::Send, Delivery::Unknown).executed(0).attempts(2).replaced();
const LATE: Expect = Expect::unanswered(Phase::Send).executed(0).attempts(1);
const UNANSWERED: Expect = Expect::unanswered(Phase::Wait).attempts(1);
const UNFINISHED: Expect = Expect::DROPPED.executed(0).replaced();

/// In a call that may be repeated, and in one that must not be.
pub(crate) fn rounds<F: Future<Output = Vec<Seen>>>(play: impl Fn(Asked) -> F) -> Vec<Seen> {
    [Asked::Once, Asked::Store].into_iter().flat_map(|asked| alone(play(asked))).collect()
}

/// A server that reads so much of a file, and a mark when it has.
pub(crate) fn reading(count: usize) -> Script {
    Script::default().step(Step::Part(count)).step(Step::Mark("part"))
}

pub(crate) fn is_marked(event: &Event) -> bool {
    matches!(event, Event::Marked(..))
}

/// A file that does this after the server has seen a part of it.
fn breaks(announced: u64, then: &'static [Act]) -> Vec<Seen> {
    rounds(async |asked| {
        let server = Server::start(Script::answering(GOOD));
        server.next(reading(PART).step(Step::Drain));
        let client = client(&server);
        let gate = Gate::shut();
        let mut acts = vec![Act::Give(GIVEN), Act::Pass(gate.clone())];
        acts.extend_from_slice(then);
        let (file, watch) = watched(announced, acts);
        let mut call = pin!(upload(asked, &client, "call", file));
        drive(call.as_mut(), server.events().reached(is_marked)).await;
        gate.open();
        let result = call.await;
        assert_eq!(result.as_ref().unwrap_err().violations()[0].path(), "file");
        assert_eq!(watch.read(), None, "the file is closed");
        settled("breaks", result, &server, &client).await
    })
}

async fn never_begun() -> Vec<Seen> {
    let mut rounds = Vec::new();
    for (round, asked) in [Asked::Once, Asked::Store, Asked::Once, Asked::Store].into_iter().enumerate() {
        let server = Server::start(Script::answering(GOOD));
        let client = client(&server);
        if round >= 2 {
            Asked::Once.of(&client, "first").await.unwrap();
        }
        let file = if asked == Asked::Once { stream(GIVEN, [Act::Fail]) } else { stream(1, []) };
        let result = upload(asked, &client, "call", file).await;
        rounds.extend(settled("never begun", result, &server, &client).await);
    }
    rounds
}

async fn taken() -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    let client = client(&server);
    let file = whole(GIVEN);
    upload(Asked::Once, &client, "first", file.clone()).await.unwrap();
    let result = upload(Asked::Store, &client, "second", file).await;
    vec![Seen::new("second", result, server.events().executions("second"))]
}

/// The first attempt ends before the file is touched, which another call reads during the wait.
async fn taken_between() -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    server.next(reading(PART).step(Step::Reset));
    let file = whole(GIVEN);
    let (other, shared) = (client(&server), file.clone());
    let mut waits = Waits::freeze();
    let builder = waits.watch_and(builder(&server), move |attempt| {
        if attempt.retry_in.is_some() {
            let (other, file) = (other.clone(), shared.clone());
            let call = std::thread::spawn(move || alone(upload(Asked::Once, &other, "other", file)));
            call.join().unwrap().expect("it has the file to itself");
        }
    });
    let client = builder.build().unwrap();
    let before = File::new("b.png", "image/png", LARGE.repeat(1 << 20));
    let result = waits.skip(client.set_file("call", file).before(before).into_future()).await;
    let told: Vec<_> = waits.seen.iter().map(|attempt| (attempt.number, attempt.failure)).collect();
    let unknown = Some((Phase::Send, Delivery::Unknown));
    assert_eq!(told, [(1, unknown), (2, unknown)]);
    settled("taken between", result.map(drop), &server, &client).await
}

async fn slow() -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    server.next(reading(PART).then_answering(GOOD));
    let client = client(&server);
    let gate = Gate::shut();
    let acts = [Act::Give(GIVEN), Act::Pass(gate.clone()), Act::Give(GIVEN)];
    let mut call = pin!(upload(Asked::Once, &client, "call", stream(2 * GIVEN, acts)));
    drive(call.as_mut(), server.events().reached(is_marked)).await;
    assert!(is_pending(call.as_mut()).await);
    gate.open();
    let result = call.await;
    settled("slow", result, &server, &client).await
}

/// The server has read `part` of the file when nothing happens any more.
async fn stalls(asked: Asked, file: File, part: usize) -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    server.next(reading(part).step(Step::Pass(Gate::shut())));
    let client = limited(&server).build().unwrap();
    let clock = FrozenClock::freeze();
    let mut call = pin!(upload(asked, &client, "call", file));
    drive(call.as_mut(), server.events().reached(is_marked)).await;
    let result = ends_after(&clock, ATTEMPT, call).await;
    settled("stalls", result, &server, &client).await
}

async fn stalls_in_all() -> Vec<Seen> {
    const PATIENCE: Duration = Duration::from_secs(3);

    let server = Server::start(Script::answering(GOOD));
    server.next(reading(PART).step(Step::Drain));
    let client = limited(&server).build().unwrap();
    let clock = FrozenClock::freeze();
    let call = client.set_file("call", hanging(GIVEN)).with(CallOptions::new().timeout(PATIENCE));
    let mut call = pin!(call.into_future());
    drive(call.as_mut(), server.events().reached(is_marked)).await;
    let result = ends_after(&clock, PATIENCE, call).await;
    settled("stalls", result.map(drop), &server, &client).await
}

async fn unanswered(asked: Asked) -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    server.next(Script::executing().step(Step::Mark("read")).step(Step::Drain));
    let client = limited(&server).build().unwrap();
    let clock = FrozenClock::freeze();
    let mut call = pin!(upload(asked, &client, "call", whole(GIVEN)));
    drive(call.as_mut(), server.events().reached(is_marked)).await;
    let result = ends_after(&clock, ATTEMPT, call).await;
    settled("unanswered", result, &server, &client).await
}

async fn dropped(file: File, then: Step) -> Vec<Seen> {
    let server = Server::start(Script::answering(GOOD));
    server.next(reading(PART).step(then));
    let client = builder(&server).max_connections(1).build().unwrap();
    {
        let mut call = pin!(upload(Asked::Store, &client, "call", file));
        drive(call.as_mut(), server.events().reached(is_marked)).await;
        assert!(is_pending(call.as_mut()).await);
    }
    Asked::Once.of(&client, "next").await.expect("the place is free again");
    assert_eq!(server.events().count(|event| *event == Event::Executed(1, "next".into())), 1);
    vec![Seen::dropped("call", server.events().executions("call")).connection(Fate::Replaced)]
}
