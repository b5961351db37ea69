//! Arithmetic of numbers so long that one operation takes many milliseconds: in pieces, so that it can be stopped.
//!
//! num-bigint does each piece. `Stop` is told of the work of a piece (in units of about ten nanoseconds) before it is done, and answers
//! whether to stop; then the result is `None`. Products are split by Karatsuba's rule, quotients are found by halves (Burnikel and
//! Ziegler), greatest common divisors by Lehmer's rule, roots by Zimmermann's, so that all but divisors take less than quadratic time.

use num_bigint::BigUint;
use num_integer::Integer as _;
use num_traits::{One as _, Zero as _};

/// Tells of work about to be done; true: stop.
pub(crate) type Stop<'a> = &'a dyn Fn(usize) -> bool;

/// Factors of at most this many bits are multiplied in one piece: some five milliseconds.
const PIECE_OF_PRODUCT: u64 = 1 << 19;
/// Divisors of at most this many bits divide in one piece, as long as the quotient is no longer.
const PIECE_OF_QUOTIENT: u64 = 1 << 13;
/// Texts of at most this many digits are made or read in one piece.
const PIECE_OF_TEXT: usize = 1 << 11;

/// Whether operands of this many bits together are for the functions of this file.
pub(crate) fn is_long(bits: u64) -> bool {
    bits > 1 << 17
}

fn limbs(bits: u64) -> usize {
    (bits / 64 + 1) as usize
}

/// The work of a product of factors of so many limbs, done in one piece.
fn work_of_product(shorter: usize, longer: usize) -> usize {
    // Karatsuba's rule: the exponent of the shorter one is about 1.6 instead of 2.
    let ways = (shorter / 32).max(1);
    let saved = (ways as f64).powf(0.42) as usize;
    shorter.saturating_mul(longer) / 16 / saved.max(1)
}

/// `a * b`
pub(crate) fn multiply(a: &BigUint, b: &BigUint, stop: Stop<'_>) -> Option<BigUint> {
    let (shorter, longer) = if a.bits() <= b.bits() { (a, b) } else { (b, a) };
    if shorter.is_zero() {
        return Some(BigUint::ZERO);
    }
    if longer.bits() <= PIECE_OF_PRODUCT {
        if stop(work_of_product(limbs(shorter.bits()), limbs(longer.bits()))) {
            return None;
        }
        return Some(shorter * longer);
    }
    if shorter.bits() <= longer.bits() / 2 {
        // Pieces as long as the shorter one.
        let piece = shorter.bits().max(PIECE_OF_PRODUCT / 2).next_multiple_of(64);
        let mut result = BigUint::ZERO;
        let mut at = (longer.bits() - 1) / piece;
        loop {
            let part = bits_between(longer, at * piece, piece);
            result = (result << piece) + multiply(shorter, &part, stop)?;
            if stop(limbs(result.bits()) / 8) {
                return None;
            }
            match at.checked_sub(1) {
                Some(next) => at = next,
                None => return Some(result),
            }
        }
    }
    let half = (longer.bits() / 2).next_multiple_of(64);
    let (a_low, a_high) = (bits_between(a, 0, half), a >> half);
    let (b_low, b_high) = (bits_between(b, 0, half), b >> half);
    let low = multiply(&a_low, &b_low, stop)?;
    let high = multiply(&a_high, &b_high, stop)?;
    let middle = multiply(&(a_low + a_high), &(b_low + b_high), stop)? - &low - &high;
    Some((high << (2 * half)) + (middle << half) + low)
}

/// The bits of `number` from `start` on, `count` of them.
fn bits_between(number: &BigUint, start: u64, count: u64) -> BigUint {
    let first = (start / 64) as usize;
    if start.is_multiple_of(64) && count.is_multiple_of(64) {
        let digits: Vec<u32> = number
            .iter_u64_digits()
            .skip(first)
            .take((count / 64) as usize)
            .flat_map(|limb| [limb as u32, (limb >> 32) as u32])
            .collect();
        return BigUint::new(digits);
    }
    let above = number >> start;
    let rest = (&above >> count) << count;
    above - rest
}

/// The quotient and the remainder of `a / b`; `b` is not zero.
pub(crate) fn divide(a: &BigUint, b: &BigUint, stop: Stop<'_>) -> Option<(BigUint, BigUint)> {
    if a < b {
        return Some((BigUint::ZERO, a.clone()));
    }
    if b.bits() <= PIECE_OF_QUOTIENT {
        return divide_by_short(a, b, stop);
    }
    // The divisor gets a length that can be halved down to a piece, with its highest bit set.
    let mut unit = b.bits();
    let mut doublings = 0;
    while unit > PIECE_OF_QUOTIENT {
        unit = unit.div_ceil(2);
        doublings += 1;
    }
    let length = unit.next_multiple_of(64) << doublings;
    let shift = length - b.bits();
    let (divisor, dividend) = (b << shift, a << shift);
    let mut quotient = BigUint::ZERO;
    let mut rest = BigUint::ZERO;
    let mut at = dividend.bits() / length;
    loop {
        let part = (rest << length) + bits_between(&dividend, at * length, length);
        let (digit, remainder) = divide_two_by_one(&part, &divisor, length, stop)?;
        quotient = (quotient << length) + digit;
        rest = remainder;
        match at.checked_sub(1) {
            Some(next) => at = next,
            None => return Some((quotient, rest >> shift)),
        }
    }
}

/// Divides a number of any length by a short one, piece by piece from the top.
fn divide_by_short(a: &BigUint, b: &BigUint, stop: Stop<'_>) -> Option<(BigUint, BigUint)> {
    const PIECE: u64 = 1 << 15;
    let divisor = limbs(b.bits());
    let mut digits = Vec::new();
    let mut rest = BigUint::ZERO;
    let mut at = a.bits() / PIECE;
    loop {
        if stop((PIECE / 64) as usize * divisor / 4) {
            return None;
        }
        let part = (rest << PIECE) + bits_between(a, at * PIECE, PIECE);
        let (quotient, remainder) = part.div_rem(b);
        let mut words = quotient.to_u32_digits();
        words.resize((PIECE / 32) as usize, 0);
        digits.push(words);
        rest = remainder;
        match at.checked_sub(1) {
            Some(next) => at = next,
            None => {
                digits.reverse();
                return Some((BigUint::new(digits.concat()), rest));
            }
        }
    }
}

/// Divides a number below `b << length` by `b`, which has exactly `length` bits.
fn divide_two_by_one(a: &BigUint, b: &BigUint, length: u64, stop: Stop<'_>) -> Option<(BigUint, BigUint)> {
    if length <= PIECE_OF_QUOTIENT {
        if stop(limbs(length) * limbs(length) / 4) {
            return None;
        }
        return Some(a.div_rem(b));
    }
    let half = length / 2;
    let (b_high, b_low) = (b >> half, bits_between(b, 0, half));
    let (high, rest) = divide_three_by_two(
        &(a >> length),
        &bits_between(a, half, half),
        (b, &b_high, &b_low),
        half,
        stop,
    )?;
    let (low, rest) =
        divide_three_by_two(&rest, &bits_between(a, 0, half), (b, &b_high, &b_low), half, stop)?;
    Some(((high << half) + low, rest))
}

/// Divides `(a_high << half) + a_low` by `b`, which is two halves long; the quotient is one half long.
fn divide_three_by_two(
    a_high: &BigUint,
    a_low: &BigUint,
    (b, b_high, b_low): (&BigUint, &BigUint, &BigUint),
    half: u64,
    stop: Stop<'_>,
) -> Option<(BigUint, BigUint)> {
    let (mut quotient, rest) = if &(a_high >> half) == b_high {
        let most = (BigUint::one() << half) - 1u32;
        (most, a_high - (b_high << half) + b_high)
    } else {
        divide_two_by_one(a_high, b_high, half, stop)?
    };
    let mut rest = (rest << half) + a_low;
    let product = multiply(&quotient, b_low, stop)?;
    // The estimate is at most two too large.
    while rest < product {
        quotient -= 1u32;
        rest += b;
    }
    Some((quotient, rest - product))
}

/// `base ** exponent`
pub(crate) fn power(base: &BigUint, exponent: u64, stop: Stop<'_>) -> Option<BigUint> {
    let mut result = BigUint::one();
    for bit in (0..u64::BITS - exponent.leading_zeros()).rev() {
        result = multiply(&result, &result, stop)?;
        if exponent >> bit & 1 == 1 {
            result = multiply(&result, base, stop)?;
        }
    }
    Some(result)
}

/// `base ** exponent % modulus`; `modulus` is not zero.
pub(crate) fn power_modulo(
    base: &BigUint,
    exponent: &BigUint,
    modulus: &BigUint,
    stop: Stop<'_>,
) -> Option<BigUint> {
    let base = divide(base, modulus, stop)?.1;
    let mut result = divide(&BigUint::one(), modulus, stop)?.1;
    for bit in (0..exponent.bits()).rev() {
        result = divide(&multiply(&result, &result, stop)?, modulus, stop)?.1;
        if exponent.bit(bit) {
            result = divide(&multiply(&result, &base, stop)?, modulus, stop)?.1;
        }
    }
    Some(result)
}

/// The root, rounded down, and what is left over.
pub(crate) fn square_root(value: &BigUint, stop: Stop<'_>) -> Option<(BigUint, BigUint)> {
    if value.bits() <= PIECE_OF_QUOTIENT {
        if stop(limbs(value.bits()) * limbs(value.bits())) {
            return None;
        }
        let root = value.sqrt();
        let rest = value - &root * &root;
        return Some((root, rest));
    }
    // The value in four parts, the highest of which must have one of its two highest bits set.
    let mut part = value.bits().div_ceil(4);
    let shift = 4 * part - value.bits();
    if shift % 2 == 1 {
        part += 1;
    }
    let shift = (4 * part - value.bits()) / 2 * 2;
    let shifted = value << shift;
    let (high, above) = square_root(&(&shifted >> (2 * part)), stop)?;
    let numerator = (above << part) + bits_between(&shifted, part, part);
    let (low, rest) = divide(&numerator, &(&high << 1u32), stop)?;
    let mut root = (&high << part) + &low;
    let mut rest = (rest << part) + bits_between(&shifted, 0, part);
    let square = multiply(&low, &low, stop)?;
    while rest < square {
        rest += (&root << 1u32) - 1u32;
        root -= 1u32;
    }
    if shift == 0 {
        return Some((root, rest - square));
    }
    let root = root >> (shift / 2);
    let rest = value - multiply(&root, &root, stop)?;
    Some((root, rest))
}

/// The greatest common divisor.
pub(crate) fn greatest_common_divisor(a: &BigUint, b: &BigUint, stop: Stop<'_>) -> Option<BigUint> {
    let (mut a, mut b) = if a >= b {
        (a.clone(), b.clone())
    } else {
        (b.clone(), a.clone())
    };
    while b.bits() > PIECE_OF_QUOTIENT / 4 {
        if a.bits() > b.bits() + 32 {
            let rest = divide(&a, &b, stop)?.1;
            (a, b) = (b, rest);
            continue;
        }
        // Lehmer: the highest 62 bits tell the next quotients.
        let shift = a.bits() - 62;
        let mut x = low_word(&(&a >> shift));
        let mut y = low_word(&(&b >> shift));
        let (mut p, mut q, mut r, mut s) = (1i64, 0i64, 0i64, 1i64);
        while y + r != 0 && y + s != 0 {
            let quotient = (x + p) / (y + r);
            if quotient != (x + q) / (y + s) {
                break;
            }
            let next = quotient.checked_mul(r).and_then(|product| p.checked_sub(product));
            let other = quotient.checked_mul(s).and_then(|product| q.checked_sub(product));
            let (Some(next), Some(other)) = (next, other) else {
                break;
            };
            if next.unsigned_abs() >= 1 << 31 || other.unsigned_abs() >= 1 << 31 {
                break;
            }
            (p, r) = (r, next);
            (q, s) = (s, other);
            (x, y) = (y, x - quotient * y);
        }
        if stop(limbs(a.bits()) * 2) {
            return None;
        }
        if q == 0 {
            let rest = divide(&a, &b, stop)?.1;
            (a, b) = (b, rest);
        } else {
            (a, b) = (combined(&a, p, &b, q), combined(&a, r, &b, s));
        }
    }
    if b.is_zero() {
        return Some(a);
    }
    let rest = divide(&a, &b, stop)?.1;
    stop(1 << 10).eq(&false).then(|| b.gcd(&rest))
}

/// The number that times `value` leaves 1 when divided by `modulus`: outer `None` when stopped, inner when there is none.
pub(crate) fn inverse(value: &BigUint, modulus: &BigUint, stop: Stop<'_>) -> Option<Option<BigUint>> {
    // Euclid's algorithm; of each remainder the factor of `value` in it, taken modulo `modulus`.
    let (mut a, mut b) = (modulus.clone(), divide(value, modulus, stop)?.1);
    let (mut of_a, mut of_b) = (BigUint::ZERO, BigUint::one());
    while !b.is_zero() {
        if stop(limbs(b.bits()) * 4) {
            return None;
        }
        let (quotient, rest) = divide(&a, &b, stop)?;
        let product = divide(&multiply(&quotient, &of_b, stop)?, modulus, stop)?.1;
        let next = if of_a >= product {
            of_a - product
        } else {
            of_a + modulus - product
        };
        (a, b) = (b, rest);
        (of_a, of_b) = (of_b, next);
    }
    Some(a.is_one().then_some(of_a))
}

fn low_word(number: &BigUint) -> i64 {
    number.iter_u64_digits().next().unwrap_or(0) as i64
}

/// `a * p + b * q`, of which one factor is negative and the sum is not.
fn combined(a: &BigUint, p: i64, b: &BigUint, q: i64) -> BigUint {
    let (left, right) = (a * p.unsigned_abs(), b * q.unsigned_abs());
    match (p < 0, q < 0) {
        (true, _) => right - left,
        (_, true) => left - right,
        _ => left + right,
    }
}

/// The product of the integers from `low` to `high`, by halves, so that the big factors are of like size.
pub(crate) fn product_of_range(low: u64, high: u64, stop: Stop<'_>) -> Option<BigUint> {
    if high - low < 8 {
        if stop(8) {
            return None;
        }
        let mut product = BigUint::from(low);
        for factor in low + 1..=high {
            product *= factor;
        }
        return Some(product);
    }
    let middle = low + (high - low) / 2;
    multiply(
        &product_of_range(low, middle, stop)?,
        &product_of_range(middle + 1, high, stop)?,
        stop,
    )
}

/// `first * (first - 1) * …`, `count` factors: by halves, as above.
pub(crate) fn falling_product(first: &BigUint, count: u64, stop: Stop<'_>) -> Option<BigUint> {
    if count < 8 {
        let mut product = BigUint::one();
        for step in 0..count {
            product = multiply(&product, &(first - step), stop)?;
        }
        return Some(product);
    }
    let half = count / 2;
    multiply(
        &falling_product(first, half, stop)?,
        &falling_product(&(first - half), count - half, stop)?,
        stop,
    )
}

/// The decimal digits.
pub(crate) fn to_decimal(value: &BigUint, stop: Stop<'_>) -> Option<String> {
    // Powers of ten, each the square of the one before.
    let mut powers = vec![power(&BigUint::from(10u32), PIECE_OF_TEXT as u64, stop)?];
    while let Some(last) = powers.last()
        && last.bits() * 2 <= value.bits() + 1
    {
        let square = multiply(last, last, stop)?;
        powers.push(square);
    }
    let mut out = String::new();
    push_decimal(&mut out, value, &powers, false, stop)?;
    Some(out)
}

fn push_decimal(
    out: &mut String,
    value: &BigUint,
    powers: &[BigUint],
    is_padded: bool,
    stop: Stop<'_>,
) -> Option<()> {
    let Some((power, smaller)) = powers.split_last() else {
        if stop(limbs(value.bits()) * limbs(value.bits()) / 2) {
            return None;
        }
        let text = value.to_string();
        if is_padded {
            out.extend(std::iter::repeat_n('0', PIECE_OF_TEXT - text.len()));
        }
        out.push_str(&text);
        return Some(());
    };
    if !is_padded && value < power {
        return push_decimal(out, value, smaller, false, stop);
    }
    let (high, low) = divide(value, power, stop)?;
    push_decimal(out, &high, smaller, is_padded, stop)?;
    push_decimal(out, &low, smaller, true, stop)
}

/// The number with these digits, the highest first.
pub(crate) fn from_digits(digits: &[u8], radix: u32, stop: Stop<'_>) -> Option<BigUint> {
    if digits.len() <= PIECE_OF_TEXT || radix.is_power_of_two() {
        let work = match radix.is_power_of_two() {
            true => digits.len(),
            false => digits.len() * digits.len() / 1024,
        };
        return stop(work)
            .eq(&false)
            .then(|| BigUint::from_radix_be(digits, radix).expect("every digit is below the radix"));
    }
    // Pairs of neighbours are joined again and again; `factor` is what the left one of a pair counts.
    let mut parts = Vec::new();
    for part in digits.rchunks(PIECE_OF_TEXT) {
        parts.push(from_digits(part, radix, stop)?);
    }
    let mut factor = power(&BigUint::from(radix), PIECE_OF_TEXT as u64, stop)?;
    while parts.len() > 1 {
        let mut joined = Vec::with_capacity(parts.len().div_ceil(2));
        for pair in parts.chunks(2) {
            joined.push(match pair {
                [low, high] => multiply(high, &factor, stop)? + low,
                [one] => one.clone(),
                _ => unreachable!("chunks of two"),
            });
        }
        parts = joined;
        if parts.len() > 1 {
            factor = multiply(&factor, &factor, stop)?;
        }
    }
    parts.pop()
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_traits::Pow;

    /// A number of so many bits, the highest of which is set.
    fn number(bits: u64, seed: u64) -> BigUint {
        let mut state = seed | 1;
        let words = (0..bits.div_ceil(32)).map(|_| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 32) as u32
        });
        let digits: Vec<u32> = words.collect();
        let number = BigUint::new(digits) >> (bits.div_ceil(32) * 32 - bits);
        number | (BigUint::one() << (bits - 1))
    }

    const GO_ON: Stop<'static> = &|_| false;

    #[test]
    fn agrees_with_one_piece() {
        for (seed, (a, b)) in [
            (600_000, 600_000),
            (2_000_000, 300_000),
            (700_000, 20_000),
            (100_000, 99_990),
            (1_500_000, 100),
            (1_100_000, 550_000),
        ]
        .into_iter()
        .enumerate()
        {
            let (a, b) = (number(a, seed as u64 + 7), number(b, seed as u64 + 100));
            let product = multiply(&a, &b, GO_ON).expect("not stopped");
            assert_eq!(product, &a * &b);
            let (quotient, rest) = divide(&a, &b, GO_ON).expect("not stopped");
            assert!(rest < b);
            assert_eq!(quotient * &b + rest, a);
            let near = &product - 1u32;
            let (quotient, rest) = divide(&near, &b, GO_ON).expect("not stopped");
            assert_eq!((quotient, rest), (&a - 1u32, &b - 1u32));
        }
        let ones = (BigUint::one() << 300_000u32) - 1u32;
        let shorter = (BigUint::one() << 100_000u32) - 1u32;
        let (quotient, rest) = divide(&ones, &shorter, GO_ON).expect("not stopped");
        assert_eq!(quotient * shorter + rest, ones);
    }

    #[test]
    fn roots_and_divisors() {
        for bits in [9_000, 20_001, 20_002, 20_003, 50_000, 131_071] {
            let value = number(bits, bits);
            let (root, rest) = square_root(&value, GO_ON).expect("not stopped");
            assert_eq!(&root * &root + &rest, value);
            assert!(rest <= &root << 1u32);
            let square = &value * &value;
            assert_eq!(square_root(&square, GO_ON), Some((value.clone(), BigUint::ZERO)));
            assert_eq!(
                square_root(&(square - 1u32), GO_ON).map(|(root, _)| root),
                Some(&value - 1u32)
            );
        }
        for (seed, (a, b, common)) in [
            (20_000, 20_000, 5_000),
            (50_000, 9_000, 1),
            (30_000, 29_990, 8_000),
        ]
        .into_iter()
        .enumerate()
        {
            let common = number(common, 3 + seed as u64);
            let (a, b) = (
                number(a, seed as u64) * &common,
                number(b, seed as u64 + 50) * &common,
            );
            assert_eq!(greatest_common_divisor(&a, &b, GO_ON), Some(a.gcd(&b)));
        }
        let modulus = (number(9_000, 4) << 1u32) + 1u32;
        let inverted = inverse(&number(8_000, 2), &modulus, GO_ON).expect("not stopped");
        assert_eq!(inverted, number(8_000, 2).modinv(&modulus));
        assert_eq!(inverse(&(&modulus * 3u32), &modulus, GO_ON), Some(None));
        assert_eq!(
            greatest_common_divisor(&number(9_000, 1), &BigUint::ZERO, GO_ON),
            Some(number(9_000, 1))
        );
    }

    #[test]
    fn powers_and_text() {
        let base = BigUint::from(3u32);
        let value = power(&base, 20_001, GO_ON).expect("not stopped");
        assert_eq!(value, Pow::pow(&base, 20_001u32));
        let modulus = number(9_000, 5);
        assert_eq!(
            power_modulo(&value, &number(70, 1), &modulus, GO_ON),
            Some(value.modpow(&number(70, 1), &modulus))
        );
        assert_eq!(
            product_of_range(2, 3000, GO_ON),
            falling_product(&BigUint::from(3000u32), 2999, GO_ON)
        );
        for value in [
            value,
            Pow::pow(BigUint::from(10u32), 20_000u32),
            Pow::pow(BigUint::from(10u32), 4096u32) - 1u32,
            number(60_000, 9),
        ] {
            let text = to_decimal(&value, GO_ON).expect("not stopped");
            assert_eq!(text, value.to_string());
            let digits: Vec<u8> = text.bytes().map(|digit| digit - b'0').collect();
            assert_eq!(from_digits(&digits, 10, GO_ON), Some(value));
        }
    }

    #[test]
    fn stops() {
        let done = std::cell::Cell::new(0);
        let stop = |work: usize| {
            done.set(done.get() + work);
            done.get() > 1 << 20
        };
        assert_eq!(
            multiply(&number(9_000_000, 1), &number(9_000_000, 2), &stop),
            None
        );
        done.set(0);
        assert_eq!(divide(&number(9_000_000, 1), &number(4_000_000, 2), &stop), None);
    }
}
