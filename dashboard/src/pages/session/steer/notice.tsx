import { ApprovalOutcome } from './approval-outcome.tsx';
import { ApprovalPanel } from './approval-panel.tsx';
import { BudgetPanel } from './budget-panel.tsx';
import { HandsBanner } from './hands-banner.tsx';
import { PhoneLostPanel } from './phone-lost-panel.tsx';
import { QuestionPanel } from './question-panel.tsx';
import { useSteering } from './steering.tsx';

/** What the session waits for, with what ends the wait. */
export function SessionNotice() {
  return (
    <>
      <Waiting />
      <ApprovalOutcome />
    </>
  );
}

function Waiting() {
  const { session } = useSteering();
  switch (session.pauseReason) {
    case 'question':
      return session.question && <QuestionPanel key={session.question.index} question={session.question} />;
    case 'approval':
      return session.approval && <ApprovalPanel key={session.approval.index} approval={session.approval} />;
    case 'takeover':
      return <HandsBanner />;
    case 'budget':
      return <BudgetPanel />;
    case 'phone_lost':
      return <PhoneLostPanel />;
    default:
      return null;
  }
}
