//! `_abc`: the flags by which `match` knows sequences and mappings, under `abc` and `collections.abc`.

use crate::heap::{Gc, Value};
use crate::modules::table::ModuleRow;
use crate::native::functions;
use crate::objects::class::{Class, Collection};
use crate::objects::cx::Cx;
use crate::objects::function::Function;
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Outcome, Raise, done};

pub(super) const MODULE: ModuleRow = ModuleRow {
    name: "_abc",
    doc: "What match takes abstract collections for.",
    functions: FUNCTIONS,
    install: None,
};

const FUNCTIONS: &[NativeRow] = functions! {
    /// Patterns look into instances of the class as into a sequence (32) or a mapping (64).
    "_set_collection(cls, flags, /)" => set_collection,
    /// Let isinstance() and issubclass() note what these methods of a metaclass answer.
    "_cache_answers(instancecheck, subclasscheck, /)" => cache_answers,
    /// Whether a class counts as a subclass of another, None when that is not known.
    "_known_answer(cls, subclass, /)" => known_answer,
    /// Note that a class counts as a subclass of another, or that it does not; gives the answer.
    "_note_answer(cls, subclass, answer, /)" => note_answer,
    /// Forget all such answers.
    "_forget_answers()" => forget_answers,
    /// Let the generators of a generator function be awaited.
    "_make_awaitable(function, /)" => make_awaitable,
    /// Patterns look into instances of `subclass`, registered with `cls`, as into those of `cls`.
    "_share_collection(cls, subclass, /)" => share_collection,
};

fn set_collection(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let collection = match args[1].as_inline_int() {
        Some(32) => Collection::Sequence,
        Some(64) => Collection::Mapping,
        _ => Collection::Neither,
    };
    if let Some(class) = cx.as_class(args[0]) {
        cx.heap[class].flags.collection = collection;
    }
    done(Value::NONE)
}

fn cache_answers(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.cache_abstract_hooks([args[0], args[1]]);
    done(Value::NONE)
}

fn known_answer(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (Some(class), Some(subclass)) = (cx.as_class(args[0]), cx.as_class(args[1])) else {
        return done(Value::NONE);
    };
    done(
        cx.abstract_answer(class, subclass)
            .map_or(Value::NONE, Value::from_bool),
    )
}

fn note_answer(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if let (Some(class), Some(subclass)) = (cx.as_class(args[0]), cx.as_class(args[1])) {
        cx.note_abstract_answer(class, subclass, args[2].is(Value::TRUE));
    }
    done(args[2])
}

fn forget_answers(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    cx.forget_abstract_answers();
    done(Value::NONE)
}

fn make_awaitable(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(function) = args[0].as_gc::<Function>() else {
        return Err(cx.type_error("a function is required"));
    };
    let compiled = cx.heap[cx.heap[function].code].code.clone();
    let code = cx.load_code(&compiled);
    cx.heap[code].is_awaitable = true;
    cx.heap[function].code = code;
    done(args[0])
}

fn share_collection(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (Some(class), Some(subclass)) = (cx.as_class(args[0]), cx.as_class(args[1])) else {
        return done(Value::NONE);
    };
    let collection = cx.heap[class].flags.collection;
    if collection == Collection::Neither {
        return done(Value::NONE);
    }
    let mut open: Vec<Gc<Class>> = vec![subclass];
    while let Some(class) = open.pop() {
        let class = &mut cx.heap[class];
        // Built-in types stay what they are.
        if class.flags.is_mutable && class.flags.collection != collection {
            class.flags.collection = collection;
            open.extend_from_slice(&class.subclasses);
        }
    }
    done(Value::NONE)
}
