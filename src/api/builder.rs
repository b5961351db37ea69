//! Making machines: what they may use, and how much.

use std::time::Duration;

use super::vm::Vm;
use crate::heap::HeapOptions;
use crate::host::{Clock, Console, Entropy, Host, Signals, SplitMix, SystemClock, VirtualClock};
use crate::{builtins, modules, scheduler};

/// Makes a [`Vm`]. A new builder grants nothing but a monotonic clock (so that `sleep` works): no output,
/// no files, no environment, no entropy.
///
/// ```
/// let mut vm = pyish::Vm::builder().memory_limit(64 << 20).build();
/// vm.load("sum.py", "total = sum(range(10))").unwrap();
/// pyish::run_blocking(&mut vm).unwrap();
/// assert_eq!(vm.get("total"), Some(pyish::Object::Int(45)));
/// ```
pub struct Builder {
    host: Host,
    heap: HeapOptions,
    recursion_limit: u32,
    arguments: Vec<String>,
    warnings: Vec<String>,
    search_path: Vec<String>,
    seed: Option<u64>,
    is_time_virtual: bool,
    shuffles_tasks: bool,
    modes: crate::objects::cx::Modes,
}

impl Default for Builder {
    fn default() -> Builder {
        let host = Host {
            clock: Some(Box::new(SystemClock::default())),
            ..Host::default()
        };
        Builder {
            host,
            heap: HeapOptions::default(),
            recursion_limit: 1000,
            arguments: Vec::new(),
            warnings: Vec::new(),
            search_path: Vec::new(),
            seed: None,
            is_time_virtual: false,
            shuffles_tasks: false,
            modes: crate::objects::cx::Modes::default(),
        }
    }
}

impl Builder {
    /// Grants everything the process itself may use: standard streams, clocks, entropy, files, environment.
    pub fn system(mut self) -> Builder {
        self.host = Host::system();
        self
    }

    /// Gives the script these standard streams.
    pub fn console(mut self, console: impl Console + 'static) -> Builder {
        self.host.console = Some(Box::new(console));
        self
    }

    /// Gives the script this clock.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Builder {
        self.host.clock = Some(Box::new(clock));
        self
    }

    /// Lets the script ask for signals of the system, which the host then tells with
    /// [`Interrupter::signal`](super::Interrupter::signal).
    pub fn signals(mut self, signals: impl Signals + 'static) -> Builder {
        self.host.signals = Some(Box::new(signals));
        self
    }

    /// Gives the script this source of entropy.
    pub fn entropy(mut self, entropy: impl Entropy + 'static) -> Builder {
        self.host.entropy = Some(Box::new(entropy));
        self
    }

    /// Lets sleeps take no time: all clocks stand still while the script runs and move on when every task
    /// waits. Equal deadlines come in the order in which they were made.
    pub fn virtual_time(mut self) -> Builder {
        self.is_time_virtual = true;
        self
    }

    /// Makes every source of randomness a function of this number. With [`virtual_time`](Builder::virtual_time)
    /// the clocks start at the beginning of 2000, so that a run depends on nothing but its input.
    pub fn seed(mut self, seed: u64) -> Builder {
        self.seed = Some(seed);
        self
    }

    /// Draws the order in which ready tasks run from the seed (0 when none was given): programs that rely on
    /// one order fail for some seeds. Callbacks run in the order in which they were registered, as promised.
    pub fn shuffle_tasks(mut self) -> Builder {
        self.shuffles_tasks = true;
        self
    }

    /// Lets the script hold at most this many bytes; beyond it sees MemoryError.
    pub fn memory_limit(mut self, bytes: usize) -> Builder {
        self.heap.limit = bytes;
        self
    }

    /// Lets calls nest this deep (default 1000); beyond the script sees RecursionError.
    pub fn recursion_limit(mut self, depth: u32) -> Builder {
        self.recursion_limit = depth;
        self
    }

    /// What the script finds in `sys.argv`.
    pub fn arguments(mut self, arguments: impl IntoIterator<Item = String>) -> Builder {
        self.arguments = arguments.into_iter().collect();
        self
    }

    /// What is to become of warnings, as filters in the notation of Python's option `-W`: `error`,
    /// `ignore::DeprecationWarning`. The last that matches counts.
    pub fn warnings(mut self, filters: impl IntoIterator<Item = String>) -> Builder {
        self.warnings = filters.into_iter().collect();
        self
    }

    /// Development mode, as Python's option `-X dev`: event loops are in debug mode, and `sys.flags.dev_mode` says so.
    pub fn dev_mode(mut self) -> Builder {
        self.modes.is_dev = true;
        self
    }

    /// Event loops are in debug mode: they note where tasks, futures and handles were made, report slow steps and
    /// use from a wrong thread.
    pub fn debug_asyncio(mut self) -> Builder {
        self.modes.debugs_asyncio = true;
        self
    }

    /// Scripts are told (`sys.flags.ignore_environment`) that variables of the environment that change how they run
    /// have no say.
    pub fn ignore_environment(mut self) -> Builder {
        self.modes.ignores_environment = true;
        self
    }

    /// Adds a folder to `sys.path`, where modules are looked for (`""`: the working folder). It is of use
    /// only to a machine that may read files.
    pub fn search_path(mut self, folder: impl Into<String>) -> Builder {
        self.search_path.push(folder.into());
        self
    }

    /// The machine.
    pub fn build(mut self) -> Vm {
        /// Seconds from 1970 to 2000.
        const YEAR_2000: Duration = Duration::from_secs(946_684_800);
        if self.is_time_virtual {
            let now = self.host.clock.as_ref().map(|clock| clock.wall());
            let start = if self.seed.is_some() {
                YEAR_2000
            } else {
                now.unwrap_or(YEAR_2000)
            };
            self.host.clock = Some(Box::new(VirtualClock::new(start)));
        }
        if let Some(seed) = self.seed {
            self.host.entropy = Some(Box::new(SplitMix::new(seed)));
        }
        let mut machine = crate::vm::Vm::new(self.heap, self.host, &scheduler::HOOKS, &modules::HOOKS);
        let cx = &mut machine.cx;
        cx.recursion_limit = self.recursion_limit;
        cx.arguments = self.arguments;
        cx.modes = self.modes;
        cx.warning_filters = self.warnings;
        if self.shuffles_tasks {
            cx.event_loop.shuffle = Some(SplitMix::new(self.seed.unwrap_or(0)));
        }
        builtins::install(cx);
        modules::install(cx);
        super::prompt::install(cx);
        for folder in self.search_path.iter().rev() {
            modules::prepend_path(cx, folder);
        }
        Vm::new(machine)
    }
}

const _: fn() = || {
    fn is_send<T: Send>() {}
    is_send::<Vm>();
};
