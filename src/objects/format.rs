//! Values as text: `repr` of what holds no other values, and `format(value, spec)`.

use crate::heap::{Special, Value};
use crate::objects::bytes::ByteArray;
use crate::objects::cx::Cx;
use crate::objects::kernel::{float_text, format_spec, integer_text, quote};
use crate::objects::numeric::{Number, is_foreign};
use crate::objects::outcome::{Answer, Raise};
use crate::objects::str::Str;
use crate::objects::types::Builtin;

impl Cx {
    /// `format(value, spec)`, as f-strings and `str.format` do it; Script when `__format__`, or for an
    /// empty spec `__str__`, may be script code.
    pub(crate) fn format_value(&mut self, value: Value, spec: &str) -> Result<Answer<Value>, Raise> {
        if is_foreign(value) {
            return Ok(Answer::Script);
        }
        if spec.is_empty() {
            return self.redoable(|cx| cx.text_value(value));
        }
        self.format_payload(value, spec)
    }

    /// The same by the payload, whatever the class.
    pub(crate) fn format_payload(&mut self, value: Value, spec: &str) -> Result<Answer<Value>, Raise> {
        if spec.is_empty() {
            return self.plain_text(value);
        }
        if let Some(layout) = SimpleSpec::parse(spec.as_bytes())
            && let Some(text) = self.format_simply(value, layout)
        {
            return Ok(Answer::Known(text));
        }
        if let Some(string) = value.as_gc::<Str>() {
            self.check_width(spec)?;
            let name = self.type_name(value);
            let text = format_spec::format_str(self.heap.text(string), spec, name);
            let text = self.kernel(text)?;
            return Ok(Answer::Known(self.new_str(&text)));
        }
        let max_digits = self.int_max_str_digits;
        let result = match self.number(value) {
            Some(_) if spec.len() > 8 => {
                self.check_width(spec)?;
                self.number(value)
                    .map(|number| format_number(number, self.type_name(value), spec, max_digits))
            }
            Some(number) => Some(format_number(number, self.type_name(value), spec, max_digits)),
            None => None,
        };
        match result {
            Some(text) => {
                let text = self.kernel(text)?;
                Ok(Answer::Known(self.new_str(&text)))
            }
            None if value.is_object() => Ok(Answer::Script),
            None => {
                let name = self.type_name(value);
                let message = format!("unsupported format string passed to {name}.__format__");
                Err(self.type_error(message))
            }
        }
    }

    /// The same for a small int or an ordinary float and a simple spec; `None` for all else.
    #[inline]
    pub(crate) fn format_by_simple_spec(&mut self, value: Value, spec: Value) -> Option<Value> {
        if value.is_object() {
            return None;
        }
        let layout = SimpleSpec::parse(self.as_str(spec)?.as_bytes())?;
        self.format_simply(value, layout)
    }

    /// Formats a small int or an ordinary float by a simple spec, without allocating but for the result.
    fn format_simply(&mut self, value: Value, spec: SimpleSpec) -> Option<Value> {
        let mut digits = [0; 20];
        let mut buffer = [b' '; SimpleSpec::MOST + 24];
        let mut end = buffer.len();
        let mut push = |text: &[u8]| {
            end -= text.len();
            buffer[end..end + text.len()].copy_from_slice(text);
        };
        let is_negative = match (value.as_inline_int(), value.as_float()) {
            (Some(int), None) if spec.precision.is_none() && spec.kind != b'f' => {
                push(decimal_text(&mut digits, int.abs()));
                int < 0
            }
            (None, Some(float)) if spec.kind == b'f' && float.is_finite() => {
                let places = spec.precision.unwrap_or(6);
                let scaled = float_text::scale_decimal(float.abs(), places as u32)?;
                let text = decimal_text(&mut digits, scaled);
                if places == 0 {
                    push(text);
                } else if text.len() > places {
                    let (whole, fraction) = text.split_at(text.len() - places);
                    push(fraction);
                    push(b".");
                    push(whole);
                } else {
                    push(text);
                    push(&[b'0'; SimpleSpec::MOST_PLACES][..places - text.len()]);
                    push(b"0.");
                }
                float.is_sign_negative()
            }
            _ => return None,
        };
        let length = buffer.len() - end + usize::from(is_negative);
        let missing = spec.width.saturating_sub(length);
        if spec.pads_with_zeros {
            for _ in 0..missing {
                end -= 1;
                buffer[end] = b'0';
            }
        }
        if is_negative {
            end -= 1;
            buffer[end] = b'-';
        }
        if !spec.pads_with_zeros {
            end -= missing;
        }
        Some(self.new_ascii(&buffer[end..]))
    }

    /// Refuses a spec whose width or precision asks for more memory than there is.
    fn check_width(&mut self, spec: &str) -> Result<(), Raise> {
        let longest = spec
            .split(|c: char| !c.is_ascii_digit())
            .map(|digits| digits.parse::<usize>().unwrap_or(0))
            // What is larger is refused by its own message.
            .filter(|number| *number <= i32::MAX as usize)
            .max()
            .unwrap_or(0);
        if longest > 1 << 16 {
            self.check_text_size(longest.saturating_mul(4))?;
        }
        Ok(())
    }

    /// `str(value)` of what needs no script code, reusing a string.
    fn plain_text(&mut self, value: Value) -> Result<Answer<Value>, Raise> {
        if value.is_kind::<Str>() {
            if self.is_exact(value, Builtin::Str) {
                return Ok(Answer::Known(value));
            }
            let text = self.as_str(value).unwrap_or_default().to_owned();
            return Ok(Answer::Known(self.new_str(&text)));
        }
        if let Some(small) = value.as_inline_int() {
            return Ok(Answer::Known(self.new_decimal(small)));
        }
        match self.repr_payload(value)? {
            Some(text) => Ok(Answer::Known(self.new_str(&text))),
            None => Ok(Answer::Script),
        }
    }

    /// `str(value)` as a string, the value itself when it is one.
    #[inline]
    pub(crate) fn text_value(&mut self, value: Value) -> Result<Answer<Value>, Raise> {
        if self.is_exact(value, Builtin::Str) {
            return Ok(Answer::Known(value));
        }
        if let Some(small) = value.as_inline_int() {
            return Ok(Answer::Known(self.new_decimal(small)));
        }
        Ok(match self.str_of(value)? {
            Answer::Known(text) => Answer::Known(self.new_str(&text)),
            Answer::Script => Answer::Script,
        })
    }

    /// The decimal digits of an int as a string.
    #[inline]
    pub(crate) fn new_decimal(&mut self, number: i64) -> Value {
        if let 0..=9 = number {
            return self.characters[b'0' as usize + number as usize].value();
        }
        let mut buffer = [0; 20];
        let text = decimal_text(&mut buffer, number);
        self.new_ascii(text)
    }

    /// `repr(value)` of None, a bool, int, float, complex, str, bytes, bytearray or other constant; `None`
    /// for every other value, and for instances of classes that define their own text. Raises ValueError
    /// for an int with too many digits.
    pub(crate) fn repr_scalar(&mut self, value: Value) -> Result<Option<String>, Raise> {
        if is_foreign(value) && self.heap[self.class_of(value)].flags.has_text {
            return Ok(None);
        }
        self.repr_payload(value)
    }

    /// The same by the payload, whatever the class.
    pub(crate) fn repr_payload(&mut self, value: Value) -> Result<Option<String>, Raise> {
        if let Some(special) = value.as_special() {
            let text = match special {
                Special::None => "None",
                Special::False => "False",
                Special::True => "True",
                Special::Ellipsis => "Ellipsis",
                Special::NotImplemented => "NotImplemented",
                Special::Undef => return Ok(None),
            };
            return Ok(Some(text.to_owned()));
        }
        if let Some(text) = self.as_str(value) {
            return Ok(Some(quote::repr(text)));
        }
        let max_digits = self.int_max_str_digits;
        match self.number(value) {
            Some(Number::Int(int)) => {
                let text = integer_text::to_decimal_unless(int, max_digits, &|work| self.work(work));
                return self.kernel(text).map(Some);
            }
            Some(Number::Float(float)) => return Ok(Some(float_text::repr(float))),
            Some(Number::Complex(real, imag)) => return Ok(Some(format_spec::complex_repr(real, imag))),
            None => {}
        }
        let Some(bytes) = self.as_bytes(value) else {
            return Ok(None);
        };
        let text = quote::bytes_repr(bytes);
        Ok(Some(if value.is_kind::<ByteArray>() {
            format!("{}({text})", self.type_name(value))
        } else {
            text
        }))
    }
}

/// A spec of the form `[0][width][.precision][d|f]` with modest numbers.
#[derive(Clone, Copy)]
struct SimpleSpec {
    pads_with_zeros: bool,
    width: usize,
    precision: Option<usize>,
    /// `d`, `f`, or 0 for none.
    kind: u8,
}

impl SimpleSpec {
    /// The largest width.
    const MOST: usize = 40;
    /// The most digits behind the point.
    const MOST_PLACES: usize = 17;

    fn parse(spec: &[u8]) -> Option<SimpleSpec> {
        let pads_with_zeros = spec.first() == Some(&b'0');
        let (width, rest) = SimpleSpec::number(spec)?;
        let (precision, rest) = match rest {
            [b'.', rest @ ..] => {
                let (precision, after) = SimpleSpec::number(rest)?;
                if after.len() == rest.len() || precision > SimpleSpec::MOST_PLACES {
                    return None;
                }
                (Some(precision), after)
            }
            rest => (None, rest),
        };
        let kind = match rest {
            [] => 0,
            [kind @ (b'd' | b'f')] => *kind,
            _ => return None,
        };
        Some(SimpleSpec {
            pads_with_zeros,
            width,
            precision,
            kind,
        })
    }

    /// Reads digits: the number, 0 without any, and what follows them.
    fn number(mut rest: &[u8]) -> Option<(usize, &[u8])> {
        let mut number = 0;
        while let [digit @ b'0'..=b'9', tail @ ..] = rest {
            number = number * 10 + usize::from(digit - b'0');
            if number > SimpleSpec::MOST {
                return None;
            }
            rest = tail;
        }
        Some((number, rest))
    }
}

fn format_number(
    number: Number<'_>,
    type_name: &str,
    spec: &str,
    max_digits: usize,
) -> Result<String, crate::objects::kernel::KernelError> {
    match number {
        Number::Int(int) => format_spec::format_int(int, spec, type_name, max_digits),
        Number::Float(float) => format_spec::format_float(float, spec, type_name),
        Number::Complex(real, imag) => format_spec::format_complex(real, imag, spec, type_name),
    }
}

/// The two digits of each number below a hundred.
static DIGIT_PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[0; 2]; 100];
    let mut number = 0;
    while number < 100 {
        pairs[number] = [b'0' + number as u8 / 10, b'0' + number as u8 % 10];
        number += 1;
    }
    pairs
};

/// Writes the digits of a number into the end of `buffer`.
#[inline]
fn decimal_text(buffer: &mut [u8; 20], number: i64) -> &[u8] {
    let mut start = buffer.len();
    let mut rest = number.unsigned_abs();
    while rest >= 100 {
        start -= 2;
        buffer[start..start + 2].copy_from_slice(&DIGIT_PAIRS[(rest % 100) as usize]);
        rest /= 100;
    }
    if rest >= 10 {
        start -= 2;
        buffer[start..start + 2].copy_from_slice(&DIGIT_PAIRS[rest as usize]);
    } else {
        start -= 1;
        buffer[start] = b'0' + rest as u8;
    }
    if number < 0 {
        start -= 1;
        buffer[start] = b'-';
    }
    &buffer[start..]
}
