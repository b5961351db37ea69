//! `sub`, `subn` and `split`.

use crate::heap::Value;
use crate::modules::re::found::{new_match, part};
use crate::modules::re::matcher::UNSET;
use crate::modules::re::pattern::{ANYWHERE, program_of};
use crate::modules::re::scan::{Span, Walk, check_subject, length, to_byte, walk};
use crate::modules::re::template::{self, Filled};
use crate::native::convert::argument;
use crate::objects::cx::Cx;
use crate::objects::outcome::{Kept, Outcome, Raise, Resumed, Then, done};
use crate::objects::sequence::List;
use crate::objects::types::Builtin;

pub(super) fn sub(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let count = argument!(cx, args[3], Index, as_size, sub);
    substitute(cx, args, count, false)
}

pub(super) fn subn(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let count = argument!(cx, args[3], Index, as_size, subn);
    substitute(cx, args, count, true)
}

/// All of a subject.
fn whole(cx: &Cx, subject: Value) -> Span {
    let end = length(cx, subject);
    Span {
        start: 0,
        end: to_byte(cx, subject, end),
    }
}

/// The arguments are the pattern, the replacement and the subject.
fn substitute(cx: &mut Cx, args: &[Value], count: i64, is_counted: bool) -> Result<Outcome, Raise> {
    let (pattern, replacement, subject) = (args[0], args[1], args[2]);
    let program = program_of(cx, pattern)?;
    let is_function = cx.is_callable(replacement);
    let parts = if is_function {
        Vec::new()
    } else {
        match template::of(cx, replacement, &program)? {
            Some(Ok(parts)) => parts,
            Some(Err(problem)) => return template::refuse(cx, problem, replacement),
            None => {
                let name = cx.type_name(replacement).to_owned();
                let message = match program.is_bytes {
                    false => format!("decoding to str: need a bytes-like object, {name} found"),
                    true => format!("a bytes-like object is required, not '{name}'"),
                };
                return Err(cx.type_error(message));
            }
        }
    };
    check_subject(cx, &program, subject)?;
    let width = program.slots;
    let mut slots: Vec<usize> = Vec::new();
    let mut made = 0usize;
    let span = whole(cx, subject);
    if count >= 0 {
        walk(cx, &program, subject, span, ANYWHERE, |found| {
            slots.extend_from_slice(found);
            made += 1;
            if made as i64 == count {
                Walk::Stop
            } else {
                Walk::GoOn
            }
        })?;
    }
    if is_function {
        return begin_calls(cx, args, &slots, width, is_counted);
    }
    let mut filled = Filled::new(program.is_bytes);
    let (mut from, mut charged) = (0, 0);
    for found in slots.chunks(width) {
        filled.push_part(cx, subject, from, found[0]);
        filled.fill(cx, &parts, subject, found);
        from = found[1];
        if cx.heap.would_exceed(filled.len()) {
            cx.check_memory(filled.len())?;
        }
        let grown = filled.len() - charged;
        charged = filled.len();
        cx.working(grown / 64 + 1)?;
    }
    filled.push_part(cx, subject, from, span.end);
    finish(cx, filled, subject, made, is_counted)
}

fn finish(
    cx: &mut Cx,
    filled: Filled,
    subject: Value,
    made: usize,
    is_counted: bool,
) -> Result<Outcome, Raise> {
    // Where nothing was replaced, the very object is given back, unless it is of a subclass.
    let is_same = made == 0 && is_plain_text(cx, subject);
    let text = if is_same { subject } else { filled.finish(cx) };
    match is_counted {
        false => done(text),
        true => {
            let made = cx.new_size(made);
            done(cx.new_tuple(&[text, made]))
        }
    }
}

/// Whether a value is exactly a str or bytes.
fn is_plain_text(cx: &Cx, value: Value) -> bool {
    cx.is_exact(value, Builtin::Str) || cx.is_exact(value, Builtin::Bytes)
}

static CALL_BACK: Then = Then {
    name: "re.sub",
    resume: call_back,
    catches: false,
};

/// What a replacement by a function keeps: the function, the subject, and lists of the matches, of their spans
/// in bytes, and of the replacements so far.
fn begin_calls(
    cx: &mut Cx,
    args: &[Value],
    slots: &[usize],
    width: usize,
    is_counted: bool,
) -> Result<Outcome, Raise> {
    let (pattern, function, subject) = (args[0], args[1], args[2]);
    let program = program_of(cx, pattern)?;
    let bounds = (0, length(cx, subject));
    let (mut matches, mut spans) = (Vec::new(), Vec::new());
    let mut known = (0, 0);
    for found in slots.chunks(width) {
        let value = new_match(cx, pattern, &program, subject, found, bounds, Some(known));
        known = (
            found[0],
            crate::modules::re::found::character(cx, value, found[0]),
        );
        matches.push(value);
        spans.extend([cx.new_size(found[0]), cx.new_size(found[1])]);
    }
    let matches = cx.new_list(matches);
    let spans = cx.new_list(spans);
    let replacements = cx.new_list(Vec::new());
    let kept = [
        function,
        subject,
        matches,
        spans,
        replacements,
        Value::from(is_counted),
    ];
    go_on(cx, &kept)
}

fn call_back(cx: &mut Cx, kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    let replacements = kept.values[4].as_gc::<List>();
    let replacements = replacements.expect("begin_calls made it");
    cx.heap[replacements].items.push(resumed.value());
    go_on(cx, kept.values)
}

/// Calls the function for the next match, or puts the pieces together after the last.
fn go_on(cx: &mut Cx, kept: &[Value]) -> Result<Outcome, Raise> {
    let list = |cx: &Cx, index: usize| cx.as_list(kept[index]).expect("begin_calls made it").to_vec();
    let (function, subject) = (kept[0], kept[1]);
    let made = cx.as_list(kept[4]).expect("begin_calls made it").len();
    let next = cx.as_list(kept[2]).and_then(|matches| matches.get(made)).copied();
    if let Some(found) = next {
        return cx.call(function, &[found], &CALL_BACK, 0, kept);
    }
    let (spans, replacements) = (list(cx, 3), list(cx, 4));
    let is_bytes = cx.as_str(subject).is_none();
    let mut filled = Filled::new(is_bytes);
    let mut from = 0;
    let position = |value: Value| value.as_inline_int().unwrap_or(0) as usize;
    // What CPython joins: the texts between matches that are not empty, and what is not None.
    let mut joined = 0;
    for (span, replacement) in spans.chunks(2).zip(replacements) {
        let (start, end) = (position(span[0]), position(span[1]));
        joined += usize::from(start > from);
        filled.push_part(cx, subject, from, start);
        from = end;
        if replacement.is_none() {
            continue;
        }
        if !filled.push_value(cx, replacement) {
            let name = cx.type_name(replacement);
            let expected = if is_bytes {
                "a bytes-like object"
            } else {
                "str instance"
            };
            let message = format!("sequence item {joined}: expected {expected}, {name} found");
            return Err(cx.type_error(message));
        }
        joined += 1;
    }
    let end = whole(cx, subject).end;
    filled.push_part(cx, subject, from, end);
    finish(cx, filled, subject, made, kept[5] == Value::TRUE)
}

pub(super) fn split(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let program = program_of(cx, args[0])?;
    let most = argument!(cx, args[2], Index, as_size, split);
    let subject = args[1];
    check_subject(cx, &program, subject)?;
    let span = whole(cx, subject);
    let width = 2 * (program.groups as usize + 1);
    let mut spans: Vec<usize> = Vec::new();
    let mut made = 0i64;
    if most >= 0 {
        walk(cx, &program, subject, span, ANYWHERE, |found| {
            spans.extend_from_slice(&found[..width]);
            made += 1;
            if made == most { Walk::Stop } else { Walk::GoOn }
        })?;
    }
    cx.check_memory(spans.len() * 16)?;
    let mut items = Vec::new();
    let mut from = 0;
    for found in spans.chunks(width) {
        items.push(part(cx, subject, from, found[0]));
        for group in found[2..].chunks(2) {
            items.push(match group[0] == UNSET || group[1] == UNSET {
                true => Value::NONE,
                false => part(cx, subject, group[0], group[1]),
            });
        }
        from = found[1];
    }
    items.push(part(cx, subject, from, span.end));
    done(cx.new_list(items))
}
