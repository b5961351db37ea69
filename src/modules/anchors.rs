//! The marks below a source line of a traceback: which part of it raised, and within that part which
//! operator, subscript or call.
//!
//! Positions are in characters of the shown lines. The rules are those of CPython 3.13.

use pyish_grammar::Source;
use pyish_grammar::ast::{Expr, ExprKind, StmtKind};
use pyish_grammar::{parse_expression, parse_module};

use crate::bytecode::code::Position;

/// A place in a piece of source: line from 0, column in characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Place {
    line: usize,
    column: usize,
}

/// The lines that a traceback shows for an instruction at `position`: the source, dedented and indented by
/// four, with lines of marks between. `line` gives a line of the file by its number from 1.
pub(super) fn marked_lines(position: Position, line: impl Fn(u32) -> Option<String>) -> Option<String> {
    let first = line(position.line)?;
    if first.trim().is_empty() {
        return None;
    }
    let last_line = position.end_line.max(position.line);
    let mut lines = vec![first];
    for number in position.line + 1..=last_line {
        match line(number) {
            Some(text) => lines.push(text),
            None => break,
        }
    }
    if position.end_column == 0 && position.end_line <= position.line {
        return Some(format!("    {}\n", lines[0].trim()));
    }
    let margin = common_margin(&lines);
    let start = characters(&lines[0], position.column).saturating_sub(margin);
    let end_source = lines.last().expect("there is a first line");
    let end = match (lines.len() as u32) == last_line - position.line + 1 {
        true => characters(end_source, position.end_column).saturating_sub(margin),
        // The file is shorter than it was when it was compiled.
        false => end_source.chars().count(),
    };
    let lines: Vec<String> = lines
        .iter()
        .map(|line| {
            line.chars()
                .skip(margin)
                .collect::<String>()
                .trim_end()
                .to_owned()
        })
        .collect();
    Some(draw(&lines, start, end))
}

/// How many blanks all lines that are not empty begin with.
fn common_margin(lines: &[String]) -> usize {
    lines
        .iter()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.chars().take_while(|c| c.is_whitespace()).count())
        .min()
        .unwrap_or(0)
}

/// A column in bytes as a column in characters.
fn characters(line: &str, bytes: u32) -> usize {
    line.char_indices()
        .take_while(|(at, _)| *at < bytes as usize)
        .count()
}

fn draw(lines: &[String], start: usize, end: usize) -> String {
    let last = lines.len() - 1;
    let segment = segment_of(lines, start, end);
    let anchors = find_anchors(&segment).map(|(left, right)| {
        let shift = |place: Place| Place {
            column: place.column + if place.line == 0 { start } else { 0 },
            ..place
        };
        (shift(left), shift(right))
    });
    let shows_marks = should_mark(lines, start, end, anchors.is_some());
    let mut significant = vec![0, last];
    if let Some((left, right)) = anchors {
        for place in [left, right] {
            significant.extend(place.line.saturating_sub(1)..=(place.line + 1).min(last));
        }
    }
    significant.sort_unstable();
    significant.dedup();
    let mut shown: Vec<String> = Vec::new();
    let mut previous: Option<usize> = None;
    for number in significant {
        match previous.map(|previous| number - previous) {
            Some(2) => show_line(&mut shown, lines, number - 1, start, end, anchors, shows_marks),
            Some(gap) if gap > 2 => shown.push(format!("...<{} lines>...", gap - 1)),
            _ => {}
        }
        show_line(&mut shown, lines, number, start, end, anchors, shows_marks);
        previous = Some(number);
    }
    shown.iter().map(|line| format!("    {line}\n")).collect()
}

#[allow(
    clippy::too_many_arguments,
    reason = "one drawing, taken apart by the loop above"
)]
fn show_line(
    shown: &mut Vec<String>,
    lines: &[String],
    number: usize,
    start: usize,
    end: usize,
    anchors: Option<(Place, Place)>,
    shows_marks: bool,
) {
    let text: Vec<char> = lines[number].chars().collect();
    shown.push(lines[number].clone());
    if !shows_marks {
        return;
    }
    let blanks = text.iter().take_while(|c| c.is_whitespace()).count();
    let until = if number == lines.len() - 1 {
        end
    } else {
        text.len()
    };
    let mut marks = String::new();
    for column in 0..until {
        let mark = if column < blanks || (number == 0 && column < start) {
            ' '
        } else {
            match anchors {
                None => '^',
                Some((left, right)) => {
                    let place = Place { line: number, column };
                    if left <= place && place < right { '^' } else { '~' }
                }
            }
        };
        let width = text.get(column).map_or(1, |c| display_width(*c));
        marks.extend(std::iter::repeat_n(mark, width));
    }
    shown.push(marks);
}

/// The source between the two ends.
fn segment_of(lines: &[String], start: usize, end: usize) -> String {
    let last = lines.len() - 1;
    let mut pieces = Vec::with_capacity(lines.len());
    for (number, line) in lines.iter().enumerate() {
        let from = if number == 0 { start } else { 0 };
        let to = if number == last { end } else { usize::MAX };
        pieces.push(line.chars().take(to).skip(from).collect::<String>());
    }
    pieces.join("\n")
}

/// Where the operator, the brackets of a subscript or the parentheses of a call begin and end.
fn find_anchors(segment: &str) -> Option<(Place, Place)> {
    const BEFORE: usize = 2;
    let source = Source::new("", &format!("(\n{segment}\n)")).ok()?;
    let expression = parse_expression(&source).ok()?.body;
    let (left, right) = match &expression.node {
        ExprKind::BinOp { left, op, .. } => {
            let at = operator_after(segment, end_of(left)? - BEFORE)?;
            (at, at + op.symbol().len())
        }
        ExprKind::Subscript { value, .. } => {
            let at = operator_after(segment, end_of(value)? - BEFORE)?;
            (at, end_of(&expression)? - BEFORE)
        }
        ExprKind::Call { func, .. } => {
            let at = operator_after(segment, end_of(func)? - BEFORE)?;
            (at, end_of(&expression)? - BEFORE)
        }
        _ => return None,
    };
    Some((place_of(segment, left), place_of(segment, right)))
}

fn end_of(expression: &Expr) -> Option<usize> {
    usize::try_from(expression.span.end).ok()
}

/// The first character from `at` on that is no blank, closing parenthesis, line continuation or comment.
fn operator_after(segment: &str, mut at: usize) -> Option<usize> {
    loop {
        let rest = segment.get(at..)?;
        let c = rest.chars().next()?;
        match c {
            '#' => at += rest.find('\n')?,
            ')' | '\\' => at += 1,
            _ if c.is_whitespace() => at += c.len_utf8(),
            _ => return Some(at),
        }
    }
}

fn place_of(segment: &str, at: usize) -> Place {
    let before = segment.get(..at).unwrap_or(segment);
    Place {
        line: before.matches('\n').count(),
        column: before.rsplit('\n').next().unwrap_or_default().chars().count(),
    }
}

/// Marks are left out where they would say nothing: below a whole line, and below a call that is all that
/// a `return` or an assignment evaluates.
fn should_mark(lines: &[String], start: usize, end: usize, has_anchors: bool) -> bool {
    let last = lines.len() - 1;
    // The parser refuses `return` outside of a function; an assignment puts the value in the same place.
    let text = lines.join("\n");
    let returned = text
        .strip_prefix("return ")
        .map(|value| format!("______={value}"));
    if let Ok(source) = Source::new("", returned.as_deref().unwrap_or(&text))
        && let Ok(module) = parse_module(&source)
    {
        let Some(statement) = module.body.first() else {
            return false;
        };
        let value = match &statement.node {
            StmtKind::Assign { value, .. } => match &value.node {
                ExprKind::Call { func, .. }
                    if returned.is_none() || matches!(func.node, ExprKind::Name { .. }) =>
                {
                    Some(value)
                }
                _ => None,
            },
            _ => None,
        };
        if let Some(value) = value {
            let (first_line, first_column) = source.line_and_column(value.span.start);
            let (last_line, last_column) = source.line_and_column(value.span.end);
            let whole = first_line == 1
                && last_line as usize == last + 1
                && characters(&lines[0], first_column) == start
                && characters(&lines[last], last_column) == end;
            if whole {
                return false;
            }
        }
    }
    has_anchors
        || lines[0].chars().take(start).any(|c| !c.is_whitespace())
        || lines[last].chars().skip(end).any(|c| !c.is_whitespace())
}

/// How many columns of a terminal a character takes.
fn display_width(c: char) -> usize {
    let wide = matches!(u32::from(c),
        0x1100..=0x115F | 0x2E80..=0x303E | 0x3041..=0xA4CF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F | 0xFF00..=0xFF60 | 0xFFE0..=0xFFE6 | 0x1F300..=0x1F64F | 0x1F900..=0x1F9FF
        | 0x20000..=0x3FFFD);
    if wide { 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, part: &str, expected: &str) {
        let start = source.find(part).expect("the part is in the source");
        let (before, end) = (&source[..start], start + part.len());
        let line_of = |at: usize| source[..at].matches('\n').count() as u32 + 1;
        let column_of = |at: usize| (at - source[..at].rfind('\n').map_or(0, |newline| newline + 1)) as u32;
        let position = Position {
            line: line_of(before.len()),
            column: column_of(start),
            end_line: line_of(end),
            end_column: column_of(end),
        };
        let lines: Vec<&str> = source.lines().collect();
        let shown = marked_lines(position, |number| {
            lines.get(number as usize - 1).map(|line| (*line).to_owned())
        });
        assert_eq!(shown.as_deref(), Some(expected));
    }

    #[test]
    fn operators_are_marked() {
        check("    x = a + b", "a + b", "    x = a + b\n        ~~^~~\n");
        check(
            "y = (a)  // b",
            "(a)  // b",
            "    y = (a)  // b\n        ~~~~~^^~~\n",
        );
    }

    #[test]
    fn subscripts_and_calls_are_marked() {
        check("print(d['k'])", "d['k']", "    print(d['k'])\n          ~^^^^^\n");
        check("f(1)", "f(1)", "    f(1)\n    ~^^^\n");
    }

    #[test]
    fn whole_statements_are_not() {
        check("raise x", "raise x", "    raise x\n");
        check("return f(x)", "f(x)", "    return f(x)\n");
        check("v = f(x)", "f(x)", "    v = f(x)\n");
    }

    #[test]
    fn parts_of_a_line_are_marked() {
        check("a = b.c", "b.c", "    a = b.c\n        ^^^\n");
    }
}
