//! `tuple`

use crate::builtins::consume::{Consumer, Taken, consume, resume};
use crate::builtins::dunder::class_argument;
use crate::builtins::iterables::append;
use crate::builtins::types::container::{self, comparisons};
use crate::heap::{Gc, Header, TailLen, Value};
use crate::native::methods;
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::native::{Binding, NativeRow, TypeRow};
use crate::objects::outcome::{Answer, Outcome, Raise, Then, done};
use crate::objects::sequence::Tuple;
use crate::objects::types::Builtin;
use crate::vm::compare_sequences::compare_sequences;

pub(crate) const TYPE: TypeRow = TypeRow {
    builtin: Builtin::Tuple,
    doc: "An immutable sequence.\n\nWithout an argument, the empty tuple; else one of the items of the iterable.",
    construct: Some(&CONSTRUCT),
    methods: METHODS,
    getsets: &[],
};

static CONSTRUCT: NativeRow = NativeRow::new(
    "tuple(iterable=?, /)",
    "An immutable sequence.",
    construct,
    Binding::StaticMethod,
);

const METHODS: &[NativeRow] = methods! {
    /// Create and return a new object.
    static "__new__(cls, iterable=?, /)" => new,
    /// Return how often a value occurs.
    "count(self, value, /)" => container::count,
    /// Return the first index of a value. Raises ValueError when it is not present.
    "index(self, value, start=?, stop=?, /)" => container::index,
    /// `len(self)`
    "__len__(self, /)" => container::len,
    /// `iter(self)`
    "__iter__(self, /)" => container::iter,
    /// `key in self`
    "__contains__(self, key, /)" => container::contains,
    /// `self[key]`
    "__getitem__(self, key, /)" => container::getitem,
    /// `self + value`
    "__add__(self, value, /)" => container::add,
    /// `self * value`
    "__mul__(self, value, /)" => container::mul,
    /// `value * self`
    "__rmul__(self, value, /)" => container::mul,
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
    /// `hash(self)`
    "__hash__(self, /)" => container::hash,
    /// `repr(self)`
    "__repr__(self, /)" => container::repr,
    /// What `copy` and `pickle` call `__new__` with.
    "__getnewargs__(self, /)" => getnewargs,
    /// `tuple[int]` for annotations.
    class "__class_getitem__(cls, item, /)" => super::alias::class_getitem,
};

comparisons! { Tuple, compare_sequences; eq Eq; ne Ne; lt Lt; le Le; gt Gt; ge Ge; }

fn construct(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if cx.is_exact(args[0], Builtin::Tuple) {
        return done(args[0]);
    }
    let class = cx.types.get(Builtin::Tuple).value();
    new(cx, &[class, args[0]])
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let base = cx.types.get(Builtin::Tuple);
    let class = class_argument(cx, args[0], base)?;
    let Some(iterable) = args[1].defined() else {
        return done(make(cx, class, &[]));
    };
    match cx.collect_values(iterable)? {
        Answer::Known(items) => done(make(cx, class, &items)),
        Answer::Script => {
            let list = cx.new_list(Vec::new());
            consume::<Collect>(cx, iterable, &[list, class.value()])
        }
    }
}

/// Collects the items of a tuple; kept are a list for them and the class.
struct Collect;

static COLLECT: Then = Then {
    name: "tuple.collect",
    resume: resume::<Collect>,
    catches: false,
};

impl Consumer for Collect {
    const THEN: &'static Then = &COLLECT;

    fn take(cx: &mut Cx, kept: &mut [Value], item: Value) -> Result<Taken, Raise> {
        append(cx, kept[1], item)?;
        Ok(Taken::More)
    }

    fn finish(cx: &mut Cx, kept: &[Value]) -> Result<Outcome, Raise> {
        let items = cx.as_list(kept[1]).unwrap_or(&[]).to_vec();
        let class = cx.as_class(kept[2]).expect("the class was checked");
        done(make(cx, class, &items))
    }
}

/// A tuple of a class.
pub(crate) fn make(cx: &mut Cx, class: Gc<Class>, items: &[Value]) -> Value {
    if class == cx.types.get(Builtin::Tuple) {
        return cx.new_tuple(items);
    }
    let shape = cx.instance_shape(class);
    let tuple = Tuple {
        header: Header::new(shape),
        tail: TailLen::UNSET,
        reserved: 0,
    };
    let flags = cx.heap[class].flags;
    let object = if flags.is_script && flags.has_dict {
        cx.heap.alloc_tailed_extended(tuple, items, Value::UNDEF).value()
    } else {
        cx.heap.alloc_tailed(tuple, items).value()
    };
    if flags.has_del {
        cx.watch(object);
    }
    object
}

fn getnewargs(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let items = cx.as_tuple(args[0]).unwrap_or(&[]).to_vec();
    let plain = cx.new_tuple(&items);
    done(cx.new_tuple(&[plain]))
}
