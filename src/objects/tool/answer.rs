//! What the iterators of `itertools` do with what they asked for: an item, a truth, a result.

use super::{Need, Tool};
use crate::heap::{Gc, Value};
use crate::objects::cx::Cx;
use crate::objects::iterator::Iterator;
use crate::objects::outcome::Raise;

impl Cx {
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
    pub(super) fn tool_ended(&mut self, iterator: Gc<Iterator>) -> Need {
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
}
