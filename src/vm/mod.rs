//! The verbs: run a frame, call, look up, raise and unwind, suspend, resume, limits.
//!
//! The interpreter loop is never entered from inside itself. A native function runs to an `Outcome`;
//! [`settle`](machine::Vm::settle) acts on it until a bytecode frame can go on. What a native waits for is
//! a frame of values on the vm's stack ([`Then`](crate::objects::outcome::Then)), so nothing deepens Rust's
//! stack, and a collection finds every value.
//!
//! Deliberately absent: asyncio's rules (the scheduler's, behind `LoopHooks`), finding and compiling
//! modules (behind [`machine::VmHooks`]), clocks and files.

pub(crate) mod attribute;
mod await_at_once;
pub(crate) mod await_chain;
pub(crate) mod awaiting;
mod bind;
mod bind_like_native;
mod bind_like_script;
mod build;
mod cached_attribute;
mod call;
pub(crate) mod class_attribute;
pub(crate) mod class_bases;
pub(crate) mod class_build;
pub(crate) mod compare_sequences;
pub(crate) mod construct;
mod dead_registers;
mod finalize;
mod frames;
mod give_up;
mod handlers;
mod intrinsic;
pub(crate) mod look_up;
mod machine;
pub(crate) mod operators;
mod quick_call;
mod registers;
mod safepoint;
mod settle;
mod slow;
pub(crate) mod suspend;
mod threads;
mod unpack;
mod unwind;

pub(crate) use machine::{STACK_BYTES, Stop, Vm, VmHooks};
