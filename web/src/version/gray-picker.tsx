// 灰度: how many of the users, chosen or typed, and what that means for them.
import { number, percent as share, t } from '../app/language';
import { Chips, TextField } from '../ui/form';

const OFTEN = ['10', '30', '50'] as const;

/** Two decimals, 0.01–99.99; what is none of that is undefined. */
export const readPercent = (text: string): number | undefined => {
  // as typed by a Chinese keyboard, and with its sign
  const plain = text.normalize('NFKC').replace(/%$/, '').trim();
  if (!/^\d{1,2}(\.\d{1,2})?$/.test(plain)) return undefined;
  const value = Number(plain);
  return value >= 0.01 ? value : undefined;
};

/** “About 30 in 100”, or in 10,000 where a hundred is too few to say it. */
export const reachOf = (percent: number): string => {
  const [some, of] = Number.isInteger(percent) ? [percent, 100] : [Math.round(percent * 100), 10_000];
  return t(`每 ${number(of)} 个用户中约有 ${number(some)} 个`, `about ${number(some)} in ${number(of)} users`);
};

const wrongWith = (text: string, now: number | undefined): string | undefined => {
  if (text.trim() === '') return undefined;
  const value = readPercent(text);
  if (value === undefined) return t('请填 0.01–99.99，最多两位小数', 'Enter 0.01–99.99, with at most two decimals.');
  return value === now ? t(`现在就是 ${share(value)}`, `It is ${share(value)} already.`) : undefined;
};

export const isGrayChoice = (text: string, now: number | undefined): boolean => text.trim() !== '' && wrongWith(text, now) === undefined;

const meaning = (percent: number, now: number | undefined): string => {
  const reach = t(
    `${reachOf(percent)}会看到这个版本，按用户随机且固定。`,
    `${reachOf(percent)} will get this version, chosen at random; the same users keep it.`,
  );
  if (now === undefined) return reach;
  return percent > now
    ? t(`${reach}调高不会减少：已在灰度中的用户都会保留。`, `${reach} Everyone in the gray release now stays in it.`)
    : t(`${reach}调低后，一部分灰度用户会回到线上版本。`, `${reach} Some users in the gray release go back to the live version.`);
};

interface Props {
  text: string;
  onText: (text: string) => void;
  /** The percentage it has. */
  now: number | undefined;
}

export const GrayPicker = ({ text, onText, now }: Props) => {
  const value = readPercent(text);
  const wrong = wrongWith(text, now);
  return (
    <>
      <Chips
        label={t('常用灰度比例', 'Common percentages')}
        name="gray"
        value={String(value ?? '')}
        options={OFTEN.filter((it) => Number(it) !== now).map((it) => [it as string, `${it}%`] as const)}
        onChoose={onText}
      />
      <TextField
        label={t('灰度比例（%）', 'Percentage of users')}
        hint={
          now === undefined
            ? t('0.01–99.99，最多两位小数', '0.01–99.99, at most two decimals')
            : t(`当前 ${share(now)}；可填 0.01–99.99，最多两位小数`, `Now ${share(now)}; 0.01–99.99, at most two decimals`)
        }
        wrong={wrong}
        value={text}
        onText={onText}
        inputMode="decimal"
        autocomplete="off"
      />
      <div class="note" role="status">
        <p>
          {value === undefined || wrong
            ? t('选择或填写比例后，这里会说明影响的用户。', 'Choose a percentage to see how many users it reaches.')
            : meaning(value, now)}
        </p>
        <p class="small">
          {t('小程序的管理员和开发者始终能看到灰度版本。', 'Admins and developers of the program always get the gray version.')}
        </p>
      </div>
    </>
  );
};
