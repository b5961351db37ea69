//! The iterators of `itertools`: what they keep, and how they go on without script code.
//!
//! An iterator says what it needs next ([`Need`]): an item of a source, the truth of a value, a sum. What Rust can
//! answer is answered here; what is left is put by, or asked of the vm by `modules/itertools`. So each of them is
//! written once, whoever answers.

mod answer;
mod rows;

use crate::bytecode::opcode::BinaryOperator;
use crate::heap::{Gc, Header, Tracer, Value};
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::equality::Equality;
use crate::objects::iterator::{Iterator, IteratorState, Step};
use crate::objects::outcome::{Answer, Raise};
use crate::objects::selection::Selection;
use crate::objects::sequence::List;
use crate::objects::types::Builtin;

/// Iterators over iterators over iterators … go on here down to this depth; deeper ones through the vm.
const DEEPEST_CHAIN: u32 = 16;

/// How many items the iterators of one `tee` keep in one list.
const ITEMS_OF_LINK: usize = 64;

/// An iterator of `itertools`. Undef stands for what is not there (yet, or any more).
#[derive(Clone, Debug)]
pub(crate) enum Tool {
    Count {
        next: Value,
        step: Value,
    },
    Cycle {
        source: Value,
        saved: Gc<List>,
        index: usize,
    },
    /// `left` is `None` when there is no end.
    Repeat {
        object: Value,
        left: Option<u64>,
    },
    Accumulate {
        source: Value,
        function: Value,
        initial: Value,
        total: Value,
    },
    Batched {
        source: Value,
        size: usize,
        strict: bool,
        batch: Vec<Value>,
    },
    /// `active` is the iterator at hand.
    Chain {
        iterables: Value,
        active: Value,
    },
    Selection(Selection),
    Compress {
        data: Value,
        selectors: Value,
        item: Value,
    },
    DropWhile {
        predicate: Value,
        source: Value,
        is_dropping: bool,
    },
    FilterFalse {
        function: Value,
        source: Value,
    },
    TakeWhile {
        predicate: Value,
        source: Value,
    },
    StarMap {
        function: Value,
        source: Value,
    },
    Pairwise {
        source: Value,
        last: Value,
    },
    /// `next` is the position of the next item to give, `position` that of the next one to read.
    Slice {
        source: Value,
        position: u64,
        next: u64,
        stop: Option<u64>,
        step: u64,
    },
    /// The item at hand, unless a group has given it, and its key; the group given last and its key.
    GroupBy {
        source: Value,
        function: Value,
        item: Value,
        key: Value,
        group: Value,
        target: Value,
    },
    Group {
        groups: Gc<Iterator>,
        key: Value,
    },
    /// Sources that have ended are Undef.
    ZipLongest {
        sources: Vec<Value>,
        active: usize,
        fill: Value,
        row: Vec<Value>,
    },
    /// `shared` holds the source and whether it is being asked; `link` the next link, then items.
    Tee {
        shared: Gc<List>,
        link: Gc<List>,
        index: usize,
    },
}

/// A tool, and what it could not do without script code.
#[derive(Clone, Debug)]
pub(crate) struct ToolState {
    pub(crate) tool: Tool,
    put_by: Option<Need>,
}

/// What an iterator needs to go on.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Need {
    /// Nothing: this is the next item.
    Item(Value),
    /// Nothing: it has ended.
    Done,
    /// An item of this iterator: [`Cx::tool_fed`].
    Source(Value),
    /// An iterator over this value: [`Cx::tool_fed`] of a chain that has none.
    Iterator(Value),
    /// The result of this function for an item, and in an accumulation the total before it.
    Call {
        function: Value,
        item: Value,
        total: Value,
    },
    /// The result of this function for arguments in this iterable.
    CallWith { function: Value, arguments: Value },
    /// Whether the first is true, which decides about the second.
    Truth { value: Value, item: Value },
    /// Whether two keys are equal.
    Equal(Value, Value),
    /// A sum, which is the next state.
    Sum(Value, Value),
}

impl ToolState {
    pub(crate) fn new(tool: Tool) -> ToolState {
        ToolState { tool, put_by: None }
    }

    pub(crate) fn trace(&self, tracer: &mut Tracer<'_>) {
        match self.put_by {
            None | Some(Need::Done) => {}
            Some(Need::Item(value) | Need::Source(value) | Need::Iterator(value)) => tracer.value(value),
            Some(Need::Call {
                function,
                item,
                total,
            }) => tracer.values(&[function, item, total]),
            Some(Need::CallWith { function, arguments }) => tracer.values(&[function, arguments]),
            Some(Need::Truth { value, item }) => tracer.values(&[value, item]),
            Some(Need::Equal(left, right) | Need::Sum(left, right)) => tracer.values(&[left, right]),
        }
        match &self.tool {
            Tool::Count { next, step } => tracer.values(&[*next, *step]),
            Tool::Cycle { source, saved, .. } => {
                tracer.value(*source);
                tracer.gc(*saved);
            }
            Tool::Repeat { object, .. } => tracer.value(*object),
            Tool::Accumulate {
                source,
                function,
                initial,
                total,
            } => {
                tracer.values(&[*source, *function, *initial, *total]);
            }
            Tool::Batched { source, batch, .. } => {
                tracer.value(*source);
                tracer.values(batch);
            }
            Tool::Chain { iterables, active } => tracer.values(&[*iterables, *active]),
            Tool::Selection(selection) => selection.trace(tracer),
            Tool::Compress {
                data,
                selectors,
                item,
            } => tracer.values(&[*data, *selectors, *item]),
            Tool::DropWhile {
                predicate: function,
                source,
                ..
            }
            | Tool::TakeWhile {
                predicate: function,
                source,
            }
            | Tool::FilterFalse { function, source }
            | Tool::StarMap { function, source } => tracer.values(&[*function, *source]),
            Tool::Pairwise { source, last } => tracer.values(&[*source, *last]),
            Tool::Slice { source, .. } => tracer.value(*source),
            Tool::GroupBy {
                source,
                function,
                item,
                key,
                group,
                target,
            } => {
                tracer.values(&[*source, *function, *item, *key, *group, *target]);
            }
            Tool::Group { groups, key } => {
                tracer.gc(*groups);
                tracer.value(*key);
            }
            Tool::ZipLongest {
                sources, fill, row, ..
            } => {
                tracer.values(sources);
                tracer.value(*fill);
                tracer.values(row);
            }
            Tool::Tee { shared, link, .. } => {
                tracer.gc(*shared);
                tracer.gc(*link);
            }
        }
    }

    /// Whether it gives its items without asking anyone, and at once.
    pub(crate) fn is_independent(&self) -> bool {
        matches!(
            self.tool,
            Tool::Count { .. } | Tool::Repeat { .. } | Tool::Selection(_)
        ) && self.put_by.is_none()
    }
}

impl Cx {
    pub(crate) fn tool(&mut self, iterator: Gc<Iterator>) -> Option<&mut Tool> {
        match &mut self.heap[iterator].state {
            IteratorState::Tool(state) => Some(&mut state.tool),
            _ => None,
        }
    }

    fn end_tool(&mut self, iterator: Gc<Iterator>) -> Need {
        self.heap[iterator].state = IteratorState::Done;
        Need::Done
    }

    /// `step` of an iterator of itertools. It does not go on when the fuel is used up, so that loops of natives over
    /// endless ones come to a safepoint.
    pub(crate) fn step_tool(&mut self, iterator: Gc<Iterator>) -> Result<Step, Raise> {
        if self.heap.burn() || self.overrides(iterator.value()).has_iter || self.calls_functions(iterator) {
            return Ok(Step::Script);
        }
        let need = self.tool_begin(iterator)?;
        match self.tool_run(iterator, need)? {
            Need::Item(item) => Ok(Step::Item(item)),
            Need::Done => Ok(Step::Done),
            Need::Source(_) => Ok(Step::Script),
            need => {
                if let IteratorState::Tool(state) = &mut self.heap[iterator].state {
                    state.put_by = Some(need);
                }
                Ok(Step::Script)
            }
        }
    }

    /// Whether a function of the script is called for its items.
    fn calls_functions(&mut self, iterator: Gc<Iterator>) -> bool {
        let function = match self.tool(iterator) {
            Some(Tool::DropWhile { is_dropping, .. }) => return *is_dropping,
            Some(Tool::TakeWhile { .. } | Tool::StarMap { .. }) => return true,
            Some(Tool::Accumulate { function, .. } | Tool::GroupBy { function, .. }) => {
                return !function.is_none();
            }
            Some(Tool::FilterFalse { function, .. }) => *function,
            Some(Tool::Group { groups, .. }) => {
                let groups = *groups;
                return self.calls_functions(groups);
            }
            _ => return false,
        };
        !self.tests_truth(function)
    }

    /// Whether a filter's function is that which asks for truth.
    fn tests_truth(&self, function: Value) -> bool {
        function.is_none() || function.is(self.types.get(Builtin::Bool).value())
    }

    /// Answers what needs no script code, until there is an item, or an end, or the rest must be asked.
    pub(crate) fn tool_run(&mut self, iterator: Gc<Iterator>, mut need: Need) -> Result<Need, Raise> {
        loop {
            need = match need {
                Need::Item(_) | Need::Done | Need::Call { .. } | Need::CallWith { .. } => return Ok(need),
                Need::Source(source) => {
                    if self.heap.burn() || self.native_depth >= DEEPEST_CHAIN {
                        return Ok(need);
                    }
                    self.native_depth += 1;
                    let step = self.step(source);
                    self.native_depth -= 1;
                    match step {
                        Ok(Step::Item(item)) => self.tool_fed(iterator, item)?,
                        Ok(Step::Done) => self.tool_fed(iterator, Value::UNDEF)?,
                        Ok(Step::Script) => return Ok(need),
                        Err(raise) => {
                            self.tool_failed(iterator);
                            return Err(raise);
                        }
                    }
                }
                Need::Iterator(value) => match self.iterate(value) {
                    Ok(Answer::Known(active)) => self.tool_fed_iterator(iterator, active)?,
                    Ok(Answer::Script) => return Ok(need),
                    Err(raise) => {
                        self.tool_failed(iterator);
                        return Err(raise);
                    }
                },
                Need::Truth { value, item } => match self.truth(value)? {
                    Answer::Known(is_true) => self.tool_judged(iterator, item, is_true)?,
                    Answer::Script => return Ok(need),
                },
                Need::Equal(left, right) => match self.equality(left, right) {
                    Equality::Equal => self.tool_judged(iterator, Value::UNDEF, true)?,
                    Equality::Different => self.tool_judged(iterator, Value::UNDEF, false)?,
                    Equality::Script | Equality::TooDeep => return Ok(need),
                },
                Need::Sum(left, right) => {
                    if let Some(sum) = Value::add_inline(left, right) {
                        self.tool_got(iterator, Value::UNDEF, sum)?
                    } else {
                        match self.binary(BinaryOperator::Add, left, right)? {
                            Answer::Known(sum) if !sum.is(Value::NOT_IMPLEMENTED) => {
                                self.tool_got(iterator, Value::UNDEF, sum)?
                            }
                            _ => return Ok(need),
                        }
                    }
                }
            }
        }
    }

    /// What the iterator needs when it is asked for an item.
    pub(crate) fn tool_begin(&mut self, iterator: Gc<Iterator>) -> Result<Need, Raise> {
        let state = match &mut self.heap[iterator].state {
            IteratorState::Tool(state) => state,
            _ => return Ok(Need::Done),
        };
        if let Some(need) = state.put_by.take() {
            return Ok(need);
        }
        Ok(match &mut state.tool {
            Tool::Chain { iterables, active } => match active.is_undef() {
                false => Need::Source(*active),
                true => Need::Source(*iterables),
            },
            Tool::Count { next, step } => Need::Sum(*next, *step),
            Tool::Cycle { source, saved, index } => {
                if !source.is_undef() {
                    return Ok(Need::Source(*source));
                }
                let (saved, at) = (*saved, *index);
                let items = &self.heap[saved].items;
                let Some(item) = items.get(at).copied() else {
                    return Ok(Need::Done);
                };
                let after = if at + 1 == items.len() { 0 } else { at + 1 };
                if let Some(Tool::Cycle { index, .. }) = self.tool(iterator) {
                    *index = after;
                }
                Need::Item(item)
            }
            Tool::Repeat { object, left } => match left {
                None => Need::Item(*object),
                Some(0) => Need::Done,
                Some(left) => {
                    *left -= 1;
                    Need::Item(*object)
                }
            },
            Tool::Accumulate {
                source,
                initial,
                total,
                ..
            } => {
                if total.is_undef() && !initial.is_none() {
                    *total = *initial;
                    return Ok(Need::Item(*initial));
                }
                Need::Source(*source)
            }
            Tool::Selection(selection) => {
                let Some(pools) = selection.advance() else {
                    return Ok(self.end_tool(iterator));
                };
                let row = self.selected(iterator, pools);
                Need::Item(row)
            }
            Tool::Compress {
                data,
                selectors,
                item,
            } => match item.is_undef() {
                true => Need::Source(*data),
                false => Need::Source(*selectors),
            },
            Tool::DropWhile { source, .. }
            | Tool::FilterFalse { source, .. }
            | Tool::TakeWhile { source, .. }
            | Tool::StarMap { source, .. }
            | Tool::Batched { source, .. }
            | Tool::Pairwise { source, .. } => Need::Source(*source),
            Tool::Slice {
                source,
                position,
                next,
                stop,
                ..
            } => {
                let is_over = stop.is_some_and(|stop| *position >= stop) && *position >= *next;
                match is_over {
                    true => self.end_tool(iterator),
                    false => Need::Source(*source),
                }
            }
            Tool::GroupBy { group, .. } => {
                *group = Value::UNDEF;
                return self.next_group(iterator);
            }
            Tool::Group { groups, key } => {
                let (groups, key) = (*groups, *key);
                return Ok(self.next_of_group(iterator, groups, key));
            }
            Tool::ZipLongest { .. } => return Ok(self.next_of_row(iterator)),
            Tool::Tee { .. } => return self.next_of_tee(iterator),
        })
    }

    /// A new iterator of a class of itertools, or of a script's subclass.
    pub(crate) fn new_tool(&mut self, class: Gc<Class>, tool: Tool) -> Value {
        let shape = self.instance_shape(class);
        let flags = self.heap[class].flags;
        let object = Iterator {
            header: Header::new(shape),
            state: IteratorState::Tool(Box::new(ToolState::new(tool))),
        };
        self.heap.charge(size_of::<ToolState>());
        let value = match flags.is_script && flags.has_dict {
            true => self.heap.alloc_extended(object, Value::UNDEF).value(),
            false => self.heap.alloc(object).value(),
        };
        if flags.has_del {
            self.watch(value);
        }
        value
    }
}
