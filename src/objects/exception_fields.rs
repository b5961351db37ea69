//! The attributes that some built-in exceptions have besides `args`: `StopIteration.value`,
//! `OSError.errno` and so on. They are computed from `args` when first asked for, so that an exception
//! nobody looks into costs nothing.

use crate::heap::{Gc, Value};
use crate::objects::cx::Cx;
use crate::objects::exception::Exception;
use crate::objects::types::Builtin;

/// The fields of a family of exceptions.
pub(crate) struct FieldsRow {
    pub(crate) builtin: Builtin,
    /// Names in the order of the indices.
    pub(crate) names: &'static [&'static str],
}

/// Families with fields; the most derived first.
pub(crate) static FIELDS: &[FieldsRow] = &[
    FieldsRow {
        builtin: Builtin::AttributeError,
        names: &["name", "obj"],
    },
    FieldsRow {
        builtin: Builtin::NameError,
        names: &["name"],
    },
    FieldsRow {
        builtin: Builtin::ImportError,
        names: &["msg", "name", "path", "name_from"],
    },
    FieldsRow {
        builtin: Builtin::StopIteration,
        names: &["value"],
    },
    FieldsRow {
        builtin: Builtin::SystemExit,
        names: &["code"],
    },
    FieldsRow {
        builtin: Builtin::OSError,
        names: &["errno", "strerror", "filename", "filename2", "characters_written"],
    },
    FieldsRow {
        builtin: Builtin::SyntaxError,
        names: &[
            "msg",
            "filename",
            "lineno",
            "offset",
            "text",
            "end_lineno",
            "end_offset",
            "print_file_and_line",
        ],
    },
    FieldsRow {
        builtin: Builtin::UnicodeDecodeError,
        names: &["encoding", "object", "start", "end", "reason"],
    },
    FieldsRow {
        builtin: Builtin::UnicodeEncodeError,
        names: &["encoding", "object", "start", "end", "reason"],
    },
    FieldsRow {
        builtin: Builtin::UnicodeTranslateError,
        names: &["encoding", "object", "start", "end", "reason"],
    },
    FieldsRow {
        builtin: Builtin::BaseExceptionGroup,
        names: &["message", "exceptions"],
    },
];

impl Cx {
    /// The fields row of an exception's class, when it has one.
    pub(crate) fn fields_row(&self, exception: Value) -> Option<&'static FieldsRow> {
        FIELDS.iter().find(|row| self.is_instance(exception, row.builtin))
    }

    /// A field by its index in the family's row: Undef when it is not set.
    pub(crate) fn exception_field(&mut self, exception: Value, index: usize) -> Value {
        match exception.as_gc::<Exception>() {
            Some(exception) => {
                self.make_fields(exception);
                let fields = self.heap[exception].fields.as_deref();
                fields
                    .and_then(|fields| fields.get(index))
                    .copied()
                    .unwrap_or(Value::UNDEF)
            }
            None => Value::UNDEF,
        }
    }

    /// Sets a field by its index in the family's row.
    pub(crate) fn set_exception_field(&mut self, exception: Value, index: usize, value: Value) {
        if let Some(exception) = exception.as_gc::<Exception>() {
            self.make_fields(exception);
            let fields = self.heap[exception].fields.as_deref_mut();
            if let Some(place) = fields.and_then(|fields| fields.get_mut(index)) {
                *place = value;
            }
        }
    }

    /// Computes the fields from `args`, unless they are there.
    pub(crate) fn make_fields(&mut self, exception: Gc<Exception>) {
        if self.heap[exception].fields.is_some() {
            return;
        }
        let Some(row) = self.fields_row(exception.value()) else {
            return;
        };
        let args = self.heap[exception].args;
        let args = self.as_tuple(args).unwrap_or_default().to_vec();
        let first = args.first().copied();
        let mut fields = vec![Value::NONE; row.names.len()];
        match row.builtin {
            Builtin::ImportError if args.len() == 1 => fields[0] = args[0],
            Builtin::StopIteration => fields[0] = first.unwrap_or(Value::NONE),
            Builtin::SystemExit => {
                fields[0] = match args.len() {
                    0 => Value::NONE,
                    1 => args[0],
                    _ => self.heap[exception].args,
                }
            }
            Builtin::OSError => {
                fields[4] = Value::UNDEF;
                if (2..=5).contains(&args.len()) {
                    fields[0] = args[0];
                    fields[1] = args[1];
                    fields[2] = args.get(2).copied().unwrap_or(Value::NONE);
                    let has_file = args.get(2).is_some_and(|file| !file.is_none());
                    fields[3] = args.get(4).copied().filter(|_| has_file).unwrap_or(Value::NONE);
                }
            }
            Builtin::SyntaxError => {
                fields[0] = first.unwrap_or(Value::NONE);
                let details = match args[..] {
                    [_, details] => self.as_tuple(details),
                    _ => None,
                };
                for (place, value) in fields[1..7].iter_mut().zip(details.unwrap_or_default()) {
                    *place = *value;
                }
            }
            Builtin::UnicodeDecodeError | Builtin::UnicodeEncodeError => {
                fields
                    .iter_mut()
                    .zip(args)
                    .for_each(|(place, value)| *place = value);
            }
            Builtin::UnicodeTranslateError => {
                fields[1..]
                    .iter_mut()
                    .zip(args)
                    .for_each(|(place, value)| *place = value);
            }
            Builtin::BaseExceptionGroup => {
                fields[0] = first.unwrap_or(Value::NONE);
                let members = args.get(1).copied().unwrap_or(Value::NONE);
                fields[1] = match self.as_list(members).map(<[Value]>::to_vec) {
                    Some(members) => self.new_tuple(&members),
                    None => members,
                };
            }
            _ => {}
        }
        self.heap[exception].fields = Some(fields.into());
    }
}
