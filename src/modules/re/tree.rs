//! A parsed pattern: what there is to match, with flags already applied and names resolved.

use crate::modules::re::set::{Fold, Set};

/// A repetition without an upper limit.
pub(super) const UNLIMITED: u32 = u32::MAX;

/// A place that matches without taking a character.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    /// The beginning of the text.
    Start,
    /// The beginning of the text or of a line.
    LineStart,
    /// The end of the text.
    End,
    /// The end of the text, or before a line break that ends it.
    LastLineEnd,
    /// The end of the text or of a line.
    LineEnd,
    /// Between a word character and another one (true), or not there (false).
    WordBoundary { is_unicode: bool, is_boundary: bool },
}

/// How a repetition chooses its number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Greed {
    /// As many as possible, giving back.
    Greedy,
    /// As few as possible.
    Lazy,
    /// As many as possible, giving nothing back.
    Possessive,
}

#[derive(Clone, Debug)]
pub(super) enum Node {
    /// This character.
    Char(u32),
    /// A character of the set.
    Set(Set),
    /// Any character; a line break only when the flag is set.
    Any {
        newline: bool,
    },
    Place(Place),
    Sequence(Vec<Node>),
    /// The first alternative that leads to a match.
    Either(Vec<Node>),
    /// A group that captures.
    Group {
        number: u32,
        body: Box<Node>,
    },
    /// `(?:...)`, kept because `(?:a*)*` may be repeated and `a**` may not.
    Plain(Box<Node>),
    Repeat {
        body: Box<Node>,
        min: u32,
        max: u32,
        greed: Greed,
    },
    /// A condition on what follows, or on what comes before.
    Look {
        body: Box<Node>,
        is_behind: bool,
        is_negative: bool,
    },
    /// `(?>...)`: its first match only.
    Atomic(Box<Node>),
    /// The text of a group again.
    Again {
        group: u32,
        fold: Fold,
    },
    /// One of two, by whether a group took part.
    IfGroup {
        group: u32,
        yes: Box<Node>,
        no: Box<Node>,
    },
}

impl Node {
    pub(super) fn empty() -> Node {
        Node::Sequence(Vec::new())
    }

    /// Whether it is one character, whichever.
    pub(super) fn is_single(&self) -> bool {
        matches!(self, Node::Char(_) | Node::Set(_) | Node::Any { .. })
    }

    /// The least and the greatest number of characters it takes. `widths` gives those of the groups.
    pub(super) fn width(&self, widths: &[Option<(u64, u64)>]) -> (u64, u64) {
        /// No subject is longer; keeps sums from running over.
        const MOST: u64 = 1 << 40;
        let (least, most) = match self {
            Node::Char(_) | Node::Set(_) | Node::Any { .. } => (1, 1),
            Node::Place(_) | Node::Look { .. } => (0, 0),
            Node::Sequence(items) => items
                .iter()
                .map(|item| item.width(widths))
                .fold((0, 0), |(a, b), (c, d)| ((a + c).min(MOST), (b + d).min(MOST))),
            Node::Either(items) => items
                .iter()
                .map(|item| item.width(widths))
                .reduce(|(a, b), (c, d)| (a.min(c), b.max(d)))
                .unwrap_or((0, 0)),
            Node::Group { body, .. } | Node::Plain(body) | Node::Atomic(body) => body.width(widths),
            Node::Repeat { body, min, max, .. } => {
                let (least, most) = body.width(widths);
                (
                    least.saturating_mul(u64::from(*min)),
                    most.saturating_mul(u64::from(*max)),
                )
            }
            Node::Again { group, .. } => widths
                .get(*group as usize)
                .copied()
                .flatten()
                .unwrap_or((0, MOST)),
            Node::IfGroup { yes, no, .. } => {
                let ((a, b), (c, d)) = (yes.width(widths), no.width(widths));
                (a.min(c), b.max(d))
            }
        };
        (least.min(MOST), most.min(MOST))
    }
}
