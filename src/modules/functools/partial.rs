//! `partial`: a callable with some of its arguments, and `Placeholder`, which marks arguments to be given later.

use crate::builtins::types::alias::class_getitem;
use crate::heap::{Gc, Tracer, Value};
use crate::native::{getsets, methods};
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::native::{Binding, NativeRow};
use crate::objects::opaque::{Opaque, OpaqueState};
use crate::objects::outcome::{Answer, Outcome, Raise, done};
use crate::objects::str::Str;
use crate::objects::types::Builtin;

use crate::vm::class_build::{get_dict, set_dict};

use super::{ClassRow, bind, class_argument, class_of_key, new_object, receiver, state, state_mut};

/// What a partial object calls.
#[derive(Clone, Copy)]
struct PartialState {
    function: Value,
    /// A tuple; placeholders in it are replaced by the first arguments of a call.
    args: Value,
    /// A dict, which scripts may change.
    keywords: Gc<Dict>,
    /// How many placeholders there are.
    holes: usize,
}

impl OpaqueState for PartialState {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values(&[self.function, self.args]);
        tracer.gc(self.keywords);
    }

    fn external_bytes(&self) -> usize {
        size_of::<PartialState>()
    }
}

type Arguments = smallvec::SmallVec<[Value; 8]>;

const CLASS: ClassRow = ClassRow {
    name: "partial",
    key: "functools.partial",
    doc: "Create a new function with partial application of the given arguments and keywords.",
    construct: Some(&NativeRow::new(
        "partial(func=?, /, *args, **keywords)",
        "Create a new function with partial application of the given arguments and keywords.",
        construct,
        Binding::StaticMethod,
    )),
    methods: METHODS,
    getsets: getsets! {
        /// function object to use in future partial calls
        "func" => function, read_only;
        /// tuple of arguments to future partial calls
        "args" => arguments, read_only;
        /// dictionary of keyword arguments to future partial calls
        "keywords" => keywords, read_only;
        /// dictionary for instance variables
        "__dict__" => get_dict, set_dict;
    },
};

const METHODS: &[NativeRow] = methods! {
    /// Create and return a new object.
    static "__new__(cls, func=?, /, *args, **keywords)" => new,
    /// Call self as a function.
    "__call__(self, /, *args, **keywords)" => call,
    /// A method of the instance, as functions give one.
    "__get__(self, instance, owner=None, /)" => bind,
    /// repr(self).
    "__repr__(self, /)" => repr,
    /// How to make the object again: for copy and pickle.
    "__reduce__(self, /)" => reduce,
    /// Take over the function, arguments, keywords and attributes of a pickled object.
    "__setstate__(self, state, /)" => set_state,
    /// `partial[int]` for annotations.
    class "__class_getitem__(cls, item, /)" => class_getitem,
};

const PLACEHOLDER_CLASS: ClassRow = ClassRow {
    name: "_PlaceholderType",
    key: "functools._PlaceholderType",
    doc: "The type of the Placeholder singleton.\n\nUsed as a placeholder for partial arguments.",
    construct: Some(&NativeRow::new(
        "_PlaceholderType(*args)",
        "The placeholder.",
        placeholder,
        Binding::StaticMethod,
    )),
    methods: PLACEHOLDER_METHODS,
    getsets: &[],
};

const PLACEHOLDER_METHODS: &[NativeRow] = methods! {
    /// The placeholder: there is one only.
    static "__new__(cls, /, *args)" => new_placeholder,
    /// repr(self).
    "__repr__(self, /)" => placeholder_name,
    /// The placeholder is the constant of its module.
    "__reduce__(self, /)" => placeholder_name,
};

/// Under this key the placeholder is found.
const PLACEHOLDER: &str = "functools.Placeholder";
const SHOW: &str = "functools.partial.__repr__";

struct PlaceholderState;

impl OpaqueState for PlaceholderState {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

pub(super) fn install(cx: &mut Cx, namespace: Gc<Dict>) {
    let class = CLASS.install(cx, true, true);
    cx.set_name(namespace, CLASS.name, class.value());
    let class = PLACEHOLDER_CLASS.install(cx, false, false);
    cx.set_name(namespace, PLACEHOLDER_CLASS.name, class.value());
    let placeholder = new_object(cx, class, PlaceholderState).value();
    cx.register(PLACEHOLDER, placeholder);
    cx.set_name(namespace, "Placeholder", placeholder);
}

fn new_placeholder(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    placeholder(cx, &args[1..])
}

fn placeholder(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match args.is_empty() {
        true => done(the_placeholder(cx)),
        false => Err(cx.type_error("PlaceholderType takes no arguments")),
    }
}

fn placeholder_name(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(cx.new_str("Placeholder"))
}

fn the_placeholder(cx: &Cx) -> Value {
    cx.registered(PLACEHOLDER)
        .expect("the placeholder is made with the module")
}

fn construct(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let mut all = Arguments::new();
    all.push(class_of_key(cx, CLASS.key).value());
    all.extend_from_slice(args);
    new(cx, &all)
}

/// `(cls, func, **keywords, *args)`.
fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_argument(cx, args[0], CLASS.key)?;
    let (mut function, given) = (args[1], args[2].as_gc::<Dict>());
    if function.is_undef() {
        return Err(cx.type_error("type 'partial' takes at least one argument"));
    }
    if !cx.is_callable(function) {
        return Err(cx.type_error("the first argument must be callable"));
    }
    let placeholder = the_placeholder(cx);
    if args[3..].last().is_some_and(|last| last.is(placeholder)) {
        return Err(cx.type_error("trailing Placeholders are not allowed"));
    }
    let is_marked = given.is_some_and(|given| cx.heap[given].iter().any(|entry| entry.value.is(placeholder)));
    if is_marked {
        return Err(cx.type_error("Placeholder cannot be passed as a keyword argument"));
    }
    let mut all = Arguments::from_slice(&args[3..]);
    let mut keywords = given;
    if let Some(inner) = plain_partial(cx, function, class.value()) {
        function = inner.function;
        all = filled(cx, inner, &all);
        keywords = Some(merged(cx, inner.keywords, given)?);
    }
    let keywords = match keywords {
        Some(keywords) => keywords,
        None => cx.new_dict(),
    };
    let state = PartialState {
        function,
        holes: all.iter().filter(|argument| argument.is(placeholder)).count(),
        args: cx.new_tuple(&all),
        keywords,
    };
    done(new_object(cx, class, state))
}

/// What a partial object of exactly this class calls, if it has no attributes: then it can be looked through.
fn plain_partial(cx: &mut Cx, value: Value, class: Value) -> Option<PartialState> {
    let object = value.as_gc::<Opaque>()?;
    let inner = *cx.heap[object].state::<PartialState>()?;
    let is_plain = cx.class_of(value).value().is(class) && cx.instance_attributes(value).is_empty();
    is_plain.then_some(inner)
}

/// The arguments of a partial object with its placeholders replaced by the first of `more`, then the rest of these.
fn filled(cx: &Cx, partial: PartialState, more: &[Value]) -> Arguments {
    let mut args = Arguments::from_slice(cx.as_tuple(partial.args).unwrap_or_default());
    let mut more = more.iter().copied();
    if partial.holes > 0 {
        let placeholder = the_placeholder(cx);
        for argument in args.iter_mut().filter(|argument| argument.is(placeholder)) {
            *argument = more.next().unwrap_or(placeholder);
        }
    }
    args.extend(more);
    args
}

/// A new dict with the keywords of both; the later ones win.
fn merged(cx: &mut Cx, first: Gc<Dict>, second: Option<Gc<Dict>>) -> Result<Gc<Dict>, Raise> {
    let both = cx.new_dict();
    for source in [Some(first), second].into_iter().flatten() {
        let entries: Vec<_> = cx.heap[source].iter().copied().collect();
        for entry in entries {
            if cx.dict_set(both, entry.key, entry.value)? == Answer::Script {
                return Err(cx.type_error("keywords must be strings"));
            }
        }
    }
    Ok(both)
}

/// `(self, **keywords, *args)`.
fn call(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let object = receiver::<PartialState>(cx, args[0])?;
    let partial = *state::<PartialState>(cx, object);
    let (given, more) = (args[1].as_gc::<Dict>(), &args[2..]);
    if more.len() < partial.holes {
        let message = format!(
            "missing positional arguments in 'partial' call; expected at least {}, got {}",
            partial.holes,
            more.len()
        );
        return Err(cx.type_error(message));
    }
    let all = filled(cx, partial, more);
    let keywords = match given.filter(|given| cx.heap[*given].len() > 0) {
        None => partial.keywords,
        Some(given) if cx.heap[partial.keywords].len() == 0 => given,
        given => merged(cx, partial.keywords, given)?,
    };
    if cx.heap[keywords].len() == 0 {
        return cx.tail_call(partial.function, &all);
    }
    if cx.heap[keywords].iter().any(|entry| !entry.key.is_kind::<Str>()) {
        return Err(cx.type_error("keywords must be strings"));
    }
    cx.call_with_keywords(partial.function, &all, keywords.value(), None, 0, &[])
}

fn function(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let object = receiver::<PartialState>(cx, args[0])?;
    done(state::<PartialState>(cx, object).function)
}

fn arguments(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let object = receiver::<PartialState>(cx, args[0])?;
    done(state::<PartialState>(cx, object).args)
}

fn keywords(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let object = receiver::<PartialState>(cx, args[0])?;
    done(state::<PartialState>(cx, object).keywords)
}

fn read_only(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = cx.intern("func");
    Err(cx.attribute_error("readonly attribute", args[0], name))
}

fn repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    receiver::<PartialState>(cx, args[0])?;
    cx.library_method(SHOW, args)
}

/// `show_partial_by(function)`: arguments show themselves by script code, so the library writes them.
pub(super) fn show_by(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.keep_library_method(SHOW, args[0]);
    done(Value::NONE)
}

fn reduce(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let object = receiver::<PartialState>(cx, args[0])?;
    let partial = *state::<PartialState>(cx, object);
    let attributes = match cx.instance_attributes(args[0]).is_empty() {
        true => Value::NONE,
        false => cx.instance_dict(args[0]).map_or(Value::NONE, |dict| dict.value()),
    };
    let class = cx.class_of(args[0]).value();
    let function = cx.new_tuple(&[partial.function]);
    let state = [
        partial.function,
        partial.args,
        partial.keywords.value(),
        attributes,
    ];
    let state = cx.new_tuple(&state);
    done(cx.new_tuple(&[class, function, state]))
}

fn set_state(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let object = receiver::<PartialState>(cx, args[0])?;
    let Some(&[function, values, keywords, attributes]) = cx.as_tuple(args[1]) else {
        return Err(cx.type_error("invalid partial state"));
    };
    let is_dict_or_none = |value: Value| value.is_none() || value.is_kind::<Dict>();
    let (Some(given), true) = (
        cx.as_tuple(values).map(<[Value]>::to_vec),
        cx.is_callable(function) && is_dict_or_none(keywords) && is_dict_or_none(attributes),
    ) else {
        return Err(cx.type_error("invalid partial state"));
    };
    let placeholder = the_placeholder(cx);
    if given.last().is_some_and(|last| last.is(placeholder)) {
        return Err(cx.type_error("trailing Placeholders are not allowed"));
    }
    // Subclasses of tuple and dict are replaced by plain ones.
    let values = match cx.is_exact(values, Builtin::Tuple) {
        true => values,
        false => cx.new_tuple(&given),
    };
    let keywords = match keywords.as_gc::<Dict>() {
        Some(dict) if cx.is_exact(keywords, Builtin::Dict) => dict,
        Some(dict) => merged(cx, dict, None)?,
        None => cx.new_dict(),
    };
    let attributes = match attributes.as_gc::<Dict>() {
        Some(dict) => dict,
        None => cx.new_dict(),
    };
    cx.set_instance_dict(args[0], attributes);
    *state_mut::<PartialState>(cx, object) = PartialState {
        function,
        args: values,
        keywords,
        holes: given.iter().filter(|argument| argument.is(placeholder)).count(),
    };
    done(Value::NONE)
}
