// Fields with their label, hint and what is wrong with them, told to whoever cannot see the page as well.
import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../app/language';

interface Common {
  label: string;
  hint?: ComponentChildren;
  wrong?: string | undefined;
}

interface FieldProps extends Common {
  children: (attributes: {
    id: string;
    class: string;
    'aria-describedby': string | undefined;
    'aria-invalid': boolean;
  }) => ComponentChildren;
}

/** Any control: `<Field label="…">{(it) => <select {...it}>…</select>}</Field>`. */
export const Field = ({ label, hint, wrong, children }: FieldProps) => {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', wrong ? `${id}-wrong` : ''].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, class: 'input', 'aria-describedby': described || undefined, 'aria-invalid': Boolean(wrong) })}
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {wrong ? (
        <p class="wrong" id={`${id}-wrong`}>
          {wrong}
        </p>
      ) : null}
    </div>
  );
};

type InputProps = Common &
  Omit<JSX.IntrinsicElements['input'], 'value' | 'onInput' | 'label'> & { value: string; onText: (text: string) => void };

export const TextField = ({ label, hint, wrong, value, onText, ...rest }: InputProps) => (
  <Field label={label} hint={hint} wrong={wrong}>
    {(it) => <input type="text" {...(rest as object)} {...it} value={value} onInput={(event) => onText(event.currentTarget.value)} />}
  </Field>
);

type AreaProps = Common &
  Omit<JSX.IntrinsicElements['textarea'], 'value' | 'onInput' | 'label'> & { value: string; onText: (text: string) => void };

export const TextArea = ({ label, hint, wrong, value, onText, ...rest }: AreaProps) => (
  <Field label={label} hint={hint} wrong={wrong}>
    {(it) => <textarea {...rest} {...it} value={value} onInput={(event) => onText(event.currentTarget.value)} />}
  </Field>
);

type SelectProps = Common & {
  value: string;
  onText: (value: string) => void;
  options: readonly (readonly [value: string, name: string])[];
  disabled?: boolean;
};

export const SelectField = ({ label, hint, wrong, value, onText, options, disabled }: SelectProps) => (
  <Field label={label} hint={hint} wrong={wrong}>
    {(it) => (
      <select {...it} value={value} disabled={disabled} onChange={(event) => onText(event.currentTarget.value)}>
        {options.map(([word, name]) => (
          <option key={word} value={word}>
            {name}
          </option>
        ))}
      </select>
    )}
  </Field>
);

export const CheckField = ({
  label,
  checked,
  onCheck,
  disabled,
}: {
  label: ComponentChildren;
  checked: boolean;
  onCheck: (on: boolean) => void;
  disabled?: boolean;
}) => (
  <label class="choice">
    <input type="checkbox" checked={checked} disabled={disabled} onChange={(event) => onCheck(event.currentTarget.checked)} />
    <span>{label}</span>
  </label>
);

/** One of several, as chips: a set of radio buttons. */
export const Chips = <Value extends string>({
  label,
  name,
  value,
  options,
  onChoose,
}: {
  label: string;
  name: string;
  value: Value;
  options: readonly (readonly [value: Value, name: string])[];
  onChoose: (value: Value) => void;
}) => (
  <fieldset>
    <legend class="hidden-label">{label}</legend>
    <div class="chips">
      {options.map(([word, text]) => (
        <label key={word} class="chip">
          <input type="radio" name={name} value={word} checked={word === value} onChange={() => onChoose(word)} />
          {text}
        </label>
      ))}
    </div>
  </fieldset>
);

/** Sends a form by our own hands: nothing leaves the page. What is wrong at once gets the focus. */
export const Form = ({ onSend, label, children }: { onSend: () => void; label?: string; children: ComponentChildren }) => (
  <form
    class="stack"
    noValidate
    aria-label={label}
    onSubmit={(event) => {
      event.preventDefault();
      const form = event.currentTarget;
      onSend();
      // drawn by then; later it would take the focus from somebody who has gone on
      setTimeout(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    }}
  >
    {children}
  </form>
);

/** While it is busy it says so and does nothing; it never leaves the tab order, so the focus stays. */
export const SendButton = ({
  busy,
  children,
  danger,
  block,
  onClick,
  disabled,
}: {
  busy: boolean;
  children: ComponentChildren;
  danger?: boolean;
  block?: boolean;
  onClick?: () => void;
  disabled?: boolean;
}) => (
  <button
    class={`button primary${danger ? ' danger' : ''}${block ? ' block' : ''}`}
    type={onClick ? 'button' : 'submit'}
    aria-disabled={busy || disabled ? 'true' : undefined}
    onClick={(event) => {
      if (busy || disabled) event.preventDefault();
      else onClick?.();
    }}
  >
    {busy ? t('请稍候…', 'One moment…') : children}
  </button>
);
