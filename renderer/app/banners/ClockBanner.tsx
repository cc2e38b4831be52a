import { Button } from '../../components/Button.tsx';
import { clockFinding } from '../../components/clock-words.ts';
import type { ClockChecking } from '../use-clock-check.ts';
import { Banner } from './Banner.tsx';

/** Says that this computer's clock is wrong, or why it could not be checked. */
export function ClockBanner({ clockCheck }: { clockCheck: ClockChecking }) {
  const { checked, isPending, run, hide } = clockCheck;
  if (checked === undefined) {
    return null;
  }
  const { fact, meaning, tone } = clockFinding(checked);
  return (
    <Banner
      title={fact}
      isUrgent={tone === 'bad'}
      actions={
        <>
          <Button isPending={isPending} onPress={run}>
            {isPending ? 'Checking…' : 'Check again'}
          </Button>
          <Button variant="quiet" onPress={hide}>
            Hide
          </Button>
        </>
      }
    >
      <p>{meaning}</p>
    </Banner>
  );
}
