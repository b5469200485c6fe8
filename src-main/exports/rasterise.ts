import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { type AppError, appError } from '#core/errors';
import { err, ok, type Result } from '#core/result';

/** An SVG drawing as PNG, with the bundled fonts only, so that the picture is the same on every machine. */
export const rasterise = (svg: string, scale: number, resources: string): Result<Uint8Array, AppError> => {
  const fonts = ['inter-regular.ttf', 'inter-semi-bold.ttf'].map((name) => join(resources, 'fonts', name));
  try {
    const drawing = new Resvg(svg, {
      fitTo: { mode: 'zoom', value: scale },
      font: { fontFiles: fonts, loadSystemFonts: false, defaultFontFamily: 'Inter' },
    });
    return ok(drawing.render().asPng());
  } catch (cause) {
    return err(appError('internal', 'The picture could not be drawn.', { detail: { cause: String(cause) } }));
  }
};
