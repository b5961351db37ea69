//! Functions: compiled ones, built-in ones, bound methods; and cells.

use crate::heap::{Gc, Header, Value};
use crate::native::{getsets, methods};
use crate::objects::cell::Cell;
use crate::objects::class::Class;
use crate::objects::code::CodeObject;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::function::{BoundMethod, Function, FunctionExtras, Native};
use crate::objects::native::{Binding, GetSetRow, NativeRow, Nature, TypeRow};
use crate::objects::outcome::{Answer, Outcome, Raise, Then, done};
use crate::objects::str::Str;
use crate::objects::types::Builtin;
use crate::vm::attribute::{bind, get_attribute, no_attribute};
use crate::vm::class_build::{get_dict, set_dict};

const CALL_AND_GET: &[NativeRow] = methods! {
    /// Call self as a function.
    "__call__(self, /, *args, **kwargs)" => call,
    /// Return an attribute of instance, which is of type owner.
    "__get__(self, instance, owner=None, /)" => get,
};

pub(crate) const FUNCTION: TypeRow = TypeRow {
    builtin: Builtin::Function,
    doc: "A function made by def or lambda.",
    construct: Some(&NativeRow::new(
        "function(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)",
        "Create a function object.",
        construct,
        Binding::StaticMethod,
    )),
    methods: CALL_AND_GET,
    getsets: getsets! {
        /// The name.
        "__name__" => get_name, set_name;
        /// The dotted path of names that leads to the function in its module.
        "__qualname__" => get_qualname, set_qualname;
        /// The docstring.
        "__doc__" => get_doc, set_doc;
        /// The module's name.
        "__module__" => get_module, set_module;
        /// Defaults of the last positional parameters, a tuple, or None.
        "__defaults__" => get_defaults, set_defaults;
        /// Defaults of keyword-only parameters, a dict, or None.
        "__kwdefaults__" => get_kwdefaults, set_kwdefaults;
        /// The code object.
        "__code__" => get_code, set_code;
        /// The cells of the free variables, a tuple, or None.
        "__closure__" => get_closure;
        /// The namespace of the module.
        "__globals__" => get_globals;
        /// The built-ins namespace.
        "__builtins__" => get_builtins;
        /// Annotations by parameter name, computed when first asked for.
        "__annotations__" => get_annotations, set_annotations;
        /// The function that computes the annotations, or None.
        "__annotate__" => get_annotate, set_annotate;
        /// The type parameters.
        "__type_params__" => get_type_params, set_type_params;
        /// Attributes that scripts set.
        "__dict__" => get_dict, set_dict;
    },
};

const NATIVE_GETSETS: &[GetSetRow] = getsets! {
    /// The name.
    "__name__" => native_name;
    /// The name, with the class's before it for a method.
    "__qualname__" => native_qualname;
    /// The docstring.
    "__doc__" => native_doc;
    /// The module's name; None for methods.
    "__module__" => native_module;
    /// What the method is bound to.
    "__self__" => native_self;
    /// The signature as text.
    "__text_signature__" => native_signature;
    /// Whether a call gives a coroutine.
    "_is_async" => native_is_async;
};

const DESCRIPTOR_GETSETS: &[GetSetRow] = getsets! {
    /// The name.
    "__name__" => native_name;
    /// The name with the class's before it.
    "__qualname__" => native_qualname;
    /// The docstring.
    "__doc__" => native_doc;
    /// The class it belongs to.
    "__objclass__" => native_owner;
    /// The signature as text.
    "__text_signature__" => native_signature;
    /// Whether a call gives a coroutine.
    "_is_async" => native_is_async;
};

pub(crate) const BUILTIN_FUNCTION: TypeRow = TypeRow {
    builtin: Builtin::BuiltinFunction,
    doc: "A function written in Rust.",
    construct: None,
    methods: methods! {
        /// Call self as a function.
        "__call__(self, /, *args, **kwargs)" => call,
    },
    getsets: NATIVE_GETSETS,
};

pub(crate) const METHOD_DESCRIPTOR: TypeRow = TypeRow {
    builtin: Builtin::MethodDescriptor,
    doc: "A method of a built-in type.",
    construct: None,
    methods: CALL_AND_GET,
    getsets: DESCRIPTOR_GETSETS,
};

pub(crate) const WRAPPER_DESCRIPTOR: TypeRow = TypeRow {
    builtin: Builtin::WrapperDescriptor,
    doc: "A special method of a built-in type.",
    construct: None,
    methods: CALL_AND_GET,
    getsets: DESCRIPTOR_GETSETS,
};

pub(crate) const METHOD_WRAPPER: TypeRow = TypeRow {
    builtin: Builtin::MethodWrapper,
    doc: "A special method of a built-in type, bound to an object.",
    construct: None,
    methods: methods! {
        /// Call self as a function.
        "__call__(self, /, *args, **kwargs)" => call,
    },
    getsets: getsets! {
        /// The name.
        "__name__" => native_name;
        /// The name with the class's before it.
        "__qualname__" => native_qualname;
        /// The docstring.
        "__doc__" => native_doc;
        /// The class it belongs to.
        "__objclass__" => native_owner;
        /// What the method is bound to.
        "__self__" => native_self;
        /// The signature as text.
        "__text_signature__" => native_signature;
        /// Whether a call gives a coroutine.
        "_is_async" => native_is_async;
    },
};

pub(crate) const BOUND_METHOD: TypeRow = TypeRow {
    builtin: Builtin::BoundMethod,
    doc: "Create a bound instance method object.",
    construct: Some(&NativeRow::new(
        "method(function, instance, /)",
        "Create a bound instance method object.",
        construct_bound,
        Binding::StaticMethod,
    )),
    methods: CALL_AND_GET,
    getsets: getsets! {
        /// The function.
        "__func__" => bound_function;
        /// What the function is bound to.
        "__self__" => native_self;
        /// The function's docstring.
        "__doc__" => bound_doc;
    },
};

pub(crate) const CELL: TypeRow = TypeRow {
    builtin: Builtin::Cell,
    doc: "Create a new cell object.\n\n  contents\n    the contents of the cell. If not specified, the cell will be empty,\n    and \n further attempts to access its cell_contents attribute will\n    raise a ValueError.",
    construct: Some(&NativeRow::new(
        "cell(contents=?, /)",
        "A cell with these contents, or an empty one.",
        construct_cell,
        Binding::StaticMethod,
    )),
    methods: &[],
    getsets: getsets! {
        /// The variable's value. Raises ValueError while it is unbound.
        "cell_contents" => get_contents, set_contents;
    },
};

/// `types.FunctionType(…)`: a function of code that is there already.
fn construct(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let &[code, globals, name, defaults, closure, keyword_defaults] = args else {
        unreachable!("the signature has six parameters")
    };
    let Some(code) = code.as_gc::<CodeObject>() else {
        let message = format!(
            "function() argument 'code' must be code, not {}",
            cx.type_name(code)
        );
        return Err(cx.type_error(message));
    };
    let Some(globals) = globals.as_gc::<Dict>() else {
        let message = format!(
            "function() argument 'globals' must be dict, not {}",
            cx.type_name(globals)
        );
        return Err(cx.type_error(message));
    };
    if !name.is_none() && name.as_gc::<Str>().is_none() {
        return Err(cx.type_error("arg 3 (name) must be None or string"));
    }
    if !defaults.is_none() && cx.as_tuple(defaults).is_none() {
        return Err(cx.type_error("arg 4 (defaults) must be None or tuple"));
    }
    if !keyword_defaults.is_none() && !keyword_defaults.is_kind::<Dict>() {
        return Err(cx.type_error("arg 6 (kwdefaults) must be None or dict"));
    }
    let wanted = cx.heap[code].code.free_names.len();
    let cells = cx.as_tuple(closure).map(<[Value]>::to_vec);
    match &cells {
        None if !closure.is_none() || wanted > 0 => {
            let or_none = if closure.is_none() { "" } else { "None or " };
            return Err(cx.type_error(format!("arg 5 (closure) must be {or_none}tuple")));
        }
        Some(cells) if cells.len() != wanted => {
            let code_name = cx.heap.text(cx.heap[code].name).to_owned();
            let message = format!(
                "{code_name} requires closure of length {wanted}, not {}",
                cells.len()
            );
            return Err(cx.value_error(message));
        }
        Some(cells) => {
            if let Some(other) = cells.iter().find(|cell| !cell.is_kind::<Cell>()) {
                let message = format!("arg 5 (closure) expected cell, found {}", cx.type_name(*other));
                return Err(cx.type_error(message));
            }
        }
        None => {}
    }
    let (code_name, qualname) = (cx.heap[code].name, cx.heap[code].qualname);
    let name = name.as_gc::<Str>();
    let given = |value: Value| if value.is_none() { Value::UNDEF } else { value };
    done(cx.heap.alloc(Function {
        header: Header::new(Builtin::Function.shape()),
        code,
        globals,
        closure: if wanted > 0 { closure } else { Value::UNDEF },
        defaults: given(defaults),
        keyword_defaults: given(keyword_defaults),
        name: name.unwrap_or(code_name),
        qualname: name.unwrap_or(qualname),
        extras: None,
    }))
}

fn construct_cell(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let header = Header::new(Builtin::Cell.shape());
    let contents = args[0];
    done(cx.heap.alloc(Cell { header, contents }))
}

fn construct_bound(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if !cx.is_callable(args[0]) {
        return Err(cx.type_error("first argument must be callable"));
    }
    if args[1].is_none() {
        return Err(cx.type_error("instance must not be None"));
    }
    done(cx.new_bound_method(args[0], args[1]))
}

fn call(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let keywords = args[1].as_gc::<Dict>().map_or(Value::UNDEF, Gc::value);
    cx.call_with_keywords(args[0], &args[2..], keywords, None, 0, &[])
}

fn get(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[0].is_kind::<BoundMethod>() {
        return done(args[0]);
    }
    if args[1].is_none() && args[2].is_none() {
        return Err(cx.type_error("__get__(None, None) is invalid"));
    }
    let instance = if args[1].is_none() { Value::UNDEF } else { args[1] };
    let owner = args[2].as_gc::<Class>().unwrap_or_else(|| cx.class_of(args[1]));
    bind(cx, args[0], instance, owner)
}

// ---- compiled functions ----

fn of(args: &[Value]) -> Gc<Function> {
    args[0]
        .as_gc::<Function>()
        .expect("the vm checks the receiver of natives")
}

fn extras(cx: &mut Cx, function: Gc<Function>) -> &mut FunctionExtras {
    cx.heap[function].extras.get_or_insert_default()
}

fn or_none(value: Value) -> Value {
    value.defined().unwrap_or(Value::NONE)
}

impl Cx {
    /// A function's docstring, or None.
    pub(crate) fn function_doc(&mut self, function: Gc<Function>) -> Value {
        if let Some(extras) = &self.heap[function].extras
            && !extras.doc.is_undef()
        {
            return extras.doc;
        }
        let code = self.heap[function].code;
        match self.heap[code].code.doc.clone() {
            Some(doc) => self.new_str(&doc),
            None => Value::NONE,
        }
    }
}

fn string_to_set(cx: &mut Cx, args: &[Value], attribute: &str) -> Result<Gc<Str>, Raise> {
    match args[1].as_gc::<Str>() {
        Some(string) => Ok(cx.intern_str(string)),
        None => Err(cx.type_error(format!("{attribute} must be set to a string object"))),
    }
}

fn get_name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.heap[of(args)].name)
}

fn set_name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.heap[of(args)].name = string_to_set(cx, args, "__name__")?;
    done(Value::NONE)
}

fn get_qualname(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.heap[of(args)].qualname)
}

fn set_qualname(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.heap[of(args)].qualname = string_to_set(cx, args, "__qualname__")?;
    done(Value::NONE)
}

fn get_doc(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.function_doc(of(args)))
}

fn set_doc(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    extras(cx, of(args)).doc = or_none(args[1]);
    done(Value::NONE)
}

fn get_module(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let function = of(args);
    if let Some(extras) = &cx.heap[function].extras
        && !extras.module.is_undef()
    {
        return done(extras.module);
    }
    let globals = cx.heap[function].globals;
    done(cx.get_name(globals, cx.names.name).unwrap_or(Value::NONE))
}

fn set_module(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    extras(cx, of(args)).module = or_none(args[1]);
    done(Value::NONE)
}

fn get_defaults(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(or_none(cx.heap[of(args)].defaults))
}

fn set_defaults(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let value = args[1].defined().filter(|value| !value.is_none());
    if value.is_some_and(|value| cx.as_tuple(value).is_none()) {
        return Err(cx.type_error("__defaults__ must be set to a tuple object"));
    }
    cx.heap[of(args)].defaults = value.unwrap_or(Value::UNDEF);
    done(Value::NONE)
}

fn get_kwdefaults(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(or_none(cx.heap[of(args)].keyword_defaults))
}

fn set_kwdefaults(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let value = args[1].defined().filter(|value| !value.is_none());
    if value.is_some_and(|value| !value.is_kind::<Dict>()) {
        return Err(cx.type_error("__kwdefaults__ must be set to a dict object"));
    }
    cx.heap[of(args)].keyword_defaults = value.unwrap_or(Value::UNDEF);
    done(Value::NONE)
}

fn get_code(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.heap[of(args)].code)
}

fn set_code(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(code) = args[1].as_gc::<CodeObject>() else {
        return Err(cx.type_error("__code__ must be set to a code object"));
    };
    let function = of(args);
    let free = cx.heap[code].code.free_names.len();
    let cells = cx.as_tuple(cx.heap[function].closure).map_or(0, <[Value]>::len);
    if free != cells {
        let name = cx.heap.text(cx.heap[function].name).to_owned();
        let message = format!("{name}() requires a code object with {cells} free vars, not {free}");
        return Err(cx.value_error(message));
    }
    cx.heap[function].code = code;
    done(Value::NONE)
}

fn get_closure(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let closure = cx.heap[of(args)].closure;
    match cx.as_tuple(closure) {
        Some([]) | None => done(Value::NONE),
        Some(_) => done(closure),
    }
}

fn get_globals(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.heap[of(args)].globals)
}

fn get_builtins(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(cx.builtins)
}

fn get_annotations(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let function = of(args);
    let (annotations, annotate) = match &cx.heap[function].extras {
        Some(extras) => (extras.annotations, extras.annotate),
        None => (Value::UNDEF, Value::UNDEF),
    };
    if let Some(annotations) = annotations.defined() {
        return done(annotations);
    }
    match annotate.defined().filter(|annotate| !annotate.is_none()) {
        Some(annotate) => cx.call(annotate, &[Value::small_int(1)], &ANNOTATED, 0, &[args[0]]),
        None => {
            let dict = cx.new_dict().value();
            extras(cx, function).annotations = dict;
            done(dict)
        }
    }
}

/// The annotations were computed: keep them.
static ANNOTATED: Then = Then {
    name: "function.annotations",
    resume: |cx, kept, resumed| {
        extras(cx, of(kept.values)).annotations = resumed.value();
        done(resumed.value())
    },
    catches: false,
};

fn set_annotations(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let value = args[1].defined().filter(|value| !value.is_none());
    if value.is_some_and(|value| !value.is_kind::<Dict>()) {
        return Err(cx.type_error("__annotations__ must be set to a dict object"));
    }
    let value = match value {
        Some(value) => value,
        None => cx.new_dict().value(),
    };
    let extras = extras(cx, of(args));
    extras.annotations = value;
    extras.annotate = Value::UNDEF;
    done(Value::NONE)
}

fn get_annotate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let extras = cx.heap[of(args)].extras.as_ref();
    done(or_none(extras.map_or(Value::UNDEF, |extras| extras.annotate)))
}

fn set_annotate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[1].is_undef() {
        return Err(cx.type_error("__annotate__ cannot be deleted"));
    }
    if !args[1].is_none() && !cx.is_callable(args[1]) {
        return Err(cx.type_error("__annotate__ must be callable or None"));
    }
    let extras = extras(cx, of(args));
    extras.annotate = args[1];
    if !args[1].is_none() {
        extras.annotations = Value::UNDEF;
    }
    done(Value::NONE)
}

fn get_type_params(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let extras = cx.heap[of(args)].extras.as_ref();
    match extras.map_or(Value::UNDEF, |extras| extras.type_params).defined() {
        Some(parameters) => done(parameters),
        None => done(cx.new_tuple(&[])),
    }
}

fn set_type_params(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if cx.as_tuple(args[1]).is_none() {
        return Err(cx.type_error("__type_params__ must be set to a tuple"));
    }
    extras(cx, of(args)).type_params = args[1];
    done(Value::NONE)
}

// ---- functions written in Rust, plain or bound ----

/// The native and what it is bound to (Undef: nothing).
fn native_of(cx: &Cx, value: Value) -> Option<(Gc<Native>, Value)> {
    if let Some(native) = value.as_gc::<Native>() {
        return Some((native, Value::UNDEF));
    }
    let BoundMethod {
        function, receiver, ..
    } = cx.heap[value.as_gc::<BoundMethod>()?];
    Some((function.as_gc::<Native>()?, receiver))
}

fn native_row(cx: &Cx, value: Value) -> &'static NativeRow {
    let (native, _) = native_of(cx, value).expect("the vm checks the receiver of natives");
    cx.heap[native].row
}

fn native_name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[0].is_kind::<Function>() {
        return get_name(cx, args);
    }
    let name = native_row(cx, args[0]).name();
    done(cx.intern(name))
}

fn native_qualname(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[0].is_kind::<Function>() {
        return get_qualname(cx, args);
    }
    let (native, _) = native_of(cx, args[0]).expect("the vm checks the receiver of natives");
    let Native { row, owner, .. } = cx.heap[native];
    let name = match owner.as_gc::<Class>() {
        Some(class) => format!("{}.{}", cx.heap.text(cx.heap[class].name), row.name()),
        None => row.name().to_owned(),
    };
    done(cx.new_str(&name))
}

fn native_doc(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[0].is_kind::<Function>() {
        return get_doc(cx, args);
    }
    let lines: Vec<&str> = native_row(cx, args[0]).doc.lines().map(str::trim).collect();
    let doc = lines.join("\n");
    done(match doc.trim() {
        "" => Value::NONE,
        doc => cx.new_str(doc),
    })
}

fn native_module(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[0].is_kind::<Function>() {
        return get_module(cx, args);
    }
    let (native, receiver) = native_of(cx, args[0]).expect("the vm checks the receiver of natives");
    let module = cx.heap[native].module;
    if !receiver.is_undef() {
        return done(Value::NONE);
    }
    match module.defined() {
        Some(module) => done(module),
        None => done(cx.intern("builtins")),
    }
}

fn native_self(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if let Some(method) = args[0].as_gc::<BoundMethod>() {
        return done(cx.heap[method].receiver);
    }
    let native = native_of(cx, args[0]).map(|(native, _)| native);
    // A static method of a built-in type shows the type; a function its module.
    if let Some(owner) = native.and_then(|native| cx.heap[native].owner.defined()) {
        return done(owner);
    }
    let module = match (native, args[0].as_gc::<Function>()) {
        (Some(native), _) => cx.heap[native].module,
        (None, Some(function)) => {
            let extras = cx.heap[function].extras.as_ref();
            extras.map_or(Value::UNDEF, |extras| extras.module)
        }
        (None, None) => Value::UNDEF,
    };
    let (modules, builtins) = (cx.modules, cx.intern("builtins"));
    let module = module.as_gc::<Str>().map_or(builtins, |name| cx.intern_str(name));
    let found = cx.get_name(modules, module);
    done(
        found
            .or_else(|| cx.get_name(modules, builtins))
            .unwrap_or(Value::NONE),
    )
}

fn native_owner(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (native, _) = native_of(cx, args[0]).expect("the vm checks the receiver of natives");
    done(or_none(cx.heap[native].owner))
}

fn native_signature(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if let Some(function) = args[0].as_gc::<Function>() {
        return stand_in_signature(cx, function);
    }
    let (native, _) = native_of(cx, args[0]).expect("the vm checks the receiver of natives");
    let Native { row, owner, .. } = cx.heap[native];
    let signature = row.signature;
    let text = signature.find('(').map_or("()", |at| &signature[at..]);
    let is_of_module = owner.is_undef() && row.nature != Nature::GivingCoroutines;
    let of_module = is_of_module.then(|| match (text, text.contains(", /")) {
        ("()", _) => "($module, /)".to_owned(),
        (_, true) => text.replacen('(', "($module, ", 1),
        (_, false) => text.replacen('(', "($module, /, ", 1),
    });
    let text = of_module.as_deref().unwrap_or(text);
    // `?` stands for a default that cannot be written down.
    let text = text.replacen("(self", "($self", 1).replacen("(cls", "($type", 1);
    let text = match text.split_once("*, ") {
        // Keywords that may all be absent are what CPython's functions hand on as `**kwargs`.
        Some((before, keywords))
            if keywords
                .split(", ")
                .all(|word| word.trim_end_matches(')').ends_with("=?")) =>
        {
            format!("{before}**kwargs)")
        }
        _ => text.replace("=?", "=<unrepresentable>"),
    };
    done(cx.new_str(&text))
}

/// The signature of a library function that passes for a built-in one.
fn stand_in_signature(cx: &mut Cx, function: Gc<Function>) -> Result<Outcome, Raise> {
    let code = cx.heap[function].code;
    let parameters = cx.heap[code].code.parameters;
    let (positional, keyword_only) = (
        usize::from(parameters.positional),
        usize::from(parameters.keyword_only),
    );
    let defaults = cx
        .as_tuple(cx.heap[function].defaults)
        .unwrap_or_default()
        .to_vec();
    let keyword_defaults = cx.heap[function].keyword_defaults.as_gc::<Dict>();
    let mut parts = vec!["$module".to_owned()];
    let slash = usize::from(parameters.positional_only);
    if slash == 0 {
        parts.push("/".to_owned());
    }
    let local = |cx: &Cx, index: usize| cx.heap[code].local_names[index];
    for index in 0..positional + keyword_only {
        let name = local(cx, index);
        if index == positional && !parameters.has_varargs {
            parts.push("*".to_owned());
        }
        let default = match index < positional {
            true => (index + defaults.len())
                .checked_sub(positional)
                .map(|at| defaults[at]),
            false => keyword_defaults.and_then(|defaults| cx.get_name(defaults, name)),
        };
        let shown = match default {
            Some(value) => match cx.repr_of(value)? {
                Answer::Known(shown) => format!("={shown}"),
                Answer::Script => "=<unrepresentable>".to_owned(),
            },
            None => String::new(),
        };
        parts.push(format!("{}{shown}", cx.heap.text(name)));
        if index + 1 == slash {
            parts.push("/".to_owned());
        }
        if index + 1 == positional && parameters.has_varargs {
            parts.push(format!("*{}", cx.heap.text(local(cx, positional + keyword_only))));
        }
    }
    if parameters.has_varkw {
        let place = positional + keyword_only + usize::from(parameters.has_varargs);
        parts.push(format!("**{}", cx.heap.text(local(cx, place))));
    }
    done(cx.new_str(&format!("({})", parts.join(", "))))
}

fn native_is_async(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[0].is_kind::<Function>() {
        return done(false);
    }
    done(native_row(cx, args[0]).nature == Nature::GivingCoroutines)
}

// ---- bound methods ----

fn bound_function(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match args[0].as_gc::<BoundMethod>() {
        Some(method) => done(cx.heap[method].function),
        None => {
            let name = cx.intern("__func__");
            Err(no_attribute(cx, args[0], name))
        }
    }
}

fn bound_doc(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let method: Gc<BoundMethod> = args[0].as_gc().expect("the vm checks the receiver of natives");
    let function = cx.heap[method].function;
    let name = cx.names.doc;
    cx.nest("docstring", |cx| get_attribute(cx, function, name))
}

// ---- cells ----

fn cell_of(args: &[Value]) -> Gc<Cell> {
    args[0].as_gc().expect("the vm checks the receiver of natives")
}

fn get_contents(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match cx.heap[cell_of(args)].contents.defined() {
        Some(contents) => done(contents),
        None => Err(cx.value_error("Cell is empty")),
    }
}

fn set_contents(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.heap[cell_of(args)].contents = args[1];
    done(Value::NONE)
}
