//! The iterators of `itertools` that give more than an item of their source: groups, rows, selections; and what the
//! iterators of one `tee` share.

use super::{ITEMS_OF_LINK, Need, Tool};
use crate::heap::{Gc, Value};
use crate::objects::cx::Cx;
use crate::objects::iterator::{Iterator, IteratorState};
use crate::objects::outcome::Raise;
use crate::objects::sequence::List;

impl Cx {
    // ---- groupby ----

    /// Compares the key at hand with that of the group given last: another one begins the next group.
    pub(super) fn next_group(&mut self, groups: Gc<Iterator>) -> Result<Need, Raise> {
        Ok(match self.tool(groups) {
            Some(Tool::GroupBy { source, key, .. }) if key.is_undef() => Need::Source(*source),
            Some(Tool::GroupBy { key, target, .. }) if !target.is_undef() => Need::Equal(*target, *key),
            _ => self.give_group(groups),
        })
    }

    pub(super) fn give_group(&mut self, groups: Gc<Iterator>) -> Need {
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

    pub(super) fn next_of_group(&mut self, group: Gc<Iterator>, groups: Gc<Iterator>, key: Value) -> Need {
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
    pub(super) fn group_item(
        &mut self,
        reader: Gc<Iterator>,
        groups: Gc<Iterator>,
        item: Value,
    ) -> Result<Need, Raise> {
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

    pub(super) fn group_key(
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

    pub(super) fn next_of_row(&mut self, iterator: Gc<Iterator>) -> Need {
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

    pub(super) fn next_of_tee(&mut self, iterator: Gc<Iterator>) -> Result<Need, Raise> {
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
    pub(super) fn selected(&mut self, iterator: Gc<Iterator>, count: usize) -> Value {
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
}
