//! Numbers that provoke a return code: `154000` and the code, as 15400050009 for 50009.
//!
//! They go wherever a call names one: as a mobile, as a recipient of a batch, as a `msg_id`, as a `temp_id`, as a
//! `sign_id`, as a `schedule_id`.

use sms_api::jiguang::ErrorCode;

use super::ReturnCode;

/// Such numbers begin with this. No carrier has numbers in 154, so nobody is meant by one.
const PREFIX: u64 = 154_000;

/// A code of the documents with its name and the number that provokes it.
#[derive(Clone, Debug)]
pub(crate) struct MagicCode {
    /// As `out_of_freq`.
    pub(crate) name: String,
    pub(crate) code: ReturnCode,
    /// As `15400050009`.
    pub(crate) mobile: String,
}

/// Every code that a number provokes: those of the spec, and the later ones for templates.
pub(crate) fn all() -> Vec<MagicCode> {
    documented().map(|code| MagicCode { name: name(code), code, mobile: mobile(code) }).collect()
}

/// What a call is refused with that sends to this number.
pub(super) fn check_send(mobile: &str) -> Result<(), ReturnCode> {
    match mobile.parse().ok().and_then(provoked) {
        Some(code) if !is_of_verification(code) => Err(code),
        _ => Ok(()),
    }
}

/// What the report of a message to this number says: `154000` and the status, as 15400004003 for 4003.
pub(super) fn receipt_status(mobile: &str) -> Option<u32> {
    let number: u64 = mobile.parse().ok()?;
    let status = u32::try_from(number.checked_sub(PREFIX * 100_000)?).ok()?;
    (4_001..=4_100).contains(&status).then_some(status)
}

/// What a verification is answered with when its code was sent to this number.
pub(super) fn check_verification(mobile: &str) -> Result<(), ReturnCode> {
    match mobile.parse().ok().and_then(provoked) {
        Some(code) if is_of_verification(code) => Err(code),
        _ => Ok(()),
    }
}

/// What a call about the message or template of this number is refused with.
pub(super) fn provoked(number: u64) -> Option<ReturnCode> {
    let code = u32::try_from(number.checked_sub(PREFIX * 100_000)?).ok().filter(|code| *code < 100_000)?;
    documented().find(|known| known.code() == code)
}

/// The documented code of this number; one that is none has HTTP 403.
pub(crate) fn code(number: u32) -> ReturnCode {
    let known = documented().find(|known| known.code() == number);
    known.unwrap_or(ReturnCode::new(number, 403, "not documented"))
}

fn mobile(code: ReturnCode) -> String {
    format!("{PREFIX}{:05}", code.code())
}

/// The codes that are an answer of a verification: a send to their numbers succeeds.
fn is_of_verification(code: ReturnCode) -> bool {
    [ReturnCode::INVALID_CODE, ReturnCode::EXPIRED_CODE, ReturnCode::VERIFIED_CODE].contains(&code)
}

/// The codes of the spec in its order, then those that the service knows beyond it.
fn documented() -> impl Iterator<Item = ReturnCode> {
    let specified = ErrorCode::ALL.iter().filter_map(|code| specified(*code));
    let is_specified =
        |known: &&ReturnCode| !ErrorCode::ALL.contains(&ErrorCode::from(i64::from(known.code())));
    specified.chain(ReturnCode::ALL.iter().filter(is_specified).copied())
}

fn specified(code: ErrorCode) -> Option<ReturnCode> {
    Some(ReturnCode::new(u32::try_from(code.value()).ok()?, code.status()?, code.message()?))
}

/// The spec's own name, in `snake_case`; for other codes it is made of the message.
fn name(code: ReturnCode) -> String {
    match ErrorCode::from(i64::from(code.code())) {
        ErrorCode::Unknown(_) => code.message().replace(' ', "_").to_lowercase(),
        specified => snake_case(&format!("{specified:?}")),
    }
}

fn snake_case(variant: &str) -> String {
    let mut name = String::new();
    for letter in variant.chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_the_spec_has_a_number_that_is_a_mobile_number() {
        let all = all();
        for code in ErrorCode::ALL {
            let magic = all.iter().find(|magic| i64::from(magic.code.code()) == code.value()).unwrap();
            assert_eq!(magic.mobile, format!("154000{}", code.value()));
            assert_eq!(super::super::mobile::check(&magic.mobile), Ok(()));
            assert_eq!(provoked(magic.mobile.parse().unwrap()), Some(magic.code));
        }
        assert_eq!(all[0].name, "missing_auth");
    }

    #[test]
    fn a_number_decides_what_the_report_of_a_message_to_it_says() {
        let statuses = ["15400004001", "15400004100", "15400004000", "15400050009", "13812344003", "x"];
        let told = statuses.map(receipt_status);
        assert_eq!(told, [Some(4_001), Some(4_100), None, None, None, None]);
        assert_eq!(check_send("15400004003"), Ok(()));
    }

    #[test]
    fn any_other_number_provokes_nothing() {
        for number in [0, 13_812_345_678, 15_400_000_000, 15_400_049_999, 18_912_345_678, u64::MAX] {
            assert_eq!(provoked(number), None, "{number}");
        }
    }

    #[test]
    fn the_service_and_the_spec_agree_on_every_code() {
        for known in ReturnCode::ALL {
            let code = ErrorCode::from(i64::from(known.code()));
            if !matches!(code, ErrorCode::Unknown(_)) {
                assert_eq!(specified(code), Some(*known));
            }
        }
        for code in ErrorCode::ALL {
            let is_known = ReturnCode::ALL.iter().any(|known| i64::from(known.code()) == code.value());
            assert!(is_known, "the service never refuses with {code}");
        }
    }
}
