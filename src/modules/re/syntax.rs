//! The parser of Python's pattern syntax: groups, repetitions and flags. Escapes and sets are in `escape`.
//!
//! It works over code points (bytes stand for the first 256), so positions in errors are the script's.
//! See: <https://docs.python.org/3/library/re.html#regular-expression-syntax>

use crate::bytecode::surrogate;
use crate::modules::re::escape::in_ascii;
use crate::modules::re::set::{Category, Fold, SetBuilder};
use crate::modules::re::tree::{Greed, Node, Place, UNLIMITED};
use crate::objects::kernel::quote;

pub(super) const IGNORECASE: u32 = 2;
pub(super) const LOCALE: u32 = 4;
pub(super) const MULTILINE: u32 = 8;
pub(super) const DOTALL: u32 = 16;
pub(super) const UNICODE: u32 = 32;
pub(super) const VERBOSE: u32 = 64;
pub(super) const DEBUG: u32 = 128;
pub(super) const ASCII: u32 = 256;

/// The flags of which a pattern has at most one.
const TYPE_FLAGS: u32 = LOCALE | UNICODE | ASCII;
/// Groups nest at most this deep: parser and compiler recurse on Rust's stack.
const DEEPEST: usize = 200;
/// How far a look-behind can look.
const MOST_BEHIND: u64 = u32::MAX as u64;
/// Patterns have fewer groups than this.
const MOST_GROUPS: u64 = 1 << 30;

/// Why a pattern is refused.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Refusal {
    /// `re.error`, with a position in code points.
    Pattern { message: String, position: usize },
    /// `OverflowError`.
    Overflow(&'static str),
    /// `ValueError`.
    Value(&'static str),
    /// `RecursionError`.
    Depth,
}

type Parsed<T> = Result<T, Refusal>;

/// A pattern taken apart.
#[derive(Debug)]
pub(super) struct Syntax {
    pub(super) root: Node,
    /// The flags, with those of the pattern's beginning.
    pub(super) flags: u32,
    /// How many groups there are, not counting the whole match.
    pub(super) groups: u32,
    pub(super) names: Vec<(String, u32)>,
    /// What may mean something else one day, in words.
    pub(super) doubts: Vec<String>,
}

/// Parses a pattern given as code points.
pub(super) fn parse(pattern: &[u32], is_bytes: bool, flags: u32) -> Parsed<Syntax> {
    let mut parser = Parser {
        text: pattern,
        at: 0,
        is_bytes,
        global: flags,
        widths: vec![None],
        open: vec![true],
        names: Vec::new(),
        later: Vec::new(),
        behind: None,
        depth: 0,
        doubts: Vec::new(),
    };
    let root = parser.alternatives(flags, true)?;
    let flags = parser.check_type_flags()?;
    if parser.at < pattern.len() {
        return Err(parser.refuse_at("unbalanced parenthesis", parser.at));
    }
    for (group, position) in &parser.later {
        if *group as usize >= parser.open.len() {
            return Err(parser.refuse_at(format!("invalid group reference {group}"), *position));
        }
    }
    let groups = parser.open.len() as u32 - 1;
    Ok(Syntax {
        root,
        flags,
        groups,
        names: parser.names,
        doubts: parser.doubts,
    })
}

pub(super) struct Parser<'a> {
    pub(super) text: &'a [u32],
    pub(super) at: usize,
    pub(super) is_bytes: bool,
    /// The flags of the whole pattern.
    global: u32,
    /// The widths of the groups that are closed.
    widths: Vec<Option<(u64, u64)>>,
    /// Whether a group is still open, by number.
    open: Vec<bool>,
    names: Vec<(String, u32)>,
    /// Conditions on groups that come later, and where they stand.
    later: Vec<(u32, usize)>,
    /// Inside a look-behind: how many groups there were when it began.
    behind: Option<usize>,
    depth: usize,
    pub(super) doubts: Vec<String>,
}

impl Parser<'_> {
    pub(super) fn refuse_at(&self, message: impl Into<String>, position: usize) -> Refusal {
        Refusal::Pattern {
            message: message.into(),
            position,
        }
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.text
            .get(self.at)
            .map(|c| surrogate::character(*c).unwrap_or('\u{fffd}'))
    }

    pub(super) fn take(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += 1;
        Some(c)
    }

    pub(super) fn take_if(&mut self, wanted: char) -> bool {
        let is_there = self.peek() == Some(wanted);
        self.at += usize::from(is_there);
        is_there
    }

    /// How case is treated under these flags.
    pub(super) fn fold(&self, flags: u32) -> Fold {
        match (flags & IGNORECASE != 0, self.is_unicode(flags)) {
            (false, _) => Fold::Exact,
            (true, true) => Fold::Unicode,
            (true, false) => Fold::Ascii,
        }
    }

    /// Whether categories reach beyond ASCII under these flags.
    pub(super) fn is_unicode(&self, flags: u32) -> bool {
        !self.is_bytes && flags & ASCII == 0
    }

    /// Refuses flags that exclude each other; adds UNICODE where it goes without saying.
    fn check_type_flags(&mut self) -> Parsed<u32> {
        let flags = self.global;
        if self.is_bytes {
            if flags & UNICODE != 0 {
                return Err(Refusal::Value("cannot use UNICODE flag with a bytes pattern"));
            }
            if flags & LOCALE != 0 && flags & ASCII != 0 {
                return Err(Refusal::Value("ASCII and LOCALE flags are incompatible"));
            }
            return Ok(flags);
        }
        if flags & LOCALE != 0 {
            return Err(Refusal::Value("cannot use LOCALE flag with a str pattern"));
        }
        if flags & ASCII == 0 {
            return Ok(flags | UNICODE);
        }
        if flags & UNICODE != 0 {
            return Err(Refusal::Value("ASCII and UNICODE flags are incompatible"));
        }
        Ok(flags)
    }

    /// Alternatives up to a `)` or the end.
    fn alternatives(&mut self, mut flags: u32, is_outermost: bool) -> Parsed<Node> {
        let mut items = Vec::new();
        loop {
            let is_first = is_outermost && items.is_empty();
            items.push(self.sequence(&mut flags, is_first)?);
            if !self.take_if('|') {
                break;
            }
        }
        Ok(match items.len() {
            1 => items.remove(0),
            _ => Node::Either(items),
        })
    }

    /// What follows each other up to a `|`, a `)` or the end. Flags of the whole pattern may stand at the
    /// beginning of the first sequence only; they change `flags`.
    fn sequence(&mut self, flags: &mut u32, is_first: bool) -> Parsed<Node> {
        // Groups of every kind lead here.
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Refusal::Depth);
        }
        let mut items: Vec<Node> = Vec::new();
        while let Some(c) = self.peek() {
            if matches!(c, '|' | ')') {
                break;
            }
            let start = self.at;
            self.at += 1;
            if *flags & VERBOSE != 0 {
                match c {
                    ' ' | '\t' | '\n' | '\r' | '\x0b' | '\x0c' => continue,
                    '#' => {
                        while self.take().is_some_and(|c| c != '\n') {}
                        continue;
                    }
                    _ => {}
                }
            }
            let item = match c {
                '\\' => self.escape(*flags)?,
                '[' => self.set(*flags)?,
                '.' => Node::Any {
                    newline: *flags & DOTALL != 0,
                },
                '^' if *flags & MULTILINE != 0 => Node::Place(Place::LineStart),
                '^' => Node::Place(Place::Start),
                '$' if *flags & MULTILINE != 0 => Node::Place(Place::LineEnd),
                '$' => Node::Place(Place::LastLineEnd),
                '*' | '+' | '?' | '{' => {
                    let Some((min, max)) = self.bounds(c, start)? else {
                        items.push(self.character(u32::from('{'), *flags));
                        continue;
                    };
                    let item = self.repeat(items.pop(), min, max, start)?;
                    items.push(item);
                    continue;
                }
                '(' => match self.group(flags, start, is_first && items.is_empty())? {
                    Some(item) => item,
                    None => continue,
                },
                _ => self.character(self.text[start], *flags),
            };
            items.push(item);
        }
        self.depth -= 1;
        Ok(match items.len() {
            1 => items.remove(0),
            _ => Node::Sequence(items),
        })
    }

    /// A character that stands for itself.
    pub(super) fn character(&self, c: u32, flags: u32) -> Node {
        let fold = self.fold(flags);
        let mut variants = SetBuilder::default();
        let mut count = 0;
        fold.variants(c, |other| {
            variants.add(other, other);
            count += 1;
        });
        match count {
            1 => Node::Char(c),
            _ => Node::Set(variants.build(Fold::Exact, false)),
        }
    }

    pub(super) fn category(&self, category: Category, is_member: bool, flags: u32) -> Node {
        let mut set = SetBuilder::default();
        set.add_category(category, true, self.is_unicode(flags));
        Node::Set(set.build(Fold::Exact, !is_member))
    }

    /// The limits of a repetition whose sign was just taken; `None` for a `{` that stands for itself.
    fn bounds(&mut self, sign: char, start: usize) -> Parsed<Option<(u32, u32)>> {
        match sign {
            '?' => return Ok(Some((0, 1))),
            '*' => return Ok(Some((0, UNLIMITED))),
            '+' => return Ok(Some((1, UNLIMITED))),
            _ => {}
        }
        let after = self.at;
        if self.peek() == Some('}') {
            return Ok(None);
        }
        let low = self.digits();
        let high = if self.take_if(',') {
            self.digits()
        } else {
            low.clone()
        };
        if !self.take_if('}') {
            self.at = after;
            return Ok(None);
        }
        let number = |digits: &str| match digits.parse::<u32>() {
            Ok(number) if number < UNLIMITED => Ok(number),
            _ => Err(Refusal::Overflow("the repetition number is too large")),
        };
        let min = if low.is_empty() { 0 } else { number(&low)? };
        let max = if high.is_empty() {
            UNLIMITED
        } else {
            number(&high)?
        };
        if max < min {
            return Err(self.refuse_at("min repeat greater than max repeat", start + 1));
        }
        Ok(Some((min, max)))
    }

    fn digits(&mut self) -> String {
        let mut digits = String::new();
        while let Some(c) = self.peek().filter(char::is_ascii_digit) {
            digits.push(c);
            self.at += 1;
        }
        digits
    }

    fn repeat(&mut self, item: Option<Node>, min: u32, max: u32, start: usize) -> Parsed<Node> {
        let item = match item {
            None | Some(Node::Place(_)) => return Err(self.refuse_at("nothing to repeat", start)),
            Some(Node::Repeat { .. }) => return Err(self.refuse_at("multiple repeat", start)),
            Some(Node::Plain(body)) => *body,
            Some(item) => item,
        };
        let greed = match self.peek() {
            Some('?') => Greed::Lazy,
            Some('+') => Greed::Possessive,
            _ => Greed::Greedy,
        };
        self.at += usize::from(greed != Greed::Greedy);
        Ok(Node::Repeat {
            body: Box::new(item),
            min,
            max,
            greed,
        })
    }

    /// What follows a `(`; `None` for comments and flags of the whole pattern.
    fn group(&mut self, flags: &mut u32, start: usize, may_set_flags: bool) -> Parsed<Option<Node>> {
        if !self.take_if('?') {
            return self.capturing(*flags, start, None).map(Some);
        }
        let Some(c) = self.take() else {
            return Err(self.refuse_at("unexpected end of pattern", self.at));
        };
        match c {
            'P' => self.named(*flags, start),
            ':' => self.scoped(*flags, start).map(Some),
            '#' => loop {
                match self.take() {
                    None => return Err(self.refuse_at("missing ), unterminated comment", start)),
                    Some(')') => return Ok(None),
                    Some(_) => {}
                }
            },
            '=' | '!' => self.look(*flags, start, false, c == '!').map(Some),
            '<' => match self.take() {
                None => Err(self.refuse_at("unexpected end of pattern", self.at)),
                Some(sign @ ('=' | '!')) => self.look(*flags, start, true, sign == '!').map(Some),
                Some(other) => Err(self.refuse_at(format!("unknown extension ?<{other}"), start + 1)),
            },
            '(' => self.condition(*flags, start).map(Some),
            '>' => {
                let body = self.alternatives(*flags, false)?;
                self.close(start)?;
                Ok(Some(Node::Atomic(Box::new(body))))
            }
            '-' | 'a' | 'i' | 'L' | 'm' | 's' | 'u' | 'x' => self.flags(c, flags, start, may_set_flags),
            other => Err(self.refuse_at(format!("unknown extension ?{other}"), start + 1)),
        }
    }

    fn close(&mut self, start: usize) -> Parsed<()> {
        match self.take_if(')') {
            true => Ok(()),
            false => Err(self.refuse_at("missing ), unterminated subpattern", start)),
        }
    }

    fn scoped(&mut self, flags: u32, start: usize) -> Parsed<Node> {
        let body = self.alternatives(flags, false)?;
        self.close(start)?;
        Ok(Node::Plain(Box::new(body)))
    }

    fn capturing(&mut self, flags: u32, start: usize, name: Option<(String, usize)>) -> Parsed<Node> {
        let number = self.open.len() as u32;
        if let Some((name, position)) = name {
            if let Some((_, before)) = self.names.iter().find(|(known, _)| *known == name) {
                let name = quote::repr(&name);
                let message =
                    format!("redefinition of group name {name} as group {number}; was group {before}");
                return Err(self.refuse_at(message, position));
            }
            self.names.push((name, number));
        }
        self.open.push(true);
        self.widths.push(None);
        let body = self.alternatives(flags, false)?;
        self.close(start)?;
        self.open[number as usize] = false;
        self.widths[number as usize] = Some(body.width(&self.widths));
        Ok(Node::Group {
            number,
            body: Box::new(body),
        })
    }

    /// A name up to `end`, and where it starts.
    pub(super) fn name_until(&mut self, end: char, what: &str) -> Parsed<(String, usize)> {
        let start = self.at;
        let mut name = String::new();
        loop {
            match self.take() {
                None if name.is_empty() => return Err(self.refuse_at(format!("missing {what}"), start)),
                None => return Err(self.refuse_at(format!("missing {end}, unterminated name"), start)),
                Some(c) if c == end => break,
                Some(c) => name.push(c),
            }
        }
        match name.is_empty() {
            true => Err(self.refuse_at(format!("missing {what}"), start)),
            false => Ok((name, start)),
        }
    }

    /// The name of a group, as an identifier.
    fn check_name(&self, name: &str, position: usize) -> Parsed<()> {
        let is_identifier = crate::objects::kernel::str_case::is_identifier(name);
        match is_identifier && (!self.is_bytes || name.is_ascii()) {
            true => Ok(()),
            false => {
                let name = in_ascii(name, self.is_bytes);
                Err(self.refuse_at(format!("bad character in group name {name}"), position))
            }
        }
    }

    fn find_name(&self, name: &str, position: usize) -> Parsed<u32> {
        match self.names.iter().find(|(known, _)| known == name) {
            Some((_, number)) => Ok(*number),
            None => {
                let name = quote::repr(name);
                Err(self.refuse_at(format!("unknown group name {name}"), position))
            }
        }
    }

    fn named(&mut self, flags: u32, start: usize) -> Parsed<Option<Node>> {
        if self.take_if('<') {
            let (name, position) = self.name_until('>', "group name")?;
            self.check_name(&name, position)?;
            return self.capturing(flags, start, Some((name, position))).map(Some);
        }
        if self.take_if('=') {
            let (name, position) = self.name_until(')', "group name")?;
            self.check_name(&name, position)?;
            let group = self.find_name(&name, position)?;
            return self.again(group, flags, position).map(Some);
        }
        match self.take() {
            None => Err(self.refuse_at("unexpected end of pattern", self.at)),
            Some(other) => Err(self.refuse_at(format!("unknown extension ?P{other}"), start + 1)),
        }
    }

    /// A reference to a group that was defined before.
    pub(super) fn again(&mut self, group: u32, flags: u32, position: usize) -> Parsed<Node> {
        if self.open[group as usize] {
            return Err(self.refuse_at("cannot refer to an open group", position));
        }
        self.check_look_behind(group)?;
        Ok(Node::Again {
            group,
            fold: self.fold(flags),
        })
    }

    /// Whether a group of this number has begun.
    pub(super) fn knows_group(&self, group: u32) -> bool {
        (group as usize) < self.open.len()
    }

    fn check_look_behind(&self, group: u32) -> Parsed<()> {
        match self.behind {
            Some(before) if group as usize >= before => {
                let message = "cannot refer to group defined in the same lookbehind subpattern";
                Err(self.refuse_at(message, self.at))
            }
            _ => Ok(()),
        }
    }

    fn look(&mut self, flags: u32, start: usize, is_behind: bool, is_negative: bool) -> Parsed<Node> {
        let outer = self.behind;
        if is_behind && outer.is_none() {
            self.behind = Some(self.open.len());
        }
        let body = self.alternatives(flags, false)?;
        self.close(start)?;
        self.behind = outer;
        if is_behind {
            let (least, most) = body.width(&self.widths);
            if least > MOST_BEHIND {
                return Err(self.refuse_at("looks too much behind", usize::MAX));
            }
            if least != most {
                return Err(self.refuse_at("look-behind requires fixed-width pattern", usize::MAX));
            }
        }
        Ok(Node::Look {
            body: Box::new(body),
            is_behind,
            is_negative,
        })
    }

    fn condition(&mut self, flags: u32, start: usize) -> Parsed<Node> {
        let (name, position) = self.name_until(')', "group name")?;
        let group = if name.bytes().all(|byte| byte.is_ascii_digit()) {
            let number = name.parse::<u64>().ok().filter(|number| *number < MOST_GROUPS);
            match number {
                Some(0) => return Err(self.refuse_at("bad group number", position)),
                None => return Err(self.refuse_at(format!("invalid group reference {name}"), position)),
                Some(number) => {
                    if !self.later.iter().any(|(known, _)| u64::from(*known) == number) {
                        self.later.push((number as u32, position));
                    }
                    number as u32
                }
            }
        } else {
            self.check_name(&name, position)?;
            self.find_name(&name, position)?
        };
        self.check_look_behind(group)?;
        let mut inner = flags;
        let yes = self.sequence(&mut inner, false)?;
        let mut no = Node::empty();
        if self.take_if('|') {
            no = self.sequence(&mut inner, false)?;
            if self.peek() == Some('|') {
                let message = "conditional backref with more than two branches";
                return Err(self.refuse_at(message, self.at));
            }
        }
        self.close(start)?;
        Ok(Node::IfGroup {
            group,
            yes: Box::new(yes),
            no: Box::new(no),
        })
    }

    /// Flags: of the whole pattern, `(?i)`, or of one group, `(?i-s:...)`.
    fn flags(&mut self, first: char, flags: &mut u32, start: usize, may_set: bool) -> Parsed<Option<Node>> {
        let (mut added, mut removed) = (0, 0);
        let mut c = first;
        while c != '-' {
            let flag = flag_of(c).unwrap_or(0);
            if self.is_bytes && c == 'u' {
                let message = "bad inline flags: cannot use 'u' flag with a bytes pattern";
                return Err(self.refuse_at(message, self.at));
            }
            if !self.is_bytes && c == 'L' {
                let message = "bad inline flags: cannot use 'L' flag with a str pattern";
                return Err(self.refuse_at(message, self.at));
            }
            added |= flag;
            if flag & TYPE_FLAGS != 0 && added & TYPE_FLAGS != flag {
                let message = "bad inline flags: flags 'a', 'u' and 'L' are incompatible";
                return Err(self.refuse_at(message, self.at));
            }
            c = self.next_flag("missing -, : or )")?;
            if matches!(c, ')' | ':') {
                break;
            }
            self.check_flag(c, "missing -, : or )", c == '-')?;
        }
        if c == ')' {
            if !may_set {
                return Err(self.refuse_at("global flags not at the start of the expression", start));
            }
            self.global |= added;
            *flags |= added;
            return Ok(None);
        }
        if added & DEBUG != 0 {
            return Err(self.refuse_at("bad inline flags: cannot turn on global flag", self.at - 1));
        }
        if c == '-' {
            c = self.next_flag("missing flag")?;
            self.check_flag(c, "missing flag", false)?;
            loop {
                let flag = flag_of(c).unwrap_or(0);
                if flag & TYPE_FLAGS != 0 {
                    let message = "bad inline flags: cannot turn off flags 'a', 'u' and 'L'";
                    return Err(self.refuse_at(message, self.at));
                }
                removed |= flag;
                c = self.next_flag("missing :")?;
                if c == ':' {
                    break;
                }
                self.check_flag(c, "missing :", false)?;
            }
        }
        if added & removed != 0 {
            return Err(self.refuse_at("bad inline flags: flag turned on and off", self.at - 1));
        }
        let base = match added & TYPE_FLAGS {
            0 => *flags,
            _ => *flags & !TYPE_FLAGS,
        };
        self.scoped((base | added) & !removed, start).map(Some)
    }

    fn next_flag(&mut self, missing: &str) -> Parsed<char> {
        match self.take() {
            Some(c) => Ok(c),
            None => Err(self.refuse_at(missing, self.at)),
        }
    }

    fn check_flag(&self, c: char, missing: &str, is_fine: bool) -> Parsed<()> {
        if is_fine || flag_of(c).is_some() {
            return Ok(());
        }
        let message = if c.is_alphabetic() {
            "unknown flag"
        } else {
            missing
        };
        Err(self.refuse_at(message, self.at - 1))
    }
}

fn flag_of(c: char) -> Option<u32> {
    Some(match c {
        'a' => ASCII,
        'i' => IGNORECASE,
        'L' => LOCALE,
        'm' => MULTILINE,
        's' => DOTALL,
        'u' => UNICODE,
        'x' => VERBOSE,
        _ => return None,
    })
}
