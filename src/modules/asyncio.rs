//! The Rust half of `asyncio`, and `contextvars`: names for what `scheduler/` does.

use super::table::ModuleRow;
use crate::builtins::{install_functions, install_types};
use crate::heap::Gc;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::types::Builtin;
use crate::scheduler;

/// `_asyncio`.
pub(crate) const MODULE: ModuleRow = ModuleRow {
    name: "_asyncio",
    doc: "Tasks, futures, locks, queues and the event loop.",
    functions: scheduler::FUNCTIONS,
    install: Some(|cx, namespace| {
        let format = cx.new_native(super::FORMAT_EXCEPTION, crate::heap::Value::UNDEF);
        cx.register(scheduler::FORMAT_EXCEPTION, format);
        add_classes(cx, namespace, scheduler::CLASSES);
    }),
};

/// `contextvars`.
pub(crate) const CONTEXTVARS: ModuleRow = ModuleRow {
    name: "contextvars",
    doc: "Variables with a value of their own in each task.",
    functions: scheduler::CONTEXT_FUNCTIONS,
    install: Some(|cx, namespace| {
        add_classes(cx, namespace, scheduler::CONTEXT_CLASSES);
        scheduler::add_missing_token(cx);
    }),
};

fn add_classes(cx: &mut Cx, namespace: Gc<Dict>, classes: &[(&str, Builtin)]) {
    for (name, builtin) in classes {
        let class = cx.types.get(*builtin).value();
        cx.set_name(namespace, name, class);
    }
}

/// Fills the classes of the scheduler and adds the built-ins `sleep` and `gather`.
pub(super) fn install(cx: &mut Cx) {
    install_types(cx, scheduler::TYPES);
    install_functions(cx, scheduler::BUILTINS);
    for (home, classes) in scheduler::HOMES {
        let module = cx.intern(home).value();
        for builtin in *classes {
            let namespace = cx.heap[cx.types.get(*builtin)].namespace;
            cx.set_interned(namespace, cx.names.module, module);
            // In CPython these are written in C, and errors call them by their whole names.
            if matches!(*home, "_asyncio" | "_contextvars") {
                let class = cx.types.get(*builtin);
                let name = format!("{home}.{}", cx.heap.text(cx.heap[class].name));
                cx.heap[class].shown = Some(cx.intern(&name));
            }
        }
    }
}
