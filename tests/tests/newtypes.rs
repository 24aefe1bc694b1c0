//! Types of their own around scalars are told apart, and have all that identifiers are asked for.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::any::TypeId;
use std::collections::{BTreeSet, HashSet};

use api::{
    Client, Flag, Keep, Level, LooseNumber, LooseText, Mobile, Number, Offset, Pin, Port, Ratio, Row, Size,
    Step, Text, Tiny,
};
use sms_api_tests::{Script, Server};

mod api {
    sms_api::sms_api!("specs/newtypes.toml");
}

/// What a user can do for types of their own crate only.
trait Column {
    const TABLE: &'static str;
}

impl Column for Row {
    const TABLE: &'static str = "rows";
}

impl Column for Number {
    const TABLE: &'static str = "numbers";
}

impl PartialEq<Row> for i64 {
    fn eq(&self, other: &Row) -> bool {
        *self == other.value()
    }
}

fn answering(body: &str) -> (Server, Client) {
    let length = body.len();
    let server = Server::start(Script::answering(format!(
        "HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{body}"
    )));
    let client = Client::builder().base_url(&server.base_url()).unwrap().build().unwrap();
    (server, client)
}

#[test]
fn a_literal_is_taken_wherever_the_scalar_is_an_integer() {
    let client = Client::builder().build().unwrap();
    let call = client.keep(true, "text", 1, 2, 3).size(4).step(-5).level(-6).offset(-7).row(-8).ratio(0.5);
    let keep = call.mobile("13812345678").pin(1234).rows([9, 10]).into_request();
    assert_eq!(keep.flag, Flag::from(true));
    assert_eq!(keep.text, "text".parse::<Text>().unwrap());
    assert_eq!((keep.tiny.value(), keep.port.value(), keep.number.value()), (1_u8, 2_u16, 3_u32));
    assert_eq!(keep.size.map(Size::value), Some(4_u64));
    assert_eq!(keep.step.map(Step::value), Some(-5_i8));
    assert_eq!(keep.level.map(Level::value), Some(-6_i16));
    assert_eq!(keep.offset.map(Offset::value), Some(-7_i32));
    assert_eq!(keep.row.map(Row::value), Some(-8_i64));
    assert_eq!(keep.ratio.map(Ratio::value), Some(0.5));
    assert_eq!(keep.rows, Some(vec![Row::from(9), Row::from(10)]));
    assert_eq!(9, Row::from(9));
    assert_ne!(keep, Keep::new(true, "text", 1, 2, 3));
}

#[test]
fn each_is_a_type_of_its_own_that_users_can_implement_traits_for() {
    assert_eq!((Row::TABLE, Number::TABLE), ("rows", "numbers"));
    assert_ne!(TypeId::of::<Number>(), TypeId::of::<LooseNumber>());
    assert_ne!(TypeId::of::<Number>(), TypeId::of::<Pin>());
    assert_ne!(TypeId::of::<Text>(), TypeId::of::<LooseText>());
}

#[test]
fn it_reads_and_prints_what_is_on_the_wire_and_is_ordered_and_hashed_by_it() {
    assert_eq!("-42".parse::<Row>().unwrap().to_string(), "-42");
    assert!("forty".parse::<Row>().is_err() && "256".parse::<Tiny>().is_err());
    assert_eq!(format!("{:?} {:?}", Row::from(1), Text::from("a\"b")), r#"Row(1) Text("a\"b")"#);
    assert_eq!(format!("{:#?}", Flag::from(true)), "Flag(\n    true,\n)");
    assert_eq!(format!("{:>5}|{:05}", Text::from("ab"), Port::from(7)), "   ab|00007");
    let rows: BTreeSet<Row> = [3, 1, 2].map(Row::from).into();
    assert_eq!(rows.into_iter().map(i64::from).collect::<Vec<_>>(), [1, 2, 3]);
    let texts: HashSet<Text> = ["a", "b", "a"].map(Text::from).into();
    assert_eq!(texts.len(), 2);
    assert!(Ratio::from(0.5) < Ratio::from(1.5) && Ratio::from(f64::NAN) != Ratio::from(f64::NAN));
    assert_eq!(String::from(Text::from("a".to_owned())), "a");
}

#[test]
fn a_sensitive_one_shows_nothing_but_the_ends_of_a_telephone_number() {
    let (mobile, pin) = (Mobile::from("13812345678"), Pin::from(741_627));
    assert_eq!(format!("{mobile} {mobile:?} {pin} {pin:?}"), "138****5678 138****5678 **** ****");
    assert_eq!((mobile.as_str(), pin.value()), ("13812345678", 741_627));
}

#[tokio::test]
async fn it_is_read_from_the_other_json_type_only_where_the_spec_says_so() {
    let body = r#"{"loose_text": 7, "loose_number": "8", "ratio": 1.25, "rows": {"a": 1}}"#;
    let (_server, client) = answering(body);
    let kept = client.keep(true, "text", 1, 2, 3).await.unwrap();
    assert_eq!((kept.loose_text.as_str(), kept.loose_number.value()), ("7", 8));
    assert_eq!((kept.ratio, kept.rows["a"]), (Ratio::from(1.25), Row::from(1)));

    let (_server, client) = answering(&body.replace("1}", "\"1\"}"));
    let error = client.keep(true, "text", 1, 2, 3).await.unwrap_err();
    assert!(error.to_string().contains("rows"), "{error}");
}
