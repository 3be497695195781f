// One program: where its versions stand, what can be done with it, and all its versions.
import type { ComponentChildren } from 'preact';
import { ProgramPageDocument, type ProgramPageQuery, type StandingFragment } from '@devcenter/client/mine';
import { ago, day, t } from '../app/language';
import { useRead } from '../app/reading';
import { useViewer } from '../app/session';
import { programRoleName, stepName } from '../app/terms';
import { Icon, type IconName } from '../ui/icon';
import { Page } from '../ui/page';
import { Loaded, RefreshButton, SkeletonList } from '../ui/states';
import { NoProgram } from './no-program';
import { Logo, StateBadge } from './badges';
import { Tile } from './tile';
import { Versions } from './versions';

type ProgramData = NonNullable<ProgramPageQuery['program']>;

export const Program = ({ id }: { id: string }) => {
  const reading = useRead(ProgramPageDocument, { id });
  const program = reading.data?.program;
  return (
    <Page title={program?.name ?? t('小程序', 'Program')} back="/mine" actions={<RefreshButton reading={reading} />}>
      <Loaded reading={reading} skeleton={<SkeletonList rows={3} />}>
        {({ program: it }) =>
          it ? (
            <div class="mine-program">
              <Head program={it} />
              <Way program={it} />
              <Versions id={id} />
              <Actions program={it} />
            </div>
          ) : (
            <NoProgram />
          )
        }
      </Loaded>
    </Page>
  );
};

const Head = ({ program }: { program: ProgramData }) => {
  const viewer = useViewer();
  const at = `/mine/programs/${program.id}`;
  const hooks = program.myRole === 'ADMIN' || viewer?.roles.includes('PLATFORM_ADMIN');
  const upload = program.availableActions.find((it) => it.action === 'UPLOAD');
  return (
    <section class="card mine-head" aria-label={t('小程序', 'Program')}>
      <div class="mine-who">
        <Logo name={program.name} url={program.logo} large />
        <div class="grow stack mine-tight">
          <p>{program.slogan}</p>
          <p class="line small soft">
            <span class="badge info">
              {program.myRole
                ? t(`我是${programRoleName(program.myRole)}`, `My role: ${programRoleName(program.myRole)}`)
                : t('平台视角', 'Platform view')}
            </span>
            {t(`创建于 ${day(program.createdAt)}`, `Created ${day(program.createdAt)}`)}
          </p>
        </div>
      </div>
      {upload && !upload.allowed && program.myRole ? (
        <p class="small soft">
          {t(`暂不能上传：${upload.refusal?.message ?? ''}`, `Uploading is not possible right now: ${upload.refusal?.message ?? ''}`)}
        </p>
      ) : null}
      <nav class="mine-ways" aria-label={t('小程序管理', 'Manage this program')}>
        {program.myRole ? <Tile href={`${at}/upload`} icon="upload" name={t('上传版本', 'Upload')} /> : null}
        <Tile href={`${at}/members`} icon="mine" name={t('成员', 'Members')} />
        <Tile href={`${at}/events`} icon="review" name={t('动态', 'Activity')} />
        {hooks ? <Tile href={`${at}/webhooks`} icon="link" name={t('事件推送', 'Webhooks')} /> : null}
      </nav>
    </section>
  );
};

const Way = ({ program }: { program: ProgramData }) => {
  const { released, candidate, latestUpload } = program;
  const gray = candidate?.state === 'GRAY' ? candidate : null;
  const review = gray ? null : candidate;
  const developed = latestUpload?.state === 'DEVELOPMENT' ? latestUpload : null;
  return (
    <section class="card">
      <h2>{t('当前进展', 'Progress')}</h2>
      <ol class="mine-way">
        <Place name={t('开发', 'Development')} version={developed} none={t('没有开发版本', 'none in development')}>
          {developed && latestUpload ? ago(latestUpload.uploadedAt) : null}
        </Place>
        <Place name={t('审核', 'Review')} version={review} none={t('没有提审的版本', 'none submitted')}>
          {review?.state === 'IN_REVIEW' && review.submission ? ago(review.submission.submittedAt) : null}
        </Place>
        <Place name={t('灰度', 'Gray')} version={gray} none={t('没有灰度中的版本', 'none in gray')}>
          {gray?.gray ? (
            <span class="mine-share" aria-hidden="true">
              <span style={{ width: `${gray.gray.percent}%` }} />
            </span>
          ) : null}
        </Place>
        <Place name={t('线上', 'Live')} version={released} none={t('尚未上架', 'no live version')}>
          {released?.release ? ago(released.release.since) : null}
        </Place>
      </ol>
    </section>
  );
};

const LOOKS: Partial<Record<StandingFragment['state'], string>> = {
  RELEASED: ' mine-live',
  GRAY: ' mine-trial',
  REJECTED: ' mine-bad',
  IN_REVIEW: ' mine-waits',
  APPROVED: ' mine-live',
};

/** One place on the way to everybody's phone, and the version that holds it. */
const Place = ({
  name,
  version,
  none,
  children,
}: {
  name: string;
  version: StandingFragment | null;
  none: string;
  children: ComponentChildren;
}) => (
  <li>
    {version ? (
      <a class={`mine-place${LOOKS[version.state] ?? ''}`} href={`/mine/versions/${version.id}`}>
        <span class="small soft">{name}</span>
        <span class="mine-figure">{version.number}</span>
        <StateBadge state={version.state} percent={version.gray?.percent} />
        {children ? <span class="small soft mine-foot">{children}</span> : null}
      </a>
    ) : (
      <div class="mine-place">
        <span class="small">{name}</span>
        <span class="small">{none}</span>
      </div>
    )}
  </li>
);

const STEP_ICONS: Partial<Record<string, IconName>> = { ROLL_BACK: 'refresh', TAKE_DOWN: 'close' };

/** What may be done with what is live, by what the server says: carried out on the page of the released version. */
const Actions = ({ program }: { program: ProgramData }) => {
  const { released, myRole, availableActions } = program;
  // for those who only look on there is nothing to explain
  const steps = myRole === 'ADMIN' ? availableActions.filter((it) => it.action !== 'UPLOAD') : [];
  if (steps.length === 0) return null;
  return (
    <section class="stack mine-actions">
      <h2>{t('线上版本操作', 'Live version')}</h2>
      <ul class="list">
        {steps.map(({ action, allowed, refusal }) => (
          <li key={action}>
            {allowed && released ? (
              <a class="row" href={`/mine/versions/${released.id}`}>
                <Icon name={STEP_ICONS[action] ?? 'forward'} />
                <span class="grow">
                  {stepName(action)}
                  <span class="small soft mine-below">{t(`前往版本 ${released.number}`, `Go to version ${released.number}`)}</span>
                </span>
                <Icon name="forward" size={18} />
              </a>
            ) : (
              <div class="row soft">
                <Icon name={STEP_ICONS[action] ?? 'forward'} />
                <span class="grow">
                  {stepName(action)}
                  <span class="small mine-below">{refusal?.message ?? t('现在不能进行', 'Not possible right now')}</span>
                </span>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};
