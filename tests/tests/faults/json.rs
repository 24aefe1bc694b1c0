//! Answers that are HTTP, and not, or barely, the JSON that the spec describes.

use crate::api::{Asked, Channel, State};
use crate::contract::{Expect, contracts};
use crate::reply::{body, reply};

/// The connection is as good as ever: only what it carried was not.
const NOT_DESCRIBED: Expect = Expect::undescribed().attempts(1).reused();
const ANSWER: Expect = Expect::ANSWER.reused();

contracts![
    (
        nothing_where_json_is_due_is_in_doubt,
        "empty body where JSON is due, and where none is",
        NOT_DESCRIBED,
        || { body("").play() }
    ),
    (
        no_content_where_json_is_due_is_in_doubt,
        "empty body where JSON is due, and where none is",
        NOT_DESCRIBED,
        || { reply("HTTP/1.1 204 No Content\r\n\r\n").play() }
    ),
    (
        blanks_where_json_is_due_are_in_doubt,
        "empty body where JSON is due, and where none is",
        NOT_DESCRIBED,
        || { body(" \r\n\t").play() }
    ),
    (
        nothing_where_nothing_is_due_is_an_answer,
        "empty body where JSON is due, and where none is",
        ANSWER,
        || { body("").to(Asked::Forget).play() }
    ),
    (
        something_where_nothing_is_due_is_an_answer,
        "empty body where JSON is due, and where none is",
        ANSWER,
        || { body("{\"surprise\": 1}").to(Asked::Forget).play() }
    ),
    (a_byte_order_mark_is_passed_over, "BOM", ANSWER, || body("\u{feff}{\"receipt\":\"r\"}").play()),
    (two_byte_order_marks_are_in_doubt, "BOM", NOT_DESCRIBED, || body("\u{feff}\u{feff}{\"receipt\":\"r\"}")
        .play()),
    (utf_16_is_in_doubt, "BOM", NOT_DESCRIBED, || {
        let text: Vec<u8> = "\u{feff}{\"receipt\":\"r\"}".encode_utf16().flat_map(u16::to_le_bytes).collect();
        body(text).play()
    }),
    (an_id_may_be_a_text, "an id as string and as number", ANSWER, || {
        body("{\"receipt\":\"007\"}").gives(|response| assert_eq!(response.receipt.as_str(), "007")).play()
    }),
    (an_id_may_be_a_number, "an id as string and as number", ANSWER, || {
        body("{\"receipt\":288193860302}").gives(|it| assert_eq!(it.receipt.as_str(), "288193860302")).play()
    }),
    (an_id_is_no_fraction, "an id as string and as number", NOT_DESCRIBED, || body("{\"receipt\":1.5}")
        .play()),
    (an_id_is_no_list, "an id as string and as number", NOT_DESCRIBED, || body("{\"receipt\":[\"r\"]}")
        .play()),
    (a_key_that_comes_twice_is_in_doubt, "duplicate keys", NOT_DESCRIBED, || {
        body("{\"receipt\":\"a\",\"receipt\":\"b\"}").play()
    }),
    (a_key_that_comes_twice_in_other_letters_is_in_doubt, "duplicate keys", NOT_DESCRIBED, || {
        body("{\"receipt\":\"a\",\"r\\u0065ceipt\":\"b\"}").play()
    }),
    (
        bytes_that_are_no_text_are_in_doubt,
        "invalid UTF-8, lone surrogate, trailing bytes, null",
        NOT_DESCRIBED,
        || body(b"{\"receipt\":\"\xff\xfe\"}").play()
    ),
    (
        an_overlong_character_is_in_doubt,
        "invalid UTF-8, lone surrogate, trailing bytes, null",
        NOT_DESCRIBED,
        || body(b"{\"receipt\":\"\xc0\xaf\"}").play()
    ),
    (
        half_a_surrogate_pair_is_in_doubt,
        "invalid UTF-8, lone surrogate, trailing bytes, null",
        NOT_DESCRIBED,
        || body("{\"receipt\":\"\\ud83d\"}").play()
    ),
    (
        bytes_behind_the_value_are_in_doubt,
        "invalid UTF-8, lone surrogate, trailing bytes, null",
        NOT_DESCRIBED,
        || body("{\"receipt\":\"r\"} x").play()
    ),
    (
        a_second_value_is_in_doubt,
        "invalid UTF-8, lone surrogate, trailing bytes, null",
        NOT_DESCRIBED,
        || { body("{\"receipt\":\"r\"}{\"receipt\":\"r\"}").play() }
    ),
    (half_a_value_is_in_doubt, "invalid UTF-8, lone surrogate, trailing bytes, null", NOT_DESCRIBED, || {
        body("{\"receipt\":\"r\"").play()
    }),
    (null_is_no_record, "invalid UTF-8, lone surrogate, trailing bytes, null", NOT_DESCRIBED, || body(
        "null"
    )
    .play()),
    (a_list_is_no_record, "invalid UTF-8, lone surrogate, trailing bytes, null", NOT_DESCRIBED, || body(
        "[\"r\"]"
    )
    .play()),
    (null_is_no_text, "invalid UTF-8, lone surrogate, trailing bytes, null", NOT_DESCRIBED, || body(
        "{\"receipt\":null}"
    )
    .play()),
    (
        a_missing_field_is_in_doubt,
        "invalid UTF-8, lone surrogate, trailing bytes, null",
        NOT_DESCRIBED,
        || body("{}").play()
    ),
    (null_is_an_absent_field, "invalid UTF-8, lone surrogate, trailing bytes, null", ANSWER, || {
        body("{\"receipt\":\"r\",\"count\":null}").gives(|response| assert_eq!(response.count, None)).play()
    }),
    (
        a_raw_control_character_is_in_doubt,
        "invalid UTF-8, lone surrogate, trailing bytes, null",
        NOT_DESCRIBED,
        || body("{\"receipt\":\"a\nb\"}").play()
    ),
    (nesting_in_an_unknown_field_is_passed_over, "nesting 200,000 deep", ANSWER, || {
        let (open, close) = ("[".repeat(200_000), "]".repeat(200_000));
        body(format!("{{\"receipt\":\"r\",\"unknown\":{open}{close}}}")).play()
    }),
    (nesting_where_a_text_is_due_is_in_doubt, "nesting 200,000 deep", NOT_DESCRIBED, || {
        body(format!("{{\"receipt\":{}", "{\"a\":".repeat(200_000))).play()
    }),
    (a_number_beyond_u64_is_in_doubt, "numbers beyond u64", NOT_DESCRIBED, || {
        body("{\"receipt\":\"r\",\"count\":18446744073709551616}").play()
    }),
    (the_largest_u64_is_read, "numbers beyond u64", ANSWER, || {
        let largest = "{\"receipt\":18446744073709551615,\"count\":18446744073709551615}";
        body(largest)
            .gives(|response| {
                assert_eq!(response.count, Some(u64::MAX));
                assert_eq!(response.receipt.as_str(), "18446744073709551615");
            })
            .play()
    }),
    (an_id_beyond_u64_is_not_rounded, "numbers beyond u64", ANSWER, || {
        body("{\"receipt\":123456789012345678901234567890}")
            .gives(|response| assert_eq!(response.receipt.as_str(), "123456789012345678901234567890"))
            .play()
    }),
    (a_negative_number_is_no_u64, "numbers beyond u64", NOT_DESCRIBED, || {
        body("{\"receipt\":\"r\",\"count\":-1}").play()
    }),
    (a_number_out_of_all_range_is_in_doubt, "numbers beyond u64", NOT_DESCRIBED, || {
        body("{\"receipt\":\"r\",\"count\":1e999}").play()
    }),
    (an_unknown_field_is_passed_over, "unknown code, field, enum value", ANSWER, || {
        body("{\"new\":{\"deep\":[1,2.5,null,\"\\u6781\"]},\"receipt\":\"r\",\"\":0}").play()
    }),
    (an_unknown_enum_value_is_kept, "unknown code, field, enum value", ANSWER, || {
        body("{\"receipt\":\"r\",\"state\":77}")
            .gives(|response| {
                let Some(State::Unknown(state)) = response.state else { panic!("{:?}", response.state) };
                assert_eq!(state.value(), 77);
            })
            .play()
    }),
    (an_unknown_text_of_an_enum_is_kept, "unknown code, field, enum value", ANSWER, || {
        body("{\"receipt\":\"r\",\"channel\":\"pigeon\"}")
            .gives(|response| {
                let Some(Channel::Unknown(channel)) = &response.channel else {
                    panic!("{:?}", response.channel)
                };
                assert_eq!(channel.value(), "pigeon");
            })
            .play()
    }),
];
