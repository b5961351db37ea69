//! Sets of characters: what `[...]`, `\w` and their kin match, and which characters differ in case only.
//!
//! A set answers for the first 256 characters from a bitmap; beyond them it looks through sorted ranges and
//! asks its categories.

use crate::bytecode::surrogate;
use crate::objects::kernel::unicode;

/// A class of characters with a name, as Unicode text sees it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Category {
    Digit,
    Space,
    Word,
}

impl Category {
    pub(super) fn contains(self, c: u32) -> bool {
        let Some(c) = surrogate::character(c) else {
            return false;
        };
        match self {
            Category::Digit => unicode::is_decimal(c),
            Category::Space => unicode::is_python_space(c),
            Category::Word => c == '_' || unicode::is_alphanumeric(c),
        }
    }

    /// The members in ASCII, as ranges.
    pub(super) fn ascii(self) -> &'static [(u32, u32)] {
        match self {
            Category::Digit => &[(0x30, 0x39)],
            Category::Space => &[(0x09, 0x0d), (0x20, 0x20)],
            Category::Word => &[(0x30, 0x39), (0x41, 0x5a), (0x5f, 0x5f), (0x61, 0x7a)],
        }
    }
}

/// Which characters count as equal when case is ignored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fold {
    Exact,
    Ascii,
    Unicode,
}

impl Fold {
    /// Calls `found` with every character that equals `c` but for case, `c` included.
    pub(super) fn variants(self, c: u32, mut found: impl FnMut(u32)) {
        found(c);
        match self {
            Fold::Exact => {}
            Fold::Ascii => {
                if let Some(byte) = u8::try_from(c).ok().filter(u8::is_ascii_alphabetic) {
                    found(u32::from(byte ^ 0x20));
                }
            }
            Fold::Unicode => {
                if let Some(class) = special_class(c) {
                    class
                        .iter()
                        .filter(|other| **other != c)
                        .for_each(|other| found(*other));
                    return;
                }
                let Some(character) = surrogate::character(c) else {
                    return;
                };
                let lower = single(character.to_lowercase(), character);
                let upper = single(character.to_uppercase(), character);
                for other in [lower, upper] {
                    if other != character {
                        found(u32::from(other));
                    }
                }
            }
        }
    }

    /// The lower-case form by which a back-reference compares.
    pub(super) fn lower(self, c: u32) -> u32 {
        match self {
            Fold::Exact => c,
            Fold::Ascii => u8::try_from(c).map_or(c, |byte| u32::from(byte.to_ascii_lowercase())),
            Fold::Unicode if c == 0x130 => 0x69,
            Fold::Unicode => match surrogate::character(c) {
                Some(character) => u32::from(single(character.to_lowercase(), character)),
                None => c,
            },
        }
    }
}

/// The one character of a case mapping, or the character itself when the mapping is longer.
fn single(mut mapping: impl Iterator<Item = char>, otherwise: char) -> char {
    match (mapping.next(), mapping.next()) {
        (Some(only), None) => only,
        _ => otherwise,
    }
}

fn special_class(c: u32) -> Option<&'static [u32]> {
    const MOST: u32 = 0xfb06;
    if !(0x49..=MOST).contains(&c) {
        return None;
    }
    CASE_CLASSES.iter().find(|class| class.contains(&c)).copied()
}

/// Characters that are equal but for case and more than a pair of a lower and an upper form: found by
/// asking Python which characters match each other.
#[rustfmt::skip]
const CASE_CLASSES: &[&[u32]] = &[
    &[0x49, 0x69, 0x130, 0x131], &[0x4b, 0x6b, 0x212a], &[0x53, 0x73, 0x17f], &[0xb5, 0x39c, 0x3bc],
    &[0xc5, 0xe5, 0x212b], &[0xdf, 0x1e9e], &[0x1c4, 0x1c5, 0x1c6], &[0x1c7, 0x1c8, 0x1c9],
    &[0x1ca, 0x1cb, 0x1cc], &[0x1f1, 0x1f2, 0x1f3], &[0x345, 0x399, 0x3b9, 0x1fbe], &[0x390, 0x1fd3],
    &[0x392, 0x3b2, 0x3d0], &[0x395, 0x3b5, 0x3f5], &[0x398, 0x3b8, 0x3d1, 0x3f4], &[0x39a, 0x3ba, 0x3f0],
    &[0x3a0, 0x3c0, 0x3d6], &[0x3a1, 0x3c1, 0x3f1], &[0x3a3, 0x3c2, 0x3c3], &[0x3a6, 0x3c6, 0x3d5],
    &[0x3a9, 0x3c9, 0x2126], &[0x3b0, 0x1fe3], &[0x412, 0x432, 0x1c80], &[0x414, 0x434, 0x1c81],
    &[0x41e, 0x43e, 0x1c82], &[0x421, 0x441, 0x1c83], &[0x422, 0x442, 0x1c84, 0x1c85], &[0x42a, 0x44a, 0x1c86],
    &[0x462, 0x463, 0x1c87], &[0x1c88, 0xa64a, 0xa64b], &[0x1e60, 0x1e61, 0x1e9b], &[0x1f80, 0x1f88],
    &[0x1f81, 0x1f89], &[0x1f82, 0x1f8a], &[0x1f83, 0x1f8b], &[0x1f84, 0x1f8c], &[0x1f85, 0x1f8d],
    &[0x1f86, 0x1f8e], &[0x1f87, 0x1f8f], &[0x1f90, 0x1f98], &[0x1f91, 0x1f99], &[0x1f92, 0x1f9a],
    &[0x1f93, 0x1f9b], &[0x1f94, 0x1f9c], &[0x1f95, 0x1f9d], &[0x1f96, 0x1f9e], &[0x1f97, 0x1f9f],
    &[0x1fa0, 0x1fa8], &[0x1fa1, 0x1fa9], &[0x1fa2, 0x1faa], &[0x1fa3, 0x1fab], &[0x1fa4, 0x1fac],
    &[0x1fa5, 0x1fad], &[0x1fa6, 0x1fae], &[0x1fa7, 0x1faf], &[0x1fb3, 0x1fbc], &[0x1fc3, 0x1fcc],
    &[0x1ff3, 0x1ffc], &[0xfb05, 0xfb06],
];

/// A set of characters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Set {
    /// Members below 256.
    low: [u64; 4],
    /// Members from 256 on, when they are few or come as ranges.
    ranges: Box<[(u32, u32)]>,
    /// Whole categories that belong to the set (true), or whose complement does (false).
    categories: Box<[(Category, bool)]>,
    /// Whether the set holds what the three fields above do not (from 256 on; `low` is already turned).
    is_negated: bool,
}

impl Set {
    #[inline(always)]
    pub(super) fn contains(&self, c: u32) -> bool {
        if c < 256 {
            return self.low[c as usize >> 6] >> (c & 63) & 1 != 0;
        }
        self.contains_high(c)
    }

    fn contains_high(&self, c: u32) -> bool {
        let after = self.ranges.partition_point(|(first, _)| *first <= c);
        let is_member = after > 0 && c <= self.ranges[after - 1].1
            || self
                .categories
                .iter()
                .any(|(category, is_member)| category.contains(c) == *is_member);
        is_member != self.is_negated
    }

    /// Whether some member is 256 or more; a guess that may be true without need.
    pub(super) fn may_be_high(&self) -> bool {
        self.is_negated || !self.ranges.is_empty() || !self.categories.is_empty()
    }
}

/// A set while it is collected.
#[derive(Default, Debug)]
pub(super) struct SetBuilder {
    ranges: Vec<(u32, u32)>,
    categories: Vec<(Category, bool)>,
}

impl SetBuilder {
    pub(super) fn add(&mut self, first: u32, last: u32) {
        self.ranges.push((first, last));
    }

    /// Adds a category or its complement; `is_unicode` says whether it reaches beyond ASCII.
    pub(super) fn add_category(&mut self, category: Category, is_member: bool, is_unicode: bool) {
        if is_unicode {
            self.categories.push((category, is_member));
        } else if is_member {
            self.ranges.extend(category.ascii());
        } else {
            let mut next = 0;
            for (first, last) in category.ascii() {
                if *first > next {
                    self.ranges.push((next, first - 1));
                }
                next = last + 1;
            }
            self.ranges.push((next, u32::MAX));
        }
    }

    pub(super) fn build(mut self, fold: Fold, is_negated: bool) -> Set {
        self.close_under(fold);
        self.ranges.sort_unstable();
        let mut merged: Vec<(u32, u32)> = Vec::with_capacity(self.ranges.len());
        for (first, last) in self.ranges {
            match merged.last_mut() {
                Some(before) if first <= before.1.saturating_add(1) => before.1 = before.1.max(last),
                _ => merged.push((first, last)),
            }
        }
        let mut low = [0u64; 4];
        for c in 0..256u32 {
            let is_member = merged.iter().any(|(first, last)| (*first..=*last).contains(&c))
                || self
                    .categories
                    .iter()
                    .any(|(category, is_member)| category.contains(c) == *is_member);
            if is_member != is_negated {
                low[c as usize >> 6] |= 1 << (c & 63);
            }
        }
        merged.retain(|(_, last)| *last >= 256);
        Set {
            low,
            ranges: merged.into(),
            categories: self.categories.into(),
            is_negated,
        }
    }

    /// Adds what equals a member but for case.
    fn close_under(&mut self, fold: Fold) {
        // No character above this one has another case.
        const LAST_CASED: u32 = 0x1_f000;
        if fold == Fold::Exact {
            return;
        }
        for index in 0..self.ranges.len() {
            let (first, last) = self.ranges[index];
            for c in first..=last.min(LAST_CASED) {
                let ranges = &mut self.ranges;
                fold.variants(c, |other| {
                    if !(first..=last).contains(&other) {
                        ranges.push((other, other));
                    }
                });
            }
        }
    }
}
