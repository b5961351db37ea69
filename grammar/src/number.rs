//! Numeric literals: where they end, what is wrong with them, what they are worth.
//!
//! See: <https://docs.python.org/3/reference/lexical_analysis.html#numeric-literals>

use std::ops::Range;

use num_bigint::BigInt;
use num_traits::Num;

use crate::ast::Constant;

/// What is wrong with a numeric literal: its wording, and the bytes of the literal it points at.
#[derive(Debug, PartialEq)]
pub struct NumberError {
    pub message: String,
    pub range: Range<usize>,
}

impl NumberError {
    fn at(message: impl Into<String>, index: usize) -> Self {
        NumberError {
            message: message.into(),
            range: index..index,
        }
    }
}

/// The length of the numeric literal at the start of `text`, which begins with a digit, or with a dot
/// and a digit.
pub fn scan(text: &str) -> Result<usize, NumberError> {
    let bytes = text.as_bytes();
    match (byte_at(bytes, 0), byte_at(bytes, 1) | 0x20) {
        (b'0', b'x') => scan_radix(text, 16, "hexadecimal"),
        (b'0', b'o') => scan_radix(text, 8, "octal"),
        (b'0', b'b') => scan_radix(text, 2, "binary"),
        _ => scan_decimal(text),
    }
}

/// The value of a literal that [`scan`] accepted.
pub fn value(literal: &str) -> Constant {
    if let Some(digits) = literal.strip_suffix(['j', 'J']) {
        return Constant::Imaginary(float(digits));
    }
    let radix = match literal.as_bytes().get(1).map(u8::to_ascii_lowercase) {
        Some(b'x') => 16,
        Some(b'o') => 8,
        Some(b'b') => 2,
        _ => 10,
    };
    if radix == 10 && literal.contains(['.', 'e', 'E']) {
        return Constant::Float(float(literal));
    }
    let digits = if radix == 10 { literal } else { &literal[2..] };
    let digits = without_underscores(digits);
    match i64::from_str_radix(&digits, radix) {
        Ok(small) => Constant::Int(small),
        Err(_) => {
            let big = BigInt::from_str_radix(&digits, radix).expect("the lexer checked every digit");
            Constant::BigInt(Box::new(big))
        }
    }
}

/// The most digits a decimal literal may have: turning text to a number takes time that grows with the
/// square of its length.
pub const MAX_DECIMAL_DIGITS: usize = 4300;

fn float(literal: &str) -> f64 {
    without_underscores(literal)
        .parse()
        .expect("the lexer checked the form of the number")
}

fn without_underscores(digits: &str) -> std::borrow::Cow<'_, str> {
    match digits.contains('_') {
        true => digits.replace('_', "").into(),
        false => digits.into(),
    }
}

fn scan_radix(text: &str, radix: u32, name: &str) -> Result<usize, NumberError> {
    let bytes = text.as_bytes();
    let mut end = 2;
    loop {
        if byte_at(bytes, end) == b'_' {
            end += 1;
        }
        let start = end;
        while is_digit(byte_at(bytes, end), radix) {
            end += 1;
        }
        if end == start {
            return Err(match byte_at(bytes, end) {
                digit @ b'0'..=b'9' => wrong_digit(digit, name, end),
                _ => NumberError::at(format!("invalid {name} literal"), end - 1),
            });
        }
        if byte_at(bytes, end) != b'_' {
            break;
        }
    }
    match byte_at(bytes, end) {
        digit @ b'0'..=b'9' => Err(wrong_digit(digit, name, end)),
        _ => check_end(text, end, name),
    }
}

fn wrong_digit(digit: u8, name: &str, at: usize) -> NumberError {
    NumberError::at(format!("invalid digit '{}' in {name} literal", digit as char), at)
}

fn scan_decimal(text: &str) -> Result<usize, NumberError> {
    let bytes = text.as_bytes();
    let mut end = scan_digits(bytes, 0)?;
    let integer_end = end;
    let mut is_float = false;
    if byte_at(bytes, end) == b'.' {
        is_float = true;
        end += 1;
        if byte_at(bytes, end).is_ascii_digit() {
            end = scan_digits(bytes, end)?;
        }
    }
    if byte_at(bytes, end) | 0x20 == b'e' {
        let sign = matches!(byte_at(bytes, end + 1), b'+' | b'-') as usize;
        if byte_at(bytes, end + 1 + sign).is_ascii_digit() {
            is_float = true;
            end = scan_digits(bytes, end + 1 + sign)?;
        } else if sign == 1 {
            return Err(NumberError::at("invalid decimal literal", end + 1));
        }
    }
    if byte_at(bytes, end) | 0x20 == b'j' {
        return check_end(text, end + 1, "imaginary");
    }
    if !is_float {
        let zeros = text[..integer_end]
            .bytes()
            .take_while(|byte| matches!(byte, b'0' | b'_'))
            .count();
        if byte_at(bytes, 0) == b'0' && zeros < integer_end {
            let message = "leading zeros in decimal integer literals are not permitted; \
                           use an 0o prefix for octal integers";
            return Err(NumberError {
                message: message.into(),
                range: 0..zeros,
            });
        }
        if integer_end > MAX_DECIMAL_DIGITS {
            let digits = text[..integer_end].bytes().filter(u8::is_ascii_digit).count();
            if digits > MAX_DECIMAL_DIGITS {
                let message = format!(
                    "Exceeds the limit ({MAX_DECIMAL_DIGITS} digits) for integer string conversion: value has \
                     {digits} digits; use sys.set_int_max_str_digits() to increase the limit \
                     - Consider hexadecimal for huge integer literals to avoid decimal conversion limits."
                );
                return Err(NumberError {
                    message,
                    range: 0..integer_end,
                });
            }
        }
    }
    check_end(text, end, "decimal")
}

/// The end of a run of decimal digits with single underscores between them; the run may be empty when
/// the literal starts with its dot.
fn scan_digits(bytes: &[u8], mut end: usize) -> Result<usize, NumberError> {
    loop {
        while byte_at(bytes, end).is_ascii_digit() {
            end += 1;
        }
        if byte_at(bytes, end) != b'_' {
            return Ok(end);
        }
        if !byte_at(bytes, end + 1).is_ascii_digit() {
            return Err(NumberError::at("invalid decimal literal", end));
        }
        end += 1;
    }
}

/// A name may not follow a number at once, but for the keywords that may follow an operand, as in
/// `1if x else 2`. Like CPython, take any word that starts with `if`, `in` or `is` for one of them.
fn check_end(text: &str, end: usize, name: &str) -> Result<usize, NumberError> {
    let rest = &text[end..];
    let is_word = |character: char| character.is_ascii_alphanumeric() || character == '_';
    let word_length = rest.find(|character| !is_word(character)).unwrap_or(rest.len());
    match &rest[..word_length] {
        "" | "and" | "else" | "for" | "not" | "or" => Ok(end),
        word if ["if", "in", "is"].iter().any(|keyword| word.starts_with(keyword)) => Ok(end),
        _ => Err(NumberError::at(format!("invalid {name} literal"), end - 1)),
    }
}

/// What is to be said of the number from `start` to `end` if a keyword follows it at once.
pub fn run_together(text: &str, start: usize, end: usize) -> Option<String> {
    if !byte_at(text.as_bytes(), end).is_ascii_alphabetic() {
        return None;
    }
    let literal = &text.as_bytes()[start..end];
    let name = match (
        literal[0],
        byte_at(literal, 1) | 0x20,
        literal[literal.len() - 1] | 0x20,
    ) {
        (b'0', b'x', _) => "hexadecimal",
        (b'0', b'o', _) => "octal",
        (b'0', b'b', _) => "binary",
        (_, _, b'j') => "imaginary",
        _ => "decimal",
    };
    Some(format!("invalid {name} literal"))
}

fn is_digit(byte: u8, radix: u32) -> bool {
    (byte as char).is_digit(radix)
}

/// The byte at an index, or 0 past the end.
fn byte_at(bytes: &[u8], index: usize) -> u8 {
    bytes.get(index).copied().unwrap_or(0)
}
