//! Exceptions and tracebacks.

use smallvec::SmallVec;

use crate::bytecode::code::Position;
use crate::heap::{Gc, Header, Value, object};
use crate::objects::code::CodeObject;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::frame::Frame;
use crate::objects::function::Function;
use crate::objects::kinds::Kind;
use crate::objects::sequence::List;
use crate::objects::types::Builtin;

/// An instance of BaseException or a subclass.
#[repr(C)]
pub(crate) struct Exception {
    pub(crate) header: Header,
    /// Tuple of the constructor's positional arguments.
    pub(crate) args: Value,
    /// `__cause__`, or None.
    pub(crate) cause: Value,
    /// `__context__`, or None.
    pub(crate) context: Value,
    pub(crate) suppress_context: bool,
    /// `__traceback__` as the script set or saw it; Undef: made from `trace` on demand.
    pub(crate) traceback: Value,
    /// Where the exception passed, innermost first: frames are appended as they unwind.
    pub(crate) trace: Trace,
    /// The variables of those frames, where a script would see them die with their frame: as long as there is a
    /// traceback, they live.
    pub(crate) locals: Option<Gc<List>>,
    /// The generator or coroutine that handled it last, if it is [`Exception::OF_FUTURE`].
    pub(crate) handled_in: Option<Gc<Frame>>,
    /// Attributes, `__notes__` included.
    pub(crate) attributes: Option<Gc<Dict>>,
    /// What `exception_fields` says its class has; `None`: to be computed from `args` when asked for.
    pub(crate) fields: Option<Box<[Value]>>,
}

impl Exception {
    /// A flag of the header: it was thrown into a task, or is the outcome of a future, so others may hold it.
    pub(crate) const OF_FUTURE: u16 = 1;
}

object!(
    Exception = Kind::Exception,
    |exception, tracer| {
        tracer.values(&[
            exception.args,
            exception.cause,
            exception.context,
            exception.traceback,
        ]);
        for entry in &exception.trace {
            tracer.gc(entry.code);
            tracer.value(entry.function);
        }
        tracer.option(exception.locals);
        tracer.option(exception.handled_in);
        tracer.option(exception.attributes);
        if let Some(fields) = &exception.fields {
            tracer.values(fields);
        }
    },
    external | exception | {
        if exception.trace.spilled() {
            exception.trace.capacity() * size_of::<TraceEntry>()
        } else {
            0
        }
    }
);

/// The places an exception passed; most are caught before they passed many.
pub(crate) type Trace = SmallVec<[TraceEntry; 3]>;

/// A place an exception passed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TraceEntry {
    pub(crate) code: Gc<CodeObject>,
    /// The word offset of the instruction that raised or called.
    pub(crate) pc: u32,
    /// The function that ran, whose globals the frame saw.
    pub(crate) function: Value,
    /// The line that a script said for it, where the code itself would say another; 0: it says the code's.
    pub(crate) line: u32,
}

impl TraceEntry {
    pub(crate) fn new(code: Gc<CodeObject>, pc: u32, function: Value) -> TraceEntry {
        let line = 0;
        TraceEntry {
            code,
            pc,
            function,
            line,
        }
    }

    /// Where in the source it was; a line that a script said has no columns.
    pub(crate) fn position(&self, cx: &Cx) -> Option<Position> {
        match self.line {
            0 => cx.heap[self.code].code.lines.position(self.pc),
            line => Some(Position {
                line,
                end_line: line,
                ..Position::default()
            }),
        }
    }

    /// The namespace of the frame's module.
    pub(crate) fn globals(&self, cx: &Cx) -> Option<Gc<Dict>> {
        let function = self.function.as_gc::<Function>()?;
        Some(cx.heap[function].globals)
    }
}

/// A traceback object: one frame, and the traceback of what it called.
#[repr(C)]
pub(crate) struct Traceback {
    pub(crate) header: Header,
    /// The next traceback towards where the exception was raised, or None.
    pub(crate) next: Value,
    pub(crate) entry: TraceEntry,
}

object!(Traceback = Kind::Traceback, |traceback, tracer| {
    tracer.value(traceback.next);
    tracer.gc(traceback.entry.code);
    tracer.value(traceback.entry.function);
});

impl Cx {
    /// While something is alive whose end shows: what the traceback of an exception keeps alive, too.
    pub(crate) fn keep_with_traceback(&mut self, exception: Value, mut kept: Vec<Value>) {
        let Some(raised) = exception.as_gc::<Exception>() else {
            return;
        };
        if self.watched == 0 || kept.is_empty() {
            return;
        }
        // A list dies from its end: what was kept before goes first.
        kept.extend(self.heap[raised].locals.map(Gc::value));
        self.heap[raised].locals = self.new_list(kept).as_gc();
    }

    /// `exception.__traceback__`: traceback objects from where it was caught inwards, made when first asked
    /// for.
    pub(crate) fn exception_traceback(&mut self, exception: Gc<Exception>) -> Value {
        let known = self.heap[exception].traceback;
        if !known.is_undef() {
            return known;
        }
        let entries = self.heap[exception].trace.clone();
        let mut next = Value::NONE;
        for entry in entries {
            let header = Header::new(Builtin::Traceback.shape());
            next = self.heap.alloc(Traceback { header, next, entry }).value();
        }
        self.heap[exception].traceback = next;
        next
    }
}
