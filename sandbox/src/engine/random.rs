use std::hash::{BuildHasher, RandomState};

/// SplitMix64, seeded by the standard library's hasher. Codes of a sandbox guard nothing.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new() -> Self {
        Self(RandomState::new().hash_one("sms-sandbox"))
    }

    /// The same seed, the same sequence.
    pub(crate) fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    /// A number from 0 up to, and without, 1.
    #[allow(clippy::cast_precision_loss, reason = "53 bits fit exactly")]
    pub(crate) fn fraction(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Six decimal digits; leading zeros count.
    pub(crate) fn code(&mut self) -> String {
        format!("{:06}", self.next() % 1_000_000)
    }

    /// A version 4 UUID.
    pub(crate) fn uuid(&mut self) -> String {
        let (high, low) = (self.next(), self.next());
        let version = (high & !0xf000) | 0x4000;
        let variant = (low & !(0b11 << 62)) | (0b10 << 62);
        let digits = format!("{version:016x}{variant:016x}");
        let (head, rest) = digits.split_at(8);
        let (second, rest) = rest.split_at(4);
        let (third, rest) = rest.split_at(4);
        let (fourth, last) = rest.split_at(4);
        format!("{head}-{second}-{third}-{fourth}-{last}")
    }

    /// A whole number of up to 19 digits.
    pub(crate) fn nonce(&mut self) -> u64 {
        self.next() >> 1
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_six_digits_and_may_begin_with_a_zero() {
        let mut random = Random(0);
        let codes: Vec<_> = (0..200).map(|_| random.code()).collect();
        assert!(codes.iter().all(|code| code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit())));
        assert!(codes.iter().any(|code| code.starts_with('0')));
    }

    #[test]
    fn a_uuid_has_its_form() {
        let mut random = Random(0);
        let uuids: Vec<_> = (0..100).map(|_| random.uuid()).collect();
        for uuid in &uuids {
            let lengths: Vec<_> = uuid.split('-').map(str::len).collect();
            assert_eq!(lengths, [8, 4, 4, 4, 12], "{uuid}");
            assert!(uuid[14..].starts_with('4') && "89ab".contains(&uuid[19..20]), "{uuid}");
        }
        assert_ne!(uuids[0], uuids[1]);
    }
}
