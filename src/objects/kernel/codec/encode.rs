//! Text to bytes.

use super::{Encoding, ErrorHandler};
use crate::bytecode::surrogate;
use crate::objects::kernel::error::UnicodeEncodeFields;
use crate::objects::kernel::{KernelError, KernelResult, quote};

/// `text.encode(encoding, errors)`.
pub(crate) fn encode(text: &str, encoding: Encoding, errors: &ErrorHandler) -> KernelResult<Vec<u8>> {
    let mark: &[u8] = match encoding {
        Encoding::Utf8Sig => b"\xef\xbb\xbf",
        Encoding::Utf16 => b"\xff\xfe",
        Encoding::Utf32 => b"\xff\xfe\0\0",
        _ => b"",
    };
    let mut encoder = Encoder {
        text,
        out: mark.to_vec(),
        encoding,
        errors,
    };
    match encoding {
        Encoding::Utf8 | Encoding::Utf8Sig if !surrogate::is_in(text) => {
            encoder.out.extend_from_slice(text.as_bytes());
        }
        Encoding::Utf8 | Encoding::Utf8Sig => encoder.utf8()?,
        Encoding::Utf16 | Encoding::Utf16Le => encoder.utf16(u16::to_le_bytes)?,
        Encoding::Utf16Be => encoder.utf16(u16::to_be_bytes)?,
        Encoding::Utf32 | Encoding::Utf32Le => encoder.utf32(u32::to_le_bytes)?,
        Encoding::Utf32Be => encoder.utf32(u32::to_be_bytes)?,
        Encoding::UnicodeEscape => return Ok(super::escape::encode(text).into_bytes()),
        Encoding::RawUnicodeEscape => return Ok(super::escape::encode_raw(text)),
        Encoding::Ascii | Encoding::Latin1 if text.is_ascii() => {
            encoder.out.extend_from_slice(text.as_bytes());
        }
        Encoding::Ascii => encoder.by_character("ordinal not in range(128)", |c| {
            u8::try_from(c).ok().filter(u8::is_ascii)
        })?,
        Encoding::Latin1 => encoder.by_character("ordinal not in range(256)", |c| u8::try_from(c).ok())?,
        Encoding::Charmap(charmap) if charmap.is_ascii_based() && text.is_ascii() => {
            encoder.out.extend_from_slice(text.as_bytes());
        }
        Encoding::Charmap(charmap) => {
            let bytes = charmap.bytes();
            encoder.by_character("character maps to <undefined>", |c| bytes.get(&c).copied())?;
        }
    }
    Ok(encoder.out)
}

struct Encoder<'a> {
    text: &'a str,
    out: Vec<u8>,
    encoding: Encoding,
    errors: &'a ErrorHandler,
}

/// What an error handler puts in the place of what cannot be encoded.
enum Replacement {
    Bytes(Vec<u8>),
    /// Text that has to be encoded in its turn.
    Text(String),
}

impl Encoder<'_> {
    fn utf8(&mut self) -> KernelResult<()> {
        self.in_runs("surrogates not allowed", usize::MAX, |c, out| {
            if surrogate::is_surrogate(c) {
                return false;
            }
            out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            true
        })
    }

    fn utf16(&mut self, convert: fn(u16) -> [u8; 2]) -> KernelResult<()> {
        self.out.reserve(self.text.len() * 2);
        self.in_runs("surrogates not allowed", 1, |c, out| {
            if surrogate::is_surrogate(c) {
                return false;
            }
            for unit in c.encode_utf16(&mut [0; 2]) {
                out.extend(convert(*unit));
            }
            true
        })
    }

    fn utf32(&mut self, convert: fn(u32) -> [u8; 4]) -> KernelResult<()> {
        self.out.reserve(self.text.len() * 4);
        self.in_runs("surrogates not allowed", 1, |c, out| {
            if surrogate::is_surrogate(c) {
                return false;
            }
            out.extend(convert(u32::from(c)));
            true
        })
    }

    fn by_character(&mut self, reason: &str, byte_of: impl Fn(char) -> Option<u8>) -> KernelResult<()> {
        self.in_runs(reason, usize::MAX, |c, out| {
            byte_of(c).map(|byte| out.push(byte)).is_some()
        })
    }

    /// Encodes character by character. What `push` refuses is handled in runs of at most `longest` characters.
    fn in_runs(
        &mut self,
        reason: &str,
        longest: usize,
        push: impl Fn(char, &mut Vec<u8>) -> bool,
    ) -> KernelResult<()> {
        let mut rest = self.text;
        let mut index = 0;
        while let Some(c) = rest.chars().next() {
            if push(c, &mut self.out) {
                rest = &rest[c.len_utf8()..];
                index += 1;
                continue;
            }
            let mut scratch = Vec::new();
            let failed: String = rest
                .chars()
                .take(longest)
                .take_while(|c| !push(*c, &mut scratch))
                .collect();
            let end = index + failed.chars().count();
            match self.replacement(&failed) {
                Some(Replacement::Bytes(bytes)) if bytes.len() % self.unit() == 0 => self.out.extend(bytes),
                Some(Replacement::Text(text)) if text.chars().all(|c| push(c, &mut self.out)) => {}
                _ => {
                    return Err(KernelError::unicode_encode(UnicodeEncodeFields {
                        encoding: self.encoding.error_name().to_string(),
                        object: self.text.to_string(),
                        start: index,
                        end,
                        reason: reason.to_string(),
                    }));
                }
            }
            rest = &rest[failed.len()..];
            index = end;
        }
        Ok(())
    }

    /// The bytes that a code unit takes.
    fn unit(&self) -> usize {
        match self.encoding {
            Encoding::Utf16 | Encoding::Utf16Le | Encoding::Utf16Be => 2,
            Encoding::Utf32 | Encoding::Utf32Le | Encoding::Utf32Be => 4,
            _ => 1,
        }
    }

    /// What the handler puts in the place of these characters; `None` where it gives up.
    fn replacement(&self, failed: &str) -> Option<Replacement> {
        Some(match self.errors {
            ErrorHandler::Strict | ErrorHandler::Other => return None,
            ErrorHandler::Ignore => Replacement::Bytes(Vec::new()),
            ErrorHandler::Replace => Replacement::Text(failed.chars().map(|_| '?').collect()),
            ErrorHandler::BackslashReplace => {
                let mut escaped = String::new();
                for c in failed.chars() {
                    quote::push_code_escape(&mut escaped, c);
                }
                Replacement::Text(escaped)
            }
            ErrorHandler::XmlCharRefReplace => Replacement::Text(
                failed
                    .chars()
                    .map(|c| format!("&#{};", surrogate::code_point(c)))
                    .collect(),
            ),
            ErrorHandler::SurrogateEscape => {
                let byte = |c| match surrogate::code_point(c) {
                    code @ 0xdc80..=0xdcff => Some((code - 0xdc00) as u8),
                    _ => None,
                };
                Replacement::Bytes(failed.chars().map(byte).collect::<Option<_>>()?)
            }
            ErrorHandler::SurrogatePass => {
                let mut bytes = Vec::new();
                for c in failed.chars() {
                    if !surrogate::is_surrogate(c) {
                        return None;
                    }
                    let code = surrogate::code_point(c);
                    match self.encoding {
                        Encoding::Utf8 | Encoding::Utf8Sig => {
                            bytes.extend([0xed, 0x80 | (code >> 6 & 0x3f) as u8, 0x80 | (code & 0x3f) as u8])
                        }
                        Encoding::Utf16 | Encoding::Utf16Le => bytes.extend((code as u16).to_le_bytes()),
                        Encoding::Utf16Be => bytes.extend((code as u16).to_be_bytes()),
                        Encoding::Utf32 | Encoding::Utf32Le => bytes.extend(code.to_le_bytes()),
                        Encoding::Utf32Be => bytes.extend(code.to_be_bytes()),
                        _ => return None,
                    }
                }
                Replacement::Bytes(bytes)
            }
        })
    }
}
