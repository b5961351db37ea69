//! The functions of the `math` module over floats: CPython's domain and range errors around the system's
//! mathematical library.
//!
//! Sums, lengths and other functions over several numbers are in `math_sums`, those over integers in
//! `math_integers`. The texts of domain errors are those of Python 3.14.
//!
//! See: <https://docs.python.org/3/library/math.html>

use super::float_arithmetic::{scale_by_two, split_exponent};
use super::integer::{self, IntRef};
use super::{KernelError, KernelResult, float_text};
use num_traits::ToPrimitive as _;

pub(crate) fn domain_error() -> KernelError {
    KernelError::value("math domain error")
}

pub(crate) fn range_error() -> KernelError {
    KernelError::overflow("math range error")
}

fn expected(what: &str, argument: f64) -> KernelError {
    KernelError::value(format!("expected {what}, got {}", float_text::repr(argument)))
}

/// For functions that cannot overflow: no answer, or an infinite one, is a domain error.
#[inline]
fn within(argument: f64, result: f64, domain: &str) -> KernelResult<f64> {
    if (result.is_nan() && !argument.is_nan()) || (result.is_infinite() && argument.is_finite()) {
        return Err(expected(domain, argument));
    }
    Ok(result)
}

/// For functions that grow without bound: an infinite answer is a range error.
#[inline]
fn bounded(argument: f64, result: f64) -> KernelResult<f64> {
    if result.is_infinite() && argument.is_finite() {
        Err(range_error())
    } else {
        Ok(result)
    }
}

const UNIT: &str = "a number in range from -1 up to 1";
const FINITE: &str = "a finite input";
const POSITIVE: &str = "a positive input";
const NOT_A_POLE: &str = "a noninteger or positive integer";

pub(crate) fn acos(x: f64) -> KernelResult<f64> {
    within(x, x.acos(), UNIT)
}

pub(crate) fn asin(x: f64) -> KernelResult<f64> {
    within(x, x.asin(), UNIT)
}

/// Past this size a square swallows what is added to it.
const SQUARE_ONLY: f64 = 268_435_456.0;

/// The inverse hyperbolic functions are built on the system's logarithms, as its own are; the standard
/// library's formulas lose digits for small arguments.
pub(crate) fn acosh(x: f64) -> KernelResult<f64> {
    if x < 1.0 {
        return Err(expected("argument value not less than 1", x));
    }
    Ok(if x > SQUARE_ONLY {
        x.ln() + std::f64::consts::LN_2
    } else if x > 2.0 {
        (2.0 * x - 1.0 / (x + (x * x - 1.0).sqrt())).ln()
    } else {
        let above = x - 1.0;
        (above + (2.0 * above + above * above).sqrt()).ln_1p()
    })
}

pub(crate) fn asinh(x: f64) -> f64 {
    let size = x.abs();
    if !x.is_finite() || size < 1.0 / SQUARE_ONLY {
        return x;
    }
    let result = if size > SQUARE_ONLY {
        size.ln() + std::f64::consts::LN_2
    } else if size > 2.0 {
        (2.0 * size + 1.0 / ((x * x + 1.0).sqrt() + size)).ln()
    } else {
        let square = x * x;
        (size + square / (1.0 + (1.0 + square).sqrt())).ln_1p()
    };
    result.copysign(x)
}

pub(crate) fn atanh(x: f64) -> KernelResult<f64> {
    let size = x.abs();
    if size >= 1.0 {
        return Err(expected("a number between -1 and 1", x));
    }
    if size < 1.0 / SQUARE_ONLY || x.is_nan() {
        return Ok(x);
    }
    let doubled = size + size;
    let result = if size < 0.5 {
        0.5 * (doubled + doubled * size / (1.0 - size)).ln_1p()
    } else {
        0.5 * (doubled / (1.0 - size)).ln_1p()
    };
    Ok(result.copysign(x))
}

pub(crate) fn cos(x: f64) -> KernelResult<f64> {
    within(x, x.cos(), FINITE)
}

pub(crate) fn sin(x: f64) -> KernelResult<f64> {
    within(x, x.sin(), FINITE)
}

pub(crate) fn tan(x: f64) -> KernelResult<f64> {
    within(x, x.tan(), FINITE)
}

pub(crate) fn cosh(x: f64) -> KernelResult<f64> {
    bounded(x, x.cosh())
}

pub(crate) fn sinh(x: f64) -> KernelResult<f64> {
    bounded(x, x.sinh())
}

pub(crate) fn sqrt(x: f64) -> KernelResult<f64> {
    within(x, x.sqrt(), "a nonnegative input")
}

pub(crate) fn exp(x: f64) -> KernelResult<f64> {
    bounded(x, x.exp())
}

pub(crate) fn exp2(x: f64) -> KernelResult<f64> {
    bounded(x, x.exp2())
}

pub(crate) fn expm1(x: f64) -> KernelResult<f64> {
    bounded(x, x.exp_m1())
}

pub(crate) fn log1p(x: f64) -> KernelResult<f64> {
    within(x, x.ln_1p(), "argument value > -1")
}

pub(crate) fn erf(x: f64) -> f64 {
    libm::erf(x)
}

pub(crate) fn erfc(x: f64) -> f64 {
    libm::erfc(x)
}

/// `math.gamma(x)`: a domain error at zero and the negative integers, a range error past 171.6.
pub(crate) fn gamma(x: f64) -> KernelResult<f64> {
    if x == f64::NEG_INFINITY || x == 0.0 || (x < 0.0 && x.fract() == 0.0) {
        return Err(expected(NOT_A_POLE, x));
    }
    bounded(x, libm::tgamma(x))
}

/// `math.lgamma(x)`: a domain error at zero and the negative integers.
pub(crate) fn lgamma(x: f64) -> KernelResult<f64> {
    if x.is_finite() && x <= 0.0 && x.fract() == 0.0 {
        return Err(expected(NOT_A_POLE, x));
    }
    if x.is_infinite() {
        return Ok(f64::INFINITY);
    }
    bounded(x, libm::lgamma(x))
}

/// The functions that take the logarithm of integers of any size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Logarithm {
    Natural,
    Base2,
    Base10,
}

impl Logarithm {
    #[inline]
    fn apply(self, x: f64) -> f64 {
        match self {
            Logarithm::Natural => x.ln(),
            Logarithm::Base2 => x.log2(),
            Logarithm::Base10 => x.log10(),
        }
    }
}

/// `math.log(x)`, `log2` or `log10` of a float.
#[inline]
pub(crate) fn log(kind: Logarithm, x: f64) -> KernelResult<f64> {
    if x <= 0.0 {
        Err(expected(POSITIVE, x))
    } else {
        Ok(kind.apply(x))
    }
}

/// `math.log(x)`, `log2` or `log10` of an integer, also of one that no float can hold.
pub(crate) fn log_integer(kind: Logarithm, x: IntRef<'_>) -> KernelResult<f64> {
    if x.is_zero() || x.is_negative() {
        return Err(KernelError::value("expected a positive input"));
    }
    if let Ok(float) = integer::to_float(x) {
        return Ok(kind.apply(float));
    }
    let big = x.to_bigint();
    let exponent = big.bits();
    let leading = (big.magnitude() >> (exponent - 64))
        .to_u64()
        .expect("64 bits remain");
    // As a fraction of 2**exponent; the bits dropped are far below its precision.
    let fraction = leading as f64 / 18_446_744_073_709_551_616.0;
    Ok(kind.apply(fraction) + kind.apply(2.0) * exponent as f64)
}

/// `math.log(x, base)` from the logarithms of both. Raises ZeroDivisionError for base 1.
pub(crate) fn log_in_base(x_log: f64, base_log: f64) -> KernelResult<f64> {
    super::float_arithmetic::divide(x_log, base_log)
}

/// `math.pow(x, y)`
pub(crate) fn pow(x: f64, y: f64) -> KernelResult<f64> {
    let result = x.powf(y);
    if !x.is_finite() || !y.is_finite() || result.is_finite() {
        return Ok(result);
    }
    Err(if result.is_nan() || x == 0.0 {
        domain_error()
    } else {
        range_error()
    })
}

/// `math.fmod(x, y)`, with the sign of `x`.
pub(crate) fn fmod(x: f64, y: f64) -> KernelResult<f64> {
    let result = x % y;
    if result.is_nan() && !x.is_nan() && !y.is_nan() {
        Err(domain_error())
    } else {
        Ok(result)
    }
}

/// `math.remainder(x, y)`, from the nearest multiple.
pub(crate) fn remainder(x: f64, y: f64) -> KernelResult<f64> {
    if x.is_nan() || y.is_nan() {
        return Ok(x + y);
    }
    if x.is_infinite() || y == 0.0 {
        return Err(domain_error());
    }
    if y.is_infinite() {
        return Ok(x);
    }
    Ok(libm::remainder(x, y))
}

/// `math.modf(x)`: the fraction and the whole part, both with the sign of `x`.
pub(crate) fn modf(x: f64) -> (f64, f64) {
    if x.is_infinite() {
        (0f64.copysign(x), x)
    } else {
        (x.fract().copysign(x), x.trunc())
    }
}

/// `math.frexp(x)`
pub(crate) fn frexp(x: f64) -> (f64, i64) {
    split_exponent(x)
}

/// `math.ldexp(x, exponent)`. Raises OverflowError when the result is too large.
pub(crate) fn ldexp(x: f64, exponent: IntRef<'_>) -> KernelResult<f64> {
    let exponent = match exponent.to_i64() {
        Some(exponent) => exponent,
        None if exponent.is_negative() => i64::MIN,
        None => i64::MAX,
    };
    bounded(x, scale_by_two(x, exponent))
}

/// `math.nextafter(x, y, steps=steps)`
pub(crate) fn nextafter(x: f64, y: f64, steps: u64) -> f64 {
    if x.is_nan() || y.is_nan() {
        return f64::NAN;
    }
    // Ordered like the floats, one apart for neighbours.
    let rank = |value: f64| {
        let bits = (value.to_bits() & (i64::MAX as u64)) as i64;
        if value.is_sign_negative() { -bits } else { bits }
    };
    if steps == 0 || x == y {
        return if steps == 0 { x } else { y };
    }
    let (from, to) = (rank(x), rank(y));
    let distance = to.abs_diff(from);
    if steps >= distance && y != 0.0 {
        return y;
    }
    // Wrapping is harmless: the place reached lies between two ranks.
    let count = steps.min(distance) as i64;
    let reached = if to > from {
        from.wrapping_add(count)
    } else {
        from.wrapping_sub(count)
    };
    let magnitude = f64::from_bits(reached.unsigned_abs());
    // Zero is reached with the sign of the side one comes from.
    let negative = reached < 0 || (reached == 0 && x.is_sign_negative());
    if negative { -magnitude } else { magnitude }
}

/// `math.ulp(x)`
pub(crate) fn ulp(x: f64) -> f64 {
    let x = x.abs();
    if x.is_nan() || x.is_infinite() {
        return x;
    }
    let next = x.next_up();
    if next.is_infinite() {
        x - x.next_down()
    } else {
        next - x
    }
}

pub(crate) fn cbrt(x: f64) -> f64 {
    x.cbrt()
}

pub(crate) fn degrees(x: f64) -> f64 {
    x * (180.0 / std::f64::consts::PI)
}

pub(crate) fn radians(x: f64) -> f64 {
    x * (std::f64::consts::PI / 180.0)
}

/// `math.fma(x, y, z)`: one rounding for product and sum.
pub(crate) fn fma(x: f64, y: f64, z: f64) -> KernelResult<f64> {
    let result = x.mul_add(y, z);
    if result.is_nan() && !x.is_nan() && !y.is_nan() && !z.is_nan() {
        return Err(KernelError::value("invalid operation in fma"));
    }
    if result.is_infinite() && x.is_finite() && y.is_finite() && z.is_finite() {
        return Err(KernelError::overflow("overflow in fma"));
    }
    Ok(result)
}

/// `math.isclose(a, b, rel_tol=..., abs_tol=...)`
pub(crate) fn isclose(a: f64, b: f64, relative: f64, absolute: f64) -> KernelResult<bool> {
    if relative < 0.0 || absolute < 0.0 {
        return Err(KernelError::value("tolerances must be non-negative"));
    }
    if a == b {
        return Ok(true);
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(false);
    }
    let difference = (b - a).abs();
    Ok(difference <= (relative * b).abs() || difference <= (relative * a).abs() || difference <= absolute)
}

#[cfg(test)]
#[rustfmt::skip] // the tables of cases stay compact
mod tests {
    use super::super::big::Big;
    use super::*;
    use num_bigint::BigInt;

    const INF: f64 = f64::INFINITY;

    fn message(result: KernelResult<f64>) -> String {
        match result { Ok(value) => float_text::repr(value), Err(error) => error.message }
    }

    #[test]
    fn domains_and_ranges() {
        for (result, expected) in [
            (sqrt(-1.0), "expected a nonnegative input, got -1.0"), (acos(2.0), "expected a number in range from -1 up to 1, got 2.0"), (cos(INF), "expected a finite input, got inf"),
            (atanh(1.0), "expected a number between -1 and 1, got 1.0"), (acosh(0.0), "expected argument value not less than 1, got 0.0"), (log1p(-1.0), "expected argument value > -1, got -1.0"),
            (log(Logarithm::Natural, 0.0), "expected a positive input, got 0.0"), (log_integer(Logarithm::Base2, IntRef::Small(0)), "expected a positive input"),
            (gamma(0.0), "expected a noninteger or positive integer, got 0.0"), (gamma(-INF), "expected a noninteger or positive integer, got -inf"), (lgamma(-2.0), "expected a noninteger or positive integer, got -2.0"),
            (exp(1000.0), "math range error"), (expm1(1000.0), "math range error"), (sinh(1000.0), "math range error"), (cosh(-1000.0), "math range error"), (exp2(2000.0), "math range error"), (gamma(172.0), "math range error"),
            (pow(0.0, -1.0), "math domain error"), (pow(-8.0, 1.0 / 3.0), "math domain error"), (pow(10.0, 400.0), "math range error"), (pow(0.0, -INF), "inf"), (pow(-1.0, INF), "1.0"), (pow(1.0, f64::NAN), "1.0"),
            (fmod(1.0, 0.0), "math domain error"), (fmod(INF, 1.0), "math domain error"), (fmod(1.0, INF), "1.0"), (fmod(-7.0, 3.0), "-1.0"), (remainder(1.0, 0.0), "math domain error"), (remainder(INF, 1.0), "math domain error"), (remainder(5.0, 2.0), "1.0"), (remainder(7.0, 2.0), "-1.0"),
            (ldexp(1.0, IntRef::Small(5000)), "math range error"), (ldexp(1.0, IntRef::Small(i64::MIN)), "0.0"), (log_in_base(1.0, 0.0), "division by zero"), (sqrt(f64::NAN), "nan"), (sqrt(INF), "inf"), (exp(-INF), "0.0"),
            (fma(1e308, 10.0, 0.0), "overflow in fma"), (fma(INF, 0.0, 1.0), "invalid operation in fma"),
        ] {
            assert_eq!(message(result), expected);
        }
    }

    #[test]
    fn values() {
        let huge = BigInt::from(10).pow(400);
        assert_eq!(log_integer(Logarithm::Natural, IntRef::Big(&Big::from(&huge))), Ok(921.0340371976182));
        assert_eq!(log_integer(Logarithm::Base10, IntRef::Big(&Big::from(&huge))), Ok(400.0));
        assert_eq!(log_integer(Logarithm::Base2, IntRef::Big(&Big::from(&(BigInt::from(1) << 5000u32)))), Ok(5000.0));
        assert_eq!(log_integer(Logarithm::Natural, IntRef::Small(1)), Ok(0.0));
        assert_eq!(erf(0.5), 0.5204998778130465);
        assert_eq!(erfc(0.5), 0.4795001221869535);
        assert_eq!(gamma(6.0), Ok(120.0));
        assert_eq!(gamma(0.5), Ok(1.7724538509055159));
        assert_eq!(lgamma(3.0), Ok(std::f64::consts::LN_2));
        assert_eq!(lgamma(2.0), Ok(0.0));
        assert_eq!(modf(-1.5), (-0.5, -1.0));
        assert!(modf(-2.0).0.is_sign_negative());
        assert_eq!(frexp(-3.0), (-0.75, 2));
        assert_eq!(nextafter(1.0, 2.0, 1), 1.0000000000000002);
        assert_eq!(nextafter(-5e-324, 1.0, 1).to_bits(), (-0.0f64).to_bits());
        assert_eq!(nextafter(0.0, -1.0, 2), -1e-323);
        assert_eq!(nextafter(1.0, INF, u64::MAX), INF);
        assert_eq!(ulp(0.0), 5e-324);
        assert_eq!(ulp(f64::MAX), 1.99584030953472e292);
        assert_eq!(degrees(std::f64::consts::PI), 180.0);
        assert_eq!(radians(180.0), std::f64::consts::PI);
        assert_eq!(isclose(1.0, 1.0 + 1e-10, 1e-9, 0.0), Ok(true));
        assert_eq!(isclose(INF, 1e308, 1e-9, INF), Ok(false));
        assert_eq!(isclose(1.0, 1.0, -1.0, 0.0).expect_err("tolerance").message, "tolerances must be non-negative");
    }
}
