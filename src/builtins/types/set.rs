//! `set` and `frozenset`

use crate::builtins::consume::{Consumer, Taken, consume, resume};
use crate::builtins::dunder::{class_argument, new_instance_of};
use crate::builtins::types::container::{self, comparisons, receiver};
use crate::bytecode::opcode::{BinaryOperator, Comparison};
use crate::heap::{Gc, Value};
use crate::native::methods;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::native::{Binding, NativeRow, TypeRow};
use crate::objects::outcome::{Answer, Outcome, Raise, Then, done};
use crate::objects::set::Set;
use crate::objects::types::Builtin;
use crate::vm::look_up::{Purpose, look_up};

pub(crate) const SET: TypeRow = TypeRow {
    builtin: Builtin::Set,
    doc: "An unordered collection of distinct hashable items.",
    construct: Some(&SET_CONSTRUCT),
    methods: SET_METHODS,
    getsets: &[],
};

pub(crate) const FROZENSET: TypeRow = TypeRow {
    builtin: Builtin::FrozenSet,
    doc: "An unordered, immutable and hashable collection of distinct hashable items.",
    construct: Some(&FROZENSET_CONSTRUCT),
    methods: FROZENSET_METHODS,
    getsets: &[],
};

static SET_CONSTRUCT: NativeRow = NativeRow::new(
    "set(iterable=?, /)",
    "An unordered collection of distinct hashable items.",
    |cx, args| {
        let set = cx.new_set();
        fill(cx, set, args[0], set.value())
    },
    Binding::StaticMethod,
);

static FROZENSET_CONSTRUCT: NativeRow = NativeRow::new(
    "frozenset(iterable=?, /)",
    "An immutable collection of distinct hashable items.",
    |cx, args| {
        let class = cx.types.get(Builtin::FrozenSet).value();
        frozenset_new(cx, &[class, args[0]])
    },
    Binding::StaticMethod,
);

const SET_METHODS: &[NativeRow] = methods! {
    /// Create and return a new object.
    static "__new__(cls, /, *args, **kwargs)" => set_new,
    /// Fill the set from an iterable.
    "__init__(self, iterable=?, /)" => init,
    /// Add an item.
    "add(self, item, /)" => add,
    /// Remove all items.
    "clear(self, /)" => clear,
    /// Remove an item if it is there.
    "discard(self, item, /)" => discard,
    /// Remove and return an item. Raises KeyError when the set is empty.
    "pop(self, /)" => pop,
    /// Remove an item. Raises KeyError when it is not there.
    "remove(self, item, /)" => remove,
    /// Add all items of the iterables.
    "update(self, /, *others)" => update,
    /// Keep only the items that are in all the iterables too.
    "intersection_update(self, /, *others)" => intersection_update,
    /// Remove the items of the iterables.
    "difference_update(self, /, *others)" => difference_update,
    /// Keep the items that are in one of the two only.
    "symmetric_difference_update(self, other, /)" => symmetric_difference_update,
    /// `self |= value`
    "__ior__(self, value, /)" => ior,
    /// `self &= value`
    "__iand__(self, value, /)" => iand,
    /// `self -= value`
    "__isub__(self, value, /)" => isub,
    /// `self ^= value`
    "__ixor__(self, value, /)" => ixor,
    /// Return a shallow copy.
    "copy(self, /)" => copy,
    /// Return the items of self and all the iterables.
    "union(self, /, *others)" => union,
    /// Return the items of self that are in all the iterables too.
    "intersection(self, /, *others)" => intersection,
    /// Return the items of self that are in none of the iterables.
    "difference(self, /, *others)" => difference,
    /// Return the items that are in one of the two only.
    "symmetric_difference(self, other, /)" => symmetric_difference,
    /// Return whether the two have nothing in common.
    "isdisjoint(self, other, /)" => isdisjoint,
    /// Return whether the other contains this set.
    "issubset(self, other, /)" => issubset,
    /// Return whether this set contains the other.
    "issuperset(self, other, /)" => issuperset,
    /// `len(self)`
    "__len__(self, /)" => container::len,
    /// `iter(self)`
    "__iter__(self, /)" => container::iter,
    /// `key in self`
    "__contains__(self, key, /)" => contains,
    /// `self & value`
    "__and__(self, value, /)" => and,
    /// `value & self`
    "__rand__(self, value, /)" => rand,
    /// `self | value`
    "__or__(self, value, /)" => or,
    /// `value | self`
    "__ror__(self, value, /)" => ror,
    /// `self - value`
    "__sub__(self, value, /)" => sub,
    /// `value - self`
    "__rsub__(self, value, /)" => rsub,
    /// `self ^ value`
    "__xor__(self, value, /)" => xor,
    /// `value ^ self`
    "__rxor__(self, value, /)" => rxor,
    /// `self == value`
    "__eq__(self, value, /)" => eq,
    /// `self != value`
    "__ne__(self, value, /)" => ne,
    /// `self < value`
    "__lt__(self, value, /)" => lt,
    /// `self <= value`
    "__le__(self, value, /)" => le,
    /// `self > value`
    "__gt__(self, value, /)" => gt,
    /// `self >= value`
    "__ge__(self, value, /)" => ge,
    /// `repr(self)`
    "__repr__(self, /)" => container::repr,
    /// `set[int]` for annotations.
    class "__class_getitem__(cls, item, /)" => super::alias::class_getitem,
};

const FROZENSET_METHODS: &[NativeRow] = methods! {
    /// Create and return a new object.
    static "__new__(cls, iterable=?, /)" => frozenset_new,
    /// `hash(self)`
    "__hash__(self, /)" => container::hash,
    /// Return the set itself, which never changes.
    "copy(self, /)" => copy,
    /// Return the items of self and all the iterables.
    "union(self, /, *others)" => union,
    /// Return the items of self that are in all the iterables too.
    "intersection(self, /, *others)" => intersection,
    /// Return the items of self that are in none of the iterables.
    "difference(self, /, *others)" => difference,
    /// Return the items that are in one of the two only.
    "symmetric_difference(self, other, /)" => symmetric_difference,
    /// Return whether the two have nothing in common.
    "isdisjoint(self, other, /)" => isdisjoint,
    /// Return whether the other contains this set.
    "issubset(self, other, /)" => issubset,
    /// Return whether this set contains the other.
    "issuperset(self, other, /)" => issuperset,
    /// `len(self)`
    "__len__(self, /)" => container::len,
    /// `iter(self)`
    "__iter__(self, /)" => container::iter,
    /// `key in self`
    "__contains__(self, key, /)" => contains,
    /// `self & value`
    "__and__(self, value, /)" => and,
    /// `value & self`
    "__rand__(self, value, /)" => rand,
    /// `self | value`
    "__or__(self, value, /)" => or,
    /// `value | self`
    "__ror__(self, value, /)" => ror,
    /// `self - value`
    "__sub__(self, value, /)" => sub,
    /// `value - self`
    "__rsub__(self, value, /)" => rsub,
    /// `self ^ value`
    "__xor__(self, value, /)" => xor,
    /// `value ^ self`
    "__rxor__(self, value, /)" => rxor,
    /// `self == value`
    "__eq__(self, value, /)" => eq,
    /// `self != value`
    "__ne__(self, value, /)" => ne,
    /// `self < value`
    "__lt__(self, value, /)" => lt,
    /// `self <= value`
    "__le__(self, value, /)" => le,
    /// `self > value`
    "__gt__(self, value, /)" => gt,
    /// `self >= value`
    "__ge__(self, value, /)" => ge,
    /// `repr(self)`
    "__repr__(self, /)" => container::repr,
    /// `frozenset[int]` for annotations.
    class "__class_getitem__(cls, item, /)" => super::alias::class_getitem,
};

fn compare_by_prelude(
    cx: &mut Cx,
    comparison: Comparison,
    left: Value,
    right: Value,
) -> Result<Outcome, Raise> {
    container::by_prelude(cx, "set_compare", comparison, left, right)
}

comparisons! { Set, compare_by_prelude; eq Eq; ne Ne; lt Lt; le Le; gt Gt; ge Ge; }

fn this(cx: &mut Cx, args: &[Value], method: &str) -> Result<Gc<Set>, Raise> {
    receiver(cx, args[0], Builtin::Set, method)
}

// ---- making and filling ----

fn set_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let base = cx.types.get(Builtin::Set);
    let class = class_argument(cx, args[0], base)?;
    done(new_instance_of(cx, class, Set::new))
}

fn init(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let set = this(cx, args, "__init__")?;
    cx.heap[set].clear();
    fill(cx, set, args[1], Value::NONE)
}

fn frozenset_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let base = cx.types.get(Builtin::FrozenSet);
    let class = class_argument(cx, args[0], base)?;
    if class == base && cx.is_exact(args[1], Builtin::FrozenSet) {
        return done(args[1]);
    }
    let set = new_instance_of(cx, class, Set::new);
    let target = set.as_gc::<Set>().expect("it was made so");
    fill(cx, target, args[1], set)
}

/// Adds the items of an iterable (Undef: none) and gives `result`.
fn fill(cx: &mut Cx, set: Gc<Set>, iterable: Value, result: Value) -> Result<Outcome, Raise> {
    let Some(iterable) = iterable.defined() else {
        return done(result);
    };
    if !cx.overrides(iterable).has_iter {
        if let Some(other) = iterable.as_gc::<Set>()
            && cx.heap[set].is_fresh()
            && other != set
        {
            let header = cx.heap[set].header;
            let mut copy = cx.heap[other].duplicate(header.shape);
            copy.header = header;
            cx.heap.charge(copy.positions() * 24);
            cx.heap[set] = copy;
            return done(result);
        }
        if iterable.is_kind::<Set>() || iterable.is_kind::<Dict>() {
            return if add_hashed(cx, set, iterable)? {
                done(result)
            } else {
                cx.call_prelude("set_fill_hashed", &[set.value(), iterable, result])
            };
        }
    }
    consume::<Fill>(cx, iterable, &[set.value(), result])
}

/// Adds the items of a set or the keys of a dict, whose hashes are known; false when script code must
/// compare them.
fn add_hashed(cx: &mut Cx, set: Gc<Set>, from: Value) -> Result<bool, Raise> {
    let items = hashed_items(cx, from);
    cx.heap[set].make_room(items.len());
    for (hash, item) in items {
        match cx.set_find_hashed(set, hash, item)? {
            Answer::Known((_, Some(_))) => {}
            Answer::Known((_, None)) => cx.set_insert(set, hash, item)?,
            Answer::Script => return Ok(false),
        }
    }
    Ok(true)
}

fn hashed_items(cx: &Cx, from: Value) -> Vec<(u64, Value)> {
    if let Some(set) = from.as_gc::<Set>() {
        return cx.heap[set].iter().collect();
    }
    match from.as_gc::<Dict>() {
        Some(dict) => cx.heap[dict]
            .iter()
            .map(|entry| (entry.hash, entry.key))
            .collect(),
        None => Vec::new(),
    }
}

/// Adds items; kept are the set and the result.
struct Fill;

static FILL: Then = Then {
    name: "set.fill",
    resume: resume::<Fill>,
    catches: false,
};

impl Consumer for Fill {
    const THEN: &'static Then = &FILL;

    #[inline]
    fn take(cx: &mut Cx, kept: &mut [Value], item: Value) -> Result<Taken, Raise> {
        let set = kept[1].as_gc::<Set>().expect("natives fill sets");
        if let Answer::Known(_) = cx.set_add(set, item)? {
            return Ok(Taken::More);
        }
        let rest = cx.call_prelude("set_fill_rest", &[kept[1], item, kept[0], kept[2]])?;
        Ok(Taken::Enough(rest))
    }

    fn finish(_cx: &mut Cx, kept: &[Value]) -> Result<Outcome, Raise> {
        done(kept[2])
    }
}

fn copy(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if cx.is_exact(args[0], Builtin::FrozenSet) {
        return done(args[0]);
    }
    let set = this(cx, args, "copy")?;
    done(duplicate(cx, set))
}

/// A plain set or frozenset with the same items.
fn duplicate(cx: &mut Cx, set: Gc<Set>) -> Gc<Set> {
    let is_frozen = cx.is_instance(set.value(), Builtin::FrozenSet);
    let builtin = if is_frozen {
        Builtin::FrozenSet
    } else {
        Builtin::Set
    };
    let copy = cx.heap[set].duplicate(builtin.shape());
    cx.heap.charge(copy.positions() * 24);
    cx.heap.alloc(copy)
}

// ---- items ----

pub(crate) fn add(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let set = this(cx, args, "add")?;
    match cx.set_add(set, args[1])? {
        Answer::Known(_) => done(Value::NONE),
        Answer::Script => look_up(cx, Purpose::Add, args[0], args[1], Value::UNDEF),
    }
}

fn clear(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let set = this(cx, args, "clear")?;
    cx.heap[set].clear();
    done(Value::NONE)
}

pub(crate) fn discard(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let set = this(cx, args, "discard")?;
    let item = cx.hashable_member(args[1]);
    match cx.set_discard(set, item)? {
        Answer::Known(_) => done(Value::NONE),
        Answer::Script => look_up(cx, Purpose::Discard, args[0], item, Value::UNDEF),
    }
}

fn remove(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let set = this(cx, args, "remove")?;
    let item = cx.hashable_member(args[1]);
    match cx.set_discard(set, item)? {
        Answer::Known(true) => done(Value::NONE),
        Answer::Known(false) => Err(cx.key_error(args[1])),
        Answer::Script => look_up(cx, Purpose::Remove, args[0], item, args[1]),
    }
}

fn pop(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let set = this(cx, args, "pop")?;
    match cx.heap[set].pop() {
        Some(item) => done(item),
        None => {
            let message = cx.new_str("pop from an empty set");
            Err(cx.key_error(message))
        }
    }
}

fn contains(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let set = this(cx, args, "__contains__")?;
    let item = cx.hashable_member(args[1]);
    match cx.set_contains(set, item)? {
        Answer::Known(found) => done(found),
        Answer::Script => look_up(cx, Purpose::Contains, args[0], item, Value::UNDEF),
    }
}

// ---- algebra ----

/// An operand as a set of the machine's own: a set as it is, the items of any other native iterable.
/// `Script`: the prelude must walk it.
fn operand(cx: &mut Cx, value: Value) -> Result<Answer<Gc<Set>>, Raise> {
    if !cx.overrides(value).has_iter {
        if let Some(set) = value.as_gc::<Set>() {
            return Ok(Answer::Known(set));
        }
        if value.is_kind::<Dict>() {
            let set = cx.new_set();
            return Ok(if add_hashed(cx, set, value)? {
                Answer::Known(set)
            } else {
                Answer::Script
            });
        }
    }
    // An iterator that was walked in vain could not be walked again.
    let Answer::Known(items) = cx.collect_values(value)? else {
        return Ok(Answer::Script);
    };
    let set = cx.new_set();
    for item in items {
        if cx.set_add(set, item)? == Answer::Script {
            return Ok(Answer::Script);
        }
    }
    Ok(Answer::Known(set))
}

/// A method that takes any iterables: natively as long as possible, else by the prelude's function, which
/// gets the set and the iterables that are left as a tuple.
fn fold(
    cx: &mut Cx,
    result: Gc<Set>,
    operator: BinaryOperator,
    others: &[Value],
    prelude: &'static str,
) -> Result<Outcome, Raise> {
    let mut result = result;
    for (index, other) in others.iter().enumerate() {
        let iterator_to_keep = keep_iterable(cx, *other)?;
        let combined = match operand(cx, iterator_to_keep)? {
            Answer::Known(other) => cx.algebra(operator, result.value(), other.value())?,
            Answer::Script => Answer::Script,
        };
        match combined {
            Answer::Known(value) => result = value.as_gc::<Set>().expect("set algebra gives sets"),
            Answer::Script => {
                let mut rest = vec![iterator_to_keep];
                rest.extend_from_slice(&others[index + 1..]);
                let rest = cx.new_tuple(&rest);
                return cx.call_prelude(prelude, &[result.value(), rest]);
            }
        }
    }
    done(result)
}

/// An iterator that can be walked natively as a tuple of its items, so that nothing is lost when the
/// prelude must begin again; any other value as it is.
fn keep_iterable(cx: &mut Cx, value: Value) -> Result<Value, Raise> {
    if value.is_kind::<crate::objects::iterator::Iterator>()
        && let Answer::Known(items) = cx.collect_values(value)?
    {
        return Ok(cx.new_tuple(&items));
    }
    Ok(value)
}

fn union(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let set = this(cx, args, "union")?;
    let start = duplicate(cx, set);
    fold(cx, start, BinaryOperator::Or, &args[1..], "set_union")
}

fn intersection(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let set = this(cx, args, "intersection")?;
    let start = duplicate(cx, set);
    fold(cx, start, BinaryOperator::And, &args[1..], "set_intersection")
}

fn difference(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let set = this(cx, args, "difference")?;
    let start = duplicate(cx, set);
    fold(cx, start, BinaryOperator::Subtract, &args[1..], "set_difference")
}

fn symmetric_difference(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let set = this(cx, args, "symmetric_difference")?;
    let start = duplicate(cx, set);
    fold(
        cx,
        start,
        BinaryOperator::Xor,
        &args[1..2],
        "set_symmetric_difference",
    )
}

fn update(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let set = this(cx, args, "update")?;
    match args.len() {
        1 => done(Value::NONE),
        2 => fill(cx, set, args[1], Value::NONE),
        _ => {
            let others = cx.new_tuple(&args[1..]);
            cx.call_prelude("set_update", &[args[0], others])
        }
    }
}

/// The in-place forms replace the set's items by those of the computed set.
fn change(
    cx: &mut Cx,
    args: &[Value],
    operator: BinaryOperator,
    prelude: &'static str,
) -> Result<Outcome, Raise> {
    let set = this(cx, args, prelude)?;
    let mut result = duplicate(cx, set);
    for (index, other) in args[1..].iter().enumerate() {
        let other = keep_iterable(cx, *other)?;
        let combined = match operand(cx, other)? {
            Answer::Known(other) => cx.algebra(operator, result.value(), other.value())?,
            Answer::Script => Answer::Script,
        };
        match combined {
            Answer::Known(value) => result = value.as_gc::<Set>().expect("set algebra gives sets"),
            Answer::Script => {
                let mut rest = vec![other];
                rest.extend_from_slice(&args[index + 2..]);
                let rest = cx.new_tuple(&rest);
                let symbol = symbol_of(cx, operator);
                // Script code sees what was done to the set so far; an intersection replaces it in the end.
                let so_far = match (operator, index) {
                    (BinaryOperator::And, 0) => args[0],
                    (BinaryOperator::And, _) => result.value(),
                    _ => {
                        replace(cx, set, result);
                        args[0]
                    }
                };
                return cx.call_prelude("set_change", &[args[0], so_far, rest, symbol]);
            }
        }
    }
    replace(cx, set, result);
    done(Value::NONE)
}

fn symbol_of(cx: &mut Cx, operator: BinaryOperator) -> Value {
    cx.new_str(match operator {
        BinaryOperator::And => "&",
        BinaryOperator::Subtract => "-",
        BinaryOperator::Xor => "^",
        _ => "|",
    })
}

/// Gives `set` the items of `with`.
pub(crate) fn replace(cx: &mut Cx, set: Gc<Set>, with: Gc<Set>) {
    let header = cx.heap[set].header;
    let mut items = cx.heap[with].duplicate(header.shape);
    items.header = header;
    cx.heap[set] = items;
}

fn intersection_update(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    change(cx, args, BinaryOperator::And, "intersection_update")
}

fn difference_update(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    change(cx, args, BinaryOperator::Subtract, "difference_update")
}

fn symmetric_difference_update(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    change(cx, args, BinaryOperator::Xor, "symmetric_difference_update")
}

macro_rules! operators {
    ($($direct:ident $reflected:ident $inplace:ident $operator:ident $symbol:literal;)*) => {$(
        fn $direct(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
            operate(cx, BinaryOperator::$operator, $symbol, args[0], args[1])
        }
        fn $reflected(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
            operate(cx, BinaryOperator::$operator, $symbol, args[1], args[0])
        }
        fn $inplace(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
            operate_in_place(cx, BinaryOperator::$operator, $symbol, args)
        }
    )*};
}

operators! {
    and rand iand And "&";
    or ror ior Or "|";
    sub rsub isub Subtract "-";
    xor rxor ixor Xor "^";
}

fn operate(
    cx: &mut Cx,
    operator: BinaryOperator,
    symbol: &str,
    left: Value,
    right: Value,
) -> Result<Outcome, Raise> {
    if !left.is_kind::<Set>() || !right.is_kind::<Set>() {
        return done(Value::NOT_IMPLEMENTED);
    }
    let (left, right) = (cx.payload(left), cx.payload(right));
    match cx.algebra(operator, left, right)? {
        Answer::Known(result) => done(result),
        Answer::Script => {
            let symbol = cx.new_str(symbol);
            cx.call_prelude("set_operation", &[symbol, left, right])
        }
    }
}

fn operate_in_place(
    cx: &mut Cx,
    operator: BinaryOperator,
    symbol: &str,
    args: &[Value],
) -> Result<Outcome, Raise> {
    let set = this(cx, args, "__ior__")?;
    if !args[1].is_kind::<Set>() {
        return done(Value::NOT_IMPLEMENTED);
    }
    let (left, right) = (cx.payload(args[0]), cx.payload(args[1]));
    match cx.algebra(operator, left, right)? {
        Answer::Known(result) => {
            let result = result.as_gc::<Set>().expect("set algebra gives sets");
            replace(cx, set, result);
            done(args[0])
        }
        Answer::Script => {
            let symbol = cx.new_str(symbol);
            cx.call_prelude("set_inplace", &[args[0], symbol, right])
        }
    }
}

// ---- tests ----

fn isdisjoint(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let set = this(cx, args, "isdisjoint")?;
    if let Some(found) = first_of_sequence(cx, set, args[1], true)? {
        return done(!found);
    }
    let other = keep_iterable(cx, args[1])?;
    if let Answer::Known(items) = operand(cx, other)? {
        let mut is_known = true;
        for (hash, item) in hashed_items(cx, items.value()) {
            match cx.set_find_hashed(set, hash, item)? {
                Answer::Known((_, Some(_))) => return done(false),
                Answer::Known((_, None)) => {}
                Answer::Script => is_known = false,
            }
        }
        if is_known {
            return done(true);
        }
    }
    cx.call_prelude("are_disjoint", &[args[0], other])
}

/// Whether a list or tuple has an item that the set has, or (`wanted` is false) has not: items behind the first such
/// are not even hashed. `None` where it is neither, or script code has to be asked.
fn first_of_sequence(cx: &mut Cx, set: Gc<Set>, other: Value, wanted: bool) -> Result<Option<bool>, Raise> {
    if !cx.is_exact(other, Builtin::List) && !cx.is_exact(other, Builtin::Tuple) {
        return Ok(None);
    }
    let mut index = 0;
    while let Some(item) = cx
        .items_of_sequence(other)
        .and_then(|items| items.get(index).copied())
    {
        match cx.set_contains(set, item)? {
            Answer::Known(found) if found == wanted => return Ok(Some(true)),
            Answer::Known(_) => index += 1,
            Answer::Script => return Ok(None),
        }
    }
    cx.charge_fuel(index);
    Ok(Some(false))
}

fn issubset(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let set = this(cx, args, "issubset")?;
    let other = keep_iterable(cx, args[1])?;
    if let Answer::Known(larger) = operand(cx, other)?
        && let Some(is_subset) = cx.is_subset(set, larger)
    {
        return done(is_subset);
    }
    cx.call_prelude("set_issubset", &[args[0], other])
}

fn issuperset(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let set = this(cx, args, "issuperset")?;
    if let Some(found) = first_of_sequence(cx, set, args[1], false)? {
        return done(!found);
    }
    if !args[1].is_kind::<Set>() {
        return cx.call_prelude("set_issuperset", args);
    }
    let other = keep_iterable(cx, args[1])?;
    if let Answer::Known(smaller) = operand(cx, other)?
        && let Some(is_superset) = cx.is_subset(smaller, set)
    {
        return done(is_superset);
    }
    cx.call_prelude("set_issuperset", &[args[0], other])
}
