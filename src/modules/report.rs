//! Uncaught exceptions as CPython shows them: tracebacks with source lines and marks, causes and contexts,
//! notes, groups, suggestions.
//!
//! `str` of an exception may be script code. So the native first collects the text of every exception that
//! will be shown, one call at a time, and then formats everything without a call.

use hashbrown::{HashMap, HashSet};

use super::anchors::marked_lines;
use super::table::ModuleRow;
use crate::bytecode::code::Position;
use crate::heap::Value;
use crate::native::functions;
use crate::objects::cx::{Cx, SourceText};
use crate::objects::exception::{Exception, TraceEntry, Traceback};
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Answer, Outcome, Raise, Resumed, Then, done};
use crate::objects::suggest::closest;
use crate::objects::types::Builtin;
use crate::vm::attribute::bind_special;

/// Frames in a row at the same line are shown this often.
const MOST_REPEATS: usize = 3;
/// Exceptions of a group that are shown.
const MOST_MEMBERS: usize = 15;
/// Groups in groups that are shown.
const DEEPEST_GROUP: usize = 10;

/// `_traceback`.
pub(super) const MODULE: ModuleRow = ModuleRow {
    name: "_traceback",
    doc: "Exceptions and tracebacks as text.",
    functions: FUNCTIONS,
    install: None,
};

const FUNCTIONS: &[NativeRow] = functions! {
    /// The text that reports an exception: its traceback, and those of its causes and contexts.
    "format_exception(exc, /)" => format_exception,
    /// The same as a list of entries, each of one or more lines. With the exceptions before it if `chain` is true; of
    /// groups no more than `width` members, and groups in groups no deeper than `depth`. `stacks` holds pairs of an
    /// exception and the entries to show as its frames.
    "report_entries(exc, chain, width, depth, stacks, /)" => report_entries,
    /// The entries that name an exception, without a traceback.
    "format_exception_only(exc, /)" => format_exception_only,
    /// The source that an entry shows for a frame at this place, with marks; None when there is none.
    "marked_source(filename, lineno, end_lineno, colno, end_colno, /)" => marked_source,
    /// The frames of a traceback: tuples of file name, line, end line, column, end column, name and source
    /// line.
    "extract_tb(tb, /)" => extract_tb,
    /// Keep a text for the reports of exceptions in code that was made from it.
    "keep_source(filename, text, /)" => keep_source,
    /// A line of a file that was compiled, or an empty text.
    "source_line(filename, lineno, /)" => source_line_of,
};

/// The row by which a driver reports an exception that nothing caught.
pub(crate) static FORMAT_EXCEPTION: &NativeRow = &FUNCTIONS[0];

// ---- collecting texts ----

fn keep_source(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (Some(filename), Some(text)) = (cx.as_str(args[0]), cx.as_str(args[1])) else {
        return Err(cx.type_error("keep_source() wants a file name and a text"));
    };
    let (filename, text) = (filename.to_owned(), SourceText::Shared(text.into()));
    cx.sources.insert(filename, text);
    done(Value::NONE)
}

fn source_line_of(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let filename = cx.as_str(args[0]).unwrap_or_default().to_owned();
    let number = args[1]
        .as_inline_int()
        .and_then(|number| u32::try_from(number).ok());
    let line = number.and_then(|number| source_line(cx, &filename, number));
    done(cx.new_str(&line.unwrap_or_default()))
}

fn format_exception(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    begin(cx, args[0], TEXT, Value::NONE)
}

fn report_entries(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let what = if args[1].is(Value::FALSE) { ALONE } else { CHAIN };
    let options = cx.new_tuple(&args[2..5]);
    begin(cx, args[0], what, options)
}

fn format_exception_only(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    begin(cx, args[0], ONLY, Value::NONE)
}

fn marked_source(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let filename = cx.as_str(args[0]).unwrap_or_default().to_owned();
    let number = |value: Value| {
        let number = value
            .as_inline_int()
            .and_then(|number| u32::try_from(number).ok());
        number.unwrap_or_default()
    };
    let position = Position {
        line: number(args[1]),
        end_line: number(args[2]),
        column: number(args[3]),
        end_column: number(args[4]),
    };
    match marked_lines(position, |number| source_line(cx, &filename, number)) {
        Some(lines) => done(cx.new_str(&lines)),
        None => done(Value::NONE),
    }
}

/// What is formatted in the end: the exception with its chain as one text; as entries; without its chain; or the
/// entries that name it.
const TEXT: i64 = 0;
const CHAIN: i64 = 1;
const ALONE: i64 = 2;
const ONLY: i64 = 3;

fn begin(cx: &mut Cx, exception: Value, what: i64, options: Value) -> Result<Outcome, Raise> {
    if !exception.is_kind::<Exception>() {
        let message = format!("Exception expected for value, {} found", cx.type_name(exception));
        return Err(cx.type_error(message));
    }
    let exceptions = match what {
        TEXT | CHAIN => all_exceptions(cx, exception),
        _ => group_members(cx, exception),
    };
    let exceptions = cx.new_list(exceptions);
    let texts = cx.new_list(Vec::new());
    collect(cx, &[Value::small_int(what), options, exceptions, texts], 0)
}

/// The exception and all that a report of it shows.
fn all_exceptions(cx: &mut Cx, root: Value) -> Vec<Value> {
    let mut found: Vec<Value> = vec![root];
    let mut seen: HashSet<u64> = HashSet::from([root.bits()]);
    let mut next = 0;
    while let Some(value) = found.get(next).copied() {
        next += 1;
        let linked = shown_link(cx, value).map(|(linked, _)| linked);
        let members = members_of(cx, value);
        for other in linked.into_iter().chain(members) {
            if other.is_kind::<Exception>() && seen.insert(other.bits()) {
                found.push(other);
            }
        }
    }
    found
}

fn group_members(cx: &mut Cx, root: Value) -> Vec<Value> {
    let mut found = vec![root];
    let mut next = 0;
    while let Some(value) = found.get(next).copied() {
        next += 1;
        found.extend(members_of(cx, value));
    }
    found
}

fn members_of(cx: &mut Cx, exception: Value) -> Vec<Value> {
    if !cx.is_instance(exception, Builtin::BaseExceptionGroup) {
        return Vec::new();
    }
    let members = cx.exception_field(exception, 1);
    cx.as_tuple(members).unwrap_or_default().to_vec()
}

/// The exception shown before this one, and the words between them.
fn shown_link(cx: &Cx, exception: Value) -> Option<(Value, &'static str)> {
    let exception = exception.as_gc::<Exception>()?;
    let Exception {
        cause,
        context,
        suppress_context,
        ..
    } = &cx.heap[exception];
    if !cause.is_none() {
        let words = "\nThe above exception was the direct cause of the following exception:\n\n";
        return Some((*cause, words));
    }
    if context.is_none() || *suppress_context {
        return None;
    }
    let words = "\nDuring handling of the above exception, another exception occurred:\n\n";
    Some((*context, words))
}

/// Collects the texts of the exceptions from number `index` on. `kept`: what to format, a tuple of options or None, the
/// exceptions, their texts.
fn collect(cx: &mut Cx, kept: &[Value], mut index: usize) -> Result<Outcome, Raise> {
    while let Some(exception) = cx.as_list(kept[2]).and_then(|list| list.get(index).copied()) {
        match cx.str_of(exception) {
            Ok(Answer::Known(text)) => {
                let text = cx.new_str(&text);
                cx.list_push(kept[3], text);
            }
            Ok(Answer::Script) => {
                let method = cx.lookup_or_object(cx.class_of(exception), cx.names.str);
                let (callee, receiver) = bind_special(cx, method, exception);
                let receiver: Vec<Value> = receiver.into_iter().collect();
                return cx.call(callee, &receiver, &TEXT_MADE, index as u32, kept);
            }
            Err(raise) => {
                cx.take_raised(raise);
                cx.list_push(kept[3], Value::NONE);
            }
        }
        index += 1;
    }
    finish(cx, kept)
}

static TEXT_MADE: Then = Then {
    name: "report.text_made",
    resume: |cx, kept, resumed| {
        let text = match resumed {
            Resumed::Value(text) if cx.as_str(text).is_some() => text,
            _ => Value::NONE,
        };
        let values = kept.values.to_vec();
        cx.list_push(values[3], text);
        collect(cx, &values, kept.state as usize + 1)
    },
    catches: true,
};

fn finish(cx: &mut Cx, kept: &[Value]) -> Result<Outcome, Raise> {
    let exceptions = cx.as_list(kept[2]).unwrap_or_default().to_vec();
    let texts = cx.as_list(kept[3]).unwrap_or_default().to_vec();
    let what = kept[0].as_inline_int();
    let mut report = Report {
        texts: HashMap::new(),
        stacks: HashMap::new(),
        out: Vec::new(),
        depth: 0,
        needs_close: false,
        most_members: MOST_MEMBERS,
        deepest_group: DEEPEST_GROUP,
        chains: matches!(what, Some(TEXT | CHAIN)),
    };
    if let Some(options) = cx.as_tuple(kept[1]).map(<[Value]>::to_vec) {
        report.take_options(cx, &options);
    }
    for (exception, text) in exceptions.iter().zip(texts) {
        let text = match cx.as_str(text) {
            Some(text) => text.to_owned(),
            None => "<exception str() failed>".to_owned(),
        };
        report.texts.insert(exception.bits(), text);
    }
    let root = exceptions[0];
    match what {
        Some(ONLY) => report.out = report.last_lines(cx, root),
        _ => report.exception(cx, root),
    }
    if what == Some(TEXT) {
        return done(cx.new_str(&report.out.concat()));
    }
    let entries: Vec<Value> = report.out.iter().map(|entry| cx.new_str(entry)).collect();
    done(cx.new_list(entries))
}

// ---- formatting ----

struct Report {
    /// `str` of each exception, by its bits.
    texts: HashMap<u64, String>,
    /// What to show as the frames of exceptions, by their bits, in place of their tracebacks.
    stacks: HashMap<u64, Vec<String>>,
    /// Entries of one or more lines.
    out: Vec<String>,
    /// How deep in groups.
    depth: usize,
    /// The box of the present group is still open.
    needs_close: bool,
    most_members: usize,
    deepest_group: usize,
    chains: bool,
}

impl Report {
    /// Width and depth of groups, and pairs of exceptions and their frames.
    fn take_options(&mut self, cx: &Cx, options: &[Value]) {
        let number = |value: Value| {
            let number = value
                .as_inline_int()
                .and_then(|number| usize::try_from(number).ok());
            number.unwrap_or_default()
        };
        (self.most_members, self.deepest_group) = (number(options[0]), number(options[1]));
        for pair in cx.as_list(options[2]).unwrap_or_default() {
            let Some(&[exception, entries]) = cx.as_tuple(*pair) else {
                continue;
            };
            let entries = cx.as_list(entries).unwrap_or_default();
            let entries = entries
                .iter()
                .filter_map(|entry| cx.as_str(*entry))
                .map(str::to_owned);
            self.stacks.insert(exception.bits(), entries.collect());
        }
    }

    /// The entries of an exception's frames.
    fn stack(&self, cx: &Cx, exception: Value) -> Vec<String> {
        match self.stacks.get(&exception.bits()) {
            Some(entries) => entries.clone(),
            None => stack_entries(cx, &frames_of(cx, exception)),
        }
    }

    /// Adds an entry, each line behind the margin of the present group.
    fn emit(&mut self, text: &str, margin: char) {
        if self.depth == 0 {
            return self.out.push(text.to_owned());
        }
        let mut entry = String::new();
        for line in text.split_inclusive('\n') {
            entry.push_str(&"  ".repeat(self.depth));
            entry.push(margin);
            entry.push(' ');
            entry.push_str(line);
        }
        self.out.push(entry);
    }

    fn emit_all(&mut self, entries: &[String]) {
        for entry in entries {
            self.emit(entry, '|');
        }
    }

    /// An exception and the ones before it.
    fn exception(&mut self, cx: &mut Cx, exception: Value) {
        let mut chain: Vec<(Value, &'static str)> = Vec::new();
        let mut seen = HashSet::new();
        let mut at = exception;
        let mut words = "";
        loop {
            seen.insert(at.bits());
            let link = shown_link(cx, at).filter(|(linked, _)| self.chains && !seen.contains(&linked.bits()));
            chain.push((at, words));
            match link {
                Some((linked, between)) => {
                    at = linked;
                    words = between;
                }
                None => break,
            }
        }
        // `words` belong behind the exception they were found with; the oldest comes first.
        for (position, (exception, words)) in chain.iter().enumerate().rev() {
            self.one(cx, *exception);
            if position > 0 {
                self.emit(words, '|');
            }
        }
    }

    fn one(&mut self, cx: &mut Cx, exception: Value) {
        let members = members_of(cx, exception);
        let stack = self.stack(cx, exception);
        if members.is_empty() {
            if !stack.is_empty() {
                self.emit("Traceback (most recent call last):\n", '|');
                self.emit_all(&stack);
            }
            let lines = self.last_lines(cx, exception);
            self.emit_all(&lines);
            return;
        }
        if self.depth > self.deepest_group {
            self.emit(&format!("... (max_group_depth is {})\n", self.deepest_group), '|');
            return;
        }
        let is_outermost = self.depth == 0;
        if is_outermost {
            self.depth = 1;
        }
        if !stack.is_empty() {
            let margin = if is_outermost { '+' } else { '|' };
            self.emit("Exception Group Traceback (most recent call last):\n", margin);
            self.emit_all(&stack);
        }
        let lines = self.last_lines(cx, exception);
        self.emit_all(&lines);
        self.members(cx, &members);
        if is_outermost {
            self.depth = 0;
        }
    }

    /// The box of a group's members.
    fn members(&mut self, cx: &mut Cx, members: &[Value]) {
        let shown = members.len().min(self.most_members + 1);
        self.needs_close = false;
        for (index, member) in members[..shown].iter().enumerate() {
            let is_last = index + 1 == shown;
            if is_last {
                self.needs_close = true;
            }
            let is_rest = index >= self.most_members;
            let title = if is_rest {
                "...".to_owned()
            } else {
                (index + 1).to_string()
            };
            let (margin, corner) = ("  ".repeat(self.depth), if index == 0 { "+-" } else { "  " });
            let line = format!("{margin}{corner}+---------------- {title} ----------------\n");
            self.out.push(line);
            self.depth += 1;
            if is_rest {
                let more = members.len() - self.most_members;
                let plural = if more == 1 { "" } else { "s" };
                self.emit(&format!("and {more} more exception{plural}\n"), '|');
            } else {
                self.exception(cx, *member);
            }
            if is_last && self.needs_close {
                let margin = "  ".repeat(self.depth);
                self.out
                    .push(format!("{margin}+------------------------------------\n"));
                self.needs_close = false;
            }
            self.depth -= 1;
        }
    }

    /// The entries below the traceback: the class and text, and the notes.
    fn last_lines(&mut self, cx: &mut Cx, exception: Value) -> Vec<String> {
        let class = cx.class_of(exception);
        let module = cx.class_module(class).map(str::to_owned);
        let qualname = cx.heap[class].qualname;
        let qualname = cx.as_str(qualname).unwrap_or_default().to_owned();
        let name = match module.as_deref() {
            None | Some("__main__" | "builtins") => qualname,
            Some(module) => format!("{module}.{qualname}"),
        };
        let mut lines = if cx.is_instance(exception, Builtin::SyntaxError) {
            syntax_error_lines(cx, exception, &name)
        } else {
            let mut text = self.texts.get(&exception.bits()).cloned().unwrap_or_default();
            text.push_str(&suggestion(cx, exception));
            vec![match text.is_empty() {
                true => format!("{name}\n"),
                false => format!("{name}: {text}\n"),
            }]
        };
        lines.extend(notes(cx, exception));
        lines
    }
}

/// The lines of the notes of an exception.
fn notes(cx: &mut Cx, exception: Value) -> Vec<String> {
    let Some(notes) = cx.instance_get(exception, cx.names.notes) else {
        return Vec::new();
    };
    let Some(items) = cx
        .as_list(notes)
        .or_else(|| cx.as_tuple(notes))
        .map(<[Value]>::to_vec)
    else {
        return vec![match cx.repr_of(notes) {
            Ok(Answer::Known(text)) => format!("{text}\n"),
            _ => "<__notes__ repr() failed>\n".to_owned(),
        }];
    };
    let mut out = Vec::new();
    for item in items {
        let text = match cx.str_of(item) {
            Ok(Answer::Known(text)) => text,
            Ok(Answer::Script) => "<note str() failed>".to_owned(),
            Err(raise) => {
                cx.take_raised(raise);
                "<note str() failed>".to_owned()
            }
        };
        out.extend(text.split('\n').map(|line| format!("{line}\n")));
    }
    out
}

fn syntax_error_lines(cx: &mut Cx, exception: Value, name: &str) -> Vec<String> {
    let fields: Vec<Value> = (0..7).map(|index| cx.exception_field(exception, index)).collect();
    let text_of = |cx: &Cx, value: Value| cx.as_str(value).map(str::to_owned);
    let mut out = Vec::new();
    let mut suffix = String::new();
    let filename = text_of(cx, fields[1]);
    let line = fields[2].as_inline_int();
    match (&filename, line) {
        (_, Some(line)) => {
            let filename = filename.as_deref().unwrap_or("<string>");
            out.push(format!("  File \"{filename}\", line {line}\n"));
        }
        (Some(filename), None) => suffix = format!(" ({filename})"),
        (None, None) => {}
    }
    if let Some(text) = text_of(cx, fields[4]) {
        let shown = text.trim_end_matches('\n');
        let stripped = shown.trim_start_matches([' ', '\n', '\u{c}']);
        let removed = shown.chars().count() - stripped.chars().count();
        out.push(format!("    {stripped}\n"));
        if let Some(offset) = fields[3].as_inline_int() {
            let same_line = fields[5].as_inline_int() == line;
            let after_last = shown.chars().count() as i64 + 1;
            let offset = offset.min(after_last);
            let mut end = match fields[6].as_inline_int() {
                _ if !same_line => after_last,
                Some(end) if end != 0 => end.min(after_last),
                _ => offset,
            };
            if end <= offset {
                end = offset + 1;
            }
            let column = offset - 1 - removed as i64;
            let end_column = end - 1 - removed as i64;
            if column >= 0 {
                let blanks: String = stripped
                    .chars()
                    .take(column as usize)
                    .map(|c| if c.is_whitespace() { c } else { ' ' })
                    .collect();
                let carets = "^".repeat((end_column - column).max(1) as usize);
                out.push(format!("    {blanks}{carets}\n"));
            }
        }
    }
    let message = text_of(cx, fields[0]).unwrap_or_else(|| "<no detail available>".to_owned());
    out.push(format!("{name}: {message}{suffix}\n"));
    out
}

// ---- suggestions ----

/// `. Did you mean: 'x'?` for a misspelt attribute, name or import.
fn suggestion(cx: &mut Cx, exception: Value) -> String {
    let field = |cx: &mut Cx, index| {
        let value = cx.exception_field(exception, index);
        cx.as_str(value).map(str::to_owned)
    };
    if cx.is_instance(exception, Builtin::AttributeError) {
        let (Some(name), object) = (field(cx, 0), cx.exception_field(exception, 1)) else {
            return String::new();
        };
        let candidates = cx.attribute_names(object);
        let candidates = sorted_names(cx, candidates);
        return did_you_mean(cx, &name, &candidates);
    }
    if cx.is_instance(exception, Builtin::ImportError) {
        let (Some(name), Some(module)) = (field(cx, 3), field(cx, 1)) else {
            return String::new();
        };
        let (modules, key) = (cx.modules, cx.intern(&module));
        let Some(module) = cx.get_name(modules, key) else {
            return String::new();
        };
        let candidates = cx.attribute_names(module);
        let candidates = sorted_names(cx, candidates);
        return did_you_mean(cx, &name, &candidates);
    }
    if cx.is_instance(exception, Builtin::NameError) && !cx.is_instance(exception, Builtin::UnboundLocalError)
    {
        let Some(name) = field(cx, 0) else {
            return String::new();
        };
        return name_suggestion(cx, exception, &name);
    }
    String::new()
}

/// Of names equally near, the first in order is meant.
fn sorted_names(cx: &Cx, mut names: Vec<Value>) -> Vec<Value> {
    names.sort_by(|left, right| cx.as_str(*left).cmp(&cx.as_str(*right)));
    names
}

fn did_you_mean(cx: &Cx, name: &str, candidates: &[Value]) -> String {
    match best_of(cx, name, candidates) {
        Some(found) => format!(". Did you mean: '{found}'?"),
        None => String::new(),
    }
}

fn best_of(cx: &Cx, name: &str, candidates: &[Value]) -> Option<String> {
    if candidates.len() > 750 {
        return None;
    }
    let hides_private = !name.starts_with('_');
    let texts = candidates
        .iter()
        .filter_map(|candidate| cx.as_str(*candidate))
        .filter(|candidate| !(hides_private && candidate.starts_with('_')));
    closest(name, texts).map(str::to_owned)
}

/// Names that the frame that raised could see: its variables, the globals, the built-ins.
fn name_suggestion(cx: &mut Cx, exception: Value, name: &str) -> String {
    let Some(object) = exception.as_gc::<Exception>() else {
        return String::new();
    };
    let mut candidates: Vec<Value> = Vec::new();
    // One that was never raised has no frame to look from.
    if let Some(entry) = cx.heap[object].trace.first() {
        candidates.extend(cx.heap[entry.code].local_names.iter().map(|name| name.value()));
        if let Some(globals) = entry.globals(cx) {
            candidates.extend(cx.heap[globals].iter().map(|entry| entry.key));
        }
        let builtins = cx.builtins;
        candidates.extend(cx.heap[builtins].iter().map(|entry| entry.key));
    }
    let found = best_of(cx, name, &candidates);
    let is_module = super::table::is_standard_module(name);
    match (found, is_module) {
        (Some(found), true) => {
            format!(". Did you mean: '{found}'? Or did you forget to import '{name}'?")
        }
        (Some(found), false) => format!(". Did you mean: '{found}'?"),
        (None, true) => format!(". Did you forget to import '{name}'?"),
        (None, false) => String::new(),
    }
}

// ---- frames ----

/// The frames of an exception, the outermost first; those of the machine's own Pyish code left out.
fn frames_of(cx: &Cx, exception: Value) -> Vec<TraceEntry> {
    let Some(exception) = exception.as_gc::<Exception>() else {
        return Vec::new();
    };
    let trace = cx.heap[exception].trace.iter().rev().copied();
    trace.filter(|entry| !is_hidden(cx, entry)).collect()
}

fn is_hidden(cx: &Cx, entry: &TraceEntry) -> bool {
    cx.heap[entry.code].code.is_of_prelude()
}

fn frames_of_traceback(cx: &Cx, traceback: Value) -> Vec<TraceEntry> {
    let mut frames = Vec::new();
    let mut at = traceback;
    while let Some(object) = at.as_gc::<Traceback>() {
        let Traceback { next, entry, .. } = cx.heap[object];
        if !is_hidden(cx, &entry) {
            frames.push(entry);
        }
        at = next;
    }
    frames
}

/// The entries of frames.
fn stack_entries(cx: &Cx, frames: &[TraceEntry]) -> Vec<String> {
    let mut out = Vec::new();
    let mut repeats = 0;
    let mut last: Option<(String, u32, String)> = None;
    for entry in frames {
        let code = &cx.heap[entry.code].code;
        let position = entry.position(cx).unwrap_or_default();
        let key = (code.filename.to_string(), position.line, code.name.to_string());
        if last.as_ref() == Some(&key) {
            repeats += 1;
            if repeats > MOST_REPEATS {
                continue;
            }
        } else {
            push_repeats(&mut out, repeats);
            repeats = 1;
        }
        let mut text = format!("  File \"{}\", line {}, in {}\n", key.0, key.1, key.2);
        last = Some(key);
        let lines = marked_lines(position, |number| source_line(cx, &code.filename, number));
        if let Some(lines) = lines {
            text.push_str(&lines);
        }
        out.push(text);
    }
    push_repeats(&mut out, repeats);
    out
}

/// A line of a script's file or of a module that comes with Pyish.
fn source_line(cx: &Cx, filename: &str, number: u32) -> Option<String> {
    match filename.strip_prefix("<stdlib>/") {
        Some(path) => {
            let text = super::table::source_of(path)?;
            let index = number.checked_sub(1)? as usize;
            text.lines().nth(index).map(str::to_owned)
        }
        None => cx.source_line(filename, number),
    }
}

fn push_repeats(out: &mut Vec<String>, repeats: usize) {
    if repeats > MOST_REPEATS {
        let more = repeats - MOST_REPEATS;
        let plural = if more == 1 { "" } else { "s" };
        out.push(format!("  [Previous line repeated {more} more time{plural}]\n"));
    }
}

fn extract_tb(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let mut rows = Vec::new();
    for entry in frames_of_traceback(cx, args[0]) {
        let code = cx.heap[entry.code].code.clone();
        let position = entry.position(cx).unwrap_or_default();
        let line = source_line(cx, &code.filename, position.line).unwrap_or_default();
        let filename = cx.new_str(&code.filename);
        let name = cx.new_str(&code.name);
        let line = cx.new_str(&line);
        let numbers = [
            position.line,
            position.end_line,
            position.column,
            position.end_column,
        ];
        let [first, last, column, end_column] = numbers.map(|number| Value::small_int(i64::from(number)));
        let row = [filename, first, last, column, end_column, name, line];
        rows.push(cx.new_tuple(&row));
    }
    done(cx.new_list(rows))
}
