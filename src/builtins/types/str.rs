//! `str`: constructor, methods and operators. Formatting is in `str_format` and `percent`.

use std::ops::Range;

use crate::builtins::types::int::{format, subclass};
use crate::builtins::types::operators::{compare_strings, comparison_natives};
use crate::builtins::types::text_codec::{self, CodecNames};
use crate::builtins::types::{percent, str_format};
use crate::bytecode::surrogate;
use crate::heap::{Gc, Header, TailLen, Value};
use crate::native::convert::{Wanted, again, argument, ask, items_or, special};
use crate::native::methods;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::intern::string_hash;
use crate::objects::kernel::str_methods::{self, Ends, Justify, LineEnds, Text, Translation};
use crate::objects::kernel::{quote, str_case};
use crate::objects::native::{Binding, NativeRow, TypeRow};
use crate::objects::numeric::is_foreign;
use crate::objects::outcome::{Answer, Kept, Outcome, Raise, Resumed, Then, done};
use crate::objects::sequence::List;
use crate::objects::str::Str;
use crate::objects::types::Builtin;

pub(crate) const TYPE: TypeRow = TypeRow {
    builtin: Builtin::Str,
    doc: DOC,
    construct: Some(&CONSTRUCT),
    methods: METHODS,
    getsets: &[],
};

const DOC: &str = "str(object='') is the object's text, from its __str__ or __repr__.\nstr(bytes, encoding='utf-8', errors='strict') decodes bytes.";

static CONSTRUCT: NativeRow = NativeRow::new(
    "str(object=?, encoding=?, errors=?)",
    DOC,
    construct,
    Binding::StaticMethod,
);

const METHODS: &[NativeRow] = methods! {
    /// Create and return a new object.
    static "__new__(cls, object=?, encoding=?, errors=?)" => new,
    /// `self + value`.
    "__add__(self, value, /)" => add,
    /// `key in self`.
    "__contains__(self, key, /)" => contains,
    /// `self == value`.
    "__eq__(self, value, /)" => operators::eq,
    /// `self != value`.
    "__ne__(self, value, /)" => operators::ne,
    /// `self < value`.
    "__lt__(self, value, /)" => operators::lt,
    /// `self <= value`.
    "__le__(self, value, /)" => operators::le,
    /// `self > value`.
    "__gt__(self, value, /)" => operators::gt,
    /// `self >= value`.
    "__ge__(self, value, /)" => operators::ge,
    /// Convert to text according to a format specification.
    "__format__(self, format_spec, /)" => format,
    /// `self[key]`.
    "__getitem__(self, key, /)" => getitem,
    /// The arguments that make an equal string.
    "__getnewargs__(self, /)" => getnewargs,
    /// `hash(self)`.
    "__hash__(self, /)" => hash,
    /// `iter(self)`: its characters.
    "__iter__(self, /)" => iter,
    /// `len(self)`: how many characters.
    "__len__(self, /)" => len,
    /// `self % value`.
    "__mod__(self, value, /)" => percent::modulo,
    /// `value % self`.
    "__rmod__(self, value, /)" => percent::reflected_modulo,
    /// `self * value`.
    "__mul__(self, value, /)" => multiply,
    /// `value * self`.
    "__rmul__(self, value, /)" => multiply,
    /// `repr(self)`.
    "__repr__(self, /)" => repr,
    /// `str(self)`.
    "__str__(self, /)" => to_str,
    /// Size in bytes of the object in memory.
    "__sizeof__(self, /)" => sizeof,
    /// The first character in upper case, the rest in lower case.
    "capitalize(self, /)" => capitalize,
    /// A version for comparisons without regard to case.
    "casefold(self, /)" => casefold,
    /// Centred in a field of `width`, padded with `fillchar`.
    "center(self, width, fillchar=' ', /)" => center,
    /// How often `sub` occurs, without overlaps, in `self[start:end]`.
    "count(self, sub, start=None, end=None, /)" => count,
    /// The bytes of the string in an encoding.
    "encode(self, /, encoding='utf-8', errors='strict')" => encode,
    /// Whether it ends with `suffix`, or one of a tuple of them.
    "endswith(self, suffix, start=None, end=None, /)" => endswith,
    /// A copy with tabs replaced by spaces.
    "expandtabs(self, /, tabsize=8)" => expandtabs,
    /// The lowest index where `sub` is found, or -1.
    "find(self, sub, start=None, end=None, /)" => find,
    /// The template with its fields replaced by the arguments.
    "format(self, /, *args, **kwargs)" => str_format::format,
    /// The template with its fields replaced from a mapping.
    "format_map(self, mapping, /)" => str_format::format_map,
    /// The lowest index where `sub` is found. Raises ValueError when it is not.
    "index(self, sub, start=None, end=None, /)" => index,
    /// Whether there are characters and all are letters or digits.
    "isalnum(self, /)" => isalnum,
    /// Whether there are characters and all are letters.
    "isalpha(self, /)" => isalpha,
    /// Whether all characters are ASCII.
    "isascii(self, /)" => isascii,
    /// Whether there are characters and all are decimal digits.
    "isdecimal(self, /)" => isdecimal,
    /// Whether there are characters and all are digits.
    "isdigit(self, /)" => isdigit,
    /// Whether it is a valid identifier.
    "isidentifier(self, /)" => isidentifier,
    /// Whether there are cased characters and all are lower case.
    "islower(self, /)" => islower,
    /// Whether there are characters and all are numeric.
    "isnumeric(self, /)" => isnumeric,
    /// Whether all characters are printable.
    "isprintable(self, /)" => isprintable,
    /// Whether there are characters and all are white space.
    "isspace(self, /)" => isspace,
    /// Whether it is titlecased.
    "istitle(self, /)" => istitle,
    /// Whether there are cased characters and all are upper case.
    "isupper(self, /)" => isupper,
    /// The strings of `iterable`, with this one between them.
    "join(self, iterable, /)" => join,
    /// Left-aligned in a field of `width`, padded with `fillchar`.
    "ljust(self, width, fillchar=' ', /)" => ljust,
    /// A copy in lower case.
    "lower(self, /)" => lower,
    /// Without leading white space, or leading characters of `chars`.
    "lstrip(self, chars=None, /)" => lstrip,
    /// A table for `translate`.
    static "maketrans(x, y=?, z=?, /)" => maketrans,
    /// What is before the first `sep`, `sep`, and the rest.
    "partition(self, sep, /)" => partition,
    /// Without the prefix, if it has it.
    "removeprefix(self, prefix, /)" => removeprefix,
    /// Without the suffix, if it has it.
    "removesuffix(self, suffix, /)" => removesuffix,
    /// A copy with all, or the first `count`, occurrences of `old` replaced by `new`.
    "replace(self, old, new, /, count=-1)" => replace,
    /// The highest index where `sub` is found, or -1.
    "rfind(self, sub, start=None, end=None, /)" => rfind,
    /// The highest index where `sub` is found. Raises ValueError when it is not.
    "rindex(self, sub, start=None, end=None, /)" => rindex,
    /// Right-aligned in a field of `width`, padded with `fillchar`.
    "rjust(self, width, fillchar=' ', /)" => rjust,
    /// What is before the last `sep`, `sep`, and the rest.
    "rpartition(self, sep, /)" => rpartition,
    /// The parts between separators, cut from the right.
    "rsplit(self, /, sep=None, maxsplit=-1)" => rsplit,
    /// Without trailing white space, or trailing characters of `chars`.
    "rstrip(self, chars=None, /)" => rstrip,
    /// The parts between separators, or between runs of white space.
    "split(self, /, sep=None, maxsplit=-1)" => split,
    /// The lines, with their ends if `keepends`.
    "splitlines(self, /, keepends=False)" => splitlines,
    /// Whether it starts with `prefix`, or one of a tuple of them.
    "startswith(self, prefix, start=None, end=None, /)" => startswith,
    /// Without white space, or characters of `chars`, at both ends.
    "strip(self, chars=None, /)" => strip,
    /// A copy with upper and lower case exchanged.
    "swapcase(self, /)" => swapcase,
    /// A copy with each word starting in upper case.
    "title(self, /)" => title,
    /// A copy with each character mapped through a table of code points.
    "translate(self, table, /)" => translate,
    /// A copy in upper case.
    "upper(self, /)" => upper,
    /// Padded with zeros on the left, behind the sign.
    "zfill(self, width, /)" => zfill,
};

mod operators {
    use super::*;
    comparison_natives!(compare_strings);
}

// ---- making strings ----

/// `str(...)` of exactly this class.
pub(crate) fn construct(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[1].is_undef() && args[2].is_undef() {
        let Some(value) = args[0].defined() else {
            return done(cx.names.empty);
        };
        if let Answer::Known(text) = cx.redoable(|cx| cx.text_value(value))? {
            return done(text);
        }
    }
    let class = cx.types.get(Builtin::Str).value();
    new(cx, &[class, args[0], args[1], args[2]])
}

/// `str.__new__(cls, object, encoding, errors)`.
fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let &[class, object, encoding, errors] = args else {
        unreachable!("the signature has four parameters");
    };
    if encoding.is_undef() && errors.is_undef() {
        let Some(object) = object.defined() else {
            let empty = cx.names.empty;
            return finish(cx, class, empty);
        };
        if let Answer::Known(text) = cx.redoable(|cx| cx.text_value(object))? {
            let text = text.as_gc::<Str>().expect("text_value gives strings");
            return finish(cx, class, text);
        }
        return match special(cx, object, cx.names.str) {
            Some(method) => {
                let method = cx.unbound(method);
                cx.call(method, &[object], &SHOWN, 0, &[class])
            }
            None => {
                let message = format!("'{}' object has no __str__", cx.type_name(object));
                Err(cx.type_error(message))
            }
        };
    }
    for (name, value) in [("encoding", encoding), ("errors", errors)] {
        if let Some(value) = value.defined()
            && cx.as_str(value).is_none()
        {
            let message = format!(
                "str() argument '{name}' must be str, not {}",
                // What None is called depends on how CPython reads the arguments: of `str` itself from their places.
                if encoding.defined().is_some() && class.is(cx.types.get(Builtin::Str).value()) {
                    cx.full_type_name(value)
                } else {
                    cx.argument_type_name(value).to_owned()
                }
            );
            return Err(cx.type_error(message));
        }
    }
    let Some(object) = object.defined() else {
        let empty = cx.names.empty;
        return finish(cx, class, empty);
    };
    if cx.as_str(object).is_some() {
        return Err(cx.type_error("decoding str is not supported"));
    }
    if cx.buffer(object).is_none() {
        let message = format!(
            "decoding to str: need a bytes-like object, {} found",
            cx.type_name(object)
        );
        return Err(cx.type_error(message));
    }
    match text_codec::decode(cx, object, CodecNames { encoding, errors }, "str")? {
        Ok(text) => {
            let text = text.as_gc::<Str>().expect("decoding gives strings");
            finish(cx, class, text)
        }
        Err(args) => {
            cx.request.prelude = "decode_bytes";
            cx.ask(Outcome::Prelude, Value::NONE, &args, Some(&SHOWN), 0, &[class])
        }
    }
}

static SHOWN: Then = Then {
    name: "str.shown",
    resume: shown,
    catches: false,
};

/// After a script's `__str__`.
fn shown(cx: &mut Cx, kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    let value = resumed.value();
    let Some(text) = value.as_gc::<Str>() else {
        let message = format!("__str__ returned non-string (type {})", cx.type_name(value));
        return Err(cx.type_error(message));
    };
    if kept.values[0] == cx.types.get(Builtin::Str).value() {
        return done(value);
    }
    finish(cx, kept.values[0], text)
}

/// The text as an instance of `class`.
fn finish(cx: &mut Cx, class: Value, text: Gc<Str>) -> Result<Outcome, Raise> {
    let class = subclass(cx, class, Builtin::Str)?;
    if class == cx.types.get(Builtin::Str) {
        let text = exact(cx, text);
        return done(text);
    }
    let shape = cx.instance_shape(class);
    let string = Str {
        header: Header::new(shape),
        tail: TailLen::UNSET,
        chars: cx.heap[text].chars,
        hash: cx.heap[text].hash,
    };
    let copy = cx.heap.text(text).to_owned();
    let has_dict = cx.heap[class].flags.has_dict;
    done(if has_dict {
        cx.heap.alloc_text_extended(string, &copy, Value::UNDEF).value()
    } else {
        cx.heap.alloc_text(string, &copy).value()
    })
}

/// The string itself, or a copy of a subclass's instance as a plain one.
fn exact(cx: &mut Cx, string: Gc<Str>) -> Value {
    if cx.is_exact(string.value(), Builtin::Str) {
        return string.value();
    }
    let copy = cx.heap.text(string).to_owned();
    cx.new_str(&copy)
}

// ---- arguments ----

/// The receiver. The descriptor was found on a string, so there is one.
fn receiver(cx: &mut Cx, value: Value) -> Result<Gc<Str>, Raise> {
    match value.as_gc::<Str>() {
        Some(string) => Ok(string),
        None => {
            let message = format!(
                "descriptor requires a 'str' object but received a '{}'",
                cx.type_name(value)
            );
            Err(cx.type_error(message))
        }
    }
}

/// The text with what the kernels want to know of it.
fn text(cx: &Cx, string: Gc<Str>) -> Text<'_> {
    Text::new(cx.heap.text(string), cx.heap[string].is_ascii())
}

/// A string argument of a method.
fn str_argument<'a>(cx: &'a mut Cx, value: Value, what: &str) -> Result<&'a str, Raise> {
    match value.as_gc::<Str>() {
        Some(string) => Ok(cx.heap.text(string)),
        None => {
            let message = format!("{what} must be str, not {}", cx.argument_type_name(value));
            Err(cx.type_error(message))
        }
    }
}

/// The byte range of `part`, a slice of `whole`.
fn range_of(whole: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr() as usize - whole.as_ptr() as usize;
    start..start + part.len()
}

fn ranges_of(whole: &str, parts: &[&str]) -> Vec<Range<usize>> {
    parts.iter().map(|part| range_of(whole, part)).collect()
}

/// A list of parts of a string.
fn list_of_parts(cx: &mut Cx, string: Gc<Str>, ranges: Vec<Range<usize>>) -> Result<Outcome, Raise> {
    cx.check_memory(ranges.len() * 48)?;
    cx.charge_fuel(ranges.len() * 2);
    let parts = ranges
        .into_iter()
        .map(|range| cx.new_substring(string, range))
        .collect();
    done(cx.new_list(parts))
}

// ---- operators and protocols ----

fn add(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[1].as_gc::<Str>().is_none() {
        let given = cx.type_name(args[1]);
        let message = format!("can only concatenate str (not \"{given}\") to str");
        return Err(cx.type_error(message));
    }
    done(cx.concatenate(args[0], args[1])?)
}

fn multiply(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    repeat_sequence(cx, args)
}

/// `sequence * count` for every sequence type.
pub(super) fn repeat_sequence(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if cx.int_ref(args[1]).is_none() {
        if !is_foreign(args[1]) || special(cx, args[1], cx.names.index).is_none() {
            let message = format!(
                "'{}' object cannot be interpreted as an integer",
                cx.type_name(args[1])
            );
            return Err(cx.type_error(message));
        }
        return ask(cx, Wanted::Index, args, 1, again!(repeat_sequence));
    }
    let count = argument!(cx, args[1], Index, as_size, repeat_sequence);
    done(cx.repeat(args[0], count)?)
}

fn contains(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let string = receiver(cx, args[0])?;
    let Some(needle) = cx.as_str(args[1]) else {
        let message = format!(
            "'in <string>' requires string as left operand, not {}",
            cx.type_name(args[1])
        );
        return Err(cx.type_error(message));
    };
    done(str_methods::contains(cx.heap.text(string), needle))
}

fn getitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let string = receiver(cx, args[0])?;
    match cx.get_str_item(string, args[1])? {
        Answer::Known(value) => done(value),
        Answer::Script => super::slices::convert_key(cx, args, again!(getitem)),
    }
}

fn getnewargs(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let string = receiver(cx, args[0])?;
    let text = exact(cx, string);
    done(cx.new_tuple(&[text]))
}

fn hash(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let string = receiver(cx, args[0])?;
    let hash = string_hash(&mut cx.heap, string);
    done(cx.new_int(hash as i64))
}

fn iter(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let string = receiver(cx, args[0])?;
    done(cx.iterate_string(string))
}

fn len(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let string = receiver(cx, args[0])?;
    done(cx.new_size(cx.heap[string].chars as usize))
}

fn repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let string = receiver(cx, args[0])?;
    check_copy(cx, string)?;
    let text = quote::repr(cx.heap.text(string));
    done(cx.new_str(&text))
}

fn to_str(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let string = receiver(cx, args[0])?;
    let text = exact(cx, string);
    done(text)
}

fn sizeof(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let string = receiver(cx, args[0])?;
    done(cx.new_size(24 + cx.heap.text(string).len()))
}

// ---- case and classes ----

/// Shorter texts are copied unasked.
const LONG_TEXT: usize = 1 << 24;

/// Raises MemoryError when there is no room for two texts as long as this one: the one being made, and the string
/// it becomes.
fn check_copy(cx: &mut Cx, string: Gc<Str>) -> Result<(), Raise> {
    match cx.heap.text(string).len() {
        length if length < LONG_TEXT => Ok(()),
        length => cx.check_memory(length.saturating_mul(2)),
    }
}

macro_rules! case_natives {
    ($($name:ident $kernel:ident;)*) => {$(
        fn $name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
            let string = receiver(cx, args[0])?;
            let is_ascii = cx.heap[string].is_ascii();
            check_copy(cx, string)?;
            let text = str_case::$kernel(cx.heap.text(string));
            if text.len() > 1 && is_ascii {
                return done(cx.new_str_counted(&text, text.len()));
            }
            done(cx.new_str(&text))
        }
    )*};
}

case_natives! {
    capitalize capitalize;
    casefold case_fold;
    lower lower;
    swapcase swap_case;
    title title;
    upper upper;
}

macro_rules! class_natives {
    ($($name:ident $kernel:ident;)*) => {$(
        fn $name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
            let string = receiver(cx, args[0])?;
            done(str_case::$kernel(cx.heap.text(string)))
        }
    )*};
}

class_natives! {
    isalnum is_alphanumeric;
    isalpha is_alpha;
    isdecimal is_decimal;
    isdigit is_digit;
    isidentifier is_identifier;
    islower is_lower;
    isnumeric is_numeric;
    isprintable is_printable;
    isspace is_space;
    istitle is_title;
    isupper is_upper;
}

fn isascii(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let string = receiver(cx, args[0])?;
    done(cx.heap[string].is_ascii())
}

// ---- searching ----

/// Where a search may look: reads the arguments `start` and `end`.
macro_rules! bounds {
    ($cx:ident, $args:ident, $function:path) => {
        (
            argument!($cx, $args[2], Index, as_slice_bound, $function),
            argument!($cx, $args[3], Index, as_slice_bound, $function),
        )
    };
}

/// What is searched for.
fn needle(cx: &mut Cx, args: &[Value], name: &str) -> Result<Gc<Str>, Raise> {
    args[1].as_gc::<Str>().ok_or_else(|| {
        let wrong = cx.argument_type_name(args[1]);
        cx.type_error(format!("{name}() argument 1 must be str, not {wrong}"))
    })
}

type Search = fn(Text<'_>, &str, Option<i64>, Option<i64>) -> Option<usize>;

fn search(
    cx: &mut Cx,
    args: &[Value],
    needle: Gc<Str>,
    bounds: (Option<i64>, Option<i64>),
    search: Search,
) -> Result<Option<usize>, Raise> {
    let string = receiver(cx, args[0])?;
    Ok(search(text(cx, string), cx.heap.text(needle), bounds.0, bounds.1))
}

fn found_or_minus_one(found: Option<usize>) -> Result<Outcome, Raise> {
    done(Value::small_int(found.map_or(-1, |position| position as i64)))
}

fn found_or_raise(cx: &mut Cx, found: Option<usize>) -> Result<Outcome, Raise> {
    match found {
        Some(position) => done(cx.new_size(position)),
        None => Err(cx.raise_kernel(str_methods::substring_not_found())),
    }
}

fn find(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let needle = needle(cx, args, "find")?;
    let bounds = bounds!(cx, args, find);
    found_or_minus_one(search(cx, args, needle, bounds, str_methods::find)?)
}

fn rfind(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let needle = needle(cx, args, "rfind")?;
    let bounds = bounds!(cx, args, rfind);
    found_or_minus_one(search(cx, args, needle, bounds, str_methods::rfind)?)
}

fn index(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let needle = needle(cx, args, "index")?;
    let bounds = bounds!(cx, args, index);
    let found = search(cx, args, needle, bounds, str_methods::find)?;
    found_or_raise(cx, found)
}

fn rindex(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let needle = needle(cx, args, "rindex")?;
    let bounds = bounds!(cx, args, rindex);
    let found = search(cx, args, needle, bounds, str_methods::rfind)?;
    found_or_raise(cx, found)
}

fn count(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let needle = needle(cx, args, "count")?;
    let bounds = bounds!(cx, args, count);
    let found = search(cx, args, needle, bounds, |text, needle, start, end| {
        Some(str_methods::count(text, needle, start, end))
    })?;
    done(cx.new_size(found.unwrap_or_default()))
}

type Test = fn(Text<'_>, &str, Option<i64>, Option<i64>) -> bool;

fn ends_test(
    cx: &mut Cx,
    args: &[Value],
    bounds: (Option<i64>, Option<i64>),
    name: &str,
    test: Test,
) -> Result<Outcome, Raise> {
    let string = receiver(cx, args[0])?;
    if let Some(needle) = args[1].as_gc::<Str>() {
        return done(test(text(cx, string), cx.heap.text(needle), bounds.0, bounds.1));
    }
    let Some(needles) = cx.as_tuple(args[1]).map(<[Value]>::to_vec) else {
        let message = format!(
            "{name} first arg must be str or a tuple of str, not {}",
            cx.type_name(args[1])
        );
        return Err(cx.type_error(message));
    };
    for needle in needles {
        let Some(needle) = needle.as_gc::<Str>() else {
            let message = format!(
                "tuple for {name} must only contain str, not {}",
                cx.type_name(needle)
            );
            return Err(cx.type_error(message));
        };
        if test(text(cx, string), cx.heap.text(needle), bounds.0, bounds.1) {
            return done(true);
        }
    }
    done(false)
}

fn startswith(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let bounds = bounds!(cx, args, startswith);
    ends_test(cx, args, bounds, "startswith", str_methods::starts_with)
}

fn endswith(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let bounds = bounds!(cx, args, endswith);
    ends_test(cx, args, bounds, "endswith", str_methods::ends_with)
}

// ---- splitting and joining ----

fn split(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let cuts = argument!(cx, args[2], Index, as_size, split);
    let string = receiver(cx, args[0])?;
    let text = text(cx, string);
    if args[1].is_none() {
        let parts = str_methods::split_whitespace(text, cuts);
        let ranges = ranges_of(text.text, &parts);
        return list_of_parts(cx, string, ranges);
    }
    let Some(separator) = args[1].as_gc::<Str>() else {
        return Err(separator_error(cx, args[1]));
    };
    if cuts < 0
        && let [byte] = cx.heap.text(separator).as_bytes()
    {
        return split_at_byte(cx, string, *byte);
    }
    let parts = str_methods::split(text.text, cx.heap.text(separator), cuts);
    let ranges = parts.map(|parts| ranges_of(text.text, &parts));
    let ranges = cx.kernel(ranges)?;
    list_of_parts(cx, string, ranges)
}

/// Parts that a split text gets room for at first.
const FIRST_PARTS: usize = 8;

/// The common case: every part between one-byte separators, made as they are found.
fn split_at_byte(cx: &mut Cx, string: Gc<Str>, byte: u8) -> Result<Outcome, Raise> {
    let mut parts = Vec::with_capacity(FIRST_PARTS);
    let mut start = 0;
    while let Some(length) = memchr::memchr(byte, &cx.heap.text(string).as_bytes()[start..]) {
        parts.push(cx.new_substring(string, start..start + length));
        start += length + 1;
    }
    let end = cx.heap.text(string).len();
    parts.push(cx.new_substring(string, start..end));
    cx.charge_fuel(parts.len() * 2);
    done(cx.new_list(parts))
}

fn separator_error(cx: &mut Cx, value: Value) -> Raise {
    let message = format!("must be str or None, not {}", cx.type_name(value));
    cx.type_error(message)
}

fn rsplit(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let cuts = argument!(cx, args[2], Index, as_size, rsplit);
    let string = receiver(cx, args[0])?;
    let text = text(cx, string);
    if args[1].is_none() {
        let parts = str_methods::rsplit_whitespace(text, cuts);
        let ranges = ranges_of(text.text, &parts);
        return list_of_parts(cx, string, ranges);
    }
    let Some(separator) = args[1].as_gc::<Str>() else {
        return Err(separator_error(cx, args[1]));
    };
    let parts = str_methods::rsplit(text.text, cx.heap.text(separator), cuts);
    let ranges = parts.map(|parts| ranges_of(text.text, &parts));
    let ranges = cx.kernel(ranges)?;
    list_of_parts(cx, string, ranges)
}

fn splitlines(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let keeps = argument!(cx, args[1], Truth, truth, splitlines);
    let string = receiver(cx, args[0])?;
    let ends = if keeps { LineEnds::Keep } else { LineEnds::Drop };
    let text = cx.heap.text(string);
    let ranges = ranges_of(text, &str_methods::split_lines(text, ends));
    list_of_parts(cx, string, ranges)
}

fn partition(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    partitioned(cx, args, false)
}

fn rpartition(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    partitioned(cx, args, true)
}

fn partitioned(cx: &mut Cx, args: &[Value], from_right: bool) -> Result<Outcome, Raise> {
    let string = receiver(cx, args[0])?;
    let Some(separator) = args[1].as_gc::<Str>() else {
        let message = format!("must be str, not {}", cx.type_name(args[1]));
        return Err(cx.type_error(message));
    };
    check_copy(cx, string)?;
    let (whole, separator_text) = (cx.heap.text(string), cx.heap.text(separator));
    let parts = if from_right {
        str_methods::rpartition(whole, separator_text)
    } else {
        str_methods::partition(whole, separator_text)
    };
    let parts =
        parts.map(|(before, middle, after)| (before.to_owned(), !middle.is_empty(), after.to_owned()));
    let (before, is_found, after) = cx.kernel(parts)?;
    let before = cx.new_str(&before);
    let middle = if is_found {
        exact(cx, separator)
    } else {
        cx.names.empty.value()
    };
    let after = cx.new_str(&after);
    done(cx.new_tuple(&[before, middle, after]))
}

fn join(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let separator = receiver(cx, args[0])?;
    if let Some(list) = args[1].as_gc::<List>()
        && cx.is_exact(args[1], Builtin::List)
    {
        let items = std::mem::take(&mut cx.heap[list].items);
        let joined = join_items(cx, separator, &items);
        cx.heap[list].items = items;
        return done(joined?);
    }
    let items = match items_or(cx, args, 1, "can only join an iterable", again!(join))? {
        Ok(items) => items,
        Err(outcome) => return Ok(outcome),
    };
    done(join_items(cx, separator, &items)?)
}

fn join_items(cx: &mut Cx, separator: Gc<Str>, items: &[Value]) -> Result<Value, Raise> {
    if let [item] = items
        && cx.is_exact(*item, Builtin::Str)
    {
        return Ok(*item);
    }
    let between = items.len().saturating_sub(1);
    let mut size = cx.heap.text(separator).len().saturating_mul(between);
    let mut chars = (cx.heap[separator].chars as usize).saturating_mul(between);
    for (index, item) in items.iter().enumerate() {
        let Some(string) = item.as_gc::<Str>() else {
            let message = format!(
                "sequence item {index}: expected str instance, {} found",
                cx.type_name(*item)
            );
            return Err(cx.type_error(message));
        };
        size = size.saturating_add(cx.heap.text(string).len());
        chars += cx.heap[string].chars as usize;
    }
    cx.check_text_size(size)?;
    cx.charge_fuel(items.len() + size / 256);
    let mut joined = String::with_capacity(size);
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            joined.push_str(cx.heap.text(separator));
        }
        joined.push_str(cx.as_str(*item).unwrap_or_default());
    }
    Ok(if joined.len() <= 1 {
        cx.new_str(&joined)
    } else {
        cx.new_str_counted(&joined, chars)
    })
}

// ---- ends, padding, replacing ----

fn stripped(cx: &mut Cx, args: &[Value], name: &str, ends: Ends) -> Result<Outcome, Raise> {
    let string = receiver(cx, args[0])?;
    let characters = if args[1].is_none() {
        None
    } else if let Some(characters) = args[1].as_gc::<Str>() {
        Some(cx.heap.text(characters))
    } else {
        let message = format!("{name} arg must be None or str");
        return Err(cx.type_error(message));
    };
    let whole = cx.heap.text(string);
    let range = range_of(whole, str_methods::strip(whole, characters, ends));
    done(cx.new_substring(string, range))
}

fn strip(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    stripped(cx, args, "strip", Ends::Both)
}

fn lstrip(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    stripped(cx, args, "lstrip", Ends::Left)
}

fn rstrip(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    stripped(cx, args, "rstrip", Ends::Right)
}

fn removeprefix(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let string = receiver(cx, args[0])?;
    str_argument(cx, args[1], "removeprefix() argument")?;
    let whole = cx.heap.text(string);
    let rest = str_methods::remove_prefix(whole, cx.as_str(args[1]).unwrap_or_default());
    let range = range_of(whole, rest);
    done(cx.new_substring(string, range))
}

fn removesuffix(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let string = receiver(cx, args[0])?;
    str_argument(cx, args[1], "removesuffix() argument")?;
    let whole = cx.heap.text(string);
    let rest = str_methods::remove_suffix(whole, cx.as_str(args[1]).unwrap_or_default());
    let range = range_of(whole, rest);
    done(cx.new_substring(string, range))
}

fn justified(cx: &mut Cx, args: &[Value], width: i64, justify: Justify) -> Result<Outcome, Raise> {
    let string = receiver(cx, args[0])?;
    let Some(fill) = cx.as_str(args[2]) else {
        let message = format!(
            "The fill character must be a unicode character, not {}",
            cx.type_name(args[2])
        );
        return Err(cx.type_error(message));
    };
    let fill = str_methods::fill_character(fill);
    let fill = cx.kernel(fill)?;
    if usize::try_from(width).unwrap_or(0) <= cx.heap[string].chars as usize {
        let text = exact(cx, string);
        return done(text);
    }
    let size = str_methods::padded_size(text(cx, string), width, fill);
    cx.check_text_size(size)?;
    let padded = str_methods::justify(text(cx, string), width, fill, justify);
    done(cx.new_str(&padded))
}

fn center(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let width = argument!(cx, args[1], Index, as_size, center);
    justified(cx, args, width, Justify::Center)
}

fn ljust(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let width = argument!(cx, args[1], Index, as_size, ljust);
    justified(cx, args, width, Justify::Left)
}

fn rjust(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let width = argument!(cx, args[1], Index, as_size, rjust);
    justified(cx, args, width, Justify::Right)
}

fn zfill(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let width = argument!(cx, args[1], Index, as_size, zfill);
    let string = receiver(cx, args[0])?;
    let size = str_methods::padded_size(text(cx, string), width, '0');
    cx.check_text_size(size)?;
    let padded = str_methods::zero_fill(text(cx, string), width);
    done(cx.new_str(&padded))
}

fn expandtabs(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let tab_size = argument!(cx, args[1], Index, as_size, expandtabs);
    let string = receiver(cx, args[0])?;
    let size = str_methods::expanded_size(cx.heap.text(string), tab_size);
    cx.check_text_size(size)?;
    let expanded = str_methods::expand_tabs(cx.heap.text(string), tab_size);
    let expanded = cx.kernel(expanded)?;
    done(cx.new_str(&expanded))
}

fn replace(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let most = argument!(cx, args[3], Index, as_size, replace);
    let string = receiver(cx, args[0])?;
    str_argument(cx, args[1], "replace() argument 1")?;
    str_argument(cx, args[2], "replace() argument 2")?;
    let (Some(old), Some(new)) = (args[1].as_gc::<Str>(), args[2].as_gc::<Str>()) else {
        unreachable!("both were strings");
    };
    let is_growing = cx.heap.text(new).len() > cx.heap.text(old).len();
    if is_growing && cx.heap.text(string).len().saturating_mul(cx.heap.text(new).len()) > 1 << 24 {
        let whole = text(cx, string);
        let size = str_methods::replaced_size(whole, cx.heap.text(old), cx.heap.text(new), most);
        cx.check_text_size(size)?;
    } else {
        check_copy(cx, string)?;
    }
    let whole = text(cx, string);
    match str_methods::replace(whole, cx.heap.text(old), cx.heap.text(new), most) {
        std::borrow::Cow::Borrowed(_) => {
            let text = exact(cx, string);
            done(text)
        }
        std::borrow::Cow::Owned(replaced) => {
            cx.charge_fuel(replaced.len() / 128);
            done(cx.new_str(&replaced))
        }
    }
}

// ---- encoding and translating ----

fn encode(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let string = receiver(cx, args[0])?;
    let names = CodecNames {
        encoding: args[1],
        errors: args[2],
    };
    match text_codec::encode(cx, string, names, "encode")? {
        Ok(bytes) => {
            cx.check_text_size(bytes.len())?;
            done(cx.new_bytes(&bytes))
        }
        Err(args) => cx.call_prelude("encode_text", &args),
    }
}

fn maketrans(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let &[x, y, z] = args else {
        unreachable!("the signature has three parameters");
    };
    let table = cx.new_dict();
    if y.is_undef() {
        let Some(source) = x.as_gc::<Dict>().filter(|_| cx.is_exact(x, Builtin::Dict)) else {
            return Err(cx.type_error("if you give only one argument to maketrans it must be a dict"));
        };
        let entries: Vec<_> = cx.heap[source].iter().copied().collect();
        for entry in entries {
            let key = match cx.as_str(entry.key) {
                Some(text) => {
                    let mut characters = text.chars();
                    let (Some(character), None) = (characters.next(), characters.next()) else {
                        let message = "string keys in translate table must be of length 1";
                        return Err(cx.value_error(message));
                    };
                    Value::small_int(i64::from(surrogate::code_point(character)))
                }
                None if cx.int_ref(entry.key).is_some() => entry.key,
                None => {
                    return Err(cx.type_error("keys in translate table must be strings or integers"));
                }
            };
            cx.dict_set(table, key, entry.value)?;
        }
        return done(table);
    }
    if cx.as_str(y).is_none() {
        let wrong = cx.argument_type_name(y).to_owned();
        return Err(cx.type_error(format!("maketrans() argument 2 must be str, not {wrong}")));
    }
    let (Some(from), Some(to)) = (cx.as_str(x), cx.as_str(y)) else {
        let wrong = if cx.as_str(x).is_none() {
            "first maketrans argument must be a string if there is a second argument".to_owned()
        } else {
            format!(
                "maketrans() argument 2 must be str, not {}",
                cx.argument_type_name(y)
            )
        };
        return Err(cx.type_error(wrong));
    };
    if from.chars().count() != to.chars().count() {
        return Err(cx.value_error("the first two maketrans arguments must have equal length"));
    }
    let code = |c: char| Value::small_int(i64::from(surrogate::code_point(c)));
    let pairs: Vec<_> = from
        .chars()
        .zip(to.chars())
        .map(|(a, b)| (code(a), code(b)))
        .collect();
    for (key, value) in pairs {
        cx.dict_set(table, key, value)?;
    }
    if let Some(z) = z.defined() {
        let Some(deleted) = cx.as_str(z) else {
            let message = format!(
                "maketrans() argument 3 must be str, not {}",
                cx.argument_type_name(z)
            );
            return Err(cx.type_error(message));
        };
        let keys: Vec<Value> = deleted.chars().map(code).collect();
        for key in keys {
            cx.dict_set(table, key, Value::NONE)?;
        }
    }
    done(table)
}

fn translate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let string = receiver(cx, args[0])?;
    // Every character is looked up, which is paid for first.
    let length = cx.heap.text(string).len();
    cx.redoable(|cx| cx.working(length.saturating_mul(4)))?;
    // One question for each different character.
    let mut characters: Vec<char> = cx.heap.text(string).chars().collect();
    characters.sort_unstable();
    characters.dedup();
    let questions: Vec<Value> = characters
        .iter()
        .map(|c| Value::small_int(i64::from(surrogate::code_point(*c))))
        .collect();
    if let Some(table) = args[1].as_gc::<Dict>()
        && cx.is_exact(args[1], Builtin::Dict)
    {
        let mut answers = Vec::with_capacity(questions.len());
        for question in &questions {
            match cx.dict_get(table, *question)? {
                Answer::Known(answer) => answers.push(answer.unwrap_or(*question)),
                Answer::Script => return ask_table(cx, args, &questions, vec![]),
            }
        }
        return translated(cx, string, &characters, &answers);
    }
    ask_table(cx, args, &questions, vec![])
}

static TRANSLATED: Then = Then {
    name: "str.translate.asked",
    resume: table_answered,
    catches: true,
};

/// Asks the table for the next character. Kept: string, table, the questions, the answers.
fn ask_table(
    cx: &mut Cx,
    args: &[Value],
    questions: &[Value],
    answers: Vec<Value>,
) -> Result<Outcome, Raise> {
    let Some(question) = questions.get(answers.len()) else {
        let string = receiver(cx, args[0])?;
        let characters: Vec<char> = questions
            .iter()
            .filter_map(|code| surrogate::character(code.as_inline_int()? as u32))
            .collect();
        return translated(cx, string, &characters, &answers);
    };
    let Some(method) = special(cx, args[1], cx.names.getitem) else {
        let message = format!("'{}' object is not subscriptable", cx.type_name(args[1]));
        return Err(cx.type_error(message));
    };
    let mut kept = vec![args[0], args[1]];
    kept.extend_from_slice(questions);
    kept.extend(&answers);
    cx.call(
        method,
        &[args[1], *question],
        &TRANSLATED,
        questions.len() as u32,
        &kept,
    )
}

fn table_answered(cx: &mut Cx, kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    let (questions, answers) = kept.values[2..].split_at(kept.state as usize);
    let mut answers = answers.to_vec();
    answers.push(match resumed {
        Resumed::Value(value) => value,
        Resumed::Raised(exception) if cx.is_instance(exception, Builtin::LookupError) => {
            questions[answers.len()]
        }
        Resumed::Raised(exception) => return Err(cx.raise_value(exception)),
    });
    ask_table(cx, &kept.values[..2], questions, answers)
}

fn translated(
    cx: &mut Cx,
    string: Gc<Str>,
    characters: &[char],
    answers: &[Value],
) -> Result<Outcome, Raise> {
    let mut translations = Vec::with_capacity(answers.len());
    for answer in answers {
        translations.push(if answer.is_none() {
            Translation::Delete
        } else if let Some(text) = cx.as_str(*answer) {
            Translation::Text(text.to_owned())
        } else if let Some(int) = cx.int_ref(*answer) {
            match int.to_i64().and_then(|code| u32::try_from(code).ok()) {
                Some(code) if code < 0x11_0000 => match surrogate::character(code) {
                    Some(character) => Translation::Character(character),
                    None => return Err(cx.displaced_character(code)),
                },
                _ => return Err(cx.value_error("character mapping must be in range(0x110000)")),
            }
        } else {
            return Err(cx.type_error("character mapping must return integer, None or str"));
        });
    }
    let place = |c: char| {
        characters
            .binary_search(&c)
            .expect("every character was asked for")
    };
    let size = cx.heap.text(string).chars().fold(0usize, |size, c| {
        size.saturating_add(match &translations[place(c)] {
            Translation::Text(text) => text.len(),
            _ => 4,
        })
    });
    cx.check_text_size(size)?;
    cx.charge_fuel(size / 64);
    let text = str_methods::translate(cx.heap.text(string), |c| {
        Ok::<_, Raise>(translations[place(c)].clone())
    })?;
    done(cx.new_str(&text))
}
