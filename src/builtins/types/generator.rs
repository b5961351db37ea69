//! Generators, coroutines, async generators and what drives them, as scripts see them.

use super::{generator_attributes as attributes, generator_methods as methods};
use crate::objects::native::{GetSetRow, NativeRow, TypeRow};
use crate::objects::types::Builtin;

const fn row(builtin: Builtin, methods: &'static [NativeRow], getsets: &'static [GetSetRow]) -> TypeRow {
    TypeRow {
        builtin,
        doc: "",
        construct: None,
        methods,
        getsets,
    }
}

pub(crate) const GENERATOR: TypeRow = row(Builtin::Generator, methods::GENERATOR, attributes::GENERATOR);
pub(crate) const COROUTINE: TypeRow = row(Builtin::Coroutine, methods::COROUTINE, attributes::COROUTINE);
pub(crate) const COROUTINE_WRAPPER: TypeRow = row(Builtin::CoroutineWrapper, methods::COROUTINE_WRAPPER, &[]);
pub(crate) const ASYNC_GENERATOR: TypeRow = row(
    Builtin::AsyncGenerator,
    methods::ASYNC_GENERATOR,
    attributes::ASYNC_GENERATOR,
);
pub(crate) const ASYNC_STEP: TypeRow = row(Builtin::AsyncGeneratorStep, methods::ASYNC_STEP, &[]);
