//! Code objects, traceback objects, and the frames that tracebacks show.
//!
//! What a frame object shows of its activation, the vm finds out (`vm/frames.rs`).

use crate::bytecode::code::{Code, CodeKind};
use crate::heap::{Gc, Header, Value};
use crate::native::{getsets, methods};
use crate::objects::code::CodeObject;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::exception::{TraceEntry, Traceback};
use crate::objects::frame::FrameState;
use crate::objects::frame_object::{FramePlace, FrameView};
use crate::objects::function::Function;
use crate::objects::native::TypeRow;
use crate::objects::outcome::{FrameAspect, Outcome, Query, Raise, done};
use crate::objects::types::Builtin;
use std::sync::Arc;

pub(crate) const CODE: TypeRow = TypeRow {
    builtin: Builtin::Code,
    doc: "A compiled module, function or class body.",
    construct: None,
    methods: methods! {
        /// The positions of the instructions: (start line, end line, start column, end column).
        "co_positions(self, /)" => positions,
        /// A code object with other names; what else it consists of cannot be replaced.
        "replace(self, /, **changes)" => replace,
        /// The same as replace().
        "__replace__(self, /, **changes)" => replace,
    },
    getsets: getsets! {
        /// The name.
        "co_name" => name;
        /// The dotted path of names that leads here.
        "co_qualname" => qualname;
        /// The file as tracebacks name it.
        "co_filename" => filename;
        /// The first line.
        "co_firstlineno" => first_line;
        /// How many positional parameters there are.
        "co_argcount" => argument_count;
        /// How many of them are positional-only.
        "co_posonlyargcount" => positional_only_count;
        /// How many keyword-only parameters there are.
        "co_kwonlyargcount" => keyword_only_count;
        /// How many local variables there are.
        "co_nlocals" => local_count;
        /// The local variables, parameters first.
        "co_varnames" => variable_names;
        /// The free variables.
        "co_freevars" => free_names;
        /// The local variables that inner functions share.
        "co_cellvars" => cell_names;
        /// The names that are looked up elsewhere.
        "co_names" => site_names;
        /// The constants.
        "co_consts" => constants;
        /// What kind of code it is, as bits.
        "co_flags" => flags;
        /// How many registers a frame has.
        "co_stacksize" => register_count;
        /// The instructions as bytes.
        "co_code" => instructions;
    },
};

pub(crate) const TRACEBACK: TypeRow = TypeRow {
    builtin: Builtin::Traceback,
    doc: "Where an exception passed: one frame, and the traceback of what it called.",
    construct: None,
    methods: methods! {
        /// A traceback of a frame, an instruction and a line.
        static "__new__(cls, *args, **kwargs)" => new_traceback,
    },
    getsets: getsets! {
        /// The frame.
        "tb_frame" => traceback_frame;
        /// The line.
        "tb_lineno" => traceback_line;
        /// The instruction.
        "tb_lasti" => traceback_instruction;
        /// The traceback of what the frame called, or None.
        "tb_next" => traceback_next, set_traceback_next;
    },
};

pub(crate) const FRAME: TypeRow = TypeRow {
    builtin: Builtin::FrameObject,
    doc: "One activation of a code object.",
    construct: None,
    methods: methods! {
        /// Forgets the variables of a call that is over; they are gone already.
        "clear(self, /)" => clear,
        /// repr(self)
        "__repr__(self, /)" => frame_repr,
    },
    getsets: getsets! {
        /// The code object.
        "f_code" => frame_code;
        /// The line.
        "f_lineno" => frame_line;
        /// The instruction.
        "f_lasti" => frame_instruction;
        /// The namespace of the module.
        "f_globals" => frame_globals;
        /// The built-ins namespace.
        "f_builtins" => frame_builtins;
        /// The variables: what `locals()` gives there.
        "f_locals" => frame_locals;
        /// The calling frame, or None.
        "f_back" => frame_back;
        /// The generator or coroutine whose frame it is, or None.
        "f_generator" => frame_generator;
        /// None: there are no trace functions.
        "f_trace" => frame_trace, set_frame_trace;
    },
};

fn code_of(cx: &Cx, args: &[Value]) -> Arc<Code> {
    let code: Gc<CodeObject> = args[0].as_gc().expect("the vm checks the receiver of natives");
    cx.heap[code].code.clone()
}

fn replace(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let mut code = (*code_of(cx, args)).clone();
    let changes: Vec<(Value, Value)> = match args[1].as_gc::<Dict>() {
        Some(changes) => cx.heap[changes]
            .iter()
            .map(|entry| (entry.key, entry.value))
            .collect(),
        None => Vec::new(),
    };
    for (key, value) in changes {
        let key = cx.as_str(key).unwrap_or_default().to_owned();
        let place = match key.as_str() {
            "co_name" => &mut code.name,
            "co_qualname" => &mut code.qualname,
            "co_filename" => &mut code.filename,
            _ => {
                let message = format!("code.replace() cannot change {key}: only names can be replaced");
                return Err(cx.raise(Builtin::NotImplementedError, message));
            }
        };
        let Some(text) = cx.as_str(value) else {
            let given = cx.type_name(value);
            return Err(cx.type_error(format!("replace() argument '{key}' must be str, not {given}")));
        };
        *place = text.into();
    }
    let old: Gc<CodeObject> = args[0].as_gc().expect("the vm checks the receiver of natives");
    let is_awaitable = cx.heap[old].is_awaitable;
    let new = cx.load_code(&Arc::new(code));
    cx.heap[new].is_awaitable = is_awaitable;
    done(new)
}

fn name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let code = code_of(cx, args);
    done(cx.intern(&code.name))
}

fn qualname(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let code = code_of(cx, args);
    done(cx.intern(&code.qualname))
}

fn filename(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let code = code_of(cx, args);
    done(cx.intern(&code.filename))
}

fn first_line(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(Value::small_int(i64::from(code_of(cx, args).first_line)))
}

fn argument_count(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(Value::small_int(i64::from(
        code_of(cx, args).parameters.positional,
    )))
}

fn positional_only_count(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let count = code_of(cx, args).parameters.positional_only;
    done(Value::small_int(i64::from(count)))
}

fn keyword_only_count(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let count = code_of(cx, args).parameters.keyword_only;
    done(Value::small_int(i64::from(count)))
}

/// The variables among the named registers, each once.
fn variables(code: &Code) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    let parameters = usize::from(code.parameters.registers());
    for (index, name) in code.local_names.iter().enumerate() {
        let is_variable = !name.is_empty() && (index < parameters || !name.starts_with('.'));
        let is_inner_cell = index >= parameters && code.cell_registers.contains(&(index as u16));
        if is_variable && !is_inner_cell && !found.contains(&&**name) {
            found.push(name);
        }
    }
    found
}

fn name_tuple<'a>(cx: &mut Cx, names: impl Iterator<Item = &'a str>) -> Value {
    let names: Vec<Value> = names.map(|name| cx.intern(name).value()).collect();
    cx.new_tuple(&names)
}

fn local_count(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let count = variables(&code_of(cx, args)).len();
    done(cx.new_size(count))
}

fn variable_names(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let code = code_of(cx, args);
    done(name_tuple(cx, variables(&code).into_iter()))
}

fn free_names(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let code = code_of(cx, args);
    done(name_tuple(cx, code.free_names.iter().map(|name| &**name)))
}

fn cell_names(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let code = code_of(cx, args);
    let cells = code.cell_registers.iter();
    let names = cells.filter_map(|register| code.local_names.get(usize::from(*register)));
    done(name_tuple(cx, names.map(|name| &**name)))
}

fn site_names(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let code = code_of(cx, args);
    let mut found: Vec<&str> = Vec::new();
    for name in &code.sites {
        if !found.contains(&&**name) {
            found.push(name);
        }
    }
    done(name_tuple(cx, found.into_iter()))
}

fn constants(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let code: Gc<CodeObject> = args[0].as_gc().expect("the vm checks the receiver of natives");
    let constants = cx.heap[code].constants.to_vec();
    done(cx.new_tuple(&constants))
}

fn flags(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let code = code_of(cx, args);
    let mut bits = 0x3;
    bits |= if code.parameters.has_varargs { 0x4 } else { 0 };
    bits |= if code.parameters.has_varkw { 0x8 } else { 0 };
    bits |= if code.free_names.is_empty() { 0 } else { 0x10 };
    bits |= match code.kind {
        CodeKind::Plain => 0,
        CodeKind::Generator => 0x20,
        CodeKind::Coroutine => 0x80,
        CodeKind::AsyncGenerator => 0x200,
    };
    bits |= if code.has_future_annotations {
        0x100_0000
    } else {
        0
    };
    let object: Gc<CodeObject> = args[0].as_gc().expect("the vm checks the receiver of natives");
    bits |= if cx.heap[object].is_awaitable { 0x100 } else { 0 };
    done(Value::small_int(bits))
}

fn register_count(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(Value::small_int(i64::from(code_of(cx, args).registers)))
}

fn instructions(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let bytes: Vec<u8> = code_of(cx, args)
        .words
        .iter()
        .flat_map(|word| word.to_le_bytes())
        .collect();
    done(cx.new_bytes(&bytes))
}

fn positions(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let code = code_of(cx, args);
    let mut rows = Vec::with_capacity(code.words.len());
    for pc in 0..code.words.len() as u32 {
        let position = code.lines.position(pc).unwrap_or_default();
        let row = [
            position.line,
            position.end_line,
            position.column,
            position.end_column,
        ]
        .map(|number| Value::small_int(i64::from(number)));
        rows.push(cx.new_tuple(&row));
    }
    let rows = cx.new_list(rows);
    match cx.iterate(rows)? {
        crate::objects::outcome::Answer::Known(iterator) => done(iterator),
        crate::objects::outcome::Answer::Script => done(rows),
    }
}

// ---- tracebacks and their frames ----

fn traceback_of(args: &[Value]) -> Gc<Traceback> {
    args[0].as_gc().expect("the vm checks the receiver of natives")
}

/// `types.TracebackType(tb_next, tb_frame, tb_lasti, tb_lineno)`.
fn new_traceback(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    const NAMES: [&str; 4] = ["tb_next", "tb_frame", "tb_lasti", "tb_lineno"];
    let given = args[2..].to_vec();
    let mut values = [Value::UNDEF; 4];
    let named: Vec<(Value, Value)> = match args[1].as_gc::<Dict>() {
        Some(dict) => cx.heap[dict]
            .iter()
            .map(|entry| (entry.key, entry.value))
            .collect(),
        None => Vec::new(),
    };
    let count = given.len() + named.len();
    if count > NAMES.len() {
        return Err(cx.type_error(format!("traceback() takes at most 4 arguments ({count} given)")));
    }
    values[..given.len()].copy_from_slice(&given);
    for (name, value) in named {
        let text = cx.as_str(name).unwrap_or_default().to_owned();
        match NAMES.iter().position(|known| *known == text) {
            Some(place) if place < given.len() => {
                let place = place + 1;
                let message =
                    format!("argument for traceback() given by name ('{text}') and position ({place})");
                return Err(cx.type_error(message));
            }
            Some(place) => values[place] = value,
            None => {
                let message = format!("traceback() got an unexpected keyword argument '{text}'");
                return Err(cx.type_error(message));
            }
        }
    }
    if let Some(place) = values.iter().position(|value| value.is_undef()) {
        let (name, place) = (NAMES[place], place + 1);
        let message = format!("traceback() missing required argument '{name}' (pos {place})");
        return Err(cx.type_error(message));
    }
    let [next, frame, instruction, line] = values;
    let Some(view) = cx.frame_view(frame) else {
        let kind = cx.argument_type_name(frame);
        let message = format!("traceback() argument 'tb_frame' must be frame, not {kind}");
        return Err(cx.type_error(message));
    };
    let mut numbers = [0; 2];
    for (number, value) in numbers.iter_mut().zip([instruction, line]) {
        let Some(int) = cx.int_ref(value) else {
            return Err(cx.not_an_index(value));
        };
        match int.to_i64().and_then(|int| i32::try_from(int).ok()) {
            Some(int) => *number = int,
            None => {
                return Err(cx.raise(Builtin::OverflowError, "signed integer is greater than maximum"));
            }
        }
    }
    if !next.is_none() && !next.is_kind::<Traceback>() {
        let kind = cx.type_name(next);
        let message = format!("expected traceback object or None, got '{kind}'");
        return Err(cx.type_error(message));
    }
    let mut entry = view.entry;
    entry.pc = numbers[0].max(0) as u32;
    entry.line = 0;
    let said = numbers[1].max(0) as u32;
    if entry.position(cx).is_none_or(|position| position.line != said) {
        entry.line = said;
    }
    let header = Header::new(Builtin::Traceback.shape());
    done(cx.heap.alloc(Traceback { header, next, entry }).value())
}

fn line_of(cx: &Cx, entry: TraceEntry) -> Value {
    let position = entry.position(cx);
    Value::small_int(i64::from(position.unwrap_or_default().line))
}

fn traceback_frame(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let entry = cx.heap[traceback_of(args)].entry;
    done(cx.new_frame_object(entry))
}

fn traceback_line(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let entry = cx.heap[traceback_of(args)].entry;
    done(line_of(cx, entry))
}

fn traceback_instruction(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(Value::small_int(i64::from(cx.heap[traceback_of(args)].entry.pc)))
}

fn traceback_next(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.heap[traceback_of(args)].next)
}

fn set_traceback_next(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if !args[1].is_none() && !args[1].is_kind::<Traceback>() {
        let message = format!(
            "expected traceback object or None, got '{}'",
            cx.type_name(args[1])
        );
        return Err(cx.type_error(message));
    }
    let mut at = args[1];
    while let Some(next) = at.as_gc::<Traceback>() {
        if next == traceback_of(args) {
            return Err(cx.value_error("traceback loop detected"));
        }
        at = cx.heap[next].next;
    }
    cx.heap[traceback_of(args)].next = args[1];
    done(Value::NONE)
}

fn view_of(cx: &Cx, args: &[Value]) -> FrameView {
    cx.frame_view(args[0])
        .expect("the vm checks the receiver of natives")
}

fn frame_code(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(view_of(cx, args).entry.code)
}

/// Asks the vm what only the activation knows.
fn ask_frame(cx: &mut Cx, args: &[Value], aspect: FrameAspect) -> Result<Outcome, Raise> {
    let args = [args[0], aspect.value()];
    cx.ask(Outcome::Query(Query::OfFrame), Value::NONE, &args, None, 0, &[])
}

fn frame_line(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    ask_frame(cx, args, FrameAspect::Line)
}

fn frame_instruction(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    ask_frame(cx, args, FrameAspect::Instruction)
}

fn frame_locals(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    ask_frame(cx, args, FrameAspect::Locals)
}

fn frame_back(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    ask_frame(cx, args, FrameAspect::Caller)
}

fn frame_repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    ask_frame(cx, args, FrameAspect::Repr)
}

fn frame_globals(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let entry = view_of(cx, args).entry;
    match entry.function.as_gc::<Function>() {
        Some(function) => done(cx.heap[function].globals),
        None => done(cx.new_dict()),
    }
}

fn frame_builtins(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(cx.builtins)
}

fn frame_generator(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match view_of(cx, args).place {
        FramePlace::Heap(frame) => done(frame),
        FramePlace::Gone | FramePlace::Stack => done(Value::NONE),
    }
}

fn frame_trace(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(Value::NONE)
}

fn set_frame_trace(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[1].is_none() {
        return done(Value::NONE);
    }
    let message = "setting f_trace is not supported: there are no trace functions in Pyish";
    Err(cx.raise(Builtin::NotImplementedError, message))
}

fn clear(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let frame = match view_of(cx, args).place {
        FramePlace::Gone => return done(Value::NONE),
        FramePlace::Stack => return Err(cx.runtime_error("cannot clear an executing frame")),
        FramePlace::Heap(frame) => frame,
    };
    match cx.heap[frame].state {
        FrameState::Finished => done(Value::NONE),
        FrameState::Running => Err(cx.runtime_error("cannot clear an executing frame")),
        FrameState::Suspended => Err(cx.runtime_error("cannot clear a suspended frame")),
        FrameState::Created if cx.is_exact(frame.value(), Builtin::Generator) => {
            super::generator_methods::close(cx, &[frame.value()])
        }
        FrameState::Created => {
            let message = "clearing the frame of a coroutine that was not started is not supported";
            Err(cx.raise(Builtin::NotImplementedError, message))
        }
    }
}
