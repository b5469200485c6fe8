import { useMemo, useState } from 'react';
import { appError } from '#core/errors';
import { Button, IconButton } from '../../../src-renderer/ui/button';
import { Chip } from '../../../src-renderer/ui/chip';
import { Dialog } from '../../../src-renderer/ui/dialog';
import { Dropzone } from '../../../src-renderer/ui/dropzone';
import { ErrorNote } from '../../../src-renderer/ui/error-note';
import { Estimate } from '../../../src-renderer/ui/estimate';
import {
  CheckField,
  Field,
  NumberField,
  SelectField,
  TextAreaField,
  TextField,
} from '../../../src-renderer/ui/field';
import { InlineEdit } from '../../../src-renderer/ui/inline-edit';
import { RobLight, type RobLevel, VerdictMark, VerifiedMark } from '../../../src-renderer/ui/marks';
import { Menu } from '../../../src-renderer/ui/menu';
import { useCrumbs } from '../../../src-renderer/ui/page';
import { Progress } from '../../../src-renderer/ui/progress';
import { PageBody, Section } from '../../../src-renderer/ui/section';
import { Segmented } from '../../../src-renderer/ui/segmented';
import { SourceMark } from '../../../src-renderer/ui/source-mark';
import { toast, toastError } from '../../../src-renderer/ui/toast';
import { X } from 'lucide-react';

const levels: readonly RobLevel[] = ['low', 'some', 'moderate', 'high', 'serious', 'critical', 'none'];
const answers = [
  { value: 'y', label: 'Yes' },
  { value: 'py', label: 'Probably yes' },
  { value: 'pn', label: 'Probably no' },
  { value: 'n', label: 'No' },
  { value: 'ni', label: 'No information' },
] as const;
const source = {
  title: 'Smith 2011',
  place: 'p. 2091, Table 2',
  quote:
    'Eighty-eight percent of those treated with naltrexone had at least a 70-point decline in CDAI scores.',
  verified: false,
};
const row = { display: 'flex', gap: 8, alignItems: 'center', flexWrap: 'wrap' } as const;

export function Kit() {
  const [answer, setAnswer] = useState<(typeof answers)[number]['value'] | null>('py');
  const [name, setName] = useState('Clinical response at 12 weeks');
  const [open, setOpen] = useState(false);
  const crumbs = useMemo(
    () => [
      {
        label: 'Crohn’s disease',
        menu: [
          {
            entries: [
              { label: 'Crohn’s disease', run: () => undefined },
              { label: 'Fibromyalgia', run: () => undefined },
            ],
          },
        ],
      },
      { label: 'Clinical response' },
    ],
    [],
  );
  useCrumbs(crumbs);
  return (
    <PageBody>
      <Section
        title="Buttons"
        actions={<Button kind="quiet">Reset</Button>}
        note="One primary a page, plain for the rest."
      >
        <div style={row}>
          <Button kind="primary" keys="I">
            Include
          </Button>
          <Button keys="M">Maybe</Button>
          <Button kind="danger" keys="E">
            Exclude
          </Button>
          <Button kind="quiet">Quiet</Button>
          <Button disabled>Disabled</Button>
          <IconButton label="Close" icon={<X aria-hidden="true" />} />
          <Menu
            target={<Button>Menu</Button>}
            groups={[
              { entries: [{ label: 'Rename', keys: 'F2', run: () => undefined }] },
              {
                label: 'Columns',
                entries: [{ label: 'Year', checked: true, stay: true, run: () => undefined }],
              },
            ]}
          />
          <Button onClick={() => setOpen(true)}>Dialog</Button>
          <Button onClick={() => toast('Excluded: wrong population', { undo: () => undefined })}>
            Toast
          </Button>
          <Button onClick={() => toastError(appError('disk', 'The disk is full.'))}>Error toast</Button>
        </div>
        <Dialog
          title="Combine reports"
          opened={open}
          onClose={() => setOpen(false)}
          actions={
            <>
              <Button onClick={() => setOpen(false)}>Cancel</Button>
              <Button kind="primary">Combine</Button>
            </>
          }
        >
          <TextField label="Name of the study" data-autofocus />
        </Dialog>
      </Section>
      <Section title="Answers and fields">
        <div style={{ display: 'grid', gap: 12, gridTemplateColumns: '1fr 1fr' }}>
          <TextField label="Outcome" placeholder="e.g. clinical response" />
          <SelectField
            label="Measure"
            data={['Risk ratio', 'Odds ratio', 'Mean difference']}
            defaultValue="Risk ratio"
          />
          <NumberField label="Events" description="People, not percentages" />
          <NumberField label="Total" error="Fewer than the events" defaultValue={12} />
          <TextAreaField label="Support for the judgement" placeholder="Quote and page" />
          <Field label="Was the allocation sequence random?" hint="Keys 1 to 5">
            <Segmented
              label="Was the allocation sequence random?"
              segments={answers}
              value={answer}
              onChange={setAnswer}
            />
          </Field>
          <CheckField label="Only differences" defaultChecked />
          <InlineEdit label="Name of the outcome" value={name} onSave={setName} />
        </div>
      </Section>
      <Section title="Marks">
        <div style={row}>
          <VerdictMark verdict="include" />
          <VerdictMark verdict="exclude" word="Wrong population" />
          <VerdictMark verdict="maybe" />
          <VerdictMark verdict="conflict" />
          <VerdictMark verdict="none" />
          <VerifiedMark verified={false} />
          <VerifiedMark verified showVerified />
          <Chip>crossover</Chip>
          <Chip onRemove={() => undefined} removeLabel="Remove filter: n over 30">
            n over 30
          </Chip>
        </div>
        <div style={{ ...row, marginTop: 8 }}>
          {levels.map((level) => (
            <RobLight key={level} level={level} withWord />
          ))}
          {levels.map((level) => (
            <RobLight key={level} level={level} of="Randomisation" />
          ))}
        </div>
      </Section>
      <Section title="Numbers">
        <div>
          <Estimate effect={{ estimate: 2.22, low: 1.14, high: 4.32 }} scale="log" room={[5, 7, 6]} />
          <SourceMark source={source} of="response, naltrexone arm" />
        </div>
        <div>
          <Estimate effect={{ estimate: -0.34, low: -0.95, high: 10.27 }} scale="natural" room={[5, 7, 6]} />
          <SourceMark source={{ ...source, verified: true }} of="pain" />
        </div>
      </Section>
      <Section title="Work and trouble">
        <Progress
          label="Reading search.ris"
          done={41200}
          total={100000}
          unit="records"
          secondsLeft={14}
          onCancel={() => undefined}
        />
        <br />
        <ErrorNote
          error={appError('format-malformed', 'Line 12 ends inside a record.', {
            where: { file: 'search.ris', line: 12 },
          })}
          onRetry={() => undefined}
        />
      </Section>
      <Dropzone label="Drop to import" onFiles={(files) => toast(`${files.length} files`)} />
    </PageBody>
  );
}
