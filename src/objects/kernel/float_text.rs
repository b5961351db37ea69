//! Floats to text and back: `repr`, the fixed, exponent and general notations, `hex`, and parsing.
//!
//! `repr` gives the shortest digits that read back as the same float. The other notations round the
//! exact binary value half to even, to any number of digits, as the standard formatter of Rust does.

use super::unicode::{is_python_space, to_ascii_digits};
use super::{KernelError, KernelResult};

/// Digits beyond this many are all zero: no double has more than 1074 digits after its point.
const MOST_DIGITS: usize = 1100;

/// How a float is written. `Repr` is the notation of `repr()`: shortest digits, always a point or exponent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Notation {
    Fixed,
    Exponent,
    General,
    Repr,
}

/// Returns `repr(value)`.
pub(crate) fn repr(value: f64) -> String {
    let mut text = String::with_capacity(24);
    push_repr(&mut text, value);
    text
}

/// Appends `repr(value)`: `1.0`, `1e+16`, `1e-05`, `inf`, `nan`, `-0.0`.
pub(crate) fn push_repr(out: &mut String, value: f64) {
    if !value.is_finite() {
        out.push_str(non_finite(value));
        return;
    }
    // Whole numbers of moderate size are what programs print most, and need no search for digits.
    if value.fract() == 0.0 && value.abs() < 1e15 && (value != 0.0 || value.is_sign_positive()) {
        super::integer::push_decimal(out, value as i64);
        out.push_str(".0");
        return;
    }
    let (digits, exponent) = shortest_digits(value.abs());
    if value.is_sign_negative() {
        out.push('-');
    }
    let digits = std::str::from_utf8(digits.as_slice()).expect("digits are ASCII");
    if (-4..16).contains(&exponent) {
        push_positional(out, digits, exponent, true);
    } else {
        push_scientific(out, digits, exponent, false);
    }
}

/// Writes the magnitude of `value` (no sign) in `notation`. `precision` is the count of digits after the
/// point, or for `General` of significant digits; `alternate` keeps the point and, for `General`, zeros.
/// `point_zero` asks for at least one digit after the point, as formatting without a type does.
pub(crate) fn format_magnitude(
    value: f64,
    notation: Notation,
    precision: usize,
    alternate: bool,
    point_zero: bool,
) -> String {
    let value = value.abs();
    if !value.is_finite() {
        return non_finite(value).to_string();
    }
    match notation {
        Notation::Fixed => format_fixed(value, precision, alternate),
        Notation::Exponent => {
            let (digits, exponent) = rounded_digits(value, precision);
            let mut out = String::with_capacity(precision + 8);
            push_scientific(&mut out, &digits, exponent, alternate);
            out
        }
        Notation::General => format_general(value, precision.max(1), alternate, point_zero),
        Notation::Repr => {
            let mut out = String::new();
            let (digits, exponent) = shortest_digits(value);
            let digits = std::str::from_utf8(digits.as_slice()).expect("digits are ASCII");
            if (-4..16).contains(&exponent) {
                push_positional(&mut out, digits, exponent, point_zero);
                if alternate && !point_zero && !out.contains('.') {
                    out.push('.');
                }
            } else {
                push_scientific(&mut out, digits, exponent, alternate);
            }
            out
        }
    }
}

fn format_fixed(value: f64, precision: usize, alternate: bool) -> String {
    if let Some(scaled) = u32::try_from(precision)
        .ok()
        .and_then(|places| scale_decimal(value, places))
    {
        return place_point(scaled, precision, alternate);
    }
    let shown = precision.min(MOST_DIGITS);
    let mut out = format!("{value:.shown$}");
    if precision > shown {
        out.extend(std::iter::repeat_n('0', precision - shown));
    }
    if alternate && precision == 0 {
        out.push('.');
    }
    out
}

/// The exact value of `value * 10**places` rounded half to even, where 128 bits suffice to find it; the
/// value is finite and not negative. This is how nearly every `.2f` is answered.
pub(crate) fn scale_decimal(value: f64, places: u32) -> Option<i64> {
    if places > 17 {
        return None;
    }
    let bits = value.to_bits();
    let biased = (bits >> 52) as i32;
    let fraction = bits & ((1 << 52) - 1);
    let significand = if biased == 0 { fraction } else { fraction | 1 << 52 };
    let product = u128::from(significand) * 10u128.pow(places);
    let shift = 1075 - biased.max(1);
    let scaled = match shift {
        ..=0 => {
            if product.leading_zeros() as i32 <= -shift {
                return None;
            }
            product << -shift
        }
        1..=126 => {
            let quotient = product >> shift;
            let remainder = product & ((1 << shift) - 1);
            let half = 1 << (shift - 1);
            quotient + u128::from(remainder > half || (remainder == half && quotient & 1 == 1))
        }
        // So small that only zeros show, unless it is not.
        _ => return (significand == 0).then_some(0),
    };
    i64::try_from(scaled).ok()
}

/// Writes `scaled / 10**places`.
fn place_point(scaled: i64, places: usize, alternate: bool) -> String {
    let mut digits = String::with_capacity(24);
    super::integer::push_decimal(&mut digits, scaled);
    if digits.len() <= places {
        digits.insert_str(0, &"00000000000000000000"[..places + 1 - digits.len()]);
    }
    if places > 0 || alternate {
        digits.insert(digits.len() - places, '.');
    }
    digits
}

fn format_general(value: f64, precision: usize, alternate: bool, point_zero: bool) -> String {
    let (digits, exponent) = rounded_digits(value, precision - 1);
    let kept = if alternate {
        digits.as_str()
    } else {
        trim_zeros(&digits)
    };
    // A type-less format must leave room for its ".0" within the precision.
    let limit = precision as i64 - i64::from(point_zero);
    let mut out = String::with_capacity(precision + 8);
    if i64::from(exponent) < -4 || i64::from(exponent) >= limit {
        push_scientific(&mut out, kept, exponent, alternate);
    } else {
        push_positional(&mut out, kept, exponent, point_zero);
        if alternate && !out.contains('.') {
            out.push('.');
        }
    }
    out
}

/// Removes trailing zeros, leaving one digit at least.
fn trim_zeros(digits: &str) -> &str {
    let trimmed = digits.trim_end_matches('0');
    if trimmed.is_empty() { &digits[..1] } else { trimmed }
}

/// The first `after + 1` significant digits of a finite non-negative value, and its decimal exponent.
fn rounded_digits(value: f64, after: usize) -> (String, i32) {
    let shown = after.min(MOST_DIGITS);
    let text = format!("{value:.shown$e}");
    let (mantissa, exponent) = text.split_once('e').expect("the exponent form has an e");
    let mut digits = String::with_capacity(after + 1);
    digits.extend(mantissa.chars().filter(char::is_ascii_digit));
    digits.extend(std::iter::repeat_n('0', after - shown));
    (digits, exponent.parse().expect("the exponent is a small integer"))
}

/// Up to 17 significant digits without trailing zeros.
struct Digits {
    bytes: [u8; 24],
    length: usize,
}

impl Digits {
    fn as_slice(&self) -> &[u8] {
        &self.bytes[..self.length]
    }
}

/// The shortest digits that identify a finite non-negative value, and its decimal exponent.
fn shortest_digits(value: f64) -> (Digits, i32) {
    let mut buffer = zmij::Buffer::new();
    let text = buffer.format_finite(value).as_bytes();
    let mut digits = Digits {
        bytes: [b'0'; 24],
        length: 0,
    };
    let mut point = None;
    let mut shift = 0i32;
    let mut leading_zeros = 0i32;
    let mut position = 0;
    while position < text.len() {
        match text[position] {
            b'.' => point = Some(digits.length as i32 + leading_zeros),
            b'e' | b'E' => {
                let exponent = &text[position + 1..];
                let exponent = std::str::from_utf8(exponent).expect("the exponent is ASCII");
                shift = exponent
                    .trim_start_matches('+')
                    .parse()
                    .expect("the exponent is a small integer");
                break;
            }
            b'0' if digits.length == 0 => leading_zeros += 1,
            digit => {
                digits.bytes[digits.length] = digit;
                digits.length += 1;
            }
        }
        position += 1;
    }
    if digits.length == 0 {
        digits.length = 1;
        return (digits, 0);
    }
    let point = point.unwrap_or(digits.length as i32 + leading_zeros);
    while digits.length > 1 && digits.bytes[digits.length - 1] == b'0' {
        digits.length -= 1;
    }
    (digits, point - leading_zeros - 1 + shift)
}

/// Appends digits with the point in place: exponent 0 puts it after the first digit.
fn push_positional(out: &mut String, digits: &str, exponent: i32, point_zero: bool) {
    if exponent < 0 {
        out.push_str("0.");
        out.extend(std::iter::repeat_n('0', (-exponent - 1) as usize));
        out.push_str(digits);
        return;
    }
    let whole = exponent as usize + 1;
    if digits.len() > whole {
        out.push_str(&digits[..whole]);
        out.push('.');
        out.push_str(&digits[whole..]);
        return;
    }
    out.push_str(digits);
    out.extend(std::iter::repeat_n('0', whole - digits.len()));
    if point_zero {
        out.push_str(".0");
    }
}

/// Appends digits with an exponent of at least two digits and a sign: `1.5e+16`.
fn push_scientific(out: &mut String, digits: &str, exponent: i32, alternate: bool) {
    out.push_str(&digits[..1]);
    if digits.len() > 1 || alternate {
        out.push('.');
        out.push_str(&digits[1..]);
    }
    out.push_str(if exponent < 0 { "e-" } else { "e+" });
    if exponent.abs() < 10 {
        out.push('0');
    }
    super::integer::push_decimal(out, i64::from(exponent.abs()));
}

/// What converting an infinity or nan to an integer raises.
pub(crate) fn non_finite_to_integer(value: f64) -> KernelError {
    if value.is_nan() {
        KernelError::value("cannot convert float NaN to integer")
    } else {
        KernelError::overflow("cannot convert float infinity to integer")
    }
}

fn non_finite(value: f64) -> &'static str {
    if value.is_nan() {
        "nan"
    } else if value > 0.0 {
        "inf"
    } else {
        "-inf"
    }
}

/// Parses what `float(text)` accepts: surrounding white space, underscores between digits, digits of any
/// script, `inf`, `infinity` and `nan` in any case. `shown` is the argument's repr, for the error.
///
/// See: <https://docs.python.org/3/library/functions.html#float>
pub(crate) fn parse(text: &str, shown: impl FnOnce() -> String) -> KernelResult<f64> {
    parse_trimmed(text.trim_matches(is_python_space))
        .ok_or_else(|| KernelError::value(format!("could not convert string to float: {}", shown())))
}

fn parse_trimmed(text: &str) -> Option<f64> {
    if !text.is_ascii() {
        let converted = to_ascii_digits(text)?;
        return parse_trimmed(&converted);
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if !unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        let lower = unsigned.to_ascii_lowercase();
        let magnitude = match lower.as_str() {
            "inf" | "infinity" => f64::INFINITY,
            "nan" => f64::NAN,
            _ => return None,
        };
        return Some(if text.starts_with('-') {
            -magnitude
        } else {
            magnitude
        });
    }
    if !text.contains('_') {
        // The syntax of the standard parser is Python's, apart from the words handled above.
        return text.parse().ok();
    }
    let bytes = text.as_bytes();
    for (position, byte) in bytes.iter().enumerate() {
        let between_digits = *byte != b'_'
            || (position > 0
                && bytes[position - 1].is_ascii_digit()
                && bytes.get(position + 1).is_some_and(u8::is_ascii_digit));
        if !between_digits {
            return None;
        }
    }
    text.replace('_', "").parse().ok()
}

/// Returns `value.hex()`: `0x1.8000000000000p+1`.
pub(crate) fn hex(value: f64) -> String {
    if !value.is_finite() {
        return non_finite(value).to_string();
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    let bits = value.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let biased = ((bits >> 52) & 0x7ff) as i32;
    if value == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let (lead, exponent) = if biased == 0 {
        (0, -1022)
    } else {
        (1, biased - 1023)
    };
    format!("{sign}0x{lead}.{fraction:013x}p{exponent:+}")
}

/// Parses what `float.fromhex(text)` accepts, rounding half to even.
///
/// See: <https://docs.python.org/3/library/stdtypes.html#float.fromhex>
pub(crate) fn from_hex(text: &str) -> KernelResult<f64> {
    let invalid = || KernelError::value("invalid hexadecimal floating-point string");
    let trimmed = text.trim_matches(|c: char| c.is_ascii_whitespace() || c == '\x0b');
    let negative = trimmed.starts_with('-');
    let unsigned = trimmed
        .strip_prefix(['+', '-'])
        .unwrap_or(trimmed)
        .to_ascii_lowercase();
    let signed = |magnitude: f64| if negative { -magnitude } else { magnitude };
    match unsigned.as_str() {
        "inf" | "infinity" => return Ok(signed(f64::INFINITY)),
        "nan" => return Ok(signed(f64::NAN)),
        _ => {}
    }
    let body = unsigned.strip_prefix("0x").unwrap_or(&unsigned);
    let (mantissa, exponent) = match body.split_once('p') {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (body, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all_hex = |part: &str| part.bytes().all(|b| b.is_ascii_hexdigit());
    if (whole.is_empty() && fraction.is_empty()) || !all_hex(whole) || !all_hex(fraction) {
        return Err(invalid());
    }
    let exponent = match exponent {
        None => 0,
        Some(text) => {
            let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
            if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
                return Err(invalid());
            }
            // Exponents that do not fit are far outside the range of floats on either side.
            let size = digits.parse::<i64>().unwrap_or(i64::MAX / 4).min(i64::MAX / 4);
            if text.starts_with('-') { -size } else { size }
        }
    };
    let magnitude = compose_hex(whole, fraction, exponent)
        .ok_or_else(|| KernelError::overflow("hexadecimal value too large to represent as a float"))?;
    Ok(signed(magnitude))
}

/// Rounds `0xWHOLE.FRACTION * 2**exponent` to a float; `None` when it is too large.
fn compose_hex(whole: &str, fraction: &str, exponent: i64) -> Option<f64> {
    let mut significand = 0u64;
    let mut sticky = false;
    let mut dropped = 0i64;
    for digit in whole.bytes().chain(fraction.bytes()) {
        let digit = u64::from((digit as char).to_digit(16).expect("checked hexadecimal"));
        if significand >> 58 == 0 {
            significand = significand << 4 | digit;
        } else {
            sticky |= digit != 0;
            dropped += 4;
        }
    }
    if significand == 0 {
        return Some(0.0);
    }
    let power = exponent
        .saturating_add(dropped)
        .saturating_sub(4 * fraction.len() as i64);
    round_scaled(significand, sticky, power)
}

/// Rounds `significand * 2**power` (plus a little when `sticky`) half to even; `None` on overflow.
pub(crate) fn round_scaled(significand: u64, sticky: bool, power: i64) -> Option<f64> {
    debug_assert!(significand != 0);
    let bits = 64 - i64::from(significand.leading_zeros());
    let top = power.saturating_add(bits - 1);
    if top > 1024 {
        return None;
    }
    if top < -1080 {
        return Some(0.0);
    }
    // The place of the last bit kept: 53 bits for normal numbers, fewer for subnormal ones.
    let last = (top - 52).max(-1074);
    let shift = last - power;
    let mut kept = significand;
    if shift > 0 {
        let (quotient, remainder, half) = if shift >= 64 {
            (0, significand, None)
        } else {
            (
                significand >> shift,
                significand & ((1 << shift) - 1),
                Some(1u64 << (shift - 1)),
            )
        };
        kept = quotient;
        let above = match half {
            Some(half) => remainder > half || (remainder == half && (sticky || quotient & 1 == 1)),
            // Below the last place by 64 bits or more: half of it is reached only at exactly 64.
            None => shift == 64 && (remainder > 1 << 63 || (remainder == 1 << 63 && sticky)),
        };
        kept += u64::from(above);
        let value = scale(kept, last);
        return value.is_finite().then_some(value);
    }
    kept <<= -shift;
    let value = scale(kept, last);
    value.is_finite().then_some(value)
}

/// `kept * 2**power` for `kept <= 2**53` and `power >= -1074`, which is exact or overflows.
fn scale(kept: u64, power: i64) -> f64 {
    let value = kept as f64;
    if power < -1000 {
        value * 2f64.powi(-1000) * 2f64.powi((power + 1000) as i32)
    } else if power > 1000 {
        value * 2f64.powi(1000) * 2f64.powi((power - 1000) as i32)
    } else {
        value * 2f64.powi(power as i32)
    }
}

#[cfg(test)]
#[rustfmt::skip] // the tables of cases stay compact
mod tests {
    use super::*;

    #[test]
    fn repr_is_the_shortest_text() {
        let cases = [
            (0.0, "0.0"), (-0.0, "-0.0"), (1.0, "1.0"), (-3.0, "-3.0"), (0.1, "0.1"), (1e16, "1e+16"),
            (9999999999999998.0, "9999999999999998.0"), (123456789012345680.0, "1.2345678901234568e+17"),
            (0.0001, "0.0001"), (0.00001, "1e-05"), (1.5e-7, "1.5e-07"), (5e-324, "5e-324"),
            (1.7976931348623157e308, "1.7976931348623157e+308"), (2.0 / 3.0, "0.6666666666666666"),
            (1e15, "1000000000000000.0"), (1e22, "1e+22"), (f64::INFINITY, "inf"),
            (f64::NEG_INFINITY, "-inf"), (f64::NAN, "nan"), (100.25, "100.25"), (1e100, "1e+100"),
        ];
        for (value, expected) in cases {
            assert_eq!(repr(value), expected);
        }
    }

    #[test]
    fn parse_accepts_what_float_accepts() {
        let ok = [
            ("1", 1.0), (" 1.5\n", 1.5), ("1_0.2_5", 10.25), ("+.5", 0.5), ("5.", 5.0), ("1e5", 1e5),
            ("1_0e1_0", 10e10), ("-Infinity", f64::NEG_INFINITY), ("iNF", f64::INFINITY),
            ("\u{2003}٣.٥\u{3000}", 3.5), ("1e400", f64::INFINITY), ("\x1c2", 2.0),
        ];
        for (text, expected) in ok {
            assert_eq!(parse(text, String::new), Ok(expected), "{text:?}");
        }
        assert!(parse("-nan", String::new).expect("nan").is_nan());
        for text in ["", " ", "1__0", "_1", "1_", "1._5", "1_.5", "1e", "e5", ".", "0x1", "1 2", "in", "+-1", "1e_5", "é"] {
            let error = parse(text, || format!("'{text}'")).expect_err(text);
            assert_eq!(error.message, format!("could not convert string to float: '{text}'"));
        }
    }

    #[test]
    fn hexadecimal_both_ways() {
        assert_eq!(hex(3.0), "0x1.8000000000000p+1");
        assert_eq!(hex(-0.0), "-0x0.0p+0");
        assert_eq!(hex(5e-324), "0x0.0000000000001p-1022");
        assert_eq!(hex(0.1), "0x1.999999999999ap-4");
        assert_eq!(from_hex("0x1.8p+1"), Ok(3.0));
        assert_eq!(from_hex(" -.8 "), Ok(-0.5));
        assert_eq!(from_hex("0x1.ffffffffffffffp0"), Ok(2.0));
        assert_eq!(from_hex("0x1p-1075"), Ok(0.0));
        assert_eq!(from_hex("0x1.8p-1075"), Ok(5e-324));
        assert_eq!(from_hex("0x1.00000000000008p0"), Ok(1.0));
        assert_eq!(from_hex("0x1.000000000000080001p0"), Ok(1.0000000000000002));
        assert_eq!(from_hex("0x1p1024").expect_err("range").message, "hexadecimal value too large to represent as a float");
        assert_eq!(from_hex("0xg").expect_err("text").message, "invalid hexadecimal floating-point string");
        for value in [0.1, 1e300, 5e-324, 2.5e-310, std::f64::consts::PI] {
            assert_eq!(from_hex(&hex(value)), Ok(value));
        }
    }

    #[test]
    fn rounding_of_exact_ties_is_to_even() {
        assert_eq!(format_magnitude(2.5, Notation::Fixed, 0, false, false), "2");
        assert_eq!(format_magnitude(0.125, Notation::Fixed, 2, false, false), "0.12");
        assert_eq!(format_magnitude(0.375, Notation::Fixed, 2, false, false), "0.38");
        assert_eq!(format_magnitude(1.25, Notation::Exponent, 1, false, false), "1.2e+00");
        assert_eq!(format_magnitude(0.5, Notation::Fixed, 0, false, false), "0");
        assert_eq!(format_magnitude(1e22, Notation::Fixed, 0, false, false), "10000000000000000000000");
        assert_eq!(format_magnitude(0.1, Notation::Fixed, 60, false, false),
            "0.100000000000000005551115123125782702118158340454101562500000");
        assert_eq!(format_magnitude(1.0, Notation::Fixed, 70_000, false, false).len(), 70_002);
    }
}
