//! Bytes to text.

use super::{Encoding, ErrorHandler};
use crate::bytecode::surrogate;
use crate::objects::kernel::error::UnicodeDecodeFields;
use crate::objects::kernel::{KernelError, KernelResult, quote};

/// Whether more bytes may follow those given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Input {
    Complete,
    /// An incomplete character at the end is left for the next call.
    MayContinue,
}

/// `bytes.decode(encoding, errors)`.
pub(crate) fn decode(bytes: &[u8], encoding: Encoding, errors: &ErrorHandler) -> KernelResult<String> {
    decode_part(bytes, encoding, errors, Input::Complete).map(|(text, _)| text)
}

/// Decodes as much as it can and returns how many bytes it used: all of them when the input is complete.
/// A byte order mark is looked for at the start of these bytes.
pub(crate) fn decode_part(
    bytes: &[u8],
    encoding: Encoding,
    errors: &ErrorHandler,
    input: Input,
) -> KernelResult<(String, usize)> {
    let (encoding, mark) = match (encoding, bytes) {
        (Encoding::Utf8Sig, [0xef, 0xbb, 0xbf, ..]) => (Encoding::Utf8, 3),
        (Encoding::Utf16, [0xff, 0xfe, ..]) => (Encoding::Utf16Le, 2),
        (Encoding::Utf16, [0xfe, 0xff, ..]) => (Encoding::Utf16Be, 2),
        (Encoding::Utf16, _) => (Encoding::Utf16Le, 0),
        (Encoding::Utf32, [0xff, 0xfe, 0, 0, ..]) => (Encoding::Utf32Le, 4),
        (Encoding::Utf32, [0, 0, 0xfe, 0xff, ..]) => (Encoding::Utf32Be, 4),
        (Encoding::Utf32, _) => (Encoding::Utf32Le, 0),
        (encoding, _) => (encoding, 0),
    };
    // The mark is not part of the object that a UTF-8 error shows, but is of the others.
    let skipped = if encoding == Encoding::Utf8 { mark } else { 0 };
    let mut decoder = Decoder {
        bytes: &bytes[skipped..],
        position: mark - skipped,
        out: String::with_capacity(bytes.len()),
        encoding,
        errors,
        input,
    };
    match encoding {
        Encoding::Utf8 | Encoding::Utf8Sig => decoder.utf8()?,
        Encoding::Utf16 | Encoding::Utf16Le => decoder.utf16(u16::from_le_bytes)?,
        Encoding::Utf16Be => decoder.utf16(u16::from_be_bytes)?,
        Encoding::Utf32 | Encoding::Utf32Le => decoder.utf32(u32::from_le_bytes)?,
        Encoding::Utf32Be => decoder.utf32(u32::from_be_bytes)?,
        Encoding::Latin1 => {
            decoder.out.extend(decoder.bytes.iter().map(|&byte| byte as char));
            decoder.position = decoder.bytes.len();
        }
        Encoding::Ascii => decoder.by_byte("ordinal not in range(128)", |byte| {
            byte.is_ascii().then_some(byte as char)
        })?,
        Encoding::UnicodeEscape => decoder.unicode_escape()?,
        Encoding::RawUnicodeEscape => decoder.raw_unicode_escape()?,
        Encoding::Charmap(charmap) => {
            let characters = charmap.characters();
            decoder.by_byte("character maps to <undefined>", |byte| {
                characters[usize::from(byte)]
            })?;
        }
    }
    Ok((decoder.out, decoder.position + skipped))
}

pub(super) struct Decoder<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) position: usize,
    pub(super) out: String,
    encoding: Encoding,
    errors: &'a ErrorHandler,
    pub(super) input: Input,
}

impl Decoder<'_> {
    /// The error of `length` undecodable bytes at the position.
    fn error(&self, length: usize, reason: &str) -> KernelError {
        KernelError::unicode_decode(UnicodeDecodeFields {
            encoding: self.encoding.error_name().to_string(),
            object: self.bytes.to_vec(),
            start: self.position,
            end: self.position + length,
            reason: reason.to_string(),
        })
    }

    /// Handles `length` undecodable bytes at the position and steps over them.
    pub(super) fn fail(&mut self, length: usize, reason: &str) -> KernelResult<()> {
        let failed = &self.bytes[self.position..self.position + length];
        let mut used = length;
        match self.errors {
            ErrorHandler::Strict | ErrorHandler::Other => return Err(self.error(length, reason)),
            ErrorHandler::Ignore => {}
            ErrorHandler::Replace => self.out.push('\u{fffd}'),
            ErrorHandler::BackslashReplace => {
                for byte in failed {
                    quote::push_code_escape(&mut self.out, *byte as char);
                }
            }
            ErrorHandler::XmlCharRefReplace => {
                let message = "don't know how to handle UnicodeDecodeError in error callback";
                return Err(KernelError::type_error(message));
            }
            ErrorHandler::SurrogateEscape => {
                used = failed.iter().take(4).take_while(|byte| !byte.is_ascii()).count();
                if used == 0 {
                    return Err(self.error(length, reason));
                }
                let escaped = failed[..used].iter();
                self.out
                    .extend(escaped.filter_map(|byte| surrogate::character(0xdc00 + u32::from(*byte))));
            }
            ErrorHandler::SurrogatePass => match self.passed_surrogate() {
                Some((character, length)) => {
                    self.out.push(character);
                    used = length;
                }
                None => return Err(self.error(length, reason)),
            },
        }
        self.position += used;
        Ok(())
    }

    /// The surrogate whose bytes stand at the position, and how many bytes they are.
    fn passed_surrogate(&self) -> Option<(char, usize)> {
        let (code, length) = match (self.encoding, &self.bytes[self.position..]) {
            (Encoding::Utf8 | Encoding::Utf8Sig, &[0xed, second @ 0xa0..=0xbf, third @ 0x80..=0xbf, ..]) => (
                0xd000 | u32::from(second & 0x3f) << 6 | u32::from(third & 0x3f),
                3,
            ),
            (Encoding::Utf16 | Encoding::Utf16Le, &[low, high, ..]) => {
                (u32::from(u16::from_le_bytes([low, high])), 2)
            }
            (Encoding::Utf16Be, &[high, low, ..]) => (u32::from(u16::from_be_bytes([high, low])), 2),
            (Encoding::Utf32 | Encoding::Utf32Le, &[a, b, c, d, ..]) => (u32::from_le_bytes([a, b, c, d]), 4),
            (Encoding::Utf32Be, &[a, b, c, d, ..]) => (u32::from_be_bytes([a, b, c, d]), 4),
            _ => return None,
        };
        let character = surrogate::character(code)?;
        surrogate::is_surrogate(character).then_some((character, length))
    }

    /// The code point at the position, `length` bytes long, is one that strings cannot hold.
    fn refuse(&self, length: usize) -> KernelError {
        self.error(length, "characters U+DD800 to U+DDFFF are not supported")
    }

    /// Appends text from outside, which stands at the position.
    fn push_checked(&mut self, text: &str) -> KernelResult<()> {
        if surrogate::is_in(text) {
            self.position += text.find(surrogate::is_surrogate).unwrap_or(0);
            return Err(self.refuse(4));
        }
        self.out.push_str(text);
        Ok(())
    }

    /// Whether the rest is the beginning of a surrogate that the handler lets pass.
    fn may_become_surrogate(&self, rest: &[u8]) -> bool {
        self.input == Input::MayContinue
            && *self.errors == ErrorHandler::SurrogatePass
            && matches!(rest, [0xed] | [0xed, 0xa0..=0xbf])
    }

    fn utf8(&mut self) -> KernelResult<()> {
        while self.position < self.bytes.len() {
            let rest = &self.bytes[self.position..];
            let error = match std::str::from_utf8(rest) {
                Ok(text) => {
                    self.push_checked(text)?;
                    self.position = self.bytes.len();
                    return Ok(());
                }
                Err(error) => error,
            };
            let (valid, broken) = rest.split_at(error.valid_up_to());
            self.push_checked(std::str::from_utf8(valid).expect("the part before the error is valid"))?;
            self.position += valid.len();
            match error.error_len() {
                None if self.input == Input::MayContinue => return Ok(()),
                Some(_) if self.may_become_surrogate(broken) => return Ok(()),
                None => self.fail(broken.len(), "unexpected end of data")?,
                Some(length) => {
                    let starts_badly = matches!(broken[0], 0x80..=0xc1 | 0xf5..);
                    let reason = if starts_badly {
                        "invalid start byte"
                    } else {
                        "invalid continuation byte"
                    };
                    self.fail(length, reason)?;
                }
            }
        }
        Ok(())
    }

    fn utf16(&mut self, read: fn([u8; 2]) -> u16) -> KernelResult<()> {
        while self.position < self.bytes.len() {
            let rest = &self.bytes[self.position..];
            let unit = |at: usize| rest.get(at..at + 2).map(|pair| read([pair[0], pair[1]]));
            let (first, second) = (unit(0), unit(2));
            match (first, second) {
                (None, _) if self.input == Input::MayContinue => return Ok(()),
                (None, _) => self.fail(rest.len(), "truncated data")?,
                (Some(0xd800..=0xdbff), None) if self.input == Input::MayContinue => return Ok(()),
                (Some(0xd800..=0xdbff), None) => self.fail(rest.len(), "unexpected end of data")?,
                (Some(high @ 0xd800..=0xdbff), Some(low @ 0xdc00..=0xdfff)) => {
                    let code = 0x10000 + ((u32::from(high) & 0x3ff) << 10 | u32::from(low) & 0x3ff);
                    if surrogate::is_displaced(code) {
                        return Err(self.refuse(4));
                    }
                    self.out.extend(char::from_u32(code));
                    self.position += 4;
                }
                (Some(0xd800..=0xdbff), Some(_)) => self.fail(2, "illegal UTF-16 surrogate")?,
                (Some(0xdc00..=0xdfff), _) => self.fail(2, "illegal encoding")?,
                (Some(unit), _) => {
                    self.out.extend(char::from_u32(u32::from(unit)));
                    self.position += 2;
                }
            }
        }
        Ok(())
    }

    fn utf32(&mut self, read: fn([u8; 4]) -> u32) -> KernelResult<()> {
        while self.position < self.bytes.len() {
            let rest = &self.bytes[self.position..];
            let Some(unit) = rest.get(..4) else {
                if self.input == Input::MayContinue {
                    return Ok(());
                }
                self.fail(rest.len(), "truncated data")?;
                continue;
            };
            let code = read([unit[0], unit[1], unit[2], unit[3]]);
            match char::from_u32(code) {
                Some(_) if surrogate::is_displaced(code) => return Err(self.refuse(4)),
                Some(c) => {
                    self.out.push(c);
                    self.position += 4;
                }
                None if code < 0x110000 => {
                    self.fail(4, "code point in surrogate code point range(0xd800, 0xe000)")?;
                }
                None => self.fail(4, "code point not in range(0x110000)")?,
            }
        }
        Ok(())
    }

    fn by_byte(&mut self, reason: &str, character: impl Fn(u8) -> Option<char>) -> KernelResult<()> {
        if self.encoding == Encoding::Ascii
            && let Ok(text) = std::str::from_utf8(self.bytes)
            && text.is_ascii()
        {
            self.out.push_str(text);
            self.position = self.bytes.len();
        }
        while self.position < self.bytes.len() {
            match character(self.bytes[self.position]) {
                Some(c) => {
                    self.out.push(c);
                    self.position += 1;
                }
                None => self.fail(1, reason)?,
            }
        }
        Ok(())
    }
}
