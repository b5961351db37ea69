//! Methods that the containers share: what their dunder methods do without regard to a subclass, and the
//! way to the prelude when items decide for themselves.

use crate::bytecode::opcode::{BinaryOperator, Comparison};
use crate::heap::{Gc, Object, Value};
use crate::objects::cx::Cx;
use crate::objects::outcome::{Answer, Outcome, Raise, done};
use crate::objects::types::Builtin;
use crate::vm::look_up::hash_tuple;

/// The receiver of a method as what it must be.
pub(crate) fn receiver<T: Object>(
    cx: &mut Cx,
    value: Value,
    builtin: Builtin,
    method: &str,
) -> Result<Gc<T>, Raise> {
    match value.as_gc::<T>() {
        Some(object) => Ok(object),
        None => Err(wrong_receiver(cx, value, builtin, method)),
    }
}

#[cold]
fn wrong_receiver(cx: &mut Cx, value: Value, builtin: Builtin, method: &str) -> Raise {
    let message = format!(
        "descriptor '{method}' for '{}' objects doesn't apply to a '{}' object",
        cx.heap.text(cx.heap[cx.types.get(builtin)].name),
        cx.type_name(value)
    );
    cx.type_error(message)
}

/// The result when it is known, else that of a function of the prelude.
pub(crate) fn known_or(
    cx: &mut Cx,
    answer: Answer<impl Into<Value>>,
    prelude: &'static str,
    args: &[Value],
) -> Result<Outcome, Raise> {
    match answer {
        Answer::Known(value) => done(value),
        Answer::Script => cx.call_prelude(prelude, args),
    }
}

/// None when it is done, else what a function of the prelude does.
pub(crate) fn none_or(
    cx: &mut Cx,
    answer: Answer<()>,
    prelude: &'static str,
    args: &[Value],
) -> Result<Outcome, Raise> {
    match answer {
        Answer::Known(()) => done(Value::NONE),
        Answer::Script => cx.call_prelude(prelude, args),
    }
}

/// `__len__`
pub(crate) fn len(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match cx.length_by_payload(args[0])? {
        Answer::Known(length) => done(cx.new_size(length)),
        Answer::Script => cx.call_prelude("length_of_mapping", args),
    }
}

/// `__iter__`
pub(crate) fn iter(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let answer = cx.iterate_by_payload(args[0])?;
    known_or(cx, answer, "iterator_of_mapping", args)
}

/// `__contains__` of lists and tuples.
pub(crate) fn contains(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let answer = cx.contains_by_payload(args[0], args[1])?;
    known_or(cx, answer, "contains_by_iteration", args)
}

/// `__getitem__` of sequences.
pub(crate) fn getitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let answer = cx.get_item_by_payload(args[0], args[1])?;
    known_or(cx, answer, "sequence_getitem", args)
}

/// `__setitem__` of lists.
pub(crate) fn setitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let answer = cx.set_item_by_payload(args[0], args[1], args[2])?;
    none_or(cx, answer, "sequence_setitem", args)
}

/// `__delitem__` of lists.
pub(crate) fn delitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let answer = cx.delete_item_by_payload(args[0], args[1])?;
    none_or(cx, answer, "sequence_delitem", args)
}

/// `__add__` of sequences.
pub(crate) fn add(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let sum = cx.concatenate(args[0], args[1])?;
    match sum.is(Value::NOT_IMPLEMENTED) {
        true => {
            let payload = cx.payload(args[0]);
            Err(cx.operand_error(BinaryOperator::Add, "+", payload, args[1]))
        }
        false => done(sum),
    }
}

/// `__mul__` and `__rmul__` of sequences.
pub(crate) fn mul(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if cx.int_ref(args[1]).is_none() {
        let name = cx.names.index;
        if cx.dunder(args[1], name).is_none() {
            let message = format!(
                "'{}' object cannot be interpreted as an integer",
                cx.type_name(args[1])
            );
            return Err(cx.type_error(message));
        }
    }
    match cx.as_size(args[1])? {
        Answer::Known(count) => done(cx.repeat(args[0], count)?),
        Answer::Script => cx.call_prelude("sequence_repeat", args),
    }
}

/// `__repr__`
pub(crate) fn repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = cx.type_name(args[0]).to_owned();
    let shown = cx.payload(args[0]);
    match cx.redoable(|cx| cx.repr_of(shown))? {
        Answer::Known(text) => done(cx.new_str(&text)),
        Answer::Script => {
            let name = cx.new_str(&name);
            cx.call_prelude("container_repr", &[args[0], name])
        }
    }
}

/// `__hash__`
pub(crate) fn hash(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let hashed = cx.payload(args[0]);
    match cx.redoable(|cx| cx.hash_of(hashed))? {
        Answer::Known(hash) => done(cx.new_int(hash as i64)),
        Answer::Script => match hashed.as_gc() {
            Some(tuple) => hash_tuple(cx, tuple),
            None => cx.call_prelude("slice_hash", &[hashed]),
        },
    }
}

/// A comparison of containers of one type.
pub(crate) fn compare(
    cx: &mut Cx,
    comparison: Comparison,
    args: &[Value],
    is_same_type: bool,
    by_items: Comparing,
) -> Result<Outcome, Raise> {
    if !is_same_type {
        return done(Value::NOT_IMPLEMENTED);
    }
    let (left, right) = (cx.payload(args[0]), cx.payload(args[1]));
    match cx.compare(comparison, left, right)? {
        Answer::Known(result) => done(result),
        Answer::Script => by_items(cx, comparison, left, right),
    }
}

/// Compares two containers whose items compare by script code.
pub(crate) type Comparing = fn(&mut Cx, Comparison, Value, Value) -> Result<Outcome, Raise>;

/// The same by a function of the prelude, which gets the operator's symbol.
pub(crate) fn by_prelude(
    cx: &mut Cx,
    prelude: &'static str,
    comparison: Comparison,
    left: Value,
    right: Value,
) -> Result<Outcome, Raise> {
    let symbol = cx.new_str(comparison.symbol());
    cx.call_prelude(prelude, &[symbol, left, right])
}

/// The six comparisons of a container type.
macro_rules! comparisons {
    ($object:ty, $by_items:expr; $($name:ident $comparison:ident;)*) => {$(
        fn $name(
            cx: &mut $crate::objects::cx::Cx,
            args: &[$crate::heap::Value],
        ) -> Result<$crate::objects::outcome::Outcome, $crate::objects::outcome::Raise> {
            let is_same_type = args[0].is_kind::<$object>() && args[1].is_kind::<$object>();
            $crate::builtins::types::container::compare(
                cx,
                $crate::bytecode::opcode::Comparison::$comparison,
                args,
                is_same_type,
                $by_items,
            )
        }
    )*};
}
pub(crate) use comparisons;

/// An index argument: an int, clamped; TypeError for anything without `__index__`, whose call is left to
/// the prelude (`None`).
pub(crate) fn bound(cx: &mut Cx, value: Value, absent: i64) -> Result<Option<i64>, Raise> {
    if value.is_undef() {
        return Ok(Some(absent));
    }
    if let Some(index) = cx.clamped_int(value) {
        return Ok(Some(index));
    }
    let name = cx.names.index;
    if cx.dunder(value, name).is_some() {
        return Ok(None);
    }
    Err(cx.type_error("slice indices must be integers or have an __index__ method"))
}

/// `index(value, start, stop)` of lists and tuples.
pub(crate) fn index(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (start, stop) = (bound(cx, args[2], 0)?, bound(cx, args[3], i64::MAX)?);
    let (Some(start), Some(stop)) = (start, stop) else {
        let start = args[2].defined().unwrap_or(Value::small_int(0));
        let stop = args[3]
            .defined()
            .unwrap_or(Value::small_int(Value::MAX_INLINE_INT));
        return cx.call_prelude("sequence_index", &[args[0], args[1], start, stop]);
    };
    let items = cx.items_of_sequence(args[0]).unwrap_or(&[]);
    let length = items.len() as i64;
    let fit = |bound: i64| {
        if bound < 0 {
            bound.saturating_add(length).max(0)
        } else {
            bound.min(length)
        }
    };
    let last = if stop < 0 { fit(stop) } else { stop };
    let (start, stop) = (fit(start) as usize, fit(stop) as usize);
    let found = cx.redoable(|cx| {
        let items = cx.items_of_sequence(args[0]).unwrap_or(&[]);
        cx.position_among(items.get(start..stop).unwrap_or(&[]), args[1])
    });
    cx.charge_fuel(stop.saturating_sub(start) / 16);
    match found {
        Ok(Some(position)) => done(cx.new_size(start + position)),
        Ok(None) => {
            if cx.as_list(args[0]).is_none() {
                return Err(cx.value_error("tuple.index(x): x not in tuple"));
            }
            Err(cx.value_error("list.index(x): x not in list"))
        }
        Err(_) => {
            // What compares the items may add some.
            let stop = Value::small_int(last.min(Value::MAX_INLINE_INT));
            let start = cx.new_size(start);
            cx.call_prelude("sequence_index", &[args[0], args[1], start, stop])
        }
    }
}

/// `count(value)` of lists and tuples.
pub(crate) fn count(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    use crate::objects::equality::Equality;
    let items = cx.items_of_sequence(args[0]).unwrap_or(&[]);
    let mut count = 0;
    for item in items {
        if cx.step_of_work() {
            return Err(cx.given_up());
        }
        match cx.equality(*item, args[1]) {
            Equality::Equal => count += 1,
            Equality::Different => {}
            Equality::Script | Equality::TooDeep => return cx.call_prelude("sequence_count", args),
        }
    }
    let length = items.len();
    cx.charge_fuel(length / 16);
    done(cx.new_size(count))
}
