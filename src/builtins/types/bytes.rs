//! `bytes`: constructor and table; the methods are in `byte_methods`.

use crate::builtins::types::byte_methods;
use crate::builtins::types::int::subclass;
use crate::builtins::types::str::repeat_sequence;
use crate::builtins::types::{memoryview, percent};
use crate::heap::{Header, TailLen, Value};
use crate::native::convert::{again, script_special, special};
use crate::native::methods;
use crate::objects::bytes::Bytes;
use crate::objects::cx::Cx;
use crate::objects::native::{Binding, NativeRow, TypeRow};
use crate::objects::numeric::is_foreign;
use crate::objects::outcome::{Kept, Outcome, Raise, Resumed, Then, done};
use crate::objects::types::Builtin;

pub(crate) const TYPE: TypeRow = TypeRow {
    builtin: Builtin::Bytes,
    doc: DOC,
    construct: Some(&CONSTRUCT),
    methods: METHODS,
    getsets: &[],
};

const DOC: &str = "An immutable sequence of bytes: of ints in range(256), text in an encoding, a count of zeros, or bytes-like.";

static CONSTRUCT: NativeRow = NativeRow::new(
    "bytes(source=?, encoding=?, errors=?)",
    DOC,
    construct,
    Binding::StaticMethod,
);

const METHODS: &[NativeRow] = methods! {
    /// Create and return a new object.
    static "__new__(cls, source=?, encoding=?, errors=?)" => new,
    /// Return a memoryview of the bytes.
    "__buffer__(self, flags, /)" => memoryview::buffer,
    /// `self + value`.
    "__add__(self, value, /)" => byte_methods::add,
    /// `key in self`.
    "__contains__(self, key, /)" => byte_methods::contains,
    /// `self == value`.
    "__eq__(self, value, /)" => byte_methods::eq,
    /// `self != value`.
    "__ne__(self, value, /)" => byte_methods::ne,
    /// `self < value`.
    "__lt__(self, value, /)" => byte_methods::lt,
    /// `self <= value`.
    "__le__(self, value, /)" => byte_methods::le,
    /// `self > value`.
    "__gt__(self, value, /)" => byte_methods::gt,
    /// `self >= value`.
    "__ge__(self, value, /)" => byte_methods::ge,
    /// `self[key]`.
    "__getitem__(self, key, /)" => byte_methods::getitem,
    /// `iter(self)`: its bytes as ints.
    "__iter__(self, /)" => byte_methods::iter,
    /// `len(self)`.
    "__len__(self, /)" => byte_methods::len,
    /// `self % value`.
    "__mod__(self, value, /)" => percent::modulo,
    /// `value % self`.
    "__rmod__(self, value, /)" => percent::reflected_modulo,
    /// `self * value`.
    "__mul__(self, value, /)" => repeat_sequence,
    /// `value * self`.
    "__rmul__(self, value, /)" => repeat_sequence,
    /// `repr(self)`.
    "__repr__(self, /)" => byte_methods::repr,
    /// `str(self)`: as its repr.
    "__str__(self, /)" => byte_methods::repr,
    /// Size in bytes of the object in memory.
    "__sizeof__(self, /)" => byte_methods::sizeof,
    /// Bytes from pairs of hexadecimal digits.
    class "fromhex(cls, string, /)" => byte_methods::fromhex,
    /// A table of 256 bytes for `translate`.
    static "maketrans(frm, to, /)" => byte_methods::maketrans,
    /// The first byte in upper case, the rest in lower case.
    "capitalize(self, /)" => byte_methods::capitalize,
    /// Centred in a field of `width`, padded with `fillchar`.
    "center(self, width, fillchar=?, /)" => byte_methods::center,
    /// How often `sub` occurs, without overlaps.
    "count(self, sub, start=None, end=None, /)" => byte_methods::count,
    /// The text that the bytes encode.
    "decode(self, /, encoding='utf-8', errors='strict')" => byte_methods::decode,
    /// Whether it ends with `suffix`, or one of a tuple of them.
    "endswith(self, suffix, start=None, end=None, /)" => byte_methods::endswith,
    /// A copy with tabs replaced by spaces.
    "expandtabs(self, /, tabsize=8)" => byte_methods::expandtabs,
    /// The lowest index where `sub` is found, or -1.
    "find(self, sub, start=None, end=None, /)" => byte_methods::find,
    /// The bytes as hexadecimal digits.
    "hex(self, /, sep=?, bytes_per_sep=1)" => byte_methods::hex,
    /// The lowest index where `sub` is found. Raises ValueError when it is not.
    "index(self, sub, start=None, end=None, /)" => byte_methods::index,
    /// Whether there are bytes and all are ASCII letters or digits.
    "isalnum(self, /)" => byte_methods::isalnum,
    /// Whether there are bytes and all are ASCII letters.
    "isalpha(self, /)" => byte_methods::isalpha,
    /// Whether all bytes are ASCII.
    "isascii(self, /)" => byte_methods::isascii,
    /// Whether there are bytes and all are ASCII digits.
    "isdigit(self, /)" => byte_methods::isdigit,
    /// Whether there are cased bytes and all are lower case.
    "islower(self, /)" => byte_methods::islower,
    /// Whether there are bytes and all are ASCII white space.
    "isspace(self, /)" => byte_methods::isspace,
    /// Whether it is titlecased.
    "istitle(self, /)" => byte_methods::istitle,
    /// Whether there are cased bytes and all are upper case.
    "isupper(self, /)" => byte_methods::isupper,
    /// The byte strings of an iterable, with this one between them.
    "join(self, iterable_of_bytes, /)" => byte_methods::join,
    /// Left-aligned in a field of `width`, padded with `fillchar`.
    "ljust(self, width, fillchar=?, /)" => byte_methods::ljust,
    /// A copy in lower case.
    "lower(self, /)" => byte_methods::lower,
    /// Without leading white space, or leading bytes of `bytes`.
    "lstrip(self, bytes=None, /)" => byte_methods::lstrip,
    /// What is before the first `sep`, `sep`, and the rest.
    "partition(self, sep, /)" => byte_methods::partition,
    /// Without the prefix, if it has it.
    "removeprefix(self, prefix, /)" => byte_methods::removeprefix,
    /// Without the suffix, if it has it.
    "removesuffix(self, suffix, /)" => byte_methods::removesuffix,
    /// A copy with occurrences of `old` replaced by `new`.
    "replace(self, old, new, count=-1, /)" => byte_methods::replace,
    /// The highest index where `sub` is found, or -1.
    "rfind(self, sub, start=None, end=None, /)" => byte_methods::rfind,
    /// The highest index where `sub` is found. Raises ValueError when it is not.
    "rindex(self, sub, start=None, end=None, /)" => byte_methods::rindex,
    /// Right-aligned in a field of `width`, padded with `fillchar`.
    "rjust(self, width, fillchar=?, /)" => byte_methods::rjust,
    /// What is before the last `sep`, `sep`, and the rest.
    "rpartition(self, sep, /)" => byte_methods::rpartition,
    /// The parts between separators, cut from the right.
    "rsplit(self, /, sep=None, maxsplit=-1)" => byte_methods::rsplit,
    /// Without trailing white space, or trailing bytes of `bytes`.
    "rstrip(self, bytes=None, /)" => byte_methods::rstrip,
    /// The parts between separators, or between runs of white space.
    "split(self, /, sep=None, maxsplit=-1)" => byte_methods::split,
    /// The lines, with their ends if `keepends`.
    "splitlines(self, /, keepends=False)" => byte_methods::splitlines,
    /// Whether it starts with `prefix`, or one of a tuple of them.
    "startswith(self, prefix, start=None, end=None, /)" => byte_methods::startswith,
    /// Without white space, or bytes of `bytes`, at both ends.
    "strip(self, bytes=None, /)" => byte_methods::strip,
    /// A copy with upper and lower case exchanged.
    "swapcase(self, /)" => byte_methods::swapcase,
    /// A copy with each word starting in upper case.
    "title(self, /)" => byte_methods::title,
    /// A copy with each byte mapped through a table of 256, without those of `delete`.
    "translate(self, table, /, delete=?)" => byte_methods::translate,
    /// A copy in upper case.
    "upper(self, /)" => byte_methods::upper,
    /// Padded with zeros on the left, behind the sign.
    "zfill(self, width, /)" => byte_methods::zfill,
    /// The bytes themselves.
    "__bytes__(self, /)" => to_bytes,
    /// `hash(self)`.
    "__hash__(self, /)" => byte_methods::hash,
    /// The arguments that make equal bytes.
    "__getnewargs__(self, /)" => getnewargs,
};

/// `bytes(...)` of exactly this class.
fn construct(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = cx.types.get(Builtin::Bytes).value();
    new(cx, &[class, args[0], args[1], args[2]])
}

/// `bytes.__new__(cls, source, encoding, errors)`.
fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if let Some(source) = args[1].defined()
        && args[2].is_undef()
        && args[3].is_undef()
    {
        if cx.is_exact(source, Builtin::Bytes) && args[0] == cx.types.get(Builtin::Bytes).value() {
            return done(source);
        }
        // A class derived from bytes may say something else, too.
        let method = match cx.as_bytes(source) {
            None if is_foreign(source) => special(cx, source, cx.names.bytes),
            _ => script_special(cx, source, cx.names.bytes),
        };
        if let Some(method) = method {
            let method = cx.unbound(method);
            return cx.call(method, &[source], &CONVERTED, 0, &[args[0]]);
        }
    }
    match byte_methods::source_bytes(cx, args, "bytes", again!(new))? {
        Ok(bytes) => finish(cx, args[0], &bytes),
        Err(outcome) => Ok(outcome),
    }
}

static CONVERTED: Then = Then {
    name: "bytes.converted",
    resume: converted,
    catches: false,
};

/// After a script's `__bytes__`.
fn converted(cx: &mut Cx, kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    let value = resumed.value();
    if !value.is_kind::<Bytes>() {
        let message = format!("__bytes__ returned non-bytes (type {})", cx.type_name(value));
        return Err(cx.type_error(message));
    }
    if kept.values[0] == cx.types.get(Builtin::Bytes).value() {
        return done(value);
    }
    let bytes = cx.as_bytes(value).unwrap_or_default().to_vec();
    finish(cx, kept.values[0], &bytes)
}

fn finish(cx: &mut Cx, class: Value, bytes: &[u8]) -> Result<Outcome, Raise> {
    let class = subclass(cx, class, Builtin::Bytes)?;
    if class == cx.types.get(Builtin::Bytes) {
        return done(cx.new_bytes(bytes));
    }
    let shape = cx.instance_shape(class);
    let object = Bytes {
        header: Header::new(shape),
        tail: TailLen::UNSET,
        hash: 0,
    };
    let has_dict = cx.heap[class].flags.has_dict;
    done(if has_dict {
        cx.heap.alloc_tailed_extended(object, bytes, Value::UNDEF).value()
    } else {
        cx.heap.alloc_tailed(object, bytes).value()
    })
}

fn to_bytes(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if cx.is_exact(args[0], Builtin::Bytes) {
        return done(args[0]);
    }
    let bytes = cx.require_buffer(args[0])?;
    done(cx.new_bytes(&bytes))
}

fn getnewargs(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let bytes = cx.require_buffer(args[0])?;
    let bytes = cx.new_bytes(&bytes);
    done(cx.new_tuple(&[bytes]))
}
