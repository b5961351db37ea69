//! The import system, the native halves of the library, and the table that embeds `stdlib/`.
//!
//! [`table`] has one row for each module that comes with Pyish; [`import`] runs import statements over it
//! and over the files of `sys.path`. A module is Pyish (`stdlib/NAME.pyish`), Rust, or both: then the Rust
//! half is a module of its own called `_NAME`. Natives here obey the flat rule like all others.

mod abc;
mod anchors;
mod asyncio;
mod binascii;
mod calendar;
mod codecs;
mod console;
mod counting;
mod datetime;
mod decimal;
mod deque;
mod digest;
mod enums;
mod evaluate;
mod files;
mod find;
mod functools;
mod gc;
mod import;
mod itertools;
mod json;
mod math;
mod native_class;
mod os_native;
mod pack;
mod random;
mod re;
mod reduce;
mod report;
mod run_module;
mod source;
mod source_warning;
mod stand_in;
mod start;
mod string;
mod sys;
pub(crate) mod table;
mod take_over;
mod threads;
mod time;
mod unicodedata;
mod weakref;

pub(crate) use native_class::new_native_class;
pub(crate) use report::FORMAT_EXCEPTION;
pub(crate) use run_module::RUN_MODULE;
pub(crate) use source::HOOKS;
pub(crate) use source_warning::{Origin, TELL_WARNINGS, are_filtered, note, print_all};
pub(crate) use start::{install, new_main_module, prepend_path};
