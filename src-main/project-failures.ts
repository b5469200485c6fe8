import { type AppError, appError } from '#core/errors';

/** There is no copy of today. */
export const backupFailure = (cause: AppError, to: string): AppError =>
  appError('disk', 'The daily backup could not be made; your project itself is safe.', {
    where: { file: to },
    detail: { cause: cause.text },
  });

/** The open file turned out to be damaged. */
export const damagedInUse = ({ where, detail }: AppError): AppError =>
  appError(
    'project-damaged',
    'The project file is damaged, so nothing more is saved into it: export what you can, and go back to a copy of an earlier day.',
    { where, detail },
  );
