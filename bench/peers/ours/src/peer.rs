use harness::{BODY_LIMIT, Peer, TIME_LIMIT, Target};

use crate::sms::{Builder, Client, Credentials, Error, ErrorCode, Recipient, SendBatchResponse};

impl Peer for Client {
    type Recipients = Vec<Recipient>;
    type Batch = SendBatchResponse;

    fn connect(target: &Target) -> Self {
        connect(target).expect("a client")
    }

    async fn send_code(&self) -> String {
        Self::send_code(self, "13812345678", 1).await.expect("an answer").msg_id.into()
    }

    fn recipients() -> Vec<Recipient> {
        harness::recipients()
            .map(|(mobile, number)| Recipient::new(mobile).temp_para([("number", number)]))
            .collect()
    }

    async fn send_batch(&self, recipients: Vec<Recipient>) -> SendBatchResponse {
        Self::send_batch(self, 1250, recipients).await.expect("an answer")
    }

    fn rows(batch: &SendBatchResponse) -> (usize, usize) {
        let failed = batch.recipients.iter().filter(|row| row.error_code.is_some()).count();
        (batch.recipients.len() - failed, failed)
    }

    async fn get_template(&self) -> String {
        Self::get_template(self, 37582).await.expect("an answer").template
    }

    async fn refused(&self) -> i64 {
        let refused = Self::send_code(self, "13812345678", 1).await.expect_err("a refusal");
        assert_eq!(refused.code(), Some(ErrorCode::OutOfFreq));
        50009
    }
}

fn connect(target: &Target) -> Result<Client, Error> {
    let builder: Builder = Client::builder(Credentials::new("key", "secret"));
    builder
        .base_url(&target.base_url)?
        .timeout(TIME_LIMIT)
        .attempt_timeout(TIME_LIMIT)
        .max_response_body(BODY_LIMIT)
        .max_connections(1_024)
        .add_root_certificate_pem(&target.root)?
        .build()
}
