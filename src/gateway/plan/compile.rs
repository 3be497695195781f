//! From a valid document to what is asked of the database and how it is written. None wherever something is not planned.

use std::cell::Cell;

use apollo_compiler::{
    Node,
    ast::Value,
    executable::{ExecutableDocument, Field as Selected, Operation, OperationType, Selection, SelectionSet},
};

use super::{
    Piece, Plan,
    arguments::{Argument, Window},
    layout::{EdgePart, Page, PagePart, Part, Place, Shape},
    level::{Beneath, Level, Source},
    shape::{self, Connection, Field, Kept, Type},
    switch::Switches,
    which::{self, Which},
    write::{Detail, Keys, Kind, Told},
};
use crate::{
    domain::{content::ContentKind, published::LabelKind},
    store::{
        read::{
            PROGRAM_ORDER, VERSION_ORDER,
            planned::{ACCOUNT, CONTENT, EVENT, MEMBER, OF_PROGRAM, OF_VERSION, PROGRAM, Together, VERSION},
        },
        select::{Alias, Class, MEMBERSHIP, Select},
    },
};

pub(super) fn compile(document: &ExecutableDocument, operation: &Operation, switches: &Switches<'_>) -> Option<Plan> {
    if operation.operation_type != OperationType::Query || !operation.directives.is_empty() {
        return None;
    }
    let mut compiler = Compiler { document, switches, levels: Vec::new(), resolutions: Vec::new(), personal: false, labelled: Cell::new(false) };
    let mut pieces = vec![raw("{\"data\":")];
    compiler.root(&operation.selection_set, &mut pieces)?;
    pieces.push(raw("}"));
    let together = Together::of(compiler.levels.iter().map(|level| &level.select));
    Some(Plan { pieces, together, resolutions: compiler.resolutions, levels: compiler.levels, personal: compiler.personal, labelled: compiler.labelled.get() })
}

/// What stands before a field: the brace or the comma, and its key.
fn before(place: usize, key: &str) -> String {
    format!("{}\"{key}\":", if place == 0 { "{" } else { "," })
}

fn raw(text: &str) -> Piece {
    Piece::Raw(text.into())
}

struct Compiler<'d> {
    document: &'d ExecutableDocument,
    switches: &'d Switches<'d>,
    levels: Vec<Level>,
    resolutions: Vec<Which>,
    personal: bool,
    /// Whether categories or tags are shown.
    labelled: Cell<bool>,
}

/// Fields that share a key, the first of them first.
type Wanted<'d> = Vec<(&'d str, Vec<&'d Selected>)>;

impl<'d> Compiler<'d> {
    /// The fields that are asked of a type, each key once, in the order of their first appearance.
    fn collect(&self, sets: &[&'d SelectionSet], is: &dyn Fn(&str) -> bool, found: &mut Wanted<'d>) -> Option<()> {
        for set in sets {
            for selection in &set.selections {
                if !self.switches.include(selection.directives())? {
                    continue;
                }
                match selection {
                    Selection::Field(field) => {
                        let key = field.response_key().as_str();
                        match found.iter_mut().find(|(known, _)| *known == key) {
                            Some((_, same)) => same.push(field),
                            None => found.push((key, vec![field])),
                        }
                    }
                    Selection::InlineFragment(fragment) => {
                        if fragment.type_condition.as_ref().is_none_or(|condition| is(condition)) {
                            self.collect(&[&fragment.selection_set], is, found)?;
                        }
                    }
                    Selection::FragmentSpread(spread) => {
                        let fragment = self.document.fragments.get(&spread.fragment_name)?;
                        if is(fragment.type_condition()) {
                            self.collect(&[&fragment.selection_set], is, found)?;
                        }
                    }
                }
            }
        }
        Some(())
    }

    fn wanted(&self, sets: &[&'d SelectionSet], is: &dyn Fn(&str) -> bool) -> Option<Wanted<'d>> {
        let mut found = Vec::new();
        self.collect(sets, is, &mut found)?;
        // an object of which nothing is asked is written elsewhere
        (!found.is_empty()).then_some(found)
    }

    fn root(&mut self, set: &'d SelectionSet, pieces: &mut Vec<Piece>) -> Option<()> {
        let wanted = self.wanted(&[set], &|name| name == "Query")?;
        for (place, (key, fields)) in wanted.iter().enumerate() {
            pieces.push(raw(&before(place, key)));
            let (field, sets) = (*fields.first()?, sets(fields));
            match field.name.as_str() {
                "__typename" => pieces.push(raw("\"Query\"")),
                "viewer" => self.viewer(&sets, pieces)?,
                "version" => self.one(Source::Version(argument(field, "id")), VERSION, &shape::VERSION, &sets, pieces)?,
                "program" => self.one(Source::Program(argument(field, "id")), PROGRAM, &shape::PROGRAM, &sets, pieces)?,
                "resolveVersion" => {
                    let parts = self.resolved(&sets, "VersionResolution")?;
                    pieces.push(Piece::Resolution(self.resolutions.len()));
                    self.resolutions.push(Which { program: argument(field, "programId"), user: argument(field, "userKey"), parts });
                }
                name => {
                    if let Some(kind) = shape::labels(name) {
                        pieces.push(Piece::Labels(kind, self.told(kind, &sets)?));
                        continue;
                    }
                    let (kind, connection) = shape::content(name)?;
                    let source = Source::Content { kind, filter: argument(field, "filter"), order: argument(field, "orderBy"), window: window(field) };
                    let ordered = argument(field, "orderBy").is_some();
                    let mut select = Select::of(CONTENT);
                    let own = select.own();
                    let mut below = Vec::new();
                    let page = self.page(connection, &sets, &mut select, own, &mut below, |select| Place::Content {
                        id: select.column(own, "id", Class::Id),
                        pinned: select.column(own, "pinned", Class::Int),
                        published: select.column(own, "published_at", Class::Int),
                        heat: (ordered && kind == ContentKind::News).then(|| select.column(own, "heat", Class::Int)),
                    })?;
                    self.level(Level { source, select, shape: Shape::Page(page), below }, pieces);
                }
            }
        }
        pieces.push(raw("}"));
        Some(())
    }

    /// What a user gets, or the version of it.
    fn resolved(&self, sets: &[&'d SelectionSet], ty: &'static str) -> Option<Vec<which::Told>> {
        let mut parts = Vec::new();
        for (place, (key, fields)) in self.wanted(sets, &|name| name == ty)?.iter().enumerate() {
            parts.push(which::Told::Raw(before(place, key).into()));
            parts.push(match (ty, fields.first()?.name.as_str()) {
                (_, "__typename") => which::Told::Raw(format!("\"{ty}\"").into()),
                ("VersionResolution", "version") => which::Told::Version(self.resolved(&self::sets(fields), "ResolvedVersion")?),
                ("VersionResolution", "reason") => which::Told::Reason,
                ("VersionResolution", "bucket") => which::Told::Bucket,
                ("VersionResolution", "threshold") => which::Told::Threshold,
                ("ResolvedVersion", "id") => which::Told::Id,
                ("ResolvedVersion", "number") => which::Told::Number,
                ("ResolvedVersion", "sha256") => which::Told::Sha256,
                ("ResolvedVersion", "bytes") => which::Told::Bytes,
                _ => return None,
            });
        }
        parts.push(which::Told::Raw("}".into()));
        Some(parts)
    }

    fn level(&mut self, level: Level, pieces: &mut Vec<Piece>) {
        pieces.push(Piece::Level(self.levels.len()));
        self.levels.push(level);
    }

    fn viewer(&mut self, sets: &[&'d SelectionSet], pieces: &mut Vec<Piece>) -> Option<()> {
        self.personal = true;
        for (place, (key, fields)) in self.wanted(sets, &|name| name == "Viewer")?.iter().enumerate() {
            pieces.push(raw(&before(place, key)));
            let (field, sets) = (*fields.first()?, self::sets(fields));
            match field.name.as_str() {
                "__typename" => pieces.push(raw("\"Viewer\"")),
                "account" => self.one(Source::Me, ACCOUNT, &shape::ME, &sets, pieces)?,
                "programs" => {
                    let mut select = Select::of(PROGRAM);
                    let own = select.own();
                    select.stands_beside(own, &MEMBERSHIP, MEMBER);
                    let mut below = Vec::new();
                    let page = self.page(&shape::PROGRAMS, &sets, &mut select, own, &mut below, |select| Place::Key {
                        order: PROGRAM_ORDER,
                        key: select.column(Select::beside(MEMBER), "since", Class::Int),
                        id: select.column(own, "id", Class::Id),
                    })?;
                    let source = Source::Programs { role: argument(field, "role"), window: window(field) };
                    self.level(Level { source, select, shape: Shape::Page(page), below }, pieces);
                }
                _ => return None,
            }
        }
        pieces.push(raw("}"));
        Some(())
    }

    /// A thing by its id, or null.
    fn one(&mut self, source: Source, name: &'static str, ty: &'static Type, sets: &[&'d SelectionSet], pieces: &mut Vec<Piece>) -> Option<()> {
        self.personal = true;
        let mut select = Select::of(name);
        let (own, mut below) = (select.own(), Vec::new());
        let object = self.object(ty, sets, &mut select, own, &mut below)?;
        self.level(Level { source, select, shape: Shape::One(object), below }, pieces);
        Some(())
    }

    fn object(&self, ty: &'static Type, sets: &[&'d SelectionSet], select: &mut Select, of: Alias, below: &mut Vec<Beneath>) -> Option<Vec<Part>> {
        let mut parts = Vec::new();
        let wanted = self.wanted(sets, &|name| ty.is(name))?;
        for (place, (key, fields)) in wanted.iter().enumerate() {
            push(&mut parts, &before(place, key));
            let (field, sets) = (*fields.first()?, self::sets(fields));
            if field.name == "__typename" {
                push(&mut parts, &format!("\"{}\"", ty.name));
                continue;
            }
            match ty.field(&field.name)? {
                Field::Put(kind, column) => parts.push(put(select, of, *kind, column)),
                Field::PutIf(condition, kind, column) => {
                    let state = select.column(of, condition.column, Class::Text);
                    parts.push(Part::If(state, condition.word, vec![put(select, of, *kind, column)]));
                }
                Field::Always(text) => push(&mut parts, text),
                Field::Same(ty) => {
                    for part in self.object(ty, &sets, select, of, below)? {
                        match part {
                            Part::Raw(text) => push(&mut parts, &text),
                            part => parts.push(part),
                        }
                    }
                }
                Field::SameIf(condition, ty) => {
                    let state = select.column(of, condition.column, Class::Text);
                    parts.push(Part::If(state, condition.word, self.object(ty, &sets, select, of, below)?));
                }
                Field::Row(relation, ty) => {
                    let other = select.join(of, relation);
                    let key = select.column(other, ty.key, if ty.key == "id" { Class::Id } else { Class::Text });
                    parts.push(Part::Some(key, self.object(ty, &sets, select, other, below)?));
                }
                Field::Of(relation, kind, column) => {
                    let other = select.join(of, relation);
                    parts.push(put(select, other, *kind, column));
                }
                Field::OfKept(relation, column, name) => {
                    let other = select.join(of, relation);
                    parts.push(Part::Kept(select.column(other, column, Class::Text), vec![("".into(), Some(name))]));
                }
                Field::Kept(column, kept) => parts.push(Part::Kept(select.column(of, column, Class::Text), self.keys(kept, &sets)?)),
                Field::KeptList(column, kept) => parts.push(Part::KeptList(select.column(of, column, Class::Text), self.keys(kept, &sets)?)),
                Field::AsKept(column) => parts.push(Part::AsKept(select.column(of, column, Class::Text))),
                Field::Label(column, kind) => parts.push(Part::Label(select.column(of, column, Class::Id), *kind, self.told(*kind, &sets)?)),
                Field::Tags => parts.push(Part::Tags(select.tags(of), self.told(LabelKind::Tag, &sets)?)),
                Field::Number => parts.push(Part::Number(["major", "minor", "patch"].map(|column| select.column(of, column, Class::Int)))),
                Field::Timeline(ty) => {
                    let mut select_below = Select::below(EVENT, OF_VERSION);
                    let (own, mut further) = (select_below.own(), Vec::new());
                    let object = self.object(ty, &sets, &mut select_below, own, &mut further)?;
                    let along = further.is_empty().then(|| select.bring_timeline(of, &select_below)).flatten();
                    parts.push(Part::Below(below.len()));
                    let level = Level { source: Source::Timelines, select: select_below, shape: Shape::List(object), below: further };
                    below.push(Beneath { level, of: select.column(of, "id", Class::Id), along });
                }
                Field::Versions(connection) => {
                    let mut select_below = Select::below(VERSION, OF_PROGRAM);
                    let (own, mut further) = (select_below.own(), Vec::new());
                    // by this they are in order, wherever they come along
                    select_below.column(own, "uploaded_revision", Class::Int);
                    let page = self.page(connection, &sets, &mut select_below, own, &mut further, |select| Place::Key {
                        order: VERSION_ORDER,
                        key: select.column(own, "uploaded_revision", Class::Int),
                        id: select.column(own, "id", Class::Id),
                    })?;
                    let source = Source::Versions { filter: argument(field, "filter"), window: window(field) };
                    parts.push(Part::Below(below.len()));
                    let level = Level { source, select: select_below, shape: Shape::Page(page), below: further };
                    // counted for each program
                    if level.shape.asks_for_total() {
                        return None;
                    }
                    below.push(Beneath { level, of: select.column(of, "id", Class::Id), along: None });
                }
            }
        }
        push(&mut parts, "}");
        Some(parts)
    }

    /// What is told of a category or tag.
    fn told(&self, kind: LabelKind, sets: &[&'d SelectionSet]) -> Option<Told> {
        self.labelled.set(true);
        let (mut told, ty) = (Told::new(), shape::label_type(kind));
        for (place, (key, fields)) in self.wanted(sets, &|name| name == ty || name == "Node")?.iter().enumerate() {
            let before = before(place, key);
            match fields.first()?.name.as_str() {
                "__typename" => told.push((format!("{before}\"{ty}\"").into(), None)),
                field => told.push((before.into(), Some(Detail::named(field)?))),
            }
        }
        told.push(("}".into(), None));
        Some(told)
    }

    fn keys(&self, kept: &'static Kept, sets: &[&'d SelectionSet]) -> Option<Keys> {
        let mut keys = Keys::new();
        for (place, (key, fields)) in self.wanted(sets, &|name| name == kept.name)?.iter().enumerate() {
            let before = before(place, key);
            let field = fields.first()?.name.as_str();
            if field == "__typename" {
                keys.push((format!("{before}\"{}\"", kept.name).into(), None));
            } else {
                let (_, name) = kept.fields.iter().find(|(known, _)| *known == field)?;
                keys.push((before.into(), Some(name)));
            }
        }
        keys.push(("}".into(), None));
        Some(keys)
    }

    fn page(
        &self,
        connection: &'static Connection,
        sets: &[&'d SelectionSet],
        select: &mut Select,
        of: Alias,
        below: &mut Vec<Beneath>,
        place: impl Fn(&mut Select) -> Place,
    ) -> Option<Page> {
        let mut page = Page { parts: Vec::new(), place: None };
        for (at, (key, fields)) in self.wanted(sets, &|name| name == connection.name)?.iter().enumerate() {
            page.parts.push(PagePart::Raw(before(at, key).into()));
            let (field, sets) = (*fields.first()?, self::sets(fields));
            match field.name.as_str() {
                "__typename" => page.parts.push(PagePart::Raw(format!("\"{}\"", connection.name).into())),
                "nodes" => page.parts.push(PagePart::Nodes(self.object(connection.of, &sets, select, of, below)?)),
                "pageInfo" => self.info(&sets, &mut page.parts)?,
                "totalCount" => page.parts.push(PagePart::Total),
                "edges" => {
                    let mut parts = Vec::new();
                    for (at, (key, fields)) in self.wanted(&sets, &|name| name == connection.edge)?.iter().enumerate() {
                        parts.push(EdgePart::Raw(before(at, key).into()));
                        match fields.first()?.name.as_str() {
                            "__typename" => parts.push(EdgePart::Raw(format!("\"{}\"", connection.edge).into())),
                            "cursor" => parts.push(EdgePart::Cursor),
                            "node" => parts.push(EdgePart::Node(self.object(connection.of, &self::sets(fields), select, of, below)?)),
                            _ => return None,
                        }
                    }
                    parts.push(EdgePart::Raw("}".into()));
                    page.parts.push(PagePart::Edges(parts));
                }
                _ => return None,
            }
        }
        page.parts.push(PagePart::Raw("}".into()));
        let told = |part: &PagePart| matches!(part, PagePart::Start | PagePart::End | PagePart::Edges(_));
        if page.parts.iter().any(told) {
            page.place = Some(place(select));
        }
        Some(page)
    }

    fn info(&self, sets: &[&'d SelectionSet], parts: &mut Vec<PagePart>) -> Option<()> {
        for (at, (key, fields)) in self.wanted(sets, &|name| name == "PageInfo")?.iter().enumerate() {
            parts.push(PagePart::Raw(before(at, key).into()));
            parts.push(match fields.first()?.name.as_str() {
                "__typename" => PagePart::Raw("\"PageInfo\"".into()),
                "hasNextPage" => PagePart::HasNext,
                "hasPreviousPage" => PagePart::HasPrevious,
                "startCursor" => PagePart::Start,
                "endCursor" => PagePart::End,
                _ => return None,
            });
        }
        parts.push(PagePart::Raw("}".into()));
        Some(())
    }
}

/// Adds text to what is written, behind text that stands there.
fn push(parts: &mut Vec<Part>, text: &str) {
    match parts.last_mut() {
        Some(Part::Raw(last)) => *last = format!("{last}{text}").into(),
        _ => parts.push(Part::Raw(text.into())),
    }
}

fn put(select: &mut Select, of: Alias, kind: Kind, column: &'static str) -> Part {
    Part::Put(kind, select.column(of, column, kind.class()))
}

fn sets<'d>(fields: &[&'d Selected]) -> Vec<&'d SelectionSet> {
    fields.iter().map(|field| &field.selection_set).collect()
}

fn argument(field: &Selected, name: &str) -> Argument {
    field.arguments.iter().find(|argument| argument.name == name).map(|argument| -> Node<Value> { argument.value.clone() })
}

fn window(field: &Selected) -> Window {
    Window { first: argument(field, "first"), after: argument(field, "after"), last: argument(field, "last"), before: argument(field, "before") }
}
