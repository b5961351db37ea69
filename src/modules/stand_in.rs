//! `_stand_in`: functions of the library that stand for what CPython has written in C. They show as built-in
//! functions: a class does not bind them, their frames are not seen, errors of calls are worded as for natives.

use crate::heap::{Gc, Value};
use crate::modules::table::ModuleRow;
use crate::native::functions;
use crate::objects::cx::Cx;
use crate::objects::function::{Function, Native};
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Outcome, Raise, done};
use crate::objects::types::Builtin;

pub(super) const MODULE: ModuleRow = ModuleRow {
    name: "_stand_in",
    doc: "Functions of the library that pass for built-in ones.",
    functions: FUNCTIONS,
    install: None,
};

const FUNCTIONS: &[NativeRow] = functions! {
    /// Let functions pass for built-in ones of a module.
    "as_built_in(module, /, *functions)" => as_built_in,
    /// Let the frames of functions that serve such functions not be seen either.
    "hide(*functions)" => hide,
};

fn as_built_in(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (module, functions) = (args[0], &args[1..]);
    for value in functions {
        if let Some(native) = value.as_gc::<Native>() {
            cx.heap[native].module = module;
        } else if let Some(function) = value.as_gc::<Function>() {
            hide_frames(cx, function);
            let function = &mut cx.heap[function];
            function.header.shape = Builtin::BuiltinFunction.shape();
            function.extras.get_or_insert_default().module = module;
        } else {
            return Err(cx.type_error("functions were expected"));
        }
    }
    done(Value::NONE)
}

fn hide(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    for value in args {
        if let Some(function) = value.as_gc::<Function>() {
            hide_frames(cx, function);
        }
    }
    done(Value::NONE)
}

fn hide_frames(cx: &mut Cx, function: Gc<Function>) {
    let code = cx.heap[function].code;
    cx.heap[code].is_built_in = true;
}
