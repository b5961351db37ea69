//! `time`: clocks, waiting, and calendar times as `struct_time`.
//!
//! Everything comes from the machine's clock; a machine without one refuses.

use std::time::Duration;

use crate::heap::{Gc, Header, TailLen, Value};
use crate::host::Zone;
use crate::modules::calendar::{self, Civil};
use crate::modules::new_native_class;
use crate::modules::table::ModuleRow;
use crate::native::convert::argument;
use crate::native::{functions, getsets, methods};
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::native::{GetSetRow, NativeRow};
use crate::objects::numeric::is_foreign;
use crate::objects::outcome::{Answer, Outcome, Query, Raise, done};
use crate::objects::sequence::Tuple;
use crate::objects::types::Builtin;

pub(crate) const MODULE: ModuleRow = ModuleRow {
    name: "time",
    doc: "This module provides various functions to manipulate time values.",
    functions: FUNCTIONS,
    install: Some(install),
};

const FUNCTIONS: &[NativeRow] = functions! {
    /// Return the current time in seconds since the Epoch.
    "time()" => time,
    /// Return the current time in nanoseconds since the Epoch.
    "time_ns()" => time_ns,
    /// Monotonic clock, cannot go backward.
    "monotonic()" => monotonic,
    /// Monotonic clock, as nanoseconds.
    "monotonic_ns()" => monotonic_ns,
    /// Performance counter for benchmarking.
    "perf_counter()" => monotonic,
    /// Performance counter for benchmarking, as nanoseconds.
    "perf_counter_ns()" => monotonic_ns,
    /// Process time for profiling: sum of the kernel and user-space CPU time.
    "process_time()" => process_time,
    /// Process time for profiling, as nanoseconds.
    "process_time_ns()" => process_time_ns,
    /// Thread time for profiling: that of the process.
    "thread_time()" => process_time,
    /// Thread time for profiling, as nanoseconds.
    "thread_time_ns()" => process_time_ns,
    /// Delay execution for a given number of seconds, of the whole machine.
    "sleep(seconds, /)" => sleep,
    /// Convert seconds since the Epoch to a time tuple expressing UTC.
    "gmtime(seconds=None, /)" => gmtime,
    /// Convert seconds since the Epoch to a time tuple expressing local time.
    "localtime(seconds=None, /)" => localtime,
    /// Convert a time tuple in local time to seconds since the Epoch.
    "mktime(time_tuple, /)" => mktime,
    /// Convert a time tuple to a string like 'Sat Jun 06 16:26:11 1998'.
    "asctime(time_tuple=None, /)" => asctime,
    /// Convert a time in seconds since the Epoch to a string in local time.
    "ctime(seconds=None, /)" => ctime,
    /// Convert a time tuple to a string according to a format specification.
    "strftime(format, time_tuple=None, /)" => strftime,
    /// Parse a string to a time tuple according to a format specification.
    "strptime(string, format='%a %b %d %H:%M:%S %Y', /)" => strptime,
    /// Return the time of the specified clock as a float.
    "clock_gettime(clock, /)" => clock_gettime,
    /// Return the time of the specified clock as nanoseconds.
    "clock_gettime_ns(clock, /)" => clock_gettime_ns,
    /// Return the resolution of the specified clock.
    "clock_getres(clock, /)" => clock_getres,
    /// Get information on the clock that a function of this module reads.
    "get_clock_info(name, /)" => get_clock_info,
    /// Initialize, or reinitialize, the local timezone to the value stored in os.environ['TZ'].
    "tzset()" => tzset,
    /// What tzset() does, once it knows the zone and the names of this module.
    "_set_zone(name, namespace, /)" => set_zone,
};

/// The environment is that of `os`, which a script may have changed.
fn tzset(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.call_library("os", "_tzset", args)
}

fn clock_gettime(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.call_library("_clocks", "clock_gettime", args)
}

fn clock_gettime_ns(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.call_library("_clocks", "clock_gettime_ns", args)
}

fn clock_getres(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.call_library("_clocks", "clock_getres", args)
}

fn get_clock_info(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.call_library("_clocks", "get_clock_info", args)
}

fn set_zone(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = cx.as_str(args[0]).map(str::to_owned);
    if let Some(clock) = cx.host.clock.as_mut() {
        clock.set_zone(name.as_deref());
    }
    if let Some(namespace) = args[1].as_gc::<Dict>() {
        set_zone_names(cx, namespace);
    }
    done(Value::NONE)
}

/// Reading by a format is Pyish, shared with `datetime`.
fn strptime(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.call_library("datetime._parse", "parse_struct", args)
}

fn install(cx: &mut Cx, namespace: Gc<Dict>) {
    let doc = "The time value as returned by gmtime(), localtime(), and strptime(), and accepted by asctime(), mktime() and strftime().";
    let class = new_native_class(cx, "time", "struct_time", doc, Builtin::Tuple, METHODS, GETSETS);
    let own = cx.heap[class].namespace;
    for (name, count) in [
        ("n_fields", 11),
        ("n_sequence_fields", 9),
        ("n_unnamed_fields", 0),
    ] {
        cx.set_name(own, name, Value::small_int(count));
    }
    let names: Vec<Value> = FIELDS[..9].iter().map(|name| cx.new_str(name)).collect();
    let names = cx.new_tuple(&names);
    cx.set_name(own, "__match_args__", names);
    cx.register("time.struct_time", class.value());
    cx.set_name(namespace, "struct_time", class.value());
    for (name, number) in CLOCKS {
        cx.set_name(namespace, name, Value::small_int(number));
    }
    set_zone_names(cx, namespace);
}

/// The clocks of POSIX by their numbers on Linux; `_clocks` reads them.
const CLOCKS: [(&str, i64); 6] = [
    ("CLOCK_REALTIME", 0),
    ("CLOCK_MONOTONIC", 1),
    ("CLOCK_PROCESS_CPUTIME_ID", 2),
    ("CLOCK_THREAD_CPUTIME_ID", 3),
    ("CLOCK_MONOTONIC_RAW", 4),
    ("CLOCK_BOOTTIME", 7),
];

/// `timezone`, `altzone`, `daylight` and `tzname`.
fn set_zone_names(cx: &mut Cx, namespace: Gc<Dict>) {
    // The two zones of the year, looked at in January and July.
    let year = now(cx).map_or(2000, |now| Civil::from_seconds(now.as_secs() as i64).year);
    let zones = [1, 7].map(|month| {
        let at = calendar::days_before(year, month) * 86_400;
        zone(cx, at)
    });
    let summer = zones.iter().find(|zone| zone.is_summer_time).cloned();
    let standard = zones
        .iter()
        .find(|zone| !zone.is_summer_time)
        .cloned()
        .unwrap_or_default();
    let other = summer.clone().unwrap_or_else(|| standard.clone());
    let constants = [
        ("timezone", -i64::from(standard.offset)),
        ("altzone", -i64::from(other.offset)),
        ("daylight", i64::from(summer.is_some())),
    ];
    for (name, value) in constants {
        cx.set_name(namespace, name, Value::small_int(value));
    }
    let names = [cx.new_str(&standard.name), cx.new_str(&other.name)];
    let names = cx.new_tuple(&names);
    cx.set_name(namespace, "tzname", names);
}

// ---- clocks ----

#[cold]
fn no_clock(cx: &mut Cx) -> Raise {
    cx.runtime_error("this machine has no clock: the host did not grant one")
}

fn now(cx: &Cx) -> Option<Duration> {
    cx.host.clock.as_ref().map(|clock| clock.wall())
}

fn zone(cx: &Cx, at: i64) -> Zone {
    cx.host
        .clock
        .as_ref()
        .map(|clock| clock.zone(at))
        .unwrap_or_default()
}

fn nanoseconds(cx: &mut Cx, duration: Duration) -> Result<Outcome, Raise> {
    let nanoseconds = i64::try_from(duration.as_nanos()).unwrap_or(i64::MAX);
    done(cx.new_int(nanoseconds))
}

macro_rules! clocks {
    ($($seconds:ident $nanoseconds:ident $method:ident;)*) => {$(
        fn $seconds(cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
            match &cx.host.clock {
                Some(clock) => done(clock.$method().as_secs_f64()),
                None => Err(no_clock(cx)),
            }
        }

        fn $nanoseconds(cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
            match cx.host.clock.as_ref().map(|clock| clock.$method()) {
                Some(duration) => nanoseconds(cx, duration),
                None => Err(no_clock(cx)),
            }
        }
    )*};
}

clocks! {
    time time_ns wall;
    monotonic monotonic_ns monotonic;
    process_time process_time_ns processor;
}

fn sleep(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if cx.number(args[0]).is_none() && !is_foreign(args[0]) {
        let message = format!(
            "'{}' object cannot be interpreted as an integer",
            cx.type_name(args[0])
        );
        return Err(cx.type_error(message));
    }
    let seconds = argument!(cx, args[0], Float, double_of, sleep);
    if seconds.is_nan() {
        return Err(cx.value_error("Invalid value NaN (not a number)"));
    }
    if seconds < 0.0 {
        return Err(cx.value_error("sleep length must be non-negative"));
    }
    let Ok(duration) = Duration::try_from_secs_f64(seconds) else {
        return Err(cx.overflow_error("timestamp too large to convert to C _PyTime_t"));
    };
    match &mut cx.host.clock {
        Some(clock) if cx.has_threads => {
            let deadline = Value::from_float((clock.monotonic() + duration).as_secs_f64());
            cx.ask(
                Outcome::Query(Query::Sleep),
                Value::NONE,
                &[deadline],
                None,
                0,
                &[],
            )
        }
        Some(clock) => {
            clock.sleep(duration);
            done(Value::NONE)
        }
        None => Err(no_clock(cx)),
    }
}

// ---- calendar times ----

/// The fields of `struct_time`; the first nine are the items of the tuple.
const FIELDS: [&str; 11] = [
    "tm_year",
    "tm_mon",
    "tm_mday",
    "tm_hour",
    "tm_min",
    "tm_sec",
    "tm_wday",
    "tm_yday",
    "tm_isdst",
    "tm_zone",
    "tm_gmtoff",
];

const METHODS: &[NativeRow] = methods! {
    /// Create and return a new object from a sequence of 9 to 11 items.
    static "__new__(cls, sequence, dict=None)" => new,
    /// `repr(self)`.
    "__repr__(self, /)" => repr,
    /// For copying and pickling.
    "__reduce__(self, /)" => reduce,
};

macro_rules! fields {
    ($($index:literal $function:ident $name:literal $doc:literal;)*) => {
        const GETSETS: &[GetSetRow] = getsets! {
            $(#[doc = $doc] $name => $function;)*
            /// abbreviation of timezone name
            "tm_zone" => tm_zone;
            /// offset from UTC in seconds
            "tm_gmtoff" => tm_gmtoff;
        };
        $(fn $function(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
            match cx.as_tuple(args[0]).and_then(|items| items.get($index)) {
                Some(item) => done(*item),
                None => Err(cx.type_error("a struct_time is required")),
            }
        })*
    };
}

fields! {
    0 tm_year "tm_year" "year, for example, 1993";
    1 tm_mon "tm_mon" "month of year, range [1, 12]";
    2 tm_mday "tm_mday" "day of month, range [1, 31]";
    3 tm_hour "tm_hour" "hours, range [0, 23]";
    4 tm_min "tm_min" "minutes, range [0, 59]";
    5 tm_sec "tm_sec" "seconds, range [0, 61])";
    6 tm_wday "tm_wday" "day of week, range [0, 6], Monday is 0";
    7 tm_yday "tm_yday" "day of year, range [1, 366]";
    8 tm_isdst "tm_isdst" "1 if summer time is in effect, 0 if not, and -1 if unknown";
}

/// The name and offset that a `struct_time` keeps behind its items: a pair in its extension word.
fn zone_pair(cx: &Cx, value: Value) -> Option<(Value, Value)> {
    match cx.as_tuple(cx.heap.extension(value)?)? {
        [name, offset] => Some((*name, *offset)),
        _ => None,
    }
}

fn tm_zone(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(zone_pair(cx, args[0]).map_or(Value::NONE, |(name, _)| name))
}

fn tm_gmtoff(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(zone_pair(cx, args[0]).map_or(Value::NONE, |(_, offset)| offset))
}

fn struct_time_class(cx: &Cx) -> Gc<Class> {
    cx.registered("time.struct_time")
        .and_then(|class| cx.as_class(class))
        .expect("the module made it when it was imported")
}

/// A `struct_time`; `zone` is the pair of name and offset, or Undef.
fn make(cx: &mut Cx, class: Gc<Class>, items: &[Value], zone: Value) -> Value {
    let shape = cx.instance_shape(class);
    let tuple = Tuple {
        header: Header::new(shape),
        tail: TailLen::UNSET,
        reserved: 0,
    };
    // The extension word of an instance with a `__dict__` is for that.
    let extension = if cx.heap[class].flags.has_dict {
        Value::UNDEF
    } else {
        zone
    };
    cx.heap.alloc_tailed_extended(tuple, items, extension).value()
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(class) = cx.as_class(args[0]) else {
        return Err(cx.type_error("struct_time.__new__(X): X is not a type object"));
    };
    let sequence = argument!(cx, args[1], List, collect_values, new);
    if !(9..=11).contains(&sequence.len()) {
        let (bound, count) = if sequence.len() < 9 {
            ("at least 9", sequence.len())
        } else {
            ("at most 11", sequence.len())
        };
        let message = format!("time.struct_time() takes an {bound}-sequence ({count}-sequence given)");
        return Err(cx.type_error(message));
    }
    let zone = match sequence[9..] {
        [] => Value::UNDEF,
        [name] => cx.new_tuple(&[name, Value::NONE]),
        [name, offset, ..] => cx.new_tuple(&[name, offset]),
    };
    done(make(cx, class, &sequence[..9], zone))
}

fn repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let items = cx.as_tuple(args[0]).map(<[Value]>::to_vec).unwrap_or_default();
    let mut parts = Vec::new();
    for (name, item) in FIELDS.iter().zip(items) {
        let text = cx.repr_scalar(item)?.unwrap_or_else(|| "...".to_owned());
        parts.push(format!("{name}={text}"));
    }
    let text = format!("time.struct_time({})", parts.join(", "));
    done(cx.new_str(&text))
}

fn reduce(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let items = cx.as_tuple(args[0]).map(<[Value]>::to_vec).unwrap_or_default();
    let items = cx.new_tuple(&items);
    let arguments = cx.new_tuple(&[items]);
    let class = cx.class_of(args[0]).value();
    done(cx.new_tuple(&[class, arguments]))
}

/// A moment given in seconds; None is now.
fn moment(cx: &mut Cx, value: Value) -> Result<Answer<i64>, Raise> {
    if value.is_none() {
        return match now(cx) {
            Some(now) => Ok(Answer::Known(now.as_secs() as i64)),
            None => Err(no_clock(cx)),
        };
    }
    let seconds = match cx.double_of(value)? {
        Answer::Known(seconds) => seconds.floor(),
        Answer::Script => return Ok(Answer::Script),
    };
    if seconds.is_nan() {
        return Err(cx.value_error("Invalid value NaN (not a number)"));
    }
    if seconds.abs() > 6e16 {
        return Err(cx.overflow_error("timestamp out of range for platform time_t"));
    }
    Ok(Answer::Known(seconds as i64))
}

fn civil_value(cx: &mut Cx, civil: &Civil, zone: &Zone) -> Value {
    let class = struct_time_class(cx);
    let items = [
        civil.year,
        civil.month,
        civil.day,
        civil.hour,
        civil.minute,
        civil.second,
        civil.weekday(),
        civil.day_of_year(),
        i64::from(zone.is_summer_time),
    ];
    let items = items.map(Value::small_int);
    let name = cx.new_str(&zone.name);
    let zone = cx.new_tuple(&[name, Value::small_int(i64::from(zone.offset))]);
    make(cx, class, &items, zone)
}

macro_rules! moment {
    ($cx:ident, $args:ident, $position:expr, $function:path) => {
        match moment($cx, $args[$position])? {
            Answer::Known(at) => at,
            Answer::Script => {
                return $crate::native::convert::ask(
                    $cx,
                    $crate::native::convert::Wanted::Float,
                    $args,
                    $position,
                    $crate::native::convert::again!($function),
                );
            }
        }
    };
}

fn gmtime(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let at = moment!(cx, args, 0, gmtime);
    let greenwich = Zone {
        name: "GMT".to_owned(),
        ..Zone::default()
    };
    done(civil_value(cx, &Civil::from_seconds(at), &greenwich))
}

fn localtime(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let at = moment!(cx, args, 0, localtime);
    let zone = zone(cx, at);
    let civil = Civil::from_seconds(at + i64::from(zone.offset));
    done(civil_value(cx, &civil, &zone))
}

/// The nine ints of a time tuple.
fn time_tuple(cx: &mut Cx, value: Value, function: &str) -> Result<[i64; 9], Raise> {
    let Some(items) = cx.as_tuple(value).map(<[Value]>::to_vec) else {
        return Err(cx.type_error("Tuple or struct_time argument required"));
    };
    let mut fields = [0; 9];
    if items.len() != fields.len() {
        let message = format!("{function}(): illegal time tuple argument");
        return Err(cx.type_error(message));
    }
    for (field, item) in fields.iter_mut().zip(items) {
        match cx.as_i64(item) {
            Some(number) if number.unsigned_abs() < 1 << 40 => *field = number,
            Some(_) => return Err(cx.overflow_error("time tuple item out of range")),
            None => return Err(cx.not_an_index(item)),
        }
    }
    Ok(fields)
}

fn seconds_of(fields: &[i64; 9]) -> i64 {
    let [year, month, day, hour, minute, second, ..] = *fields;
    let months = year * 12 + month - 1;
    let days = calendar::days_before(months.div_euclid(12), months.rem_euclid(12) + 1) + day - 1;
    ((days * 24 + hour) * 60 + minute) * 60 + second
}

/// The zone that holds at a local time; of two, the one that `tm_isdst` asks for.
fn local_zone_of(cx: &Cx, fields: &[i64; 9]) -> Zone {
    let local = seconds_of(fields);
    let guess = zone(cx, local);
    let first = zone(cx, local - i64::from(guess.offset));
    let second = zone(cx, local - i64::from(first.offset));
    let around = [
        second,
        zone(cx, local - i64::from(first.offset) - 86_400),
        zone(cx, local - i64::from(first.offset) + 86_400),
    ];
    let wanted = fields[8];
    around
        .iter()
        .find(|zone| {
            let holds = self::zone(cx, local - i64::from(zone.offset)).offset == zone.offset;
            holds && (wanted < 0 || zone.is_summer_time == (wanted > 0))
        })
        .unwrap_or(&around[0])
        .clone()
}

fn mktime(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let fields = time_tuple(cx, args[0], "mktime")?;
    let zone = local_zone_of(cx, &fields);
    done((seconds_of(&fields) - i64::from(zone.offset)) as f64)
}

/// A time tuple argument checked as text needs it; None is the local time now.
fn checked(cx: &mut Cx, value: Value, function: &str) -> Result<(Civil, i64, i64), Raise> {
    if value.is_none() {
        let Answer::Known(at) = moment(cx, value)? else {
            unreachable!("now is known");
        };
        let zone = zone(cx, at);
        let civil = Civil::from_seconds(at + i64::from(zone.offset));
        let (weekday, day) = (civil.weekday(), civil.day_of_year());
        return Ok((civil, weekday, day));
    }
    let [year, month, day, hour, minute, second, weekday, day_of_year, _] = time_tuple(cx, value, function)?;
    let ranges = [
        (month, 0, 12, "month"),
        (day, 0, 31, "day of month"),
        (hour, 0, 23, "hour"),
        (minute, 0, 59, "minute"),
        (second, 0, 61, "seconds"),
        (day_of_year, 0, 366, "day of year"),
    ];
    for (number, low, high, what) in ranges {
        if number < low || number > high {
            return Err(cx.value_error(format!("{what} out of range")));
        }
    }
    if weekday < -1 {
        return Err(cx.value_error("day of week out of range"));
    }
    let civil = Civil {
        year,
        month: month.max(1),
        day: day.max(1),
        hour,
        minute,
        second,
    };
    Ok((civil, weekday.rem_euclid(7), day_of_year.max(1)))
}

fn asctime(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (civil, weekday, _) = checked(cx, args[0], "asctime")?;
    done(cx.new_str(&calendar::as_text(&civil, weekday)))
}

fn ctime(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let at = moment!(cx, args, 0, ctime);
    let zone = zone(cx, at);
    let civil = Civil::from_seconds(at + i64::from(zone.offset));
    done(cx.new_str(&calendar::as_text(&civil, civil.weekday())))
}

fn strftime(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(format) = cx.as_str(args[0]).map(str::to_owned) else {
        let message = format!("strftime() argument 1 must be str, not {}", cx.type_name(args[0]));
        return Err(cx.type_error(message));
    };
    let (civil, weekday, day_of_year) = checked(cx, args[1], "strftime")?;
    let zone = match args[1].is_none() {
        true => {
            let at = now(cx).map_or(0, |now| now.as_secs() as i64);
            zone(cx, at)
        }
        false => match zone_pair(cx, args[1]) {
            Some((name, offset)) => Zone {
                name: cx.as_str(name).unwrap_or_default().to_owned(),
                offset: cx.as_i64(offset).unwrap_or(0) as i32,
                ..Zone::default()
            },
            None => {
                let fields = time_tuple(cx, args[1], "strftime")?;
                let zone = local_zone_of(cx, &fields);
                Zone { offset: 0, ..zone }
            }
        },
    };
    let text = calendar::format(&format, &civil, weekday, day_of_year, &zone);
    done(cx.new_str(&text))
}
