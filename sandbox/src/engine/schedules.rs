use std::time::SystemTime;

use super::message::Draft;
use super::messages::SendBatch;
use super::schedule::{Schedule, ScheduleStatus, ScheduledRow};
use super::{BatchRow, Engine, Recipient, ReturnCode, SendMessage, magic, send_time};

/// `POST /schedule`, `PUT /schedule/{schedule_id}`
pub(crate) struct ScheduleMessage {
    /// As it was sent: `2017-07-01 09:00:00`.
    pub(crate) send_time: String,
    pub(crate) message: SendMessage,
}

/// `POST /schedule/batch`, `PUT /schedule/batch/{schedule_id}`
pub(crate) struct ScheduleBatch {
    /// As it was sent: `2017-07-01 09:00:00`.
    pub(crate) send_time: String,
    pub(crate) batch: SendBatch,
}

/// A batch that was scheduled, and the rows of it that were not.
pub(crate) struct ScheduledBatch {
    pub(crate) schedule_id: String,
    pub(crate) success_count: usize,
    pub(crate) failures: Vec<BatchRow>,
}

impl Engine {
    pub(crate) fn create_schedule(&mut self, request: ScheduleMessage) -> Result<String, ReturnCode> {
        let schedule_id = self.random.uuid();
        let schedule = self.planned_message(&schedule_id, request)?;
        self.schedules.add(schedule)?;
        Ok(schedule_id)
    }

    pub(crate) fn create_schedule_batch(
        &mut self,
        request: ScheduleBatch,
    ) -> Result<ScheduledBatch, ReturnCode> {
        let schedule_id = self.random.uuid();
        let (schedule, failures) = self.planned_batch(&schedule_id, request)?;
        let success_count = schedule.rows.len();
        self.schedules.add(schedule)?;
        Ok(ScheduledBatch { schedule_id, success_count, failures })
    }

    /// Replaces one that still waits.
    pub(crate) fn update_schedule(
        &mut self,
        schedule_id: &str,
        request: ScheduleMessage,
    ) -> Result<(), ReturnCode> {
        self.waiting(schedule_id, Some(false))?;
        let schedule = self.planned_message(schedule_id, request)?;
        self.replace(schedule)
    }

    /// Replaces a batch that still waits.
    pub(crate) fn update_schedule_batch(
        &mut self,
        schedule_id: &str,
        request: ScheduleBatch,
    ) -> Result<ScheduledBatch, ReturnCode> {
        self.waiting(schedule_id, Some(true))?;
        let (schedule, failures) = self.planned_batch(schedule_id, request)?;
        let success_count = schedule.rows.len();
        self.replace(schedule)?;
        Ok(ScheduledBatch { schedule_id: schedule_id.to_owned(), success_count, failures })
    }

    /// One that waits or was sent; a deleted one is gone.
    pub(crate) fn schedule(&self, schedule_id: &str) -> Result<&Schedule, ReturnCode> {
        let known = self.schedules.find(schedule_id);
        let known = known.filter(|schedule| schedule.status != ScheduleStatus::Deleted);
        known.ok_or_else(|| unknown(schedule_id))
    }

    pub(crate) fn delete_schedule(&mut self, schedule_id: &str) -> Result<(), ReturnCode> {
        self.waiting(schedule_id, None)?;
        self.schedules.end(schedule_id, ScheduleStatus::Deleted);
        Ok(())
    }

    /// Newest first; those that were deleted too.
    pub(crate) fn schedules(&self) -> impl Iterator<Item = &Schedule> {
        self.schedules.iter().rev()
    }

    /// Sends one before its time.
    pub(crate) fn fire_schedule(&mut self, schedule_id: &str) -> Result<(), UnknownSchedule> {
        self.waiting(schedule_id, None).map_err(|_| UnknownSchedule)?;
        self.fire(schedule_id, self.clock.now());
        Ok(())
    }

    /// When the next scheduled send is due.
    pub(crate) fn next_schedule(&self) -> Option<SystemTime> {
        self.schedules.next()
    }

    /// Sends what is due by now, in the order of its times.
    pub(crate) fn settle(&mut self) {
        if self.schedules.next().is_none() {
            return;
        }
        let now = self.clock.now();
        while let Some((schedule_id, at)) = self.schedules.due(now) {
            self.fire(&schedule_id, at);
        }
    }

    fn fire(&mut self, schedule_id: &str, at: SystemTime) {
        for (msg_id, draft) in self.schedules.end(schedule_id, ScheduleStatus::Sent) {
            match self.admit(&draft, at) {
                Ok(()) => self.deliver_scheduled(schedule_id, msg_id, at, draft),
                Err(code) => self.schedules.refuse(schedule_id, msg_id, code),
            }
        }
        self.has_fired = true;
    }

    fn replace(&mut self, schedule: Schedule) -> Result<(), ReturnCode> {
        let before = self.schedules.take(&schedule.id);
        let replaced = self.schedules.add(schedule);
        if let (Err(_), Some(before)) = (&replaced, before) {
            self.schedules.add(before)?;
        }
        replaced
    }

    fn planned_message(
        &mut self,
        schedule_id: &str,
        request: ScheduleMessage,
    ) -> Result<Schedule, ReturnCode> {
        let ScheduleMessage { send_time, message } = request;
        let send_time = self.future(&send_time)?;
        let (temp_id, sign_id) = (message.temp_id, message.sign_id);
        let recipient = message.recipient.clone();
        let draft = self.compose_message(message)?;
        Ok(Schedule {
            id: schedule_id.to_owned(),
            is_batch: false,
            send_time,
            temp_id,
            sign_id,
            tag: None,
            rows: vec![self.row(recipient, draft)],
            status: ScheduleStatus::Waiting,
        })
    }

    fn planned_batch(
        &mut self,
        schedule_id: &str,
        request: ScheduleBatch,
    ) -> Result<(Schedule, Vec<BatchRow>), ReturnCode> {
        let ScheduleBatch { send_time, batch } = request;
        let send_time = self.future(&send_time)?;
        let (temp_id, sign_id, tag) = (batch.temp_id, batch.sign_id, batch.tag.clone());
        let (mut rows, mut failures) = (Vec::new(), Vec::new());
        for (recipient, composed) in self.compose_batch(batch)? {
            match composed {
                Ok(draft) => rows.push(self.row(recipient, draft)),
                Err(code) => {
                    let msg_id = self.start.ids.next_message();
                    failures.push(BatchRow { msg_id, recipient, refusal: Some(code) });
                }
            }
        }
        let (id, status) = (schedule_id.to_owned(), ScheduleStatus::Waiting);
        Ok((Schedule { id, is_batch: true, send_time, temp_id, sign_id, tag, rows, status }, failures))
    }

    fn row(&self, recipient: Recipient, draft: Draft) -> ScheduledRow {
        let msg_id = self.start.ids.next_message();
        ScheduledRow { msg_id, recipient, draft: Some(draft), refusal: None }
    }

    /// A time that is still to come.
    fn future(&self, text: &str) -> Result<SystemTime, ReturnCode> {
        let time = send_time::parse(text).ok_or(ReturnCode::INVALID_SEND_TIME)?;
        if time > self.clock.now() { Ok(time) } else { Err(ReturnCode::INVALID_SEND_TIME) }
    }

    /// Refuses what does not wait, and a batch where none is meant or the other way round.
    fn waiting(&self, schedule_id: &str, is_batch: Option<bool>) -> Result<(), ReturnCode> {
        let schedule = self.schedules.find(schedule_id).ok_or_else(|| unknown(schedule_id))?;
        if is_batch.is_some_and(|is_batch| is_batch != schedule.is_batch) {
            return Err(ReturnCode::INVALID_SCHEDULE_ID);
        }
        match schedule.status {
            ScheduleStatus::Waiting => Ok(()),
            ScheduleStatus::Sent | ScheduleStatus::Deleted => Err(ReturnCode::WRONG_SCHEDULE_STATUS),
        }
    }
}

fn unknown(schedule_id: &str) -> ReturnCode {
    let number = schedule_id.parse().ok();
    number.and_then(magic::provoked).unwrap_or(ReturnCode::INVALID_SCHEDULE_ID)
}

/// There is no scheduled send with this identifier that still waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct UnknownSchedule;
