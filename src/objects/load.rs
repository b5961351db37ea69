//! Loading: a compiled code object becomes one that this machine can run.

use std::sync::{Arc, OnceLock};

use crate::bytecode::code::{Code, CodeKind, Constant};
use crate::bytecode::opcode::Op;
use crate::heap::{Gc, Header, Value};
use crate::objects::code::{Cache, CacheKind, CodeObject, MOST_REGISTERS_IN_PLACE};
use crate::objects::cx::Cx;
use crate::objects::outcome::Answer;
use crate::objects::types::Builtin;

impl Cx {
    /// Makes the machine's own copy of compiled code: constants as values, empty caches. Shared code stays
    /// shared.
    pub(crate) fn load_code(&mut self, code: &Arc<Code>) -> Gc<CodeObject> {
        let constants: Box<[Value]> = code
            .constants
            .iter()
            .map(|constant| self.load_constant(constant))
            .collect();
        let caches = code
            .sites
            .iter()
            .map(|name| Cache {
                name: self.intern(name),
                guard: 0,
                kind: CacheKind::Empty,
                index: 0,
                extra: 0,
                payload: Value::UNDEF,
            })
            .collect();
        let (name, qualname) = (self.intern(&code.name), self.intern(&code.qualname));
        let local_names = code.local_names.iter().map(|name| self.intern(name)).collect();
        let suspendable = code.kind != CodeKind::Plain;
        let exact = if code.parameters.is_positional_only_call() && code.registers <= MOST_REGISTERS_IN_PLACE
        {
            code.parameters.positional
        } else {
            u16::MAX
        };
        let frame_type = match code.kind {
            CodeKind::Plain | CodeKind::Generator => Builtin::Generator,
            CodeKind::Coroutine => Builtin::Coroutine,
            CodeKind::AsyncGenerator => Builtin::AsyncGenerator,
        };
        let loaded = self.heap.alloc(CodeObject {
            header: Header::new(Builtin::Code.shape()),
            entry: code.words.as_ptr(),
            code: code.clone(),
            constants,
            caches,
            name,
            qualname,
            local_names,
            exact_arguments: if suspendable { u16::MAX } else { exact },
            suspendable,
            is_awaitable: false,
            is_built_in: false,
            exact_frame_arguments: if suspendable { exact } else { u16::MAX },
            frame_shape: frame_type.shape(),
            frames_are_finalized: matches!(code.kind, CodeKind::Coroutine | CodeKind::AsyncGenerator)
                || !code.handlers.is_empty()
                || code.kind == CodeKind::Generator && delegates(code),
            is_reusable: code.kind == CodeKind::Coroutine && code.handlers.is_empty(),
            registers: code.registers,
            spare: std::ptr::null_mut(),
            made_at: std::ptr::null_mut(),
            is_made_elsewhere: false,
            spare_since: 0,
            liveness: OnceLock::new(),
        });
        self.loaded_code.push(loaded);
        loaded
    }

    fn load_constant(&mut self, constant: &Constant) -> Value {
        match constant {
            Constant::None => Value::NONE,
            Constant::False => Value::FALSE,
            Constant::True => Value::TRUE,
            Constant::Ellipsis => Value::ELLIPSIS,
            Constant::Int(number) => self.new_int(*number),
            Constant::BigInt(number) => self.new_bigint(number.clone()),
            Constant::Float(number) => Value::from_float(*number),
            Constant::Complex(real, imag) => self.new_complex(*real, *imag),
            Constant::Str(text) => self.intern(text).value(),
            Constant::Bytes(bytes) => self.new_bytes(bytes),
            Constant::Tuple(items) => {
                let items: Vec<Value> = items.iter().map(|item| self.load_constant(item)).collect();
                self.new_tuple(&items)
            }
            Constant::FrozenSet(items) => {
                let set = self.new_frozenset();
                for item in items {
                    let item = self.load_constant(item);
                    let added = self.set_add(set, item);
                    debug_assert!(matches!(added, Ok(Answer::Known(_))), "constants are hashable");
                }
                set.value()
            }
            Constant::Code(code) => self.load_code(code).value(),
        }
    }
}

/// Whether the code has a `yield from`: a generator closes the one that it delegates to.
fn delegates(code: &Code) -> bool {
    let mut at = 0;
    while let Some(op) = code.words.get(at).and_then(|word| Op::from_byte(*word as u8)) {
        if op == Op::YieldFrom {
            return true;
        }
        at += op.row().words;
    }
    false
}
