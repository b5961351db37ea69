//! A clock that costs no time: it stands still while scripts run, and moves on when nothing else is left to do.

use std::time::Duration;

use super::zone_file::LocalZone;
use super::{Clock, Zone};

/// Virtual time. A sleep ends at once, with the clock moved on by its length; `monotonic` and `wall` agree.
pub(crate) struct VirtualClock {
    elapsed: Duration,
    /// What `wall` shows at the start.
    start: Duration,
    zone: LocalZone,
}

impl VirtualClock {
    /// A clock that starts at this moment, given as time since 1970-01-01 00:00 UTC.
    pub(crate) fn new(start: Duration) -> VirtualClock {
        VirtualClock {
            elapsed: Duration::ZERO,
            start,
            zone: LocalZone::default(),
        }
    }
}

impl Clock for VirtualClock {
    fn monotonic(&self) -> Duration {
        self.elapsed
    }

    fn wall(&self) -> Duration {
        self.start.saturating_add(self.elapsed)
    }

    fn sleep(&mut self, duration: Duration) {
        self.elapsed = self.elapsed.saturating_add(duration);
    }

    fn is_virtual(&self) -> bool {
        true
    }

    fn zone(&self, at: i64) -> Zone {
        self.zone.at(at)
    }

    fn set_zone(&mut self, name: Option<&str>) {
        self.zone = LocalZone::Set(name.map(str::to_owned));
    }
}
