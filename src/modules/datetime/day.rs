//! Days of the calendar: `date`.

use super::duration::{found_or, new_timedelta};
use super::{MAX_ORDINAL, MICROSECONDS_OF_DAY};
use crate::heap::Value;
use crate::modules::take_over::construct_slowly;
use crate::objects::cx::Cx;
use crate::objects::outcome::{Outcome, Raise, done};
use crate::objects::template::Template;
use std::cmp::Ordering;

// ---- days ----

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

pub(super) fn days_before_month(year: i64, month: i64) -> i64 {
    const BEFORE: [i64; 13] = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    BEFORE[month as usize] + i64::from(month > 2 && is_leap(year))
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

pub(super) fn is_date(year: i64, month: i64, day: i64) -> bool {
    (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day)
}

/// 1 for the first of January of year 1.
fn ordinal(year: i64, month: i64, day: i64) -> i64 {
    let before = year - 1;
    before * 365 + before / 4 - before / 100 + before / 400 + days_before_month(year, month) + day
}

/// Year, month and day of a number of days.
pub(super) fn from_ordinal(number: i64) -> [i64; 3] {
    let number = number - 1;
    let (cycles, number) = (number / 146_097, number % 146_097);
    let (centuries, number) = (number / 36_524, number % 36_524);
    let (fours, number) = (number / 1_461, number % 1_461);
    let (years, number) = (number / 365, number % 365);
    let year = cycles * 400 + centuries * 100 + fours * 4 + years + 1;
    if years == 4 || centuries == 4 {
        return [year - 1, 12, 31];
    }
    let mut month = (number + 50) >> 5;
    if days_before_month(year, month) > number {
        month -= 1;
    }
    [year, month, number - days_before_month(year, month) + 1]
}

/// Year, month and day of what is exactly a `date` or a `datetime`.
fn days_of(cx: &Cx, value: Value) -> Option<[i64; 3]> {
    let [year, month, day] = cx
        .template_slots(Template::Date, value)
        .or_else(|| cx.template_slots(Template::DateTime, value))?;
    Some([
        year.as_inline_int()?,
        month.as_inline_int()?,
        day.as_inline_int()?,
    ])
}

/// The same of exactly a `date`.
fn date_only(cx: &Cx, value: Value) -> Option<[i64; 3]> {
    let [year, month, day] = cx.template_slots(Template::Date, value)?;
    Some([
        year.as_inline_int()?,
        month.as_inline_int()?,
        day.as_inline_int()?,
    ])
}

pub(super) fn ordinal_of([year, month, day]: [i64; 3]) -> i64 {
    ordinal(year, month, day)
}

pub(super) fn new_date(cx: &mut Cx, [year, month, day]: [i64; 3]) -> Value {
    let slots = [year, month, day, -1].map(Value::small_int);
    cx.new_from_template(Template::Date, &slots)
}

pub(super) fn date_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if let (Some(year), Some(month), Some(day)) = (
        args[0].as_inline_int(),
        args[1].as_inline_int(),
        args[2].as_inline_int(),
    ) && is_date(year, month, day)
    {
        return done(new_date(cx, [year, month, day]));
    }
    construct_slowly(cx, Template::Date, "date.__new__", args)
}

pub(super) fn to_ordinal(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let number = days_of(cx, args[0]).map(|days| Value::small_int(ordinal_of(days)));
    found_or(cx, number, "date.toordinal", args)
}

pub(super) fn weekday(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let day = days_of(cx, args[0]).map(|days| Value::small_int((ordinal_of(days) + 6) % 7));
    found_or(cx, day, "date.weekday", args)
}

pub(super) fn iso_weekday(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let day = days_of(cx, args[0]).map(|days| Value::small_int((ordinal_of(days) + 6) % 7 + 1));
    found_or(cx, day, "date.isoweekday", args)
}

pub(super) fn date_text(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let text = date_only(cx, args[0]).map(|[year, month, day]| format!("{year:04}-{month:02}-{day:02}"));
    let text = text.map(|text| cx.new_str(&text));
    found_or(cx, text, "date.isoformat", args)
}

/// A date so many days of a duration later or earlier.
fn moved_date(cx: &mut Cx, args: &[Value], sign: i64) -> Option<Value> {
    let number = ordinal_of(date_only(cx, args[0])?);
    let [days] = cx.template_slots(Template::Timedelta, args[1])?;
    let days = days.as_inline_int()?;
    let moved = number + sign * days;
    (1..=MAX_ORDINAL)
        .contains(&moved)
        .then(|| new_date(cx, from_ordinal(moved)))
}

pub(super) fn date_add(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let sum = moved_date(cx, args, 1);
    found_or(cx, sum, "date.__add__", args)
}

pub(super) fn date_subtract(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let difference = match (date_only(cx, args[0]), date_only(cx, args[1])) {
        (Some(left), Some(right)) => {
            let days = i128::from(ordinal_of(left) - ordinal_of(right));
            new_timedelta(cx, days * i128::from(MICROSECONDS_OF_DAY))
        }
        _ => moved_date(cx, args, -1),
    };
    found_or(cx, difference, "date.__sub__", args)
}

pub(super) fn date_compare(cx: &mut Cx, args: &[Value]) -> Option<Ordering> {
    Some(date_only(cx, args[0])?.cmp(&date_only(cx, args[1])?))
}
