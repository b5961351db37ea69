//! Integers beyond a machine word: a sign and a magnitude in limbs of 64 bits, the lowest first.
//!
//! What programs do most is done here on slices of limbs: sums, shifts, comparisons, products and quotients
//! by short numbers. Numbers of up to five limbs need no allocation. What is worth a better algorithm on
//! long numbers, and what is rare, is num-bigint's business: `to_bigint` and `From<BigInt>` lead there and
//! back.

use num_bigint::{BigInt, BigUint, Sign};
use smallvec::{SmallVec, smallvec};
use std::cmp::Ordering;

/// Numbers of up to this many limbs are kept in place.
const LIMBS_IN_PLACE: usize = 5;
/// Products of no more limbs are made on the stack first.
const LIMBS_ON_STACK: usize = 8;
/// From this many limbs of the shorter factor on, num-bigint's products are quicker.
const LONG_FACTOR: usize = 24;
/// From this many limbs of the divisor on, num-bigint's quotients are.
const LONG_DIVISOR: usize = 24;

/// A magnitude. Its last limb is not 0 once it is [`trimmed`].
pub(crate) type Limbs = SmallVec<[u64; LIMBS_IN_PLACE]>;

/// An integer of any size; zero has no limbs and is not negative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Big {
    is_negative: bool,
    limbs: Limbs,
}

impl Big {
    /// The integer of this sign and magnitude.
    #[inline]
    pub(crate) fn new(is_negative: bool, limbs: Limbs) -> Big {
        let limbs = trimmed(limbs);
        Big {
            is_negative: is_negative && !limbs.is_empty(),
            limbs,
        }
    }

    #[inline]
    pub(crate) fn is_zero(&self) -> bool {
        self.limbs.is_empty()
    }

    #[inline]
    pub(crate) fn is_negative(&self) -> bool {
        self.is_negative
    }

    /// The magnitude.
    #[inline]
    pub(crate) fn limbs(&self) -> &[u64] {
        &self.limbs
    }

    /// The value, when it fits.
    #[inline]
    pub(crate) fn to_i64(&self) -> Option<i64> {
        to_i64(self.is_negative, &self.limbs)
    }

    /// How many bits the magnitude has.
    #[inline]
    pub(crate) fn bits(&self) -> u64 {
        bits(&self.limbs)
    }

    /// How many bytes are kept outside of the struct.
    #[inline]
    pub(crate) fn owned_bytes(&self) -> usize {
        if self.limbs.spilled() {
            self.limbs.capacity() * size_of::<u64>()
        } else {
            0
        }
    }

    /// The same number for num-bigint.
    pub(crate) fn to_bigint(&self) -> BigInt {
        let sign = if self.is_negative { Sign::Minus } else { Sign::Plus };
        BigInt::from_biguint(sign, to_biguint(&self.limbs))
    }
}

impl From<&BigInt> for Big {
    fn from(value: &BigInt) -> Big {
        Big::new(value.sign() == Sign::Minus, from_biguint(value.magnitude()))
    }
}

impl From<i128> for Big {
    fn from(value: i128) -> Big {
        let magnitude = value.unsigned_abs();
        Big::new(value < 0, smallvec![magnitude as u64, (magnitude >> 64) as u64])
    }
}

/// The number of this sign and magnitude, when it fits.
#[inline]
pub(crate) fn to_i64(is_negative: bool, limbs: &[u64]) -> Option<i64> {
    match *limbs {
        [] => Some(0),
        [limb] if is_negative => (limb <= 1 << 63).then(|| (limb as i64).wrapping_neg()),
        [limb] => i64::try_from(limb).ok(),
        _ => None,
    }
}

fn to_biguint(limbs: &[u64]) -> BigUint {
    let halves = limbs.iter().flat_map(|limb| [*limb as u32, (*limb >> 32) as u32]);
    BigUint::new(halves.collect())
}

fn from_biguint(value: &BigUint) -> Limbs {
    value.iter_u64_digits().collect()
}

/// Without zeros on top.
#[inline]
fn trimmed(mut limbs: Limbs) -> Limbs {
    while limbs.last() == Some(&0) {
        limbs.pop();
    }
    limbs
}

fn bits(limbs: &[u64]) -> u64 {
    let top = limbs.last().map_or(0, |top| u64::from(top.leading_zeros()));
    limbs.len() as u64 * 64 - top
}

/// Orders two magnitudes.
#[inline]
pub(crate) fn compare(left: &[u64], right: &[u64]) -> Ordering {
    left.len()
        .cmp(&right.len())
        .then_with(|| left.iter().rev().cmp(right.iter().rev()))
}

// ---- sums -------------------------------------------------------------------------------------------

/// `left + right`.
pub(crate) fn sum(left: &[u64], right: &[u64]) -> Limbs {
    let (long, short) = if left.len() < right.len() {
        (right, left)
    } else {
        (left, right)
    };
    if long.len() < LIMBS_IN_PLACE {
        let mut limbs = [0; LIMBS_IN_PLACE];
        let mut carry = false;
        for (index, limb) in long.iter().enumerate() {
            let other = short.get(index).copied().unwrap_or(0);
            (limbs[index], carry) = limb.carrying_add(other, carry);
        }
        limbs[long.len()] = u64::from(carry);
        return Limbs::from_buf_and_len(limbs, long.len() + 1);
    }
    let mut out = Vec::with_capacity(long.len() + 1);
    let (low, mut high) = long.split_at(short.len());
    let mut carry = false;
    combine(&mut out, low, short, |a, b| {
        let limb;
        (limb, carry) = a.carrying_add(b, carry);
        limb
    });
    while carry && let [limb, rest @ ..] = high {
        let (limb, next) = limb.overflowing_add(1);
        out.push(limb);
        (carry, high) = (next, rest);
    }
    out.extend_from_slice(high);
    if carry {
        out.push(1);
    }
    Limbs::from_vec(out)
}

/// `left - right`, where `left` is not the smaller one.
pub(crate) fn difference(left: &[u64], right: &[u64]) -> Limbs {
    let mut out = Vec::with_capacity(left.len());
    let (low, mut high) = left.split_at(right.len());
    let mut borrow = false;
    combine(&mut out, low, right, |a, b| {
        let limb;
        (limb, borrow) = a.borrowing_sub(b, borrow);
        limb
    });
    while borrow && let [limb, rest @ ..] = high {
        let (limb, next) = limb.overflowing_sub(1);
        out.push(limb);
        (borrow, high) = (next, rest);
    }
    out.extend_from_slice(high);
    debug_assert!(!borrow, "the left magnitude is not the smaller one");
    shortened(out)
}

/// Limbs that may have become few.
fn shortened(mut limbs: Vec<u64>) -> Limbs {
    while limbs.last() == Some(&0) {
        limbs.pop();
    }
    if limbs.len() <= LIMBS_IN_PLACE {
        Limbs::from_slice(&limbs)
    } else {
        Limbs::from_vec(limbs)
    }
}

/// Appends what `limb` makes of each pair, from the lowest up. In steps of eight, so that what `limb` carries
/// along stays in the processor's flags.
#[inline(always)]
fn combine(out: &mut Vec<u64>, left: &[u64], right: &[u64], mut limb: impl FnMut(u64, u64) -> u64) {
    let (chunks, left) = left.as_chunks::<8>();
    let (others, right) = right.as_chunks::<8>();
    for (chunk, other) in chunks.iter().zip(others) {
        let mut limbs = [0; 8];
        for (place, (a, b)) in limbs.iter_mut().zip(chunk.iter().zip(other)) {
            *place = limb(*a, *b);
        }
        out.extend_from_slice(&limbs);
    }
    for (a, b) in left.iter().zip(right) {
        out.push(limb(*a, *b));
    }
}

// ---- products ---------------------------------------------------------------------------------------

/// `left * right`.
pub(crate) fn product(left: &[u64], right: &[u64]) -> Limbs {
    let (long, short) = if left.len() < right.len() {
        (right, left)
    } else {
        (left, right)
    };
    if long.len() + short.len() <= LIMBS_ON_STACK {
        let mut limbs = [0; LIMBS_ON_STACK];
        multiply_into(&mut limbs, long, short);
        let used = limbs.iter().rposition(|limb| *limb != 0);
        return Limbs::from_slice(&limbs[..used.map_or(0, |top| top + 1)]);
    }
    match *short {
        [] => Limbs::new(),
        [factor] => {
            let mut out = Vec::with_capacity(long.len() + 1);
            let mut carry = 0;
            combine(&mut out, long, long, |a, _| {
                let limb;
                (limb, carry) = multiply_add(a, factor, 0, carry);
                limb
            });
            if carry != 0 {
                out.push(carry);
            }
            Limbs::from_vec(out)
        }
        _ if short.len() >= LONG_FACTOR => from_biguint(&(to_biguint(long) * to_biguint(short))),
        _ => {
            let mut out: Limbs = smallvec![0; long.len() + short.len()];
            multiply_into(&mut out, long, short);
            out
        }
    }
}

/// Multiplies as on paper; `out` holds zeros, at least as many as the factors have limbs together.
#[inline]
fn multiply_into(out: &mut [u64], long: &[u64], short: &[u64]) {
    for (offset, factor) in short.iter().enumerate() {
        let (low, high) = out[offset..].split_at_mut(long.len());
        let mut carry = 0;
        for (place, limb) in low.iter_mut().zip(long) {
            (*place, carry) = multiply_add(*limb, *factor, *place, carry);
        }
        high[0] = carry;
    }
}

/// `a * b + c + d`, low and high half: it cannot be more.
#[inline(always)]
fn multiply_add(a: u64, b: u64, c: u64, d: u64) -> (u64, u64) {
    let wide = u128::from(a) * u128::from(b) + u128::from(c) + u128::from(d);
    (wide as u64, (wide >> 64) as u64)
}

// ---- quotients --------------------------------------------------------------------------------------

/// The quotient of two magnitudes, rounded down, and the remainder. The divisor is not zero.
pub(crate) fn quotient(left: &[u64], right: &[u64]) -> (Limbs, Limbs) {
    if compare(left, right) == Ordering::Less {
        return (Limbs::new(), Limbs::from_slice(left));
    }
    if let [divisor] = *right {
        let (quotient, remainder) = short_quotient(left, divisor);
        return (quotient, smallvec![remainder]);
    }
    if right.len() >= LONG_DIVISOR {
        let (left, right) = (to_biguint(left), to_biguint(right));
        let quotient = &left / &right;
        let remainder = left - &quotient * right;
        return (from_biguint(&quotient), from_biguint(&remainder));
    }
    long_quotient(left, right)
}

fn short_quotient(left: &[u64], divisor: u64) -> (Limbs, u64) {
    let divisor = Divisor::new(divisor);
    let shift = divisor.shift;
    // What a limb gives to the next one when all are shifted as the divisor is.
    let spill = |limb: u64| limb >> 1 >> (63 - shift);
    let mut out = Limbs::from_slice(left);
    let limbs = out.as_mut_slice();
    let mut rest = limbs.last().map_or(0, |top| spill(*top));
    for index in (0..limbs.len()).rev() {
        let below = if index == 0 { 0 } else { limbs[index - 1] };
        let limb = limbs[index] << shift | spill(below);
        (limbs[index], rest) = divisor.divide(rest, limb);
    }
    (out, rest >> shift)
}

/// A divisor of one limb, shifted so that its top bit is set, with its inverse: dividing by it takes two
/// multiplications.
/// See: Möller and Granlund, Improved division by invariant integers, algorithm 4
struct Divisor {
    value: u64,
    inverse: u64,
    shift: u32,
}

impl Divisor {
    fn new(divisor: u64) -> Divisor {
        let shift = divisor.leading_zeros();
        let value = divisor << shift;
        let wide = u128::from(!value) << 64 | u128::from(u64::MAX);
        Divisor {
            value,
            inverse: (wide / u128::from(value)) as u64,
            shift,
        }
    }

    /// The quotient and remainder of two limbs by the shifted divisor, which is more than `high`.
    #[inline(always)]
    fn divide(&self, high: u64, low: u64) -> (u64, u64) {
        let wide = u128::from(self.inverse) * u128::from(high) + (u128::from(high) << 64 | u128::from(low));
        let mut quotient = ((wide >> 64) as u64).wrapping_add(1);
        let mut rest = low.wrapping_sub(quotient.wrapping_mul(self.value));
        if rest > wide as u64 {
            quotient = quotient.wrapping_sub(1);
            rest = rest.wrapping_add(self.value);
        }
        if rest >= self.value {
            quotient = quotient.wrapping_add(1);
            rest -= self.value;
        }
        (quotient, rest)
    }
}

/// Long division with limbs for digits, by a divisor of two limbs or more.
/// See: Knuth, The Art of Computer Programming, volume 2, 4.3.1, algorithm D
fn long_quotient(left: &[u64], right: &[u64]) -> (Limbs, Limbs) {
    let shift = u64::from(right[right.len() - 1].leading_zeros());
    let divisor = shifted_left(right, shift);
    let mut rest = shifted_left(left, shift);
    rest.resize(left.len() + 1, 0);
    let size = divisor.len();
    let (first, second) = (Divisor::new(divisor[size - 1]), divisor[size - 2]);
    let mut out: Limbs = smallvec![0; left.len() - size + 1];
    for place in (0..out.len()).rev() {
        let window = &mut rest[place..=place + size];
        let digit = guess(window[size], window[size - 1], window[size - 2], &first, second);
        out[place] = subtract_multiple(window, &divisor, digit);
    }
    rest.truncate(size);
    let remainder = shifted_right(&rest, shift);
    (out, remainder)
}

/// The digit of a quotient by the three highest limbs of the rest and two of the divisor, whose top bit is
/// set: it is right or, seldom, one too large.
#[inline]
fn guess(high: u64, middle: u64, low: u64, first: &Divisor, second: u64) -> u64 {
    let (mut digit, mut rest) = if high >= first.value {
        (u64::MAX, u128::from(middle) + u128::from(first.value))
    } else {
        let (digit, rest) = first.divide(high, middle);
        (digit, u128::from(rest))
    };
    while rest >> 64 == 0 && u128::from(digit) * u128::from(second) > (rest << 64 | u128::from(low)) {
        digit -= 1;
        rest += u128::from(first.value);
    }
    digit
}

/// Takes `digit` times the divisor off the window, which has one limb more; gives the digit, one less when
/// it was too large.
#[inline]
fn subtract_multiple(window: &mut [u64], divisor: &[u64], digit: u64) -> u64 {
    let (mut carry, mut borrow) = (0, false);
    let (low, top) = window.split_at_mut(divisor.len());
    for (place, limb) in low.iter_mut().zip(divisor) {
        let multiple;
        (multiple, carry) = multiply_add(*limb, digit, 0, carry);
        (*place, borrow) = place.borrowing_sub(multiple, borrow);
    }
    (top[0], borrow) = top[0].borrowing_sub(carry, borrow);
    if !borrow {
        return digit;
    }
    let mut carry = false;
    for (place, limb) in low.iter_mut().zip(divisor) {
        (*place, carry) = place.carrying_add(*limb, carry);
    }
    top[0] = top[0].wrapping_add(u64::from(carry));
    digit - 1
}

// ---- shifts -----------------------------------------------------------------------------------------

/// `limbs << count`. The caller has checked the size.
pub(crate) fn shifted_left(limbs: &[u64], count: u64) -> Limbs {
    let (whole, part) = ((count / 64) as usize, count % 64);
    let mut out = Limbs::with_capacity(limbs.len() + whole + 1);
    out.resize(whole, 0);
    if part == 0 {
        out.extend_from_slice(limbs);
        return out;
    }
    let mut carry = 0;
    out.extend(limbs.iter().map(|limb| {
        let shifted = limb << part | carry;
        carry = limb >> (64 - part);
        shifted
    }));
    out.push(carry);
    trimmed(out)
}

/// `limbs >> count`.
pub(crate) fn shifted_right(limbs: &[u64], count: u64) -> Limbs {
    let part = count % 64;
    let kept = usize::try_from(count / 64)
        .ok()
        .and_then(|whole| limbs.get(whole..))
        .unwrap_or_default();
    if part == 0 {
        return Limbs::from_slice(kept);
    }
    let next = kept.iter().skip(1).chain(Some(&0));
    trimmed(
        kept.iter()
            .zip(next)
            .map(|(limb, above)| limb >> part | above << (64 - part))
            .collect(),
    )
}

/// Whether a bit below `count` is set.
pub(crate) fn has_bits_below(limbs: &[u64], count: u64) -> bool {
    let whole = usize::try_from(count / 64).unwrap_or(usize::MAX).min(limbs.len());
    limbs[..whole].iter().any(|limb| *limb != 0)
        || limbs
            .get(whole)
            .is_some_and(|limb| limb & ((1 << (count % 64)) - 1) != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Magnitudes of many lengths, with limbs that are often at the edges.
    fn samples() -> Vec<Limbs> {
        let mut state = 0x9E37_79B9_7F4A_7C15u64;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            match state % 5 {
                0 => 0,
                1 => u64::MAX,
                2 => 1 << 63,
                _ => state,
            }
        };
        let lengths = [1, 2, 3, 4, 5, 6, 7, 9, 23, 24, 30];
        (0..220)
            .map(|index| trimmed((0..lengths[index % lengths.len()]).map(|_| next()).collect()))
            .filter(|limbs| !limbs.is_empty())
            .collect()
    }

    #[test]
    fn agrees_with_num_bigint() {
        let samples = samples();
        let checked = |limbs: Limbs| to_biguint(&trimmed(limbs));
        for a in &samples {
            let big_a = to_biguint(a);
            assert_eq!(from_biguint(&big_a), *a);
            for count in [0, 1, 63, 64, 65, 200, 5000] {
                assert_eq!(checked(shifted_left(a, count)), &big_a << count);
                assert_eq!(checked(shifted_right(a, count)), &big_a >> count);
                let lost = big_a.trailing_zeros().expect("not zero") < count;
                assert_eq!(has_bits_below(a, count), lost);
            }
            for b in &samples {
                let big_b = to_biguint(b);
                assert_eq!(compare(a, b), big_a.cmp(&big_b));
                assert_eq!(checked(sum(a, b)), &big_a + &big_b);
                assert_eq!(checked(product(a, b)), &big_a * &big_b);
                let (quotient, remainder) = quotient(a, b);
                assert_eq!(checked(quotient), &big_a / &big_b);
                assert_eq!(checked(remainder), &big_a % &big_b);
                if compare(a, b) != Ordering::Less {
                    assert_eq!(checked(difference(a, b)), &big_a - &big_b);
                }
            }
        }
    }

    #[test]
    fn words_at_the_edges() {
        for value in [0, 1, -1, i64::MAX, i64::MIN] {
            assert_eq!(Big::from(i128::from(value)).to_i64(), Some(value));
        }
        assert_eq!(Big::from(i128::from(i64::MAX) + 1).to_i64(), None);
        assert_eq!(Big::from(i128::from(i64::MIN) - 1).to_i64(), None);
        assert_eq!(Big::from(1i128 << 64).bits(), 65);
    }
}
