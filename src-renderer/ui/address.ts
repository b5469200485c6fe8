import { useLocation } from 'wouter';

/** The address of a place in the program: `address('studies', id)`. Ids may hold any sign. */
export const address = (...parts: readonly string[]): string => `/${parts.map(encodeURIComponent).join('/')}`;

/** The parts of the present address, decoded. */
export function useAddress(): readonly string[] {
  const [location] = useLocation();
  return location
    .split('/')
    .slice(1)
    .map((part) => {
      try {
        return decodeURIComponent(part);
      } catch {
        return part;
      }
    });
}
