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
    ? t(`其余用户仍看到线上版本 ${released.number}。`, `Everybody else keeps the released version ${released.number}.`)
    : t('目前没有线上版本，其余用户暂时看不到小程序。', 'Nothing is released, so everybody else sees nothing yet.');
};

const backTo = (version: VersionShown): string => {
  const released = version.program?.released;
  return released && released.id !== version.id
    ? t(`灰度用户会回到线上版本 ${released.number}。`, `Users in the gray fall back to the released version ${released.number}.`)
    : t('目前没有线上版本，灰度用户将无法再打开小程序。', 'Nothing is released, so users in the gray can open the program no more.');
};

const SENTENCES: Record<StepHere, (version: VersionShown, effect: EffectFragment) => string[]> = {
  DELETE: ({ number }) => [
    t('删除不可恢复，代码包会一并删除。', 'There is no way back; the package is deleted too.'),
    t(
      `版本号 ${number} 不能再用。需要时请从 IDE 重新上传代码。`,
      `The number ${number} is never free again. Upload the code from the IDE once more if you need it.`,
    ),
  ],
  WITHDRAW: () => [
    t(
      '审核停止，版本回到开发中；修改后可以再次提交审核。',
      'The review stops and the version returns to development. You can submit it again.',
    ),
  ],
  RETURN_TO_DEVELOPMENT: ({ state }) =>
    state === 'APPROVED'
      ? [
          t('审核通过的结果作废，再次上线需要重新提交审核。', 'The approval lapses: to go live it must be reviewed again.'),
          t('其他版本可以提交审核。', 'Another version can be submitted.'),
        ]
      : [
          t(
            '版本回到开发中，修改后可以再次提交审核，或提交其他版本。',
            'It returns to development. Mend it and submit again, or submit another version.',
          ),
        ],
  START_GRAY: (version, { percent: after }) => [
    t(`${reachOf(after ?? 0)}会随机看到 ${version.number}。`, `${reachOf(after ?? 0)} get ${version.number}, drawn at random.`),
    othersGet(version),
    t('小程序的管理员和开发者始终能看到灰度版本。', 'Admins and developers of the program always see it.'),
  ],
  ADJUST_GRAY: (version, { percent: after, percentBefore: before }) => [
    t(`${reachOf(after ?? 0)}会看到 ${version.number}。`, `${reachOf(after ?? 0)} get ${version.number}.`),
    (after ?? 0) > (before ?? 0)
      ? t('已在灰度中的用户都会保留。', 'Nobody who is in the gray now drops out.')
      : t('一部分灰度用户会退出灰度。', 'Some of those in the gray drop out of it.'),
    othersGet(version),
  ],
  END_GRAY: (version) => [
    backTo(version),
    t('版本回到待上架，可以再次灰度，也可以直接上架。', 'The version is approved as before: start a gray again, or publish it.'),
  ],
  PUBLISH: ({ number }, { moves }) => {
    const former = moves.find((it) => it.to === 'RETIRED');
    return [
      t(`全部用户都会看到 ${number}。`, `Everybody gets ${number}.`),
      former
        ? t(`原线上版本 ${former.number} 被取代，之后可以回滚到它。`, `${former.number} is superseded; you can roll back to it later.`)
        : t(
            '这是第一个上架的版本：之后不能回滚，只能在电脑上下架。',
            'It is the first release: it cannot be rolled back, only taken down on a computer.',
          ),
    ];
  },
  ROLL_BACK: ({ number }, { moves }) => {
    const back = moves.find((it) => it.to === 'RELEASED');
    return [
      t(
        `线上版本恢复为 ${back?.number}，全部用户都会看到它，无需再次审核。`,
        `${back?.number} is released again: everybody gets it, without a new review.`,
      ),
      t(`${number} 下线，不能再恢复上架；修复后请上传新版本。`, `${number} is retired for good; upload a new version with the fix.`),
    ];
  },
  TAKE_DOWN: ({ number }) => [
    t('全部用户都将无法打开小程序，直到上架新的版本。', 'Nobody can open the program until another version is published.'),
    t(`${number} 下线后不能再恢复上架。`, `${number} is retired for good.`),
  ],
  SUSPEND: (version) => [
    version.state === 'GRAY' ? backTo(version) : t('全部用户都将无法打开这个版本。', 'Nobody can open this version any more.'),
    t('小程序成员会收到通知并看到原因；平台管理员可以恢复。', 'The members are told, with the reason; a platform admin can reinstate it.'),
  ],
  REINSTATE: (_version, { moves }) => [
    t(
      `版本恢复为「${moves[0]?.to ? stateName(moves[0].to) : ''}」，用户重新看到它。`,
      `It is “${moves[0]?.to ? stateName(moves[0].to) : ''}” again, and users see it as before.`,
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
