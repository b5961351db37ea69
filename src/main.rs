//! The `pyish` command.
fn main() {}
