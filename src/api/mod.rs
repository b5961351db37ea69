//! What an embedder holds; the one place where the rooms are wired together.

mod builder;
pub use builder::run_file;
mod hooks;
