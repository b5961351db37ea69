//! From a kernel's error to the script exception it names.

use crate::heap::Value;
use crate::objects::cx::Cx;
use crate::objects::kernel::error::{ErrorKind, KernelError};
use crate::objects::kernel::float_arithmetic;
use crate::objects::outcome::Raise;
use crate::objects::types::Builtin;

impl Cx {
    /// Raises what a kernel reported.
    #[cold]
    #[inline(never)]
    pub(crate) fn raise_kernel(&mut self, error: KernelError) -> Raise {
        let KernelError { kind, message } = error;
        let builtin = match kind {
            ErrorKind::ValueError => Builtin::ValueError,
            ErrorKind::OverflowError => Builtin::OverflowError,
            ErrorKind::ZeroDivisionError => Builtin::ZeroDivisionError,
            ErrorKind::TypeError => Builtin::TypeError,
            ErrorKind::IndexError => Builtin::IndexError,
            ErrorKind::LookupError => Builtin::LookupError,
            ErrorKind::MemoryError => return self.raise_with(Builtin::MemoryError, &[]),
            ErrorKind::UnicodeDecode(fields) => {
                let encoding = self.new_str(&fields.encoding);
                let object = self.new_bytes(&fields.object);
                let (start, end) = (self.new_size(fields.start), self.new_size(fields.end));
                let reason = self.new_str(&fields.reason);
                let args = [encoding, object, start, end, reason];
                return self.raise_with(Builtin::UnicodeDecodeError, &args);
            }
            ErrorKind::UnicodeEncode(fields) => {
                let encoding = self.new_str(&fields.encoding);
                let object = self.new_str(&fields.object);
                let (start, end) = (self.new_size(fields.start), self.new_size(fields.end));
                let reason = self.new_str(&fields.reason);
                let args = [encoding, object, start, end, reason];
                return self.raise_with(Builtin::UnicodeEncodeError, &args);
            }
        };
        if builtin == Builtin::OverflowError && message == float_arithmetic::result_out_of_range().message {
            return self.result_out_of_range();
        }
        self.raise(builtin, message)
    }

    /// ValueError: strings cannot hold this character.
    #[cold]
    pub(crate) fn displaced_character(&mut self, code: u32) -> Raise {
        self.raise_kernel(KernelError::displaced_character(code))
    }

    /// A kernel's result, its error raised.
    #[inline]
    pub(crate) fn kernel<T>(&mut self, result: Result<T, KernelError>) -> Result<T, Raise> {
        result.map_err(|error| self.raise_kernel(error))
    }

    /// `OverflowError(34, 'Numerical result out of range')`, as the C library words it.
    #[cold]
    pub(crate) fn result_out_of_range(&mut self) -> Raise {
        let text = self.new_str("Numerical result out of range");
        self.raise_with(Builtin::OverflowError, &[Value::small_int(34), text])
    }
}
