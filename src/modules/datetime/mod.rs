//! `_native_datetime`: what programs do most with dates, times and durations. The classes, all odd cases and all errors are
//! in `stdlib/datetime`.

mod day;
mod duration;
mod moment;
mod text;

use crate::bytecode::opcode::Comparison;
use crate::heap::Value;
use crate::modules::table::ModuleRow;
use crate::modules::take_over::{TakenOver, take_over};
use crate::native::{functions, methods};
use crate::objects::cx::Cx;
use crate::objects::native::{Binding, NativeRow};
use crate::objects::outcome::{Outcome, Raise, done};
use crate::objects::template::Template;
use day::{date_add, date_compare, date_new, date_subtract, date_text, iso_weekday, to_ordinal, weekday};
use duration::{
    timedelta_add, timedelta_compare, timedelta_multiply, timedelta_negate, timedelta_new,
    timedelta_subtract, total_seconds,
};
use moment::{date_of, datetime_add, datetime_compare, datetime_new, datetime_subtract, replace, timestamp};
use text::{datetime_format, datetime_text, from_iso};

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
