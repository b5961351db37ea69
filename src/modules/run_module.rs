//! `pyish -m NAME`: a module's code runs as `__main__`. Its package is imported first; a package runs by its
//! `__main__` module.
//!
//! See: <https://docs.python.org/3/using/cmdline.html#cmdoption-m>

use super::find::{Found, SourceText};
use super::import::{locate, new_spec};
use super::source::compile_file_source;
use super::source_warning;
use crate::compiler::Mode;
use crate::heap::Value;
use crate::native::functions;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Kept, Outcome, Query, Raise, Resumed, Then};
use crate::objects::sequence::List;
use crate::objects::types::Builtin;

static FUNCTIONS: &[NativeRow] = functions! {
    /// Run the code of a module in these globals, those of `__main__`. Raises SystemExit with a message
    /// when there is none.
    "run_module(name, globals)" => run_module,
};

/// `run_module(name, globals)`.
pub(crate) static RUN_MODULE: &NativeRow = &FUNCTIONS[0];

/// What was imported: the package that a module is in, or the package that is to be run.
const PARENT: u32 = 0;
const PACKAGE: u32 = 1;

static IMPORTED: Then = Then {
    name: "run_module.imported",
    resume: package_imported,
    catches: true,
};

fn run_module(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = cx.as_str(args[0]).unwrap_or_default().to_owned();
    match name.rsplit_once('.') {
        Some((parent, _)) => {
            let parent = cx.new_str(parent);
            import(cx, parent, PARENT, args)
        }
        None => find_and_run(cx, args),
    }
}

fn import(cx: &mut Cx, name: Value, state: u32, args: &[Value]) -> Result<Outcome, Raise> {
    let query = Outcome::Query(Query::ImportModule);
    cx.ask(query, Value::NONE, &[name], Some(&IMPORTED), state, args)
}

fn package_imported(cx: &mut Cx, kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    let args = kept.values;
    let name = cx.as_str(args[0]).unwrap_or_default().to_owned();
    if let Resumed::Raised(exception) = resumed {
        if !cx.is_instance(exception, Builtin::ModuleNotFoundError) {
            return Err(cx.raise_value(exception));
        }
        let parent = name.rsplit_once('.').map_or(name.as_str(), |(parent, _)| parent);
        let message = format!(
            "Error while finding module specification for '{name}' (ModuleNotFoundError: No module named '{parent}')"
        );
        return Err(refuse(cx, &message));
    }
    if kept.state == PARENT {
        return find_and_run(cx, args);
    }
    let main = format!("{name}.__main__");
    match locate(cx, &main)? {
        Some(Found::Source { filename, text, .. }) => run(cx, &main, &filename, &text, args[1]),
        _ => {
            let message =
                format!("No module named {main}; '{name}' is a package and cannot be directly executed");
            Err(refuse(cx, &message))
        }
    }
}

/// `args`: the name, the globals. Whatever package the module is in has been imported.
fn find_and_run(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = cx.as_str(args[0]).unwrap_or_default().to_owned();
    match locate(cx, &name)? {
        None => Err(refuse(cx, &format!("No module named {name}"))),
        Some(Found::Native(_)) => Err(refuse(cx, &format!("No code object available for {name}"))),
        Some(Found::Namespace { .. } | Found::Source { folder: Some(_), .. }) => {
            import(cx, args[0], PACKAGE, args)
        }
        Some(Found::Source { filename, text, .. }) => run(cx, &name, &filename, &text, args[1]),
    }
}

fn run(cx: &mut Cx, name: &str, filename: &str, text: &SourceText, globals: Value) -> Result<Outcome, Raise> {
    let bytes = match text {
        SourceText::Embedded(text) => text.as_bytes(),
        SourceText::File(bytes) => bytes,
    };
    let code = compile_file_source(cx, bytes, filename, Mode::Module)?;
    let filename_value = cx.new_str(filename);
    let package = name.rsplit_once('.').map_or("", |(parent, _)| parent);
    let package = cx.intern(package).value();
    let spec_name = cx.intern(name).value();
    let spec = new_spec(cx, spec_name, package, Some(filename), None);
    if let Some(globals) = globals.as_gc::<Dict>() {
        let names = cx.names;
        cx.set_interned(globals, names.file, filename_value);
        cx.set_interned(globals, names.package, package);
        cx.set_interned(globals, names.spec, spec);
        if let Some(doc) = &code.doc {
            let doc = cx.new_str(doc);
            cx.set_interned(globals, names.doc, doc);
        }
    }
    set_first_argument(cx, filename_value);
    let code = cx.load_code(&code).value();
    if let Some(told) = source_warning::tell(cx, Value::NONE, Some(&WARNED), &[code, globals]) {
        return told;
    }
    run_code(cx, code, globals)
}

fn run_code(cx: &mut Cx, code: Value, globals: Value) -> Result<Outcome, Raise> {
    let query = Outcome::Query(Query::RunCode);
    cx.ask(query, Value::NONE, &[code, globals, Value::UNDEF], None, 0, &[])
}

/// The warnings about the module's source were told.
static WARNED: Then = Then {
    name: "run_module.warned",
    resume: |cx, kept, _| run_code(cx, kept.values[0], kept.values[1]),
    catches: false,
};

/// `sys.argv[0]` is the module's file.
fn set_first_argument(cx: &mut Cx, filename: Value) {
    let argv = cx.intern("argv");
    let sys = cx.registered("sys").and_then(|sys| sys.as_gc::<Dict>());
    let list = sys
        .and_then(|sys| cx.get_name(sys, argv))
        .and_then(|argv| argv.as_gc::<List>());
    if let Some(list) = list
        && let Some(first) = cx.heap[list].items.first_mut()
    {
        *first = filename;
    }
}

/// Ends the program with a message, as the command does: there is nothing to trace back.
fn refuse(cx: &mut Cx, message: &str) -> Raise {
    let message = cx.new_str(&format!("pyish: {message}"));
    cx.raise_with(Builtin::SystemExit, &[message])
}
