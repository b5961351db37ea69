//! The methods of `bytes` and `bytearray`: those of text, over bytes, with ASCII's rules for case and
//! classes. Positions are bytes.

use super::slice::search_bounds;
use super::str_methods::split_padding;
pub(crate) use super::str_methods::{Ends, Justify, LineEnds};
use super::unicode::is_byte_space;
use super::{KernelError, KernelResult};
use memchr::memmem;

fn bounded(bytes: &[u8], start: Option<i64>, end: Option<i64>) -> Option<(&[u8], usize)> {
    let (start, end) = search_bounds(start, end, bytes.len())?;
    Some((&bytes[start..end], start))
}

fn find_in(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    match needle {
        [byte] => memchr::memchr(*byte, haystack),
        needle => memmem::find(haystack, needle),
    }
}

fn rfind_in(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    match needle {
        [byte] => memchr::memrchr(*byte, haystack),
        needle => memmem::rfind(haystack, needle),
    }
}

// ---- searching --------------------------------------------------------------------------------------

pub(crate) fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    find_in(bytes, needle).is_some()
}

/// `bytes.find(needle, start, end)`; `None` stands for -1.
pub(crate) fn find(bytes: &[u8], needle: &[u8], start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (part, offset) = bounded(bytes, start, end)?;
    find_in(part, needle).map(|position| position + offset)
}

/// `bytes.rfind(needle, start, end)`; `None` stands for -1.
pub(crate) fn rfind(bytes: &[u8], needle: &[u8], start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (part, offset) = bounded(bytes, start, end)?;
    rfind_in(part, needle).map(|position| position + offset)
}

/// What `index` and `rindex` raise where `find` returns -1.
pub(crate) fn subsection_not_found() -> KernelError {
    KernelError::value("subsection not found")
}

/// An integer argument of a search: a byte to look for.
pub(crate) fn searched_byte(value: i64) -> KernelResult<u8> {
    u8::try_from(value).map_err(|_| KernelError::value("byte must be in range(0, 256)"))
}

/// `bytes.count(needle, start, end)`, without overlaps.
pub(crate) fn count(bytes: &[u8], needle: &[u8], start: Option<i64>, end: Option<i64>) -> usize {
    match (bounded(bytes, start, end), needle) {
        (None, _) => 0,
        (Some((part, _)), []) => part.len() + 1,
        (Some((part, _)), [byte]) => memchr::memchr_iter(*byte, part).count(),
        (Some((part, _)), needle) => memmem::find_iter(part, needle).count(),
    }
}

pub(crate) fn starts_with(bytes: &[u8], prefix: &[u8], start: Option<i64>, end: Option<i64>) -> bool {
    bounded(bytes, start, end).is_some_and(|(part, _)| part.starts_with(prefix))
}

pub(crate) fn ends_with(bytes: &[u8], suffix: &[u8], start: Option<i64>, end: Option<i64>) -> bool {
    bounded(bytes, start, end).is_some_and(|(part, _)| part.ends_with(suffix))
}

// ---- splitting --------------------------------------------------------------------------------------

fn empty_separator() -> KernelError {
    KernelError::value("empty separator")
}

/// `bytes.split(None, maxsplit)`.
pub(crate) fn split_whitespace(bytes: &[u8], maxsplit: i64) -> Vec<&[u8]> {
    let mut cuts = usize::try_from(maxsplit).unwrap_or(usize::MAX);
    let mut words = Vec::new();
    let mut rest = trim_start(bytes, is_byte_space);
    while !rest.is_empty() {
        if cuts == 0 {
            words.push(rest);
            break;
        }
        let end = rest
            .iter()
            .position(|&byte| is_byte_space(byte))
            .unwrap_or(rest.len());
        words.push(&rest[..end]);
        rest = trim_start(&rest[end..], is_byte_space);
        cuts -= 1;
    }
    words
}

/// `bytes.rsplit(None, maxsplit)`.
pub(crate) fn rsplit_whitespace(bytes: &[u8], maxsplit: i64) -> Vec<&[u8]> {
    let mut cuts = usize::try_from(maxsplit).unwrap_or(usize::MAX);
    let mut words = Vec::new();
    let mut rest = trim_end(bytes, is_byte_space);
    while !rest.is_empty() {
        if cuts == 0 {
            words.push(rest);
            break;
        }
        let start = rest
            .iter()
            .rposition(|&byte| is_byte_space(byte))
            .map_or(0, |position| position + 1);
        words.push(&rest[start..]);
        rest = trim_end(&rest[..start], is_byte_space);
        cuts -= 1;
    }
    words.reverse();
    words
}

/// `bytes.split(separator, maxsplit)`. Raises ValueError for an empty separator.
pub(crate) fn split<'a>(bytes: &'a [u8], separator: &[u8], maxsplit: i64) -> KernelResult<Vec<&'a [u8]>> {
    if separator.is_empty() {
        return Err(empty_separator());
    }
    let cuts = usize::try_from(maxsplit).unwrap_or(usize::MAX);
    let mut parts = Vec::new();
    let mut start = 0;
    let mut cut = |position: usize| {
        parts.push(&bytes[start..position]);
        start = position + separator.len();
    };
    match separator {
        [byte] => memchr::memchr_iter(*byte, bytes).take(cuts).for_each(&mut cut),
        separator => memmem::find_iter(bytes, separator).take(cuts).for_each(&mut cut),
    }
    parts.push(&bytes[start..]);
    Ok(parts)
}

/// `bytes.rsplit(separator, maxsplit)`. Raises ValueError for an empty separator.
pub(crate) fn rsplit<'a>(bytes: &'a [u8], separator: &[u8], maxsplit: i64) -> KernelResult<Vec<&'a [u8]>> {
    if separator.is_empty() {
        return Err(empty_separator());
    }
    let mut cuts = usize::try_from(maxsplit).unwrap_or(usize::MAX);
    let mut parts = Vec::new();
    let mut rest = bytes;
    while cuts > 0
        && let Some(position) = rfind_in(rest, separator)
    {
        parts.push(&rest[position + separator.len()..]);
        rest = &rest[..position];
        cuts -= 1;
    }
    parts.push(rest);
    parts.reverse();
    Ok(parts)
}

/// `bytes.splitlines(keepends)`: only `\n`, `\r` and `\r\n` end a line.
pub(crate) fn split_lines(bytes: &[u8], ends: LineEnds) -> Vec<&[u8]> {
    let mut lines = Vec::new();
    let mut start = 0;
    while let Some(offset) = memchr::memchr2(b'\n', b'\r', &bytes[start..]) {
        let position = start + offset;
        let next = position
            + if bytes[position..].starts_with(b"\r\n") {
                2
            } else {
                1
            };
        lines.push(&bytes[start..if ends == LineEnds::Keep { next } else { position }]);
        start = next;
    }
    if start < bytes.len() {
        lines.push(&bytes[start..]);
    }
    lines
}

type Parts<'a> = (&'a [u8], &'a [u8], &'a [u8]);

/// `bytes.partition(separator)`. Raises ValueError for an empty separator.
pub(crate) fn partition<'a>(bytes: &'a [u8], separator: &[u8]) -> KernelResult<Parts<'a>> {
    if separator.is_empty() {
        return Err(empty_separator());
    }
    Ok(match find_in(bytes, separator) {
        Some(position) => cut_around(bytes, position, separator.len()),
        None => (bytes, &[], &[]),
    })
}

/// `bytes.rpartition(separator)`. Raises ValueError for an empty separator.
pub(crate) fn rpartition<'a>(bytes: &'a [u8], separator: &[u8]) -> KernelResult<Parts<'a>> {
    if separator.is_empty() {
        return Err(empty_separator());
    }
    Ok(match rfind_in(bytes, separator) {
        Some(position) => cut_around(bytes, position, separator.len()),
        None => (&[], &[], bytes),
    })
}

fn cut_around(bytes: &[u8], position: usize, length: usize) -> Parts<'_> {
    let end = position + length;
    (&bytes[..position], &bytes[position..end], &bytes[end..])
}

// ---- stripping and replacing ------------------------------------------------------------------------

fn trim_start(bytes: &[u8], unwanted: impl Fn(u8) -> bool) -> &[u8] {
    let start = bytes
        .iter()
        .position(|&byte| !unwanted(byte))
        .unwrap_or(bytes.len());
    &bytes[start..]
}

fn trim_end(bytes: &[u8], unwanted: impl Fn(u8) -> bool) -> &[u8] {
    let end = bytes
        .iter()
        .rposition(|&byte| !unwanted(byte))
        .map_or(0, |position| position + 1);
    &bytes[..end]
}

/// `bytes.strip(unwanted)`, `lstrip` or `rstrip`; without an argument, ASCII white space.
pub(crate) fn strip<'a>(bytes: &'a [u8], unwanted: Option<&[u8]>, ends: Ends) -> &'a [u8] {
    let is_unwanted = |byte: u8| match unwanted {
        None => is_byte_space(byte),
        Some(unwanted) => unwanted.contains(&byte),
    };
    let bytes = if ends == Ends::Right {
        bytes
    } else {
        trim_start(bytes, is_unwanted)
    };
    if ends == Ends::Left {
        bytes
    } else {
        trim_end(bytes, is_unwanted)
    }
}

pub(crate) fn remove_prefix<'a>(bytes: &'a [u8], prefix: &[u8]) -> &'a [u8] {
    bytes.strip_prefix(prefix).unwrap_or(bytes)
}

pub(crate) fn remove_suffix<'a>(bytes: &'a [u8], suffix: &[u8]) -> &'a [u8] {
    bytes.strip_suffix(suffix).unwrap_or(bytes)
}

/// Predicts the length of [`replace`]'s result.
pub(crate) fn replaced_size(bytes: &[u8], old: &[u8], new: &[u8], maxcount: i64) -> usize {
    let times = count(bytes, old, None, None).min(usize::try_from(maxcount).unwrap_or(usize::MAX));
    (bytes.len() - times * old.len()).saturating_add(times.saturating_mul(new.len()))
}

/// `bytes.replace(old, new, count)`; a negative count means all.
pub(crate) fn replace(bytes: &[u8], old: &[u8], new: &[u8], maxcount: i64) -> Vec<u8> {
    let most = usize::try_from(maxcount).unwrap_or(usize::MAX);
    let mut out = Vec::with_capacity(bytes.len());
    let mut copied = 0;
    for position in memmem::find_iter(bytes, old).take(most) {
        out.extend_from_slice(&bytes[copied..position]);
        out.extend_from_slice(new);
        copied = position + old.len();
    }
    out.extend_from_slice(&bytes[copied..]);
    out
}

/// `separator.join(items)`.
pub(crate) fn join(separator: &[u8], items: &[&[u8]]) -> Vec<u8> {
    items.join(separator)
}

/// `bytes.translate(table, delete)`. Raises ValueError for a table that has not 256 bytes.
pub(crate) fn translate(bytes: &[u8], table: Option<&[u8]>, delete: &[u8]) -> KernelResult<Vec<u8>> {
    if table.is_some_and(|table| table.len() != 256) {
        return Err(KernelError::value(
            "translation table must be 256 characters long",
        ));
    }
    let mut deleted = [false; 256];
    delete.iter().for_each(|&byte| deleted[usize::from(byte)] = true);
    let kept = bytes.iter().filter(|&&byte| !deleted[usize::from(byte)]);
    Ok(match table {
        None => kept.copied().collect(),
        Some(table) => kept.map(|&byte| table[usize::from(byte)]).collect(),
    })
}

/// `bytes.maketrans(from, to)`.
pub(crate) fn make_translation(from: &[u8], to: &[u8]) -> KernelResult<Vec<u8>> {
    if from.len() != to.len() {
        return Err(KernelError::value("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    from.iter()
        .zip(to)
        .for_each(|(&from, &to)| table[usize::from(from)] = to);
    Ok(table)
}

// ---- padding ----------------------------------------------------------------------------------------

/// Takes the fill argument of `method`: `center`, `ljust` or `rjust`.
pub(crate) fn fill_byte(fill: &[u8], method: &str, type_name: &str) -> KernelResult<u8> {
    match fill {
        [byte] => Ok(*byte),
        _ => Err(KernelError::type_error(format!(
            "{method}(): argument 2 must be a byte string of length 1, not a {type_name} object of length {}",
            fill.len()
        ))),
    }
}

/// `bytes.ljust(width, fill)`, `rjust` or `center`. The caller checks `width` against the memory limit.
pub(crate) fn justify(bytes: &[u8], width: i64, fill: u8, justify: Justify) -> Vec<u8> {
    let missing = usize::try_from(width).unwrap_or(0).saturating_sub(bytes.len());
    let (before, after) = split_padding(missing, width, justify);
    let mut out = Vec::with_capacity(bytes.len() + missing);
    out.resize(before, fill);
    out.extend_from_slice(bytes);
    out.resize(before + bytes.len() + after, fill);
    out
}

/// `bytes.zfill(width)`.
pub(crate) fn zero_fill(bytes: &[u8], width: i64) -> Vec<u8> {
    let sign = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let mut out = bytes[..sign].to_vec();
    out.extend(justify(&bytes[sign..], width - sign as i64, b'0', Justify::Right));
    out
}

/// `bytes.expandtabs(tabsize)`. The caller checks the size, at most tabs times `tab_size` more.
pub(crate) fn expand_tabs(bytes: &[u8], tab_size: i64) -> KernelResult<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut column = 0i64;
    for &byte in bytes {
        match byte {
            b'\t' if tab_size > 0 => {
                let spaces = tab_size - column % tab_size;
                let too_long = || KernelError::overflow("result too long");
                column = column.checked_add(spaces).ok_or_else(too_long)?;
                if out.len() as u64 + spaces as u64 > super::error::MOST_BYTES as u64 {
                    return Err(too_long());
                }
                out.resize(out.len() + spaces as usize, b' ');
            }
            b'\t' => {}
            _ => {
                column = if matches!(byte, b'\n' | b'\r') {
                    0
                } else {
                    column + 1
                };
                out.push(byte);
            }
        }
    }
    Ok(out)
}

// ---- case and classes -------------------------------------------------------------------------------

pub(crate) fn upper(bytes: &[u8]) -> Vec<u8> {
    bytes.to_ascii_uppercase()
}

pub(crate) fn lower(bytes: &[u8]) -> Vec<u8> {
    bytes.to_ascii_lowercase()
}

pub(crate) fn capitalize(bytes: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_ascii_lowercase();
    if let Some(first) = out.first_mut() {
        first.make_ascii_uppercase();
    }
    out
}

pub(crate) fn title(bytes: &[u8]) -> Vec<u8> {
    let mut in_word = false;
    let mut convert = |&byte: &u8| {
        let converted = if in_word {
            byte.to_ascii_lowercase()
        } else {
            byte.to_ascii_uppercase()
        };
        in_word = byte.is_ascii_alphabetic();
        converted
    };
    bytes.iter().map(&mut convert).collect()
}

pub(crate) fn swap_case(bytes: &[u8]) -> Vec<u8> {
    bytes
        .iter()
        .map(|byte| {
            if byte.is_ascii_alphabetic() {
                byte ^ 0x20
            } else {
                *byte
            }
        })
        .collect()
}

/// Whether there is a byte and all satisfy `wanted`.
fn all_are(bytes: &[u8], wanted: impl Fn(&u8) -> bool) -> bool {
    !bytes.is_empty() && bytes.iter().all(wanted)
}

pub(crate) fn is_alpha(bytes: &[u8]) -> bool {
    all_are(bytes, u8::is_ascii_alphabetic)
}

pub(crate) fn is_digit(bytes: &[u8]) -> bool {
    all_are(bytes, u8::is_ascii_digit)
}

pub(crate) fn is_alphanumeric(bytes: &[u8]) -> bool {
    all_are(bytes, u8::is_ascii_alphanumeric)
}

pub(crate) fn is_space(bytes: &[u8]) -> bool {
    all_are(bytes, |&byte| is_byte_space(byte))
}

pub(crate) fn is_lower(bytes: &[u8]) -> bool {
    bytes.iter().any(u8::is_ascii_lowercase) && !bytes.iter().any(u8::is_ascii_uppercase)
}

pub(crate) fn is_upper(bytes: &[u8]) -> bool {
    bytes.iter().any(u8::is_ascii_uppercase) && !bytes.iter().any(u8::is_ascii_lowercase)
}

pub(crate) fn is_title(bytes: &[u8]) -> bool {
    let mut found = false;
    let mut in_word = false;
    for byte in bytes {
        if (byte.is_ascii_uppercase() && in_word) || (byte.is_ascii_lowercase() && !in_word) {
            return false;
        }
        in_word = byte.is_ascii_alphabetic();
        found |= in_word;
    }
    found
}

// ---- hexadecimal ------------------------------------------------------------------------------------

/// `bytes.hex()`.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 2);
    bytes.iter().for_each(|&byte| push_hex(&mut out, byte));
    out
}

/// `bytes.hex(separator, group)`: groups are counted from the right, or from the left when negative.
pub(crate) fn hex_separated(bytes: &[u8], separator: &str, group: i64) -> KernelResult<String> {
    let mut characters = separator.chars();
    let (Some(separator), None) = (characters.next(), characters.next()) else {
        return Err(KernelError::value("sep must be length 1."));
    };
    if !separator.is_ascii() {
        return Err(KernelError::value("sep must be ASCII."));
    }
    let size = usize::try_from(group.unsigned_abs()).unwrap_or(usize::MAX);
    if size == 0 {
        return Ok(hex(bytes));
    }
    let mut out = String::with_capacity(bytes.len() * 3);
    for (position, &byte) in bytes.iter().enumerate() {
        let from_edge = if group < 0 {
            position
        } else {
            bytes.len() - position
        };
        if position > 0 && from_edge.is_multiple_of(size) {
            out.push(separator);
        }
        push_hex(&mut out, byte);
    }
    Ok(out)
}

fn push_hex(out: &mut String, byte: u8) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    out.push(DIGITS[usize::from(byte >> 4)] as char);
    out.push(DIGITS[usize::from(byte & 15)] as char);
}

/// `bytes.fromhex(text)`: pairs of digits, with white space between pairs.
pub(crate) fn from_hex(text: &str) -> KernelResult<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() / 2);
    let mut characters = text.chars().enumerate();
    let digit = |found: Option<(usize, char)>| match found {
        Some((position, c)) => c.to_digit(16).ok_or_else(|| {
            KernelError::value(format!(
                "non-hexadecimal number found in fromhex() arg at position {position}"
            ))
        }),
        None => Err(KernelError::value(
            "fromhex() arg must contain an even number of hexadecimal digits",
        )),
    };
    while let Some((position, c)) = characters.next() {
        if c.is_ascii() && is_byte_space(c as u8) {
            continue;
        }
        let high = digit(Some((position, c)))?;
        let low = digit(characters.next())?;
        out.push((high << 4 | low) as u8);
    }
    Ok(out)
}

#[cfg(test)]
#[rustfmt::skip] // the tables of cases stay compact
mod tests {
    use super::*;

    #[test]
    fn searching_and_splitting() {
        assert_eq!(find(b"abcb", b"b", Some(2), None), Some(3));
        assert_eq!(rfind(b"abcb", b"bc", None, None), Some(1));
        assert_eq!(find(b"abc", b"", Some(3), None), Some(3));
        assert_eq!(find(b"abc", b"", Some(4), None), None);
        assert_eq!(count(b"aaaa", b"aa", None, None), 2);
        assert_eq!(split_whitespace(b" a\x1cb c ", 1), [&b"a\x1cb"[..], b"c "]);
        assert_eq!(rsplit_whitespace(b" a b  c ", 1), [&b" a b"[..], b"c"]);
        assert_eq!(split(b"a,b", b",", -1), Ok(vec![&b"a"[..], b"b"]));
        assert_eq!(rsplit(b"aXXX", b"XX", -1), Ok(vec![&b"aX"[..], b""]));
        assert_eq!(split_lines(b"a\x0bb\x0cc\x1cd\r\ne", LineEnds::Drop), [&b"a\x0bb\x0cc\x1cd"[..], b"e"]);
        assert_eq!(partition(b"abc", b"").expect_err("empty").message, "empty separator");
        assert_eq!(rpartition(b"a=b=c", b"="), Ok((&b"a=b"[..], &b"="[..], &b"c"[..])));
    }

    #[test]
    fn changing() {
        assert_eq!(strip(b"\x1ca ", None, Ends::Both), b"\x1ca");
        assert_eq!(strip(b"xyaxy", Some(b"yx"), Ends::Right), b"xya");
        assert_eq!(replace(b"ab", b"", b"-", -1), b"-a-b-");
        assert_eq!(replace(b"aXXbXX", b"XX", b"y", 1), b"aybXX");
        assert_eq!(translate(b"abc", None, b"b"), Ok(b"ac".to_vec()));
        assert_eq!(translate(b"abc", Some(b"a"), b"").expect_err("size").message, "translation table must be 256 characters long");
        assert_eq!(make_translation(b"ab", b"c").expect_err("size").message, "maketrans arguments must have same length");
        assert_eq!(translate(b"abc", Some(&make_translation(b"ab", b"xy").expect("a table")), b""), Ok(b"xyc".to_vec()));
        assert_eq!(justify(b"ab", 5, b'*', Justify::Center), b"**ab*");
        assert_eq!(zero_fill(b"-1", 5), b"-0001");
        assert_eq!(expand_tabs(b"a\tb", 4), Ok(b"a   b".to_vec()));
        assert_eq!(title(b"hello wORLD's 3a"), b"Hello World'S 3A");
        assert_eq!(capitalize(b"aBC"), b"Abc");
        assert_eq!(swap_case(b"aB1"), b"Ab1");
        assert!(is_title(b"Ab1Cd") && !is_title(b"aB1") && !is_alpha(b"\xe9") && !is_space(b" \x1c") && is_space(b" \x0b"));
        assert_eq!(fill_byte(b"**", "center", "bytes").expect_err("fill").message, "center(): argument 2 must be a byte string of length 1, not a bytes object of length 2");
    }

    #[test]
    fn hexadecimal() {
        assert_eq!(hex_separated(&[1, 2, 3, 4, 5], ":", 1).as_deref(), Ok("01:02:03:04:05"));
        assert_eq!(hex_separated(&[1, 2, 3, 4, 5], ":", 2).as_deref(), Ok("01:0203:0405"));
        assert_eq!(hex_separated(&[1, 2, 3, 4, 5], ":", -2).as_deref(), Ok("0102:0304:05"));
        assert_eq!(hex_separated(&[1], "::", 1).expect_err("size").message, "sep must be length 1.");
        assert_eq!(hex_separated(&[1], "é", 1).expect_err("ascii").message, "sep must be ASCII.");
        assert_eq!(from_hex("ab\t\n cD"), Ok(vec![0xab, 0xcd]));
        for (text, position) in [("zz", 0), ("a b", 1), ("ab\u{3000}", 2), ("ab\x1c", 2), ("é", 0), ("abz", 2)] {
            assert_eq!(from_hex(text).expect_err(text).message, format!("non-hexadecimal number found in fromhex() arg at position {position}"));
        }
    }
}
