//! Acting on outcomes: what a native or a slow path asked for is done until a bytecode frame can go on.

use super::call::Awaiting;
use super::machine::{BOTTOM, Flow, LOOP, Standing, State, Stop, Vm};
use super::registers::{Base, LINKS, Pc, a, c};
use super::unwind::From;
use crate::bytecode::opcode::Op;
use crate::heap::{Gc, Value};
use crate::objects::code::CodeObject;
use crate::objects::dict::Dict;
use crate::objects::event_loop::{CallArguments, LoopStep};
use crate::objects::frame::FrameLinks;
use crate::objects::function::Function;
use crate::objects::outcome::{Answer, Kept, Outcome, Query, Raise, Resumed, Then};
use crate::objects::types::Builtin;

/// How many calls in a row natives may leave to each other.
const MAX_TAIL_CALLS: u32 = 1_000_000;

/// How much fuel natives that call each other may use before the machine stops for want of it.
const MOST_OWED: i64 = 1 << 12;
/// Of how many safepoints between natives one collects under stress.
const STRESSED: u32 = 32;

/// What the frame `base` gets next: the intermediate result of [`Vm::settle`].
pub(super) enum Pending {
    /// This outcome, on behalf of this frame.
    Outcome(Base, Result<Outcome, Raise>),
    /// The event loop with this frame takes its next step.
    Loop(Base),
    /// The interpreter goes on, or stops.
    Flow(Flow),
}

impl Vm {
    /// Does what `result` says on behalf of the frame `base`: a value is delivered to the instruction it
    /// stands at (or to its continuation), an exception unwinds it, a call is begun.
    pub(super) fn settle(&mut self, base: Base, result: Result<Outcome, Raise>) -> Flow {
        self.settle_pending(Pending::Outcome(base, result))
    }

    /// Goes on from an intermediate result until the interpreter can.
    pub(super) fn settle_pending(&mut self, mut pending: Pending) -> Flow {
        let mut tail_calls = 0;
        loop {
            pending = match pending {
                Pending::Flow(flow) => return flow,
                Pending::Loop(base) => {
                    tail_calls = 0;
                    self.loop_step(base)
                }
                Pending::Outcome(base, Err(Raise)) => match self.given_up_at(base) {
                    Some(pending) => pending,
                    None => self.unwind(base, From::Here),
                },
                Pending::Outcome(base, Ok(Outcome::Call)) if self.cx.request.then.is_none() => {
                    // Natives that hand over to each other make no frame, so no depth is counted.
                    tail_calls += 1;
                    if tail_calls > MAX_TAIL_CALLS {
                        tail_calls = 0;
                        let message = "maximum recursion depth exceeded";
                        let raise = self.cx.raise(Builtin::RecursionError, message);
                        pending = Pending::Outcome(base, Err(raise));
                        continue;
                    }
                    self.act(base, Outcome::Call)
                }
                Pending::Outcome(base, Ok(outcome)) => {
                    if matches!(outcome, Outcome::Return(_)) {
                        tail_calls = 0;
                    }
                    self.act(base, outcome)
                }
            };
        }
    }

    fn act(&mut self, base: Base, outcome: Outcome) -> Pending {
        match outcome {
            Outcome::Return(value) => self.deliver(base, value),
            Outcome::Call => {
                let callee = self.cx.request.callee.expect("a call names its callee");
                if let Some(pending) = self.call_plain(base, callee) {
                    return pending;
                }
                let Some(base) = self.push_then(base) else {
                    return self.no_room(base);
                };
                self.begin_call(base, callee)
            }
            Outcome::Prelude => {
                let Some(base) = self.push_then(base) else {
                    return self.no_room(base);
                };
                self.call_prelude(base)
            }
            Outcome::Next => {
                let iterator = self.cx.request.callee.expect("an advance names its iterator");
                let Some(base) = self.push_then(base) else {
                    return self.no_room(base);
                };
                self.advance(base, iterator)
            }
            Outcome::Send | Outcome::Throw => {
                let callee = self.cx.request.callee.expect("a send names its generator");
                let value = self.cx.request.args[0];
                let Some(base) = self.push_then(base) else {
                    return self.no_room(base);
                };
                let input = if matches!(outcome, Outcome::Send) {
                    Resumed::Value(value)
                } else {
                    Resumed::Raised(value)
                };
                self.send(base, callee, input)
            }
            Outcome::Await => {
                let awaitable = self.cx.request.callee.expect("an await names its awaitable");
                self.await_value(base, awaitable, 0)
            }
            Outcome::AwaitIterator => {
                let iterator = self.cx.request.callee.expect("an await names its iterator");
                self.await_iterator(base, iterator)
            }
            Outcome::Suspend(value) => self.suspend(base, value),
            Outcome::Query(query) => {
                let Some(base) = self.push_then(base) else {
                    return self.no_room(base);
                };
                self.answer(base, query)
            }
        }
    }

    /// Natives that wait for each other without end have filled the stack.
    #[cold]
    fn no_room(&mut self, base: Base) -> Pending {
        Pending::Outcome(base, Err(self.recursion_error()))
    }

    /// Begins the call that is asked for most often, of a function with exactly the positional arguments that it has
    /// parameters: the continuation's frame and the function's are filled from the request where it is. `None`
    /// leaves all to do.
    #[inline]
    fn call_plain(&mut self, base: Base, callee: Value) -> Option<Pending> {
        let function = callee.as_gc::<Function>()?;
        let code = self.cx.heap.get(function).code;
        let (object, request) = (self.cx.heap.get(code), &self.cx.request);
        if usize::from(object.exact_arguments) != request.args.len() || request.keywords.is_some() {
            return None;
        }
        let start = self.top_of(base).offset(LINKS);
        let words = request.kept.len() + 1 + LINKS + usize::from(object.registers);
        if !self.fits(start, words) || self.is_too_deep() {
            return None;
        }
        let entry = object.entry;
        let (mut caller, mut target) = (base, start);
        if let Some(then) = request.then {
            start.set_links(continuation_links(base, then, request.state));
            start.set(0, Value::small_int(request.kept.len() as i64));
            for (index, value) in request.kept.iter().enumerate() {
                start.set(index + 1, *value);
            }
            (caller, target) = (start, start.offset(1 + request.kept.len() + LINKS));
        }
        for (index, value) in request.args.iter().enumerate() {
            target.set(index, *value);
        }
        self.cx.request.then = None;
        target.set_links(FrameLinks {
            code: Some(code),
            pc: entry,
            caller: caller.0,
            function: callee,
        });
        self.depth += 1;
        let state = State {
            pc: Pc::at(entry),
            base: target,
        };
        Some(Pending::Flow(self.enter_state(state)))
    }

    /// Pushes a frame for the continuation that the request names, if it names one; `None` when the stack
    /// is full.
    fn push_then(&mut self, base: Base) -> Option<Base> {
        let Some(then) = self.cx.request.then.take() else {
            return Some(base);
        };
        let (start, words) = (self.top_of(base).offset(LINKS), self.cx.request.kept.len() + 1);
        if !self.fits(start, words) && !self.grow_stack(start, words) {
            return None;
        }
        let kept = std::mem::take(&mut self.cx.request.kept);
        let state = self.cx.request.state;
        let frame = self.push_native(base, then, state, &kept);
        self.cx.request.kept = kept;
        Some(frame)
    }

    /// Pushes the frame of a native continuation on behalf of `base`.
    pub(super) fn push_native(
        &mut self,
        base: Base,
        then: &'static Then,
        state: u32,
        kept: &[Value],
    ) -> Base {
        let frame = self.top_of(base).offset(LINKS);
        if !self.fits(frame, kept.len() + 1) && !self.grow_stack(frame, kept.len() + 1) {
            // Depth is limited well below the stack's end, and a continuation keeps few values.
            unreachable!("the recursion limit keeps native frames inside the stack");
        }
        frame.set_links(continuation_links(base, then, state));
        frame.set(0, Value::small_int(kept.len() as i64));
        for (index, value) in kept.iter().enumerate() {
            frame.set(index + 1, *value);
        }
        frame
    }

    /// Runs the continuation of a native frame, which is popped.
    pub(super) fn resume_native(&mut self, base: Base, resumed: Resumed) -> Pending {
        let then = base.then();
        let caller = base.caller();
        if std::ptr::eq(then, &BOTTOM) {
            self.stop = Some(match resumed {
                Resumed::Value(value) => Stop::Done(value),
                Resumed::Raised(exception) => Stop::Failed(exception),
            });
            self.standing = Standing::Idle;
            return Pending::Flow(Flow::Halt);
        }
        if std::ptr::eq(then, &super::finalize::FINALIZED) {
            return self.next_finalizer(base);
        }
        if std::ptr::eq(then, &LOOP) {
            return self.callback_ended(base, resumed);
        }
        // What natives ask of each other, as in `sum(map(len, ...))`, meets no other safepoint.
        if self.cx.heap.burn()
            && let Some(pending) = self.native_safepoint(base, resumed)
        {
            return pending;
        }
        let state = base.links().function.as_inline_int().expect("a state number") as u32;
        let kept = base.get(0).as_inline_int().expect("a count") as usize;
        let kept = Kept {
            state,
            values: base.slice(1, kept),
        };
        let result = (then.resume)(&mut self.cx, kept, resumed);
        if result.is_err()
            && let Some(pending) = self.given_up_resuming(base, resumed)
        {
            return pending;
        }
        Pending::Outcome(caller, result)
    }

    /// The fuel word went below zero where a native's frame is resumed: the machine may collect and stop here as at
    /// a safepoint of bytecode. `None`: go on.
    #[cold]
    #[inline(never)]
    fn native_safepoint(&mut self, base: Base, resumed: Resumed) -> Option<Pending> {
        let (Resumed::Value(value) | Resumed::Raised(value)) = resumed;
        // Under stress most of these are left out: the safepoints of bytecode around them collect as well.
        self.native_safepoints = self.native_safepoints.wrapping_add(1);
        let is_stressed = self.stress_gc && self.native_safepoints.is_multiple_of(STRESSED);
        if self.cx.heap.wants_collection() || is_stressed {
            self.pinned.push(value);
            self.collect(base);
            self.pinned.pop();
        }
        if self.cx.heap.is_over_limit() {
            let raise = self.cx.raise_with(Builtin::MemoryError, &[]);
            return Some(Pending::Outcome(base, Err(raise)));
        }
        if self.take_interrupt() && !(self.cx.loop_hooks.interrupted)(&mut self.cx) {
            let raise = self.cx.raise_with(Builtin::KeyboardInterrupt, &[]);
            return Some(Pending::Outcome(base, Err(raise)));
        }
        // Where the machine is being started there is no fuel yet, so a little may be owed.
        if !self.refill_fuel() && self.cx.heap.fuel.get() < -MOST_OWED {
            let frame = self.push_to_go_on(base, resumed);
            self.standing = Standing::Blocked(frame);
            self.stop = Some(Stop::OutOfFuel);
            return Some(Pending::Flow(Flow::Halt));
        }
        if self.has_finalizers() {
            self.cx.heap.request_safepoint();
        }
        None
    }

    /// Pushes a frame that gives this to the native's frame `base`.
    pub(super) fn push_to_go_on(&mut self, base: Base, resumed: Resumed) -> Base {
        let (is_raised, value) = match resumed {
            Resumed::Value(value) => (0, value),
            Resumed::Raised(exception) => (1, exception),
        };
        self.push_native(base, &GO_ON, is_raised, &[value])
    }

    /// Hands a value to the frame `base`: to its continuation, or to the instruction it stands at.
    pub(super) fn deliver(&mut self, base: Base, value: Value) -> Pending {
        if base.is_native() {
            return self.resume_native(base, Resumed::Value(value));
        }
        let pc = base.pc();
        let word = pc.word();
        let op = pc.op();
        let next = |words| {
            Pending::Flow(Flow::Next(State {
                pc: pc.advance(words),
                base,
            }))
        };
        match op {
            // One result register in A.
            Op::Call | Op::CallMethod | Op::CallEx | Op::CallSuper => {
                base.set(a(word), value);
                next(1)
            }
            Op::SetAttr
            | Op::DeleteAttr
            | Op::SetItem
            | Op::DeleteItem
            | Op::StoreName
            | Op::DeleteName
            | Op::ListExtend
            | Op::SetAdd
            | Op::SetUpdate
            | Op::DictSet
            | Op::DictUpdate
            | Op::DictMerge
            | Op::ImportStar
            | Op::PrintExpression
            | Op::StoreGlobal
            | Op::DeleteGlobal => next(op.row().words),
            Op::ForIter | Op::ForAsync => {
                let after = pc.advance(2);
                if value.is_undef() {
                    return Pending::Flow(Flow::Next(State {
                        pc: after.jump(pc.aux(1) as i32),
                        base,
                    }));
                }
                base.set(a(word), value);
                next(2)
            }
            Op::LoadMethod => {
                base.set(a(word) + c(word), Value::UNDEF);
                base.set(a(word) + c(word) + 1, value);
                next(2)
            }
            Op::LoadContext | Op::LoadAsyncContext => self.deliver_context(base, value),
            Op::UnpackSequence | Op::UnpackStarred | Op::UnpackMany => self.deliver_unpacked(base, value),
            Op::Not | Op::In | Op::NotIn => {
                let negate = op != Op::In;
                match self.cx.truth(value) {
                    Ok(Answer::Known(truth)) => {
                        base.set(a(word), Value::from_bool(truth != negate));
                        next(1)
                    }
                    Ok(Answer::Script) => {
                        Pending::Outcome(base, super::operators::truth(&mut self.cx, value))
                    }
                    Err(raise) => Pending::Outcome(base, Err(raise)),
                }
            }
            _ if branch_sense(op).is_some() => {
                let sense = branch_sense(op).expect("just asked");
                match self.cx.truth(value) {
                    Ok(Answer::Known(truth)) => {
                        let after = pc.advance(2);
                        let pc = if truth == sense {
                            after.jump(pc.aux(1) as i32)
                        } else {
                            after
                        };
                        Pending::Flow(Flow::Next(State { pc, base }))
                    }
                    Ok(Answer::Script) => {
                        Pending::Outcome(base, super::operators::truth(&mut self.cx, value))
                    }
                    Err(raise) => Pending::Outcome(base, Err(raise)),
                }
            }
            _ => {
                base.set(a(word), value);
                next(op.row().words)
            }
        }
    }

    /// Answers a native's question on behalf of `base`.
    fn answer(&mut self, base: Base, query: Query) -> Pending {
        let args: Vec<Value> = self.cx.request.args.clone();
        let result = match query {
            Query::Globals => match self.calling_frame(base) {
                Some(frame) => Ok(Outcome::Return(self.globals_of(frame).value())),
                None => Ok(Outcome::Return(Value::NONE)),
            },
            Query::Locals => Ok(Outcome::Return(self.locals(base))),
            Query::Handled => Ok(Outcome::Return(self.cx.handled)),
            Query::Collect | Query::Release => {
                let whole = query == Query::Collect;
                let is_forced = args.first().is_some_and(|arg| arg.is(Value::TRUE));
                if !whole && !is_forced && !self.may_release() {
                    return Pending::Outcome(base, Ok(Outcome::Return(Value::NONE)));
                }
                let unreachable = self.look_at_heap(base, !whole);
                return self.finalize_then_return(base, Value::small_int(unreachable as i64));
            }
            Query::RunCode => {
                let code = args[0].as_gc::<CodeObject>();
                let globals = args[1].as_gc::<Dict>();
                return match (code, globals) {
                    (Some(code), Some(globals)) => {
                        let awaiting = match args.get(3) {
                            Some(_) => Awaiting::Caller,
                            None => Awaiting::Machine,
                        };
                        self.run_code_object(base, code, globals, args[2], awaiting)
                    }
                    _ => Pending::Outcome(
                        base,
                        Err(self.cx.type_error("exec() needs a code object and a dict")),
                    ),
                };
            }
            Query::Caller => {
                let level = args.first().and_then(|level| level.as_inline_int()).unwrap_or(0);
                Ok(Outcome::Return(self.caller_info(base, level)))
            }
            Query::Callers => {
                let limit = args.first().and_then(|limit| limit.as_inline_int()).unwrap_or(0);
                let callers = self.callers(base, usize::try_from(limit).unwrap_or(0));
                self.cx.origins.asked = Some(callers);
                Ok(Outcome::Return(Value::NONE))
            }
            Query::Frame => {
                let level = args.first().and_then(|level| level.as_inline_int()).unwrap_or(0);
                Ok(Outcome::Return(self.frame_at(base, level)))
            }
            Query::IsExecuting => {
                let is_executing = self.is_executing(base, args[0]);
                Ok(Outcome::Return(Value::from_bool(is_executing)))
            }
            Query::OfFrame => self.of_frame(base, args[0], args[1]),
            Query::RunLoop => return self.enter_loop(base, args[0]),
            Query::Sleep => {
                let deadline = args[0].as_float().unwrap_or(0.0);
                return self.block_until(base, deadline);
            }
            Query::Park => {
                let deadline = self.cx.as_number_f64(args[0]);
                return self.park_until(base, deadline);
            }
            Query::ImportModule => (self.hooks.import_module)(&mut self.cx, args[0]),
            Query::Compile => {
                let mut args = args;
                self.inherit_flags(base, &mut args);
                (self.hooks.compile)(&mut self.cx, &args).and_then(|code| {
                    let code = code.value();
                    (self.hooks.tell_warnings)(&mut self.cx, code)
                })
            }
        };
        Pending::Outcome(base, result)
    }

    /// Code compiled by a script has the script's `from __future__ import annotations`, unless its mode says `alone`.
    fn inherit_flags(&mut self, base: Base, args: &mut [Value]) {
        let has_flag = self
            .calling_frame(base)
            .is_some_and(|frame| self.cx.heap[frame.code()].code.has_future_annotations);
        if let [_, _, mode, ..] = args
            && has_flag
            && let Some(words) = self.cx.as_str(*mode)
            && !words.split(' ').any(|word| word == "alone")
        {
            let words = format!("{words} annotations");
            *mode = self.cx.new_str(&words);
        }
    }

    /// The innermost bytecode frame at or below `base`.
    pub(super) fn calling_frame(&self, mut base: Base) -> Option<Base> {
        while !base.is_null() {
            if !base.is_native() && base.code() != self.construct_code {
                return Some(base);
            }
            base = base.caller();
        }
        None
    }

    /// The globals of a bytecode frame.
    pub(super) fn globals_of(&self, base: Base) -> Gc<Dict> {
        let function = base
            .links()
            .function
            .as_gc::<crate::objects::function::Function>();
        self.cx
            .heap
            .get(function.expect("bytecode frames run functions"))
            .globals
    }

    /// What `locals()` gives in the calling frame.
    fn locals(&mut self, base: Base) -> Value {
        match self.calling_frame(base) {
            Some(frame) => self.locals_of(frame),
            None => Value::NONE,
        }
    }

    /// What `locals()` gives in a bytecode frame.
    pub(super) fn locals_of(&mut self, frame: Base) -> Value {
        use crate::bytecode::code::{ScopeKind, VariableRange};
        let code = frame.code();
        let compiled = self.cx.heap.get(code).code.clone();
        let ranges = &compiled.comprehension_variables;
        let pc = frame.pc().offset_in(self.cx.heap[code].entry);
        let is_here = |range: &VariableRange| range.start <= pc && pc <= range.end;
        let is_in_comprehension = ranges.iter().any(is_here);
        match compiled.scope {
            // In a comprehension of a module or class body, only its variables are locals.
            ScopeKind::Module if !is_in_comprehension => return self.globals_of(frame).value(),
            ScopeKind::Namespace if !is_in_comprehension => return frame.get(0),
            _ => {}
        }
        let dict = self.cx.new_dict();
        for (index, name) in compiled.local_names.iter().enumerate() {
            if name.is_empty() || name.starts_with('.') {
                continue;
            }
            let mut same = ranges.iter().filter(|range| usize::from(range.register) == index);
            let is_local = match compiled.scope {
                ScopeKind::Function => same.clone().next().is_none() || same.any(is_here),
                ScopeKind::Module | ScopeKind::Namespace => same.any(is_here),
            };
            if !is_local {
                continue;
            }
            let mut value = frame.get(index);
            if compiled.cell_registers.contains(&(index as u16))
                && let Some(cell) = value.as_gc::<crate::objects::cell::Cell>()
            {
                value = self.cx.heap[cell].contents;
            }
            if !value.is_undef() {
                self.cx.set_name(dict, name, value);
            }
        }
        let is_function = compiled.scope == ScopeKind::Function;
        if is_function
            && let Some(function) = frame
                .links()
                .function
                .as_gc::<crate::objects::function::Function>()
        {
            let closure = self.cx.heap[function].closure;
            let cells: Vec<Value> = self
                .cx
                .as_tuple(closure)
                .map(<[Value]>::to_vec)
                .unwrap_or_default();
            for (name, cell) in compiled.free_names.iter().zip(cells) {
                if let Some(cell) = cell.as_gc::<crate::objects::cell::Cell>() {
                    let value = self.cx.heap[cell].contents;
                    if !value.is_undef() {
                        self.cx.set_name(dict, name, value);
                    }
                }
            }
        }
        dict.value()
    }

    /// `(code, line, globals)` of the frame `level` further out than the calling one, or None.
    fn caller_info(&mut self, base: Base, level: i64) -> Value {
        let mut frame = self.calling_frame(base);
        for _ in 0..level {
            frame = frame.and_then(|frame| self.calling_frame(frame.caller()));
        }
        let Some(frame) = frame else { return Value::NONE };
        let code = frame.code();
        let pc = frame.pc().offset_in(self.cx.heap[code].entry);
        let line = self.cx.heap[code]
            .code
            .lines
            .position(pc)
            .map_or(0, |position| position.line);
        let globals = self.globals_of(frame);
        self.cx
            .new_tuple(&[code.value(), Value::small_int(i64::from(line)), globals.value()])
    }

    /// Calls a function of the prelude, which is compiled and run at the first need.
    fn call_prelude(&mut self, base: Base) -> Pending {
        let name = self.cx.request.prelude;
        let interned = self.cx.intern(name);
        let loaded = self
            .prelude
            .and_then(|namespace| self.cx.get_name(namespace, interned));
        if let Some(function) = loaded {
            return self.begin_call(base, function);
        }
        // Not loaded yet, or not wholly: a finaliser or another thread asks while it is, or an interrupt came between.
        let code = match (self.hooks.prelude)(&mut self.cx) {
            Ok(code) => code,
            Err(raise) => return Pending::Outcome(base, Err(raise)),
        };
        let namespace = match self
            .cx
            .registered("prelude")
            .and_then(|value| value.as_gc::<Dict>())
        {
            Some(namespace) => namespace,
            None => self.cx.new_dict(),
        };
        self.cx.register("prelude", namespace.value());
        let mut kept = vec![self.cx.new_str(name)];
        kept.extend_from_slice(&self.cx.request.args);
        let base = self.push_native(base, &PRELUDE_LOADED, 0, &kept);
        self.prelude = Some(namespace);
        self.run_code_object(base, code, namespace, Value::UNDEF, Awaiting::Machine)
    }

    // ---- the event loop ----

    /// Begins to run the event loop until `awaitable` is done, on behalf of `base`.
    pub(super) fn enter_loop(&mut self, base: Base, awaitable: Value) -> Pending {
        if let Err(raise) = (self.cx.loop_hooks.start)(&mut self.cx, awaitable) {
            return Pending::Outcome(base, Err(raise));
        }
        Pending::Loop(self.push_native(base, &LOOP, 0, &[]))
    }

    /// Lets the event loop take its next step; `base` is its frame.
    #[inline]
    pub(super) fn loop_step(&mut self, base: Base) -> Pending {
        match (self.cx.loop_hooks.next)(&mut self.cx) {
            LoopStep::Resume {
                task,
                coroutine,
                input,
            } => self.step_task(base, task, coroutine, input),
            LoopStep::Call { function, arguments } => {
                // A loop with nothing but callbacks has no other safepoint.
                if self.cx.heap.burn() && !self.poll_loop(base, &[function, arguments.value()]) {
                    return Pending::Flow(Flow::Halt);
                }
                let args: Vec<Value> = match arguments {
                    CallArguments::One(value) => vec![value],
                    CallArguments::Tuple(tuple) => {
                        self.cx.as_tuple(tuple).map(<[Value]>::to_vec).unwrap_or_default()
                    }
                };
                let outcome = self.cx.tail_call(function, &args);
                Pending::Outcome(base, outcome)
            }
            LoopStep::Look => {
                self.close_dropped_between_steps(base);
                Pending::Loop(base)
            }
            LoopStep::Idle { deadline } => {
                if self.take_interrupt() {
                    if (self.cx.loop_hooks.interrupted)(&mut self.cx) {
                        return Pending::Loop(base);
                    }
                    let raise = self.interruption();
                    let exception = self.cx.take_raised(raise);
                    return self.callback_ended(base, Resumed::Raised(exception));
                }
                self.standing = Standing::Loop(base);
                self.stop = Some(Stop::Stalled { deadline });
                Pending::Flow(Flow::Halt)
            }
            LoopStep::Finished(result) => {
                let caller = base.caller();
                match result {
                    Resumed::Value(value) => Pending::Outcome(caller, Ok(Outcome::Return(value))),
                    Resumed::Raised(exception) => {
                        let raise = self.cx.raise_value(exception);
                        Pending::Outcome(caller, Err(raise))
                    }
                }
            }
        }
    }

    /// A callback of the loop returned or raised.
    fn callback_ended(&mut self, base: Base, resumed: Resumed) -> Pending {
        if let Resumed::Raised(exception) = resumed
            && let Some(exception) = (self.cx.loop_hooks.callback_raised)(&mut self.cx, exception)
        {
            let raise = self.cx.raise_value(exception);
            return Pending::Outcome(base.caller(), Err(raise));
        }
        Pending::Loop(base)
    }
}

/// The links of the frame of a native continuation on behalf of `base`.
fn continuation_links(base: Base, then: &'static Then, state: u32) -> FrameLinks {
    FrameLinks {
        code: None,
        pc: std::ptr::from_ref(then).cast(),
        caller: base.0,
        function: Value::small_int(i64::from(state)),
    }
}

/// The machine stopped, out of fuel, when a native was about to get this value, or (state 1) this exception.
static GO_ON: Then = Then {
    name: "vm.go_on",
    resume: |cx, kept, _| match kept.state {
        0 => Ok(Outcome::Return(kept.values[0])),
        _ => Err(cx.raise_value(kept.values[0])),
    },
    catches: false,
};

/// Whether a branch instruction jumps on true or on false; `None` for other instructions.
pub(super) fn branch_sense(op: Op) -> Option<bool> {
    match op {
        Op::JumpIfTrue
        | Op::JumpIfLt
        | Op::JumpIfLe
        | Op::JumpIfEq
        | Op::JumpIfNe
        | Op::JumpIfGt
        | Op::JumpIfGe
        | Op::JumpIfLtInt
        | Op::JumpIfLeInt
        | Op::JumpIfEqInt
        | Op::JumpIfNeInt
        | Op::JumpIfGtInt
        | Op::JumpIfGeInt => Some(true),
        Op::JumpIfFalse
        | Op::JumpIfNotLt
        | Op::JumpIfNotLe
        | Op::JumpIfNotEq
        | Op::JumpIfNotNe
        | Op::JumpIfNotGt
        | Op::JumpIfNotGe
        | Op::JumpIfNotLtInt
        | Op::JumpIfNotLeInt
        | Op::JumpIfNotEqInt
        | Op::JumpIfNotNeInt
        | Op::JumpIfNotGtInt
        | Op::JumpIfNotGeInt => Some(false),
        _ => None,
    }
}

/// The prelude has run: call the function that was wanted.
static PRELUDE_LOADED: Then = Then {
    name: "vm.prelude_loaded",
    resume: |cx, kept, _| {
        let namespace = cx.registered("prelude").and_then(|value| value.as_gc::<Dict>());
        let name = kept.values[0].as_gc::<crate::objects::str::Str>();
        let (Some(namespace), Some(name)) = (namespace, name) else {
            unreachable!("call_prelude registered the namespace and kept the name");
        };
        let name = cx.intern_str(name);
        let function = cx.get_name(namespace, name).unwrap_or_else(|| {
            unreachable!("the prelude has no function {:?}", cx.heap.text(name));
        });
        cx.tail_call(function, &kept.values[1..])
    },
    catches: false,
};
