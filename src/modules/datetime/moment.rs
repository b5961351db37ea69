//! Moments: `datetime`.

use super::day::{from_ordinal, is_date, new_date, ordinal_of};
use super::duration::{found_or, microseconds_of, new_timedelta, seconds_of};
use super::{MAX_ORDINAL, MICROSECONDS_OF_DAY};
use crate::heap::Value;
use crate::objects::cx::Cx;
use crate::objects::outcome::{Outcome, Raise, done};
use crate::objects::template::Template;
use std::cmp::Ordering;

// ---- moments ----

/// The fields of what is exactly a `datetime`.
#[derive(Clone, Copy)]
pub(super) struct Moment {
    pub(super) days: [i64; 3],
    /// Hour, minute, second, microsecond.
    pub(super) clock: [i64; 4],
    pub(super) fold: i64,
    pub(super) zone: Value,
}

pub(super) fn moment_of(cx: &Cx, value: Value) -> Option<Moment> {
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

    pub(super) fn is_valid(&self) -> bool {
        let [year, month, day] = self.days;
        let [hour, minute, second, microsecond] = self.clock;
        is_date(year, month, day)
            && (0..24).contains(&hour)
            && (0..60).contains(&minute)
            && (0..60).contains(&second)
            && (0..1_000_000).contains(&microsecond)
            && (0..2).contains(&self.fold)
    }

    pub(super) fn make(&self, cx: &mut Cx) -> Value {
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
    pub(super) fn offset(&self, cx: &Cx) -> Option<i128> {
        let [offset] = cx.template_slots(Template::Timezone, self.zone)?;
        microseconds_of(cx, offset)
    }
}

fn is_zone(cx: &Cx, zone: Value) -> bool {
    zone.is_none() || cx.template_slots::<0>(Template::Timezone, zone).is_some()
}

pub(super) fn datetime_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
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

pub(super) fn replace(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
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

pub(super) fn date_of(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
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

pub(super) fn datetime_add(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let sum = moved(cx, args, 1);
    found_or(cx, sum, "datetime.__add__", args)
}

pub(super) fn datetime_subtract(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let difference = match (moment_of(cx, args[0]), moment_of(cx, args[1])) {
        (Some(left), Some(right)) if left.zone.is(right.zone) => {
            new_timedelta(cx, i128::from(left.microseconds() - right.microseconds()))
        }
        _ => moved(cx, args, -1),
    };
    found_or(cx, difference, "datetime.__sub__", args)
}

pub(super) fn datetime_compare(cx: &mut Cx, args: &[Value]) -> Option<Ordering> {
    let (left, right) = (moment_of(cx, args[0])?, moment_of(cx, args[1])?);
    let fields = |moment: &Moment| (moment.days, moment.clock);
    left.zone
        .is(right.zone)
        .then(|| fields(&left).cmp(&fields(&right)))
}

pub(super) fn timestamp(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    /// The epoch, in microseconds since the first moment of year 0.
    const EPOCH: i128 = 719_163 * MICROSECONDS_OF_DAY as i128;
    let since = moment_of(cx, args[0]).and_then(|moment| {
        let offset = moment.offset(cx)?;
        Some(i128::from(moment.microseconds()) - EPOCH - offset)
    });
    let seconds = since.and_then(|since| seconds_of(cx, since));
    found_or(cx, seconds, "datetime.timestamp", args)
}
