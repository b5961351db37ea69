//! `template % arguments` as a method: has the wishes of the driver fulfilled by the vm.

use crate::heap::Value;
use crate::native::convert::special;
use crate::objects::cx::Cx;
use crate::objects::native::{Binding, NativeRow};
use crate::objects::outcome::{Kept, Outcome, Raise, Resumed, Then, done};
use crate::objects::percent::{Results, Stop, Wish};
use crate::objects::types::Builtin;
use crate::vm::attribute::get_attribute;

/// `str.__mod__` and `bytes.__mod__`.
pub(super) fn modulo(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    run(cx, args, &[])
}

/// `str.__rmod__`: the left operand is the template.
pub(super) fn reflected_modulo(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if cx.as_str(args[1]).is_some() != cx.as_str(args[0]).is_some() {
        return done(Value::NOT_IMPLEMENTED);
    }
    run(cx, &[args[1], args[0]], &[])
}

fn run(cx: &mut Cx, operands: &[Value], results: &[Value]) -> Result<Outcome, Raise> {
    match cx.format_percent(operands[0], operands[1], Results::new(results)) {
        Ok(text) => done(text),
        Err(Stop::Raise(raise)) => Err(raise),
        Err(Stop::Wish(wish)) => {
            let mut kept = operands.to_vec();
            kept.extend_from_slice(results);
            fulfil(cx, wish, &FULFILLED, 2, &kept)
        }
    }
}

static FULFILLED: Then = Then {
    name: "str.__mod__.fulfilled",
    resume: fulfilled,
    catches: false,
};

fn fulfilled(cx: &mut Cx, kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    let (operands, results) = kept.values.split_at(kept.state as usize);
    let mut results = results.to_vec();
    results.push(resumed.value());
    run(cx, operands, &results)
}

static GETATTR: NativeRow = NativeRow::new("getattr(object, name, /)", "", getattr, Binding::StaticMethod);

fn getattr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = args[1].as_gc().expect("attribute names are strings");
    let name = cx.intern_str(name);
    get_attribute(cx, args[0], name)
}

fn ask_prelude(
    cx: &mut Cx,
    function: &'static str,
    value: Value,
    then: &'static Then,
    state: u32,
    kept: &[Value],
) -> Result<Outcome, Raise> {
    cx.request.prelude = function;
    cx.ask(Outcome::Prelude, Value::NONE, &[value], Some(then), state, kept)
}

/// Asks the vm for what formatting needs, going on with `then`.
pub(super) fn fulfil(
    cx: &mut Cx,
    wish: Wish,
    then: &'static Then,
    state: u32,
    kept: &[Value],
) -> Result<Outcome, Raise> {
    let class = |cx: &Cx, builtin| cx.types.get(builtin).value();
    let (callee, args) = match wish {
        Wish::Str(value) => (class(cx, Builtin::Str), vec![value]),
        Wish::Repr(value) => (
            cx.new_native(&crate::builtins::text::REPR, Value::UNDEF),
            vec![value],
        ),
        Wish::Int(value) => return ask_prelude(cx, "int_or_none", value, then, state, kept),
        Wish::Index(value) => return ask_prelude(cx, "index_or_none", value, then, state, kept),
        Wish::FloatOrNone(value) => return ask_prelude(cx, "float_or_none", value, then, state, kept),
        Wish::Float(value) => {
            let method = special(cx, value, cx.names.float).or_else(|| special(cx, value, cx.names.index));
            match method {
                Some(_) => (class(cx, Builtin::Float), vec![value]),
                None => {
                    let message = format!("must be real number, not {}", cx.type_name(value));
                    return Err(cx.type_error(message));
                }
            }
        }
        Wish::Bytes(value) => match special(cx, value, cx.names.bytes) {
            Some(method) => (cx.unbound(method), vec![value]),
            None => {
                let message = format!(
                    "%b requires a bytes-like object, or an object that implements __bytes__, not '{}'",
                    cx.type_name(value)
                );
                return Err(cx.type_error(message));
            }
        },
        Wish::Item(container, key) => match special(cx, container, cx.names.getitem) {
            Some(method) => (cx.unbound(method), vec![container, key]),
            None => {
                let message = format!("'{}' object is not subscriptable", cx.type_name(container));
                return Err(cx.type_error(message));
            }
        },
        Wish::Attribute(object, name) => (cx.new_native(&GETATTR, Value::UNDEF), vec![object, name]),
        Wish::Format(value, spec) => (
            cx.new_native(&crate::builtins::text::FORMAT, Value::UNDEF),
            vec![value, spec],
        ),
    };
    cx.call(callee, &args, then, state, kept)
}
