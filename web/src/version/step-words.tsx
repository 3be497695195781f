// What a step would do, in words: which versions move, and who sees what afterwards.
import type { EffectFragment } from '@devcenter/client/version';
import { percent, t } from '../app/language';
import { stateName } from '../app/terms';
import { reachOf } from './gray-picker';
import type { StepHere, VersionShown } from './steps';

const Moves = ({ moves }: { moves: EffectFragment['moves'] }) => (
  <ul class="moves">
    {moves.map(({ versionId, number, from, to }) => (
      <li key={versionId}>
        <span class="strong">{number}</span>{' '}
        {from && from === to
          ? stateName(to)
          : `${from ? stateName(from) : t('新版本', 'new')} → ${to ? stateName(to) : t('已删除', 'deleted')}`}
      </li>
    ))}
  </ul>
);

const Share = ({ effect }: { effect: EffectFragment }) => {
  const { percent: after, percentBefore: before } = effect;
  if (after == null && before == null) return null;
  return (
    <p>
      {t('灰度比例：', 'Gray: ')}
      <span class="strong">
        {percent(before ?? 0)} → {percent(after ?? 0)}
      </span>
    </p>
  );
};

/** What those get who do not get the version. */
const othersGet = (version: VersionShown): string => {
  const released = version.program?.released;
  return released
    ? t(`其余用户仍看到线上版本 ${released.number}。`, `Everyone else stays on the live version ${released.number}.`)
    : t('目前没有线上版本，其余用户暂时看不到小程序。', 'There is no live version, so everyone else cannot see the program yet.');
};

const backTo = (version: VersionShown): string => {
  const released = version.program?.released;
  return released && released.id !== version.id
    ? t(`灰度用户会回到线上版本 ${released.number}。`, `Users in the gray release go back to the live version ${released.number}.`)
    : t(
        '目前没有线上版本，灰度用户将无法再打开小程序。',
        'There is no live version, so users in the gray release can no longer open the program.',
      );
};

const SENTENCES: Record<StepHere, (version: VersionShown, effect: EffectFragment) => string[]> = {
  DELETE: ({ number }) => [
    t('删除不可恢复，代码包会一并删除。', 'This cannot be undone. The package is deleted too.'),
    t(
      `版本号 ${number} 不能再用。需要时请从 IDE 重新上传代码。`,
      `The number ${number} cannot be used again. If you need the code, upload it again from the IDE.`,
    ),
  ],
  WITHDRAW: () => [
    t(
      '审核停止，版本回到开发中；修改后可以再次提交审核。',
      'The review stops and the version returns to development. You can submit it again after changes.',
    ),
  ],
  RETURN_TO_DEVELOPMENT: ({ state }) =>
    state === 'APPROVED'
      ? [
          t(
            '审核通过的结果作废，再次上线需要重新提交审核。',
            'The approval no longer counts: to go live, the version must be reviewed again.',
          ),
          t('其他版本可以提交审核。', 'Another version can then be submitted.'),
        ]
      : [
          t(
            '版本回到开发中，修改后可以再次提交审核，或提交其他版本。',
            'The version returns to development. Fix it and submit again, or submit another version.',
          ),
        ],
  START_GRAY: (version, { percent: after }) => [
    t(`${reachOf(after ?? 0)}会随机看到 ${version.number}。`, `${reachOf(after ?? 0)} will get ${version.number}, chosen at random.`),
    othersGet(version),
    t('小程序的管理员和开发者始终能看到灰度版本。', 'Admins and developers of the program always get the gray version.'),
  ],
  ADJUST_GRAY: (version, { percent: after, percentBefore: before }) => [
    t(`${reachOf(after ?? 0)}会看到 ${version.number}。`, `${reachOf(after ?? 0)} will get ${version.number}.`),
    (after ?? 0) > (before ?? 0)
      ? t('已在灰度中的用户都会保留。', 'Everyone in the gray release now stays in it.')
      : t('一部分灰度用户会退出灰度。', 'Some users leave the gray release.'),
    othersGet(version),
  ],
  END_GRAY: (version) => [
    backTo(version),
    t(
      '版本回到待上架，可以再次灰度，也可以直接上架。',
      'The version goes back to approved. You can start a gray release again, or publish it.',
    ),
  ],
  PUBLISH: ({ number }, { moves }) => {
    const former = moves.find((it) => it.to === 'RETIRED');
    return [
      t(`全部用户都会看到 ${number}。`, `All users will get ${number}.`),
      former
        ? t(
            `原线上版本 ${former.number} 被取代，之后可以回滚到它。`,
            `It replaces the live version ${former.number}; you can roll back to that later.`,
          )
        : t(
            '这是第一个上架的版本：之后不能回滚，只能在电脑上下架。',
            'This is the first release: it cannot be rolled back, only taken down on a computer.',
          ),
    ];
  },
  ROLL_BACK: ({ number }, { moves }) => {
    const back = moves.find((it) => it.to === 'RELEASED');
    return [
      t(
        `线上版本恢复为 ${back?.number}，全部用户都会看到它，无需再次审核。`,
        `${back?.number} goes live again for all users, without another review.`,
      ),
      t(
        `${number} 下线，不能再恢复上架；修复后请上传新版本。`,
        `${number} is retired and cannot go live again. Upload a new version with the fix.`,
      ),
    ];
  },
  TAKE_DOWN: ({ number }) => [
    t('全部用户都将无法打开小程序，直到上架新的版本。', 'No user can open the program until another version is published.'),
    t(`${number} 下线后不能再恢复上架。`, `${number} is retired and cannot go live again.`),
  ],
  SUSPEND: (version) => [
    version.state === 'GRAY' ? backTo(version) : t('全部用户都将无法打开这个版本。', 'No user can open this version any more.'),
    t(
      '小程序成员会收到通知并看到原因；平台管理员可以恢复。',
      'Program members are notified and see the reason. A platform admin can reinstate it.',
    ),
  ],
  REINSTATE: (_version, { moves }) => [
    t(
      `版本恢复为「${moves[0]?.to ? stateName(moves[0].to) : ''}」，用户重新看到它。`,
      `The version is “${moves[0]?.to ? stateName(moves[0].to) : ''}” again, and users get it as before.`,
    ),
  ],
};

export const StepWords = ({ step, version, effect }: { step: StepHere; version: VersionShown; effect: EffectFragment }) => (
  <div class="stack">
    <Moves moves={effect.moves} />
    <Share effect={effect} />
    <ul class="said">
      {SENTENCES[step](version, effect).map((it) => (
        <li key={it}>{it}</li>
      ))}
    </ul>
  </div>
);
