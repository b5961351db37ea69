//! What a kernel reports when it cannot answer: the script exception to raise and its text.
//!
//! The unicode errors carry the fields that scripts can read (`encoding`, `object`, `start`, `end`,
//! `reason`); their message is computed from them here, as `str(error)` shows it.

use crate::bytecode::surrogate;

/// No width, precision or length asked for may make more bytes than this: refused with MemoryError before
/// anything is allocated. The caller's own memory limit is usually far below.
pub(crate) const MOST_BYTES: usize = 1 << 30;

pub(crate) type KernelResult<T> = Result<T, KernelError>;

/// A failure in a pure function, to be raised as the script exception that `kind` names.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct KernelError {
    pub(crate) kind: ErrorKind,
    pub(crate) message: String,
}

/// The exception class to raise. Boxed where fields travel along, so that results stay small.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ErrorKind {
    ValueError,
    OverflowError,
    ZeroDivisionError,
    TypeError,
    IndexError,
    LookupError,
    MemoryError,
    UnicodeDecode(Box<UnicodeDecodeFields>),
    UnicodeEncode(Box<UnicodeEncodeFields>),
}

/// The attributes of a `UnicodeDecodeError`. `start..end` are byte positions in `object`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct UnicodeDecodeFields {
    pub(crate) encoding: String,
    pub(crate) object: Vec<u8>,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) reason: String,
}

/// The attributes of a `UnicodeEncodeError`. `start..end` are character positions in `object`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct UnicodeEncodeFields {
    pub(crate) encoding: String,
    pub(crate) object: String,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) reason: String,
}

impl KernelError {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        KernelError {
            kind,
            message: message.into(),
        }
    }
    pub(crate) fn value(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::ValueError, message)
    }
    pub(crate) fn overflow(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::OverflowError, message)
    }
    pub(crate) fn zero_division(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::ZeroDivisionError, message)
    }
    pub(crate) fn type_error(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::TypeError, message)
    }
    pub(crate) fn index(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::IndexError, message)
    }
    pub(crate) fn lookup(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::LookupError, message)
    }
    pub(crate) fn memory() -> Self {
        Self::new(ErrorKind::MemoryError, "")
    }
    /// A character that strings cannot hold, see [`surrogate`].
    pub(crate) fn displaced_character(code: u32) -> Self {
        Self::value(format!(
            "characters U+DD800 to U+DDFFF are not supported: U+{code:04X}"
        ))
    }
    pub(crate) fn unicode_decode(fields: UnicodeDecodeFields) -> Self {
        let message = fields.message();
        Self::new(ErrorKind::UnicodeDecode(Box::new(fields)), message)
    }
    pub(crate) fn unicode_encode(fields: UnicodeEncodeFields) -> Self {
        let message = fields.message();
        Self::new(ErrorKind::UnicodeEncode(Box::new(fields)), message)
    }
}

impl UnicodeDecodeFields {
    /// The text of the exception: one byte is shown, several are named by their positions.
    pub(crate) fn message(&self) -> String {
        let UnicodeDecodeFields {
            encoding,
            object,
            start,
            end,
            reason,
        } = self;
        match object.get(*start) {
            Some(byte) if *end == start + 1 => {
                format!("'{encoding}' codec can't decode byte 0x{byte:02x} in position {start}: {reason}")
            }
            _ => format!(
                "'{encoding}' codec can't decode bytes in position {start}-{}: {reason}",
                end.saturating_sub(1)
            ),
        }
    }
}

impl UnicodeEncodeFields {
    /// The text of the exception: one character is shown, several are named by their positions.
    pub(crate) fn message(&self) -> String {
        let UnicodeEncodeFields {
            encoding,
            object,
            start,
            end,
            reason,
        } = self;
        match object.chars().nth(*start) {
            Some(character) if *end == start + 1 => {
                let escaped = match surrogate::code_point(character) {
                    code @ 0..=0xff => format!("\\x{code:02x}"),
                    code @ 0x100..=0xffff => format!("\\u{code:04x}"),
                    code => format!("\\U{code:08x}"),
                };
                format!("'{encoding}' codec can't encode character '{escaped}' in position {start}: {reason}")
            }
            _ => format!(
                "'{encoding}' codec can't encode characters in position {start}-{}: {reason}",
                end.saturating_sub(1)
            ),
        }
    }
}
