//! Case and character-class methods of `str`: full Unicode mappings, final sigma included.
//!
//! Upper and lower mappings come from the standard library; the title mapping and case folding, which it
//! lacks, are listed here where they differ from those.

use super::unicode;

pub(crate) fn upper(text: &str) -> String {
    if text.is_ascii() {
        text.to_ascii_uppercase()
    } else {
        text.to_uppercase()
    }
}

pub(crate) fn lower(text: &str) -> String {
    if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        text.to_lowercase()
    }
}

/// `text.capitalize()`: the first character in title case, the rest in lower case.
pub(crate) fn capitalize(text: &str) -> String {
    let Some(first) = text.chars().next() else {
        return String::new();
    };
    let mut out = String::with_capacity(text.len());
    push_title(&mut out, first);
    // Lowering the whole keeps the context that a sigma in the rest looks at.
    let lowered = lower(text);
    let skipped: usize = first.to_lowercase().map(char::len_utf8).sum();
    out.push_str(&lowered[skipped..]);
    out
}

/// `text.title()`: the first letter of each word in title case, the others in lower case.
pub(crate) fn title(text: &str) -> String {
    let mut in_word = false;
    map_with_lower(text, |c, lowered, out| {
        if in_word {
            out.push_str(lowered)
        } else {
            push_title(out, c)
        }
        in_word = unicode::is_cased(c);
    })
}

/// `text.swapcase()`.
pub(crate) fn swap_case(text: &str) -> String {
    map_with_lower(text, |c, lowered, out| {
        if c.is_uppercase() {
            out.push_str(lowered);
        } else if c.is_lowercase() {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
    })
}

/// Visits each character together with its lower case in the context of the whole text.
fn map_with_lower(text: &str, mut visit: impl FnMut(char, &str, &mut String)) -> String {
    let lowered = lower(text);
    let mut rest = lowered.as_str();
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        // A sigma has two lower forms, of the same size.
        let size = if c.is_ascii() {
            1
        } else {
            c.to_lowercase().map(char::len_utf8).sum()
        };
        let (own, after) = rest.split_at(size);
        visit(c, own, &mut out);
        rest = after;
    }
    out
}

/// `text.casefold()`: for comparing without regard to case.
pub(crate) fn case_fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\0'..='\x7f' => out.push(c.to_ascii_lowercase()),
            // Cherokee folds to its upper case, which is older.
            '\u{13a0}'..='\u{13f5}' => out.push(c),
            '\u{13f8}'..='\u{13fd}' => out.extend(char::from_u32(u32::from(c) - 8)),
            '\u{ab70}'..='\u{abbf}' => out.extend(char::from_u32(u32::from(c) - 0xab70 + 0x13a0)),
            _ => match FOLDS.binary_search_by_key(&c, |&(c, _)| c) {
                Ok(found) => out.push_str(FOLDS[found].1),
                Err(_) => out.extend(c.to_lowercase()),
            },
        }
    }
    out
}

fn push_title(out: &mut String, c: char) {
    match c {
        '\0'..='\x7f' => out.push(c.to_ascii_uppercase()),
        // Modern Georgian letters have capitals, but no titles.
        '\u{10d0}'..='\u{10fa}' | '\u{10fd}'..='\u{10ff}' => out.push(c),
        _ => match TITLES.binary_search_by_key(&c, |&(c, _)| c) {
            Ok(found) => out.push_str(TITLES[found].1),
            Err(_) => out.extend(c.to_uppercase()),
        },
    }
}

// ---- predicates: all are false for the empty string, but for `is_ascii` and `is_printable` ---------------

/// Whether there is a character and all satisfy `wanted`.
fn all_are(text: &str, wanted: impl Fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(wanted)
}

pub(crate) fn is_alpha(text: &str) -> bool {
    all_are(text, unicode::is_alpha)
}

pub(crate) fn is_alphanumeric(text: &str) -> bool {
    all_are(text, unicode::is_alphanumeric)
}

pub(crate) fn is_decimal(text: &str) -> bool {
    all_are(text, unicode::is_decimal)
}

pub(crate) fn is_digit(text: &str) -> bool {
    all_are(text, unicode::is_digit)
}

pub(crate) fn is_numeric(text: &str) -> bool {
    all_are(text, unicode::is_numeric)
}

pub(crate) fn is_space(text: &str) -> bool {
    all_are(text, unicode::is_python_space)
}

pub(crate) fn is_printable(text: &str) -> bool {
    text.chars().all(unicode::is_printable)
}

/// `text.isidentifier()`; keywords count as identifiers.
pub(crate) fn is_identifier(text: &str) -> bool {
    let mut characters = text.chars();
    characters
        .next()
        .is_some_and(|c| c == '_' || unicode_ident::is_xid_start(c))
        && characters.all(unicode_ident::is_xid_continue)
}

/// `text.islower()`: no upper or title case, and some lower case.
pub(crate) fn is_lower(text: &str) -> bool {
    let mut found = false;
    for c in text.chars() {
        if c.is_uppercase() || unicode::is_titlecase(c) {
            return false;
        }
        found |= c.is_lowercase();
    }
    found
}

/// `text.isupper()`: no lower or title case, and some upper case.
pub(crate) fn is_upper(text: &str) -> bool {
    let mut found = false;
    for c in text.chars() {
        if c.is_lowercase() || unicode::is_titlecase(c) {
            return false;
        }
        found |= c.is_uppercase();
    }
    found
}

/// `text.istitle()`: upper case only where a word starts, lower case only inside.
pub(crate) fn is_title(text: &str) -> bool {
    let mut found = false;
    let mut in_word = false;
    for c in text.chars() {
        let starts = c.is_uppercase() || unicode::is_titlecase(c);
        let continues = !starts && c.is_lowercase();
        if (starts && in_word) || (continues && !in_word) {
            return false;
        }
        in_word = starts || continues;
        found |= in_word;
    }
    found
}

/// Characters whose title case is not their upper case, besides Georgian.
#[rustfmt::skip]
const TITLES: &[(char, &str)] = &[
    ('\u{df}', "Ss"), ('\u{1c4}', "ǅ"), ('\u{1c5}', "ǅ"), ('\u{1c6}', "ǅ"), ('\u{1c7}', "ǈ"),
    ('\u{1c8}', "ǈ"), ('\u{1c9}', "ǈ"), ('\u{1ca}', "ǋ"), ('\u{1cb}', "ǋ"), ('\u{1cc}', "ǋ"),
    ('\u{1f1}', "ǲ"), ('\u{1f2}', "ǲ"), ('\u{1f3}', "ǲ"), ('\u{587}', "Եւ"), ('\u{1f80}', "ᾈ"),
    ('\u{1f81}', "ᾉ"), ('\u{1f82}', "ᾊ"), ('\u{1f83}', "ᾋ"), ('\u{1f84}', "ᾌ"), ('\u{1f85}', "ᾍ"),
    ('\u{1f86}', "ᾎ"), ('\u{1f87}', "ᾏ"), ('\u{1f88}', "ᾈ"), ('\u{1f89}', "ᾉ"), ('\u{1f8a}', "ᾊ"),
    ('\u{1f8b}', "ᾋ"), ('\u{1f8c}', "ᾌ"), ('\u{1f8d}', "ᾍ"), ('\u{1f8e}', "ᾎ"), ('\u{1f8f}', "ᾏ"),
    ('\u{1f90}', "ᾘ"), ('\u{1f91}', "ᾙ"), ('\u{1f92}', "ᾚ"), ('\u{1f93}', "ᾛ"), ('\u{1f94}', "ᾜ"),
    ('\u{1f95}', "ᾝ"), ('\u{1f96}', "ᾞ"), ('\u{1f97}', "ᾟ"), ('\u{1f98}', "ᾘ"), ('\u{1f99}', "ᾙ"),
    ('\u{1f9a}', "ᾚ"), ('\u{1f9b}', "ᾛ"), ('\u{1f9c}', "ᾜ"), ('\u{1f9d}', "ᾝ"), ('\u{1f9e}', "ᾞ"),
    ('\u{1f9f}', "ᾟ"), ('\u{1fa0}', "ᾨ"), ('\u{1fa1}', "ᾩ"), ('\u{1fa2}', "ᾪ"), ('\u{1fa3}', "ᾫ"),
    ('\u{1fa4}', "ᾬ"), ('\u{1fa5}', "ᾭ"), ('\u{1fa6}', "ᾮ"), ('\u{1fa7}', "ᾯ"), ('\u{1fa8}', "ᾨ"),
    ('\u{1fa9}', "ᾩ"), ('\u{1faa}', "ᾪ"), ('\u{1fab}', "ᾫ"), ('\u{1fac}', "ᾬ"), ('\u{1fad}', "ᾭ"),
    ('\u{1fae}', "ᾮ"), ('\u{1faf}', "ᾯ"), ('\u{1fb2}', "Ὰ\u{345}"), ('\u{1fb3}', "ᾼ"),
    ('\u{1fb4}', "Ά\u{345}"), ('\u{1fb7}', "Α\u{342}\u{345}"), ('\u{1fbc}', "ᾼ"), ('\u{1fc2}', "Ὴ\u{345}"),
    ('\u{1fc3}', "ῌ"), ('\u{1fc4}', "Ή\u{345}"), ('\u{1fc7}', "Η\u{342}\u{345}"), ('\u{1fcc}', "ῌ"),
    ('\u{1ff2}', "Ὼ\u{345}"), ('\u{1ff3}', "ῼ"), ('\u{1ff4}', "Ώ\u{345}"), ('\u{1ff7}', "Ω\u{342}\u{345}"),
    ('\u{1ffc}', "ῼ"), ('\u{fb00}', "Ff"), ('\u{fb01}', "Fi"), ('\u{fb02}', "Fl"), ('\u{fb03}', "Ffi"),
    ('\u{fb04}', "Ffl"), ('\u{fb05}', "St"), ('\u{fb06}', "St"), ('\u{fb13}', "Մն"), ('\u{fb14}', "Մե"),
    ('\u{fb15}', "Մի"), ('\u{fb16}', "Վն"), ('\u{fb17}', "Մխ"),
];

/// Characters whose folding is not their lower case, besides Cherokee.
#[rustfmt::skip]
const FOLDS: &[(char, &str)] = &[
    ('\u{b5}', "μ"), ('\u{df}', "ss"), ('\u{149}', "ʼn"), ('\u{17f}', "s"), ('\u{1f0}', "j\u{30c}"),
    ('\u{345}', "ι"), ('\u{390}', "ι\u{308}\u{301}"), ('\u{3b0}', "υ\u{308}\u{301}"), ('\u{3c2}', "σ"),
    ('\u{3d0}', "β"), ('\u{3d1}', "θ"), ('\u{3d5}', "φ"), ('\u{3d6}', "π"), ('\u{3f0}', "κ"),
    ('\u{3f1}', "ρ"), ('\u{3f5}', "ε"), ('\u{587}', "եւ"), ('\u{1c80}', "в"), ('\u{1c81}', "д"),
    ('\u{1c82}', "о"), ('\u{1c83}', "с"), ('\u{1c84}', "т"), ('\u{1c85}', "т"), ('\u{1c86}', "ъ"),
    ('\u{1c87}', "ѣ"), ('\u{1c88}', "ꙋ"), ('\u{1e96}', "h\u{331}"), ('\u{1e97}', "t\u{308}"),
    ('\u{1e98}', "w\u{30a}"), ('\u{1e99}', "y\u{30a}"), ('\u{1e9a}', "aʾ"), ('\u{1e9b}', "ṡ"),
    ('\u{1e9e}', "ss"), ('\u{1f50}', "υ\u{313}"), ('\u{1f52}', "υ\u{313}\u{300}"),
    ('\u{1f54}', "υ\u{313}\u{301}"), ('\u{1f56}', "υ\u{313}\u{342}"), ('\u{1f80}', "ἀι"),
    ('\u{1f81}', "ἁι"), ('\u{1f82}', "ἂι"), ('\u{1f83}', "ἃι"), ('\u{1f84}', "ἄι"), ('\u{1f85}', "ἅι"),
    ('\u{1f86}', "ἆι"), ('\u{1f87}', "ἇι"), ('\u{1f88}', "ἀι"), ('\u{1f89}', "ἁι"), ('\u{1f8a}', "ἂι"),
    ('\u{1f8b}', "ἃι"), ('\u{1f8c}', "ἄι"), ('\u{1f8d}', "ἅι"), ('\u{1f8e}', "ἆι"), ('\u{1f8f}', "ἇι"),
    ('\u{1f90}', "ἠι"), ('\u{1f91}', "ἡι"), ('\u{1f92}', "ἢι"), ('\u{1f93}', "ἣι"), ('\u{1f94}', "ἤι"),
    ('\u{1f95}', "ἥι"), ('\u{1f96}', "ἦι"), ('\u{1f97}', "ἧι"), ('\u{1f98}', "ἠι"), ('\u{1f99}', "ἡι"),
    ('\u{1f9a}', "ἢι"), ('\u{1f9b}', "ἣι"), ('\u{1f9c}', "ἤι"), ('\u{1f9d}', "ἥι"), ('\u{1f9e}', "ἦι"),
    ('\u{1f9f}', "ἧι"), ('\u{1fa0}', "ὠι"), ('\u{1fa1}', "ὡι"), ('\u{1fa2}', "ὢι"), ('\u{1fa3}', "ὣι"),
    ('\u{1fa4}', "ὤι"), ('\u{1fa5}', "ὥι"), ('\u{1fa6}', "ὦι"), ('\u{1fa7}', "ὧι"), ('\u{1fa8}', "ὠι"),
    ('\u{1fa9}', "ὡι"), ('\u{1faa}', "ὢι"), ('\u{1fab}', "ὣι"), ('\u{1fac}', "ὤι"), ('\u{1fad}', "ὥι"),
    ('\u{1fae}', "ὦι"), ('\u{1faf}', "ὧι"), ('\u{1fb2}', "ὰι"), ('\u{1fb3}', "αι"), ('\u{1fb4}', "άι"),
    ('\u{1fb6}', "α\u{342}"), ('\u{1fb7}', "α\u{342}ι"), ('\u{1fbc}', "αι"), ('\u{1fbe}', "ι"),
    ('\u{1fc2}', "ὴι"), ('\u{1fc3}', "ηι"), ('\u{1fc4}', "ήι"), ('\u{1fc6}', "η\u{342}"),
    ('\u{1fc7}', "η\u{342}ι"), ('\u{1fcc}', "ηι"), ('\u{1fd2}', "ι\u{308}\u{300}"),
    ('\u{1fd3}', "ι\u{308}\u{301}"), ('\u{1fd6}', "ι\u{342}"), ('\u{1fd7}', "ι\u{308}\u{342}"),
    ('\u{1fe2}', "υ\u{308}\u{300}"), ('\u{1fe3}', "υ\u{308}\u{301}"), ('\u{1fe4}', "ρ\u{313}"),
    ('\u{1fe6}', "υ\u{342}"), ('\u{1fe7}', "υ\u{308}\u{342}"), ('\u{1ff2}', "ὼι"), ('\u{1ff3}', "ωι"),
    ('\u{1ff4}', "ώι"), ('\u{1ff6}', "ω\u{342}"), ('\u{1ff7}', "ω\u{342}ι"), ('\u{1ffc}', "ωι"),
    ('\u{fb00}', "ff"), ('\u{fb01}', "fi"), ('\u{fb02}', "fl"), ('\u{fb03}', "ffi"), ('\u{fb04}', "ffl"),
    ('\u{fb05}', "st"), ('\u{fb06}', "st"), ('\u{fb13}', "մն"), ('\u{fb14}', "մե"), ('\u{fb15}', "մի"),
    ('\u{fb16}', "վն"), ('\u{fb17}', "մխ"),
];

#[cfg(test)]
#[rustfmt::skip] // the tables of cases stay compact
mod tests {
    use super::*;

    #[test]
    fn mappings() {
        assert_eq!(upper("straße ŉ"), "STRASSE ʼN");
        assert_eq!(lower("ΟΔΟΣ ΣΑΣ İ"), "οδος σας i̇");
        for (text, expected) in [("hello WORLD", "Hello world"), ("ßa", "Ssa"), ("ǆa", "ǅa"), ("", ""), ("ΑΣ", "Ας"), ("éA", "Éa"), ("1A", "1a"), ("ა", "ა"), ("İA", "İa")] {
            assert_eq!(capitalize(text), expected);
        }
        for (text, expected) in [("hello wORLD's", "Hello World'S"), ("ﬁn ǆ", "Fin ǅ"), ("ΑΣ ΣΑ", "Ας Σα"), ("a1b", "A1B"), ("ᾳ", "ᾼ"), ("x\u{345}y", "X\u{345}y")] {
            assert_eq!(title(text), expected, "{text}");
        }
        assert_eq!(swap_case("aBß ΑΣ ǅ"), "AbSS ας ǅ");
        assert_eq!(case_fold("Straße ΣΑΣ ᾳ ꭰ ᏸ Ꭰ İ"), "strasse σασ αι Ꭰ Ᏸ Ꭰ i̇");
    }

    #[test]
    fn predicates() {
        assert!(is_alpha("éß一") && !is_alpha("a1") && !is_alpha(""));
        assert!(is_alphanumeric("a½Ⅷ") && !is_alphanumeric("a b"));
        assert!(is_decimal("1٣") && !is_decimal("²") && is_digit("²1") && is_numeric("½一"));
        assert!(is_space(" \x1c\u{3000}") && !is_space("") && is_printable("") && !is_printable("a\n"));
        assert!(is_identifier("_é1") && is_identifier("class") && !is_identifier("1a") && !is_identifier("") && !is_identifier("a b"));
        assert!(is_lower("a1é") && !is_lower("1") && !is_lower("aB") && is_lower("ª"));
        assert!(is_upper("A1É") && !is_upper("ǅ") && is_upper("Ⅷ"));
        assert!(is_title("Hello World") && is_title("Hello'S") && !is_title("HEllo") && !is_title("a") && !is_title("1") && is_title("ǅa"));
    }
}
