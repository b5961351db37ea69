//! The matcher: runs a program over a text, trying choices in order and taking them back when they fail.
//!
//! Choices live on a stack of our own, so no pattern and no text can deepen Rust's. Every step is counted:
//! a pattern that would take for ever is stopped.

use crate::bytecode::surrogate;
use crate::modules::re::program::{One, Op, Program, is_word};
use crate::modules::re::tree::{Greed, Place, UNLIMITED};

/// A slot that holds nothing.
pub(super) const UNSET: usize = usize::MAX;

/// The steps that one call may take, some seconds: more, and the pattern would take for ever.
pub(super) const MOST_STEPS: u64 = 300_000_000;
/// How many steps are taken before `stop` is asked: a tenth of a millisecond.
pub(super) const STEPS: u64 = 1 << 14;

/// Why a match was given up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum GiveUp {
    Steps,
    Stopped,
    Memory,
}

/// What patterns are matched against: a sequence of characters at byte positions.
pub(super) trait Subject {
    /// The text as bytes, to search for literal beginnings.
    fn bytes(&self) -> &[u8];
    /// The character at a position, and the position behind it.
    fn at(&self, position: usize) -> Option<(u32, usize)>;
    /// The character before a position, and its position.
    fn before(&self, position: usize) -> Option<(u32, usize)>;
    /// The position some characters further back.
    fn back(&self, position: usize, count: usize) -> Option<usize>;
}

/// Bytes, or text that is all ASCII.
pub(super) struct Bytes<'a>(pub(super) &'a [u8]);

impl Subject for Bytes<'_> {
    fn bytes(&self) -> &[u8] {
        self.0
    }

    #[inline(always)]
    fn at(&self, position: usize) -> Option<(u32, usize)> {
        self.0.get(position).map(|byte| (u32::from(*byte), position + 1))
    }

    #[inline(always)]
    fn before(&self, position: usize) -> Option<(u32, usize)> {
        let before = position.checked_sub(1)?;
        self.0.get(before).map(|byte| (u32::from(*byte), before))
    }

    fn back(&self, position: usize, count: usize) -> Option<usize> {
        position.checked_sub(count)
    }
}

/// Text.
pub(super) struct Utf8<'a>(pub(super) &'a str);

impl Subject for Utf8<'_> {
    fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    #[inline(always)]
    fn at(&self, position: usize) -> Option<(u32, usize)> {
        let first = *self.0.as_bytes().get(position)?;
        if first < 0x80 {
            return Some((u32::from(first), position + 1));
        }
        let c = self.0.get(position..)?.chars().next()?;
        Some((surrogate::code_point(c), position + c.len_utf8()))
    }

    #[inline(always)]
    fn before(&self, position: usize) -> Option<(u32, usize)> {
        let c = self.0.get(..position)?.chars().next_back()?;
        Some((surrogate::code_point(c), position - c.len_utf8()))
    }

    fn back(&self, position: usize, count: usize) -> Option<usize> {
        (0..count).try_fold(position, |position, _| Some(self.before(position)?.1))
    }
}

/// A choice to come back to, or something to put back on the way.
#[derive(Clone, Copy, Debug)]
enum Entry {
    /// Go on at this instruction and position.
    Branch { op: u32, position: usize },
    /// This slot had this value.
    Restore { slot: u32, value: usize },
    /// A repetition may give back characters down to `low`; the instruction behind it is `op`.
    GiveBack { op: u32, low: usize, position: usize },
    /// A lazy repetition may take more: the instruction and how many it has.
    TakeMore { op: u32, count: u32, position: usize },
    /// The body of a negative look-around failed: the match goes on.
    LookFailed { op: u32, position: usize },
}

/// What a match must be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rules {
    /// It reaches the end.
    pub(super) is_full: bool,
    /// It is not empty at the position where it is first tried.
    pub(super) is_nonempty: bool,
    /// It begins at the first position.
    pub(super) is_here: bool,
}

pub(super) struct Matcher<'p> {
    program: &'p Program,
    pub(super) slots: Vec<usize>,
    stack: Vec<Entry>,
    /// Steps until `stop` is asked again whether to stop.
    pub(super) steps: u64,
    rounds: u64,
    most_entries: usize,
    stop: &'p dyn Fn(usize) -> bool,
}

impl<'p> Matcher<'p> {
    pub(super) fn new(
        program: &'p Program,
        most_entries: usize,
        stop: &'p dyn Fn(usize) -> bool,
    ) -> Matcher<'p> {
        Matcher {
            program,
            slots: vec![UNSET; program.slots],
            stack: Vec::new(),
            steps: STEPS,
            rounds: 0,
            most_entries,
            stop,
        }
    }

    #[cold]
    fn go_on(&mut self) -> Result<(), GiveUp> {
        if (self.stop)(STEPS as usize / 2) {
            return Err(GiveUp::Stopped);
        }
        self.rounds += 1;
        if self.rounds * STEPS > MOST_STEPS {
            return Err(GiveUp::Steps);
        }
        self.steps = STEPS;
        Ok(())
    }

    /// Looks for a match from `start` on; the slots tell where it is.
    pub(super) fn search<S: Subject>(
        &mut self,
        subject: &S,
        start: usize,
        rules: Rules,
    ) -> Result<bool, GiveUp> {
        let end = subject.bytes().len();
        if rules.is_here || self.program.is_anchored {
            return self.run(subject, start, rules.is_full, rules.is_nonempty);
        }
        let mut position = start;
        let mut is_nonempty = rules.is_nonempty;
        let finder = match self.program.prefix.len() {
            0 => None,
            _ => Some(memchr::memmem::Finder::new(&self.program.prefix)),
        };
        loop {
            if let Some(finder) = &finder {
                match finder.find(&subject.bytes()[position..]) {
                    Some(skipped) => position += skipped,
                    None => return Ok(false),
                }
            } else if let Some(first) = &self.program.first {
                let rest = &subject.bytes()[position..];
                match rest.iter().position(|byte| first[*byte as usize]) {
                    Some(skipped) => position += skipped,
                    None => return Ok(false),
                }
            }
            if self.run(subject, position, rules.is_full, is_nonempty && position == start)? {
                return Ok(true);
            }
            is_nonempty = false;
            if position >= end {
                return Ok(false);
            }
            position = subject.at(position).map_or(end, |(_, next)| next);
        }
    }

    fn push(&mut self, entry: Entry) -> Result<(), GiveUp> {
        if self.stack.len() >= self.most_entries {
            return Err(GiveUp::Memory);
        }
        self.stack.push(entry);
        Ok(())
    }

    /// Changes a slot so that it can be put back.
    fn set(&mut self, slot: u32, value: usize) -> Result<(), GiveUp> {
        let before = std::mem::replace(&mut self.slots[slot as usize], value);
        // With no choice left to come back to, nothing is put back.
        match self.stack.is_empty() {
            true => Ok(()),
            false => self.push(Entry::Restore { slot, value: before }),
        }
    }

    fn is_one<S: Subject>(&self, subject: &S, one: One, position: usize) -> Option<usize> {
        let (c, next) = subject.at(position)?;
        let is_match = match one {
            One::Char(wanted) => c == wanted,
            One::Set(set) => self.program.sets[set as usize].contains(c),
            One::NotNewline => c != 10,
            One::Any => true,
        };
        is_match.then_some(next)
    }

    /// How far up to `most` characters reach, and how many they are.
    fn take<S: Subject>(&self, subject: &S, one: One, from: usize, most: u32) -> (usize, u32) {
        let (mut position, mut count) = (from, 0);
        macro_rules! take {
            (|$c:ident| $test:expr) => {
                while count < most
                    && let Some(($c, next)) = subject.at(position)
                    && $test
                {
                    position = next;
                    count += 1;
                }
            };
        }
        match one {
            One::Char(wanted) => take!(|c| c == wanted),
            One::Set(set) => {
                let set = &self.program.sets[set as usize];
                take!(|c| set.contains(c));
            }
            One::NotNewline => take!(|c| c != 10),
            One::Any => take!(|_c| true),
        }
        (position, count)
    }

    /// Tries a match that begins exactly at `start`.
    fn run<S: Subject>(
        &mut self,
        subject: &S,
        start: usize,
        is_full: bool,
        is_nonempty: bool,
    ) -> Result<bool, GiveUp> {
        let program = self.program;
        let end = subject.bytes().len();
        self.slots.fill(UNSET);
        self.slots[0] = start;
        self.stack.clear();
        let (mut at, mut position) = (0usize, start);
        loop {
            if self.steps == 0 {
                self.go_on()?;
            }
            self.steps -= 1;
            let mut is_fine = true;
            match program.ops[at] {
                Op::One(one) => match self.is_one(subject, one, position) {
                    Some(next) => (at, position) = (at + 1, next),
                    None => is_fine = false,
                },
                Op::Place(place) => match is_at(subject, place, position, end) {
                    true => at += 1,
                    false => is_fine = false,
                },
                Op::Save(slot) => {
                    self.set(slot, position)?;
                    at += 1;
                }
                Op::Close(group) => {
                    self.set(2 * group + 1, position)?;
                    self.set(program.last_group_slot() as u32, group as usize)?;
                    at += 1;
                }
                Op::OrElse(target) => {
                    self.push(Entry::Branch { op: target, position })?;
                    at += 1;
                }
                Op::OrHere(target) => {
                    self.push(Entry::Branch {
                        op: at as u32 + 1,
                        position,
                    })?;
                    at = target as usize;
                }
                Op::Jump(target) => at = target as usize,
                Op::RepeatOne { one, min, max, greed } => {
                    let most = if greed == Greed::Lazy { min } else { max };
                    let (reached, count) = self.take(subject, one, position, most);
                    self.steps = self.steps.saturating_sub(u64::from(count / 8));
                    if count < min {
                        is_fine = false;
                    } else {
                        match greed {
                            Greed::Greedy if count > min => {
                                let low = match min {
                                    0 => position,
                                    _ => self.take(subject, one, position, min).0,
                                };
                                self.push(Entry::GiveBack {
                                    op: at as u32 + 1,
                                    low,
                                    position: reached,
                                })?;
                            }
                            Greed::Lazy if max > min => {
                                self.push(Entry::TakeMore {
                                    op: at as u32,
                                    count,
                                    position: reached,
                                })?;
                            }
                            _ => {}
                        }
                        (at, position) = (at + 1, reached);
                    }
                }
                Op::LoopStart { slot } => {
                    self.set(slot, 0)?;
                    self.set(slot + 1, UNSET)?;
                    at += 1;
                }
                Op::Loop {
                    slot,
                    min,
                    max,
                    is_lazy,
                    body,
                } => {
                    let count = self.slots[slot as usize];
                    let last = self.slots[slot as usize + 1];
                    if count < min as usize {
                        self.set(slot, count + 1)?;
                        at = body as usize;
                    } else {
                        let may_go_on = (max == UNLIMITED || count < max as usize) && position != last;
                        if !may_go_on {
                            at += 1;
                        } else if is_lazy {
                            self.push(Entry::TakeMore {
                                op: at as u32,
                                count: 0,
                                position,
                            })?;
                            at += 1;
                        } else {
                            self.push(Entry::Branch {
                                op: at as u32 + 1,
                                position,
                            })?;
                            self.set(slot, count + 1)?;
                            self.set(slot + 1, position)?;
                            at = body as usize;
                        }
                    }
                }
                Op::Mark { slot } => {
                    self.slots[slot as usize] = self.stack.len();
                    at += 1;
                }
                Op::Cut { slot } => {
                    self.cut(self.slots[slot as usize]);
                    at += 1;
                }
                Op::LookStart {
                    slot,
                    back,
                    is_negative,
                    after,
                } => {
                    self.slots[slot as usize] = self.stack.len();
                    let op = if is_negative { after } else { UNLIMITED };
                    self.push(Entry::LookFailed { op, position })?;
                    self.steps = self.steps.saturating_sub(u64::from(back / 8));
                    match subject.back(position, back as usize) {
                        Some(before) => position = before,
                        None => is_fine = false,
                    }
                    at += 1;
                }
                Op::LookEnd { slot, is_negative } => {
                    let height = self.slots[slot as usize];
                    let Some(Entry::LookFailed { position: from, .. }) = self.stack.get(height).copied()
                    else {
                        unreachable!("a look-around's body leaves its entry in place");
                    };
                    if is_negative {
                        self.unwind_to(height);
                        is_fine = false;
                    } else {
                        self.cut(height);
                        position = from;
                        at += 1;
                    }
                }
                Op::Again { group, fold } => {
                    let (from, to) = (self.slots[2 * group as usize], self.slots[2 * group as usize + 1]);
                    if from == UNSET || to == UNSET || to < from {
                        is_fine = false;
                    } else {
                        let mut wanted = from;
                        while is_fine && wanted < to {
                            match (subject.at(wanted), subject.at(position)) {
                                (Some((a, after)), Some((b, next)))
                                    if a == b || fold.lower(a) == fold.lower(b) =>
                                {
                                    (wanted, position) = (after, next);
                                }
                                _ => is_fine = false,
                            }
                        }
                        self.steps = self.steps.saturating_sub((to - from) as u64 / 8);
                        at += 1;
                    }
                }
                Op::UnlessGroup { group, target } => match self.slots[2 * group as usize + 1] {
                    UNSET => at = target as usize,
                    _ => at += 1,
                },
                Op::Match => {
                    if is_full && position != end || is_nonempty && position == start {
                        is_fine = false;
                    } else {
                        self.slots[1] = position;
                        return Ok(true);
                    }
                }
            }
            if !is_fine {
                match self.back(subject)? {
                    Some(next) => (at, position) = next,
                    None => return Ok(false),
                }
            }
        }
    }

    /// Drops the choices above a height; what must be put back stays.
    fn cut(&mut self, height: usize) {
        let mut kept = height;
        for index in height..self.stack.len() {
            if let Entry::Restore { .. } = self.stack[index] {
                self.stack[kept] = self.stack[index];
                kept += 1;
            }
        }
        self.stack.truncate(kept);
    }

    /// Takes everything above a height back.
    fn unwind_to(&mut self, height: usize) {
        for entry in self.stack.drain(height..).rev() {
            if let Entry::Restore { slot, value } = entry {
                self.slots[slot as usize] = value;
            }
        }
    }

    /// The last choice not tried yet: where to go on.
    fn back<S: Subject>(&mut self, subject: &S) -> Result<Option<(usize, usize)>, GiveUp> {
        while let Some(entry) = self.stack.pop() {
            match entry {
                Entry::Restore { slot, value } => self.slots[slot as usize] = value,
                Entry::Branch { op, position } => return Ok(Some((op as usize, position))),
                Entry::LookFailed { op: UNLIMITED, .. } => {}
                Entry::LookFailed { op, position } => return Ok(Some((op as usize, position))),
                Entry::GiveBack { op, low, position } => {
                    if let Some(found) = self.give_back(subject, op, low, position)? {
                        return Ok(Some(found));
                    }
                }
                Entry::TakeMore { op, count, position } => {
                    if let Some(found) = self.take_more(subject, op, count, position)? {
                        return Ok(Some(found));
                    }
                }
            }
        }
        Ok(None)
    }

    /// A greedy repetition gives back one character, or as many as the next instruction needs.
    fn give_back<S: Subject>(
        &mut self,
        subject: &S,
        op: u32,
        low: usize,
        mut position: usize,
    ) -> Result<Option<(usize, usize)>, GiveUp> {
        let next = match self.program.ops[op as usize] {
            Op::One(one) => Some(one),
            _ => None,
        };
        while position > low {
            let Some((_, before)) = subject.before(position) else {
                break;
            };
            position = before;
            self.steps = self.steps.saturating_sub(1);
            if next.is_none_or(|one| self.is_one(subject, one, position).is_some()) {
                if position > low {
                    self.push(Entry::GiveBack { op, low, position })?;
                }
                return Ok(Some((op as usize, position)));
            }
        }
        Ok(None)
    }

    /// A lazy repetition takes one more.
    fn take_more<S: Subject>(
        &mut self,
        subject: &S,
        op: u32,
        count: u32,
        position: usize,
    ) -> Result<Option<(usize, usize)>, GiveUp> {
        match self.program.ops[op as usize] {
            Op::RepeatOne { one, max, .. } => {
                let Some(next) = self.is_one(subject, one, position) else {
                    return Ok(None);
                };
                if max == UNLIMITED || count + 1 < max {
                    self.push(Entry::TakeMore {
                        op,
                        count: count.saturating_add(1),
                        position: next,
                    })?;
                }
                Ok(Some((op as usize + 1, next)))
            }
            Op::Loop { slot, body, .. } => {
                let count = self.slots[slot as usize];
                self.set(slot, count + 1)?;
                self.set(slot + 1, position)?;
                Ok(Some((body as usize, position)))
            }
            other => unreachable!("{other:?} is not lazy"),
        }
    }
}

fn is_at<S: Subject>(subject: &S, place: Place, position: usize, end: usize) -> bool {
    let is_line_break = |found: Option<(u32, usize)>| found.is_some_and(|(c, _)| c == 10);
    match place {
        Place::Start => position == 0,
        Place::LineStart => position == 0 || is_line_break(subject.before(position)),
        Place::End => position == end,
        Place::LastLineEnd => position == end || position + 1 == end && is_line_break(subject.at(position)),
        Place::LineEnd => position == end || is_line_break(subject.at(position)),
        Place::WordBoundary {
            is_unicode,
            is_boundary,
        } => {
            let is_word = |found: Option<(u32, usize)>| found.is_some_and(|(c, _)| is_word(c, is_unicode));
            let differs = is_word(subject.before(position)) != is_word(subject.at(position));
            differs == is_boundary
        }
    }
}
