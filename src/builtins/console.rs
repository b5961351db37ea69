//! `print` and `input`.

use crate::bytecode::surrogate;
use crate::heap::Value;
use crate::host::Stream;
use crate::native::functions;
use crate::objects::cx::Cx;
use crate::objects::kernel::codec::{self, Encoding, ErrorHandler};
use crate::objects::module::Module;
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Answer, Outcome, Query, Raise, Then, done};
use crate::objects::types::Builtin;
use crate::vm::attribute::{bind_special, get_attribute};

pub(crate) const FUNCTIONS: &[NativeRow] = functions! {
    /// Prints the values to a stream, or to sys.stdout by default.
    ///
    /// sep is put between the values, end after the last one; flush says whether to forcibly flush.
    "print(*args, sep=None, end=None, file=None, flush=False)" => print,
    /// Read a line from standard input, without its newline. The prompt, when given, is printed before.
    /// Raises EOFError at the end of the input.
    "input(prompt=?, /)" => input,
};

/// Writes text to one of the machine's own streams.
pub(crate) fn write_console(cx: &mut Cx, stream: Stream, text: &str) -> Result<(), Raise> {
    if surrogate::is_in(text) {
        let handler = match stream {
            Stream::Out => ErrorHandler::Strict,
            Stream::Err => ErrorHandler::BackslashReplace,
        };
        let bytes = codec::encode(text, Encoding::Utf8, &handler);
        let bytes = cx.kernel(bytes)?;
        return write_bytes(cx, stream, &bytes);
    }
    write_bytes(cx, stream, text.as_bytes())
}

fn write_bytes(cx: &mut Cx, stream: Stream, bytes: &[u8]) -> Result<(), Raise> {
    let Some(console) = &mut cx.host.console else {
        return Err(no_console(cx));
    };
    console
        .write(stream, bytes)
        .map_err(|error| cx.os_error(&error, Value::NONE))
}

/// Hands what was written to one of the machine's own streams to the system.
pub(crate) fn flush_console(cx: &mut Cx, stream: Stream) -> Result<(), Raise> {
    let Some(console) = &mut cx.host.console else {
        return Err(no_console(cx));
    };
    console
        .flush(stream)
        .map_err(|error| cx.os_error(&error, Value::NONE))
}

#[cold]
fn no_console(cx: &mut Cx) -> Raise {
    cx.runtime_error("this machine has no console")
}

/// What `sys.NAME` is at present, when a script put its own object there. The machine's own streams are
/// registered under `sys.NAME`.
fn replaced_stream(cx: &mut Cx, name: &'static str) -> Option<Value> {
    let sys = cx.intern("sys");
    let modules = cx.modules;
    let sys = cx.get_name(modules, sys)?.as_gc::<Module>()?;
    let key = cx.intern(name);
    let stream = cx.get_name(cx.heap[sys].namespace, key)?;
    let own = cx.registered(match name {
        "stdout" => "sys.stdout",
        _ => "sys.stderr",
    });
    let is_own = own.is_some_and(|own| own.is(stream));
    (own.is_some() && !is_own).then_some(stream)
}

/// A separator or ending: a string, or None for the usual one.
fn text_option(cx: &mut Cx, value: Value, name: &str, usual: &'static str) -> Result<String, Raise> {
    if value.is_none() {
        return Ok(usual.to_owned());
    }
    match cx.as_str(value) {
        Some(text) => Ok(text.to_owned()),
        None => {
            let message = format!("{name} must be None or a string, not {}", cx.type_name(value));
            Err(cx.type_error(message))
        }
    }
}

fn print(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if cx.is_release_due() {
        // What a finaliser prints comes first.
        return cx.ask(
            Outcome::Query(Query::Release),
            Value::NONE,
            &[],
            Some(&RELEASED),
            0,
            args,
        );
    }
    print_now(cx, args)
}

static RELEASED: Then = Then {
    name: "print.released",
    resume: |cx, kept, _| {
        let args = kept.values.to_vec();
        print_now(cx, &args)
    },
    catches: false,
};

fn print_now(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let &[separator, end, file, flush, ref values @ ..] = args else {
        unreachable!("the vm binds four options");
    };
    let file = match file.is_none() {
        true => match replaced_stream(cx, "stdout") {
            // There is nowhere to print to.
            Some(nothing) if nothing.is_none() => return done(Value::NONE),
            replaced => replaced.unwrap_or(Value::NONE),
        },
        false => file,
    };
    let separator = text_option(cx, separator, "sep", " ")?;
    let end = text_option(cx, end, "end", "\n")?;
    let flush = match cx.truth(flush)? {
        Answer::Known(flush) => flush,
        Answer::Script => true,
    };
    if file.is_none() {
        let mut line = String::new();
        let mut is_whole = true;
        for (index, value) in values.iter().enumerate() {
            if index > 0 {
                line.push_str(&separator);
            }
            if let Some(text) = cx.as_str(*value)
                && cx.is_exact(*value, Builtin::Str)
            {
                line.push_str(text);
                continue;
            }
            match cx.str_of(*value)? {
                Answer::Known(text) => line.push_str(&text),
                Answer::Script => {
                    is_whole = false;
                    break;
                }
            }
        }
        if is_whole {
            line.push_str(&end);
            write_console(cx, Stream::Out, &line)?;
            if flush {
                flush_console(cx, Stream::Out)?;
            }
            return done(Value::NONE);
        }
    }
    let (separator, end) = (cx.new_str(&separator), cx.new_str(&end));
    let texts = cx.new_list(Vec::new());
    let mut kept = vec![file, separator, end, Value::from_bool(flush), texts];
    kept.extend_from_slice(values);
    collect_texts(cx, &kept, 0)
}

/// Turns the values into strings from number `index` on; then writes them all. `kept`: file, separator,
/// end, whether to flush, the list of strings so far, then the values.
fn collect_texts(cx: &mut Cx, kept: &[Value], mut index: usize) -> Result<Outcome, Raise> {
    let values = &kept[5..];
    while let Some(value) = values.get(index).copied() {
        match cx.str_of(value)? {
            Answer::Known(text) => {
                let text = cx.new_str(&text);
                cx.list_push(kept[4], text);
            }
            Answer::Script => {
                let method = cx.lookup_or_object(cx.class_of(value), cx.names.str);
                let (callee, receiver) = bind_special(cx, method, value);
                let receiver: Vec<Value> = receiver.into_iter().collect();
                return cx.call(callee, &receiver, &TEXT_MADE, index as u32, kept);
            }
        }
        index += 1;
    }
    write_texts(cx, kept)
}

static TEXT_MADE: Then = Then {
    name: "print.text_made",
    resume: |cx, kept, resumed| {
        let text = resumed.value();
        if cx.as_str(text).is_none() {
            let message = format!("__str__ returned non-string (type {})", cx.type_name(text));
            return Err(cx.type_error(message));
        }
        cx.list_push(kept.values[4], text);
        let values = kept.values.to_vec();
        collect_texts(cx, &values, kept.state as usize + 1)
    },
    catches: false,
};

fn write_texts(cx: &mut Cx, kept: &[Value]) -> Result<Outcome, Raise> {
    let [file, separator, end, flush, texts] = kept[..5] else {
        unreachable!("five values are kept")
    };
    let texts = cx.as_list(texts).unwrap_or_default().to_vec();
    let mut pieces = Vec::with_capacity(texts.len() * 2 + 1);
    for (index, text) in texts.into_iter().enumerate() {
        if index > 0 && cx.as_str(separator) != Some("") {
            pieces.push(separator);
        }
        pieces.push(text);
    }
    if cx.as_str(end) != Some("") {
        pieces.push(end);
    }
    if file.is_none() {
        let line: String = pieces.iter().filter_map(|piece| cx.as_str(*piece)).collect();
        write_console(cx, Stream::Out, &line)?;
        if flush.is(Value::TRUE) {
            flush_console(cx, Stream::Out)?;
        }
        return done(Value::NONE);
    }
    let write = cx.intern("write");
    let mut kept = vec![file, flush];
    kept.extend(pieces);
    match get_attribute(cx, file, write)? {
        Outcome::Return(write) => {
            kept.insert(0, write);
            write_piece(cx, &kept, 0)
        }
        outcome => {
            let kept: Vec<Value> = kept;
            cx.request.then.get_or_insert(&WRITE_FOUND);
            cx.request.kept = kept;
            Ok(outcome)
        }
    }
}

static WRITE_FOUND: Then = Then {
    name: "print.write_found",
    resume: |cx, kept, resumed| {
        let mut values = vec![resumed.value()];
        values.extend_from_slice(kept.values);
        write_piece(cx, &values, 0)
    },
    catches: false,
};

/// Writes pieces from number `index` on. `kept`: the `write` method, the file, whether to flush, the pieces.
fn write_piece(cx: &mut Cx, kept: &[Value], index: usize) -> Result<Outcome, Raise> {
    if let Some(piece) = kept.get(3 + index) {
        return cx.call(kept[0], &[*piece], &PIECE_WRITTEN, index as u32, kept);
    }
    if !kept[2].is(Value::TRUE) {
        return done(Value::NONE);
    }
    let flush = cx.intern("flush");
    match get_attribute(cx, kept[1], flush)? {
        Outcome::Return(flush) => cx.call(flush, &[], &FLUSHED, 0, &[]),
        outcome => Ok(outcome),
    }
}

static PIECE_WRITTEN: Then = Then {
    name: "print.piece_written",
    resume: |cx, kept, _| write_piece(cx, kept.values, kept.state as usize + 1),
    catches: false,
};

static FLUSHED: Then = Then {
    name: "print.flushed",
    resume: |_, _, _| done(Value::NONE),
    catches: false,
};

fn input(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if !args[0].is_undef() {
        match cx.str_of(args[0])? {
            Answer::Known(text) => write_console(cx, Stream::Out, &text)?,
            Answer::Script => {
                let method = cx.lookup_or_object(cx.class_of(args[0]), cx.names.str);
                let (callee, receiver) = bind_special(cx, method, args[0]);
                let receiver: Vec<Value> = receiver.into_iter().collect();
                return cx.call(callee, &receiver, &PROMPT_MADE, 0, &[]);
            }
        }
    }
    read_line(cx)
}

static PROMPT_MADE: Then = Then {
    name: "input.prompt_made",
    resume: |cx, _, resumed| {
        let text = cx.as_str(resumed.value()).unwrap_or_default().to_owned();
        write_console(cx, Stream::Out, &text)?;
        read_line(cx)
    },
    catches: false,
};

fn read_line(cx: &mut Cx) -> Result<Outcome, Raise> {
    flush_console(cx, Stream::Out)?;
    let Some(console) = &mut cx.host.console else {
        return Err(no_console(cx));
    };
    let line = match console.read_line() {
        Ok(line) => line,
        Err(error) => return Err(cx.os_error(&error, Value::NONE)),
    };
    if line.is_empty() {
        return Err(cx.raise(Builtin::EOFError, "EOF when reading a line"));
    }
    let text = codec::decode(&line, Encoding::Utf8, &ErrorHandler::Strict);
    let text = cx.kernel(text)?;
    let text = text.strip_suffix('\n').unwrap_or(&text);
    done(cx.new_str(text))
}
