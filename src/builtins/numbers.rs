//! Built-in functions on numbers: `abs`, `divmod`, `pow`, `round`, `bin`, `oct`, `hex`, `hash`.

use crate::bytecode::opcode::BinaryOperator;
use crate::heap::{Gc, Value};
use crate::native::convert::{Wanted, again, ask, special};
use crate::native::functions;
use crate::objects::cx::Cx;
use crate::objects::kernel::integer_text;
use crate::objects::native::{Binding, NativeRow};
use crate::objects::number::Complex;
use crate::objects::numeric::{Number, UnaryOperation, is_foreign};
use crate::objects::outcome::{Answer, Kept, Outcome, Raise, Resumed, Then, done};
use crate::objects::str::Str;
use crate::vm::look_up::hash_result;

/// What `pow` with three operands says when one of them is a float.
const NO_MODULUS: &str = "pow() 3rd argument not allowed unless all arguments are integers";

pub(crate) const FUNCTIONS: &[NativeRow] = functions! {
    /// Return the absolute value of the argument.
    "abs(x, /)" => abs,
    /// Return the tuple (x//y, x%y).
    "divmod(x, y, /)" => divmod,
    /// Equivalent to base**exp with two arguments or base**exp % mod with three.
    "pow(base, exp, mod=None)" => pow,
    /// Round a number to a given precision in decimal digits: to an integer without one.
    "round(number, ndigits=None)" => round,
    /// Return the binary representation of an integer.
    "bin(number, /)" => bin,
    /// Return the octal representation of an integer.
    "oct(number, /)" => oct,
    /// Return the hexadecimal representation of an integer.
    "hex(number, /)" => hex,
    /// Return the hash value of the object: equal objects have equal ones.
    "hash(obj, /)" => hash,
};

/// `hash` for natives that need it called.
pub(crate) static HASH: NativeRow = NativeRow::new("hash(obj, /)", "", hash, Binding::StaticMethod);

fn abs(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match cx.unary(UnaryOperation::Absolute, args[0])? {
        Answer::Known(value) if !value.is(Value::NOT_IMPLEMENTED) => done(value),
        _ => match special(cx, args[0], cx.names.abs) {
            Some(method) => {
                let method = cx.unbound(method);
                cx.tail_call(method, args)
            }
            None => {
                let message = format!("bad operand type for abs(): '{}'", cx.type_name(args[0]));
                Err(cx.type_error(message))
            }
        },
    }
}

// ---- operators with reflections ----

/// Asks `left`'s method, then `right`'s reflected one (first, when `right`'s class derives from `left`'s
/// and overrides it), until one does not return NotImplemented.
fn dispatch(
    cx: &mut Cx,
    names: (Gc<Str>, Gc<Str>),
    left: Value,
    right: Value,
    modulus: Option<Value>,
    symbol: &str,
) -> Result<Outcome, Raise> {
    let (left_class, right_class) = (cx.class_of(left), cx.class_of(right));
    // A method that is None is called too, and cannot be.
    let special = |cx: &mut Cx, value: Value, name: Gc<Str>| cx.dunder(value, name);
    let mut candidates = Vec::new();
    if let Some(method) = special(cx, left, names.0) {
        candidates.push((cx.unbound(method), left, right));
    }
    if left_class != right_class
        && let Some(method) = special(cx, right, names.1)
    {
        let is_derived = cx.is_subclass(right_class, left_class);
        let overrides = special(cx, left, names.1).is_none_or(|own| !own.is(method));
        let place = if is_derived && overrides {
            0
        } else {
            candidates.len()
        };
        candidates.insert(place, (cx.unbound(method), right, left));
    }
    let symbol = cx.new_str(symbol);
    let mut kept = vec![symbol, left, right, modulus.unwrap_or(Value::UNDEF)];
    for (method, receiver, other) in candidates {
        kept.extend([method, receiver, other]);
    }
    next_candidate(cx, kept)
}

static DISPATCHED: Then = Then {
    name: "operator.dispatched",
    resume: dispatched,
    catches: false,
};

fn dispatched(cx: &mut Cx, kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    let value = resumed.value();
    if !value.is(Value::NOT_IMPLEMENTED) {
        return done(value);
    }
    next_candidate(cx, kept.values.to_vec())
}

/// `kept`: symbol, left, right, modulus, and method, receiver and argument of each candidate left.
fn next_candidate(cx: &mut Cx, mut kept: Vec<Value>) -> Result<Outcome, Raise> {
    if kept.len() >= 7 {
        let candidate: Vec<Value> = kept.drain(4..7).collect();
        let mut args = candidate[1..].to_vec();
        args.extend(kept[3].defined());
        return cx.call(candidate[0], &args, &DISPATCHED, 0, &kept);
    }
    // The third operand has a say too: that of floats is a refusal.
    if let Some(modulus) = kept[3].defined()
        && matches!(cx.number(modulus), Some(Number::Float(_)))
    {
        return Err(cx.type_error(NO_MODULUS));
    }
    let symbol = cx.as_str(kept[0]).unwrap_or_default();
    let (left, right) = (cx.type_name(kept[1]), cx.type_name(kept[2]));
    let message = match kept[3].defined() {
        Some(modulus) => {
            let modulus = cx.type_name(modulus);
            format!("unsupported operand type(s) for {symbol}: '{left}', '{right}', '{modulus}'")
        }
        None => format!("unsupported operand type(s) for {symbol}: '{left}' and '{right}'"),
    };
    Err(cx.type_error(message))
}

fn divmod(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if !is_foreign(args[0]) && !is_foreign(args[1]) {
        let result = cx.redoable(|cx| cx.number_divmod(args[0], args[1]))?;
        if !result.is(Value::NOT_IMPLEMENTED) {
            return done(result);
        }
    }
    let names = (cx.names.divmod, cx.names.rdivmod);
    dispatch(cx, names, args[0], args[1], None, "divmod()")
}

fn pow(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let &[base, exponent, modulus] = args else {
        unreachable!("the signature has three parameters");
    };
    let plain = !is_foreign(base) && !is_foreign(exponent) && !is_foreign(modulus);
    let names = (cx.names.pow, cx.names.rpow);
    if modulus.is_none() {
        if plain {
            let result = cx.number_binary(BinaryOperator::Power, base, exponent)?;
            if !result.is(Value::NOT_IMPLEMENTED) {
                return done(result);
            }
        }
        return dispatch(cx, names, base, exponent, None, "** or pow()");
    }
    if plain {
        let result = cx.redoable(|cx| cx.int_power_modulo(base, exponent, modulus))?;
        if !result.is(Value::NOT_IMPLEMENTED) {
            return done(result);
        }
        if cx.number(base).is_some() && cx.number(exponent).is_some() && cx.number(modulus).is_some() {
            if args.iter().any(|number| number.as_gc::<Complex>().is_some()) {
                return Err(cx.value_error("complex modulo"));
            }
            return Err(cx.type_error(NO_MODULUS));
        }
    }
    dispatch(cx, names, base, exponent, Some(modulus), "** or pow()")
}

fn round(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(method) = special(cx, args[0], cx.names.round) else {
        let message = format!("type {} doesn't define __round__ method", cx.type_name(args[0]));
        return Err(cx.type_error(message));
    };
    let method = cx.unbound(method);
    if args[1].is_none() {
        cx.tail_call(method, &args[..1])
    } else {
        cx.tail_call(method, args)
    }
}

// ---- bases ----

fn based(cx: &mut Cx, args: &[Value], base: u32) -> Result<Option<Outcome>, Raise> {
    match cx.int_ref(args[0]) {
        Some(int) => {
            let text = integer_text::to_prefixed(int, base);
            Ok(Some(Outcome::Return(cx.new_str(&text))))
        }
        None if is_foreign(args[0]) => Ok(None),
        None => Err(cx.not_an_index(args[0])),
    }
}

fn bin(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match based(cx, args, 2)? {
        Some(outcome) => Ok(outcome),
        None => ask(cx, Wanted::Index, args, 0, again!(bin)),
    }
}

fn oct(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match based(cx, args, 8)? {
        Some(outcome) => Ok(outcome),
        None => ask(cx, Wanted::Index, args, 0, again!(oct)),
    }
}

fn hex(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match based(cx, args, 16)? {
        Some(outcome) => Ok(outcome),
        None => ask(cx, Wanted::Index, args, 0, again!(hex)),
    }
}

// ---- hash ----

fn hash(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match cx.redoable(|cx| cx.hash_of(args[0]))? {
        Answer::Known(hash) => done(cx.new_int(hash as i64)),
        Answer::Script => {
            let class = cx.class_of(args[0]);
            let found = cx.heap[class]
                .mro
                .iter()
                .find_map(|base| cx.get_name(cx.heap[*base].namespace, cx.names.hash));
            match found.filter(|method| !method.is_none()) {
                Some(method) => {
                    let method = cx.unbound(method);
                    cx.call(method, args, &HASHED, 0, &[])
                }
                None => {
                    let message = format!("unhashable type: '{}'", cx.type_name(args[0]));
                    Err(cx.type_error(message))
                }
            }
        }
    }
}

static HASHED: Then = Then {
    name: "hash.hashed",
    resume: hashed,
    catches: false,
};

/// After a script's `__hash__`.
fn hashed(cx: &mut Cx, _kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    let hash = hash_result(cx, resumed.value())?;
    done(cx.new_int(hash as i64))
}

/// `left * right` and `left + right` with all the dunder methods, for natives that need them called.
pub(crate) mod arithmetic {
    use super::*;

    pub(crate) static MULTIPLY: NativeRow = NativeRow::new("mul(a, b, /)", "", mul, Binding::StaticMethod);
    pub(crate) static ADD: NativeRow = NativeRow::new("add(a, b, /)", "", add, Binding::StaticMethod);

    fn mul(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
        call(cx, BinaryOperator::Multiply, (cx.names.mul, cx.names.rmul), args)
    }

    fn add(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
        call(cx, BinaryOperator::Add, (cx.names.add, cx.names.radd), args)
    }

    fn call(
        cx: &mut Cx,
        operator: BinaryOperator,
        names: (Gc<Str>, Gc<Str>),
        args: &[Value],
    ) -> Result<Outcome, Raise> {
        match cx.binary(operator, args[0], args[1])? {
            Answer::Known(value) if !value.is(Value::NOT_IMPLEMENTED) => done(value),
            Answer::Known(_) => Err(cx.operand_error(operator, operator.symbol(), args[0], args[1])),
            Answer::Script => dispatch(cx, names, args[0], args[1], None, operator.symbol()),
        }
    }
}
