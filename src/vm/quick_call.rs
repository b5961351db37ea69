//! Positional calls that need neither binding nor a request: arguments stay in the caller's registers, or
//! are copied once to where the callee wants them. What none of these does goes the general way.

use smallvec::SmallVec;

use super::call::{CONSTRUCT_WINDOW, check_receiver};
use super::machine::{Flow, State, Vm};
use super::registers::{Base, LINKS, Pc, a, c};
use crate::bytecode::opcode::Op;
use crate::heap::{Gc, Value};
use crate::objects::class::Class;
use crate::objects::frame::FrameLinks;
use crate::objects::function::{BoundMethod, Function, Native};
use crate::objects::kinds::Kind;
use crate::objects::native::{MOST_DEFAULTS, NativeRow, Nature};
use crate::objects::opaque::Opaque;
use crate::objects::outcome::{Outcome, Raise};
use crate::objects::types::Builtin;

impl Vm {
    /// A positional call that the inlined path does not do: of `callee` with `count` arguments from register
    /// `window`.
    #[inline(never)]
    pub(super) fn call_general(&mut self, state: State, window: usize, count: usize, callee: Value) -> Flow {
        let base = state.base;
        base.set_pc(state.pc);
        let args = base.slice(window, count);
        if let Some(function) = callee.as_gc::<Function>() {
            let code = self.cx.heap.get(function).code;
            if usize::from(self.cx.heap.get(code).exact_frame_arguments) == count && !self.is_too_deep() {
                let frame = self.new_frame(function, code, args, base);
                return self.native_returned(state, Ok(Outcome::Return(frame.value())));
            }
            let pending = self.enter_function(base, function, args, None);
            return self.settle_pending(pending);
        } else if let Some(class) = callee.as_gc::<Class>() {
            if let Some(flow) = self.quick_construct(state, class, args) {
                return flow;
            }
        } else if let Some(method) = callee.as_gc::<BoundMethod>() {
            if let Some(next) = self.frame_of_method(base, window, count, method) {
                return self.enter_state(next);
            }
            if let Some(flow) = self.bound_native(state, method, args) {
                return flow;
            }
        } else if callee.is_kind::<Opaque>()
            && let Some(native) = self.native_call_of(callee)
        {
            let row = self.cx.heap.get(native).row;
            let result = self.run_native_call(row, callee, args);
            return self.native_returned(state, result);
        }
        let outcome = self.cx.tail_call(callee, args);
        self.settle(base, outcome)
    }

    /// The native by which objects of a native module's class are called.
    #[inline]
    fn native_call_of(&mut self, callee: Value) -> Option<Gc<Native>> {
        let call = self.cx.names.call;
        self.cx.dunder(callee, call)?.as_gc::<Native>()
    }

    /// Runs a native that is the `__call__` of an object.
    fn run_native_call(
        &mut self,
        row: &'static NativeRow,
        callee: Value,
        args: &[Value],
    ) -> Result<Outcome, Raise> {
        let mut all = SmallVec::<[Value; 8]>::new();
        all.push(callee);
        let shape = row.shape;
        if shape.has_varargs && shape.has_varkw && shape.positional == 1 && shape.fixed == 2 {
            // `(self, /, *args, **kwargs)`
            all.push(Value::UNDEF);
        } else if !row.is_exact(args.len() + 1) {
            let request = &mut self.cx.request;
            request.args.clear();
            request.args.push(callee);
            request.args.extend_from_slice(args);
            request.keywords = None;
            return self.run_native_of_request(row, Value::UNDEF);
        }
        all.extend_from_slice(args);
        (row.function)(&mut self.cx, &all)
    }

    /// A positional call of a native with `count` arguments from register `window`.
    #[inline(never)]
    pub(super) fn call_native_in_place(
        &mut self,
        state: State,
        window: usize,
        count: usize,
        native: Gc<Native>,
    ) -> Flow {
        let base = state.base;
        base.set_pc(state.pc);
        let args = base.slice(window, count);
        let object = self.cx.heap.get(native);
        let (row, owner) = (object.row, object.owner);
        // What `LoadMethod` found on the receiver's class applies to the receiver.
        let is_bound =
            state.pc.op() == Op::CallMethod && window == a(state.pc.word()) + c(state.pc.word()) + 1;
        if !is_bound
            && let Some(owner) = owner.as_gc::<Class>()
            && let Err(raise) = check_receiver(&mut self.cx, row, owner, args)
        {
            return self.settle(base, Err(raise));
        }
        if usize::from(row.exact) == count && row.nature == Nature::Plain {
            let result = (row.function)(&mut self.cx, args);
            return self.native_returned(state, result);
        }
        self.call_native_bound(state, native, args)
    }

    /// The same for a native whose arguments are not as they must be, or whose result may be awaited at once.
    #[inline(never)]
    fn call_native_bound(&mut self, state: State, native: Gc<Native>, args: &[Value]) -> Flow {
        let row = self.cx.heap.get(native).row;
        if let Some(flow) = self.quick_native(state, row, args) {
            return flow;
        }
        let outcome = self.cx.tail_call(native.value(), args);
        self.settle(state.base, outcome)
    }

    /// Calls a native whose parameters are given or have defaults.
    #[inline(always)]
    fn quick_native(&mut self, state: State, row: &'static NativeRow, args: &[Value]) -> Option<Flow> {
        if row.nature == Nature::GivingCoroutines
            && let Some(place) = self.await_behind_call(state)
            && let Some(flow) = self.run_at_once(state.base, place, row, args)
        {
            return Some(flow);
        }
        let result = self.run_native(row, args)?;
        self.note_maker(state.pc, row, &result);
        Some(self.native_returned(state, result))
    }

    /// Calls a bound method of a native class.
    fn bound_native(&mut self, state: State, method: Gc<BoundMethod>, args: &[Value]) -> Option<Flow> {
        let object = self.cx.heap.get(method);
        let (native, receiver) = (object.function.as_gc::<Native>()?, object.receiver);
        let mut buffer = [receiver; MOST_DEFAULTS];
        let args_of_all = buffer.get_mut(..=args.len())?;
        args_of_all[1..].copy_from_slice(args);
        let object = self.cx.heap.get(native);
        let (row, owner) = (object.row, object.owner);
        if let Some(owner) = owner.as_gc::<Class>()
            && let Err(raise) = check_receiver(&mut self.cx, row, owner, args_of_all)
        {
            return Some(self.settle(state.base, Err(raise)));
        }
        self.quick_native(state, row, args_of_all)
    }

    /// Runs a native whose parameters are given or have defaults; `None` when binding must see to it.
    #[inline(always)]
    fn run_native(&mut self, row: &'static NativeRow, args: &[Value]) -> Option<Result<Outcome, Raise>> {
        if row.is_exact(args.len()) {
            return Some((row.function)(&mut self.cx, args));
        }
        let mut buffer = [Value::UNDEF; MOST_DEFAULTS];
        let completed = row.completed(args, &mut buffer)?;
        Some((row.function)(&mut self.cx, completed))
    }

    #[inline(always)]
    fn native_returned(&mut self, state: State, result: Result<Outcome, Raise>) -> Flow {
        if let Ok(Outcome::Return(value)) = result {
            state.base.set(a(state.pc.word()), value);
            return Flow::Next(State {
                pc: state.pc.advance(1),
                base: state.base,
            });
        }
        self.settle(state.base, result)
    }

    /// The frame of a call whose last parameters are defaults, or that a generator or coroutine makes.
    #[inline(always)]
    pub(super) fn frame_of_function(
        &mut self,
        state: State,
        window: usize,
        count: usize,
        function: Gc<Function>,
    ) -> Option<State> {
        let base = state.base;
        let code = self.cx.heap.get(function).code;
        if self.cx.heap.get(code).exact_arguments == u16::MAX {
            return None;
        }
        let target = self.callee_place(base, window);
        if !self.is_below_limit(target) || self.is_too_deep() {
            return None;
        }
        base.set_pc(state.pc);
        // Little is copied in vain when binding must see to the call.
        if target != base.offset(window) {
            target.copy_from(base.offset(window).0, count);
            target.links().function = function.value();
        }
        self.fill_defaults_in_place(target, count, function)?;
        target.link_in_place(code, base);
        self.depth += 1;
        Some(State {
            pc: Pc::at(self.cx.heap.get(code).entry),
            base: target,
        })
    }

    /// Where the frame of a call made by `base` begins: at the arguments, in register `window`, or behind what is on
    /// the stack when `base` is not there.
    #[inline(always)]
    fn callee_place(&self, base: Base, window: usize) -> Base {
        if base.running_code().suspendable {
            self.top_of_running(base).offset(LINKS)
        } else {
            base.offset(window)
        }
    }

    /// Writes the defaults of the parameters behind the `count` arguments at `target`; `None`, and nothing
    /// written, when there are too few of them or the function has parameters of other kinds.
    #[inline]
    fn fill_defaults_in_place(&mut self, target: Base, count: usize, function: Gc<Function>) -> Option<()> {
        let object = self.cx.heap.get(function);
        let parameters = self.cx.heap.get(object.code).exact_arguments;
        let missing = usize::from(parameters).checked_sub(count)?;
        if missing == 0 {
            return Some(());
        }
        // A function without an exact number of parameters says 65,535: it never has that many defaults.
        let defaults = self.cx.as_tuple(object.defaults)?;
        let first = defaults.len().checked_sub(missing)?;
        for (index, default) in defaults[first..].iter().enumerate() {
            target.set(count + index, *default);
        }
        Some(())
    }

    /// The frame of a call of a bound method: the arguments move up by one to let the receiver in.
    fn frame_of_method(
        &mut self,
        base: Base,
        window: usize,
        count: usize,
        method: Gc<BoundMethod>,
    ) -> Option<State> {
        let object = self.cx.heap.get(method);
        let (function, receiver) = (object.function.as_gc::<Function>()?, object.receiver);
        let target = self.callee_place(base, window);
        let code = self.cx.heap.get(function).code;
        if usize::from(self.cx.heap.get(code).exact_arguments) != count + 1
            || !self.is_below_limit(target)
            || self.is_too_deep()
        {
            return None;
        }
        target.offset(1).copy_from(base.offset(window).0, count);
        target.set(0, receiver);
        target.links().function = function.value();
        target.link_in_place(code, base);
        self.depth += 1;
        Some(State {
            pc: Pc::at(self.cx.heap.get(code).entry),
            base: target,
        })
    }

    /// Calls a class whose metaclass is `type`: one with a native constructor, or a script's whose instances
    /// are made by `object.__new__` and finished by a compiled `__init__`.
    #[inline]
    fn quick_construct(&mut self, state: State, class: Gc<Class>, args: &[Value]) -> Option<Flow> {
        let base = state.base;
        if self.cx.class_of(class.value()) != self.cx.types.get(Builtin::Type) {
            let &[value] = args else { return None };
            let member = self.cx.member_by_value(class, value)?;
            return Some(self.native_returned(state, Ok(Outcome::Return(member))));
        }
        let object = self.cx.heap.get(class);
        if let Some(row) = object.construct {
            let result = self.run_native(row, args)?;
            return Some(self.native_returned(state, result));
        }
        if object.instance_kind != Kind::Instance || object.flags.has_new || !object.flags.is_script {
            return None;
        }
        let init = self.cx.names.init;
        let init = self.cx.lookup(class, init)?.as_gc::<Function>()?;
        let code = self.cx.heap.get(init).code;
        let construct = self.top_of_running(base).offset(LINKS);
        let target = construct.offset(CONSTRUCT_WINDOW + LINKS);
        // The little frame under `__init__` counts too.
        if !self.is_below_limit(target) || self.depth + 1 >= self.cx.recursion_limit {
            return None;
        }
        target.offset(1).copy_from(args.as_ptr(), args.len());
        self.fill_defaults_in_place(target, args.len() + 1, init)?;
        let instance = match self.cx.new_instance(class) {
            Ok(instance) => instance,
            Err(raise) => return Some(self.settle(base, Err(raise))),
        };
        construct.set_links(FrameLinks {
            code: Some(self.construct_code),
            pc: self.cx.heap.get(self.construct_code).entry,
            caller: base.0,
            function: init.value(),
        });
        construct.set(0, instance);
        target.set(0, instance);
        target.links().function = init.value();
        target.link_in_place(code, construct);
        self.depth += 2;
        Some(self.enter_state(State {
            pc: Pc::at(self.cx.heap.get(code).entry),
            base: target,
        }))
    }
}
