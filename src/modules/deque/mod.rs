//! `_collections`: the double-ended queue under `collections.deque`, and the fast part of `Counter`.
//!
//! What meets script code (an item's `__eq__`, an iterable that is no list) goes on in `stdlib/collections/_deque`.

mod arithmetic;
mod compare;
mod iterator;

use arithmetic::{add, add_in_place, multiply, multiply_in_place};
use compare::{
    contains, count, equal, greater, greater_or_equal, index, less, less_or_equal, not_equal, remove, repr,
};
use iterator::{ITERATOR_METHODS, iterate, iterate_reversed};
use std::collections::VecDeque;

use crate::heap::{Gc, Header, Tracer, Value};
use crate::modules::new_native_class;
use crate::modules::table::ModuleRow;
use crate::native::convert::argument;
use crate::native::{getsets, methods};
use crate::objects::class::{Class, Collection};
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::native::{Binding, GetSetRow, NativeRow};
use crate::objects::opaque::{Opaque, OpaqueState};
use crate::objects::outcome::{Answer, Outcome, Raise, done};
use crate::objects::sequence::Range;
use crate::objects::types::Builtin;

pub(super) const MODULE: ModuleRow = ModuleRow {
    name: "_collections",
    doc: "The double-ended queue of collections.",
    functions: crate::modules::counting::FUNCTIONS,
    install: Some(install),
};

#[derive(Default)]
struct DequeState {
    items: VecDeque<Value>,
    limit: Option<usize>,
    /// Counts changes of the length or order, so that iterators notice.
    changes: u64,
}

impl OpaqueState for DequeState {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.items.iter().for_each(|item| tracer.value(*item));
    }

    fn external_bytes(&self) -> usize {
        size_of::<DequeState>() + self.items.capacity() * size_of::<Value>()
    }
}

const METHODS: &[NativeRow] = methods! {
    /// An empty deque; `__init__` fills it.
    static "__new__(cls, /, *args, **kwargs)" => new,
    /// Start again with the items of an iterable and a limit on the length.
    "__init__(self, iterable=?, maxlen=None)" => init,
    /// Add an item at the right end.
    "append(self, x, /)" => append,
    /// Add an item at the left end.
    "appendleft(self, x, /)" => append_left,
    /// Remove all items.
    "clear(self)" => clear,
    /// A shallow copy.
    "copy(self)" => copy,
    /// A shallow copy.
    "__copy__(self)" => copy,
    /// How many items equal x.
    "count(self, x, /)" => count,
    /// Add the items of an iterable at the right end.
    "extend(self, iterable, /)" => extend,
    /// Add the items of an iterable at the left end, one after the other.
    "extendleft(self, iterable, /)" => extend_left,
    /// The first position of x. Raises ValueError when it is absent.
    "index(self, x, start=0, stop=?, /)" => index,
    /// Put x before position i. Raises IndexError when the deque is full.
    "insert(self, i, x, /)" => insert,
    /// Remove and return the rightmost item. Raises IndexError when there is none.
    "pop(self)" => pop,
    /// Remove and return the leftmost item. Raises IndexError when there is none.
    "popleft(self)" => pop_left,
    /// Remove the first item that equals x. Raises ValueError when it is absent.
    "remove(self, x, /)" => remove,
    /// Turn the order around.
    "reverse(self)" => reverse,
    /// Move n items from the right end to the left one; the other way when n is negative.
    "rotate(self, n=1, /)" => rotate,
    /// len(self).
    "__len__(self, /)" => length,
    /// self[index].
    "__getitem__(self, index, /)" => get_item,
    /// self[index] = value.
    "__setitem__(self, index, value, /)" => set_item,
    /// del self[index].
    "__delitem__(self, index, /)" => delete_item,
    /// x in self.
    "__contains__(self, x, /)" => contains,
    /// iter(self).
    "__iter__(self, /)" => iterate,
    /// reversed(self).
    "__reversed__(self, /)" => iterate_reversed,
    /// repr(self).
    "__repr__(self, /)" => repr,
    /// self == other.
    "__eq__(self, other, /)" => equal,
    /// self != other.
    "__ne__(self, other, /)" => not_equal,
    /// self < other.
    "__lt__(self, other, /)" => less,
    /// self <= other.
    "__le__(self, other, /)" => less_or_equal,
    /// self > other.
    "__gt__(self, other, /)" => greater,
    /// self >= other.
    "__ge__(self, other, /)" => greater_or_equal,
    /// self + other.
    "__add__(self, other, /)" => add,
    /// self += iterable.
    "__iadd__(self, iterable, /)" => add_in_place,
    /// self * n.
    "__mul__(self, n, /)" => multiply,
    /// n * self.
    "__rmul__(self, n, /)" => multiply,
    /// self *= n.
    "__imul__(self, n, /)" => multiply_in_place,
    /// How to make the deque again: for copy and pickle.
    "__reduce__(self)" => reduce,
};

const ATTRIBUTES: &[GetSetRow] = getsets! {
    /// The limit on the length, or None.
    "maxlen" => limit;
};

static CONSTRUCT: NativeRow = NativeRow::new(
    "deque(iterable=?, maxlen=None)",
    "",
    construct,
    Binding::StaticMethod,
);

const CLASS: &str = "_collections.deque";
const ITERATOR_CLASS: &str = "_collections.deque_iterator";

fn install(cx: &mut Cx, namespace: Gc<Dict>) {
    let doc = "deque([iterable[, maxlen]]) --> deque object\n\nA list-like sequence optimized for data accesses near its endpoints.";
    let class = new_native_class(
        cx,
        "collections",
        "deque",
        doc,
        Builtin::Object,
        METHODS,
        ATTRIBUTES,
    );
    cx.heap[class].construct = Some(&CONSTRUCT);
    cx.heap[class].flags.collection = Collection::Sequence;
    let members = cx.heap[class].namespace;
    cx.set_interned(members, cx.names.hash, Value::NONE);
    cx.register(CLASS, class.value());
    cx.set_name(namespace, "deque", class.value());
    let iterator = new_native_class(
        cx,
        "_collections",
        "_deque_iterator",
        "",
        Builtin::Object,
        ITERATOR_METHODS,
        &[],
    );
    cx.register(ITERATOR_CLASS, iterator.value());
}

fn class_of_deques(cx: &Cx) -> Gc<Class> {
    let class = cx.registered(CLASS).and_then(|class| class.as_gc());
    class.expect("the class is made before its instances")
}

fn new_deque(cx: &mut Cx, class: Gc<Class>, items: VecDeque<Value>, limit: Option<usize>) -> Value {
    cx.heap.charge(items.capacity() * size_of::<Value>());
    let shape = cx.instance_shape(class);
    let state = Box::new(DequeState {
        items,
        limit,
        changes: 0,
    });
    let header = Header::new(shape);
    let object = Opaque { header, state };
    match cx.heap[class].flags.has_dict {
        true => cx.heap.alloc_extended(object, Value::UNDEF).value(),
        false => cx.heap.alloc(object).value(),
    }
}

fn receiver(cx: &mut Cx, value: Value) -> Result<Gc<Opaque>, Raise> {
    if let Some(object) = value.as_gc::<Opaque>()
        && cx.heap[object].state::<DequeState>().is_some()
    {
        return Ok(object);
    }
    let name = cx.type_name(value).to_owned();
    Err(cx.type_error(format!(
        "descriptor requires a 'collections.deque' object but received a '{name}'"
    )))
}

fn is_deque(cx: &Cx, value: Value) -> bool {
    value
        .as_gc::<Opaque>()
        .is_some_and(|object| cx.heap[object].state::<DequeState>().is_some())
}

#[inline]
fn state(cx: &Cx, deque: Gc<Opaque>) -> &DequeState {
    cx.heap[deque].state().expect("the receiver was checked")
}

#[inline]
fn state_mut(cx: &mut Cx, deque: Gc<Opaque>) -> &mut DequeState {
    cx.heap[deque].state_mut().expect("the receiver was checked")
}

fn items_of(cx: &Cx, deque: Gc<Opaque>) -> Vec<Value> {
    state(cx, deque).items.iter().copied().collect()
}

/// Adds an item at the right end, dropping one at the left when the deque is full.
fn push_right(cx: &mut Cx, deque: Gc<Opaque>, item: Value) {
    cx.heap.charge(size_of::<Value>());
    let state = state_mut(cx, deque);
    state.changes += 1;
    state.items.push_back(item);
    if state.limit.is_some_and(|limit| state.items.len() > limit) {
        state.items.pop_front();
    }
}

fn push_left(cx: &mut Cx, deque: Gc<Opaque>, item: Value) {
    cx.heap.charge(size_of::<Value>());
    let state = state_mut(cx, deque);
    state.changes += 1;
    state.items.push_front(item);
    if state.limit.is_some_and(|limit| state.items.len() > limit) {
        state.items.pop_back();
    }
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(class) = cx.as_class(args[0]) else {
        return Err(cx.type_error("deque.__new__(X): X is not a type object"));
    };
    done(new_deque(cx, class, VecDeque::new(), None))
}

fn read_limit(cx: &mut Cx, value: Value) -> Result<Option<usize>, Raise> {
    if value.is_none() {
        return Ok(None);
    }
    match value.as_inline_int() {
        Some(limit) if limit >= 0 => Ok(Some(limit as usize)),
        Some(_) => Err(cx.value_error("maxlen must be non-negative")),
        None => Err(cx.type_error("an integer is required")),
    }
}

/// The module with the slow paths, in the language.
const SLOW: &str = "collections._deque";

/// The items of an iterable that cannot see that they are taken one by one: `None` for all others.
fn plain_items(cx: &mut Cx, iterable: Value) -> Result<Option<Vec<Value>>, Raise> {
    if is_deque(cx, iterable) {
        let class = cx.class_of(iterable);
        return Ok((class == class_of_deques(cx)).then(|| {
            let other = iterable.as_gc().expect("just looked at");
            items_of(cx, other)
        }));
    }
    let tables = [
        Builtin::List,
        Builtin::Tuple,
        Builtin::Set,
        Builtin::FrozenSet,
        Builtin::Dict,
        Builtin::Str,
    ];
    let is_table = tables.iter().any(|builtin| cx.is_exact(iterable, *builtin));
    // Most of a long range may be dropped at once.
    let is_range =
        iterable.is_kind::<Range>() && matches!(cx.length(iterable), Ok(Answer::Known(..0x10_0000)));
    if !is_table && !is_range {
        return Ok(None);
    }
    match cx.collect_values(iterable)? {
        Answer::Known(items) => Ok(Some(items)),
        Answer::Script => Ok(None),
    }
}

fn limited(items: Vec<Value>, limit: Option<usize>) -> VecDeque<Value> {
    let mut items = VecDeque::from(items);
    if let Some(limit) = limit
        && items.len() > limit
    {
        items.drain(..items.len() - limit);
    }
    items
}

fn construct(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let limit = read_limit(cx, args[1])?;
    let items = match args[0].is_undef() {
        true => Some(Vec::new()),
        false => plain_items(cx, args[0])?,
    };
    let class = class_of_deques(cx);
    let Some(items) = items else {
        let deque = new_deque(cx, class, VecDeque::new(), limit);
        return cx.call_library(SLOW, "fill", &[deque, args[0], deque]);
    };
    done(new_deque(cx, class, limited(items, limit), limit))
}

fn init(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    let limit = read_limit(cx, args[2])?;
    // The old items go before the iterable is asked, which may be this deque.
    let state = state_mut(cx, deque);
    state.items = VecDeque::new();
    state.limit = limit;
    state.changes += 1;
    match args[1].is_undef() {
        true => done(Value::NONE),
        false => fill(cx, deque, args[1], Value::NONE),
    }
}

fn append(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    push_right(cx, deque, args[1]);
    done(Value::NONE)
}

fn append_left(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    push_left(cx, deque, args[1]);
    done(Value::NONE)
}

fn clear(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    let state = state_mut(cx, deque);
    state.items = VecDeque::new();
    state.changes += 1;
    done(Value::NONE)
}

fn copy(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    let (items, limit) = (state(cx, deque).items.clone(), state(cx, deque).limit);
    let class = cx.class_of(args[0]);
    done(new_deque(cx, class, items, limit))
}

fn extend(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    fill(cx, deque, args[1], Value::NONE)
}

/// Adds the items of an iterable at the right end, and gives `result`.
fn fill(cx: &mut Cx, deque: Gc<Opaque>, iterable: Value, result: Value) -> Result<Outcome, Raise> {
    let Some(items) = plain_items(cx, iterable)? else {
        return cx.call_library(SLOW, "fill", &[deque.value(), iterable, result]);
    };
    for item in items {
        push_right(cx, deque, item);
    }
    done(result)
}

fn extend_left(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    let Some(items) = plain_items(cx, args[1])? else {
        return cx.call_library(SLOW, "fill_left", args);
    };
    for item in items {
        push_left(cx, deque, item);
    }
    done(Value::NONE)
}

fn pop(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    let state = state_mut(cx, deque);
    state.changes += 1;
    match state.items.pop_back() {
        Some(item) => done(item),
        None => Err(cx.index_error("pop from an empty deque")),
    }
}

fn pop_left(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    let state = state_mut(cx, deque);
    state.changes += 1;
    match state.items.pop_front() {
        Some(item) => done(item),
        None => Err(cx.index_error("pop from an empty deque")),
    }
}

fn reverse(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    // Iterators do not mind: they go on at their positions.
    state_mut(cx, deque).items.make_contiguous().reverse();
    done(Value::NONE)
}

fn rotate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    let steps = argument!(cx, args[1], Index, as_index, rotate);
    let state = state_mut(cx, deque);
    let length = state.items.len() as i64;
    if length > 1 {
        state.changes += 1;
        state.items.rotate_right(steps.rem_euclid(length) as usize);
    }
    done(Value::NONE)
}

fn length(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    done(cx.new_size(state(cx, deque).items.len()))
}

/// A position from an index that may count from the end.
fn position(cx: &mut Cx, deque: Gc<Opaque>, index: i64) -> Result<usize, Raise> {
    let length = state(cx, deque).items.len() as i64;
    let position = if index < 0 { index + length } else { index };
    match (0..length).contains(&position) {
        true => Ok(position as usize),
        false => Err(cx.index_error("deque index out of range")),
    }
}

fn get_item(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    let index = match args[1].as_inline_int() {
        Some(index) => index,
        None => {
            check_index(cx, args[1])?;
            argument!(cx, args[1], Index, as_index, get_item)
        }
    };
    let position = position(cx, deque, index)?;
    done(state(cx, deque).items[position])
}

/// Indices are integers, or what has `__index__`.
fn check_index(cx: &mut Cx, index: Value) -> Result<(), Raise> {
    let name = cx.names.index;
    if cx.int_ref(index).is_some() || cx.dunder(index, name).is_some() {
        return Ok(());
    }
    let message = format!("sequence index must be integer, not '{}'", cx.type_name(index));
    Err(cx.type_error(message))
}

fn set_item(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    check_index(cx, args[1])?;
    let index = argument!(cx, args[1], Index, as_index, set_item);
    let position = position(cx, deque, index)?;
    state_mut(cx, deque).items[position] = args[2];
    done(Value::NONE)
}

fn delete_item(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    check_index(cx, args[1])?;
    let index = argument!(cx, args[1], Index, as_index, delete_item);
    let position = position(cx, deque, index)?;
    let state = state_mut(cx, deque);
    state.changes += 1;
    state.items.remove(position);
    done(Value::NONE)
}

fn insert(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    let index = argument!(cx, args[1], Index, as_index, insert);
    let state = state_mut(cx, deque);
    let length = state.items.len();
    if state.limit.is_some_and(|limit| length >= limit) {
        return Err(cx.index_error("deque already at its maximum size"));
    }
    let position = match index < 0 {
        true => index.saturating_add(length as i64).max(0) as usize,
        false => (index as usize).min(length),
    };
    state.changes += 1;
    state.items.insert(position, args[2]);
    cx.heap.charge(size_of::<Value>());
    done(Value::NONE)
}

fn limit(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    match state(cx, deque).limit {
        Some(limit) => done(cx.new_size(limit)),
        None => done(Value::NONE),
    }
}

fn reduce(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    let items = items_of(cx, deque);
    let items = cx.new_list(items);
    let arguments = match state(cx, deque).limit {
        Some(limit) => {
            let (empty, limit) = (cx.new_tuple(&[]), cx.new_size(limit));
            cx.new_tuple(&[empty, limit])
        }
        None => cx.new_tuple(&[]),
    };
    // The items are given one by one, so that a deque may contain itself.
    let class = cx.class_of(args[0]).value();
    cx.call_library("copyreg", "_deque", &[args[0], class, arguments, items])
}
