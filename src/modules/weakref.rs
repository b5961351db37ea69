//! `_weakref`: what `weakref` needs of the heap.

use crate::heap::{Gc, Value};
use crate::modules::table::ModuleRow;
use crate::native::functions;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Outcome, Query, Raise, done};
use crate::objects::types::Builtin;
use crate::objects::weakref::WeakRef;

pub(super) const MODULE: ModuleRow = ModuleRow {
    name: "_weakref",
    doc: "What weakref needs of the heap.",
    functions: FUNCTIONS,
    install: Some(install),
};

const FUNCTIONS: &[NativeRow] = functions! {
    /// How many weak references there are to the object.
    "getweakrefcount(object, /)" => count,
    /// The weak references to the object.
    "getweakrefs(object, /)" => references,
    /// What a weak reference refers to, or None; unlike calling it, this never has the heap looked at.
    "peek(reference, /)" => peek,
    /// Free what no reference leads to any more, cycles aside.
    "release()" => release,
};

fn install(cx: &mut Cx, namespace: Gc<Dict>) {
    let class = cx.types.get(Builtin::WeakRef);
    cx.set_name(namespace, "ReferenceType", class.value());
    cx.set_name(namespace, "ref", class.value());
}

/// The live references to a value, in the order they were made.
fn references_to(cx: &Cx, value: Value) -> Vec<Value> {
    let all = cx.weak_references.iter();
    all.filter(|reference| cx.heap[**reference].target.is(value))
        .map(|reference| reference.value())
        .collect()
}

fn count(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let count = references_to(cx, args[0]).len();
    done(cx.new_int(count as i64))
}

fn references(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let found = references_to(cx, args[0]);
    done(cx.new_list(found))
}

fn peek(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(reference) = args[0].as_gc::<WeakRef>() else {
        let message = format!(
            "peek() argument must be a weak reference, not {}",
            cx.type_name(args[0])
        );
        return Err(cx.type_error(message));
    };
    done(cx.heap[reference].target.defined().unwrap_or(Value::NONE))
}

fn release(cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    cx.ask(Outcome::Query(Query::Release), Value::NONE, &[], None, 0, &[])
}
