//! Signatures, handed in with pictures.

use std::io::Cursor;

use sms_api::{ErrorKind, File};
use sms_api_sandbox::Sandbox;

use super::MOBILE;
use crate::report::Report;
use crate::sms::{Client, ErrorCode, SignId, SignStatus, SignType};

/// The beginning of every PNG, which is all that anybody here looks at.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
/// The signature that every account begins with.
const DEFAULT: i64 = 1;

pub(super) async fn run(client: &Client, sandbox: Option<&Sandbox>, report: &mut Report) {
    report.part("Signatures 短信签名");
    refused_here(client, report).await;
    report.refused(
        "POST /sign -- a file that is called a PNG and is none",
        client.create_sign("极光科技").image0(File::new("license.png", "image/png", "text")).await,
        ErrorCode::InvalidImage,
    );

    let call =
        "POST /sign -- client.create_sign(\"极光推送\").kind(SignType::Company).image0(a file in memory)";
    let image = File::new("license.png", "image/png", PNG);
    let created =
        client.create_sign("极光推送").kind(SignType::Company).image0(image).remark("公司简称").await;
    let Some(created) = report.answered(call, created) else { return };
    let sign_id = created.sign_id;
    report.refused(
        "POST /sign -- while another one is being audited",
        client.create_sign("极光科技").await,
        ErrorCode::OtherSignaturesInTheAudit,
    );
    let call = "GET /sign/{sign_id} -- client.get_sign(sign_id)";
    if let Some(sign) = report.answered(call, client.get_sign(sign_id).await) {
        report.check("being audited", sign.status == SignStatus::Auditing);
    }

    audit(client, sign_id, sandbox, report).await;

    report.refused(
        "DELETE /sign/{sign_id} -- the default one",
        client.delete_sign(DEFAULT).await,
        ErrorCode::DefaultSignatureCannotBeDeleted,
    );
    let call = "DELETE /sign/{sign_id} -- client.delete_sign(sign_id)";
    if report.answered(call, client.delete_sign(sign_id).await).is_some() {
        report.refused(
            "GET /sign/{sign_id} -- after its deletion",
            client.get_sign(sign_id).await,
            ErrorCode::InvalidSignId,
        );
    }
}

/// Only a rejected one may be changed, and it takes somebody at the service to reject it.
async fn audit(client: &Client, sign_id: SignId, sandbox: Option<&Sandbox>, report: &mut Report) {
    let call = "POST /sign/{sign_id} -- client.update_sign(sign_id, \"极光短信\"), the form since September 2025, its \
                pictures read while they are sent";
    let Some(sandbox) = sandbox else {
        report.skip(call, "only a rejected signature may be changed, and nobody here can reject it");
        return;
    };
    let known = u64::try_from(sign_id.value()).unwrap_or_default();
    report.check("somebody at the service rejects it", sandbox.reject_signature(known).is_ok());
    let updated = client
        .update_sign(sign_id, "极光短信")
        .kind(SignType::Company)
        .legal_person_name("张三")
        .legal_person_id_number("110101199003070000")
        .id_card_image(picture("id.png", 300_000))
        .business_license_image(picture("license.png", 1_500_000))
        .await;
    report.answered(call, updated);
    report.check("somebody at the service approves it", sandbox.approve_signature(known).is_ok());
    let sent = client.send_code(MOBILE, 1).sign_id(sign_id).await;
    report.answered("POST /codes -- client.send_code(mobile, 1).sign_id(sign_id)", sent);
    report.check(
        "the message has the new signature",
        sandbox.latest_message(MOBILE).is_some_and(|message| message.text.contains("【极光短信】")),
    );
}

/// What never leaves this machine.
async fn refused_here(client: &Client, report: &mut Report) {
    let image = File::new("animation.gif", "image/gif", vec![0; (2 << 20) + 1]);
    report.not_sent(
        "client.create_sign(\"A\").image0(a GIF of more than 2 MB) -- breaks three documented limits at once",
        client.create_sign("A").image0(image).await,
        ErrorKind::Invalid,
    );
    let short = File::stream("cut.png", "image/png", 1000, Cursor::new(PNG));
    report.not_sent(
        "client.create_sign(\"极光推送\").image0(a stream that ends before its announced length)",
        client.create_sign("极光推送").image0(short).await,
        ErrorKind::File,
    );
}

/// A picture of so many bytes that is not in memory as a whole, as a file of the disk would be.
fn picture(name: &str, length: u64) -> File {
    use tokio::io::AsyncReadExt as _;

    let rest = tokio::io::repeat(0).take(length - PNG.len() as u64);
    File::stream(name, "image/png", length, PNG.chain(rest))
}
