use super::*;

const URL: &str = "http://127.0.0.1:9/callback";

impl World {
    fn statuses(&mut self) -> Vec<(String, u32)> {
        self.pass(5);
        let receipts = self.engine.take_receipts().unwrap();
        receipts.into_iter().map(|receipt| (receipt.phone, receipt.status)).collect()
    }

    fn call_back(&mut self) {
        self.engine.set_callback_url(Some(URL.parse().unwrap()));
    }

    /// What goes out now, and whether the user's server takes it.
    fn deliver(&mut self, is_taken: bool) -> Vec<(&'static str, String)> {
        let mut sent = Vec::new();
        while let Some((_, delivery)) = self.engine.take_delivery() {
            sent.push((delivery.event.kind(), delivery.event.data().to_string()));
            self.engine.put_delivery(delivery, is_taken);
        }
        sent
    }
}

#[test]
fn every_message_is_reported_once_with_what_its_number_or_the_settings_say() {
    let mut world = World::new();
    let msg_id = world.send_code(MOBILE, 1).unwrap();
    world.send_code("15400004003", 1).unwrap();
    assert_eq!(world.last().receipt_status, Some(4_003));
    assert_eq!(world.statuses(), [(MOBILE.to_owned(), 4_001), ("15400004003".to_owned(), 4_003)]);
    assert_eq!(world.statuses(), []);
    world.engine.set_settings(Settings { receipt_status: None, ..Settings::default() });
    world.send_code(OTHER, 1).unwrap();
    assert_eq!((world.statuses(), world.last().receipt_status), (vec![], None));
    assert!(world.engine.report(msg_id, 4_100) && !world.engine.report(7, 4_001));
    assert_eq!(world.engine.message(msg_id).unwrap().receipt_status, Some(4_100));
    assert_eq!(world.statuses(), [(MOBILE.to_owned(), 4_100)]);
}

#[test]
fn reports_and_replies_are_asked_for_every_five_seconds_each() {
    let mut world = World::new();
    assert!(world.engine.take_receipts().is_ok() && world.engine.take_replies().is_ok());
    assert_eq!(world.engine.take_receipts(), Err(ReturnCode::OUT_OF_FREQ));
    assert_eq!(world.engine.take_replies(), Err(ReturnCode::OUT_OF_FREQ));
    world.pass(5);
    world.engine.reply(MOBILE, "TD".into()).unwrap();
    let replies = world.engine.take_replies().unwrap();
    let expected = PhoneReply { phone: MOBILE.into(), reply_time: world.clock.now(), content: "TD".into() };
    assert_eq!(replies, [expected]);
    assert_eq!(world.engine.reply("123", "TD".into()), Err(ReturnCode::INVALID_MOBILE));
}

#[test]
fn once_callbacks_are_set_nothing_is_left_to_ask_for() {
    let mut world = World::new();
    world.send_code(MOBILE, 1).unwrap();
    world.call_back();
    let msg_id = world.send_code(OTHER, 1).unwrap();
    assert_eq!(world.statuses(), []);
    world.engine.reply(MOBILE, "退".into()).unwrap();
    let temp_id = world.engine.create_template(draft(TemplateKind::Notification, "x")).unwrap();
    world.engine.reject_template(temp_id, Some("资质".into())).unwrap();
    world.engine.approve_signature(37_582).unwrap();
    let at = 1_700_000_000_000_u64;
    let expected = [
        (
            "SMS_REPORT",
            format!(r#"{{"msgId":"{msg_id}","phone":"{OTHER}","receiveTime":{at},"status":4001}}"#),
        ),
        ("SMS_REPLY", format!(r#"{{"content":"退","phone":"{MOBILE}","replyTime":{}}}"#, at + 5_000)),
        ("SMS_TEMPLATE", format!(r#"{{"refuseReason":"资质","status":2,"tempId":{temp_id}}}"#)),
        ("SMS_SIGN", r#"{"refuseReason":null,"signId":37582,"status":1}"#.to_owned()),
    ];
    assert_eq!(world.deliver(true), expected);
    assert_eq!(world.deliver(true), []);
    world.engine.set_callback_url(None);
    assert_eq!(world.statuses(), [(MOBILE.to_owned(), 4_001)]);
}

#[test]
fn a_callback_that_fails_is_tried_again_after_3_minutes_1_hour_and_12_hours_and_then_given_up() {
    let mut world = World::new();
    world.call_back();
    world.send_code(MOBILE, 1).unwrap();
    assert_eq!(world.deliver(false).len(), 1);
    for pause in [3 * 60, 60 * 60, 12 * 60 * 60] {
        world.pass(pause - 1);
        assert_eq!(world.deliver(false), []);
        world.pass(1);
        assert_eq!(world.deliver(false).len(), 1);
    }
    world.pass(30 * 24 * 60 * 60);
    assert_eq!((world.deliver(false), world.engine.next_delivery()), (vec![], None));
    let over: Vec<_> = world.engine.delivered().map(|over| (over.attempts, over.is_taken)).collect();
    assert_eq!(over, [(4, false)]);
}

#[test]
fn what_waits_for_a_callback_is_bounded_and_dropped_with_its_url() {
    let mut world = World::new();
    world.call_back();
    for _ in 0..10_002 {
        world.engine.reply(MOBILE, String::new()).unwrap();
    }
    assert_eq!((world.engine.deliveries().len(), world.engine.dropped_deliveries()), (10_000, 2));
    let (_, delivery) = world.engine.take_delivery().unwrap();
    world.engine.set_callback_url(None);
    world.engine.put_delivery(delivery, false);
    assert_eq!(world.engine.deliveries().len(), 0);
    assert!(world.engine.take_delivery().is_none());
}

#[test]
fn a_kind_of_message_is_paid_from_its_own_quota_if_it_has_one() {
    let mut world = World::new();
    assert_eq!(world.engine.balance().map(|_| ()), Err(ReturnCode::APP_QUOTA_NOT_ASSIGNED));
    let settings = Settings { quota: Some(2), voice_quota: Some(1), ..Settings::default() };
    world.engine.set_settings(settings);
    world.speak(None, 60).unwrap();
    world.send_code(MOBILE, 1).unwrap();
    let left = world.engine.balance().unwrap();
    let left = (left.quota, left.voice_quota, left.industry_quota, left.market_quota);
    assert_eq!(left, (Some(1), Some(0), None, None));
    world.pass(20);
    assert_eq!(world.speak(None, 60), Err(ReturnCode::NO_MONEY));
    assert!(world.send_code(MOBILE, 1).is_ok());
    assert_eq!(world.send_code(MOBILE, 1), Err(ReturnCode::NO_MONEY));
    let marketing = world.approved(TemplateKind::Marketing, "sale");
    assert_eq!(world.send(marketing, &[]), Err(ReturnCode::NO_MONEY));
    world.engine.set_settings(Settings { market_quota: Some(1), quota: Some(0), ..Settings::default() });
    assert!(world.send(marketing, &[]).is_ok());
}
