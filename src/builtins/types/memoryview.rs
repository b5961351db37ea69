//! `memoryview`: a window on the bytes of a bytes or bytearray, without a copy, as items of a format in any number
//! of dimensions.
//!
//! What a script's `__buffer__` returns is a memoryview too, so there is nothing else that memory could belong to.
//! See: <https://docs.python.org/3/library/stdtypes.html#memory-views>

use crate::builtins::types::byte_methods;
use crate::builtins::types::int::subclass;
use crate::heap::{Gc, Header, Value};
use crate::native::convert::{Wanted, again, argument, ask, special};
use crate::native::{getsets, methods};
use crate::objects::buffer::MemoryView;
use crate::objects::cx::Cx;
use crate::objects::items::SequenceKey;
use crate::objects::iterator::IteratorState;
use crate::objects::kernel::item::{self, Item};
use crate::objects::kernel::slice;
use crate::objects::native::{Binding, GetSetRow, NativeRow, TypeRow};
use crate::objects::numeric::is_foreign;
use crate::objects::opaque::Opaque;
use crate::objects::outcome::{Kept, Outcome, Raise, Resumed, Then, done};
use crate::objects::types::Builtin;

/// The most dimensions a view may have.
const MOST_DIMENSIONS: usize = 64;

/// What `memoryview()` asks a script's `__buffer__` for: all there is to know, read only or not.
const FULL_READ_ONLY: i64 = 284;

pub(crate) const TYPE: TypeRow = TypeRow {
    builtin: Builtin::MemoryView,
    doc: "Create a new memoryview object which references the given object.",
    construct: Some(&CONSTRUCT),
    methods: METHODS,
    getsets: GETSETS,
};

static CONSTRUCT: NativeRow = NativeRow::new(
    "memoryview(object)",
    "Create a new memoryview object which references the given object.",
    construct,
    Binding::StaticMethod,
);

const METHODS: &[NativeRow] = methods! {
    /// Create and return a new object.
    static "__new__(cls, object)" => new,
    /// `del self[key]`: never possible.
    "__delitem__(self, key, /)" => delitem,
    /// Return a memoryview of the same memory.
    "__buffer__(self, flags, /)" => buffer,
    /// A view that `__buffer__` gave is no longer used.
    "__release_buffer__(self, buffer, /)" => release_buffer,
    /// See PEP 585.
    class "__class_getitem__(cls, item, /)" => class_getitem,
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
    /// The bytes as a bytes object, in C or Fortran order.
    "tobytes(self, /, order='C')" => tobytes,
    /// The items as a list, of lists for more than one dimension.
    "tolist(self, /)" => tolist,
    /// The bytes as hexadecimal digits.
    "hex(self, /, sep=?, bytes_per_sep=1)" => byte_methods::hex,
    /// A read-only view of the same bytes.
    "toreadonly(self, /)" => toreadonly,
    /// A view of the same bytes with another item format or other dimensions.
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
    "nbytes" => nbytes;
    /// Whether the memory is read only.
    "readonly" => readonly;
    /// The item format.
    "format" => item_format;
    /// Bytes of one item.
    "itemsize" => itemsize;
    /// Dimensions.
    "ndim" => ndim;
    /// The length in each dimension.
    "shape" => shape;
    /// Bytes between items in each dimension.
    "strides" => strides;
    /// Always empty.
    "suboffsets" => suboffsets;
    /// Whether the memory is contiguous.
    "contiguous" => contiguous;
    /// Whether the memory is contiguous in C order.
    "c_contiguous" => c_contiguous;
    /// Whether the memory is contiguous in Fortran order.
    "f_contiguous" => f_contiguous;
};

fn make(cx: &mut Cx, state: MemoryView) -> Value {
    let object = Opaque {
        header: Header::new(Builtin::MemoryView.shape()),
        state: Box::new(state),
    };
    let view = cx.heap.alloc(object);
    cx.list_view(view);
    view.value()
}

/// A view of a bytes-like object of the machine; `None` for other values.
fn view_of(cx: &mut Cx, object: Value) -> Result<Option<Value>, Raise> {
    if cx.memory_view(object).is_some() {
        let view = cx.live_view(object)?;
        return Ok(Some(make(cx, view)));
    }
    let length = cx.as_bytes(object).map(<[u8]>::len);
    Ok(length.map(|length| make(cx, MemoryView::whole(object, length))))
}

/// `memoryview(object)`.
fn construct(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = cx.types.get(Builtin::MemoryView).value();
    new(cx, &[class, args[0]])
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    subclass(cx, args[0], Builtin::MemoryView)?;
    let name = cx.intern("__buffer__");
    if !cx.is_plain(args[1])
        && let Some((owner, method)) = cx.find_on_class(args[1], name)
        && cx.heap[owner].flags.is_script
    {
        return cx.call(
            method,
            &[args[1], Value::small_int(FULL_READ_ONLY)],
            &LENT,
            0,
            &args[1..2],
        );
    }
    match view_of(cx, args[1])? {
        Some(view) => done(view),
        None => {
            let type_name = cx.type_name(args[1]);
            let message = format!("memoryview: a bytes-like object is required, not '{type_name}'");
            Err(cx.type_error(message))
        }
    }
}

static LENT: Then = Then {
    name: "memoryview.lent",
    resume: lent,
    catches: false,
};

/// After a script's `__buffer__`.
fn lent(cx: &mut Cx, kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    let lent = resumed.value();
    if cx.memory_view(lent).is_none() {
        return Err(cx.type_error("__buffer__ returned non-memoryview object"));
    }
    let view = MemoryView {
        owner: kept.values[0],
        lent,
        ..cx.live_view(lent)?
    };
    done(make(cx, view))
}

/// `bytes.__buffer__` and its kin.
pub(super) fn buffer(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if cx.int_ref(args[1]).is_none() {
        return Err(cx.not_an_index(args[1]));
    }
    match view_of(cx, args[0])? {
        Some(view) => done(view),
        None => Err(cx.type_error("a bytes-like object is required")),
    }
}

/// `bytearray.__release_buffer__` and its kin.
pub(super) fn release_buffer(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if cx.memory_view(args[1]).is_none() {
        return Err(cx.type_error("expected a memoryview object"));
    }
    release(cx, &args[1..])
}

fn class_getitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.new_alias(args[0], args[1]))
}

fn len(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match cx.live_view(args[0])?.dimensions.first() {
        Some((length, _)) => done(cx.new_size(*length)),
        None => Err(cx.type_error("0-dim memory has no length")),
    }
}

// ---- items ----

/// What a key of a view is about.
enum Place {
    /// The item that begins here.
    Item(i64),
    Part(MemoryView),
    /// A view of fewer dimensions, which there is not.
    SubView,
    /// The view itself, for `view[...]` without dimensions.
    Whole,
}

/// Finds the item or part that a key names. `None`: the key must be converted by script code first.
fn find(cx: &mut Cx, view: &MemoryView, key: Value) -> Result<Option<Place>, Raise> {
    let Some((length, stride)) = view.dimensions.first().copied() else {
        return match cx.as_tuple(key) {
            Some([]) => Ok(Some(Place::Item(view.offset))),
            _ if key.is(Value::ELLIPSIS) => Ok(Some(Place::Whole)),
            _ => Err(cx.type_error("invalid indexing of 0-dim memory")),
        };
    };
    if let Some(keys) = cx.as_tuple(key).map(<[Value]>::to_vec) {
        return item_of_tuple(cx, view, &keys).map(Some);
    }
    let is_key = cx.int_ref(key).is_some()
        || key.is_kind::<crate::objects::sequence::Slice>()
        || special(cx, key, cx.names.index).is_some();
    if !is_key {
        return Err(cx.type_error("memoryview: invalid slice key"));
    }
    Ok(Some(match cx.sequence_key(key, "memoryview")? {
        SequenceKey::Script => return Ok(None),
        SequenceKey::Slice(slice) => {
            let range = cx.fit_slice(slice, length)?;
            let mut part = view.clone();
            part.offset += range.start * stride * i64::from(range.length > 0);
            part.dimensions[0] = (range.length, stride.saturating_mul(range.step));
            Place::Part(part)
        }
        SequenceKey::Index(_) if view.dimensions.len() > 1 => Place::SubView,
        SequenceKey::Index(index) => match slice::position_of(index, length) {
            Some(position) => Place::Item(view.offset + position as i64 * stride),
            None => return Err(cx.index_error("index out of bounds on dimension 1")),
        },
    }))
}

fn item_of_tuple(cx: &mut Cx, view: &MemoryView, keys: &[Value]) -> Result<Place, Raise> {
    let dimensions = view.dimensions.len();
    if keys.iter().any(|key| cx.int_ref(*key).is_none()) {
        let is_slice = |key: &Value| key.is_kind::<crate::objects::sequence::Slice>();
        if keys.iter().all(is_slice) {
            let message = "multi-dimensional slicing is not implemented";
            return Err(cx.raise(Builtin::NotImplementedError, message));
        }
        return Err(cx.type_error("memoryview: invalid slice key"));
    }
    if keys.len() < dimensions {
        return Err(cx.raise(Builtin::NotImplementedError, "sub-views are not implemented"));
    }
    if keys.len() > dimensions {
        let message = format!(
            "cannot index {dimensions}-dimension view with {}-element tuple",
            keys.len()
        );
        return Err(cx.type_error(message));
    }
    let mut at = view.offset;
    for (number, (key, (length, stride))) in keys.iter().zip(&view.dimensions).enumerate() {
        let index = cx.as_i64(*key).unwrap_or(i64::MAX);
        let Some(position) = slice::position_of(index, *length) else {
            let message = format!("index out of bounds on dimension {}", number + 1);
            return Err(cx.index_error(message));
        };
        at += position as i64 * stride;
    }
    Ok(Place::Item(at))
}

fn getitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let view = cx.live_view(args[0])?;
    match find(cx, &view, args[1])? {
        None => super::slices::convert_key(cx, args, again!(getitem)),
        Some(Place::Item(position)) => done(cx.item_at(&view, position)),
        Some(Place::Part(part)) => done(make(cx, part)),
        Some(Place::Whole) => done(args[0]),
        Some(Place::SubView) => Err(no_sub_views(cx)),
    }
}

#[cold]
fn no_sub_views(cx: &mut Cx) -> Raise {
    let message = "multi-dimensional sub-views are not implemented";
    cx.raise(Builtin::NotImplementedError, message)
}

fn setitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let view = cx.live_view(args[0])?;
    if view.is_readonly {
        return Err(cx.type_error("cannot modify read-only memory"));
    }
    let position = match find(cx, &view, args[1])? {
        None => return super::slices::convert_key(cx, args, again!(setitem)),
        Some(Place::SubView) => {
            return Err(cx.raise(Builtin::NotImplementedError, "sub-views are not implemented"));
        }
        Some(Place::Part(_)) if view.dimensions.len() > 1 => {
            let message = "memoryview slice assignments are currently restricted to ndim = 1";
            return Err(cx.raise(Builtin::NotImplementedError, message));
        }
        Some(Place::Part(part)) => {
            let (format, items) = match cx.memory_view(args[2]) {
                Some(given) => (given.format, given.items()),
                None => (b'B', cx.as_bytes(args[2]).map_or(0, <[u8]>::len)),
            };
            let bytes = cx.require_buffer(args[2])?;
            if format != part.format || items != part.items() {
                let message = "memoryview assignment: lvalue and rvalue have different structures";
                return Err(cx.value_error(message));
            }
            cx.write_view(&part, 0, &bytes);
            return done(Value::NONE);
        }
        Some(Place::Whole) => view.offset,
        Some(Place::Item(position)) => position,
    };
    let value = args[2];
    let shown = char::from(view.format);
    let item = match view.format {
        b'c' => match cx.as_bytes(value) {
            Some([byte]) => Item::Byte(*byte),
            Some(_) => return Err(cx.value_error("memoryview: invalid value for format 'c'")),
            None => return Err(cx.type_error("memoryview: invalid type for format 'c'")),
        },
        b'?' => Item::Bool(argument!(cx, args[2], Truth, truth, setitem)),
        b'd' | b'f' | b'e' => match cx.as_number_f64(value) {
            Some(number) => Item::Float(number),
            None if special(cx, value, cx.names.float).is_some() => {
                return ask(cx, Wanted::Float, args, 2, again!(setitem));
            }
            None => return Err(cx.type_error(format!("memoryview: invalid type for format '{shown}'"))),
        },
        _ => match cx.int_ref(value) {
            Some(int) => Item::Int(int.to_i64().map_or_else(|| wide(cx, value), i128::from)),
            None if special(cx, value, cx.names.index).is_some() => {
                return ask(cx, Wanted::Index, args, 2, again!(setitem));
            }
            None => return Err(cx.type_error(format!("memoryview: invalid type for format '{shown}'"))),
        },
    };
    let Some(bytes) = item::pack(view.format, item) else {
        return Err(cx.value_error(format!("memoryview: invalid value for format '{shown}'")));
    };
    let target = MemoryView {
        offset: position,
        dimensions: Vec::new(),
        ..view
    };
    cx.write_view(&target, 0, &bytes);
    done(Value::NONE)
}

/// An int of more than 64 bits; what is far too large stays too large.
fn wide(cx: &Cx, value: Value) -> i128 {
    use num_traits::ToPrimitive;
    cx.as_bigint(value)
        .and_then(|int| int.to_i128())
        .unwrap_or(i128::MAX)
}

fn delitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let is_readonly = cx.live_view(args[0])?.is_readonly;
    Err(cx.type_error(match is_readonly {
        true => "cannot modify read-only memory",
        false => "cannot delete memory",
    }))
}

fn iter(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match cx.live_view(args[0])?.dimensions.len() {
        0 => return Err(cx.type_error("invalid indexing of 0-dim memory")),
        1 => {}
        _ => return Err(no_sub_views(cx)),
    }
    let state = IteratorState::Memory {
        view: args[0],
        index: 0,
    };
    done(cx.new_iterator(Builtin::MemoryIterator, state))
}

/// The values of all items in order.
fn values(cx: &mut Cx, view: &MemoryView) -> Vec<Value> {
    let positions = view.positions();
    positions
        .into_iter()
        .map(|position| cx.item_at(view, position as i64))
        .collect()
}

// ---- comparing ----

/// The view that a bytes-like object is, without making an object of it.
fn borrowed(cx: &Cx, value: Value) -> Option<MemoryView> {
    if let Some(view) = cx.memory_view(value) {
        return (!view.object.is_none()).then(|| view.clone());
    }
    let length = cx.as_bytes(value)?.len();
    Some(MemoryView::whole(value, length))
}

/// Whether two bytes-like objects have equal items; `None` when one is none.
fn equal(cx: &mut Cx, args: &[Value]) -> Option<bool> {
    let (left, right) = (borrowed(cx, args[0]), borrowed(cx, args[1]));
    let (Some(left), Some(right)) = (left, right) else {
        let is_released = |value| cx.memory_view(value).is_some_and(|view| view.object.is_none());
        if is_released(args[0]) || is_released(args[1]) {
            return Some(args[0].is(args[1]));
        }
        return None;
    };
    let shape = |view: &MemoryView| {
        view.dimensions
            .iter()
            .map(|(length, _)| *length)
            .collect::<Vec<_>>()
    };
    if shape(&left) != shape(&right) {
        return Some(false);
    }
    let is_exact = !matches!(left.format, b'd' | b'f' | b'e' | b'?');
    if left.format == right.format && is_exact {
        return Some(cx.buffer(args[0]) == cx.buffer(args[1]));
    }
    let (left, right) = (values(cx, &left), values(cx, &right));
    let same = left
        .iter()
        .zip(&right)
        .all(|(a, b)| match cx.numbers_equal(*a, *b) {
            Some(equal) => equal,
            None => cx.as_bytes(*a).is_some() && cx.as_bytes(*a) == cx.as_bytes(*b),
        });
    Some(same)
}

/// Whether the other operand is an object of a script that lends its bytes.
fn is_lender(cx: &mut Cx, value: Value) -> bool {
    let name = cx.intern("__buffer__");
    is_foreign(value) && special(cx, value, name).is_some()
}

fn eq(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if is_lender(cx, args[1]) {
        return cx.call_prelude("memory_equals", args);
    }
    done(equal(cx, args).map_or(Value::NOT_IMPLEMENTED, Value::from_bool))
}

fn ne(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if is_lender(cx, args[1]) {
        return cx.call_prelude("memory_differs", args);
    }
    done(equal(cx, args).map_or(Value::NOT_IMPLEMENTED, |equal| Value::from_bool(!equal)))
}

fn hash(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    // A hash that was asked for stays, released or not.
    let view = cx.live_view(args[0])?;
    if !view.is_readonly {
        return Err(cx.value_error("cannot hash writable memoryview object"));
    }
    if !matches!(view.format, b'B' | b'b' | b'c') {
        return Err(cx.value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'"));
    }
    // What the memory belongs to must have a hash, too.
    if view.object.is_kind::<crate::objects::bytes::ByteArray>() {
        return Err(cx.type_error("unhashable type: 'bytearray'"));
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
    cx.live_view(args[0])?;
    done(args[0])
}

fn release(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let opaque: Option<Gc<Opaque>> = args[0].as_gc();
    let Some(view) = opaque.and_then(|opaque| cx.heap[opaque].state_mut::<MemoryView>()) else {
        return done(Value::NONE);
    };
    let (was_live, owner, lent) = (!view.object.is_none(), view.owner, view.lent);
    (view.object, view.owner, view.lent) = (Value::NONE, Value::NONE, Value::NONE);
    if !was_live || lent.is_none() {
        return done(Value::NONE);
    }
    let name = cx.intern("__release_buffer__");
    match special(cx, owner, name) {
        Some(method) => cx.call(method, &[owner, lent], &RELEASED, 0, &[]),
        None => release(cx, &[lent]),
    }
}

static RELEASED: Then = Then {
    name: "memoryview.released",
    resume: released,
    catches: false,
};

/// After a script's `__release_buffer__`.
fn released(_cx: &mut Cx, _kept: Kept<'_>, _resumed: Resumed) -> Result<Outcome, Raise> {
    done(Value::NONE)
}

// ---- as other objects ----

fn tobytes(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let mut view = cx.live_view(args[0])?;
    let is_fortran = match cx.as_str(args[1]) {
        None if args[1].is_none() => false,
        Some("C") => false,
        Some("F") => true,
        Some("A") => view.is_fortran_contiguous() && !view.is_c_contiguous(),
        Some(_) => return Err(cx.value_error("order must be 'C', 'F' or 'A'")),
        None => {
            let type_name = cx.type_name(args[1]);
            return Err(cx.type_error(format!(
                "tobytes() argument 'order' must be str or None, not {type_name}"
            )));
        }
    };
    if !is_fortran {
        let bytes = cx.require_buffer(args[0])?;
        return done(cx.new_bytes(&bytes));
    }
    // With the dimensions turned round, the first index is the fastest.
    view.dimensions.reverse();
    let size = view.item_size();
    let all = cx.as_bytes(view.object).unwrap_or_default();
    let items = view.positions().into_iter();
    let bytes: Vec<u8> = items
        .filter_map(|at| all.get(at..at + size))
        .flatten()
        .copied()
        .collect();
    done(cx.new_bytes(&bytes))
}

fn tolist(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let view = cx.live_view(args[0])?;
    let mut level = values(cx, &view);
    // From the innermost dimension out, items are gathered into lists.
    for (length, _) in view.dimensions.iter().skip(1).rev() {
        let lists = level
            .chunks((*length).max(1))
            .map(<[Value]>::to_vec)
            .collect::<Vec<_>>();
        level = lists.into_iter().map(|items| cx.new_list(items)).collect();
    }
    match view.dimensions.len() {
        0 => done(level[0]),
        _ => done(cx.new_list(level)),
    }
}

fn toreadonly(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let view = cx.live_view(args[0])?;
    let view = MemoryView {
        is_readonly: true,
        ..view
    };
    done(make(cx, view))
}

fn cast(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let mut view = cx.live_view(args[0])?;
    let Some(format) = cx.as_str(args[1]).map(str::to_owned) else {
        let type_name = cx.type_name(args[1]);
        return Err(cx.type_error(format!("cast() argument 'format' must be str, not {type_name}")));
    };
    if !view.is_c_contiguous() {
        return Err(cx.type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    let shape = args[2].defined().filter(|shape| !shape.is_none());
    if (shape.is_some() || view.dimensions.len() != 1) && view.items() == 0 {
        return Err(cx.type_error("memoryview: cannot cast view with zeros in shape or strides"));
    }
    let shape = match shape {
        None => None,
        Some(shape) => match cx
            .as_list(shape)
            .or_else(|| cx.as_tuple(shape))
            .map(<[Value]>::to_vec)
        {
            Some(shape) => Some(shape),
            None => return Err(cx.type_error("shape must be a list or a tuple")),
        },
    };
    if let Some(shape) = &shape
        && shape.len() != 1
        && view.dimensions.len() != 1
    {
        return Err(cx.type_error("memoryview: cast must be 1D -> ND or ND -> 1D"));
    }
    let letters = format.strip_prefix('@').unwrap_or(&format).as_bytes();
    let (&[letter], Some(size)) = (letters, letters.first().and_then(|letter| item::size_of(*letter))) else {
        let message = "memoryview: destination format must be a native single character format prefixed with an optional '@'";
        return Err(cx.value_error(message));
    };
    let is_byte = |format| matches!(format, b'B' | b'b' | b'c');
    if !is_byte(view.format) && !is_byte(letter) {
        return Err(cx.type_error("memoryview: cannot cast between two non-byte formats"));
    }
    let bytes = view.items() * view.item_size();
    if bytes % size != 0 {
        return Err(cx.type_error("memoryview: length is not a multiple of itemsize"));
    }
    view.format = letter;
    view.has_at = format.starts_with('@');
    view.dimensions = match shape {
        None => vec![(bytes / size, size as i64)],
        Some(shape) => dimensions(cx, &shape, size, bytes)?,
    };
    done(make(cx, view))
}

/// The dimensions of a shape, packed in C order.
fn dimensions(cx: &mut Cx, shape: &[Value], size: usize, bytes: usize) -> Result<Vec<(usize, i64)>, Raise> {
    if shape.len() > MOST_DIMENSIONS {
        return Err(cx.value_error("memoryview: number of dimensions must not exceed 64"));
    }
    let mut lengths = Vec::with_capacity(shape.len());
    for length in shape {
        let Some(int) = cx.int_ref(*length) else {
            return Err(cx.type_error("memoryview.cast(): elements of shape must be integers"));
        };
        match int.to_i64().and_then(|length| usize::try_from(length).ok()) {
            Some(length) if length > 0 => lengths.push(length),
            _ => return Err(cx.value_error("memoryview.cast(): elements of shape must be integers > 0")),
        }
    }
    let total = lengths
        .iter()
        .try_fold(size, |total, length| total.checked_mul(*length));
    if total != Some(bytes) {
        return Err(cx.type_error("memoryview: product(shape) * itemsize != buffer size"));
    }
    let mut stride = size as i64;
    let mut dimensions: Vec<_> = lengths
        .into_iter()
        .rev()
        .map(|length| {
            let dimension = (length, stride);
            stride *= length as i64;
            dimension
        })
        .collect();
    dimensions.reverse();
    Ok(dimensions)
}

/// The items of a view of one dimension. Raises NotImplementedError for more, TypeError for none.
fn searched(cx: &mut Cx, value: Value, otherwise: &str) -> Result<Vec<Value>, Raise> {
    let view = cx.live_view(value)?;
    match view.dimensions.len() {
        0 => Err(cx.type_error("invalid lookup on 0-dim memory")),
        1 => Ok(values(cx, &view)),
        _ => Err(cx.raise(Builtin::NotImplementedError, otherwise)),
    }
}

fn count(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if cx.live_view(args[0])?.dimensions.is_empty() {
        return Err(cx.type_error("invalid indexing of 0-dim memory"));
    }
    let items = searched(cx, args[0], "multi-dimensional sub-views are not implemented")?;
    let list = cx.new_list(items);
    let name = cx.intern("count");
    let method = special(cx, list, name).expect("lists have a method of this name");
    cx.tail_call(method, &[list, args[1]])
}

fn index(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let start = argument!(cx, args[2], Index, as_slice_bound, index);
    let stop = argument!(cx, args[3], Index, as_slice_bound, index);
    let items = searched(cx, args[0], "multi-dimensional lookup is not implemented")?;
    let Some((start, stop)) = slice::search_bounds(start, stop, items.len()) else {
        return Err(cx.value_error("memoryview.index(x): x not found"));
    };
    for (position, item) in items.iter().enumerate().take(stop).skip(start) {
        if let crate::objects::outcome::Answer::Known(true) = cx.equals(*item, args[1])? {
            return done(cx.new_size(position));
        }
    }
    Err(cx.value_error("memoryview.index(x): x not found"))
}

// ---- attributes ----

fn obj(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.live_view(args[0])?.owner)
}

fn nbytes(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let view = cx.live_view(args[0])?;
    done(cx.new_size(view.items() * view.item_size()))
}

fn readonly(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.live_view(args[0])?.is_readonly)
}

fn item_format(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let view = cx.live_view(args[0])?;
    let at = if view.has_at { "@" } else { "" };
    done(cx.new_str(&format!("{at}{}", char::from(view.format))))
}

fn itemsize(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let size = cx.live_view(args[0])?.item_size();
    done(cx.new_size(size))
}

fn ndim(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dimensions = cx.live_view(args[0])?.dimensions.len();
    done(cx.new_size(dimensions))
}

fn shape(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dimensions = cx.live_view(args[0])?.dimensions;
    let lengths: Vec<Value> = dimensions
        .iter()
        .map(|(length, _)| cx.new_size(*length))
        .collect();
    done(cx.new_tuple(&lengths))
}

fn strides(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dimensions = cx.live_view(args[0])?.dimensions;
    let strides: Vec<Value> = dimensions.iter().map(|(_, stride)| cx.new_int(*stride)).collect();
    done(cx.new_tuple(&strides))
}

fn suboffsets(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.live_view(args[0])?;
    done(cx.new_tuple(&[]))
}

fn contiguous(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let view = cx.live_view(args[0])?;
    done(view.is_c_contiguous() || view.is_fortran_contiguous())
}

fn c_contiguous(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.live_view(args[0])?.is_c_contiguous())
}

fn f_contiguous(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.live_view(args[0])?.is_fortran_contiguous())
}
