//! Time zones as POSIX writes them: `EST5EDT,M3.2.0,M11.1.0`.

use super::Zone;

/// A zone with its name and seconds east of UTC, and the one of summer with its days.
struct Rule {
    standard: (String, i64),
    summer: Option<Summer>,
}

struct Summer {
    name: String,
    offset: i64,
    begins: Day,
    ends: Day,
}

/// A day of each year, and the second of that day in local time.
struct Day {
    when: When,
    second: i64,
}

enum When {
    /// A weekday (Sunday is 0) in the nth week of a month; the fifth is the last.
    Weekday { month: i64, week: i64, weekday: i64 },
    /// A day from 1 on, February 29 never counted.
    Julian(i64),
    /// A day from 0 on.
    Plain(i64),
}

/// What holds at a moment by the rule in a text; `None` when it is not such a rule.
pub(super) fn zone_by_rule(text: &str, at: i64) -> Option<Zone> {
    let rule = parse(text)?;
    let (name, offset) = rule.standard;
    if let Some(summer) = rule.summer {
        let year = year_of(at + offset);
        let begins = summer.begins.in_year(year) - offset;
        let ends = summer.ends.in_year(year) - summer.offset;
        let is_summer_time = match begins < ends {
            true => begins <= at && at < ends,
            // In the south, summer is where the year begins.
            false => !(ends <= at && at < begins),
        };
        if is_summer_time {
            return Some(Zone {
                offset: summer.offset as i32,
                is_summer_time,
                name: summer.name,
            });
        }
    }
    Some(Zone {
        offset: offset as i32,
        is_summer_time: false,
        name,
    })
}

/// Leap years up to the end of a year.
fn leap_years(year: i64) -> i64 {
    year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400)
}

/// Days from 1970-01-01 to the first day of a year.
fn days_before(year: i64) -> i64 {
    (year - 1970) * 365 + leap_years(year - 1) - leap_years(1969)
}

fn is_leap(year: i64) -> bool {
    leap_years(year) > leap_years(year - 1)
}

fn days_in(month: i64, year: i64) -> i64 {
    match month {
        2 => 28 + i64::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn year_of(seconds: i64) -> i64 {
    let days = seconds.div_euclid(86_400);
    let mut year = 1970 + days.div_euclid(366);
    while days_before(year + 1) <= days {
        year += 1;
    }
    while days_before(year) > days {
        year -= 1;
    }
    year
}

impl Day {
    /// The moment in a year, in local time, as seconds since 1970.
    fn in_year(&self, year: i64) -> i64 {
        let first = days_before(year);
        let day = match self.when {
            When::Plain(day) => first + day,
            When::Julian(day) => first + day - 1 + i64::from(is_leap(year) && day >= 60),
            When::Weekday { month, week, weekday } => {
                let start = first + (1..month).map(|month| days_in(month, year)).sum::<i64>();
                // 1970-01-01 was a Thursday.
                let until = (weekday - (start + 4)).rem_euclid(7);
                let mut day = until + (week - 1) * 7;
                if day >= days_in(month, year) {
                    day -= 7;
                }
                start + day
            }
        };
        day * 86_400 + self.second
    }
}

// ---- reading ----

fn parse(text: &str) -> Option<Rule> {
    let mut rest = text;
    let name = take_name(&mut rest)?;
    let offset = -take_time(&mut rest)?;
    let standard = (name, offset);
    if rest.is_empty() {
        return Some(Rule {
            standard,
            summer: None,
        });
    }
    let name = take_name(&mut rest)?;
    let offset = match rest.is_empty() || rest.starts_with(',') {
        true => offset + 3600,
        false => -take_time(&mut rest)?,
    };
    // Without days those of the United States hold.
    let mut days = match rest.strip_prefix(',') {
        Some(days) => days.split(','),
        None if rest.is_empty() => "M3.2.0,M11.1.0".split(','),
        None => return None,
    };
    let summer = Summer {
        name,
        offset,
        begins: parse_day(days.next()?)?,
        ends: parse_day(days.next()?)?,
    };
    match days.next() {
        Some(_) => None,
        None => Some(Rule {
            standard,
            summer: Some(summer),
        }),
    }
}

fn take_name(rest: &mut &str) -> Option<String> {
    let (name, after) = match rest.strip_prefix('<') {
        Some(quoted) => quoted.split_once('>')?,
        None => {
            let end = rest
                .find(|c: char| !c.is_ascii_alphabetic())
                .unwrap_or(rest.len());
            rest.split_at(end)
        }
    };
    *rest = after;
    (name.len() >= 3).then(|| name.to_owned())
}

/// `[+-]hh[:mm[:ss]]` in seconds.
fn take_time(rest: &mut &str) -> Option<i64> {
    let end = rest
        .find(|c: char| !(c.is_ascii_digit() || ":+-".contains(c)))
        .unwrap_or(rest.len());
    let (time, after) = rest.split_at(end);
    *rest = after;
    let (sign, time) = match time.strip_prefix('-') {
        Some(time) => (-1, time),
        None => (1, time.strip_prefix('+').unwrap_or(time)),
    };
    let mut seconds = 0;
    let mut unit = 3600;
    for part in time.split(':') {
        if part.len() > 3 || unit == 0 {
            return None;
        }
        seconds += part.parse::<i64>().ok()? * unit;
        unit /= 60;
    }
    Some(sign * seconds)
}

fn parse_day(text: &str) -> Option<Day> {
    let (day, second) = match text.split_once('/') {
        Some((day, mut time)) => (day, take_time(&mut time)?),
        None => (text, 2 * 3600),
    };
    let number = |text: &str, range: std::ops::RangeInclusive<i64>| {
        text.parse::<i64>().ok().filter(|number| range.contains(number))
    };
    let when = if let Some(day) = day.strip_prefix('M') {
        let mut parts = day.split('.');
        When::Weekday {
            month: number(parts.next()?, 1..=12)?,
            week: number(parts.next()?, 1..=5)?,
            weekday: number(parts.next()?, 0..=6)?,
        }
    } else if let Some(day) = day.strip_prefix('J') {
        When::Julian(number(day, 1..=365)?)
    } else {
        When::Plain(number(day, 0..=365)?)
    };
    Some(Day { when, second })
}
