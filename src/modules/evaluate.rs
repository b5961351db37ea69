//! `__import__`, the built-in function that needs the importer; `_class`, what the library asks of classes and
//! coroutines.

use crate::heap::Value;
use crate::modules::table::ModuleRow;
use crate::native::functions;
use crate::objects::coroutine::NativeCoroutine;
use crate::objects::cx::Cx;
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Outcome, Raise, done};

pub(super) const FUNCTIONS: &[NativeRow] = functions! {
    /// Import a module by name: what the import statement calls.
    "__import__(name, globals=None, locals=None, fromlist=(), level=0)" => import,
};

pub(super) const CLASS_MODULE: ModuleRow = ModuleRow {
    name: "_class",
    doc: "What the library asks of classes and coroutines.",
    functions: CLASS_FUNCTIONS,
    install: None,
};

const CLASS_FUNCTIONS: &[NativeRow] = functions! {
    /// Error messages call the class by this name, as CPython's call classes written in C.
    "name_in_messages(cls, name, /)" => name_in_messages,
    /// The name of a value's class in error messages.
    "shown_name(value, /)" => shown_name,
    /// Whether a coroutine of the machine's own has not begun.
    "is_native_and_new(coroutine, /)" => is_native_and_new,
};

fn name_in_messages(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (Some(class), Some(name)) = (cx.as_class(args[0]), cx.as_str(args[1]).map(str::to_owned)) else {
        return Err(cx.type_error("a class and a str were expected"));
    };
    let name = cx.intern(&name);
    cx.heap[class].shown = Some(name);
    done(Value::NONE)
}

fn shown_name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = cx.type_name(args[0]).to_owned();
    done(cx.new_str(&name))
}

fn is_native_and_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let coroutine = args[0].as_gc::<NativeCoroutine>();
    done(coroutine.is_some_and(|coroutine| cx.heap[coroutine].state == 0))
}

fn import(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(level) = args[4].as_inline_int() else {
        return Err(cx.type_error("level must be an int"));
    };
    super::import::import(cx, args[0], level, args[3], args[1])
}
