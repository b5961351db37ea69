//! `contextvars`: variables with a value of their own in each task.

use super::context::{self, ContextState};
use super::report;
use super::waiting::{receiver, state, state_mut};
use crate::heap::{Gc, Header, Tracer, Value};
use crate::native::{functions, getsets, methods};
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::native::{Binding, NativeRow, TypeRow};
use crate::objects::opaque::{Opaque, OpaqueState};
use crate::objects::outcome::{Outcome, Raise, Resumed, Then, done};
use crate::objects::types::Builtin;

// ---- ContextVar ----

struct Variable {
    name: Value,
    /// Undef: none.
    default: Value,
}

impl OpaqueState for Variable {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values(&[self.name, self.default]);
    }
}

fn new_object(cx: &mut Cx, builtin: Builtin, state: impl OpaqueState) -> Value {
    cx.heap
        .alloc(Opaque {
            header: Header::new(builtin.shape()),
            state: Box::new(state),
        })
        .value()
}

fn variable(cx: &mut Cx, value: Value) -> Result<Gc<Opaque>, Raise> {
    receiver::<Variable>(cx, value, "ContextVar")
}

fn new_variable(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if cx.as_str(args[0]).is_none() {
        return Err(cx.type_error("context variable name must be a str"));
    }
    let state = Variable {
        name: args[0],
        default: args[1],
    };
    done(new_object(cx, Builtin::ContextVar, state))
}

fn get(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let object = variable(cx, args[0])?;
    let values = context::snapshot(cx);
    if let Some(value) = context::find(cx, values, args[0]) {
        return done(value);
    }
    let default = state::<Variable>(cx, object).default;
    match args[1].defined().or(default.defined()) {
        Some(default) => done(default),
        None => Err(cx.raise_with(Builtin::LookupError, &[args[0]])),
    }
}

fn set(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    variable(cx, args[0])?;
    let values = context::snapshot(cx);
    let old = context::find(cx, values, args[0]).unwrap_or(Value::UNDEF);
    context::set_current(cx, args[0], args[1]);
    let token = Token {
        variable: args[0],
        old,
        owner: owner(cx),
        is_used: false,
    };
    done(new_object(cx, Builtin::ContextToken, token))
}

/// What tells the current context from others: the context object, the task, or None.
fn owner(cx: &Cx) -> Value {
    if cx.context.is_kind::<Opaque>() {
        return cx.context;
    }
    cx.event_loop.current_task.map_or(Value::NONE, Gc::value)
}

fn reset(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    variable(cx, args[0])?;
    let Ok(object) = receiver::<Token>(cx, args[1], "Token") else {
        let text = super::report::show(cx, args[1]);
        return Err(cx.type_error(format!("expected an instance of Token, got {text}")));
    };
    let Token {
        variable,
        old,
        owner: token_owner,
        is_used,
    } = *state::<Token>(cx, object);
    let problem = if is_used {
        Some((Builtin::RuntimeError, "has already been used once"))
    } else if !variable.is(args[0]) {
        Some((Builtin::ValueError, "was created by a different ContextVar"))
    } else if !token_owner.is(owner(cx)) {
        Some((Builtin::ValueError, "was created in a different Context"))
    } else {
        None
    };
    if let Some((builtin, problem)) = problem {
        let text = describe_token(cx, object);
        return Err(cx.raise(builtin, format!("{text} {problem}")));
    }
    state_mut::<Token>(cx, object).is_used = true;
    context::set_current(cx, args[0], old);
    done(Value::NONE)
}

fn variable_name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let object = variable(cx, args[0])?;
    done(state::<Variable>(cx, object).name)
}

fn describe_variable(cx: &mut Cx, object: Gc<Opaque>) -> String {
    let Variable { name, default } = *state::<Variable>(cx, object);
    let identity = cx.identity(object.value());
    let name = report::show(cx, name);
    let default = match default.defined() {
        Some(default) => format!(" default={}", report::show(cx, default)),
        None => String::new(),
    };
    format!("<ContextVar name={name}{default} at {identity:#x}>")
}

fn variable_repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let object = variable(cx, args[0])?;
    let text = describe_variable(cx, object);
    done(cx.new_str(&text))
}

fn class_getitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.new_alias(args[0], args[1]))
}

/// `contextvars.ContextVar`.
pub(crate) const CONTEXT_VAR: TypeRow = TypeRow {
    builtin: Builtin::ContextVar,
    doc: "A variable with a value of its own in each context.",
    construct: Some(&NativeRow::new(
        "ContextVar(name, /, *, default=?)",
        "A new variable, without a value in any context.\n",
        new_variable,
        Binding::StaticMethod,
    )),
    methods: methods! {
        /// The value in the current context, else `default`, else the variable's default. Raises LookupError.
        "get(self, default=?, /)" => get,
        /// Set the value in the current context; returns a Token to take it back.
        "set(self, value, /)" => set,
        /// Give the variable the value it had before the `set` that returned the token.
        "reset(self, token, /)" => reset,
        /// The class itself, for annotations.
        class "__class_getitem__(cls, item, /)" => class_getitem,
        /// Return repr(self).
        "__repr__(self, /)" => variable_repr,
    },
    getsets: getsets! {
        /// The name.
        "name" => variable_name;
    },
};

// ---- Token ----

struct Token {
    variable: Value,
    /// Undef: there was no value.
    old: Value,
    owner: Value,
    is_used: bool,
}

impl OpaqueState for Token {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values(&[self.variable, self.old, self.owner]);
    }
}

fn token(cx: &mut Cx, value: Value) -> Result<Gc<Opaque>, Raise> {
    receiver::<Token>(cx, value, "Token")
}

fn token_variable(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let object = token(cx, args[0])?;
    done(state::<Token>(cx, object).variable)
}

/// The class of `Token.MISSING`, told by its registered value.
const MISSING: &str = "contextvars.Token.MISSING";

fn missing(cx: &mut Cx) -> Value {
    if let Some(missing) = cx.registered(MISSING) {
        return missing;
    }
    let state = Token {
        variable: Value::NONE,
        old: Value::UNDEF,
        owner: Value::NONE,
        is_used: true,
    };
    let missing = new_object(cx, Builtin::ContextTokenMissing, state);
    cx.register(MISSING, missing);
    missing
}

/// Makes the constant `Token.MISSING`.
pub(crate) fn add_missing_token(cx: &mut Cx) {
    let missing = missing(cx);
    let namespace = cx.heap[cx.types.get(Builtin::ContextToken)].namespace;
    cx.set_name(namespace, "MISSING", missing);
}

fn token_old_value(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let object = token(cx, args[0])?;
    match state::<Token>(cx, object).old.defined() {
        Some(old) => done(old),
        None => done(missing(cx)),
    }
}

fn describe_token(cx: &mut Cx, object: Gc<Opaque>) -> String {
    let Token {
        variable, is_used, ..
    } = *state::<Token>(cx, object);
    let identity = cx.identity(object.value());
    let variable = match variable.as_gc::<Opaque>() {
        Some(variable) => describe_variable(cx, variable),
        None => "None".to_owned(),
    };
    let used = if is_used { " used" } else { "" };
    format!("<Token{used} var={variable} at {identity:#x}>")
}

fn token_repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let object = token(cx, args[0])?;
    let text = describe_token(cx, object);
    done(cx.new_str(&text))
}

fn token_enter(_cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(args[0])
}

fn token_exit(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let object = token(cx, args[0])?;
    let variable = state::<Token>(cx, object).variable;
    reset(cx, &[variable, args[0]])
}

/// `contextvars.Token`.
pub(crate) const TOKEN: TypeRow = TypeRow {
    builtin: Builtin::ContextToken,
    doc: "What a variable's value was before `set`.",
    construct: None,
    methods: methods! {
        /// The class itself, for annotations.
        class "__class_getitem__(cls, item, /)" => class_getitem,
        /// The token; at the end of the block the variable is reset.
        "__enter__(self, /)" => token_enter,
        /// Reset the variable.
        "__exit__(self, type, value, traceback, /)" => token_exit,
        /// Return repr(self).
        "__repr__(self, /)" => token_repr,
    },
    getsets: getsets! {
        /// The variable.
        "var" => token_variable;
        /// The value before, or `Token.MISSING`.
        "old_value" => token_old_value;
    },
};

fn missing_repr(cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.new_str("<Token.MISSING>"))
}

/// The class of `Token.MISSING`.
pub(crate) const TOKEN_MISSING: TypeRow = TypeRow {
    builtin: Builtin::ContextTokenMissing,
    doc: "The absence of a value.",
    construct: None,
    methods: methods! {
        /// Return repr(self).
        "__repr__(self, /)" => missing_repr,
    },
    getsets: &[],
};

// ---- Context ----

fn context(cx: &mut Cx, value: Value) -> Result<Gc<Opaque>, Raise> {
    receiver::<ContextState>(cx, value, "Context")
}

fn new_context(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let has_keywords = args[0]
        .as_gc::<Dict>()
        .is_some_and(|dict| cx.heap[dict].iter().next().is_some());
    if args.len() > 1 || has_keywords {
        return Err(cx.type_error("Context() does not accept any arguments"));
    }
    done(context::as_object(cx, Value::NONE))
}

fn copy_context(cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    let values = context::snapshot(cx);
    done(context::as_object(cx, values))
}

fn copy(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let object = context(cx, args[0])?;
    let values = state::<ContextState>(cx, object).values;
    done(context::as_object(cx, values))
}

/// The function called by `run` ended: back to the context before.
static RUN_ENDED: Then = Then {
    name: "Context.run",
    resume: |cx, kept, resumed| {
        cx.context = kept.values[1];
        if let Some(object) = kept.values[0].as_gc::<Opaque>() {
            state_mut::<ContextState>(cx, object).is_entered = false;
        }
        match resumed {
            Resumed::Value(value) => done(value),
            Resumed::Raised(exception) => Err(cx.raise_value(exception)),
        }
    },
    catches: true,
};

/// Whether a context object is current, or will be again when a `run` ends.
pub(super) fn is_entered(cx: &Cx, context: Value) -> bool {
    context.as_gc::<Opaque>().is_some_and(|object| {
        cx.context.is(context)
            || cx.heap[object]
                .state::<ContextState>()
                .is_some_and(|state| state.is_entered)
    })
}

/// The refusal to enter a context twice.
pub(super) fn entered_twice(cx: &mut Cx, context: Value) -> Raise {
    let identity = cx.identity(context);
    let text =
        format!("cannot enter context: <_contextvars.Context object at {identity:#x}> is already entered");
    cx.runtime_error(text)
}

fn run(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let object = context(cx, args[0])?;
    if is_entered(cx, args[0]) {
        return Err(entered_twice(cx, args[0]));
    }
    let (function, keywords) = (args[1], args[2]);
    if function.is_undef() {
        return Err(cx.type_error("run() missing 1 required positional argument"));
    }
    let mut values = args[3..].to_vec();
    let mut names = Vec::new();
    if let Some(keywords) = keywords.as_gc::<Dict>() {
        for entry in cx.heap[keywords].iter() {
            names.push(entry.key);
            values.push(entry.value);
        }
    }
    let names = if names.is_empty() {
        None
    } else {
        Some(cx.new_tuple(&names))
    };
    state_mut::<ContextState>(cx, object).is_entered = true;
    let before = std::mem::replace(&mut cx.context, args[0]);
    let outcome = cx.call(function, &values, &RUN_ENDED, 0, &[args[0], before]);
    cx.request.keywords = names;
    outcome
}

/// The pairs of variables and values.
fn pairs(cx: &mut Cx, value: Value) -> Result<Vec<(Value, Value)>, Raise> {
    let object = context(cx, value)?;
    let values = state::<ContextState>(cx, object).values;
    Ok(cx
        .as_tuple(values)
        .unwrap_or_default()
        .chunks_exact(2)
        .map(|pair| (pair[0], pair[1]))
        .collect())
}

fn keys(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let keys: Vec<Value> = pairs(cx, args[0])?.into_iter().map(|pair| pair.0).collect();
    done(cx.new_list(keys))
}

fn values(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let values: Vec<Value> = pairs(cx, args[0])?.into_iter().map(|pair| pair.1).collect();
    done(cx.new_list(values))
}

fn items(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let mut items = Vec::new();
    for (variable, value) in pairs(cx, args[0])? {
        items.push(cx.new_tuple(&[variable, value]));
    }
    done(cx.new_list(items))
}

fn iterate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let keys: Vec<Value> = pairs(cx, args[0])?.into_iter().map(|pair| pair.0).collect();
    let list = cx.new_list(keys);
    let list = list.as_gc().expect("just made");
    done(cx.new_iterator(
        Builtin::ListIterator,
        crate::objects::iterator::IteratorState::List { list, index: 0 },
    ))
}

fn length(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let length = pairs(cx, args[0])?.len();
    done(cx.new_size(length))
}

/// Raises TypeError for a key that is no variable.
fn check_key(cx: &mut Cx, key: Value) -> Result<(), Raise> {
    let is_variable = key
        .header()
        .is_some_and(|header| header.shape == Builtin::ContextVar.shape());
    if is_variable {
        return Ok(());
    }
    let text = super::report::show(cx, key);
    Err(cx.type_error(format!("a ContextVar key was expected, got {text}")))
}

fn equals(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let object = context(cx, args[0])?;
    let Some(other) = args[1]
        .as_gc::<Opaque>()
        .filter(|other| cx.heap[*other].state::<ContextState>().is_some())
    else {
        return done(Value::NOT_IMPLEMENTED);
    };
    let own = state::<ContextState>(cx, object).values;
    let other = state::<ContextState>(cx, other).values;
    let items = |values: Value| cx.as_tuple(values).map_or(&[][..], |items| items);
    let is_same = items(own).len() == items(other).len()
        && items(own)
            .chunks_exact(2)
            .all(|pair| context::find(cx, other, pair[0]).is_some_and(|value| value.is(pair[1])));
    done(is_same)
}

fn contains(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let object = context(cx, args[0])?;
    check_key(cx, args[1])?;
    let values = state::<ContextState>(cx, object).values;
    done(context::find(cx, values, args[1]).is_some())
}

fn get_item(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let object = context(cx, args[0])?;
    check_key(cx, args[1])?;
    let values = state::<ContextState>(cx, object).values;
    match context::find(cx, values, args[1]) {
        Some(value) => done(value),
        None => Err(cx.key_error(args[1])),
    }
}

fn get_or(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let object = context(cx, args[0])?;
    check_key(cx, args[1])?;
    let values = state::<ContextState>(cx, object).values;
    done(context::find(cx, values, args[1]).unwrap_or(args[2]))
}

/// `contextvars.Context`.
pub(crate) const CONTEXT: TypeRow = TypeRow {
    builtin: Builtin::Context,
    doc: "The values of context variables.",
    construct: Some(&NativeRow::new(
        "Context(*args, **kwargs)",
        "A new context in which no variable has a value.\n",
        new_context,
        Binding::StaticMethod,
    )),
    methods: methods! {
        /// Call a function in this context. Raises RuntimeError when the context is current somewhere.
        "run(self, callable=?, /, *args, **kwargs)" => run,
        /// A copy.
        "copy(self, /)" => copy,
        /// The value of a variable, or `default`.
        "get(self, key, default=None, /)" => get_or,
        /// The variables.
        "keys(self, /)" => keys,
        /// The values.
        "values(self, /)" => values,
        /// The variables with their values.
        "items(self, /)" => items,
        /// Return len(self).
        "__len__(self, /)" => length,
        /// Whether the same variables have the same values.
        "__eq__(self, other, /)" => equals,
        /// Return key in self.
        "__contains__(self, key, /)" => contains,
        /// Return self[key].
        "__getitem__(self, key, /)" => get_item,
        /// Return iter(self).
        "__iter__(self, /)" => iterate,
    },
    getsets: &[],
};

/// The functions of the module `contextvars`.
pub(crate) const CONTEXT_FUNCTIONS: &[NativeRow] = functions! {
    /// A copy of the current context.
    "copy_context()" => copy_context,
};
