// A program of one's own begins with its name and slogan.
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { CreateProgramDocument } from '@devcenter/client/mine';
import { refusalOf, useChange } from '../app/changing';
import { useKeptText } from '../app/kept-text';
import { t } from '../app/language';
import { signInPath, useViewer } from '../app/session';
import { Form, SendButton, TextField } from '../ui/form';
import { Page } from '../ui/page';
import { Empty, Skeleton, TroubleNote } from '../ui/states';
import { Refused } from '../ui/confirm';

/** As the server counts: an ASCII character is 1, any other 2. */
const units = (text: string): number =>
  Array.from(text.trim()).reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) < 128 ? 1 : 2), 0);

const NAME = [3, 40] as const;
const SLOGAN = [10, 32] as const;

const wrongLength = (text: string, [least, most]: readonly [number, number], sent: boolean): string | undefined => {
  const length = units(text);
  // what is still too short is said when it is sent: nobody begins at the end
  if (length > most)
    return t(`超出 ${length - most} 个字符（汉字算 2 个）`, `${length - most} characters too many (a Chinese character counts as 2).`);
  if (sent && length < least)
    return t(`还差 ${least - length} 个字符（汉字算 2 个）`, `${least - length} more characters needed (a Chinese character counts as 2).`);
  return undefined;
};

export const NewProgram = () => {
  const viewer = useViewer();
  return (
    <Page title={t('创建小程序', 'New program')} back="/mine" narrow>
      {viewer === undefined ? (
        <Skeleton />
      ) : viewer === null ? (
        <Empty
          action={
            <a class="button primary" href={signInPath()}>
              {t('登录', 'Sign in')}
            </a>
          }
        >
          {t('登录后即可创建小程序', 'Sign in to create a program.')}
        </Empty>
      ) : (
        <NewForm />
      )}
    </Page>
  );
};

const NewForm = () => {
  const { route } = useLocation();
  const [name, setName] = useKeptText('program.name');
  const [slogan, setSlogan] = useKeptText('program.slogan');
  const [sent, setSent] = useState(false);
  const { run, busy, refusals, trouble } = useChange(CreateProgramDocument);
  const wrongName = wrongLength(name, NAME, sent);
  const wrongSlogan = wrongLength(slogan, SLOGAN, sent);
  const rule = ([least, most]: readonly [number, number], text: string) =>
    t(
      `${units(text)}/${most} · 需 ${least}–${most} 个字符，汉字算 2 个`,
      `${units(text)}/${most} · ${least}–${most} characters; a Chinese character counts as 2`,
    );
  const send = async () => {
    setSent(true);
    if (wrongLength(name, NAME, true) || wrongLength(slogan, SLOGAN, true)) return;
    const { done } = await run({ name, slogan });
    if (!done?.program) return;
    setName('');
    setSlogan('');
    route(`/mine/programs/${done.program.id}`, true);
  };
  return (
    <div class="card">
      <Form onSend={send} label={t('创建小程序', 'New program')}>
        <TextField
          label={t('名称', 'Name')}
          value={name}
          onText={setName}
          required
          autocomplete="off"
          placeholder={t('如：街角茶铺点单', 'e.g. Corner Tea House')}
          hint={<span class="mine-counts">{rule(NAME, name)}</span>}
          wrong={wrongName ?? refusalOf(refusals, 'name')}
        />
        <TextField
          label={t('标语', 'Slogan')}
          value={slogan}
          onText={setSlogan}
          required
          autocomplete="off"
          placeholder={t('一句话说明它能做什么', 'What it does, in one line')}
          hint={<span class="mine-counts">{rule(SLOGAN, slogan)}</span>}
          wrong={wrongSlogan ?? refusalOf(refusals, 'slogan')}
        />
        <Refused refusals={refusals} besides={['name', 'slogan']} />
        <TroubleNote trouble={trouble} />
        <p class="small soft">
          {t(
            '创建后你就是它的管理员。名称与标语之后可在提审的基础信息中修改。',
            'You will be its admin. You can change the name and slogan later, in the basic information of a submission.',
          )}
        </p>
        <SendButton busy={busy} block>
          {t('创建', 'Create')}
        </SendButton>
      </Form>
    </div>
  );
};
