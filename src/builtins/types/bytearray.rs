//! `bytearray`: constructor, table and what changes it; the other methods are in `byte_methods`.

use crate::builtins::types::byte_methods::{self, Iterated};
use crate::builtins::types::int::subclass;
use crate::builtins::types::str::repeat_sequence;
use crate::builtins::types::{memoryview, percent};
use crate::heap::{Gc, Header, Value};
use crate::native::convert::{again, argument, special, unchecked_state};
use crate::native::methods;
use crate::objects::bytes::ByteArray;
use crate::objects::cx::Cx;
use crate::objects::native::{Binding, NativeRow, TypeRow};
use crate::objects::outcome::{Outcome, Query, Raise, Then, done};
use crate::objects::types::Builtin;

pub(crate) const TYPE: TypeRow = TypeRow {
    builtin: Builtin::ByteArray,
    doc: DOC,
    construct: Some(&CONSTRUCT),
    methods: METHODS,
    getsets: &[],
};

const DOC: &str = "A mutable sequence of bytes: from ints in range(256), text in an encoding, a count of zeros, or bytes-like.";

static CONSTRUCT: NativeRow = NativeRow::new(
    "bytearray(source=?, encoding=?, errors=?)",
    DOC,
    construct,
    Binding::StaticMethod,
);

const METHODS: &[NativeRow] = methods! {
    /// Create and return a new object.
    static "__new__(cls, /, *args, **kwargs)" => new,
    /// Return a memoryview of the bytes.
    "__buffer__(self, flags, /)" => memoryview::buffer,
    /// A view that `__buffer__` gave is no longer used.
    "__release_buffer__(self, buffer, /)" => memoryview::release_buffer,
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
    /// How to make the bytearray again: for copy and pickle.
    "__reduce__(self, /)" => reduce,
    /// The same, for a version of the pickle protocol.
    "__reduce_ex__(self, proto=0, /)" => reduce,
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
    /// Fill with the bytes of `source`.
    "__init__(self, source=?, encoding=?, errors=?)" => init,
    /// `self += value`.
    "__iadd__(self, value, /)" => iadd,
    /// `self *= value`.
    "__imul__(self, value, /)" => imul,
    /// `self[key] = value`.
    "__setitem__(self, key, value, /)" => setitem,
    /// `del self[key]`.
    "__delitem__(self, key, /)" => delitem,
    /// How many bytes are allocated.
    "__alloc__(self, /)" => alloc,
    /// Append one byte.
    "append(self, item, /)" => append,
    /// Remove all bytes.
    "clear(self, /)" => clear,
    /// A copy.
    "copy(self, /)" => copy,
    /// Append the bytes of an iterable.
    "extend(self, iterable_of_ints, /)" => extend,
    /// Insert a byte before `index`.
    "insert(self, index, item, /)" => insert,
    /// Remove and return the byte at `index`. Raises IndexError when there is none.
    "pop(self, index=-1, /)" => pop,
    /// Remove the first occurrence of a byte. Raises ValueError when there is none.
    "remove(self, value, /)" => remove,
    /// Change the length, dropping bytes or adding zeros at the end.
    "resize(self, size, /)" => resize,
    /// Reverse the order in place.
    "reverse(self, /)" => reverse,
};

/// `bytearray(...)` of exactly this class.
fn construct(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = cx.types.get(Builtin::ByteArray).value();
    let args = [class, args[0], args[1], args[2]];
    construct_filled(cx, &args)
}

/// To be called before a bytearray changes its size. `Some` asks for a collection, after which `then` begins the
/// native again with a spare argument behind `args`. Raises BufferError when a view shows it.
fn before_resize(
    cx: &mut Cx,
    array: Gc<ByteArray>,
    args: &[Value],
    then: &'static Then,
) -> Result<Option<Outcome>, Raise> {
    let asked_for = cx.resize_asked.take();
    if !cx.may_be_shown(array) {
        return Ok(None);
    }
    if asked_for == Some(array) {
        let message = "Existing exports of data: object cannot be re-sized";
        return Err(cx.raise(Builtin::BufferError, message));
    }
    cx.resize_asked = Some(array);
    let kept = [args, &[Value::NONE]].concat();
    let state = unchecked_state(args.len());
    let query = Outcome::Query(Query::Collect);
    cx.ask(query, Value::NONE, &[], Some(then), state, &kept)
        .map(Some)
}

/// Returns from the native when the size may not change, or not yet.
macro_rules! resizable {
    ($cx:expr, $array:expr, $args:expr, $function:ident) => {
        if let Some(outcome) = before_resize($cx, $array, $args, again!($function))? {
            return Ok(outcome);
        }
    };
}

fn construct_filled(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match byte_methods::source_bytes(cx, args, "bytearray", again!(construct_filled))? {
        Ok(bytes) => done(cx.new_bytearray(bytes)),
        Err(outcome) => Ok(outcome),
    }
}

/// `bytearray.__new__(cls, ...)`: empty; `__init__` fills it.
fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = subclass(cx, args[0], Builtin::ByteArray)?;
    let shape = cx.instance_shape(class);
    let object = ByteArray {
        header: Header::new(shape),
        bytes: Vec::new(),
    };
    let has_dict = class != cx.types.get(Builtin::ByteArray) && cx.heap[class].flags.has_dict;
    done(if has_dict {
        cx.heap.alloc_extended(object, Value::UNDEF).value()
    } else {
        cx.heap.alloc(object).value()
    })
}

fn init(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match byte_methods::source_bytes(cx, &args[..4], "bytearray", again!(init))? {
        Ok(bytes) => {
            let array = receiver(cx, args[0])?;
            if !cx.heap[array].bytes.is_empty() {
                resizable!(cx, array, args, init);
            }
            cx.heap.charge(bytes.len());
            cx.heap[array].bytes = bytes;
            done(Value::NONE)
        }
        Err(outcome) => Ok(outcome),
    }
}

fn receiver(cx: &mut Cx, value: Value) -> Result<Gc<ByteArray>, Raise> {
    match value.as_gc::<ByteArray>() {
        Some(array) => Ok(array),
        None => {
            let message = format!(
                "descriptor requires a 'bytearray' object but received '{}'",
                cx.type_name(value)
            );
            Err(cx.type_error(message))
        }
    }
}

/// Reads an item: an int in range(256).
fn item(cx: &mut Cx, value: i64) -> Result<u8, Raise> {
    match u8::try_from(value) {
        Ok(byte) => Ok(byte),
        Err(_) => Err(cx.value_error("byte must be in range(0, 256)")),
    }
}

fn iadd(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let array = receiver(cx, args[0])?;
    if cx.buffer(args[1]).is_none() {
        let (other, own) = (cx.type_name(args[1]), cx.type_name(args[0]));
        let message = format!("can't concat {other} to {own}");
        return Err(cx.type_error(message));
    }
    let bytes = cx.require_buffer(args[1])?;
    if !bytes.is_empty() {
        resizable!(cx, array, args, iadd);
    }
    append_bytes(cx, array, &bytes)?;
    done(args[0])
}

fn append_bytes(cx: &mut Cx, array: Gc<ByteArray>, bytes: &[u8]) -> Result<(), Raise> {
    cx.check_memory(bytes.len())?;
    cx.heap.charge(bytes.len());
    cx.heap[array].bytes.extend_from_slice(bytes);
    Ok(())
}

fn imul(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if cx.int_ref(args[1]).is_none() && special(cx, args[1], cx.names.index).is_none() {
        return done(Value::NOT_IMPLEMENTED);
    }
    let count = argument!(cx, args[1], Index, as_size, imul);
    let array = receiver(cx, args[0])?;
    if count != 1 && !cx.heap[array].bytes.is_empty() {
        resizable!(cx, array, args, imul);
    }
    let repeated = cx.repeat(args[0], count)?;
    if let Some(repeated) = repeated.as_gc::<ByteArray>() {
        cx.heap[array].bytes = std::mem::take(&mut cx.heap[repeated].bytes);
    }
    done(args[0])
}

/// Whether the value is a number, or a class makes it one.
fn is_number(cx: &mut Cx, value: Value) -> bool {
    let names = [cx.names.index, cx.names.int, cx.names.float];
    cx.number(value).is_some() || names.into_iter().any(|name| cx.dunder(value, name).is_some())
}

fn setitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    use crate::objects::items::SequenceKey;
    let array = receiver(cx, args[0])?;
    let length = cx.heap[array].bytes.len();
    match cx.sequence_key(args[1], "bytearray")? {
        SequenceKey::Script => super::slices::convert_key(cx, args, again!(setitem)),
        SequenceKey::Index(index) => {
            let value = argument!(cx, args[2], Index, as_clamped, setitem);
            let byte = item(cx, value)?;
            match crate::objects::kernel::slice::position_of(index, length) {
                Some(position) => cx.heap[array].bytes[position] = byte,
                None => return Err(cx.index_error("bytearray index out of range")),
            }
            done(Value::NONE)
        }
        SequenceKey::Slice(slice) => {
            let range = cx.fit_slice(slice, length)?;
            let is_number = is_number(cx, args[2]);
            let bytes = match cx.buffer(args[2]) {
                Some(bytes) => bytes.into_owned(),
                None if cx.as_str(args[2]).is_some() || is_number => {
                    return Err(cx.type_error(
                        "can assign only bytes, buffers, or iterables of ints in range(0, 256)",
                    ));
                }
                None => {
                    let message = format!("cannot convert '{}' object to bytearray", cx.type_name(args[2]));
                    match byte_methods::iterated_bytes(
                        cx,
                        args,
                        2,
                        (&message, Iterated::ByteArray),
                        again!(setitem),
                    )? {
                        Ok(bytes) => bytes,
                        Err(outcome) => return Ok(outcome),
                    }
                }
            };
            if range.step == 1 {
                cx.check_memory(bytes.len())?;
                if bytes.len() != range.length {
                    resizable!(cx, array, args, setitem);
                }
                let start = range.start as usize;
                cx.heap[array].bytes.splice(start..start + range.length, bytes);
                return done(Value::NONE);
            }
            if bytes.is_empty() {
                return delitem(cx, &args[..2]);
            }
            if bytes.len() != range.length {
                let message = format!(
                    "attempt to assign bytes of size {} to extended slice of size {}",
                    bytes.len(),
                    range.length
                );
                return Err(cx.value_error(message));
            }
            for (position, byte) in range.positions().zip(bytes) {
                cx.heap[array].bytes[position] = byte;
            }
            done(Value::NONE)
        }
    }
}

fn delitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    use crate::objects::items::SequenceKey;
    let array = receiver(cx, args[0])?;
    let length = cx.heap[array].bytes.len();
    match cx.sequence_key(args[1], "bytearray")? {
        SequenceKey::Script => return super::slices::convert_key(cx, args, again!(delitem)),
        SequenceKey::Index(index) => match crate::objects::kernel::slice::position_of(index, length) {
            Some(position) => {
                resizable!(cx, array, args, delitem);
                cx.heap[array].bytes.remove(position);
            }
            None => return Err(cx.index_error("bytearray index out of range")),
        },
        SequenceKey::Slice(slice) => {
            let range = cx.fit_slice(slice, length)?;
            if range.length > 0 {
                resizable!(cx, array, args, delitem);
            }
            if let Some(bounds) = range.contiguous() {
                cx.heap[array].bytes.drain(bounds);
            } else {
                let mut is_removed = vec![false; length];
                range.positions().for_each(|position| is_removed[position] = true);
                let mut position = 0;
                cx.heap[array].bytes.retain(|_| {
                    position += 1;
                    !is_removed[position - 1]
                });
            }
        }
    }
    done(Value::NONE)
}

fn reduce(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let protocol = args.get(1).copied().unwrap_or(Value::small_int(0));
    cx.call_prelude("reduce_bytearray", &[args[0], protocol])
}

fn alloc(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let array = receiver(cx, args[0])?;
    done(cx.new_size(cx.heap[array].bytes.capacity()))
}

fn append(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let value = argument!(cx, args[1], Index, as_clamped, append);
    let byte = item(cx, value)?;
    let array = receiver(cx, args[0])?;
    resizable!(cx, array, args, append);
    append_bytes(cx, array, &[byte])?;
    done(Value::NONE)
}

fn clear(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let array = receiver(cx, args[0])?;
    if !cx.heap[array].bytes.is_empty() {
        resizable!(cx, array, args, clear);
    }
    cx.heap[array].bytes = Vec::new();
    done(Value::NONE)
}

fn copy(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let bytes = cx.require_buffer(args[0])?;
    done(cx.new_bytearray(bytes))
}

fn extend(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let array = receiver(cx, args[0])?;
    let bytes = match cx.buffer(args[1]) {
        Some(bytes) => bytes.into_owned(),
        None if cx.as_str(args[1]).is_some() => {
            return Err(cx.type_error("expected iterable of integers; got: 'str'"));
        }
        None if cx.number(args[1]).is_some() || args[1].is_none() => {
            let message = format!("can't extend bytearray with {}", cx.type_name(args[1]));
            return Err(cx.type_error(message));
        }
        None => {
            let message = format!("can't extend bytearray with {}", cx.type_name(args[1]));
            match byte_methods::iterated_bytes(cx, args, 1, (&message, Iterated::Extension), again!(extend))?
            {
                Ok(bytes) => bytes,
                Err(outcome) => return Ok(outcome),
            }
        }
    };
    if !bytes.is_empty() {
        resizable!(cx, array, args, extend);
    }
    append_bytes(cx, array, &bytes)?;
    done(Value::NONE)
}

fn insert(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let index = argument!(cx, args[1], Index, as_size, insert);
    let value = argument!(cx, args[2], Index, as_clamped, insert);
    let byte = item(cx, value)?;
    let array = receiver(cx, args[0])?;
    let length = cx.heap[array].bytes.len() as i64;
    let position = if index < 0 {
        (index.saturating_add(length)).max(0)
    } else {
        index.min(length)
    };
    resizable!(cx, array, args, insert);
    cx.check_memory(1)?;
    cx.heap.charge(1);
    cx.heap[array].bytes.insert(position as usize, byte);
    done(Value::NONE)
}

fn pop(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let index = argument!(cx, args[1], Index, as_index, pop);
    let array = receiver(cx, args[0])?;
    let length = cx.heap[array].bytes.len();
    if length == 0 {
        return Err(cx.index_error("pop from empty bytearray"));
    }
    match crate::objects::kernel::slice::position_of(index, length) {
        Some(position) => {
            resizable!(cx, array, args, pop);
            let byte = cx.heap[array].bytes.remove(position);
            done(Value::small_int(i64::from(byte)))
        }
        None => Err(cx.index_error("pop index out of range")),
    }
}

fn remove(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let value = argument!(cx, args[1], Index, as_clamped, remove);
    let byte = item(cx, value)?;
    let array = receiver(cx, args[0])?;
    match memchr::memchr(byte, &cx.heap[array].bytes) {
        Some(position) => {
            resizable!(cx, array, args, remove);
            cx.heap[array].bytes.remove(position);
            done(Value::NONE)
        }
        None => Err(cx.value_error("value not found in bytearray")),
    }
}

fn resize(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let size = argument!(cx, args[1], Index, as_size, resize);
    let array = receiver(cx, args[0])?;
    let Ok(size) = usize::try_from(size) else {
        let message = format!("Can only resize to positive sizes, got {size}");
        return Err(cx.value_error(message));
    };
    if size != cx.heap[array].bytes.len() {
        resizable!(cx, array, args, resize);
    }
    cx.check_memory(size)?;
    cx.heap.charge(size.saturating_sub(cx.heap[array].bytes.len()));
    cx.heap[array].bytes.resize(size, 0);
    done(Value::NONE)
}

fn reverse(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let array = receiver(cx, args[0])?;
    cx.heap[array].bytes.reverse();
    done(Value::NONE)
}
