use harness::{Peer, Target};

use crate::Client;
use crate::generated::{
    ApiOpError, Recipient, RecipientTempPara, SendBatch, SendCode, SendCodeApiError, SentBatch,
};

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
        self.0.send_code(request()).await.expect("an answer").msg_id
    }

    fn recipients() -> Vec<Recipient> {
        harness::recipients()
            .map(|(mobile, number)| {
                let additional_properties = [("number".to_owned(), number)].into();
                Recipient { mobile, temp_para: Some(RecipientTempPara { additional_properties }) }
            })
            .collect()
    }

    async fn send_batch(&self, recipients: Vec<Recipient>) -> SentBatch {
        let request = SendBatch { sign_id: None, temp_id: 1250, tag: None, recipients };
        self.0.send_batch(request).await.expect("an answer")
    }

    fn rows(batch: &SentBatch) -> (usize, usize) {
        let failed = batch.recipients.iter().filter(|row| row.error_code.is_some()).count();
        (batch.recipients.len() - failed, failed)
    }

    async fn get_template(&self) -> String {
        self.0.get_template(37582).await.expect("an answer").template
    }

    async fn refused(&self) -> i64 {
        match self.0.send_code(request()).await {
            Err(ApiOpError::Api(refused)) => match refused.typed {
                Some(SendCodeApiError::Status4xx(failure)) => failure.error.code.expect("a code"),
                other => panic!("not understood: {other:?}"),
            },
            other => panic!("not refused: {other:?}"),
        }
    }
}
