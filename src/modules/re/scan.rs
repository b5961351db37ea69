//! Running a pattern over a script's text or bytes: from positions of characters to positions of bytes and
//! back, and one match after the other.

use std::sync::Arc;

use crate::heap::{Gc, Value};
use crate::modules::re::matcher::{Bytes, GiveUp, MOST_STEPS, Matcher, Rules, STEPS, Subject, Utf8};
use crate::modules::re::program::Program;
use crate::objects::cx::Cx;
use crate::objects::outcome::Raise;
use crate::objects::str::Str;
use crate::objects::types::Builtin;

/// The choices that may be open at once; 24 bytes each.
const MOST_CHOICES: usize = 1 << 24;

/// The part of a subject that a call looks at, in bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Raises TypeError unless the value is a subject for this kind of pattern.
pub(super) fn check_subject(cx: &mut Cx, program: &Program, subject: Value) -> Result<(), Raise> {
    if cx.as_str(subject).is_some() {
        return match program.is_bytes {
            true => Err(cx.type_error("cannot use a bytes pattern on a string-like object")),
            false => Ok(()),
        };
    }
    if cx.buffer(subject).is_some() {
        return match program.is_bytes {
            true => Ok(()),
            false => Err(cx.type_error("cannot use a string pattern on a bytes-like object")),
        };
    }
    let message = format!(
        "expected string or bytes-like object, got '{}'",
        cx.type_name(subject)
    );
    Err(cx.type_error(message))
}

/// The length of a subject in characters.
pub(super) fn length(cx: &Cx, subject: Value) -> usize {
    match subject.as_gc::<Str>() {
        Some(string) => cx.heap[string].chars as usize,
        None => cx.buffer(subject).map_or(0, |bytes| bytes.len()),
    }
}

fn text_with_wide_characters(cx: &Cx, subject: Value) -> Option<Gc<Str>> {
    let string = subject.as_gc::<Str>()?;
    (!cx.heap[string].is_ascii()).then_some(string)
}

/// The byte position of a character position, which is at most the length.
pub(super) fn to_byte(cx: &Cx, subject: Value, character: usize) -> usize {
    match text_with_wide_characters(cx, subject) {
        None => character,
        Some(string) => {
            let text = cx.heap.text(string);
            text.char_indices()
                .nth(character)
                .map_or(text.len(), |(at, _)| at)
        }
    }
}

/// How many characters lie between two byte positions.
pub(super) fn characters(cx: &Cx, subject: Value, from: usize, to: usize) -> usize {
    match text_with_wide_characters(cx, subject) {
        None => to.saturating_sub(from),
        Some(string) => {
            let text = cx.heap.text(string);
            text.get(from..to).map_or(0, |part| part.chars().count())
        }
    }
}

/// Clamps the arguments `pos` and `endpos`.
pub(super) fn span(cx: &Cx, subject: Value, start: i64, end: i64) -> (Span, usize, usize) {
    let length = length(cx, subject);
    let end = usize::try_from(end).unwrap_or(0).min(length);
    let start = usize::try_from(start).unwrap_or(0).min(length);
    let span = Span {
        start: to_byte(cx, subject, start),
        end: to_byte(cx, subject, end),
    };
    (span, start, end)
}

/// What a walk over the matches does after each.
pub(super) enum Walk {
    GoOn,
    Stop,
}

/// Finds matches one after the other, as `finditer` does, and shows each one's slots to `found`.
/// `skips_empty` is for a walk that goes on where the last match was empty.
pub(super) fn walk(
    cx: &mut Cx,
    program: &Arc<Program>,
    subject: Value,
    span: Span,
    rules: Rules,
    mut found: impl FnMut(&[usize]) -> Walk,
) -> Result<(), Raise> {
    if span.start > span.end {
        return Ok(());
    }
    let mut most_choices = MOST_CHOICES;
    while most_choices > 1024 && cx.heap.would_exceed(most_choices * 24) {
        most_choices /= 2;
    }
    // What is found goes to `found` alone, and counts for nothing when the walk fails.
    let result = cx.redoable(|cx| {
        let stop = |work| cx.work(work);
        let mut matcher = Matcher::new(program, most_choices, &stop);
        let result = walk_span(cx, &mut matcher, subject, span, rules, &mut found);
        cx.charge_fuel((STEPS - matcher.steps) as usize / 2 + (span.end - span.start) / 32);
        result
    });
    match result {
        Ok(()) => Ok(()),
        Err(GiveUp::Memory) => Err(cx.raise_with(Builtin::MemoryError, &[])),
        Err(GiveUp::Stopped) => Err(cx.given_up()),
        Err(GiveUp::Steps) => {
            let message = format!(
                "the regular expression was stopped after {MOST_STEPS} steps: it backtracks too much"
            );
            Err(cx.runtime_error(message))
        }
    }
}

fn walk_span(
    cx: &Cx,
    matcher: &mut Matcher<'_>,
    subject: Value,
    span: Span,
    rules: Rules,
    found: &mut impl FnMut(&[usize]) -> Walk,
) -> Result<(), GiveUp> {
    match subject.as_gc::<Str>() {
        Some(string) => {
            let text = &cx.heap.text(string)[..span.end];
            match cx.heap[string].is_ascii() {
                true => walk_subject(matcher, &Bytes(text.as_bytes()), span.start, rules, found),
                false => walk_subject(matcher, &Utf8(text), span.start, rules, found),
            }
        }
        None => {
            let bytes = cx.buffer(subject).unwrap_or_default();
            let end = span.end.min(bytes.len());
            walk_subject(matcher, &Bytes(&bytes[..end]), span.start.min(end), rules, found)
        }
    }
}

fn walk_subject<S: Subject>(
    matcher: &mut Matcher<'_>,
    subject: &S,
    start: usize,
    rules: Rules,
    found: &mut impl FnMut(&[usize]) -> Walk,
) -> Result<(), GiveUp> {
    let mut start = start;
    let mut rules = rules;
    while matcher.search(subject, start, rules)? {
        if let Walk::Stop = found(&matcher.slots) {
            return Ok(());
        }
        let end = matcher.slots[1];
        rules.is_nonempty = matcher.slots[0] == end;
        start = end;
    }
    Ok(())
}
