use std::collections::{BTreeMap, HashSet};

use super::frequency::Rule;
use super::message::Draft;
use super::template::{Kind, TEXT_LIMIT};
use super::{Engine, MessageKind, ReturnCode, Template};

/// The most recipients that a batch may have.
const BATCH_LIMIT: usize = 1_000;

/// `POST /messages`
pub(crate) struct SendMessage {
    pub(crate) recipient: Recipient,
    pub(crate) sign_id: Option<u64>,
    pub(crate) temp_id: u64,
}

/// `POST /messages/batch`
pub(crate) struct SendBatch {
    pub(crate) recipients: Vec<Recipient>,
    pub(crate) sign_id: Option<u64>,
    pub(crate) temp_id: u64,
    pub(crate) tag: Option<String>,
}

/// A number and the values for it.
#[derive(Clone)]
pub(crate) struct Recipient {
    pub(crate) mobile: String,
    pub(crate) temp_para: BTreeMap<String, String>,
}

/// What became of one recipient of a batch.
pub(crate) struct BatchRow {
    pub(crate) msg_id: u64,
    pub(crate) recipient: Recipient,
    pub(crate) refusal: Option<ReturnCode>,
}

impl Engine {
    pub(crate) fn send_message(&mut self, request: SendMessage) -> Result<u64, ReturnCode> {
        let draft = self.compose_message(request)?;
        let now = self.clock.now();
        self.admit(&draft, now)?;
        Ok(self.deliver(draft, now))
    }

    /// Sends to each recipient on its own: one that is refused does not stop the others.
    pub(crate) fn send_batch(&mut self, request: SendBatch) -> Result<Vec<BatchRow>, ReturnCode> {
        let now = self.clock.now();
        let rows = self.compose_batch(request)?.into_iter().map(|(recipient, composed)| {
            match composed.and_then(|draft| self.admit(&draft, now).map(|()| draft)) {
                Ok(draft) => BatchRow { msg_id: self.deliver(draft, now), recipient, refusal: None },
                Err(code) => {
                    BatchRow { msg_id: self.start.ids.next_message(), recipient, refusal: Some(code) }
                }
            }
        });
        Ok(rows.collect())
    }

    pub(super) fn compose_message(&self, request: SendMessage) -> Result<Draft, ReturnCode> {
        let SendMessage { recipient, sign_id, temp_id } = request;
        self.check_recipient(&recipient.mobile)?;
        let template = self.usable_template(temp_id)?;
        self.compose(MessageKind::Single, temp_id, template, sign_id, None, &recipient)
    }

    /// Makes a message for each recipient, or tells why there is none.
    pub(super) fn compose_batch(&self, request: SendBatch) -> Result<Vec<ComposedRow>, ReturnCode> {
        let SendBatch { recipients, sign_id, temp_id, tag } = request;
        if recipients.is_empty() {
            return Err(ReturnCode::RECIPIENTS_IS_EMPTY);
        }
        if recipients.len() > BATCH_LIMIT {
            return Err(ReturnCode::TOO_MUCH_RECIPIENTS);
        }
        self.settings.check_service()?;
        let template = self.usable_template(temp_id)?;
        self.signature_name(sign_id)?;
        let mut seen = HashSet::new();
        let rows = recipients.into_iter().map(|recipient| {
            let composed = self
                .check_recipient(&recipient.mobile)
                .and_then(|()| {
                    self.compose(MessageKind::Batch, temp_id, template, sign_id, tag.as_deref(), &recipient)
                })
                .and_then(|draft| {
                    let is_first = seen.insert((draft.mobile.clone(), draft.text.clone()));
                    if is_first { Ok(draft) } else { Err(ReturnCode::REPEAT_SEND) }
                });
            (recipient, composed)
        });
        Ok(rows.collect())
    }

    /// A text as the phone shows it: the signature comes first.
    pub(super) fn signed(&self, sign_id: Option<u64>, text: &str) -> Result<String, ReturnCode> {
        let shown = format!("【{}】{text}", self.signature_name(sign_id)?);
        if shown.chars().count() > TEXT_LIMIT {
            return Err(ReturnCode::INVALID_CONTENT_LENGTH);
        }
        Ok(shown)
    }

    fn compose(
        &self,
        kind: MessageKind,
        temp_id: u64,
        template: &Template,
        sign_id: Option<u64>,
        tag: Option<&str>,
        recipient: &Recipient,
    ) -> Result<Draft, ReturnCode> {
        Ok(Draft {
            kind,
            rule: rule(template),
            mobile: recipient.mobile.clone(),
            text: self.signed(sign_id, &template.render(&recipient.temp_para)?)?,
            code: recipient.temp_para.get("code").cloned(),
            temp_id: Some(temp_id),
            sign_id,
            tag: tag.map(str::to_owned),
            expires_at: None,
        })
    }

    fn usable_template(&self, temp_id: u64) -> Result<&Template, ReturnCode> {
        let template = self.template(temp_id)?;
        template.check_usable()?;
        Ok(template)
    }
}

/// A recipient of a batch, and the message for it or why there is none.
type ComposedRow = (Recipient, Result<Draft, ReturnCode>);

/// The limit that messages of this template count towards.
fn rule(template: &Template) -> Rule {
    match template.kind() {
        Kind::Verification => Rule::TextCode,
        Kind::Notification => Rule::Notification,
        Kind::Marketing => Rule::Marketing,
    }
}
