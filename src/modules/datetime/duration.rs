//! Durations: `timedelta`.

use super::{MICROSECONDS_OF_DAY, MOST_DAYS};
use crate::bytecode::opcode::BinaryOperator;
use crate::heap::Value;
use crate::modules::take_over::construct_slowly;
use crate::objects::cx::Cx;
use crate::objects::outcome::{Answer, Outcome, Raise, done};
use crate::objects::template::Template;
use std::cmp::Ordering;

// ---- durations ----

/// All of a duration, when it is exactly a `timedelta`.
pub(super) fn microseconds_of(cx: &Cx, value: Value) -> Option<i128> {
    let [days, seconds, microseconds] = cx.template_slots(Template::Timedelta, value)?;
    let rest = seconds.as_inline_int()? * 1_000_000 + microseconds.as_inline_int()?;
    Some(i128::from(days.as_inline_int()?) * i128::from(MICROSECONDS_OF_DAY) + i128::from(rest))
}

/// The duration of so many microseconds; `None` when it is too long.
pub(super) fn new_timedelta(cx: &mut Cx, microseconds: i128) -> Option<Value> {
    let day = i128::from(MICROSECONDS_OF_DAY);
    let days = i64::try_from(microseconds.div_euclid(day)).ok()?;
    if !(-MOST_DAYS..=MOST_DAYS).contains(&days) {
        return None;
    }
    let rest = microseconds.rem_euclid(day) as i64;
    let slots = [days, rest / 1_000_000, rest % 1_000_000, -1].map(Value::small_int);
    Some(cx.new_from_template(Template::Timedelta, &slots))
}

/// Gives what was found, else what the library's method does.
pub(super) fn found_or(
    cx: &mut Cx,
    found: Option<Value>,
    key: &'static str,
    args: &[Value],
) -> Result<Outcome, Raise> {
    match found {
        Some(value) => done(value),
        None => cx.library_method(key, args),
    }
}

pub(super) fn timedelta_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    const UNITS: [i64; 7] = [
        86_400_000_000,
        1_000_000,
        1,
        1_000,
        60_000_000,
        3_600_000_000,
        604_800_000_000,
    ];
    let mut total = 0i128;
    for (value, unit) in args.iter().zip(UNITS) {
        match value.as_inline_int() {
            Some(number) => total += i128::from(number) * i128::from(unit),
            None => return construct_slowly(cx, Template::Timedelta, "timedelta.__new__", args),
        }
    }
    match new_timedelta(cx, total) {
        Some(made) => done(made),
        None => construct_slowly(cx, Template::Timedelta, "timedelta.__new__", args),
    }
}

/// A duration made of those of two operands.
fn combined(cx: &mut Cx, args: &[Value], combine: fn(i128, i128) -> i128) -> Option<Value> {
    let (left, right) = (microseconds_of(cx, args[0])?, microseconds_of(cx, args[1])?);
    new_timedelta(cx, combine(left, right))
}

pub(super) fn timedelta_add(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let sum = combined(cx, args, |left, right| left + right);
    found_or(cx, sum, "timedelta.__add__", args)
}

pub(super) fn timedelta_subtract(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let difference = combined(cx, args, |left, right| left - right);
    found_or(cx, difference, "timedelta.__sub__", args)
}

pub(super) fn timedelta_multiply(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let product = match (microseconds_of(cx, args[0]), args[1].as_inline_int()) {
        (Some(total), Some(factor)) => total.checked_mul(i128::from(factor)),
        _ => None,
    };
    let made = product.and_then(|product| new_timedelta(cx, product));
    found_or(cx, made, "timedelta.__mul__", args)
}

pub(super) fn timedelta_negate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let negated = microseconds_of(cx, args[0]).and_then(|total| new_timedelta(cx, -total));
    found_or(cx, negated, "timedelta.__neg__", args)
}

pub(super) fn timedelta_compare(cx: &mut Cx, args: &[Value]) -> Option<Ordering> {
    Some(microseconds_of(cx, args[0])?.cmp(&microseconds_of(cx, args[1])?))
}

pub(super) fn total_seconds(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let seconds = microseconds_of(cx, args[0]).and_then(|total| seconds_of(cx, total));
    found_or(cx, seconds, "timedelta.total_seconds", args)
}

/// Microseconds as seconds, a float.
pub(super) fn seconds_of(cx: &mut Cx, microseconds: i128) -> Option<Value> {
    let total = i64::try_from(microseconds).ok()?;
    let total = cx.new_int(total);
    match cx.binary(BinaryOperator::TrueDivide, total, Value::small_int(1_000_000)) {
        Ok(Answer::Known(seconds)) => Some(seconds),
        _ => None,
    }
}
