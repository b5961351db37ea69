//! `%` formatting of text and bytes: the parser of the template and the conversions themselves.
//!
//! [`Pieces`] walks the template lazily, so that a mistake late in it is reported only after the
//! conversions before it have taken their arguments, as in CPython. The driver fetches arguments and calls
//! `__str__`, `__int__` and the like; it then hands plain data to [`push_text`], [`push_character`],
//! [`push_integer`] or [`push_float`] with the [`Layout`] that [`Conversion::layout`] makes.
//!
//! See: <https://docs.python.org/3/library/stdtypes.html#printf-style-string-formatting>

use super::error::MOST_BYTES;
use super::float_text::{Notation, format_magnitude};
use super::integer::IntRef;
use super::integer_text;
use super::{KernelError, KernelResult};
use std::ops::Range;

/// What a template is made of: text or bytes.
pub(crate) trait Template {
    fn bytes(&self) -> &[u8];
    fn part(&self, range: Range<usize>) -> &Self;
    /// The character at a byte position, as a code, and its length in bytes.
    fn code_at(&self, position: usize) -> (u32, usize);
    /// How many characters lie in a range of bytes.
    fn characters(&self, range: Range<usize>) -> usize;
}

impl Template for str {
    fn bytes(&self) -> &[u8] {
        self.as_bytes()
    }
    fn part(&self, range: Range<usize>) -> &str {
        &self[range]
    }
    fn code_at(&self, position: usize) -> (u32, usize) {
        let c = self[position..].chars().next().expect("inside the template");
        (u32::from(c), c.len_utf8())
    }
    fn characters(&self, range: Range<usize>) -> usize {
        self[range].chars().count()
    }
}

impl Template for [u8] {
    fn bytes(&self) -> &[u8] {
        self
    }
    fn part(&self, range: Range<usize>) -> &[u8] {
        &self[range]
    }
    fn code_at(&self, position: usize) -> (u32, usize) {
        (u32::from(self[position]), 1)
    }
    fn characters(&self, range: Range<usize>) -> usize {
        range.len()
    }
}

#[derive(Debug, PartialEq)]
pub(crate) enum Piece<'a, T: ?Sized> {
    Literal(&'a T),
    Conversion(Conversion<'a, T>),
}

/// One `%...` of the template. `code` may be any character: [`Conversion::check`] judges it, after the
/// arguments have been fetched.
#[derive(Debug, PartialEq)]
pub(crate) struct Conversion<'a, T: ?Sized> {
    /// The text between parentheses, when the argument comes from a mapping.
    pub(crate) key: Option<&'a T>,
    pub(crate) flags: Flags,
    pub(crate) width: Amount,
    pub(crate) precision: Amount,
    pub(crate) code: u32,
    /// Where `code` stands, for error texts.
    pub(crate) index: usize,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Flags {
    pub(crate) left: bool,
    pub(crate) plus: bool,
    pub(crate) space: bool,
    pub(crate) alternate: bool,
    pub(crate) zero: bool,
}

/// A width or precision as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Amount {
    Absent,
    Given(usize),
    /// `*`: the next argument says.
    FromArgument,
}

/// A width and precision with every `*` replaced by its argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Layout {
    pub(crate) flags: Flags,
    pub(crate) width: usize,
    pub(crate) precision: Option<usize>,
}

/// What kind of argument a conversion code wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// `s` (and `b` for bytes): `str()` or the bytes.
    Text,
    /// `r` (in bytes the same as `a`).
    Repr,
    Ascii,
    /// `c`: one character or its code.
    Character,
    /// `d i u`: any real number, truncated.
    Number,
    /// `o x X`: an integer, not a float.
    Integer,
    /// `e E f F g G`.
    Float,
}

/// Walks a template.
pub(crate) struct Pieces<'a, T: ?Sized> {
    template: &'a T,
    position: usize,
    /// A position before this one, and its index in characters.
    counted: (usize, usize),
}

impl<'a, T: Template + ?Sized> Pieces<'a, T> {
    pub(crate) fn new(template: &'a T) -> Self {
        Pieces {
            template,
            position: 0,
            counted: (0, 0),
        }
    }

    fn peek(&self) -> KernelResult<u8> {
        let byte = self.template.bytes().get(self.position);
        byte.copied()
            .ok_or_else(|| KernelError::value("incomplete format"))
    }

    /// Parses what follows a `%`.
    fn conversion(&mut self) -> KernelResult<Conversion<'a, T>> {
        let key = if self.peek()? == b'(' {
            Some(self.key()?)
        } else {
            None
        };
        let flags = self.flags()?;
        let width = self.amount("width too big")?;
        let mut precision = Amount::Absent;
        if self.peek()? == b'.' {
            self.position += 1;
            precision = match self.amount("precision too big")? {
                Amount::Absent => Amount::Given(0),
                amount => amount,
            };
        }
        if matches!(self.peek()?, b'h' | b'l' | b'L') {
            self.position += 1;
        }
        self.peek()?;
        let (code, length) = self.template.code_at(self.position);
        let (before, counted) = self.counted;
        let index = counted + self.template.characters(before..self.position);
        self.counted = (self.position, index);
        self.position += length;
        Ok(Conversion {
            key,
            flags,
            width,
            precision,
            code,
            index,
        })
    }

    /// Parses `(key)`, which may hold balanced parentheses.
    fn key(&mut self) -> KernelResult<&'a T> {
        self.position += 1;
        let start = self.position;
        let mut open = 1;
        for (offset, byte) in self.template.bytes()[start..].iter().enumerate() {
            match byte {
                b'(' => open += 1,
                b')' => open -= 1,
                _ => {}
            }
            if open == 0 {
                self.position = start + offset + 1;
                return Ok(self.template.part(start..start + offset));
            }
        }
        Err(KernelError::value("incomplete format key"))
    }

    fn flags(&mut self) -> KernelResult<Flags> {
        let mut flags = Flags::default();
        loop {
            match self.peek()? {
                b'-' => flags.left = true,
                b'+' => flags.plus = true,
                b' ' => flags.space = true,
                b'#' => flags.alternate = true,
                b'0' => flags.zero = true,
                _ => return Ok(flags),
            }
            self.position += 1;
        }
    }

    fn amount(&mut self, too_big: &str) -> KernelResult<Amount> {
        if self.peek()? == b'*' {
            self.position += 1;
            return Ok(Amount::FromArgument);
        }
        let mut value: Option<usize> = None;
        while let digit @ b'0'..=b'9' = self.peek()? {
            let next = value
                .unwrap_or(0)
                .checked_mul(10)
                .and_then(|v| v.checked_add(usize::from(digit - b'0')));
            match next.filter(|&next| next <= i32::MAX as usize) {
                Some(next) => value = Some(next),
                None => return Err(KernelError::value(too_big)),
            }
            self.position += 1;
        }
        Ok(value.map_or(Amount::Absent, Amount::Given))
    }
}

impl<'a, T: Template + ?Sized> Iterator for Pieces<'a, T> {
    type Item = KernelResult<Piece<'a, T>>;

    fn next(&mut self) -> Option<Self::Item> {
        let bytes = self.template.bytes();
        if self.position >= bytes.len() {
            return None;
        }
        let rest = &bytes[self.position..];
        if rest[0] != b'%' {
            let end = self.position + memchr::memchr(b'%', rest).unwrap_or(rest.len());
            let literal = self.template.part(self.position..end);
            self.position = end;
            return Some(Ok(Piece::Literal(literal)));
        }
        self.position += 1;
        if bytes.get(self.position) == Some(&b'%') {
            self.position += 1;
            return Some(Ok(Piece::Literal(
                self.template.part(self.position - 1..self.position),
            )));
        }
        let conversion = self.conversion();
        if conversion.is_err() {
            self.position = bytes.len();
        }
        Some(conversion.map(Piece::Conversion))
    }
}

impl<T: Template + ?Sized> Conversion<'_, T> {
    /// Says what argument the code wants. Raises ValueError for an unknown code.
    pub(crate) fn check(&self, for_bytes: bool) -> KernelResult<Wanted> {
        match char::from_u32(self.code) {
            Some('s') => Ok(Wanted::Text),
            Some('b') if for_bytes => Ok(Wanted::Text),
            Some('r') if for_bytes => Ok(Wanted::Ascii),
            Some('r') => Ok(Wanted::Repr),
            Some('a') => Ok(Wanted::Ascii),
            Some('c') => Ok(Wanted::Character),
            Some('d' | 'i' | 'u') => Ok(Wanted::Number),
            Some('o' | 'x' | 'X') => Ok(Wanted::Integer),
            Some('e' | 'E' | 'f' | 'F' | 'g' | 'G') => Ok(Wanted::Float),
            other => {
                let shown = other.filter(|c| (' '..='~').contains(c)).unwrap_or('?');
                Err(KernelError::value(format!(
                    "unsupported format character '{shown}' (0x{:x}) at index {}",
                    self.code, self.index
                )))
            }
        }
    }

    /// The layout once `*` arguments are known. A negative width means left-aligned, a negative precision 0.
    /// Raises MemoryError for sizes that no text should have.
    pub(crate) fn layout(&self, width: Option<i64>, precision: Option<i64>) -> KernelResult<Layout> {
        let mut flags = self.flags;
        let width = match self.width {
            Amount::Absent => 0,
            Amount::Given(width) => width,
            Amount::FromArgument => {
                let width = width.unwrap_or(0);
                flags.left |= width < 0;
                width.unsigned_abs() as usize
            }
        };
        let precision = match self.precision {
            Amount::Absent => None,
            Amount::Given(precision) => Some(precision),
            Amount::FromArgument => Some(precision.unwrap_or(0).max(0) as usize),
        };
        if width.max(precision.unwrap_or(0)) > MOST_BYTES {
            return Err(KernelError::memory());
        }
        Ok(Layout {
            flags,
            width,
            precision,
        })
    }
}

// ---- conversions ------------------------------------------------------------------------------------

/// Appends the text of an `s`, `r` or `a` conversion: cut to the precision, padded with spaces.
pub(crate) fn push_text(out: &mut String, text: &str, layout: Layout) {
    let shown = match layout.precision {
        Some(precision) => text
            .char_indices()
            .nth(precision)
            .map_or(text, |(end, _)| &text[..end]),
        None => text,
    };
    if layout.width == 0 {
        out.push_str(shown);
        return;
    }
    let missing = layout.width.saturating_sub(shown.chars().count());
    if !layout.flags.left {
        out.extend(std::iter::repeat_n(' ', missing));
    }
    out.push_str(shown);
    if layout.flags.left {
        out.extend(std::iter::repeat_n(' ', missing));
    }
}

/// [`push_text`] for bytes.
pub(crate) fn push_bytes(out: &mut Vec<u8>, bytes: &[u8], layout: Layout) {
    let shown = &bytes[..layout.precision.unwrap_or(bytes.len()).min(bytes.len())];
    let missing = layout.width.saturating_sub(shown.len());
    if !layout.flags.left {
        out.extend(std::iter::repeat_n(b' ', missing));
    }
    out.extend_from_slice(shown);
    if layout.flags.left {
        out.extend(std::iter::repeat_n(b' ', missing));
    }
}

/// Appends a `c` conversion; precision does not matter to it.
pub(crate) fn push_character(out: &mut String, character: char, layout: Layout) {
    let mut buffer = [0; 4];
    push_text(
        out,
        character.encode_utf8(&mut buffer),
        Layout {
            precision: None,
            ..layout
        },
    );
}

/// Appends an integer for the codes `d i u o x X`.
pub(crate) fn push_integer(
    out: &mut String,
    value: IntRef<'_>,
    code: u32,
    layout: Layout,
    max_digits: usize,
) -> KernelResult<()> {
    let (base, prefix) = match char::from_u32(code) {
        Some('o') => (8, "0o"),
        Some('x') => (16, "0x"),
        Some('X') => (16, "0X"),
        _ => (10, ""),
    };
    if base == 10
        && layout.width == 0
        && layout.precision.is_none()
        && layout.flags == Flags::default()
        && let IntRef::Small(value) = value
    {
        integer_text::push_decimal(out, value);
        return Ok(());
    }
    let mut digits = match base {
        10 => integer_text::to_decimal(value, max_digits)?
            .trim_start_matches('-')
            .to_string(),
        _ => integer_text::magnitude_digits(value, base),
    };
    if prefix == "0X" {
        digits.make_ascii_uppercase();
    }
    if let Some(precision) = layout.precision
        && precision > digits.len()
    {
        digits.insert_str(0, &"0".repeat(precision - digits.len()));
    }
    let prefix = if layout.flags.alternate { prefix } else { "" };
    push_number(out, value.is_negative(), prefix, &digits, layout);
    Ok(())
}

/// Appends a float for the codes `e E f F g G`.
pub(crate) fn push_float(out: &mut String, value: f64, code: u32, layout: Layout) -> KernelResult<()> {
    let code = char::from_u32(code).unwrap_or('g');
    let notation = match code {
        'e' | 'E' => Notation::Exponent,
        'f' | 'F' => Notation::Fixed,
        _ => Notation::General,
    };
    let mut text = format_magnitude(
        value,
        notation,
        layout.precision.unwrap_or(6),
        layout.flags.alternate,
        false,
    );
    if code.is_ascii_uppercase() {
        text.make_ascii_uppercase();
    }
    push_number(
        out,
        value.is_sign_negative() && !value.is_nan(),
        "",
        &text,
        layout,
    );
    Ok(())
}

fn push_number(out: &mut String, negative: bool, prefix: &str, digits: &str, layout: Layout) {
    let flags = layout.flags;
    let sign = match (negative, flags.plus, flags.space) {
        (true, _, _) => "-",
        (false, true, _) => "+",
        (false, false, true) => " ",
        _ => "",
    };
    let missing = layout
        .width
        .saturating_sub(sign.len() + prefix.len() + digits.len());
    let (before, zeros, after) = match (flags.left, flags.zero) {
        (true, _) => (0, 0, missing),
        (false, true) => (0, missing, 0),
        (false, false) => (missing, 0, 0),
    };
    out.extend(std::iter::repeat_n(' ', before));
    out.push_str(sign);
    out.push_str(prefix);
    out.extend(std::iter::repeat_n('0', zeros));
    out.push_str(digits);
    out.extend(std::iter::repeat_n(' ', after));
}

// ---- what the driver raises -------------------------------------------------------------------------

pub(crate) fn not_enough_arguments() -> KernelError {
    KernelError::type_error("not enough arguments for format string")
}

pub(crate) fn not_all_converted(for_bytes: bool) -> KernelError {
    let what = if for_bytes { "bytes" } else { "string" };
    KernelError::type_error(format!("not all arguments converted during {what} formatting"))
}

pub(crate) fn mapping_required() -> KernelError {
    KernelError::type_error("format requires a mapping")
}

/// A `*` whose argument is no integer.
pub(crate) fn star_wants_int() -> KernelError {
    KernelError::type_error("* wants int")
}

/// An argument of the wrong type for a conversion that `wanted` another. For a text of the wrong length,
/// `type_name` is "a string of length 2" or "a bytes object of length 2".
pub(crate) fn wrong_argument(wanted: Wanted, code: u32, for_bytes: bool, type_name: &str) -> KernelError {
    let code = char::from_u32(code).unwrap_or('?');
    KernelError::type_error(match (wanted, for_bytes) {
        (Wanted::Number, _) => format!("%{code} format: a real number is required, not {type_name}"),
        (Wanted::Integer, _) => format!("%{code} format: an integer is required, not {type_name}"),
        (Wanted::Float, false) => format!("must be real number, not {type_name}"),
        (Wanted::Float, true) => format!("float argument required, not {type_name}"),
        (Wanted::Character, false) => {
            format!("%c requires an int or a unicode character, not {type_name}")
        }
        (Wanted::Character, true) => {
            format!("%c requires an integer in range(256) or a single byte, not {type_name}")
        }
        (Wanted::Text | Wanted::Repr | Wanted::Ascii, _) => format!(
            "%b requires a bytes-like object, or an object that implements __bytes__, not '{type_name}'"
        ),
    })
}

#[cfg(test)]
#[rustfmt::skip] // the tables of cases stay compact
mod tests {
    use super::*;

    enum Arg { Int(i64), Float(f64), Text(&'static str) }
    use Arg::{Float, Int, Text};

    /// A small driver: positional arguments of fixed types.
    fn format(template: &str, args: &[Arg]) -> Result<String, KernelError> {
        let mut out = String::new();
        let mut args = args.iter();
        for piece in Pieces::new(template) {
            let conversion = match piece? {
                Piece::Literal(text) => { out.push_str(text); continue; }
                Piece::Conversion(conversion) => conversion,
            };
            let mut star = |amount| match amount {
                Amount::FromArgument => match args.next() { Some(Int(value)) => Ok(Some(*value)), _ => Err(star_wants_int()) },
                _ => Ok(None),
            };
            let (width, precision) = (star(conversion.width)?, star(conversion.precision)?);
            let layout = conversion.layout(width, precision)?;
            let argument = args.next().ok_or_else(not_enough_arguments)?;
            let wanted = conversion.check(false)?;
            match (wanted, argument) {
                (Wanted::Text, Text(text)) => push_text(&mut out, text, layout),
                (Wanted::Character, Int(code)) => push_character(&mut out, char::from_u32(*code as u32).expect("a code"), layout),
                (Wanted::Number | Wanted::Integer, Int(value)) => push_integer(&mut out, IntRef::Small(*value), conversion.code, layout, 0)?,
                (Wanted::Float, Float(value)) => push_float(&mut out, *value, conversion.code, layout)?,
                (wanted, _) => return Err(wrong_argument(wanted, conversion.code, false, "str")),
            }
        }
        if args.next().is_some() { Err(not_all_converted(false)) } else { Ok(out) }
    }

    #[test]
    fn conversions() {
        let inf = f64::INFINITY;
        let cases: &[(&str, &[Arg], &str)] = &[
            ("%*d", &[Int(5), Int(1)], "    1"), ("%-*d|", &[Int(5), Int(1)], "1    |"), ("%*d|", &[Int(-5), Int(1)], "1    |"),
            ("%.*f", &[Int(2), Float(1.0)], "1.00"), ("%.*f", &[Int(-2), Float(1.5)], "2"), ("%5.3d", &[Int(7)], "  007"),
            ("%05.3d|", &[Int(7)], "00007|"), ("%+5d|% d", &[Int(7), Int(7)], "   +7| 7"), ("%#x %#X %#o", &[Int(255), Int(255), Int(255)], "0xff 0XFF 0o377"),
            ("%#010x|", &[Int(255)], "0x000000ff|"), ("%-#10x|", &[Int(255)], "0xff      |"), ("%.5x", &[Int(255)], "000ff"),
            ("%#.5x", &[Int(255)], "0x000ff"), ("%x", &[Int(-255)], "-ff"), ("%#x", &[Int(-255)], "-0xff"), ("%010x", &[Int(-255)], "-0000000ff"),
            ("%i %u", &[Int(1), Int(2)], "1 2"), ("%05d", &[Int(-3)], "-0003"), ("%-05d|", &[Int(-3)], "-3   |"), ("%+s", &[Text("a")], "a"),
            ("%05s|", &[Text("a")], "    a|"), ("%.2s|", &[Text("abc")], "ab|"), ("%5.1s|", &[Text("äbc")], "    ä|"), ("100%%", &[], "100%"),
            ("%5c|%-5c|", &[Int(65), Int(66)], "    A|B    |"), ("%ld %hd", &[Int(1), Int(2)], "1 2"),
            ("%e %E %g %G", &[Float(1.5), Float(1.5), Float(1e-10), Float(1e-10)], "1.500000e+00 1.500000E+00 1e-10 1E-10"),
            ("%f %F", &[Float(inf), Float(f64::NAN)], "inf NAN"), ("%05f|", &[Float(inf)], "00inf|"), ("%+.3e", &[Float(1234.5)], "+1.234e+03"),
            ("%#.0f %#g", &[Float(1.0), Float(1.0)], "1. 1.00000"), ("%010.2f|", &[Float(-1.5)], "-000001.50|"), ("% 010.2f|", &[Float(1.5)], " 000001.50|"),
            ("%.d|%.f|%.s|", &[Int(5), Float(5.0), Text("abc")], "5|5||"), ("% +d", &[Int(5)], "+5"), ("%0-5d|", &[Int(5)], "5    |"),
            ("%.3d %.0d", &[Int(-7), Int(0)], "-007 0"), ("%f", &[Float(-inf)], "-inf"),
        ];
        for (template, args, expected) in cases {
            assert_eq!(format(template, args).as_deref(), Ok(*expected), "{template:?}");
        }
    }

    #[test]
    fn mistakes() {
        let cases: &[(&str, &[Arg], &str)] = &[
            ("%", &[], "incomplete format"), ("%d", &[Text("a")], "%d format: a real number is required, not str"),
            ("%x", &[Text("a")], "%x format: an integer is required, not str"), ("%c", &[Text("ab")], "%c requires an int or a unicode character, not str"),
            ("%y", &[Int(1)], "unsupported format character 'y' (0x79) at index 1"), ("ü%é", &[Int(1)], "unsupported format character '?' (0xe9) at index 2"),
            ("%(a", &[], "incomplete format key"), ("%(a)", &[], "incomplete format"), ("%d %d", &[Int(1)], "not enough arguments for format string"),
            ("%d", &[Int(1), Int(2)], "not all arguments converted during string formatting"), ("%*d", &[Text("a")], "* wants int"),
            ("%99999999999d", &[Int(1)], "width too big"), ("%.99999999999d", &[Int(1)], "precision too big"), ("%5%", &[], "not enough arguments for format string"),
            ("%5%", &[Int(1)], "unsupported format character '%' (0x25) at index 2"), ("%lld", &[Int(1)], "unsupported format character 'l' (0x6c) at index 2"),
            ("%l", &[Int(1)], "incomplete format"), ("%.", &[Int(1)], "incomplete format"), ("%f", &[Text("a")], "must be real number, not str"),
        ];
        for (template, args, expected) in cases {
            assert_eq!(format(template, args).expect_err(template).message, *expected, "{template:?}");
        }
    }

    #[test]
    fn keys_and_bytes() {
        let mut pieces = Pieces::new("%(a(b)c)-5s!");
        let Some(Ok(Piece::Conversion(conversion))) = pieces.next() else { panic!("a conversion") };
        assert_eq!((conversion.key, conversion.width, conversion.flags.left), (Some("a(b)c"), Amount::Given(5), true));
        assert_eq!(pieces.next(), Some(Ok(Piece::Literal("!"))));
        let mut pieces = Pieces::new(&b"\xff%b"[..]);
        assert_eq!(pieces.next(), Some(Ok(Piece::Literal(&b"\xff"[..]))));
        let Some(Ok(Piece::Conversion(conversion))) = pieces.next() else { panic!("a conversion") };
        assert_eq!(conversion.check(true), Ok(Wanted::Text));
        let mut out = Vec::new();
        push_bytes(&mut out, b"abc", Layout { flags: Flags::default(), width: 5, precision: Some(1) });
        assert_eq!(out, b"    a");
    }
}
