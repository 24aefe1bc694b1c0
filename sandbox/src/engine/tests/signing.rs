use super::*;

fn signature(sign: &str) -> SignatureDraft {
    SignatureDraft { sign: sign.to_owned(), ..SignatureDraft::default() }
}

impl World {
    fn send_signed(&mut self, sign_id: Option<u64>) -> Result<String, ReturnCode> {
        let recipient = recipient(MOBILE, &[("number", "1")]);
        self.engine.send_message(SendMessage { recipient, sign_id, temp_id: 1_250 })?;
        Ok(self.last().text)
    }
}

#[test]
fn a_message_shows_the_signature_that_was_asked_for_once_it_is_approved() {
    let mut world = World::new();
    assert_eq!(world.send_signed(None).unwrap(), "【极光短信】您的取件号是1，请凭号领取。");
    let sign_id = world.engine.create_signature(signature("新签名")).unwrap();
    assert_eq!(world.send_signed(Some(sign_id)), Err(ReturnCode::INVALID_SIGN_ID));
    world.engine.approve_signature(sign_id).unwrap();
    assert!(!world.engine.signature(sign_id).unwrap().is_used());
    assert_eq!(world.send_signed(Some(sign_id)).unwrap(), "【新签名】您的取件号是1，请凭号领取。");
    assert!(world.engine.signature(sign_id).unwrap().is_used());
    assert_eq!(world.send_signed(Some(7)), Err(ReturnCode::INVALID_SIGN_ID));
    assert_eq!(world.send_signed(Some(15_400_050_009)), Err(ReturnCode::OUT_OF_FREQ));
    world.engine.reject_signature(1, None).unwrap();
    assert_eq!(world.send_signed(None), Err(ReturnCode::SIGNATURE_NOT_SET));
    let code = world.engine.send_code(SendCode { mobile: OTHER.into(), sign_id: Some(sign_id), temp_id: 1 });
    assert!(code.is_ok() && world.last().text.starts_with("【新签名】"));
}

#[test]
fn one_signature_is_audited_at_a_time() {
    let mut world = World::new();
    let sign_id = world.engine.create_signature(signature("第一")).unwrap();
    let other = world.engine.create_signature(signature("第二"));
    assert_eq!(other, Err(ReturnCode::OTHER_SIGNATURES_IN_THE_AUDIT));
    let change = world.engine.update_signature(37_582, signature("第二"));
    assert_eq!(change, Err(ReturnCode::OTHER_SIGNATURES_IN_THE_AUDIT));
    world.engine.approve_signature(sign_id).unwrap();
    assert!(world.engine.create_signature(signature("第二")).is_ok());
}

#[test]
fn only_a_rejected_signature_can_be_changed_and_it_is_audited_again() {
    let mut world = World::new();
    let broken = world.engine.update_signature(37_582, signature("【】"));
    assert_eq!(broken, Err(ReturnCode::INVALID_SIGNATURE));
    assert_eq!(world.engine.update_signature(37_582, signature("改后")), Ok(()));
    let changed = world.engine.signature(37_582).unwrap();
    assert_eq!((changed.sign(), changed.status(), changed.refuse_reason()), ("改后", Status::Auditing, None));
    let again = world.engine.update_signature(37_582, signature("再改"));
    assert_eq!(again, Err(ReturnCode::OTHER_SIGNATURES_IN_THE_AUDIT));
    world.engine.approve_signature(37_582).unwrap();
    for sign_id in [37_582, 42, 1, 9] {
        let refused = world.engine.update_signature(sign_id, signature("再改"));
        assert_eq!(refused, Err(ReturnCode::INVALID_SIGN_ID), "{sign_id}");
    }
}

#[test]
fn the_default_signature_stays_and_any_other_is_deleted_for_good() {
    let mut world = World::new();
    assert_eq!(world.engine.delete_signature(1), Err(ReturnCode::DEFAULT_SIGNATURE_CANNOT_BE_DELETED));
    assert_eq!(world.engine.delete_signature(42), Ok(()));
    assert_eq!(world.engine.delete_signature(42), Err(ReturnCode::INVALID_SIGN_ID));
    assert_eq!(world.send_signed(Some(42)), Err(ReturnCode::INVALID_SIGN_ID));
    assert_eq!(world.engine.approve_signature(42), Err(UnknownSignature(42)));
}

#[test]
fn a_signature_is_audited_at_once_where_the_settings_say_so() {
    let mut world = World::new();
    world.engine.set_settings(Settings { audit: Audit::Approve, ..Settings::default() });
    let first = world.engine.create_signature(signature("第一")).unwrap();
    let second = world.engine.create_signature(signature("第二")).unwrap();
    let status = |id| world.engine.signature(id).map(Signature::status);
    assert_eq!([status(first), status(second)], [Ok(Status::Approved); 2]);
}
