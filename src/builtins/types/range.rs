//! `range` and `slice`

use crate::builtins::dunder::call_special;
use crate::builtins::types::container::{self, comparisons, receiver};
use crate::heap::{Gc, Header, Value};
use crate::native::{getsets, methods};
use crate::objects::cx::Cx;
use crate::objects::kernel::integer::{self, IntRef, Integer};
use crate::objects::kernel::slice::adjust;
use crate::objects::native::{Binding, GetSetRow, NativeRow, TypeRow};
use crate::objects::outcome::{Outcome, Raise, Then, done};
use crate::objects::sequence::{Range, Slice};
use crate::objects::types::Builtin;
use crate::vm::compare_sequences::compare_sequences;

pub(crate) const RANGE: TypeRow = TypeRow {
    builtin: Builtin::Range,
    doc: "The numbers from start (0) up to but not including stop, by step (1).",
    construct: Some(&RANGE_CONSTRUCT),
    methods: RANGE_METHODS,
    getsets: RANGE_GETSETS,
};

static RANGE_CONSTRUCT: NativeRow = NativeRow::new(
    "range(*args)",
    "The numbers from start up to but not including stop, by step.",
    new_range,
    Binding::StaticMethod,
);

const RANGE_METHODS: &[NativeRow] = methods! {
    /// Create and return a new object.
    static "__new__(cls, /, *args)" => range_new,
    /// Return how often a value occurs.
    "count(self, value, /)" => range_count,
    /// Return the index of a value. Raises ValueError when it is not present.
    "index(self, value, /)" => range_index,
    /// `len(self)`
    "__len__(self, /)" => container::len,
    /// `bool(self)`
    "__bool__(self, /)" => range_bool,
    /// `iter(self)`
    "__iter__(self, /)" => container::iter,
    /// `reversed(self)`
    "__reversed__(self, /)" => range_reversed,
    /// `key in self`
    "__contains__(self, key, /)" => container::contains,
    /// `self[key]`
    "__getitem__(self, key, /)" => container::getitem,
    /// `self == value`
    "__eq__(self, value, /)" => range_eq,
    /// `self != value`
    "__ne__(self, value, /)" => range_ne,
    /// `hash(self)`
    "__hash__(self, /)" => container::hash,
    /// `repr(self)`
    "__repr__(self, /)" => container::repr,
};

const RANGE_GETSETS: &[GetSetRow] = getsets! {
    /// The first number.
    "start" => range_start;
    /// The number that ends the range.
    "stop" => range_stop;
    /// The distance between numbers.
    "step" => range_step;
};

/// Whatever the arguments, as ints.
fn new_range(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let count = args.len();
    if !(1..=3).contains(&count) {
        let message = if count == 0 {
            "range expected at least 1 argument, got 0".to_owned()
        } else {
            format!("range expected at most 3 arguments, got {count}")
        };
        return Err(cx.type_error(message));
    }
    for (position, value) in args.iter().enumerate() {
        if cx.int_ref(*value).is_none() {
            let name = cx.names.index;
            let then = Some((&RANGE_ARGUMENT, position as u32, args));
            return match call_special(cx, *value, name, &[], then) {
                Some(outcome) => outcome,
                None => Err(cx.not_an_index(*value)),
            };
        }
    }
    let (start, stop, step) = match *args {
        [stop] => (Value::small_int(0), stop, Value::small_int(1)),
        [start, stop] => (start, stop, Value::small_int(1)),
        _ => (args[0], args[1], args[2]),
    };
    let (start, stop, step) = (plain_int(cx, start), plain_int(cx, stop), plain_int(cx, step));
    done(cx.new_range(start, stop, step)?)
}

/// A bool or an instance of a subclass of int as an int.
fn plain_int(cx: &mut Cx, value: Value) -> Value {
    if value.is_inline_int() || cx.is_exact(value, Builtin::Int) {
        return value;
    }
    let number = cx.int_ref(value).map_or(Integer::Small(0), IntRef::to_integer);
    cx.new_integer(number)
}

static RANGE_ARGUMENT: Then = Then {
    name: "range.argument",
    resume: |cx, kept, resumed| {
        let mut args = kept.values.to_vec();
        let value = resumed.value();
        if cx.int_ref(value).is_none() {
            let message = format!("__index__ returned non-int (type {})", cx.type_name(value));
            return Err(cx.type_error(message));
        }
        args[kept.state as usize] = value;
        new_range(cx, &args)
    },
    catches: false,
};

fn range_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    new_range(cx, &args[1..])
}

fn range(cx: &mut Cx, args: &[Value], method: &str) -> Result<Gc<Range>, Raise> {
    receiver(cx, args[0], Builtin::Range, method)
}

fn range_start(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let range = range(cx, args, "start")?;
    done(cx.heap[range].start)
}

fn range_stop(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let range = range(cx, args, "stop")?;
    done(cx.heap[range].stop)
}

fn range_step(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let range = range(cx, args, "step")?;
    done(cx.heap[range].step)
}

fn range_bool(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let range = range(cx, args, "__bool__")?;
    done(cx.heap[range].length.as_inline_int() != Some(0))
}

fn range_reversed(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    range(cx, args, "__reversed__")?;
    let iterator = super::iterators::reverse_native(cx, args[0])?;
    done(iterator.expect("a range is reversed natively"))
}

fn range_count(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let range = range(cx, args, "count")?;
    match cx.range_contains(range, args[1]) {
        Some(found) => done(Value::small_int(i64::from(found))),
        None => cx.call_prelude("sequence_count", args),
    }
}

fn range_index(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let range = range(cx, args, "index")?;
    match cx.range_contains(range, args[1]) {
        Some(true) => {
            let Range { start, step, .. } = cx.heap[range];
            let numbers = (cx.int_ref(args[1]), cx.int_ref(start), cx.int_ref(step));
            let (Some(item), Some(start), Some(step)) = numbers else {
                unreachable!("a range is made of ints");
            };
            let distance = integer::subtract(item, start);
            let index = integer::floor_divide(distance.as_ref(), step);
            let index = cx.kernel(index)?;
            done(cx.new_integer(index))
        }
        Some(false) => Err(cx.value_error("range.index(x): x not in range")),
        None => cx.call_prelude("range_index", args),
    }
}

comparisons! { Range, |_, _, _, _| done(Value::NOT_IMPLEMENTED); range_eq Eq; range_ne Ne; }

// ---- slice ----

pub(crate) const SLICE: TypeRow = TypeRow {
    builtin: Builtin::Slice,
    doc: "What `sequence[start:stop:step]` passes as its key.",
    construct: Some(&SLICE_CONSTRUCT),
    methods: SLICE_METHODS,
    getsets: SLICE_GETSETS,
};

static SLICE_CONSTRUCT: NativeRow = NativeRow::new(
    "slice(*args)",
    "What `sequence[start:stop:step]` passes as its key.",
    new_slice,
    Binding::StaticMethod,
);

const SLICE_METHODS: &[NativeRow] = methods! {
    /// Create and return a new object.
    static "__new__(cls, /, *args)" => slice_new,
    /// Return (start, stop, step) as they apply to a sequence of a length.
    "indices(self, length, /)" => indices,
    /// How to make the slice again: for copy and pickle.
    "__reduce__(self, /)" => slice_reduce,
    /// `self == value`
    "__eq__(self, value, /)" => slice_eq,
    /// `self != value`
    "__ne__(self, value, /)" => slice_ne,
    /// `self < value`
    "__lt__(self, value, /)" => slice_lt,
    /// `self <= value`
    "__le__(self, value, /)" => slice_le,
    /// `self > value`
    "__gt__(self, value, /)" => slice_gt,
    /// `self >= value`
    "__ge__(self, value, /)" => slice_ge,
    /// `hash(self)`
    "__hash__(self, /)" => container::hash,
    /// `repr(self)`
    "__repr__(self, /)" => container::repr,
};

const SLICE_GETSETS: &[GetSetRow] = getsets! {
    /// Where the slice begins, or None.
    "start" => slice_start;
    /// Where the slice ends, or None.
    "stop" => slice_stop;
    /// The distance between indices, or None.
    "step" => slice_step;
};

fn slice_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    new_slice(cx, &args[1..])
}

fn new_slice(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (start, stop, step) = match *args {
        [stop] => (Value::NONE, stop, Value::NONE),
        [start, stop] => (start, stop, Value::NONE),
        [start, stop, step] => (start, stop, step),
        [] => return Err(cx.type_error("slice expected at least 1 argument, got 0")),
        _ => {
            let message = format!("slice expected at most 3 arguments, got {}", args.len());
            return Err(cx.type_error(message));
        }
    };
    done(cx.heap.alloc(Slice {
        header: Header::new(Builtin::Slice.shape()),
        start,
        stop,
        step,
    }))
}

fn slice(cx: &mut Cx, args: &[Value], method: &str) -> Result<Gc<Slice>, Raise> {
    receiver(cx, args[0], Builtin::Slice, method)
}

fn slice_reduce(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let slice = slice(cx, args, "__reduce__")?;
    let Slice {
        start, stop, step, ..
    } = cx.heap[slice];
    let bounds = cx.new_tuple(&[start, stop, step]);
    let class = cx.types.get(Builtin::Slice).value();
    done(cx.new_tuple(&[class, bounds]))
}

fn slice_start(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let slice = slice(cx, args, "start")?;
    done(cx.heap[slice].start)
}

fn slice_stop(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let slice = slice(cx, args, "stop")?;
    done(cx.heap[slice].stop)
}

fn slice_step(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let slice = slice(cx, args, "step")?;
    done(cx.heap[slice].step)
}

fn indices(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let slice = slice(cx, args, "indices")?;
    let Some(length) = cx.clamped_int(args[1]) else {
        return cx.call_prelude("slice_indices", args);
    };
    let Slice {
        start, stop, step, ..
    } = cx.heap[slice];
    let is_wide = |cx: &Cx, bound: Value| cx.int_ref(bound).is_some_and(|int| int.to_i64().is_none());
    if [args[1], start, stop, step]
        .iter()
        .any(|bound| is_wide(cx, *bound))
    {
        return cx.call_prelude("wide_slice_indices", args);
    }
    if length < 0 {
        return Err(cx.value_error("length should not be negative"));
    }
    for bound in [step, start, stop] {
        if bound.is(step) && cx.clamped_int(bound) == Some(0) {
            return Err(cx.value_error("slice step cannot be zero"));
        }
        if !bound.is_none() && cx.int_ref(bound).is_none() {
            let name = cx.names.index;
            if cx.dunder(bound, name).is_none() {
                return Err(
                    cx.type_error("slice indices must be integers or None or have an __index__ method")
                );
            }
            return cx.call_prelude("slice_indices", args);
        }
    }
    let bounds = (cx.clamped_int(start), cx.clamped_int(stop), cx.clamped_int(step));
    let range = adjust(bounds.0, bounds.1, bounds.2, length as usize);
    let range = cx.kernel(range)?;
    let parts = [
        cx.new_int(range.start),
        cx.new_int(range.stop),
        cx.new_int(range.step),
    ];
    done(cx.new_tuple(&parts))
}

macro_rules! slice_comparisons {
    ($($name:ident $comparison:ident;)*) => {$(
        fn $name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
            compare_slices(cx, crate::bytecode::opcode::Comparison::$comparison, args)
        }
    )*};
}

slice_comparisons! { slice_eq Eq; slice_ne Ne; slice_lt Lt; slice_le Le; slice_gt Gt; slice_ge Ge; }

/// Slices compare as tuples of their parts.
fn compare_slices(
    cx: &mut Cx,
    comparison: crate::bytecode::opcode::Comparison,
    args: &[Value],
) -> Result<Outcome, Raise> {
    let (Some(left), Some(right)) = (args[0].as_gc::<Slice>(), args[1].as_gc::<Slice>()) else {
        return done(Value::NOT_IMPLEMENTED);
    };
    let parts = |slice: &Slice| [slice.start, slice.stop, slice.step];
    let (left, right) = (parts(&cx.heap[left]), parts(&cx.heap[right]));
    let tuples = [cx.new_tuple(&left), cx.new_tuple(&right)];
    container::compare(cx, comparison, &tuples, true, compare_sequences)
}
