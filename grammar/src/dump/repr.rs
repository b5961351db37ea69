//! Constants as `repr` shows them.

use std::fmt::Write;

use crate::ast::Constant;
use crate::lexer::is_printable;

/// A constant as `repr` shows it.
pub(crate) fn constant_repr(value: &Constant) -> String {
    let mut out = String::new();
    write_constant(value, &mut out);
    out
}

pub(super) fn write_constant(value: &Constant, out: &mut String) {
    match value {
        Constant::None => out.push_str("None"),
        Constant::True => out.push_str("True"),
        Constant::False => out.push_str("False"),
        Constant::Ellipsis => out.push_str("Ellipsis"),
        Constant::Int(value) => write!(out, "{value}").expect("a string can be written to"),
        Constant::BigInt(value) => write!(out, "{value}").expect("a string can be written to"),
        Constant::Float(value) => out.push_str(&float_repr(*value)),
        Constant::Imaginary(value) => {
            out.push_str(float_repr(*value).trim_end_matches(".0"));
            out.push('j');
        }
        Constant::Str(text) => write_str_repr(text.chars().map(crate::surrogate::code_point), out),
        Constant::Bytes(bytes) => {
            out.push('b');
            write_repr(bytes.iter().map(|&byte| u32::from(byte)), out, |code| {
                (0x20..0x7f).contains(&code)
            });
        }
    }
}

pub(super) fn write_str_repr(codes: impl Iterator<Item = u32> + Clone, out: &mut String) {
    write_repr(codes, out, |code| char::from_u32(code).is_some_and(is_printable));
}

/// A quoted string with escapes for what is not printable; in double quotes only if that saves escapes.
fn write_repr(
    codes: impl Iterator<Item = u32> + Clone,
    out: &mut String,
    is_printable: impl Fn(u32) -> bool,
) {
    let has = |quote: char| codes.clone().any(|code| code == quote as u32);
    let quote = if has('\'') && !has('"') { '"' } else { '\'' };
    out.push(quote);
    for code in codes {
        match char::from_u32(code) {
            Some('\n') => out.push_str("\\n"),
            Some('\r') => out.push_str("\\r"),
            Some('\t') => out.push_str("\\t"),
            Some('\\') => out.push_str("\\\\"),
            Some(character) if character == quote => {
                out.push('\\');
                out.push(character);
            }
            Some(character) if is_printable(code) => out.push(character),
            _ => match code {
                0..=0xff => write!(out, "\\x{code:02x}"),
                0x100..=0xffff => write!(out, "\\u{code:04x}"),
                _ => write!(out, "\\U{code:08x}"),
            }
            .expect("a string can be written to"),
        }
    }
    out.push(quote);
}

/// The shortest text that reads back as the same number, laid out as Python does: with an exponent below
/// 0.0001 and from 10 to the power of 16.
fn float_repr(value: f64) -> String {
    if value.is_infinite() {
        return "inf".into();
    }
    let mut buffer = zmij::Buffer::new();
    let printed = buffer.format_finite(value);
    let (mantissa, exponent) = printed.split_once('e').unwrap_or((printed, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent: i32 = exponent.parse().expect("the exponent is a number");
    let all = format!("{whole}{fraction}");
    let digits = all.trim_start_matches('0');
    let leading_zeros = all.len() - digits.len();
    let digits = match digits.trim_end_matches('0') {
        "" => return "0.0".into(),
        digits => digits,
    };
    // Where the decimal point stands, counted from before the first digit.
    let point = exponent + whole.len() as i32 - leading_zeros as i32;
    match point {
        -3..=0 => format!("0.{}{digits}", "0".repeat(-point as usize)),
        1..=16 if digits.len() > point as usize => {
            let (whole, fraction) = digits.split_at(point as usize);
            format!("{whole}.{fraction}")
        }
        1..=16 => format!("{digits}{}.0", "0".repeat(point as usize - digits.len())),
        _ => {
            let (first, rest) = digits.split_at(1);
            let dot = if rest.is_empty() { "" } else { "." };
            let sign = if point > 0 { '+' } else { '-' };
            format!("{first}{dot}{rest}e{sign}{:02}", (point - 1).abs())
        }
    }
}
