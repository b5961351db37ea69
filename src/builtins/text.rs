//! Built-in functions on text: `ord`, `chr`, `format`, `repr`, `ascii`.

use crate::bytecode::surrogate;
use crate::heap::Value;
use crate::native::convert::{argument, special};
use crate::native::functions;
use crate::objects::cx::Cx;
use crate::objects::kernel::quote;
use crate::objects::native::{Binding, NativeRow};
use crate::objects::outcome::{Answer, Kept, Outcome, Raise, Resumed, Then, done};

pub(crate) const FUNCTIONS: &[NativeRow] = functions! {
    /// Return the code point of a character.
    "ord(character, /)" => ord,
    /// Return the character of a code point, 0 <= i <= 0x10ffff.
    "chr(i, /)" => chr,
    /// Return value.__format__(format_spec): text laid out by the format mini-language.
    "format(value, format_spec='', /)" => format,
    /// Return the canonical string representation of the object.
    "repr(obj, /)" => repr,
    /// Return an ASCII-only representation of an object: as repr(), with other characters escaped.
    "ascii(obj, /)" => ascii,
};

/// `repr` for natives that need it called.
pub(crate) static REPR: NativeRow = NativeRow::new("repr(obj, /)", "", repr, Binding::StaticMethod);
/// `format` for natives that need it called.
pub(crate) static FORMAT: NativeRow = NativeRow::new(
    "format(value, format_spec='', /)",
    "",
    format,
    Binding::StaticMethod,
);

fn ord(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if let Some(text) = cx.as_str(args[0]) {
        let mut characters = text.chars();
        if let (Some(character), None) = (characters.next(), characters.next()) {
            return done(Value::small_int(i64::from(surrogate::code_point(character))));
        }
        let length = text.chars().count();
        let message = format!("ord() expected a character, but string of length {length} found");
        return Err(cx.type_error(message));
    }
    match cx.as_bytes(args[0]) {
        Some([byte]) => done(Value::small_int(i64::from(*byte))),
        Some(bytes) => {
            let length = bytes.len();
            let message = format!("ord() expected a character, but string of length {length} found");
            Err(cx.type_error(message))
        }
        None => {
            let name = cx.type_name(args[0]);
            let message = format!("ord() expected string of length 1, but {name} found");
            Err(cx.type_error(message))
        }
    }
}

fn chr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let code = argument!(cx, args[0], Index, as_clamped, chr);
    let character = u32::try_from(code).ok().filter(|code| *code < 0x11_0000);
    match character.map(surrogate::character) {
        Some(Some(character)) => done(cx.new_char(character)),
        Some(None) => Err(cx.displaced_character(code as u32)),
        None => Err(cx.value_error("chr() arg not in range(0x110000)")),
    }
}

fn format(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(spec) = cx.as_str(args[1]).map(str::to_owned) else {
        let message = format!(
            "format() argument 2 must be str, not {}",
            cx.argument_type_name(args[1])
        );
        return Err(cx.type_error(message));
    };
    if let Answer::Known(text) = cx.format_value(args[0], &spec)? {
        return done(text);
    }
    match special(cx, args[0], cx.names.format) {
        Some(method) => {
            let method = cx.unbound(method);
            cx.call(method, args, &FORMATTED, 0, &args[..1])
        }
        None => {
            let message = format!("Type {} doesn't define __format__", cx.type_name(args[0]));
            Err(cx.type_error(message))
        }
    }
}

static FORMATTED: Then = Then {
    name: "format.formatted",
    resume: formatted,
    catches: false,
};

fn formatted(cx: &mut Cx, _kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    let value = resumed.value();
    if cx.as_str(value).is_some() {
        return done(value);
    }
    let message = format!("__format__ must return a str, not {}", cx.type_name(value));
    Err(cx.type_error(message))
}

pub(crate) fn repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match cx.redoable(|cx| cx.repr_of(args[0]))? {
        Answer::Known(text) => done(cx.new_str(&text)),
        Answer::Script => ask_repr(cx, args[0], &SHOWN),
    }
}

/// Asks for a value's `__repr__` and goes on with `then`.
fn ask_repr(cx: &mut Cx, value: Value, then: &'static Then) -> Result<Outcome, Raise> {
    match special(cx, value, cx.names.repr) {
        Some(method) => {
            let method = cx.unbound(method);
            cx.call(method, &[value], then, 0, &[])
        }
        None => {
            let message = format!("'{}' object has no __repr__", cx.type_name(value));
            Err(cx.type_error(message))
        }
    }
}

static SHOWN: Then = Then {
    name: "repr.shown",
    resume: shown,
    catches: false,
};

fn shown(cx: &mut Cx, _kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    let value = resumed.value();
    if cx.as_str(value).is_some() {
        return done(value);
    }
    let message = format!("__repr__ returned non-string (type {})", cx.type_name(value));
    Err(cx.type_error(message))
}

fn ascii(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match cx.redoable(|cx| cx.repr_of(args[0]))? {
        Answer::Known(text) => done(cx.new_str(&quote::escape_non_ascii(&text))),
        Answer::Script => ask_repr(cx, args[0], &SHOWN_ASCII),
    }
}

static SHOWN_ASCII: Then = Then {
    name: "ascii.shown",
    resume: shown_ascii,
    catches: false,
};

fn shown_ascii(cx: &mut Cx, _kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    let value = resumed.value();
    let Some(text) = cx.as_str(value) else {
        let message = format!("__repr__ returned non-string (type {})", cx.type_name(value));
        return Err(cx.type_error(message));
    };
    if text.is_ascii() {
        return done(value);
    }
    let text = quote::escape_non_ascii(text);
    done(cx.new_str(&text))
}
