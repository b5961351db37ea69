//! What an embedder holds; the one place where the rooms are wired together.
//!
//! A [`Vm`] is made by a [`Builder`], which grants what the script may use of the outside world. `load`
//! compiles a script, `run` executes it until it is done, out of fuel, or has nothing to do before a
//! deadline; [`run_blocking`] is the simplest driver over that. A `Vm` has no globals and no threads of its
//! own: thousands of them live in one process, and each can be moved between threads.

mod builder;
mod driver;
mod error;
pub(crate) mod inspect;
mod object;
pub(crate) mod prompt;
mod report;
mod vm;

pub use builder::Builder;
pub use driver::run_blocking;
pub use error::Error;
pub use object::Object;
pub use vm::{Interrupter, Stop, Vm};

pub use crate::host::{Clock, Console, Entropy, Signals, Stream};
