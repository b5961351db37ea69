//! The format mini-language: `[[fill]align][sign][z][#][0][width][grouping][.precision[grouping]][type]`.
//!
//! [`FormatSpec::parse`] reads a spec; `format_str`, `format_int`, `format_float` and `format_complex`
//! read and apply one. `type_name` is the name of the value's type, for error texts.
//!
//! See: <https://docs.python.org/3/library/string.html#format-specification-mini-language>

use super::error::MOST_BYTES;
use super::float_text::{Notation, format_magnitude};
use super::integer::{self, IntRef};
use super::integer_text;
use super::{KernelError, KernelResult};
use crate::bytecode::surrogate;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Right,
    Center,
    /// Between the sign and the digits.
    AfterSign,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SignMode {
    Minus,
    Plus,
    Space,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Grouping {
    None,
    Comma,
    Underscore,
}

impl Grouping {
    fn character(self) -> Option<char> {
        match self {
            Grouping::None => None,
            Grouping::Comma => Some(','),
            Grouping::Underscore => Some('_'),
        }
    }
}

/// A parsed format specification. What was not written is `None`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FormatSpec {
    pub(crate) fill: char,
    /// Whether the spec names an alignment, `0` included.
    pub(crate) align: Option<Align>,
    pub(crate) sign: Option<SignMode>,
    pub(crate) no_negative_zero: bool,
    pub(crate) alternate: bool,
    pub(crate) width: Option<usize>,
    pub(crate) grouping: Grouping,
    pub(crate) precision: Option<usize>,
    /// Grouping of the digits after the point.
    pub(crate) fraction_grouping: Grouping,
    pub(crate) kind: Option<char>,
}

impl FormatSpec {
    /// Parses `text`. `is_number` tells whether a `0` before the width means padding after the sign,
    /// as it does for numbers, or only the fill character, as for text.
    pub(crate) fn parse(text: &str, type_name: &str, is_number: bool) -> KernelResult<FormatSpec> {
        Parser {
            rest: text,
            whole: text,
            type_name,
        }
        .parse(is_number)
    }
}

struct Parser<'a> {
    rest: &'a str,
    whole: &'a str,
    type_name: &'a str,
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn take(&mut self, wanted: char) -> bool {
        match self.rest.strip_prefix(wanted) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn parse(mut self, is_number: bool) -> KernelResult<FormatSpec> {
        let mut spec = FormatSpec {
            fill: ' ',
            align: None,
            sign: None,
            no_negative_zero: false,
            alternate: false,
            width: None,
            grouping: Grouping::None,
            precision: None,
            fraction_grouping: Grouping::None,
            kind: None,
        };
        let mut fill_given = false;
        let mut start = self.rest.chars();
        if let (Some(first), second) = (start.next(), start.next()) {
            if let Some(align) = second.and_then(align_of) {
                (spec.fill, spec.align, fill_given) = (first, Some(align), true);
                self.rest = start.as_str();
            } else if let Some(align) = align_of(first) {
                spec.align = Some(align);
                self.rest = &self.rest[1..];
            }
        }
        for (mark, mode) in [
            ('+', SignMode::Plus),
            ('-', SignMode::Minus),
            (' ', SignMode::Space),
        ] {
            if spec.sign.is_none() && self.take(mark) {
                spec.sign = Some(mode);
            }
        }
        spec.no_negative_zero = self.take('z');
        spec.alternate = self.take('#');
        if !fill_given && self.take('0') {
            spec.fill = '0';
            if spec.align.is_none() && is_number {
                spec.align = Some(Align::AfterSign);
            }
        }
        spec.width = self.number()?;
        spec.grouping = self.grouping()?;
        if self.take('.') {
            spec.precision = self.number()?;
            spec.fraction_grouping = self.grouping()?;
            if spec.precision.is_none() && spec.fraction_grouping == Grouping::None {
                return Err(KernelError::value("Format specifier missing precision"));
            }
        }
        if spec
            .precision
            .is_some_and(|precision| precision > i32::MAX as usize)
            && is_number
        {
            return Err(KernelError::value("precision too big"));
        }
        let precision = spec.precision.filter(|_| is_number);
        if spec.width.max(precision).is_some_and(|size| size > MOST_BYTES) {
            return Err(KernelError::memory());
        }
        let mut kinds = self.rest.chars();
        spec.kind = kinds.next();
        if kinds.next().is_some() {
            return Err(KernelError::value(format!(
                "Invalid format specifier '{}' for object of type '{}'",
                self.whole, self.type_name
            )));
        }
        Ok(spec)
    }

    fn number(&mut self) -> KernelResult<Option<usize>> {
        let end = self
            .rest
            .find(|c| super::unicode::decimal_value(c).is_none())
            .unwrap_or(self.rest.len());
        let digits = &self.rest[..end];
        self.rest = &self.rest[end..];
        let mut value: Option<u64> = None;
        for digit in digits.chars().filter_map(super::unicode::decimal_value) {
            value = value
                .unwrap_or(0)
                .checked_mul(10)
                .and_then(|value| value.checked_add(u64::from(digit)))
                .filter(|&value| value <= i64::MAX as u64)
                .map(Some)
                .ok_or_else(|| KernelError::value("Too many decimal digits in format string"))?;
        }
        Ok(value.map(|value| value as usize))
    }

    fn grouping(&mut self) -> KernelResult<Grouping> {
        let comma = self.take(',');
        let underscore = self.take('_');
        match (comma, underscore) {
            (true, true) => Err(both_groupings()),
            (_, true) if self.peek() == Some(',') => Err(both_groupings()),
            (true, false) => Ok(Grouping::Comma),
            (false, true) => Ok(Grouping::Underscore),
            (false, false) => Ok(Grouping::None),
        }
    }
}

fn both_groupings() -> KernelError {
    KernelError::value("Cannot specify both ',' and '_'.")
}

fn align_of(c: char) -> Option<Align> {
    match c {
        '<' => Some(Align::Left),
        '>' => Some(Align::Right),
        '^' => Some(Align::Center),
        '=' => Some(Align::AfterSign),
        _ => None,
    }
}

/// A type code as error texts show it.
fn shown_code(code: char) -> String {
    if (' '..'\u{80}').contains(&code) && code != ' ' {
        code.to_string()
    } else {
        format!("\\x{:x}", u32::from(code))
    }
}

fn unknown_code(code: char, type_name: &str) -> KernelError {
    KernelError::value(format!(
        "Unknown format code '{}' for object of type '{type_name}'",
        shown_code(code)
    ))
}

/// Refuses a grouping that the type code does not allow, before the code itself is judged.
fn check_grouping(spec: &FormatSpec) -> KernelResult<()> {
    let (mark, code) = match (spec.grouping, spec.kind) {
        (Grouping::None, _) | (_, None | Some('d' | 'e' | 'f' | 'g' | 'E' | 'F' | 'G' | '%')) => {
            return Ok(());
        }
        (Grouping::Underscore, Some('b' | 'o' | 'x' | 'X')) => return Ok(()),
        (Grouping::Comma, Some(code)) => (',', code),
        (Grouping::Underscore, Some(code)) => ('_', code),
    };
    Err(KernelError::value(format!(
        "Cannot specify '{mark}' with '{}'.",
        shown_code(code)
    )))
}

fn check_fraction_grouping(spec: &FormatSpec) -> KernelResult<()> {
    match (spec.fraction_grouping.character(), spec.kind) {
        (None, _) | (_, None | Some('e' | 'f' | 'g' | 'E' | 'F' | 'G' | '%')) => Ok(()),
        (Some(mark), Some(code)) => Err(KernelError::value(format!(
            "Cannot specify '{mark}' with '{}'.",
            shown_code(code)
        ))),
    }
}

/// Surrounds `text` of `length` characters with fill up to `width`.
fn pad(text: &str, length: usize, width: usize, fill: char, align: Align) -> String {
    let missing = width.saturating_sub(length);
    if missing == 0 {
        return text.to_string();
    }
    let before = match align {
        Align::Left => 0,
        Align::Right | Align::AfterSign => missing,
        Align::Center => missing / 2,
    };
    let mut out = String::with_capacity(text.len() + missing * fill.len_utf8());
    out.extend(std::iter::repeat_n(fill, before));
    out.push_str(text);
    out.extend(std::iter::repeat_n(fill, missing - before));
    out
}

/// `format(text, spec)`.
pub(crate) fn format_str(text: &str, spec_text: &str, type_name: &str) -> KernelResult<String> {
    if spec_text.is_empty() {
        return Ok(text.to_string());
    }
    let mut spec = FormatSpec::parse(spec_text, type_name, false)?;
    match spec.kind {
        // Grouping is judged against the code that the missing one stands for.
        None => {
            spec.kind = Some('s');
        }
        Some('s') => {}
        Some(code) => {
            check_grouping(&spec)?;
            return Err(unknown_code(code, type_name));
        }
    }
    check_grouping(&spec)?;
    check_fraction_grouping(&spec)?;
    let refuse = |what: &str| {
        Err(KernelError::value(format!(
            "{what} not allowed in string format specifier"
        )))
    };
    match spec.sign {
        Some(SignMode::Space) => return refuse("Space"),
        Some(_) => return refuse("Sign"),
        None => {}
    }
    if spec.no_negative_zero {
        return refuse("Negative zero coercion (z)");
    }
    if spec.alternate {
        return refuse("Alternate form (#)");
    }
    if spec.align == Some(Align::AfterSign) {
        return refuse("'=' alignment");
    }
    let shown = match spec.precision {
        Some(precision) if precision < text.len() => match text.char_indices().nth(precision) {
            Some((end, _)) => &text[..end],
            None => text,
        },
        _ => text,
    };
    let length = if shown.is_ascii() {
        shown.len()
    } else {
        shown.chars().count()
    };
    Ok(pad(
        shown,
        length,
        spec.width.unwrap_or(0),
        spec.fill,
        spec.align.unwrap_or(Align::Left),
    ))
}

/// The parts of a number's text, before grouping and padding.
struct NumberText<'a> {
    negative: bool,
    /// `0x` and the like.
    prefix: &'a str,
    /// The digits before the point; empty for infinity and nan.
    whole: &'a str,
    /// The rest: point, fraction, exponent, percent sign, or `inf`.
    tail: &'a str,
    group_size: usize,
}

/// Puts sign, prefix, grouped digits and padding together.
fn assemble(number: &NumberText<'_>, spec: &FormatSpec, default_align: Align) -> String {
    let sign = match (number.negative, spec.sign) {
        (true, _) => "-",
        (false, Some(SignMode::Plus)) => "+",
        (false, Some(SignMode::Space)) => " ",
        (false, _) => "",
    };
    let align = spec.align.unwrap_or(default_align);
    let width = spec.width.unwrap_or(0);
    let around = sign.len() + number.prefix.len() + number.tail.chars().count();
    // Zeros that pad after the sign are digits: they are grouped with the others.
    let least = if spec.fill == '0' && align == Align::AfterSign {
        width.saturating_sub(around)
    } else {
        0
    };
    let grouped;
    let whole = match spec.grouping.character() {
        Some(mark) if !number.whole.is_empty() => {
            grouped = group_digits(number.whole, number.group_size, mark, least);
            grouped.as_str()
        }
        _ => number.whole,
    };
    let length = around + whole.len();
    let missing = width.saturating_sub(length);
    let (before, inside, after) = match align {
        Align::Left => (0, 0, missing),
        Align::Right => (missing, 0, 0),
        Align::Center => (missing / 2, 0, missing - missing / 2),
        Align::AfterSign => (0, missing, 0),
    };
    let mut out = String::with_capacity(length + missing * spec.fill.len_utf8());
    let fill = |out: &mut String, count| out.extend(std::iter::repeat_n(spec.fill, count));
    fill(&mut out, before);
    out.push_str(sign);
    out.push_str(number.prefix);
    fill(&mut out, inside);
    out.push_str(whole);
    out.push_str(number.tail);
    fill(&mut out, after);
    out
}

/// Groups digits from the right, first adding zeros until the result is at least `least` long; a mark
/// never comes first, so it may be one longer.
fn group_digits(digits: &str, size: usize, mark: char, least: usize) -> String {
    let mut count = digits.len();
    let length_of = |count: usize| count + (count - 1) / size;
    if length_of(count) < least {
        // `count` digits and their marks fill `count * (size + 1) / size` places, about.
        count = count.max(least * size / (size + 1));
        while length_of(count) < least {
            count += 1;
        }
    }
    let zeros = count - digits.len();
    let mut out = String::with_capacity(length_of(count));
    for position in 0..count {
        if position > 0 && (count - position).is_multiple_of(size) {
            out.push(mark);
        }
        out.push(if position < zeros {
            '0'
        } else {
            digits.as_bytes()[position - zeros] as char
        });
    }
    out
}

/// `format(value, spec)` for integers (and bools, with `type_name` "bool").
pub(crate) fn format_int(
    value: IntRef<'_>,
    spec_text: &str,
    type_name: &str,
    max_digits: usize,
) -> KernelResult<String> {
    if spec_text.is_empty() {
        return integer_text::to_decimal(value, max_digits);
    }
    let spec = FormatSpec::parse(spec_text, type_name, true)?;
    check_grouping(&spec)?;
    match spec.kind {
        None | Some('b' | 'c' | 'd' | 'o' | 'x' | 'X' | 'n') => {
            check_fraction_grouping(&FormatSpec {
                kind: Some(spec.kind.unwrap_or('d')),
                ..spec.clone()
            })?;
            apply_int(value, &spec, max_digits)
        }
        Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') => apply_float(integer::to_float(value)?, &spec),
        Some(code) => Err(unknown_code(code, type_name)),
    }
}

fn apply_int(value: IntRef<'_>, spec: &FormatSpec, max_digits: usize) -> KernelResult<String> {
    if spec.precision.is_some() {
        return Err(KernelError::value(
            "Precision not allowed in integer format specifier",
        ));
    }
    if spec.no_negative_zero {
        return Err(KernelError::value(
            "Negative zero coercion (z) not allowed in integer format specifier",
        ));
    }
    if spec.kind == Some('c') {
        return apply_character(value, spec);
    }
    let base = match spec.kind {
        Some('b') => 2,
        Some('o') => 8,
        Some('x' | 'X') => 16,
        _ => 10,
    };
    let mut text = match base {
        10 => integer_text::to_decimal(value, max_digits)?,
        _ => integer_text::magnitude_digits(value, base),
    };
    if spec.kind == Some('X') {
        text.make_ascii_uppercase();
    }
    let prefix = match spec.kind {
        Some('b') if spec.alternate => "0b",
        Some('o') if spec.alternate => "0o",
        Some('x') if spec.alternate => "0x",
        Some('X') if spec.alternate => "0X",
        _ => "",
    };
    let number = NumberText {
        negative: value.is_negative(),
        prefix,
        whole: text.trim_start_matches('-'),
        tail: "",
        group_size: if base == 10 { 3 } else { 4 },
    };
    Ok(assemble(&number, spec, Align::Right))
}

fn apply_character(value: IntRef<'_>, spec: &FormatSpec) -> KernelResult<String> {
    if spec.sign.is_some() {
        return Err(KernelError::value(
            "Sign not allowed with integer format specifier 'c'",
        ));
    }
    if spec.alternate {
        return Err(KernelError::value(
            "Alternate form (#) not allowed with integer format specifier 'c'",
        ));
    }
    let Some(code) = value.to_i64() else {
        return Err(KernelError::overflow("Python int too large to convert to C long"));
    };
    let character = character_of(code)?;
    let mut buffer = [0; 4];
    let text = character.encode_utf8(&mut buffer);
    Ok(pad(
        text,
        1,
        spec.width.unwrap_or(0),
        spec.fill,
        spec.align.unwrap_or(Align::Right),
    ))
}

/// The character of a `c` conversion.
pub(crate) fn character_of(code: i64) -> KernelResult<char> {
    match u32::try_from(code) {
        Ok(code) if code < 0x110000 => {
            surrogate::character(code).ok_or_else(|| KernelError::displaced_character(code))
        }
        _ => Err(KernelError::overflow("%c arg not in range(0x110000)")),
    }
}

/// `format(value, spec)` for floats.
pub(crate) fn format_float(value: f64, spec_text: &str, type_name: &str) -> KernelResult<String> {
    if spec_text.is_empty() {
        return Ok(super::float_text::repr(value));
    }
    let spec = FormatSpec::parse(spec_text, type_name, true)?;
    check_grouping(&spec)?;
    match spec.kind {
        None | Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%') => apply_float(value, &spec),
        Some(code) => Err(unknown_code(code, type_name)),
    }
}

/// How a float's type code is to be written.
struct FloatStyle {
    notation: Notation,
    precision: usize,
    point_zero: bool,
}

/// The style for a type code; `point_zero` is what a missing code asks for.
fn float_style(spec: &FormatSpec, point_zero: bool) -> FloatStyle {
    let precision = spec.precision;
    match spec.kind {
        Some('e' | 'E') => FloatStyle {
            notation: Notation::Exponent,
            precision: precision.unwrap_or(6),
            point_zero: false,
        },
        Some('f' | 'F' | '%') => FloatStyle {
            notation: Notation::Fixed,
            precision: precision.unwrap_or(6),
            point_zero: false,
        },
        Some(_) => FloatStyle {
            notation: Notation::General,
            precision: precision.unwrap_or(6),
            point_zero: false,
        },
        None => match precision {
            Some(precision) => FloatStyle {
                notation: Notation::General,
                precision,
                point_zero,
            },
            None => FloatStyle {
                notation: Notation::Repr,
                precision: 0,
                point_zero,
            },
        },
    }
}

/// The text of a float's magnitude and whether it carries a minus sign.
fn magnitude_text(value: f64, spec: &FormatSpec, style: &FloatStyle) -> (String, bool) {
    let scaled = if spec.kind == Some('%') {
        value * 100.0
    } else {
        value
    };
    let mut text = format_magnitude(
        scaled,
        style.notation,
        style.precision,
        spec.alternate,
        style.point_zero,
    );
    if !scaled.is_finite() {
        text = text.trim_start_matches('-').to_string();
    }
    let mut negative = scaled.is_sign_negative() && !scaled.is_nan();
    if spec.no_negative_zero && negative && is_zero_text(&text) {
        negative = false;
    }
    match spec.kind {
        Some('E' | 'F' | 'G') => text.make_ascii_uppercase(),
        Some('%') => text.push('%'),
        _ => {}
    }
    (text, negative)
}

/// Whether the digits before the exponent are all zero.
fn is_zero_text(text: &str) -> bool {
    text.bytes()
        .take_while(|byte| !matches!(byte, b'e' | b'E'))
        .all(|byte| matches!(byte, b'0' | b'.' | b'%'))
}

/// Splits the text into the digits before the point and the rest, grouping the fraction if asked.
fn split_number<'a>(text: &'a str, spec: &FormatSpec) -> (&'a str, std::borrow::Cow<'a, str>) {
    let end = text
        .bytes()
        .position(|byte| !byte.is_ascii_digit())
        .unwrap_or(text.len());
    let (whole, tail) = text.split_at(end);
    let Some(mark) = spec
        .fraction_grouping
        .character()
        .filter(|_| tail.starts_with('.'))
    else {
        return (whole, tail.into());
    };
    let digits_end = tail[1..]
        .bytes()
        .position(|byte| !byte.is_ascii_digit())
        .map_or(tail.len(), |end| end + 1);
    let mut grouped = String::from(".");
    for (position, digit) in tail[1..digits_end].chars().enumerate() {
        if position > 0 && position % 3 == 0 {
            grouped.push(mark);
        }
        grouped.push(digit);
    }
    grouped.push_str(&tail[digits_end..]);
    (whole, grouped.into())
}

fn apply_float(value: f64, spec: &FormatSpec) -> KernelResult<String> {
    check_fraction_grouping(spec)?;
    let style = float_style(spec, true);
    let (text, negative) = magnitude_text(value, spec, &style);
    let plain =
        spec.width.is_none() && spec.grouping == Grouping::None && spec.fraction_grouping == Grouping::None;
    if plain && !negative && matches!(spec.sign, None | Some(SignMode::Minus)) {
        return Ok(text);
    }
    let (whole, tail) = split_number(&text, spec);
    let number = NumberText {
        negative,
        prefix: "",
        whole,
        tail: &tail,
        group_size: 3,
    };
    Ok(assemble(&number, spec, Align::Right))
}

/// `format(complex(real, imaginary), spec)`.
pub(crate) fn format_complex(
    real: f64,
    imaginary: f64,
    spec_text: &str,
    type_name: &str,
) -> KernelResult<String> {
    if spec_text.is_empty() {
        return Ok(complex_repr(real, imaginary));
    }
    let spec = FormatSpec::parse(spec_text, type_name, true)?;
    check_grouping(&spec)?;
    if let Some(code) = spec.kind
        && !matches!(code, 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n')
    {
        return Err(unknown_code(code, type_name));
    }
    if spec.fill == '0' {
        return Err(KernelError::value(
            "Zero padding is not allowed in complex format specifier",
        ));
    }
    if spec.align == Some(Align::AfterSign) {
        return Err(KernelError::value(
            "'=' alignment flag is not allowed in complex format specifier",
        ));
    }
    let style = float_style(&spec, false);
    // Without a type code it looks like the repr: parentheses, and no real part that is plain zero.
    let like_repr = spec.kind.is_none();
    let only_imaginary = like_repr && real == 0.0 && real.is_sign_positive();
    let unpadded = FormatSpec {
        width: None,
        align: None,
        ..spec.clone()
    };
    let part = |value: f64, spec: &FormatSpec| -> KernelResult<String> {
        let (text, negative) = magnitude_text(value, spec, &style);
        let (whole, tail) = split_number(&text, spec);
        let number = NumberText {
            negative,
            prefix: "",
            whole,
            tail: &tail,
            group_size: 3,
        };
        Ok(assemble(&number, spec, Align::Right))
    };
    let text = if only_imaginary {
        part(imaginary, &unpadded)? + "j"
    } else {
        let signed = FormatSpec {
            sign: Some(SignMode::Plus),
            ..unpadded.clone()
        };
        let (open, close) = if like_repr { ("(", ")") } else { ("", "") };
        format!(
            "{open}{}{}j{close}",
            part(real, &unpadded)?,
            part(imaginary, &signed)?
        )
    };
    Ok(pad(
        &text,
        text.len(),
        spec.width.unwrap_or(0),
        spec.fill,
        spec.align.unwrap_or(Align::Right),
    ))
}

/// `repr(complex(real, imaginary))`.
pub(crate) fn complex_repr(real: f64, imaginary: f64) -> String {
    let bare = |value: f64| {
        let text = super::float_text::repr(value);
        text.strip_suffix(".0").map(str::to_string).unwrap_or(text)
    };
    if real == 0.0 && real.is_sign_positive() {
        return bare(imaginary) + "j";
    }
    let sign = if imaginary.is_nan() || imaginary.is_sign_positive() {
        "+"
    } else {
        ""
    };
    format!("({}{sign}{}j)", bare(real), bare(imaginary))
}

#[cfg(test)]
#[rustfmt::skip] // the tables of cases stay compact
mod tests {
    use super::super::big::Big;
    use super::*;
    use num_bigint::BigInt;

    fn int(value: i64, spec: &str) -> String {
        format_int(IntRef::Small(value), spec, "int", 4300).unwrap_or_else(|error| error.message)
    }
    fn float(value: f64, spec: &str) -> String {
        format_float(value, spec, "float").unwrap_or_else(|error| error.message)
    }
    fn text(value: &str, spec: &str) -> String {
        format_str(value, spec, "str").unwrap_or_else(|error| error.message)
    }
    fn complex(real: f64, imaginary: f64, spec: &str) -> String {
        format_complex(real, imaginary, spec, "complex").unwrap_or_else(|error| error.message)
    }

    #[test]
    fn integers() {
        for (value, spec, expected) in [
            (1, ",_", "Cannot specify both ',' and '_'."), (1, "_,", "Cannot specify both ',' and '_'."),
            (1, ",,", "Cannot specify ',' with ','."), (1, "__", "Cannot specify '_' with '_'."),
            (1, ".", "Format specifier missing precision"),
            (1, "99999999999999999999", "Too many decimal digits in format string"),
            (1, ".3", "Precision not allowed in integer format specifier"),
            (1, "z", "Negative zero coercion (z) not allowed in integer format specifier"),
            (1, "zd", "Negative zero coercion (z) not allowed in integer format specifier"),
            (1, "dd", "Invalid format specifier 'dd' for object of type 'int'"),
            (1, "s", "Unknown format code 's' for object of type 'int'"),
            (1, "y", "Unknown format code 'y' for object of type 'int'"),
            (1, "\u{a}", "Unknown format code '\\xa' for object of type 'int'"),
            (1, "é", "Unknown format code '\\xe9' for object of type 'int'"),
            (1, "c,", "Invalid format specifier 'c,' for object of type 'int'"),
            (1, ",c", "Cannot specify ',' with 'c'."), (65, "c", "A"),
            (65, "+c", "Sign not allowed with integer format specifier 'c'"),
            (65, "#c", "Alternate form (#) not allowed with integer format specifier 'c'"),
            (-1, "c", "%c arg not in range(0x110000)"), (1114112, "c", "%c arg not in range(0x110000)"),
            (65, "05c", "0000A"), (65, "5c", "    A"), (65, "<5c", "A    "),
            (65, "_c", "Cannot specify '_' with 'c'."), (65, ",x", "Cannot specify ',' with 'x'."),
            (65, ",b", "Cannot specify ',' with 'b'."), (65, ",o", "Cannot specify ',' with 'o'."),
            (65, "_b", "100_0001"), (65, "_x", "41"), (65, "n", "65"),
            (65, ",n", "Cannot specify ',' with 'n'."), (65, "_n", "Cannot specify '_' with 'n'."),
            (1234567, "020,d", "0,000,000,001,234,567"), (1234567, "019,d", "000,000,001,234,567"),
            (1234567, "018,d", "00,000,001,234,567"), (1234567, "017,d", "0,000,001,234,567"),
            (123, "08,", "0,000,123"), (123, "0>8,", "00000123"), (123, "0=8,", "0,000,123"),
            (-123, "x=+8,", "-xxxx123"), (255, "#x", "0xff"), (255, "#010x", "0x000000ff"),
            (255, "#012_x", "0x0_0000_00ff"), (255, "#X", "0XFF"), (255, "#b", "0b11111111"),
            (-255, "#_b", "-0b1111_1111"), (255, "#o", "0o377"), (0, "#x", "0x0"), (1, "#,", "1"),
            (1, "+-", "Unknown format code '-' for object of type 'int'"),
            (1, "0 ", "Unknown format code '\\x20' for object of type 'int'"),
            (1, "  ", "Unknown format code '\\x20' for object of type 'int'"), (1, "-", "1"), (-1, " ", "-1"),
            (1, "00005", "00001"), (1, "<05", "10000"), (1, "x<05", "1xxxx"), (5, "^+7", "  +5   "),
            (1, "1_", "1"), (1, "1 ", "Unknown format code '\\x20' for object of type 'int'"),
            (1, "0=05d", "00001"), (1, "e", "1.000000e+00"), (1, "%", "100.000000%"), (1, ".2f", "1.00"),
            (12, "_.2f", "12.00"), (1, "#.3g", "1.00"), (1, ",s", "Cannot specify ',' with 's'."),
            (1, "é,", "Invalid format specifier 'é,' for object of type 'int'"),
            (1, ",é", "Cannot specify ',' with '\\xe9'."),
        ] {
            assert_eq!(int(value, spec), expected, "format({value}, {spec:?})");
        }
        let big = BigInt::from(10).pow(30);
        assert_eq!(format_int(IntRef::Big(&Big::from(&big)), ",.1f", "int", 0), Ok("1,000,000,000,000,000,019,884,624,838,656.0".into()));
        assert_eq!(format_int(IntRef::Big(&Big::from(&big)), ",", "int", 0), Ok("1,000,000,000,000,000,000,000,000,000,000".into()));
    }

    #[test]
    fn floats() {
        let (inf, nan) = (f64::INFINITY, f64::NAN);
        for (value, spec, expected) in [
            (1.0, ".", "Format specifier missing precision"),
            (1.0, ".99999999999999999999", "Too many decimal digits in format string"),
            (1.5, "d", "Unknown format code 'd' for object of type 'float'"),
            (1.5, "s", "Unknown format code 's' for object of type 'float'"),
            (1.5, ",n", "Cannot specify ',' with 'n'."), (inf, "010", "0000000inf"),
            (inf, "010,", "0000000inf"), (-inf, "+010.2f", "-000000inf"), (nan, "+", "+nan"),
            (nan, " F", " NAN"), (inf, "F", "INF"), (inf, "%", "inf%"), (123.0, ".3", "1.23e+02"),
            (10.0, ".2", "1e+01"), (1.0, "#", "1.0"), (1e+16, "#", "1.e+16"), (1e+16, "", "1e+16"),
            (1e+16, "010", "000001e+16"), (1e+16, "+,", "+1e+16"), (1234567.891, ",.2f", "1,234,567.89"),
            (1234567.891, "020,.2f", "0,000,001,234,567.89"), (1234567.891, "019,.2f", "0,000,001,234,567.89"),
            (1234567.891, "018,.2f", "000,001,234,567.89"), (1234567.891, ",e", "1.234568e+06"),
            (1234567.891, "_g", "1.23457e+06"), (1234567.891, "_", "1_234_567.891"), (1.5, "%", "150.000000%"),
            (1.5, ".0%", "150%"), (1.5, "#.0%", "150.%"), (1.5, "#.0f", "2."), (1.0, "#.0e", "1.e+00"),
            (1.0, "#g", "1.00000"), (1.0, "#.3g", "1.00"), (1e+20, "#g", "1.00000e+20"),
            (0.0001, "g", "0.0001"), (1e-05, "g", "1e-05"), (123456789.0, "g", "1.23457e+08"),
            (-0.0, "", "-0.0"), (-0.0, "z", "0.0"), (-0.001, "z.1f", "0.0"),
            (-0.0, "z+.1f", "Invalid format specifier 'z+.1f' for object of type 'float'"),
            (-0.001, ".1f", "-0.0"), (1.5, "c", "Unknown format code 'c' for object of type 'float'"),
            (1.5, "x", "Unknown format code 'x' for object of type 'float'"),
            (1.5, "y", "Unknown format code 'y' for object of type 'float'"), (1.0, ".0", "1e+00"),
            (1.0, ".1", "1e+00"), (15.0, ".1", "2e+01"), (0.0, ".1", "0e+00"), (0.0, "e", "0.000000e+00"),
            (3.0, "n", "3"), (12345678.0, "n", "1.23457e+07"),
            (1.5, "_x", "Unknown format code 'x' for object of type 'float'"),
            (1.5, ",s", "Cannot specify ',' with 's'."), (1.0, ",\u{1}", "Cannot specify ',' with '\\x1'."),
            (1.0, "111111111111111111111111111111", "Too many decimal digits in format string"),
        ] {
            assert_eq!(float(value, spec), expected, "format({value}, {spec:?})");
        }
        assert_eq!(format_float(1.5, ".1999999999f", "float"), Err(KernelError::memory()));
        // Since Python 3.14 the fraction can be grouped too.
        assert_eq!(float(1234567.1234567, ",.7_f"), "1,234,567.123_456_7");
        assert_eq!(float(0.123456789, "._"), "0.123_456_789");
    }

    #[test]
    fn texts() {
        for (value, spec, expected) in [
            ("a", "z", "Negative zero coercion (z) not allowed in string format specifier"),
            ("a", "+", "Sign not allowed in string format specifier"),
            ("a", " ", "Space not allowed in string format specifier"),
            ("a", "#", "Alternate form (#) not allowed in string format specifier"),
            ("a", "=5", "'=' alignment not allowed in string format specifier"),
            ("a", ",", "Cannot specify ',' with 's'."), ("a", "_", "Cannot specify '_' with 's'."),
            ("a", ",s", "Cannot specify ',' with 's'."), ("a", "_s", "Cannot specify '_' with 's'."),
            ("a", "d", "Unknown format code 'd' for object of type 'str'"),
            ("a", "ds", "Invalid format specifier 'ds' for object of type 'str'"), ("abc", "10", "abc       "),
            ("abc", ">10", "       abc"), ("abc", "^10", "   abc    "), ("abc", "^9", "   abc   "),
            ("abc", "*^9", "***abc***"), ("abc", ".2", "ab"), ("abc", "010", "abc0000000"),
            ("abc", "<010", "abc0000000"), ("abc", "10.2s", "ab        "), ("é", "ü^5", "üüéüü"),
            ("abc", "{<5", "abc{{"), ("abc", "=<5", "abc=="),
            ("abc", "==5", "'=' alignment not allowed in string format specifier"),
            ("a", ",d", "Unknown format code 'd' for object of type 'str'"),
            ("s", "\u{7f}", "Unknown format code '\u{7f}' for object of type 'str'"),
        ] {
            assert_eq!(text(value, spec), expected, "format({value:?}, {spec:?})");
        }
    }

    #[test]
    fn complexes() {
        let (inf, nan) = (f64::INFINITY, f64::NAN);
        for (real, imaginary, spec, expected) in [
            (1.0, 2.0, "", "(1+2j)"), (1.0, 2.0, ".2f", "1.00+2.00j"), (1.0, 2.0, "10.2f", "1.00+2.00j"),
            (1.0, 2.0, "<20.2f", "1.00+2.00j          "), (1.0, 2.0, "^20.2f", "     1.00+2.00j     "),
            (1.0, 2.0, "=20", "'=' alignment flag is not allowed in complex format specifier"),
            (1.0, 2.0, "020", "Zero padding is not allowed in complex format specifier"),
            (1.0, 2.0, "d", "Unknown format code 'd' for object of type 'complex'"),
            (1.0, 2.0, "%", "Unknown format code '%' for object of type 'complex'"),
            (1.0, 2.0, "s", "Unknown format code 's' for object of type 'complex'"), (1.0, 2.0, "+", "(+1+2j)"),
            (1.0, 2.0, ",", "(1+2j)"), (1234567.0, 2345678.0, ",.1f", "1,234,567.0+2,345,678.0j"),
            (0.0, 2.0, "", "2j"), (0.0, 2.0, "g", "0+2j"), (0.0, 2.0, ".3", "2j"), (0.0, 2.0, "", "2j"),
            (nan, inf, "", "(nan+infj)"), (1.0, 2.0, "#", "(1.+2.j)"),
            (1.0, 2.0, "e", "1.000000e+00+2.000000e+00j"), (1.0, 2.0, "n", "1+2j"),
            (1.0, 2.0, ">20", "              (1+2j)"), (1.0, 2.0, "*^30.3e", "*****1.000e+00+2.000e+00j*****"),
            (1.0, 0.0, "z.1f", "1.0+0.0j"), (-0.0, 0.0, "z.1f", "0.0+0.0j"), (1e+16, 1.0, "", "(1e+16+1j)"),
        ] {
            assert_eq!(complex(real, imaginary, spec), expected, "format(({real}, {imaginary}), {spec:?})");
        }
    }
}
