//! Calls the user's server: an event each, as the documents sign it.

use std::fmt::Write as _;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HOST};
use http::{Method, Request, StatusCode};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper_util::rt::TokioIo;
use sha1::{Digest as _, Sha1};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::engine::{CallbackUrl, Event, Random};

/// How long a call may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// How much of an answer is read, in bytes.
const ANSWER_BYTES: usize = 64 * 1024;

/// Asks whether the server wants events: it echoes eight characters.
pub(crate) async fn confirm(url: &CallbackUrl) -> bool {
    let echo = format!("{:08}", Random::new().nonce() % 100_000_000);
    let answer = call(url, Method::GET, &format!("echostr={echo}"), String::new()).await;
    let echoes = answer.is_some_and(|(status, body)| status.is_success() && body == echo.as_bytes());
    if echoes {
        url.confirm();
    }
    echoes
}

/// Whether the server took the event: it answered 2xx in time. One that has never echoed is asked to first, and gets
/// no event unless it does.
pub(crate) async fn deliver(url: &CallbackUrl, app_key: &str, master_secret: &str, event: &Event) -> bool {
    if !url.is_confirmed() && !confirm(url).await {
        return false;
    }
    let form = form(app_key, master_secret, Random::new().nonce(), now(), event);
    call(url, Method::POST, "", form).await.is_some_and(|(status, _)| status.is_success())
}

fn form(app_key: &str, master_secret: &str, nonce: u64, timestamp: u128, event: &Event) -> String {
    let signed =
        format!("appKey={app_key}&appMasterSecret={master_secret}&nonce={nonce}&timestamp={timestamp}");
    let mut signature = String::new();
    for byte in Sha1::digest(signed) {
        // A string takes everything.
        let _ = write!(signature, "{byte:02x}");
    }
    let data = encoded(&event.data().to_string());
    let kind = event.kind();
    format!("nonce={nonce}&signature={signature}&timestamp={timestamp}&type={kind}&data={data}")
}

/// The machine's time and not the sandbox's: whoever is called judges by its own clock how old a call is.
fn now() -> u128 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis()
}

async fn call(url: &CallbackUrl, method: Method, query: &str, form: String) -> Option<(StatusCode, Bytes)> {
    timeout(PATIENCE, exchange(url, method, query, form)).await.ok().flatten()
}

async fn exchange(
    url: &CallbackUrl,
    method: Method,
    query: &str,
    form: String,
) -> Option<(StatusCode, Bytes)> {
    let is_post = method == Method::POST;
    let mut request = Request::builder().method(method).uri(url.path(query)).header(HOST, url.authority());
    if is_post {
        request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    }
    let request = request.body(Full::new(Bytes::from(form))).ok()?;
    let stream = TcpStream::connect(url.address()).await.ok()?;
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.ok()?;
    let answer = async {
        let answer = sender.send_request(request).await.ok()?;
        let status = answer.status();
        let body = Limited::new(answer.into_body(), ANSWER_BYTES).collect().await.ok()?;
        Some((status, body.to_bytes()))
    };
    let mut answer = std::pin::pin!(answer);
    tokio::select! {
        answer = answer.as_mut() => answer,
        // The connection may end with the answer in hand.
        _ = connection => answer.await,
    }
}

/// As a form encodes a value.
fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'*' | b'-' | b'.' | b'_' => {
                encoded.push(char::from(byte));
            }
            b' ' => encoded.push('+'),
            byte => {
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{PhoneReply, Receipt};

    #[test]
    fn a_callback_is_signed_and_encoded_as_the_documents_say() {
        let event = Event::Report(Receipt {
            msg_id: "1652496".into(),
            phone: "15822889320".into(),
            receive_time: UNIX_EPOCH + Duration::from_millis(1_492_150_741_392),
            status: 4_001,
        });
        let form = form(
            "dev_sample_appKey",
            "dev_sample_appMasterSecret",
            7_659_972_084_945_889_195,
            1_492_150_740_274,
            &event,
        );
        let data = "%7B%22msgId%22%3A%221652496%22%2C%22phone%22%3A%2215822889320%22%2C\
                    %22receiveTime%22%3A1492150741392%2C%22status%22%3A4001%7D";
        let signature = "57858e063e5a802e09f7e87169b587701537d4d9";
        let expected = format!(
            "nonce=7659972084945889195&signature={signature}&timestamp=1492150740274&type=SMS_REPORT&data={data}"
        );
        assert_eq!(form, expected);
    }

    #[test]
    fn a_text_is_encoded_byte_by_byte() {
        assert_eq!(encoded("TD 退+&=%\n*-._"), "TD+%E9%80%80%2B%26%3D%25%0A*-._");
        let reply = PhoneReply { phone: "13000000000".into(), reply_time: UNIX_EPOCH, content: "\"".into() };
        assert!(encoded(&Event::Reply(reply).data().to_string()).contains("%5C%22"));
    }
}
