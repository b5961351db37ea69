//! The file system of the process.

use std::fs::{self, File, OpenOptions};
use std::io::{self, IsTerminal, Read, Seek, SeekFrom, Write};
use std::os::fd::AsRawFd;
use std::os::unix::fs::MetadataExt;
use std::time::Duration;

use super::system_text::{from_system, to_system};
use super::{FileFacts, FileKind, Files, OpenFile, OpenMode};

/// Everything the process may open.
pub(crate) struct SystemFiles;

fn kind_of(metadata: &fs::Metadata) -> FileKind {
    if metadata.is_dir() {
        FileKind::Folder
    } else if metadata.is_file() {
        FileKind::File
    } else {
        FileKind::Other
    }
}

/// Seconds and nanoseconds of a file's time, as a duration since 1970.
fn time(seconds: i64, nanoseconds: i64) -> Duration {
    Duration::new(seconds.max(0) as u64, nanoseconds.clamp(0, 999_999_999) as u32)
}

impl Files for SystemFiles {
    fn kind(&self, path: &str) -> Option<FileKind> {
        fs::metadata(to_system(path))
            .ok()
            .map(|metadata| kind_of(&metadata))
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        fs::read(to_system(path))
    }

    fn open(&self, path: &str, mode: OpenMode) -> io::Result<Box<dyn OpenFile>> {
        let file = OpenOptions::new()
            .read(mode.read)
            .write(mode.write && !mode.append)
            .append(mode.append)
            .truncate(mode.truncate)
            .create(mode.create)
            .create_new(mode.create_new)
            .open(to_system(path))?;
        if file.metadata()?.is_dir() {
            // EISDIR, which opening a folder for reading does not give.
            return Err(io::Error::from_raw_os_error(21));
        }
        Ok(Box::new(SystemFile(file)))
    }

    fn list(&self, path: &str) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(to_system(path))? {
            names.push(from_system(&entry?.file_name()));
        }
        names.sort();
        Ok(names)
    }

    fn facts(&self, path: &str, follows: bool) -> io::Result<FileFacts> {
        let metadata = match follows {
            true => fs::metadata(to_system(path))?,
            false => fs::symlink_metadata(to_system(path))?,
        };
        Ok(FileFacts {
            kind: kind_of(&metadata),
            size: metadata.len(),
            mode: metadata.mode(),
            modified: time(metadata.mtime(), metadata.mtime_nsec()),
            accessed: time(metadata.atime(), metadata.atime_nsec()),
            changed: time(metadata.ctime(), metadata.ctime_nsec()),
            inode: metadata.ino(),
            device: metadata.dev(),
            links: metadata.nlink(),
            user: metadata.uid(),
            group: metadata.gid(),
        })
    }

    fn make_folder(&self, path: &str) -> io::Result<()> {
        fs::create_dir(to_system(path))
    }

    fn remove_file(&self, path: &str) -> io::Result<()> {
        fs::remove_file(to_system(path))
    }

    fn remove_folder(&self, path: &str) -> io::Result<()> {
        fs::remove_dir(to_system(path))
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        fs::rename(to_system(from), to_system(to))
    }

    fn read_link(&self, path: &str) -> io::Result<String> {
        fs::read_link(to_system(path)).map(|path| from_system(path.as_os_str()))
    }

    fn current_folder(&self) -> io::Result<String> {
        std::env::current_dir().map(|path| from_system(path.as_os_str()))
    }

    fn change_folder(&self, path: &str) -> io::Result<()> {
        std::env::set_current_dir(to_system(path))
    }
}

struct SystemFile(File);

impl OpenFile for SystemFile {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.0.seek(to)
    }

    fn truncate(&mut self, size: u64) -> io::Result<()> {
        self.0.set_len(size)
    }

    fn number(&self) -> i64 {
        i64::from(self.0.as_raw_fd())
    }

    fn is_terminal(&self) -> bool {
        self.0.is_terminal()
    }
}
