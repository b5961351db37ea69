//! Running code from text, leaving the machine, and what is refused.

use crate::bytecode::surrogate;
use crate::heap::Value;
use crate::native::convert::argument;
use crate::native::functions;
use crate::objects::cell::Cell;
use crate::objects::code::CodeObject;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::kernel::codec::{self, Encoding, ErrorHandler};
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Outcome, Query, Raise, Then, done};
use crate::objects::types::Builtin;

pub(crate) const FUNCTIONS: &[NativeRow] = functions! {
    /// Compile source into a code object that can be executed by exec() or eval().
    "compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1)" => compile,
    /// Evaluate the given source, an expression, in the context of globals and locals.
    "eval(source, /, globals=None, locals=None)" => eval,
    /// Execute the given source in the context of globals and locals.
    "exec(source, /, globals=None, locals=None, *, closure=None)" => exec,
    /// Exit by raising SystemExit.
    "exit(code=None)" => exit,
    /// Exit by raising SystemExit.
    "quit(code=None)" => exit,
    /// Refused: there is no debugger.
    "breakpoint(*args, **kws)" => breakpoint,
};

fn compile(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (source, filename, mode) = (args[0], args[1], args[2]);
    let known = matches!(cx.as_str(mode), Some("exec" | "eval" | "single"));
    if !known {
        return Err(cx.value_error("compile() mode must be 'exec', 'eval' or 'single'"));
    }
    check_source(cx, source, "compile")?;
    if source.is_kind::<CodeObject>() {
        return done(source);
    }
    let is_alone = argument!(cx, args[4], Truth, truth, compile);
    let mut words = words_of_flags(cx, args[3], args[5])?;
    if is_alone {
        words.push_str(" alone");
    }
    // The code may later run with a mapping of its own for locals.
    let mode = format!("{} namespace{words}", cx.as_str(mode).unwrap_or("exec"));
    let mode = cx.new_str(&mode);
    cx.ask(
        Outcome::Query(Query::Compile),
        Value::NONE,
        &[source, filename, mode],
        None,
        0,
        &[],
    )
}

/// The flags that change what code is made.
const ONLY_AST: i64 = 0x400;
const ALLOW_TOP_LEVEL_AWAIT: i64 = 0x2000;
const FUTURE_BARRY_AS_FLUFL: i64 = 0x40_0000;
const FUTURE_ANNOTATIONS: i64 = 0x100_0000;
/// All flags there are: the features of `__future__`, and what the module `ast` names.
const KNOWN_FLAGS: i64 = 0x1FE_0000 | 0xF610;

/// What the mode of `Query::Compile` has to say for the flags and the level of optimisation.
fn words_of_flags(cx: &mut Cx, flags: Value, optimize: Value) -> Result<String, Raise> {
    let flags = c_int(cx, flags)?;
    let optimize = c_int(cx, optimize)?;
    if flags & !KNOWN_FLAGS != 0 {
        return Err(cx.value_error("compile(): unrecognised flags"));
    }
    if !(-1..=2).contains(&optimize) {
        return Err(cx.value_error("compile(): invalid optimize value"));
    }
    let refused = match (flags, optimize) {
        (flags, _) if flags & ONLY_AST != 0 => Some("compile() gives code only: there are no syntax trees"),
        (flags, _) if flags & FUTURE_BARRY_AS_FLUFL != 0 => {
            Some("the flag of barry_as_FLUFL is not supported")
        }
        (_, 1 | 2) => Some("compile() keeps assertions and docstrings: 'optimize' is not supported"),
        _ => None,
    };
    if let Some(refused) = refused {
        return Err(cx.raise(Builtin::NotImplementedError, refused));
    }
    let mut words = String::new();
    if flags & ALLOW_TOP_LEVEL_AWAIT != 0 {
        words.push_str(" await");
    }
    if flags & FUTURE_ANNOTATIONS != 0 {
        words.push_str(" annotations");
    }
    Ok(words)
}

/// An argument that CPython keeps in a C int.
fn c_int(cx: &mut Cx, value: Value) -> Result<i64, Raise> {
    let Some(number) = cx.int_ref(value) else {
        return Err(cx.not_an_index(value));
    };
    match number.to_i64().filter(|number| i32::try_from(*number).is_ok()) {
        Some(number) => Ok(number),
        None => {
            let message = match number.is_negative() {
                true => "signed integer is less than minimum",
                false => "signed integer is greater than maximum",
            };
            Err(cx.raise(Builtin::OverflowError, message))
        }
    }
}

fn check_source(cx: &mut Cx, source: Value, function: &str) -> Result<(), Raise> {
    if let Some(text) = cx.as_str(source)
        && surrogate::is_in(text)
    {
        let encoded = codec::encode(text, Encoding::Utf8, &ErrorHandler::Strict);
        cx.kernel(encoded)?;
    }
    if source.is_kind::<CodeObject>() {
        return Ok(());
    }
    let length = match (cx.as_str(source), cx.as_bytes(source)) {
        (Some(text), _) => Some(text.len()),
        (None, Some(bytes)) => Some(bytes.len()),
        (None, None) => None,
    };
    if let Some(length) = length {
        return afford_compiling(cx, length);
    }
    Err(cx.type_error(match function {
        "compile" => "compile() arg 1 must be a string, bytes or AST object".to_owned(),
        _ => format!("{function}() arg 1 must be a string, bytes or code object"),
    }))
}

/// Sources below this are compiled in some milliseconds.
const SHORT_SOURCE: usize = 1 << 14;
/// What a byte of source takes while it is compiled, at most: tokens, tree, code and line table.
const BYTES_PER_BYTE: usize = 96;
/// Fuel for a byte of source.
const WORK_PER_BYTE: usize = 48;

/// Compiling is not interrupted: there must be memory and fuel for all of it.
fn afford_compiling(cx: &mut Cx, length: usize) -> Result<(), Raise> {
    if length < SHORT_SOURCE {
        return Ok(());
    }
    cx.check_memory(length.saturating_mul(BYTES_PER_BYTE))?;
    cx.redoable(|cx| cx.working(length.saturating_mul(WORK_PER_BYTE)))
}

fn eval(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if let Some(code) = args[0].as_gc::<CodeObject>()
        && !cx.heap[code].code.free_names.is_empty()
    {
        return Err(cx.type_error("code object passed to eval() may not contain free variables"));
    }
    run(cx, args, "eval")
}

impl Cx {
    /// Whether the value may serve as the locals of code: it has items.
    fn is_mapping(&mut self, value: Value) -> bool {
        value.is_kind::<Dict>() || self.dunder(value, self.names.getitem).is_some()
    }
}

fn exec(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let closure = args[3];
    let code = args[0].as_gc::<CodeObject>();
    let wanted = code.map_or(0, |code| cx.heap[code].code.free_names.len());
    if wanted == 0 {
        if !closure.is_none() {
            return Err(cx.type_error(match code {
                Some(_) => "cannot use a closure with this code object",
                None => "closure can only be used when source is a code object",
            }));
        }
        return run(cx, args, "exec");
    }
    let is_fitting = cx.is_exact(closure, Builtin::Tuple)
        && cx
            .as_tuple(closure)
            .is_some_and(|cells| cells.len() == wanted && cells.iter().all(|cell| cell.is_kind::<Cell>()));
    if !is_fitting {
        let message = format!("code object requires a closure of exactly length {wanted}");
        return Err(cx.type_error(message));
    }
    if args[1].is_none() {
        let kept = [args[0], closure];
        let query = Outcome::Query(Query::Globals);
        return cx.ask(query, Value::NONE, &[], Some(&CLOSURE_GLOBALS), 0, &kept);
    }
    call_with_closure(cx, args[0], closure, args[1])
}

static CLOSURE_GLOBALS: Then = Then {
    name: "exec.closure_globals",
    resume: |cx, kept, resumed| call_with_closure(cx, kept.values[0], kept.values[1], resumed.value()),
    catches: false,
};

/// Runs code with free variables as a function that has cells for them.
fn call_with_closure(cx: &mut Cx, code: Value, closure: Value, globals: Value) -> Result<Outcome, Raise> {
    let make = cx.types.get(Builtin::Function).value();
    let args = [code, globals, Value::NONE, Value::NONE, closure];
    cx.call(make, &args, &FUNCTION_MADE, 0, &[])
}

static FUNCTION_MADE: Then = Then {
    name: "exec.function_made",
    resume: |cx, _, resumed| cx.call(resumed.value(), &[], &EXECUTED, 0, &[]),
    catches: false,
};

/// `args`: source, globals, locals. Finds out the namespaces, compiles, runs.
fn run(cx: &mut Cx, args: &[Value], mode: &'static str) -> Result<Outcome, Raise> {
    let (source, globals, locals) = (args[0], args[1], args[2]);
    check_source(cx, source, mode)?;
    if !globals.is_none() && !globals.is_kind::<Dict>() {
        let message = match mode {
            "eval" if cx.is_mapping(globals) => {
                "globals must be a real dict; try eval(expr, {}, mapping)".to_owned()
            }
            "eval" => "globals must be a dict".to_owned(),
            _ => format!("exec() globals must be a dict, not {}", cx.type_name(globals)),
        };
        return Err(cx.type_error(message));
    }
    if !locals.is_none() && !cx.is_mapping(locals) {
        let message = match mode {
            "eval" => "locals must be a mapping".to_owned(),
            _ => format!("locals must be a mapping or None, not {}", cx.type_name(locals)),
        };
        return Err(cx.type_error(message));
    }
    let source = match (mode, cx.as_str(source)) {
        // Leading blanks of an expression are no indentation.
        ("eval", Some(text)) => {
            let text = text.trim_start_matches([' ', '\t']).to_owned();
            cx.new_str(&text)
        }
        _ => source,
    };
    let mode = cx.new_str(mode);
    let kept = [source, mode, globals, locals];
    if globals.is_none() {
        return cx.ask(
            Outcome::Query(Query::Globals),
            Value::NONE,
            &[],
            Some(&GLOBALS_FOUND),
            0,
            &kept,
        );
    }
    let locals = if locals.is_none() { globals } else { locals };
    compile_to_run(cx, &[source, mode, globals, locals])
}

static GLOBALS_FOUND: Then = Then {
    name: "exec.globals_found",
    resume: |cx, kept, resumed| {
        let mut values = kept.values.to_vec();
        values[2] = resumed.value();
        if !values[3].is_none() {
            return compile_to_run(cx, &values);
        }
        cx.ask(
            Outcome::Query(Query::Locals),
            Value::NONE,
            &[],
            Some(&LOCALS_FOUND),
            0,
            &values,
        )
    },
    catches: false,
};

static LOCALS_FOUND: Then = Then {
    name: "exec.locals_found",
    resume: |cx, kept, resumed| {
        let mut values = kept.values.to_vec();
        values[3] = resumed.value();
        compile_to_run(cx, &values)
    },
    catches: false,
};

/// `values`: source or code, mode, globals, locals.
fn compile_to_run(cx: &mut Cx, values: &[Value]) -> Result<Outcome, Raise> {
    if values[0].is_kind::<CodeObject>() {
        return run_code(cx, values[0], values);
    }
    let filename = cx.new_str("<string>");
    let shares = values[2].is(values[3]);
    let mode = if shares {
        values[1]
    } else {
        let mode = format!("{} namespace", cx.as_str(values[1]).unwrap_or("exec"));
        cx.new_str(&mode)
    };
    let args = [values[0], filename, mode];
    cx.ask(
        Outcome::Query(Query::Compile),
        Value::NONE,
        &args,
        Some(&COMPILED),
        0,
        values,
    )
}

static COMPILED: Then = Then {
    name: "exec.compiled",
    resume: |cx, kept, resumed| run_code(cx, resumed.value(), kept.values),
    catches: false,
};

fn run_code(cx: &mut Cx, code: Value, values: &[Value]) -> Result<Outcome, Raise> {
    let (globals, locals) = (values[2], values[3]);
    let locals = if locals.is(globals) { Value::UNDEF } else { locals };
    let then = match cx.as_str(values[1]) {
        Some("exec") => Some(&EXECUTED),
        _ => None,
    };
    cx.ask(
        Outcome::Query(Query::RunCode),
        Value::NONE,
        // A body that awaits is not run: what the call gives is its coroutine.
        &[code, globals, locals, Value::TRUE],
        then,
        0,
        &[],
    )
}

static EXECUTED: Then = Then {
    name: "exec.executed",
    resume: |_, _, _| done(Value::NONE),
    catches: false,
};

fn exit(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Err(cx.raise_with(Builtin::SystemExit, &[args[0]]))
}

fn breakpoint(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Err(cx.raise(
        Builtin::NotImplementedError,
        "breakpoint() is not supported: there is no debugger",
    ))
}
