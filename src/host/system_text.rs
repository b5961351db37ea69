//! Names of the system, which are bytes, as text of the machine and back.
//!
//! A byte that is not part of UTF-8 is a lone surrogate in the text, U+DC80 to U+DCFF, as Python's
//! `surrogateescape` has it.

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

use pyish_grammar::surrogate;

/// A name of the system as text. What strings cannot hold becomes U+FFFD.
pub(crate) fn from_system(name: &OsStr) -> String {
    let mut text = String::new();
    for chunk in name.as_bytes().utf8_chunks() {
        match surrogate::is_in(chunk.valid()) {
            true => text.push_str(&chunk.valid().replace(surrogate::is_surrogate, "\u{fffd}")),
            false => text.push_str(chunk.valid()),
        }
        let escaped = chunk.invalid().iter();
        text.extend(escaped.filter_map(|byte| surrogate::character(0xdc00 + u32::from(*byte))));
    }
    text
}

/// The name of the system that text stands for. Surrogates that stand for no byte become question marks.
pub(crate) fn to_system(text: &str) -> Cow<'_, Path> {
    if !surrogate::is_in(text) {
        return Cow::Borrowed(Path::new(text));
    }
    let mut bytes = Vec::with_capacity(text.len());
    for character in text.chars() {
        match surrogate::code_point(character) {
            code @ 0xdc80..=0xdcff => bytes.push((code - 0xdc00) as u8),
            0xd800..=0xdfff => bytes.push(b'?'),
            _ => bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    Cow::Owned(PathBuf::from(OsString::from_vec(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_name_comes_back() {
        for name in [&b"plain"[..], b"a\xff\xfeb", "é😀".as_bytes(), b"\xed\xa0\x80"] {
            let text = from_system(OsStr::from_bytes(name));
            assert_eq!(to_system(&text).as_os_str().as_bytes(), name);
        }
    }
}
