//! Combinations, permutations and products: which positions of their pools come next.

use crate::heap::{Gc, Tracer};
use crate::objects::sequence::Tuple;

/// Selections of items by position, in order.
#[derive(Clone, Debug)]
pub(crate) struct Selection {
    kind: SelectionKind,
    /// One pool for each place of a product, else one.
    pools: Vec<Gc<Tuple>>,
    /// How many items each pool has.
    sizes: Vec<usize>,
    /// The positions at hand, at least as many as the rows are long.
    indices: Vec<usize>,
    /// For permutations: how many turns each place has left.
    turns: Vec<usize>,
    length: usize,
    has_begun: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum SelectionKind {
    Combinations,
    WithReplacement,
    Permutations,
    Product,
}

impl Selection {
    /// The selections of `length` items of a pool of `size`; `None` when there are none.
    pub(crate) fn of_pool(
        kind: SelectionKind,
        pool: Gc<Tuple>,
        size: usize,
        length: usize,
    ) -> Option<Selection> {
        let has_some = match kind {
            SelectionKind::WithReplacement => size > 0 || length == 0,
            _ => length <= size,
        };
        let indices = match kind {
            _ if !has_some => return None,
            SelectionKind::Combinations => (0..length).collect(),
            SelectionKind::WithReplacement | SelectionKind::Product => vec![0; length],
            SelectionKind::Permutations => (0..size).collect(),
        };
        Some(Selection {
            kind,
            pools: vec![pool],
            sizes: vec![size],
            indices,
            turns: (0..length).map(|place| size.saturating_sub(place)).collect(),
            length,
            has_begun: false,
        })
    }

    /// The product of pools of these sizes.
    pub(crate) fn product(pools: Vec<Gc<Tuple>>, sizes: Vec<usize>) -> Option<Selection> {
        if sizes.contains(&0) {
            return None;
        }
        Some(Selection {
            kind: SelectionKind::Product,
            indices: vec![0; pools.len()],
            turns: Vec::new(),
            length: pools.len(),
            pools,
            sizes,
            has_begun: false,
        })
    }

    pub(crate) fn trace(&self, tracer: &mut Tracer<'_>) {
        self.pools.iter().for_each(|pool| tracer.gc(*pool));
    }

    /// Goes on to the next selection; how long it is, or `None` after the last one.
    pub(crate) fn advance(&mut self) -> Option<usize> {
        if !std::mem::replace(&mut self.has_begun, true) {
            return Some(self.length);
        }
        let size = self.sizes.first().copied().unwrap_or(0);
        match self.kind {
            SelectionKind::Combinations => {
                let place = (0..self.length)
                    .rev()
                    .find(|place| self.indices[*place] != place + size - self.length)?;
                let first = self.indices[place] + 1;
                for (offset, index) in self.indices[place..].iter_mut().enumerate() {
                    *index = first + offset;
                }
            }
            SelectionKind::WithReplacement => {
                let place = (0..self.length)
                    .rev()
                    .find(|place| self.indices[*place] + 1 != size)?;
                let index = self.indices[place] + 1;
                self.indices[place..].fill(index);
            }
            SelectionKind::Permutations => {
                let mut place = self.length;
                loop {
                    place = place.checked_sub(1)?;
                    self.turns[place] -= 1;
                    if self.turns[place] > 0 {
                        let other = size - self.turns[place];
                        self.indices.swap(place, other);
                        break;
                    }
                    self.indices[place..].rotate_left(1);
                    self.turns[place] = size - place;
                }
            }
            SelectionKind::Product => {
                let mut place = self.length;
                loop {
                    place = place.checked_sub(1)?;
                    self.indices[place] += 1;
                    if self.indices[place] < self.sizes[place] {
                        break;
                    }
                    self.indices[place] = 0;
                }
            }
        }
        Some(self.length)
    }

    /// The pool and the position of each item at hand.
    pub(crate) fn places(&self) -> impl Iterator<Item = (Gc<Tuple>, usize)> + '_ {
        let is_product = self.kind == SelectionKind::Product;
        let pool = move |place: usize| self.pools[if is_product { place } else { 0 }];
        self.indices[..self.length]
            .iter()
            .enumerate()
            .map(move |(place, index)| (pool(place), *index))
    }
}
