//! Frame objects: making one for a frame that is executing, and finding out what one shows now.

use super::machine::Vm;
use super::registers::Base;
use super::suspend::registers;
use crate::bytecode::code::{CodeKind, ScopeKind};
use crate::heap::Value;
use crate::objects::frame::{Frame, FrameState};
use crate::objects::frame_object::{FramePlace, FrameView};
use crate::objects::function::Function;
use crate::objects::origins::{Origin, Place};
use crate::objects::outcome::{FrameAspect, Outcome, Raise};
use crate::objects::types::Builtin;

impl Vm {
    /// The innermost frame at or below `base` that a script may see: the functions that stand for
    /// natives have none.
    fn visible_frame(&self, base: Base) -> Option<Base> {
        let mut frame = self.calling_frame(base);
        while let Some(found) = frame {
            if !self.cx.heap[found.code()].is_hidden() {
                break;
            }
            frame = self.calling_frame(found.caller());
        }
        frame
    }

    /// The frame object `level` frames further out than the calling one, or None.
    pub(super) fn frame_at(&mut self, base: Base, level: i64) -> Value {
        let mut frame = self.visible_frame(base);
        for _ in 0..level {
            match frame {
                Some(inner) => frame = self.visible_frame(inner.caller()),
                None => break,
            }
        }
        frame.map_or(Value::NONE, |frame| self.frame_object(frame))
    }

    /// Where up to `limit` calls from the calling function out stand. The loop's own functions are left out.
    pub(super) fn callers(&self, base: Base, limit: usize) -> Origin {
        let mut places = Vec::new();
        let mut frame = self.visible_frame(base);
        while let Some(found) = frame
            && places.len() < limit
        {
            let code = &self.cx.heap[found.code()].code;
            if !code.filename.starts_with("<stdlib>/asyncio/") {
                let position = code.lines.position(self.pc_of(found));
                places.push(Place {
                    filename: code.filename.to_string(),
                    line: position.map_or(code.first_line, |position| position.line),
                    name: code.name.to_string(),
                });
            }
            frame = self.visible_frame(found.caller());
        }
        places.into()
    }

    /// Notes where a coroutine was made.
    #[cold]
    pub(super) fn note_origin(&mut self, coroutine: Value, base: Base) {
        let origin = self.callers(base, self.cx.origins.depth);
        self.cx.origins.note(coroutine, origin);
    }

    /// The frame object of a bytecode frame that is executing.
    fn frame_object(&mut self, frame: Base) -> Value {
        let code = frame.code();
        let place = match self.cx.heap[code].code.kind {
            CodeKind::Plain => FramePlace::Stack,
            CodeKind::Generator | CodeKind::Coroutine | CodeKind::AsyncGenerator => {
                FramePlace::Heap(frame.frame())
            }
        };
        let function = frame.links().function;
        let pc = self.pc_of(frame);
        let (object, function) = self.cx.frame_object_of(code, pc, function, place);
        frame.links().function = function;
        object
    }

    fn pc_of(&self, frame: Base) -> u32 {
        frame.pc().offset_in(self.cx.heap[frame.code()].entry)
    }

    /// The frame among those executing that a frame object shows.
    fn executing(&self, base: Base, view: &FrameView) -> Option<Base> {
        let mut at = base;
        while !at.is_null() {
            if !at.is_native() && at.links().function.is(view.entry.function) {
                return Some(at);
            }
            at = at.caller();
        }
        None
    }

    /// Answers `Query::IsExecuting`.
    pub(super) fn is_executing(&self, base: Base, frame: Value) -> bool {
        let Some(frame) = frame.as_gc::<Frame>() else {
            return false;
        };
        let mut at = base;
        while !at.is_null() && at != registers(frame) {
            at = at.caller();
        }
        !at.is_null()
    }

    /// Answers `Query::OfFrame`.
    pub(super) fn of_frame(&mut self, base: Base, object: Value, aspect: Value) -> Result<Outcome, Raise> {
        let view = self.cx.frame_view(object);
        let (Some(view), Some(aspect)) = (view, FrameAspect::of_value(aspect)) else {
            return Err(self.cx.type_error("a frame object is needed"));
        };
        let executing = match view.place {
            FramePlace::Gone => None,
            FramePlace::Stack | FramePlace::Heap(_) => self.executing(base, &view),
        };
        let suspended = match view.place {
            FramePlace::Heap(frame) if self.cx.heap[frame].state != FrameState::Finished => {
                Some(Base(frame.tail_pointer()))
            }
            _ => None,
        };
        let live = executing.or(suspended);
        let is_fresh = matches!(view.place, FramePlace::Heap(frame)
            if self.cx.heap[frame].state == FrameState::Created);
        match aspect {
            FrameAspect::Line | FrameAspect::Instruction | FrameAspect::Repr => {
                let pc = match (live, view.place) {
                    (Some(live), _) => self.pc_of(live),
                    (None, FramePlace::Gone) => view.entry.pc,
                    (None, _) if aspect == FrameAspect::Repr => view.entry.pc,
                    (None, _) => return Err(self.refuse_ended("its line")),
                };
                if aspect == FrameAspect::Instruction {
                    return Ok(Outcome::Return(Value::small_int(i64::from(pc))));
                }
                let code = self.cx.heap[view.entry.code].code.clone();
                let position = match is_fresh {
                    true => None,
                    false => code.lines.position(pc),
                };
                let line = position.map_or(code.first_line, |position| position.line);
                if aspect == FrameAspect::Line {
                    return Ok(Outcome::Return(Value::small_int(i64::from(line))));
                }
                let text = format!(
                    "<frame at {:#x}, file '{}', line {line}, code {}>",
                    self.cx.identity(object),
                    code.filename,
                    code.name
                );
                Ok(Outcome::Return(self.cx.new_str(&text)))
            }
            FrameAspect::Locals => self.frame_locals(&view, live),
            FrameAspect::Caller => {
                if let Some(frame) = executing {
                    return Ok(Outcome::Return(match self.visible_frame(frame.caller()) {
                        Some(caller) => self.frame_object(caller),
                        None => Value::NONE,
                    }));
                }
                let is_module = self.cx.heap[view.entry.code].code.scope == ScopeKind::Module;
                match view.place {
                    FramePlace::Heap(_) => Ok(Outcome::Return(Value::NONE)),
                    FramePlace::Gone if is_module => Ok(Outcome::Return(Value::NONE)),
                    FramePlace::Gone | FramePlace::Stack => Err(self.refuse_ended("its caller")),
                }
            }
        }
    }

    /// `frame.f_locals`.
    fn frame_locals(&mut self, view: &FrameView, live: Option<Base>) -> Result<Outcome, Raise> {
        let scope = self.cx.heap[view.entry.code].code.scope;
        match (scope, live) {
            (ScopeKind::Function, Some(_)) if !self.tells_locals(view) => {
                let message =
                    "f_locals of a function is not supported when its file does not mention f_locals";
                Err(self.cx.raise(Builtin::NotImplementedError, message))
            }
            (ScopeKind::Function, Some(live)) => {
                let values = self.locals_of(live);
                self.cx.call_prelude("frame_locals", &[values])
            }
            (_, Some(live)) => Ok(Outcome::Return(self.locals_of(live))),
            (ScopeKind::Module, None) => match view.entry.function.as_gc::<Function>() {
                Some(function) => Ok(Outcome::Return(self.cx.heap[function].globals.value())),
                None => Err(self.refuse_ended("its variables")),
            },
            (_, None) => Err(self.refuse_ended("its variables")),
        }
    }

    /// Whether a frame's registers hold its variables and nothing older.
    fn tells_locals(&self, view: &FrameView) -> bool {
        let is_fresh = matches!(view.place, FramePlace::Heap(_));
        is_fresh || self.cx.heap[view.entry.code].code.tells_locals
    }

    fn refuse_ended(&mut self, what: &str) -> Raise {
        let message = format!("the call of this frame is not executing, and Pyish does not keep {what}");
        self.cx.raise(Builtin::NotImplementedError, &message)
    }
}
