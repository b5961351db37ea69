//! `_enum`: makes the machine know the classes of `enum`, and the methods of theirs that are natives.

use crate::builtins::method_value;
use crate::heap::{Gc, Value};
use crate::modules::table::ModuleRow;
use crate::native::functions;
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::descriptor::Property;
use crate::objects::dict::Dict;
use crate::objects::enumeration::{EnumParts, HASH_BY_NAME};
use crate::objects::native::{Binding, NativeRow};
use crate::objects::outcome::{Outcome, Raise, done};
use crate::vm::class_attribute::class_set_attribute;
use crate::vm::look_up::{Purpose, look_up};

pub(super) const MODULE: ModuleRow = ModuleRow {
    name: "_enum",
    doc: "What the machine does of enum.",
    functions: FUNCTIONS,
    install: None,
};

const FUNCTIONS: &[NativeRow] = functions! {
    /// Make the machine know the classes EnumType, Enum and property, and the static method by which enums look values
    /// up. Enum gets its `__hash__`, EnumType its `__getitem__`.
    "adopt(meta, base, property, new, /)" => adopt,
};

static GET_BY_NAME: NativeRow = NativeRow::new(
    "__getitem__(cls, name, /)",
    "Return the member matching `name`.",
    get_by_name,
    Binding::Method,
);

fn adopt(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match parts(cx, args) {
        Some((base, parts)) => {
            cx.enums = Some(parts);
            for (class, row) in [(base, &HASH_BY_NAME), (parts.meta, &GET_BY_NAME)] {
                let method = method_value(cx, class, row);
                let name = cx.intern(row.name());
                class_set_attribute(cx, class, name, Some(method))?;
            }
            done(Value::NONE)
        }
        None => Err(cx.runtime_error("enum is not made as the machine expects")),
    }
}

/// The class `Enum`, and what is known from now on.
fn parts(cx: &mut Cx, args: &[Value]) -> Option<(Gc<Class>, EnumParts)> {
    let [meta, base, property] = [
        cx.as_class(args[0])?,
        cx.as_class(args[1])?,
        cx.as_class(args[2])?,
    ];
    let [name, value] = ["name", "value"].map(|name| {
        let name = cx.intern(name);
        let found = cx.lookup(base, name)?.as_gc::<Property>()?;
        Some(cx.heap[found].getter)
    });
    let parts = EnumParts {
        meta,
        call: cx.lookup(meta, cx.names.call)?,
        new: args[3],
        property,
        get: cx.lookup(property, cx.names.get)?,
        getters: [name?, value?],
    };
    Some((base, parts))
}

/// `cls[name]`.
fn get_by_name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (class, name) = (cx.as_class(args[0]), cx.names.members);
    let members = class.and_then(|class| cx.lookup(class, name));
    match members.filter(|members| members.is_kind::<Dict>()) {
        Some(members) => look_up(cx, Purpose::GetItem, members, args[1], Value::UNDEF),
        None => {
            let message = "the enum has no members yet";
            Err(cx.attribute_error(message, args[0], name))
        }
    }
}
