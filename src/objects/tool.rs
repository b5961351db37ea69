//! The iterators of `itertools`: what they keep, and how they go on without script code.
//!
//! An iterator says what it needs next ([`Need`]): an item of a source, the truth of a value, a sum. What Rust can
//! answer is answered here; what is left is put by, or asked of the vm by `modules/itertools`. So each of them is
//! written once, whoever answers.

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
        self.heap.fuel -= 1;
        if self.heap.fuel < 0 || self.overrides(iterator.value()).has_iter || self.calls_functions(iterator) {
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
                    self.heap.fuel -= 1;
                    if self.heap.fuel < 0 || self.native_depth >= DEEPEST_CHAIN {
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

    /// A source gave an item, or (Undef) has ended.
    pub(crate) fn tool_fed(&mut self, iterator: Gc<Iterator>, item: Value) -> Result<Need, Raise> {
        let has_ended = item.is_undef();
        let Some(tool) = self.tool(iterator) else {
            return Ok(Need::Done);
        };
        Ok(match tool {
            Tool::Chain { iterables, active } => {
                if active.is_undef() {
                    return Ok(match has_ended {
                        true => self.end_tool(iterator),
                        false => Need::Iterator(item),
                    });
                }
                if has_ended {
                    *active = Value::UNDEF;
                    return Ok(Need::Source(*iterables));
                }
                Need::Item(item)
            }
            Tool::Cycle { source, saved, .. } => {
                let saved = *saved;
                if has_ended {
                    *source = Value::UNDEF;
                    return self.tool_begin(iterator);
                }
                self.heap.charge(size_of::<Value>());
                self.heap[saved].items.push(item);
                Need::Item(item)
            }
            Tool::Accumulate { function, total, .. } => {
                if has_ended {
                    return Ok(Need::Done);
                }
                if total.is_undef() {
                    *total = item;
                    return Ok(Need::Item(item));
                }
                match function.is_none() {
                    true => Need::Sum(*total, item),
                    false => Need::Call {
                        function: *function,
                        item,
                        total: *total,
                    },
                }
            }
            Tool::Batched {
                size, strict, batch, ..
            } => {
                if has_ended {
                    let (batch, strict) = (std::mem::take(batch), *strict);
                    self.end_tool(iterator);
                    if batch.is_empty() {
                        return Ok(Need::Done);
                    }
                    if strict {
                        return Err(self.value_error("batched(): incomplete batch"));
                    }
                    return Ok(Need::Item(self.new_tuple(&batch)));
                }
                batch.push(item);
                if batch.len() < *size {
                    return self.tool_begin(iterator);
                }
                let batch = std::mem::take(batch);
                Need::Item(self.new_tuple(&batch))
            }
            Tool::Compress {
                selectors,
                item: kept,
                ..
            } => {
                if has_ended {
                    *kept = Value::UNDEF;
                    return Ok(Need::Done);
                }
                if kept.is_undef() {
                    *kept = item;
                    return Ok(Need::Source(*selectors));
                }
                let kept = std::mem::replace(kept, Value::UNDEF);
                Need::Truth {
                    value: item,
                    item: kept,
                }
            }
            _ if has_ended => return Ok(self.tool_ended(iterator)),
            Tool::DropWhile {
                predicate,
                is_dropping,
                ..
            } => match is_dropping {
                true => Need::Call {
                    function: *predicate,
                    item,
                    total: Value::UNDEF,
                },
                false => Need::Item(item),
            },
            Tool::TakeWhile { predicate, .. } => Need::Call {
                function: *predicate,
                item,
                total: Value::UNDEF,
            },
            Tool::FilterFalse { function, .. } => {
                let function = *function;
                match self.tests_truth(function) {
                    true => Need::Truth { value: item, item },
                    false => Need::Call {
                        function,
                        item,
                        total: Value::UNDEF,
                    },
                }
            }
            Tool::StarMap { function, .. } => Need::CallWith {
                function: *function,
                arguments: item,
            },
            Tool::Pairwise { source, last } => {
                let first = std::mem::replace(last, item);
                if first.is_undef() {
                    return Ok(Need::Source(*source));
                }
                Need::Item(self.new_tuple(&[first, item]))
            }
            Tool::Slice {
                source,
                position,
                next,
                stop,
                step,
            } => {
                *position += 1;
                if *position <= *next {
                    let (source, is_over) = (*source, stop.is_some_and(|stop| *position >= stop));
                    return Ok(match is_over && *position >= *next {
                        true => self.end_tool(iterator),
                        false => Need::Source(source),
                    });
                }
                let after = next.saturating_add(*step);
                *next = stop.map_or(after, |stop| after.min(stop));
                Need::Item(item)
            }
            Tool::GroupBy { .. } => return self.group_item(iterator, iterator, item),
            Tool::Group { groups, .. } => {
                let groups = *groups;
                return self.group_item(iterator, groups, item);
            }
            Tool::ZipLongest { row, .. } => {
                row.push(item);
                return Ok(self.next_of_row(iterator));
            }
            Tool::Tee { link, .. } => {
                let link = *link;
                self.heap.charge(size_of::<Value>());
                self.heap[link].items.push(item);
                return self.next_of_tee(iterator);
            }
            Tool::Count { .. } | Tool::Repeat { .. } | Tool::Selection(_) => {
                unreachable!("these have no source")
            }
        })
    }

    /// The source of an iterator has ended that needs to do no more than to know.
    fn tool_ended(&mut self, iterator: Gc<Iterator>) -> Need {
        match self.tool(iterator) {
            Some(Tool::ZipLongest {
                sources,
                active,
                fill,
                row,
            }) => {
                *active -= 1;
                if *active == 0 {
                    return self.end_tool(iterator);
                }
                sources[row.len()] = Value::UNDEF;
                row.push(*fill);
                self.next_of_row(iterator)
            }
            // The same source is asked again next time.
            Some(
                Tool::DropWhile { .. }
                | Tool::FilterFalse { .. }
                | Tool::TakeWhile { .. }
                | Tool::StarMap { .. }
                | Tool::GroupBy { .. }
                | Tool::Group { .. }
                | Tool::Tee { .. },
            ) => Need::Done,
            _ => self.end_tool(iterator),
        }
    }

    /// A chain got the iterator of its next iterable.
    pub(crate) fn tool_fed_iterator(&mut self, iterator: Gc<Iterator>, next: Value) -> Result<Need, Raise> {
        match self.tool(iterator) {
            Some(Tool::Chain { active, .. }) => {
                *active = next;
                Ok(Need::Source(next))
            }
            _ => Ok(Need::Done),
        }
    }

    /// A source, or the making of one, raised.
    pub(crate) fn tool_failed(&mut self, iterator: Gc<Iterator>) {
        match self.tool(iterator) {
            Some(Tool::Chain { active, .. }) if !active.is_undef() => {}
            Some(
                Tool::Chain { .. } | Tool::Pairwise { .. } | Tool::Slice { .. } | Tool::ZipLongest { .. },
            ) => {
                self.end_tool(iterator);
            }
            Some(Tool::Compress { item, .. }) => *item = Value::UNDEF,
            Some(Tool::Batched { batch, .. }) => batch.clear(),
            _ => {}
        }
    }

    /// What was asked about an item, or about two keys, is true or false.
    pub(crate) fn tool_judged(
        &mut self,
        iterator: Gc<Iterator>,
        item: Value,
        is_true: bool,
    ) -> Result<Need, Raise> {
        let Some(tool) = self.tool(iterator) else {
            return Ok(Need::Done);
        };
        Ok(match tool {
            Tool::Compress { data, .. } => match is_true {
                true => Need::Item(item),
                false => Need::Source(*data),
            },
            Tool::FilterFalse { source, .. } => match is_true {
                true => Need::Source(*source),
                false => Need::Item(item),
            },
            Tool::DropWhile {
                source, is_dropping, ..
            } => match is_true {
                true => Need::Source(*source),
                false => {
                    *is_dropping = false;
                    Need::Item(item)
                }
            },
            Tool::TakeWhile { .. } => match is_true {
                true => Need::Item(item),
                false => self.end_tool(iterator),
            },
            Tool::GroupBy { source, .. } => match is_true {
                true => Need::Source(*source),
                false => return Ok(self.give_group(iterator)),
            },
            Tool::Group { groups, .. } => {
                let groups = *groups;
                match self.tool(groups) {
                    Some(Tool::GroupBy { item, .. }) if is_true && !item.is_undef() => {
                        Need::Item(std::mem::replace(item, Value::UNDEF))
                    }
                    _ => Need::Done,
                }
            }
            _ => unreachable!("no others ask"),
        })
    }

    /// A function, or a sum, gave this for an item.
    pub(crate) fn tool_got(
        &mut self,
        iterator: Gc<Iterator>,
        item: Value,
        result: Value,
    ) -> Result<Need, Raise> {
        let Some(tool) = self.tool(iterator) else {
            return Ok(Need::Done);
        };
        Ok(match tool {
            Tool::Count { next, .. } => Need::Item(std::mem::replace(next, result)),
            Tool::Accumulate { total, .. } => {
                *total = result;
                Need::Item(result)
            }
            Tool::StarMap { .. } => Need::Item(result),
            Tool::GroupBy { .. } => return self.group_key(iterator, iterator, item, result),
            Tool::Group { groups, .. } => {
                let groups = *groups;
                return self.group_key(iterator, groups, item, result);
            }
            _ => Need::Truth { value: result, item },
        })
    }

    // ---- groupby ----

    /// Compares the key at hand with that of the group given last: another one begins the next group.
    fn next_group(&mut self, groups: Gc<Iterator>) -> Result<Need, Raise> {
        Ok(match self.tool(groups) {
            Some(Tool::GroupBy { source, key, .. }) if key.is_undef() => Need::Source(*source),
            Some(Tool::GroupBy { key, target, .. }) if !target.is_undef() => Need::Equal(*target, *key),
            _ => self.give_group(groups),
        })
    }

    fn give_group(&mut self, groups: Gc<Iterator>) -> Need {
        let key = match self.tool(groups) {
            Some(Tool::GroupBy { key, target, .. }) => {
                *target = *key;
                *key
            }
            _ => return Need::Done,
        };
        let class = self
            .registered("itertools._grouper")
            .and_then(|class| class.as_gc());
        let class = class.expect("the class is made with that of groupby");
        let group = self.new_tool(class, Tool::Group { groups, key });
        if let Some(Tool::GroupBy { group: last, .. }) = self.tool(groups) {
            *last = group;
        }
        Need::Item(self.new_tuple(&[key, group]))
    }

    fn next_of_group(&mut self, group: Gc<Iterator>, groups: Gc<Iterator>, key: Value) -> Need {
        match self.tool(groups) {
            Some(Tool::GroupBy {
                source,
                item,
                key: current,
                group: last,
                ..
            }) if last.is(group.value()) => match item.is_undef() {
                true => Need::Source(*source),
                false => Need::Equal(key, *current),
            },
            _ => Need::Done,
        }
    }

    /// An item was read, for the groups or for a group.
    fn group_item(&mut self, reader: Gc<Iterator>, groups: Gc<Iterator>, item: Value) -> Result<Need, Raise> {
        let function = match self.tool(groups) {
            Some(Tool::GroupBy { function, .. }) => *function,
            _ => return Ok(Need::Done),
        };
        if !function.is_none() {
            return Ok(Need::Call {
                function,
                item,
                total: Value::UNDEF,
            });
        }
        self.group_key(reader, groups, item, item)
    }

    fn group_key(
        &mut self,
        reader: Gc<Iterator>,
        groups: Gc<Iterator>,
        new_item: Value,
        new_key: Value,
    ) -> Result<Need, Raise> {
        if let Some(Tool::GroupBy { item, key, .. }) = self.tool(groups) {
            (*item, *key) = (new_item, new_key);
        }
        match self.tool(reader) {
            Some(Tool::Group { key, .. }) => Ok(Need::Equal(*key, new_key)),
            _ => self.next_group(groups),
        }
    }

    // ---- zip_longest, tee, selections ----

    fn next_of_row(&mut self, iterator: Gc<Iterator>) -> Need {
        let row = match self.tool(iterator) {
            Some(Tool::ZipLongest {
                sources,
                fill,
                row,
                active,
            }) => {
                if *active == 0 {
                    return Need::Done;
                }
                while let Some(source) = sources.get(row.len()) {
                    if !source.is_undef() {
                        return Need::Source(*source);
                    }
                    row.push(*fill);
                }
                let capacity = row.len();
                std::mem::replace(row, Vec::with_capacity(capacity))
            }
            _ => return Need::Done,
        };
        Need::Item(self.new_tuple(&row))
    }

    fn next_of_tee(&mut self, iterator: Gc<Iterator>) -> Result<Need, Raise> {
        let (shared, mut link, mut at) = match self.tool(iterator) {
            Some(Tool::Tee { shared, link, index }) => (*shared, *link, *index),
            _ => return Ok(Need::Done),
        };
        if at > ITEMS_OF_LINK {
            let next = match self.heap[link].items[0].as_gc::<List>() {
                Some(next) => next,
                None => {
                    let next = self.new_list(vec![Value::NONE]);
                    self.heap[link].items[0] = next;
                    next.as_gc().expect("a list was made")
                }
            };
            (link, at) = (next, 1);
        }
        let item = self.heap[link].items.get(at).copied();
        if let Some(Tool::Tee { link: old, index, .. }) = self.tool(iterator) {
            (*old, *index) = (link, at + usize::from(item.is_some()));
        }
        if let Some(item) = item {
            return Ok(Need::Item(item));
        }
        if self.heap[shared].items[1].is(Value::TRUE) {
            return Err(self.runtime_error("cannot re-enter the tee iterator"));
        }
        Ok(Need::Source(self.heap[shared].items[0]))
    }

    /// The row of items that a selection stands at.
    fn selected(&mut self, iterator: Gc<Iterator>, count: usize) -> Value {
        let mut row = smallvec::SmallVec::<[Value; 8]>::with_capacity(count);
        if let IteratorState::Tool(state) = &self.heap[iterator].state
            && let Tool::Selection(selection) = &state.tool
        {
            row.extend(
                selection
                    .places()
                    .map(|(pool, index)| self.heap.tail(pool)[index]),
            );
        }
        self.new_tuple(&row)
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
