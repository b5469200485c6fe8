import {
  type _ModuleWithoutApi,
  BeanStub,
  type GridApi,
  type IRowModel,
  type NamedBean,
  type OverlayType,
  type RowBounds,
  RowNode,
  RowSelectionModule,
} from 'ag-grid-community';

/** Where the grid's rows come from. */
export interface SlotSource {
  readonly count: number;
  /** How many there are, listed or not. */
  readonly size: number;
  /** Another one when other rows are listed, or in another order. */
  readonly version: number;
  at(index: number): object | undefined;
  indexOf(id: string): number;
  idOf(row: object): string;
  /** Called once, with what draws the rows. */
  attach(model: SlotModel): void;
  /** The grid has another order, other filters or other columns. */
  look(): void;
  /** The rows have their places for the first time, and none is drawn yet. */
  begin(): void;
}

export interface SlotContext {
  readonly rows: SlotSource;
}

export const rowHeight = 28;
/** So many slots out of sight are kept: scrolling goes back over them. */
const mostKept = 400;

/**
 * The grid's rows as slots: the row on screen stays where it is and shows another report when the order changes. The grid's own model gives
 * each of its rows a place after each sort and filter and draws all that are in sight anew; here only what the slots in sight show is changed.
 * Written against the parts that AG Grid shares with its other row models; it takes the name of one of those, as the grid knows no further.
 */
export class SlotModel extends BeanStub implements NamedBean, IRowModel {
  readonly beanName = 'rowModel';
  readonly hierarchical = false;
  rootNode: RowNode | null = null;
  private readonly slots = new Map<number, RowNode>();
  private started = false;
  private drawn = -1;

  postConstruct(): void {
    this.rootNode = new RowNode(this.beans);
    this.rootNode.level = -1;
    this.source.attach(this);
    const look = () => this.source.look();
    this.addManagedEventListeners({
      filterChanged: look,
      sortChanged: look,
      newColumnsLoaded: look,
      viewportChanged: () => this.forgetUnseen(),
    });
  }

  start(): void {
    this.started = true;
    // The grid tells of this before it chooses which rows to draw. Later those at the top would be drawn first, and what a scroll brings into
    // sight then gets its cells only a frame later, which may take long while a page is being built.
    const [stop] = this.addManagedEventListeners({
      rowContainerHeightChanged: () => {
        stop?.();
        this.source.begin();
      },
    });
    // Takes up the filters of columns, which may list the rows already.
    this.eventSvc.dispatchEventOnce({ type: 'rowCountReady' });
    this.source.look();
  }

  override destroy(): void {
    this.slots.clear();
    this.rootNode = null;
    super.destroy();
  }

  private get source(): SlotSource {
    const context: SlotContext = this.gos.get('context');
    return context.rows;
  }

  get api(): GridApi {
    return this.beans.gridApi;
  }

  /** Shows the rows as they are now. True where other ones are listed, or in another order, than before. */
  refresh(): boolean {
    if (!this.started) return false;
    const { source } = this;
    const { count, version } = source;
    for (const [index, node] of this.slots) {
      const row = index < count ? source.at(index) : undefined;
      if (row === undefined) {
        this.slots.delete(index);
        this.clear(node);
      } else if (node.data !== row) this.show(node, row);
    }
    if (version === this.drawn) return false;
    this.drawn = version;
    this.eventSvc.dispatchEvent({
      type: 'modelUpdated',
      newPage: false,
      newPageSize: false,
      newData: false,
      keepRenderedRows: true,
      animate: false,
    });
    return true;
  }

  /** What the rows are scrolled in, and the bar beside it, which the grid scrolls along; either may pull the other with it. */
  get scrolled(): readonly HTMLElement[] {
    return [
      ...this.beans.eGridDiv.querySelectorAll<HTMLElement>(
        '.ag-grid-viewport, .ag-body-vertical-scroll-viewport',
      ),
    ];
  }

  /** In pixels; may be called before any row is drawn. */
  scrollTo(top: number): void {
    const scroll = this.beans.ctrlsSvc.getScrollFeature();
    // Hidden until React has drawn the columns, a moment later: what is hidden has no height to scroll over.
    for (const hidden of this.beans.eGridDiv.querySelectorAll('.ag-grid-scrolling-container.ag-hidden'))
      hidden.classList.remove('ag-hidden');
    scroll.setVerticalScrollPosition(top);
    for (const part of this.scrolled) part.scrollTop = top;
  }

  getRow(index: number): RowNode | undefined {
    const known = this.slots.get(index);
    if (known !== undefined) return known;
    const row = this.source.at(index);
    if (row === undefined) return undefined;
    const node = this.make(row, index);
    this.slots.set(index, node);
    return node;
  }

  getRowNode(id: string): RowNode | undefined {
    const index = this.source.indexOf(id);
    return index < 0 ? undefined : this.getRow(index);
  }

  getRowCount(): number {
    return this.started ? this.source.count : 0;
  }

  getTopLevelRowCount(): number {
    return this.getRowCount();
  }

  getTopLevelRowDisplayedIndex(index: number): number {
    return index;
  }

  getRowIndexAtPixel(pixel: number): number {
    return Math.min(Math.floor(pixel / rowHeight), this.getRowCount() - 1);
  }

  isRowPresent({ id }: RowNode): boolean {
    return id !== undefined && this.source.indexOf(id) >= 0;
  }

  getRowBounds(index: number): RowBounds | null {
    return { rowTop: rowHeight * index, rowHeight };
  }

  isEmpty(): boolean {
    return this.source.size === 0;
  }

  isRowsToRender(): boolean {
    return this.getRowCount() > 0;
  }

  getOverlayType(): OverlayType | null {
    if (!this.started || this.getRowCount() > 0) return null;
    return this.source.size > 0 ? 'noMatchingRows' : 'noRows';
  }

  getNodesInRangeForSelection(first: RowNode, last: RowNode): RowNode[] {
    const ends = [first, last].map(({ id }) => (id === undefined ? -1 : this.source.indexOf(id)));
    return Math.min(...ends) < 0 ? [] : this.between(...ends);
  }

  between(...ends: readonly number[]): RowNode[] {
    const nodes: RowNode[] = [];
    for (let index = Math.min(...ends); index <= Math.max(...ends); index += 1) {
      const node = this.nodeAt(index);
      if (node !== undefined) nodes.push(node);
    }
    return nodes;
  }

  /** The slot there, or what stands for a row that has none: to select it. */
  nodeAt(index: number): RowNode | undefined {
    const known = this.slots.get(index);
    if (known !== undefined) return known;
    const row = this.source.at(index);
    return row === undefined ? undefined : this.make(row, index);
  }

  forEachNode(callback: (node: RowNode, index: number) => void): void {
    for (const [index, node] of [...this.slots]) callback(node, index);
  }

  getType(): 'infinite' {
    return 'infinite';
  }

  isLastRowIndexKnown(): boolean {
    return true;
  }

  ensureRowHeightsValid(): boolean {
    return false;
  }

  resetRowHeights(): void {}

  onRowHeightChanged(): void {}

  private make(row: object, index: number): RowNode {
    const node = new RowNode(this.beans);
    node.uiLevel = 0;
    node.setRowHeight(rowHeight);
    node.setRowIndex(index);
    node.setRowTop(rowHeight * index);
    node.setDataAndId(row, this.source.idOf(row));
    return node;
  }

  /** As the grid's `setDataAndId`, except that cells are asked to show another value instead of being made anew. */
  private show(node: RowNode, row: object): void {
    const oldData: unknown = node.data;
    this.name(node, this.source.idOf(row), row);
    node.__localEventService?.dispatchEvent({
      type: 'dataChanged',
      node,
      oldData,
      newData: row,
      update: true,
    });
  }

  /** A slot past the end: its row may stand in another one now. What is drawn of a slot without a name is taken away. */
  private clear(node: RowNode): void {
    this.name(node, undefined, undefined);
    node.clearRowTopAndRowIndex();
  }

  /** What is selected stays so, whichever slot shows it. */
  private name(node: RowNode, id: string | undefined, row: object | undefined): void {
    const { selectionSvc } = this.beans;
    const before = selectionSvc?.createDaemonNode?.(node);
    node.data = row;
    node.id = id;
    selectionSvc?.syncInRowNode(node, before);
  }

  private forgetUnseen(): void {
    if (this.slots.size <= mostKept) return;
    const drawn = new Set(this.beans.rowRenderer.getRenderedNodes());
    for (const [index, node] of this.slots) if (!drawn.has(node)) this.slots.delete(index);
  }
}

export const slotModelModule: _ModuleWithoutApi = {
  moduleName: 'InfiniteRowModel',
  // The grid takes parts of its own version only.
  version: RowSelectionModule.version,
  rowModels: ['infinite'],
  beans: [SlotModel],
};
