//! A pattern as instructions for the matcher, and what a search may skip.

use crate::bytecode::surrogate;
use crate::modules::re::set::{Category, Fold, Set};
use crate::modules::re::tree::{Greed, Node, Place, UNLIMITED};

/// What takes one character.
#[derive(Clone, Copy, Debug)]
pub(super) enum One {
    Char(u32),
    /// An index into `Program::sets`.
    Set(u32),
    NotNewline,
    Any,
}

/// An instruction; the next one follows unless it says otherwise. Targets are indices of instructions.
#[derive(Clone, Copy, Debug)]
pub(super) enum Op {
    One(One),
    Place(Place),
    /// The position goes into a slot.
    Save(u32),
    /// The same at the end of a group, which becomes the last one closed.
    Close(u32),
    /// Go on here; when that fails, at the target.
    OrElse(u32),
    /// Go on at the target; when that fails, here.
    OrHere(u32),
    Jump(u32),
    /// One character, again and again.
    RepeatOne {
        one: One,
        min: u32,
        max: u32,
        greed: Greed,
    },
    /// A loop begins: its counter is zero.
    LoopStart {
        slot: u32,
    },
    /// Decides whether the loop's body at the target runs once more.
    Loop {
        slot: u32,
        min: u32,
        max: u32,
        is_lazy: bool,
        body: u32,
    },
    /// Remembers the height of the stack in a slot.
    Mark {
        slot: u32,
    },
    /// Forgets the choices made since the mark.
    Cut {
        slot: u32,
    },
    /// A look-around begins: the mark, `back` characters back. When it is negative and its body fails, the
    /// match goes on at `after`.
    LookStart {
        slot: u32,
        back: u32,
        is_negative: bool,
        after: u32,
    },
    /// The body of a look-around matched.
    LookEnd {
        slot: u32,
        is_negative: bool,
    },
    Again {
        group: u32,
        fold: Fold,
    },
    /// Go on at the target unless the group took part.
    UnlessGroup {
        group: u32,
        target: u32,
    },
    Match,
}

/// A compiled pattern.
#[derive(Debug)]
pub(super) struct Program {
    pub(super) ops: Vec<Op>,
    pub(super) sets: Vec<Set>,
    /// Groups, the whole match not counted.
    pub(super) groups: u32,
    pub(super) names: Vec<(String, u32)>,
    pub(super) flags: u32,
    pub(super) is_bytes: bool,
    /// How many slots the matcher keeps: two for each group, the last group closed, loops and marks.
    pub(super) slots: usize,
    /// Every match begins with these bytes of UTF-8 (or of the subject, for bytes).
    pub(super) prefix: Vec<u8>,
    /// The bytes a match can begin with; None when it may be empty or begin with anything.
    pub(super) first: Option<Box<[bool; 256]>>,
    /// Only the beginning of the text can match.
    pub(super) is_anchored: bool,
}

impl Program {
    /// The slot that holds the last group closed.
    pub(super) fn last_group_slot(&self) -> usize {
        2 * (self.groups as usize + 1)
    }
}

/// Compiles a parsed pattern.
pub(super) fn compile(syntax: crate::modules::re::syntax::Syntax, is_bytes: bool) -> Program {
    let mut widths = vec![None; syntax.groups as usize + 1];
    collect_widths(&syntax.root, &mut widths);
    let mut compiler = Compiler {
        ops: Vec::new(),
        sets: Vec::new(),
        slots: 2 * (syntax.groups + 1) + 1,
        widths,
    };
    compiler.node(&syntax.root);
    compiler.ops.push(Op::Match);
    let mut first = FirstBytes {
        bytes: Box::new([false; 256]),
        is_bytes,
    };
    let takes_one = first.of(&syntax.root) == Begins::Known;
    Program {
        prefix: prefix(&syntax.root, is_bytes),
        first: takes_one.then_some(first.bytes),
        is_anchored: is_anchored(&syntax.root),
        ops: compiler.ops,
        sets: compiler.sets,
        groups: syntax.groups,
        names: syntax.names,
        flags: syntax.flags,
        is_bytes,
        slots: compiler.slots as usize,
    }
}

/// The widths of all groups, for back-references.
fn collect_widths(node: &Node, widths: &mut Vec<Option<(u64, u64)>>) {
    match node {
        Node::Sequence(items) | Node::Either(items) => {
            items.iter().for_each(|item| collect_widths(item, widths));
        }
        Node::Group { number, body } => {
            collect_widths(body, widths);
            widths[*number as usize] = Some(body.width(widths));
        }
        Node::Plain(body) | Node::Atomic(body) | Node::Repeat { body, .. } | Node::Look { body, .. } => {
            collect_widths(body, widths);
        }
        Node::IfGroup { yes, no, .. } => {
            collect_widths(yes, widths);
            collect_widths(no, widths);
        }
        Node::Char(_) | Node::Set(_) | Node::Any { .. } | Node::Place(_) | Node::Again { .. } => {}
    }
}

struct Compiler {
    ops: Vec<Op>,
    sets: Vec<Set>,
    slots: u32,
    widths: Vec<Option<(u64, u64)>>,
}

impl Compiler {
    fn here(&self) -> u32 {
        self.ops.len() as u32
    }

    /// Adds an instruction whose target is set later.
    fn later(&mut self, op: Op) -> usize {
        self.ops.push(op);
        self.ops.len() - 1
    }

    /// Sets the target of an instruction to the next one.
    fn land(&mut self, index: usize) {
        let here = self.here();
        match &mut self.ops[index] {
            Op::OrElse(target)
            | Op::OrHere(target)
            | Op::Jump(target)
            | Op::UnlessGroup { target, .. }
            | Op::LookStart { after: target, .. } => *target = here,
            op => unreachable!("{op:?} has no target"),
        }
    }

    fn slot(&mut self, count: u32) -> u32 {
        self.slots += count;
        self.slots - count
    }

    fn one(&mut self, node: &Node) -> One {
        match node {
            Node::Char(c) => One::Char(*c),
            Node::Any { newline: true } => One::Any,
            Node::Any { newline: false } => One::NotNewline,
            Node::Set(set) => {
                let known = self.sets.iter().position(|known| known == set);
                let index = known.unwrap_or_else(|| {
                    self.sets.push(set.clone());
                    self.sets.len() - 1
                });
                One::Set(index as u32)
            }
            other => unreachable!("{other:?} is not one character"),
        }
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Char(_) | Node::Set(_) | Node::Any { .. } => {
                let one = self.one(node);
                self.ops.push(Op::One(one));
            }
            Node::Place(place) => self.ops.push(Op::Place(*place)),
            Node::Sequence(items) => items.iter().for_each(|item| self.node(item)),
            Node::Either(items) => self.either(items),
            Node::Group { number, body } => {
                self.ops.push(Op::Save(2 * number));
                self.node(body);
                self.ops.push(Op::Close(*number));
            }
            Node::Plain(body) => self.node(body),
            Node::Repeat {
                body,
                min,
                max,
                greed,
            } => self.repeat(body, *min, *max, *greed),
            Node::Look {
                body,
                is_behind,
                is_negative,
            } => {
                let slot = self.slot(1);
                let back = if *is_behind {
                    body.width(&self.widths).0 as u32
                } else {
                    0
                };
                let is_negative = *is_negative;
                let start = self.later(Op::LookStart {
                    slot,
                    back,
                    is_negative,
                    after: 0,
                });
                self.node(body);
                self.ops.push(Op::LookEnd { slot, is_negative });
                self.land(start);
            }
            Node::Atomic(body) => self.atomic(|compiler| compiler.node(body)),
            Node::Again { group, fold } => self.ops.push(Op::Again {
                group: *group,
                fold: *fold,
            }),
            Node::IfGroup { group, yes, no } => {
                let unless = self.later(Op::UnlessGroup {
                    group: *group,
                    target: 0,
                });
                self.node(yes);
                let over = self.later(Op::Jump(0));
                self.land(unless);
                self.node(no);
                self.land(over);
            }
        }
    }

    fn either(&mut self, items: &[Node]) {
        let mut ends = Vec::new();
        for (index, item) in items.iter().enumerate() {
            if index + 1 == items.len() {
                self.node(item);
                break;
            }
            let branch = self.later(Op::OrElse(0));
            self.node(item);
            ends.push(self.later(Op::Jump(0)));
            self.land(branch);
        }
        ends.into_iter().for_each(|end| self.land(end));
    }

    fn atomic(&mut self, body: impl FnOnce(&mut Compiler)) {
        let slot = self.slot(1);
        self.ops.push(Op::Mark { slot });
        body(self);
        self.ops.push(Op::Cut { slot });
    }

    fn repeat(&mut self, body: &Node, min: u32, max: u32, greed: Greed) {
        if max == 0 {
            return;
        }
        if min == 1 && max == 1 {
            return match greed {
                Greed::Possessive => self.atomic(|compiler| compiler.node(body)),
                _ => self.node(body),
            };
        }
        if body.is_single() {
            let one = self.one(body);
            self.ops.push(Op::RepeatOne { one, min, max, greed });
            return;
        }
        match greed {
            Greed::Possessive => self.atomic(|compiler| compiler.choose(body, min, max, false)),
            _ => self.choose(body, min, max, greed == Greed::Lazy),
        }
    }

    fn choose(&mut self, body: &Node, min: u32, max: u32, is_lazy: bool) {
        if min == 0 && max == 1 {
            let skip = self.later(if is_lazy { Op::OrHere(0) } else { Op::OrElse(0) });
            self.node(body);
            return self.land(skip);
        }
        let takes_some = body.width(&self.widths).0 > 0;
        if takes_some && max == UNLIMITED && min <= 1 && !is_lazy {
            let again = self.here();
            if min == 1 {
                self.node(body);
                let out = self.later(Op::OrElse(0));
                self.ops.push(Op::Jump(again));
                return self.land(out);
            }
            let out = self.later(Op::OrElse(0));
            self.node(body);
            self.ops.push(Op::Jump(again));
            return self.land(out);
        }
        let slot = self.slot(2);
        self.ops.push(Op::LoopStart { slot });
        let check = self.later(Op::Jump(0));
        let start = self.here();
        self.node(body);
        self.land(check);
        self.ops.push(Op::Loop {
            slot,
            min,
            max,
            is_lazy,
            body: start,
        });
    }
}

/// The bytes that every match begins with.
fn prefix(root: &Node, is_bytes: bool) -> Vec<u8> {
    let mut prefix = Vec::new();
    push_prefix(root, is_bytes, &mut prefix);
    prefix
}

/// Adds to the prefix; false when the node is not all literal.
fn push_prefix(node: &Node, is_bytes: bool, prefix: &mut Vec<u8>) -> bool {
    match node {
        Node::Char(c) if is_bytes => {
            prefix.push(*c as u8);
            true
        }
        Node::Char(c) => match surrogate::character(*c) {
            Some(c) => {
                prefix.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                true
            }
            None => false,
        },
        Node::Sequence(items) => items.iter().all(|item| push_prefix(item, is_bytes, prefix)),
        Node::Group { body, .. } | Node::Plain(body) => push_prefix(body, is_bytes, prefix),
        _ => false,
    }
}

fn is_anchored(node: &Node) -> bool {
    match node {
        Node::Place(Place::Start) => true,
        Node::Sequence(items) => items.first().is_some_and(is_anchored),
        Node::Either(items) => !items.is_empty() && items.iter().all(is_anchored),
        Node::Group { body, .. } | Node::Plain(body) => is_anchored(body),
        _ => false,
    }
}

/// What is known about the beginning of a node's matches.
#[derive(PartialEq, Eq)]
enum Begins {
    /// With one of the bytes collected.
    Known,
    /// With those, or it is empty.
    MayBeEmpty,
    Unknown,
}

/// Collects the bytes that a match can begin with.
struct FirstBytes {
    bytes: Box<[bool; 256]>,
    is_bytes: bool,
}

impl FirstBytes {
    fn of(&mut self, node: &Node) -> Begins {
        match node {
            Node::Char(c) => {
                self.add(*c);
                Begins::Known
            }
            Node::Set(set) => {
                (0..256).filter(|c| set.contains(*c)).for_each(|c| self.add(c));
                if !self.is_bytes && set.may_be_high() {
                    self.bytes[0xc4..].fill(true);
                }
                Begins::Known
            }
            Node::Place(_) | Node::Look { .. } => Begins::MayBeEmpty,
            Node::Sequence(items) => {
                for item in items {
                    match self.of(item) {
                        Begins::MayBeEmpty => {}
                        other => return other,
                    }
                }
                Begins::MayBeEmpty
            }
            Node::Either(items) => self.all(items.iter()),
            Node::IfGroup { yes, no, .. } => self.all([&**yes, &**no].into_iter()),
            Node::Group { body, .. } | Node::Plain(body) | Node::Atomic(body) => self.of(body),
            Node::Repeat { body, min, .. } => match self.of(body) {
                Begins::Known if *min == 0 => Begins::MayBeEmpty,
                other => other,
            },
            Node::Any { .. } | Node::Again { .. } => Begins::Unknown,
        }
    }

    fn all<'a>(&mut self, items: impl Iterator<Item = &'a Node>) -> Begins {
        let mut all = Begins::Known;
        for item in items {
            match self.of(item) {
                Begins::Known => {}
                Begins::MayBeEmpty => all = Begins::MayBeEmpty,
                Begins::Unknown => return Begins::Unknown,
            }
        }
        all
    }

    fn add(&mut self, c: u32) {
        let byte = match surrogate::character(c) {
            Some(c) if !self.is_bytes => c.encode_utf8(&mut [0; 4]).as_bytes()[0],
            _ => c as u8,
        };
        self.bytes[byte as usize] = true;
    }
}

/// The words of `\b` in a text.
pub(super) fn is_word(c: u32, is_unicode: bool) -> bool {
    match u8::try_from(c) {
        Ok(byte) if byte < 128 => byte == b'_' || byte.is_ascii_alphanumeric(),
        _ => is_unicode && Category::Word.contains(c),
    }
}
