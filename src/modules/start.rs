//! What a new machine has before its first import: the built-in functions of this room, `builtins`, `sys`.

use super::table::ModuleRow;
use crate::builtins::{install_functions, install_types};
use crate::heap::{Gc, Header, Value};
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::function::Native;
use crate::objects::module::Module;
use crate::objects::native::{NativeRow, TypeRow};
use crate::objects::sequence::List;

/// Types of this room.
const TYPES: &[&TypeRow] = &[&super::console::STREAM];

/// `builtins`: its namespace is the machine's.
pub(super) const BUILTINS: ModuleRow = ModuleRow {
    name: "builtins",
    doc: "Built-in functions, types and exceptions.",
    functions: &[],
    install: None,
};

/// Prepares a new machine: types, functions, `builtins` and `sys`. `cx.arguments` (for `sys.argv`) must be
/// set before.
pub(crate) fn install(cx: &mut Cx) {
    install_types(cx, TYPES);
    super::asyncio::install(cx);
    install_functions(cx, super::evaluate::FUNCTIONS);
    install_functions(cx, super::files::BUILTINS);
    let (io, open) = (cx.intern("_io").value(), cx.intern("open"));
    let open = cx
        .get_name(cx.builtins, open)
        .and_then(|open| open.as_gc::<Native>());
    if let Some(open) = open {
        cx.heap[open].module = io;
    }
    let header = Header::new(crate::objects::types::Builtin::Module.shape());
    let namespace = cx.builtins;
    let module = cx.heap.alloc(Module { header, namespace });
    let name = cx.new_str("builtins");
    cx.set_interned(namespace, cx.names.name, name);
    cx.register("builtins module", module.value());
    let modules = cx.modules;
    cx.set_name(modules, "builtins", module.value());
    let namespace = super::import::new_module(cx, "sys", None, None);
    cx.register("sys", namespace.value());
    fill(cx, &super::sys::MODULE, namespace);
}

/// Makes `__main__` for a script (its path) or for no file at all, and gives its namespace.
pub(crate) fn new_main_module(cx: &mut Cx, file: Option<&str>) -> Gc<Dict> {
    let namespace = super::import::new_module(cx, "__main__", file, None);
    cx.set_interned(namespace, cx.names.spec, Value::NONE);
    cx.set_interned(namespace, cx.names.package, Value::NONE);
    let builtins = cx.registered("builtins module").unwrap_or(Value::NONE);
    cx.set_interned(namespace, cx.names.builtins, builtins);
    namespace
}

/// Puts a folder (that of the script) first in `sys.path`.
pub(crate) fn prepend_path(cx: &mut Cx, folder: &str) {
    let path = cx.intern("path");
    let sys = cx.registered("sys").and_then(|sys| sys.as_gc::<Dict>());
    let list = sys.and_then(|sys| cx.get_name(sys, path));
    if let Some(list) = list.and_then(|list| list.as_gc::<List>()) {
        let folder = cx.new_str(folder);
        cx.heap[list].items.insert(0, folder);
    }
}

/// Puts the functions and constants of a native module into its namespace.
pub(super) fn fill(cx: &mut Cx, module: &'static ModuleRow, namespace: Gc<Dict>) {
    let shown = cx.intern(module.name).value();
    for row in module.functions {
        add_function(cx, namespace, row, shown);
    }
    let doc = cx.new_str(module.doc);
    cx.set_interned(namespace, cx.names.doc, doc);
    if let Some(install) = module.install {
        install(cx, namespace);
    }
}

fn add_function(cx: &mut Cx, namespace: Gc<Dict>, row: &'static NativeRow, module: Value) {
    let function = cx.new_native(row, module);
    cx.set_name(namespace, row.name(), function);
}
