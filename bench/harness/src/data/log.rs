//! The log as it is written down, in the order of everything, chained by its hashes.

use sha2::{Digest, Sha256};

use super::{
    Row, Table,
    life::Life,
    row,
    world::{Kind, VERSIONS, World, uuid},
};

pub const TABLES: &[Table] = &[Table {
    name: "event",
    columns: "id, program_id, sequence, kind, version_id, other_version_id, details, account_id, role, channel, request_id, at, position, hash",
    rows: log,
}];

fn log(world: &World, put: &mut dyn FnMut(Row)) {
    let (mut position, mut hash) = (0i64, [0u8; 32]);
    for program in 0..world.programs() {
        let named = world.named(Kind::Program, program);
        for (place, event) in Life::of(world, program).events.iter().enumerate() {
            position += 1;
            let version = |place: Option<usize>| place.map(|it| world.id(Kind::Version, program * VERSIONS + it));
            let id = uuid(Kind::Event, program * 64 + place, event.at);
            let (details, request, sequence) = (event.details.to_string(), format!("bench-{position}"), place as i64 + 1);
            // the row as one line of JSON: see domain/log.rs of devcenter
            let mut line = wire::Json::with_capacity(700);
            line.raw("{\"account\":").id("account", world.id(Kind::Account, event.by));
            line.raw(",\"at\":").time(event.at).raw(",\"channel\":\"DESKTOP\",\"details\":").raw(&details);
            line.raw(",\"id\":").id("event", id).raw(",\"kind\":").text(event.kind);
            if let Some(other) = version(event.other) {
                line.raw(",\"otherVersion\":").id("version", other);
            }
            line.raw(",\"position\":").int(position).raw(",\"program\":").text(&named).raw(",\"request\":").text(&request);
            line.raw(",\"role\":").text(event.role).raw(",\"sequence\":").int(sequence);
            if let Some(version) = version(event.version) {
                line.raw(",\"version\":").id("version", version);
            }
            line.raw("}");
            hash = Sha256::new().chain_update(hash).chain_update(&line.0).finalize().into();
            put(row![
                id,
                world.id(Kind::Program, program),
                sequence,
                event.kind,
                version(event.version),
                version(event.other),
                details,
                world.id(Kind::Account, event.by),
                event.role,
                "DESKTOP",
                request,
                event.at,
                position,
                hash.to_vec(),
            ]);
        }
    }
}
