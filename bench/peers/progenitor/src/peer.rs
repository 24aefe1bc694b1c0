use harness::{Peer, Target};
use progenitor::progenitor_client::Error;

use crate::Client;
use crate::sms::types::{Recipient, SendBatch, SendCode, SentBatch};

fn request() -> SendCode {
    SendCode { mobile: "13812345678".to_owned(), sign_id: None, temp_id: 1 }
}

impl Peer for Client {
    type Recipients = Vec<Recipient>;
    type Batch = SentBatch;

    fn connect(target: &Target) -> Self {
        Self::new(&target.base_url, target.tls().then_some(&target.root[..]), "key", "secret")
    }

    async fn send_code(&self) -> String {
        self.0.send_code(&request()).await.expect("an answer").into_inner().msg_id
    }

    fn recipients() -> Vec<Recipient> {
        harness::recipients()
            .map(|(mobile, number)| Recipient { mobile, temp_para: [("number".to_owned(), number)].into() })
            .collect()
    }

    async fn send_batch(&self, recipients: Vec<Recipient>) -> SentBatch {
        let request = SendBatch { sign_id: None, temp_id: 1250, tag: None, recipients };
        self.0.send_batch(&request).await.expect("an answer").into_inner()
    }

    fn rows(batch: &SentBatch) -> (usize, usize) {
        let failed = batch.recipients.iter().filter(|row| row.error_code.is_some()).count();
        (batch.recipients.len() - failed, failed)
    }

    async fn get_template(&self) -> String {
        self.0.get_template(37582).await.expect("an answer").into_inner().template
    }

    async fn refused(&self) -> i64 {
        match self.0.send_code(&request()).await {
            Err(Error::ErrorResponse(refused)) => refused.into_inner().error.code.expect("a code"),
            other => panic!("not refused: {other:?}"),
        }
    }
}
