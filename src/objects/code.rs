//! Loaded code: a code object with its constants as values and its inline caches.

use std::sync::{Arc, OnceLock};

use crate::bytecode::code::Code;
use crate::bytecode::liveness::Liveness;
use crate::heap::{Gc, Header, Value, object};
use crate::objects::kinds::Kind;
use crate::objects::str::Str;

/// A code object as one machine runs it. Shared compiled code stays immutable in `code`.
#[repr(C)]
pub(crate) struct CodeObject {
    pub(crate) header: Header,
    pub(crate) code: Arc<Code>,
    /// The first word of `code.words`, where frames begin.
    pub(crate) entry: *const u32,
    pub(crate) constants: Box<[Value]>,
    pub(crate) caches: Box<[Cache]>,
    /// The names that functions of this code are given.
    pub(crate) name: Gc<Str>,
    pub(crate) qualname: Gc<Str>,
    /// Names of the locals, for errors and keyword arguments.
    pub(crate) local_names: Box<[Gc<Str>]>,
    /// How many positional arguments make a call that needs no binding; `u16::MAX` when none does.
    pub(crate) exact_arguments: u16,
    /// Whether calling gives a suspended frame instead of running.
    pub(crate) suspendable: bool,
    /// Whether its generators may be awaited (`types.coroutine`).
    pub(crate) is_awaitable: bool,
    /// Whether its functions pass for built-in ones, whose frames nobody sees.
    pub(crate) is_built_in: bool,
    /// For suspendable code, what `exact_arguments` is for other code.
    pub(crate) exact_frame_arguments: u16,
    /// The shape of the generators, coroutines or async generators that calls make.
    pub(crate) frame_shape: u32,
    /// Whether one of them that is dropped must be seen to: a coroutine is reported when it was never awaited,
    /// and handlers may be cleanup.
    pub(crate) frames_are_finalized: bool,
    /// Whether frames that were awaited as soon as they were made may be used again: they have no cleanup, which
    /// others may run.
    pub(crate) is_reusable: bool,
    /// Copy of `code.registers`.
    pub(crate) registers: u16,
    /// The registers of a frame to use again, null for none; its `outer_root` is the next one. No reference: a frame
    /// in this list may be freed by a collection.
    pub(crate) spare: *mut Value,
    /// The pc of the call that made its first frame of a suspendable kind, null for none yet: reports of tasks say it.
    pub(crate) made_at: *mut Value,
    /// Whether such frames were made in more than one place.
    pub(crate) is_made_elsewhere: bool,
    /// How many collections there had been when `spare` was set. After another one it means nothing.
    pub(crate) spare_since: u64,
    /// Which registers hold something where, once somebody asked; None inside: the code is too large to tell.
    pub(crate) liveness: OnceLock<Option<Liveness>>,
}

impl CodeObject {
    /// Whether its frames stand for what has none elsewhere.
    pub(crate) fn is_hidden(&self) -> bool {
        self.is_built_in || self.code.is_of_prelude()
    }

    /// Which registers hold something where.
    pub(crate) fn liveness(&self) -> Option<&Liveness> {
        self.liveness.get_or_init(|| Liveness::of(&self.code)).as_ref()
    }
}

object!(
    CodeObject = Kind::CodeObject,
    |code, tracer| {
        tracer.values(&code.constants);
        tracer.gc(code.name);
        tracer.gc(code.qualname);
        for cache in &code.caches {
            tracer.gc(cache.name);
            tracer.value(cache.payload);
        }
        for name in &code.local_names {
            tracer.gc(*name);
        }
    },
    external | code | { code.constants.len() * size_of::<Value>() + code.caches.len() * size_of::<Cache>() }
);

/// Code with more registers than this is called the slow way, so that the quick one need not look at how
/// many they are.
pub(crate) const MOST_REGISTERS_IN_PLACE: u16 = 2048;

/// An inline cache: what the look-up of `name` found for objects of one shape. Valid only while its
/// `guard` matches; all caches are cleared when a class they may depend on changes its structure.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cache {
    /// The name looked up at this site.
    pub(crate) name: Gc<Str>,
    /// The shape (attributes) or dict stamp (globals, modules) this entry is for; 0 matches nothing.
    pub(crate) guard: u32,
    /// What to do on a match.
    pub(crate) kind: CacheKind,
    /// Slot or entry index, or the new shape of an added attribute.
    pub(crate) index: u32,
    /// A second number: the length of the globals, the slot of an added attribute.
    pub(crate) extra: u32,
    /// The method or class attribute found; Undef otherwise.
    pub(crate) payload: Value,
}

/// What a cache entry found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum CacheKind {
    /// Nothing yet.
    Empty,
    /// An inline slot of the instance: `index`.
    Slot,
    /// An overflow slot of the instance: `index`.
    Overflow,
    /// A plain value found on the class: the entry `index` of the namespace dict in `payload`.
    ClassEntry,
    /// A plain value of the class that is asked itself: the entry `index` of its own namespace, which is `payload`.
    OwnEntry,
    /// A function or native found on the class that binds as a method: `payload`.
    Method,
    /// A property found on the class: `payload` is its getter.
    PropertyGetter,
    /// Setting adds an inline slot: the shape becomes `index`, the slot is `extra`.
    AddSlot,
    /// Entry `index` of the globals.
    Global,
    /// Entry `index` of the built-ins, while the globals have `extra` entries.
    Builtin,
    /// Entry `index` of a module's namespace with stamp `guard`.
    ModuleEntry,
}
