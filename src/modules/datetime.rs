//! `_native_datetime`: what programs do most with dates, times and durations. The classes, all odd cases and all errors are
//! in `stdlib/datetime`.

use super::take_over::{TakenOver, construct_slowly, take_over};
use crate::bytecode::opcode::{BinaryOperator, Comparison};
use crate::heap::Value;
use crate::modules::table::ModuleRow;
use crate::native::{functions, methods};
use crate::objects::cx::Cx;
use crate::objects::native::{Binding, NativeRow};
use crate::objects::outcome::{Answer, Outcome, Raise, done};
use crate::objects::template::Template;
use std::cmp::Ordering;
use std::fmt::Write as _;

pub(super) const MODULE: ModuleRow = ModuleRow {
    name: "_native_datetime",
    doc: "What programs do most with dates, times and durations.",
    functions: FUNCTIONS,
    install: None,
};

const FUNCTIONS: &[NativeRow] = functions! {
    /// Let natives take the place of methods of the instance's class.
    "take_over(instance, /)" => take_over_class,
    /// Note the time zone of UTC.
    "set_utc(zone, /)" => set_utc,
};

fn take_over_class(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    take_over(cx, TAKEN_OVER, args)
}

/// A comparison of one class: a native for each of its methods.
macro_rules! comparisons {
    ($module:ident, $class:literal, $order:path) => {
        mod $module {
            use super::*;
            macro_rules! one {
                ($name:ident, $key:literal, $comparison:ident) => {
                    pub(super) fn $name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
                        match $order(cx, args) {
                            Some(order) => done(Comparison::$comparison.accepts(order)),
                            None => cx.library_method(concat!($class, ".", $key), args),
                        }
                    }
                };
            }
            one!(equal, "__eq__", Eq);
            one!(less, "__lt__", Lt);
            one!(less_or_equal, "__le__", Le);
            one!(greater, "__gt__", Gt);
            one!(greater_or_equal, "__ge__", Ge);
        }
    };
}

comparisons!(timedelta_order, "timedelta", timedelta_compare);
comparisons!(date_order, "date", date_compare);
comparisons!(datetime_order, "datetime", datetime_compare);

const TAKEN_OVER: &[TakenOver] = &[
    TakenOver {
        template: Template::Timedelta,
        name: "timedelta",
        construct: Some(&NativeRow::new(
            "timedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)",
            "Difference between two datetime values.",
            timedelta_new,
            Binding::StaticMethod,
        )),
        methods: methods! {
            /// Return self+value.
            "__add__(self, value, /)" => timedelta_add,
            /// Return self-value.
            "__sub__(self, value, /)" => timedelta_subtract,
            /// Return self*value.
            "__mul__(self, value, /)" => timedelta_multiply,
            /// -self
            "__neg__(self, /)" => timedelta_negate,
            /// Total seconds in the duration.
            "total_seconds(self, /)" => total_seconds,
            /// Return self==value.
            "__eq__(self, value, /)" => timedelta_order::equal,
            /// Return self<value.
            "__lt__(self, value, /)" => timedelta_order::less,
            /// Return self<=value.
            "__le__(self, value, /)" => timedelta_order::less_or_equal,
            /// Return self>value.
            "__gt__(self, value, /)" => timedelta_order::greater,
            /// Return self>=value.
            "__ge__(self, value, /)" => timedelta_order::greater_or_equal,
        },
    },
    TakenOver {
        template: Template::Date,
        name: "date",
        construct: Some(&NativeRow::new(
            "date(year, month=None, day=None)",
            "date(year, month, day) --> date object",
            date_new,
            Binding::StaticMethod,
        )),
        methods: methods! {
            /// Return proleptic Gregorian ordinal. January 1 of year 1 is day 1.
            "toordinal(self, /)" => to_ordinal,
            /// Return the day of the week represented by the date. Monday == 0 ... Sunday == 6.
            "weekday(self, /)" => weekday,
            /// Return the day of the week represented by the date. Monday == 1 ... Sunday == 7.
            "isoweekday(self, /)" => iso_weekday,
            /// Return string in ISO 8601 format, YYYY-MM-DD.
            "isoformat(self, /)" => date_text,
            /// Return self+value.
            "__add__(self, value, /)" => date_add,
            /// Return self-value.
            "__sub__(self, value, /)" => date_subtract,
            /// Return self==value.
            "__eq__(self, value, /)" => date_order::equal,
            /// Return self<value.
            "__lt__(self, value, /)" => date_order::less,
            /// Return self<=value.
            "__le__(self, value, /)" => date_order::less_or_equal,
            /// Return self>value.
            "__gt__(self, value, /)" => date_order::greater,
            /// Return self>=value.
            "__ge__(self, value, /)" => date_order::greater_or_equal,
        },
    },
    TakenOver {
        template: Template::DateTime,
        name: "datetime",
        construct: Some(&NativeRow::new(
            "datetime(year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)",
            "datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])",
            datetime_new,
            Binding::StaticMethod,
        )),
        methods: methods! {
            /// Return date object with same year, month and day.
            "date(self, /)" => date_of,
            /// Return the time formatted according to ISO.
            "isoformat(self, sep='T', timespec='auto')" => datetime_text,
            /// format -> strftime() style string.
            "strftime(self, format)" => datetime_format,
            /// Return POSIX timestamp as float.
            "timestamp(self, /)" => timestamp,
            /// string -> datetime from a string in most ISO 8601 formats
            class "fromisoformat(cls, date_string, /)" => from_iso,
            /// Return datetime with new specified fields.
            "replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None)" => replace,
            /// Return self+value.
            "__add__(self, value, /)" => datetime_add,
            /// Return self-value.
            "__sub__(self, value, /)" => datetime_subtract,
            /// Return self==value.
            "__eq__(self, value, /)" => datetime_order::equal,
            /// Return self<value.
            "__lt__(self, value, /)" => datetime_order::less,
            /// Return self<=value.
            "__le__(self, value, /)" => datetime_order::less_or_equal,
            /// Return self>value.
            "__gt__(self, value, /)" => datetime_order::greater,
            /// Return self>=value.
            "__ge__(self, value, /)" => datetime_order::greater_or_equal,
        },
    },
];

fn set_utc(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.templates.utc = Some(args[0]);
    done(Value::NONE)
}

const MICROSECONDS_OF_DAY: i64 = 86_400_000_000;
const MOST_DAYS: i64 = 999_999_999;
const MAX_ORDINAL: i64 = 3_652_059;

// ---- durations ----

/// All of a duration, when it is exactly a `timedelta`.
fn microseconds_of(cx: &Cx, value: Value) -> Option<i128> {
    let [days, seconds, microseconds] = cx.template_slots(Template::Timedelta, value)?;
    let rest = seconds.as_inline_int()? * 1_000_000 + microseconds.as_inline_int()?;
    Some(i128::from(days.as_inline_int()?) * i128::from(MICROSECONDS_OF_DAY) + i128::from(rest))
}

/// The duration of so many microseconds; `None` when it is too long.
fn new_timedelta(cx: &mut Cx, microseconds: i128) -> Option<Value> {
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
fn found_or(cx: &mut Cx, found: Option<Value>, key: &'static str, args: &[Value]) -> Result<Outcome, Raise> {
    match found {
        Some(value) => done(value),
        None => cx.library_method(key, args),
    }
}

fn timedelta_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
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

fn timedelta_add(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let sum = combined(cx, args, |left, right| left + right);
    found_or(cx, sum, "timedelta.__add__", args)
}

fn timedelta_subtract(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let difference = combined(cx, args, |left, right| left - right);
    found_or(cx, difference, "timedelta.__sub__", args)
}

fn timedelta_multiply(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let product = match (microseconds_of(cx, args[0]), args[1].as_inline_int()) {
        (Some(total), Some(factor)) => total.checked_mul(i128::from(factor)),
        _ => None,
    };
    let made = product.and_then(|product| new_timedelta(cx, product));
    found_or(cx, made, "timedelta.__mul__", args)
}

fn timedelta_negate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let negated = microseconds_of(cx, args[0]).and_then(|total| new_timedelta(cx, -total));
    found_or(cx, negated, "timedelta.__neg__", args)
}

fn timedelta_compare(cx: &mut Cx, args: &[Value]) -> Option<Ordering> {
    Some(microseconds_of(cx, args[0])?.cmp(&microseconds_of(cx, args[1])?))
}

fn total_seconds(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let seconds = microseconds_of(cx, args[0]).and_then(|total| seconds_of(cx, total));
    found_or(cx, seconds, "timedelta.total_seconds", args)
}

/// Microseconds as seconds, a float.
fn seconds_of(cx: &mut Cx, microseconds: i128) -> Option<Value> {
    let total = i64::try_from(microseconds).ok()?;
    let total = cx.new_int(total);
    match cx.binary(BinaryOperator::TrueDivide, total, Value::small_int(1_000_000)) {
        Ok(Answer::Known(seconds)) => Some(seconds),
        _ => None,
    }
}

// ---- days ----

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_before_month(year: i64, month: i64) -> i64 {
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

fn is_date(year: i64, month: i64, day: i64) -> bool {
    (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day)
}

/// 1 for the first of January of year 1.
fn ordinal(year: i64, month: i64, day: i64) -> i64 {
    let before = year - 1;
    before * 365 + before / 4 - before / 100 + before / 400 + days_before_month(year, month) + day
}

/// Year, month and day of a number of days.
fn from_ordinal(number: i64) -> [i64; 3] {
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

fn ordinal_of([year, month, day]: [i64; 3]) -> i64 {
    ordinal(year, month, day)
}

fn new_date(cx: &mut Cx, [year, month, day]: [i64; 3]) -> Value {
    let slots = [year, month, day, -1].map(Value::small_int);
    cx.new_from_template(Template::Date, &slots)
}

fn date_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
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

fn to_ordinal(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let number = days_of(cx, args[0]).map(|days| Value::small_int(ordinal_of(days)));
    found_or(cx, number, "date.toordinal", args)
}

fn weekday(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let day = days_of(cx, args[0]).map(|days| Value::small_int((ordinal_of(days) + 6) % 7));
    found_or(cx, day, "date.weekday", args)
}

fn iso_weekday(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let day = days_of(cx, args[0]).map(|days| Value::small_int((ordinal_of(days) + 6) % 7 + 1));
    found_or(cx, day, "date.isoweekday", args)
}

fn date_text(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
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

fn date_add(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let sum = moved_date(cx, args, 1);
    found_or(cx, sum, "date.__add__", args)
}

fn date_subtract(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let difference = match (date_only(cx, args[0]), date_only(cx, args[1])) {
        (Some(left), Some(right)) => {
            let days = i128::from(ordinal_of(left) - ordinal_of(right));
            new_timedelta(cx, days * i128::from(MICROSECONDS_OF_DAY))
        }
        _ => moved_date(cx, args, -1),
    };
    found_or(cx, difference, "date.__sub__", args)
}

fn date_compare(cx: &mut Cx, args: &[Value]) -> Option<Ordering> {
    Some(date_only(cx, args[0])?.cmp(&date_only(cx, args[1])?))
}

// ---- moments ----

/// The fields of what is exactly a `datetime`.
#[derive(Clone, Copy)]
struct Moment {
    days: [i64; 3],
    /// Hour, minute, second, microsecond.
    clock: [i64; 4],
    fold: i64,
    zone: Value,
}

fn moment_of(cx: &Cx, value: Value) -> Option<Moment> {
    let slots: [Value; 9] = cx.template_slots(Template::DateTime, value)?;
    let field = |index: usize| slots[index].as_inline_int();
    Some(Moment {
        days: [field(0)?, field(1)?, field(2)?],
        clock: [field(3)?, field(4)?, field(5)?, field(6)?],
        fold: field(7)?,
        zone: slots[8],
    })
}

impl Moment {
    /// Microseconds since the first moment of year 0.
    fn microseconds(&self) -> i64 {
        let [hour, minute, second, microsecond] = self.clock;
        let seconds = (ordinal_of(self.days) * 24 + hour) * 3600 + minute * 60 + second;
        seconds * 1_000_000 + microsecond
    }

    fn is_valid(&self) -> bool {
        let [year, month, day] = self.days;
        let [hour, minute, second, microsecond] = self.clock;
        is_date(year, month, day)
            && (0..24).contains(&hour)
            && (0..60).contains(&minute)
            && (0..60).contains(&second)
            && (0..1_000_000).contains(&microsecond)
            && (0..2).contains(&self.fold)
    }

    fn make(&self, cx: &mut Cx) -> Value {
        let [year, month, day] = self.days.map(Value::small_int);
        let [hour, minute, second, microsecond] = self.clock.map(Value::small_int);
        let fold = Value::small_int(self.fold);
        let slots = [
            year,
            month,
            day,
            hour,
            minute,
            second,
            microsecond,
            fold,
            self.zone,
            Value::small_int(-1),
        ];
        cx.new_from_template(Template::DateTime, &slots)
    }

    /// The moment at so many microseconds since the first moment of year 0; `None` when there is none.
    fn at(microseconds: i128, zone: Value) -> Option<Moment> {
        let day = i128::from(MICROSECONDS_OF_DAY);
        let number = i64::try_from(microseconds.div_euclid(day)).ok()?;
        if !(1..=MAX_ORDINAL).contains(&number) {
            return None;
        }
        let rest = microseconds.rem_euclid(day) as i64;
        let (seconds, microsecond) = (rest / 1_000_000, rest % 1_000_000);
        Some(Moment {
            days: from_ordinal(number),
            clock: [seconds / 3600, seconds / 60 % 60, seconds % 60, microsecond],
            fold: 0,
            zone,
        })
    }

    /// The offset from UTC in microseconds when the zone is a fixed one; `None` also where there is no zone.
    fn offset(&self, cx: &Cx) -> Option<i128> {
        let [offset] = cx.template_slots(Template::Timezone, self.zone)?;
        microseconds_of(cx, offset)
    }
}

fn is_zone(cx: &Cx, zone: Value) -> bool {
    zone.is_none() || cx.template_slots::<0>(Template::Timezone, zone).is_some()
}

fn datetime_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match moment_of_fields(cx, args) {
        Some(moment) => done(moment.make(cx)),
        None => {
            // `fold` is a keyword only.
            let mut all = vec![cx.template_class(Template::DateTime)];
            all.extend_from_slice(&args[..8]);
            let fold = cx.new_str("fold");
            let keywords = cx.new_tuple(&[fold]);
            all.push(args[8]);
            let outcome = cx.library_method("datetime.__new__", &all)?;
            cx.request.keywords = Some(keywords);
            Ok(outcome)
        }
    }
}

/// The moment of the arguments of `datetime`, when they are ints in range and the zone is none or a fixed one.
fn moment_of_fields(cx: &Cx, fields: &[Value]) -> Option<Moment> {
    let field = |index: usize| fields[index].as_inline_int();
    let moment = Moment {
        days: [field(0)?, field(1)?, field(2)?],
        clock: [field(3)?, field(4)?, field(5)?, field(6)?],
        fold: field(8)?,
        zone: fields[7],
    };
    (moment.is_valid() && is_zone(cx, moment.zone)).then_some(moment)
}

fn replace(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let replaced = match moment_of(cx, args[0]) {
        Some(moment) => {
            let [year, month, day] = moment.days.map(Value::small_int);
            let [hour, minute, second, microsecond] = moment.clock.map(Value::small_int);
            let old = [year, month, day, hour, minute, second, microsecond];
            let mut fields = [Value::NONE; 9];
            for (index, old) in old.into_iter().enumerate() {
                fields[index] = if args[index + 1].is_none() {
                    old
                } else {
                    args[index + 1]
                };
            }
            fields[7] = if args[8].is(Value::TRUE) {
                moment.zone
            } else {
                args[8]
            };
            fields[8] = if args[9].is_none() {
                Value::small_int(moment.fold)
            } else {
                args[9]
            };
            let made = moment_of_fields(cx, &fields);
            // Its own zone may be of any kind.
            made.map(|made| made.make(cx))
        }
        None => None,
    };
    match replaced {
        Some(moment) => done(moment),
        None => {
            let fold = cx.new_str("fold");
            let keywords = cx.new_tuple(&[fold]);
            let outcome = cx.library_method("datetime.replace", args)?;
            cx.request.keywords = Some(keywords);
            Ok(outcome)
        }
    }
}

fn date_of(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let date = moment_of(cx, args[0]).map(|moment| new_date(cx, moment.days));
    found_or(cx, date, "datetime.date", args)
}

/// A moment later or earlier by a duration.
fn moved(cx: &mut Cx, args: &[Value], sign: i128) -> Option<Value> {
    let moment = moment_of(cx, args[0])?;
    let duration = microseconds_of(cx, args[1])?;
    let moved = Moment::at(i128::from(moment.microseconds()) + sign * duration, moment.zone)?;
    Some(moved.make(cx))
}

fn datetime_add(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let sum = moved(cx, args, 1);
    found_or(cx, sum, "datetime.__add__", args)
}

fn datetime_subtract(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let difference = match (moment_of(cx, args[0]), moment_of(cx, args[1])) {
        (Some(left), Some(right)) if left.zone.is(right.zone) => {
            new_timedelta(cx, i128::from(left.microseconds() - right.microseconds()))
        }
        _ => moved(cx, args, -1),
    };
    found_or(cx, difference, "datetime.__sub__", args)
}

fn datetime_compare(cx: &mut Cx, args: &[Value]) -> Option<Ordering> {
    let (left, right) = (moment_of(cx, args[0])?, moment_of(cx, args[1])?);
    let fields = |moment: &Moment| (moment.days, moment.clock);
    left.zone
        .is(right.zone)
        .then(|| fields(&left).cmp(&fields(&right)))
}

fn timestamp(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    /// The epoch, in microseconds since the first moment of year 0.
    const EPOCH: i128 = 719_163 * MICROSECONDS_OF_DAY as i128;
    let since = moment_of(cx, args[0]).and_then(|moment| {
        let offset = moment.offset(cx)?;
        Some(i128::from(moment.microseconds()) - EPOCH - offset)
    });
    let seconds = since.and_then(|since| seconds_of(cx, since));
    found_or(cx, seconds, "datetime.timestamp", args)
}

// ---- as text ----

fn datetime_text(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let text = iso_text(cx, args).map(|text| cx.new_str(&text));
    found_or(cx, text, "datetime.isoformat", args)
}

fn iso_text(cx: &mut Cx, args: &[Value]) -> Option<String> {
    let moment = moment_of(cx, args[0])?;
    let separator = cx.as_str(args[1])?;
    if separator.chars().count() != 1 || cx.as_str(args[2])? != "auto" {
        return None;
    }
    let [year, month, day] = moment.days;
    let [hour, minute, second, microsecond] = moment.clock;
    let mut text = format!("{year:04}-{month:02}-{day:02}{separator}{hour:02}:{minute:02}:{second:02}");
    if microsecond != 0 {
        let _ = write!(text, ".{microsecond:06}");
    }
    if !moment.zone.is_none() {
        let offset = moment.offset(cx)?;
        if offset % 60_000_000 != 0 {
            return None;
        }
        let sign = if offset < 0 { '-' } else { '+' };
        let minutes = offset.abs() / 60_000_000;
        let _ = write!(text, "{sign}{:02}:{:02}", minutes / 60, minutes % 60);
    }
    Some(text)
}

fn datetime_format(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let text = format_text(cx, args).map(|text| cx.new_str(&text));
    found_or(cx, text, "datetime.strftime", args)
}

/// strftime for the directives that only write numbers.
fn format_text(cx: &mut Cx, args: &[Value]) -> Option<String> {
    let moment = moment_of(cx, args[0])?;
    let format = cx.as_str(args[1])?;
    if !format.is_ascii() {
        return None;
    }
    let [year, month, day] = moment.days;
    let [hour, minute, second, microsecond] = moment.clock;
    let mut text = String::new();
    let mut characters = format.chars();
    while let Some(character) = characters.next() {
        if character != '%' {
            if character == '\0' {
                return None;
            }
            text.push(character);
            continue;
        }
        let _ = match characters.next()? {
            'Y' => write!(text, "{year:04}"),
            'm' => write!(text, "{month:02}"),
            'd' => write!(text, "{day:02}"),
            'H' => write!(text, "{hour:02}"),
            'M' => write!(text, "{minute:02}"),
            'S' => write!(text, "{second:02}"),
            'f' => write!(text, "{microsecond:06}"),
            'j' => write!(text, "{:03}", days_before_month(year, month) + day),
            '%' => write!(text, "%"),
            _ => return None,
        };
    }
    Some(text)
}

fn from_iso(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let moment = match cx.is_template_class(Template::DateTime, args[0]) {
        true => cx
            .as_str(args[1])
            .and_then(read_iso)
            .and_then(|(moment, is_utc)| match (is_utc, cx.templates.utc) {
                (false, _) => Some(moment),
                (true, utc) => Some(Moment { zone: utc?, ..moment }),
            }),
        false => None,
    };
    match moment {
        Some(moment) => done(moment.make(cx)),
        None => cx.library_method("datetime.fromisoformat", args),
    }
}

/// Reads `YYYY-MM-DD*HH:MM[:SS[.ffffff]][Z|+00:00]`; whether there is an offset, which is none then.
fn read_iso(text: &str) -> Option<(Moment, bool)> {
    if !text.is_ascii() {
        return None;
    }
    let (text, is_utc) = match text.strip_suffix("+00:00").or_else(|| text.strip_suffix('Z')) {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    let bytes = text.as_bytes();
    let number = |from: usize, to: usize| {
        let digits = bytes.get(from..to)?;
        digits.iter().try_fold(0i64, |number, digit| {
            digit
                .is_ascii_digit()
                .then(|| number * 10 + i64::from(digit - b'0'))
        })
    };
    let has = |position: usize, byte: u8| bytes.get(position) == Some(&byte);
    if !has(4, b'-') || !has(7, b'-') || !has(13, b':') {
        return None;
    }
    let mut clock = [number(11, 13)?, number(14, 16)?, 0, 0];
    match bytes.len() {
        16 => {}
        19 if has(16, b':') => clock[2] = number(17, 19)?,
        26 if has(16, b':') && has(19, b'.') => {
            clock[2] = number(17, 19)?;
            clock[3] = number(20, 26)?;
        }
        _ => return None,
    }
    let moment = Moment {
        days: [number(0, 4)?, number(5, 7)?, number(8, 10)?],
        clock,
        fold: 0,
        zone: Value::NONE,
    };
    moment.is_valid().then_some((moment, is_utc))
}
