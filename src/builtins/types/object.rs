//! `object`: what every value can do.

use crate::heap::{Gc, Header, Value};
use crate::native::{getsets, methods};
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::function::BoundMethod;
use crate::objects::instance::Instance;
use crate::objects::kinds::Kind;
use crate::objects::module::Module;
use crate::objects::native::TypeRow;
use crate::objects::outcome::{Answer, Outcome, Raise, Then, done};
use crate::objects::str::Str;
use crate::objects::types::Builtin;
use crate::vm::attribute::{call_special, find_attribute, generic_delete, generic_set, no_attribute};
use crate::vm::class_build::offers_weakref;

pub(crate) const TYPE: TypeRow = TypeRow {
    builtin: Builtin::Object,
    doc: "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new \
          featureless\ninstance that has no instance attributes and cannot be given any.\n",
    construct: None,
    methods: methods! {
        /// Create and return a new object.
        static "__new__(cls, *args, **kwargs)" => new,
        /// Initialize self.
        "__init__(self, /, *args, **kwargs)" => init,
        /// Return repr(self).
        "__repr__(self, /)" => repr,
        /// Return str(self).
        "__str__(self, /)" => str_,
        /// Return self==value.
        "__eq__(self, value, /)" => eq,
        /// Return self!=value.
        "__ne__(self, value, /)" => ne,
        /// Return self<value.
        "__lt__(self, value, /)" => not_implemented,
        /// Return self<=value.
        "__le__(self, value, /)" => not_implemented,
        /// Return self>value.
        "__gt__(self, value, /)" => not_implemented,
        /// Return self>=value.
        "__ge__(self, value, /)" => not_implemented,
        /// Return hash(self).
        "__hash__(self, /)" => hash,
        /// Default object formatter. Raises TypeError for a format that is not empty.
        "__format__(self, format_spec, /)" => format,
        /// Return getattr(self, name).
        "__getattribute__(self, name, /)" => getattribute,
        /// Implement setattr(self, name, value).
        "__setattr__(self, name, value, /)" => setattr,
        /// Implement delattr(self, name).
        "__delattr__(self, name, /)" => delattr,
        /// Default dir() implementation.
        "__dir__(self, /)" => dir,
        /// Size of object in memory, in bytes.
        "__sizeof__(self, /)" => sizeof,
        /// Helper for copy and pickle: a class to call and its arguments.
        "__reduce__(self, /)" => reduce,
        /// Helper for copy and pickle: as __reduce__.
        "__reduce_ex__(self, protocol, /)" => reduce_ex,
        /// Helper for copy and pickle: the attributes of the object.
        "__getstate__(self, /)" => getstate,
        /// This method is called when a class is subclassed.
        class "__init_subclass__(cls, /, **kwargs)" => init_subclass,
        /// Abstract classes can override this to customize issubclass().
        class "__subclasshook__(cls, subclass, /)" => subclasshook,
    },
    getsets: getsets! {
        /// The object's class.
        "__class__" => get_class, set_class;
    },
};

/// Whether `class` gets `name` from `object` itself.
fn inherits(cx: &mut Cx, class: Gc<Class>, name: Gc<Str>) -> bool {
    let own = cx.lookup(class, name);
    own == cx.lookup(cx.types.get(Builtin::Object), name)
}

fn has_arguments(cx: &Cx, keywords: Value, rest: &[Value]) -> bool {
    !rest.is_empty()
        || keywords
            .as_gc::<Dict>()
            .is_some_and(|dict| cx.heap[dict].len() > 0)
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(class) = args[0].as_gc::<Class>() else {
        let message = format!(
            "object.__new__(X): X is not a type object ({})",
            cx.type_name(args[0])
        );
        return Err(cx.type_error(message));
    };
    let has_own_layout = !matches!(cx.heap[class].instance_kind, Kind::Instance | Kind::Module);
    if has_own_layout && cx.heap[class].construct.is_none() && inherits(cx, class, cx.names.new) {
        let message = format!("cannot create '{}' instances", cx.heap.text(cx.heap[class].name));
        return Err(cx.type_error(message));
    }
    if has_arguments(cx, args[1], &args[2..]) {
        let name = cx.heap.text(cx.heap[class].name).to_owned();
        if !inherits(cx, class, cx.names.new) {
            return Err(
                cx.type_error("object.__new__() takes exactly one argument (the type to instantiate)")
            );
        }
        if inherits(cx, class, cx.names.init) {
            return Err(cx.type_error(format!("{name}() takes no arguments")));
        }
    }
    match cx.heap[class].instance_kind {
        Kind::Instance => done(cx.new_instance(class)?),
        Kind::Module => {
            let namespace = cx.new_dict();
            let shape = cx.instance_shape(class);
            let header = Header::new(shape);
            done(cx.heap.alloc(Module { header, namespace }))
        }
        _ => {
            let name = cx.heap.text(cx.heap[class].name).to_owned();
            let bases = cx.heap[class].mro.iter();
            let built_in = bases.copied().find(|base| !cx.heap[*base].flags.is_script);
            let safe = cx.class_name(built_in.unwrap_or(class));
            let message = format!("object.__new__({name}) is not safe, use {safe}.__new__()");
            Err(cx.type_error(message))
        }
    }
}

fn init(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if has_arguments(cx, args[1], &args[2..]) {
        let class = cx.class_of(args[0]);
        let name = cx.heap.text(cx.heap[class].name).to_owned();
        if !inherits(cx, class, cx.names.init) {
            return Err(
                cx.type_error("object.__init__() takes exactly one argument (the instance to initialize)")
            );
        }
        if inherits(cx, class, cx.names.new) {
            return Err(cx.type_error(format!(
                "{name}.__init__() takes exactly one argument (the instance to initialize)"
            )));
        }
    }
    done(Value::NONE)
}

fn repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match cx.own_repr(args[0])? {
        Answer::Known(text) => done(cx.new_str(&text)),
        Answer::Script => match args[0].as_gc::<BoundMethod>() {
            Some(method) => {
                let BoundMethod {
                    function, receiver, ..
                } = cx.heap[method];
                cx.call_prelude("bound_method_repr", &[function, receiver])
            }
            None => {
                let text = cx.default_repr(args[0]);
                done(cx.new_str(&text))
            }
        },
    }
}

fn str_(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let method = cx.lookup_or_object(cx.class_of(args[0]), cx.names.repr);
    call_special(cx, method, args[0], &[])
}

fn eq(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(match args[0].is(args[1]) {
        true => Value::TRUE,
        false => Value::NOT_IMPLEMENTED,
    })
}

fn ne(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let method = cx.lookup_or_object(cx.class_of(args[0]), cx.names.eq);
    let (callee, receiver) = crate::vm::attribute::bind_special(cx, method, args[0]);
    let call_args: Vec<Value> = receiver.into_iter().chain([args[1]]).collect();
    cx.call(callee, &call_args, &NEGATE, 0, &[])
}

/// The opposite of what `__eq__` said.
static NEGATE: Then = Then {
    name: "object.ne",
    resume: |cx, _, resumed| {
        let value = resumed.value();
        if value.is(Value::NOT_IMPLEMENTED) {
            return done(value);
        }
        match cx.truth(value)? {
            Answer::Known(truth) => done(Value::from_bool(!truth)),
            Answer::Script => cx.call_prelude("not_", &[value]),
        }
    },
    catches: false,
};

fn not_implemented(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(Value::NOT_IMPLEMENTED)
}

fn hash(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let identity = cx.identity(args[0]) >> 4;
    done(cx.new_int(identity as i64))
}

fn format(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(spec) = cx.as_str(args[1]) else {
        let message = format!(
            "__format__() argument must be str, not {}",
            cx.argument_type_name(args[1])
        );
        return Err(cx.type_error(message));
    };
    if !spec.is_empty() {
        let message = format!(
            "unsupported format string passed to {}.__format__",
            cx.type_name(args[0])
        );
        return Err(cx.type_error(message));
    }
    let text = cx.types.get(Builtin::Str).value();
    cx.tail_call(text, &args[..1])
}

/// The interned name of an attribute given as a value.
pub(crate) fn attribute_name(cx: &mut Cx, name: Value) -> Result<Gc<Str>, Raise> {
    match name.as_gc::<Str>() {
        Some(string) => Ok(cx.intern_str(string)),
        None => {
            let message = format!("attribute name must be string, not '{}'", cx.type_name(name));
            Err(cx.type_error(message))
        }
    }
}

fn getattribute(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = attribute_name(cx, args[1])?;
    match find_attribute(cx, args[0], name)? {
        Some(outcome) => Ok(outcome),
        None => Err(no_attribute(cx, args[0], name)),
    }
}

fn setattr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    refuse_class(cx, args[0], "__setattr__")?;
    let name = attribute_name(cx, args[1])?;
    generic_set(cx, args[0], name, args[2])
}

fn delattr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    refuse_class(cx, args[0], "__delattr__")?;
    let name = attribute_name(cx, args[1])?;
    generic_delete(cx, args[0], name)
}

/// The attributes of classes are changed by the methods of `type` only.
fn refuse_class(cx: &mut Cx, object: Value, method: &str) -> Result<(), Raise> {
    if !object.is_kind::<Class>() {
        return Ok(());
    }
    let message = format!("can't apply this {method} to {} object", cx.type_name(object));
    Err(cx.type_error(message))
}

fn dir(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let names = cx.attribute_names(args[0]);
    done(cx.new_list(names))
}

impl Cx {
    /// The names of an object's attributes: its own and those of its classes, each once.
    pub(crate) fn attribute_names(&mut self, object: Value) -> Vec<Value> {
        let mut found: Vec<Gc<Str>> = Vec::new();
        let mut seen = hashbrown::HashSet::new();
        let mut classes = Vec::new();
        let mut own: Vec<Value> = Vec::new();
        if let Some(class) = object.as_gc::<Class>() {
            classes.extend(self.heap[class].mro.to_vec());
        } else {
            own.extend(self.instance_attributes(object).into_iter().map(|(name, _)| name));
            if !object.is_kind::<Module>() {
                let class = self.class_of(object);
                classes.extend(self.heap[class].mro.to_vec());
            }
        }
        for class in classes {
            let namespace = self.heap[class].namespace;
            own.extend(self.heap[namespace].iter().map(|entry| entry.key));
            own.push(self.names.doc.value());
        }
        for name in own {
            if let Some(string) = name.as_gc::<Str>() {
                let string = self.intern_str(string);
                if seen.insert(string) {
                    found.push(string);
                }
            }
        }
        found.into_iter().map(Gc::value).collect()
    }
}

fn sizeof(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let slots = args[0]
        .as_gc::<Instance>()
        .map_or(0, |object| cx.heap.tail(object).len());
    done(cx.new_size(16 + slots * size_of::<Value>()))
}

fn reduce(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.call_library("copyreg", "_object_reduce", args)
}

fn reduce_ex(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if cx.int_ref(args[1]).is_none() {
        let message = format!(
            "'{}' object cannot be interpreted as an integer",
            cx.type_name(args[1])
        );
        return Err(cx.type_error(message));
    }
    cx.call_library("copyreg", "_object_reduce_ex", args)
}

fn getstate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.call_library("copyreg", "_object_getstate", args)
}

fn init_subclass(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if has_arguments(cx, args[1], &[]) {
        let name = match args[0].as_gc::<Class>() {
            Some(class) => cx.heap.text(cx.heap[class].name).to_owned(),
            None => "object".to_owned(),
        };
        let message = format!("{name}.__init_subclass__() takes no keyword arguments");
        return Err(cx.type_error(message));
    }
    done(Value::NONE)
}

fn subclasshook(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(Value::NOT_IMPLEMENTED)
}

fn get_class(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.class_of(args[0]))
}

fn set_class(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[1].is_undef() {
        return Err(cx.type_error("can't delete __class__ attribute"));
    }
    let Some(class) = args[1].as_gc::<Class>() else {
        let message = format!(
            "__class__ must be set to a class, not '{}' object",
            cx.type_name(args[1])
        );
        return Err(cx.type_error(message));
    };
    let old = cx.class_of(args[0]);
    if let Some(module) = args[0].as_gc::<Module>()
        && cx.is_subclass(class, cx.types.get(Builtin::Module))
    {
        let shape = cx.instance_shape(class);
        cx.heap.set_shape(module.value(), shape);
        return done(Value::NONE);
    }
    if !cx.heap[class].flags.is_mutable || !cx.heap[old].flags.is_mutable {
        return Err(
            cx.type_error("__class__ assignment only supported for mutable types or ModuleType subclasses")
        );
    }
    let (old_keys, new_keys) = (cx.slot_names_of(old), cx.slot_names_of(class));
    let same_layout = cx.heap[old].instance_kind == cx.heap[class].instance_kind
        && old_keys == new_keys
        && cx.heap[old].flags.shows_dict() == cx.heap[class].flags.shows_dict()
        && offers_weakref(cx, old) == offers_weakref(cx, class);
    if !same_layout {
        let message = format!(
            "__class__ assignment: '{}' object layout differs from '{}'",
            cx.heap.text(cx.heap[class].name),
            cx.heap.text(cx.heap[old].name)
        );
        return Err(cx.type_error(message));
    }
    match args[0].as_gc::<Instance>() {
        Some(instance) => cx.change_class(instance, class),
        None => {
            let shape = cx.instance_shape(class);
            // The slots of both classes agree in number and names.
            let keys = cx.member_keys(old);
            let values: Vec<_> = keys.iter().map(|key| cx.member_get(args[0], *key)).collect();
            for key in keys {
                cx.member_delete(args[0], key);
            }
            cx.heap.set_shape(args[0], shape);
            for (key, value) in cx.member_keys(class).into_iter().zip(values) {
                if let Some(value) = value {
                    cx.member_set(args[0], key, value);
                }
            }
        }
    }
    done(Value::NONE)
}

impl Cx {
    /// The names of all `__slots__` entries of a class, without their owners.
    fn slot_names_of(&mut self, class: Gc<Class>) -> Vec<String> {
        let keys = self.member_keys(class);
        keys.into_iter()
            .map(|key| {
                self.heap
                    .text(key)
                    .rsplit('\0')
                    .next()
                    .unwrap_or_default()
                    .to_owned()
            })
            .collect()
    }
}
