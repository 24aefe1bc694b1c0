use super::ReturnCode;

/// Refuses what is no mobile number of mainland China: eleven digits, `13…` to `19…`.
pub(crate) fn check(mobile: &str) -> Result<(), ReturnCode> {
    match mobile.as_bytes() {
        [b'1', b'3'..=b'9', rest @ ..] if rest.len() == 9 && rest.iter().all(u8::is_ascii_digit) => Ok(()),
        _ => Err(ReturnCode::INVALID_MOBILE),
    }
}

/// A number as it may appear in logs: `138****5678`. What is no number keeps nothing.
pub(crate) fn masked(mobile: &str) -> String {
    match (check(mobile), mobile.get(..3), mobile.get(7..)) {
        (Ok(()), Some(head), Some(tail)) => format!("{head}****{tail}"),
        _ => "****".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_all_present_ranges_pass() {
        for mobile in ["13812345678", "14712345678", "16612345678", "17012345678", "19912345678"] {
            assert_eq!(check(mobile), Ok(()), "{mobile}");
        }
    }

    #[test]
    fn what_is_no_mobile_number_is_refused() {
        for mobile in
            ["", "1381234567", "138123456789", "12812345678", "1381234567a", "１３８１２３４５６７８"]
        {
            assert_eq!(check(mobile), Err(ReturnCode::INVALID_MOBILE), "{mobile}");
        }
    }

    #[test]
    fn a_mask_keeps_the_ends_of_a_number_and_nothing_of_anything_else() {
        assert_eq!(masked("13812345678"), "138****5678");
        assert_eq!(masked("8613812345678"), "****");
        assert_eq!(masked("号码号码号码"), "****");
    }
}
