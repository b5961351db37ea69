//! Reclaiming: mark from the roots, then sweep block by block as cells are asked for.

use std::alloc::{Layout, dealloc};
use std::collections::HashMap;

use super::allocate::Heap;
use super::object::{Gc, Header, KindRow, Object, tail_len};
use super::value::Value;

/// Visits values during a collection: each one reached stays alive.
pub(crate) struct Tracer<'a> {
    heap: &'a mut Heap,
    stack: &'a mut Vec<*const Header>,
    epoch: u8,
}

/// How many objects that were reached may wait to be traced, when roots are many.
const LONG_STACK: usize = 1 << 12;

impl<'a> Tracer<'a> {
    fn new(heap: &'a mut Heap, stack: &'a mut Vec<*const Header>) -> Tracer<'a> {
        let epoch = heap.epoch;
        Tracer { heap, stack, epoch }
    }

    /// A tracer that only lists what it is shown, for the verifier: of no epoch that an object carries.
    pub(super) fn checking(heap: &'a mut Heap, stack: &'a mut Vec<*const Header>) -> Tracer<'a> {
        Tracer {
            heap,
            stack,
            epoch: 0,
        }
    }

    /// Keeps what `value` points at alive.
    #[inline(always)]
    #[allow(unsafe_code)]
    pub(crate) fn value(&mut self, value: Value) {
        if !value.is_object() {
            return;
        }
        let header = value.header_pointer().cast_mut();
        // SAFETY: a traced value is a root or was found in a live object, so it points at a live header.
        unsafe {
            if (*header).mark != self.epoch {
                (*header).mark = self.epoch;
                self.stack.push(header);
            }
        }
    }

    /// Keeps an object alive.
    #[inline(always)]
    pub(crate) fn gc<T>(&mut self, gc: Gc<T>) {
        self.value(gc.value());
    }

    /// Keeps an object alive, when there is one.
    #[inline(always)]
    pub(crate) fn option<T>(&mut self, gc: Option<Gc<T>>) {
        if let Some(gc) = gc {
            self.value(gc.value());
        }
    }

    /// Keeps all of these alive.
    pub(crate) fn values(&mut self, values: &[Value]) {
        for value in values {
            self.value(*value);
        }
    }

    /// Traces what was reached so far when that has become much. For roots that come in large numbers, and
    /// for roots only: inside an object's trace it would recurse.
    pub(crate) fn trace_when_long(&mut self) {
        if self.stack.len() > LONG_STACK {
            self.drain();
        }
    }

    #[allow(unsafe_code)]
    fn drain(&mut self) {
        while let Some(header) = self.stack.pop() {
            // SAFETY: only headers of live objects are pushed; the kind's row was made for its type.
            unsafe {
                let row = &self.heap.kinds[(*header).kind as usize];
                let trace = row.trace;
                let tail = if row.tailed { tail_len(header) } else { 0 };
                self.heap.bytes += (row.size)(tail) + (row.external)(header);
                trace(header, self);
                if (*header).flags & Header::EXTENDED != 0
                    && let Some(cell) = self.heap.extension_cell(Value::from_header(header))
                {
                    self.value(cell.read());
                }
            }
        }
    }
}

impl Heap {
    /// Marks everything reachable from what `roots` traces, lets `after_mark` look at what died (clear weak
    /// references, revive what still has a finaliser to run: it may trace more), and makes the rest free.
    ///
    /// # Safety
    /// `roots` traces every value that is used after this call.
    #[allow(unsafe_code)]
    pub(crate) unsafe fn collect(
        &mut self,
        roots: impl FnOnce(&mut Tracer<'_>),
        after_mark: impl FnOnce(&mut Marked<'_>),
    ) {
        self.finish_sweep();
        // Marking counts the bytes of what survives.
        self.bytes = 0;
        self.epoch = if self.epoch == 1 { 2 } else { 1 };
        let mut stack = Vec::with_capacity(256);
        let mut tracer = Tracer::new(self, &mut stack);
        roots(&mut tracer);
        tracer.drain();
        after_mark(&mut Marked { heap: self, stack });
        self.sweep_large();
        for class in &mut self.classes {
            class.free = None;
            class.unswept = 0;
        }
        self.collections += 1;
        self.set_threshold();
    }

    /// Sweeps what the last collection left unswept.
    pub(super) fn finish_sweep(&mut self) {
        for class in 0..self.classes.len() {
            while self.classes[class].unswept < self.classes[class].blocks.len() {
                let index = self.classes[class].unswept;
                self.classes[class].unswept += 1;
                self.sweep_block(class, index);
            }
        }
    }

    /// Drops the dead objects of a block and puts all its free cells on the class's free list.
    #[allow(unsafe_code)]
    pub(super) fn sweep_block(&mut self, class: usize, index: usize) {
        let block = &self.classes[class].blocks[index];
        let (start, cell, used) = (block.start, block.cell, block.used);
        for position in (0..used).rev() {
            // SAFETY: `position` is a cell of the block; a cell with a kind is a whole object, one without
            // is free; a dead object is dropped once, since its kind becomes 0 on the free list.
            unsafe {
                let header = start.add(position * cell).cast::<Header>();
                if (*header).kind != 0 {
                    if (*header).mark == self.epoch {
                        continue;
                    }
                    if let Some(drop) = self.kinds[(*header).kind as usize].drop {
                        drop(header);
                    }
                    if self.options.poison {
                        header.cast::<u8>().write_bytes(0xDB, cell);
                    }
                }
                self.push_free(class, header.cast());
            }
        }
    }

    fn sweep_large(&mut self) {
        let (epoch, kinds) = (self.epoch, self.kinds);
        self.large.retain(|large| {
            #[allow(unsafe_code)]
            // SAFETY: a large object is whole and dropped once: its row leaves the list here.
            unsafe {
                if (*large.header).mark == epoch {
                    return true;
                }
                if let Some(drop) = kinds[(*large.header).kind as usize].drop {
                    drop(large.header);
                }
                let layout = Layout::from_size_align(large.bytes, 16).expect("it was allocated with it");
                dealloc(large.header.cast(), layout);
                false
            }
        });
    }

    /// Calls `visit` for every object of type `T`.
    pub(crate) fn for_each<T: Object>(&mut self, mut visit: impl FnMut(&mut T)) {
        self.finish_sweep();
        self.for_each_object(|row, header| {
            if row.kind == T::KIND {
                #[allow(unsafe_code)]
                // SAFETY: the kind says that the object is a `T`; the heap is borrowed exclusively.
                visit(unsafe { &mut *header.cast::<T>() });
            }
        });
    }

    /// Calls `visit` for every object that has not been swept away (dead ones of unswept blocks included).
    #[allow(unsafe_code)]
    pub(super) fn for_each_object(&mut self, mut visit: impl FnMut(&KindRow, *mut Header)) {
        for class in &self.classes {
            for block in &class.blocks {
                for position in 0..block.used {
                    // SAFETY: `position` is a cell of the block.
                    unsafe {
                        let header = block.start.add(position * block.cell).cast::<Header>();
                        if (*header).kind != 0 {
                            visit(&self.kinds[(*header).kind as usize], header);
                        }
                    }
                }
            }
        }
        for large in &self.large {
            // SAFETY: large objects in the list are whole.
            unsafe { visit(&self.kinds[(*large.header).kind as usize], large.header) };
        }
    }
}

/// The heap between marking and sweeping: what is not marked now is about to be freed.
pub(crate) struct Marked<'a> {
    heap: &'a mut Heap,
    stack: Vec<*const Header>,
}

/// All dead objects.
pub(crate) struct Garbage {
    objects: Vec<*const Header>,
    /// Where each lies in `objects`.
    places: HashMap<*const Header, usize>,
    /// Which of them were revived.
    is_revived: Vec<bool>,
}

impl Garbage {
    fn place(&self, value: Value) -> Option<usize> {
        self.places.get(&value.header_pointer()).copied()
    }
}

impl Marked<'_> {
    /// Whether the value survives: it was reached, or it is no object.
    #[allow(unsafe_code)]
    pub(crate) fn is_alive(&self, value: Value) -> bool {
        // SAFETY: nothing has been freed yet since the values were valid.
        !value.is_object() || unsafe { (*value.header_pointer()).mark == self.heap.epoch }
    }

    /// Keeps the value, and all it reaches, alive after all.
    pub(crate) fn revive(&mut self, value: Value) {
        let mut tracer = Tracer::new(self.heap, &mut self.stack);
        tracer.value(value);
        tracer.drain();
    }

    /// Lists the dead objects.
    #[allow(unsafe_code)]
    pub(crate) fn garbage(&mut self) -> Garbage {
        let epoch = self.heap.epoch;
        let mut dead: Vec<*const Header> = Vec::new();
        self.heap.for_each_object(|_, header| {
            // SAFETY: nothing has been freed yet, so this is the header of a whole object.
            if unsafe { (*header).mark } != epoch {
                dead.push(header.cast_const());
            }
        });
        Garbage {
            places: dead
                .iter()
                .enumerate()
                .map(|(place, header)| (*header, place))
                .collect(),
            is_revived: vec![false; dead.len()],
            objects: dead,
        }
    }

    /// Keeps alive what lies on a cycle of dead objects, or is reached from one: what counting references would
    /// not have freed.
    #[allow(unsafe_code)]
    pub(crate) fn revive_cycles(&mut self, garbage: &mut Garbage) {
        for place in self.cyclic(garbage) {
            self.revive(Value::from_header(garbage.objects[place]));
        }
        let epoch = self.heap.epoch;
        for (place, header) in garbage.objects.iter().enumerate() {
            // SAFETY: nothing has been freed yet, so this is the header of a whole object.
            garbage.is_revived[place] = unsafe { (**header).mark } == epoch;
        }
    }

    /// How many dead objects of the kinds that count lie on a cycle of dead objects, or are reached from one.
    #[allow(unsafe_code)]
    pub(crate) fn count_cyclic(&mut self, garbage: &Garbage, counts: impl Fn(u8) -> bool) -> usize {
        let cyclic = self.cyclic(garbage);
        // SAFETY: nothing has been freed yet, so these are headers of whole objects.
        let kinds = cyclic
            .into_iter()
            .map(|place| unsafe { (*garbage.objects[place]).kind });
        kinds.filter(|kind| counts(*kind)).count()
    }

    /// The places of the dead objects that counting references would not have freed.
    fn cyclic(&mut self, garbage: &Garbage) -> Vec<usize> {
        // How many references lead to each dead object from others.
        let mut references = vec![0; garbage.objects.len()];
        for header in &garbage.objects {
            for child in self.children(*header, garbage) {
                references[child] += 1;
            }
        }
        let mut free: Vec<usize> = (0..references.len())
            .filter(|place| references[*place] == 0)
            .collect();
        while let Some(place) = free.pop() {
            for child in self.children(garbage.objects[place], garbage) {
                references[child] -= 1;
                if references[child] == 0 {
                    free.push(child);
                }
            }
        }
        (0..references.len())
            .filter(|place| references[*place] > 0)
            .collect()
    }

    /// Puts each of these dead objects, the oldest of which comes first, before those that die because it does. What
    /// the `backwards` kinds hold dies from the end.
    pub(crate) fn put_owners_first(&mut self, dead: &mut [Value], garbage: &Garbage, backwards: &[u8]) {
        if dead.len() < 2 {
            return;
        }
        let mut is_owned = vec![false; garbage.objects.len()];
        for header in &garbage.objects {
            for child in self.children(*header, garbage) {
                is_owned[child] = true;
            }
        }
        let dying: Vec<usize> = dead.iter().filter_map(|value| garbage.place(*value)).collect();
        let mut is_dying = vec![false; garbage.objects.len()];
        for place in &dying {
            is_owned[*place] = true;
            is_dying[*place] = true;
        }
        let dies_with_another = self.reached_from(&dying, garbage);
        let mut starts: Vec<usize> = (0..is_owned.len()).filter(|place| !is_owned[*place]).collect();
        starts.extend(dying.iter().rev());
        // The order of a depth-first walk's ends, backwards, with all that comes early walked late.
        let mut is_met = vec![false; garbage.objects.len()];
        let mut ends = vec![0; garbage.objects.len()];
        let mut ended = 0;
        for start in starts {
            let mut path = Vec::new();
            if !is_met[start] {
                is_met[start] = true;
                let children = self.children_in_order(start, garbage, backwards);
                path.push((start, children, is_dying[start]));
            }
            while let Some((place, children, is_owner)) = path.last_mut() {
                let is_owner = *is_owner;
                match children.pop() {
                    Some(child) if is_met[child] => {}
                    // What died long ago, such as the tuple of a call's arguments, has no say in the order.
                    Some(child) if !is_owner && dies_with_another[child] => {}
                    Some(child) => {
                        is_met[child] = true;
                        let children = self.children_in_order(child, garbage, backwards);
                        path.push((child, children, is_owner || is_dying[child]));
                    }
                    None => {
                        ended += 1;
                        ends[*place] = ended;
                        path.pop();
                    }
                }
            }
        }
        dead.sort_by_key(|value| std::cmp::Reverse(garbage.place(*value).map_or(0, |place| ends[place])));
    }

    /// Which dead objects the objects at these places refer to, directly or not.
    fn reached_from(&mut self, places: &[usize], garbage: &Garbage) -> Vec<bool> {
        let mut is_reached = vec![false; garbage.objects.len()];
        let mut stack = places.to_vec();
        while let Some(place) = stack.pop() {
            for child in self.children(garbage.objects[place], garbage) {
                if !std::mem::replace(&mut is_reached[child], true) {
                    stack.push(child);
                }
            }
        }
        is_reached
    }

    /// The places of the dead objects that a dead object refers to, in the order in which they die with it.
    #[allow(unsafe_code)]
    fn children_in_order(&mut self, place: usize, garbage: &Garbage, backwards: &[u8]) -> Vec<usize> {
        let header = garbage.objects[place];
        let mut children = self.children(header, garbage);
        // SAFETY: nothing has been freed yet, so this is the header of a whole object.
        if backwards.contains(unsafe { &(*header).kind }) {
            children.reverse();
        }
        children
    }

    /// The places of the dead objects that a dead object refers to, each as often as it does.
    #[allow(unsafe_code)]
    fn children(&mut self, header: *const Header, garbage: &Garbage) -> Vec<usize> {
        let mut found = Vec::new();
        // SAFETY: nothing has been freed yet; the row belongs to the object's kind. The tracer takes the mark
        // from every child, and each child that is alive gets it back below.
        unsafe {
            let trace = self.heap.kinds[usize::from((*header).kind)].trace;
            let mut tracer = Tracer::checking(self.heap, &mut found);
            trace(header, &mut tracer);
            if (*header).flags & Header::EXTENDED != 0
                && let Some(cell) = tracer.heap.extension_cell(Value::from_header(header))
            {
                tracer.value(cell.read());
            }
        }
        let mut places = Vec::new();
        for child in &found {
            let place = garbage.places.get(child);
            places.extend(place);
            let mark = if place.is_some_and(|place| !garbage.is_revived[*place]) {
                3 - self.heap.epoch
            } else {
                self.heap.epoch
            };
            // SAFETY: as above; a child that is not among the dead is alive.
            unsafe { (*child.cast_mut()).mark = mark };
        }
        places
    }

    /// The heap, to look into.
    pub(crate) fn heap(&self) -> &Heap {
        self.heap
    }

    /// The object, dead or alive.
    pub(crate) fn get<T: Object>(&self, gc: Gc<T>) -> &T {
        self.heap.get(gc)
    }

    /// The object, dead or alive, to change.
    pub(crate) fn get_mut<T: Object>(&mut self, gc: Gc<T>) -> &mut T {
        self.heap.get_mut(gc)
    }
}
