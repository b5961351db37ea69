//! Warnings about source text: from the compiler to whoever shows them.
//!
//! Compiling notes them in `cx.source_warnings`; whoever is about to run the code has them told first. A script
//! that never imported `warnings` and no `-W` have the last word by saying nothing: they are then printed from
//! here. Otherwise the prelude gives them to the `warnings` module, whose filters may turn them into SyntaxErrors.

use pyish_grammar::SyntaxWarning;

use crate::heap::Value;
use crate::host::Stream;
use crate::native::functions;
use crate::objects::cx::{Cx, SourceWarning};
use crate::objects::dict::Dict;
use crate::objects::kernel::codec::to_shown_bytes;
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Outcome, Raise, Then};

/// Whether the code at hand is a whole file, or text that a script made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Origin {
    File,
    Text,
}

/// Notes the warnings about one source text.
pub(crate) fn note(cx: &mut Cx, warnings: &[SyntaxWarning], origin: Origin) {
    for warning in warnings {
        let details = warning.error.details();
        let text = details.text.clone();
        cx.source_warnings.push(SourceWarning {
            message: warning.message.clone(),
            refusal: details.message.clone(),
            filename: details.filename.clone(),
            line: details.lineno,
            offset: details.offset,
            end_line: details.end_lineno,
            end_offset: details.end_offset,
            text: text.filter(|_| warning.keeps_text || origin == Origin::File),
        });
    }
}

/// How a warning is printed where nobody has said otherwise.
fn shown(warning: &SourceWarning) -> String {
    let SourceWarning {
        message,
        filename,
        line,
        text,
        ..
    } = warning;
    let head = format!("{filename}:{line}: SyntaxWarning: {message}\n");
    match text.as_deref().map(str::trim) {
        Some(text) if !text.is_empty() && !filename.starts_with('<') => format!("{head}  {text}\n"),
        _ => head,
    }
}

/// Has the warnings that were noted told, after which `then` goes on with `kept`, or else the call gives `value`.
/// `None`: there is nothing left to do.
pub(super) fn tell(
    cx: &mut Cx,
    value: Value,
    then: Option<&'static Then>,
    kept: &[Value],
) -> Option<Result<Outcome, Raise>> {
    if cx.source_warnings.is_empty() {
        return None;
    }
    if !are_filtered(cx) {
        print_all(cx);
        return None;
    }
    let found = take_all(cx);
    cx.request.prelude = "warn_about_source";
    Some(cx.ask(Outcome::Prelude, Value::NONE, &[found, value], then, 0, kept))
}

/// The same for the vm, which goes on with the result.
pub(super) fn tell_and_return(cx: &mut Cx, value: Value) -> Result<Outcome, Raise> {
    tell(cx, value, None, &[]).unwrap_or(Ok(Outcome::Return(value)))
}

/// Prints the warnings that were noted.
pub(crate) fn print_all(cx: &mut Cx) {
    for warning in std::mem::take(&mut cx.source_warnings) {
        print(cx, &shown(&warning));
    }
}

/// Writes a warning to the machine's error stream.
fn print(cx: &mut Cx, text: &str) {
    if let Some(console) = &mut cx.host.console {
        // A closed stderr cannot be reported anywhere.
        let _ = console.write(Stream::Err, &to_shown_bytes(text));
    }
}

/// Whether the script or the command line may have a say in what becomes of warnings.
pub(crate) fn are_filtered(cx: &mut Cx) -> bool {
    let (warnings, options) = (cx.intern("warnings"), cx.intern("warnoptions"));
    if cx.get_name(cx.modules, warnings).is_some() {
        return true;
    }
    let sys = cx.registered("sys").and_then(|sys| sys.as_gc::<Dict>());
    let options = sys.and_then(|sys| cx.get_name(sys, options));
    options.is_some_and(|options| cx.as_list(options).is_some_and(|options| !options.is_empty()))
}

/// The warnings that were noted as a list of tuples.
fn take_all(cx: &mut Cx) -> Value {
    let number = |number: u32| Value::small_int(i64::from(number));
    let found = std::mem::take(&mut cx.source_warnings);
    let found = found
        .into_iter()
        .map(|warning| {
            let message = cx.new_str(&warning.message);
            let refusal = cx.new_str(&warning.refusal);
            let filename = cx.new_str(&warning.filename);
            let text = match &warning.text {
                // The tokenizer, which has one text for both, keeps the line without its end.
                Some(text) if warning.message == warning.refusal => cx.new_str(text),
                Some(text) => cx.new_str(&format!("{text}\n")),
                None => Value::NONE,
            };
            let (line, offset) = (number(warning.line), number(warning.offset));
            let (end_line, end_offset) = (number(warning.end_line), number(warning.end_offset));
            let place = cx.new_tuple(&[filename, line, offset, text, end_line, end_offset]);
            cx.new_tuple(&[message, refusal, place])
        })
        .collect();
    cx.new_list(found)
}

static TELL: &[NativeRow] = functions! {
    /// Tell the warnings about the main script.
    "_tell_warnings()" => tell_all,
};

/// What is called to tell the warnings about the main script before it runs.
pub(crate) static TELL_WARNINGS: &NativeRow = &TELL[0];

fn tell_all(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    tell_and_return(cx, Value::NONE)
}
