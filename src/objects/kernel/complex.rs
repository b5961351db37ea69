//! Complex arithmetic, and complex numbers from text. Their repr and formatting are in `format_spec`.

use super::unicode::{is_python_space, to_ascii_digits};
use super::{KernelError, KernelResult, float_text};

/// A complex number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Complex {
    pub(crate) real: f64,
    pub(crate) imaginary: f64,
}

const ONE: Complex = Complex {
    real: 1.0,
    imaginary: 0.0,
};

impl Complex {
    pub(crate) fn new(real: f64, imaginary: f64) -> Self {
        Complex { real, imaginary }
    }

    fn is_finite(self) -> bool {
        self.real.is_finite() && self.imaginary.is_finite()
    }
}

pub(crate) fn multiply(left: Complex, right: Complex) -> Complex {
    Complex {
        real: left.real * right.real - left.imaginary * right.imaginary,
        imaginary: left.real * right.imaginary + left.imaginary * right.real,
    }
}

/// `left / right`, by Smith's method: the larger part of the divisor is divided by, so nothing overflows
/// that need not. Raises ZeroDivisionError.
pub(crate) fn divide(left: Complex, right: Complex) -> KernelResult<Complex> {
    let (real_size, imaginary_size) = (right.real.abs(), right.imaginary.abs());
    if real_size >= imaginary_size {
        if real_size == 0.0 {
            return Err(KernelError::zero_division("division by zero"));
        }
        let ratio = right.imaginary / right.real;
        let divisor = right.real + right.imaginary * ratio;
        return Ok(Complex {
            real: (left.real + left.imaginary * ratio) / divisor,
            imaginary: (left.imaginary - left.real * ratio) / divisor,
        });
    }
    if imaginary_size >= real_size {
        let ratio = right.real / right.imaginary;
        let divisor = right.real * ratio + right.imaginary;
        return Ok(Complex {
            real: (left.real * ratio + left.imaginary) / divisor,
            imaginary: (left.imaginary * ratio - left.real) / divisor,
        });
    }
    // One part of the divisor is nan.
    Ok(Complex {
        real: f64::NAN,
        imaginary: f64::NAN,
    })
}

/// `base ** exponent`. Raises ZeroDivisionError for zero to a negative or complex power, OverflowError
/// for an infinite result.
pub(crate) fn power(base: Complex, exponent: Complex) -> KernelResult<Complex> {
    let overflow = || KernelError::overflow("complex exponentiation");
    let small = exponent.real.abs() <= 100.0 && exponent.real.fract() == 0.0 && exponent.imaginary == 0.0;
    let result = if small {
        integer_power(base, exponent.real as i32)?
    } else {
        general_power(base, exponent)?
    };
    if result.real.is_infinite() || result.imaginary.is_infinite() {
        return Err(overflow());
    }
    Ok(result)
}

fn zero_power() -> KernelError {
    KernelError::zero_division("zero to a negative or complex power")
}

/// Repeated squaring, which keeps small powers of whole numbers exact.
fn integer_power(base: Complex, exponent: i32) -> KernelResult<Complex> {
    let mut result = ONE;
    let mut square = base;
    let mut left = exponent.unsigned_abs();
    while left > 0 {
        if left & 1 == 1 {
            result = multiply(result, square);
        }
        left >>= 1;
        if left > 0 {
            square = multiply(square, square);
        }
    }
    if exponent < 0 {
        divide(ONE, result).map_err(|_| zero_power())
    } else {
        Ok(result)
    }
}

fn general_power(base: Complex, exponent: Complex) -> KernelResult<Complex> {
    if base.real == 0.0 && base.imaginary == 0.0 {
        if exponent.imaginary != 0.0 || exponent.real < 0.0 {
            return Err(zero_power());
        }
        return Ok(Complex::new(0.0, 0.0));
    }
    let size = base.real.hypot(base.imaginary);
    let angle = base.imaginary.atan2(base.real);
    let mut length = size.powf(exponent.real);
    let mut phase = angle * exponent.real;
    if exponent.imaginary != 0.0 {
        length /= (angle * exponent.imaginary).exp();
        phase += exponent.imaginary * size.ln();
    }
    if phase.is_infinite() {
        // An infinite turn has no direction; CPython words it so.
        return Err(zero_power());
    }
    Ok(Complex {
        real: length * phase.cos(),
        imaginary: length * phase.sin(),
    })
}

/// `abs(value)`. Raises OverflowError when finite parts have no finite length.
pub(crate) fn absolute(value: Complex) -> KernelResult<f64> {
    let size = value.real.hypot(value.imaginary);
    if size.is_infinite() && value.is_finite() {
        return Err(KernelError::overflow("absolute value too large"));
    }
    Ok(size)
}

/// `complex(text)`: `1+2j`, `j`, `(1e5-nanj)`, with white space around.
/// See: <https://docs.python.org/3/library/functions.html#complex>
pub(crate) fn parse(text: &str) -> KernelResult<Complex> {
    let converted;
    let ascii = if text.is_ascii() {
        Some(text)
    } else {
        converted = to_ascii_digits(text);
        converted.as_deref()
    };
    ascii.and_then(parse_ascii).ok_or_else(|| {
        KernelError::value(if has_stray_underscore(text) {
            format!(
                "could not convert string to complex: {}",
                super::quote::repr(text)
            )
        } else {
            "complex() arg is a malformed string".to_string()
        })
    })
}

/// Whether an underscore stands anywhere but between two digits.
fn has_stray_underscore(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |position: Option<usize>| {
        position
            .and_then(|p| bytes.get(p))
            .is_some_and(u8::is_ascii_digit)
    };
    memchr::memchr_iter(b'_', bytes).any(|at| !digit(at.checked_sub(1)) || !digit(Some(at + 1)))
}

fn parse_ascii(text: &str) -> Option<Complex> {
    let mut body = text.trim_matches(is_python_space);
    if let Some(inner) = body.strip_prefix('(') {
        body = inner.strip_suffix(')')?.trim_matches(is_python_space);
    }
    let number = |part: &str| float_text::parse(part, String::new).ok();
    let first = number_end(body);
    if first == body.len() && first > 0 {
        return Some(Complex::new(number(body)?, 0.0));
    }
    let body = body.strip_suffix(['j', 'J'])?;
    // What is left is an optional real part and the imaginary part, which may be a bare sign.
    let (real, imaginary) = body.split_at(if first >= body.len() { 0 } else { first });
    let imaginary = match imaginary {
        "" | "+" => 1.0,
        "-" => -1.0,
        part if !real.is_empty() && !part.starts_with(['+', '-']) => return None,
        part if number_end(part) == part.len() => number(part)?,
        _ => return None,
    };
    let real = if real.is_empty() { 0.0 } else { number(real)? };
    Some(Complex::new(real, imaginary))
}

/// The length of the float that `text` starts with; 0 when there is none.
fn number_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let sign = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let lower = text[sign..].to_ascii_lowercase();
    for word in ["infinity", "inf", "nan"] {
        if lower.starts_with(word) {
            return sign + word.len();
        }
    }
    let digits_from = |start: usize| {
        bytes[start..]
            .iter()
            .position(|b| !b.is_ascii_digit() && *b != b'_')
            .map_or(bytes.len(), |n| start + n)
    };
    let mut end = digits_from(sign);
    if bytes.get(end) == Some(&b'.') {
        end = digits_from(end + 1);
    }
    if !bytes[sign..end].iter().any(u8::is_ascii_digit) {
        return 0;
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let start = end + 1 + usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        if bytes.get(start).is_some_and(u8::is_ascii_digit) {
            end = digits_from(start);
        }
    }
    end
}

#[cfg(test)]
#[rustfmt::skip] // the tables of cases stay compact
mod tests {
    use super::*;

    fn c(real: f64, imaginary: f64) -> Complex { Complex::new(real, imaginary) }

    #[test]
    fn arithmetic() {
        assert_eq!(multiply(c(1.0, 2.0), c(3.0, -4.0)), c(11.0, 2.0));
        assert_eq!(divide(c(1.0, 2.0), c(3.0, -4.0)), Ok(c(-0.2, 0.4)));
        assert_eq!(divide(c(1.0, 2.0), c(4.0, -3.0)), Ok(c(-0.08, 0.44)));
        assert_eq!(divide(c(1.0, 0.0), c(0.0, 0.0)).expect_err("zero").message, "division by zero");
        assert_eq!(power(c(1.0, 2.0), c(3.0, 0.0)), Ok(c(-11.0, -2.0)));
        assert_eq!(power(c(0.0, 1.0), c(-2.0, 0.0)), Ok(c(-1.0, -0.0)));
        assert_eq!(power(c(-8.0, 0.0), c(1.0 / 3.0, 0.0)), Ok(c(1.0000000000000002, 1.7320508075688772)));
        assert_eq!(power(c(0.0, 0.0), c(0.0, 0.0)), Ok(ONE));
        assert_eq!(power(c(0.0, 0.0), c(-1.0, 0.0)).expect_err("zero").message, "zero to a negative or complex power");
        assert_eq!(power(c(1e200, 0.0), c(2.5, 0.0)).expect_err("range").message, "complex exponentiation");
        assert_eq!(absolute(c(3.0, -4.0)), Ok(5.0));
        assert_eq!(absolute(c(1.5e308, 1.5e308)).expect_err("range").message, "absolute value too large");
    }

    #[test]
    fn text() {
        for (text, expected) in [
            ("1+2j", c(1.0, 2.0)), (" ( 1.5e3-2J ) ", c(1500.0, -2.0)), ("j", c(0.0, 1.0)), ("-j", c(0.0, -1.0)), ("1-j", c(1.0, -1.0)), ("3", c(3.0, 0.0)),
            ("infj", c(0.0, f64::INFINITY)), ("inf-infj", c(f64::INFINITY, f64::NEG_INFINITY)), ("1_0+1_0j", c(10.0, 10.0)), ("1e5j", c(0.0, 1e5)), ("٣j", c(0.0, 3.0)), ("-0.0-0.0j", c(-0.0, -0.0)),
            (".5+.5j", c(0.5, 0.5)), ("+1e-5j", c(0.0, 1e-5)),
        ] {
            assert_eq!(parse(text), Ok(expected), "{text:?}");
        }
        assert_eq!(parse("1__0j").expect_err("underscores").message, "could not convert string to complex: '1__0j'");
        for text in ["", "x", "1+2", "1 + 2j", "1+2jj", "(1+2j", "1j+2", "1+-2j", "()", "j1", "e5j", "1+2j)", "1.5.5j", "+-j"] {
            assert_eq!(parse(text).expect_err(text).message, "complex() arg is a malformed string");
        }
    }
}
