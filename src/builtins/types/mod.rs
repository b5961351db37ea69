//! What scripts see of each built-in type: one file and one [`TypeRow`] a type.

use crate::objects::native::TypeRow;

/// Every type with methods or attributes.
pub(crate) const TYPES: &[&TypeRow] = &[];
