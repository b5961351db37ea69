//! Getting, setting and deleting attributes by Python's full rules.
//!
//! Descriptors and hooks written in script are asked for through outcomes. `find_attribute` does not raise
//! when there is no such attribute, so that `hasattr` and `getattr` with a default make no exception.

use crate::heap::{Gc, Value};
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::descriptor::{ClassMethod, GetSet, Member, Property, StaticMethod, Super};
use crate::objects::function::{BoundMethod, Function, Native};
use crate::objects::generic::GenericAlias;
use crate::objects::kinds::Kind;
use crate::objects::module::Module;
use crate::objects::native::{Binding, NativeRow};
use crate::objects::opaque::Opaque;
use crate::objects::outcome::{Kept, Outcome, Raise, Resumed, Then, done};
use crate::objects::str::Str;
use crate::objects::types::Builtin;
use crate::vm::class_attribute::{check_mutable, class_set_attribute, find_class_attribute};

/// How a value found on a class takes part in attribute access.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum DescriptorKind {
    /// No descriptor: the value itself is the attribute.
    Plain,
    /// A function or native method: binds to the instance; an attribute of the instance hides it.
    Method,
    /// Another descriptor without `__set__` and `__delete__`.
    NonData,
    /// A descriptor with `__set__` or `__delete__`: it comes before attributes of the instance.
    Data,
}

/// What `load_method` found.
#[derive(Clone, Copy, Debug)]
pub(crate) enum LoadedMethod {
    /// Call `function` with `receiver` before the arguments.
    Method { function: Value, receiver: Value },
    /// The attribute, or what to do to get it.
    Other(Outcome),
}

/// `object.name`; `name` is interned.
pub(crate) fn get_attribute(cx: &mut Cx, object: Value, name: Gc<Str>) -> Result<Outcome, Raise> {
    match try_attribute(cx, object, name)? {
        Some(outcome) => Ok(outcome),
        None => Err(no_attribute(cx, object, name)),
    }
}

/// `object.name`, where `None` means that there is no such attribute. (A hook or descriptor that the vm
/// is asked to call may still raise AttributeError.)
pub(crate) fn try_attribute(cx: &mut Cx, object: Value, name: Gc<Str>) -> Result<Option<Outcome>, Raise> {
    let class = cx.class_of(object);
    let flags = cx.heap[class].flags;
    if flags.has_getattribute {
        return script_getattribute(cx, object, name, class).map(Some);
    }
    let found = find_attribute(cx, object, name);
    if !flags.has_getattr {
        return found;
    }
    let found = match found {
        Ok(found) => found,
        // What a built-in descriptor does not have, such as an unset slot, `__getattr__` may.
        Err(raise) => {
            let exception = cx.take_raised(raise);
            if !cx.is_instance(exception, Builtin::AttributeError) {
                return Err(cx.raise_value(exception));
            }
            None
        }
    };
    match found {
        None => call_getattr(cx, object, name),
        Some(Outcome::Return(value)) => Ok(Some(Outcome::Return(value))),
        Some(outcome) => {
            // A getter that raises AttributeError gives way to `__getattr__`.
            if cx.request.then.is_none() {
                cx.request.then = Some(&GETATTR_FALLBACK);
                cx.request.state = 0;
                cx.request.kept = vec![object, name.value()];
            }
            Ok(Some(outcome))
        }
    }
}

/// The attributes that an alias such as `list[int]` has itself; all others are those of `list`.
const OF_ALIASES: [&str; 12] = [
    "__class__",
    "__origin__",
    "__args__",
    "__parameters__",
    "__unpacked__",
    "__typing_unpacked_tuple_args__",
    "__mro_entries__",
    "__bases__",
    "__reduce__",
    "__reduce_ex__",
    "__copy__",
    "__deepcopy__",
];

/// What `object.__getattribute__` does: the rules without the hooks of the object's class.
pub(crate) fn find_attribute(cx: &mut Cx, object: Value, name: Gc<Str>) -> Result<Option<Outcome>, Raise> {
    if let Some(class) = object.as_gc::<Class>() {
        return find_class_attribute(cx, class, name);
    }
    if let Some(super_object) = object.as_gc::<Super>()
        && let Some((value, receiver, owner)) = find_super(cx, super_object, name)
    {
        return bind(cx, value, receiver, owner).map(Some);
    }
    if let Some(alias) = object.as_gc::<GenericAlias>()
        && !OF_ALIASES.contains(&cx.heap.text(name))
    {
        let origin = cx.heap[alias].origin;
        return get_attribute(cx, origin, name).map(Some);
    }
    let class = cx.class_of(object);
    let found = cx.lookup(class, name);
    if let Some(member) = found.and_then(|found| found.as_gc::<Member>()) {
        return read_member(cx, member, object).map(Some);
    }
    if let Some(value) = found
        && descriptor_kind(cx, value) == DescriptorKind::Data
        && can_be_read(cx, value)
    {
        // One that only sets hides nothing.
        let owner = cx.class_of(value);
        if cx.heap[owner].flags.is_script
            && cx.lookup(owner, cx.names.get).is_none()
            && let Some(value) = cx.instance_get(object, name)
        {
            return Ok(Some(Outcome::Return(value)));
        }
        return bind(cx, value, object, class).map(Some);
    }
    if let Some(value) = cx.instance_get(object, name) {
        return Ok(Some(Outcome::Return(value)));
    }
    if let Some(value) = found {
        return bind(cx, value, object, class).map(Some);
    }
    if name == cx.names.doc {
        return Ok(Some(Outcome::Return(native_doc(cx, class))));
    }
    if let Some(method) = object.as_gc::<BoundMethod>() {
        // Methods of methods have what the innermost function has.
        let mut function = cx.heap[method].function;
        while let Some(inner) = function.as_gc::<BoundMethod>() {
            function = cx.heap[inner].function;
        }
        if !function.is_kind::<Native>() {
            return find_attribute(cx, function, name);
        }
    }
    if let Some(module) = object.as_gc::<Module>() {
        let namespace = cx.heap[module].namespace;
        if let Some(hook) = cx.get_name(namespace, cx.names.getattr) {
            return cx.tail_call(hook, &[name.value()]).map(Some);
        }
    }
    Ok(None)
}

/// The doc of the first built-in class on the MRO that has one.
pub(crate) fn native_doc(cx: &mut Cx, class: Gc<Class>) -> Value {
    match cx.heap[class].native_doc {
        "" => Value::NONE,
        doc => cx.new_str(doc.trim()),
    }
}

/// `object.name` for a call that follows at once: a plain method is not bound into an object.
pub(crate) fn load_method(cx: &mut Cx, object: Value, name: Gc<Str>) -> Result<LoadedMethod, Raise> {
    if let Some(super_object) = object.as_gc::<Super>() {
        if let Some((value, receiver, _)) = find_super(cx, super_object, name)
            && descriptor_kind(cx, value) == DescriptorKind::Method
            && !receiver.is_undef()
        {
            return Ok(LoadedMethod::Method {
                function: value,
                receiver,
            });
        }
    } else if !object.is_kind::<Class>() {
        let class = cx.class_of(object);
        if !cx.heap[class].flags.has_getattribute
            && let Some(value) = cx.lookup(class, name)
            && descriptor_kind(cx, value) == DescriptorKind::Method
            && cx.instance_get(object, name).is_none()
        {
            return Ok(LoadedMethod::Method {
                function: value,
                receiver: object,
            });
        }
    } else if let Some(class) = object.as_gc::<Class>() {
        // A class method called on its class: the function inside, with the class before the arguments.
        let meta = cx.class_of(object);
        if !cx.heap[meta].flags.has_getattribute
            && cx.lookup(meta, name).is_none()
            && let Some(value) = cx.lookup(class, name)
            && (cx.is_exact(value, Builtin::ClassMethod)
                || cx.is_exact(value, Builtin::ClassMethodDescriptor))
            && let Some(method) = value.as_gc::<ClassMethod>()
        {
            return Ok(LoadedMethod::Method {
                function: cx.heap[method].function,
                receiver: object,
            });
        }
    }
    get_attribute(cx, object, name).map(LoadedMethod::Other)
}

/// `object.name = value`. The result of a call that is asked for is of no interest.
pub(crate) fn set_attribute(
    cx: &mut Cx,
    object: Value,
    name: Gc<Str>,
    value: Value,
) -> Result<Outcome, Raise> {
    let class = cx.class_of(object);
    if cx.heap[class].flags.has_setattr
        && let Some(hook) = cx.lookup(class, cx.names.setattr)
        && !is_generic(cx, hook, "__setattr__")
    {
        return call_special(cx, hook, object, &[name.value(), value]);
    }
    generic_set(cx, object, name, value)
}

/// Whether a hook is the one that built-in classes have: not another of their methods under its name.
fn is_generic(cx: &Cx, hook: Value, name: &str) -> bool {
    hook.as_gc::<Native>()
        .is_some_and(|native| cx.heap[native].row.name() == name)
}

/// What `object.__setattr__` does.
pub(crate) fn generic_set(cx: &mut Cx, object: Value, name: Gc<Str>, value: Value) -> Result<Outcome, Raise> {
    let class = cx.class_of(object);
    if let Some(target) = object.as_gc::<Class>() {
        check_mutable(cx, target, name)?;
    }
    let found = cx.lookup(class, name);
    if let Some(descriptor) = found
        && descriptor_kind(cx, descriptor) == DescriptorKind::Data
    {
        return set_through(cx, descriptor, object, name, value);
    }
    if let Some(target) = object.as_gc::<Class>() {
        class_set_attribute(cx, target, name, Some(value))?;
        return done(Value::NONE);
    }
    if cx.instance_set(object, name, value) {
        return done(Value::NONE);
    }
    Err(no_place_for(cx, object, name, found.is_some()))
}

/// Raises AttributeError for an attribute that can be neither set nor deleted: it `is_found` in the class, or there is no
/// `__dict__` to hold it.
#[cold]
fn no_place_for(cx: &mut Cx, object: Value, name: Gc<Str>, is_found: bool) -> Raise {
    let (class_name, name_text) = (cx.type_name(object).to_owned(), cx.heap.text(name).to_owned());
    let is_there = is_found || name == cx.names.doc;
    let class = cx.class_of(object);
    let flags = cx.heap[class].flags;
    let message = match is_there {
        // A class with a hook of its own is not told about the dict.
        false if flags.has_setattr && flags.is_script => {
            format!("'{class_name}' object has no attribute '{name_text}'")
        }
        true => format!("'{class_name}' object attribute '{name_text}' is read-only"),
        false => format!(
            "'{class_name}' object has no attribute '{name_text}' and no __dict__ for setting new attributes"
        ),
    };
    cx.attribute_error(message, object, name)
}

/// `del object.name`.
pub(crate) fn delete_attribute(cx: &mut Cx, object: Value, name: Gc<Str>) -> Result<Outcome, Raise> {
    let class = cx.class_of(object);
    if cx.heap[class].flags.has_setattr
        && let Some(hook) = cx.lookup(class, cx.names.delattr)
        && !is_generic(cx, hook, "__delattr__")
    {
        return call_special(cx, hook, object, &[name.value()]);
    }
    generic_delete(cx, object, name)
}

/// What `object.__delattr__` does.
pub(crate) fn generic_delete(cx: &mut Cx, object: Value, name: Gc<Str>) -> Result<Outcome, Raise> {
    let class = cx.class_of(object);
    if let Some(target) = object.as_gc::<Class>() {
        check_mutable(cx, target, name)?;
    }
    let found = cx.lookup(class, name);
    if let Some(descriptor) = found
        && descriptor_kind(cx, descriptor) == DescriptorKind::Data
    {
        return delete_through(cx, descriptor, object, name);
    }
    if let Some(target) = object.as_gc::<Class>() {
        class_set_attribute(cx, target, name, None)?;
        return done(Value::NONE);
    }
    if cx.instance_delete(object, name) {
        return done(Value::NONE);
    }
    if !cx.heap[class].flags.shows_dict() {
        return Err(no_place_for(cx, object, name, found.is_some()));
    }
    Err(no_attribute(cx, object, name))
}

// ---- descriptors ----

/// How a value found on a class takes part in attribute access.
#[inline]
pub(crate) fn descriptor_kind(cx: &mut Cx, value: Value) -> DescriptorKind {
    let Some(header) = value.header() else {
        return DescriptorKind::Plain;
    };
    if header.kind == Kind::Function as u8 || header.kind == Kind::Native as u8 {
        return match header.shape == Builtin::BuiltinFunction.shape() {
            true => DescriptorKind::Plain,
            false => DescriptorKind::Method,
        };
    }
    other_descriptor_kind(cx, value)
}

fn other_descriptor_kind(cx: &mut Cx, value: Value) -> DescriptorKind {
    let class = cx.class_of(value);
    if !cx.heap[class].flags.is_script && !value.is_kind::<Opaque>() {
        if value.is_kind::<Property>() || value.is_kind::<GetSet>() || value.is_kind::<Member>() {
            return DescriptorKind::Data;
        }
        if value.is_kind::<StaticMethod>() || value.is_kind::<ClassMethod>() || value.is_kind::<Super>() {
            return DescriptorKind::NonData;
        }
        return DescriptorKind::Plain;
    }
    if cx.lookup(class, cx.names.set).is_some() || cx.lookup(class, cx.names.delete).is_some() {
        return DescriptorKind::Data;
    }
    match cx.lookup(class, cx.names.get) {
        Some(_) => DescriptorKind::NonData,
        None => DescriptorKind::Plain,
    }
}

/// Whether a data descriptor has a say when the attribute is read: without `__get__` the instance is asked first.
fn can_be_read(cx: &mut Cx, descriptor: Value) -> bool {
    let class = cx.class_of(descriptor);
    !cx.heap[class].flags.is_script || cx.lookup(class, cx.names.get).is_some()
}

/// Whether the value is any kind of descriptor.
pub(crate) fn is_descriptor(cx: &mut Cx, value: Value) -> bool {
    descriptor_kind(cx, value) != DescriptorKind::Plain
}

/// The attribute that a value found on `owner` (or its MRO) gives for `object`; Undef: for the class itself.
pub(crate) fn bind(cx: &mut Cx, value: Value, object: Value, owner: Gc<Class>) -> Result<Outcome, Raise> {
    match descriptor_kind(cx, value) {
        DescriptorKind::Plain => done(value),
        DescriptorKind::Method if object.is_undef() => done(value),
        DescriptorKind::Method => done(cx.new_bound_method(value, object)),
        DescriptorKind::NonData | DescriptorKind::Data => bind_descriptor(cx, value, object, owner),
    }
}

fn bind_descriptor(cx: &mut Cx, value: Value, object: Value, owner: Gc<Class>) -> Result<Outcome, Raise> {
    let class = cx.class_of(value);
    if cx.heap[class].flags.is_script || value.is_kind::<Opaque>() {
        match cx.lookup(class, cx.names.get) {
            Some(getter) if !is_native(cx, getter) || value.is_kind::<Opaque>() => {
                if !object.is_undef()
                    && let Some(name) = cx.attribute_of_property(value)
                    && let Some(found) = cx.instance_get(object, name)
                {
                    return done(found);
                }
                let instance = object.defined().unwrap_or(Value::NONE);
                return call_special(cx, getter, value, &[instance, owner.value()]);
            }
            Some(_) => {}
            None => return done(value),
        }
    }
    native_get(cx, value, object, owner)
}

/// `__get__` of the built-in descriptors.
pub(crate) fn native_get(
    cx: &mut Cx,
    value: Value,
    object: Value,
    owner: Gc<Class>,
) -> Result<Outcome, Raise> {
    if let Some(method) = value.as_gc::<ClassMethod>() {
        let function = cx.heap[method].function;
        return done(cx.new_bound_method(function, owner.value()));
    }
    if let Some(method) = value.as_gc::<StaticMethod>() {
        return done(cx.heap[method].function);
    }
    if object.is_undef() {
        return done(value);
    }
    if let Some(unbound) = value.as_gc::<Super>() {
        let Super { class, receiver, .. } = cx.heap[unbound];
        return match receiver.is_none() {
            true if !cx.is_exact(value, Builtin::Super) => {
                let derived = cx.class_of(value).value();
                cx.tail_call(derived, &[class, object])
            }
            true => cx.bind_super(class, object),
            false => done(value),
        };
    }
    if let Some(property) = value.as_gc::<Property>() {
        let getter = cx.heap[property].getter;
        if getter.is_none() {
            return Err(property_error(cx, property, object, "getter"));
        }
        return cx.tail_call(getter, &[object]);
    }
    if let Some(getset) = value.as_gc::<GetSet>() {
        let (row, descriptor_owner) = (cx.heap[getset].row, cx.heap[getset].owner);
        check_owner(cx, row.name, descriptor_owner, object)?;
        return (row.get)(cx, &[object]);
    }
    if let Some(member) = value.as_gc::<Member>() {
        return read_member(cx, member, object);
    }
    done(value)
}

/// The value of a `__slots__` entry.
fn read_member(cx: &mut Cx, member: Gc<Member>, object: Value) -> Result<Outcome, Raise> {
    let Member { name, key, owner, .. } = cx.heap[member];
    if !cx.is_subclass(cx.class_of(object), owner) {
        let text = cx.heap.text(name).to_owned();
        return Err(wrong_owner(cx, &text, owner, object));
    }
    match cx.member_get(object, key) {
        Some(found) => done(found),
        None => {
            let text = cx.heap.text(name);
            let message = format!("'{}' object has no attribute '{text}'", cx.full_type_name(object));
            Err(cx.attribute_error(message, object, name))
        }
    }
}

fn set_through(
    cx: &mut Cx,
    descriptor: Value,
    object: Value,
    name: Gc<Str>,
    value: Value,
) -> Result<Outcome, Raise> {
    let class = cx.class_of(descriptor);
    if cx.heap[class].flags.is_script || descriptor.is_kind::<Opaque>() {
        match cx.lookup(class, cx.names.set) {
            Some(setter) if !is_native(cx, setter) || descriptor.is_kind::<Opaque>() => {
                return call_special(cx, setter, descriptor, &[object, value]);
            }
            Some(_) => {}
            None => return Err(cx.attribute_error("__set__", object, name)),
        }
    }
    native_set(cx, descriptor, object, value)
}

/// `__set__` of the built-in data descriptors; Undef deletes.
pub(crate) fn native_set(
    cx: &mut Cx,
    descriptor: Value,
    object: Value,
    value: Value,
) -> Result<Outcome, Raise> {
    if let Some(property) = descriptor.as_gc::<Property>() {
        let Property { setter, deleter, .. } = cx.heap[property];
        let (function, what) = match value.is_undef() {
            false => (setter, "setter"),
            true => (deleter, "deleter"),
        };
        if function.is_none() {
            return Err(property_error(cx, property, object, what));
        }
        return match value.is_undef() {
            false => cx.tail_call(function, &[object, value]),
            true => cx.tail_call(function, &[object]),
        };
    }
    if let Some(getset) = descriptor.as_gc::<GetSet>() {
        let (row, owner) = (cx.heap[getset].row, cx.heap[getset].owner);
        check_owner(cx, row.name, owner, object)?;
        let Some(set) = row.set else {
            let owner_class = owner;
            let owner = cx.heap.text(cx.heap[owner].name).to_owned();
            let name = cx.intern(row.name);
            // What CPython keeps as plain members of a struct it refuses in other words.
            const MEMBERS: &[(&str, &[&str])] = &[
                ("property", &["fget", "fset", "fdel"]),
                ("BaseExceptionGroup", &["message", "exceptions"]),
                ("async_generator", &["ag_running"]),
                ("super", &["__thisclass__", "__self__", "__self_class__"]),
                ("staticmethod", &["__func__", "__wrapped__"]),
                ("classmethod", &["__func__", "__wrapped__"]),
                ("method", &["__func__", "__self__"]),
                ("function", &["__closure__", "__globals__", "__builtins__"]),
            ];
            let is_member = MEMBERS
                .iter()
                .any(|(class, names)| *class == owner && names.contains(&row.name));
            let message = match is_member {
                true => "readonly attribute".to_owned(),
                false => format!(
                    "attribute '{}' of '{}' objects is not writable",
                    row.name,
                    cx.class_name(owner_class)
                ),
            };
            return Err(cx.attribute_error(message, object, name));
        };
        return set(cx, &[object, value]);
    }
    let Some(member) = descriptor.as_gc::<Member>() else {
        return Err(cx.type_error("this descriptor cannot be set"));
    };
    let (name, owner) = (cx.heap[member].name, cx.heap[member].owner);
    if !cx.is_subclass(cx.class_of(object), owner) {
        let text = cx.heap.text(name).to_owned();
        return Err(wrong_owner(cx, &text, owner, object));
    }
    let key = cx.heap[member].key;
    let worked = match value.is_undef() {
        false => cx.member_set(object, key, value),
        true => cx.member_delete(object, key),
    };
    match worked {
        true => done(Value::NONE),
        false => {
            let text = cx.heap.text(name).to_owned();
            Err(cx.attribute_error(text, object, name))
        }
    }
}

fn delete_through(cx: &mut Cx, descriptor: Value, object: Value, name: Gc<Str>) -> Result<Outcome, Raise> {
    let class = cx.class_of(descriptor);
    if cx.heap[class].flags.is_script || descriptor.is_kind::<Opaque>() {
        match cx.lookup(class, cx.names.delete) {
            Some(deleter) if !is_native(cx, deleter) || descriptor.is_kind::<Opaque>() => {
                return call_special(cx, deleter, descriptor, &[object]);
            }
            Some(_) => {}
            None => return Err(cx.attribute_error("__delete__", object, name)),
        }
    }
    native_set(cx, descriptor, object, Value::UNDEF)
}

fn check_owner(cx: &mut Cx, name: &str, owner: Gc<Class>, object: Value) -> Result<(), Raise> {
    match cx.is_subclass(cx.class_of(object), owner) {
        true => Ok(()),
        false => Err(wrong_owner(cx, name, owner, object)),
    }
}

#[cold]
fn wrong_owner(cx: &mut Cx, name: &str, owner: Gc<Class>, object: Value) -> Raise {
    let message = format!(
        "descriptor '{name}' for '{}' objects doesn't apply to a '{}' object",
        cx.class_name(owner),
        cx.type_name(object)
    );
    cx.type_error(message)
}

fn property_error(cx: &mut Cx, property: Gc<Property>, object: Value, what: &str) -> Raise {
    let class = cx.class_of(object);
    let qualname = cx.heap[class].qualname;
    let qualname = cx.as_str(qualname).unwrap_or_default().to_owned();
    let name = property_name(cx, property);
    let message = match name.and_then(|name| cx.as_str(name)) {
        Some(name) => format!("property '{name}' of '{qualname}' object has no {what}"),
        None => format!("property of '{qualname}' object has no {what}"),
    };
    cx.raise(Builtin::AttributeError, message)
}

/// The name of a property: as `__set_name__` gave it, else that of its getter.
pub(crate) fn property_name(cx: &Cx, property: Gc<Property>) -> Option<Value> {
    let Property { name, getter, .. } = cx.heap[property];
    if !name.is_undef() && !name.is_none() {
        return Some(name);
    }
    getter
        .as_gc::<Function>()
        .map(|function| cx.heap[function].name.value())
}

// ---- super ----

/// What `super_object.name` finds: the value, the instance to bind it to (Undef for a class) and the class.
fn find_super(cx: &mut Cx, super_object: Gc<Super>, name: Gc<Str>) -> Option<(Value, Value, Gc<Class>)> {
    let Super {
        class,
        receiver,
        receiver_class,
        ..
    } = cx.heap[super_object];
    if name == cx.names.class {
        return None;
    }
    let class = class.as_gc::<Class>()?;
    let start = receiver_class.as_gc::<Class>()?;
    let mro = &cx.heap[start].mro;
    let after = mro.iter().position(|base| *base == class)? + 1;
    let value = mro[after..]
        .iter()
        .find_map(|base| cx.get_name(cx.heap[*base].namespace, name))?;
    // `super()` in a class method: the receiver is the class itself.
    let instance = if receiver.is(receiver_class) {
        Value::UNDEF
    } else {
        receiver
    };
    Some((value, instance, start))
}

// ---- hooks in script ----

/// Whether a special method found on a class is the machine's own.
pub(crate) fn is_native(cx: &Cx, method: Value) -> bool {
    let _ = cx;
    method.is_kind::<Native>()
}

/// Asks for a call of a special method that was looked up on the class of `object`, unbound.
pub(crate) fn call_special(
    cx: &mut Cx,
    method: Value,
    object: Value,
    args: &[Value],
) -> Result<Outcome, Raise> {
    let (callee, receiver) = bind_special(cx, method, object);
    match receiver {
        Some(receiver) => {
            let mut all = Vec::with_capacity(args.len() + 1);
            all.push(receiver);
            all.extend_from_slice(args);
            cx.tail_call(callee, &all)
        }
        None => cx.tail_call(callee, args),
    }
}

/// What to call for a special method looked up unbound on the class of `object`, and what to put before
/// the arguments.
pub(crate) fn bind_special(cx: &mut Cx, method: Value, object: Value) -> (Value, Option<Value>) {
    if method.is_kind::<Function>() {
        return (method, Some(object));
    }
    if let Some(method) = method.as_gc::<StaticMethod>() {
        return (cx.heap[method].function, None);
    }
    if let Some(method) = method.as_gc::<ClassMethod>() {
        let class = cx.class_of(object).value();
        return (cx.heap[method].function, Some(class));
    }
    match descriptor_kind(cx, method) {
        DescriptorKind::Method => (method, Some(object)),
        DescriptorKind::NonData | DescriptorKind::Data
            if method.is_kind::<Property>() || method_is_script(cx, method) =>
        {
            let pair = cx.new_tuple(&[method, object]);
            (cx.new_native(&THROUGH_DESCRIPTOR, Value::UNDEF), Some(pair))
        }
        _ => (method, None),
    }
}

fn method_is_script(cx: &mut Cx, method: Value) -> bool {
    let class = cx.class_of(method);
    cx.heap[class].flags.is_script && cx.lookup(class, cx.names.get).is_some()
}

/// Calls a special method that is a descriptor written in script: gets it for the object first.
static THROUGH_DESCRIPTOR: NativeRow = NativeRow::new(
    "special_method(descriptor_and_object, /, *args)",
    "Call a special method that a descriptor gives.",
    |cx, args| cx.call_prelude("call_through_descriptor", args),
    Binding::StaticMethod,
);

fn script_getattribute(
    cx: &mut Cx,
    object: Value,
    name: Gc<Str>,
    class: Gc<Class>,
) -> Result<Outcome, Raise> {
    let hook = cx
        .lookup(class, cx.names.getattribute)
        .expect("the class flag says there is one");
    let outcome = call_special(cx, hook, object, &[name.value()])?;
    if cx.heap[class].flags.has_getattr {
        cx.request.then = Some(&GETATTR_FALLBACK);
        cx.request.state = 0;
        cx.request.kept = vec![object, name.value()];
    }
    Ok(outcome)
}

fn call_getattr(cx: &mut Cx, object: Value, name: Gc<Str>) -> Result<Option<Outcome>, Raise> {
    match cx.dunder(object, cx.names.getattr) {
        Some(hook) => call_special(cx, hook, object, &[name.value()]).map(Some),
        None => Ok(None),
    }
}

/// After a getter or `__getattribute__` of a class with `__getattr__`: keeps object and name.
static GETATTR_FALLBACK: Then = Then {
    name: "attribute.getattr_fallback",
    resume: getattr_fallback,
    catches: true,
};

fn getattr_fallback(cx: &mut Cx, kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    let (object, name) = (kept.values[0], kept.values[1]);
    match resumed {
        Resumed::Value(value) => done(value),
        Resumed::Raised(exception) if cx.is_instance(exception, Builtin::AttributeError) => {
            let name = name.as_gc::<Str>().expect("a name was kept");
            match call_getattr(cx, object, name)? {
                Some(outcome) => Ok(outcome),
                None => Err(cx.raise_value(exception)),
            }
        }
        Resumed::Raised(exception) => Err(cx.raise_value(exception)),
    }
}

// ---- errors ----

/// Raises AttributeError: the object has no such attribute.
#[cold]
pub(crate) fn no_attribute(cx: &mut Cx, object: Value, name: Gc<Str>) -> Raise {
    let text = cx.heap.text(name);
    let message = if let Some(class) = object.as_gc::<Class>() {
        let class_name = cx.class_name(class);
        format!("type object '{class_name}' has no attribute '{text}'")
    } else if let Some(module) = object.as_gc::<Module>() {
        match cx
            .get_name(cx.heap[module].namespace, cx.names.name)
            .and_then(|name| cx.as_str(name))
        {
            Some(module) => format!("module '{module}' has no attribute '{text}'"),
            None => format!("module has no attribute '{text}'"),
        }
    } else {
        format!("'{}' object has no attribute '{text}'", cx.type_name(object))
    };
    cx.attribute_error(message, object, name)
}

impl Cx {
    /// Raises AttributeError about `object.name`.
    #[cold]
    pub(crate) fn attribute_error(
        &mut self,
        message: impl AsRef<str>,
        object: Value,
        name: Gc<Str>,
    ) -> Raise {
        let raise = self.raise(Builtin::AttributeError, message);
        let exception = self.raised;
        self.set_exception_field(exception, 0, name.value());
        self.set_exception_field(exception, 1, object);
        raise
    }

    /// Raises NameError (or UnboundLocalError) about a name.
    #[cold]
    pub(crate) fn name_error(&mut self, builtin: Builtin, message: impl AsRef<str>, name: Gc<Str>) -> Raise {
        let raise = self.raise(builtin, message);
        let exception = self.raised;
        self.set_exception_field(exception, 0, name.value());
        raise
    }
}
