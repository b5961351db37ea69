//! Calls: what a callee is, frames for compiled functions, natives, classes, and objects with `__call__`.

use std::sync::Arc;

use super::attribute::{bind_special, is_native};
use super::bind::{bind_function, bind_native};
use super::machine::{Flow, State, Vm};
use super::registers::{Base, LINKS, Pc};
use super::settle::Pending;
use crate::bytecode::code::{Code, CodeKind, LineTable, Parameters, ScopeKind};
use crate::bytecode::opcode::Instruction;
use crate::bytecode::operand::{Count, Reg, Variant};
use crate::heap::{Gc, Header, TailLen, Value};
use crate::objects::class::Class;
use crate::objects::code::CodeObject;
use crate::objects::coroutine::NativeCoroutine;
use crate::objects::cx::Cx;
use crate::objects::descriptor::{ClassMethod, StaticMethod};
use crate::objects::dict::Dict;
use crate::objects::enumeration::HASH_BY_NAME;
use crate::objects::frame::{AsyncGenStep, Drive, Frame, FrameLinks, FrameState};
use crate::objects::function::{BoundMethod, Function, Native};
use crate::objects::kinds::Kind;
use crate::objects::native::{Binding, NativeRow, Nature};
use crate::objects::outcome::{Outcome, Raise, Resumed, Then};
use crate::objects::types::Builtin;

/// Registers of the frame that a class call makes: the instance, then the window of `__init__`.
pub(super) const CONSTRUCT_WINDOW: usize = 1;

/// The code that a class call runs: register 0 holds the instance, register 1 is the window of its
/// `__init__`. A frame of it stands at the call while `__init__` runs.
pub(super) fn construct_code(cx: &mut Cx) -> Gc<CodeObject> {
    let mut words = Vec::new();
    let instructions = [
        Instruction::Call {
            window: Reg(CONSTRUCT_WINDOW as u16),
            count: Count(0),
            gap: Variant(LINKS as u8 - 1),
        },
        Instruction::ReturnInstance {
            instance: Reg(0),
            result: Reg(CONSTRUCT_WINDOW as u16),
        },
    ];
    for instruction in instructions {
        let mut buffer = [0; 3];
        let length = instruction.encode(&mut buffer);
        words.extend_from_slice(&buffer[..length]);
    }
    let code = Code {
        tells_locals: false,
        name: "<construct>".into(),
        qualname: "<construct>".into(),
        filename: "".into(),
        first_line: 0,
        kind: CodeKind::Plain,
        scope: ScopeKind::Function,
        parameters: Parameters::default(),
        registers: (CONSTRUCT_WINDOW + LINKS + 1) as u16,
        local_names: Vec::new(),
        cell_registers: Vec::new(),
        free_names: Vec::new(),
        words: words.into(),
        constants: Vec::new(),
        sites: Vec::new(),
        handlers: Vec::new(),
        comprehension_variables: Vec::new(),
        lines: LineTable::default(),
        doc: None,
        has_future_annotations: false,
    };
    cx.load_code(&Arc::new(code))
}

/// So many objects in a row may each say what is called in their place.
const MOST_HOPS: u32 = 10_000;

impl Vm {
    /// Calls `callee` on behalf of the frame `base`, with the request's arguments.
    pub(super) fn begin_call(&mut self, base: Base, mut callee: Value) -> Pending {
        let mut hops = 0;
        loop {
            if let Some(function) = callee.as_gc::<Function>() {
                return self.call_function(base, function);
            }
            if let Some(native) = callee.as_gc::<Native>() {
                return self.call_native(base, native);
            }
            if let Some(method) = callee.as_gc::<BoundMethod>() {
                let (function, receiver) = (self.cx.heap[method].function, self.cx.heap[method].receiver);
                self.cx.request.args.insert(0, receiver);
                callee = function;
                continue;
            }
            if let Some(class) = callee.as_gc::<Class>() {
                return self.call_class(base, class);
            }
            if let Some(method) = callee.as_gc::<StaticMethod>() {
                callee = self.cx.heap[method].function;
                hops += 1;
                // `__init__` can make it wrap itself.
                if hops > MOST_HOPS {
                    return Pending::Outcome(base, Err(self.too_many_hops()));
                }
                continue;
            }
            let call = self.cx.names.call;
            match self.cx.dunder(callee, call) {
                Some(method) => {
                    match self.bind_special(method, callee) {
                        Bound::Method(function) => {
                            self.cx.request.args.insert(0, callee);
                            callee = function;
                        }
                        Bound::Value(value) => callee = value,
                        Bound::Descriptor => {
                            return Pending::Outcome(base, self.call_through_descriptor(callee));
                        }
                    };
                }
                None => {
                    let message = format!("'{}' object is not callable", self.cx.type_name(callee));
                    return Pending::Outcome(base, Err(self.cx.type_error(message)));
                }
            }
            hops += 1;
            if hops > MOST_HOPS {
                return Pending::Outcome(base, Err(self.too_many_hops()));
            }
        }
    }

    /// A callee that leads to itself: no frame is made, so no depth is counted.
    fn too_many_hops(&mut self) -> Raise {
        self.cx
            .raise(Builtin::RecursionError, "maximum recursion depth exceeded")
    }

    /// How a special method found on a type is called for `receiver`.
    fn bind_special(&mut self, method: Value, receiver: Value) -> Bound {
        if method.is_kind::<Function>() || method.is_kind::<Native>() {
            return Bound::Method(method);
        }
        if let Some(wrapped) = method.as_gc::<StaticMethod>() {
            return Bound::Value(self.cx.heap[wrapped].function);
        }
        if let Some(wrapped) = method.as_gc::<ClassMethod>() {
            let class = self.cx.class_of(receiver).value();
            let function = self.cx.heap[wrapped].function;
            return Bound::Value(self.cx.new_bound_method(function, class));
        }
        let get = self.cx.names.get;
        if self.cx.dunder(method, get).is_some() {
            Bound::Descriptor
        } else {
            Bound::Value(method)
        }
    }

    /// Calls an object whose `__call__` is found through a descriptor: look it up as an attribute, then call.
    fn call_through_descriptor(&mut self, callee: Value) -> Result<Outcome, Raise> {
        let mut kept = vec![self.cx.request.keywords.unwrap_or(Value::UNDEF)];
        kept.extend_from_slice(&self.cx.request.args);
        let class = self.cx.class_of(callee).value();
        let name = self.cx.names.call;
        let method = self.cx.dunder(callee, name).unwrap_or(Value::NONE);
        let get = self.cx.names.get;
        let getter = self.cx.dunder(method, get).unwrap_or(Value::NONE);
        self.cx
            .call(getter, &[method, callee, class], &CALL_RESULT, 0, &kept)
    }

    /// Calls a native with the request's arguments.
    fn call_native(&mut self, base: Base, native: Gc<Native>) -> Pending {
        let row = self.cx.heap[native].row;
        let owner = self.cx.heap[native].owner;
        if let Some(owner) = owner.as_gc::<Class>() {
            let args = std::mem::take(&mut self.cx.request.args);
            let checked = check_receiver(&mut self.cx, row, owner, &args);
            self.cx.request.args = args;
            if let Err(raise) = checked {
                return Pending::Outcome(base, Err(raise));
            }
        }
        let has_keywords = self.cx.request.keywords.is_some();
        let module = self.cx.heap[native].module;
        let result = self.run_native_of_request(row, module);
        if !base.is_native() {
            self.note_maker(base.pc(), row, &result);
        }
        self.native_ended(base, native.value(), has_keywords, result)
    }

    /// Goes on after a native, or a type's constructor, that was called with the request's arguments.
    #[inline(always)]
    pub(super) fn native_ended(
        &mut self,
        base: Base,
        callee: Value,
        has_keywords: bool,
        result: Result<Outcome, Raise>,
    ) -> Pending {
        if result.is_err()
            && let Some(pending) = self.given_up_call(base, callee, has_keywords)
        {
            return pending;
        }
        Pending::Outcome(base, result)
    }

    /// Notes where a native coroutine, or a step of an async generator, was made, for the report of one that is never
    /// awaited.
    #[inline(always)]
    pub(super) fn note_maker(&mut self, pc: Pc, row: &NativeRow, result: &Result<Outcome, Raise>) {
        if matches!(row.nature, Nature::GivingCoroutines | Nature::GivingSteps)
            && let Ok(Outcome::Return(value)) = result
        {
            let address = pc.address().addr();
            if let Some(coroutine) = value.as_gc::<NativeCoroutine>() {
                self.cx.heap.get_mut(coroutine).note_maker(address);
            } else if let Some(step) = value.as_gc::<AsyncGenStep>() {
                self.cx.heap.get_mut(step).maker = address;
            }
        }
    }

    /// Runs a native with the request's arguments; `module` is what errors call a function's module.
    pub(super) fn run_native_of_request(
        &mut self,
        row: &'static NativeRow,
        module: Value,
    ) -> Result<Outcome, Raise> {
        let mut args = std::mem::take(&mut self.cx.request.args);
        let keywords = self.cx.request.keywords.take();
        let result = if keywords.is_none() && (row.is_exact(args.len()) || row.complete(&mut args)) {
            (row.function)(&mut self.cx, &args)
        } else {
            bind_native(&mut self.cx, row, module, &args, keywords)
                .and_then(|bound| (row.function)(&mut self.cx, &bound))
        };
        // The next request takes the memory over, unless this one has made its own.
        if self.cx.request.args.capacity() == 0 {
            self.cx.request.args = args;
            if !matches!(result, Ok(Outcome::Return(_)) | Err(_)) {
                self.cx.request.args.clear();
            }
        }
        result
    }

    /// Calls a compiled function with the request's arguments.
    fn call_function(&mut self, base: Base, function: Gc<Function>) -> Pending {
        let args = std::mem::take(&mut self.cx.request.args);
        let keywords = self.cx.request.keywords.take();
        let pending = self.enter_function(base, function, &args, keywords);
        self.cx.request.args = args;
        pending
    }

    /// Calls a compiled function: pushes its frame, or makes a generator or coroutine.
    pub(super) fn enter_function(
        &mut self,
        base: Base,
        function: Gc<Function>,
        args: &[Value],
        keywords: Option<Value>,
    ) -> Pending {
        let code = self.cx.heap[function].code;
        let registers = usize::from(self.cx.heap[code].registers);
        let target = self.top_of(base).offset(LINKS);
        let words = registers.max(args.len() + 1);
        if !self.fits(target, words) && !self.grow_stack(target, words) || self.is_too_deep() {
            return Pending::Outcome(base, Err(self.recursion_error()));
        }
        if self.cx.heap[code].suspendable {
            let parameters = self.cx.heap[code].code.parameters;
            let exact = usize::from(self.cx.heap[code].exact_frame_arguments);
            let needs_binding = keywords.is_some() || args.len() != exact;
            let frame = if needs_binding {
                // Bound on the stack first; nothing runs before the copy.
                if let Err(raise) = bind_function(&mut self.cx, function, args, keywords, target) {
                    return Pending::Outcome(base, Err(raise));
                }
                self.new_frame(
                    function,
                    code,
                    target.slice(0, usize::from(parameters.registers())),
                    base,
                )
            } else {
                self.new_frame(function, code, args, base)
            };
            // Not delivered here: what goes on may fill the request, which the caller of this puts back.
            return Pending::Outcome(base, Ok(Outcome::Return(frame.value())));
        }
        let exact = keywords.is_none() && args.len() == usize::from(self.cx.heap[code].exact_arguments);
        if exact {
            target.copy_from(args.as_ptr(), args.len());
        } else if let Err(raise) = bind_function(&mut self.cx, function, args, keywords, target) {
            return Pending::Outcome(base, Err(raise));
        }
        target.set_links(FrameLinks {
            code: Some(code),
            pc: self.cx.heap[code].entry,
            caller: base.0,
            function: function.value(),
        });
        self.depth += 1;
        let state = State {
            pc: Pc::at(self.cx.heap[code].entry),
            base: target,
        };
        Pending::Flow(self.enter_state(state))
    }

    /// Starts at a function's first instruction, which is a safepoint.
    #[inline(always)]
    pub(super) fn enter_state(&mut self, state: State) -> Flow {
        if self.cx.heap.burn() {
            return self.safepoint(state);
        }
        Flow::Next(state)
    }

    /// Makes a generator, coroutine or async generator whose first registers are these, for a call that `base` makes.
    pub(super) fn new_frame(
        &mut self,
        function: Gc<Function>,
        code: Gc<CodeObject>,
        parameters: &[Value],
        base: Base,
    ) -> Gc<Frame> {
        let frame = self.alloc_frame(function, code, base.pc());
        let own = Base(frame.tail_pointer());
        self.cx.heap.get_mut(frame).leaf_or_top = own.0;
        for (index, parameter) in parameters.iter().enumerate() {
            own.set(index, *parameter);
        }
        if self.cx.heap.get(code).frames_are_finalized {
            self.cx.finalizable.push(frame.value());
            let is_watched = self.cx.heap.get(frame).is_quiet;
            self.cx.watched += usize::from(is_watched);
            if self.cx.origins.depth > 0 && !is_watched {
                self.note_origin(frame.value(), base);
            }
        }
        frame
    }

    /// The frame without parameters, unknown to those who look for dead ones.
    #[inline(always)]
    pub(super) fn alloc_frame(
        &mut self,
        function: Gc<Function>,
        code: Gc<CodeObject>,
        made_at: Pc,
    ) -> Gc<Frame> {
        let object = self.cx.heap.get(code);
        let registers = usize::from(object.registers);
        if object.made_at != made_at.address() {
            self.note_place(code, made_at);
        }
        let object = self.cx.heap.get(code);
        let is_watched = object.frame_shape != Builtin::Coroutine.shape();
        let frame = Frame {
            header: Header::new(object.frame_shape),
            tail: TailLen::UNSET,
            state: FrameState::Created,
            drive: Drive::Send,
            is_closing: false,
            is_quiet: is_watched,
            outer_depth: 0,
            chain: 0,
            leaf_or_top: std::ptr::null_mut(),
            outer_root: made_at.address(),
            handled: Value::UNDEF,
            links: FrameLinks {
                code: Some(code),
                pc: object.entry,
                caller: std::ptr::null_mut(),
                function: function.value(),
            },
        };
        self.cx.heap.alloc_filled(frame, registers, Value::UNDEF)
    }

    /// Notes where a code object's frames are made: the first place, and that it is not the only one.
    #[cold]
    fn note_place(&mut self, code: Gc<CodeObject>, made_at: Pc) {
        let object = self.cx.heap.get_mut(code);
        if object.made_at.is_null() {
            object.made_at = made_at.address();
        } else {
            object.is_made_elsewhere = true;
        }
    }

    /// Runs a code object with these globals: a module body, `exec`, a class body's cousin. Register 0 gets
    /// the locals when the code keeps its names in a namespace.
    pub(super) fn run_code_object(
        &mut self,
        base: Base,
        code: Gc<CodeObject>,
        globals: Gc<Dict>,
        locals: Value,
        awaiting: Awaiting,
    ) -> Pending {
        let name = self.cx.heap[code].code.name.clone();
        let name = self.cx.intern(&name);
        let builtins = self.cx.names.builtins;
        if self.cx.get_name(globals, builtins).is_none() {
            let module = self
                .cx
                .registered("builtins module")
                .unwrap_or(self.cx.builtins.value());
            self.cx.set_interned(globals, builtins, module);
        }
        let function = self.cx.heap.alloc(Function {
            header: Header::new(Builtin::Function.shape()),
            code,
            globals,
            closure: Value::UNDEF,
            defaults: Value::UNDEF,
            keyword_defaults: Value::UNDEF,
            name,
            qualname: name,
            extras: None,
        });
        let namespace = if locals.is_undef() {
            globals.value()
        } else {
            locals
        };
        let args = [namespace];
        let count = usize::from(self.cx.heap[code].code.parameters.positional);
        let base = if self.cx.heap[code].suspendable && awaiting == Awaiting::Machine {
            // A body with top-level await: what the call gives is its coroutine.
            self.push_native(base, &RUN_COROUTINE, 0, &[])
        } else {
            base
        };
        self.enter_function(base, function, &args[..count.min(1)], None)
    }

    #[inline(always)]
    pub(super) fn is_too_deep(&self) -> bool {
        self.depth >= self.cx.recursion_limit
    }

    #[cold]
    pub(super) fn recursion_error(&mut self) -> Raise {
        self.cx
            .raise(Builtin::RecursionError, "maximum recursion depth exceeded")
    }

    /// Calls a class with the request's arguments.
    fn call_class(&mut self, base: Base, class: Gc<Class>) -> Pending {
        let meta = self.cx.class_of(class.value());
        if meta != self.cx.types.get(Builtin::Type) {
            if let &[value] = &*self.cx.request.args
                && self.cx.request.keywords.is_none()
                && let Some(member) = self.cx.member_by_value(class, value)
            {
                return Pending::Outcome(base, Ok(Outcome::Return(member)));
            }
            let name = self.cx.names.call;
            let method = self.cx.lookup(meta, name);
            if let Some(method) = method.filter(|method| !is_native(&self.cx, *method)) {
                let (callee, receiver) = bind_special(&mut self.cx, method, class.value());
                if let Some(receiver) = receiver {
                    self.cx.request.args.insert(0, receiver);
                }
                return self.begin_call(base, callee);
            }
        }
        self.construct(base, class)
    }

    /// What `type.__call__` does: `__new__`, then `__init__`.
    pub(super) fn construct(&mut self, base: Base, class: Gc<Class>) -> Pending {
        if let Some(row) = self.cx.heap[class].construct {
            let has_keywords = self.cx.request.keywords.is_some();
            let result = self.run_native_of_request(row, Value::UNDEF);
            return self.native_ended(base, class.value(), has_keywords, result);
        }
        let init = self.cx.names.init;
        let init = self.cx.lookup(class, init);
        if self.cx.heap[class].instance_kind == Kind::Instance
            && !self.cx.heap[class].flags.has_new
            && self.cx.heap[class].flags.is_script
            && let Some(function) = init.and_then(|init| init.as_gc::<Function>())
        {
            let instance = match self.cx.new_instance(class) {
                Ok(instance) => instance,
                Err(raise) => return Pending::Outcome(base, Err(raise)),
            };
            return self.run_init(base, instance, function);
        }
        if self.cx.heap[class].flags.is_exception && self.cx.request.keywords.is_none() {
            let args = std::mem::take(&mut self.cx.request.args);
            let made = self.cx.construct_exception(class, &args, None);
            self.cx.request.args = args;
            if let Some(result) = made {
                return Pending::Outcome(base, result.map(Outcome::Return));
            }
        }
        let new = self.cx.names.new;
        // A metaclass may leave `object` out of its order.
        let Some(new) = self.cx.lookup(class, new) else {
            let message = format!("cannot create '{}' instances", self.cx.class_name(class));
            let raise = self.cx.type_error(message);
            return Pending::Outcome(base, Err(raise));
        };
        let new = match new.as_gc::<StaticMethod>() {
            Some(wrapped) => self.cx.heap[wrapped].function,
            // Whoever makes `__new__` a class method gets the class twice.
            None => match new.as_gc::<ClassMethod>() {
                Some(wrapped) => {
                    let function = self.cx.heap[wrapped].function;
                    self.cx.new_bound_method(function, class.value())
                }
                None => new,
            },
        };
        let args = std::mem::take(&mut self.cx.request.args);
        let keywords = self.cx.request.keywords.take();
        let mut kept = vec![class.value(), keywords.unwrap_or(Value::UNDEF)];
        kept.extend_from_slice(&args);
        let mut new_args = vec![class.value()];
        new_args.extend_from_slice(&args);
        let outcome = self.cx.call(new, &new_args, &NEW_DONE, 0, &kept);
        self.cx.request.keywords = keywords;
        Pending::Outcome(base, outcome)
    }

    /// Runs `__init__` of a fresh instance with the request's arguments; the instance is the result.
    fn run_init(&mut self, base: Base, instance: Value, init: Gc<Function>) -> Pending {
        let frame = self.top_of(base).offset(LINKS);
        let words = CONSTRUCT_WINDOW + LINKS + 1;
        if !self.fits(frame, words) && !self.grow_stack(frame, words) {
            return Pending::Outcome(base, Err(self.recursion_error()));
        }
        let entry = self.cx.heap[self.construct_code].entry;
        frame.set_links(FrameLinks {
            code: Some(self.construct_code),
            pc: entry,
            caller: base.0,
            function: init.value(),
        });
        frame.clear(0, words);
        frame.set(0, instance);
        self.depth += 1;
        let mut args = std::mem::take(&mut self.cx.request.args);
        let keywords = self.cx.request.keywords.take();
        args.insert(0, instance);
        let pending = self.enter_function(frame, init, &args, keywords);
        self.cx.request.args = args;
        pending
    }
}

/// How a special method applies to its receiver.
enum Bound {
    /// Call this with the receiver first.
    Method(Value),
    /// Call this as it is.
    Value(Value),
    /// Its `__get__` must be called first.
    Descriptor,
}

/// A native method may be called on instances of its class only.
#[inline]
pub(super) fn check_receiver(
    cx: &mut Cx,
    row: &NativeRow,
    owner: Gc<Class>,
    args: &[Value],
) -> Result<(), Raise> {
    if row.binding != Binding::Method {
        return Ok(());
    }
    match args.first() {
        Some(receiver) => {
            let class = cx.class_of(*receiver);
            // `Enum.__hash__` is written in Python elsewhere.
            if cx.is_subclass(class, owner) || std::ptr::eq(row, &HASH_BY_NAME) {
                return Ok(());
            }
            let is_slot = is_slot_wrapper(cx, owner, row);
            let (name, owner) = (row.name(), cx.class_name(owner));
            let given = cx.type_name(*receiver);
            let message = match is_slot {
                true => format!("descriptor '{name}' requires a '{owner}' object but received a '{given}'"),
                false => {
                    format!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{given}' object")
                }
            };
            Err(cx.type_error(message))
        }
        None => {
            let is_slot = is_slot_wrapper(cx, owner, row);
            let name = row.name();
            let message = match is_slot {
                true => format!(
                    "descriptor '{name}' of '{}' object needs an argument",
                    cx.class_name(owner)
                ),
                false => format!(
                    "unbound method {}.{name}() needs an argument",
                    cx.heap.text(cx.heap[owner].name)
                ),
            };
            Err(cx.type_error(message))
        }
    }
}

/// Whether the method shows as a slot wrapper, which words its errors in its own way.
#[cold]
pub(super) fn is_slot_wrapper(cx: &mut Cx, owner: Gc<Class>, row: &NativeRow) -> bool {
    let name = cx.intern(row.name());
    let found = cx.lookup(owner, name).and_then(Value::header);
    found.is_some_and(|header| header.shape == Builtin::WrapperDescriptor.shape())
}

/// `__new__` returned: run `__init__` when it made an instance of the class.
static NEW_DONE: Then = Then {
    name: "type.call.new_done",
    resume: |cx, kept, resumed| {
        let instance = resumed.value();
        let class = kept.values[0].as_gc::<Class>().expect("a class was called");
        let actual = cx.class_of(instance);
        if !cx.is_subclass(actual, class) {
            return Ok(Outcome::Return(instance));
        }
        let name = cx.names.init;
        let Some(init) = cx.lookup(actual, name) else {
            return Ok(Outcome::Return(instance));
        };
        let keywords = kept.values[1].defined();
        if let Some(native) = init.as_gc::<Native>() {
            // `object.__init__` takes anything when `__new__` is overridden, which the general call checks.
            if cx.heap[native].owner.is(cx.types.get(Builtin::Object).value()) {
                let new = cx.names.new;
                let new = cx.lookup(actual, new);
                let overridden = new.is_some_and(|new| !is_object_new(cx, new));
                if overridden || kept.values.len() == 2 {
                    return Ok(Outcome::Return(instance));
                }
            }
        }
        let (init, receiver) = bind_special(cx, init, instance);
        let mut args: Vec<Value> = receiver.into_iter().collect();
        args.extend_from_slice(&kept.values[2..]);
        let outcome = cx.call(init, &args, &INIT_DONE, 0, &[instance]);
        cx.request.keywords = keywords;
        outcome
    },
    catches: false,
};

/// Whether this is `object.__new__`.
fn is_object_new(cx: &Cx, new: Value) -> bool {
    let function = match new.as_gc::<StaticMethod>() {
        Some(wrapped) => cx.heap[wrapped].function,
        None => new,
    };
    function
        .as_gc::<Native>()
        .is_some_and(|native| cx.heap[native].owner.is(cx.types.get(Builtin::Object).value()))
}

/// `__init__` returned: it must have returned None; the instance is the result.
static INIT_DONE: Then = Then {
    name: "type.call.init_done",
    resume: |cx, kept, resumed| match resumed {
        Resumed::Value(value) if value.is_none() => Ok(Outcome::Return(kept.values[0])),
        Resumed::Value(value) => Err(init_result_error(cx, value)),
        Resumed::Raised(exception) => Err(cx.raise_value(exception)),
    },
    catches: false,
};

/// The error for an `__init__` that returned something.
#[cold]
pub(super) fn init_result_error(cx: &mut Cx, value: Value) -> Raise {
    let message = format!("__init__() should return None, not '{}'", cx.type_name(value));
    cx.type_error(message)
}

/// Calls what the previous call returned, with the kept arguments.
static CALL_RESULT: Then = Then {
    name: "vm.call_result",
    resume: |cx, kept, resumed| {
        let keywords = kept.values[0].defined();
        let outcome = cx.tail_call(resumed.value(), &kept.values[1..]);
        cx.request.keywords = keywords;
        outcome
    },
    catches: false,
};

/// Who runs the coroutine that a body with top-level `await` is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Awaiting {
    /// The machine, before it goes on: the body of a module.
    Machine,
    /// Whoever asked for the code to be run: `eval` gives the coroutine.
    Caller,
}

/// A coroutine, if that is what the call gave, is run on an event loop of its own.
pub(super) static RUN_COROUTINE: Then = Then {
    name: "vm.run_coroutine",
    resume: |cx, _, resumed| {
        let value = resumed.value();
        if cx.is_exact(value, Builtin::Coroutine) {
            return (cx.loop_hooks.run_main)(cx, value);
        }
        Ok(Outcome::Return(value))
    },
    catches: false,
};
