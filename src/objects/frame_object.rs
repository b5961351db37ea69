//! Frame objects: what `sys._getframe()`, `gi_frame` and `tb_frame` give a script.
//!
//! A frame object names an activation and where to look for it; line and variables are read from the
//! activation when asked for. While it has a frame object, an activation runs a copy of its function that
//! belongs to it alone: so a later call in the same place of the stack is not taken for it.

use crate::heap::{Gc, Header, Tracer, Value};
use crate::objects::code::CodeObject;
use crate::objects::cx::Cx;
use crate::objects::exception::TraceEntry;
use crate::objects::frame::Frame;
use crate::objects::function::{Function, FunctionExtras};
use crate::objects::opaque::{Opaque, OpaqueState};
use crate::objects::types::Builtin;

/// What a frame object shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FrameView {
    /// Where it stood when the object was made, and the function that is its own.
    pub(crate) entry: TraceEntry,
    pub(crate) place: FramePlace,
}

/// Where the activation of a frame object is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum FramePlace {
    /// Nowhere: a traceback remembers it.
    Gone,
    /// On a stack, as long as the call lasts.
    Stack,
    /// A generator, coroutine or async generator.
    Heap(Gc<Frame>),
}

impl OpaqueState for FrameView {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.gc(self.entry.code);
        tracer.value(self.entry.function);
        if let FramePlace::Heap(frame) = self.place {
            tracer.gc(frame);
        }
    }
}

impl Cx {
    /// The frame object of a place that an exception passed.
    pub(crate) fn new_frame_object(&mut self, entry: TraceEntry) -> Value {
        let place = FramePlace::Gone;
        self.alloc_frame_object(FrameView { entry, place })
    }

    fn alloc_frame_object(&mut self, view: FrameView) -> Value {
        let header = Header::new(Builtin::FrameObject.shape());
        let state = Box::new(view);
        self.heap.alloc(Opaque { header, state }).value()
    }

    /// What a frame object shows; `None`: it is no frame object.
    pub(crate) fn frame_view(&self, value: Value) -> Option<FrameView> {
        let object = value.as_gc::<Opaque>()?;
        self.heap[object].state::<FrameView>().copied()
    }

    /// The frame object of an activation that runs `function`, and the function it must run from now on.
    pub(crate) fn frame_object_of(
        &mut self,
        code: Gc<CodeObject>,
        pc: u32,
        function: Value,
        place: FramePlace,
    ) -> (Value, Value) {
        if let FramePlace::Heap(frame) = place {
            self.heap[frame].header.flags &= !Frame::UNSHARED;
        }
        let Some(original) = function.as_gc::<Function>() else {
            return (
                self.new_frame_object(TraceEntry::new(code, pc, function)),
                function,
            );
        };
        let known = self.heap[original].extras.as_ref().map(|extras| extras.frame);
        if let Some(known) = known.and_then(Value::defined) {
            return (known, function);
        }
        let Function {
            globals,
            closure,
            defaults,
            keyword_defaults,
            name,
            qualname,
            ..
        } = self.heap[original];
        let copy = self.heap.alloc(Function {
            header: Header::new(Builtin::Function.shape()),
            code,
            globals,
            closure,
            defaults,
            keyword_defaults,
            name,
            qualname,
            extras: None,
        });
        let function = copy.value();
        let entry = TraceEntry::new(code, pc, function);
        let object = self.alloc_frame_object(FrameView { entry, place });
        let extras = FunctionExtras {
            frame: object,
            ..FunctionExtras::default()
        };
        self.heap[copy].extras = Some(Box::new(extras));
        (object, function)
    }
}
