//! The nouns: the layout of each type and what it does without calling script code.

pub(crate) mod kernel;
