//! Source text to code objects, and what is wrong with the text as a script exception; the hooks by which
//! the vm reaches this room.

use std::sync::Arc;

use pyish_grammar::ast::{Module, Span, Stmt, StmtKind};

use pyish_grammar::{Awaiting, Details, ErrorKind, Source, Stage, SyntaxError};

use crate::bytecode::code::{Code, ScopeKind};
use crate::compiler::{self, Mode, Options};
use crate::heap::{Gc, Value};
use crate::objects::code::CodeObject;
use crate::objects::cx::{Cx, SourceText};
use crate::objects::outcome::Raise;
use crate::objects::types::Builtin;
use crate::vm::VmHooks;

use super::source_warning::{self, Origin};

/// What the vm asks of this room.
pub(crate) static HOOKS: VmHooks = VmHooks {
    import: super::import::import_statement,
    compile: compile_arguments,
    prelude,
    import_module: super::import::import_module,
    tell_warnings: source_warning::tell_and_return,
    are_warnings_filtered: source_warning::are_filtered,
};

/// Compiles the bytes of a file or the text of a prompt as a module.
pub(crate) fn compile_file_source(
    cx: &mut Cx,
    bytes: &[u8],
    filename: &str,
    mode: Mode,
) -> Result<Arc<Code>, Raise> {
    let options = Options {
        mode,
        ..Options::default()
    };
    let source = Source::from_bytes(filename, bytes);
    if let Ok(source) = &source
        && !filename.starts_with("<stdlib>")
    {
        let text = SourceText::Shared(source.text().into());
        cx.sources.insert(filename.to_owned(), text);
    }
    let compiled = source.and_then(|source| {
        let module = pyish_grammar::parse_module(&source)?;
        let code = compiler::compile_module(&module, &source, filename, options)?;
        source_warning::note(cx, &module.warnings, Origin::File);
        Ok(code)
    });
    compiled.map_err(|error| raise_syntax_error(cx, &error, Origin::File))
}

/// `compile(source, filename, mode)`, where the mode may be followed by words of `WordsOfMode`.
fn compile_arguments(cx: &mut Cx, args: &[Value]) -> Result<Gc<CodeObject>, Raise> {
    let filename = cx.as_str(args[1]).unwrap_or("<string>").to_owned();
    let mode = cx.as_str(args[2]).unwrap_or("exec").to_owned();
    compile_source(cx, args[0], &filename, &mode)
}

/// Compiles a script's str or bytes for `exec`, `eval` or `single`. Words behind the mode say more: `namespace`,
/// that names live in a mapping of their own; `await`, that it may await outside of functions; `annotations`,
/// that annotations are text; `alone`, that they are so only if this says it.
fn compile_source(
    cx: &mut Cx,
    source: Value,
    filename: &str,
    mode_and_words: &str,
) -> Result<Gc<CodeObject>, Raise> {
    let has = |wanted: &str| mode_and_words.split(' ').skip(1).any(|word| word == wanted);
    let mode = mode_and_words.split(' ').next().unwrap_or("exec");
    let source = match cx.as_str(source) {
        Some(text) if text.contains('\0') => {
            return Err(cx.raise(
                Builtin::SyntaxError,
                "source code string cannot contain null bytes",
            ));
        }
        Some(text) if mode == "eval" => Source::new(filename, text.trim_start_matches([' ', '\t'])),
        Some(text) => Source::new(filename, text),
        None => match cx.as_bytes(source) {
            Some(bytes) => Source::from_bytes(filename, bytes),
            None => return Err(cx.type_error("compile() arg 1 must be a string, bytes or AST object")),
        },
    };
    let options = Options {
        mode: if mode == "single" {
            Mode::Prompt
        } else {
            Mode::Module
        },
        scope: match has("namespace") {
            true => ScopeKind::Namespace,
            false => ScopeKind::Module,
        },
        future_annotations: has("annotations"),
    };
    let awaiting = match has("await") {
        true => Awaiting::Anywhere,
        false => Awaiting::InCoroutines,
    };
    let compiled = source.and_then(|source| match mode {
        "eval" => {
            let expression = pyish_grammar::parse_expression_as(&source, awaiting)?;
            let code = compiler::compile_expression(&expression.body, &source, filename, options)?;
            source_warning::note(cx, &expression.warnings, Origin::Text);
            Ok(code)
        }
        _ => {
            let module = pyish_grammar::parse_module_as(&source, awaiting)?;
            if mode == "single" {
                check_single(&module, &source)?;
            }
            let code = compiler::compile_module(&module, &source, filename, options)?;
            source_warning::note(cx, &module.warnings, Origin::Text);
            Ok(code)
        }
    });
    match compiled {
        Ok(code) => Ok(cx.load_code(&code)),
        Err(error) => {
            // The compiler of CPython looks for the line in the file.
            let origin = match cx.sources.contains_key(filename) {
                true => Origin::File,
                false => Origin::Text,
            };
            Err(raise_syntax_error(cx, &error, origin))
        }
    }
}

/// The mode `single` takes one compound statement or one line of simple ones.
fn check_single(module: &Module, source: &Source) -> Result<(), SyntaxError> {
    let wrong = |message: &str, start: u32, end: u32| {
        Err(SyntaxError::new(
            source,
            ErrorKind::Syntax,
            message,
            Span::new(start, end),
        ))
    };
    let Some(first) = module.body.first() else {
        return match source.text().is_empty() {
            true => Err(SyntaxError::without_text(
                source.name().clone(),
                "invalid syntax",
                0,
            )),
            false => wrong("invalid syntax", 0, 0).map_err(|error| error.without_caret(false)),
        };
    };
    let mut end = first.span.end;
    for statement in &module.body[1..] {
        let start = statement.span.start;
        if is_compound(first) {
            let end = source.text()[start as usize..].find(['\n', ' ', '(', ':']);
            return wrong(
                "invalid syntax",
                start,
                end.map_or(statement.span.end, |end| start + end as u32),
            );
        }
        if source.text()[end as usize..start as usize].contains('\n') {
            return wrong(
                "multiple statements found while compiling a single statement",
                end,
                end + 1,
            );
        }
        end = statement.span.end;
    }
    Ok(())
}

fn is_compound(statement: &Stmt) -> bool {
    use StmtKind::*;
    matches!(
        statement.node,
        FunctionDef(_)
            | AsyncFunctionDef(_)
            | ClassDef(_)
            | For(_)
            | AsyncFor(_)
            | While { .. }
            | If(_)
            | With { .. }
            | AsyncWith { .. }
            | Match { .. }
            | Try(_)
            | TryStar(_)
    )
}

/// Raises a diagnostic as a SyntaxError (or IndentationError, TabError) with all its fields.
pub(super) fn raise_syntax_error(cx: &mut Cx, error: &SyntaxError, origin: Origin) -> Raise {
    let details = error.details();
    let builtin = match details.kind {
        ErrorKind::Syntax => Builtin::SyntaxError,
        ErrorKind::Indentation => Builtin::IndentationError,
        ErrorKind::Tab => Builtin::TabError,
    };
    let message = cx.new_str(&details.message);
    let filename = cx.new_str(&details.filename);
    let text = match &details.text {
        Some(_) if details.stage == Stage::Compiler && origin == Origin::Text => Value::NONE,
        Some(text) if details.stage == Stage::Tokens && !details.message.ends_with("or format specs") => {
            cx.new_str(text)
        }
        Some(text) => {
            let line = format!("{text}\n");
            cx.new_str(&line)
        }
        None => Value::NONE,
    };
    let length = details.text.as_deref().unwrap_or_default().chars().count();
    let offset = match details.is_at_end && origin == Origin::Text {
        true => length as i64 + 1,
        false => i64::from(details.offset),
    };
    let place = cx.new_tuple(&[
        filename,
        Value::small_int(i64::from(details.lineno)),
        Value::small_int(offset),
        text,
        Value::small_int(i64::from(details.end_lineno)),
        Value::small_int(end_offset(details)),
    ]);
    cx.raise_with(builtin, &[message, place])
}

/// The `end_offset` of a diagnostic. CPython has no end for what begins and is not ended, none for wrong
/// indentation, and a line's end takes up a character where the grammar wanted something else there.
fn end_offset(details: &Details) -> i64 {
    let line = details.text.as_deref().unwrap_or_default();
    let is_at_end =
        details.offset == details.end_offset && details.offset as usize == line.chars().count() + 1;
    match (details.kind, details.message.as_str()) {
        (ErrorKind::Syntax, message) if message.ends_with("was never closed") => 0,
        (
            ErrorKind::Syntax,
            "unexpected character after line continuation character" | "':' expected after dictionary key",
        )
        | (ErrorKind::Tab, _) => 0,
        (ErrorKind::Syntax, "unexpected EOF while parsing") => -1,
        (ErrorKind::Syntax, "expected 'except' or 'finally' block") if is_at_end => -1,
        (ErrorKind::Syntax, message) if is_at_end && message.ends_with("but statement is given") => {
            i64::from(details.end_offset) + 1
        }
        (ErrorKind::Indentation, message) if message.starts_with("un") => -1,
        (ErrorKind::Indentation, _) if details.is_at_end || details.offset == details.end_offset => -1,
        (ErrorKind::Syntax, message)
            if is_at_end
                && (message.starts_with("trailing comma") || message.starts_with("expected one or more")) =>
        {
            i64::from(details.end_offset) + 1
        }
        (ErrorKind::Syntax, message)
            if is_at_end && (message == "invalid syntax" || message.starts_with("expected '")) =>
        {
            i64::from(details.end_offset) + 1
        }
        _ => i64::from(details.end_offset),
    }
}

fn prelude(cx: &mut Cx) -> Result<Gc<CodeObject>, Raise> {
    let text = crate::builtins::prelude::SOURCE;
    let code = compile_file_source(cx, text.as_bytes(), Code::PRELUDE, Mode::Module)?;
    Ok(cx.load_code(&code))
}
