//! The operator methods that number and text types share in form: one function for each operator and its
//! reflection, made from the type's payload operation.

use crate::bytecode::opcode::Comparison;
use crate::heap::Value;
use crate::objects::cx::Cx;
use crate::objects::kernel::hash;
use crate::objects::numeric::Number;

/// Functions for binary operators: `binary_natives!(int_binary: add radd Add; …)` makes `add`, which calls
/// `cx.int_binary(BinaryOperator::Add, self, other)`, and `radd`, which swaps them.
macro_rules! binary_natives {
    ($method:ident: $($direct:ident $reflected:ident $operator:ident;)*) => {$(
        pub(super) fn $direct(
            cx: &mut $crate::objects::cx::Cx,
            args: &[$crate::heap::Value],
        ) -> Result<$crate::objects::outcome::Outcome, $crate::objects::outcome::Raise> {
            let operator = $crate::bytecode::opcode::BinaryOperator::$operator;
            $crate::objects::outcome::done(cx.$method(operator, args[0], args[1])?)
        }
        pub(super) fn $reflected(
            cx: &mut $crate::objects::cx::Cx,
            args: &[$crate::heap::Value],
        ) -> Result<$crate::objects::outcome::Outcome, $crate::objects::outcome::Raise> {
            let operator = $crate::bytecode::opcode::BinaryOperator::$operator;
            $crate::objects::outcome::done(cx.$method(operator, args[1], args[0])?)
        }
    )*};
}
pub(super) use binary_natives;

/// Functions for unary operators: `unary_natives!(neg Negative; …)`.
macro_rules! unary_natives {
    ($($name:ident $operation:ident;)*) => {$(
        pub(super) fn $name(
            cx: &mut $crate::objects::cx::Cx,
            args: &[$crate::heap::Value],
        ) -> Result<$crate::objects::outcome::Outcome, $crate::objects::outcome::Raise> {
            let operation = $crate::objects::numeric::UnaryOperation::$operation;
            $crate::objects::outcome::done(cx.number_unary(operation, args[0])?)
        }
    )*};
}
pub(super) use unary_natives;

/// Functions for the six comparisons: `eq`, `ne`, `lt`, `le`, `gt`, `ge` over `compare(cx, comparison, a, b)`.
macro_rules! comparison_natives {
    ($compare:path) => {
        $crate::builtins::types::operators::comparison_natives!(@each $compare:
            eq Eq; ne Ne; lt Lt; le Le; gt Gt; ge Ge;);
    };
    (@each $compare:path: $($name:ident $comparison:ident;)*) => {$(
        pub(super) fn $name(
            cx: &mut $crate::objects::cx::Cx,
            args: &[$crate::heap::Value],
        ) -> Result<$crate::objects::outcome::Outcome, $crate::objects::outcome::Raise> {
            let comparison = $crate::bytecode::opcode::Comparison::$comparison;
            $crate::objects::outcome::done($compare(cx, comparison, args[0], args[1]))
        }
    )*};
}
pub(super) use comparison_natives;

/// What a comparison says of an order; `None` is unordered.
pub(super) fn judge(comparison: Comparison, order: Option<std::cmp::Ordering>) -> Value {
    use std::cmp::Ordering::{Equal, Greater, Less};
    Value::from_bool(match comparison {
        Comparison::Eq => order == Some(Equal),
        Comparison::Ne => order != Some(Equal),
        Comparison::Lt => order == Some(Less),
        Comparison::Le => matches!(order, Some(Less | Equal)),
        Comparison::Gt => order == Some(Greater),
        Comparison::Ge => matches!(order, Some(Greater | Equal)),
    })
}

/// Compares two ints; NotImplemented when the other is none.
pub(super) fn compare_ints(cx: &mut Cx, comparison: Comparison, left: Value, right: Value) -> Value {
    if cx.int_ref(left).is_none() || cx.int_ref(right).is_none() {
        return Value::NOT_IMPLEMENTED;
    }
    compare_reals(cx, comparison, left, right)
}

/// Compares two real numbers; NotImplemented when one is none.
pub(super) fn compare_reals(cx: &mut Cx, comparison: Comparison, left: Value, right: Value) -> Value {
    match cx.compare_numbers(left, right) {
        Ok(order) => judge(comparison, order),
        Err(()) => Value::NOT_IMPLEMENTED,
    }
}

/// Compares two numbers of any type, by `==` and `!=` alone.
pub(super) fn compare_complex(cx: &mut Cx, comparison: Comparison, left: Value, right: Value) -> Value {
    match (comparison, cx.numbers_are_equal(left, right)) {
        (Comparison::Eq, Some(equal)) => equal.into(),
        (Comparison::Ne, Some(equal)) => (!equal).into(),
        _ => Value::NOT_IMPLEMENTED,
    }
}

/// Compares two strings; NotImplemented when one is none.
pub(super) fn compare_strings(cx: &mut Cx, comparison: Comparison, left: Value, right: Value) -> Value {
    match (left.as_gc(), right.as_gc()) {
        (Some(a), Some(b)) => judge(comparison, Some(cx.heap.compare_text(a, b))),
        _ => Value::NOT_IMPLEMENTED,
    }
}

/// Compares two byte strings; NotImplemented when one is none.
pub(super) fn compare_bytes(cx: &mut Cx, comparison: Comparison, left: Value, right: Value) -> Value {
    match (cx.as_bytes(left), cx.as_bytes(right)) {
        (Some(a), Some(b)) => judge(comparison, Some(a.cmp(b))),
        _ => Value::NOT_IMPLEMENTED,
    }
}

/// The hash of a number by its value; `None` when it is no number.
pub(crate) fn hash_number(cx: &mut Cx, value: Value) -> Option<i64> {
    let part = |cx: &mut Cx, float: f64| match hash::hash_f64(float) {
        Some(hash) => hash,
        None => cx.identity(value) as i64 >> 4,
    };
    Some(match cx.number(value)? {
        Number::Int(crate::objects::kernel::integer::IntRef::Small(small)) => hash::hash_i64(small),
        Number::Int(crate::objects::kernel::integer::IntRef::Big(big)) => hash::hash_big(big),
        Number::Float(float) => part(cx, float),
        Number::Complex(real, imag) => {
            let (real, imag) = (part(cx, real), part(cx, imag));
            hash::hash_complex(real, imag)
        }
    })
}
