//! The system's local time zone, read from its compiled zone file (RFC 8536).
//!
//! After the last transition that the file lists, the rule at its end holds (`zone_rule`).

use std::path::PathBuf;

use super::Zone;
use super::zone_rule::zone_by_rule;

/// Which zone is the local one.
#[derive(Clone, Default)]
pub(super) enum LocalZone {
    /// What the environment of the process says.
    #[default]
    Environment,
    /// What a script set; `None`: the system's.
    Set(Option<String>),
}

impl LocalZone {
    /// The local time zone at a moment; UTC when nothing says.
    pub(super) fn at(&self, at: i64) -> Zone {
        match self {
            LocalZone::Environment => named_zone(std::env::var("TZ").ok().as_deref(), at),
            LocalZone::Set(name) => named_zone(name.as_deref(), at),
        }
    }
}

/// The zone that `TZ` names, a file or a rule, or else the system's.
fn named_zone(name: Option<&str>, at: i64) -> Zone {
    let Some(name) = name else {
        return zone_of_file(PathBuf::from("/etc/localtime"), at).unwrap_or_default();
    };
    let name = name.trim_start_matches(':');
    if name.is_empty() || name.split('/').any(|part| part == "..") {
        return Zone::default();
    }
    zone_of_file(PathBuf::from("/usr/share/zoneinfo").join(name), at)
        .or_else(|| zone_by_rule(name, at))
        .unwrap_or_default()
}

fn zone_of_file(path: PathBuf, at: i64) -> Option<Zone> {
    find_zone(&std::fs::read(path).ok()?, at)
}

/// The counts of a header: how many of each kind of record follow it.
struct Counts {
    transitions: usize,
    types: usize,
    names: usize,
    leaps: usize,
    standard: usize,
    universal: usize,
}

fn word(bytes: &[u8], at: usize) -> Option<i32> {
    Some(i32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn counts(bytes: &[u8]) -> Option<Counts> {
    if bytes.get(..4)? != b"TZif" {
        return None;
    }
    let count = |index: usize| usize::try_from(word(bytes, 20 + index * 4)?).ok();
    Some(Counts {
        universal: count(0)?,
        standard: count(1)?,
        leaps: count(2)?,
        transitions: count(3)?,
        types: count(4)?,
        names: count(5)?,
    })
}

fn find_zone(file: &[u8], at: i64) -> Option<Zone> {
    let first = counts(file)?;
    let (bytes, counts, width) = if file[4] >= b'2' {
        // The block with 64-bit times follows the one with 32-bit times.
        let skipped = 44
            + first.transitions * 5
            + first.types * 6
            + first.names
            + first.leaps * 8
            + first.standard
            + first.universal;
        let second = file.get(skipped..)?;
        (second, counts(second)?, 8)
    } else {
        (file, first, 4)
    };
    let times = bytes.get(44..44 + counts.transitions * width)?;
    let time = |chunk: &[u8]| {
        if width == 8 {
            chunk.try_into().ok().map(i64::from_be_bytes)
        } else {
            chunk
                .try_into()
                .ok()
                .map(|four| i64::from(i32::from_be_bytes(four)))
        }
    };
    let passed = times
        .chunks(width)
        .take_while(|chunk| time(chunk).is_some_and(|time| time <= at))
        .count();
    if passed == counts.transitions && width == 8 {
        let rule = file.strip_suffix(b"\n")?.rsplit(|byte| *byte == b'\n').next()?;
        if let Some(zone) = std::str::from_utf8(rule)
            .ok()
            .and_then(|rule| zone_by_rule(rule, at))
        {
            return Some(zone);
        }
    }
    let indices = 44 + counts.transitions * width;
    let types = indices + counts.transitions;
    let names = types + counts.types * 6;
    let kind = match passed.checked_sub(1) {
        Some(index) => *bytes.get(indices + index)? as usize,
        None => 0,
    };
    let record = bytes.get(types + kind * 6..types + kind * 6 + 6)?;
    let name = bytes.get(names + record[5] as usize..names + counts.names)?;
    let end = name.iter().position(|byte| *byte == 0).unwrap_or(name.len());
    Some(Zone {
        offset: word(record, 0)?,
        is_summer_time: record[4] != 0,
        name: String::from_utf8_lossy(&name[..end]).into_owned(),
    })
}
