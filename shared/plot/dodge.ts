interface Block {
  members: number[];
  /** Sum of (wanted position - offset in the block): the block's start is its mean. */
  sum: number;
}

/**
 * Positions moved as little as possible so that neighbours are at least `spacing` apart and all lie in [low, high].
 * Overlapping labels are merged into blocks that sit at the mean of what their members want (isotonic least squares).
 */
export function dodge(wanted: readonly number[], spacing: number, low: number, high: number): readonly number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
  const blocks: Block[] = [];
  for (const index of order) {
    let block: Block = { members: [index], sum: wanted[index] ?? 0 };
    for (
      let before = blocks.at(-1);
      before !== undefined && start(before) + before.members.length * spacing > start(block);
      before = blocks.at(-1)
    ) {
      const shift = before.members.length * spacing;
      block = { members: [...before.members, ...block.members], sum: before.sum + block.sum - block.members.length * shift };
      blocks.pop();
    }
    blocks.push(block);
  }
  const placed = [...wanted];
  const flat = blocks.flatMap((block) => block.members.map((member, offset) => ({ member, at: start(block) + offset * spacing })));
  let floor = low;
  for (const each of flat) {
    each.at = Math.max(each.at, floor);
    floor = each.at + spacing;
  }
  let ceiling = high;
  for (const each of flat.reverse()) {
    each.at = Math.min(each.at, ceiling);
    ceiling = each.at - spacing;
    placed[each.member] = each.at;
  }
  return placed;
}

function start(block: Block): number {
  return block.sum / block.members.length;
}
