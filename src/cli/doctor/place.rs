//! Where an installation lies: its files and who may read them, room on the disk, and what the system allows the process.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use rustix::process::{Resource, getrlimit};

use super::Findings;
use crate::{
    config::Settings,
    domain::timestamp::Timestamp,
    store::{Address, connect::DATABASE_FILE},
};

/// What anybody on this machine may do with a file; None where it cannot be looked at.
fn open_to_all(path: &Path) -> Option<bool> {
    Some(fs::metadata(path).ok()?.permissions().mode() & 0o007 != 0)
}

pub(super) fn settings(settings: &Settings, findings: &mut Findings) {
    match settings.files_with_secrets().into_iter().find(|file| open_to_all(file) == Some(true)) {
        Some(file) => {
            findings.grave(
                settings,
                "settings",
                format!("{} holds a secret and is open to everybody on this machine", file.display()),
                format!("chmod o= {}", file.display()),
            );
        }
        None => findings.ok("settings", "read"),
    }
}

pub(super) fn folder(settings: &Settings, findings: &mut Findings) {
    let (folder, shown) = (&settings.data, settings.data.display());
    match fs::metadata(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let parent = folder.ancestors().skip(1).find(|it| it.as_os_str().is_empty() || it.exists()).map(Path::to_owned).unwrap_or_default();
            let parent = if parent.as_os_str().is_empty() { PathBuf::from(".") } else { parent };
            return match tempfile::tempfile_in(&parent) {
                Ok(_) => findings.ok("folder", format!("{shown} is made at the first start")),
                Err(error) => findings.problem(
                    "folder",
                    format!("{shown} is not there and cannot be made: {error}"),
                    "make it, and give it to the user that runs devcenter",
                ),
            };
        }
        Err(error) => return findings.problem("folder", format!("{shown} cannot be looked at: {error}"), "give it to the user that runs devcenter"),
        Ok(found) if !found.is_dir() => return findings.problem("folder", format!("{shown} is no folder"), "name another with `data`"),
        Ok(_) => {}
    }
    if let Err(error) = tempfile::tempfile_in(folder) {
        return findings.problem(
            "folder",
            format!("{shown} cannot be written to: {error}"),
            format!("chown it to the user that runs devcenter, and chmod u+rwx {shown}"),
        );
    }
    let database = folder.join(DATABASE_FILE);
    if open_to_all(folder) == Some(true) {
        findings.grave(settings, "folder", format!("{shown} is open to everybody on this machine"), format!("chmod o= {shown}"));
    } else if matches!(settings.address(), Address::Sqlite(_))
        && fs::File::options().write(true).open(&database).is_err_and(|error| error.kind() != std::io::ErrorKind::NotFound)
    {
        findings.problem("folder", format!("{} cannot be written to", database.display()), "chown it to the user that runs devcenter");
    } else {
        findings.ok("folder", format!("{shown} is there, writable, and nobody else's"));
    }
}

const MIB: u64 = 1024 * 1024;

pub(super) fn disk(settings: &Settings, findings: &mut Findings) {
    let there = settings.data.ancestors().find(|it| it.exists()).unwrap_or(Path::new("."));
    let Ok(room) = rustix::fs::statvfs(there) else { return findings.warning("disk", "its room cannot be told", "look at it with df") };
    let (free, all) = (room.f_bavail * room.f_frsize / MIB, room.f_blocks * room.f_frsize / MIB);
    let says = format!("{free} MiB of {all} are free");
    match free {
        0..100 => findings.problem("disk", says, "make room: changes are refused once it is full"),
        100..1024 => findings.warning("disk", says, "make room soon"),
        _ if room.f_favail < 1_000 && room.f_files > 0 => findings.warning("disk", format!("{} more files fit on it", room.f_favail), "make room soon"),
        _ => findings.ok("disk", says),
    }
}

/// Files a process has open beside its connections: databases, packages on their way, pictures.
const OTHER_FILES: u64 = 200;

pub(super) fn limits(settings: &Settings, findings: &mut Findings) {
    let wanted = settings.limits.connections as u64 + OTHER_FILES;
    // the server raises what it may, up to the hard limit
    match getrlimit(Resource::Nofile).maximum {
        Some(most) if most < wanted => findings.warning(
            "open files",
            format!("at most {most}, where {} connections want {wanted}", settings.limits.connections),
            format!("raise the hard limit (LimitNOFILE={wanted} in a unit, `ulimits` in a compose file), or set connections.total lower"),
        ),
        Some(most) => findings.ok("open files", format!("up to {most}")),
        None => findings.ok("open files", "without a limit"),
    }
    // what waits at its worst, and what the process takes beside it
    let wanted = settings.limits.unfinished as u64 / MIB + 256;
    match memory() {
        Some(most) if most / MIB < wanted => {
            findings.warning("memory", format!("{} MiB", most / MIB), format!("give it {wanted} MiB: so much may be on its way at the worst"))
        }
        Some(most) => findings.ok("memory", format!("{} MiB", most / MIB)),
        None => findings.ok("memory", "its size cannot be told here"),
    }
}

/// What this process may take: the least limit of its groups, or the machine's.
fn memory() -> Option<u64> {
    let machine = fs::read_to_string("/proc/meminfo")
        .ok()?
        .lines()
        .find_map(|line| line.strip_prefix("MemTotal:")?.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok())?
        * 1024;
    let group = fs::read_to_string("/proc/self/cgroup").unwrap_or_default();
    let group = group.lines().find_map(|line| line.strip_prefix("0::")).unwrap_or("/").trim_start_matches('/').to_owned();
    let groups = Path::new(&group).ancestors().map(|group| Path::new("/sys/fs/cgroup").join(group).join("memory.max"));
    let limits = groups.filter_map(|file| fs::read_to_string(file).ok()?.trim().parse::<u64>().ok());
    Some(limits.fold(machine, u64::min))
}

const DAY: i64 = 24 * 3_600 * 1_000;

pub(super) fn backups(folder: Option<&Path>, now: Timestamp, findings: &mut Findings) {
    let Some(folder) = folder else { return findings.ok("backups", "not looked for; name their folder with --backups") };
    let cure = format!("devcenter backup create --to {}/…tar, each night", folder.display());
    let files = match fs::read_dir(folder) {
        Ok(files) => files.flatten().filter(|file| file.path().extension().is_some_and(|ending| ending == "tar")),
        Err(error) => return findings.problem("backups", format!("{} cannot be read: {error}", folder.display()), cure),
    };
    let age = |file: fs::DirEntry| {
        let written = file.metadata().ok()?.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
        Some(now.millis() - i64::try_from(written.as_millis()).ok()?)
    };
    match files.filter_map(age).min() {
        None => findings.problem("backups", format!("there is none in {}", folder.display()), cure),
        Some(age) if age > 2 * DAY => findings.problem("backups", format!("the newest is {} days old", age / DAY), cure),
        Some(age) => findings.ok("backups", format!("the newest is {} hours old", age.max(0) / 3_600_000)),
    }
}
