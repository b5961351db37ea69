//! Sorting: a stable merge sort over values whose order needs no script code. What needs script code
//! (`__lt__` of a class, a key function) is in the prelude, which comes back here with the keys.

use std::cmp::Ordering;

use crate::bytecode::opcode::Comparison;
use crate::heap::{Gc, Heap, Value};
use crate::objects::cx::Cx;
use crate::objects::ordering::Ordered;
use crate::objects::outcome::{Answer, Raise};
use crate::objects::sequence::List;
use crate::objects::str::Str;
use crate::objects::types::Builtin;

/// What all keys of a sort have in common.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keys {
    Ints,
    Floats,
    Strings,
    /// Anything else that may be comparable.
    Mixed,
}

/// Why a comparison could not be made.
pub(super) enum Refusal {
    /// A class written in a script decides.
    Script,
    /// `left < right` is not defined.
    Undefined(Value, Value),
    TooDeep,
}

/// Sorts a list in place when its items need no script code; gives it back then.
pub(crate) fn sort_plain(cx: &mut Cx, list: Value, reverse: Value) -> Result<Option<Value>, Raise> {
    let reverse = match cx.truth(reverse)? {
        Answer::Known(reverse) => reverse,
        Answer::Script => return Ok(None),
    };
    let Some(target) = list.as_gc::<List>() else {
        return Ok(None);
    };
    let mut items = std::mem::take(&mut cx.heap[target].items);
    let sorted = sort_values(cx, &mut items, reverse);
    cx.heap[target].items = items;
    Ok(sorted?.then_some(list))
}

/// Sorts values; false (and any order) when script code must compare them.
pub(crate) fn sort_values(cx: &mut Cx, items: &mut Vec<Value>, reverse: bool) -> Result<bool, Raise> {
    charge(cx, items.len());
    match keys_of(cx, items) {
        Keys::Ints => {
            let key = |value: &Value| value.as_inline_int().unwrap_or(0);
            if reverse {
                items.sort_by_key(|item| std::cmp::Reverse(key(item)));
            } else {
                items.sort_by_key(key);
            }
        }
        Keys::Floats => {
            let key = |value: &Value| value.as_float().unwrap_or(0.0);
            let order = |a: &Value, b: &Value| key(a).partial_cmp(&key(b)).unwrap_or(Ordering::Equal);
            if reverse {
                items.sort_by(|a, b| order(b, a));
            } else {
                items.sort_by(order);
            }
        }
        Keys::Strings => {
            let heap = &cx.heap;
            let order = |a: &Value, b: &Value| order_of_strings(heap, *a, *b);
            if reverse {
                items.sort_by(|a, b| order(b, a));
            } else {
                items.sort_by(order);
            }
        }
        Keys::Mixed => {
            let pairs = items.iter().map(|item| (*item, *item)).collect();
            let Some(sorted) = merge_sort(cx, pairs, reverse)? else {
                return Ok(false);
            };
            items.clear();
            items.extend(sorted.into_iter().map(|(_, item)| item));
        }
    }
    Ok(true)
}

/// Sorts items by keys at the same positions; `None` when script code must compare the keys.
pub(crate) fn sort_by_keys(
    cx: &mut Cx,
    keys: &[Value],
    items: &[Value],
    reverse: bool,
) -> Result<Option<Vec<Value>>, Raise> {
    charge(cx, items.len());
    let mut pairs: Vec<(Value, Value)> = keys.iter().copied().zip(items.iter().copied()).collect();
    match keys_of(cx, keys) {
        Keys::Ints => {
            let key = |pair: &(Value, Value)| pair.0.as_inline_int().unwrap_or(0);
            if reverse {
                pairs.sort_by_key(|item| std::cmp::Reverse(key(item)));
            } else {
                pairs.sort_by_key(key);
            }
        }
        Keys::Strings => {
            let heap = &cx.heap;
            if reverse {
                pairs.sort_by(|a, b| order_of_strings(heap, b.0, a.0));
            } else {
                pairs.sort_by(|a, b| order_of_strings(heap, a.0, b.0));
            }
        }
        Keys::Floats | Keys::Mixed => {
            let Some(sorted) = merge_sort(cx, pairs, reverse)? else {
                return Ok(None);
            };
            pairs = sorted;
        }
    }
    Ok(Some(pairs.into_iter().map(|(_, item)| item).collect()))
}

fn charge(cx: &mut Cx, length: usize) {
    let rounds = usize::BITS - length.leading_zeros();
    cx.charge_fuel(length * rounds as usize / 2);
}

fn keys_of(cx: &Cx, keys: &[Value]) -> Keys {
    let kind_of = |value: &Value| {
        if value.is_inline_int() {
            Keys::Ints
        } else if value.as_float().is_some_and(|float| !float.is_nan()) {
            Keys::Floats
        } else if cx.is_exact(*value, Builtin::Str) {
            Keys::Strings
        } else {
            Keys::Mixed
        }
    };
    let Some(first) = keys.first().map(kind_of) else {
        return Keys::Ints;
    };
    if keys.iter().all(|key| kind_of(key) == first) {
        first
    } else {
        Keys::Mixed
    }
}

/// A bottom-up merge sort of (key, item) pairs that stops at the first comparison it cannot do. A reversed
/// sort keeps equal items in their order too. `None`: script code must compare.
fn merge_sort(
    cx: &mut Cx,
    mut pairs: Vec<(Value, Value)>,
    reverse: bool,
) -> Result<Option<Vec<(Value, Value)>>, Raise> {
    match merge_runs(cx, &mut pairs, reverse) {
        Ok(()) => Ok(Some(pairs)),
        Err(Refusal::Script) => Ok(None),
        Err(refusal) => Err(refusal.raise(cx)),
    }
}

impl Refusal {
    /// The error that a comparison ends with.
    #[cold]
    pub(super) fn raise(self, cx: &mut Cx) -> Raise {
        match self {
            Refusal::Undefined(left, right) => cx.not_comparable(Comparison::Lt, left, right),
            Refusal::TooDeep => cx.raise(
                Builtin::RecursionError,
                "maximum recursion depth exceeded in comparison",
            ),
            Refusal::Script => unreachable!("script code is asked"),
        }
    }
}

/// Runs of this many pairs are sorted by insertion before merging begins.
const SHORTEST_RUN: usize = 8;

fn merge_runs(cx: &Cx, pairs: &mut Vec<(Value, Value)>, reverse: bool) -> Result<(), Refusal> {
    let length = pairs.len();
    for start in (0..length).step_by(SHORTEST_RUN) {
        let end = (start + SHORTEST_RUN).min(length);
        for index in start + 1..end {
            let pair = pairs[index];
            let mut place = index;
            while place > start && goes_before(cx, pair.0, pairs[place - 1].0, reverse)? {
                pairs[place] = pairs[place - 1];
                place -= 1;
            }
            pairs[place] = pair;
        }
    }
    let mut merged = Vec::with_capacity(length);
    let mut run = SHORTEST_RUN;
    while run < length {
        merged.clear();
        for start in (0..length).step_by(run * 2) {
            let middle = (start + run).min(length);
            let end = (start + run * 2).min(length);
            merge(
                cx,
                &pairs[start..middle],
                &pairs[middle..end],
                &mut merged,
                reverse,
            )?;
        }
        std::mem::swap(pairs, &mut merged);
        run *= 2;
    }
    Ok(())
}

fn merge(
    cx: &Cx,
    left: &[(Value, Value)],
    right: &[(Value, Value)],
    out: &mut Vec<(Value, Value)>,
    reverse: bool,
) -> Result<(), Refusal> {
    let (mut i, mut j) = (0, 0);
    if let (Some(last), Some(first)) = (left.last(), right.first())
        && !goes_before(cx, first.0, last.0, reverse)?
    {
        out.extend_from_slice(left);
        out.extend_from_slice(right);
        return Ok(());
    }
    while i < left.len() && j < right.len() {
        if goes_before(cx, right[j].0, left[i].0, reverse)? {
            out.push(right[j]);
            j += 1;
        } else {
            out.push(left[i]);
            i += 1;
        }
    }
    out.extend_from_slice(&left[i..]);
    out.extend_from_slice(&right[j..]);
    Ok(())
}

/// Whether `later`, which stood behind `earlier`, must go before it.
#[inline]
fn goes_before(cx: &Cx, later: Value, earlier: Value, reverse: bool) -> Result<bool, Refusal> {
    let (left, right) = if reverse {
        (earlier, later)
    } else {
        (later, earlier)
    };
    less_than(cx, left, right)
}

/// `left < right`, if no script code is needed to tell.
pub(super) fn less_than(cx: &Cx, left: Value, right: Value) -> Result<bool, Refusal> {
    if let Some(order) = Value::compare_inline(left, right) {
        return Ok(order == Ordering::Less);
    }
    if cx.is_exact(left, Builtin::Tuple)
        && cx.is_exact(right, Builtin::Tuple)
        && let (Some(a), Some(b)) = (cx.as_tuple(left), cx.as_tuple(right))
        && let Some(is_less) = tuple_less_than(cx, a, b)
    {
        return Ok(is_less);
    }
    if !cx.is_plain(left) || !cx.is_plain(right) || left.is_kind::<crate::objects::set::Set>() {
        return Err(Refusal::Script);
    }
    match cx.order(left, right) {
        Ordered::Known(order) => Ok(order == Ordering::Less),
        Ordered::Unordered => Ok(false),
        Ordered::Undefined(left, right) if cx.is_plain(left) && cx.is_plain(right) => {
            Err(Refusal::Undefined(left, right))
        }
        Ordered::Undefined(..) | Ordered::Script => Err(Refusal::Script),
        Ordered::TooDeep => Err(Refusal::TooDeep),
    }
}

/// `left < right` of tuples whose items up to the first difference are ints, floats and strings; `None` for
/// others.
#[inline]
fn tuple_less_than(cx: &Cx, left: &[Value], right: &[Value]) -> Option<bool> {
    for (a, b) in left.iter().zip(right) {
        if a.is(*b) {
            continue;
        }
        if let Some(order) = Value::compare_inline(*a, *b) {
            return Some(order == Ordering::Less);
        }
        if let (Some(a), Some(b)) = (a.as_float(), b.as_float()) {
            if a == b {
                continue;
            }
            return Some(a < b);
        }
        if !cx.is_exact(*a, Builtin::Str) || !cx.is_exact(*b, Builtin::Str) {
            return None;
        }
        match order_of_strings(&cx.heap, *a, *b) {
            Ordering::Equal => {}
            order => return Some(order == Ordering::Less),
        }
    }
    Some(left.len() < right.len())
}

/// The order of two values that are known to be strings.
#[inline]
fn order_of_strings(heap: &Heap, left: Value, right: Value) -> Ordering {
    match (left.as_gc::<Str>(), right.as_gc::<Str>()) {
        (Some(left), Some(right)) => heap.compare_text(left, right),
        _ => Ordering::Equal,
    }
}

/// The items of a list, taken out of it.
pub(crate) fn take_items(cx: &mut Cx, list: Gc<List>) -> Vec<Value> {
    std::mem::take(&mut cx.heap[list].items)
}
