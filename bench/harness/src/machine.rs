//! What a run costs, from /proc: processor time of process trees, memory, and what everybody else took.

use std::fs;

use rustix::process::{Pid, Signal, kill_process};

/// Microseconds in a tick of the kernel's clock (100 a second on Linux).
const TICK: f64 = 10_000.0;

/// A process and those it started.
pub fn tree(pid: i32) -> Vec<i32> {
    let mut all = vec![pid];
    if let Ok(tasks) = fs::read_dir(format!("/proc/{pid}/task")) {
        for task in tasks.flatten() {
            let children = fs::read_to_string(task.path().join("children")).unwrap_or_default();
            all.extend(children.split_whitespace().filter_map(|child| child.parse().ok()).flat_map(tree));
        }
    }
    all
}

/// Microseconds of processor time that a tree has used, children that ended included.
pub fn cpu(pid: i32) -> f64 {
    tree(pid).into_iter().map(own).sum()
}

pub fn own(pid: i32) -> f64 {
    let Ok(stat) = fs::read_to_string(format!("/proc/{pid}/stat")) else { return 0.0 };
    let Some((_, rest)) = stat.rsplit_once(") ") else { return 0.0 };
    let ticks: f64 = rest.split(' ').skip(11).take(4).filter_map(|field| field.parse::<f64>().ok()).sum();
    ticks * TICK
}

/// Microseconds that all processors together were busy since the machine started.
pub fn busy() -> f64 {
    let stat = fs::read_to_string("/proc/stat").unwrap_or_default();
    let fields: Vec<f64> = stat.lines().next().unwrap_or_default().split_whitespace().skip(1).filter_map(|field| field.parse().ok()).collect();
    [0, 1, 2, 5, 6, 7].iter().filter_map(|place| fields.get(*place)).sum::<f64>() * TICK
}

/// The largest memory of a tree since `forget_peak`, in MB; `now`: its memory now.
pub fn memory(pid: i32, now: bool) -> f64 {
    let field = if now { "VmRSS:" } else { "VmHWM:" };
    let of = |pid| {
        let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix(field)).unwrap_or_default();
        line.split_whitespace().next().and_then(|number| number.parse::<f64>().ok()).unwrap_or_default()
    };
    tree(pid).into_iter().map(of).sum::<f64>() / 1024.0
}

pub fn forget_peak(pid: i32) {
    for pid in tree(pid) {
        let _ = fs::write(format!("/proc/{pid}/clear_refs"), "5");
    }
}

/// Lets a tree sleep, or go on.
pub fn signal(pid: i32, signal: Signal) {
    for pid in tree(pid) {
        if let Some(pid) = Pid::from_raw(pid) {
            let _ = kill_process(pid, signal);
        }
    }
}
