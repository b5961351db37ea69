//! Days, months and years of the Gregorian calendar, and times as text in the C locale.

use std::fmt::Write;

use crate::host::Zone;

const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date and time of day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Civil {
    pub(crate) year: i64,
    pub(crate) month: i64,
    pub(crate) day: i64,
    pub(crate) hour: i64,
    pub(crate) minute: i64,
    pub(crate) second: i64,
}

/// Days from 1970-01-01 to the first of a month (1 to 12) of a year.
pub(crate) fn days_before(year: i64, month: i64) -> i64 {
    // Years begin in March here, so that the leap day is the last of its year.
    let (year, month) = if month <= 2 {
        (year - 1, month + 9)
    } else {
        (year, month - 3)
    };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * month + 2) / 5;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

impl Civil {
    /// The date and time that many seconds after 1970-01-01 00:00.
    pub(crate) fn from_seconds(seconds: i64) -> Civil {
        let days = seconds.div_euclid(86_400) + 719_468;
        let rest = seconds.rem_euclid(86_400);
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        Civil {
            year: year_of_era + era * 400 + i64::from(month <= 2),
            month,
            day: day_of_year - (153 * shifted + 2) / 5 + 1,
            hour: rest / 3_600,
            minute: rest / 60 % 60,
            second: rest % 60,
        }
    }

    fn days(&self) -> i64 {
        days_before(self.year, self.month) + self.day - 1
    }

    /// 0 is Monday.
    pub(crate) fn weekday(&self) -> i64 {
        (self.days() + 3).rem_euclid(7)
    }

    /// 1 is the first of January.
    pub(crate) fn day_of_year(&self) -> i64 {
        self.days() - days_before(self.year, 1) + 1
    }
}

/// As `asctime` shows it.
pub(crate) fn as_text(civil: &Civil, weekday: i64) -> String {
    let day = DAYS[weekday.rem_euclid(7) as usize];
    let month = MONTHS[(civil.month - 1).rem_euclid(12) as usize];
    format!(
        "{} {} {:2} {:02}:{:02}:{:02} {}",
        &day[..3],
        &month[..3],
        civil.day,
        civil.hour,
        civil.minute,
        civil.second,
        civil.year
    )
}

/// The year and number of the ISO week.
fn iso_week(year: i64, day_of_year: i64, weekday: i64) -> (i64, i64) {
    let week = (day_of_year - (weekday + 1) + 10) / 7;
    if week < 1 {
        return (year - 1, weeks_in(year - 1));
    }
    if week > weeks_in(year) {
        return (year + 1, 1);
    }
    (year, week)
}

fn weeks_in(year: i64) -> i64 {
    let weekday_of_last = |year: i64| (days_before(year + 1, 1) - 1 + 3).rem_euclid(7);
    if weekday_of_last(year) == 3 || weekday_of_last(year - 1) == 2 {
        53
    } else {
        52
    }
}

/// As `strftime` shows it, in the C locale.
pub(crate) fn format(template: &str, civil: &Civil, weekday: i64, day_of_year: i64, zone: &Zone) -> String {
    let mut out = String::new();
    let mut characters = template.chars();
    while let Some(c) = characters.next() {
        if c != '%' {
            out.push(c);
            continue;
        }
        match characters.next() {
            Some(code) => push_code(&mut out, code, civil, weekday, day_of_year, zone),
            None => out.push('%'),
        }
    }
    out
}

fn push_code(out: &mut String, code: char, civil: &Civil, weekday: i64, day_of_year: i64, zone: &Zone) {
    let day = DAYS[weekday.rem_euclid(7) as usize];
    let month = MONTHS[(civil.month - 1).rem_euclid(12) as usize];
    let Civil {
        year,
        hour,
        minute,
        second,
        ..
    } = *civil;
    let hour12 = (hour + 11) % 12 + 1;
    let half = if hour < 12 { "AM" } else { "PM" };
    let sunday = (weekday + 1) % 7;
    let mut composed = |template: &str| {
        let text = format(template, civil, weekday, day_of_year, zone);
        out.push_str(&text);
    };
    let written = match code {
        'a' => write!(out, "{}", &day[..3]),
        'A' => write!(out, "{day}"),
        'b' | 'h' => write!(out, "{}", &month[..3]),
        'B' => write!(out, "{month}"),
        'C' => write!(out, "{:02}", year.div_euclid(100)),
        'c' => {
            composed("%a %b %e %H:%M:%S %Y");
            Ok(())
        }
        'd' => write!(out, "{:02}", civil.day),
        'D' | 'x' => {
            composed("%m/%d/%y");
            Ok(())
        }
        'e' => write!(out, "{:2}", civil.day),
        'F' => {
            composed("%Y-%m-%d");
            Ok(())
        }
        'g' => write!(
            out,
            "{:02}",
            iso_week(year, day_of_year, weekday).0.rem_euclid(100)
        ),
        'G' => write!(out, "{}", iso_week(year, day_of_year, weekday).0),
        'H' => write!(out, "{hour:02}"),
        'I' => write!(out, "{hour12:02}"),
        'j' => write!(out, "{day_of_year:03}"),
        'k' => write!(out, "{hour:2}"),
        'l' => write!(out, "{hour12:2}"),
        'm' => write!(out, "{:02}", civil.month),
        'M' => write!(out, "{minute:02}"),
        'n' => writeln!(out),
        'p' => write!(out, "{half}"),
        'P' => write!(out, "{}", half.to_ascii_lowercase()),
        'r' => {
            composed("%I:%M:%S %p");
            Ok(())
        }
        'R' => {
            composed("%H:%M");
            Ok(())
        }
        's' => write!(
            out,
            "{}",
            civil.days() * 86_400 + hour * 3_600 + minute * 60 + second - i64::from(zone.offset)
        ),
        'S' => write!(out, "{second:02}"),
        't' => write!(out, "\t"),
        'T' | 'X' => {
            composed("%H:%M:%S");
            Ok(())
        }
        'u' => write!(out, "{}", weekday + 1),
        'U' => write!(out, "{:02}", (day_of_year + 6 - sunday) / 7),
        'V' => write!(out, "{:02}", iso_week(year, day_of_year, weekday).1),
        'w' => write!(out, "{sunday}"),
        'W' => write!(out, "{:02}", (day_of_year + 6 - weekday) / 7),
        'y' => write!(out, "{:02}", year.rem_euclid(100)),
        'Y' => write!(out, "{year}"),
        'z' => {
            let sign = if zone.offset < 0 { '-' } else { '+' };
            let minutes = zone.offset.abs() / 60;
            write!(out, "{sign}{:02}{:02}", minutes / 60, minutes % 60)
        }
        'Z' => write!(out, "{}", zone.name),
        '%' => write!(out, "%"),
        other => write!(out, "%{other}"),
    };
    written.expect("writing to a string does not fail");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_round_trip() {
        for seconds in [
            0,
            -1,
            951_782_400,
            1_709_251_199,
            -62_135_596_800,
            253_402_300_799,
        ] {
            let civil = Civil::from_seconds(seconds);
            let back = civil.days() * 86_400 + civil.hour * 3_600 + civil.minute * 60 + civil.second;
            assert_eq!(back, seconds);
        }
    }

    #[test]
    fn codes() {
        let civil = Civil::from_seconds(1_700_000_000);
        let text = format(
            "%Y-%m-%d %H:%M:%S %a %j %U %W %V %G %I%p %%",
            &civil,
            civil.weekday(),
            civil.day_of_year(),
            &Zone::default(),
        );
        assert_eq!(text, "2023-11-14 22:13:20 Tue 318 46 46 46 2023 10PM %");
    }
}
