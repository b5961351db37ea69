//! Integer arithmetic with Python's rules over machine words and big integers.
//!
//! Operands come as [`IntRef`], results go as [`Integer`], which is `Small` whenever the value fits an
//! `i64`. Two small operands never touch the big-integer code unless the result overflows.
//! Functions whose result can be much larger than their operands (`power`, `shift_left`, `factorial`)
//! have a companion that predicts the size in bits.

use super::big::{self, Big, Limbs};
use super::error::MOST_BYTES;
use super::float_text::round_scaled;
use super::long_work::{self, Stop};
use super::{KernelError, KernelResult};
use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer as _;
use num_traits::{FromPrimitive as _, One as _, Pow, Signed as _, ToPrimitive as _, Zero as _};
use std::cmp::Ordering;

/// Integers of more bits are refused with MemoryError before anything is allocated.
pub(crate) const MOST_BITS: u64 = 8 * MOST_BYTES as u64;

/// An integer operand, borrowed.
#[derive(Debug, Clone, Copy)]
pub(crate) enum IntRef<'a> {
    Small(i64),
    Big(&'a Big),
}

/// An integer result: `Small` whenever it fits.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Integer {
    Small(i64),
    Big(Big),
}

impl From<BigInt> for Integer {
    fn from(value: BigInt) -> Self {
        value
            .to_i64()
            .map_or_else(|| Integer::Big(Big::from(&value)), Integer::Small)
    }
}

impl From<i64> for Integer {
    fn from(value: i64) -> Self {
        Integer::Small(value)
    }
}

impl From<i128> for Integer {
    fn from(value: i128) -> Self {
        i64::try_from(value).map_or_else(|_| Integer::Big(value.into()), Integer::Small)
    }
}

impl Integer {
    pub(crate) fn as_ref(&self) -> IntRef<'_> {
        match self {
            Integer::Small(value) => IntRef::Small(*value),
            Integer::Big(value) => IntRef::Big(value),
        }
    }
    pub(crate) fn into_bigint(self) -> BigInt {
        match self {
            Integer::Small(value) => value.into(),
            Integer::Big(value) => value.to_bigint(),
        }
    }
    /// The integer of this sign and magnitude.
    #[inline]
    fn from_limbs(is_negative: bool, limbs: Limbs) -> Integer {
        let value = Big::new(is_negative, limbs);
        value.to_i64().map_or(Integer::Big(value), Integer::Small)
    }
}

impl<'a> IntRef<'a> {
    /// The number for num-bigint, for what only that can do.
    pub(crate) fn to_bigint(self) -> BigInt {
        match self {
            IntRef::Small(value) => value.into(),
            IntRef::Big(value) => value.to_bigint(),
        }
    }
    /// The magnitude in limbs; a small one is put into `word`.
    #[inline]
    fn limbs(self, word: &'a mut u64) -> &'a [u64] {
        match self {
            IntRef::Small(0) => &[],
            IntRef::Small(value) => {
                *word = value.unsigned_abs();
                std::slice::from_ref(word)
            }
            IntRef::Big(value) => value.limbs(),
        }
    }
    pub(crate) fn is_zero(self) -> bool {
        match self {
            IntRef::Small(value) => value == 0,
            IntRef::Big(value) => value.is_zero(),
        }
    }
    pub(crate) fn is_negative(self) -> bool {
        match self {
            IntRef::Small(value) => value < 0,
            IntRef::Big(value) => value.is_negative(),
        }
    }
    /// Returns the value when it fits, wherever it is kept.
    pub(crate) fn to_i64(self) -> Option<i64> {
        match self {
            IntRef::Small(value) => Some(value),
            IntRef::Big(value) => value.to_i64(),
        }
    }
    pub(crate) fn to_integer(self) -> Integer {
        match self {
            IntRef::Small(value) => Integer::Small(value),
            IntRef::Big(value) => Integer::Big(value.clone()),
        }
    }
}

pub(crate) use super::integer_text::push_decimal;

// ---- sums, differences, products, bits --------------------------------------------------------------

pub(crate) fn add(left: IntRef<'_>, right: IntRef<'_>) -> Integer {
    match (left, right) {
        (IntRef::Small(a), IntRef::Small(b)) => (i128::from(a) + i128::from(b)).into(),
        _ => signed_sum(left, right, right.is_negative()),
    }
}

pub(crate) fn subtract(left: IntRef<'_>, right: IntRef<'_>) -> Integer {
    match (left, right) {
        (IntRef::Small(a), IntRef::Small(b)) => (i128::from(a) - i128::from(b)).into(),
        _ => signed_sum(left, right, !right.is_negative()),
    }
}

pub(crate) fn multiply(left: IntRef<'_>, right: IntRef<'_>) -> Integer {
    match (left, right) {
        (IntRef::Small(a), IntRef::Small(b)) => (i128::from(a) * i128::from(b)).into(),
        _ => {
            let (mut a, mut b) = (0, 0);
            let product = big::product(left.limbs(&mut a), right.limbs(&mut b));
            Integer::from_limbs(left.is_negative() != right.is_negative(), product)
        }
    }
}

/// The sum of `left` and a number of the magnitude of `right` with this sign.
fn signed_sum(left: IntRef<'_>, right: IntRef<'_>, right_is_negative: bool) -> Integer {
    let (mut a, mut b) = (0, 0);
    let (a, b) = (left.limbs(&mut a), right.limbs(&mut b));
    let is_negative = left.is_negative();
    if is_negative == right_is_negative {
        return Integer::from_limbs(is_negative, big::sum(a, b));
    }
    match big::compare(a, b) {
        Ordering::Equal => Integer::Small(0),
        Ordering::Greater => Integer::from_limbs(is_negative, big::difference(a, b)),
        Ordering::Less => Integer::from_limbs(right_is_negative, big::difference(b, a)),
    }
}

pub(crate) fn negate(value: IntRef<'_>) -> Integer {
    match value {
        IntRef::Small(value) => (-i128::from(value)).into(),
        IntRef::Big(value) => Integer::from_limbs(!value.is_negative(), Limbs::from_slice(value.limbs())),
    }
}

pub(crate) fn absolute(value: IntRef<'_>) -> Integer {
    if value.is_negative() {
        negate(value)
    } else {
        value.to_integer()
    }
}

pub(crate) fn bit_and(left: IntRef<'_>, right: IntRef<'_>) -> Integer {
    match (left, right) {
        (IntRef::Small(a), IntRef::Small(b)) => Integer::Small(a & b),
        _ => (left.to_bigint() & right.to_bigint()).into(),
    }
}

pub(crate) fn bit_or(left: IntRef<'_>, right: IntRef<'_>) -> Integer {
    match (left, right) {
        (IntRef::Small(a), IntRef::Small(b)) => Integer::Small(a | b),
        _ => (left.to_bigint() | right.to_bigint()).into(),
    }
}

pub(crate) fn bit_xor(left: IntRef<'_>, right: IntRef<'_>) -> Integer {
    match (left, right) {
        (IntRef::Small(a), IntRef::Small(b)) => Integer::Small(a ^ b),
        _ => (left.to_bigint() ^ right.to_bigint()).into(),
    }
}

pub(crate) fn bit_not(value: IntRef<'_>) -> Integer {
    match value {
        IntRef::Small(value) => Integer::Small(!value),
        IntRef::Big(_) => subtract(IntRef::Small(-1), value),
    }
}

/// Returns the number of bits of the magnitude: `int.bit_length`.
pub(crate) fn bit_length(value: IntRef<'_>) -> u64 {
    match value {
        IntRef::Small(value) => 64 - u64::from(value.unsigned_abs().leading_zeros()),
        IntRef::Big(value) => value.bits(),
    }
}

/// Returns the number of ones in the magnitude: `int.bit_count`.
pub(crate) fn bit_count(value: IntRef<'_>) -> u64 {
    match value {
        IntRef::Small(value) => u64::from(value.unsigned_abs().count_ones()),
        IntRef::Big(value) => value
            .limbs()
            .iter()
            .map(|limb| u64::from(limb.count_ones()))
            .sum(),
    }
}

pub(crate) fn compare(left: IntRef<'_>, right: IntRef<'_>) -> Ordering {
    match (left, right) {
        (IntRef::Small(a), IntRef::Small(b)) => a.cmp(&b),
        _ => match (left.is_negative(), right.is_negative()) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (is_negative, _) => {
                let (mut a, mut b) = (0, 0);
                let order = big::compare(left.limbs(&mut a), right.limbs(&mut b));
                if is_negative { order.reverse() } else { order }
            }
        },
    }
}

/// Predicts the size of `value << count`. The caller checks it against the memory limit.
pub(crate) fn shift_left_bits(value: IntRef<'_>, count: IntRef<'_>) -> u64 {
    if value.is_zero() {
        return 0;
    }
    let count = count.to_i64().map_or(u64::MAX, |count| count.max(0) as u64);
    bit_length(value).saturating_add(count)
}

/// `value << count`. Raises ValueError for a negative count, and, before allocating, OverflowError or
/// MemoryError for one that is too large.
pub(crate) fn shift_left(value: IntRef<'_>, count: IntRef<'_>) -> KernelResult<Integer> {
    if count.is_negative() {
        return Err(KernelError::value("negative shift count"));
    }
    if value.is_zero() {
        return Ok(Integer::Small(0));
    }
    let Some(count) = count.to_i64() else {
        return Err(KernelError::overflow("too many digits in integer"));
    };
    if let IntRef::Small(value) = value
        && count < 63
        && value.unsigned_abs().leading_zeros() as i64 > count
    {
        return Ok((i128::from(value) << count).into());
    }
    if shift_left_bits(value, IntRef::Small(count)) > MOST_BITS {
        return Err(KernelError::memory());
    }
    let mut word = 0;
    let shifted = big::shifted_left(value.limbs(&mut word), count as u64);
    Ok(Integer::from_limbs(value.is_negative(), shifted))
}

/// `value >> count`, rounding towards minus infinity.
pub(crate) fn shift_right(value: IntRef<'_>, count: IntRef<'_>) -> KernelResult<Integer> {
    if count.is_negative() {
        return Err(KernelError::value("negative shift count"));
    }
    let count = count.to_i64().unwrap_or(i64::MAX) as u64;
    Ok(match value {
        IntRef::Small(value) => Integer::Small(value >> count.min(63)),
        IntRef::Big(value) if count > value.bits() => {
            Integer::Small(if value.is_negative() { -1 } else { 0 })
        }
        IntRef::Big(value) => {
            let mut shifted = big::shifted_right(value.limbs(), count);
            if value.is_negative() && big::has_bits_below(value.limbs(), count) {
                shifted = big::sum(&shifted, &[1]);
            }
            Integer::from_limbs(value.is_negative(), shifted)
        }
    })
}

/// `left * right` of numbers that are long together; `None` when `stop` said so.
pub(crate) fn multiply_long(left: IntRef<'_>, right: IntRef<'_>, stop: Stop<'_>) -> Option<Integer> {
    let (a, b) = (left.to_bigint(), right.to_bigint());
    let product = long_work::multiply(a.magnitude(), b.magnitude(), stop)?;
    Some(BigInt::from_biguint(a.sign() * b.sign(), product).into())
}

/// `divmod(left, right)` of numbers that are long together; `None` when `stop` said so. `right` is not zero.
pub(crate) fn divide_modulo_long(
    left: IntRef<'_>,
    right: IntRef<'_>,
    stop: Stop<'_>,
) -> Option<(Integer, Integer)> {
    let (a, b) = (left.to_bigint(), right.to_bigint());
    let (mut quotient, mut remainder) = long_work::divide(a.magnitude(), b.magnitude(), stop)?;
    if left.is_negative() != right.is_negative() && !remainder.is_zero() {
        quotient += 1u32;
        remainder = b.magnitude() - remainder;
    }
    let quotient = BigInt::from_biguint(a.sign() * b.sign(), quotient);
    Some((quotient.into(), BigInt::from_biguint(b.sign(), remainder).into()))
}

/// `base ** exponent` for a result that is long; `None` when `stop` said so.
pub(crate) fn power_long(base: IntRef<'_>, exponent: u64, stop: Stop<'_>) -> Option<Integer> {
    let base = base.to_bigint();
    let sign = if base.is_negative() && exponent % 2 == 1 {
        Sign::Minus
    } else {
        Sign::Plus
    };
    let zeros = base.trailing_zeros().unwrap_or(0);
    let power = long_work::power(&(base.magnitude() >> zeros), exponent, stop)?;
    Some(BigInt::from_biguint(sign, power << (zeros * exponent)).into())
}

/// `pow(base, exponent, modulus)` for a modulus above 0 and an exponent from 0 on, where that is long work; `None`
/// when `stop` said so.
pub(crate) fn power_modulo_long(
    base: IntRef<'_>,
    exponent: IntRef<'_>,
    modulus: IntRef<'_>,
    stop: Stop<'_>,
) -> Option<Integer> {
    let (base, modulus) = (base.to_bigint(), modulus.to_bigint());
    let base = match base.is_negative() {
        true => divide_modulo_long(
            IntRef::Big(&Big::from(&base)),
            IntRef::Big(&Big::from(&modulus)),
            stop,
        )?
        .1
        .into_bigint(),
        false => base,
    };
    let exponent = exponent.to_bigint();
    let result = long_work::power_modulo(base.magnitude(), exponent.magnitude(), modulus.magnitude(), stop)?;
    Some(BigInt::from(result).into())
}

// ---- division ---------------------------------------------------------------------------------------

fn division_by_zero() -> KernelError {
    KernelError::zero_division("division by zero")
}

/// `left // right`, rounding towards minus infinity.
#[inline]
pub(crate) fn floor_divide(left: IntRef<'_>, right: IntRef<'_>) -> KernelResult<Integer> {
    if right.is_zero() {
        return Err(division_by_zero());
    }
    Ok(match (left, right) {
        (IntRef::Small(a), IntRef::Small(b)) => match a.checked_div(b) {
            Some(quotient) => Integer::Small(quotient - i64::from(quotient * b != a && (a < 0) != (b < 0))),
            None => (-i128::from(a)).into(),
        },
        _ => big_quotient(left, right).0,
    })
}

/// `left % right`, with the sign of `right`.
#[inline]
pub(crate) fn modulo(left: IntRef<'_>, right: IntRef<'_>) -> KernelResult<Integer> {
    if right.is_zero() {
        return Err(division_by_zero());
    }
    Ok(match (left, right) {
        (IntRef::Small(a), IntRef::Small(b)) => {
            let remainder = a.wrapping_rem(b);
            let adjust = remainder != 0 && (remainder < 0) != (b < 0);
            Integer::Small(if adjust { remainder + b } else { remainder })
        }
        _ => big_quotient(left, right).1,
    })
}

/// `divmod(left, right)`.
pub(crate) fn divide_modulo(left: IntRef<'_>, right: IntRef<'_>) -> KernelResult<(Integer, Integer)> {
    if let (IntRef::Small(_), IntRef::Small(_)) = (left, right) {
        return Ok((floor_divide(left, right)?, modulo(left, right)?));
    }
    if right.is_zero() {
        return Err(division_by_zero());
    }
    Ok(big_quotient(left, right))
}

/// Quotient rounded towards minus infinity, and remainder with the sign of `right`, which is not zero.
fn big_quotient(left: IntRef<'_>, right: IntRef<'_>) -> (Integer, Integer) {
    let (mut a, mut b) = (0, 0);
    let (a, b) = (left.limbs(&mut a), right.limbs(&mut b));
    let (mut quotient, mut remainder) = big::quotient(a, b);
    let signs_differ = left.is_negative() != right.is_negative();
    if signs_differ && remainder.iter().any(|limb| *limb != 0) {
        quotient = big::sum(&quotient, &[1]);
        remainder = big::difference(b, &remainder);
    }
    (
        Integer::from_limbs(signs_differ, quotient),
        Integer::from_limbs(right.is_negative(), remainder),
    )
}

/// `left / right`, the float nearest to the exact quotient.
pub(crate) fn true_divide(left: IntRef<'_>, right: IntRef<'_>) -> KernelResult<f64> {
    const EXACT: u64 = 1 << 53;
    if right.is_zero() {
        return Err(division_by_zero());
    }
    if let (IntRef::Small(a), IntRef::Small(b)) = (left, right)
        && a.unsigned_abs() <= EXACT
        && b.unsigned_abs() <= EXACT
    {
        return Ok(a as f64 / b as f64);
    }
    let (numerator, denominator) = (left.to_bigint(), right.to_bigint());
    let magnitude = divide_magnitudes(numerator.magnitude(), denominator.magnitude())
        .ok_or_else(|| KernelError::overflow("integer division result too large for a float"))?;
    Ok(if left.is_negative() != right.is_negative() {
        -magnitude
    } else {
        magnitude
    })
}

/// The float nearest to `numerator / denominator`; `None` when it is too large.
pub(crate) fn divide_magnitudes(numerator: &BigUint, denominator: &BigUint) -> Option<f64> {
    if numerator.is_zero() {
        return Some(0.0);
    }
    let difference = numerator.bits() as i64 - denominator.bits() as i64;
    if difference > 1026 {
        return None;
    }
    if difference < -1080 {
        return Some(0.0);
    }
    // Scaled so that the quotient has 63 or 64 bits: enough to round from, with the rest as one sticky bit.
    let shift = 63 - difference;
    let (quotient, remainder) = if shift >= 0 {
        (numerator << shift as u64).div_rem(denominator)
    } else {
        numerator.div_rem(&(denominator << (-shift) as u64))
    };
    let quotient = quotient.to_u64().expect("the quotient was scaled to 64 bits");
    round_scaled(quotient, !remainder.is_zero(), -shift)
}

/// `float(value)`, correctly rounded.
pub(crate) fn to_float(value: IntRef<'_>) -> KernelResult<f64> {
    match value {
        IntRef::Small(value) => Ok(value as f64),
        IntRef::Big(value) => {
            let dropped = value.bits().saturating_sub(64);
            let top = big::shifted_right(value.limbs(), dropped);
            let sticky = big::has_bits_below(value.limbs(), dropped);
            let rounded = match *top {
                [] => Some(0.0),
                [top] if dropped == 0 => Some(top as f64),
                [top] => round_scaled(top, sticky, dropped as i64),
                _ => unreachable!("64 bits remain"),
            };
            let rounded =
                rounded.ok_or_else(|| KernelError::overflow("int too large to convert to float"))?;
            Ok(if value.is_negative() { -rounded } else { rounded })
        }
    }
}

/// Orders an integer and a float by their exact values; `None` when the float is not a number.
pub(crate) fn compare_to_float(value: IntRef<'_>, float: f64) -> Option<Ordering> {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    if float.is_nan() {
        return None;
    }
    if float.is_infinite() {
        return Some(if float > 0.0 {
            Ordering::Less
        } else {
            Ordering::Greater
        });
    }
    let whole = float.trunc();
    let order = match value {
        IntRef::Small(value) if (-LIMIT..LIMIT).contains(&whole) => value.cmp(&(whole as i64)),
        IntRef::Small(_) => {
            return Some(if float > 0.0 {
                Ordering::Less
            } else {
                Ordering::Greater
            });
        }
        IntRef::Big(value) => value
            .to_bigint()
            .cmp(&BigInt::from_f64(whole).expect("a finite float")),
    };
    Some(order.then_with(|| 0.0.partial_cmp(&(float - whole)).expect("a finite fraction")))
}

// ---- powers and roots -------------------------------------------------------------------------------

/// Predicts (from above) the size in bits of `base ** exponent` for a non-negative exponent.
pub(crate) fn power_bits(base: IntRef<'_>, exponent: IntRef<'_>) -> u64 {
    let bits = bit_length(base);
    if bits <= 1 {
        return 1;
    }
    let exponent = exponent
        .to_i64()
        .map_or(u64::MAX, |exponent| exponent.max(0) as u64);
    bits.saturating_mul(exponent)
}

/// `base ** exponent` for a non-negative exponent (a negative one is a float's business).
/// Raises MemoryError for a result of more than [`MOST_BITS`].
pub(crate) fn power(base: IntRef<'_>, exponent: IntRef<'_>) -> KernelResult<Integer> {
    debug_assert!(!exponent.is_negative());
    if let Some(base @ -1..=1) = base.to_i64() {
        let odd = !bit_and(exponent, IntRef::Small(1)).as_ref().is_zero();
        return Ok(Integer::Small(match base {
            0 => i64::from(exponent.is_zero()),
            -1 if odd => -1,
            _ => 1,
        }));
    }
    let bits = power_bits(base, exponent);
    if bits > MOST_BITS {
        return Err(KernelError::memory());
    }
    let exponent = exponent.to_i64().expect("the size was checked") as u64;
    if let IntRef::Small(base) = base {
        if base == 2 {
            return shift_left(IntRef::Small(1), IntRef::Small(exponent as i64));
        }
        if let Ok(exponent) = u32::try_from(exponent)
            && let Some(result) = base.checked_pow(exponent)
        {
            return Ok(Integer::Small(result));
        }
    }
    Ok(Pow::pow(base.to_bigint(), exponent).into())
}

/// The inverse of `base` for a long `modulus` above 0; `None` when `stop` said so.
pub(crate) fn inverse_long(
    base: IntRef<'_>,
    modulus: IntRef<'_>,
    stop: Stop<'_>,
) -> Option<KernelResult<Integer>> {
    let (_, base) = divide_modulo_long(base, modulus, stop)?;
    let modulus = modulus.to_bigint();
    let inverse = long_work::inverse(base.into_bigint().magnitude(), modulus.magnitude(), stop)?;
    Some(match inverse {
        Some(inverse) => Ok(BigInt::from(inverse).into()),
        None => Err(KernelError::value("base is not invertible for the given modulus")),
    })
}

/// `pow(base, exponent, modulus)`; a negative exponent asks for the inverse.
/// See: <https://docs.python.org/3/library/functions.html#pow>
pub(crate) fn power_modulo(
    base: IntRef<'_>,
    exponent: IntRef<'_>,
    modulus: IntRef<'_>,
) -> KernelResult<Integer> {
    if modulus.is_zero() {
        return Err(KernelError::value("pow() 3rd argument cannot be 0"));
    }
    if let (IntRef::Small(base), IntRef::Small(exponent @ 0..), IntRef::Small(modulus)) =
        (base, exponent, modulus)
    {
        return Ok(power_modulo_small(base, exponent as u64, modulus));
    }
    let modulus = modulus.to_bigint();
    if modulus.magnitude().is_one() {
        return Ok(Integer::Small(0));
    }
    let exponent = exponent.to_bigint();
    let base = base.to_bigint();
    if !exponent.is_negative() {
        return Ok(base.modpow(&exponent, &modulus).into());
    }
    let inverse = base
        .modinv(&modulus)
        .ok_or_else(|| KernelError::value("base is not invertible for the given modulus"))?;
    Ok(inverse.modpow(&-exponent, &modulus).into())
}

fn power_modulo_small(base: i64, mut exponent: u64, modulus: i64) -> Integer {
    let size = u128::from(modulus.unsigned_abs());
    let mut square = i128::from(base).rem_euclid(size as i128) as u128;
    let mut result = 1 % size;
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * square % size;
        }
        square = square * square % size;
        exponent >>= 1;
    }
    let result = result as i128;
    if modulus < 0 && result != 0 {
        (result + i128::from(modulus)).into()
    } else {
        result.into()
    }
}

/// `math.isqrt(value)`: the floor of the exact square root.
pub(crate) fn square_root(value: IntRef<'_>, stop: Stop<'_>) -> KernelResult<Integer> {
    if value.is_negative() {
        return Err(KernelError::value("isqrt() argument must be nonnegative"));
    }
    Ok(match value {
        IntRef::Small(value) => Integer::Small(value.isqrt()),
        IntRef::Big(value) if long_work::is_long(value.bits()) => {
            let (root, _) = long_work::square_root(value.to_bigint().magnitude(), stop)
                .ok_or_else(KernelError::memory)?;
            BigInt::from(root).into()
        }
        IntRef::Big(value) => value.to_bigint().sqrt().into(),
    })
}

pub(crate) fn greatest_common_divisor(
    left: IntRef<'_>,
    right: IntRef<'_>,
    stop: Stop<'_>,
) -> KernelResult<Integer> {
    Ok(match (left, right) {
        (IntRef::Small(a), IntRef::Small(b)) => i128::from(a.unsigned_abs().gcd(&b.unsigned_abs())).into(),
        _ if long_work::is_long(bit_length(left) + bit_length(right)) => {
            let (a, b) = (left.to_bigint(), right.to_bigint());
            let divisor = long_work::greatest_common_divisor(a.magnitude(), b.magnitude(), stop);
            BigInt::from(divisor.ok_or_else(KernelError::memory)?).into()
        }
        _ => left.to_bigint().gcd(&right.to_bigint()).into(),
    })
}

pub(crate) fn least_common_multiple(
    left: IntRef<'_>,
    right: IntRef<'_>,
    stop: Stop<'_>,
) -> KernelResult<Integer> {
    Ok(match (left, right) {
        (IntRef::Small(a), IntRef::Small(b)) => {
            let divisor = a.unsigned_abs().gcd(&b.unsigned_abs()).max(1);
            let product = u128::from(a.unsigned_abs() / divisor) * u128::from(b.unsigned_abs());
            // Both factors are at most 2**63, so the product fits with room for the sign.
            (product as i128).into()
        }
        _ if long_work::is_long(bit_length(left) + bit_length(right))
            && !left.is_zero()
            && !right.is_zero() =>
        {
            let divisor = greatest_common_divisor(left, right, stop)?;
            let (a, b) = (left.to_bigint(), right.to_bigint());
            let divisor = divisor.into_bigint();
            let quotient = long_work::divide(a.magnitude(), divisor.magnitude(), stop);
            let (quotient, _) = quotient.ok_or_else(KernelError::memory)?;
            let multiple = long_work::multiply(&quotient, b.magnitude(), stop);
            BigInt::from(multiple.ok_or_else(KernelError::memory)?).into()
        }
        _ => left.to_bigint().lcm(&right.to_bigint()).into(),
    })
}

/// `round(value, digits)` for negative digits, half to even; other digits leave an integer as it is.
pub(crate) fn round_to(value: IntRef<'_>, digits: i64) -> Integer {
    if digits >= 0 {
        return value.to_integer();
    }
    // Ten to this power is more than twice the value: nothing remains.
    let places = digits.unsigned_abs();
    if places > bit_length(value) / 3 + 2 {
        return Integer::Small(0);
    }
    let unit: BigInt = Pow::pow(BigInt::from(10), places);
    let (quotient, remainder) = value.to_bigint().div_mod_floor(&unit);
    let up = match (&remainder * 2u32).cmp(&unit) {
        Ordering::Less => false,
        Ordering::Equal => quotient.is_odd(),
        Ordering::Greater => true,
    };
    ((if up { quotient + 1 } else { quotient }) * unit).into()
}

// ---- bytes ------------------------------------------------------------------------------------------

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ByteOrder {
    Big,
    Little,
}

impl ByteOrder {
    pub(crate) fn parse(name: &str) -> KernelResult<ByteOrder> {
        match name {
            "big" => Ok(ByteOrder::Big),
            "little" => Ok(ByteOrder::Little),
            _ => Err(KernelError::value("byteorder must be either 'little' or 'big'")),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Signedness {
    Signed,
    Unsigned,
}

/// `value.to_bytes(length, byteorder, signed=...)`.
pub(crate) fn to_bytes(
    value: IntRef<'_>,
    length: i64,
    order: ByteOrder,
    signedness: Signedness,
) -> KernelResult<Vec<u8>> {
    let Ok(length) = usize::try_from(length) else {
        return Err(KernelError::value("length argument must be non-negative"));
    };
    let negative = value.is_negative();
    if negative && signedness == Signedness::Unsigned {
        return Err(KernelError::overflow("can't convert negative int to unsigned"));
    }
    let too_big = || KernelError::overflow("int too big to convert");
    if length > MOST_BYTES {
        return Err(KernelError::memory());
    }
    let mut bytes = if value.is_zero() {
        Vec::new()
    } else if signedness == Signedness::Signed {
        value.to_bigint().to_signed_bytes_le()
    } else {
        value.to_bigint().magnitude().to_bytes_le()
    };
    if bytes.len() > length {
        return Err(too_big());
    }
    bytes.resize(length, if negative { 0xff } else { 0 });
    if order == ByteOrder::Big {
        bytes.reverse();
    }
    Ok(bytes)
}

/// `int.from_bytes(bytes, byteorder, signed=...)`.
pub(crate) fn from_bytes(bytes: &[u8], order: ByteOrder, signedness: Signedness) -> Integer {
    match (order, signedness) {
        (ByteOrder::Big, Signedness::Unsigned) => BigInt::from_bytes_be(Sign::Plus, bytes),
        (ByteOrder::Little, Signedness::Unsigned) => BigInt::from_bytes_le(Sign::Plus, bytes),
        (ByteOrder::Big, Signedness::Signed) => BigInt::from_signed_bytes_be(bytes),
        (ByteOrder::Little, Signedness::Signed) => BigInt::from_signed_bytes_le(bytes),
    }
    .into()
}

#[cfg(test)]
#[rustfmt::skip] // the tables of cases stay compact
mod tests {
    use super::*;

    fn big(text: &str) -> BigInt {
        text.parse().expect("a number")
    }
    fn ten_to(power: u32) -> BigInt {
        BigInt::from(10).pow(power)
    }

    #[test]
    fn division_rounds_down() {
        use IntRef::Small;
        for (a, b, quotient, remainder) in [(7, 2, 3, 1), (-7, 2, -4, 1), (7, -2, -4, -1), (-7, -2, 3, -1), (6, -3, -2, 0)] {
            assert_eq!(divide_modulo(Small(a), Small(b)), Ok((Integer::Small(quotient), Integer::Small(remainder))));
            let (large_a, large_b) = (BigInt::from(a) * ten_to(30), BigInt::from(b) * ten_to(30));
            assert_eq!(floor_divide(IntRef::Big(&Big::from(&large_a)), IntRef::Big(&Big::from(&large_b))), Ok(Integer::Small(quotient)));
        }
        assert_eq!(floor_divide(Small(i64::MIN), Small(-1)), Ok(Integer::Big(Big::from(&big("9223372036854775808")))));
        assert_eq!(modulo(Small(i64::MIN), Small(-1)), Ok(Integer::Small(0)));
        assert_eq!(floor_divide(Small(1), Small(0)).expect_err("zero").message, "division by zero");
    }

    #[test]
    fn true_division_is_correctly_rounded() {
        use IntRef::Small;
        assert_eq!(true_divide(Small(1), Small(3)), Ok(1.0 / 3.0));
        assert_eq!(true_divide(IntRef::Big(&Big::from(&ten_to(400))), IntRef::Big(&Big::from(&ten_to(399)))), Ok(10.0));
        assert_eq!(true_divide(Small(1), IntRef::Big(&Big::from(&ten_to(400)))), Ok(0.0));
        assert_eq!(true_divide(Small(-1), IntRef::Big(&Big::from(&ten_to(320)))), Ok(-1e-320));
        assert_eq!(true_divide(Small(9007199254740993), Small(1)), Ok(9007199254740992.0));
        assert_eq!(true_divide(Small(9007199254740995), Small(1)), Ok(9007199254740996.0));
        assert_eq!(true_divide(Small(i64::MAX), Small(3)), Ok(3.0744573456182586e18));
        let error = true_divide(IntRef::Big(&Big::from(&ten_to(400))), Small(1)).expect_err("too large");
        assert_eq!(error.message, "integer division result too large for a float");
    }

    #[test]
    fn conversion_to_float_is_correctly_rounded() {
        assert_eq!(to_float(IntRef::Big(&Big::from(&ten_to(23)))), Ok(1e23));
        assert_eq!(to_float(IntRef::Big(&Big::from(&-ten_to(308)))), Ok(-1e308));
        let tie: BigInt = (BigInt::from(1) << 80u32) + (BigInt::from(1) << 27u32);
        assert_eq!(to_float(IntRef::Big(&Big::from(&tie))), Ok(2f64.powi(80)));
        assert_eq!(to_float(IntRef::Big(&Big::from(&(tie + 1)))), Ok(2f64.powi(80) + 2f64.powi(28)));
        let limit: BigInt = (BigInt::from(1) << 1024u32) - (BigInt::from(1) << 970u32);
        assert_eq!(to_float(IntRef::Big(&Big::from(&(&limit - 1)))), Ok(f64::MAX));
        assert_eq!(to_float(IntRef::Big(&Big::from(&limit))).expect_err("tie").message, "int too large to convert to float");
    }

    #[test]
    fn floats_compare_by_exact_value() {
        use IntRef::Small;
        assert_eq!(compare_to_float(Small(1), 1.5), Some(Ordering::Less));
        assert_eq!(compare_to_float(Small(-1), -1.5), Some(Ordering::Greater));
        assert_eq!(compare_to_float(Small(9007199254740993), 9007199254740992.0), Some(Ordering::Greater));
        assert_eq!(compare_to_float(Small(i64::MAX), 9223372036854775808.0), Some(Ordering::Less));
        assert_eq!(compare_to_float(IntRef::Big(&Big::from(&ten_to(400))), f64::INFINITY), Some(Ordering::Less));
        assert_eq!(compare_to_float(IntRef::Big(&Big::from(&ten_to(23))), 1e23), Some(Ordering::Greater));
        assert_eq!(compare_to_float(Small(0), f64::NAN), None);
    }

    #[test]
    fn powers() {
        use IntRef::Small;
        assert_eq!(power(Small(3), Small(4)), Ok(Integer::Small(81)));
        assert_eq!(power(Small(-1), Small(3)), Ok(Integer::Small(-1)));
        assert_eq!(power(Small(0), Small(0)), Ok(Integer::Small(1)));
        assert_eq!(power(Small(10), Small(30)), Ok(Integer::Big(Big::from(&ten_to(30)))));
        assert_eq!(power(Small(10), IntRef::Big(&Big::from(&ten_to(30)))), Err(KernelError::memory()));
        assert_eq!(power(Small(-1), IntRef::Big(&Big::from(&ten_to(30)))), Ok(Integer::Small(1)));
        assert_eq!(power_modulo(Small(2), Small(3), Small(-5)), Ok(Integer::Small(-2)));
        assert_eq!(power_modulo(Small(-2), Small(3), Small(5)), Ok(Integer::Small(2)));
        assert_eq!(power_modulo(Small(3), Small(-1), Small(7)), Ok(Integer::Small(5)));
        assert_eq!(power_modulo(Small(3), Small(-2), Small(-7)), Ok(Integer::Small(-3)));
        assert_eq!(power_modulo(Small(3), Small(i64::MAX), Small(i64::MAX)), Ok(Integer::Small(6348555216811415212)));
        let error = power_modulo(Small(2), Small(-1), Small(4)).expect_err("no inverse");
        assert_eq!(error.message, "base is not invertible for the given modulus");
    }

    #[test]
    fn shifts() {
        use IntRef::Small;
        assert_eq!(shift_left(Small(-3), Small(2)), Ok(Integer::Small(-12)));
        assert_eq!(shift_left(Small(1), Small(63)), Ok(Integer::Big(Big::from(&big("9223372036854775808")))));
        assert_eq!(shift_left(Small(1), Small(62)), Ok(Integer::Small(1 << 62)));
        assert_eq!(shift_left(Small(1), Small(1 << 62)), Err(KernelError::memory()));
        assert_eq!(shift_left(Small(0), IntRef::Big(&Big::from(&ten_to(30)))), Ok(Integer::Small(0)));
        assert_eq!(shift_left(Small(1), IntRef::Big(&Big::from(&ten_to(30)))).expect_err("size").message, "too many digits in integer");
        assert_eq!(shift_right(Small(-1), Small(100)), Ok(Integer::Small(-1)));
        assert_eq!(shift_right(IntRef::Big(&Big::from(&-ten_to(20))), Small(3)), Ok(Integer::Big(Big::from(&big("-12500000000000000000")))
            .into_bigint().into()));
        assert_eq!(shift_right(Small(1), Small(-1)).expect_err("sign").message, "negative shift count");
    }

    #[test]
    fn rounding_to_tens_is_half_even() {
        use IntRef::Small;
        for (value, digits, expected) in [(25, -1, 20), (35, -1, 40), (-25, -1, -20), (-35, -1, -40), (5, -1, 0), (15, -400, 0), (50, -2, 0), (51, -2, 100), (7, 3, 7)] {
            assert_eq!(round_to(Small(value), digits), Integer::Small(expected));
        }
        assert_eq!(round_to(IntRef::Big(&Big::from(&(ten_to(40) * 7))), -41), Integer::Big(Big::from(&ten_to(41))));
    }

    #[test]
    fn bytes_both_ways() {
        use IntRef::Small;
        use Signedness::{Signed, Unsigned};
        assert_eq!(to_bytes(Small(1024), 4, ByteOrder::Big, Unsigned), Ok(vec![0, 0, 4, 0]));
        assert_eq!(to_bytes(Small(-128), 1, ByteOrder::Little, Signed), Ok(vec![0x80]));
        assert_eq!(to_bytes(Small(0), 0, ByteOrder::Big, Signed), Ok(vec![]));
        assert_eq!(to_bytes(Small(128), 1, ByteOrder::Big, Signed).expect_err("size").message, "int too big to convert");
        assert_eq!(from_bytes(&[0xff, 0], ByteOrder::Little, Signed), Integer::Small(255));
        assert_eq!(from_bytes(&[0xff, 0], ByteOrder::Big, Signed), Integer::Small(-256));
        assert_eq!(from_bytes(&[], ByteOrder::Big, Signed), Integer::Small(0));
    }

    #[test]
    fn divisors_and_roots() {
        use IntRef::Small;
        let never: Stop<'_> = &|_| false;
        assert_eq!(greatest_common_divisor(Small(i64::MIN), Small(0), never), Ok(Integer::Big(Big::from(&big("9223372036854775808")))));
        assert_eq!(least_common_multiple(Small(-4), Small(6), never), Ok(Integer::Small(12)));
        assert_eq!(square_root(IntRef::Big(&Big::from(&ten_to(40))), never), Ok(Integer::Big(Big::from(&ten_to(20)))));
        assert_eq!(square_root(Small(99), never), Ok(Integer::Small(9)));
        assert_eq!(bit_count(Small(-7)), 3);
        assert_eq!(bit_length(Small(i64::MIN)), 64);
    }
}
