//! The codecs `unicode_escape` and `raw_unicode_escape`: text as in a string literal.

use super::decode::{Decoder, Input};
use crate::bytecode::{character_named, surrogate};
use crate::objects::kernel::{KernelResult, quote};

/// Escapes what is not printable ASCII, and backslashes.
pub(super) fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\\' => out.push_str("\\\\"),
            ' '..='~' => out.push(c),
            _ => quote::push_code_escape(&mut out, c),
        }
    }
    out
}

/// Latin-1, with `\u` escapes for what is beyond.
pub(super) fn encode_raw(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    for c in text.chars() {
        match u8::try_from(c) {
            Ok(byte) => out.push(byte),
            Err(_) => {
                let mut escaped = String::new();
                quote::push_code_escape(&mut escaped, c);
                out.extend_from_slice(escaped.as_bytes());
            }
        }
    }
    out
}

impl Decoder<'_> {
    pub(super) fn unicode_escape(&mut self) -> KernelResult<()> {
        while let Some(&byte) = self.bytes.get(self.position) {
            if byte != b'\\' {
                self.out.push(byte as char);
                self.position += 1;
                continue;
            }
            let Some(&kind) = self.bytes.get(self.position + 1) else {
                if self.input == Input::MayContinue {
                    return Ok(());
                }
                self.fail(1, "\\ at end of string")?;
                continue;
            };
            let simple = match kind {
                b'\\' | b'\'' | b'"' => kind,
                b'a' => 7,
                b'b' => 8,
                b'f' => 12,
                b'n' => b'\n',
                b'r' => b'\r',
                b't' => b'\t',
                b'v' => 11,
                _ => 0,
            };
            if simple != 0 {
                self.out.push(simple as char);
                self.position += 2;
                continue;
            }
            let goes_on = match kind {
                b'\n' => {
                    self.position += 2;
                    true
                }
                b'0'..=b'7' => {
                    self.octal();
                    true
                }
                b'x' => self.hexadecimal(2, "truncated \\xXX escape", "illegal Unicode character")?,
                b'u' => self.hexadecimal(4, "truncated \\uXXXX escape", "illegal Unicode character")?,
                b'U' => self.hexadecimal(8, "truncated \\UXXXXXXXX escape", "illegal Unicode character")?,
                b'N' => self.name()?,
                _ => {
                    self.out.push('\\');
                    self.position += 1;
                    true
                }
            };
            if !goes_on {
                return Ok(());
            }
        }
        Ok(())
    }

    pub(super) fn raw_unicode_escape(&mut self) -> KernelResult<()> {
        while let Some(&byte) = self.bytes.get(self.position) {
            let kind = self.bytes.get(self.position + 1);
            let goes_on = match (byte, kind) {
                (b'\\', None) if self.input == Input::MayContinue => false,
                (b'\\', Some(b'u')) => {
                    self.hexadecimal(4, "truncated \\uXXXX escape", "\\Uxxxxxxxx out of range")?
                }
                (b'\\', Some(b'U')) => {
                    self.hexadecimal(8, "truncated \\UXXXXXXXX escape", "\\Uxxxxxxxx out of range")?
                }
                (b'\\', Some(b'\\')) => {
                    self.out.push_str("\\\\");
                    self.position += 2;
                    true
                }
                _ => {
                    self.out.push(byte as char);
                    self.position += 1;
                    true
                }
            };
            if !goes_on {
                return Ok(());
            }
        }
        Ok(())
    }

    fn octal(&mut self) {
        let digits = self.bytes[self.position + 1..].iter().take(3);
        let digits = digits.take_while(|byte| matches!(byte, b'0'..=b'7'));
        let (code, length) = digits.fold((0, 1), |(code, length), digit| {
            (code * 8 + u32::from(digit - b'0'), length + 1)
        });
        self.out.extend(char::from_u32(code));
        self.position += length;
    }

    /// An escape of so many digits; false when the rest of it may follow in the next call.
    fn hexadecimal(&mut self, digits: usize, truncated: &str, too_large: &str) -> KernelResult<bool> {
        let rest = &self.bytes[self.position + 2..];
        let found = rest
            .iter()
            .take(digits)
            .take_while(|byte| byte.is_ascii_hexdigit())
            .count();
        if found < digits {
            if self.input == Input::MayContinue && found == rest.len() {
                return Ok(false);
            }
            self.fail(2 + found, truncated)?;
            return Ok(true);
        }
        let code = rest[..digits]
            .iter()
            .filter_map(|byte| char::from(*byte).to_digit(16))
            .fold(0u64, |code, digit| code << 4 | u64::from(digit));
        match u32::try_from(code).ok().and_then(surrogate::character) {
            Some(character) => {
                self.out.push(character);
                self.position += 2 + digits;
            }
            None => self.fail(2 + digits, too_large)?,
        }
        Ok(true)
    }

    /// `\N{NAME}`.
    fn name(&mut self) -> KernelResult<bool> {
        let rest = &self.bytes[self.position..];
        let may_continue = self.input == Input::MayContinue;
        match (rest.get(2), rest.iter().position(|&byte| byte == b'}')) {
            (None, _) | (Some(b'{'), None) if may_continue => return Ok(false),
            (Some(b'{'), Some(end)) if end > 3 => {
                let name: String = rest[3..end].iter().map(|&byte| byte as char).collect();
                match character_named(&name) {
                    Some(character) => {
                        self.out.push(character);
                        self.position += end + 1;
                    }
                    None => self.fail(end + 1, "unknown Unicode character name")?,
                }
            }
            (Some(b'{'), Some(_)) => self.fail(3, "malformed \\N character escape")?,
            (Some(b'{'), None) => self.fail(rest.len(), "malformed \\N character escape")?,
            _ => self.fail(2, "malformed \\N character escape")?,
        }
        Ok(true)
    }
}
