//! Line structure.

/// The most blocks that may be open at once, as in CPython.
pub const MAX_INDENTATION: usize = 100;
