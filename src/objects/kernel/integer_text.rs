//! Integers to text and back: every base, underscores, and the limit on decimal digits that keeps
//! hostile input from buying quadratic time.

use super::integer::{IntRef, Integer};
use super::long_work::{self, Stop};
use super::quote;
use super::unicode::{is_python_space, to_ascii_digits};
use super::{KernelError, KernelResult};
use num_bigint::{BigInt, Sign};

const NEVER: Stop<'static> = &|_| false;

/// Appends `value` in decimal.
#[inline]
pub(crate) fn push_decimal(out: &mut String, value: i64) {
    const PAIRS: &[u8; 200] =
        b"00010203040506070809101112131415161718192021222324252627282930313233343536373839\
        40414243444546474849505152535455565758596061626364656667686970717273747576777879\
        8081828384858687888990919293949596979899";
    let mut buffer = [0u8; 20];
    let mut start = buffer.len();
    let mut rest = value.unsigned_abs();
    while rest >= 100 {
        let pair = (rest % 100) as usize * 2;
        rest /= 100;
        start -= 2;
        buffer[start..start + 2].copy_from_slice(&PAIRS[pair..pair + 2]);
    }
    if rest >= 10 {
        let pair = rest as usize * 2;
        start -= 2;
        buffer[start..start + 2].copy_from_slice(&PAIRS[pair..pair + 2]);
    } else {
        start -= 1;
        buffer[start] = b'0' + rest as u8;
    }
    if value < 0 {
        start -= 1;
        buffer[start] = b'-';
    }
    out.push_str(std::str::from_utf8(&buffer[start..]).expect("digits are ASCII"));
}

/// `str(value)`. Raises ValueError past `max_digits` (0: no limit).
pub(crate) fn to_decimal(value: IntRef<'_>, max_digits: usize) -> KernelResult<String> {
    to_decimal_unless(value, max_digits, NEVER)
}

/// `str(value)`, which `stop` may end with MemoryError.
pub(crate) fn to_decimal_unless(
    value: IntRef<'_>,
    max_digits: usize,
    stop: Stop<'_>,
) -> KernelResult<String> {
    match value {
        IntRef::Small(value) => {
            let mut out = String::with_capacity(20);
            push_decimal(&mut out, value);
            Ok(out)
        }
        IntRef::Big(value) => {
            let too_long = || {
                KernelError::value(format!(
                    "Exceeds the limit ({max_digits} digits) for integer string conversion; \
                     use sys.set_int_max_str_digits() to increase the limit"
                ))
            };
            // Three bits make less than a digit: refuse the hopeless before doing the work.
            if max_digits > 0 && value.bits() / 4 > max_digits as u64 {
                return Err(too_long());
            }
            let number = value.to_bigint();
            let text = if long_work::is_long(value.bits()) {
                let digits =
                    long_work::to_decimal(number.magnitude(), stop).ok_or_else(KernelError::memory)?;
                let sign = if value.is_negative() { "-" } else { "" };
                format!("{sign}{digits}")
            } else {
                number.to_string()
            };
            if max_digits > 0 && text.len() - usize::from(value.is_negative()) > max_digits {
                return Err(too_long());
            }
            Ok(text)
        }
    }
}

/// The digits of the magnitude in base 2, 8 or 16 (lower case), without prefix or sign.
pub(crate) fn magnitude_digits(value: IntRef<'_>, base: u32) -> String {
    match (value, base) {
        (IntRef::Small(value), 2) => format!("{:b}", value.unsigned_abs()),
        (IntRef::Small(value), 8) => format!("{:o}", value.unsigned_abs()),
        (IntRef::Small(value), 16) => format!("{:x}", value.unsigned_abs()),
        _ => value.to_bigint().magnitude().to_str_radix(base),
    }
}

/// `bin(value)`, `oct(value)` or `hex(value)` for base 2, 8 or 16.
pub(crate) fn to_prefixed(value: IntRef<'_>, base: u32) -> String {
    let prefix = match base {
        2 => "0b",
        8 => "0o",
        _ => "0x",
    };
    let sign = if value.is_negative() { "-" } else { "" };
    format!("{sign}{prefix}{}", magnitude_digits(value, base))
}

/// As [`parse`] and [`parse_bytes`]; `stop` may end it with MemoryError.
pub(crate) fn parse_unless(
    text: Result<&str, &[u8]>,
    base: i64,
    max_digits: usize,
    stop: Stop<'_>,
) -> KernelResult<Integer> {
    let base = check_base(base)?;
    let parsed = match text.or_else(|bytes| std::str::from_utf8(bytes).map_err(|_| bytes)) {
        Ok(digits) if text.is_ok() || digits.is_ascii() => parse_digits(digits, base, max_digits, stop)?,
        _ => None,
    };
    parsed.ok_or_else(|| {
        let shown = text.map_or_else(quote::bytes_repr, quote::repr);
        invalid_literal(base, &shown)
    })
}

/// `int(text, base)`. Base 0 reads the prefix as source code does.
/// See: <https://docs.python.org/3/library/functions.html#int>
pub(crate) fn parse(text: &str, base: i64, max_digits: usize) -> KernelResult<Integer> {
    parse_unless(Ok(text), base, max_digits, NEVER)
}

/// `int(bytes, base)`: as [`parse`], but only ASCII counts.
#[cfg(test)]
pub(crate) fn parse_bytes(bytes: &[u8], base: i64, max_digits: usize) -> KernelResult<Integer> {
    parse_unless(Err(bytes), base, max_digits, NEVER)
}

fn check_base(base: i64) -> KernelResult<u32> {
    match base {
        0 | 2..=36 => Ok(base as u32),
        _ => Err(KernelError::value("int() base must be >= 2 and <= 36, or 0")),
    }
}

fn invalid_literal(base: u32, shown: &str) -> KernelError {
    let shown: String = shown.chars().take(200).collect();
    KernelError::value(format!("invalid literal for int() with base {base}: {shown}"))
}

/// Returns `Ok(None)` when the text is no integer in this base.
fn parse_digits(text: &str, base: u32, max_digits: usize, stop: Stop<'_>) -> KernelResult<Option<Integer>> {
    if !text.is_ascii() {
        return match to_ascii_digits(text) {
            Some(converted) => parse_digits(&converted, base, max_digits, stop),
            None => Ok(None),
        };
    }
    let trimmed = text.trim_matches(is_python_space);
    let negative = trimmed.starts_with('-');
    let unsigned = trimmed.strip_prefix(['+', '-']).unwrap_or(trimmed);
    let Some((digits, radix)) = split_prefix(unsigned, base) else {
        return Ok(None);
    };
    if radix == 10 && !digits.is_empty() && digits.len() <= 18 && digits.bytes().all(|b| b.is_ascii_digit()) {
        let value = digits
            .bytes()
            .fold(0i64, |value, byte| value * 10 + i64::from(byte - b'0'));
        return Ok(Some(Integer::Small(if negative { -value } else { value })));
    }
    let Some(values) = digit_values(digits, radix) else {
        return Ok(None);
    };
    if max_digits > 0 && values.len() > max_digits && !radix.is_power_of_two() {
        return Err(KernelError::value(format!(
            "Exceeds the limit ({max_digits} digits) for integer string conversion: value has {} digits; \
             use sys.set_int_max_str_digits() to increase the limit",
            values.len()
        )));
    }
    let sign = if negative { Sign::Minus } else { Sign::Plus };
    let magnitude = long_work::from_digits(&values, radix, stop).ok_or_else(KernelError::memory)?;
    Ok(Some(BigInt::from_biguint(sign, magnitude).into()))
}

/// Takes off `0x`, `0o`, `0b` where the base allows it, with one underscore after it. In base 0 a number
/// that starts with a zero must be zero.
fn split_prefix(text: &str, base: u32) -> Option<(&str, u32)> {
    let prefixed = |text: &str| match text.as_bytes() {
        [b'0', b'x' | b'X', ..] => Some(16),
        [b'0', b'o' | b'O', ..] => Some(8),
        [b'0', b'b' | b'B', ..] => Some(2),
        _ => None,
    };
    if let Some(radix) = prefixed(text)
        && (base == 0 || base == radix)
    {
        let digits = &text[2..];
        return Some((digits.strip_prefix('_').unwrap_or(digits), radix));
    }
    if base != 0 {
        return Some((text, base));
    }
    if text.starts_with('0') && text.bytes().any(|b| !matches!(b, b'0' | b'_')) {
        return None;
    }
    Some((text, 10))
}

/// The value of each digit; `None` for a wrong digit or a misplaced underscore.
fn digit_values(digits: &str, radix: u32) -> Option<Vec<u8>> {
    let mut values = Vec::with_capacity(digits.len());
    let mut after_digit = false;
    for c in digits.chars() {
        if c == '_' && after_digit {
            after_digit = false;
            continue;
        }
        values.push(c.to_digit(radix)? as u8);
        after_digit = true;
    }
    after_digit.then_some(values)
}

#[cfg(test)]
#[rustfmt::skip] // the tables of cases stay compact
mod tests {
    use super::super::big::Big;
    use super::*;

    const DEFAULT_MAX_DIGITS: usize = 4300;

    fn check(text: &str, base: i64, expected: Result<i64, &str>) {
        match (parse(text, base, DEFAULT_MAX_DIGITS), expected) {
            (Ok(value), Ok(expected)) => assert_eq!(value, Integer::Small(expected), "{text:?}"),
            (Err(error), Err(expected)) => assert_eq!(error.message, expected, "{text:?}"),
            (got, expected) => panic!("int({text:?}, {base}): {got:?}, expected {expected:?}"),
        }
    }

    #[test]
    fn literals() {
        for (text, base, value) in [
            ("12", 10, 12), (" -12\n", 10, -12), ("1_000", 10, 1000), ("a", 16, 10), ("0x10", 0, 16), ("0x10", 16, 16),
            ("00", 0, 0), ("0_0", 0, 0), ("0_7", 8, 7), ("0x_1f", 16, 31), ("zz", 36, 1295), ("0o17", 8, 15),
            ("0b11", 2, 3), ("0b11", 16, 2833), ("-0B1", 0, -1), ("٣٤", 10, 34), ("\u{2003}7\u{a0}", 10, 7), ("+5", 10, 5),
        ] {
            check(text, base, Ok(value));
        }
    }

    #[test]
    fn refused_literals() {
        for (text, base, shown) in [
            ("", 10, "''"), ("x", 10, "'x'"), ("é", 10, "'é'"), ("1__0", 10, "'1__0'"), ("_1", 10, "'_1'"), ("1_", 10, "'1_'"),
            ("010", 0, "'010'"), ("0b12", 0, "'0b12'"), ("+ 1", 10, "'+ 1'"), ("0x", 16, "'0x'"), ("  ", 0, "'  '"),
            ("1\0", 10, "'1\\x00'"), ("0x__1", 16, "'0x__1'"), ("1.5", 10, "'1.5'"),
        ] {
            check(text, base, Err(&format!("invalid literal for int() with base {base}: {shown}")));
        }
        check("1", 37, Err("int() base must be >= 2 and <= 36, or 0"));
        check("1", 1, Err("int() base must be >= 2 and <= 36, or 0"));
        let error = parse_bytes(b"12x", 10, 0).expect_err("not a number");
        assert_eq!(error.message, "invalid literal for int() with base 10: b'12x'");
    }

    #[test]
    fn digits_are_limited() {
        check(&"1".repeat(4301), 10, Err("Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit"));
        assert!(parse(&"f".repeat(5000), 16, DEFAULT_MAX_DIGITS).is_ok());
        let long = parse(&"9".repeat(4300), 10, DEFAULT_MAX_DIGITS).expect("within the limit");
        assert_eq!(to_decimal(long.as_ref(), DEFAULT_MAX_DIGITS), Ok("9".repeat(4300)));
        let longer = BigInt::from(10).pow(4300);
        let error = to_decimal(IntRef::Big(&Big::from(&longer)), DEFAULT_MAX_DIGITS).expect_err("too long");
        assert_eq!(error.message, "Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit");
        assert_eq!(to_decimal(IntRef::Big(&Big::from(&longer)), 0).map(|text| text.len()), Ok(4301));
    }

    #[test]
    fn decimal_and_prefixed_text() {
        for value in [0, 7, 10, 99, 100, 12345, -1, -100, i64::MAX, i64::MIN] {
            assert_eq!(to_decimal(IntRef::Small(value), 0), Ok(value.to_string()));
        }
        assert_eq!(to_prefixed(IntRef::Small(-255), 16), "-0xff");
        assert_eq!(to_prefixed(IntRef::Small(5), 2), "0b101");
        assert_eq!(to_prefixed(IntRef::Big(&Big::from(&BigInt::from(10).pow(20))), 8), "0o12657072742654304000000");
    }
}
