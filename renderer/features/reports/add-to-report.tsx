import type { JSX } from 'react';
import { Button } from '../../ui/button/button.tsx';
import { addBlock } from './add-block.ts';
import type { BlockContent } from './new-block.ts';

export function AddToReport({ block }: { readonly block: BlockContent }): JSX.Element {
  return (
    <Button kind="primary" onPress={() => void addBlock(block)}>
      Add to report
    </Button>
  );
}
