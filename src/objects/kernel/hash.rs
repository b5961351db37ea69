//! Hashes that agree across types and with CPython's: numbers by value modulo 2**61 - 1, tuples and
//! frozensets by combining the hashes of their items, text by SipHash-1-3 with a zero key.
//!
//! The zero key makes every run the same, as `PYTHONHASHSEED=0` does. Text hashes its UTF-8, so only ASCII
//! text hashes as in CPython. A result is never -1.
//!
//! See: <https://docs.python.org/3/library/stdtypes.html#hashing-of-numeric-types>

use super::big::Big;
use siphasher::sip::SipHasher13;
use std::hash::Hasher as _;

/// Numbers are hashed modulo this Mersenne prime: `sys.hash_info.modulus`.
pub(crate) const MODULUS: u64 = (1 << 61) - 1;
/// `sys.hash_info.inf`
pub(crate) const INFINITY: i64 = 314_159;
/// `sys.hash_info.imag`
pub(crate) const IMAGINARY: i64 = 1_000_003;

/// -1 is never a hash.
#[inline]
fn avoid_minus_one(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

fn with_sign(reduced: u64, negative: bool) -> i64 {
    let hash = reduced as i64;
    avoid_minus_one(if negative { -hash } else { hash })
}

#[inline]
pub(crate) fn hash_i64(value: i64) -> i64 {
    if value.unsigned_abs() < MODULUS {
        return avoid_minus_one(value);
    }
    with_sign(value.unsigned_abs() % MODULUS, value < 0)
}

pub(crate) fn hash_big(value: &Big) -> i64 {
    // 2**64 is 8 modulo the prime.
    let reduced = value.limbs().iter().rev().fold(0, |reduced, limb| {
        ((u128::from(reduced) * 8 + u128::from(*limb)) % u128::from(MODULUS)) as u64
    });
    with_sign(reduced, value.is_negative())
}

/// The hash of a float; `None` for nan, whose hash is its identity's.
pub(crate) fn hash_f64(value: f64) -> Option<i64> {
    if value.is_nan() {
        return None;
    }
    if value.is_infinite() {
        return Some(if value > 0.0 { INFINITY } else { -INFINITY });
    }
    let whole = value as i64;
    if whole as f64 == value && whole != i64::MAX {
        return Some(hash_i64(whole));
    }
    let bits = value.to_bits();
    let biased = (bits >> 52 & 0x7ff) as i64;
    let fraction = bits & ((1 << 52) - 1);
    let (significand, exponent) = if biased == 0 {
        (fraction, -1074)
    } else {
        (fraction | 1 << 52, biased - 1075)
    };
    // 2**61 is 1 modulo the prime: multiplying by a power of two rotates 61 bits.
    let turn = exponent.rem_euclid(61) as u32;
    let rotated = if turn == 0 {
        significand
    } else {
        (significand << turn & MODULUS) | significand >> (61 - turn)
    };
    Some(with_sign(
        if rotated == MODULUS { 0 } else { rotated },
        value < 0.0,
    ))
}

/// The hash of a complex number from those of its parts.
pub(crate) fn hash_complex(real: i64, imaginary: i64) -> i64 {
    avoid_minus_one(real.wrapping_add(imaginary.wrapping_mul(IMAGINARY)))
}

pub(crate) fn hash_bytes(bytes: &[u8]) -> i64 {
    if bytes.is_empty() {
        return 0;
    }
    let mut hasher = SipHasher13::new();
    hasher.write(bytes);
    avoid_minus_one(hasher.finish() as i64)
}

/// Combines the hashes of a tuple's items, in order, by the rounds of xxHash64.
#[derive(Debug, Clone)]
pub(crate) struct TupleHasher {
    state: u64,
    length: u64,
}

const PRIME_1: u64 = 11_400_714_785_074_694_791;
const PRIME_2: u64 = 14_029_467_366_897_019_727;
const PRIME_5: u64 = 2_870_177_450_012_600_261;

impl TupleHasher {
    pub(crate) fn new() -> Self {
        TupleHasher {
            state: PRIME_5,
            length: 0,
        }
    }

    #[inline]
    pub(crate) fn add(&mut self, item: i64) {
        let mixed = self.state.wrapping_add((item as u64).wrapping_mul(PRIME_2));
        self.state = mixed.rotate_left(31).wrapping_mul(PRIME_1);
        self.length += 1;
    }

    /// What has been added so far, for [`TupleHasher::resume`].
    pub(crate) fn state(&self) -> u64 {
        self.state
    }

    /// A hasher that goes on after `length` items.
    pub(crate) fn resume(state: u64, length: u64) -> Self {
        TupleHasher { state, length }
    }

    pub(crate) fn finish(&self) -> i64 {
        let hash = self.state.wrapping_add(self.length ^ (PRIME_5 ^ 3_527_539));
        if hash == u64::MAX {
            1_546_275_796
        } else {
            hash as i64
        }
    }
}

#[cfg(test)]
pub(crate) fn hash_tuple(items: impl IntoIterator<Item = i64>) -> i64 {
    let mut hasher = TupleHasher::new();
    items.into_iter().for_each(|item| hasher.add(item));
    hasher.finish()
}

/// Combines the hashes of a frozenset's items, in any order.
pub(crate) fn hash_frozenset(items: impl IntoIterator<Item = i64>) -> i64 {
    let mut hash = 0u64;
    let mut length = 0u64;
    for item in items {
        let item = item as u64;
        hash ^= (item ^ (item << 16) ^ 89_869_747).wrapping_mul(3_644_798_167);
        length += 1;
    }
    hash ^= (length + 1).wrapping_mul(1_927_868_237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
    if hash == u64::MAX {
        590_923_713
    } else {
        hash as i64
    }
}

#[cfg(test)]
#[rustfmt::skip] // the tables of cases stay compact
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for (value, expected) in [
            (1.5, 1152921504606846977), (0.1, 230584300921369408), (-0.0, 0), (1e300, 1224995262755759164), (f64::INFINITY, 314159), (f64::NEG_INFINITY, -314159),
            (1e16, 10000000000000000), (-1.5, -1152921504606846977), (5e-324, 16777216), (-1.0, -2), (2f64.powi(61), 1), (2f64.powi(63), 4),
        ] {
            assert_eq!(hash_f64(value), Some(expected), "{value}");
        }
        assert_eq!(hash_f64(f64::NAN), None);
        for (value, expected) in [((1i64 << 61) - 1, 0), (1 << 61, 1), (-(1 << 61), -2), (-1, -2), (-2, -2), ((1 << 61) - 2, 2305843009213693950), (i64::MIN, -4)] {
            assert_eq!(hash_i64(value), expected);
            assert_eq!(hash_big(&Big::from(&num_bigint::BigInt::from(value))), expected);
        }
        assert_eq!(hash_big(&Big::from(&num_bigint::BigInt::from(10).pow(30))), 465258685558744706);
        for (re, im, expected) in [(1.0, 2.0, 2000007), (0.0, 1.0, 1000003), (0.0, -1.0, -2000006), (0.5, -0.25, -576460752303423488), (-1.0, -1.0, -2000008)] {
            assert_eq!(hash_complex(hash_f64(re).expect("a number"), hash_f64(im).expect("a number")), expected);
        }
    }

    #[test]
    fn text_as_with_hash_seed_zero() {
        for (text, expected) in [("", 0), ("a", 4644417185603328019), ("abc", -4594863902769663758), ("hello world", -5642461784034726774)] {
            assert_eq!(hash_bytes(text.as_bytes()), expected);
        }
        assert_eq!(hash_bytes("x".repeat(100).as_bytes()), 1359644457043326220);
    }

    #[test]
    fn containers() {
        assert_eq!(hash_tuple([]), 5740354900026072187);
        assert_eq!(hash_tuple([1, 2]), -3550055125485641917);
        assert_eq!(hash_tuple([hash_i64(-1)]), 8078679518589016365);
        assert_eq!(hash_tuple([1, hash_tuple([2, 3])]), 7267574591690527098);
        assert_eq!(hash_frozenset([]), 133146708735736);
        assert_eq!(hash_frozenset([2, 1, 3]), -272375401224217160);
        assert_eq!(hash_frozenset(0..100), 4411996150312757951);
        assert_eq!(hash_frozenset([-2]), 6776983852052281967);
    }
}
