//! Pyish: a coroutine scripting language with Python's syntax.

mod bytecode;
pub(crate) mod objects;
