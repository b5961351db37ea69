//! Pyish: a coroutine scripting language with Python's syntax, as a machine to hold in a Rust program.
//!
//! ```
//! use pyish::{Object, Vm, run_blocking};
//!
//! # fn main() -> Result<(), pyish::Error> {
//! let mut vm = Vm::builder().memory_limit(64 << 20).build();
//! vm.load("prices.py", "async def total(prices):\n    await sleep(0)\n    return sum(prices)\n")?;
//! run_blocking(&mut vm)?;
//! vm.call("total", &[Object::List(vec![Object::Int(3), Object::Int(4)])])?;
//! assert_eq!(run_blocking(&mut vm)?, Object::Int(7));
//! # Ok(())
//! # }
//! ```
//!
//! A [`Vm`] is made by a [`Builder`], which says what the script may use: a new one is granted a clock and
//! nothing else. [`Vm::load`] compiles a script, [`Vm::run`] executes it for as much fuel as it is given and
//! says why it stopped ([`Stop`]); [`run_blocking`] is the simplest driver over that, `examples/embed.rs`
//! shows how to write another. Values cross as copies ([`Object`]); what goes wrong is an [`Error`]
//! with the script's own traceback. The public interface is safe: a host may forbid `unsafe`.
//!
//! The rooms behind it, from the ground up, are told in `ARCHITECTURE.md`.

// What only the command needs (listings, the prompt) stays in its rooms, unused without it.
#![cfg_attr(not(feature = "cli"), allow(dead_code))]

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

pub use api::{
    Builder, Clock, Console, Entropy, Error, Interrupter, Object, Signals, Stop, Stream, Vm, run_blocking,
};
