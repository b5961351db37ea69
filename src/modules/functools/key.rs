//! `cmp_to_key`: keys that compare by a function of two items.

use crate::bytecode::opcode::Comparison;
use crate::heap::{Tracer, Value};
use crate::native::{getsets, methods};
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::native::NativeRow;
use crate::objects::opaque::OpaqueState;
use crate::objects::outcome::{Outcome, Raise, Then, done};
use crate::vm::operators::compare;

use super::{ClassRow, class_of_key, new_object, receiver, state, state_mut};

/// A key; without an object it is what makes keys.
struct KeyState {
    compare: Value,
    object: Value,
}

impl OpaqueState for KeyState {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values(&[self.compare, self.object]);
    }

    fn external_bytes(&self) -> usize {
        size_of::<KeyState>()
    }
}

const CLASS: ClassRow = ClassRow {
    name: "KeyWrapper",
    key: "functools.KeyWrapper",
    doc: "",
    construct: None,
    methods: METHODS,
    getsets: getsets! {
        /// Value wrapped by a key function.
        "obj" => object, set_object;
    },
};

const METHODS: &[NativeRow] = methods! {
    /// A key for the object.
    "__call__(self, /, *args, **kwargs)" => call,
    /// self < other.
    "__lt__(self, other, /)" => less,
    /// self <= other.
    "__le__(self, other, /)" => less_or_equal,
    /// self == other.
    "__eq__(self, other, /)" => equal,
    /// self != other.
    "__ne__(self, other, /)" => not_equal,
    /// self > other.
    "__gt__(self, other, /)" => greater,
    /// self >= other.
    "__ge__(self, other, /)" => greater_or_equal,
};

pub(super) fn install(cx: &mut Cx) {
    let class = CLASS.install(cx, false, false);
    let members = cx.heap[class].namespace;
    cx.set_interned(members, cx.names.hash, Value::NONE);
}

/// `cmp_to_key(mycmp)`.
pub(super) fn cmp_to_key(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(new_key(cx, args[0], Value::UNDEF))
}

fn new_key(cx: &mut Cx, compare: Value, object: Value) -> Value {
    let class = class_of_key(cx, CLASS.key);
    new_object(cx, class, KeyState { compare, object }).value()
}

/// `K(obj)`: errors name it as CPython's do.
fn call(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let maker = receiver::<KeyState>(cx, args[0])?;
    let compare = state::<KeyState>(cx, maker).compare;
    let keyword = args[1]
        .as_gc::<Dict>()
        .and_then(|given| cx.heap[given].iter().next().copied());
    match (&args[2..], keyword) {
        (&[object], None) => done(new_key(cx, compare, object)),
        (&[], Some(only)) if cx.as_str(only.key) == Some("obj") => done(new_key(cx, compare, only.value)),
        (&[], None) => Err(cx.type_error("K() missing required argument 'obj' (pos 1)")),
        (&[], Some(other)) => {
            let name = cx.as_str(other.key).unwrap_or_default().to_owned();
            Err(cx.type_error(format!("K() got an unexpected keyword argument '{name}'")))
        }
        (given, keyword) => {
            let count = given.len() + usize::from(keyword.is_some());
            Err(cx.type_error(format!("K() takes at most 1 argument ({count} given)")))
        }
    }
}

fn object(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let key = receiver::<KeyState>(cx, args[0])?;
    match state::<KeyState>(cx, key).object.defined() {
        Some(object) => done(object),
        None => {
            let name = cx.intern("obj");
            Err(cx.attribute_error(
                "'functools.KeyWrapper' object has no attribute 'obj'",
                args[0],
                name,
            ))
        }
    }
}

fn set_object(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let key = receiver::<KeyState>(cx, args[0])?;
    state_mut::<KeyState>(cx, key).object = args[1];
    done(Value::NONE)
}

/// Calls the function of the keys with their objects; what it gives compares to 0 as the keys do to each other.
fn ask(cx: &mut Cx, args: &[Value], comparison: Comparison) -> Result<Outcome, Raise> {
    let left = receiver::<KeyState>(cx, args[0])?;
    let Ok(right) = receiver::<KeyState>(cx, args[1]) else {
        return Err(cx.type_error("other argument must be K instance"));
    };
    let &KeyState { compare, object } = state(cx, left);
    let other = state::<KeyState>(cx, right).object;
    if object.is_undef() || other.is_undef() {
        let name = cx.intern("object");
        return Err(cx.attribute_error("object", args[0], name));
    }
    cx.call(compare, &[object, other], &COMPARED, comparison as u32, &[])
}

static COMPARED: Then = Then {
    name: "functools.key.compared",
    resume: |cx, kept, resumed| {
        let comparison = Comparison::ALL[kept.state as usize];
        compare(cx, comparison, resumed.value(), Value::small_int(0))
    },
    catches: false,
};

fn less(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    ask(cx, args, Comparison::Lt)
}

fn less_or_equal(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    ask(cx, args, Comparison::Le)
}

fn equal(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    ask(cx, args, Comparison::Eq)
}

fn not_equal(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    ask(cx, args, Comparison::Ne)
}

fn greater(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    ask(cx, args, Comparison::Gt)
}

fn greater_or_equal(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    ask(cx, args, Comparison::Ge)
}
