// What the page keeps of the server's answers: each thing once, under its id.
import { cacheExchange, type Cache, type CacheExchangeOpts, type DataFields } from '@urql/exchange-graphcache';
import { gql, type Exchange } from '@urql/core';
import { possibleTypes } from '@devcenter/client/possible-types';

const words = (text: string): string[] => text.trim().split(/\s+/);

const PROGRAM_STEPS = words(`
  finishUpload deleteVersion submitVersion withdrawVersion approveVersion rejectVersion returnVersionToDevelopment
  startGray adjustGray endGray publishVersion rollBackProgram takeDownProgram suspendVersion reinstateVersion
  acceptAgreement updateBasicInfo inviteMember revokeInvitation acceptInvitation declineInvitation removeMember
  changeMemberRole createProgram
`);

// what an answer brought of each thing: it is read out of the cache after this, and newer than anything
const brought = (value: unknown, found = new Map<string, Set<string>>()): Map<string, Set<string>> => {
  if (Array.isArray(value)) value.forEach((item) => brought(item, found));
  else if (value !== null && typeof value === 'object') {
    const { __typename: type, id } = value as { __typename?: string; id?: string };
    if (type && id) found.set(`${type}:${id}`, new Set([...(found.get(`${type}:${id}`) ?? []), ...Object.keys(value)]));
    Object.values(value).forEach((part) => brought(part, found));
  }
  return found;
};

const forgetAllBut = (cache: Cache, entity: string, kept: ReadonlySet<string> = new Set()): void => {
  for (const { fieldName, arguments: given } of cache.inspectFields(entity)) {
    if (fieldName !== '__typename' && !kept.has(fieldName)) cache.invalidate(entity, fieldName, given);
  }
};

/** Forgets a program and its versions, but for what the answer brought of them: whatever shows them asks again. */
const forgetProgram = (cache: Cache, answer: unknown, programId: string, versionIds: readonly string[] = []): void => {
  const kept = brought(answer);
  for (const entity of [`Program:${programId}`, ...versionIds.map((id) => `Version:${id}`)]) forgetAllBut(cache, entity, kept.get(entity));
};

const forgetFields = (cache: Cache, entity: string, names: readonly string[]): void => {
  for (const { fieldName, arguments: given } of cache.inspectFields(entity)) {
    if (names.includes(fieldName)) cache.invalidate(entity, fieldName, given);
  }
};

// what one did oneself, told by the feed as well a moment later
const OWN_MOST = 100;
const own = new Set<string>();

const remember = (event: string): void => {
  own.add(event);
  for (const oldest of own) if (own.size > OWN_MOST) own.delete(oldest);
};

/** Forgets what lists one's programs and notifications, and one's invitations where it is about members. */
const forgetMine = (cache: Cache, members: boolean): void => {
  if (members) forgetFields(cache, 'Viewer:me', ['programs', 'invitations']);
  for (const { fieldName, arguments: given } of cache.inspectFields('Viewer:me')) {
    // what is new comes first; the pages behind are asked for behind its new end (`endless.ts`)
    if (['programs', 'notifications', 'unreadNotifications'].includes(fieldName) && !given?.after)
      cache.invalidate('Viewer:me', fieldName, given);
  }
};

const forgetRoot = (cache: Cache, ...names: string[]): void => forgetFields(cache, 'Query', names);

interface Step {
  program?: { id: string } | null;
  event?: { id?: string; moves?: { versionId: string }[] } | null;
  userErrors?: unknown[];
}

const stepped = (name: string) => (result: DataFields, args: DataFields, cache: Cache) => {
  const payload = result[name] as unknown as Step;
  if (payload.userErrors?.length) return;
  const input = args.input as { versionId?: string; programId?: string; dryRun?: boolean } | undefined;
  if (input?.dryRun) return;
  if (payload.event?.id) remember(payload.event.id);
  const moved = payload.event?.moves?.map((move) => move.versionId) ?? [];
  const program = payload.program?.id ?? input?.programId;
  if (program) forgetProgram(cache, payload, program, input?.versionId ? [input.versionId, ...moved] : moved);
  forgetMine(cache, true);
  forgetRoot(cache, 'reviewQueue', 'reviewStatistics', 'programs');
};

const EDITS = words(`
  createNews createCase createVideo createCapability updateNews updateCase updateVideo updateCapability publishContent
  scheduleContent unscheduleContent archiveContent pinContent unpinContent restoreRevision deleteDraft
`);

interface Edit {
  entry?: { id: string } | null;
  deletedEntryId?: string | null;
}

/** An entry was changed: its texts and history, the desk's order, and what readers see. */
const edited = (name: string) => (result: DataFields, _args: DataFields, cache: Cache) => {
  const { entry, deletedEntryId } = result[name] as unknown as Edit;
  const id = entry?.id ?? deletedEntryId;
  if (!id) return;
  forgetAllBut(cache, `Entry:${id}`, brought(entry).get(`Entry:${id}`));
  forgetRoot(cache, 'entries', 'news', 'cases', 'videos', 'capabilities', 'search');
};

interface Told {
  kind: string;
  programId?: string | null;
  event?: { id: string; moves?: { versionId: string }[] } | null;
}

// things that are known by something else than an id, or by the thing that holds them
const EMBEDDED = words(`
  Agreement Body Cover Source Chapter Achievement SearchHit Highlight Fragment PageInfo Gray Release Retirement Suspension
  Submission BasicInfo SubmissionDraft FieldProblem Finding AvailableAction ActionRefusal VersionMove StepEffect
  ProgramMember Invitation Package PackageEntry ReviewClaim QueuedReview ReviewStatistics Schedule Revision ProgramEvent
  ReviewStatus ViewerEvent ReviewQueueEvent ExternalIdentity VersionResolution ResolvedVersion PackageDifference
  PackageChange NewsDocument CaseDocument VideoDocument CapabilityDocument
`);

const READ = gql`
  fragment Read on Notification {
    position
    read
  }
`;
const UNREAD = gql`
  fragment Unread on Viewer {
    unreadNotifications
  }
`;

/** One by one they are marked where they are kept; all at once, they are asked for again. */
const markRead = (result: unknown, input: unknown, cache: Cache): void => {
  const { unread } = result as { unread: number };
  const { positions = [], upTo } = input as { positions?: number[]; upTo?: number };
  cache.writeFragment(UNREAD, { __typename: 'Viewer', unreadNotifications: unread });
  for (const position of positions) cache.writeFragment(READ, { __typename: 'Notification', position, read: true });
  for (const { fieldName, arguments: given } of cache.inspectFields('Viewer:me')) {
    if (fieldName === 'notifications' && (upTo !== undefined || given?.unread === true)) cache.invalidate('Viewer:me', fieldName, given);
  }
};

const config: Partial<CacheExchangeOpts> = {
  possibleTypes,
  keys: {
    ...Object.fromEntries(EMBEDDED.map((name) => [name, () => null])),
    Viewer: () => 'me',
    Notification: (it) => String(it.position),
    Profile: (it) => (it.login as string | undefined) ?? null,
  },
  updates: {
    Mutation: {
      ...Object.fromEntries(PROGRAM_STEPS.map((name) => [name, stepped(name)])),
      ...Object.fromEntries(EDITS.map((name) => [name, edited(name)])),
      markNotificationsRead: (result, args, cache) => markRead(result.markNotificationsRead, args.input, cache),
      claimReview: (_result, _args, cache) => forgetRoot(cache, 'reviewQueue', 'reviewStatistics'),
      unclaimReview: (_result, _args, cache) => forgetRoot(cache, 'reviewQueue', 'reviewStatistics'),
      createToken: (_result, _args, cache) => forgetFields(cache, 'Viewer:me', ['tokens']),
      revokeSession: (result, _args, cache) => {
        const { sessionId } = result.revokeSession as { sessionId?: string | null };
        if (sessionId) cache.invalidate({ __typename: 'Session', id: sessionId });
      },
      changePassword: (_result, _args, cache) => forgetFields(cache, 'Viewer:me', ['sessions']),
      createAccount: (_result, _args, cache) => forgetRoot(cache, 'accounts'),
      publishAgreement: (_result, _args, cache) => forgetRoot(cache, 'agreement'),
    },
    Subscription: {
      viewerEvents: (result, _args, cache) => {
        const told = result.viewerEvents as unknown as Told;
        if (told.event && own.has(told.event.id)) return;
        const moved = told.event?.moves?.map((move) => move.versionId);
        if (told.programId) forgetProgram(cache, told, told.programId, moved);
        forgetMine(cache, /^(MEMBER|INVITATION)_/.test(told.kind));
      },
      reviewQueueEvents: (_result, _args, cache) => forgetRoot(cache, 'reviewQueue', 'reviewStatistics'),
      auditEvents: (_result, _args, cache) => forgetRoot(cache, 'auditLog'),
    },
  },
};

export const cache = (): Exchange => cacheExchange(config);
