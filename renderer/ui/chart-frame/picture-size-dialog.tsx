import { type JSX, useState } from 'react';
import {
  customLimits,
  type DeckSizeId,
  deckSizes,
  pictureScales,
  pictureSize,
  type PictureForm,
  type PictureScale,
} from '../../../shared/charts/deck-sizes.ts';
import { Button } from '../button/button.tsx';
import { Dialog } from '../dialog/dialog.tsx';
import { Field } from '../field/field.tsx';
import { Select } from '../field/select.tsx';
import { Segments } from '../tabs/segments.tsx';

export interface PictureSizeDialogProps {
  readonly value: PictureForm;
  readonly onChange: (form: PictureForm) => void;
  readonly onClose: () => void;
}

const sizes: readonly { readonly value: DeckSizeId; readonly label: string; readonly hint?: string }[] = [
  ...deckSizes.map(({ id, label, hint, width, height }) => ({ value: id, label, hint: `${hint}, ${width} x ${height}` })),
  { value: 'custom', label: 'Own size' },
];

/** How large copied and saved pictures are. */
export function PictureSizeDialog({ value, onChange, onClose }: PictureSizeDialogProps): JSX.Element {
  const [form, setForm] = useState(value);
  const { width, height } = pictureSize(form);
  const own = (side: 'width' | 'height') => (text: string) => {
    const pixels = Number.parseInt(text, 10);
    if (Number.isFinite(pixels)) setForm({ ...form, custom: { ...form.custom, [side]: pixels } });
  };
  const apply = () => {
    onChange(form);
    onClose();
  };
  const actions = (
    <>
      <Button onPress={onClose}>Cancel</Button>
      <Button kind="primary" onPress={apply}>
        Use this size
      </Button>
    </>
  );
  return (
    <Dialog title="Picture size" isOpen onClose={onClose} size="small" actions={actions}>
      <div className="picture-size">
        <Select label="Size" options={sizes} value={form.size} onChange={(size) => setForm({ ...form, size })} />
        {form.size === 'custom' && (
          <div className="row-actions">
            <Field label="Width" numeric suffix="px" defaultValue={String(form.custom.width)} onChange={own('width')} />
            <Field label="Height" numeric suffix="px" defaultValue={String(form.custom.height)} onChange={own('height')} />
          </div>
        )}
        <Segments
          label="Scale"
          options={pictureScales.map((scale) => ({ value: String(scale), label: `${scale}x` }))}
          value={String(form.scale)}
          onChange={(scale) => setForm({ ...form, scale: Number(scale) as PictureScale })}
        />
        <p className="muted">
          Copied and saved pictures will be {width * form.scale} by {height * form.scale} pixels. A side of your own is kept between{' '}
          {customLimits.least} and {customLimits.most} before it is scaled.
        </p>
      </div>
    </Dialog>
  );
}
