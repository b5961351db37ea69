//! Lone surrogates (`"\ud800"`), which Python's strings may hold and no Rust string can.
//!
//! Each of the 2048 surrogates is stored as a character of its own far from anything written: U+D800 to U+DFFF
//! as U+DD800 to U+DDFFF. Those stand in plane 13, where Unicode has no characters. So text stays valid UTF-8,
//! one `char` stays one code point, and only what asks for the number of a code point needs to know.
//! The characters that the stand-ins displace are refused where text is made: [`character`] gives none for them.

use std::cmp::Ordering;

/// How far a stand-in is from its surrogate.
const DISTANCE: u32 = 0xd0000;

const FIRST_STAND_IN: u32 = 0xd800 + DISTANCE;
const LAST_STAND_IN: u32 = 0xdfff + DISTANCE;

/// The character that stands for a code point of Python in our text; `None` beyond 0x10ffff and for the
/// characters that stand for surrogates.
#[inline]
pub fn character(code: u32) -> Option<char> {
    match code {
        0xd800..=0xdfff => char::from_u32(code + DISTANCE),
        FIRST_STAND_IN..=LAST_STAND_IN => None,
        _ => char::from_u32(code),
    }
}

/// The code point of Python that a character of our text stands for.
#[inline]
pub fn code_point(character: char) -> u32 {
    match u32::from(character) {
        stand_in @ FIRST_STAND_IN..=LAST_STAND_IN => stand_in - DISTANCE,
        code => code,
    }
}

/// Whether the character stands for a lone surrogate.
#[inline]
pub fn is_surrogate(character: char) -> bool {
    matches!(u32::from(character), FIRST_STAND_IN..=LAST_STAND_IN)
}

/// Whether a code point of Python is one that cannot be stored, because it stands for another.
#[inline]
pub fn is_displaced(code: u32) -> bool {
    matches!(code, FIRST_STAND_IN..=LAST_STAND_IN)
}

/// Whether the text holds a lone surrogate. For text from outside: a character that cannot be stored.
#[inline]
pub fn is_in(text: &str) -> bool {
    // The first byte of a stand-in is rare: look for it alone, which takes no time.
    text.as_bytes().contains(&0xf3) && text.chars().any(is_surrogate)
}

/// The order of two texts by the code points of Python.
pub fn compare(left: &str, right: &str) -> Ordering {
    let order = left.cmp(right);
    if order == Ordering::Equal {
        return order;
    }
    let differing = left.chars().zip(right.chars()).find(|(a, b)| a != b);
    differing.map_or(order, |(a, b)| code_point(a).cmp(&code_point(b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_point_but_the_displaced_ones_comes_back() {
        for code in 0..0x11_0000 {
            match character(code) {
                Some(stored) => assert_eq!(code_point(stored), code),
                None => assert!(is_displaced(code)),
            }
        }
        assert_eq!(character(0x11_0000), None);
    }

    #[test]
    fn surrogates_are_found_in_text() {
        let text: String = ["a", "é😀", "\u{e0100}"].concat();
        assert!(!is_in(&text));
        for code in [0xd800, 0xdfff] {
            assert!(is_in(&format!("{text}{}", character(code).expect("a stand-in"))));
        }
    }
}
