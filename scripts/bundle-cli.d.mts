export function workerInputs(): Record<string, string>;
export function bundleForNode(input: Record<string, string>, outDir: string, minify?: boolean): Promise<void>;
