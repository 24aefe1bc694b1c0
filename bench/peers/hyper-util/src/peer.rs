use harness::{Peer, Target};

use crate::types::{Recipient, SendCode, SentBatch};
use crate::{Client, Error};

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
        Self::send_code(self, &request()).await.expect("an answer").msg_id
    }

    fn recipients() -> Vec<Recipient> {
        harness::recipients()
            .map(|(mobile, number)| Recipient {
                mobile,
                temp_para: Some([("number".to_owned(), number)].into()),
            })
            .collect()
    }

    async fn send_batch(&self, recipients: Vec<Recipient>) -> SentBatch {
        Self::send_batch(self, 1250, recipients).await.expect("an answer")
    }

    fn rows(batch: &SentBatch) -> (usize, usize) {
        let failed = batch.recipients.iter().filter(|row| row.error_code.is_some()).count();
        (batch.recipients.len() - failed, failed)
    }

    async fn get_template(&self) -> String {
        Self::get_template(self, 37582).await.expect("an answer").template
    }

    async fn refused(&self) -> i64 {
        match Self::send_code(self, &request()).await {
            Err(Error::Api { code: Some(code), .. }) => code,
            other => panic!("not refused: {other:?}"),
        }
    }
}
