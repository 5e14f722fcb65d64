/** One application of the seed, in short. */
export interface Sketch {
  name: string;
  title: string;
  project: 'storefront' | 'partners' | null;
  /** The repository, or the image where `image` is true. */
  code: string;
  branch: string;
  image?: true;
  publicGit?: true;
  preview?: true;
  suspended?: true;
  autoDeploy?: true;
  stage: [pipeline: 'storefront' | 'partners', stage: string] | null;
  /** Newest first: which build, and how it went where it did not succeed. */
  runs: (number | [build: number, status: string, trigger?: string])[];
}

const shop = (
  part: string,
  suffix: string,
  stage: string,
  runs: Sketch['runs'],
  more: Partial<Sketch> = {},
): Sketch => ({
  name: `storefront-${part}-${suffix}`,
  title: `Storefront ${part} (${suffix})`,
  project: 'storefront',
  code: `storefront-${part}`,
  branch: 'main',
  stage: ['storefront', stage],
  runs,
  ...more,
});

const partner = (
  part: string,
  suffix: string,
  branch: string,
  stage: string,
  runs: Sketch['runs'],
  more: Partial<Sketch> = {},
): Sketch => ({
  name: `partner-portal${part}-${suffix}`,
  title: `Partner portal${part.replace('-', ' ')} (${suffix})`,
  project: 'partners',
  code: `partner-portal${part}`,
  branch,
  stage: ['partners', stage],
  runs,
  ...more,
});

const alone = (name: string, title: string, runs: Sketch['runs'], more: Partial<Sketch> = {}): Sketch => ({
  name,
  title,
  project: null,
  code: name,
  branch: 'main',
  stage: null,
  runs,
  ...more,
});

const automatic = { autoDeploy: true } as const;
const search = { image: true, code: 'ghcr.io/meridian-goods/search' } as const;

/** The web shop "Meridian Goods": two pipelines and what runs beside them, with every state a deployment can be in. */
export const sketches: readonly Sketch[] = [
  shop('web', 'dev', 'development', [14, 13, [13, 'failed'], 12, 11, 10, 9, 8], automatic),
  shop('web', 'staging', 'staging', [12, 11, 9, 8]),
  shop('web', 'eu', 'production', [9, 8, 7]),
  shop('web', 'us', 'production', [8, 7]),
  shop('api', 'dev', 'development', [[22, 'inProgress'], 21, 20, 19, 18], automatic),
  shop('api', 'staging', 'staging', [21, 20, 18]),
  // A push can overwrite here what was promoted, and has done so: build 23 went through no other stage.
  shop('api', 'production', 'production', [[23, 'success', 'AUTO_DEPLOY_ON_PUSH'], 20, 18], automatic),
  shop('checkout', 'dev', 'development', [31, [31, 'cancelled'], 30, 29], automatic),
  shop('checkout', 'staging', 'staging', [[31, 'waiting'], [30, 'inProgress'], 29]),
  shop('checkout', 'production', 'production', [29, [28, 'skipped'], 27]),
  shop('search', 'dev', 'development', [47, 46], search),
  shop('search', 'staging', 'staging', [[47, 'failed'], 46], search),
  shop('search', 'production', 'production', [46, 45], search),
  shop('recommendations', 'dev', 'development', [6, 5], automatic),
  shop('recommendations', 'staging', 'staging', [6, 5]),
  shop('recommendations', 'production', 'production', [], { suspended: true }),
  partner('', 'dev', 'develop', 'development', [17, 16, 15], automatic),
  partner('', 'staging', 'release', 'staging', [16, 15]),
  partner('', 'production', 'main', 'production', [15, 14]),
  partner('-reports', 'dev', 'develop', 'development', [4, 3], automatic),
  partner('-reports', 'production', 'main', 'production', [3]),
  partner('', 'pr-214', 'feature/bulk-orders', 'preview', [16], { preview: true }),
  partner('', 'pr-219', 'fix/csv-export', 'preview', [[17, 'failed']], { preview: true }),
  alone('warehouse-sync', 'Warehouse sync', [[5, 'verifying'], 4]),
  alone('image-resizer', 'Image resizer', [3], { image: true, code: 'darthsim/imgproxy' }),
  alone('status-page', 'Status page', [2, 1], { publicGit: true }),
  alone('newsletter-2024', 'Newsletter 2024', [1], { suspended: true }),
];

const kinds = [
  ['dev', 'development', 3],
  ['staging', 'staging', 2],
  ['production', 'production', 1],
] as const;

/** Another ten applications for each step of the scale, in a pipeline of their own. */
export function manySketches(scale: number): (Sketch & { region: string })[] {
  return Array.from({ length: (scale - 1) * 10 }, (_, index) => {
    const service = Math.floor(index / kinds.length) + 1;
    const [suffix, region, newest] = kinds[index % kinds.length] ?? kinds[0];
    const name = `region-service-${String(service).padStart(3, '0')}`;
    return { ...alone(`${name}-${suffix}`, `${name} ${suffix}`, [newest + 1, newest]), code: name, region };
  });
}
