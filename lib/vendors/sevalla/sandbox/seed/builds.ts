import type { Build } from '../documents';

const messages = [
  'fix: round totals to cents',
  'feat: gift wrapping in the basket',
  'chore: update dependencies',
  'feat: show delivery date before checkout',
  'fix: keep filters when going back',
  'perf: cache category tree',
  'feat: store pick-up for two more cities',
  'fix: do not send the receipt twice',
];
const authors = ['rhea', 'tomasz', 'ines', 'kofi', 'lindqvist'];

/** Build number `number` of a repository; the same number is the same image everywhere. */
export function buildOf(repository: string, branch: string, number: number): Build {
  const commit = commitOf(`${repository}#${number}`);
  return {
    docker_image_url: `us-central1-docker.pkg.dev/sevalla-prod/meridian/${repository}:${commit.slice(0, 12)}`,
    git_type: 'github',
    repo_url: `https://github.com/meridian-goods/${repository}`,
    branch,
    commit_sha: commit,
    commit_message: messages[number % messages.length] ?? null,
    author_login: authors[number % authors.length] ?? null,
    author_img: null,
  };
}

/** A version of an image that is built elsewhere, so that nothing is known of its code. */
export function imageOf(image: string, number: number): Build {
  return {
    docker_image_url: `${image}:${number}`,
    git_type: null,
    repo_url: null,
    branch: null,
    commit_sha: null,
    commit_message: null,
    author_login: null,
    author_img: null,
  };
}

/** Forty digits that look like a commit and depend on the text alone. */
function commitOf(text: string): string {
  let state = 2166136261;
  let digits = '';
  for (let round = 0; digits.length < 40; round++) {
    for (const letter of `${text}/${round}`) state = Math.imul(state ^ letter.charCodeAt(0), 16777619) >>> 0;
    digits += state.toString(16).padStart(8, '0');
  }
  return digits.slice(0, 40);
}
