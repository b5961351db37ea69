//! The open files of a machine by the numbers the system knows them by.
//!
//! A file that `open()` gave is closed when its object is dropped, so only a weak reference is here; what
//! `os.open()` gave stays open until `os.close()`.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use super::{FileFacts, OpenFile, WriteBuffer};

/// An open file that its object and its number share.
#[derive(Clone)]
pub(crate) struct SharedFile(Arc<Mutex<Box<dyn OpenFile>>>);

impl SharedFile {
    pub(crate) fn new(file: Box<dyn OpenFile>) -> SharedFile {
        SharedFile(Arc::new(Mutex::new(file)))
    }

    /// The file, for one operation.
    pub(crate) fn get(&self) -> MutexGuard<'_, Box<dyn OpenFile>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Hands all bytes to the system.
    pub(crate) fn write_all(&self, mut bytes: &[u8]) -> io::Result<()> {
        let mut file = self.get();
        while !bytes.is_empty() {
            let written = file.write(bytes)?;
            bytes = &bytes[written..];
        }
        Ok(())
    }
}

/// What waits for a file, shared by its object and the list of the machine.
#[derive(Clone)]
pub(crate) struct SharedBuffer(Arc<Mutex<WriteBuffer>>);

impl SharedBuffer {
    /// The buffer, for one operation.
    pub(crate) fn get(&self) -> MutexGuard<'_, WriteBuffer> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

enum Entry {
    Kept(SharedFile),
    Lent(Weak<Mutex<Box<dyn OpenFile>>>),
}

/// The open files by number.
#[derive(Default)]
pub(crate) struct Descriptors {
    files: BTreeMap<i64, Entry>,
    /// The buffers of files that were written.
    buffers: Vec<Weak<Mutex<WriteBuffer>>>,
}

impl Descriptors {
    /// Takes in a file that an object owns.
    pub(crate) fn lend(&mut self, file: &SharedFile) {
        let number = file.get().number();
        self.files.insert(number, Entry::Lent(Arc::downgrade(&file.0)));
    }

    /// Takes in a file that stays open until its number is closed; gives the number.
    pub(crate) fn keep(&mut self, file: Box<dyn OpenFile>) -> i64 {
        let number = file.number();
        self.files.insert(number, Entry::Kept(SharedFile::new(file)));
        number
    }

    /// The file of a number.
    pub(crate) fn get(&self, number: i64) -> Option<SharedFile> {
        match self.files.get(&number)? {
            Entry::Kept(file) => Some(file.clone()),
            Entry::Lent(file) => file.upgrade().map(SharedFile),
        }
    }

    /// Forgets a number: a file that nobody else holds is closed.
    pub(crate) fn remove(&mut self, number: i64) -> Option<SharedFile> {
        match self.files.remove(&number)? {
            Entry::Kept(file) => Some(file),
            Entry::Lent(file) => file.upgrade().map(SharedFile),
        }
    }

    /// A buffer for what is written to a file.
    pub(crate) fn buffer(&mut self, file: SharedFile, size: usize) -> SharedBuffer {
        if self.buffers.len() == self.buffers.capacity() {
            self.buffers.retain(|buffer| buffer.strong_count() > 0);
        }
        let buffer = Arc::new(Mutex::new(WriteBuffer::new(file, size)));
        self.buffers.push(Arc::downgrade(&buffer));
        SharedBuffer(buffer)
    }

    /// Whether a buffer holds something for the file that `facts` are about.
    pub(crate) fn has_waiting(&self, facts: &FileFacts) -> bool {
        let mut buffers = self.buffers.iter().filter_map(Weak::upgrade);
        buffers.any(|buffer| SharedBuffer(buffer).get().waits_for(facts))
    }

    /// Whether any file was written that is still open.
    pub(crate) fn has_buffers(&self) -> bool {
        self.buffers.iter().any(|buffer| buffer.strong_count() > 0)
    }

    /// Hands everything that waits to the system, at the end of a program.
    pub(crate) fn flush(&mut self) {
        for buffer in self.buffers.drain(..).filter_map(|buffer| buffer.upgrade()) {
            // Nobody is left who could be told of an error.
            let mut buffer = buffer.lock().unwrap_or_else(PoisonError::into_inner);
            let _ = buffer.hand_over().and_then(|()| buffer.flush());
        }
    }
}
