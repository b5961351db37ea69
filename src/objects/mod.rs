//! The nouns: the layout of each type and what it does without calling script code.
//!
//! Natives and the vm reach everything through [`cx::Cx`]. What needs script code to run (a dunder method,
//! a key function) is described by an [`outcome::Outcome`] and done by the vm.

pub(crate) mod arithmetic;
pub(crate) mod buffer;
pub(crate) mod bytes;
pub(crate) mod cell;
pub(crate) mod class;
pub(crate) mod code;
pub(crate) mod coroutine;
pub(crate) mod cx;
pub(crate) mod descriptor;
pub(crate) mod dict;
pub(crate) mod equality;
pub(crate) mod event_loop;
pub(crate) mod exception;
pub(crate) mod exception_fields;
pub(crate) mod exception_make;
pub(crate) mod failure;
pub(crate) mod format;
pub(crate) mod frame;
pub(crate) mod function;
pub(crate) mod future;
pub(crate) mod generic;
pub(crate) mod hashing;
pub(crate) mod instance;
pub(crate) mod instance_access;
pub(crate) mod intern;
pub(crate) mod items;
pub(crate) mod iteration;
pub(crate) mod iterator;
pub(crate) mod kernel;
pub(crate) mod kinds;
pub(crate) mod load;
pub(crate) mod lookup;
pub(crate) mod method_cache;
pub(crate) mod module;
pub(crate) mod names;
pub(crate) mod native;
pub(crate) mod number;
pub(crate) mod numeric;
pub(crate) mod object_repr;
pub(crate) mod opaque;
pub(crate) mod ordering;
pub(crate) mod outcome;
pub(crate) mod percent;
pub(crate) mod protocol;
pub(crate) mod sequence;
pub(crate) mod set;
pub(crate) mod set_algebra;
pub(crate) mod shape;
pub(crate) mod str;
pub(crate) mod suggest;
pub(crate) mod text_of;
pub(crate) mod types;
pub(crate) mod weakref;
