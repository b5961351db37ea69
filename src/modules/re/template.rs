//! Replacement templates: `\1`, `\g<name>` and escapes among literal text.

use crate::bytecode::surrogate;
use crate::heap::Value;
use crate::modules::re::code_points;
use crate::modules::re::escape::in_ascii;
use crate::modules::re::pattern::program_of;
use crate::modules::re::program::Program;
use crate::modules::re::syntax::Refusal;
use crate::objects::cx::Cx;
use crate::objects::kernel::{quote, str_case};
use crate::objects::outcome::{Outcome, Raise, done};

/// A piece of a template.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Part {
    Text(Vec<u32>),
    Group(usize),
}

/// Why a template is refused.
pub(super) enum Problem {
    /// `re.error`.
    Refusal(Refusal),
    /// IndexError.
    UnknownName(String),
}

fn at(message: impl Into<String>, position: usize) -> Problem {
    Problem::Refusal(Refusal::Pattern {
        message: message.into(),
        position,
    })
}

/// Raises what is wrong with a template.
pub(super) fn refuse(cx: &mut Cx, problem: Problem, template: Value) -> Result<Outcome, Raise> {
    match problem {
        Problem::Refusal(refusal) => super::refuse(cx, refusal, template),
        Problem::UnknownName(name) => {
            let name = quote::repr(&name);
            Err(cx.index_error(format!("unknown group name {name}")))
        }
    }
}

/// The parts of a template value; `None` when it is no text. Raises TypeError when text and bytes are mixed.
pub(super) fn of(
    cx: &mut Cx,
    value: Value,
    program: &Program,
) -> Result<Option<Result<Vec<Part>, Problem>>, Raise> {
    let Some((text, is_bytes)) = code_points(cx, value) else {
        return Ok(None);
    };
    if is_bytes != program.is_bytes {
        let (expected, found) = match is_bytes {
            true => ("str instance", cx.type_name(value)),
            false => ("a bytes-like object", "str"),
        };
        let message = format!("sequence item 0: expected {expected}, {found} found");
        return Err(cx.type_error(message));
    }
    Ok(Some(parse(&text, program)))
}

pub(super) fn parse_template(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let program = program_of(cx, args[1])?;
    let parts = match of(cx, args[0], &program)? {
        None => return Err(cx.type_error("expected a str or bytes template")),
        Some(Err(problem)) => return refuse(cx, problem, args[0]),
        Some(Ok(parts)) => parts,
    };
    let mut items = Vec::new();
    for part in parts {
        items.push(match part {
            Part::Group(number) => cx.new_size(number),
            Part::Text(text) => {
                let mut filled = Filled::new(program.is_bytes);
                filled.push_points(&text);
                filled.finish(cx)
            }
        });
    }
    done(cx.new_list(items))
}

struct Reader<'a> {
    text: &'a [u32],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at).and_then(|c| surrogate::character(*c))
    }

    fn take(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += 1;
        Some(c)
    }

    fn digit(&mut self, radix: u32) -> Option<u32> {
        let digit = self.peek()?.to_digit(radix)?;
        self.at += 1;
        Some(digit)
    }
}

fn parse(text: &[u32], program: &Program) -> Result<Vec<Part>, Problem> {
    let mut reader = Reader { text, at: 0 };
    let mut parts = Vec::new();
    let mut literal = Vec::new();
    while let Some(c) = text.get(reader.at).copied() {
        let start = reader.at;
        reader.at += 1;
        if c != u32::from('\\') {
            literal.push(c);
            continue;
        }
        let Some(escaped) = reader.take() else {
            return Err(at("bad escape (end of pattern)", start));
        };
        let group = match escaped {
            'g' => Some(named(&mut reader, program)?),
            '0' => {
                let mut value = 0;
                for _ in 0..2 {
                    value = reader.digit(8).map_or(value, |digit| value * 8 + digit);
                }
                literal.push(value);
                None
            }
            '1'..='9' => numbered(&mut reader, escaped, start, &mut literal, program)?,
            _ => {
                match simple_escape(escaped) {
                    Some(value) => literal.push(value),
                    None if escaped.is_ascii_alphabetic() => {
                        return Err(at(format!("bad escape \\{escaped}"), start));
                    }
                    None => literal.extend([c, text[start + 1]]),
                }
                None
            }
        };
        if let Some(group) = group {
            if !literal.is_empty() {
                parts.push(Part::Text(std::mem::take(&mut literal)));
            }
            parts.push(Part::Group(group));
        }
    }
    if !literal.is_empty() {
        parts.push(Part::Text(literal));
    }
    Ok(parts)
}

fn simple_escape(c: char) -> Option<u32> {
    Some(match c {
        'a' => 7,
        'b' => 8,
        'f' => 12,
        'n' => 10,
        'r' => 13,
        't' => 9,
        'v' => 11,
        '\\' => 92,
        _ => return None,
    })
}

/// `\12`: an octal character when there are three octal digits, else a group.
fn numbered(
    reader: &mut Reader<'_>,
    first: char,
    start: usize,
    literal: &mut Vec<u32>,
    program: &Program,
) -> Result<Option<usize>, Problem> {
    let mut number = first.to_digit(10).expect("the caller saw a digit");
    if let Some(second) = reader.digit(10) {
        if number < 8
            && second < 8
            && let Some(third) = reader.digit(8)
        {
            let value = number * 64 + second * 8 + third;
            if value > 0o377 {
                let escape: String = reader.text[start..reader.at]
                    .iter()
                    .filter_map(|c| surrogate::character(*c))
                    .collect();
                return Err(at(
                    format!("octal escape value {escape} outside of range 0-0o377"),
                    start,
                ));
            }
            literal.push(value);
            return Ok(None);
        }
        number = number * 10 + second;
    }
    check_group(u64::from(number), program, start + 1).map(Some)
}

fn check_group(number: u64, program: &Program, position: usize) -> Result<usize, Problem> {
    match number <= u64::from(program.groups) {
        true => Ok(number as usize),
        false => Err(at(format!("invalid group reference {number}"), position)),
    }
}

/// `\g<name>`, after the `g`.
fn named(reader: &mut Reader<'_>, program: &Program) -> Result<usize, Problem> {
    if reader.peek() != Some('<') {
        return Err(at("missing <", reader.at));
    }
    reader.at += 1;
    let start = reader.at;
    let rest = &reader.text[start..];
    let Some(length) = rest.iter().position(|c| *c == u32::from('>')) else {
        let message = if rest.is_empty() {
            "missing group name"
        } else {
            "missing >, unterminated name"
        };
        return Err(at(message, start));
    };
    if length == 0 {
        return Err(at("missing group name", start));
    }
    let name: String = rest[..length]
        .iter()
        .filter_map(|c| surrogate::character(*c))
        .collect();
    reader.at = start + length + 1;
    if name.bytes().all(|byte| byte.is_ascii_digit()) {
        return check_group(name.parse().unwrap_or(u64::MAX), program, start);
    }
    if !str_case::is_identifier(&name) || program.is_bytes && !name.is_ascii() {
        let name = in_ascii(&name, program.is_bytes);
        return Err(at(format!("bad character in group name {name}"), start));
    }
    match program.names.iter().find(|(known, _)| *known == name) {
        Some((_, number)) => Ok(*number as usize),
        None => Err(Problem::UnknownName(name)),
    }
}

/// A str or bytes under construction.
pub(super) struct Filled {
    bytes: Vec<u8>,
    is_bytes: bool,
}

impl Filled {
    pub(super) fn new(is_bytes: bool) -> Filled {
        Filled {
            bytes: Vec::new(),
            is_bytes,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    fn push_points(&mut self, points: &[u32]) {
        for point in points {
            match surrogate::character(*point) {
                Some(c) if !self.is_bytes => self
                    .bytes
                    .extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
                _ => self.bytes.push(*point as u8),
            }
        }
    }

    /// Adds a part of the subject; nothing for a group that took no part.
    pub(super) fn push_part(&mut self, cx: &Cx, subject: Value, start: usize, end: usize) {
        match cx.as_str(subject) {
            Some(text) => self
                .bytes
                .extend_from_slice(text.as_bytes().get(start..end).unwrap_or_default()),
            None => {
                let bytes = cx.buffer(subject).unwrap_or_default();
                self.bytes
                    .extend_from_slice(bytes.get(start..end).unwrap_or_default());
            }
        }
    }

    /// Adds a str or bytes; false when the value is neither, or the wrong one.
    pub(super) fn push_value(&mut self, cx: &Cx, value: Value) -> bool {
        let bytes = match self.is_bytes {
            true => cx.buffer(value),
            false => cx.as_str(value).map(|text| text.as_bytes().into()),
        };
        match bytes {
            Some(bytes) => {
                self.bytes.extend_from_slice(&bytes);
                true
            }
            None => false,
        }
    }

    /// Adds a template's parts with the groups of a match in their places.
    pub(super) fn fill(&mut self, cx: &Cx, parts: &[Part], subject: Value, spans: &[usize]) {
        for part in parts {
            match part {
                Part::Text(points) => self.push_points(points),
                Part::Group(number) => self.push_part(cx, subject, spans[2 * number], spans[2 * number + 1]),
            }
        }
    }

    pub(super) fn finish(self, cx: &mut Cx) -> Value {
        match self.is_bytes {
            true => cx.new_bytes(&self.bytes),
            false => {
                let text = String::from_utf8(self.bytes).expect("parts end at characters");
                cx.new_str(&text)
            }
        }
    }
}
