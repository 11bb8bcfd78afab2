import { create } from 'zustand';

export type LeaveAnswer = 'save' | 'discard' | 'stay';

interface Asking {
  readonly name: string;
  readonly answer: (answer: LeaveAnswer) => void;
}

export const useLeave = create<{ readonly asking: Asking | null }>(() => ({ asking: null }));

/** Asks what to do with edits that are not saved; resolves when the person has answered. */
export function askToLeave(name: string): Promise<LeaveAnswer> {
  return new Promise((resolve) => {
    useLeave.setState({
      asking: {
        name,
        answer: (answer) => {
          useLeave.setState({ asking: null });
          resolve(answer);
        },
      },
    });
  });
}
