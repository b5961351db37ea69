//! Operators on values whose classes are written in script: which dunder methods are tried, in which
//! order, and what their results mean.
//! See: <https://docs.python.org/3/reference/datamodel.html#emulating-numeric-types>

use smallvec::SmallVec;

use super::attribute::{bind_special, is_native};
use super::look_up::{Purpose, look_up};
use crate::bytecode::opcode::{BinaryOperator, Comparison};
use crate::heap::{Gc, Value};
use crate::objects::arithmetic::is_concatenable;
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::iterator::IteratorState;
use crate::objects::numeric::UnaryOperation;
use crate::objects::outcome::{Answer, Outcome, Raise, Resumed, Then, done};
use crate::objects::set::Set;
use crate::objects::str::Str;
use crate::objects::types::Builtin;

/// Calls a special method found on the type of `receiver`, going on with `then`.
pub(crate) fn call_method(
    cx: &mut Cx,
    method: Value,
    receiver: Value,
    args: &[Value],
    then: Option<&'static Then>,
    state: u32,
    kept: &[Value],
) -> Result<Outcome, Raise> {
    let (callee, bound) = bind_special(cx, method, receiver);
    let outcome = cx.ask(Outcome::Call, callee, bound.as_slice(), then, state, kept)?;
    cx.request.args.extend_from_slice(args);
    Ok(outcome)
}

/// The names of an operator's methods: plain, reflected, in-place.
fn operator_names(cx: &Cx, operator: BinaryOperator) -> (Gc<Str>, Gc<Str>, Gc<Str>) {
    let n = &cx.names;
    match operator {
        BinaryOperator::Add => (n.add, n.radd, n.iadd),
        BinaryOperator::Subtract => (n.sub, n.rsub, n.isub),
        BinaryOperator::Multiply => (n.mul, n.rmul, n.imul),
        BinaryOperator::MatrixMultiply => (n.matmul, n.rmatmul, n.imatmul),
        BinaryOperator::TrueDivide => (n.truediv, n.rtruediv, n.itruediv),
        BinaryOperator::FloorDivide => (n.floordiv, n.rfloordiv, n.ifloordiv),
        BinaryOperator::Modulo => (n.mod_, n.rmod, n.imod),
        BinaryOperator::Power => (n.pow, n.rpow, n.ipow),
        BinaryOperator::ShiftLeft => (n.lshift, n.rlshift, n.ilshift),
        BinaryOperator::ShiftRight => (n.rshift, n.rrshift, n.irshift),
        BinaryOperator::And => (n.and, n.rand, n.iand),
        BinaryOperator::Or => (n.or, n.ror, n.ior),
        BinaryOperator::Xor => (n.xor, n.rxor, n.ixor),
    }
}

/// A method to try: it, its receiver, the other operand.
pub(crate) type Candidate = (Value, Value, Value);

/// The methods to try, in order: in-place, plain and reflected at most.
type Candidates = SmallVec<[Candidate; 4]>;

/// Whether the class of `right` derives from that of `left` and has its own say first.
fn right_goes_first(cx: &mut Cx, left: Value, right: Value, name: Gc<Str>) -> bool {
    let (left_class, right_class) = (cx.class_of(left), cx.class_of(right));
    left_class != right_class
        && cx.is_subclass(right_class, left_class)
        && cx.lookup(right_class, name) != cx.lookup(left_class, name)
}

/// Whether the class of an operand has the operator as a number has it. In CPython sequences are no numbers: their
/// concatenating and repeating comes after the methods of both operands. A class of a script that has one of
/// the operator's two methods is a number to it, and what it inherits of the other is called too.
fn is_number_to(cx: &mut Cx, operator: BinaryOperator, operand: Value) -> bool {
    if !is_concatenable(operand) || !matches!(operator, BinaryOperator::Add | BinaryOperator::Multiply) {
        return true;
    }
    let (name, reflected, _) = operator_names(cx, operator);
    [name, reflected].into_iter().any(|name| {
        cx.dunder(operand, name)
            .is_some_and(|method| !is_native(cx, method))
    })
}

/// Whether `*` may call the method: that of a built-in sequence complains of what is no count, which is for
/// those who call it directly.
fn may_repeat(cx: &mut Cx, operator: BinaryOperator, candidate: &Candidate) -> bool {
    let (method, receiver, other) = *candidate;
    operator != BinaryOperator::Multiply
        || !is_native(cx, method)
        || !is_concatenable(receiver)
        || cx.int_ref(other).is_some()
        || cx.dunder(other, cx.names.index).is_some()
}

fn binary_candidates(
    cx: &mut Cx,
    operator: BinaryOperator,
    left: Value,
    right: Value,
    in_place: bool,
) -> Candidates {
    let (name, reflected, in_place_name) = operator_names(cx, operator);
    let mut candidates = Candidates::new();
    let own = cx.dunder(left, in_place_name).filter(|_| in_place);
    let own = own.map(|method| (method, left, right));
    let forward = cx.dunder(left, name).map(|method| (method, left, right));
    let backward = match cx.class_of(left) == cx.class_of(right) {
        true => None,
        false => cx.dunder(right, reflected).map(|method| (method, right, left)),
    };
    let is_sequence = |cx: &mut Cx, candidate: Option<Candidate>| {
        let (method, receiver, _) = candidate?;
        Some(is_concatenable(receiver) && is_native(cx, method))
    };
    let (left_is_number, right_is_number) = (
        is_number_to(cx, operator, left),
        is_number_to(cx, operator, right),
    );
    // In a class that a script derived from a sequence, extending in place is the operator of a number too.
    let left_class = cx.class_of(left);
    let is_derived = cx.heap[left_class].flags.is_script;
    let (as_number, as_sequence) = match (operator, is_sequence(cx, own)) {
        (BinaryOperator::Add, Some(true)) if !is_derived => (None, own),
        (BinaryOperator::Multiply, Some(true)) => (None, own),
        _ => (own, None),
    };
    candidates.extend(as_number);
    let numeric = forward.filter(|_| left_is_number);
    let reflected_one = backward.filter(|_| right_is_number);
    if numeric.is_some() && reflected_one.is_some() && right_goes_first(cx, left, right, reflected) {
        candidates.extend(reflected_one);
        candidates.extend(numeric);
    } else {
        candidates.extend(numeric);
        candidates.extend(reflected_one);
    }
    // A class of a script is no count to `*=`, whatever stands on the right.
    let is_counted = !(in_place && is_derived) || is_concatenable(left);
    let later = [
        as_sequence,
        forward.filter(|_| !left_is_number),
        backward.filter(|_| !right_is_number && is_counted),
    ];
    for candidate in later.into_iter().flatten() {
        if may_repeat(cx, operator, &candidate) {
            candidates.push(candidate);
        }
    }
    candidates
}

/// `left OP right`, or `left OP= right`.
pub(crate) fn binary(
    cx: &mut Cx,
    operator: BinaryOperator,
    left: Value,
    right: Value,
    in_place: bool,
) -> Result<Outcome, Raise> {
    let answer = if in_place {
        cx.inplace(operator, left, right)?
    } else {
        cx.redoable(|cx| cx.binary(operator, left, right))?
    };
    match answer {
        Answer::Known(value) if !value.is(Value::NOT_IMPLEMENTED) => done(value),
        Answer::Known(_) => Err(binary_error(cx, operator, left, right, in_place)),
        Answer::Script => try_binary(cx, operator, left, right, in_place, 0),
    }
}

fn try_binary(
    cx: &mut Cx,
    operator: BinaryOperator,
    left: Value,
    right: Value,
    in_place: bool,
    attempt: usize,
) -> Result<Outcome, Raise> {
    if attempt == 0 && !in_place {
        // The left operand's own method, unless the right one's class goes first: as in `candidates` below.
        let (name, _, _) = operator_names(cx, operator);
        let (left_class, right_class) = (cx.class_of(left), cx.class_of(right));
        let is_first = left_class == right_class || !cx.is_subclass(right_class, left_class);
        if is_first
            && !(is_concatenable(left) && matches!(operator, BinaryOperator::Add | BinaryOperator::Multiply))
            && let Some(method) = cx.dunder(left, name)
        {
            let flags = Value::small_int(operator as i64 * 2);
            let kept = [left, right, flags];
            return call_method(cx, method, left, &[right], Some(&BINARY), 0, &kept);
        }
    }
    let candidates = binary_candidates(cx, operator, left, right, in_place);
    match candidates.get(attempt) {
        Some((method, receiver, other)) => {
            let flags = Value::small_int(operator as i64 * 2 + i64::from(in_place));
            call_method(
                cx,
                *method,
                *receiver,
                &[*other],
                Some(&BINARY),
                attempt as u32,
                &[left, right, flags],
            )
        }
        None => Err(binary_error(cx, operator, left, right, in_place)),
    }
}

fn binary_error(cx: &mut Cx, operator: BinaryOperator, left: Value, right: Value, in_place: bool) -> Raise {
    let symbol = format!("{}{}", operator.symbol(), if in_place { "=" } else { "" });
    cx.operand_error(operator, &symbol, left, right)
}

/// A method of a binary operator returned: its value, or NotImplemented and the next is tried.
static BINARY: Then = Then {
    name: "operator.binary",
    resume: |cx, kept, resumed| {
        let value = resumed.value();
        if !value.is(Value::NOT_IMPLEMENTED) {
            return done(value);
        }
        let flags = kept.values[2].as_inline_int().unwrap_or(0);
        let operator = BinaryOperator::ALL[(flags / 2) as usize];
        try_binary(
            cx,
            operator,
            kept.values[0],
            kept.values[1],
            flags % 2 == 1,
            kept.state as usize + 1,
        )
    },
    catches: false,
};

fn comparison_name(cx: &Cx, comparison: Comparison) -> Gc<Str> {
    match comparison {
        Comparison::Lt => cx.names.lt,
        Comparison::Le => cx.names.le,
        Comparison::Eq => cx.names.eq,
        Comparison::Ne => cx.names.ne,
        Comparison::Gt => cx.names.gt,
        Comparison::Ge => cx.names.ge,
    }
}

/// `left OP right`, the value of a comparison.
pub(crate) fn compare(
    cx: &mut Cx,
    comparison: Comparison,
    left: Value,
    right: Value,
) -> Result<Outcome, Raise> {
    match cx.redoable(|cx| cx.compare(comparison, left, right))? {
        Answer::Known(value) if !value.is(Value::NOT_IMPLEMENTED) => done(value),
        Answer::Known(_) => not_compared(cx, comparison, left, right),
        Answer::Script => try_compare(cx, comparison, left, right, 0),
    }
}

fn try_compare(
    cx: &mut Cx,
    comparison: Comparison,
    left: Value,
    right: Value,
    attempt: u32,
) -> Result<Outcome, Raise> {
    match comparison_attempt(cx, comparison, left, right, attempt) {
        Some((method, receiver, other)) => {
            let which = Value::small_int(comparison as i64);
            call_method(
                cx,
                method,
                receiver,
                &[other],
                Some(&COMPARE),
                attempt,
                &[left, right, which],
            )
        }
        None => not_compared(cx, comparison, left, right),
    }
}

/// The method of a comparison that is tried after `attempt` others.
pub(crate) fn comparison_attempt(
    cx: &mut Cx,
    comparison: Comparison,
    left: Value,
    right: Value,
    attempt: u32,
) -> Option<Candidate> {
    let name = comparison_name(cx, comparison);
    let (left_class, right_class) = (cx.class_of(left), cx.class_of(right));
    let is_reversed = left_class != right_class && cx.is_subclass(right_class, left_class);
    let forward = cx.lookup(left_class, name).map(|method| (method, left, right));
    if attempt == 0 && !is_reversed && forward.is_some() {
        return forward;
    }
    let reflected = comparison_name(cx, comparison.reflected());
    let backward = cx
        .lookup(right_class, reflected)
        .map(|method| (method, right, left));
    let order = if is_reversed {
        [backward, forward]
    } else {
        [forward, backward]
    };
    order.into_iter().flatten().nth(attempt as usize)
}

/// Neither side knows the comparison: identity decides `==` and `!=`.
fn not_compared(cx: &mut Cx, comparison: Comparison, left: Value, right: Value) -> Result<Outcome, Raise> {
    match comparison {
        Comparison::Eq => done(left.is(right)),
        Comparison::Ne => done(!left.is(right)),
        _ => Err(cx.not_comparable(comparison, left, right)),
    }
}

/// A comparison method returned.
static COMPARE: Then = Then {
    name: "operator.compare",
    resume: |cx, kept, resumed| {
        let value = resumed.value();
        if !value.is(Value::NOT_IMPLEMENTED) {
            return done(value);
        }
        let comparison = Comparison::ALL[kept.values[2].as_inline_int().unwrap_or(0) as usize];
        try_compare(cx, comparison, kept.values[0], kept.values[1], kept.state + 1)
    },
    catches: false,
};

const INVERTED_BOOL: &str = "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns \
    the bitwise inversion of the underlying int object and is usually not what you expect from negating a bool. Use the \
    'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.";

/// `-v`, `+v`, `~v`.
pub(crate) fn unary(cx: &mut Cx, operation: UnaryOperation, value: Value) -> Result<Outcome, Raise> {
    match cx.redoable(|cx| cx.unary(operation, value))? {
        Answer::Known(result) if operation == UnaryOperation::Invert && value.is_bool() => {
            cx.deprecated(INVERTED_BOOL, result)
        }
        Answer::Known(result) if !result.is(Value::NOT_IMPLEMENTED) => done(result),
        _ => {
            let (name, symbol) = match operation {
                UnaryOperation::Negative => (cx.names.neg, "unary -"),
                UnaryOperation::Positive => (cx.names.pos, "unary +"),
                UnaryOperation::Invert => (cx.names.invert, "unary ~"),
                UnaryOperation::Absolute => (cx.names.abs, "abs()"),
            };
            match cx.dunder(value, name) {
                Some(method) => call_method(cx, method, value, &[], None, 0, &[]),
                None => {
                    let message = format!("bad operand type for {symbol}: '{}'", cx.type_name(value));
                    Err(cx.type_error(message))
                }
            }
        }
    }
}

/// `bool(value)`, as a bool.
pub(crate) fn truth(cx: &mut Cx, value: Value) -> Result<Outcome, Raise> {
    match cx.truth(value)? {
        Answer::Known(truth) => done(truth),
        Answer::Script => {
            let (bool_name, len_name) = (cx.names.bool, cx.names.len);
            if let Some(method) = cx.dunder(value, bool_name) {
                if method.is_none() {
                    let message = format!("'{}' cannot be interpreted as a boolean", cx.type_name(value));
                    return Err(cx.type_error(message));
                }
                return call_method(cx, method, value, &[], Some(&TRUTH), 0, &[]);
            }
            match cx.dunder(value, len_name) {
                Some(method) => call_method(cx, method, value, &[], Some(&TRUTH), 1, &[]),
                None => done(true),
            }
        }
    }
}

/// `__bool__` (state 0) or `__len__` (state 1) returned.
static TRUTH: Then = Then {
    name: "operator.truth",
    resume: |cx, kept, resumed| {
        let value = resumed.value();
        if kept.state == 0 {
            if value.is_bool() {
                return done(value);
            }
            let message = format!("__bool__ should return bool, returned {}", cx.type_name(value));
            return Err(cx.type_error(message));
        }
        match cx.as_size(value)? {
            Answer::Known(length) if length < 0 => Err(cx.value_error("__len__() should return >= 0")),
            Answer::Known(length) => done(length != 0),
            Answer::Script => Err(cx.not_an_index(value)),
        }
    },
    catches: false,
};

/// `object[key]`.
pub(crate) fn get_item(cx: &mut Cx, object: Value, key: Value) -> Result<Outcome, Raise> {
    match cx.redoable(|cx| cx.get_item(object, key))? {
        Answer::Known(value) => done(value),
        Answer::Script if cx.is_exact(object, Builtin::Dict) => {
            look_up(cx, Purpose::GetItem, object, key, Value::UNDEF)
        }
        Answer::Script => {
            let name = cx.names.getitem;
            if let Some(method) = cx.dunder(object, name) {
                return call_method(cx, method, object, &[key], None, 0, &[]);
            }
            if object.is(cx.types.get(Builtin::Type).value()) {
                let alias = cx.types.get(Builtin::GenericAlias).value();
                return cx.tail_call(alias, &[object, key]);
            }
            if object.is_kind::<Class>() {
                let name = cx.names.class_getitem;
                if let Some(outcome) = super::attribute::try_attribute(cx, object, name)? {
                    return match outcome {
                        Outcome::Return(method) => cx.tail_call(method, &[key]),
                        _ => {
                            cx.request.then = Some(&SUBSCRIBE_CLASS);
                            cx.request.kept = vec![key, object];
                            Ok(outcome)
                        }
                    };
                }
                return Err(not_subscriptable(cx, object));
            }
            let message = format!("'{}' object is not subscriptable", cx.type_name(object));
            Err(cx.type_error(message))
        }
    }
}

/// `__class_getitem__` was looked up for `class[key]`; kept are the key and the class.
static SUBSCRIBE_CLASS: Then = Then {
    name: "operator.subscribe_class",
    resume: |cx, kept, resumed| match resumed {
        Resumed::Value(method) => cx.tail_call(method, &kept.values[..1]),
        Resumed::Raised(exception) if cx.is_instance(exception, Builtin::AttributeError) => {
            Err(not_subscriptable(cx, kept.values[1]))
        }
        Resumed::Raised(exception) => Err(cx.raise_value(exception)),
    },
    catches: true,
};

fn not_subscriptable(cx: &mut Cx, class: Value) -> Raise {
    let class = cx.as_class(class);
    let name = class.map_or("", |class| cx.heap.text(cx.heap[class].name));
    cx.type_error(format!("type '{name}' is not subscriptable"))
}

/// `object[key] = value`.
pub(crate) fn set_item(cx: &mut Cx, object: Value, key: Value, value: Value) -> Result<Outcome, Raise> {
    match cx.set_item(object, key, value)? {
        Answer::Known(()) => done(Value::NONE),
        Answer::Script if cx.is_exact(object, Builtin::Dict) => {
            look_up(cx, Purpose::SetItem, object, key, value)
        }
        Answer::Script => {
            let name = cx.names.setitem;
            match cx.dunder(object, name) {
                Some(method) => call_method(cx, method, object, &[key, value], None, 0, &[]),
                None if cx
                    .dunder(object, cx.names.delitem)
                    .is_some_and(|other| !is_native(cx, other)) =>
                {
                    Err(cx.attribute_error("__setitem__", object, name))
                }
                None => {
                    let message = format!(
                        "'{}' object does not support item assignment",
                        cx.type_name(object)
                    );
                    Err(cx.type_error(message))
                }
            }
        }
    }
}

/// `del object[key]`.
pub(crate) fn delete_item(cx: &mut Cx, object: Value, key: Value) -> Result<Outcome, Raise> {
    match cx.delete_item(object, key)? {
        Answer::Known(()) => done(Value::NONE),
        Answer::Script if cx.is_exact(object, Builtin::Dict) => {
            look_up(cx, Purpose::DeleteItem, object, key, Value::UNDEF)
        }
        Answer::Script => {
            let name = cx.names.delitem;
            match cx.dunder(object, name) {
                Some(method) => call_method(cx, method, object, &[key], None, 0, &[]),
                None if cx
                    .dunder(object, cx.names.setitem)
                    .is_some_and(|other| !is_native(cx, other)) =>
                {
                    Err(cx.attribute_error("__delitem__", object, name))
                }
                None => Err(cx.no_item_deletion(object, key)),
            }
        }
    }
}

/// `item in container`: a value whose truth is the answer.
pub(crate) fn contains(cx: &mut Cx, container: Value, item: Value) -> Result<Outcome, Raise> {
    match cx.redoable(|cx| cx.contains(container, item))? {
        Answer::Known(truth) => done(truth),
        Answer::Script if is_plain_table(cx, container) => {
            let item = if container.is_kind::<Set>() {
                cx.hashable_member(item)
            } else {
                item
            };
            look_up(cx, Purpose::Contains, container, item, Value::UNDEF)
        }
        Answer::Script if cx.is_exact(container, Builtin::Range) => {
            cx.call_prelude("contains_by_iteration", &[container, item])
        }
        Answer::Script => {
            let name = cx.names.contains;
            match cx.dunder(container, name) {
                Some(method) if method.is_none() => {
                    let message = format!("'{}' object is not a container", cx.type_name(container));
                    Err(cx.type_error(message))
                }
                Some(method) => call_method(cx, method, container, &[item], None, 0, &[]),
                None => {
                    let (iter, getitem) = (cx.names.iter, cx.names.getitem);
                    let is_iterable = match cx.dunder(container, iter) {
                        Some(method) => !method.is_none(),
                        None => cx.dunder(container, getitem).is_some(),
                    };
                    if !is_iterable {
                        let message = format!(
                            "argument of type '{}' is not a container or iterable",
                            cx.type_name(container)
                        );
                        return Err(cx.type_error(message));
                    }
                    cx.call_prelude("contains_by_iteration", &[container, item])
                }
            }
        }
    }
}

/// Whether a container looks keys up by itself.
fn is_plain_table(cx: &Cx, container: Value) -> bool {
    [Builtin::Dict, Builtin::Set, Builtin::FrozenSet]
        .iter()
        .any(|builtin| cx.is_exact(container, *builtin))
}

/// `iter(value)`.
pub(crate) fn iterate(cx: &mut Cx, value: Value) -> Result<Outcome, Raise> {
    match cx.iterate(value)? {
        Answer::Known(iterator) => done(iterator),
        Answer::Script => {
            let name = cx.names.iter;
            if let Some(method) = cx.dunder(value, name) {
                if method.is_none() {
                    return Err(cx.not_iterable(value));
                }
                return call_method(cx, method, value, &[], Some(&ITERATOR), 0, &[]);
            }
            let name = cx.names.getitem;
            if cx.dunder(value, name).is_some() {
                let state = IteratorState::Sequence {
                    object: value,
                    index: 0,
                };
                let iterator = cx.new_iterator(Builtin::SequenceIterator, state);
                return done(iterator);
            }
            Err(cx.not_iterable(value))
        }
    }
}

/// `__iter__` returned: it must be an iterator.
static ITERATOR: Then = Then {
    name: "operator.iterator",
    resume: |cx, _, resumed| {
        let iterator = resumed.value();
        let name = cx.names.next;
        if cx.dunder(iterator, name).is_some() {
            return done(iterator);
        }
        let message = format!(
            "iter() returned non-iterator of type '{}'",
            cx.type_name(iterator)
        );
        Err(cx.type_error(message))
    },
    catches: false,
};

/// Calls the `__next__` of an iterator written in script, or of a native iterator that needs script code:
/// the item, or Undef at the end.
pub(super) fn call_next(cx: &mut Cx, iterator: Value) -> Result<Outcome, Raise> {
    let name = cx.names.next;
    match cx.dunder(iterator, name) {
        Some(method) => call_method(cx, method, iterator, &[], Some(&NEXT), 0, &[]),
        None => {
            let message = format!("'{}' object is not an iterator", cx.type_name(iterator));
            Err(cx.type_error(message))
        }
    }
}

/// `__next__` ended: StopIteration is the end.
pub(super) static NEXT: Then = Then {
    name: "operator.next",
    resume: |cx, _, resumed| match resumed {
        Resumed::Value(item) => done(item),
        Resumed::Raised(exception) if cx.is_instance(exception, Builtin::StopIteration) => done(Value::UNDEF),
        Resumed::Raised(exception) => Err(cx.raise_value(exception)),
    },
    catches: true,
};
