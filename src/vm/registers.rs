//! Raw access to registers and code words: the one thing the dispatch files need `unsafe` for.
//!
//! A [`Base`] points at register 0 of a frame that is live: on the vm's stack or in a heap frame. A [`Pc`]
//! points at an instruction of the code that frame runs. The verifier has checked that every register an
//! instruction names is inside the frame and every word it reads inside the code.

use std::ptr::NonNull;

use crate::bytecode::opcode::Op;
use crate::heap::{Gc, Value};
use crate::objects::code::{Cache, CodeObject};
use crate::objects::frame::{Frame, FrameLinks};
use crate::objects::function::Function;
use crate::objects::outcome::Then;

/// How many words a frame's links take below its registers.
pub(super) const LINKS: usize = 4;

/// The registers of a live frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Base(pub(super) *mut Value);

/// An instruction of running code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Pc(NonNull<u32>);

#[allow(unsafe_code)]
impl Base {
    /// No frame: the caller of the outermost one.
    pub(super) const NULL: Base = Base(std::ptr::null_mut());

    #[inline(always)]
    pub(super) fn is_null(self) -> bool {
        self.0.is_null()
    }

    /// Register `index`.
    #[inline(always)]
    pub(super) fn get(self, index: usize) -> Value {
        // SAFETY: the verifier checked `index` against the frame's register count.
        unsafe { *self.0.add(index) }
    }

    /// Changes register `index`.
    #[inline(always)]
    pub(super) fn set(self, index: usize, value: Value) {
        // SAFETY: as in `get`.
        unsafe { *self.0.add(index) = value }
    }

    /// The `count` registers from `first`.
    #[inline(always)]
    pub(super) fn slice<'a>(self, first: usize, count: usize) -> &'a [Value] {
        // SAFETY: the verifier checked the window. Registers change only through `set` in the interpreter,
        // which does not run while a native looks at its arguments.
        unsafe { std::slice::from_raw_parts(self.0.add(first), count) }
    }

    /// The registers `offset` places further on, as the base of another frame.
    #[inline(always)]
    pub(super) fn offset(self, offset: usize) -> Base {
        // SAFETY: callers stay inside the stack, whose limit they checked, or one past a frame's end.
        Base(unsafe { self.0.add(offset) })
    }

    /// Copies `count` registers from `from` (which may overlap).
    #[inline(always)]
    pub(super) fn copy_from(self, from: *const Value, count: usize) {
        // SAFETY: both ranges are inside live frames or free stack; callers checked the stack limit.
        unsafe { std::ptr::copy(from, self.0, count) }
    }

    /// Fills `count` registers from `first` with Undef.
    #[inline(always)]
    pub(super) fn clear(self, first: usize, count: usize) {
        for index in first..first + count {
            self.set(index, Value::UNDEF);
        }
    }

    #[inline(always)]
    pub(super) fn links<'a>(self) -> &'a mut FrameLinks {
        // SAFETY: four words below the registers of every frame are its links, written when it was made;
        // the reference is used up before the interpreter touches them again.
        unsafe { &mut *self.0.sub(LINKS).cast::<FrameLinks>() }
    }

    /// Writes the links of a new frame on the stack.
    #[inline(always)]
    pub(super) fn set_links(self, links: FrameLinks) {
        // SAFETY: callers checked the stack limit; the four words belong to the frame being made.
        unsafe { self.0.sub(LINKS).cast::<FrameLinks>().write(links) }
    }

    /// The code of a frame that is not a native continuation.
    #[inline(always)]
    pub(super) fn code(self) -> Gc<CodeObject> {
        self.links().code.expect("only native continuations have no code")
    }

    /// The same, where the verifier and the way frames are made leave no doubt.
    #[inline(always)]
    pub(super) fn running_code<'a>(self) -> &'a CodeObject {
        let code = self.links().code;
        debug_assert!(code.is_some());
        // SAFETY: the interpreter runs only frames that have code, and a running frame keeps its code alive.
        unsafe { &*code.unwrap_unchecked().as_ptr() }
    }

    /// The function of a frame that runs compiled code.
    #[inline(always)]
    pub(super) fn running_function<'a>(self) -> &'a Function {
        let function = self.links().function;
        debug_assert!(function.is_kind::<Function>());
        // SAFETY: every frame of compiled code was made for a function, which its links keep alive.
        unsafe { &*function.as_gc_unchecked::<Function>().as_ptr() }
    }

    /// The inline cache of a site of the running code.
    #[inline(always)]
    pub(super) fn cache<'a>(self, site: usize) -> &'a Cache {
        // SAFETY: the verifier checked the site's index against the code's sites.
        unsafe { self.running_code().caches.get_unchecked(site) }
    }

    /// A constant of the running code.
    #[inline(always)]
    pub(super) fn constant(self, index: usize) -> Value {
        // SAFETY: the verifier checked the constant's index.
        unsafe { *self.running_code().constants.get_unchecked(index) }
    }

    /// Writes the links of a frame whose function stands below its registers already.
    #[inline(always)]
    pub(super) fn link_in_place(self, code: Gc<CodeObject>, caller: Base) {
        let links = self.links();
        links.code = Some(code);
        links.caller = caller.0;
    }

    #[inline(always)]
    pub(super) fn is_native(self) -> bool {
        self.links().code.is_none()
    }

    #[inline(always)]
    pub(super) fn caller(self) -> Base {
        Base(self.links().caller)
    }

    #[inline(always)]
    pub(super) fn pc(self) -> Pc {
        Pc::at(self.links().pc)
    }

    #[inline(always)]
    pub(super) fn set_pc(self, pc: Pc) {
        self.links().pc = pc.0.as_ptr();
    }

    /// The heap frame whose registers these are; only for suspendable code.
    #[inline(always)]
    pub(super) fn frame(self) -> Gc<Frame> {
        // SAFETY: registers of suspendable code are the tail of a `Frame`, right behind the struct.
        unsafe { Gc::from_tail_pointer(self.0) }
    }

    /// The continuation of a native frame.
    pub(super) fn then(self) -> &'static Then {
        debug_assert!(self.is_native());
        // SAFETY: `push_native` stored the address of a static row there.
        unsafe { &*self.links().pc.cast::<Then>() }
    }
}

#[allow(unsafe_code)]
impl Pc {
    /// The instruction at an address in live code (or, of a native frame, its `Then` row).
    #[inline(always)]
    pub(super) fn at(address: *const u32) -> Pc {
        debug_assert!(!address.is_null());
        // SAFETY: links and code objects hold addresses of words or rows, never null.
        Pc(unsafe { NonNull::new_unchecked(address.cast_mut()) })
    }

    /// The address, where a frame that has not begun keeps it.
    #[inline(always)]
    pub(super) fn address(self) -> *mut Value {
        self.0.as_ptr().cast()
    }

    /// The instruction's first word.
    #[inline(always)]
    pub(super) fn word(self) -> u32 {
        // SAFETY: a pc points at a word of live code; jumps were checked by the verifier.
        unsafe { *self.0.as_ptr() }
    }

    /// The auxiliary word `index` (1 or 2).
    #[inline(always)]
    pub(super) fn aux(self, index: usize) -> u32 {
        // SAFETY: the opcode has that many words, and the verifier checked that they are inside the code.
        unsafe { *self.0.add(index).as_ptr() }
    }

    /// The pc `words` further on.
    #[inline(always)]
    pub(super) fn advance(self, words: usize) -> Pc {
        // SAFETY: the last instruction of code never goes on, so the next one is inside.
        Pc(unsafe { self.0.add(words) })
    }

    /// The pc at a jump distance.
    #[inline(always)]
    pub(super) fn jump(self, offset: i32) -> Pc {
        // SAFETY: the verifier checked that the target is an instruction.
        Pc(unsafe { self.0.offset(offset as isize) })
    }

    /// The opcode.
    #[inline(always)]
    pub(super) fn op(self) -> Op {
        op_of(self.word())
    }

    /// The word offset from the start of `code`.
    pub(super) fn offset_in(self, entry: *const u32) -> u32 {
        // SAFETY: both point into the same code.
        (unsafe { self.0.as_ptr().cast_const().offset_from(entry) }) as u32
    }
}

/// The opcode in a word of verified code.
#[inline(always)]
#[allow(unsafe_code)]
pub(super) fn op_of(word: u32) -> Op {
    // SAFETY: verified code starts every instruction with the number of an opcode, and `Op` is `repr(u8)`
    // without gaps.
    unsafe { std::mem::transmute::<u8, Op>(word as u8) }
}

/// Operand A of a word.
#[inline(always)]
pub(super) fn a(word: u32) -> usize {
    (word >> 8 & 0xFF) as usize
}

/// Operand B of a word.
#[inline(always)]
pub(super) fn b(word: u32) -> usize {
    (word >> 16 & 0xFF) as usize
}

/// Operand C of a word.
#[inline(always)]
pub(super) fn c(word: u32) -> usize {
    (word >> 24) as usize
}

/// Operand C of a word as a signed number.
#[inline(always)]
pub(super) fn c_signed(word: u32) -> i64 {
    i64::from(word as i32 >> 24)
}

/// Operand BX of a word.
#[inline(always)]
pub(super) fn bx(word: u32) -> usize {
    (word >> 16) as usize
}

/// Operand BX of a word as a signed number.
#[inline(always)]
pub(super) fn bx_signed(word: u32) -> i64 {
    i64::from(word as i32 >> 16)
}
