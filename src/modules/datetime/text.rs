//! Dates and moments as text, and text as moments.

use super::day::days_before_month;
use super::duration::found_or;
use super::moment::{Moment, moment_of};
use crate::heap::Value;
use crate::objects::cx::Cx;
use crate::objects::outcome::{Outcome, Raise, done};
use crate::objects::template::Template;
use std::fmt::Write as _;

// ---- as text ----

pub(super) fn datetime_text(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
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

pub(super) fn datetime_format(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
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

pub(super) fn from_iso(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
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
