use super::*;

/// 2023-11-15 06:13:20, which every world begins at, and a minute.
const SOON: &str = "2023-11-15 06:14:20";

fn message(mobile: &str, number: &str) -> SendMessage {
    SendMessage { recipient: recipient(mobile, &[("number", number)]), sign_id: None, temp_id: 1_250 }
}

impl World {
    fn plan(&mut self, send_time: &str, message: SendMessage) -> Result<String, ReturnCode> {
        self.engine.create_schedule(ScheduleMessage { send_time: send_time.to_owned(), message })
    }

    fn plan_batch(&mut self, recipients: Vec<Recipient>) -> Result<ScheduledBatch, ReturnCode> {
        let batch = SendBatch { recipients, sign_id: None, temp_id: 1_250, tag: Some("标签".into()) };
        self.engine.create_schedule_batch(ScheduleBatch { send_time: SOON.to_owned(), batch })
    }

    fn change(&mut self, schedule_id: &str, send_time: &str) -> Result<(), ReturnCode> {
        let message = message(OTHER, "2");
        self.engine.update_schedule(schedule_id, ScheduleMessage { send_time: send_time.to_owned(), message })
    }

    fn received(&mut self) -> Vec<String> {
        self.engine.settle();
        self.engine.messages().map(|message| message.mobile.clone()).collect()
    }
}

#[test]
fn a_scheduled_message_is_sent_when_its_time_has_come_and_once() {
    let mut world = World::new();
    let id = world.plan(SOON, message(MOBILE, "1")).unwrap();
    let msg_id = world.engine.schedule(&id).unwrap().rows[0].msg_id;
    world.pass(59);
    assert_eq!(world.received(), Vec::<String>::new());
    let sent_meanwhile = world.send_code(OTHER, 1).unwrap();
    world.pass(3_600);
    assert_eq!(world.received(), [OTHER, MOBILE]);
    let message = world.engine.message(msg_id).unwrap().clone();
    assert_eq!(
        (message.text.as_str(), message.msg_id),
        ("【极光短信】您的取件号是1，请凭号领取。", msg_id.to_string())
    );
    assert_eq!(send_time::format(message.accepted_at), SOON);
    assert_eq!(message.schedule_id, Some(id.clone()));
    assert!(msg_id < sent_meanwhile && message.arrival > sent_meanwhile);
    assert_eq!(world.engine.messages_after(sent_meanwhile).count(), 1);
    world.pass(3_600);
    assert_eq!(world.received().len(), 2);
    assert_eq!(world.engine.schedule(&id).unwrap().status, ScheduleStatus::Sent);
}

#[test]
fn scheduled_messages_are_sent_in_the_order_of_their_times() {
    let mut world = World::new();
    world.plan("2023-11-15 07:00:00", message(MOBILE, "1")).unwrap();
    world.plan(SOON, message(OTHER, "1")).unwrap();
    world.pass(24 * 60 * 60);
    assert_eq!(world.received(), [OTHER, MOBILE]);
}

#[test]
fn a_send_time_is_in_the_future_and_well_formed() {
    let mut world = World::new();
    for send_time in ["", "2023-11-15 06:13:20", "2023-11-15 06:13:19", "2023-11-15T06:14:20", "tomorrow"] {
        let refused = world.plan(send_time, message(MOBILE, "1"));
        assert_eq!(refused, Err(ReturnCode::INVALID_SEND_TIME), "{send_time}");
    }
}

#[test]
fn what_cannot_be_made_is_refused_when_it_is_scheduled() {
    let mut world = World::new();
    assert_eq!(world.plan(SOON, message("123", "1")), Err(ReturnCode::INVALID_MOBILE));
    assert_eq!(world.plan(SOON, message("15400050009", "1")), Err(ReturnCode::OUT_OF_FREQ));
    let unsigned = SendMessage { sign_id: Some(7), ..message(MOBILE, "1") };
    assert_eq!(world.plan(SOON, unsigned), Err(ReturnCode::INVALID_SIGN_ID));
    let unknown = SendMessage { temp_id: 9, ..message(MOBILE, "1") };
    assert_eq!(world.plan(SOON, unknown), Err(ReturnCode::INVALID_TEMP_ID));
}

#[test]
fn a_batch_answers_its_failed_rows_only_and_sends_the_others() {
    let mut world = World::new();
    let row = |mobile, name| recipient(mobile, &[(name, "1")]);
    let rows = vec![row(MOBILE, "number"), row(MOBILE, "number"), row("123", "number"), row(OTHER, "nummer")];
    let planned = world.plan_batch(rows).unwrap();
    let failures: Vec<_> =
        planned.failures.iter().map(|row| (row.recipient.mobile.as_str(), row.refusal)).collect();
    let expected = [
        (MOBILE, Some(ReturnCode::REPEAT_SEND)),
        ("123", Some(ReturnCode::INVALID_MOBILE)),
        (OTHER, Some(ReturnCode::PARAMETERS_NOT_ALL_REPLACED)),
    ];
    assert_eq!((planned.success_count, &failures[..]), (1, &expected[..]));
    assert_eq!(world.plan_batch(vec![]).map(|_| ()), Err(ReturnCode::RECIPIENTS_IS_EMPTY));
    world.pass(60);
    assert_eq!(world.received(), [MOBILE]);
    assert_eq!(world.last().tag.as_deref(), Some("标签"));
}

#[test]
fn until_it_is_sent_it_is_changed_and_deleted_and_never_after() {
    let mut world = World::new();
    let id = world.plan(SOON, message(MOBILE, "1")).unwrap();
    assert_eq!(world.change(&id, "2023-11-15 06:13:20"), Err(ReturnCode::INVALID_SEND_TIME));
    assert_eq!(world.change(&id, "2023-11-15 06:15:20"), Ok(()));
    world.pass(60);
    assert_eq!(world.received().len(), 0);
    world.pass(60);
    assert_eq!(world.received(), [OTHER]);
    assert_eq!(world.change(&id, "2023-11-16 00:00:00"), Err(ReturnCode::WRONG_SCHEDULE_STATUS));
    assert_eq!(world.engine.delete_schedule(&id), Err(ReturnCode::WRONG_SCHEDULE_STATUS));

    let id = world.plan("2023-11-16 00:00:00", message(MOBILE, "1")).unwrap();
    assert_eq!(world.engine.delete_schedule(&id), Ok(()));
    assert_eq!(world.engine.delete_schedule(&id), Err(ReturnCode::WRONG_SCHEDULE_STATUS));
    assert_eq!(world.engine.schedule(&id).map(|_| ()), Err(ReturnCode::INVALID_SCHEDULE_ID));
    world.pass(7 * 24 * 60 * 60);
    assert_eq!(world.received(), [OTHER]);
}

#[test]
fn an_unknown_schedule_and_one_of_the_other_sort_are_refused() {
    let mut world = World::new();
    assert_eq!(world.change("none", SOON), Err(ReturnCode::INVALID_SCHEDULE_ID));
    assert_eq!(world.engine.delete_schedule("15400050029"), Err(ReturnCode::WRONG_SCHEDULE_STATUS));
    let batch = world.plan_batch(vec![recipient(MOBILE, &[("number", "1")])]).unwrap();
    assert_eq!(world.change(&batch.schedule_id, SOON), Err(ReturnCode::INVALID_SCHEDULE_ID));
}

#[test]
fn quota_words_and_frequency_are_asked_when_it_is_sent() {
    let mut world = World::new();
    let rows = (0..3).map(|n| recipient(MOBILE, &[("number", &n.to_string())])).collect();
    let id = world.plan_batch(rows).unwrap().schedule_id;
    world.engine.set_settings(Settings { quota: Some(2), ..Settings::default() });
    world.pass(60);
    assert_eq!(world.received().len(), 2);
    let refusals: Vec<_> = world.engine.schedule(&id).unwrap().rows.iter().map(|row| row.refusal).collect();
    assert_eq!(refusals, [None, None, Some(ReturnCode::NO_MONEY)]);
}

#[test]
fn control_sends_one_before_its_time() {
    let mut world = World::new();
    let id = world.plan(SOON, message(MOBILE, "1")).unwrap();
    assert_eq!(world.engine.fire_schedule(&id), Ok(()));
    assert!(world.engine.take_fired() && !world.engine.take_fired());
    assert_eq!(world.received(), [MOBILE]);
    assert_eq!(world.engine.fire_schedule(&id), Err(UnknownSchedule));
    world.pass(60);
    assert_eq!(world.received(), [MOBILE]);
}
