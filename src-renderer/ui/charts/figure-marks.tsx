import { memo } from 'react';
import type { Mark } from '#core/figures/marks';
import type { Palette } from '#core/figures/palette';

/** Draws marks at the places that the figure gives them. */
export const FigureMarks = memo(function FigureMarks({
  marks,
  palette,
}: {
  readonly marks: readonly Mark[];
  readonly palette: Palette;
}) {
  // Marks have no identity of their own: their place in the list is their key.
  return marks.map((mark, index) => (
    <Drawn key={`${index} ${mark.kind}`} mark={mark} colour={palette[mark.role]} />
  ));
});

function Drawn({ mark, colour }: { readonly mark: Mark; readonly colour: string }) {
  switch (mark.kind) {
    case 'text':
      return (
        <text
          x={mark.x}
          y={mark.y}
          fontSize={mark.size}
          fontWeight={mark.weight}
          textAnchor={mark.anchor}
          fill={colour}
        >
          {mark.text}
        </text>
      );
    case 'line':
      return (
        <line
          x1={mark.x1}
          y1={mark.y1}
          x2={mark.x2}
          y2={mark.y2}
          stroke={colour}
          strokeWidth={mark.width}
          strokeDasharray={mark.dash?.join(' ')}
        />
      );
    case 'rect':
      return <rect x={mark.x} y={mark.y} width={mark.width} height={mark.height} fill={colour} />;
    case 'polygon':
      return <polygon points={mark.points.map((point) => point.join(',')).join(' ')} fill={colour} />;
    case 'circle':
      return mark.hollow ? (
        <circle cx={mark.cx} cy={mark.cy} r={mark.r} fill="none" stroke={colour} />
      ) : (
        <circle cx={mark.cx} cy={mark.cy} r={mark.r} fill={colour} />
      );
  }
}
