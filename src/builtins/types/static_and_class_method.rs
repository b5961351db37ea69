//! `staticmethod` and `classmethod`.

use crate::heap::{Gc, Header, Value};
use crate::native::{getsets, methods};
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::descriptor::{ClassMethod, StaticMethod};
use crate::objects::dict::Dict;
use crate::objects::function::Native;
use crate::objects::native::{Binding, GetSetRow, NativeRow, TypeRow};
use crate::objects::outcome::{Outcome, Raise, done};
use crate::objects::types::Builtin;
use crate::vm::attribute::{get_attribute, native_get, no_attribute, try_attribute};
use crate::vm::class_build::set_dict;

use super::property::is_abstract_function;

pub(crate) const STATIC_METHOD: TypeRow = TypeRow {
    builtin: Builtin::StaticMethod,
    doc: "staticmethod(function) -> method\n\nConvert a function to be a static method.\n",
    construct: Some(&NativeRow::new(
        "staticmethod(*args)",
        "Convert a function to be a static method.",
        construct_static,
        Binding::StaticMethod,
    )),
    methods: methods! {
        /// Create and return a new object.
        static "__new__(cls, *args, **kwargs)" => new_static,
        /// Initialize self.
        "__init__(self, function, /)" => init_static,
        /// Return an attribute of instance, which is of type owner.
        "__get__(self, instance, owner=None, /)" => get,
        /// Call self as a function.
        "__call__(self, /, *args, **kwargs)" => call_static,
    },
    getsets: WRAPPER_GETSETS,
};

pub(crate) const CLASS_METHOD: TypeRow = TypeRow {
    builtin: Builtin::ClassMethod,
    doc: "classmethod(function) -> method\n\nConvert a function to be a class method.\n",
    construct: Some(&NativeRow::new(
        "classmethod(*args)",
        "Convert a function to be a class method.",
        construct_class,
        Binding::StaticMethod,
    )),
    methods: methods! {
        /// Create and return a new object.
        static "__new__(cls, *args, **kwargs)" => new_class,
        /// Initialize self.
        "__init__(self, function, /)" => init_class,
        /// Return an attribute of instance, which is of type owner.
        "__get__(self, instance, owner=None, /)" => get,
    },
    getsets: WRAPPER_GETSETS,
};

pub(crate) const CLASS_METHOD_DESCRIPTOR: TypeRow = TypeRow {
    builtin: Builtin::ClassMethodDescriptor,
    doc: "A class method of a built-in type.",
    construct: None,
    methods: methods! {
        /// Call self as a function.
        "__call__(self, /, *args, **kwargs)" => call_descriptor,
        /// Return an attribute of instance, which is of type owner.
        "__get__(self, instance, owner=None, /)" => get,
    },
    getsets: getsets! {
        /// The name.
        "__name__" => forwarded::<0>;
        /// The name with the class's before it.
        "__qualname__" => forwarded::<1>;
        /// The docstring.
        "__doc__" => forwarded::<3>;
        /// The class it belongs to.
        "__objclass__" => owner;
        /// The signature as text.
        "__text_signature__" => forwarded::<5>;
    },
};

const WRAPPER_GETSETS: &[GetSetRow] = getsets! {
    /// The function inside.
    "__func__" => function;
    /// The function inside, as decorators call it.
    "__wrapped__" => function;
    /// The function's name.
    "__name__" => forwarded::<0>;
    /// The function's qualified name.
    "__qualname__" => forwarded::<1>;
    /// The function's module.
    "__module__" => forwarded::<2>;
    /// The function's docstring.
    "__doc__" => forwarded::<3>;
    /// The function's annotations.
    "__annotations__" => forwarded::<4>;
    /// Whether the function is abstract.
    "__isabstractmethod__" => is_abstract;
    /// Attributes: the function's names at first.
    "__dict__" => attributes, set_dict;
};

/// The attributes that are the function's.
const FORWARDED: [&str; 6] = [
    "__name__",
    "__qualname__",
    "__module__",
    "__doc__",
    "__annotations__",
    "__text_signature__",
];

/// The class of a built-in class method.
fn owner(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let native = inside(cx, args[0]).as_gc::<Native>();
    done(
        native
            .and_then(|native| cx.heap[native].owner.defined())
            .unwrap_or(Value::NONE),
    )
}

fn native_name(cx: &Cx, function: Value) -> &'static str {
    function
        .as_gc::<Native>()
        .map_or("", |native| cx.heap[native].row.name())
}

/// The method of the class that comes first.
fn call_descriptor(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let function = inside(cx, args[0]);
    let owner = function
        .as_gc::<Native>()
        .and_then(|native| cx.heap[native].owner.as_gc::<Class>());
    let Some(owner) = owner else {
        unreachable!("built-in class methods are natives of a class")
    };
    let (name, owner_name) = (native_name(cx, function), cx.class_name(owner));
    let message = match args.get(2) {
        None => format!("descriptor '{name}' of '{owner_name}' object needs an argument"),
        Some(class) => match class.as_gc::<Class>() {
            Some(class) if cx.is_subclass(class, owner) => {
                let keywords = args[1].as_gc::<Dict>().map_or(Value::UNDEF, Gc::value);
                return cx.call_with_keywords(function, &args[2..], keywords, None, 0, &[]);
            }
            Some(class) => {
                let given = cx.class_name(class);
                format!("descriptor '{name}' requires a subtype of '{owner_name}' but received '{given}'")
            }
            None => {
                let given = cx.type_name(*class);
                format!("descriptor '{name}' for type '{owner_name}' needs a type, not a '{given}' as arg 2")
            }
        },
    };
    Err(cx.type_error(message))
}

/// The function inside either kind.
fn inside(cx: &Cx, value: Value) -> Value {
    if let Some(method) = value.as_gc::<StaticMethod>() {
        return cx.heap[method].function;
    }
    match value.as_gc::<ClassMethod>() {
        Some(method) => cx.heap[method].function,
        None => Value::NONE,
    }
}

fn only_argument(cx: &mut Cx, name: &str, args: &[Value]) -> Result<Value, Raise> {
    match *args {
        [function] => Ok(function),
        _ => Err(cx.type_error(format!("{name} expected 1 argument, got {}", args.len()))),
    }
}

fn construct_static(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let header = Header::new(Builtin::StaticMethod.shape());
    let function = only_argument(cx, "staticmethod", args)?;
    let method = StaticMethod { header, function };
    done(cx.heap.alloc_extended(method, Value::UNDEF))
}

fn construct_class(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let header = Header::new(Builtin::ClassMethod.shape());
    let function = only_argument(cx, "classmethod", args)?;
    let method = ClassMethod { header, function };
    done(cx.heap.alloc_extended(method, Value::UNDEF))
}

fn class_to_make(cx: &mut Cx, args: &[Value]) -> Result<(Header, bool), Raise> {
    let Some(class) = args[0].as_gc::<Class>() else {
        return Err(cx.type_error("__new__(X): X is not a type object"));
    };
    let shape = cx.instance_shape(class);
    Ok((Header::new(shape), cx.heap[class].flags.has_dict))
}

fn new_static(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (header, has_dict) = class_to_make(cx, args)?;
    let method = StaticMethod {
        header,
        function: Value::NONE,
    };
    match has_dict {
        true => done(cx.heap.alloc_extended(method, Value::UNDEF)),
        false => done(cx.heap.alloc(method)),
    }
}

fn new_class(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (header, has_dict) = class_to_make(cx, args)?;
    let method = ClassMethod {
        header,
        function: Value::NONE,
    };
    match has_dict {
        true => done(cx.heap.alloc_extended(method, Value::UNDEF)),
        false => done(cx.heap.alloc(method)),
    }
}

fn init_static(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let method: Gc<StaticMethod> = args[0].as_gc().expect("the vm checks the receiver of natives");
    cx.heap[method].function = args[1];
    done(Value::NONE)
}

fn init_class(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let method: Gc<ClassMethod> = args[0].as_gc().expect("the vm checks the receiver of natives");
    cx.heap[method].function = args[1];
    done(Value::NONE)
}

fn get(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[1].is_none() && args[2].is_none() {
        return Err(cx.type_error("__get__(None, None) is invalid"));
    }
    let owner = args[2].as_gc::<Class>().unwrap_or_else(|| cx.class_of(args[1]));
    native_get(cx, args[0], args[1], owner)
}

fn call_static(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let function = inside(cx, args[0]);
    let keywords = args[1].as_gc::<Dict>().map_or(Value::UNDEF, Gc::value);
    cx.call_with_keywords(function, &args[2..], keywords, None, 0, &[])
}

fn function(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(inside(cx, args[0]))
}

fn forwarded<const INDEX: usize>(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let function = inside(cx, args[0]);
    let name = cx.intern(FORWARDED[INDEX]);
    cx.nest(FORWARDED[INDEX], |cx| get_attribute(cx, function, name))
}

/// The `__dict__`, which begins with what the function is called.
fn attributes(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(dict) = cx.instance_dict(args[0]) else {
        let name = cx.names.dict;
        return Err(no_attribute(cx, args[0], name));
    };
    let is_fresh = cx.get_name(dict, cx.names.doc).is_none();
    if is_fresh {
        let function = inside(cx, args[0]);
        let names = cx.names;
        let given = dict;
        let dict = cx.new_dict();
        for name in [names.module, names.name, names.qualname, names.doc] {
            if let Some(Outcome::Return(value)) = try_attribute(cx, function, name)? {
                cx.set_interned(dict, name, value);
            }
        }
        let given: Vec<(Value, Value)> = cx.heap[given]
            .iter()
            .map(|entry| (entry.key, entry.value))
            .collect();
        for (key, value) in given {
            cx.dict_set(dict, key, value)?;
        }
        cx.set_instance_dict(args[0], dict);
        return done(dict);
    }
    done(dict)
}

fn is_abstract(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let function = inside(cx, args[0]);
    done(is_abstract_function(cx, function)?)
}
