import type { JSX, ReactNode } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField, type TextFieldProps } from 'react-aria-components';
import './field.css';

export interface FieldProps extends Omit<TextFieldProps, 'className' | 'children' | 'style'> {
  readonly label: string;
  /** Keeps the name for screen readers only; the surroundings must say what it is. */
  readonly hideLabel?: boolean;
  readonly description?: ReactNode;
  readonly error?: string | null;
  readonly placeholder?: string;
  readonly lines?: number;
  /** Right-aligned tabular figures. */
  readonly numeric?: boolean;
  /** Shown after the input, e.g. a unit. */
  readonly suffix?: ReactNode;
  readonly width?: number | string;
}

/** One line (or several) of text with its name, its help and its error. */
export function Field({
  label,
  hideLabel = false,
  description,
  error,
  placeholder,
  lines,
  numeric = false,
  suffix,
  width,
  ...rest
}: FieldProps): JSX.Element {
  const className = `input${numeric ? ' input-numeric' : ''}`;
  return (
    <TextField
      {...rest}
      isInvalid={error !== undefined && error !== null}
      className="field"
      style={width === undefined ? undefined : { width }}
    >
      <Label className={hideLabel ? 'sr-only' : 'field-label'}>{label}</Label>
      <span className="field-line">
        {lines === undefined ? (
          <Input className={className} placeholder={placeholder} />
        ) : (
          <TextArea className={`${className} input-lines`} rows={lines} placeholder={placeholder} />
        )}
        {suffix !== undefined && <span className="muted">{suffix}</span>}
      </span>
      {description !== undefined && (
        <Text slot="description" className="field-help">
          {description}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  );
}
