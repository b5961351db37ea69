//! Functions: compiled ones, ones written in Rust, and bound methods.

use crate::heap::{Gc, Header, Value, object};
use crate::objects::code::CodeObject;
use crate::objects::dict::Dict;
use crate::objects::kinds::Kind;
use crate::objects::native::NativeRow;
use crate::objects::str::Str;
use crate::objects::types::Builtin;

/// A function made by `def` or `lambda`.
#[repr(C)]
pub(crate) struct Function {
    pub(crate) header: Header,
    pub(crate) code: Gc<CodeObject>,
    pub(crate) globals: Gc<Dict>,
    /// Tuple of cells, or Undef.
    pub(crate) closure: Value,
    /// Tuple of the last positional parameters' defaults, or Undef.
    pub(crate) defaults: Value,
    /// Dict of keyword-only defaults, or Undef.
    pub(crate) keyword_defaults: Value,
    pub(crate) name: Gc<Str>,
    pub(crate) qualname: Gc<Str>,
    pub(crate) extras: Option<Box<FunctionExtras>>,
}

impl Function {
    /// Whether it passes for a function written in Rust.
    pub(crate) fn is_built_in(&self) -> bool {
        self.header.shape == Builtin::BuiltinFunction.shape()
    }
}

/// What few functions have or few programs ask for.
pub(crate) struct FunctionExtras {
    /// The attributes, `__dict__`.
    pub(crate) attributes: Option<Gc<Dict>>,
    /// The docstring, when it was changed from the code's; Undef: as in the code.
    pub(crate) doc: Value,
    /// `__module__`, when it was set; Undef: the globals' `__name__`.
    pub(crate) module: Value,
    /// The function that computes annotations, the computed dict, or Undef.
    pub(crate) annotate: Value,
    /// The computed or assigned `__annotations__`, or Undef.
    pub(crate) annotations: Value,
    /// `__type_params__`, or Undef.
    pub(crate) type_params: Value,
    /// The frame object of the only activation that runs this copy of a function, or Undef.
    pub(crate) frame: Value,
}

impl Default for FunctionExtras {
    fn default() -> FunctionExtras {
        FunctionExtras {
            attributes: None,
            doc: Value::UNDEF,
            module: Value::UNDEF,
            annotate: Value::UNDEF,
            annotations: Value::UNDEF,
            type_params: Value::UNDEF,
            frame: Value::UNDEF,
        }
    }
}

object!(Function = Kind::Function, |function, tracer| {
    tracer.gc(function.code);
    tracer.gc(function.globals);
    tracer.values(&[function.closure, function.defaults, function.keyword_defaults]);
    tracer.gc(function.name);
    tracer.gc(function.qualname);
    if let Some(extras) = &function.extras {
        tracer.option(extras.attributes);
        tracer.values(&[
            extras.doc,
            extras.module,
            extras.annotate,
            extras.annotations,
            extras.type_params,
            extras.frame,
        ]);
    }
});

/// A function written in Rust: a built-in function, or a method of a built-in type.
#[repr(C)]
pub(crate) struct Native {
    pub(crate) header: Header,
    pub(crate) row: &'static NativeRow,
    /// The class a method belongs to; Undef for a function.
    pub(crate) owner: Value,
    /// `__module__`: a string, or Undef for `builtins`.
    pub(crate) module: Value,
}

object!(Native = Kind::Native, |native, tracer| {
    tracer.values(&[native.owner, native.module]);
});

/// A function bound to its first argument.
#[repr(C)]
pub(crate) struct BoundMethod {
    pub(crate) header: Header,
    pub(crate) function: Value,
    pub(crate) receiver: Value,
}

object!(BoundMethod = Kind::BoundMethod, |method, tracer| {
    tracer.values(&[method.function, method.receiver]);
});
