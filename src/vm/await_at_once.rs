//! Calls whose results are awaited by the next instruction: `await f(x)`.
//!
//! A coroutine made so is seen by nobody: it stands in the register from which it is awaited, and that is written
//! again when it returns. So it needs no look for coroutines that were never awaited, and when it has ended
//! normally the next call of the same code runs in the same frame. Code objects keep such spare frames, which
//! nothing traces: a collection frees them, and spares from before it are not taken any more. Whoever hands out the
//! frame of an awaiting coroutine in the meantime (`cr_await`, frame objects) takes [`Frame::UNSHARED`] from it.
//!
//! A native that would not have to wait, or in whose place the task can wait, needs no coroutine either: see
//! [`NativeRow::at_once`].

use super::machine::{Flow, State, Vm};
use super::registers::{Base, Pc, a, b, op_of};
use super::suspend::registers;
use crate::bytecode::opcode::Op;
use crate::heap::{Gc, Value};
use crate::objects::code::CodeObject;
use crate::objects::frame::{Drive, Frame, FrameState};
use crate::objects::function::Function;
use crate::objects::future::Future;
use crate::objects::native::{AtOnce, MOST_DEFAULTS, NativeRow};

impl Vm {
    /// The `Await` instruction behind the call that `state` stands at, when it awaits what the call gives.
    #[inline(always)]
    pub(super) fn await_behind_call(&self, state: State) -> Option<Pc> {
        let next = state.pc.advance(1);
        let word = next.word();
        (op_of(word) == Op::Await && b(word) == a(state.pc.word())).then_some(next)
    }

    /// A call of a coroutine function that is awaited at once: where the coroutine begins. `None` when the call goes
    /// the general way.
    #[inline(always)]
    pub(super) fn await_in_place(
        &mut self,
        state: State,
        window: usize,
        count: usize,
        function: Gc<Function>,
    ) -> Option<State> {
        let code = self.cx.heap.get(function).code;
        let object = self.cx.heap.get(code);
        if !object.is_reusable
            || usize::from(object.exact_frame_arguments) != count
            || self.is_too_deep()
            || self.cx.origins.depth > 0
        {
            return None;
        }
        let place = self.await_behind_call(state)?;
        let base = state.base;
        let (entry, count_of_all) = (Pc::at(object.entry), usize::from(object.registers));
        let (frame, unset) = match self.take_spare(code) {
            Some(frame) => (frame, count_of_all - count),
            None => {
                let frame = self.alloc_frame(function, code, place);
                self.cx.heap.get_mut(frame).header.flags |= Frame::UNSHARED;
                (frame, 0)
            }
        };
        let own = registers(frame);
        for index in 0..count {
            own.set(index, base.get(window + index));
        }
        own.clear(count, unset);
        base.set_pc(place);
        base.set(b(place.word()), frame.value());
        let top = self.top_of_running(base);
        let object = self.cx.heap.get_mut(frame);
        object.state = FrameState::Running;
        object.drive = Drive::Awaited;
        object.is_quiet = true;
        object.leaf_or_top = top.0;
        object.links.caller = base.0;
        object.links.function = function.value();
        self.depth += 1;
        Some(State { pc: entry, base: own })
    }

    /// A frame of this code that nobody needs any more.
    #[inline(always)]
    fn take_spare(&mut self, code: Gc<CodeObject>) -> Option<Gc<Frame>> {
        let collections = self.cx.heap.collections;
        let object = self.cx.heap.get_mut(code);
        if object.spare.is_null() || object.spare_since != collections {
            return None;
        }
        let frame = Base(object.spare).frame();
        let next = self.cx.heap.get(frame).outer_root;
        self.cx.heap.get_mut(code).spare = next;
        Some(frame)
    }

    /// The awaited coroutine that runs at `base` has returned to the `Await` instruction `word` of its caller: its
    /// frame may be used again when nobody else has it.
    #[inline(always)]
    pub(super) fn put_aside(&mut self, frame: Gc<Frame>, caller: Base, word: u32) {
        let flags = self.cx.heap.get(frame).header.flags;
        if flags & (Frame::UNSHARED | Frame::THROWN_THROUGH) != Frame::UNSHARED {
            return;
        }
        // The caller's is the only reference.
        caller.set(b(word), Value::UNDEF);
        let collections = self.cx.heap.collections;
        let code = registers(frame).code();
        let object = self.cx.heap.get_mut(code);
        let next = if object.spare_since == collections {
            object.spare
        } else {
            std::ptr::null_mut()
        };
        object.spare = registers(frame).0;
        object.spare_since = collections;
        self.cx.heap.get_mut(frame).outer_root = next;
    }

    /// A call of a native that gives a coroutine, which the `Await` at `place` awaits: done without the coroutine,
    /// when that is possible.
    #[inline]
    pub(super) fn run_at_once(
        &mut self,
        base: Base,
        place: Pc,
        row: &'static NativeRow,
        args: &[Value],
    ) -> Option<Flow> {
        let at_once = row.at_once?;
        let mut buffer = [Value::UNDEF; MOST_DEFAULTS];
        let args = match row.is_exact(args.len()) {
            true => args,
            false => row.completed(args, &mut buffer)?,
        };
        match at_once {
            AtOnce::Ends(end) => {
                let result = end(&mut self.cx, args)?;
                base.set_pc(place);
                Some(match result {
                    Ok(value) => {
                        base.set(a(place.word()), value);
                        Flow::Next(State {
                            pc: place.advance(1),
                            base,
                        })
                    }
                    Err(raise) => self.settle(base, Err(raise)),
                })
            }
            AtOnce::Waits(wait) => {
                let task = self.task_of_chain()?;
                let yielded = wait(&mut self.cx, task, args)?;
                base.set_pc(place);
                // It awaits itself, which it could not do otherwise: `resume_awaiting` knows.
                base.set(b(place.word()), task.value());
                let pending = self.suspend(base, yielded);
                Some(self.settle_pending(pending))
            }
        }
    }

    /// The running task, when it drives the running chain of awaits.
    #[inline]
    fn task_of_chain(&self) -> Option<Gc<Future>> {
        let task = self.cx.event_loop.current_task?;
        if self.root.is_null() {
            return None;
        }
        let root = self.root.frame();
        let is_driven = self.cx.heap.get(root).drive == Drive::Task;
        (is_driven && self.cx.heap.get(task).coroutine.is(root.value())).then_some(task)
    }
}
