use std::collections::VecDeque;
use std::time::SystemTime;

use super::message::Draft;
use super::{Recipient, ReturnCode};

/// How many scheduled sends are kept; the oldest that are over make room.
const LIMIT: usize = 1_000;

/// How much they may take, in bytes.
const BUDGET: usize = 32 * 1024 * 1024;

/// What a row takes besides its texts.
const OVERHEAD: usize = 512;

/// A send that waits for its time, or is over.
pub(crate) struct Schedule {
    /// A UUID.
    pub(crate) id: String,
    pub(crate) is_batch: bool,
    pub(crate) send_time: SystemTime,
    pub(crate) temp_id: u64,
    pub(crate) sign_id: Option<u64>,
    pub(crate) tag: Option<String>,
    pub(crate) rows: Vec<ScheduledRow>,
    pub(crate) status: ScheduleStatus,
}

/// Where a scheduled send stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ScheduleStatus {
    Waiting,
    Sent,
    Deleted,
}

impl ScheduleStatus {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Deleted => "deleted",
        }
    }
}

/// A recipient of a scheduled send.
pub(crate) struct ScheduledRow {
    /// The identifier that the message has, or will have.
    pub(crate) msg_id: u64,
    pub(crate) recipient: Recipient,
    /// The message, until it is sent.
    pub(super) draft: Option<Draft>,
    /// Why it was refused when its time came.
    pub(crate) refusal: Option<ReturnCode>,
}

impl Schedule {
    fn size(&self) -> usize {
        let text = |text: &Option<String>| text.as_ref().map_or(0, String::len);
        let rows = self.rows.iter().map(|row| {
            let values = row.recipient.temp_para.iter().map(|(name, value)| name.len() + value.len());
            let draft = row.draft.as_ref();
            let draft = draft.map_or(0, |draft| draft.text.len() + text(&draft.code) + text(&draft.tag));
            OVERHEAD + row.recipient.mobile.len() + values.sum::<usize>() + draft
        });
        OVERHEAD + text(&self.tag) + rows.sum::<usize>()
    }
}

/// The scheduled sends of one account, oldest first.
#[derive(Default)]
pub(super) struct Schedules {
    entries: VecDeque<Schedule>,
    size: usize,
    /// When the first of them is due.
    next: Option<SystemTime>,
}

impl Schedules {
    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &Schedule> {
        self.entries.iter()
    }

    pub(super) fn find(&self, id: &str) -> Option<&Schedule> {
        self.entries.iter().find(|schedule| schedule.id == id)
    }

    /// When the next one is due.
    pub(super) fn next(&self) -> Option<SystemTime> {
        self.next
    }

    /// Adds one, and forgets what is over where there is no room for it.
    pub(super) fn add(&mut self, schedule: Schedule) -> Result<(), ReturnCode> {
        let size = schedule.size();
        while self.entries.len() >= LIMIT || self.size + size > BUDGET {
            let over = self.entries.iter().position(|known| known.status != ScheduleStatus::Waiting);
            let over = over.and_then(|place| self.entries.remove(place)).ok_or(ReturnCode::SERVER_ERROR)?;
            self.size -= over.size();
        }
        self.size += size;
        self.entries.push_back(schedule);
        self.find_next();
        Ok(())
    }

    /// Takes one out, to be changed and added again.
    pub(super) fn take(&mut self, id: &str) -> Option<Schedule> {
        let place = self.entries.iter().position(|schedule| schedule.id == id)?;
        let schedule = self.entries.remove(place)?;
        self.size -= schedule.size();
        self.find_next();
        Some(schedule)
    }

    /// Ends the wait of one: its rows lose their drafts, which are given.
    pub(super) fn end(&mut self, id: &str, status: ScheduleStatus) -> Vec<(u64, Draft)> {
        let Some(place) = self.entries.iter().position(|schedule| schedule.id == id) else {
            return Vec::new();
        };
        let Some(schedule) = self.entries.get_mut(place) else { return Vec::new() };
        let before = schedule.size();
        schedule.status = status;
        let drafts =
            schedule.rows.iter_mut().filter_map(|row| Some((row.msg_id, row.draft.take()?))).collect();
        self.size = self.size - before + schedule.size();
        self.find_next();
        drafts
    }

    /// Notes that a row was refused when its time came.
    pub(super) fn refuse(&mut self, id: &str, msg_id: u64, code: ReturnCode) {
        let schedule = self.entries.iter_mut().find(|schedule| schedule.id == id);
        let row = schedule.and_then(|schedule| schedule.rows.iter_mut().find(|row| row.msg_id == msg_id));
        if let Some(row) = row {
            row.refusal = Some(code);
        }
    }

    /// The one that is due first, if it is due by now.
    pub(super) fn due(&self, now: SystemTime) -> Option<(String, SystemTime)> {
        self.next.filter(|next| *next <= now)?;
        let first = self.waiting().min_by_key(|schedule| schedule.send_time)?;
        Some((first.id.clone(), first.send_time))
    }

    fn find_next(&mut self) {
        self.next = self.waiting().map(|schedule| schedule.send_time).min();
    }

    fn waiting(&self) -> impl Iterator<Item = &Schedule> {
        self.entries.iter().filter(|schedule| schedule.status == ScheduleStatus::Waiting)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn schedule(id: usize, status: ScheduleStatus, bytes: usize) -> Schedule {
        let temp_para = BTreeMap::from([("a".to_owned(), "x".repeat(bytes))]);
        let recipient = Recipient { mobile: "13812345678".into(), temp_para };
        Schedule {
            id: id.to_string(),
            is_batch: false,
            send_time: SystemTime::UNIX_EPOCH,
            temp_id: 1,
            sign_id: None,
            tag: None,
            rows: vec![ScheduledRow { msg_id: 1, recipient, draft: None, refusal: None }],
            status,
        }
    }

    #[test]
    fn what_is_over_makes_room_and_what_waits_does_not() {
        let mut schedules = Schedules::default();
        schedules.add(schedule(0, ScheduleStatus::Sent, 1)).unwrap();
        for id in 1..=LIMIT {
            schedules.add(schedule(id, ScheduleStatus::Waiting, 1)).unwrap();
        }
        assert!(schedules.find("0").is_none() && schedules.iter().count() == LIMIT);
        let refused = schedules.add(schedule(LIMIT + 1, ScheduleStatus::Waiting, 1));
        assert_eq!(refused, Err(ReturnCode::SERVER_ERROR));
        schedules.end("7", ScheduleStatus::Deleted);
        assert_eq!(schedules.add(schedule(LIMIT + 1, ScheduleStatus::Waiting, 1)), Ok(()));
    }

    #[test]
    fn what_is_kept_is_bounded_in_bytes() {
        let mut schedules = Schedules::default();
        for id in 0..100 {
            schedules.add(schedule(id, ScheduleStatus::Sent, 1024 * 1024)).unwrap();
            assert!(schedules.size <= BUDGET);
        }
        assert!(schedules.find("99").is_some() && schedules.find("0").is_none());
        for id in 0..100 {
            schedules.take(&id.to_string());
        }
        assert_eq!((schedules.size, schedules.next()), (0, None));
    }
}
