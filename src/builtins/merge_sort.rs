//! Sorting where script code compares: the same comparisons in the same order as CPython's, one at a time, so that the
//! machine can stop at each.
//!
//! Runs that are there already are found and lengthened by binary insertion, then merged in pairs
//! (<https://bugs.python.org/file4451/timsort.txt>). The only question ever asked is `left < right`.

use crate::builtins::sorting::{Refusal, less_than};
use crate::bytecode::opcode::Comparison;
use crate::heap::{Gc, Header, Tracer, Value};
use crate::objects::cx::Cx;
use crate::objects::opaque::{Opaque, OpaqueState};
use crate::objects::outcome::{Answer, Kept, Outcome, Raise, Resumed, Then, done};
use crate::objects::types::Builtin;
use crate::vm::operators::{call_method, comparison_attempt};

/// A key and the item it stands for.
type Pair = (Value, Value);

/// A sort that waits for the answer to a question.
struct Sorter {
    pairs: Vec<Pair>,
    is_reversed: bool,
    /// Runs shorter than this are lengthened.
    shortest: usize,
    /// Where the sorted runs begin and end: all of `pairs` once the merging begins.
    runs: Vec<(usize, usize)>,
    phase: Phase,
    /// The pairs that were merged of two runs so far.
    merged: Vec<Pair>,
}

/// What the sort is about; each has one question, about the pairs it names, or none, and then it goes on.
#[derive(Clone, Copy)]
enum Phase {
    /// Does the run from `start` to `end` go on? It does unless the pair at its end is less than the last one.
    Ascending {
        start: usize,
        end: usize,
    },
    /// Is the first pair of the run less than its last one? If not, all of it is equal.
    Strict {
        start: usize,
        end: usize,
    },
    /// Does the descending run go on with a pair that is less? The last `equal` pairs equal the one before them.
    Descending {
        start: usize,
        end: usize,
        equal: usize,
    },
    /// Or with one that is greater, and so not at all? Else it is equal.
    Greater {
        start: usize,
        end: usize,
        equal: usize,
    },
    /// The descending run was turned round: does it go on?
    Turned {
        start: usize,
        end: usize,
    },
    /// Where between `low` and `high` does the pair at `position` go, in the run that is lengthened to `wanted`?
    Insert {
        start: usize,
        wanted: usize,
        position: usize,
        low: usize,
        high: usize,
    },
    /// Is the pair at `right` less than that at `left`, in the run with this number and the next?
    Merge {
        run: usize,
        left: usize,
        right: usize,
    },
    Done,
}

impl OpaqueState for Sorter {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        for (key, item) in self.pairs.iter().chain(&self.merged) {
            tracer.values(&[*key, *item]);
        }
    }

    fn external_bytes(&self) -> usize {
        (self.pairs.capacity() + self.merged.capacity()) * size_of::<Pair>()
    }
}

impl Sorter {
    fn new(mut pairs: Vec<Pair>, is_reversed: bool) -> Sorter {
        if is_reversed {
            pairs.reverse();
        }
        let (mut shortest, mut rest) = (pairs.len(), 0);
        while shortest >= 64 {
            rest |= shortest & 1;
            shortest >>= 1;
        }
        let mut sorter = Sorter {
            pairs,
            is_reversed,
            shortest: shortest + rest,
            runs: Vec::new(),
            phase: Phase::Done,
            merged: Vec::new(),
        };
        sorter.begin_run(0);
        sorter
    }

    /// The two keys of the next question; `None` when all is sorted.
    fn question(&mut self) -> Option<(Value, Value)> {
        loop {
            let count = self.pairs.len();
            let (left, right) = match self.phase {
                Phase::Ascending { end, .. } | Phase::Turned { end, .. } if end < count => (end, end - 1),
                Phase::Ascending { start, end } | Phase::Turned { start, end } => {
                    self.end_run(start, end);
                    continue;
                }
                Phase::Strict { start, end } => (start, end - 1),
                Phase::Descending { end, .. } if end < count => (end, end - 1),
                Phase::Descending { start, end, equal } => {
                    self.turn_run(start, end, equal);
                    continue;
                }
                Phase::Greater { end, .. } => (end - 1, end),
                Phase::Insert {
                    position, low, high, ..
                } if low < high => (position, (low + high) / 2),
                Phase::Insert {
                    start,
                    wanted,
                    position,
                    low,
                    ..
                } => {
                    self.pairs[low..=position].rotate_right(1);
                    self.insert(start, position + 1, wanted);
                    continue;
                }
                Phase::Merge { left, right, .. } => (right, left),
                Phase::Done => return None,
            };
            return Some((self.pairs[left].0, self.pairs[right].0));
        }
    }

    /// Goes on with the answer to the question.
    fn answer(&mut self, is_less: bool) {
        self.phase = match self.phase {
            Phase::Ascending { start, end } if !is_less => Phase::Ascending { start, end: end + 1 },
            Phase::Ascending { start, end } if end > start + 1 => Phase::Strict { start, end },
            Phase::Strict { start, end } if is_less => return self.end_run(start, end),
            Phase::Ascending { start, end } | Phase::Strict { start, end } => {
                // So far all are equal; equal ones in a row are turned round twice, so that they keep their order.
                self.pairs[start..end].reverse();
                Phase::Descending {
                    start,
                    end: end + 1,
                    equal: 0,
                }
            }
            Phase::Descending { start, end, equal } if is_less => {
                self.pairs[end - 1 - equal..end].reverse();
                Phase::Descending {
                    start,
                    end: end + 1,
                    equal: 0,
                }
            }
            Phase::Descending { start, end, equal } => Phase::Greater { start, end, equal },
            Phase::Greater { start, end, equal } if is_less => return self.turn_run(start, end, equal),
            Phase::Greater { start, end, equal } => Phase::Descending {
                start,
                end: end + 1,
                equal: equal + 1,
            },
            Phase::Turned { start, end } if is_less => return self.end_run(start, end),
            Phase::Turned { start, end } => Phase::Turned { start, end: end + 1 },
            Phase::Insert {
                start,
                wanted,
                position,
                low,
                high,
            } => {
                let middle = (low + high) / 2;
                let (low, high) = if is_less {
                    (low, middle)
                } else {
                    (middle + 1, high)
                };
                Phase::Insert {
                    start,
                    wanted,
                    position,
                    low,
                    high,
                }
            }
            Phase::Merge { run, left, right } => {
                let (taken, left, right) = match is_less {
                    true => (right, left, right + 1),
                    false => (left, left + 1, right),
                };
                self.merged.push(self.pairs[taken]);
                let (end_of_left, end) = (self.runs[run].1, self.runs[run + 1].1);
                if left == end_of_left || right == end {
                    return self.end_merge(run, left, right);
                }
                Phase::Merge { run, left, right }
            }
            Phase::Done => Phase::Done,
        };
    }

    fn begin_run(&mut self, start: usize) {
        if start < self.pairs.len() {
            self.phase = Phase::Ascending {
                start,
                end: start + 1,
            };
        } else {
            self.begin_merge(0);
        }
    }

    /// A descending run has ended, and is turned round.
    fn turn_run(&mut self, start: usize, end: usize, equal: usize) {
        self.pairs[end - 1 - equal..end].reverse();
        self.pairs[start..end].reverse();
        self.phase = Phase::Turned { start, end };
    }

    fn end_run(&mut self, start: usize, end: usize) {
        let wanted = (start + self.shortest).min(self.pairs.len()).max(end);
        self.insert(start, end, wanted);
    }

    /// Finds the place of the pair at a position in the sorted run before it.
    fn insert(&mut self, start: usize, position: usize, wanted: usize) {
        if position < wanted {
            let (low, high) = (start, position);
            self.phase = Phase::Insert {
                start,
                wanted,
                position,
                low,
                high,
            };
        } else {
            self.runs.push((start, wanted));
            self.begin_run(wanted);
        }
    }

    /// Merges the run with this number and the next one, or all merged ones again.
    fn begin_merge(&mut self, run: usize) {
        if run + 1 < self.runs.len() {
            let (left, right) = (self.runs[run].0, self.runs[run + 1].0);
            self.merged.clear();
            self.phase = Phase::Merge { run, left, right };
        } else if run > 0 {
            self.begin_merge(0);
        } else {
            self.phase = Phase::Done;
        }
    }

    /// One of two runs is used up. The merged one takes the number of the first; those behind move up.
    fn end_merge(&mut self, run: usize, left: usize, right: usize) {
        let ((start, end_of_left), (_, end)) = (self.runs[run], self.runs[run + 1]);
        self.merged.extend_from_slice(&self.pairs[left..end_of_left]);
        self.merged.extend_from_slice(&self.pairs[right..end]);
        self.pairs[start..end].copy_from_slice(&self.merged);
        self.runs[run] = (start, end);
        self.runs.remove(run + 1);
        self.begin_merge(run + 1);
    }
}

/// Sorts items by keys at the same places: gives a new list.
pub(crate) fn merge_sorted(
    cx: &mut Cx,
    keys: &[Value],
    items: &[Value],
    is_reversed: bool,
) -> Result<Outcome, Raise> {
    cx.check_memory(keys.len() * size_of::<Pair>() * 2)?;
    let pairs = keys.iter().copied().zip(items.iter().copied()).collect();
    let state = Box::new(Sorter::new(pairs, is_reversed));
    cx.heap.charge(state.external_bytes());
    // No script ever sees it, so it needs no class of its own.
    let header = Header::new(Builtin::Object.shape());
    let sorter = cx.heap.alloc(Opaque { header, state });
    go_on(cx, sorter)
}

fn state(cx: &mut Cx, sorter: Gc<Opaque>) -> &mut Sorter {
    cx.heap[sorter].state_mut().expect("sorts keep their sorter")
}

/// Answers questions until script code must be asked.
fn go_on(cx: &mut Cx, sorter: Gc<Opaque>) -> Result<Outcome, Raise> {
    let mut asked = 0;
    while let Some((left, right)) = state(cx, sorter).question() {
        match less_than(cx, left, right) {
            Ok(is_less) => state(cx, sorter).answer(is_less),
            Err(Refusal::Script) => {
                cx.charge_fuel(asked);
                return ask(cx, sorter, left, right, 0);
            }
            Err(refusal) => return Err(refusal.raise(cx)),
        }
        asked += 1;
    }
    cx.charge_fuel(asked);
    let sorter = state(cx, sorter);
    let mut items: Vec<Value> = sorter.pairs.iter().map(|(_, item)| *item).collect();
    if sorter.is_reversed {
        items.reverse();
    }
    done(cx.new_list(items))
}

/// The state of a sort that waits for `bool()` of what a comparison gave.
const TRUTH: u32 = 2;

/// Calls the method that compares, or, when it did not know (`attempt` 1), that of the other operand.
fn ask(cx: &mut Cx, sorter: Gc<Opaque>, left: Value, right: Value, attempt: u32) -> Result<Outcome, Raise> {
    match comparison_attempt(cx, Comparison::Lt, left, right, attempt) {
        Some((method, receiver, other)) => {
            let kept = [sorter.value(), left, right];
            call_method(cx, method, receiver, &[other], Some(&COMPARED), attempt, &kept)
        }
        None => Err(cx.not_comparable(Comparison::Lt, left, right)),
    }
}

static COMPARED: Then = Then {
    name: "list.sort.compared",
    resume: compared,
    catches: false,
};

fn compared(cx: &mut Cx, kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    let sorter = kept.values[0].as_gc().expect("the sorter is kept first");
    let value = resumed.value();
    if value.is(Value::NOT_IMPLEMENTED) && kept.state != TRUTH {
        return match kept.state {
            0 => ask(cx, sorter, kept.values[1], kept.values[2], 1),
            _ => Err(cx.not_comparable(Comparison::Lt, kept.values[1], kept.values[2])),
        };
    }
    match cx.truth(value)? {
        Answer::Known(is_less) => {
            state(cx, sorter).answer(is_less);
            go_on(cx, sorter)
        }
        Answer::Script => {
            let class = cx.types.get(Builtin::Bool).value();
            cx.call(class, &[value], &COMPARED, TRUTH, kept.values)
        }
    }
}
