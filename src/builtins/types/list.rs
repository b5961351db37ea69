//! `list`

use crate::builtins::consume::{Consumer, Taken, collected, consume_as_list, resume};
use crate::builtins::dunder::{call_special, class_argument, new_instance_of};
use crate::builtins::iterables::append;
use crate::builtins::sorting;
use crate::builtins::types::container::{self, comparisons, receiver};
use crate::heap::{Gc, Header, Value};
use crate::native::methods;
use crate::objects::cx::Cx;
use crate::objects::equality::Equality;
use crate::objects::kernel::slice::position_of;
use crate::objects::native::{Binding, NativeRow, TypeRow};
use crate::objects::outcome::{Answer, Outcome, Raise, Then, done};
use crate::objects::sequence::List;
use crate::objects::types::Builtin;
use crate::vm::compare_sequences::compare_sequences;

pub(crate) const TYPE: TypeRow = TypeRow {
    builtin: Builtin::List,
    doc: "A mutable sequence.\n\nWithout an argument, a new empty list; else one of the items of the iterable.",
    construct: Some(&CONSTRUCT),
    methods: METHODS,
    getsets: &[],
};

static CONSTRUCT: NativeRow = NativeRow::new(
    "list(iterable=?, /)",
    "A mutable sequence.",
    construct,
    Binding::StaticMethod,
);

const METHODS: &[NativeRow] = methods! {
    /// Create and return a new object.
    static "__new__(cls, /, *args, **kwargs)" => new,
    /// Fill the list from an iterable.
    "__init__(self, iterable=?, /)" => init,
    /// Append an object to the end.
    "append(self, object, /)" => list_append,
    /// Remove all items.
    "clear(self, /)" => clear,
    /// Return a shallow copy.
    "copy(self, /)" => copy,
    /// Return how often a value occurs.
    "count(self, value, /)" => container::count,
    /// Append the items of an iterable.
    "extend(self, iterable, /)" => extend,
    /// Return the first index of a value. Raises ValueError when it is not present.
    "index(self, value, start=?, stop=?, /)" => container::index,
    /// Insert an object before an index.
    "insert(self, index, object, /)" => insert,
    /// Remove and return the item at an index, the last by default. Raises IndexError when there is none.
    "pop(self, index=-1, /)" => pop,
    /// Remove the first occurrence of a value. Raises ValueError when it is not present.
    "remove(self, value, /)" => remove,
    /// Reverse in place.
    "reverse(self, /)" => reverse,
    /// Sort in place, ascending. The sort is stable; a key function is called once for each item.
    "sort(self, /, *, key=None, reverse=False)" => sort,
    /// `len(self)`
    "__len__(self, /)" => container::len,
    /// `iter(self)`
    "__iter__(self, /)" => container::iter,
    /// `reversed(self)`
    "__reversed__(self, /)" => reversed,
    /// `key in self`
    "__contains__(self, key, /)" => container::contains,
    /// `self[key]`
    "__getitem__(self, key, /)" => container::getitem,
    /// `self[key] = value`
    "__setitem__(self, key, value, /)" => container::setitem,
    /// `del self[key]`
    "__delitem__(self, key, /)" => container::delitem,
    /// `self + value`
    "__add__(self, value, /)" => container::add,
    /// `self += value`
    "__iadd__(self, value, /)" => iadd,
    /// `self * value`
    "__mul__(self, value, /)" => container::mul,
    /// `value * self`
    "__rmul__(self, value, /)" => container::mul,
    /// `self *= value`
    "__imul__(self, value, /)" => imul,
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
    /// `list[int]` for annotations.
    class "__class_getitem__(cls, item, /)" => super::alias::class_getitem,
};

comparisons! { List, compare_sequences; eq Eq; ne Ne; lt Lt; le Le; gt Gt; ge Ge; }

fn this(cx: &mut Cx, args: &[Value], method: &str) -> Result<Gc<List>, Raise> {
    receiver(cx, args[0], Builtin::List, method)
}

// ---- making ----

fn construct(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(iterable) = args[0].defined() else {
        return done(cx.new_list(Vec::new()));
    };
    match collected(cx, iterable)? {
        Answer::Known(items) => done(cx.new_list(items)),
        Answer::Script => {
            let list = cx.new_list(Vec::new());
            consume_as_list::<Fill>(cx, iterable, &[list, list])
        }
    }
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let base = cx.types.get(Builtin::List);
    let class = class_argument(cx, args[0], base)?;
    done(new_instance_of(cx, class, |shape| List {
        header: Header::new(shape),
        items: Vec::new(),
    }))
}

fn init(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = this(cx, args, "__init__")?;
    cx.heap[list].items.clear();
    match args[1].defined() {
        Some(iterable) => extend_with(cx, list, iterable, Value::NONE),
        None => done(Value::NONE),
    }
}

/// Appends the items of an iterable; kept are the list and the result.
struct Fill;

static FILL: Then = Then {
    name: "list.fill",
    resume: resume::<Fill>,
    catches: false,
};

impl Consumer for Fill {
    const THEN: &'static Then = &FILL;

    #[inline]
    fn take(cx: &mut Cx, kept: &mut [Value], item: Value) -> Result<Taken, Raise> {
        append(cx, kept[1], item)?;
        Ok(Taken::More)
    }

    fn finish(_cx: &mut Cx, kept: &[Value]) -> Result<Outcome, Raise> {
        done(kept[2])
    }
}

fn extend_with(cx: &mut Cx, list: Gc<List>, iterable: Value, result: Value) -> Result<Outcome, Raise> {
    match collected(cx, iterable)? {
        Answer::Known(items) => {
            cx.heap.charge(items.len() * size_of::<Value>());
            cx.heap[list].items.extend_from_slice(&items);
            done(result)
        }
        Answer::Script => consume_as_list::<Fill>(cx, iterable, &[list.value(), result]),
    }
}

// ---- methods ----

fn list_append(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = this(cx, args, "append")?;
    let items = &mut cx.heap[list].items;
    if items.len() == items.capacity() {
        let bytes = items.len().max(4) * size_of::<Value>();
        cx.heap.charge(bytes);
        cx.check_memory(bytes)?;
    }
    cx.heap[list].items.push(args[1]);
    done(Value::NONE)
}

fn clear(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = this(cx, args, "clear")?;
    let items = std::mem::take(&mut cx.heap[list].items);
    cx.drop_from_the_end(items);
    done(Value::NONE)
}

fn copy(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = this(cx, args, "copy")?;
    let items = cx.heap[list].items.clone();
    done(cx.new_list(items))
}

fn extend(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = this(cx, args, "extend")?;
    extend_with(cx, list, args[1], Value::NONE)
}

fn iadd(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = this(cx, args, "__iadd__")?;
    extend_with(cx, list, args[1], args[0])
}

fn imul(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = this(cx, args, "__imul__")?;
    let name = cx.names.index;
    if cx.int_ref(args[1]).is_none() && cx.dunder(args[1], name).is_none() {
        return done(Value::NOT_IMPLEMENTED);
    }
    match cx.as_size(args[1])? {
        Answer::Known(count) => {
            let repeated = cx.repeat(args[0], count)?;
            if let Some(repeated) = repeated.as_gc::<List>() {
                cx.heap[list].items = std::mem::take(&mut cx.heap[repeated].items);
            }
            done(args[0])
        }
        Answer::Script => cx.call_prelude("list_imul", args),
    }
}

fn insert(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = this(cx, args, "insert")?;
    let Some(index) = cx.clamped_int(args[1]) else {
        let name = cx.names.index;
        let kept = [args[0], args[2]];
        return match call_special(cx, args[1], name, &[], Some((&INSERT, 0, &kept))) {
            Some(outcome) => outcome,
            None => Err(cx.not_an_index(args[1])),
        };
    };
    cx.heap.charge(size_of::<Value>());
    let items = &mut cx.heap[list].items;
    let length = items.len() as i64;
    let position = if index < 0 {
        index.saturating_add(length).max(0)
    } else {
        index.min(length)
    };
    items.insert(position as usize, args[2]);
    cx.charge_fuel((length - position) as usize / 64);
    done(Value::NONE)
}

static INSERT: Then = Then {
    name: "list.insert",
    resume: |cx, kept, resumed| insert(cx, &[kept.values[0], resumed.value(), kept.values[1]]),
    catches: false,
};

fn pop(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = this(cx, args, "pop")?;
    if args[1].is(Value::small_int(-1))
        && let Some(item) = cx.heap[list].items.pop()
    {
        return done(item);
    }
    let Some(index) = cx.clamped_int(args[1]) else {
        let name = cx.names.index;
        return match call_special(cx, args[1], name, &[], Some((&POP, 0, &args[..1]))) {
            Some(outcome) => outcome,
            None => Err(cx.not_an_index(args[1])),
        };
    };
    let items = &mut cx.heap[list].items;
    if items.is_empty() {
        return Err(cx.index_error("pop from empty list"));
    }
    match position_of(index, items.len()) {
        Some(position) => {
            let item = items.remove(position);
            let moved = items.len() - position;
            cx.charge_fuel(moved / 64);
            done(item)
        }
        None => Err(cx.index_error("pop index out of range")),
    }
}

static POP: Then = Then {
    name: "list.pop",
    resume: |cx, kept, resumed| pop(cx, &[kept.values[0], resumed.value()]),
    catches: false,
};

fn remove(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = this(cx, args, "remove")?;
    match cx.redoable(|cx| cx.position_among(&cx.heap[list].items, args[1])) {
        Ok(Some(position)) => {
            cx.heap[list].items.remove(position);
            done(Value::NONE)
        }
        Ok(None) => Err(cx.value_error("list.remove(x): x not in list")),
        Err(Equality::TooDeep) => Err(cx.raise(
            Builtin::RecursionError,
            "maximum recursion depth exceeded in comparison",
        )),
        Err(_) => cx.call_prelude("list_remove", args),
    }
}

fn reverse(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = this(cx, args, "reverse")?;
    cx.heap[list].items.reverse();
    done(Value::NONE)
}

fn reversed(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    this(cx, args, "__reversed__")?;
    let iterator = super::iterators::reverse_native(cx, args[0])?;
    done(iterator.expect("a list is reversed natively"))
}

fn sort(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = this(cx, args, "sort")?;
    let (key, reverse) = (args[1], args[2]);
    if key.is_none() && sorting::sort_plain(cx, list.value(), reverse)?.is_some() {
        return done(Value::NONE);
    }
    cx.call_prelude("list_sort", &[args[0], key, reverse])
}
