//! Pyish: a coroutine scripting language with Python's syntax.

mod api;
mod builtins;
mod bytecode;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
mod compiler;
mod heap;
mod host;
mod modules;
mod native;
mod objects;
mod scheduler;
mod vm;

pub use api::{Builder, Error, Interrupter, Object, Stop, Vm, run_blocking};
pub use host::{Clock, Console, Entropy, Stream};
