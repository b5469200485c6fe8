import type { GridApi, IHeaderParams } from 'ag-grid-community';
import { useEffect, useRef, useState } from 'react';

type Listed = 'nothing listed' | 'none' | 'some' | 'all';

/** How many of the rows that are listed are selected; those that a filter keeps out do not count. */
export const selectedOfListed = (api: Pick<GridApi, 'getSelectedNodes' | 'getDisplayedRowCount'>): Listed => {
  const listed = api.getDisplayedRowCount();
  if (listed === 0) return 'nothing listed';
  let selected = 0;
  for (const { displayed } of api.getSelectedNodes()) if (displayed) selected += 1;
  return selected === 0 ? 'none' : selected < listed ? 'some' : 'all';
};

/** What a filter keeps out is not selected any more: nobody should act on what they do not see. */
export const deselectHidden = (api: Pick<GridApi, 'getSelectedNodes' | 'setNodesSelected'>): void => {
  const nodes = api.getSelectedNodes().filter(({ displayed }) => !displayed);
  if (nodes.length > 0) api.setNodesSelected({ nodes, newValue: false });
};

/** Selects what is listed, never what a filter keeps out; where all of it is selected, takes that back. */
const toggle = (api: GridApi): void => {
  if (selectedOfListed(api) === 'all') api.deselectAll('filtered', 'uiSelectAllFiltered');
  else api.selectAll('filtered', 'uiSelectAllFiltered');
};

/**
 * The box in the head of the boxes' column. The grid has one too, but that goes through all rows after each change of the selection
 * and each sort: 0.1 s with 100,000 of them.
 */
export function SelectAll({ api, eGridHeader }: IHeaderParams) {
  const box = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<Listed>(() => selectedOfListed(api));
  useEffect(() => {
    const look = () => setState(selectedOfListed(api));
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== ' ' || event.target === box.current) return;
      event.preventDefault();
      toggle(api);
    };
    look();
    api.addEventListener('selectionChanged', look);
    api.addEventListener('modelUpdated', look);
    eGridHeader.addEventListener('keydown', onKeyDown);
    return () => {
      eGridHeader.removeEventListener('keydown', onKeyDown);
      if (api.isDestroyed()) return;
      api.removeEventListener('selectionChanged', look);
      api.removeEventListener('modelUpdated', look);
    };
  }, [api, eGridHeader]);
  useEffect(() => {
    if (box.current) box.current.indeterminate = state === 'some';
  }, [state]);
  const look = state === 'all' ? 'ag-checked' : state === 'some' ? 'ag-indeterminate' : '';
  const disabled = state === 'nothing listed';
  return (
    <div className="ag-header-select-all ag-checkbox ag-input-field">
      <div
        className={`ag-wrapper ag-input-wrapper ag-checkbox-input-wrapper ${look} ${disabled ? 'ag-disabled' : ''}`}
      >
        <input
          ref={box}
          type="checkbox"
          className="ag-input-field-input ag-checkbox-input"
          tabIndex={-1}
          aria-label="Select all that are listed"
          checked={state === 'all'}
          disabled={disabled}
          onChange={() => toggle(api)}
        />
      </div>
    </div>
  );
}
