//! Looking at objects: attributes by name, classes, namespaces, identity.

use crate::heap::{Gc, Value};
use crate::native::functions;
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::function::Native;
use crate::objects::generic::{GenericAlias, UnionType};
use crate::objects::module::Module;
use crate::objects::native::{Binding, NativeRow};
use crate::objects::outcome::{Answer, Outcome, Query, Raise, Resumed, Then, done};
use crate::objects::str::Str;
use crate::objects::types::Builtin;
use crate::vm::attribute::{bind_special, delete_attribute, get_attribute, set_attribute, try_attribute};
use crate::vm::class_build::build_class;

use super::types::object::attribute_name;

pub(crate) const FUNCTIONS: &[NativeRow] = functions! {
    /// Internal helper function used by the class statement.
    "__build_class__(func, name, /, *bases, **kwds)" => build_class,
    /// Get a named attribute from an object; a default, when given, is returned when there is none.
    "getattr(object, name, default=?, /)" => getattr,
    /// Sets the named attribute on the given object to the specified value.
    "setattr(obj, name, value, /)" => setattr,
    /// Return whether the object has an attribute with the given name.
    "hasattr(obj, name, /)" => hasattr,
    /// Deletes the named attribute from the given object.
    "delattr(obj, name, /)" => delattr,
    /// Return whether an object is an instance of a class or of a subclass thereof.
    "isinstance(obj, class_or_tuple, /)" => isinstance,
    /// Return whether 'cls' is derived from another class or is the same class.
    "issubclass(cls, class_or_tuple, /)" => issubclass,
    /// Return whether the object is callable (i.e., some kind of function).
    "callable(obj, /)" => callable,
    /// Return the identity of an object.
    "id(obj, /)" => id,
    /// The names of an object's attributes, or of the current scope, in order.
    "dir(object=?, /)" => dir,
    /// The `__dict__` of an object, or the local variables.
    "vars(object=?, /)" => vars,
    /// Return the dictionary containing the current scope's global variables.
    "globals()" => globals,
    /// Return a dictionary containing the current scope's local variables.
    "locals()" => locals,
};

/// `getattr` with two arguments, to be called where a missing attribute is caught.
static PLAIN_GETATTR: NativeRow = NativeRow::new(
    "getattr(object, name, /)",
    "Get a named attribute from an object.",
    plain_getattr,
    Binding::StaticMethod,
);

fn plain_getattr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = attribute_name(cx, args[1])?;
    get_attribute(cx, args[0], name)
}

fn getattr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[2].is_undef() {
        return plain_getattr(cx, args);
    }
    attribute_or(cx, args[0], args[1], &DEFAULT_ATTRIBUTE, args[2], args[2])
}

fn hasattr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match attribute_or(cx, args[0], args[1], &HAS_ATTRIBUTE, Value::FALSE, Value::UNDEF)? {
        Outcome::Return(value) => done(Value::from_bool(!value.is_undef())),
        outcome => Ok(outcome),
    }
}

/// The attribute, or `missing`; when script code must run for it, `then` goes on with `kept` at hand.
fn attribute_or(
    cx: &mut Cx,
    object: Value,
    name: Value,
    then: &'static Then,
    kept: Value,
    missing: Value,
) -> Result<Outcome, Raise> {
    let interned = attribute_name(cx, name)?;
    match try_attribute(cx, object, interned) {
        Ok(None) => done(missing),
        Ok(Some(Outcome::Return(value))) => done(value),
        Ok(Some(outcome)) if cx.request.then.is_none() => {
            cx.request.then = Some(then);
            cx.request.state = 0;
            cx.request.kept = vec![kept];
            Ok(outcome)
        }
        Ok(Some(_)) => {
            // It goes on in a continuation already: ask for the whole look-up as a call of its own.
            let getattr = cx.new_native(&PLAIN_GETATTR, Value::UNDEF);
            cx.call(getattr, &[object, name], then, 0, &[kept])
        }
        Err(raise) => {
            let exception = cx.take_raised(raise);
            match cx.is_instance(exception, Builtin::AttributeError) {
                true => done(missing),
                false => Err(cx.raise_value(exception)),
            }
        }
    }
}

static DEFAULT_ATTRIBUTE: Then = Then {
    name: "getattr.default",
    resume: |cx, kept, resumed| match resumed {
        Resumed::Value(value) => done(value),
        Resumed::Raised(exception) if cx.is_instance(exception, Builtin::AttributeError) => {
            done(kept.values[0])
        }
        Resumed::Raised(exception) => Err(cx.raise_value(exception)),
    },
    catches: true,
};

static HAS_ATTRIBUTE: Then = Then {
    name: "hasattr.result",
    resume: |cx, _, resumed| match resumed {
        Resumed::Value(_) => done(true),
        Resumed::Raised(exception) if cx.is_instance(exception, Builtin::AttributeError) => done(false),
        Resumed::Raised(exception) => Err(cx.raise_value(exception)),
    },
    catches: true,
};

/// The result of a call is not wanted.
static DISCARD: Then = Then {
    name: "builtins.discard",
    resume: |_, _, _| done(Value::NONE),
    catches: false,
};

fn without_result(cx: &mut Cx, outcome: Outcome) -> Result<Outcome, Raise> {
    match outcome {
        Outcome::Return(_) => done(Value::NONE),
        outcome => {
            if cx.request.then.is_none() {
                cx.request.then = Some(&DISCARD);
                cx.request.kept.clear();
            }
            Ok(outcome)
        }
    }
}

fn setattr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = attribute_name(cx, args[1])?;
    let outcome = set_attribute(cx, args[0], name, args[2])?;
    without_result(cx, outcome)
}

fn delattr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = attribute_name(cx, args[1])?;
    let outcome = delete_attribute(cx, args[0], name)?;
    without_result(cx, outcome)
}

// ---- classes ----

fn isinstance(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let actual = cx.class_of(args[0]);
    if args[1].is(actual.value()) {
        return done(true);
    }
    if let Some(class) = args[1].as_gc::<Class>()
        && cx.class_of(args[1]) == cx.types.get(Builtin::Type)
        && (cx.is_subclass(actual, class) || !says_its_class(cx, actual))
    {
        return done(cx.is_subclass(actual, class));
    }
    check_class(cx, Question::Instance, args[0], &[args[1]])
}

fn issubclass(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    check_class(cx, Question::Subclass, args[0], &[args[1]])
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Question {
    Instance,
    Subclass,
}

/// Whether `subject` is an instance (or subclass) of one of the candidates, which may be classes, tuples
/// and unions.
fn check_class(
    cx: &mut Cx,
    question: Question,
    subject: Value,
    candidates: &[Value],
) -> Result<Outcome, Raise> {
    cx.redoable(|cx| check_candidates(cx, question, subject, candidates))
}

fn check_candidates(
    cx: &mut Cx,
    question: Question,
    subject: Value,
    candidates: &[Value],
) -> Result<Outcome, Raise> {
    let mut open: Vec<Value> = candidates.iter().rev().copied().collect();
    while let Some(candidate) = open.pop() {
        if cx.step_of_work() {
            return Err(cx.given_up());
        }
        if let Some(members) = cx.as_tuple(candidate) {
            open.extend(members.iter().rev());
            continue;
        }
        if let Some(union) = candidate.as_gc::<UnionType>() {
            let members = cx.as_tuple(cx.heap[union].arguments).unwrap_or_default();
            open.extend(members.iter().rev());
            continue;
        }
        if question == Question::Instance && candidate.is(cx.class_of(subject).value()) {
            return done(true);
        }
        let hook_name = match question {
            Question::Instance => cx.names.instancecheck,
            Question::Subclass => cx.names.subclasscheck,
        };
        let hook = cx.dunder(candidate, hook_name);
        if let Some(class) = candidate.as_gc::<Class>()
            && hook.is_none_or(|hook| hook.is_kind::<Native>())
        {
            let actual = match (question, subject.as_gc::<Class>()) {
                (Question::Instance, _) => cx.class_of(subject),
                (Question::Subclass, Some(subject)) => subject,
                (Question::Subclass, None) => {
                    return Err(cx.type_error("issubclass() arg 1 must be a class"));
                }
            };
            if cx.is_subclass(actual, class) {
                return done(true);
            }
            if question == Question::Instance && says_its_class(cx, actual) {
                let mut kept = vec![subject, candidate];
                kept.extend(open.iter().rev());
                let row = cx.new_native(&PLAIN_GETATTR, Value::UNDEF);
                let name = cx.names.class.value();
                return cx.call(row, &[subject, name], &CLASS_CLAIMED, 0, &kept);
            }
            continue;
        }
        if let Some(hook) = hook.filter(|hook| !hook.is_kind::<Native>()) {
            match known_answer(cx, question, hook, candidate, subject) {
                Some(true) => return done(true),
                Some(false) => continue,
                None => {}
            }
            let (callee, receiver) = bind_special(cx, hook, candidate);
            let args: Vec<Value> = receiver.into_iter().chain([subject]).collect();
            let mut kept = vec![subject];
            kept.extend(open.iter().rev());
            let state = u32::from(question == Question::Subclass);
            return cx.call(callee, &args, &CLASS_CHECKED, state, &kept);
        }
        if question == Question::Subclass && !subject.is_kind::<Class>() {
            return Err(cx.type_error("issubclass() arg 1 must be a class"));
        }
        return Err(wrong_class_argument(cx, question, candidate));
    }
    done(false)
}

/// What an abstract base class has answered already.
fn known_answer(
    cx: &mut Cx,
    question: Question,
    hook: Value,
    candidate: Value,
    subject: Value,
) -> Option<bool> {
    if !cx.is_abstract_hook(hook) {
        return None;
    }
    let class = candidate.as_gc::<Class>()?;
    let actual = match question {
        Question::Instance => cx.class_of(subject),
        Question::Subclass => subject.as_gc::<Class>()?,
    };
    if question == Question::Instance && says_its_class(cx, actual) {
        return None;
    }
    cx.abstract_answer(class, actual)
}

/// Whether instances of a class may give another `__class__` than that.
fn says_its_class(cx: &mut Cx, class: Gc<Class>) -> bool {
    if !cx.heap[class].flags.is_script {
        return false;
    }
    let name = cx.names.class;
    let own = cx.lookup(cx.types.get(Builtin::Object), name);
    cx.heap[class].flags.has_getattribute || cx.lookup(class, name) != own
}

/// An object said by `__class__` what it is; the kept values are it, the candidate and those still to be
/// asked.
static CLASS_CLAIMED: Then = Then {
    name: "isinstance.class_claimed",
    resume: |cx, kept, resumed| {
        match resumed {
            Resumed::Value(claimed) => {
                if let (Some(claimed), Some(class)) = (cx.as_class(claimed), cx.as_class(kept.values[1]))
                    && cx.is_subclass(claimed, class)
                {
                    return done(true);
                }
            }
            Resumed::Raised(exception) if cx.is_instance(exception, Builtin::AttributeError) => {}
            Resumed::Raised(exception) => return Err(cx.raise_value(exception)),
        }
        check_class(cx, Question::Instance, kept.values[0], &kept.values[2..])
    },
    catches: true,
};

#[cold]
fn wrong_class_argument(cx: &mut Cx, question: Question, candidate: Value) -> Raise {
    let is_alias = candidate.is_kind::<GenericAlias>();
    cx.type_error(match (question, is_alias) {
        (Question::Instance, true) => "isinstance() argument 2 cannot be a parameterized generic",
        (Question::Subclass, true) => "issubclass() argument 2 cannot be a parameterized generic",
        (Question::Instance, false) => "isinstance() arg 2 must be a type, a tuple of types, or a union",
        (Question::Subclass, false) => "issubclass() arg 2 must be a class, a tuple of classes, or a union",
    })
}

/// A hook answered for one class; the kept values are the subject and the classes still to be asked.
static CLASS_CHECKED: Then = Then {
    name: "isinstance.checked",
    resume: |cx, kept, resumed| {
        let question = match kept.state {
            0 => Question::Instance,
            _ => Question::Subclass,
        };
        match cx.truth(resumed.value())? {
            Answer::Known(true) => done(true),
            Answer::Known(false) => check_class(cx, question, kept.values[0], &kept.values[1..]),
            Answer::Script => {
                let bool_ = cx.types.get(Builtin::Bool).value();
                cx.call(bool_, &[resumed.value()], &CLASS_CHECKED, kept.state, kept.values)
            }
        }
    },
    catches: false,
};

fn callable(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(Value::from_bool(cx.is_callable(args[0])))
}

fn id(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let identity = cx.identity(args[0]);
    done(cx.new_bigint(identity.into()))
}

// ---- namespaces ----

fn dir(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[0].is_undef() {
        return cx.ask(
            Outcome::Query(Query::Locals),
            Value::NONE,
            &[],
            Some(&SORT_KEYS),
            0,
            &[],
        );
    }
    if let Some(module) = args[0].as_gc::<Module>() {
        let namespace = cx.heap[module].namespace;
        if let Some(hook) = cx.get_name(namespace, cx.names.dir) {
            return cx.call(hook, &[], &SORT_KEYS, 0, &[]);
        }
    }
    let method = cx.lookup_or_object(cx.class_of(args[0]), cx.names.dir);
    let (callee, receiver) = bind_special(cx, method, args[0]);
    let receiver: Vec<Value> = receiver.into_iter().collect();
    cx.call(callee, &receiver, &SORT_KEYS, 0, &[])
}

/// Sorts names that a `__dir__` returned, or the keys of a namespace.
static SORT_KEYS: Then = Then {
    name: "dir.sort",
    resume: |cx, _, resumed| match cx.collect_values(resumed.value())? {
        Answer::Known(mut names) => {
            if names.iter().all(|name| name.is_kind::<Str>()) {
                names.sort_by(|a, b| cx.as_str(*a).cmp(&cx.as_str(*b)));
                return done(cx.new_list(names));
            }
            let names = cx.new_list(names);
            cx.call_prelude("sorted_", &[names])
        }
        Answer::Script => cx.call_prelude("sorted_", &[resumed.value()]),
    },
    catches: false,
};

fn vars(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[0].is_undef() {
        return locals(cx, args);
    }
    let name = cx.names.dict;
    match try_attribute(cx, args[0], name)? {
        Some(Outcome::Return(attributes)) => done(attributes),
        Some(_) => cx.call_prelude("vars_of", &args[..1]),
        None => Err(cx.type_error("vars() argument must have __dict__ attribute")),
    }
}

fn globals(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    cx.ask(Outcome::Query(Query::Globals), Value::NONE, &[], None, 0, &[])
}

fn locals(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    cx.ask(Outcome::Query(Query::Locals), Value::NONE, &[], None, 0, &[])
}
