//! Callbacks from anyone: never a panic, never an event whose signature is not that of the secrets, never the
//! same one twice.
//!
//! The first byte says how much of the request is genuine; the rest is the body or its data.

#![no_main]

use std::time::{Duration, SystemTime};

use http::{Method, Uri};
use libfuzzer_sys::fuzz_target;
use sha1::{Digest as _, Sha1};
use sms_api::callbacks::{Reason, Received};

mod api {
    sms_api::sms_api!("../tests/specs/callbacks.toml", callbacks);
}
use api::Notification;

const NOW: u64 = 1_700_000_000_000;

fuzz_target!(|input: &[u8]| {
    let Some((way, rest)) = input.split_first() else { return };
    let now = SystemTime::UNIX_EPOCH + Duration::from_millis(NOW);
    let handler = Notification::handler("key", "secret").clock(move || now);
    match way % 3 {
        // Anything: without the secret nothing is genuine.
        0 => match handler.read(&Method::POST, &Uri::from_static("/"), rest) {
            Ok(received) => panic!("taken: {received:?}"),
            Err(refused) => drop((refused.to_string(), refused.answer())),
        },
        // Anything as a query.
        1 => {
            let Ok(text) = std::str::from_utf8(rest) else { return };
            let Ok(uri) = format!("/?{text}").parse() else { return };
            if let Err(refused) = handler.read(&Method::GET, &uri, b"") {
                drop(refused.to_string());
            }
        }
        // A genuine one with any data.
        _ => {
            let signed = format!("appKey=key&appMasterSecret=secret&nonce=n&timestamp={NOW}");
            let signature: String =
                Sha1::digest(signed.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
            let data: String = rest.iter().map(|byte| format!("%{byte:02x}")).collect();
            let body = format!("nonce=n&timestamp={NOW}&signature={signature}&type=SMS_REPORT&data={data}");
            let read = || handler.read(&Method::POST, &Uri::from_static("/"), body.as_bytes());
            match read() {
                Ok(Received::Event(..)) => {
                    assert_eq!(read().map(drop).unwrap_err().reason(), Reason::Replayed);
                }
                Ok(other) => panic!("{other:?}"),
                Err(refused) => match refused.reason() {
                    Reason::Undecodable => assert_eq!(refused.event().unwrap().data().as_bytes(), rest),
                    Reason::Incomplete | Reason::Malformed => {}
                    reason => panic!("{reason:?}"),
                },
            }
        }
    }
});
