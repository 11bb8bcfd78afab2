import type { JSX } from 'react';
import { Button } from 'react-aria-components';
import { Icon } from '../../ui/icon/icon.tsx';

/** A rounded button of the scope bar: what it is set to, then what that is compared with. */
export function ScopeButton({
  name,
  strong,
  rest = '',
}: {
  readonly name: string;
  readonly strong: string;
  readonly rest?: string;
}): JSX.Element {
  return (
    <Button className="scope-button">
      <span className="sr-only">{name}: </span>
      {strong !== '' && <b>{strong} </b>}
      {rest !== '' && <span>{rest}</span>}
      <Icon name="chevron" size={11} />
    </Button>
  );
}
