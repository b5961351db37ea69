//! `gc`: collecting on demand.

use crate::heap::Value;
use crate::modules::table::ModuleRow;
use crate::native::functions;
use crate::objects::cx::Cx;
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Outcome, Query, Raise, done};

pub(super) const MODULE: ModuleRow = ModuleRow {
    name: "gc",
    doc: "Collecting garbage on demand.",
    functions: FUNCTIONS,
    install: None,
};

const FUNCTIONS: &[NativeRow] = functions! {
    /// Run a full collection and the finalisers it finds due. Returns 0: objects are not counted one by one.
    "collect(generation=2)" => collect,
    /// Accepted; collections run when memory asks for them.
    "enable()" => nothing,
    /// Accepted without effect: a machine without collections would only grow.
    "disable()" => nothing,
    /// Whether collections run by themselves: always.
    "isenabled()" => is_enabled,
    /// When collections run: `(2000, 10, 0)`, as CPython says; memory decides here.
    "get_threshold()" => threshold,
    /// Accepted without effect: memory decides.
    "set_threshold(threshold0, threshold1=0, threshold2=0, /)" => nothing,
    /// How many objects wait for a collection: they are not counted.
    "get_count()" => counts,
    /// Move everything to a permanent generation: accepted without effect.
    "freeze()" => nothing,
    /// Undo `freeze`: accepted without effect.
    "unfreeze()" => nothing,
};

fn collect(cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    cx.ask(Outcome::Query(Query::Collect), Value::NONE, &[], None, 0, &[])
}

fn nothing(_cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    done(Value::NONE)
}

fn threshold(cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    let limits = [2000, 10, 0].map(Value::small_int);
    done(cx.new_tuple(&limits))
}

fn counts(cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    let none = [0, 0, 0].map(Value::small_int);
    done(cx.new_tuple(&none))
}

fn is_enabled(_cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    done(Value::TRUE)
}
