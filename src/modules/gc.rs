//! `gc`: collecting on demand.

use crate::heap::{Gc, Value};
use crate::modules::table::ModuleRow;
use crate::native::functions;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::kinds::is_container;
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Outcome, Query, Raise, done};
use crate::objects::types::Builtin;

pub(super) const MODULE: ModuleRow = ModuleRow {
    name: "gc",
    doc: "Collecting garbage on demand.",
    functions: FUNCTIONS,
    install: Some(install),
};

const FUNCTIONS: &[NativeRow] = functions! {
    /// Run a full collection and the finalisers it finds due. Returns how many objects were on cycles, or were
    /// reached from one.
    "collect(generation=2)" => collect,
    /// Whether an object may refer to others, so that a collection has to follow it.
    "is_tracked(obj, /)" => is_tracked,
    /// The flags that `set_debug` was given.
    "get_debug()" => debug,
    /// Set flags: kept, without effect.
    "set_debug(flags, /)" => set_debug,
    /// Per generation, what collections did: they are not counted.
    "get_stats()" => statistics,
    /// How many objects `freeze` keeps out of collections: none.
    "get_freeze_count()" => freeze_count,
    /// Let objects on cycles be collected when memory asks for it.
    "enable()" => enable,
    /// Let objects on cycles live until `collect()`; what counting references would free is freed all the same.
    "disable()" => disable,
    /// Whether objects on cycles are collected by themselves.
    "isenabled()" => is_enabled,
    /// What `set_threshold` was given, `(2000, 10, 0)` at first; when collections run, memory decides.
    "get_threshold()" => threshold,
    /// Kept for `get_threshold`: memory decides when collections run.
    "set_threshold(threshold0, threshold1=None, threshold2=None, /)" => set_threshold,
    /// How many objects wait for a collection: they are not counted.
    "get_count()" => counts,
    /// Move everything to a permanent generation: accepted without effect.
    "freeze()" => nothing,
    /// Undo `freeze`: accepted without effect.
    "unfreeze()" => nothing,
};

/// The flags of `set_debug`.
const FLAGS: [(&str, i64); 5] = [
    ("DEBUG_STATS", 1),
    ("DEBUG_COLLECTABLE", 2),
    ("DEBUG_UNCOLLECTABLE", 4),
    ("DEBUG_SAVEALL", 32),
    ("DEBUG_LEAK", 38),
];

fn install(cx: &mut Cx, namespace: Gc<Dict>) {
    for (name, value) in FLAGS {
        cx.set_name(namespace, name, Value::small_int(value));
    }
    // What could not be freed, and who is told of collections: nothing, nobody.
    for name in ["garbage", "callbacks"] {
        let list = cx.new_list(Vec::new());
        cx.set_name(namespace, name, list);
    }
}

fn is_tracked(_cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(args[0].header().is_some_and(|header| is_container(header.kind)))
}

/// Where the flags are kept.
const DEBUG: &str = "gc.debug";

fn debug(cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.registered(DEBUG).unwrap_or(Value::small_int(0)))
}

fn set_debug(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(number) = cx.int_ref(args[0]) else {
        return Err(cx.not_an_index(args[0]));
    };
    let flags = number.to_i64().unwrap_or(0);
    cx.register(DEBUG, Value::small_int(flags));
    done(Value::NONE)
}

fn statistics(cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    let mut generations = Vec::new();
    for _ in 0..3 {
        let dict = cx.new_dict();
        for name in ["collections", "collected", "uncollectable"] {
            cx.set_name(dict, name, Value::small_int(0));
        }
        generations.push(dict.value());
    }
    done(cx.new_list(generations))
}

fn freeze_count(_cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    done(Value::small_int(0))
}

fn collect(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(generation) = cx.int_ref(args[0]) else {
        return Err(cx.not_an_index(args[0]));
    };
    if generation
        .to_i64()
        .is_none_or(|generation| !(0..=2).contains(&generation))
    {
        return Err(cx.value_error("invalid generation"));
    }
    cx.ask(Outcome::Query(Query::Collect), Value::NONE, &[], None, 0, &[])
}

fn nothing(_cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    done(Value::NONE)
}

/// Where the thresholds are kept.
const THRESHOLDS: &str = "gc.thresholds";

fn threshold(cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    if let Some(given) = cx.registered(THRESHOLDS) {
        return done(given);
    }
    let limits = [2000, 10, 0].map(Value::small_int);
    done(cx.new_tuple(&limits))
}

fn set_threshold(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let mut limits = match cx.registered(THRESHOLDS).and_then(|given| cx.as_tuple(given)) {
        Some(given) => given.to_vec(),
        None => [2000, 10, 0].map(Value::small_int).to_vec(),
    };
    for (limit, given) in limits.iter_mut().zip(args) {
        if given.is_none() {
            continue;
        }
        let Some(number) = cx.int_ref(*given) else {
            return Err(cx.not_an_index(*given));
        };
        *limit = match number.to_i64().filter(|number| i32::try_from(*number).is_ok()) {
            Some(number) => Value::small_int(number),
            None => {
                return Err(cx.raise(Builtin::OverflowError, "signed integer is greater than maximum"));
            }
        };
    }
    let limits = cx.new_tuple(&limits);
    cx.register(THRESHOLDS, limits);
    done(Value::NONE)
}

fn counts(cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    let none = [0, 0, 0].map(Value::small_int);
    done(cx.new_tuple(&none))
}

fn enable(cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    cx.keeps_cycles = false;
    done(Value::NONE)
}

fn disable(cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    cx.keeps_cycles = true;
    done(Value::NONE)
}

fn is_enabled(cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    done(!cx.keeps_cycles)
}
