//! serde's derive alone, on the batch: what reading and writing JSON costs without a connection.
//!
//! usage: yardstick-codec encode|decode|decode-path|nothing ANSWER.json COUNT
//!
//! Prints the lengths of the request and of the answer.

use std::hint::black_box;

use serde_json::{Deserializer, Error};
use yardstick::types::{Recipient, SendBatch, SentBatch};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut next = || arguments.next().ok_or("usage: yardstick-codec MODE ANSWER.json COUNT");
    let (mode, answer, count) = (next()?, std::fs::read(next()?)?, next()?.parse::<usize>()?);
    let recipients = harness::recipients()
        .map(|(mobile, number)| Recipient { mobile, temp_para: Some([("number".to_owned(), number)].into()) })
        .collect();
    let request = SendBatch { sign_id: None, temp_id: 1250, tag: None, recipients };
    for _ in 0..count {
        match mode.as_str() {
            "encode" => drop(black_box(encode(black_box(&request))?)),
            "decode" => drop(black_box(decode(black_box(&answer))?)),
            "decode-path" => drop(black_box(decode_with_path(black_box(&answer))?)),
            "nothing" => {}
            other => return Err(format!("no mode `{other}`").into()),
        }
    }
    println!("{} {}", serde_json::to_vec(&request)?.len(), answer.len());
    Ok(())
}

// What is counted happens in these; dropping the values does not belong to it.

#[inline(never)]
fn encode(request: &SendBatch) -> Result<Vec<u8>, Error> {
    serde_json::to_vec(request)
}

#[inline(never)]
fn decode(answer: &[u8]) -> Result<SentBatch, Error> {
    serde_json::from_slice(answer)
}

#[inline(never)]
fn decode_with_path(answer: &[u8]) -> Result<SentBatch, serde_path_to_error::Error<Error>> {
    serde_path_to_error::deserialize(&mut Deserializer::from_slice(answer))
}
