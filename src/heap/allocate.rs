//! Allocation: blocks of equal cells by size class, large objects apart; access to objects.

use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use std::cell::Cell;
use std::ops::{Index, IndexMut};
use std::ptr;

use super::object::{Gc, Header, KindRow, Object, TailLen, size_of_object, tail_len};
use super::value::Value;

/// Bytes of one block of cells.
pub(super) const BLOCK_BYTES: usize = 32 * 1024;
/// Objects above this many bytes get memory of their own.
pub(super) const LARGEST_CELL: usize = 512;
/// Objects from here on cost fuel by their size.
const FILLED_FOR_FUEL: usize = 1 << 14;
/// Collections do not start before this much was allocated since the last one.
const SMALLEST_THRESHOLD: usize = 4 << 20;

/// Cell sizes. An object goes into the first that holds it.
pub(super) const CELL_SIZES: [usize; 20] = [
    16, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 320, 384, 448, 512,
];

/// The size class of an object of `bytes`, at most [`LARGEST_CELL`].
#[inline(always)]
fn size_class(bytes: usize) -> usize {
    if bytes <= 256 {
        bytes.div_ceil(16) - 1
    } else {
        16 + (bytes - 257) / 64
    }
}

/// A free cell: kind 0, and the next free cell of its block's class.
#[repr(C)]
pub(super) struct FreeCell {
    header: Header,
    next: *mut FreeCell,
}

/// A block: where its cells are and whether the present sweep has passed it.
pub(super) struct Block {
    pub(super) start: *mut u8,
    pub(super) cell: usize,
    /// Cells from the start that were ever handed out; the rest is raw memory.
    pub(super) used: usize,
}

impl Block {
    pub(super) fn capacity(&self) -> usize {
        BLOCK_BYTES / self.cell
    }
}

#[derive(Default)]
pub(super) struct SizeClass {
    pub(super) blocks: Vec<Block>,
    pub(super) free: Option<ptr::NonNull<FreeCell>>,
    /// Blocks from here on have not been swept since the last collection.
    pub(super) unswept: usize,
}

/// A large object's memory.
pub(super) struct Large {
    pub(super) header: *mut Header,
    pub(super) bytes: usize,
}

/// A tailed object whose bytes are UTF-8: it is made by `alloc_text` alone, and its tail never changes.
pub(crate) trait Text {}

/// Settings of a heap.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HeapOptions {
    /// Bytes the heap may hold, side buffers included, before scripts see MemoryError.
    pub(crate) limit: usize,
    /// Overwrite freed cells with a pattern, so that a stale pointer shows.
    pub(crate) poison: bool,
}

impl Default for HeapOptions {
    fn default() -> HeapOptions {
        HeapOptions {
            limit: usize::MAX,
            poison: cfg!(debug_assertions),
        }
    }
}

/// The memory of one machine.
pub(crate) struct Heap {
    pub(super) kinds: &'static [KindRow],
    pub(super) classes: [SizeClass; CELL_SIZES.len()],
    pub(super) large: Vec<Large>,
    pub(super) epoch: u8,
    pub(super) options: HeapOptions,
    /// Bytes in cells and side buffers, as far as known.
    pub(super) bytes: usize,
    /// Bytes at which the next collection is due.
    pub(super) threshold: usize,
    /// Counts down at calls and back edges; below zero the vm enters its safepoint.
    pub(crate) fuel: Cell<i64>,
    /// Fuel taken out of `fuel` to make the next safepoint come at once.
    pub(crate) fuel_held_back: i64,
    /// How many collections have run.
    pub(crate) collections: u64,
}

#[allow(unsafe_code)]
// SAFETY: the raw pointers are into memory that this heap alone owns.
unsafe impl Send for Heap {}

impl Heap {
    /// An empty heap for objects of these kinds; row `i` of the table describes kind `i`.
    pub(crate) fn new(kinds: &'static [KindRow], options: HeapOptions) -> Heap {
        debug_assert!(
            kinds
                .iter()
                .enumerate()
                .all(|(i, row)| row.kind as usize == i || row.kind == 0)
        );
        Heap {
            kinds,
            classes: Default::default(),
            large: Vec::new(),
            epoch: 1,
            options,
            bytes: 0,
            threshold: SMALLEST_THRESHOLD,
            fuel: Cell::new(0),
            fuel_held_back: 0,
            collections: 0,
        }
    }

    /// Moves `object` into the heap. Its header needs only the shape and flags.
    #[inline(always)]
    pub(crate) fn alloc<T: Object>(&mut self, object: T) -> Gc<T> {
        debug_assert!(!T::TAILED);
        self.place(object, size_of_object::<T>(0))
    }

    /// The same with an extension word holding `extension`, for instances of script subclasses.
    pub(crate) fn alloc_extended<T: Object>(&mut self, object: T, extension: Value) -> Gc<T> {
        debug_assert!(!T::TAILED);
        let bytes = size_of_object::<T>(0);
        let gc = self.place(object, bytes + 8);
        self.finish_extension(gc, bytes, extension);
        gc
    }

    /// Moves `object` into the heap, followed by a tail of the given items.
    #[inline(always)]
    #[allow(unsafe_code)]
    pub(crate) fn alloc_tailed<T: Object>(&mut self, object: T, tail: &[T::Item]) -> Gc<T> {
        // SAFETY: the whole tail is written at once; it is fresh memory, so `tail` is not part of it.
        unsafe {
            let gc = self.place_unfilled(object, tail.len(), 0);
            ptr::copy_nonoverlapping(tail.as_ptr(), gc.as_ptr().add(1).cast::<T::Item>(), tail.len());
            gc
        }
    }

    /// Moves `object` into the heap, followed by `length` times `item`.
    #[inline(always)]
    #[allow(unsafe_code)]
    pub(crate) fn alloc_filled<T: Object>(&mut self, object: T, length: usize, item: T::Item) -> Gc<T> {
        // SAFETY: the whole tail is written at once.
        unsafe {
            let gc = self.place_unfilled(object, length, 0);
            let tail = gc.as_ptr().add(1).cast::<T::Item>();
            for index in 0..length {
                tail.add(index).write(item);
            }
            gc
        }
    }

    /// A tailed object with an extension word.
    pub(crate) fn alloc_tailed_extended<T: Object>(
        &mut self,
        object: T,
        tail: &[T::Item],
        extension: Value,
    ) -> Gc<T> {
        let gc = self.place_tailed(object, tail.len(), 8);
        self.tail_mut(gc).copy_from_slice(tail);
        self.finish_extension(gc, size_of_object::<T>(tail.len()), extension);
        gc
    }

    /// Moves `object` into the heap with a tail of zeros.
    #[inline(always)]
    #[allow(unsafe_code)]
    fn place_tailed<T: Object>(&mut self, object: T, length: usize, extra: usize) -> Gc<T> {
        // SAFETY: the tail is written before anyone can read it (`T::Item` is plain data; zeroing makes
        // the slice initialised, and both callers fill the whole tail at once).
        unsafe {
            let gc = self.place_unfilled(object, length, extra);
            ptr::write_bytes(gc.as_ptr().add(1).cast::<u8>(), 0, length * size_of::<T::Item>());
            gc
        }
    }

    /// Moves `object` into the heap with room for a tail.
    ///
    /// # Safety
    /// The caller writes all `length` items of the tail before anything else happens to the heap.
    #[inline(always)]
    #[allow(unsafe_code)]
    unsafe fn place_unfilled<T: Object>(&mut self, object: T, length: usize, extra: usize) -> Gc<T> {
        debug_assert!(T::TAILED);
        let gc = self.place(object, size_of_object::<T>(length) + extra);
        // SAFETY: the cell is big enough for the struct and `length` items; the tail length follows the
        // header in every tailed type.
        unsafe {
            gc.header_pointer()
                .add(1)
                .cast::<TailLen>()
                .write(TailLen(length as u32));
        }
        gc
    }

    #[allow(unsafe_code)]
    fn finish_extension<T: Object>(&mut self, gc: Gc<T>, offset: usize, extension: Value) {
        // SAFETY: the caller placed the object with eight bytes to spare at `offset`.
        unsafe {
            (*gc.header_pointer()).flags |= Header::EXTENDED;
            gc.header_pointer()
                .cast::<u8>()
                .add(offset)
                .cast::<Value>()
                .write(extension);
        }
    }

    #[inline(always)]
    #[allow(unsafe_code)]
    fn place<T: Object>(&mut self, object: T, bytes: usize) -> Gc<T> {
        let cell = self.cell(bytes);
        // SAFETY: `cell` is fresh memory of at least `bytes` bytes, aligned to 8; nothing else points
        // into it. Kind and mark are set after the move, so the object is whole when it becomes visible.
        unsafe {
            cell.cast::<T>().write(object);
            (*cell).kind = T::KIND;
            (*cell).mark = self.epoch;
        }
        Gc::from_header(cell)
    }

    /// A cell of at least `bytes` bytes.
    #[inline(always)]
    #[allow(unsafe_code)]
    fn cell(&mut self, bytes: usize) -> *mut Header {
        if bytes > LARGEST_CELL {
            return self.large_cell(bytes);
        }
        let class = size_class(bytes);
        let Some(free) = self.classes[class].free else {
            return self.refill(class);
        };
        // SAFETY: the free list holds only free cells of this class.
        self.classes[class].free = ptr::NonNull::new(unsafe { (*free.as_ptr()).next });
        self.charge(CELL_SIZES[class]);
        free.as_ptr().cast()
    }

    #[cold]
    #[inline(never)]
    fn large_cell(&mut self, bytes: usize) -> *mut Header {
        let layout = Layout::from_size_align(bytes, 16).expect("object sizes are far below isize::MAX");
        #[allow(unsafe_code)]
        // SAFETY: the layout has a size above LARGEST_CELL, so it is not zero.
        let memory = unsafe { alloc(layout) };
        if memory.is_null() {
            handle_alloc_error(layout);
        }
        self.charge(bytes);
        // Filling it takes time: a unit of fuel for each 64 bytes, where that is more than nothing.
        if bytes >= FILLED_FOR_FUEL {
            self.fuel.set(self.fuel.get().saturating_sub((bytes / 64) as i64));
        }
        self.large.push(Large {
            header: memory.cast(),
            bytes,
        });
        memory.cast()
    }

    /// Finds a cell by sweeping the next block of the class, or by opening a new one.
    #[cold]
    #[inline(never)]
    #[allow(unsafe_code)]
    fn refill(&mut self, class: usize) -> *mut Header {
        while self.classes[class].unswept < self.classes[class].blocks.len() {
            let index = self.classes[class].unswept;
            self.classes[class].unswept += 1;
            self.sweep_block(class, index);
            if let Some(free) = self.classes[class].free {
                // SAFETY: as in `cell`.
                self.classes[class].free = ptr::NonNull::new(unsafe { (*free.as_ptr()).next });
                self.charge(CELL_SIZES[class]);
                return free.as_ptr().cast();
            }
        }
        let layout = block_layout();
        // SAFETY: the layout's size is BLOCK_BYTES, not zero.
        let start = unsafe { alloc(layout) };
        if start.is_null() {
            handle_alloc_error(layout);
        }
        let cell = CELL_SIZES[class];
        let block = Block {
            start,
            cell,
            used: BLOCK_BYTES / cell,
        };
        // SAFETY: cells 1.. of the fresh block are inside it, and nothing else uses them.
        unsafe {
            for index in (1..block.capacity()).rev() {
                self.push_free(class, start.add(index * cell).cast());
            }
        }
        self.classes[class].blocks.push(block);
        self.classes[class].unswept = self.classes[class].blocks.len();
        self.charge(cell);
        start.cast()
    }

    /// Puts a cell on its class's free list.
    ///
    /// # Safety
    /// `cell` is memory of one cell of this class that nothing points at.
    #[allow(unsafe_code)]
    #[inline(always)]
    pub(super) unsafe fn push_free(&mut self, class: usize, cell: *mut FreeCell) {
        let next = self.classes[class]
            .free
            .map_or(ptr::null_mut(), ptr::NonNull::as_ptr);
        // SAFETY: the caller's promise.
        unsafe {
            cell.write(FreeCell {
                header: Header::new(0),
                next,
            })
        };
        self.classes[class].free = ptr::NonNull::new(cell);
    }

    /// Counts `bytes` more against the budget; past the threshold the next safepoint collects.
    #[inline(always)]
    pub(crate) fn charge(&mut self, bytes: usize) {
        self.bytes += bytes;
        if self.bytes > self.threshold {
            self.request_safepoint();
        }
    }

    /// Makes the next call or back edge enter the safepoint.
    #[cold]
    #[inline(never)]
    pub(crate) fn request_safepoint(&mut self) {
        let fuel = self.fuel.get();
        if fuel > 0 {
            self.fuel_held_back += fuel;
            self.fuel.set(0);
        }
    }

    /// Takes one unit of fuel; true when there was none left.
    #[inline(always)]
    pub(crate) fn burn(&self) -> bool {
        self.fuel.set(self.fuel.get() - 1);
        self.fuel.get() < 0
    }

    /// Whether enough was allocated since the last collection.
    pub(crate) fn wants_collection(&self) -> bool {
        self.bytes > self.threshold
    }

    /// Bytes held at present, as far as known.
    pub(crate) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Whether `more` bytes would exceed the hard limit.
    pub(crate) fn would_exceed(&self, more: usize) -> bool {
        self.bytes
            .checked_add(more)
            .is_none_or(|total| total > self.options.limit)
    }

    /// Whether the hard limit is passed already.
    pub(crate) fn is_over_limit(&self) -> bool {
        self.bytes > self.options.limit
    }

    pub(super) fn set_threshold(&mut self) {
        // As much again as survived, and no less than is worth a collection.
        let room = self.bytes.max(SMALLEST_THRESHOLD);
        self.threshold = (self.bytes + room).min(self.options.limit);
    }

    /// The object.
    #[inline(always)]
    #[allow(unsafe_code)]
    pub(crate) fn get<T: Object>(&self, gc: Gc<T>) -> &T {
        // SAFETY: a `Gc<T>` points at a live `T` (see `Value::header`), and every mutable access borrows
        // the heap mutably.
        unsafe { &*gc.as_ptr() }
    }

    /// The object, to change.
    #[inline(always)]
    #[allow(unsafe_code)]
    pub(crate) fn get_mut<T: Object>(&mut self, gc: Gc<T>) -> &mut T {
        // SAFETY: as in `get`; the exclusive borrow of the heap makes this the only reference.
        unsafe { &mut *gc.as_ptr() }
    }

    /// The items behind a tailed object.
    #[inline(always)]
    #[allow(unsafe_code)]
    pub(crate) fn tail<T: Object>(&self, gc: Gc<T>) -> &[T::Item] {
        assert!(T::TAILED);
        // SAFETY: `tail_len` items follow the struct; they were initialised by `place_tailed`.
        unsafe {
            std::slice::from_raw_parts(
                gc.as_ptr().add(1).cast::<T::Item>(),
                tail_len(gc.header_pointer()),
            )
        }
    }

    /// The items behind a tailed object, to change.
    #[inline(always)]
    #[allow(unsafe_code)]
    pub(crate) fn tail_mut<T: Object>(&mut self, gc: Gc<T>) -> &mut [T::Item] {
        assert!(T::TAILED);
        // SAFETY: as in `tail`, and the heap is borrowed exclusively.
        unsafe {
            std::slice::from_raw_parts_mut(
                gc.as_ptr().add(1).cast::<T::Item>(),
                tail_len(gc.header_pointer()),
            )
        }
    }

    /// The tail of a byte-tailed object whose bytes are UTF-8, as text.
    #[inline(always)]
    #[allow(unsafe_code)]
    pub(crate) fn tail_text<T: Object<Item = u8> + Text>(&self, gc: Gc<T>) -> &str {
        // SAFETY: a `Text` object is made only by `alloc_text`, from a `&str`, and never changed.
        unsafe { std::str::from_utf8_unchecked(self.tail(gc)) }
    }

    /// Moves `object` into the heap, followed by the bytes of `text`.
    #[inline(always)]
    pub(crate) fn alloc_text<T: Object<Item = u8> + Text>(&mut self, object: T, text: &str) -> Gc<T> {
        self.alloc_tailed(object, text.as_bytes())
    }

    /// The same for bytes that are all ASCII, which is checked.
    #[inline]
    pub(crate) fn alloc_ascii<T: Object<Item = u8> + Text>(&mut self, object: T, text: &[u8]) -> Gc<T> {
        assert!(text.is_ascii());
        self.alloc_tailed(object, text)
    }

    /// Moves `object` into the heap, followed by the bytes `range` of the text of `source`. The range must
    /// lie on character boundaries.
    #[inline]
    #[allow(unsafe_code)]
    pub(crate) fn alloc_text_part<T: Object<Item = u8> + Text>(
        &mut self,
        object: T,
        source: Gc<T>,
        range: std::ops::Range<usize>,
    ) -> Gc<T> {
        // The slice checks the bounds and the boundaries.
        let length = self.tail_text(source)[range.clone()].len();
        // SAFETY: `source` is a live text whose tail has the range (checked above); placing an object
        // moves and frees nothing. The new tail is written whole and is not the source's.
        unsafe {
            let gc = self.place_unfilled(object, length, 0);
            let from = source.as_ptr().add(1).cast::<u8>().add(range.start);
            ptr::copy_nonoverlapping(from, gc.as_ptr().add(1).cast::<u8>(), length);
            gc
        }
    }

    /// Moves `object` into the heap, followed by the texts of `left` and `right`.
    #[inline]
    #[allow(unsafe_code)]
    pub(crate) fn alloc_text_pair<T: Object<Item = u8> + Text>(
        &mut self,
        object: T,
        left: Gc<T>,
        right: Gc<T>,
    ) -> Gc<T> {
        let (first, second) = (self.tail(left).len(), self.tail(right).len());
        // SAFETY: both are live texts with these lengths; as in `alloc_text_part`.
        unsafe {
            let gc = self.place_unfilled(object, first + second, 0);
            let to = gc.as_ptr().add(1).cast::<u8>();
            ptr::copy_nonoverlapping(left.as_ptr().add(1).cast::<u8>(), to, first);
            ptr::copy_nonoverlapping(right.as_ptr().add(1).cast::<u8>(), to.add(first), second);
            gc
        }
    }

    /// A text object with an extension word.
    pub(crate) fn alloc_text_extended<T: Object<Item = u8> + Text>(
        &mut self,
        object: T,
        text: &str,
        extension: Value,
    ) -> Gc<T> {
        self.alloc_tailed_extended(object, text.as_bytes(), extension)
    }

    /// The extension word of an object, when it has one.
    pub(crate) fn extension(&self, value: Value) -> Option<Value> {
        let cell = self.extension_cell(value)?;
        #[allow(unsafe_code)]
        // SAFETY: `extension_cell` points at an initialised word inside the live object.
        Some(unsafe { cell.read() })
    }

    /// Changes the extension word; false when the object has none.
    pub(crate) fn set_extension(&mut self, value: Value, extension: Value) -> bool {
        let Some(cell) = self.extension_cell(value) else {
            return false;
        };
        #[allow(unsafe_code)]
        // SAFETY: as in `extension`.
        unsafe {
            cell.write(extension);
        }
        true
    }

    pub(super) fn extension_cell(&self, value: Value) -> Option<*mut Value> {
        let header = value.header()?;
        if header.flags & Header::EXTENDED == 0 {
            return None;
        }
        let pointer = value.header_pointer().cast_mut();
        let row = &self.kinds[header.kind as usize];
        let tail = if row.tailed { tail_len(pointer) } else { 0 };
        #[allow(unsafe_code)]
        // SAFETY: an extended object was placed with a word to spare right after its payload.
        Some(unsafe { pointer.cast::<u8>().add((row.size)(tail)).cast() })
    }

    /// Changes the object's shape (its class or attribute layout).
    #[inline(always)]
    pub(crate) fn set_shape(&mut self, value: Value, shape: u32) {
        debug_assert!(value.is_object());
        #[allow(unsafe_code)]
        // SAFETY: the value points at a live header; the heap is borrowed exclusively.
        unsafe {
            (*value.header_pointer().cast_mut()).shape = shape;
        }
    }

    /// Changes the object's flags, all but the heap's own.
    pub(crate) fn set_flags(&mut self, value: Value, flags: u16) {
        debug_assert!(value.is_object());
        #[allow(unsafe_code)]
        // SAFETY: as in `set_shape`.
        unsafe {
            let header = value.header_pointer().cast_mut();
            (*header).flags = flags & !Header::EXTENDED | (*header).flags & Header::EXTENDED;
        }
    }
}

pub(super) fn block_layout() -> Layout {
    // No more than cells need: blocks on page boundaries would leave a page between each two for malloc's header.
    Layout::from_size_align(BLOCK_BYTES, 16).expect("a constant layout")
}

impl<T: Object> Index<Gc<T>> for Heap {
    type Output = T;
    #[inline(always)]
    fn index(&self, gc: Gc<T>) -> &T {
        self.get(gc)
    }
}

impl<T: Object> IndexMut<Gc<T>> for Heap {
    #[inline(always)]
    fn index_mut(&mut self, gc: Gc<T>) -> &mut T {
        self.get_mut(gc)
    }
}

impl Drop for Heap {
    #[allow(unsafe_code)]
    fn drop(&mut self) {
        // SAFETY: every block and large object was allocated with the layout given here, live objects are
        // dropped once, and nothing can reach them any more.
        unsafe {
            self.for_each_object(|row, header| {
                if let Some(drop) = row.drop {
                    drop(header);
                }
            });
            for class in &self.classes {
                for block in &class.blocks {
                    dealloc(block.start, block_layout());
                }
            }
            for large in &self.large {
                let layout = Layout::from_size_align(large.bytes, 16).expect("it was allocated with it");
                dealloc(large.header.cast(), layout);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn size_classes_hold_their_sizes() {
        for bytes in 9..=LARGEST_CELL {
            let class = size_class(bytes);
            assert!(CELL_SIZES[class] >= bytes, "{bytes}");
            assert!(class == 0 || CELL_SIZES[class - 1] < bytes, "{bytes}");
        }
    }
}
