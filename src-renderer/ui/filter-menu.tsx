import { ListFilter } from 'lucide-react';
import { Button } from './button';
import { Chip } from './chip';
import { Menu } from './menu';

interface FilterProps {
  /** `count`: how many of the list each would leave. */
  readonly options: readonly { readonly id: string; readonly label: string; readonly count?: number }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

const toggled = ({ chosen }: FilterProps, id: string): readonly string[] =>
  chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];

/** Choices by which a list can be narrowed; the menu stays open while several are ticked. */
export function FilterMenu({ name, ...filter }: FilterProps & { readonly name: string }) {
  return (
    <Menu
      target={
        <Button kind="quiet" icon={<ListFilter aria-hidden="true" />}>
          {name}
        </Button>
      }
      groups={[
        {
          entries: filter.options.map(({ id, label, count }) => ({
            label: count === undefined ? label : `${label} (${count})`,
            checked: filter.chosen.includes(id),
            stay: true,
            run: () => filter.onChange(toggled(filter, id)),
          })),
        },
      ]}
    />
  );
}

/** The choices in force, each with its cross. */
export function FilterChips(filter: FilterProps) {
  return filter.chosen.map((id) => {
    const label = filter.options.find((option) => option.id === id)?.label ?? id;
    return (
      <Chip
        key={id}
        removeLabel={`Remove filter: ${label}`}
        onRemove={() => filter.onChange(toggled(filter, id))}
      >
        {label}
      </Chip>
    );
  });
}
