//! Built-in functions over iterables: `len`, `iter`, `next`, `sorted`, `sum`, `min`, `max`, `any`, `all`.

use std::cmp::Ordering;

use crate::builtins::consume::{Consumer, Taken, collected, consume, consume_as_list, resume};
use crate::builtins::dunder::{call_found, call_special};
use crate::bytecode::opcode::{BinaryOperator, Comparison};
use crate::heap::Value;
use crate::native::functions;
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::cx::Cx;
use crate::objects::frame::Frame;
use crate::objects::iterator::{IteratorState, Step};
use crate::objects::native::{Binding, NativeRow};
use crate::objects::outcome::{Answer, Outcome, Raise, Then, done};
use crate::objects::sequence::List;
use crate::objects::str::Str;
use crate::objects::types::Builtin;

pub(crate) const FUNCTIONS: &[NativeRow] = functions! {
    /// Show the name and the docstring of an object.
    "help(subject=?)" => help,
    /// Return an async iterator over an async iterable. Raises TypeError for what is none.
    "aiter(async_iterable, /)" => aiter,
    /// Return an awaitable for the next item of an async iterator; with a default, its end gives that
    /// instead of raising StopAsyncIteration.
    "anext(async_iterator, default=?, /)" => anext,
    /// Return the number of items of a container.
    "len(obj, /)" => len,
    /// Get an iterator from an object. With a sentinel, the object is called until it returns that.
    "iter(object, sentinel=?, /)" => iter,
    /// Return the next item of an iterator. With a default, that is returned when it is exhausted.
    resuming "next(iterator, default=?, /)" => next,
    /// Return a new list containing all items of the iterable in ascending order.
    "sorted(iterable, /, *, key=None, reverse=False)" => sorted,
    /// Return the sum of a start value (0) and the items of an iterable of numbers.
    "sum(iterable, /, start=0)" => sum,
    /// Return the smallest item of an iterable or of two or more arguments.
    "min(*args, default=?, key=None)" => min,
    /// Return the biggest item of an iterable or of two or more arguments.
    "max(*args, default=?, key=None)" => max,
    /// Return True if the truth of any item is true. Of an empty iterable: False.
    "any(iterable, /)" => any,
    /// Return True if the truth of all items is true. Of an empty iterable: True.
    "all(iterable, /)" => all,
};

/// `iter`, for natives that need it as a function.
pub(crate) static ITER: NativeRow = NativeRow::new(
    "iter(object, sentinel=?, /)",
    "Get an iterator from an object.",
    iter,
    Binding::StaticMethod,
);

// ---- len, iter, next ----

fn len(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match cx.length(args[0])? {
        Answer::Known(length) => done(cx.new_size(length)),
        Answer::Script => {
            let name = cx.names.len;
            match cx.dunder(args[0], name) {
                Some(method) => call_found(cx, method, args[0], &[], Some((&LEN_CHECKED, 0, &[]))),
                None => {
                    let message = format!("object of type '{}' has no len()", cx.type_name(args[0]));
                    Err(cx.type_error(message))
                }
            }
        }
    }
}

/// A script's `__len__` returned: it must be an int of a size that counts.
static LEN_CHECKED: Then = Then {
    name: "len.checked",
    resume: |cx, _kept, resumed| {
        let length = resumed.value();
        let Some(int) = cx.int_ref(length) else {
            let name = cx.names.index;
            if let Some(outcome) = call_special(cx, length, name, &[], Some((&LEN_CHECKED, 0, &[]))) {
                return outcome;
            }
            let message = format!(
                "'{}' object cannot be interpreted as an integer",
                cx.type_name(length)
            );
            return Err(cx.type_error(message));
        };
        if int.is_negative() {
            return Err(cx.value_error("__len__() should return >= 0"));
        }
        match int.to_i64() {
            Some(length) => done(cx.new_int(length)),
            None => Err(cx.overflow_error("cannot fit 'int' into an index-sized integer")),
        }
    },
    catches: false,
};

fn iter(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if let Some(sentinel) = args[1].defined() {
        if !cx.is_callable(args[0]) {
            return Err(cx.type_error("iter(v, w): v must be callable"));
        }
        let state = IteratorState::Callable {
            function: args[0],
            sentinel,
        };
        return done(cx.new_iterator(Builtin::CallableIterator, state));
    }
    match cx.iterate(args[0])? {
        Answer::Known(iterator) => done(iterator),
        Answer::Script => {
            let name = cx.names.iter;
            if let Some(outcome) = call_special(cx, args[0], name, &[], Some((&ITER_CHECKED, 0, &[]))) {
                return outcome;
            }
            let (name, getitem) = (cx.names.iter, cx.names.getitem);
            if cx.dunder(args[0], name).is_none() && cx.dunder(args[0], getitem).is_some() {
                let state = IteratorState::Sequence {
                    object: args[0],
                    index: 0,
                };
                return done(cx.new_iterator(Builtin::SequenceIterator, state));
            }
            Err(cx.not_iterable(args[0]))
        }
    }
}

/// A script's `__iter__` returned: it must be an iterator.
static ITER_CHECKED: Then = Then {
    name: "iter.checked",
    resume: |cx, _kept, resumed| {
        let iterator = resumed.value();
        let name = cx.names.next;
        if cx.dunder(iterator, name).is_some() {
            return done(iterator);
        }
        let message = format!(
            "iter() returned non-iterator of type '{}'",
            cx.type_name(iterator)
        );
        Err(cx.type_error(message))
    },
    catches: false,
};

fn next(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (iterator, default) = (args[0], args[1]);
    if iterator.is_kind::<Frame>() && default.is_undef() {
        // The vm drives generators itself, and its StopIteration carries what they return.
        return cx.ask(Outcome::Send, iterator, &[Value::NONE], None, 0, &[]);
    }
    match cx.step(iterator)? {
        Step::Item(item) => return done(item),
        Step::Done => return exhausted(cx, default),
        Step::Script => {}
    }
    let name = cx.names.next;
    if !iterator.is_kind::<Frame>() && cx.dunder(iterator, name).is_none() {
        let message = format!("'{}' object is not an iterator", cx.type_name(iterator));
        return Err(cx.type_error(message));
    }
    if default.is_undef() {
        // The exception says how a generator returned, so it must be its own.
        let name = cx.names.next;
        return match call_special(cx, iterator, name, &[], None) {
            Some(outcome) => outcome,
            None => cx.next(iterator, &NEXT_OR_DEFAULT, 0, &[default]),
        };
    }
    cx.next(iterator, &NEXT_OR_DEFAULT, 0, &[default])
}

fn help(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let subject = args[0].defined().unwrap_or(Value::NONE);
    cx.call_prelude("show_help", &[subject])
}

fn aiter(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = cx.names.aiter;
    match call_special(cx, args[0], name, &[], Some((&AITER_CHECKED, 0, &[]))) {
        Some(outcome) => outcome,
        None => {
            let message = format!("'{}' object is not an async iterable", cx.type_name(args[0]));
            Err(cx.type_error(message))
        }
    }
}

/// `__aiter__` returned.
static AITER_CHECKED: Then = Then {
    name: "aiter.checked",
    resume: |cx, _, resumed| {
        let iterator = resumed.value();
        if cx.dunder(iterator, cx.names.anext).is_some() {
            return done(iterator);
        }
        let message = format!(
            "aiter() returned not an async iterator of type '{}'",
            cx.type_name(iterator)
        );
        Err(cx.type_error(message))
    },
    catches: false,
};

fn anext(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = cx.names.anext;
    if cx.dunder(args[0], name).is_none() {
        let message = format!("'{}' object is not an async iterator", cx.type_name(args[0]));
        return Err(cx.type_error(message));
    }
    let kept = &args[1..];
    let then = args[1].defined().map(|_| (&ANEXT_OR_DEFAULT, 0, kept));
    call_special(cx, args[0], name, &[], then).expect("the method was just found")
}

static ANEXT_OR_DEFAULT: Then = Then {
    name: "anext.default",
    resume: |cx, kept, resumed| cx.call_prelude("anext_or_default", &[resumed.value(), kept.values[0]]),
    catches: false,
};

static NEXT_OR_DEFAULT: Then = Then {
    name: "next.default",
    resume: |cx, kept, resumed| match resumed.value().defined() {
        Some(item) => done(item),
        None => exhausted(cx, kept.values[0]),
    },
    catches: false,
};

fn exhausted(cx: &mut Cx, default: Value) -> Result<Outcome, Raise> {
    match default.defined() {
        Some(default) => done(default),
        None => Err(cx.raise_with(Builtin::StopIteration, &[])),
    }
}

// ---- sorted ----

fn sorted(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (key, reverse) = (args[1], args[2]);
    let items = match collected(cx, args[0])? {
        Answer::Known(items) => items,
        Answer::Script => {
            let list = cx.new_list(Vec::new());
            return consume_as_list::<Sorted>(cx, args[0], &[list, key, reverse]);
        }
    };
    let list = cx.new_list(items);
    sort_new_list(cx, list, key, reverse)
}

/// Collects the items to be sorted: kept are the list, the key function and `reverse`.
struct Sorted;

static SORTED: Then = Then {
    name: "sorted.collect",
    resume: resume::<Sorted>,
    catches: false,
};

impl Consumer for Sorted {
    const THEN: &'static Then = &SORTED;

    fn take(cx: &mut Cx, kept: &mut [Value], item: Value) -> Result<Taken, Raise> {
        append(cx, kept[1], item)?;
        Ok(Taken::More)
    }

    fn finish(cx: &mut Cx, kept: &[Value]) -> Result<Outcome, Raise> {
        sort_new_list(cx, kept[1], kept[2], kept[3])
    }
}

/// Adds an item to a list that a native is filling.
pub(crate) fn append(cx: &mut Cx, list: Value, item: Value) -> Result<(), Raise> {
    let Some(list) = list.as_gc::<List>() else {
        unreachable!("natives collect into lists");
    };
    let items = &mut cx.heap[list].items;
    if items.len() == items.capacity() {
        let bytes = items.len().max(4) * size_of::<Value>();
        cx.heap.charge(bytes);
        cx.check_memory(bytes)?;
    }
    cx.heap[list].items.push(item);
    Ok(())
}

/// Sorts a list that no script has seen yet, and returns it.
fn sort_new_list(cx: &mut Cx, list: Value, key: Value, reverse: Value) -> Result<Outcome, Raise> {
    if key.is_none()
        && let Some(sorted) = super::sorting::sort_plain(cx, list, reverse)?
    {
        return done(sorted);
    }
    cx.call_prelude("sorted_list", &[list, key, reverse])
}

// ---- sum ----

fn sum(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let start = args[1];
    let refused = if start.is_kind::<Str>() {
        Some("sum() can't sum strings [use ''.join(seq) instead]")
    } else if start.is_kind::<Bytes>() {
        Some("sum() can't sum bytes [use b''.join(seq) instead]")
    } else if start.is_kind::<ByteArray>() {
        Some("sum() can't sum bytearray [use b''.join(seq) instead]")
    } else {
        None
    };
    if let Some(message) = refused {
        // What cannot be walked is the first to be told.
        let message = cx.new_str(message);
        return cx.call_prelude("refuse_sum", &[args[0], message]);
    }
    consume::<Sum>(cx, args[0], &[start, Value::from_float(0.0)])
}

/// Kept are the total and, while it is a float, the rounding error so far (as CPython 3.12 compensates).
struct Sum;

static SUM: Then = Then {
    name: "sum.add",
    resume: resume::<Sum>,
    catches: false,
};

impl Consumer for Sum {
    const THEN: &'static Then = &SUM;

    fn take(cx: &mut Cx, kept: &mut [Value], item: Value) -> Result<Taken, Raise> {
        let total = kept[1];
        if let Some(sum) = Value::add_inline(total, item) {
            kept[1] = sum;
            return Ok(Taken::More);
        }
        if let Some(total) = total.as_float() {
            let number = match (item.as_float(), item.as_inline_int()) {
                (Some(number), _) => Some(number),
                (None, Some(int)) => Some(int as f64),
                (None, None) if item.is_bool() => Some(f64::from(u8::from(item.is(Value::TRUE)))),
                (None, None) => None,
            };
            if let Some(number) = number {
                // Neumaier's compensated summation.
                let sum = total + number;
                let lost = if total.abs() >= number.abs() {
                    (total - sum) + number
                } else {
                    (number - sum) + total
                };
                let error = kept[2].as_float().unwrap_or(0.0) + lost;
                kept[1] = Value::from_float(sum);
                kept[2] = Value::from_float(error);
                return Ok(Taken::More);
            }
        }
        let total = compensated(kept[1], kept[2]);
        kept[2] = Value::from_float(0.0);
        match cx.binary(BinaryOperator::Add, total, item)? {
            Answer::Known(sum) if !sum.is(Value::NOT_IMPLEMENTED) => {
                kept[1] = sum;
                Ok(Taken::More)
            }
            _ => {
                let rest = cx.call_prelude("sum_rest", &[total, item, kept[0]])?;
                Ok(Taken::Enough(rest))
            }
        }
    }

    fn finish(_cx: &mut Cx, kept: &[Value]) -> Result<Outcome, Raise> {
        done(compensated(kept[1], kept[2]))
    }
}

fn compensated(total: Value, error: Value) -> Value {
    match (total.as_float(), error.as_float()) {
        (Some(total), Some(error)) if error != 0.0 && error.is_finite() => Value::from_float(total + error),
        _ => total,
    }
}

// ---- min and max ----

fn min(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    extreme::<Min>(cx, args, "min")
}

fn max(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    extreme::<Max>(cx, args, "max")
}

fn extreme<C: Consumer>(cx: &mut Cx, args: &[Value], name: &'static str) -> Result<Outcome, Raise> {
    let (default, key, values) = (args[0], args[1], &args[2..]);
    if values.is_empty() {
        return Err(cx.type_error(format!("{name} expected at least 1 argument, got 0")));
    }
    let iterable = if values.len() == 1 {
        values[0]
    } else if default.is_undef() {
        cx.new_tuple(values)
    } else {
        let message = format!("Cannot specify a default for {name}() with multiple positional arguments");
        return Err(cx.type_error(message));
    };
    if !key.is_none() {
        let has_default = Value::from_bool(!default.is_undef());
        let default = default.defined().unwrap_or(Value::NONE);
        let prelude = if name == "min" { "min_by_key" } else { "max_by_key" };
        return cx.call_prelude(prelude, &[iterable, key, has_default, default]);
    }
    consume::<C>(cx, iterable, &[Value::UNDEF, default])
}

/// Kept are the best item so far and the default, each Undef when there is none.
struct Min;
struct Max;

static MIN: Then = Then {
    name: "min.compare",
    resume: resume::<Min>,
    catches: false,
};
static MAX: Then = Then {
    name: "max.compare",
    resume: resume::<Max>,
    catches: false,
};

impl Consumer for Min {
    const THEN: &'static Then = &MIN;

    fn take(cx: &mut Cx, kept: &mut [Value], item: Value) -> Result<Taken, Raise> {
        take_better(cx, kept, item, Comparison::Lt)
    }

    fn finish(cx: &mut Cx, kept: &[Value]) -> Result<Outcome, Raise> {
        best(cx, kept, "min")
    }
}

impl Consumer for Max {
    const THEN: &'static Then = &MAX;

    fn take(cx: &mut Cx, kept: &mut [Value], item: Value) -> Result<Taken, Raise> {
        take_better(cx, kept, item, Comparison::Gt)
    }

    fn finish(cx: &mut Cx, kept: &[Value]) -> Result<Outcome, Raise> {
        best(cx, kept, "max")
    }
}

fn take_better(cx: &mut Cx, kept: &mut [Value], item: Value, better: Comparison) -> Result<Taken, Raise> {
    let best = kept[1];
    if best.is_undef() {
        kept[1] = item;
        return Ok(Taken::More);
    }
    if let Some(order) = Value::compare_inline(item, best) {
        let wanted = if better == Comparison::Lt {
            Ordering::Less
        } else {
            Ordering::Greater
        };
        if order == wanted {
            kept[1] = item;
        }
        return Ok(Taken::More);
    }
    match cx.compare(better, item, best)? {
        Answer::Known(known) if known.is(Value::TRUE) => kept[1] = item,
        Answer::Known(known) if known.is(Value::FALSE) => {}
        Answer::Known(_) if cx.is_plain(item) && cx.is_plain(best) => {
            return Err(cx.not_comparable(better, item, best));
        }
        _ => {
            let rest = if better == Comparison::Lt {
                "min_rest"
            } else {
                "max_rest"
            };
            let outcome = cx.call_prelude(rest, &[best, item, kept[0]])?;
            return Ok(Taken::Enough(outcome));
        }
    }
    Ok(Taken::More)
}

fn best(cx: &mut Cx, kept: &[Value], name: &str) -> Result<Outcome, Raise> {
    match kept[1].defined().or(kept[2].defined()) {
        Some(best) => done(best),
        None => Err(cx.value_error(format!("{name}() iterable argument is empty"))),
    }
}

// ---- any and all ----

fn any(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    consume::<Any>(cx, args[0], &[])
}

fn all(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    consume::<All>(cx, args[0], &[])
}

struct Any;
struct All;

static ANY: Then = Then {
    name: "any.test",
    resume: resume::<Any>,
    catches: false,
};
static ALL: Then = Then {
    name: "all.test",
    resume: resume::<All>,
    catches: false,
};

impl Consumer for Any {
    const THEN: &'static Then = &ANY;

    fn take(cx: &mut Cx, kept: &mut [Value], item: Value) -> Result<Taken, Raise> {
        take_truth(cx, kept, item, true)
    }

    fn finish(_cx: &mut Cx, _kept: &[Value]) -> Result<Outcome, Raise> {
        done(false)
    }
}

impl Consumer for All {
    const THEN: &'static Then = &ALL;

    fn take(cx: &mut Cx, kept: &mut [Value], item: Value) -> Result<Taken, Raise> {
        take_truth(cx, kept, item, false)
    }

    fn finish(_cx: &mut Cx, _kept: &[Value]) -> Result<Outcome, Raise> {
        done(true)
    }
}

/// Stops at the first item whose truth is `wanted`.
fn take_truth(cx: &mut Cx, kept: &mut [Value], item: Value, wanted: bool) -> Result<Taken, Raise> {
    match cx.truth(item)? {
        Answer::Known(truth) if truth == wanted => {
            Ok(Taken::Enough(Outcome::Return(Value::from_bool(wanted))))
        }
        Answer::Known(_) => Ok(Taken::More),
        Answer::Script => {
            let rest = if wanted { "any_rest" } else { "all_rest" };
            let outcome = cx.call_prelude(rest, &[item, kept[0]])?;
            Ok(Taken::Enough(outcome))
        }
    }
}
