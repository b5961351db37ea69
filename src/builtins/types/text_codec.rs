//! Encoding and decoding, as `str.encode`, `bytes.decode` and the constructors do it.
//!
//! Codecs and error handlers that are not the machine's own are looked up in `codecs`, by functions of the
//! prelude.

use crate::heap::{Gc, Value};
use crate::objects::cx::Cx;
use crate::objects::kernel::KernelError;
use crate::objects::kernel::codec::{self, Encoding, ErrorHandler};
use crate::objects::kernel::error::ErrorKind;
use crate::objects::outcome::Raise;
use crate::objects::str::Str;

/// What came of it: the result; or what the prelude's `encode_text` or `decode_bytes` must be called with.
pub(crate) type Coded<T> = Result<T, [Value; 3]>;

/// The names of codec and error handler; each may be absent.
#[derive(Clone, Copy)]
pub(crate) struct CodecNames {
    pub(crate) encoding: Value,
    pub(crate) errors: Value,
}

impl CodecNames {
    /// What `encode_text` and `decode_bytes` get to do it with `subject`.
    fn for_prelude(self, cx: &mut Cx, subject: Value) -> [Value; 3] {
        let encoding = self.encoding.defined().unwrap_or_else(|| cx.new_str("utf-8"));
        let errors = self.errors.defined().unwrap_or_else(|| cx.new_str("strict"));
        [subject, encoding, errors]
    }

    /// The codec, if it is one of the machine's own, and the error handler.
    fn read(self, cx: &mut Cx, function: &str) -> Result<(Option<Encoding>, ErrorHandler), Raise> {
        let encoding = match self.encoding.defined() {
            None => Some(Encoding::Utf8),
            Some(name) => match cx.as_str(name).map(Encoding::lookup) {
                Some(Err(KernelError {
                    kind: ErrorKind::LookupError,
                    ..
                })) => None,
                Some(encoding) => Some(cx.kernel(encoding)?),
                None => return Err(wrong_argument(cx, function, "encoding", name)),
            },
        };
        let handler = match self.errors.defined() {
            None => ErrorHandler::Strict,
            Some(name) => match cx.as_str(name) {
                Some(name) => ErrorHandler::parse(name),
                None => return Err(wrong_argument(cx, function, "errors", name)),
            },
        };
        Ok((encoding, handler))
    }
}

#[cold]
fn wrong_argument(cx: &mut Cx, function: &str, argument: &str, value: Value) -> Raise {
    let type_name = cx.argument_type_name(value);
    cx.type_error(format!(
        "{function}() argument '{argument}' must be str, not {type_name}"
    ))
}

/// Encodes a string.
pub(crate) fn encode(
    cx: &mut Cx,
    text: Gc<Str>,
    names: CodecNames,
    function: &str,
) -> Result<Coded<Vec<u8>>, Raise> {
    let (Some(encoding), handler) = names.read(cx, function)? else {
        return Ok(Err(names.for_prelude(cx, text.value())));
    };
    match codec::encode(cx.heap.text(text), encoding, &handler) {
        Ok(bytes) => Ok(Ok(bytes)),
        Err(error) if handler == ErrorHandler::Other && matches!(error.kind, ErrorKind::UnicodeEncode(_)) => {
            Ok(Err(names.for_prelude(cx, text.value())))
        }
        Err(error) => Err(cx.raise_kernel(error)),
    }
}

/// Decodes a bytes-like object.
pub(crate) fn decode(
    cx: &mut Cx,
    data: Value,
    names: CodecNames,
    function: &str,
) -> Result<Coded<Value>, Raise> {
    let (encoding, handler) = names.read(cx, function)?;
    // Nothing is decoded without looking for the codec, as in CPython.
    if cx.buffer(data).is_some_and(|bytes| bytes.is_empty()) {
        return Ok(Ok(cx.names.empty.value()));
    }
    let Some(encoding) = encoding else {
        return Ok(Err(names.for_prelude(cx, data)));
    };
    match codec::decode(&cx.buffer(data).unwrap_or_default(), encoding, &handler) {
        Ok(text) => {
            cx.check_text_size(text.len())?;
            Ok(Ok(cx.new_str(&text)))
        }
        Err(error) if handler == ErrorHandler::Other && matches!(error.kind, ErrorKind::UnicodeDecode(_)) => {
            Ok(Err(names.for_prelude(cx, data)))
        }
        Err(error) => Err(cx.raise_kernel(error)),
    }
}
