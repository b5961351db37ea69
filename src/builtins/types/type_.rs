//! `type`: classes as objects.

use crate::builtins::types::object::attribute_name;
use crate::heap::{Gc, Header, Value};
use crate::native::{getsets, methods};
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::descriptor::GetSet;
use crate::objects::dict::{Dict, MappingProxy};
use crate::objects::generic::UnionType;
use crate::objects::native::{Binding, NativeRow, TypeRow};
use crate::objects::outcome::{Outcome, Query, Raise, Then, done};
use crate::objects::str::Str;
use crate::objects::types::Builtin;
use crate::vm::attribute::{generic_delete, generic_set, native_doc, no_attribute};
use crate::vm::class_attribute::class_set_attribute;
use crate::vm::class_build::{linearize, type_new};
use crate::vm::construct::{construct, construct_by_methods};

pub(crate) const TYPE: TypeRow = TypeRow {
    builtin: Builtin::Type,
    doc: "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type\n",
    construct: Some(&NativeRow::new(
        "type(*args, **kwds)",
        "The type of an object, or a new type.",
        call_type,
        Binding::StaticMethod,
    )),
    methods: methods! {
        /// Create and return a new object.
        static "__new__(cls, *args, **kwargs)" => new,
        /// Initialize self.
        "__init__(self, /, *args, **kwargs)" => init,
        /// Call self as a function.
        "__call__(self, /, *args, **kwargs)" => call,
        /// Return repr(self).
        "__repr__(self, /)" => repr,
        /// Set an attribute of the class.
        "__setattr__(self, name, value, /)" => setattr,
        /// Delete an attribute of the class.
        "__delattr__(self, name, /)" => delattr,
        /// Return a type's method resolution order.
        "mro(self, /)" => mro,
        /// Return a list of immediate subclasses.
        "__subclasses__(self, /)" => subclasses,
        /// Check if an object is an instance.
        "__instancecheck__(self, instance, /)" => instancecheck,
        /// Check if a class is a subclass.
        "__subclasscheck__(self, subclass, /)" => subclasscheck,
        /// Return self|value.
        "__or__(self, value, /)" => or,
        /// Return value|self.
        "__ror__(self, value, /)" => ror,
        /// Used to create the namespace for the class statement.
        class "__prepare__(cls, /, *args, **kwargs)" => prepare,
        /// Specialized __dir__ implementation for types.
        "__dir__(self, /)" => dir,
        /// Return memory consumption of the type object.
        "__sizeof__(self, /)" => sizeof,
    },
    getsets: getsets! {
        /// The class's name.
        "__name__" => get_name, set_name;
        /// The dotted path of names that leads to the class in its module.
        "__qualname__" => get_qualname, set_qualname;
        /// The module that defines the class.
        "__module__" => get_module, set_module;
        /// The direct bases.
        "__bases__" => get_bases, set_bases;
        /// The base whose instances have the same layout.
        "__base__" => get_base;
        /// The method resolution order.
        "__mro__" => get_mro;
        /// The namespace, read-only.
        "__dict__" => get_dict;
        /// The docstring.
        "__doc__" => get_doc, set_doc;
        /// Annotations of the class body.
        "__annotations__" => get_annotations, set_annotations;
        /// The function that computes the annotations, or None.
        "__annotate__" => get_annotate, set_annotate;
        /// The type parameters.
        "__type_params__" => get_type_params, set_type_params;
        /// The signature of a built-in type as text, or None.
        "__text_signature__" => get_none;
        /// Bytes of an instance without attributes.
        "__basicsize__" => get_basicsize;
        /// Bytes of an item of an instance: none is of varying size here.
        "__itemsize__" => get_itemsize;
        /// Whether instances have a dict: -1 when they do.
        "__dictoffset__" => get_dictoffset;
        /// Whether there may be weak references to instances: -1 when there may.
        "__weakrefoffset__" => get_weakrefoffset;
    },
};

fn class_of_args(args: &[Value]) -> Gc<Class> {
    args[0]
        .as_gc::<Class>()
        .expect("the vm checks the receiver of natives")
}

/// `type(object)`, `type(name, bases, dict, **kwds)`.
fn call_type(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let kind = cx.types.get(Builtin::Type);
    // The metaclass of a base makes the class, and its `__init__` has a say too.
    if let &[keywords, _, bases, _] = args
        && cx
            .as_tuple(bases)
            .is_some_and(|bases| bases.iter().any(|base| cx.class_of(*base) != kind))
    {
        return construct_by_methods(cx, kind, &args[1..], keywords);
    }
    let mut all = vec![kind.value()];
    all.extend_from_slice(args);
    new(cx, &all)
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (meta, keywords, rest) = (args[0], args[1], &args[2..]);
    let Some(meta) = meta.as_gc::<Class>() else {
        let message = format!("type.__new__(X): X is not a type object ({})", cx.type_name(meta));
        return Err(cx.type_error(message));
    };
    let is_type = meta == cx.types.get(Builtin::Type);
    if let (true, [object]) = (is_type, rest)
        && keywords.is_undef()
    {
        return done(cx.class_of(*object));
    }
    let &[name, bases, namespace] = rest else {
        if is_type {
            return Err(cx.type_error("type() takes 1 or 3 arguments"));
        }
        let message = format!("type.__new__() takes exactly 3 arguments ({} given)", rest.len());
        return Err(cx.type_error(message));
    };
    if !name.is_kind::<Str>() {
        let message = format!(
            "type.__new__() argument 1 must be str, not {}",
            cx.type_name(name)
        );
        return Err(cx.type_error(message));
    }
    if cx.as_tuple(bases).is_none() {
        let message = format!(
            "type.__new__() argument 2 must be tuple, not {}",
            cx.type_name(bases)
        );
        return Err(cx.type_error(message));
    }
    let Some(dict) = namespace.as_gc::<Dict>() else {
        let message = format!(
            "type.__new__() argument 3 must be dict, not {}",
            cx.type_name(namespace)
        );
        return Err(cx.type_error(message));
    };
    if cx.find_name(dict, cx.names.module).is_some() {
        return type_new(cx, meta, name, bases, dict, keywords);
    }
    let kept = [meta.value(), name, bases, namespace, keywords];
    cx.ask(
        Outcome::Query(Query::Globals),
        Value::NONE,
        &[],
        Some(&WITH_GLOBALS),
        0,
        &kept,
    )
}

/// A class made by a call gets the module of the caller.
static WITH_GLOBALS: Then = Then {
    name: "type.new.with_globals",
    resume: |cx, kept, resumed| {
        let &[meta, name, bases, namespace, keywords] = kept.values else {
            unreachable!("five values were kept")
        };
        let namespace = namespace.as_gc::<Dict>().expect("a dict was kept");
        let copy = cx.heap[namespace].duplicate(Builtin::Dict.shape());
        let copy = cx.heap.alloc(copy);
        if let Some(globals) = resumed.value().as_gc::<Dict>()
            && let Some(module) = cx.get_name(globals, cx.names.name)
        {
            cx.set_interned(copy, cx.names.module, module);
        }
        let meta = meta.as_gc::<Class>().expect("a class was kept");
        type_new(cx, meta, name, bases, copy, keywords)
    },
    catches: false,
};

fn init(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match args.len() - 2 {
        1 | 3 => done(Value::NONE),
        _ => Err(cx.type_error("type.__init__() takes 1 or 3 arguments")),
    }
}

fn call(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    construct(cx, class_of_args(args), &args[2..], args[1])
}

fn setattr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = attribute_name(cx, args[1])?;
    generic_set(cx, args[0], name, args[2])
}

fn delattr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = attribute_name(cx, args[1])?;
    generic_delete(cx, args[0], name)
}

fn repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let text = cx.class_repr(class_of_args(args));
    done(cx.new_str(&text))
}

fn mro(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_of_args(args);
    let bases = cx.as_tuple(cx.heap[class].bases).unwrap_or_default();
    let bases: Vec<Gc<Class>> = bases.iter().filter_map(|base| base.as_gc()).collect();
    let order = linearize(cx, class, &bases)?;
    let order = order.iter().map(|class| class.value()).collect();
    done(cx.new_list(order))
}

fn subclasses(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let subclasses = cx.heap[class_of_args(args)].subclasses.iter();
    let subclasses = subclasses.map(|class| class.value()).collect();
    done(cx.new_list(subclasses))
}

fn instancecheck(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = cx.class_of(args[1]);
    done(Value::from_bool(cx.is_subclass(class, class_of_args(args))))
}

fn subclasscheck(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match args[1].as_gc::<Class>() {
        Some(class) => done(Value::from_bool(cx.is_subclass(class, class_of_args(args)))),
        None => Err(cx.type_error("issubclass() arg 1 must be a class")),
    }
}

fn or(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.union_of(args[0], args[1]))
}

fn ror(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.union_of(args[1], args[0]))
}

impl Cx {
    /// `left | right` of types: a union, or NotImplemented when one of them is no type.
    pub(crate) fn union_of(&mut self, left: Value, right: Value) -> Value {
        let mut members: Vec<Value> = Vec::new();
        for side in [left, right] {
            let side = match side.is_none() {
                true => self.types.get(Builtin::NoneType).value(),
                false => side,
            };
            let parts = match side.as_gc::<UnionType>() {
                Some(union) => self
                    .as_tuple(self.heap[union].arguments)
                    .unwrap_or_default()
                    .to_vec(),
                None if side.is_kind::<Class>() || self.is_exact(side, Builtin::GenericAlias) => vec![side],
                None => return Value::NOT_IMPLEMENTED,
            };
            for part in parts {
                if !members.contains(&part) {
                    members.push(part);
                }
            }
        }
        if let [only] = members.as_slice() {
            return *only;
        }
        let arguments = self.new_tuple(&members);
        let header = Header::new(Builtin::UnionType.shape());
        self.heap.alloc(UnionType { header, arguments }).value()
    }
}

fn prepare(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(cx.new_dict())
}

fn dir(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let names = cx.attribute_names(args[0]);
    done(cx.new_list(names))
}

fn sizeof(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_of_args(args);
    let entries = cx.heap[cx.heap[class].namespace].len();
    done(cx.new_size(size_of::<Class>() + entries * 32))
}

// ---- attributes ----

fn refuse_builtin(cx: &mut Cx, class: Gc<Class>, attribute: &str) -> Result<(), Raise> {
    if cx.heap[class].flags.is_mutable {
        return Ok(());
    }
    let name = cx.heap.text(cx.heap[class].name).to_owned();
    let message = format!("cannot set '{attribute}' attribute of immutable type '{name}'");
    Err(cx.type_error(message))
}

fn string_to_set(cx: &mut Cx, args: &[Value], attribute: &str) -> Result<Gc<Str>, Raise> {
    let class = class_of_args(args);
    refuse_builtin(cx, class, attribute)?;
    let name = cx.heap.text(cx.heap[class].name).to_owned();
    if args[1].is_undef() {
        let message = format!("cannot delete '{attribute}' attribute of immutable type '{name}'");
        return Err(cx.type_error(message));
    }
    match args[1].as_gc::<Str>() {
        Some(string) if cx.heap.text(string).contains('\0') => {
            Err(cx.value_error("type name must not contain null characters"))
        }
        Some(string) => Ok(string),
        None => {
            let message = format!(
                "can only assign string to {name}.{attribute}, not '{}'",
                cx.type_name(args[1])
            );
            Err(cx.type_error(message))
        }
    }
}

fn get_name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.heap[class_of_args(args)].name)
}

fn set_name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let string = string_to_set(cx, args, "__name__")?;
    if cx.heap.text(string).contains('\0') {
        return Err(cx.value_error("type name must not contain null characters"));
    }
    let string = cx.intern_str(string);
    cx.heap[class_of_args(args)].name = string;
    done(Value::NONE)
}

fn get_qualname(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.heap[class_of_args(args)].qualname)
}

fn set_qualname(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let string = string_to_set(cx, args, "__qualname__")?;
    cx.heap[class_of_args(args)].qualname = string.value();
    done(Value::NONE)
}

/// An entry of the class's own namespace.
fn own_entry(cx: &Cx, class: Gc<Class>, name: Gc<Str>) -> Option<Value> {
    cx.get_name(cx.heap[class].namespace, name)
}

fn get_module(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_of_args(args);
    match own_entry(cx, class, cx.names.module) {
        // Of a built-in class the entry may be the attribute of its instances: functions have one.
        Some(module) if cx.heap[class].flags.is_script || cx.as_str(module).is_some() => done(module),
        None if cx.heap[class].flags.is_script => {
            let name = cx.names.module;
            Err(no_attribute(cx, args[0], name))
        }
        _ => done(cx.intern("builtins")),
    }
}

fn set_module(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    set_entry(cx, args, cx.names.module)
}

/// Binds or deletes an entry of the class's namespace that a getset stands for.
fn set_entry(cx: &mut Cx, args: &[Value], name: Gc<Str>) -> Result<Outcome, Raise> {
    class_set_attribute(cx, class_of_args(args), name, args[1].defined())?;
    done(Value::NONE)
}

fn get_bases(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.heap[class_of_args(args)].bases)
}

fn set_bases(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_of_args(args);
    refuse_builtin(cx, class, "__bases__")?;
    crate::vm::class_bases::set_bases(cx, class, args[1])
}

fn get_base(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_of_args(args);
    let bases = cx.as_tuple(cx.heap[class].bases).unwrap_or_default();
    let kind = cx.heap[class].instance_kind;
    let alike = bases.iter().find(|base| {
        base.as_gc::<Class>()
            .is_some_and(|base| cx.heap[base].instance_kind == kind)
    });
    done(alike.or(bases.first()).copied().unwrap_or(Value::NONE))
}

fn get_mro(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let mro: Vec<Value> = cx.heap[class_of_args(args)]
        .mro
        .iter()
        .map(|class| class.value())
        .collect();
    done(cx.new_tuple(&mro))
}

fn get_dict(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let mapping = cx.heap[class_of_args(args)].namespace.value();
    let header = Header::new(Builtin::MappingProxy.shape());
    done(cx.heap.alloc(MappingProxy { header, mapping }))
}

fn get_doc(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_of_args(args);
    match own_entry(cx, class, cx.names.doc) {
        // What `type` itself holds is this very attribute.
        Some(doc) if !doc.is_kind::<GetSet>() => crate::vm::attribute::bind(cx, doc, Value::UNDEF, class),
        _ => done(native_doc(cx, class)),
    }
}

fn set_doc(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[1].is_undef() {
        let class = class_of_args(args);
        let message = format!(
            "cannot delete '__doc__' attribute of immutable type '{}'",
            cx.heap.text(cx.heap[class].name)
        );
        return Err(cx.type_error(message));
    }
    set_entry(cx, args, cx.names.doc)
}

fn get_annotations(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_of_args(args);
    if let Some(annotations) = own_entry(cx, class, cx.names.annotations) {
        return done(annotations);
    }
    if let Some(annotations) = own_entry(cx, class, cx.names.annotations_cache) {
        return done(annotations);
    }
    if !cx.heap[class].flags.is_mutable {
        let name = cx.names.annotations;
        return Err(no_attribute(cx, args[0], name));
    }
    if let Some(annotate) = own_annotate(cx, class)
        && !annotate.is_none()
    {
        let format = Value::small_int(1);
        return cx.call(annotate, &[format], &ANNOTATED, 0, &[args[0]]);
    }
    let dict = cx.new_dict().value();
    keep_annotations(cx, class, dict);
    done(dict)
}

fn keep_annotations(cx: &mut Cx, class: Gc<Class>, annotations: Value) {
    let namespace = cx.heap[class].namespace;
    let name = cx.names.annotations_cache;
    cx.set_interned(namespace, name, annotations);
    cx.class_changed(class, name, false);
}

fn forget_annotations(cx: &mut Cx, class: Gc<Class>) {
    let (namespace, name) = (cx.heap[class].namespace, cx.names.annotations_cache);
    if cx.remove_name(namespace, name).is_some() {
        cx.class_changed(class, name, false);
    }
}

/// The function that computes a class's own annotations.
fn own_annotate(cx: &Cx, class: Gc<Class>) -> Option<Value> {
    own_entry(cx, class, cx.names.annotate_func).or_else(|| own_entry(cx, class, cx.names.annotate))
}

fn get_annotate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_of_args(args);
    if !cx.heap[class].flags.is_mutable {
        let name = cx.names.annotate;
        return Err(no_attribute(cx, args[0], name));
    }
    done(own_annotate(cx, class).unwrap_or(Value::NONE))
}

fn set_annotate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_of_args(args);
    refuse_builtin(cx, class, "__annotate__")?;
    if args[1].is_undef() {
        return Err(cx.type_error("cannot delete __annotate__ attribute"));
    }
    if !args[1].is_none() {
        if !cx.is_callable(args[1]) {
            return Err(cx.type_error("__annotate__ must be callable or None"));
        }
        forget_annotations(cx, class);
    }
    let name = cx.names.annotate_func;
    set_entry(cx, args, name)
}

/// The annotations were computed: keep them.
static ANNOTATED: Then = Then {
    name: "type.annotations",
    resume: |cx, kept, resumed| {
        let class = kept.values[0].as_gc::<Class>().expect("a class was kept");
        keep_annotations(cx, class, resumed.value());
        done(resumed.value())
    },
    catches: false,
};

fn set_annotations(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_of_args(args);
    refuse_builtin(cx, class, "__annotations__")?;
    let written = own_entry(cx, class, cx.names.annotations).is_some();
    if args[1].is_undef() {
        let cached = own_entry(cx, class, cx.names.annotations_cache).is_some();
        if !written && !cached {
            let name = cx.names.annotations;
            return Err(cx.attribute_error("__annotations__", args[0], name));
        }
        forget_annotations(cx, class);
        if !written {
            let name = cx.names.annotate_func;
            return set_entry(cx, &[args[0], Value::NONE], name);
        }
        return set_entry(cx, args, cx.names.annotations);
    }
    if written {
        forget_annotations(cx, class);
        set_entry(cx, args, cx.names.annotations)?;
    } else {
        keep_annotations(cx, class, args[1]);
    }
    if own_annotate(cx, class).is_some() {
        let name = cx.names.annotate_func;
        set_entry(cx, &[args[0], Value::NONE], name)?;
    }
    done(Value::NONE)
}

fn get_type_params(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_of_args(args);
    // What `type` has under this name is how other classes are asked.
    let own = own_entry(cx, class, cx.names.type_params).filter(|_| class != cx.types.get(Builtin::Type));
    match own {
        Some(parameters) => done(parameters),
        None => done(cx.new_tuple(&[])),
    }
}

fn set_type_params(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    set_entry(cx, args, cx.names.type_params)
}

fn get_none(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(Value::NONE)
}

fn get_itemsize(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(Value::small_int(0))
}

fn get_dictoffset(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let has_dict = cx.heap[class_of_args(args)].flags.shows_dict();
    done(Value::small_int(-i64::from(has_dict)))
}

fn get_weakrefoffset(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let offers = crate::vm::class_build::offers_weakref(cx, class_of_args(args));
    done(Value::small_int(-i64::from(offers)))
}

fn get_basicsize(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(cx.new_size(16))
}
