//! The open files of a machine by the numbers the system knows them by.
//!
//! A file that `open()` gave is closed when its object is dropped, so only a weak reference is here; what
//! `os.open()` gave stays open until `os.close()`.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use super::OpenFile;

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
}

enum Entry {
    Kept(SharedFile),
    Lent(Weak<Mutex<Box<dyn OpenFile>>>),
}

/// The open files by number.
#[derive(Default)]
pub(crate) struct Descriptors {
    files: BTreeMap<i64, Entry>,
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
}
