//! The methods of `str` that search, cut, join and pad.
//!
//! Positions that scripts see are counted in characters. [`Text`] carries the flag that makes bytes and
//! characters the same thing; every function takes the short way when it is set.

use super::slice::search_bounds;
use super::unicode::{is_ascii_space, is_python_space};
use super::{KernelError, KernelResult};
use memchr::memmem;
use std::borrow::Cow;

/// A string and whether it is all ASCII.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Text<'a> {
    pub(crate) text: &'a str,
    pub(crate) is_ascii: bool,
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Text {
            text,
            is_ascii: text.is_ascii(),
        }
    }
}

impl<'a> Text<'a> {
    pub(crate) fn new(text: &'a str, is_ascii: bool) -> Self {
        debug_assert_eq!(text.is_ascii(), is_ascii);
        Text { text, is_ascii }
    }

    /// The length in characters.
    pub(crate) fn length(self) -> usize {
        if self.is_ascii {
            self.text.len()
        } else {
            self.text.chars().count()
        }
    }

    /// The byte position of a character; the end for any index beyond it.
    pub(crate) fn byte_position(self, index: usize) -> usize {
        if self.is_ascii {
            return index.min(self.text.len());
        }
        self.text
            .char_indices()
            .nth(index)
            .map_or(self.text.len(), |(position, _)| position)
    }

    /// The character index of a byte position.
    pub(crate) fn character_index(self, position: usize) -> usize {
        if self.is_ascii {
            position
        } else {
            self.text[..position].chars().count()
        }
    }

    /// The text between two character positions.
    pub(crate) fn between(self, start: usize, end: usize) -> &'a str {
        if self.is_ascii {
            let end = end.min(self.text.len());
            return &self.text[start.min(end)..end];
        }
        let first = self.byte_position(start);
        let rest = Text {
            text: &self.text[first..],
            is_ascii: false,
        };
        &rest.text[..rest.byte_position(end.saturating_sub(start))]
    }

    /// The part that a search with `start` and `end` looks at, with its byte position; `None` when the
    /// bounds leave nothing, not even an empty string.
    fn bounded(self, start: Option<i64>, end: Option<i64>) -> Option<(&'a str, usize)> {
        if start.is_none() && end.is_none() {
            return Some((self.text, 0));
        }
        let (start, end) = search_bounds(start, end, self.length())?;
        let first = self.byte_position(start);
        Some((self.between(start, end), first))
    }
}

// ---- searching --------------------------------------------------------------------------------------

fn find_bytes(haystack: &str, needle: &str) -> Option<usize> {
    match needle.as_bytes() {
        [byte] => memchr::memchr(*byte, haystack.as_bytes()),
        [first, rest @ ..] if haystack.len() <= SHORT_HAYSTACK => haystack
            .as_bytes()
            .windows(rest.len() + 1)
            .position(|part| part[0] == *first && part[1..] == *rest),
        needle => memmem::find(haystack.as_bytes(), needle),
    }
}

fn rfind_bytes(haystack: &str, needle: &str) -> Option<usize> {
    match needle.as_bytes() {
        [byte] => memchr::memrchr(*byte, haystack.as_bytes()),
        needle => memmem::rfind(haystack.as_bytes(), needle),
    }
}

/// In texts of no more bytes than this, trying every place is quicker than preparing a search.
const SHORT_HAYSTACK: usize = 48;

/// Texts of no more bytes than this are searched for one byte quicker without preparations.
const SHORT_TEXT: usize = 16;

pub(crate) fn contains(text: &str, needle: &str) -> bool {
    if let [byte] = needle.as_bytes()
        && text.len() <= SHORT_TEXT
    {
        return text.as_bytes().contains(byte);
    }
    find_bytes(text, needle).is_some()
}

/// `text.find(needle, start, end)`; `None` stands for -1.
pub(crate) fn find(text: Text<'_>, needle: &str, start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (part, offset) = text.bounded(start, end)?;
    find_bytes(part, needle).map(|position| text.character_index(offset + position))
}

/// `text.rfind(needle, start, end)`; `None` stands for -1.
pub(crate) fn rfind(text: Text<'_>, needle: &str, start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (part, offset) = text.bounded(start, end)?;
    rfind_bytes(part, needle).map(|position| text.character_index(offset + position))
}

/// What `index` and `rindex` raise where `find` returns -1.
pub(crate) fn substring_not_found() -> KernelError {
    KernelError::value("substring not found")
}

/// `text.count(needle, start, end)`, without overlaps.
pub(crate) fn count(text: Text<'_>, needle: &str, start: Option<i64>, end: Option<i64>) -> usize {
    let Some((part, _)) = text.bounded(start, end) else {
        return 0;
    };
    match needle.as_bytes() {
        [] => {
            Text {
                text: part,
                is_ascii: text.is_ascii,
            }
            .length()
                + 1
        }
        [byte] => memchr::memchr_iter(*byte, part.as_bytes()).count(),
        needle => memmem::find_iter(part.as_bytes(), needle).count(),
    }
}

/// `text.startswith(prefix, start, end)`.
pub(crate) fn starts_with(text: Text<'_>, prefix: &str, start: Option<i64>, end: Option<i64>) -> bool {
    text.bounded(start, end)
        .is_some_and(|(part, _)| part.starts_with(prefix))
}

/// `text.endswith(suffix, start, end)`.
pub(crate) fn ends_with(text: Text<'_>, suffix: &str, start: Option<i64>, end: Option<i64>) -> bool {
    text.bounded(start, end)
        .is_some_and(|(part, _)| part.ends_with(suffix))
}

// ---- splitting and joining --------------------------------------------------------------------------

fn empty_separator() -> KernelError {
    KernelError::value("empty separator")
}

/// The number of cuts that a `maxsplit` allows; a negative one allows any.
fn most_cuts(maxsplit: i64) -> usize {
    usize::try_from(maxsplit).unwrap_or(usize::MAX)
}

/// `text.split(None, maxsplit)`: words between runs of white space. When the cuts run out, the rest keeps
/// the white space at its end.
pub(crate) fn split_whitespace(text: Text<'_>, maxsplit: i64) -> Vec<&str> {
    let mut cuts = most_cuts(maxsplit);
    let mut words = Vec::new();
    if text.is_ascii {
        let bytes = text.text.as_bytes();
        let mut position = 0;
        loop {
            while position < bytes.len() && is_ascii_space(bytes[position]) {
                position += 1;
            }
            if position == bytes.len() {
                return words;
            }
            if cuts == 0 {
                words.push(&text.text[position..]);
                return words;
            }
            let start = position;
            while position < bytes.len() && !is_ascii_space(bytes[position]) {
                position += 1;
            }
            words.push(&text.text[start..position]);
            cuts -= 1;
        }
    }
    let mut rest = trim_start(text.text);
    while !rest.is_empty() {
        if cuts == 0 {
            words.push(rest);
            break;
        }
        let end = rest.find(is_python_space).unwrap_or(rest.len());
        words.push(&rest[..end]);
        rest = trim_start(&rest[end..]);
        cuts -= 1;
    }
    words
}

/// `text.rsplit(None, maxsplit)`.
pub(crate) fn rsplit_whitespace(text: Text<'_>, maxsplit: i64) -> Vec<&str> {
    if maxsplit < 0 {
        return split_whitespace(text, maxsplit);
    }
    let mut cuts = most_cuts(maxsplit);
    let mut words = Vec::new();
    let mut rest = trim_end(text.text);
    while !rest.is_empty() {
        if cuts == 0 {
            words.push(rest);
            break;
        }
        let start = match rest.char_indices().rfind(|&(_, c)| is_python_space(c)) {
            Some((position, space)) => position + space.len_utf8(),
            None => 0,
        };
        words.push(&rest[start..]);
        rest = trim_end(&rest[..start]);
        cuts -= 1;
    }
    words.reverse();
    words
}

/// `text.split(separator, maxsplit)`. Raises ValueError for an empty separator.
pub(crate) fn split<'a>(text: &'a str, separator: &str, maxsplit: i64) -> KernelResult<Vec<&'a str>> {
    if separator.is_empty() {
        return Err(empty_separator());
    }
    let cuts = most_cuts(maxsplit);
    let mut parts = Vec::new();
    let mut start = 0;
    let mut cut = |position: usize, length: usize| {
        parts.push(&text[start..position]);
        start = position + length;
    };
    match separator.as_bytes() {
        [byte] => memchr::memchr_iter(*byte, text.as_bytes())
            .take(cuts)
            .for_each(|position| cut(position, 1)),
        bytes => memmem::find_iter(text.as_bytes(), bytes)
            .take(cuts)
            .for_each(|position| cut(position, bytes.len())),
    }
    parts.push(&text[start..]);
    Ok(parts)
}

/// `text.rsplit(separator, maxsplit)`. Raises ValueError for an empty separator.
pub(crate) fn rsplit<'a>(text: &'a str, separator: &str, maxsplit: i64) -> KernelResult<Vec<&'a str>> {
    if separator.is_empty() {
        return Err(empty_separator());
    }
    let mut cuts = most_cuts(maxsplit);
    let mut parts = Vec::new();
    let mut rest = text;
    while cuts > 0
        && let Some(position) = rfind_bytes(rest, separator)
    {
        parts.push(&rest[position + separator.len()..]);
        rest = &rest[..position];
        cuts -= 1;
    }
    parts.push(rest);
    parts.reverse();
    Ok(parts)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineEnds {
    Keep,
    Drop,
}

/// `text.splitlines(keepends)`.
/// See: <https://docs.python.org/3/library/stdtypes.html#str.splitlines>
pub(crate) fn split_lines(text: &str, ends: LineEnds) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((position, c)) = characters.next() {
        if !is_line_end(c) {
            continue;
        }
        let mut next = position + c.len_utf8();
        if c == '\r' && characters.next_if(|&(_, c)| c == '\n').is_some() {
            next += 1;
        }
        lines.push(&text[start..if ends == LineEnds::Keep { next } else { position }]);
        start = next;
    }
    if start < text.len() {
        lines.push(&text[start..]);
    }
    lines
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// `text.partition(separator)`. Raises ValueError for an empty separator.
pub(crate) fn partition<'a>(text: &'a str, separator: &str) -> KernelResult<(&'a str, &'a str, &'a str)> {
    if separator.is_empty() {
        return Err(empty_separator());
    }
    Ok(match find_bytes(text, separator) {
        Some(position) => cut_around(text, position, separator.len()),
        None => (text, "", ""),
    })
}

/// `text.rpartition(separator)`. Raises ValueError for an empty separator.
pub(crate) fn rpartition<'a>(text: &'a str, separator: &str) -> KernelResult<(&'a str, &'a str, &'a str)> {
    if separator.is_empty() {
        return Err(empty_separator());
    }
    Ok(match rfind_bytes(text, separator) {
        Some(position) => cut_around(text, position, separator.len()),
        None => ("", "", text),
    })
}

fn cut_around(text: &str, position: usize, length: usize) -> (&str, &str, &str) {
    (
        &text[..position],
        &text[position..position + length],
        &text[position + length..],
    )
}

// ---- stripping --------------------------------------------------------------------------------------

fn trim_start(text: &str) -> &str {
    text.trim_start_matches(is_python_space)
}

fn trim_end(text: &str) -> &str {
    text.trim_end_matches(is_python_space)
}

/// Which ends a strip method looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ends {
    Both,
    Left,
    Right,
}

/// `text.strip(characters)`, `lstrip` or `rstrip`; without characters, white space.
pub(crate) fn strip<'a>(text: &'a str, characters: Option<&str>, ends: Ends) -> &'a str {
    let Some(characters) = characters else {
        let rest = strip_ascii(text, ASCII_SPACES, ends);
        let bytes = rest.as_bytes();
        let may_go_on = |byte: Option<&u8>| byte.is_some_and(|byte| !byte.is_ascii());
        return if may_go_on(bytes.first()) || may_go_on(bytes.last()) {
            strip_where(rest, is_python_space, ends)
        } else {
            rest
        };
    };
    if characters.is_ascii() {
        let mask = characters.bytes().fold(0, |mask, byte| mask | 1 << byte);
        return strip_ascii(text, mask, ends);
    }
    let mut all = characters.chars();
    match (all.next(), all.next()) {
        (None, _) => text,
        (Some(only), None) => strip_where(text, |c| c == only, ends),
        _ => strip_where(text, |c| characters.contains(c), ends),
    }
}

/// The ASCII characters that are white space, as bits.
const ASCII_SPACES: u128 = 1 << b' ' | 0x3e00 | 0xf000_0000;

/// Strips the ASCII characters whose bit is set in `mask`.
fn strip_ascii(text: &str, mask: u128, ends: Ends) -> &str {
    let bytes = text.as_bytes();
    let unwanted = |byte: &&u8| byte.is_ascii() && mask >> **byte & 1 == 1;
    let start = if ends == Ends::Right {
        0
    } else {
        bytes.iter().take_while(unwanted).count()
    };
    let end = if ends == Ends::Left {
        bytes.len()
    } else {
        bytes.len() - bytes[start..].iter().rev().take_while(unwanted).count()
    };
    &text[start..end]
}

fn strip_where(text: &str, unwanted: impl Fn(char) -> bool, ends: Ends) -> &str {
    let text = if ends == Ends::Right {
        text
    } else {
        text.trim_start_matches(&unwanted)
    };
    if ends == Ends::Left {
        text
    } else {
        text.trim_end_matches(&unwanted)
    }
}

/// `text.removeprefix(prefix)`.
pub(crate) fn remove_prefix<'a>(text: &'a str, prefix: &str) -> &'a str {
    text.strip_prefix(prefix).unwrap_or(text)
}

/// `text.removesuffix(suffix)`.
pub(crate) fn remove_suffix<'a>(text: &'a str, suffix: &str) -> &'a str {
    text.strip_suffix(suffix).unwrap_or(text)
}

// ---- replacing --------------------------------------------------------------------------------------

/// Predicts the length in bytes of [`replace`]'s result.
pub(crate) fn replaced_size(text: Text<'_>, old: &str, new: &str, maxcount: i64) -> usize {
    let times = count(text, old, None, None).min(most_cuts(maxcount));
    (text.text.len() - times * old.len()).saturating_add(times.saturating_mul(new.len()))
}

/// `text.replace(old, new, count)`; a negative count means all. Borrows when nothing changes.
pub(crate) fn replace<'a>(text: Text<'a>, old: &str, new: &str, maxcount: i64) -> Cow<'a, str> {
    let most = most_cuts(maxcount);
    let source = text.text;
    if most == 0 || old == new {
        return Cow::Borrowed(source);
    }
    if old.is_empty() {
        return Cow::Owned(interleave(source, new, most));
    }
    let Some(first) = find_bytes(source, old) else {
        return Cow::Borrowed(source);
    };
    if let ([old], [new]) = (old.as_bytes(), new.as_bytes())
        && old.is_ascii()
        && new.is_ascii()
    {
        return Cow::Owned(replace_byte(source, first, *old as char, *new as char, most));
    }
    let mut out = String::with_capacity(source.len() + new.len().saturating_sub(old.len()) * 4);
    let mut copied = 0;
    let mut put = |position: usize| {
        out.push_str(&source[copied..position]);
        out.push_str(new);
        copied = position + old.len();
    };
    match old.as_bytes() {
        [byte] => memchr::memchr_iter(*byte, source.as_bytes())
            .take(most)
            .for_each(&mut put),
        // Preparing a searcher costs more than looking through a short text again.
        bytes if source.len() < 256 => {
            let mut next = Some(first);
            for _ in 0..most {
                let Some(position) = next else { break };
                put(position);
                let rest = position + bytes.len();
                next = find_bytes(&source[rest..], old).map(|offset| rest + offset);
            }
        }
        bytes => memmem::find_iter(source.as_bytes(), bytes)
            .take(most)
            .for_each(&mut put),
    }
    out.push_str(&source[copied..]);
    Cow::Owned(out)
}

/// Replaces one ASCII character by another, from byte `first` on.
fn replace_byte(source: &str, first: usize, old: char, new: char, most: usize) -> String {
    let mut bytes = source.as_bytes().to_vec();
    if most == usize::MAX {
        // A plain loop over bytes, which the compiler turns into vector code.
        for byte in &mut bytes[first..] {
            if *byte == old as u8 {
                *byte = new as u8;
            }
        }
    } else {
        let places = memchr::memchr_iter(old as u8, source.as_bytes()).take(most);
        places.for_each(|position| bytes[position] = new as u8);
    }
    String::from_utf8(bytes).expect("one ASCII character took the place of another")
}

/// Puts `new` before each of the first `most` characters, and at the end if any are left.
fn interleave(source: &str, new: &str, most: usize) -> String {
    let mut out = String::with_capacity(source.len() + new.len().saturating_mul(most.min(source.len() + 1)));
    let mut left = most;
    for c in source.chars() {
        if left > 0 {
            out.push_str(new);
            left -= 1;
        }
        out.push(c);
    }
    if left > 0 {
        out.push_str(new);
    }
    out
}

/// What a character becomes in `str.translate`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Translation {
    Delete,
    Character(char),
    Text(String),
}

/// `text.translate(table)` for a table that can be asked without running script code.
pub(crate) fn translate<E>(
    text: &str,
    mut table: impl FnMut(char) -> Result<Translation, E>,
) -> Result<String, E> {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match table(c)? {
            Translation::Delete => {}
            Translation::Character(c) => out.push(c),
            Translation::Text(text) => out.push_str(&text),
        }
    }
    Ok(out)
}

// ---- padding ----------------------------------------------------------------------------------------

/// Where padded text ends up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Justify {
    Left,
    Right,
    Center,
}

/// Takes the fill argument of `center`, `ljust` and `rjust`.
pub(crate) fn fill_character(fill: &str) -> KernelResult<char> {
    let mut characters = fill.chars();
    match (characters.next(), characters.next()) {
        (Some(c), None) => Ok(c),
        _ => Err(KernelError::type_error(
            "The fill character must be exactly one character long",
        )),
    }
}

/// Predicts the size in bytes of text padded to `width` characters.
pub(crate) fn padded_size(text: Text<'_>, width: i64, fill: char) -> usize {
    let missing = usize::try_from(width).unwrap_or(0).saturating_sub(text.length());
    missing
        .saturating_mul(fill.len_utf8())
        .saturating_add(text.text.len())
}

/// `text.ljust(width, fill)`, `rjust` or `center`.
pub(crate) fn justify(text: Text<'_>, width: i64, fill: char, justify: Justify) -> String {
    let missing = usize::try_from(width).unwrap_or(0).saturating_sub(text.length());
    let (before, after) = split_padding(missing, width, justify);
    let mut out = String::with_capacity(text.text.len() + missing * fill.len_utf8());
    out.extend(std::iter::repeat_n(fill, before));
    out.push_str(text.text);
    out.extend(std::iter::repeat_n(fill, after));
    out
}

/// How much padding goes before and after. Centering puts the odd one before in odd widths.
pub(crate) fn split_padding(missing: usize, width: i64, justify: Justify) -> (usize, usize) {
    let before = match justify {
        Justify::Left => 0,
        Justify::Right => missing,
        Justify::Center => missing / 2 + (missing & width as usize & 1),
    };
    (before, missing - before)
}

/// `text.zfill(width)`: zeros after the sign.
pub(crate) fn zero_fill(text: Text<'_>, width: i64) -> String {
    let missing = usize::try_from(width).unwrap_or(0).saturating_sub(text.length());
    let sign = usize::from(text.text.starts_with(['+', '-']));
    let mut out = String::with_capacity(text.text.len() + missing);
    out.push_str(&text.text[..sign]);
    out.extend(std::iter::repeat_n('0', missing));
    out.push_str(&text.text[sign..]);
    out
}

/// `text.expandtabs(tabsize)`. Raises OverflowError when the result could not be held.
pub(crate) fn expand_tabs(text: &str, tab_size: i64) -> KernelResult<String> {
    let mut out = String::with_capacity(text.len());
    let mut column = 0i64;
    for c in text.chars() {
        match c {
            '\t' if tab_size > 0 => {
                let spaces = tab_size - column % tab_size;
                column = column.checked_add(spaces).ok_or_else(too_long)?;
                if out.len() as u64 + spaces as u64 > super::error::MOST_BYTES as u64 {
                    return Err(too_long());
                }
                out.extend(std::iter::repeat_n(' ', spaces as usize));
            }
            '\t' => {}
            _ => {
                column = if matches!(c, '\n' | '\r') { 0 } else { column + 1 };
                out.push(c);
            }
        }
    }
    Ok(out)
}

/// Predicts the size in bytes of [`expand_tabs`]'s result, from above.
pub(crate) fn expanded_size(text: &str, tab_size: i64) -> usize {
    let tabs = memchr::memchr_iter(b'\t', text.as_bytes()).count();
    tabs.saturating_mul(usize::try_from(tab_size).unwrap_or(0))
        .saturating_add(text.len())
}

fn too_long() -> KernelError {
    KernelError::overflow("new string is too long")
}

#[cfg(test)]
#[rustfmt::skip] // the tables of cases stay compact
mod tests {
    use super::*;

    fn t(text: &str) -> Text<'_> { Text::from(text) }

    #[test]
    fn positions_are_characters() {
        assert_eq!(find(t("aébc"), "b", None, None), Some(2));
        assert_eq!(find(t("aébcb"), "b", Some(3), None), Some(4));
        assert_eq!(find(t("abc"), "", Some(3), None), Some(3));
        assert_eq!(find(t("abc"), "", Some(4), None), None);
        assert_eq!(rfind(t("ébéb"), "éb", None, None), Some(2));
        assert_eq!(rfind(t("ébéb"), "b", None, Some(-1)), Some(1));
        assert_eq!(rfind(t("abc"), "", None, None), Some(3));
        assert_eq!(count(t("ababab"), "ab", Some(1), None), 2);
        assert_eq!(count(t("aaaa"), "aa", None, None), 2);
        assert_eq!(count(t("éa"), "", None, None), 3);
        assert_eq!(count(t("abc"), "", Some(4), None), 0);
        assert!(starts_with(t("éabc"), "ab", Some(1), None) && !starts_with(t("éabc"), "ab", Some(1), Some(2)));
        assert!(ends_with(t("éabc"), "", Some(4), None) && !ends_with(t("éabc"), "", Some(5), None));
        assert_eq!(t("aébc").between(1, 3), "éb");
        assert_eq!(t("abc").between(2, 1), "");
    }

    #[test]
    fn splitting() {
        assert_eq!(split_whitespace(t("  a  b\tc \n"), -1), ["a", "b", "c"]);
        assert_eq!(split_whitespace(t(" a  b c "), 1), ["a", "b c "]);
        assert_eq!(split_whitespace(t(" a "), 0), ["a "]);
        assert_eq!(split_whitespace(t(" \x1f "), -1), Vec::<&str>::new());
        assert_eq!(split_whitespace(t("\u{3000}é\u{85}b "), -1), ["é", "b"]);
        assert_eq!(rsplit_whitespace(t(" a b  c "), 1), [" a b", "c"]);
        assert_eq!(rsplit_whitespace(t(" a b  c "), 0), [" a b  c"]);
        assert_eq!(split("a,b,,c", ",", -1), Ok(vec!["a", "b", "", "c"]));
        assert_eq!(split("a,b,c", ",", 1), Ok(vec!["a", "b,c"]));
        assert_eq!(split("", ",", -1), Ok(vec![""]));
        assert_eq!(split("aXXbXXX", "XX", -1), Ok(vec!["a", "b", "X"]));
        assert_eq!(rsplit("a,b,c", ",", 1), Ok(vec!["a,b", "c"]));
        assert_eq!(rsplit("aXXX", "XX", -1), Ok(vec!["aX", ""]));
        assert_eq!(split("a", "", -1).expect_err("empty").message, "empty separator");
        assert_eq!(split_lines("a\r\nb\rc\n\nd\x0b\x1c\u{2028}e", LineEnds::Drop), ["a", "b", "c", "", "d", "", "", "e"]);
        assert_eq!(split_lines("a\r\nb\n", LineEnds::Keep), ["a\r\n", "b\n"]);
        assert_eq!(split_lines("", LineEnds::Drop), Vec::<&str>::new());
        assert_eq!(partition("a=b=c", "="), Ok(("a", "=", "b=c")));
        assert_eq!(rpartition("a=b=c", "="), Ok(("a=b", "=", "c")));
        assert_eq!(rpartition("abc", "="), Ok(("", "", "abc")));
    }

    #[test]
    fn stripping() {
        assert_eq!(strip(" \x1ca\u{a0}", None, Ends::Both), "a");
        assert_eq!(strip("xyaxy", Some("yx"), Ends::Both), "a");
        assert_eq!(strip("xxa", Some("x"), Ends::Right), "xxa");
        assert_eq!(strip("éaé", Some("é"), Ends::Left), "aé");
        assert_eq!(strip(" a ", Some(""), Ends::Both), " a ");
        assert_eq!(remove_prefix("abab", "ab"), "ab");
        assert_eq!(remove_suffix("abab", "x"), "abab");
    }

    #[test]
    fn replacing() {
        for (text, old, new, count, expected) in [
            ("aaa", "a", "bb", -1, "bbbbbb"), ("aaa", "a", "b", 2, "bba"), ("aaa", "a", "b", -1, "bbb"), ("abc", "", "-", -1, "-a-b-c-"), ("abc", "", "-", 2, "-a-bc"),
            ("éa", "", "-", -1, "-é-a-"), ("abcabc", "bc", "", -1, "aa"), ("abc", "x", "y", -1, "abc"), ("", "", "x", -1, "x"), ("aéa", "é", "e", 5, "aea"), ("abc", "b", "é", 0, "abc"),
        ] {
            assert_eq!(replace(t(text), old, new, count), expected);
            assert_eq!(replaced_size(t(text), old, new, count), expected.len());
        }
    }

    #[test]
    fn padding() {
        assert_eq!(justify(t("ab"), 5, '*', Justify::Center), "**ab*");
        assert_eq!(justify(t("abc"), 6, '*', Justify::Center), "*abc**");
        assert_eq!(justify(t("é"), 3, 'ü', Justify::Right), "üüé");
        assert_eq!(justify(t("abc"), -3, '*', Justify::Left), "abc");
        assert_eq!(zero_fill(t("-12"), 6), "-00012");
        assert_eq!(zero_fill(t("+é"), 4), "+00é");
        assert_eq!(expand_tabs("a\tb\n\tc", 4), Ok("a   b\n    c".to_string()));
        assert_eq!(expand_tabs("a\tb", 0), Ok("ab".to_string()));
        assert_eq!(expand_tabs("\t\t", i64::MAX).expect_err("size").message, "new string is too long");
        assert_eq!(fill_character("ab").expect_err("fill").message, "The fill character must be exactly one character long");
    }

    #[test]
    fn translating() {
        let table = |c| Ok::<_, KernelError>(match c { 'a' => Translation::Delete, 'b' => Translation::Text("BB".into()), 'c' => Translation::Character('é'), c => Translation::Character(c) });
        assert_eq!(translate("abcd", table), Ok("BBéd".to_string()));
    }
}
