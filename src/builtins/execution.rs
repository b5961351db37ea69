//! Running code from text, leaving the machine, and what is refused.

use crate::heap::Value;
use crate::native::functions;
use crate::objects::code::CodeObject;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Outcome, Query, Raise, Then, done};
use crate::objects::types::Builtin;

pub(crate) const FUNCTIONS: &[NativeRow] = functions! {
    /// Compile source into a code object that can be executed by exec() or eval().
    "compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1)" => compile,
    /// Evaluate the given source, an expression, in the context of globals and locals.
    "eval(source, /, globals=None, locals=None)" => eval,
    /// Execute the given source in the context of globals and locals.
    "exec(source, /, globals=None, locals=None)" => exec,
    /// Import a module: what the import statement calls.
    "__import__(name, globals=None, locals=None, fromlist=(), level=0)" => import,
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
    cx.ask(
        Outcome::Query(Query::Compile),
        Value::NONE,
        &[source, filename, mode],
        None,
        0,
        &[],
    )
}

fn check_source(cx: &mut Cx, source: Value, function: &str) -> Result<(), Raise> {
    if cx.as_str(source).is_some() || cx.as_bytes(source).is_some() || source.is_kind::<CodeObject>() {
        return Ok(());
    }
    Err(cx.type_error(match function {
        "compile" => "compile() arg 1 must be a string, bytes or AST object".to_owned(),
        _ => format!("{function}() arg 1 must be a string, bytes or code object"),
    }))
}

fn eval(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    run(cx, args, "eval")
}

fn exec(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    run(cx, args, "exec")
}

/// `args`: source, globals, locals. Finds out the namespaces, compiles, runs.
fn run(cx: &mut Cx, args: &[Value], mode: &'static str) -> Result<Outcome, Raise> {
    let (source, globals, locals) = (args[0], args[1], args[2]);
    check_source(cx, source, mode)?;
    if !globals.is_none() && !globals.is_kind::<Dict>() {
        let message = match mode {
            "eval" => "globals must be a dict".to_owned(),
            _ => format!("exec() globals must be a dict, not {}", cx.type_name(globals)),
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
    let args = [values[0], filename, values[1]];
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
        &[code, globals, locals],
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

fn import(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (name, from_list, level) = (args[0], args[3], args[4]);
    let Some(text) = cx.as_str(name).map(str::to_owned) else {
        let message = format!("__import__() argument 1 must be str, not {}", cx.type_name(name));
        return Err(cx.type_error(message));
    };
    if level.as_inline_int() != Some(0) {
        let message = "__import__() with a level is not supported; use importlib.import_module()";
        return Err(cx.raise(Builtin::NotImplementedError, message));
    }
    let wants_leaf = match cx.length(from_list) {
        Ok(crate::objects::outcome::Answer::Known(length)) => length > 0,
        _ => false,
    };
    let top = text.split('.').next().unwrap_or_default().to_owned();
    let then = (!wants_leaf && top != text).then_some(&TOP_PACKAGE);
    let top = cx.intern(&top);
    cx.ask(
        Outcome::Query(Query::ImportModule),
        Value::NONE,
        &[name],
        then,
        0,
        &[top.value()],
    )
}

/// `__import__('a.b')` gives `a`.
static TOP_PACKAGE: Then = Then {
    name: "import.top_package",
    resume: |cx, kept, resumed| {
        let modules = cx.modules;
        let name = kept.values[0].as_gc().expect("a name was kept");
        done(cx.get_name(modules, name).unwrap_or(resumed.value()))
    },
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
