//! The law of the floors, read off the sources: a file imports from its own floor and from floors under it.

use std::{
    fs,
    path::{Path, PathBuf},
};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A floor: its folder, and what its files may never name.
const FLOORS: &[(&str, &[&str])] = &[
    (
        "src/domain",
        &[
            "crate::store",
            "crate::app",
            "crate::gateway",
            "crate::server",
            "crate::cli",
            "crate::config",
            "sea_orm",
            "sqlx",
            "async_graphql",
            "axum",
            "tokio",
            "async fn",
            "std::fs",
            "std::env",
            "SystemTime",
            "rand::",
        ],
    ),
    ("src/store", &["crate::app", "crate::gateway", "crate::server", "crate::cli", "crate::config", "async_graphql", "axum"]),
    ("src/app", &["crate::gateway", "crate::server", "crate::cli", "crate::config", "async_graphql", "axum", "sea_orm", "sqlx"]),
    ("src/gateway", &["crate::server", "crate::cli", "crate::config", "sea_orm", "sqlx", "entity::", "axum", "store::write", "store::connect"]),
    ("src/server", &["crate::cli", "crate::config", "sea_orm", "sqlx", "entity::"]),
    ("entity/src", &["async_graphql", "fn "]),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn no_file_reaches_upward() {
    let mut broken = Vec::new();
    for (floor, never) in FLOORS {
        for path in sources(&Path::new(ROOT).join(floor)) {
            for (number, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
                let code = line.split("//").next().unwrap_or_default();
                for word in never.iter().filter(|word| code.contains(**word)) {
                    broken.push(format!("{}:{} names {word}", path.display(), number + 1));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_domain_imports_only_pure_libraries() {
    let pure = [
        "std",
        "serde",
        "thiserror",
        "time",
        "base64",
        "unicode_normalization",
        "pulldown_cmark",
        "ammonia",
        "sha2",
        "hmac",
        "url",
        "super",
        "crate",
        "self",
        "proptest",
        "serde_json",
    ];
    for path in sources(&Path::new(ROOT).join("src/domain")) {
        for line in fs::read_to_string(&path).unwrap().lines() {
            if let Some(import) = line.trim_start().strip_prefix("use ") {
                let root = import.split([':', ';', ' ', '{']).next().unwrap();
                assert!(pure.contains(&root), "{}: {line}", path.display());
            }
        }
    }
}

#[test]
fn a_field_that_requires_a_role_is_guarded() {
    for path in sources(&Path::new(ROOT).join("src/gateway")) {
        for (number, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            if line.contains("directive = requires::apply(") {
                assert!(line.contains("guard = \"May("), "{}:{} declares a role without a guard", path.display(), number + 1);
            }
        }
    }
}

#[test]
fn every_file_says_first_what_lives_there() {
    for folder in ["src", "entity/src", "migration/src", "tests/it"] {
        for path in sources(&Path::new(ROOT).join(folder)) {
            let text = fs::read_to_string(&path).unwrap();
            assert!(text.starts_with("//! "), "{}", path.display());
            let lines = text.lines().count();
            assert!(lines <= 600, "{} has {lines} lines: is it still one thing?", path.display());
        }
    }
}

#[test]
fn no_two_lists_share_the_byte_that_marks_their_cursors() {
    let mut marks = std::collections::BTreeMap::new();
    for file in std::fs::read_dir(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store/read")).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        for line in text.lines() {
            let Some((name, value)) = line.strip_prefix("pub const ").and_then(|rest| rest.strip_suffix(';')).and_then(|rest| rest.split_once(": u8 = "))
            else {
                continue;
            };
            assert_eq!(marks.insert(value.to_owned(), name.to_owned()), None, "{name}: a cursor of one list would pass for one of another");
        }
    }
    assert!(marks.len() >= 12, "{marks:?}");
}
