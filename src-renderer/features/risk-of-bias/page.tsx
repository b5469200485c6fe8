import { useAddress } from '../../ui/address';
import { AppraisalPage } from './parts/appraisal-page';
import { Overview } from './parts/overview';

/** `/risk-of-bias` is the traffic-light table, `/risk-of-bias/:key` the appraisal of one result (`.../consensus` that of all). */
export function RiskOfBiasPage() {
  const [, key, who] = useAddress();
  if (key === undefined || key === '') return <Overview />;
  return <AppraisalPage key={`${key} ${who ?? ''}`} resultKey={key} consensus={who === 'consensus'} />;
}
