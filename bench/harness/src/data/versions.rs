//! Programs, their versions and reviews, as their lives have left them.

use serde_json::{Value as Doc, json};

use super::{
    Cell, Table,
    life::{Life, numbers},
    row,
    words::{chinese, digest, sentence},
    world::{Kind, VERSIONS, noise},
};

pub const TABLES: &[Table] = &[
    Table {
        name: "program",
        columns: "id, name, slogan, revision, created_at",
        rows: |world, put| {
            for program in 0..world.programs() {
                let revision = Life::of(world, program).revision();
                put(row![world.id(Kind::Program, program), name(program), slogan(program), revision, world.created(program)]);
            }
        },
    },
    Table {
        name: "program_member",
        columns: "program_id, account_id, role, since",
        rows: |world, put| {
            for program in 0..world.programs() {
                for (place, member) in world.members(program).into_iter().enumerate() {
                    let role = if place % 3 == 0 { "ADMIN" } else { "DEVELOPER" };
                    put(row![world.id(Kind::Program, program), world.id(Kind::Account, member), role, world.created(program)]);
                }
            }
        },
    },
    Table {
        name: "package",
        columns: "digest, object, bytes, inflated_bytes, entries, created_at",
        rows: |world, put| {
            for version in 0..world.programs() * VERSIONS {
                let (package, digest) = (Package::of(version), digest("package", version));
                let uploaded = world.uploaded(version / VERSIONS, version % VERSIONS);
                put(row![digest.clone(), digest, package.bytes(), package.inflated, package.entries, uploaded]);
            }
        },
    },
    Table {
        name: "version",
        columns: "id, program_id, major, minor, patch, description, digest, package_digest, package_bytes, uploaded_by, uploaded_at, uploaded_revision, \
            state, since, percent, grayed, cause, review_id, published_revision",
        rows: |world, put| {
            for program in 0..world.programs() {
                for (place, it) in Life::of(world, program).versions.into_iter().enumerate() {
                    let version = program * VERSIONS + place;
                    let ([major, minor, patch], digest) = (numbers(place), digest("package", version));
                    put(row![
                        world.id(Kind::Version, version),
                        world.id(Kind::Program, program),
                        major,
                        minor,
                        patch,
                        sentence(Kind::Version, version, 500, 8),
                        digest.clone(),
                        digest,
                        Package::of(version).bytes(),
                        world.id(Kind::Account, it.uploaded_by),
                        it.uploaded_at,
                        it.uploaded_revision,
                        it.state,
                        it.since,
                        it.percent,
                        false,
                        it.cause,
                        it.review.map(|review| world.id(Kind::Review, program * VERSIONS + review)),
                        it.published_revision,
                    ]);
                }
            }
        },
    },
    Table {
        name: "review",
        columns: "id, program_id, version_id, submitted_by, submitted_at, confirmed_revision, document, name, slogan, decision, decided_at, decided_by, findings",
        rows: |world, put| {
            for program in 0..world.programs() {
                for (place, it) in Life::of(world, program).reviews.into_iter().enumerate() {
                    let verdict = it.verdict.map_or([Cell::Null, Cell::Null, Cell::Null, Cell::Null], |it| {
                        [it.decision.into(), it.at.into(), world.id(Kind::Account, it.by).into(), it.findings.to_string().into()]
                    });
                    let mut row = row![
                        world.id(Kind::Review, program * VERSIONS + place),
                        world.id(Kind::Program, program),
                        world.id(Kind::Version, program * VERSIONS + it.version),
                        world.id(Kind::Account, it.submitted_by),
                        it.submitted_at,
                        it.confirmed,
                        info(program),
                        name(program),
                        slogan(program),
                    ];
                    row.extend(verdict);
                    put(row);
                }
            }
        },
    },
];

fn info(program: usize) -> String {
    let words = |salt, many| sentence(Kind::Program, program, salt, many);
    json!({ "name": name(program), "slogan": slogan(program), "description": words(300, 20), "version_description": words(340, 12), "memo": "",
        "categories": ["tools"], "region": "CHINA", "locations": [], "phone": "+86 400 000 0000", "email": null, "logo": null, "screenshots": [], "test_account": null, "test_password": null })
    .to_string()
}

fn name(program: usize) -> String {
    let name: String = chinese(Kind::Program, program, 200, 1).chars().take(12).collect();
    format!("{name} {program}")
}

fn slogan(program: usize) -> String {
    chinese(Kind::Program, program, 210, 3).chars().take(16).collect()
}

struct Package {
    entries: String,
    inflated: i64,
}

impl Package {
    fn of(version: usize) -> Self {
        let mut entries = Vec::new();
        let mut inflated = 0;
        for file in 0..12u64 {
            let bytes = 500 + noise(Kind::Version, version, 400 + file) % 60_000;
            inflated += bytes as i64;
            let digest = &digest("file", version * 12 + file as usize)[..32];
            entries.push(json!({ "path": format!("pages/page{file:02}/index.js"), "bytes": bytes, "packed_bytes": bytes / 3,
                "crc32": noise(Kind::Account, version, file) as u32, "digest": digest }));
        }
        Self { entries: Doc::from(entries).to_string(), inflated }
    }

    fn bytes(&self) -> i64 {
        self.inflated / 3
    }
}
