//! The verbs: run a frame, call, look up, raise and unwind, suspend, resume, limits.

pub(crate) mod attribute;
pub(crate) mod class_attribute;
