//! The file system of the process.

use std::fs::{self, File, OpenOptions};
use std::io::{self, IsTerminal, Read, Seek, SeekFrom, Write};
use std::os::fd::{AsRawFd, OwnedFd};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt, symlink};
use std::time::Duration;

use rustix::fs::{Access, AtFlags, CWD, Timespec, Timestamps, accessat, utimensat};
use rustix::process::umask;

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

fn facts_of(metadata: &fs::Metadata) -> FileFacts {
    FileFacts {
        kind: kind_of(metadata),
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
        block_size: metadata.blksize(),
        blocks: metadata.blocks(),
        special_device: metadata.rdev(),
    }
}

fn timespec(time: Duration) -> Timespec {
    Timespec {
        tv_sec: time.as_secs() as i64,
        tv_nsec: i64::from(time.subsec_nanos()),
    }
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
            .mode(mode.permissions.unwrap_or(0o666))
            .custom_flags(mode.flags)
            .open(to_system(path))?;
        if file.metadata()?.is_dir() {
            // EISDIR, which opening a folder for reading does not give.
            return Err(io::Error::from_raw_os_error(21));
        }
        Ok(Box::new(SystemFile(file)))
    }

    fn pipe(&self) -> io::Result<(Box<dyn OpenFile>, Box<dyn OpenFile>)> {
        let (reader, writer) = io::pipe()?;
        let [reader, writer] = [OwnedFd::from(reader), OwnedFd::from(writer)].map(File::from);
        Ok((Box::new(SystemFile(reader)), Box::new(SystemFile(writer))))
    }

    fn set_owner(&self, path: &str, user: i64, group: i64, follows: bool) -> io::Result<()> {
        let [user, group] = [user, group].map(|number| u32::try_from(number).ok());
        match follows {
            true => std::os::unix::fs::chown(to_system(path), user, group),
            false => std::os::unix::fs::lchown(to_system(path), user, group),
        }
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
        Ok(facts_of(&metadata))
    }

    fn make_folder(&self, path: &str, permissions: u32) -> io::Result<()> {
        fs::DirBuilder::new().mode(permissions).create(to_system(path))
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

    fn set_mode(&self, path: &str, mode: u32) -> io::Result<()> {
        fs::set_permissions(to_system(path), fs::Permissions::from_mode(mode))
    }

    fn set_times(&self, path: &str, accessed: Duration, modified: Duration, follows: bool) -> io::Result<()> {
        let times = Timestamps {
            last_access: timespec(accessed),
            last_modification: timespec(modified),
        };
        let flags = match follows {
            true => AtFlags::empty(),
            false => AtFlags::SYMLINK_NOFOLLOW,
        };
        Ok(utimensat(CWD, to_system(path).as_ref(), &times, flags)?)
    }

    fn link(&self, from: &str, to: &str) -> io::Result<()> {
        fs::hard_link(to_system(from), to_system(to))
    }

    fn symbolic_link(&self, target: &str, path: &str) -> io::Result<()> {
        symlink(to_system(target), to_system(path))
    }

    fn may(&self, path: &str, wanted: u32) -> bool {
        let mut access = Access::EXISTS;
        for (bit, right) in [(4, Access::READ_OK), (2, Access::WRITE_OK), (1, Access::EXEC_OK)] {
            if wanted & bit != 0 {
                access |= right;
            }
        }
        accessat(CWD, to_system(path).as_ref(), access, AtFlags::empty()).is_ok()
    }

    fn set_mask(&self, mask: u32) -> io::Result<u32> {
        Ok(umask(rustix::fs::Mode::from_raw_mode(mask & 0o777)).as_raw_mode())
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

    fn facts(&self) -> io::Result<FileFacts> {
        self.0.metadata().map(|metadata| facts_of(&metadata))
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_all()
    }

    fn duplicate(&self) -> io::Result<Box<dyn OpenFile>> {
        let file = self.0.try_clone()?;
        Ok(Box::new(SystemFile(file)))
    }
}
