//! What scripts see of each built-in type: one file and one [`TypeRow`] a type.

mod bool;
mod byte_methods;
mod bytearray;
mod bytes;
mod complex;
pub(crate) mod exceptions;
mod float;
mod function;
mod generator;
mod generator_methods;
pub(crate) mod int;
mod memoryview;
pub(crate) mod object;
pub(crate) mod operators;
pub(crate) mod percent;
mod property;
pub(crate) mod slices;
mod static_and_class_method;
pub(crate) mod str;
pub(crate) mod str_format;
mod super_;
mod type_;

use crate::objects::native::TypeRow;

/// Every type with methods or attributes.
pub(crate) const TYPES: &[&TypeRow] = &[
    &bool::TYPE,
    &bytearray::TYPE,
    &bytes::TYPE,
    &complex::TYPE,
    &float::TYPE,
    &generator::ASYNC_GENERATOR,
    &generator::ASYNC_STEP,
    &generator::COROUTINE,
    &generator::COROUTINE_WRAPPER,
    &generator::GENERATOR,
    &generator::NATIVE_COROUTINE,
    &function::BOUND_METHOD,
    &function::BUILTIN_FUNCTION,
    &function::CELL,
    &function::FUNCTION,
    &function::METHOD_DESCRIPTOR,
    &function::WRAPPER_DESCRIPTOR,
    &int::TYPE,
    &memoryview::TYPE,
    &object::TYPE,
    &property::TYPE,
    &static_and_class_method::CLASS_METHOD,
    &static_and_class_method::STATIC_METHOD,
    &str::TYPE,
    &super_::TYPE,
    &type_::TYPE,
];
