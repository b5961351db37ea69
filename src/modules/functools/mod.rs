//! `_functools`: what programs call most of `functools`: caches of results, partial calls, `reduce`, `cmp_to_key`.

mod cache;
mod fold;
mod key;
mod partial;

use crate::heap::{Gc, Header, Value};
use crate::modules::new_native_class;
use crate::modules::table::ModuleRow;
use crate::native::functions;
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::native::{GetSetRow, NativeRow};
use crate::objects::opaque::{Opaque, OpaqueState};
use crate::objects::outcome::{Outcome, Raise, done};
use crate::objects::types::Builtin;

pub(super) const MODULE: ModuleRow = ModuleRow {
    name: "_functools",
    doc: "What programs call most of functools.",
    functions: FUNCTIONS,
    install: Some(install),
};

const FUNCTIONS: &[NativeRow] = functions! {
    /// function(function(first, second), third) ... over all items: from left to right, so as to reduce the iterable
    /// to a single value. `initial` is placed before the items, and is the result when there are none.
    "reduce(function, iterable, /, initial=?)" => fold::reduce,
    /// A key function for sorting by a function that compares two items.
    "cmp_to_key(mycmp)" => key::cmp_to_key,
    /// The function by which partial objects show themselves.
    "show_partial_by(function, /)" => partial::show_by,
};

fn install(cx: &mut Cx, namespace: Gc<Dict>) {
    partial::install(cx, namespace);
    cache::install(cx, namespace);
    key::install(cx);
}

/// A class of the module: what makes instances, the key under which it is found again, its tables.
struct ClassRow {
    name: &'static str,
    key: &'static str,
    doc: &'static str,
    construct: Option<&'static NativeRow>,
    methods: &'static [NativeRow],
    getsets: &'static [GetSetRow],
}

impl ClassRow {
    /// Makes the class; its instances have a `__dict__` where `has_dict` says so.
    fn install(&self, cx: &mut Cx, has_dict: bool, is_base: bool) -> Gc<Class> {
        let class = new_native_class(
            cx,
            "functools",
            self.name,
            self.doc,
            Builtin::Object,
            self.methods,
            self.getsets,
        );
        cx.heap[class].construct = self.construct;
        cx.heap[class].flags.has_dict = has_dict;
        cx.heap[class].flags.is_base = is_base;
        cx.register(self.key, class.value());
        class
    }
}

fn class_of_key(cx: &Cx, key: &str) -> Gc<Class> {
    let class = cx.registered(key).and_then(|class| class.as_gc());
    class.expect("the classes are made with the module")
}

/// The class argument of a `__new__`.
fn class_argument(cx: &mut Cx, value: Value, key: &'static str) -> Result<Gc<Class>, Raise> {
    let base = class_of_key(cx, key);
    match cx.as_class(value) {
        Some(class) if cx.is_subclass(class, base) => Ok(class),
        _ => Err(cx.type_error(format!("{key}.__new__(X): X is not a subtype of {key}"))),
    }
}

/// An instance with this state.
fn new_object(cx: &mut Cx, class: Gc<Class>, state: impl OpaqueState) -> Gc<Opaque> {
    let shape = cx.instance_shape(class);
    let flags = cx.heap[class].flags;
    cx.heap.charge(state.external_bytes());
    let object = Opaque {
        header: Header::new(shape),
        state: Box::new(state),
    };
    let object = match flags.has_dict {
        true => cx.heap.alloc_extended(object, Value::UNDEF),
        false => cx.heap.alloc(object),
    };
    if flags.has_del {
        cx.watch(object.value());
    }
    object
}

/// The receiver of a method, which the vm has checked to be of the class.
fn receiver<S: OpaqueState>(cx: &mut Cx, value: Value) -> Result<Gc<Opaque>, Raise> {
    let object = value.as_gc::<Opaque>();
    match object.filter(|object| cx.heap[*object].state::<S>().is_some()) {
        Some(object) => Ok(object),
        None => Err(cx.type_error("a method of functools got an object of another class")),
    }
}

fn state<S: OpaqueState>(cx: &Cx, object: Gc<Opaque>) -> &S {
    cx.heap[object].state().expect("the receiver was checked")
}

fn state_mut<S: OpaqueState>(cx: &mut Cx, object: Gc<Opaque>) -> &mut S {
    cx.heap[object].state_mut().expect("the receiver was checked")
}

/// `__get__` of callables that bind as functions do: `(self, instance, owner)`.
fn bind(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match args[1].is_none() {
        true => done(args[0]),
        false => done(cx.new_bound_method(args[0], args[1])),
    }
}
