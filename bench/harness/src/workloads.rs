//! The workloads: what is asked.

use std::sync::OnceLock;

use crate::{
    Result,
    data::{MEMBERS, VERSIONS, World},
    load::Good,
    requests::Speaks,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Workload {
    Feed,
    Home,
    Mine,
    One,
    Step,
    Which,
    Resolve,
}

impl Workload {
    pub const ALL: [Self; 7] = [Self::Feed, Self::Home, Self::Mine, Self::One, Self::Step, Self::Which, Self::Resolve];

    pub fn name(self) -> &'static str {
        ["W1", "W2", "W3", "W4", "W5", "W6", "W6r"][self as usize]
    }

    pub fn title(self) -> &'static str {
        ["feed", "home", "mine", "one version", "step", "which version", "which version, REST"][self as usize]
    }

    pub fn named(name: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|it| it.name().eq_ignore_ascii_case(name)).ok_or_else(|| format!("no workload {name}").into())
    }

    pub fn document(self) -> &'static str {
        match self {
            Self::Feed => {
                "query Feed($after: String) { news(first: 20, after: $after) { nodes { id title summary cover { url alt } publishedAt category { slug name } tags { slug name } } pageInfo { hasNextPage endCursor } } }"
            }
            Self::Home => {
                "{ news(first: 10) { nodes { id title summary cover { url alt } publishedAt } } cases(first: 10) { nodes { id title summary cover { url alt } company industry } } videos(first: 10) { nodes { id title cover { url alt } durationSeconds level } } capabilities(first: 20) { nodes { id name tagline status category { slug name } } } }"
            }
            Self::Mine => {
                "query Mine { viewer { programs(first: 20) { nodes { id name slogan myRole versions(first: 5) { nodes { id number state review { id decision decidedAt findings { code message severity } } } } } } } }"
            }
            Self::One => {
                "query One($id: ID!) { version(id: $id) { id number state description uploadedAt uploadedBy { id name } program { id name } package { sha256 bytes } review { id decision decidedAt findings { code message severity } } gray { percent since } release { since } retirement { cause since } timeline { id kind at by { id name } } } }"
            }
            Self::Step => {
                "mutation Step($input: AdjustGrayInput!) { adjustGray(input: $input) { version { id gray { percent } } event { sequence } userErrors { code } } }"
            }
            Self::Which | Self::Resolve => {
                "query Which($program: ID!, $user: String!) { resolveVersion(programId: $program, userKey: $user) { version { id number sha256 bytes } reason } }"
            }
        }
    }

    /// Answers without errors that would be wrong all the same.
    pub fn good(self, speaks: Speaks) -> Good {
        match self {
            Self::Step if speaks == Speaks::Postgraphile => Good { has: "\"revision\":", has_not: "\"errors\"" },
            Self::Feed | Self::Home => Good { has: "\"title\":", has_not: "" },
            Self::Mine => Good { has: "\"slogan\":", has_not: "" },
            Self::One => Good { has: "\"description\":", has_not: "" },
            Self::Step => Good { has: "\"sequence\":", has_not: "\"code\":" },
            Self::Which | Self::Resolve => Good { has: "\"sha256\":", has_not: "" },
        }
    }
}

/// One thing to ask.
#[derive(Clone, Debug)]
pub enum Ask {
    /// The first page, or the one behind this of `cursors`.
    Feed(Option<usize>),
    Home,
    Mine(usize),
    /// A version, by a member of its program.
    One(usize, usize),
    /// Of this of `grays`, to so many hundredths of a percent, under this key.
    Step(usize, i64, String),
    /// Of this program, for this user.
    Which(usize, String),
}

/// A program that is stepped on, its version in gray, and an admin who has a token.
#[derive(Clone, Copy)]
pub struct Gray {
    pub program: usize,
    pub version: usize,
    pub admin: usize,
}

/// What can be asked.
pub struct Asks {
    pub world: World,
    /// Where a page of the feed can begin.
    pub cursors: Vec<String>,
    /// The same, as PostGraphile writes them.
    pub postgraphile_cursors: OnceLock<Vec<String>>,
    pub grays: Vec<Gray>,
    /// Who has a token, and their programs.
    holders: Vec<(usize, Vec<usize>)>,
}

/// One of three programs in gray; the others stay as they are for reading, because a step makes a version's story longer.
fn stepped_on(program: usize) -> bool {
    program.is_multiple_of(10)
}

/// The same questions in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % sides as u64) as usize
    }
}

impl Asks {
    pub fn new(world: World, cursors: Vec<String>) -> Self {
        let holders = world.holders();
        let has_token = |account: usize| account.is_multiple_of(world.scale) && account / world.scale < holders.len();
        let grays = (0..world.programs()).filter(|program| stepped_on(*program)).filter_map(|program| {
            let admin = world.members(program)[0];
            has_token(admin).then_some(Gray { program, version: program * VERSIONS + VERSIONS - 1, admin })
        });
        let mut programs: Vec<Vec<usize>> = vec![Vec::new(); holders.len()];
        for program in 0..world.programs() {
            for member in world.members(program) {
                if has_token(member) {
                    programs[member / world.scale].push(program);
                }
            }
        }
        Self { cursors, postgraphile_cursors: OnceLock::new(), grays: grays.collect(), holders: holders.into_iter().zip(programs).collect(), world }
    }

    /// The first `most` things to ask of a workload.
    pub fn list(&self, workload: Workload, seed: u64, most: usize) -> Vec<Ask> {
        let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ workload as u64);
        dice.roll(1);
        let one = |_| match workload {
            Workload::Feed => Ask::Feed(if dice.roll(20) == 0 { None } else { Some(dice.roll(self.cursors.len())) }),
            Workload::Home => Ask::Home,
            Workload::Mine => Ask::Mine(self.holders[dice.roll(self.holders.len())].0),
            Workload::One => loop {
                let (account, programs) = &self.holders[dice.roll(self.holders.len())];
                let program = programs[dice.roll(programs.len())];
                if !stepped_on(program) {
                    break Ask::One(program * VERSIONS + dice.roll(VERSIONS), *account);
                }
            },
            Workload::Step => self.step(dice.roll(1 << 30) as u64, "check"),
            Workload::Which | Workload::Resolve => {
                let program = dice.roll(self.world.programs());
                let user = if dice.roll(50) == 0 {
                    self.world.user_key(self.world.members(program)[dice.roll(MEMBERS)])
                } else {
                    format!("user-{:06}", dice.roll(1_000_000))
                };
                Ask::Which(program, user)
            }
        };
        (0..most).map(one).collect()
    }

    /// What chance brings seldom or never: the ends of the list, a version in every state, a member of a program in gray and
    /// users in its share.
    pub fn edges(&self, workload: Workload) -> Vec<Ask> {
        // the last digit of a program says how far its last version came
        let somebodys = |digit: usize| {
            let of = |(account, programs): &(usize, Vec<usize>)| programs.iter().find(|it| *it % 10 == digit).map(|it| (*it, *account));
            self.holders.iter().find_map(of)
        };
        match workload {
            Workload::Feed => vec![Ask::Feed(None), Ask::Feed(Some(self.cursors.len() - 1))],
            Workload::One => (1..10)
                .filter_map(somebodys)
                .flat_map(|(program, account)| (0..VERSIONS).map(move |place| Ask::One(program * VERSIONS + place, account)))
                .collect(),
            Workload::Which | Workload::Resolve => {
                let member = somebodys(1).map(|(program, account)| Ask::Which(program, self.world.user_key(account)));
                member.into_iter().chain((0..100).map(|user| Ask::Which(1, format!("user-{user:06}")))).collect()
            }
            Workload::Home | Workload::Mine | Workload::Step => Vec::new(),
        }
    }

    /// The steps of a run: each program in turn, each time with another percentage than before.
    pub fn step(&self, turn: u64, run: &str) -> Ask {
        let all = self.grays.len() as u64;
        Ask::Step((turn % all) as usize, (turn / all % 9_999) as i64 + 1, format!("{run}-{turn:016}"))
    }
}
