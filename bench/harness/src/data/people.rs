//! Who there is, and what lets them in.

use sha2::{Digest, Sha256};

use super::{
    Table, row,
    words::{chinese, english},
    world::{BEGIN, Kind, NEVER, STAFF},
};

pub const TABLES: &[Table] = &[
    Table {
        name: "account",
        columns: "id, login, name, user_key, created_at",
        rows: |world, put| {
            for account in 0..world.accounts() {
                let name = if account % 3 == 0 { english(Kind::Account, account, 5, 1) } else { chinese(Kind::Account, account, 5, 1) };
                put(row![world.id(Kind::Account, account), format!("u{account:06}"), format!("{name} {account}"), world.user_key(account), BEGIN]);
            }
        },
    },
    Table {
        name: "platform_role",
        columns: "account_id, role, granted_at",
        rows: |world, put| {
            for place in 1..STAFF {
                let role = match place {
                    1 => "PLATFORM_ADMIN",
                    2 => "EDITOR",
                    _ => "REVIEWER",
                };
                put(row![world.id(Kind::Account, world.host() + place), role, BEGIN]);
            }
        },
    },
    Table {
        name: "access_token",
        columns: "id, account_id, name, digest, channel, created_at, expires_at, scopes",
        rows: |world, put| {
            let host = world.host();
            for account in world.holders().into_iter().chain([host]) {
                let (channel, scopes) = if account == host { ("SERVICE", "RESOLVE") } else { ("DESKTOP", "READ DEVELOP REVIEW EDIT ADMINISTER AUDIT ACCOUNT") };
                put(row![
                    world.id(Kind::Token, account),
                    world.id(Kind::Account, account),
                    "bench",
                    Sha256::digest(world.token(account)).to_vec(),
                    channel,
                    BEGIN,
                    NEVER,
                    scopes,
                ]);
            }
        },
    },
];
