import { create } from 'zustand';
import { type EngineStatus, engineStatus, onEngineStatus } from '../connection/engine-client.ts';

/** Whether there is someone to ask. */
export const useEngineStatus = create<{ readonly status: EngineStatus }>(() => ({ status: engineStatus() }));

onEngineStatus((status) => useEngineStatus.setState({ status }));
