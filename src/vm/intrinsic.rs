//! Intrinsics: what `match` and `except*` need besides ordinary instructions.
//!
//! Built-in types and plain script classes are matched here; where a class has a say of its own (a metaclass
//! with `__instancecheck__`, a property, a mapping's `get`), the prelude does the same in the language.

use super::attribute::try_attribute;
use super::machine::{Flow, State, Vm};
use super::registers::{a, b, c};
use crate::bytecode::opcode::{Comparison, Intrinsic};
use crate::heap::{Gc, Value};
use crate::objects::class::{Class, Collection};
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::exception::{Exception, TraceEntry};
use crate::objects::function::Function;
use crate::objects::outcome::{Answer, Outcome, Raise, done};
use crate::objects::types::Builtin;

/// Types whose instances match a lone positional pattern themselves.
const SELF_MATCHING: [Builtin; 11] = [
    Builtin::Bool,
    Builtin::ByteArray,
    Builtin::Bytes,
    Builtin::Dict,
    Builtin::Float,
    Builtin::FrozenSet,
    Builtin::Int,
    Builtin::List,
    Builtin::Set,
    Builtin::Str,
    Builtin::Tuple,
];

impl Vm {
    #[inline(never)]
    pub(super) fn intrinsic(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let intrinsic = Intrinsic::ALL[c(word)];
        let operands = state.base.slice(b(word), intrinsic.operands());
        let cx = &mut self.cx;
        let result = match intrinsic {
            Intrinsic::IsSequence => done(is_collection(cx, operands[0], Collection::Sequence)),
            Intrinsic::IsMapping => done(is_collection(cx, operands[0], Collection::Mapping)),
            Intrinsic::Length => match cx.length(operands[0]) {
                Ok(Answer::Known(length)) => done(cx.new_size(length)),
                Ok(Answer::Script) => cx.call_prelude("length_of", operands),
                Err(raise) => Err(raise),
            },
            Intrinsic::MatchKeys => match_keys(cx, operands),
            Intrinsic::MatchClass => match_class(cx, operands),
            Intrinsic::MatchGroup => match_group(cx, operands),
            Intrinsic::Unhandled => unhandled(cx, operands),
            Intrinsic::TypeParameter => cx.call_prelude("new_type_parameter", operands),
            Intrinsic::GenericBase => cx.call_prelude("generic_base", operands),
            Intrinsic::SetTypeParameters => done(set_type_parameters(cx, operands)),
            Intrinsic::TypeAlias => cx.call_prelude("new_type_alias", operands),
        };
        match result {
            Ok(Outcome::Return(value)) => {
                if intrinsic == Intrinsic::MatchGroup && !operands[0].is_kind::<Exception>() {
                    return self.finish(state, result);
                }
                if intrinsic == Intrinsic::MatchGroup {
                    self.note_wrapped(state, operands[0], value);
                }
                state.base.set(a(word), value);
                Flow::Next(State {
                    pc: state.pc.advance(1),
                    base: state.base,
                })
            }
            _ => self.finish(state, result),
        }
    }

    /// A group that an `except*` clause made around an exception begins its traceback at the clause.
    fn note_wrapped(&mut self, state: State, exception: Value, pair: Value) {
        let group = self
            .cx
            .as_tuple(pair)
            .and_then(|pair| pair[0].as_gc::<Exception>());
        if let Some(group) = group
            && !group.value().is(exception)
            && !self.cx.is_instance(exception, Builtin::BaseExceptionGroup)
        {
            let code = state.base.code();
            let pc = state.pc.offset_in(self.cx.heap[code].entry);
            let function = state.base.links().function;
            self.cx.heap[group]
                .trace
                .push(TraceEntry::new(code, pc, function));
        }
    }
}

fn is_collection(cx: &Cx, value: Value, collection: Collection) -> Value {
    let class = cx.class_of(value);
    Value::from_bool(cx.heap[class].flags.collection == collection)
}

fn set_type_parameters(cx: &mut Cx, operands: &[Value]) -> Value {
    if let Some(function) = operands[0].as_gc::<Function>() {
        let extras = cx.heap[function].extras.get_or_insert_default();
        extras.type_params = operands[1];
    }
    operands[0]
}

// ---- mapping patterns ----

/// The values of the keys of a mapping, or None.
fn match_keys(cx: &mut Cx, operands: &[Value]) -> Result<Outcome, Raise> {
    let keys = cx.as_tuple(operands[1]).unwrap_or_default().to_vec();
    let quick = operands[0]
        .as_gc::<Dict>()
        .filter(|_| cx.is_exact(operands[0], Builtin::Dict));
    let Some(dict) = quick else {
        return cx.call_prelude("match_keys", operands);
    };
    for (index, key) in keys.iter().enumerate() {
        for other in &keys[..index] {
            match cx.compare(Comparison::Eq, *key, *other)? {
                Answer::Known(answer) if !answer.is(Value::TRUE) => {}
                _ => return cx.call_prelude("match_keys", operands),
            }
        }
    }
    let mut values = Vec::with_capacity(keys.len());
    for key in keys {
        match cx.dict_get(dict, key)? {
            Answer::Known(Some(value)) => values.push(value),
            Answer::Known(None) => return done(Value::NONE),
            Answer::Script => return cx.call_prelude("match_keys", operands),
        }
    }
    done(cx.new_tuple(&values))
}

// ---- class patterns ----

/// The attributes that a class pattern's sub-patterns are for, or None.
fn match_class(cx: &mut Cx, operands: &[Value]) -> Result<Outcome, Raise> {
    let Some(class) = operands[1].as_gc::<Class>() else {
        return Err(cx.type_error("called match pattern must be a class"));
    };
    let actual = cx.class_of(operands[0]);
    let is_plain = cx.class_of(operands[1]) == cx.types.get(Builtin::Type);
    if !is_plain || !cx.is_subclass(actual, class) {
        // An object may still say that it is of the class by its `__class__`.
        let says = |cx: &mut Cx| {
            let name = cx.names.class;
            let own = cx.lookup(cx.types.get(Builtin::Object), name);
            cx.heap[actual].flags.has_getattribute || cx.lookup(actual, name) != own
        };
        return match is_plain && !says(cx) {
            true => done(Value::NONE),
            false => cx.call_prelude("match_class", operands),
        };
    }
    match plain_attributes(cx, operands, class)? {
        Some(value) => done(value),
        None => cx.call_prelude("match_class", operands),
    }
}

/// The same for an instance of `class` whose attributes are found without running script code; else `None`.
fn plain_attributes(cx: &mut Cx, operands: &[Value], class: Gc<Class>) -> Result<Option<Value>, Raise> {
    let subject = operands[0];
    let count = operands[3].as_inline_int().unwrap_or_default() as usize;
    let mut names = Vec::with_capacity(count);
    let mut values = Vec::with_capacity(count);
    if count > 0 {
        match cx.lookup(class, cx.names.match_args) {
            Some(args) => match cx.as_tuple(args).and_then(|args| args.get(..count)) {
                Some(args) => names.extend_from_slice(args),
                None => return Ok(None),
            },
            None if count == 1 && cx.is_self_matching(class) => values.push(subject),
            None => return Ok(None),
        }
    }
    names.extend_from_slice(cx.as_tuple(operands[2]).unwrap_or_default());
    let mut interned: Vec<Gc<crate::objects::str::Str>> = Vec::with_capacity(names.len());
    for name in names {
        let Some(name) = name.as_gc() else { return Ok(None) };
        let name = cx.intern_str(name);
        if interned.contains(&name) {
            return Ok(None);
        }
        interned.push(name);
    }
    for name in interned {
        match try_attribute(cx, subject, name) {
            Ok(Some(Outcome::Return(value))) => values.push(value),
            Ok(None) => return Ok(Some(Value::NONE)),
            Ok(Some(_)) => return Ok(None),
            Err(raise) => {
                let exception = cx.take_raised(raise);
                return match cx.is_instance(exception, Builtin::AttributeError) {
                    true => Ok(Some(Value::NONE)),
                    false => Err(cx.raise_value(exception)),
                };
            }
        }
    }
    Ok(Some(cx.new_tuple(&values)))
}

impl Cx {
    /// Whether a lone positional pattern of a class pattern is for the subject itself.
    pub(crate) fn is_self_matching(&self, class: Gc<Class>) -> bool {
        let mro = &self.heap[class].mro;
        SELF_MATCHING
            .iter()
            .any(|builtin| mro.contains(&self.types.get(*builtin)))
    }
}

// ---- except* ----

fn match_group(cx: &mut Cx, operands: &[Value]) -> Result<Outcome, Raise> {
    let (exception, typ) = (operands[0], operands[1]);
    let group_class = cx.types.get(Builtin::BaseExceptionGroup);
    let types = match cx.as_tuple(typ) {
        Some(types) => types.to_vec(),
        None => vec![typ],
    };
    let mut matches = false;
    for typ in types {
        let class = cx
            .as_class(typ)
            .filter(|class| cx.heap[*class].flags.is_exception);
        let Some(class) = class else {
            let message = "catching classes that do not inherit from BaseException is not allowed";
            return Err(cx.type_error(message));
        };
        if cx.is_subclass(class, group_class) {
            let message = "catching ExceptionGroup with except* is not allowed. Use except instead.";
            return Err(cx.type_error(message));
        }
        matches |= cx.is_subclass(cx.class_of(exception), class);
    }
    if exception.is_none() {
        return done(cx.new_tuple(&[Value::NONE, Value::NONE]));
    }
    let is_group = cx.is_instance(exception, Builtin::BaseExceptionGroup);
    if matches {
        let group = match is_group {
            true => exception,
            false => {
                let (message, members) = (cx.names.empty.value(), cx.new_tuple(&[exception]));
                cx.make_exception(group_class, &[message, members])?
            }
        };
        return done(cx.new_tuple(&[group, Value::NONE]));
    }
    match is_group {
        true => cx.call_prelude("match_group", &[exception, typ]),
        false => done(cx.new_tuple(&[Value::NONE, exception])),
    }
}

/// What the clauses of an `except*` statement leave to be raised: what they raised themselves, and the parts
/// of the original group that they did not handle or raised again, put together as they were.
fn unhandled(cx: &mut Cx, operands: &[Value]) -> Result<Outcome, Raise> {
    let original = operands[0];
    let raised: Vec<Value> = cx.as_list(operands[1]).unwrap_or_default().to_vec();
    let raised: Vec<Value> = raised.into_iter().filter(|value| !value.is_none()).collect();
    if raised.is_empty() {
        return done(Value::NONE);
    }
    if !cx.is_instance(original, Builtin::BaseExceptionGroup) {
        // Only one clause can have matched.
        return done(raised[0]);
    }
    let (again, new): (Vec<Value>, Vec<Value>) = raised
        .into_iter()
        .partition(|value| is_part_of(cx, *value, original));
    let (new, again) = (cx.new_list(new), cx.new_list(again));
    cx.call_prelude("unhandled_exceptions", &[original, new, again])
}

/// Whether an exception is a part of the group that was split off and not raised anew.
fn is_part_of(cx: &Cx, part: Value, group: Value) -> bool {
    let (Some(part), Some(group)) = (part.as_gc::<Exception>(), group.as_gc::<Exception>()) else {
        return false;
    };
    let (part, group) = (&cx.heap[part], &cx.heap[group]);
    let is_same = |(left, right): (&TraceEntry, &TraceEntry)| left.code == right.code && left.pc == right.pc;
    part.trace.len() == group.trace.len()
        && part.trace.iter().zip(&group.trace).all(is_same)
        && part.cause.is(group.cause)
        && part.context.is(group.context)
}
