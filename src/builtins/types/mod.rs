//! What scripts see of each built-in type: one file and one [`TypeRow`] a type.

pub(crate) mod alias;
mod bool;
mod byte_methods;
mod bytearray;
mod bytes;
mod code;
mod complex;
pub(crate) mod container;
mod descriptor;
pub(crate) mod dict;
pub(crate) mod exceptions;
mod float;
mod function;
mod generator;
mod generator_attributes;
mod generator_methods;
mod generic;
pub(crate) mod int;
pub(crate) mod iterators;
pub(crate) mod list;
mod memoryview;
mod module;
pub(crate) mod object;
pub(crate) mod operators;
pub(crate) mod percent;
mod property;
pub(crate) mod range;
pub(crate) mod set;
mod singletons;
pub(crate) mod slices;
mod static_and_class_method;
pub(crate) mod str;
pub(crate) mod str_format;
mod super_;
pub(crate) mod text_codec;
pub(crate) mod tuple;
mod type_;
pub(crate) mod views;
mod weakref;

use crate::objects::native::TypeRow;

/// Every type with methods or attributes.
pub(crate) const TYPES: &[&TypeRow] = &[
    &bool::TYPE,
    &bytearray::TYPE,
    &bytes::TYPE,
    &code::CODE,
    &code::FRAME,
    &code::TRACEBACK,
    &complex::TYPE,
    &descriptor::GETSET,
    &descriptor::MEMBER,
    &dict::TYPE,
    &float::TYPE,
    &function::BOUND_METHOD,
    &function::BUILTIN_FUNCTION,
    &function::CELL,
    &function::FUNCTION,
    &function::METHOD_DESCRIPTOR,
    &function::METHOD_WRAPPER,
    &function::WRAPPER_DESCRIPTOR,
    &generator::ASYNC_GENERATOR,
    &generator::ASYNC_STEP,
    &generator::COROUTINE,
    &generator::COROUTINE_WRAPPER,
    &generator::GENERATOR,
    &generic::ALIAS,
    &generic::UNION,
    &int::TYPE,
    &iterators::BYTES,
    &iterators::BYTE_ARRAY,
    &iterators::MEMORY,
    &iterators::CALLABLE,
    &iterators::DICT_ITEM,
    &iterators::DICT_KEY,
    &iterators::DICT_REVERSE_ITEM,
    &iterators::DICT_REVERSE_KEY,
    &iterators::DICT_REVERSE_VALUE,
    &iterators::DICT_VALUE,
    &iterators::ENUMERATE,
    &iterators::FILTER,
    &iterators::LIST,
    &iterators::LIST_REVERSED,
    &iterators::LONG_RANGE,
    &iterators::MAP,
    &iterators::RANGE,
    &iterators::REVERSED,
    &iterators::SEQUENCE,
    &iterators::SET,
    &iterators::STR,
    &iterators::STR_UNICODE,
    &iterators::TUPLE,
    &iterators::ZIP,
    &list::TYPE,
    &memoryview::TYPE,
    &module::TYPE,
    &object::TYPE,
    &property::TYPE,
    &range::RANGE,
    &range::SLICE,
    &set::FROZENSET,
    &set::SET,
    &singletons::ELLIPSIS,
    &singletons::NONE,
    &singletons::NOT_IMPLEMENTED,
    &static_and_class_method::CLASS_METHOD,
    &static_and_class_method::CLASS_METHOD_DESCRIPTOR,
    &static_and_class_method::STATIC_METHOD,
    &str::TYPE,
    &super_::TYPE,
    &tuple::TYPE,
    &type_::TYPE,
    &views::ITEMS,
    &views::KEYS,
    &views::PROXY,
    &views::VALUES,
    &weakref::TYPE,
];
