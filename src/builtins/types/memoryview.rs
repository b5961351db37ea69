//! `memoryview`: a window on the bytes of a bytes or bytearray, without a copy. Items are single bytes:
//! `cast` to other formats and more dimensions are refused.

use crate::builtins::types::byte_methods;
use crate::builtins::types::int::subclass;
use crate::heap::{Gc, Header, Value};
use crate::native::convert::{again, argument, special};
use crate::native::{getsets, methods};
use crate::objects::buffer::MemoryView;
use crate::objects::bytes::ByteArray;
use crate::objects::cx::Cx;
use crate::objects::items::SequenceKey;
use crate::objects::iterator::IteratorState;
use crate::objects::kernel::slice::{self, SliceRange};
use crate::objects::native::{GetSetRow, NativeRow, TypeRow};
use crate::objects::opaque::Opaque;
use crate::objects::outcome::{Outcome, Raise, done};
use crate::objects::types::Builtin;

pub(crate) const TYPE: TypeRow = TypeRow {
    builtin: Builtin::MemoryView,
    doc: "Create a new memoryview object which references the given object.",
    construct: None,
    methods: METHODS,
    getsets: GETSETS,
};

const METHODS: &[NativeRow] = methods! {
    /// Create and return a new object.
    static "__new__(cls, object)" => new,
    /// `len(self)`.
    "__len__(self, /)" => len,
    /// `self[key]`: an int, or a view of a part.
    "__getitem__(self, key, /)" => getitem,
    /// `self[key] = value`.
    "__setitem__(self, key, value, /)" => setitem,
    /// `iter(self)`.
    "__iter__(self, /)" => iter,
    /// `self == value`.
    "__eq__(self, value, /)" => eq,
    /// `self != value`.
    "__ne__(self, value, /)" => ne,
    /// `hash(self)`: of a read-only view, that of its bytes.
    "__hash__(self, /)" => hash,
    /// `repr(self)`.
    "__repr__(self, /)" => repr,
    /// The view itself.
    "__enter__(self, /)" => enter,
    /// Release the view.
    "__exit__(self, /, *args)" => release,
    /// Release the underlying object.
    "release(self, /)" => release,
    /// The bytes as a bytes object.
    "tobytes(self, /, order='C')" => tobytes,
    /// The items as a list of ints.
    "tolist(self, /)" => tolist,
    /// The bytes as hexadecimal digits.
    "hex(self, /, sep=?, bytes_per_sep=1)" => byte_methods::hex,
    /// A read-only view of the same bytes.
    "toreadonly(self, /)" => toreadonly,
    /// A view with another item format; only bytes are supported.
    "cast(self, /, format, shape=?)" => cast,
    /// How often a value occurs.
    "count(self, value, /)" => count,
    /// The first index of a value. Raises ValueError when it is absent.
    "index(self, value, start=0, stop=9223372036854775807, /)" => index,
};

const GETSETS: &[GetSetRow] = getsets! {
    /// The underlying object.
    "obj" => obj;
    /// How many bytes tobytes() has.
    "nbytes" => len;
    /// Whether the memory is read only.
    "readonly" => readonly;
    /// The item format.
    "format" => item_format;
    /// Bytes of one item.
    "itemsize" => one;
    /// Dimensions.
    "ndim" => one;
    /// The length in each dimension.
    "shape" => shape;
    /// Bytes between items in each dimension.
    "strides" => strides;
    /// Always empty.
    "suboffsets" => suboffsets;
    /// Whether the memory is contiguous.
    "contiguous" => contiguous;
    /// Whether the memory is contiguous in C order.
    "c_contiguous" => contiguous;
    /// Whether the memory is contiguous in Fortran order.
    "f_contiguous" => contiguous;
};

fn make(cx: &mut Cx, state: MemoryView) -> Value {
    let object = Opaque {
        header: Header::new(Builtin::MemoryView.shape()),
        state: Box::new(state),
    };
    cx.heap.alloc(object).value()
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    subclass(cx, args[0], Builtin::MemoryView)?;
    if cx.memory_view(args[1]).is_some() {
        let view = live(cx, args[1])?;
        return done(make(cx, view));
    }
    let Some(length) = cx.as_bytes(args[1]).map(<[u8]>::len) else {
        let message = format!(
            "memoryview: a bytes-like object is required, not '{}'",
            cx.type_name(args[1])
        );
        return Err(cx.type_error(message));
    };
    let state = MemoryView {
        object: args[1],
        range: SliceRange {
            start: 0,
            stop: length as i64,
            step: 1,
            length,
        },
        is_readonly: !args[1].is_kind::<ByteArray>(),
    };
    done(make(cx, state))
}

/// The state of a view that was not released.
fn live(cx: &mut Cx, value: Value) -> Result<MemoryView, Raise> {
    match cx.memory_view(value) {
        Some(view) if !view.object.is_none() => Ok(view),
        _ => Err(cx.value_error("operation forbidden on released memoryview object")),
    }
}

fn len(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let view = live(cx, args[0])?;
    done(cx.new_size(view.range.length))
}

/// The part of a view that a slice of it names.
fn part(view: MemoryView, range: SliceRange) -> MemoryView {
    let step = view.range.step.saturating_mul(range.step);
    let start = view.range.start + range.start.saturating_mul(view.range.step);
    MemoryView {
        range: SliceRange {
            start,
            stop: start.saturating_add(step.saturating_mul(range.length as i64)),
            step,
            length: range.length,
        },
        ..view
    }
}

fn getitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let view = live(cx, args[0])?;
    match cx.sequence_key(args[1], "memoryview")? {
        SequenceKey::Script => super::slices::convert_key(cx, args, again!(getitem)),
        SequenceKey::Slice(slice) => {
            let range = cx.fit_slice(slice, view.range.length)?;
            done(make(cx, part(view, range)))
        }
        SequenceKey::Index(index) => {
            let byte = slice::position_of(index, view.range.length)
                .map(|position| view.range.start + position as i64 * view.range.step)
                .and_then(|position| cx.as_bytes(view.object)?.get(position as usize).copied());
            match byte {
                Some(byte) => done(Value::small_int(i64::from(byte))),
                None => Err(cx.index_error("index out of bounds on dimension 1")),
            }
        }
    }
}

fn setitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let view = live(cx, args[0])?;
    if view.is_readonly {
        return Err(cx.type_error("cannot modify read-only memory"));
    }
    match cx.sequence_key(args[1], "memoryview")? {
        SequenceKey::Script => return super::slices::convert_key(cx, args, again!(setitem)),
        SequenceKey::Slice(slice) => {
            let range = cx.fit_slice(slice, view.range.length)?;
            let bytes = cx.require_buffer(args[2])?;
            if bytes.len() != range.length {
                return Err(
                    cx.value_error("memoryview assignment: lvalue and rvalue have different structures")
                );
            }
            cx.write_view(part(view, range), &bytes);
        }
        SequenceKey::Index(index) => {
            if cx.int_ref(args[2]).is_none() && special(cx, args[2], cx.names.index).is_none() {
                return Err(cx.type_error("memoryview: invalid type for format 'B'"));
            }
            let value = argument!(cx, args[2], Index, as_clamped, setitem);
            let Some(position) = slice::position_of(index, view.range.length) else {
                return Err(cx.index_error("index out of bounds on dimension 1"));
            };
            let Ok(byte) = u8::try_from(value) else {
                return Err(cx.value_error("memoryview: invalid value for format 'B'"));
            };
            let at = SliceRange {
                start: position as i64,
                stop: position as i64 + 1,
                step: 1,
                length: 1,
            };
            cx.write_view(part(view, at), &[byte]);
        }
    }
    done(Value::NONE)
}

fn iter(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let bytes = cx.require_buffer(args[0])?;
    let object = cx.new_bytes(&bytes);
    done(cx.new_iterator(Builtin::BytesIterator, IteratorState::Bytes { object, index: 0 }))
}

fn equal(cx: &mut Cx, args: &[Value]) -> Option<bool> {
    if args[0].is(args[1]) {
        return Some(true);
    }
    Some(cx.buffer(args[0])? == cx.buffer(args[1])?)
}

fn eq(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(equal(cx, args).map_or(Value::NOT_IMPLEMENTED, Value::from_bool))
}

fn ne(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(equal(cx, args).map_or(Value::NOT_IMPLEMENTED, |equal| Value::from_bool(!equal)))
}

fn hash(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let view = live(cx, args[0])?;
    if !view.is_readonly {
        return Err(cx.value_error("cannot hash writable memoryview object"));
    }
    let bytes = cx.require_buffer(args[0])?;
    done(cx.new_int(crate::objects::kernel::hash::hash_bytes(&bytes)))
}

fn repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let is_released = cx.memory_view(args[0]).is_none_or(|view| view.object.is_none());
    let identity = cx.identity(args[0]);
    let text = if is_released {
        format!("<released memory at {identity:#x}>")
    } else {
        format!("<memory at {identity:#x}>")
    };
    done(cx.new_str(&text))
}

fn enter(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    live(cx, args[0])?;
    done(args[0])
}

fn release(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let opaque: Option<Gc<Opaque>> = args[0].as_gc();
    if let Some(opaque) = opaque
        && let Some(view) = cx.heap[opaque].state_mut::<MemoryView>()
    {
        view.object = Value::NONE;
    }
    done(Value::NONE)
}

fn tobytes(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let bytes = cx.require_buffer(args[0])?;
    done(cx.new_bytes(&bytes))
}

fn tolist(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let bytes = cx.require_buffer(args[0])?;
    let items = bytes
        .iter()
        .map(|byte| Value::small_int(i64::from(*byte)))
        .collect();
    done(cx.new_list(items))
}

fn toreadonly(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let view = live(cx, args[0])?;
    let view = MemoryView {
        is_readonly: true,
        ..view
    };
    done(make(cx, view))
}

fn cast(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let view = live(cx, args[0])?;
    match cx.as_str(args[1]) {
        Some("B" | "@B") if args[2].is_undef() => done(make(cx, view)),
        Some(format) => {
            let message =
                format!("memoryview.cast: only format 'B' without a shape is supported, not '{format}'");
            Err(cx.raise(Builtin::NotImplementedError, message))
        }
        None => {
            let message = format!(
                "cast() argument 'format' must be str, not {}",
                cx.type_name(args[1])
            );
            Err(cx.type_error(message))
        }
    }
}

fn count(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let bytes = cx.require_buffer(args[0])?;
    let wanted = cx.as_i64(args[1]);
    let count = bytes
        .iter()
        .filter(|byte| Some(i64::from(**byte)) == wanted)
        .count();
    done(cx.new_size(count))
}

fn index(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let start = argument!(cx, args[2], Index, as_slice_bound, index);
    let stop = argument!(cx, args[3], Index, as_slice_bound, index);
    let bytes = cx.require_buffer(args[0])?;
    let wanted = cx.as_i64(args[1]);
    let found = slice::search_bounds(start, stop, bytes.len()).and_then(|(start, stop)| {
        let part = &bytes[start.min(stop)..stop];
        let offset = part.iter().position(|byte| Some(i64::from(*byte)) == wanted)?;
        Some(start + offset)
    });
    match found {
        Some(position) => done(cx.new_size(position)),
        None => Err(cx.value_error("memoryview.index(x): x not found")),
    }
}

fn obj(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(live(cx, args[0])?.object)
}

fn readonly(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(live(cx, args[0])?.is_readonly)
}

fn item_format(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    live(cx, args[0])?;
    done(cx.new_str("B"))
}

fn one(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    live(cx, args[0])?;
    done(Value::small_int(1))
}

fn shape(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let length = live(cx, args[0])?.range.length;
    let length = cx.new_size(length);
    done(cx.new_tuple(&[length]))
}

fn strides(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let step = live(cx, args[0])?.range.step;
    let step = cx.new_int(step);
    done(cx.new_tuple(&[step]))
}

fn suboffsets(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    live(cx, args[0])?;
    done(cx.new_tuple(&[]))
}

fn contiguous(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(live(cx, args[0])?.range.step == 1)
}
