//! Puts the methods into the built-in classes and the functions into the built-ins namespace.

use super::types::TYPES;
use crate::heap::{Gc, Header, Value};
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::descriptor::{ClassMethod, GetSet, StaticMethod};
use crate::objects::function::Native;
use crate::objects::native::{Binding, GetSetRow, NativeRow, TypeRow};
use crate::objects::types::Builtin;

/// Every table of built-in functions.
const FUNCTIONS: &[&[NativeRow]] = &[
    super::console::FUNCTIONS,
    super::execution::FUNCTIONS,
    super::iterables::FUNCTIONS,
    super::numbers::FUNCTIONS,
    super::reflection::FUNCTIONS,
    super::text::FUNCTIONS,
];

/// Fills the classes and the built-ins namespace of a new machine.
pub(crate) fn install(cx: &mut Cx) {
    install_types(cx, TYPES);
    for row in super::types::exceptions::TYPES {
        install_types(cx, &[row]);
    }
    for rows in FUNCTIONS {
        install_functions(cx, rows);
    }
    install_constants(cx);
    super::prelude::install(cx);
    let build_class = cx.intern("__build_class__");
    if let Some(function) = cx.get_name(cx.builtins, build_class) {
        cx.register("__build_class__", function);
    }
}

/// Names of the built-ins namespace that are neither functions nor types of their own.
fn install_constants(cx: &mut Cx) {
    let os_error = cx.types.get(Builtin::OSError).value();
    let constants = [
        ("Ellipsis", Value::ELLIPSIS),
        ("NotImplemented", Value::NOT_IMPLEMENTED),
        ("EnvironmentError", os_error),
        ("IOError", os_error),
        ("__debug__", Value::TRUE),
    ];
    // Argument conversion, a lower room, finds these two by name.
    for (key, row) in [("repr", &super::text::REPR), ("hash", &super::numbers::HASH)] {
        let function = cx.new_native(row, Value::UNDEF);
        cx.register(key, function);
    }
    let builtins = cx.builtins;
    for (name, value) in constants {
        cx.set_name(builtins, name, value);
    }
    // What can change has no hash, and says so.
    for builtin in [Builtin::List, Builtin::Dict, Builtin::Set, Builtin::ByteArray] {
        let namespace = cx.heap[cx.types.get(builtin)].namespace;
        cx.set_interned(namespace, cx.names.hash, Value::NONE);
    }
    for (builtin, module) in FOREIGN {
        let class = cx.types.get(builtin);
        let name = format!("{module}.{}", cx.heap.text(cx.heap[class].name));
        if builtin != Builtin::WeakRef {
            cx.heap[class].shown = Some(cx.intern(&name));
        }
        let module = cx.new_str(module);
        cx.set_interned(cx.heap[class].namespace, cx.names.module, module);
    }
}

/// Types that say of themselves that they come from another module than `builtins`.
const FOREIGN: [(Builtin, &str); 3] = [
    (Builtin::UnionType, "typing"),
    (Builtin::GenericAlias, "types"),
    (Builtin::WeakRef, "weakref"),
];

/// Puts the methods of these types into their classes.
pub(crate) fn install_types(cx: &mut Cx, types: &[&TypeRow]) {
    for row in types {
        let class = cx.types.get(row.builtin);
        cx.heap[class].native_doc = row.doc;
        cx.heap[class].construct = row.construct;
        add_methods(cx, class, row.methods);
        add_getsets(cx, class, row.getsets);
    }
}

/// Puts functions into the built-ins namespace.
pub(crate) fn install_functions(cx: &mut Cx, rows: &'static [NativeRow]) {
    let builtins = cx.builtins;
    for row in rows {
        let function = cx.new_native(row, Value::UNDEF);
        cx.set_name(builtins, row.name(), function);
    }
}

/// Whether a method is a special one that the machine itself looks for, which shows as a slot wrapper.
fn is_slot(cx: &Cx, class: Gc<Class>, row: &NativeRow) -> bool {
    let name = row.name();
    let is_of = |types: &[Builtin]| types.iter().any(|builtin| cx.types.get(*builtin) == class);
    row.is_special()
        && !(name == "__contains__" && is_of(&[Builtin::Dict, Builtin::Set, Builtin::FrozenSet]))
        && !(name == "__getitem__" && is_of(&[Builtin::Dict, Builtin::List]))
}

/// Adds native methods to a class.
pub(crate) fn add_methods(cx: &mut Cx, class: Gc<Class>, rows: &'static [NativeRow]) {
    let namespace = cx.heap[class].namespace;
    for row in rows {
        let attribute = method_value(cx, class, row);
        cx.set_name(namespace, row.name(), attribute);
    }
}

/// What stands for a native method in the namespace of its class.
pub(crate) fn method_value(cx: &mut Cx, class: Gc<Class>, row: &'static NativeRow) -> Value {
    let builtin = match row.binding {
        Binding::Method if is_slot(cx, class, row) => Builtin::WrapperDescriptor,
        Binding::Method => Builtin::MethodDescriptor,
        _ => Builtin::BuiltinFunction,
    };
    let native = Native {
        header: Header::new(builtin.shape()),
        row,
        owner: class.value(),
        module: Value::UNDEF,
    };
    let function = cx.heap.alloc(native).value();
    match row.binding {
        Binding::Method => function,
        Binding::ClassMethod => cx
            .heap
            .alloc(ClassMethod {
                header: Header::new(Builtin::ClassMethodDescriptor.shape()),
                function,
            })
            .value(),
        Binding::StaticMethod => cx
            .heap
            .alloc(StaticMethod {
                header: Header::new(Builtin::StaticMethod.shape()),
                function,
            })
            .value(),
    }
}

/// Adds computed attributes to a class.
pub(crate) fn add_getsets(cx: &mut Cx, class: Gc<Class>, rows: &'static [GetSetRow]) {
    let namespace = cx.heap[class].namespace;
    for row in rows {
        let header = Header::new(Builtin::GetSetDescriptor.shape());
        let descriptor = cx
            .heap
            .alloc(GetSet {
                header,
                row,
                owner: class,
            })
            .value();
        cx.set_name(namespace, row.name, descriptor);
    }
}
