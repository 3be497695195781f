//! What is shown: medians over rounds, and ratios taken within each round.

use std::{
    collections::BTreeMap,
    fs,
    time::{SystemTime, UNIX_EPOCH},
};

use serde_json::{Value, json};

use crate::{
    Result,
    measure::Round,
    options::Options,
    say,
    servers::{Setup, WHOLE},
    workloads::Workload,
};

pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    match values.len() {
        0 => f64::NAN,
        odd if odd % 2 == 1 => values[odd / 2],
        even => f64::midpoint(values[even / 2 - 1], values[even / 2]),
    }
}

fn cost(round: &Round) -> f64 {
    round.server_us + round.database_us
}

/// The cost of a round against the best floor of the same round.
fn ratio(round: &Round, rounds: &[Round]) -> Option<f64> {
    let same = |it: &&Round| {
        it.round == round.round && it.workload == round.workload && it.connections == round.connections && it.server.starts_with("floor") && it.server != WHOLE
    };
    let floor = rounds.iter().filter(same).map(cost).min_by(f64::total_cmp)?;
    Some(cost(round) / floor)
}

pub fn show(options: &Options, rounds: &[Round], setup: &Setup) -> Result<()> {
    let mut groups: BTreeMap<(Workload, usize), Vec<&str>> = BTreeMap::new();
    for round in rounds {
        let servers = groups.entry((round.workload, round.connections)).or_default();
        if !servers.contains(&round.server.as_str()) {
            servers.push(&round.server);
        }
    }
    let heads = [
        "workload",
        "conns",
        "server",
        "ratio",
        "µs",
        "server µs",
        "database µs",
        "req/s",
        "p50 ms",
        "p99 ms",
        "statements",
        "begin/commit",
        "bytes",
        "MB",
        "foreign %",
    ];
    let mut lines: Vec<Vec<String>> = vec![heads.map(str::to_owned).to_vec()];
    let mut rows: Vec<Value> = Vec::new();
    for ((workload, connections), servers) in groups {
        for server in servers {
            let of: Vec<&Round> = rounds.iter().filter(|it| it.workload == workload && it.connections == connections && it.server == server).collect();
            let middle = |field: fn(&Round) -> f64| median(of.iter().map(|it| field(it)).collect());
            let ratios: Vec<f64> = of.iter().filter_map(|it| ratio(it, rounds)).collect();
            let ratio = median(ratios);
            lines.push(vec![
                workload.name().into(),
                connections.to_string(),
                server.into(),
                if ratio.is_nan() { "–".into() } else { format!("{ratio:.2}") },
                format!("{:.0}", middle(cost)),
                format!("{:.0}", middle(|it| it.server_us)),
                format!("{:.0}", middle(|it| it.database_us)),
                format!("{:.0}", middle(|it| it.per_second)),
                format!("{:.2}", middle(|it| it.p50)),
                format!("{:.2}", middle(|it| it.p99)),
                format!("{:.2}", middle(|it| it.statements - it.transactions)),
                format!("{:.2}", middle(|it| it.transactions)),
                format!("{:.0}", middle(|it| it.bytes)),
                format!("{:.0}", of.iter().map(|it| it.memory_mb).fold(0.0, f64::max)),
                format!("{:.0}", 100.0 * middle(|it| it.foreign)),
            ]);
            rows.push(json!({ "workload": workload.name(), "title": workload.title(), "connections": connections, "server": server, "ratio": ratio, "cost_us": middle(cost), "server_us": middle(|it| it.server_us),
                "database_us": middle(|it| it.database_us), "per_second": middle(|it| it.per_second), "p50_ms": middle(|it| it.p50), "p99_ms": middle(|it| it.p99), "statements": middle(|it| it.statements - it.transactions),
                "transactions": middle(|it| it.transactions), "bytes": middle(|it| it.bytes), "memory_mb": of.iter().map(|it| it.memory_mb).fold(0.0, f64::max), "foreign": middle(|it| it.foreign), "load_us": middle(|it| it.load_us) }));
        }
    }
    print(&lines);
    let raw: Vec<Value> = rounds
        .iter()
        .map(|it| json!({ "round": it.round, "workload": it.workload.name(), "connections": it.connections, "server": it.server, "requests": it.requests, "server_us": it.server_us, "database_us": it.database_us,
            "per_second": it.per_second, "p50_ms": it.p50, "p99_ms": it.p99, "statements": it.statements, "transactions": it.transactions, "memory_mb": it.memory_mb, "foreign": it.foreign }))
        .collect();
    write(options, setup, "", &json!({ "seconds": options.seconds, "rows": rows, "rounds": raw }))
}

/// As Markdown, and readable as it is.
pub fn print(lines: &[Vec<String>]) {
    let widths: Vec<usize> = (0..lines[0].len()).map(|column| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0)).collect();
    for (place, line) in lines.iter().enumerate() {
        let cells: Vec<String> = line
            .iter()
            .zip(&widths)
            .enumerate()
            .map(|(column, (cell, width))| if column < 3 { format!("{cell:<width$}") } else { format!("{cell:>width$}") })
            .collect();
        println!("| {} |", cells.join(" | "));
        if place == 0 {
            println!(
                "|{}|",
                widths
                    .iter()
                    .enumerate()
                    .map(|(column, width)| if column < 3 { "-".repeat(width + 2) } else { format!("{}:", "-".repeat(width + 1)) })
                    .collect::<Vec<_>>()
                    .join("|")
            );
        }
    }
}

pub fn write(options: &Options, setup: &Setup, part: &str, results: &Value) -> Result<()> {
    let mut results = results.clone();
    (results["database"], results["scale"]) = (if options.sqlite { "sqlite" } else { "postgres" }.into(), options.scale.into());
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let file = options.out.clone().unwrap_or_else(|| setup.bench.join(format!("results/{now}.json")));
    let file = if part.is_empty() { file } else { file.with_extension(format!("{part}.json")) };
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&file, format!("{results:#}"))?;
    say(&format!("written to {}", file.display()));
    Ok(())
}
