//! Float arithmetic where Python's rules differ from the machine's: floor division and modulo, powers,
//! rounding to decimal digits, conversion to integers and ratios, compensated sums.

use super::big::Big;
use super::float_text::{self, non_finite_to_integer};
use super::integer::{self, IntRef, Integer};
use super::{KernelError, KernelResult};
use num_bigint::BigInt;
use num_integer::Integer as _;
use num_traits::{FromPrimitive as _, Pow as _, Zero as _};

fn division_by_zero() -> KernelError {
    KernelError::zero_division("division by zero")
}

/// `left / right`
#[inline]
pub(crate) fn divide(left: f64, right: f64) -> KernelResult<f64> {
    if right == 0.0 {
        Err(division_by_zero())
    } else {
        Ok(left / right)
    }
}

/// `left % right`, with the sign of `right`.
#[inline]
pub(crate) fn modulo(left: f64, right: f64) -> KernelResult<f64> {
    if right == 0.0 {
        return Err(division_by_zero());
    }
    Ok(signed_remainder(left, right))
}

#[inline]
fn signed_remainder(left: f64, right: f64) -> f64 {
    let remainder = left % right;
    if remainder == 0.0 {
        0f64.copysign(right)
    } else if (right < 0.0) != (remainder < 0.0) {
        remainder + right
    } else {
        remainder
    }
}

/// `left // right`
#[inline]
pub(crate) fn floor_divide(left: f64, right: f64) -> KernelResult<f64> {
    divide_modulo(left, right).map(|(quotient, _)| quotient)
}

/// `divmod(left, right)`. The quotient comes from the exact remainder, not from a rounded division.
pub(crate) fn divide_modulo(left: f64, right: f64) -> KernelResult<(f64, f64)> {
    if right == 0.0 {
        return Err(division_by_zero());
    }
    let truncated = left % right;
    let mut quotient = (left - truncated) / right;
    if truncated != 0.0 && (right < 0.0) != (truncated < 0.0) {
        quotient -= 1.0;
    }
    let floored = if quotient == 0.0 {
        0f64.copysign(left / right)
    } else {
        let floor = quotient.floor();
        if quotient - floor > 0.5 {
            floor + 1.0
        } else {
            floor
        }
    };
    Ok((floored, signed_remainder(left, right)))
}

/// What `base ** exponent` of two floats is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Power {
    Real(f64),
    /// A negative base with a fractional exponent: the result is complex.
    Complex,
}

/// `base ** exponent`. Raises ZeroDivisionError for zero to a negative power and OverflowError where
/// finite operands have no finite result; the arguments of that error are `(34, message)` in scripts.
#[inline]
pub(crate) fn power(base: f64, exponent: f64) -> KernelResult<Power> {
    if base == 0.0 && exponent < 0.0 && exponent.is_finite() {
        return Err(KernelError::zero_division("zero to a negative power"));
    }
    if base < 0.0 && base.is_finite() && exponent.is_finite() && exponent.fract() != 0.0 {
        return Ok(Power::Complex);
    }
    let result = base.powf(exponent);
    if result.is_infinite() && base.is_finite() && exponent.is_finite() {
        return Err(result_out_of_range());
    }
    Ok(Power::Real(result))
}

/// `(34, 'Numerical result out of range')` as text.
pub(crate) fn result_out_of_range() -> KernelError {
    KernelError::overflow("(34, 'Numerical result out of range')")
}

/// `round(value, digits)`: the exact value rounded half to even at that decimal place.
pub(crate) fn round(value: f64, digits: i64) -> KernelResult<f64> {
    if !value.is_finite() || value == 0.0 || digits > 323 {
        return Ok(value);
    }
    if digits < -308 {
        return Ok(0f64.copysign(value));
    }
    if digits >= 0 {
        let places = digits as usize;
        // Both operands of this division are exact, so it rounds once, to the nearest float.
        if let Some(scaled) = float_text::scale_decimal(value.abs(), places as u32)
            && scaled < 1 << 53
        {
            return Ok((scaled as f64 / 10f64.powi(places as i32)).copysign(value));
        }
        return Ok(format!("{value:.places$}")
            .parse()
            .expect("a formatted float parses"));
    }
    let whole = value.abs().trunc();
    let unit: BigInt = BigInt::from(10).pow(digits.unsigned_abs());
    let (quotient, remainder) = BigInt::from_f64(whole)
        .expect("a finite float")
        .div_mod_floor(&unit);
    let twice = remainder * 2u32;
    let at_half = twice == unit;
    let up = twice > unit || (at_half && (value.fract() != 0.0 || quotient.is_odd()));
    let rounded = (if up { quotient + 1 } else { quotient }) * unit;
    let magnitude = integer::to_float(IntRef::Big(&Big::from(&rounded)))
        .map_err(|_| KernelError::overflow("rounded value too large to represent"))?;
    Ok(magnitude.copysign(value))
}

/// `round(value)`: to an integer, half to even.
pub(crate) fn round_to_integer(value: f64) -> KernelResult<Integer> {
    to_integer(value.round_ties_even())
}

/// `int(value)`: towards zero. Raises OverflowError for infinities and ValueError for nan.
#[inline]
pub(crate) fn to_integer(value: f64) -> KernelResult<Integer> {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    if value > -LIMIT && value < LIMIT {
        return Ok(Integer::Small(value as i64));
    }
    match BigInt::from_f64(value) {
        Some(big) => Ok(big.into()),
        None => Err(non_finite_to_integer(value)),
    }
}

pub(crate) fn floor(value: f64) -> KernelResult<Integer> {
    to_integer(value.floor())
}

pub(crate) fn ceil(value: f64) -> KernelResult<Integer> {
    to_integer(value.ceil())
}

/// `value.is_integer()`
pub(crate) fn is_integer(value: f64) -> bool {
    value.is_finite() && value.fract() == 0.0
}

/// `value.as_integer_ratio()`: lowest terms, positive denominator.
pub(crate) fn as_integer_ratio(value: f64) -> KernelResult<(Integer, Integer)> {
    if value.is_nan() {
        return Err(KernelError::value("cannot convert NaN to integer ratio"));
    }
    if value.is_infinite() {
        return Err(KernelError::overflow("cannot convert Infinity to integer ratio"));
    }
    let (fraction, exponent) = split_exponent(value);
    // The fraction times 2**53 is an integer; what is even in it belongs to the exponent.
    let mut numerator = BigInt::from_f64(fraction * 9_007_199_254_740_992.0).expect("a finite float");
    let mut exponent = exponent - 53;
    if numerator.is_zero() {
        return Ok((Integer::Small(0), Integer::Small(1)));
    }
    let twos = numerator.trailing_zeros().unwrap_or(0);
    numerator >>= twos;
    exponent += twos as i64;
    let power = BigInt::from(1) << exponent.unsigned_abs();
    Ok(if exponent >= 0 {
        ((numerator * power).into(), Integer::Small(1))
    } else {
        (numerator.into(), power.into())
    })
}

/// `math.frexp(value)`: a fraction in [0.5, 1) with the sign, and the power of two to multiply it with.
pub(crate) fn split_exponent(value: f64) -> (f64, i64) {
    if value == 0.0 || !value.is_finite() {
        return (value, 0);
    }
    let bits = value.to_bits();
    match (bits >> 52 & 0x7ff) as i64 {
        // Subnormal: bring it into the normal range first.
        0 => {
            let (fraction, exponent) = split_exponent(value * 18_014_398_509_481_984.0);
            (fraction, exponent - 54)
        }
        biased => (f64::from_bits(bits & !(0x7ff << 52) | 1022 << 52), biased - 1022),
    }
}

/// `value * 2**exponent`, rounded once; infinite when too large.
pub(crate) fn scale_by_two(value: f64, exponent: i64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let (fraction, own) = split_exponent(value);
    let total = own.saturating_add(exponent);
    if total > 1024 {
        return f64::INFINITY.copysign(value);
    }
    if total < -1080 {
        return 0f64.copysign(value);
    }
    // Into the range of normal numbers exactly, then one multiplication that may round.
    if total >= -1021 {
        return f64::from_bits(fraction.to_bits() & !(0x7ff << 52) | ((total + 1022) as u64) << 52);
    }
    let shifted = f64::from_bits(fraction.to_bits() & !(0x7ff << 52) | ((total + 100 + 1022) as u64) << 52);
    shifted * 2f64.powi(-100)
}

#[cfg(test)]
#[rustfmt::skip] // the tables of cases stay compact
mod tests {
    use super::*;

    #[test]
    fn division_follows_the_divisor() {
        let inf = f64::INFINITY;
        for (left, right, quotient, remainder) in [
            (7.0, 2.0, 3.0, 1.0), (-7.0, 2.0, -4.0, 1.0), (7.0, -2.0, -4.0, -1.0), (-7.0, -2.0, 3.0, -1.0),
            (6.0, -3.0, -2.0, -0.0), (-6.0, 3.0, -2.0, 0.0), (0.0, -1.0, -0.0, -0.0), (-0.0, 1.0, -0.0, 0.0),
            (1.0, 0.1, 9.0, 0.09999999999999995), (-1.0, 0.1, -10.0, 5.551115123125783e-17),
            (1e+300, 1e-10, inf, 5.476641984772742e-11), (5.0, inf, 0.0, 5.0), (-5.0, inf, -1.0, inf),
            (5.0, -inf, -1.0, -inf), (3.5, 1.25, 2.0, 1.0), (1e+16, 3.0, 3333333333333333.0, 1.0),
            (-1e-20, 1.0, -1.0, 1.0), (0.3, 0.1, 2.0, 0.09999999999999998),
        ] {
            let (q, r) = divide_modulo(left, right).expect("not zero");
            assert_eq!((q.to_bits(), r.to_bits()), (f64::to_bits(quotient), f64::to_bits(remainder)), "divmod({left}, {right}) = {q}, {r}");
            assert_eq!(modulo(left, right).map(f64::to_bits), Ok(r.to_bits()));
        }
        assert!(divide_modulo(inf, 1.0).is_ok_and(|(q, r)| q.is_nan() && r.is_nan()));
        assert_eq!(modulo(1.0, 0.0).expect_err("zero").message, "division by zero");
    }

    #[test]
    fn powers() {
        assert_eq!(power(2.0, 10.0), Ok(Power::Real(1024.0)));
        assert_eq!(power(-8.0, 1.0 / 3.0), Ok(Power::Complex));
        assert_eq!(power(-2.0, 3.0), Ok(Power::Real(-8.0)));
        assert_eq!(power(0.0, f64::NEG_INFINITY), Ok(Power::Real(f64::INFINITY)));
        assert_eq!(power(f64::NAN, 0.0), Ok(Power::Real(1.0)));
        assert_eq!(power(1.0, f64::NAN), Ok(Power::Real(1.0)));
        assert_eq!(power(f64::NEG_INFINITY, 0.5), Ok(Power::Real(f64::INFINITY)));
        assert_eq!(power(0.0, -1.0).expect_err("zero").message, "zero to a negative power");
        assert_eq!(power(10.0, 400.0).expect_err("range").message, "(34, 'Numerical result out of range')");
    }

    #[test]
    fn rounding_to_digits() {
        for (value, digits, expected) in [
            (2.675, 2, 2.67), (0.5, 0, 0.0), (1.5, 0, 2.0), (2.5, 0, 2.0), (-2.5, 0, -2.0), (0.125, 2, 0.12),
            (1.005, 2, 1.0), (1234.5678, -2, 1200.0), (1250.0, -2, 1200.0), (1350.0, -2, 1400.0),
            (50.0, -2, 0.0), (50.5, -2, 100.0), (-50.5, -2, -100.0), (150.0, -2, 200.0),
            (1e+308, -308, 1e+308), (5e-324, 323, 0.0), (1.1, 400, 1.1), (1.1, -400, 0.0),
            (-1.1, -400, -0.0), (123456.789, 3, 123456.789), (1e+22, -20, 1e+22), (0.1, 20, 0.1),
            (1e+16, 5, 1e+16), (4.9, -1, 0.0), (5.0, -1, 0.0), (5.1, -1, 10.0), (15.0, -1, 20.0),
            (-0.4, 0, -0.0),
        ] {
            assert_eq!(round(value, digits).map(f64::to_bits), Ok(f64::to_bits(expected)), "round({value}, {digits})");
        }
        assert_eq!(round(1.7e308, -308).expect_err("range").message, "rounded value too large to represent");
        assert_eq!(round_to_integer(2.5), Ok(Integer::Small(2)));
        assert_eq!(round_to_integer(-3.5), Ok(Integer::Small(-4)));
        assert_eq!(round_to_integer(f64::INFINITY).expect_err("inf").message, "cannot convert float infinity to integer");
        assert_eq!(to_integer(f64::NAN).expect_err("nan").message, "cannot convert float NaN to integer");
        assert_eq!(to_integer(-1e19), Ok(Integer::Big(Big::from(&(BigInt::from(-10_000_000_000_000_000_000i128))))));
        assert_eq!(to_integer(-9_223_372_036_854_775_808.0), Ok(Integer::Small(i64::MIN)));
    }

    #[test]
    fn ratios_and_exponents() {
        let ratio = |value| as_integer_ratio(value).expect("finite");
        assert_eq!(ratio(1.5), (Integer::Small(3), Integer::Small(2)));
        assert_eq!(ratio(-0.1), (Integer::Small(-3602879701896397), Integer::Small(36028797018963968)));
        assert_eq!(ratio(1e18), (Integer::Small(1_000_000_000_000_000_000), Integer::Small(1)));
        assert_eq!(ratio(0.0), (Integer::Small(0), Integer::Small(1)));
        assert_eq!(ratio(5e-324).1, Integer::Big(Big::from(&(BigInt::from(1) << 1074u32))));
        assert_eq!(as_integer_ratio(f64::INFINITY).expect_err("inf").message, "cannot convert Infinity to integer ratio");
        assert_eq!(split_exponent(-3.0), (-0.75, 2));
        assert_eq!(split_exponent(5e-324), (0.5, -1073));
        for (value, exponent, expected) in [(1.0, -1074, 5e-324), (1.5, -1074, 1e-323), (0.75, 2, 3.0), (5e-324, 1074, 1.0), (1.0, 1023, 2f64.powi(1023)), (1.0, 1024, f64::INFINITY), (1.0, -1075, 0.0), (-1.0, i64::MIN, -0.0), (5e-324, 2097, 2f64.powi(1023))] {
            assert_eq!(scale_by_two(value, exponent), expected, "{value} {exponent}");
        }
    }
}
