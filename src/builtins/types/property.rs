//! `property`.

use crate::heap::{Gc, Header, Value};
use crate::native::{getsets, methods};
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::descriptor::{Member, Property};
use crate::objects::function::Function;
use crate::objects::native::{Binding, NativeRow, TypeRow};
use crate::objects::outcome::{Outcome, Raise, done};
use crate::objects::types::Builtin;
use crate::vm::attribute::{native_get, native_set, no_attribute, property_name, try_attribute};

pub(crate) const TYPE: TypeRow = TypeRow {
    builtin: Builtin::Property,
    doc: "Property attribute.\n\n  fget\n    function to be used for getting an attribute value\n  fset\n    \
          function to be used for setting an attribute value\n  fdel\n    function to be used for del'ing an \
          attribute\n  doc\n    docstring\n",
    construct: Some(&NativeRow::new(
        "property(fget=None, fset=None, fdel=None, doc=None)",
        "Property attribute.",
        construct,
        Binding::StaticMethod,
    )),
    methods: methods! {
        /// Create and return a new object.
        static "__new__(cls, *args, **kwargs)" => new,
        /// Initialize self.
        "__init__(self, fget=None, fset=None, fdel=None, doc=None)" => init,
        /// Descriptor to obtain a copy of the property with a different getter.
        "getter(self, fget, /)" => getter,
        /// Descriptor to obtain a copy of the property with a different setter.
        "setter(self, fset, /)" => setter,
        /// Descriptor to obtain a copy of the property with a different deleter.
        "deleter(self, fdel, /)" => deleter,
        /// Return an attribute of instance, which is of type owner.
        "__get__(self, instance, owner=None, /)" => get,
        /// Set an attribute of instance to value.
        "__set__(self, instance, value, /)" => set,
        /// Delete an attribute of instance.
        "__delete__(self, instance, /)" => delete,
        /// Tell the property its name.
        "__set_name__(self, /, *args)" => set_name,
    },
    getsets: getsets! {
        /// The function that gets the attribute.
        "fget" => fget;
        /// The function that sets the attribute.
        "fset" => fset;
        /// The function that deletes the attribute.
        "fdel" => fdel;
        /// The docstring: its own, else the getter's.
        "__doc__" => get_doc, set_doc;
        /// The name it is bound to.
        "__name__" => get_name, assign_name;
        /// Whether one of the functions is abstract.
        "__isabstractmethod__" => is_abstract;
    },
};

fn of(args: &[Value]) -> Gc<Property> {
    args[0]
        .as_gc::<Property>()
        .expect("the vm checks the receiver of natives")
}

fn make(header: Header, args: &[Value]) -> Property {
    Property {
        header,
        getter: args[0],
        setter: args[1],
        deleter: args[2],
        doc: args[3],
        name: Value::UNDEF,
    }
}

fn construct(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let property = make(Header::new(Builtin::Property.shape()), args);
    done(cx.heap.alloc(property))
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(class) = args[0].as_gc::<Class>() else {
        return Err(cx.type_error("property.__new__(X): X is not a type object"));
    };
    let shape = cx.instance_shape(class);
    let property = make(Header::new(shape), &[Value::NONE; 4]);
    match cx.heap[class].flags.has_dict {
        true => done(cx.heap.alloc_extended(property, Value::UNDEF)),
        false => done(cx.heap.alloc(property)),
    }
}

fn init(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = cx.heap[of(args)].name;
    let header = cx.heap[of(args)].header;
    cx.heap[of(args)] = Property {
        name,
        ..make(header, &args[1..])
    };
    if !cx.is_exact(args[0], Builtin::Property) {
        // A subclass has a docstring of its own, which would hide the property's.
        let doc = match (args[4].is_none(), args[1].as_gc::<Function>()) {
            (true, Some(getter)) => cx.function_doc(getter),
            _ => args[4],
        };
        let class = cx.class_of(args[0]);
        let found = cx.lookup(class, cx.names.doc);
        let is_kept = match found.and_then(|found| found.as_gc::<Member>()) {
            Some(member) => cx.member_set(args[0], cx.heap[member].key, doc),
            None => cx.instance_set(args[0], cx.names.doc, doc),
        };
        if !is_kept && !doc.is_none() {
            let message = format!(
                "'{}' object attribute '__doc__' is read-only",
                cx.type_name(args[0])
            );
            let name = cx.names.doc;
            return Err(cx.attribute_error(message, args[0], name));
        }
    }
    done(Value::NONE)
}

/// A copy with one function replaced.
fn copy(cx: &mut Cx, args: &[Value], part: usize) -> Result<Outcome, Raise> {
    let Property {
        getter,
        setter,
        deleter,
        doc,
        name,
        ..
    } = cx.heap[of(args)];
    let mut parts = [getter, setter, deleter, doc];
    parts[part] = args[1];
    if cx.is_exact(args[0], Builtin::Property) {
        let property = Property {
            name,
            ..make(Header::new(Builtin::Property.shape()), &parts)
        };
        return done(cx.heap.alloc(property));
    }
    let class = cx.class_of(args[0]).value();
    cx.tail_call(class, &parts)
}

fn getter(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    copy(cx, args, 0)
}

fn setter(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    copy(cx, args, 1)
}

fn deleter(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    copy(cx, args, 2)
}

fn get(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let instance = if args[1].is_none() { Value::UNDEF } else { args[1] };
    let owner = args[2].as_gc::<Class>().unwrap_or_else(|| cx.class_of(args[1]));
    native_get(cx, args[0], instance, owner)
}

fn set(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    native_set(cx, args[0], args[1], args[2])
}

fn delete(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    native_set(cx, args[0], args[1], Value::UNDEF)
}

fn set_name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let &[_, _, name] = args else {
        let given = args.len() - 1;
        let message = format!("__set_name__() takes 2 positional arguments but {given} were given");
        return Err(cx.type_error(message));
    };
    cx.heap[of(args)].name = name;
    done(Value::NONE)
}

fn fget(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.heap[of(args)].getter)
}

fn fset(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.heap[of(args)].setter)
}

fn fdel(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.heap[of(args)].deleter)
}

fn get_doc(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Property { doc, getter, .. } = cx.heap[of(args)];
    if !doc.is_none() {
        return done(doc);
    }
    match getter.as_gc::<Function>() {
        Some(function) => done(cx.function_doc(function)),
        None => done(Value::NONE),
    }
}

fn set_doc(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.heap[of(args)].doc = args[1].defined().unwrap_or(Value::NONE);
    done(Value::NONE)
}

fn get_name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match property_name(cx, of(args)) {
        Some(name) => done(name),
        None => {
            let name = cx.names.name;
            Err(no_attribute(cx, args[0], name))
        }
    }
}

fn assign_name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.heap[of(args)].name = args[1];
    done(Value::NONE)
}

fn is_abstract(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Property {
        getter,
        setter,
        deleter,
        ..
    } = cx.heap[of(args)];
    let name = cx.intern("__isabstractmethod__");
    for function in [getter, setter, deleter] {
        match cx.nest("mark", |cx| try_attribute(cx, function, name))? {
            Some(Outcome::Return(value)) if value.is(Value::TRUE) => return done(true),
            None => {}
            Some(Outcome::Return(value)) if value.is(Value::FALSE) => {}
            // What a script computes, or says in other words than True and False.
            Some(_) => return cx.call_prelude("is_abstract_property", &[getter, setter, deleter]),
        }
    }
    done(false)
}

/// Whether a function was marked by `abc.abstractmethod`.
pub(crate) fn is_abstract_function(cx: &mut Cx, function: Value) -> Result<bool, Raise> {
    let name = cx.intern("__isabstractmethod__");
    Ok(match cx.nest("mark", |cx| try_attribute(cx, function, name))? {
        Some(Outcome::Return(value)) => value.is(Value::TRUE),
        // A mark that must be computed by script code is not followed.
        Some(_) | None => false,
    })
}
