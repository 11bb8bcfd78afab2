import { type JSX, useState } from 'react';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { ChartFrame, type ChartFrameProps } from '../../ui/chart-frame/chart-frame.tsx';
import { PictureSizeDialog } from '../../ui/chart-frame/picture-size-dialog.tsx';
import { copyChart, copyChartTable, dragChart, saveChart, stageChart } from './figure-actions.ts';
import { usePictureForm } from './picture-form.ts';

export type FigureProps = Omit<ChartFrameProps, 'onCopy' | 'onCopyTable' | 'dragOut' | 'onSave' | 'picture' | 'onPictureSize'>;

/** A chart that can be copied, saved and sized; what else it can do, its screen gives. */
export function Figure(props: FigureProps): JSX.Element {
  const { locale } = useWorkbookDocument().settings;
  const { form, setForm } = usePictureForm();
  const [isSizing, setSizing] = useState(false);
  const { spec } = props;
  return (
    <>
      <ChartFrame
        {...props}
        onCopy={() => void copyChart(spec, form, locale)}
        dragOut={{
          stage: () => stageChart(spec, form),
          start: (staged) => void dragChart(staged),
          save: () => void saveChart(spec, 'png', form),
        }}
        onCopyTable={() => copyChartTable(spec, locale)}
        onSave={(to) => void saveChart(spec, to, form)}
        picture={form}
        onPictureSize={() => setSizing(true)}
      />
      {isSizing && <PictureSizeDialog value={form} onChange={setForm} onClose={() => setSizing(false)} />}
    </>
  );
}
