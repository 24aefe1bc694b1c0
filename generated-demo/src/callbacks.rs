//! The service calls this program: a small server of our own, to which the sandbox brings signed events.

use std::time::Duration;

use hyper::server::conn::http1;
use hyper_util::rt::TokioIo;
use sms_api_sandbox::{SAMPLE_APP_KEY, SAMPLE_MASTER_SECRET, Sandbox};
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio::time::timeout;

use crate::report::{Report, chain};
use crate::sms::{Client, Notification, ReportStatus};

/// How long an event may take to come.
const PATIENCE: Duration = Duration::from_secs(20);
const MOBILE: &str = "13912345678";

pub(crate) async fn run(client: &Client, sandbox: &Sandbox, report: &mut Report) {
    report.part("Callbacks 回调");
    if let Err(problem) = follow(client, sandbox, report).await {
        report.check(&format!("no problem: {}", chain(problem.as_ref())), false);
    }
}

async fn follow(
    client: &Client,
    sandbox: &Sandbox,
    report: &mut Report,
) -> Result<(), Box<dyn std::error::Error>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/sms", listener.local_addr()?);
    let (keep, mut events) = mpsc::channel(16);
    let server = tokio::spawn(serve(listener, keep));

    let control = sandbox.control()?;
    control.set_callback(url.as_str()).await?;
    report.check(&format!("the service asked {url} for an echo, and got it"), true);

    let sent = client.send_code(MOBILE, 1).await?;
    let event = next(&mut events).await;
    println!("\n   POST {url} -- SMS_REPORT, after client.send_code(mobile, 1)\n        {event:?}");
    report.check(
        "the message is reported as delivered",
        matches!(&event, Some(Notification::Report(it)) if it.msg_id == sent.msg_id && it.status == ReportStatus::Delivered),
    );

    control.add_reply(MOBILE, "TD").await?;
    let event = next(&mut events).await;
    println!("\n   POST {url} -- SMS_REPLY, after somebody answered\n        {event:?}");
    report.check(
        "the reply is handed on",
        matches!(&event, Some(Notification::Reply(it)) if it.phone == MOBILE.into() && it.content == "TD"),
    );

    let text = "您的取件码是{{number}}。";
    let made = client.create_template(text, crate::sms::TemplateType::Notification).await?;
    let rejected = sandbox.reject_template(u64::try_from(made.temp_id.value()).unwrap_or_default());
    report.check("somebody at the service rejects a template", rejected.is_ok());
    let event = next(&mut events).await;
    println!("\n   POST {url} -- SMS_TEMPLATE, after its audit\n        {event:?}");
    report.check(
        "the audit is told",
        matches!(&event, Some(Notification::Template(it)) if it.temp_id == made.temp_id),
    );

    control.clear_callback().await?;
    server.abort();
    Ok(())
}

/// Keeps every event that is genuine, timely and new.
async fn serve(listener: TcpListener, keep: mpsc::Sender<Notification>) {
    let handler = Notification::handler(SAMPLE_APP_KEY, SAMPLE_MASTER_SECRET);
    while let Ok((stream, _)) = listener.accept().await {
        let keep = keep.clone();
        let service = handler.clone().service(move |event| {
            let keep = keep.clone();
            async move { keep.send(event).await }
        });
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}

async fn next(events: &mut mpsc::Receiver<Notification>) -> Option<Notification> {
    timeout(PATIENCE, events.recv()).await.ok().flatten()
}
