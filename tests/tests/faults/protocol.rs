//! Answers that are not, or barely, HTTP. Each is delivered whole, byte by byte, and cut in two at each byte.

use sms_api::{Delivery, ErrorKind, Phase};
use sms_api_tests::Step;

use crate::api::Asked;
use crate::contract::{Expect, contracts};
use crate::reply::reply;

const NO_HTTP: Expect = Expect::unanswered(Phase::Wait).attempts(1);
const CUT: Expect = Expect::unanswered(Phase::Body).attempts(1);
const TOO_LONG: Expect = Expect::failure(ErrorKind::Unexpected, Phase::Body, Delivery::Unknown).replaced();
const ANSWER: Expect = Expect::ANSWER;
const UNASKED: Expect = Expect::undescribed().replaced();
const FOREIGN_CODING: Expect = Expect::undescribed().replaced();
/// A reset may overtake what was sent before it.
const RESET: Expect = CUT.or(&[(Phase::Wait, Delivery::Unknown)]);

contracts![
    (
        a_good_answer_is_read_however_it_is_cut,
        "every reply delivered split at each byte",
        ANSWER.reused(),
        || { reply("HTTP/1.1 200 OK\r\ncontent-length: 15\r\n\r\n{\"receipt\":\"r\"}").play() }
    ),
    (an_interim_answer_is_passed_over, "endless 1xx", ANSWER.reused(), || {
        reply("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 15\r\n\r\n{\"receipt\":\"r\"}")
            .play()
    }),
    (switching_protocols_is_no_answer, "unasked 101", UNASKED, || {
        reply("HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n").play()
    }),
    (a_body_cut_short_is_in_doubt, "truncated Content-Length", CUT, || {
        reply("HTTP/1.1 200 OK\r\ncontent-length: 40\r\n\r\n{\"receipt\":\"r\"}").fin().play()
    }),
    (a_head_cut_short_is_in_doubt, "truncated Content-Length", NO_HTTP, || {
        reply("HTTP/1.1 200 OK\r\ncontent-le").fin().play()
    }),
    (bytes_after_the_body_end_the_connection, "bytes after the body", ANSWER.replaced(), || {
        reply("HTTP/1.1 200 OK\r\ncontent-length: 15\r\n\r\n{\"receipt\":\"r\"}AND MORE").play()
    }),
    (a_second_answer_is_nobody_s, "bytes after the body", ANSWER.replaced(), || {
        reply(
            "HTTP/1.1 200 OK\r\ncontent-length: 15\r\n\r\n{\"receipt\":\"r\"}\
             HTTP/1.1 200 OK\r\ncontent-length: 19\r\n\r\n{\"receipt\":\"wrong\"}",
        )
        .play()
    }),
    (
        bytes_behind_an_answer_without_a_body_end_the_connection,
        "bytes after the body",
        ANSWER.replaced(),
        || {
            reply(
                "HTTP/1.1 204 No Content\r\n\r\n\
             HTTP/1.1 200 OK\r\ncontent-length: 19\r\n\r\n{\"receipt\":\"wrong\"}",
            )
            .to(Asked::Forget)
            .play()
        }
    ),
    (a_body_that_must_not_be_ends_the_connection, "bytes after the body", UNASKED, || {
        reply("HTTP/1.1 304 Not Modified\r\ncontent-length: 5\r\n\r\nhello").to(Asked::Look).play()
    }),
    (chunks_are_put_together, "chunked garbage, overflow, truncated", ANSWER.reused(), || {
        reply(
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n\
             5;extension=1\r\n{\"rec\r\nA\r\neipt\":\"r\"}\r\n0\r\ntrailer: x\r\n\r\n",
        )
        .play()
    }),
    (a_chunk_size_of_garbage_is_in_doubt, "chunked garbage, overflow, truncated", CUT, || {
        reply("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"rec\r\nZZ\r\neipt\":\"r\"}\r\n0\r\n\r\n").play()
    }),
    (a_chunk_size_that_overflows_is_in_doubt, "chunked garbage, overflow, truncated", CUT, || {
        reply("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n{\"receipt\":\"r\"}\r\n").play()
    }),
    (the_largest_chunk_size_is_refused, "chunked garbage, overflow, truncated", CUT, || {
        reply("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n{\"receipt\":\"r\"}\r\n").fin().play()
    }),
    (an_extension_without_end_is_in_doubt, "chunked garbage, overflow, truncated", CUT, || {
        reply("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nF;").flood("x".repeat(4096)).play()
    }),
    (trailers_without_end_are_in_doubt, "chunked garbage, overflow, truncated", CUT, || {
        let body = "F\r\n{\"receipt\":\"r\"}\r\n0\r\n";
        reply(format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{body}"))
            .flood("x-trailer: y\r\n".repeat(100))
            .play()
    }),
    (a_length_in_a_trailer_means_nothing, "chunked garbage, overflow, truncated", ANSWER.reused(), || {
        reply(
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n\
             F\r\n{\"receipt\":\"r\"}\r\n0\r\ncontent-length: 3\r\n\r\n",
        )
        .play()
    }),
    (chunks_without_an_end_are_in_doubt, "chunked garbage, overflow, truncated", CUT, || {
        reply("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nF\r\n{\"receipt\":\"r\"}\r\n")
            .fin()
            .play()
    }),
    (
        two_ways_to_end_a_body_end_the_connection,
        "Content-Length with Transfer-Encoding",
        ANSWER.replaced(),
        || {
            reply(
                "HTTP/1.1 200 OK\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n\
             F\r\n{\"receipt\":\"r\"}\r\n0\r\n\r\n",
            )
            .play()
        }
    ),
    (
        a_foreign_transfer_encoding_is_in_doubt,
        "Content-Length with Transfer-Encoding",
        FOREIGN_CODING,
        || { reply("HTTP/1.1 200 OK\r\ntransfer-encoding: gzip\r\n\r\nx").fin().play() }
    ),
    (two_lengths_are_no_length, "two different Content-Lengths", NO_HTTP, || {
        reply("HTTP/1.1 200 OK\r\ncontent-length: 15\r\ncontent-length: 16\r\n\r\n{\"receipt\":\"r\"} ")
            .play()
    }),
    (a_negative_length_is_no_length, "two different Content-Lengths", NO_HTTP, || {
        reply("HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n{\"receipt\":\"r\"}").play()
    }),
    (a_length_of_other_signs_is_no_length, "two different Content-Lengths", NO_HTTP, || {
        let lengths = ["+15", "0x0f", "15 15", "1_5", "", "\u{661}5"];
        let heads = lengths.map(|length| format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n"));
        heads.into_iter().flat_map(|head| reply(head + "{\"receipt\":\"r\"}").play_whole()).collect()
    }),
    (a_length_beyond_u64_is_no_length, "two different Content-Lengths", NO_HTTP, || {
        reply("HTTP/1.1 200 OK\r\ncontent-length: 99999999999999999999\r\n\r\n{\"receipt\":\"r\"}").play()
    }),
    (a_length_of_exabytes_is_refused_at_once, "body over the limit, endless body", TOO_LONG, || {
        reply("HTTP/1.1 200 OK\r\ncontent-length: 18446744073709551613\r\n\r\n{\"receipt\":\"r\"}").play()
    }),
    (a_header_of_a_megabyte_is_in_doubt, "header of 1 MB, 150 headers", NO_HTTP, || {
        reply(format!("HTTP/1.1 200 OK\r\nx-large: {}\r\n\r\n", "x".repeat(1 << 20))).play()
    }),
    (a_head_above_the_limit_is_in_doubt, "header of 1 MB, 150 headers", NO_HTTP, || {
        let lines = format!("x-long: {}\r\n", "x".repeat(1000)).repeat(40);
        reply(format!("HTTP/1.1 200 OK\r\n{lines}content-length: 15\r\n\r\n{{\"receipt\":\"r\"}}")).play()
    }),
    (a_head_below_the_limit_is_read, "header of 1 MB, 150 headers", ANSWER.reused(), || {
        let lines = format!("x-long: {}\r\n", "x".repeat(1000)).repeat(20);
        reply(format!("HTTP/1.1 200 OK\r\n{lines}content-length: 15\r\n\r\n{{\"receipt\":\"r\"}}")).play()
    }),
    (a_head_of_150_lines_is_in_doubt, "header of 1 MB, 150 headers", NO_HTTP, || {
        let lines = "x-many: y\r\n".repeat(150);
        reply(format!("HTTP/1.1 200 OK\r\n{lines}content-length: 15\r\n\r\n{{\"receipt\":\"r\"}}")).play()
    }),
    (headers_without_end_are_in_doubt, "header of 1 MB, 150 headers", NO_HTTP, || {
        reply("HTTP/1.1 200 OK\r\n").flood("x-endless: y\r\n").play()
    }),
    (a_body_above_the_limit_is_refused, "body over the limit, endless body", TOO_LONG, || {
        reply(format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", (1 << 20) + 1)).flood(" ").play()
    }),
    (a_body_just_above_the_limit_is_refused, "body over the limit, endless body", TOO_LONG, || {
        let limited = |answer| reply(answer).limited(64).fin().play_whole();
        framed(65).into_iter().flat_map(limited).collect()
    }),
    (a_body_at_the_limit_is_read, "body over the limit, endless body", ANSWER, || {
        let limited = |answer| reply(answer).limited(64).fin().play_whole();
        framed(64).into_iter().flat_map(limited).collect()
    }),
    (a_body_without_end_is_refused, "body over the limit, endless body", TOO_LONG, || {
        reply("HTTP/1.1 200 OK\r\n\r\n").flood(" ".repeat(4096)).play()
    }),
    (chunks_without_number_are_refused, "body over the limit, endless body", TOO_LONG, || {
        let chunk = format!("1000\r\n{}\r\n", " ".repeat(0x1000));
        reply("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n").flood(chunk).play()
    }),
    (an_answer_of_http_1_0_is_read, "HTTP/1.0 reply without a reason phrase", ANSWER.replaced(), || {
        reply("HTTP/1.0 200\r\ncontent-length: 15\r\n\r\n{\"receipt\":\"r\"}").fin().play()
    }),
    (
        an_answer_that_ends_with_its_connection_is_read,
        "HTTP/1.0 reply without a reason phrase",
        ANSWER.replaced(),
        || { reply("HTTP/1.0 200 OK\r\n\r\n{\"receipt\":\"r\"}").fin().play() }
    ),
    (an_empty_reason_phrase_is_read, "HTTP/1.0 reply without a reason phrase", ANSWER.reused(), || {
        reply("HTTP/1.1 200 \r\ncontent-length: 15\r\n\r\n{\"receipt\":\"r\"}").play()
    }),
    (
        a_connection_to_be_closed_is_closed,
        "HTTP/1.0 reply without a reason phrase",
        ANSWER.replaced(),
        || {
            reply("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 15\r\n\r\n{\"receipt\":\"r\"}")
                .then(Step::Drain)
                .play()
        }
    ),
    (a_wish_to_close_is_heard_however_it_is_spelt, "bytes after the body", ANSWER.replaced(), || {
        let wishes = [
            "connection: CLOSE",
            "Connection:   close  ",
            "connection: keep-alive, close",
            "connection: close, keep-alive",
            "connection: x ,\tcLoSe , y",
            "connection: keep-alive\r\nconnection: close",
            "connection: close\r\nconnection: keep-alive",
        ];
        let body = "content-length: 15\r\n\r\n{\"receipt\":\"r\"}";
        let answers = wishes.map(|wish| format!("HTTP/1.1 200 OK\r\n{wish}\r\n{body}"));
        answers.into_iter().flat_map(|answer| reply(answer).then(Step::Drain).play_whole()).collect()
    }),
    (bare_line_feeds_are_read, "bare LF, obs-fold, NUL", ANSWER.reused(), || {
        reply("HTTP/1.1 200 OK\ncontent-length: 15\n\n{\"receipt\":\"r\"}").play()
    }),
    (a_folded_header_is_in_doubt, "bare LF, obs-fold, NUL", NO_HTTP, || {
        reply("HTTP/1.1 200 OK\r\nx-folded: a\r\n b\r\ncontent-length: 15\r\n\r\n{\"receipt\":\"r\"}").play()
    }),
    (a_nul_in_a_header_is_in_doubt, "bare LF, obs-fold, NUL", NO_HTTP, || {
        reply("HTTP/1.1 200 OK\r\nx-nul: a\0b\r\ncontent-length: 15\r\n\r\n{\"receipt\":\"r\"}").play()
    }),
    (a_space_before_the_colon_is_in_doubt, "bare LF, obs-fold, NUL", NO_HTTP, || {
        reply("HTTP/1.1 200 OK\r\ncontent-length : 15\r\n\r\n{\"receipt\":\"r\"}").play()
    }),
    (status_99_is_in_doubt, "status 99, 999, 1000", NO_HTTP, || {
        reply("HTTP/1.1 099 What\r\ncontent-length: 15\r\n\r\n{\"receipt\":\"r\"}").play()
    }),
    (status_999_is_no_success, "status 99, 999, 1000", Expect::undescribed(), || {
        reply("HTTP/1.1 999 What\r\ncontent-length: 15\r\n\r\n{\"receipt\":\"r\"}").play()
    }),
    (status_1000_is_in_doubt, "status 99, 999, 1000", NO_HTTP, || {
        reply("HTTP/1.1 1000 What\r\ncontent-length: 15\r\n\r\n{\"receipt\":\"r\"}").play()
    }),
    (an_answer_without_a_head_is_in_doubt, "HTTP/0.9, TLS alert on a plain port", NO_HTTP, || {
        reply("{\"receipt\":\"r\"}").fin().play()
    }),
    (a_tls_alert_is_in_doubt, "HTTP/0.9, TLS alert on a plain port", NO_HTTP, || {
        reply(b"\x15\x03\x01\x00\x02\x02\x46".as_slice()).fin().play()
    }),
    (an_answer_of_http_2_is_in_doubt, "HTTP/0.9, TLS alert on a plain port", NO_HTTP, || {
        reply(b"\0\0\x12\x04\0\0\0\0\0\0\x03\0\0\0\x80".as_slice()).fin().play()
    }),
    (half_an_answer_and_a_half_close_are_in_doubt, "half-close", CUT, || {
        reply("HTTP/1.1 200 OK\r\ncontent-length: 15\r\n\r\n{\"rec").then(Step::HalfClose).play()
    }),
    (an_answer_and_a_half_close_are_an_answer, "half-close", ANSWER.replaced(), || {
        reply("HTTP/1.1 200 OK\r\ncontent-length: 15\r\n\r\n{\"receipt\":\"r\"}").then(Step::HalfClose).play()
    }),
    (a_reset_inside_the_body_is_in_doubt, "truncated Content-Length", RESET, || {
        reply("HTTP/1.1 200 OK\r\ncontent-length: 40\r\n\r\n{\"receipt\":\"r\"}").then(Step::Reset).play()
    }),
    (
        an_answer_to_a_deletion_needs_no_body,
        "empty body where JSON is due, and where none is",
        ANSWER.reused(),
        || { reply("HTTP/1.1 204 No Content\r\n\r\n").to(Asked::Forget).play() }
    ),
];

/// A good body of this length, its end told in each of the three ways.
fn framed(length: usize) -> [String; 3] {
    let body = format!("{:<length$}", "{\"receipt\":\"r\"}");
    [
        format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{body}"),
        format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{length:x}\r\n{body}\r\n0\r\n\r\n"),
        format!("HTTP/1.1 200 OK\r\n\r\n{body}"),
    ]
}
