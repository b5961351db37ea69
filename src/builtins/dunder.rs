//! Calling a special method of a value from a native, and making instances of subclasses of built-in types.

use crate::heap::{Gc, Object, Value};
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::outcome::{Outcome, Raise, Then};
use crate::objects::str::Str;
use crate::vm::attribute::bind_special;

/// Asks the vm to call the special method `name` of `receiver`; `None` when its class has none (or None).
pub(crate) fn call_special(
    cx: &mut Cx,
    receiver: Value,
    name: Gc<Str>,
    args: &[Value],
    then: Option<(&'static Then, u32, &[Value])>,
) -> Option<Result<Outcome, Raise>> {
    let method = cx.dunder(receiver, name).filter(|method| !method.is_none())?;
    Some(call_found(cx, method, receiver, args, then))
}

/// Asks the vm to call a method found on a class, bound to `receiver`.
pub(crate) fn call_found(
    cx: &mut Cx,
    method: Value,
    receiver: Value,
    args: &[Value],
    then: Option<(&'static Then, u32, &[Value])>,
) -> Result<Outcome, Raise> {
    let (then, state, kept) = match then {
        Some((then, state, kept)) => (Some(then), state, kept),
        None => (None, 0, &[][..]),
    };
    let (callee, first) = bind_special(cx, method, receiver);
    let mut all = Vec::with_capacity(args.len() + 1);
    all.extend(first);
    all.extend_from_slice(args);
    cx.ask(Outcome::Call, callee, &all, then, state, kept)
}

/// Puts an instance of `class`, a built-in type or a subclass, into the heap; `make` gets its shape.
pub(crate) fn new_instance_of<T: Object>(
    cx: &mut Cx,
    class: Gc<Class>,
    make: impl FnOnce(u32) -> T,
) -> Value {
    let shape = cx.instance_shape(class);
    let flags = cx.heap[class].flags;
    let object = if flags.is_script && flags.has_dict {
        cx.heap.alloc_extended(make(shape), Value::UNDEF).value()
    } else {
        cx.heap.alloc(make(shape)).value()
    };
    if flags.has_del {
        cx.watch(object);
    }
    object
}

/// The class argument of a `__new__`: TypeError unless it is `base` or derives from it.
pub(crate) fn class_argument(cx: &mut Cx, class: Value, base: Gc<Class>) -> Result<Gc<Class>, Raise> {
    let name = cx.heap.text(cx.heap[base].name).to_owned();
    let Some(class) = cx.as_class(class) else {
        let message = format!(
            "{name}.__new__(X): X is not a type object ({})",
            cx.type_name(class)
        );
        return Err(cx.type_error(message));
    };
    if !cx.is_subclass(class, base) {
        let other = cx.heap.text(cx.heap[class].name);
        let message = format!("{name}.__new__({other}): {other} is not a subtype of {name}");
        return Err(cx.type_error(message));
    }
    Ok(class)
}
