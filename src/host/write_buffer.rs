//! What was written to a file and has not reached the system yet.
//!
//! As in CPython there are two stages: text that was encoded waits for some kilobytes, then joins the bytes that
//! wait for the buffer's size. Whoever writes to the stream of bytes below a text overtakes the text that waits.
//! Dropping a buffer hands over what it holds, so that nothing is lost with a machine that ends in any way.

use std::io;

use super::{FileFacts, SharedFile};

/// How many bytes of encoded text wait before they go to the stream of bytes.
const TEXT_CHUNK: usize = 8192;

/// The bytes that wait for a file of the system.
pub(crate) struct WriteBuffer {
    file: SharedFile,
    text: Vec<u8>,
    bytes: Vec<u8>,
    /// How many bytes may wait.
    size: usize,
}

impl WriteBuffer {
    pub(crate) fn new(file: SharedFile, size: usize) -> WriteBuffer {
        WriteBuffer {
            file,
            text: Vec::new(),
            bytes: Vec::new(),
            size,
        }
    }

    /// How many bytes wait, text left out.
    pub(crate) fn waiting(&self) -> usize {
        self.bytes.len()
    }

    /// The memory that what waits takes.
    pub(crate) fn capacity(&self) -> usize {
        self.bytes.capacity() + self.text.capacity()
    }

    /// Takes bytes in; hands over what does not fit.
    pub(crate) fn write(&mut self, data: &[u8]) -> io::Result<()> {
        if self.bytes.len() + data.len() > self.size {
            self.flush()?;
        }
        if data.len() > self.size {
            return self.file.write_all(data);
        }
        self.bytes.extend_from_slice(data);
        Ok(())
    }

    /// Takes encoded text in.
    pub(crate) fn write_text(&mut self, data: &[u8]) -> io::Result<()> {
        if self.text.len() + data.len() > TEXT_CHUNK {
            self.hand_over()?;
        }
        self.text.extend_from_slice(data);
        if self.text.len() >= TEXT_CHUNK {
            self.hand_over()?;
        }
        Ok(())
    }

    /// Makes bytes of the text that waits.
    pub(crate) fn hand_over(&mut self) -> io::Result<()> {
        let text = std::mem::take(&mut self.text);
        self.write(&text)
    }

    /// Hands the bytes to the system; those that it does not take go on waiting.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        let mut written = 0;
        let mut result = Ok(());
        while written < self.bytes.len() && result.is_ok() {
            match self.file.get().write(&self.bytes[written..]) {
                Ok(count) => written += count,
                Err(error) => result = Err(error),
            }
        }
        self.bytes.drain(..written);
        result
    }

    /// Forgets what waits.
    pub(crate) fn clear(&mut self) {
        self.text.clear();
        self.bytes.clear();
    }

    /// Whether something waits for the file that `facts` are about.
    pub(super) fn waits_for(&self, facts: &FileFacts) -> bool {
        (!self.bytes.is_empty() || !self.text.is_empty())
            && self
                .file
                .get()
                .facts()
                .is_ok_and(|own| own.inode == facts.inode && own.device == facts.device)
    }
}

impl Drop for WriteBuffer {
    fn drop(&mut self) {
        // Nobody is left who could be told of an error.
        let _ = self.hand_over().and_then(|()| self.flush());
    }
}
