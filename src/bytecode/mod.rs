//! Where compiler and vm meet: the opcode table and code objects.
//!
//! Everything here is plain data without heap handles: it can be built, printed, verified and tested
//! with no machine running. Constants become values when a machine loads the code.

pub(crate) mod code;
pub(crate) mod disassemble;
pub(crate) mod liveness;
pub(crate) mod opcode;
pub(crate) mod operand;
pub(crate) mod verify;

pub(crate) use pyish_grammar::{character_named, surrogate};
